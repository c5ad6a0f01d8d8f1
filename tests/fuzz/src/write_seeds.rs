//! Writes the seeds of every target, a folder each: `seeds FOLDER`. And lists the targets: `seeds`.

use std::fs;
use std::io;
use std::path::PathBuf;

use tablature_fuzz::{TARGETS, seeds};

fn main() -> io::Result<()> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    for target in TARGETS {
        println!("{} {}", target.name, target.most);
        let Some(folder) = folder.as_ref().map(|folder| folder.join(target.name)) else { continue };
        fs::create_dir_all(&folder)?;
        for (number, seed) in seeds::of(target).into_iter().enumerate() {
            fs::write(folder.join(format!("seed-{number:03}")), seed)?;
        }
    }
    Ok(())
}
