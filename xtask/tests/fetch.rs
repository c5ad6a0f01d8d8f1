//! The program itself, fetching from a site on this machine: killed in the middle, and run again.
#![expect(clippy::unwrap_used, reason = "helpers of tests may say what must hold, as tests do")]

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

use tempfile::TempDir;

const CLOUD: &str = include_str!("../../docs-input/cloud.toml");
const SERVICE: &str = include_str!("../../docs-input/eg/service.toml");
const PAGES: usize = 6;

/// A site with some pages. At one of them it falls silent, until it is told not to.
struct Site {
    address: String,
    silent_at: Arc<Mutex<Option<String>>>,
    /// `200 /3.html`, for each answer.
    answers: Arc<Mutex<Vec<String>>>,
    /// Says when it fell silent.
    fell_silent: Receiver<()>,
}

impl Site {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (says, fell_silent) = channel();
        let silent_at: Arc<Mutex<Option<String>>> = Arc::default();
        let answers: Arc<Mutex<Vec<String>>> = Arc::default();
        let site =
            Self { address, silent_at: Arc::clone(&silent_at), answers: Arc::clone(&answers), fell_silent };
        thread::spawn(move || {
            // Connections on which nothing is said are kept, so that they stay open.
            let mut kept = Vec::new();
            for stream in listener.incoming().flatten() {
                kept.extend(serve(stream, &silent_at, &answers, &says));
            }
        });
        site
    }
}

fn serve(
    mut stream: TcpStream,
    silent_at: &Mutex<Option<String>>,
    answers: &Mutex<Vec<String>>,
    says: &Sender<()>,
) -> Option<TcpStream> {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let path = lines.next()?.split(' ').nth(1)?.to_owned();
    let is_known = lines
        .take_while(|line| !line.is_empty())
        .any(|line| line.to_lowercase().starts_with("if-none-match: \"1\""));
    if silent_at.lock().unwrap().as_deref() == Some(path.as_str()) {
        says.send(()).unwrap();
        return Some(stream);
    }
    let is_page = path != "/robots.txt";
    let (status, body) = match (is_page, is_known) {
        (false, _) => (404, String::new()),
        (true, true) => (304, String::new()),
        (true, false) => (200, format!("<h1>Showing a job</h1><p>GET /v1/jobs{path}</p>")),
    };
    answers.lock().unwrap().push(format!("{status} {path}"));
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Said\r\nConnection: close\r\nETag: \"1\"\r\nContent-Length: {length}\r\n\r\n"
    );
    let _ = stream.write_all((head + &body).as_bytes());
    None
}

fn documents(site: &Site) -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("eg")).unwrap();
    fs::write(dir.path().join("cloud.toml"), CLOUD).unwrap();
    let pages: Vec<String> = (1..=PAGES).map(|page| format!("'{}/{page}.html'", site.address)).collect();
    let fetch = format!("{SERVICE}\n[fetch]\npages = [{}]\nform = 'html'\n", pages.join(", "));
    fs::write(dir.path().join("eg/service.toml"), fetch).unwrap();
    dir
}

fn fetch(documents: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["fetch", "--docs-input", documents.to_str().unwrap()]).args(more);
    command.env("NO_PROXY", "127.0.0.1").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn succeeds(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    assert_eq!(text(&output.stderr), "", "there is no progress where there is no terminal");
    text(&output.stdout)
}

#[test]
fn a_run_that_is_killed_is_finished_by_the_next_one() {
    let site = Site::start();
    let dir = documents(&site);
    *site.silent_at.lock().unwrap() = Some("/4.html".to_owned());
    let mut child = fetch(dir.path(), &["--delay", "0"]).spawn().unwrap();
    site.fell_silent.recv().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let lock = fs::read_to_string(dir.path().join("eg/fetch.lock")).unwrap();
    for page in 1..=PAGES {
        let is_there = page < 4;
        assert_eq!(dir.path().join(format!("eg/{page}.html")).exists(), is_there, "{page}");
        assert_eq!(lock.contains(&format!("[page.\"{page}.html\"]")), is_there, "{lock}");
    }

    *site.silent_at.lock().unwrap() = None;
    site.answers.lock().unwrap().clear();
    let report = succeeds(&fetch(dir.path(), &["--delay", "0"]).output().unwrap());
    assert!(report.contains("eg: 6 pages: 3 new, 3 unchanged"), "{report}");
    let answers = std::mem::take(&mut *site.answers.lock().unwrap());
    let expected = [
        "404 /robots.txt",
        "304 /1.html",
        "304 /2.html",
        "304 /3.html",
        "200 /4.html",
        "200 /5.html",
        "200 /6.html",
    ];
    assert_eq!(answers, expected);

    let report = succeeds(&fetch(dir.path(), &["--frozen"]).output().unwrap());
    assert_eq!(report, "eg: 6 pages as fetched\n");
    assert!(site.answers.lock().unwrap().is_empty());
    // Nothing half written is left, nor the guard.
    let hidden = |folder: &Path| {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_string_lossy().starts_with('.')).count()
    };
    assert_eq!(hidden(dir.path()) + hidden(&dir.path().join("eg")), 0);
}
