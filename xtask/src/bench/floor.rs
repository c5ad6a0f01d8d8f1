//! What nobody can do without, on the same cores: reading the markup of the same pages into trees, and writing the same bytes.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use scraper::Html;

use super::cloud;
use crate::error::Error;

/// Does the work of a floor.
pub(super) fn run(name: &str, folders: &[&Path]) -> Result<(), Error> {
    match (name, folders) {
        ("html5ever", [pages]) => html5ever(pages),
        ("write", [from, to]) => write(from, to),
        _ => Err(Error::NothingToMeasure { path: name.to_owned() }),
    }
}

/// html5ever reads every page, and keeps none.
fn html5ever(folder: &Path) -> Result<(), Error> {
    cloud::files(folder)?.par_iter().try_for_each(|page| {
        let text = fs::read_to_string(page).map_err(Error::io("read", page))?;
        black_box(Html::parse_document(&text));
        Ok(())
    })
}

/// Every file below a folder is read and written again, plainly.
fn write(from: &Path, to: &Path) -> Result<(), Error> {
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        let (source, target) = (from.join(&below), to.join(&below));
        fs::create_dir_all(&target).map_err(Error::io("create", &target))?;
        for entry in fs::read_dir(&source).map_err(Error::io("read", &source))?.flatten() {
            let path = below.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(entry.path()).map_err(Error::io("read", &entry.path()))?;
                fs::write(to.join(&path), bytes).map_err(Error::io("write", &path))?;
            }
        }
    }
    Ok(())
}
