//! Whole runs against a site on this machine.

mod corpus;
mod forms;
mod misbehaviour;
mod runs;
mod server;

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use tempfile::TempDir;

use super::clock::tests::StoppedClock;
use super::*;
use server::{Reply, Server};

const CLOUD: &str = include_str!("../../../../docs-input/cloud.toml");
const SERVICE: &str = include_str!("../../../../docs-input/eg/service.toml");

/// Impatient, and content with small pages.
fn manners() -> Manners {
    let mut manners = Manners { delay: Duration::ZERO, ..Manners::default() };
    manners.bounds.bytes = 200_000;
    manners.bounds.idle = Duration::from_millis(400);
    manners
}

/// A page with one operation and so many rows, as the help centre serves it.
fn html(name: &str, rows: usize) -> String {
    let row = |number| {
        format!(
            "<tr><td><p>{name}_{number}</p></td><td><p>Yes</p></td><td><p>String</p></td><td><p>Name of the job.</p></td></tr>"
        )
    };
    let rows: String = (0..rows).map(row).collect();
    format!(
        "<h1 class=\"topictitle1\">Creating {name}</h1><div><div class=\"section\"><h4 class=\"sectiontitle\">URI</h4>\
         <p>POST /v1/{{project_id}}/{name}</p></div><div class=\"section\"><h4 class=\"sectiontitle\">Request Parameters</h4>\
         <div class=\"tablenoborder\"><table><caption><b>Table 1 </b>Request body parameters</caption><thead><tr><th>Parameter</th>\
         <th>Mandatory</th><th>Type</th><th>Description</th></tr></thead><tbody>{rows}</tbody></table></div></div></div>"
    )
}

/// The same within the site. Whatever depends on the day is in what surrounds it.
fn in_site(content: &str, day: usize) -> String {
    format!(
        "<!DOCTYPE html>\n<html><head><title>Help</title><script nonce=\"{day}\">var day = {day};</script></head><body data-day=\"{day}\">\
         <div class=\"nav-left\"><ul><li><a href=\"/x{day}.html\">Page of day {day}</a></li></ul></div>\
         <div class=\"help-main\"><div class=\"crumbs breadcrumb\"><a href=\"/\">Help Center</a> &gt; {day}</div>\
         <div class=\"help-content\">{content}\n<div class=\"fb-{day}\"><h3>Feedback</h3><p>Was this page helpful?</p><p>Provide feedback</p>\
         <p>Thank you very much for your feedback. We will continue working to improve the documentation.</p><p>{day} readers</p></div></div></div>\
         <!-- built on {day} --><footer><p>Copyright {day}</p></footer></body></html>"
    )
}

/// The same in Markdown.
fn markdown(name: &str, rows: usize) -> String {
    let rows = (0..rows)
        .map(|number| format!("| {name}_{number} | Yes | String | Name of the job. |\n"))
        .collect::<Vec<_>>()
        .concat();
    format!(
        "# Creating {name}\n\n#### URI\n\nPOST /v1/{{project_id}}/{name}\n\n#### Request Parameters\n\n**Table 1** Request body parameters\n\n\
         | Parameter | Mandatory | Type | Description |\n|:---|:---|:---|:---|\n{rows}"
    )
}

/// A documents folder whose pages come from a site.
struct Fixture {
    dir: TempDir,
    server: Server,
    clock: StoppedClock,
    manners: Manners,
}

/// What a run said.
struct Said {
    success: bool,
    report: String,
    diagnostics: String,
}

impl Said {
    #[track_caller]
    fn has(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(
                self.report.contains(part) || self.diagnostics.contains(part),
                "`{part}` is not in\n{}\n{}",
                self.report,
                self.diagnostics
            );
        }
        self
    }

    #[track_caller]
    fn succeeds(&self) -> &Self {
        assert!(self.success && !self.diagnostics.contains("error"), "{}\n{}", self.report, self.diagnostics);
        self
    }

    #[track_caller]
    fn fails(&self) -> &Self {
        assert!(!self.success, "{}\n{}", self.report, self.diagnostics);
        self
    }
}

impl Fixture {
    /// With these pages by their paths on the site.
    fn of(pages: &[&str]) -> Self {
        let fixture = Self::without_settings();
        let urls: Vec<String> = pages.iter().map(|page| format!("'{}'", fixture.server.url(page))).collect();
        fixture.settings(&format!("pages = [{}]", urls.join(", ")));
        fixture
    }

    fn without_settings() -> Self {
        let dir = TempDir::new().unwrap();
        fs::create_dir(dir.path().join("eg")).unwrap();
        fs::write(dir.path().join("cloud.toml"), CLOUD).unwrap();
        let (server, clock) = (Server::start(), StoppedClock::default());
        Self { dir, server, clock, manners: manners() }
    }

    /// The table `[fetch]`.
    fn settings(&self, fetch: &str) {
        fs::write(self.path("service.toml"), format!("{SERVICE}\n[fetch]\n{fetch}\n")).unwrap();
    }

    fn path(&self, file: &str) -> PathBuf {
        self.dir.path().join("eg").join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_default()
    }

    /// The names of all files of the service, but for its settings.
    fn files(&self) -> Vec<String> {
        let names = fs::read_dir(self.path(""))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name != "service.toml").collect();
        names.sort();
        names
    }

    /// All files and what is in them.
    fn state(&self) -> Vec<(String, String)> {
        self.files().into_iter().map(|file| (file.clone(), self.read(&file))).collect()
    }

    fn args(&self) -> Args {
        Args { docs_input: Some(self.dir.path().to_owned()), ..Args::default() }
    }

    fn run(&self) -> Said {
        self.run_with(&self.args())
    }

    fn force(&self) -> Said {
        self.run_with(&Args { force: true, ..self.args() })
    }

    fn frozen(&self) -> Said {
        self.run_with(&Args { frozen: true, ..self.args() })
    }

    fn run_with(&self, args: &Args) -> Said {
        let outcome = super::run_with(args, self.manners, &self.clock, &Progress::hidden()).unwrap();
        let plain = |text: &str| anstream::adapter::strip_str(text).to_string();
        Said {
            success: outcome.success,
            report: plain(&outcome.report),
            diagnostics: plain(&outcome.diagnostics),
        }
    }
}
