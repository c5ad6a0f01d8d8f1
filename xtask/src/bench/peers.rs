//! Other generators, from ready documents to Rust: what we do from pages, they do from what we write.
//!
//! They run where `tests/generators/install.sh` has put them, and are left out where they are not. A service whose document one of
//! them refuses does not count for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tablature_codegen::emit::openapi;

use super::{cloud, process};
use crate::error::Error;

/// How a generator is asked for Rust of a document.
type Ask = fn(&Path, &Path, &Path) -> Option<Command>;

const PEERS: [(&str, Ask); 2] = [("progenitor", progenitor), ("openapi-generator", openapi_generator)];

/// Measures each peer on the documents of the services of a folder. `tools` is where they are installed.
pub(super) fn measure(generated: &Path, tools: &Path, scratch: &Path) -> Result<Vec<Made>, Error> {
    let documents = documents(generated)?;
    let mut peers = Vec::new();
    for (name, ask) in PEERS {
        let mut peer = Made { name, ..Made::default() };
        for (folder, document) in &documents {
            let older = scratch.join("openapi-3.0.json");
            fs::write(&older, openapi::emit_3_0(document)).map_err(Error::io("write", &older))?;
            let out = scratch.join(name).join(folder.file_name().unwrap_or_default());
            fs::create_dir_all(&out).map_err(Error::io("create", &out))?;
            let Some(mut command) = ask(tools, &older, &out) else { continue };
            let cost = process::measure(&mut command)?;
            // One that refuses the document leaves nothing.
            peer.add(document, &out, cost.cpu)?;
        }
        if peer.services > 0 {
            peers.push(peer);
        }
    }
    Ok(peers)
}

/// What we made of the pages of the same services, in one run.
pub(super) fn ours(generated: &Path, cpu: Duration) -> Result<Made, Error> {
    let mut ours = Made { name: "Tablature, from pages", ..Made::default() };
    for (folder, document) in documents(generated)? {
        ours.add(&document, &folder, Duration::ZERO)?;
    }
    Ok(Made { cpu, ..ours })
}

/// What a generator made of documents.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Made {
    pub(super) name: &'static str,
    pub(super) services: usize,
    pub(super) operations: usize,
    /// Lines of Rust that are not blank.
    pub(super) lines: usize,
    pub(super) cpu: Duration,
}

impl Made {
    fn add(&mut self, document: &str, out: &Path, cpu: Duration) -> Result<(), Error> {
        let lines = lines_of_rust(out)?;
        if lines > 0 {
            self.services += 1;
            self.operations += document.matches("\"operationId\":").count();
            self.lines += lines;
            self.cpu += cpu;
        }
        Ok(())
    }
}

fn progenitor(tools: &Path, document: &Path, out: &Path) -> Option<Command> {
    let mut command = installed(tools, "cargo/bin/cargo-progenitor")?;
    command.arg("progenitor").arg("-i").arg(document).arg("-o").arg(out);
    command.args(["-n", "x", "-v", "0.1.0", "--license-name", "MIT"]);
    Some(command)
}

fn openapi_generator(tools: &Path, document: &Path, out: &Path) -> Option<Command> {
    let mut command = installed(tools, "openapi-generator/bin/openapi-generator-cli")?;
    command.args([
        "generate",
        "-g",
        "rust",
        "--additional-properties=library=reqwest",
        "--skip-validate-spec",
    ]);
    command.arg("-i").arg(document).arg("-o").arg(out);
    Some(command)
}

fn installed(tools: &Path, program: &str) -> Option<Command> {
    let program = tools.join(program);
    program.is_file().then(|| Command::new(program))
}

/// The documents of the services of a folder, with the folder of each.
fn documents(generated: &Path) -> Result<Vec<(PathBuf, String)>, Error> {
    let of = |folder: PathBuf| Some((fs::read_to_string(folder.join("openapi.json")).ok()?, folder));
    let all = cloud::entries(generated)?.into_iter().filter_map(of);
    Ok(all.map(|(document, folder)| (folder, document)).collect())
}

/// Lines of Rust below a folder that are not blank.
fn lines_of_rust(folder: &Path) -> Result<usize, Error> {
    let mut lines = 0;
    for file in cloud::below(folder)?.iter().filter(|file| file.extension().is_some_and(|it| it == "rs")) {
        let text = fs::read_to_string(folder.join(file)).unwrap_or_default();
        lines += text.lines().filter(|line| !line.trim().is_empty()).count();
    }
    Ok(lines)
}
