//! What nobody can do without, on the same cores: reading the markup of the same pages into trees, and writing the same bytes.

use std::fs;
use std::hint::black_box;
use std::path::Path;

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
    for file in cloud::below(from)? {
        let (source, target) = (from.join(&file), to.join(&file));
        let folder = target.parent().unwrap_or(to);
        fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        let bytes = fs::read(&source).map_err(Error::io("read", &source))?;
        fs::write(&target, bytes).map_err(Error::io("write", &target))?;
    }
    Ok(())
}
