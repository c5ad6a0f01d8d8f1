//! From documents to the folder that is served: one small service, published again and again.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::*;

const CLOUD: &str = include_str!("../../../docs-input/cloud.toml");
const SERVICE: &str = include_str!("../../../docs-input/eg/service.toml");
const PAGE: &str = "# Stopping a Job\n\n## Function\n\nThis API is used to stop a job.\n\n## URI\n\n\
                    POST /v1/{project_id}/jobs/{job_id}/stop\n\nTable 1 Path Parameters\n\n\
                    | Parameter | Mandatory | Type | Description |\n|:---|:---|:---|:---|\n\
                    | project_id | Yes | String | Project ID |\n| job_id | Yes | String | Job ID. |\n";

/// Documents, and the folder to publish them to.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { dir: TempDir::new().unwrap() };
        place.put("docs/cloud.toml", CLOUD);
        place.put("docs/eg/service.toml", SERVICE);
        place.put("docs/eg/StopJob.md", PAGE);
        place
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn version(&self, version: &str) {
        self.put(
            "docs/eg/service.toml",
            &SERVICE.replace("version = \"0.1.0\"", &format!("version = \"{version}\"")),
        );
    }

    fn publish(&self) -> Result<Outcome, Error> {
        run(&Args {
            documents: Documents { docs_input: Some(self.dir.path().join("docs")), cloud: None },
            out: Some(self.dir.path().join("out")),
            documents_only: true,
            ..Args::default()
        })
    }

    /// The site, but for what others have written.
    fn site(&self) -> BTreeMap<String, String> {
        let documents = load::Documents::open(&self.dir.path().join("docs"), None, None);
        let spool = Spool::open(self.dir.path()).unwrap();
        let (services, diagnostics) = taken(&documents, make::all(&documents, true, &spool).unwrap());
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        let pages = services.iter().flat_map(|service| &service.pages);
        let pages = pages.map(|(path, file)| (path.clone(), spool.text(file.span).unwrap()));
        let listed = services.iter().map(|service| &service.listed);
        let cloud = documents.cloud.as_ref().unwrap();
        let shared = site::files(cloud, listed, &site::Guide::default(), site::Tools::default());
        shared.into_iter().chain(pages).collect()
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.dir.path().join("out/huaweicloud").join(path)).ok()
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.text(path).unwrap()).unwrap()
    }
}

#[test]
fn a_service_is_published_in_all_forms_and_twice_the_same() {
    let place = Place::new();
    let first = place.publish().unwrap();
    assert!(first.success, "{}", first.diagnostics);
    for name in ["openapi.json", "openapi.yaml", "openapi-3.0.json", "openapi-3.0.yaml", "model.json"] {
        let latest = place.text(&format!("eg/{name}")).unwrap();
        assert_eq!(place.text(&format!("eg/versions/0.1.0/{name}")).unwrap(), latest);
    }
    assert_eq!(place.json("eg/openapi.json")["openapi"], "3.1.0");
    assert_eq!(place.json("eg/openapi-3.0.json")["openapi"], "3.0.3");
    assert!(place.text("eg/openapi.yaml").unwrap().starts_with("openapi: \"3.1.0\"\n"));
    let again = place.publish().unwrap();
    assert!(again.report.contains("0 files written"), "{}", again.report);
}

#[test]
fn a_new_version_stands_beside_the_older_one() {
    let place = Place::new();
    place.publish().unwrap();
    let old = place.text("eg/versions/0.1.0/openapi.json").unwrap();
    place.put("docs/eg/StopJob.md", &PAGE.replace("Job ID.", "ID of the job."));
    place.version("0.10.0");
    place.publish().unwrap();
    place.version("0.9.0");
    place.publish().unwrap();
    assert_eq!(place.text("eg/versions/0.1.0/openapi.json").unwrap(), old);
    assert!(place.text("eg/openapi.json").unwrap().contains("ID of the job."));
    let service = &place.json("catalogue.json")["services"][0];
    let versions: Vec<&Value> =
        service["versions"].as_array().unwrap().iter().map(|it| &it["version"]).collect();
    assert_eq!(versions, ["0.10.0", "0.9.0", "0.1.0"]);
    let files = service["files"]
        .as_array()
        .unwrap()
        .iter()
        .chain(service["versions"][2]["files"].as_array().unwrap());
    for file in files {
        assert!(place.text(file["path"].as_str().unwrap()).is_some(), "{file}");
    }
}

#[test]
fn what_is_published_stays() {
    let place = Place::new();
    place.publish().unwrap();
    let old = place.text("eg/openapi.json");
    place.put("docs/eg/StopJob.md", &PAGE.replace("Job ID.", "ID of the job."));
    let refused = place.publish().unwrap_err();
    assert_eq!(refused.to_string(), "0.1.0 of `eg` was published with another `openapi.json`");
    assert!(refused.help().starts_with("set a new `crate.version`"));
    assert_eq!(place.text("eg/openapi.json"), old);
}

