//! Folders of documents, of any size: a corpus, once or many times, each time under other names.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Copies every service of a corpus so many times. Pages only: as somebody's folder has them.
pub(super) fn copy(corpus: &Path, to: &Path, times: usize) -> Result<(), Error> {
    for page in files(corpus)? {
        let Some((name, service)) = page.file_name().zip(page.parent().and_then(Path::file_name)) else {
            continue;
        };
        for time in 0..times {
            let number = if time == 0 { String::new() } else { time.to_string() };
            let folder = to.join(format!("{}{number}", service.display()));
            fs::create_dir_all(&folder).map_err(Error::io("create", &folder))?;
            let copy = folder.join(name);
            fs::copy(&page, &copy).map_err(Error::io("write", &copy))?;
        }
    }
    Ok(())
}

/// The pages of all services, in their order.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let is_page =
        |path: &PathBuf| path.extension().is_some_and(|it| it == "html" || it == "txt" || it == "md");
    let mut pages = Vec::new();
    for service in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        pages.extend(entries(&service)?.into_iter().filter(is_page));
    }
    Ok(pages)
}

/// Every file below a folder, whatever the depth, by its path from there.
pub(super) fn below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(next) = folders.pop() {
        for path in entries(&next)? {
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(below) = path.strip_prefix(folder) {
                files.push(below.to_owned());
            }
        }
    }
    Ok(files)
}

/// What is in a folder, in the order of names.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder).map_err(Error::io("read", folder))?;
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.map_err(Error::io("read", folder))?;
    paths.sort();
    Ok(paths)
}
