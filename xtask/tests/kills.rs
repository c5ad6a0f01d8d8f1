//! Runs that are killed, at every moment at which they can be: the next one finishes their work and leaves nothing of it.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests may say what must hold, as tests do")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const CLOUD: &str = include_str!("../../docs-input/cloud.toml");
const SERVICE: &str = include_str!("../../docs-input/eg/service.toml");
const SERVICES: [&str; 3] = ["aa", "bb", "cc"];
const PAGES: usize = 6;

/// Of these, half come at a moment of the whole run, and half while it writes.
const KILLS: u32 = 64;
/// So many of them have to hit a run that writes, or the test says nothing. Most do.
const HITS: usize = 12;

struct Repository {
    dir: TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { dir: TempDir::new().unwrap() };
        for id in SERVICES {
            let folder = repository.docs().join(id);
            fs::create_dir_all(&folder).unwrap();
            let settings = SERVICE.replace("id = \"eg\"", &format!("id = \"{id}\""));
            fs::write(folder.join("service.toml"), settings).unwrap();
        }
        fs::write(repository.docs().join("cloud.toml"), CLOUD).unwrap();
        repository
    }

    fn docs(&self) -> PathBuf {
        self.dir.path().join("docs")
    }

    /// Other pages than in any round before, so that files come and go and every `names.lock` grows.
    fn turn(&self, round: u32) {
        for id in SERVICES {
            let folder = self.docs().join(id);
            for path in
                entries(&folder).into_iter().filter(|path| path.extension().is_some_and(|it| it == "md"))
            {
                fs::remove_file(path).unwrap();
            }
            for number in 0..PAGES {
                let name = format!("CreateJob{round}Of{number}");
                let text = format!(
                    "# Creating {name}\n\n## URI\n\nPOST /v1/{{project_id}}/{name}\n\n## Request\n\n\
                     **Table 1** Request parameters\n\n\
                     | Parameter | Mandatory | Type | Description |\n|---|---|---|---|\n\
                     | name | Yes | String | Name of the job. |\n"
                );
                fs::write(folder.join(format!("{name}.md")), text).unwrap();
            }
        }
    }

    fn start(&self, check: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["generate", "--docs-input", "docs", "--generated", "out", "--runtime", "0.1"])
            .args(check)
            .current_dir(self.dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    fn locks(&self) -> Vec<String> {
        let text =
            |id: &&str| fs::read_to_string(self.docs().join(id).join("names.lock")).unwrap_or_default();
        SERVICES.iter().map(text).collect()
    }

    fn is_writing(&self) -> bool {
        let folders = SERVICES.map(|id| self.docs().join(id));
        folders
            .into_iter()
            .chain([self.dir.path().join("out")])
            .flat_map(|folder| entries(&folder))
            .any(|path| is_unfinished(&path))
    }

    /// Every file of this program that is no output, wherever it lies.
    fn left(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.dir.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for path in entries(&folder) {
                if path.is_dir() {
                    folders.push(path);
                } else if name(&path).starts_with(".tablature-") {
                    found.push(path);
                }
            }
        }
        found
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A file that a run has while it writes.
fn is_unfinished(path: &Path) -> bool {
    name(path).starts_with(".tablature-") && name(path) != ".tablature-lock"
}

#[test]
fn whenever_a_run_is_killed_the_next_one_finishes_and_tidies_up() {
    let repository = Repository::new();
    repository.turn(0);
    let start = Instant::now();
    assert!(repository.start(&[]).wait().unwrap().success());
    let whole = start.elapsed();

    let (mut locks, mut hits) = (repository.locks(), 0);
    for round in 1..=KILLS {
        repository.turn(round);
        let mut run = repository.start(&[]);
        if round % 2 == 0 {
            std::thread::sleep(whole * round / KILLS);
        } else {
            while !repository.is_writing() && run.try_wait().unwrap().is_none() {}
            // It writes for some milliseconds.
            std::thread::sleep(Duration::from_micros(u64::from(round % 16) * 500));
        }
        run.kill().unwrap();
        run.wait().unwrap();
        hits += usize::from(repository.is_writing());
        let after = repository.locks();
        for (before, after) in locks.iter().zip(&after) {
            assert!(after.starts_with(before.as_str()), "round {round}: names were lost");
            assert!(after.is_empty() || after.ends_with('\n'), "round {round}: half a line");
        }
        locks = after;
    }
    assert!(hits >= HITS, "only {hits} of {KILLS} kills hit a run that writes");
    println!("{hits} of {KILLS} kills hit a run that writes");

    let left = repository.left();
    repository.start(&["--check"]).wait().unwrap();
    assert_eq!(repository.left(), left, "a check leaves everything as it is");
    assert!(repository.start(&[]).wait().unwrap().success());
    assert_eq!(repository.left(), [""; 0].map(PathBuf::from));
    assert!(repository.start(&["--check"]).wait().unwrap().success());
    let crates: Vec<String> =
        entries(&repository.dir.path().join("out")).iter().map(|path| name(path)).collect();
    assert_eq!(
        crates.len(),
        SERVICES.len() + 2,
        "the crates, that of the cloud, and the manifest: {crates:?}"
    );
}