/// What cannot be read now may be read tomorrow: it is not forgotten, and its number is not given again.
#[cfg(unix)]
#[test]
fn a_version_that_cannot_be_read_stays_published() {
    let place = Place::new();
    place.publish().unwrap();
    let path = place.dir.path().join("out/huaweicloud/eg/versions/0.1.0/openapi.json");
    for broken in [b"\xff".as_slice(), b"/dev/zero"] {
        fs::remove_file(&path).unwrap();
        if broken.starts_with(b"/") {
            std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        } else {
            fs::write(&path, broken).unwrap();
        }
        place.version("0.2.0");
        let refused = place.publish().unwrap_err().to_string();
        assert!(refused.contains("0.1.0/openapi.json"), "{refused}");
        assert!(fs::symlink_metadata(&path).is_ok(), "it is as it was");
        assert!(place.text("eg/versions/0.2.0/openapi.json").is_none());
    }
}

#[test]
fn a_folder_without_a_service_is_told_of() {
    let place = Place::new();
    fs::remove_dir_all(place.dir.path().join("docs/eg")).unwrap();
    let outcome = place.publish().unwrap();
    assert!(!outcome.success);
    assert!(outcome.report.contains("has no service, which is a folder with pages"), "{}", outcome.report);
    assert!(!place.dir.path().join("out").exists());
}

#[test]
fn documents_with_errors_are_not_published() {
    let place = Place::new();
    place.put("docs/eg/service.toml", "id = 1");
    let outcome = place.publish().unwrap();
    assert!(!outcome.success && !outcome.diagnostics.is_empty());
    assert_eq!(outcome.report, "nothing is published: the documents have errors\n");
    assert!(!place.dir.path().join("out").exists());
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let place = Place::new();
    place.put("out/holiday.jpg", "");
    assert!(matches!(place.publish(), Err(Error::Refused { .. })));
}

#[test]
fn every_field_leads_to_its_row() {
    let place = Place::new();
    let site = place.site();
    let operation = &site["eg/operations/StopJob.html"];
    let field = operation.split("id=\"path.job_id\"").nth(1).unwrap();
    let link = field.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(link, "../pages/StopJob.html#table-1.2");
    assert!(field.contains("Table 1, row 2") && field.contains("Job ID."), "{field}");
    let row = site["eg/pages/StopJob.html"].split("id=\"table-1.2\"").nth(1).unwrap();
    assert!(row.split("</tr>").next().unwrap().contains("job_id"), "{row}");
    assert_eq!(place.site(), site, "the same documents give the same bytes");
}

#[test]
fn an_operation_comes_with_calls_that_can_be_run() {
    let site = Place::new().site();
    let operation = &site["eg/operations/StopJob.html"];
    let url = "https://eg.cn-north-4.myhuaweicloud.com/v1/${PROJECT_ID}/jobs/${JOB_ID}/stop";
    assert!(operation.contains(&format!("curl -X POST &quot;{url}&quot;")), "{operation}");
    assert!(operation.contains("eg.stop_job(&quot;job_id&quot;).send().await?"), "{operation}");
    assert!(site["-/assets/search.js"].contains(r#"[0,"Stopping a Job","StopJob","POST","/v1/{project_id}/jobs/{job_id}/stop","operations/StopJob.html"]"#));
}

#[test]
fn a_contradiction_stands_beside_its_field() {
    let place = Place::new();
    let second = "\n## Example Requests\n\n```\nPOST /v1/{project_id}/jobs/1/stop\n\n{ \"force\": true }\n```\n\n## Response\n\nTable 2 Response body parameters\n\n\
                  | Parameter | Type | Description |\n|:---|:---|:---|\n| id | Wombat | The ID. |\n";
    place.put("docs/eg/StopJob.md", &format!("{PAGE}{second}"));
    let site = place.site();
    let operation = &site["eg/operations/StopJob.html"];
    assert!(
        operation.contains("class=\"mark\" href=\"#finding-") && operation.contains("findings.html#T4001"),
        "{operation}"
    );
    assert!(site["findings.html"].contains("id=\"T4001\""));
    let read = &site["eg/pages/StopJob.html"];
    assert!(read.contains("<h2>1 example</h2>") && read.contains("{ &quot;force&quot;: true }"), "{read}");
}

#[test]
fn what_a_page_says_is_no_markup_on_the_site() {
    let place = Place::new();
    let attack = "</p><script src=//x.test></script><img src=x onerror=alert(1)>";
    place.put(
        "docs/eg/StopJob.md",
        &PAGE
            .replace("Job ID.", &format!("`{attack}`"))
            .replace("Stopping a Job", &format!("Stopping `{attack}`")),
    );
    for (path, text) in place.site() {
        if path.starts_with("eg/") && text.starts_with("<!DOCTYPE html>") {
            assert!(!text.contains("<script src=//x") && !text.contains("<img"), "{path}: {text}");
        }
    }
}

#[test]
fn the_page_of_a_service_tells_its_history() {
    let place = Place::new();
    place.version("0.2.0");
    let change = "class = \"breaking\"\nrule = \"request-value-removed\"\ntext = \"`fast` is gone\"\n";
    let release = format!("version = \"0.2.0\"\ndate = \"2026-11-30\"\n\n[[changes]]\n{change}");
    place.put("docs/eg/changes/0.2.0.toml", &release);
    let page = &place.site()["eg/index.html"];
    let history = page.split("id=\"history\"").nth(1).unwrap();
    assert!(history.contains("0.2.0") && history.contains("breaking"), "{history}");
    assert!(history.contains("<code>fast</code> is gone"), "{history}");
    assert!(page.contains("href=\"CHANGELOG.md\""), "{page}");
}
