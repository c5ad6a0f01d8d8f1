//! libFuzzer on one target, which the variable `FUZZ_TARGET` names.
//!
//! The input that is being read lies in the file that `FUZZ_LAST` names: where the stack overflows or the memory is gone, the process
//! ends without a word. With `FUZZ_WRITE` it only lists all targets, and writes their seeds into that folder.
//! Pages are mutated by what they say, too (`tablature_tests::mutate`), with pieces of the seeds in `FUZZ_SEEDS`.

#![no_main]

use std::fs::{self, File};
use std::io::{self, Seek as _, Write as _};
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use tablature_fuzz::{Kind, Target, seeds};
use tablature_tests::mutate::mutate;

fn target() -> &'static Target {
    static TARGET: OnceLock<&'static Target> = OnceLock::new();
    TARGET.get_or_init(|| {
        let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
        #[expect(clippy::expect_used, reason = "without a target there is nothing to run")]
        tablature_fuzz::of(&name).expect("FUZZ_TARGET names a target")
    })
}

/// Keeps an input until the next one.
fn remember(input: &[u8]) {
    static LAST: OnceLock<Option<Mutex<File>>> = OnceLock::new();
    let last = LAST.get_or_init(|| Some(Mutex::new(File::create(std::env::var_os("FUZZ_LAST")?).ok()?)));
    let Some(Ok(mut file)) = last.as_ref().map(Mutex::lock) else { return };
    // Where it cannot be kept, the run goes on all the same.
    let _ =
        file.rewind().and_then(|()| file.write_all(input)).and_then(|()| file.set_len(input.len() as u64));
}

/// Writes the seeds of every target, a folder each.
fn write_seeds(folder: &Path) -> io::Result<()> {
    for target in tablature_fuzz::TARGETS {
        println!("{} {}", target.name, target.most);
        let folder = folder.join(target.name);
        fs::create_dir_all(&folder)?;
        for (number, seed) in seeds::of(target).into_iter().enumerate() {
            fs::write(folder.join(format!("seed-{number:03}")), seed)?;
        }
    }
    Ok(())
}

fn begin() {
    if let Some(folder) = std::env::var_os("FUZZ_WRITE") {
        let written = write_seeds(Path::new(&folder));
        if let Err(error) = &written {
            eprintln!("the seeds cannot be written: {error}");
        }
        std::process::exit(i32::from(written.is_err()));
    }
}

fuzz_target!(init: begin(), |input: &[u8]| {
    remember(input);
    target().call(input);
});

/// Seeds of which pieces may come.
fn others() -> &'static [String] {
    static OTHERS: OnceLock<Vec<String>> = OnceLock::new();
    OTHERS.get_or_init(|| {
        let folder = std::env::var_os("FUZZ_SEEDS").and_then(|folder| fs::read_dir(folder).ok());
        let paths = folder.into_iter().flatten().flatten().map(|entry| entry.path());
        let mut paths: Vec<_> = paths.collect();
        paths.sort_unstable();
        paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
    })
}

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    let mut random = fastrand::Rng::with_seed(u64::from(seed));
    let extension = match target().kind {
        Kind::Page(extension) => extension,
        Kind::Text => "txt",
        Kind::Bytes => "html",
    };
    // What the engine does to bytes finds what nobody thought of; it seldom gives a page.
    let share = if matches!(target().kind, Kind::Page(_)) { 2 } else { 6 };
    if random.u32(0..share) != 0 {
        return fuzzer_mutate(data, size, most);
    }
    let page = String::from_utf8_lossy(data.get(..size).unwrap_or_default()).into_owned();
    let other = random.choice(others()).map_or("", String::as_str);
    let mutated = mutate(&page, other, extension, &mut random);
    let length = mutated.len().min(most).min(data.len());
    match (data.get_mut(..length), mutated.as_bytes().get(..length)) {
        (Some(data), Some(mutated)) => data.copy_from_slice(mutated),
        _ => return size,
    }
    length
});
