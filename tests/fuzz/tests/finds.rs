//! Replays what fuzzing found, and what it begins with: each input within a bound on time, on the stack of a thread.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tablature_fuzz::{TARGETS, Target, seeds};

/// What threads of the standard library have.
const STACK: usize = 2 * 1024 * 1024;
/// Tests may be built without optimisation, and run beside others.
const TIME: Duration = Duration::from_mins(1);

/// The kept finds of a target.
fn finds(target: &Target) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("finds").join(target.name);
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort_unstable();
    paths
}

/// What is wrong with an input, if anything.
fn wrong(target: &'static Target, input: Vec<u8>) -> Option<String> {
    let (sender, done) = mpsc::channel();
    let run = move || {
        let said = panic::catch_unwind(|| target.call(&input)).map_err(|panic| {
            let text = panic.downcast_ref::<String>().cloned();
            text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
        });
        sender.send(said.err())
    };
    thread::Builder::new().stack_size(STACK).spawn(run).unwrap();
    done.recv_timeout(TIME).unwrap_or_else(|_| Some(format!("it takes more than {TIME:?}")))
}

fn all_hold(inputs: impl Iterator<Item = (&'static Target, String, Vec<u8>)>) {
    let mut all = Vec::new();
    for (target, name, input) in inputs {
        all.extend(wrong(target, input).map(|what| format!("{} {name}: {what}", target.name)));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn what_was_found_once_is_not_found_again() {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let of = |target: &'static Target| {
        finds(target).into_iter().map(move |path| (target, name(&path), fs::read(&path).unwrap()))
    };
    all_hold(TARGETS.iter().flat_map(of));
}

#[test]
fn every_target_has_seeds_and_takes_them() {
    let of = |target: &'static Target| {
        let seeds = seeds::of(target);
        assert!(!seeds.is_empty(), "{} begins with nothing", target.name);
        // All of them are read by `run.sh`; some here, as each page goes through all stages several times.
        let step = seeds.len().div_ceil(12);
        let some = seeds.into_iter().enumerate().step_by(step);
        some.map(move |(number, seed)| (target, format!("seed {number}"), seed))
    };
    all_hold(TARGETS.iter().flat_map(of));
}

#[test]
fn a_find_that_is_kept_belongs_to_a_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("finds");
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(name == "README.md" || tablature_fuzz::of(&name).is_some(), "{name} is no target");
    }
}
