//! Folders and files: what is looked at, what is passed over, and text out of bytes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::TextFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};

const MAX_BYTES: u64 = crate::limits::FILE_BYTES;

/// Extensions of pages.
const PAGE_EXTENSIONS: &[&str] = &["txt", "html", "htm", "md"];

/// What a folder holds, in the order of names. Hidden files, backups and READMEs are not in it.
pub(super) struct Folder {
    /// Where it is.
    path: PathBuf,
    /// Its path below the documents folder, with `/`. Empty for the documents folder itself.
    name: String,
    /// The names of the folders in it.
    pub(super) folders: Vec<String>,
    /// The names of the files in it.
    pub(super) files: Vec<String>,
    /// Entries whose names cannot be written as text.
    unnameable: Vec<String>,
}

impl Folder {
    /// Looks into a folder. `name` is its path below the documents folder.
    pub(super) fn list(path: &Path, name: &str) -> Result<Self, Diagnostic> {
        let mut folder = Self {
            path: path.to_owned(),
            name: name.to_owned(),
            folders: Vec::new(),
            files: Vec::new(),
            unnameable: Vec::new(),
        };
        let unreadable = |error: io::Error| unreadable(name, "folder", &error);
        for entry in fs::read_dir(path).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let Ok(entry_name) = entry.file_name().into_string() else {
                folder.unnameable.push(entry.file_name().to_string_lossy().into_owned());
                continue;
            };
            if is_passed_over(&entry_name) {
                continue;
            }
            // Follows links: a page may be one.
            let list = if entry.path().is_dir() { &mut folder.folders } else { &mut folder.files };
            list.push(entry_name);
        }
        folder.folders.sort_unstable();
        folder.files.sort_unstable();
        folder.unnameable.sort_unstable();
        Ok(folder)
    }

    /// Looks into a folder of this one.
    pub(super) fn enter(&self, name: &str) -> Result<Self, Diagnostic> {
        Self::list(&self.path.join(name), &self.below(name))
    }

    /// The path of an entry below the documents folder.
    pub(super) fn below(&self, name: &str) -> String {
        if self.name.is_empty() { name.to_owned() } else { format!("{}/{name}", self.name) }
    }

    /// The text of a file. None where there is no such file.
    pub(super) fn read(&self, name: &str) -> Result<Option<TextFile>, Diagnostic> {
        let path = self.path.join(name);
        match fs::metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            _ => read(&path, self.below(name)).map(Some),
        }
    }

    /// A warning for each file that is neither one of `known` nor a page.
    pub(super) fn strangers(&self, known: &[&str]) -> Vec<Diagnostic> {
        let is_service = !self.name.is_empty();
        let mut found = Vec::new();
        for name in self.files.iter().filter(|name| !known.contains(&name.as_str())) {
            if !(is_service && page_stem(name).is_some()) {
                let message = format!("`{name}` is neither a page nor settings, and is passed over");
                found.push(Diagnostic::new(Code::UnknownFile, Place::page(self.below(name)), message).help(
                    format!(
                        "a page ends in {}; put a dot before the name of what is to stay unread",
                        page_extensions()
                    ),
                ));
            }
        }
        for name in self.folders.iter().filter(|_| is_service) {
            let message =
                format!("the folder `{name}` is passed over: the pages of a service lie beside service.toml");
            found.push(Diagnostic::new(Code::UnknownFile, Place::page(self.below(name)), message));
        }
        for name in &self.unnameable {
            let message = format!("the name `{name}` is not UTF-8, so the file is passed over");
            found.push(Diagnostic::new(Code::UnknownFile, Place::page(self.below(name)), message));
        }
        found
    }
}

/// The text of a file outside of the documents folder.
pub(super) fn read_file(path: &Path) -> Result<TextFile, Diagnostic> {
    read(path, path.display().to_string())
}

fn read(path: &Path, name: String) -> Result<TextFile, Diagnostic> {
    let size = fs::metadata(path).map_err(|error| unreadable(&name, "file", &error))?.len();
    if size > MAX_BYTES {
        let message = format!("the file has {size} bytes, and more than {MAX_BYTES} are not read");
        return Err(Diagnostic::new(Code::UnreadableFile, Place::page(name), message));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(&name, "file", &error))?;
    let text = decode(bytes, &name)?;
    Ok(TextFile { path: name.into(), text: text.into() })
}

/// The file name of a page without its extension; none where it is no page.
pub(super) fn page_stem(name: &str) -> Option<&str> {
    let (stem, extension) = name.rsplit_once('.')?;
    let is_page = PAGE_EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known));
    (is_page && !stem.is_empty()).then_some(stem)
}

/// Hidden files, what editors and file managers leave behind, and files that explain the folder to people.
fn is_passed_over(name: &str) -> bool {
    const BACKUPS: &[&str] = &["bak", "orig", "rej", "swp", "swo", "tmp", "old"];
    const LEFTOVERS: &[&str] = &["Thumbs.db", "desktop.ini"];
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || BACKUPS.iter().any(|known| extension.eq_ignore_ascii_case(known))
        || LEFTOVERS.iter().any(|known| name.eq_ignore_ascii_case(known))
        || stem.eq_ignore_ascii_case("readme")
}

/// Text out of bytes. A byte order mark is a property of the file and no part of its text.
fn decode(bytes: Vec<u8>, below: &str) -> Result<String, Diagnostic> {
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    String::from_utf8(bytes).map_err(|error| {
        let start = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let before = bytes.get(..start).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
        let byte = bytes.get(start).copied().unwrap_or_default();
        let span = Span::locate(before, start..start + 1);
        let message =
            format!("the file is not UTF-8: byte 0x{byte:02X} at offset {start}, in line {}", span.line);
        let diagnostic = Diagnostic::new(Code::NotUtf8, Place::page(below).at(Some(span)), message);
        match bytes {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => diagnostic.help("it looks like UTF-16: save it as UTF-8"),
            _ => diagnostic.help("save it as UTF-8"),
        }
    })
}

fn unreadable(below: &str, kind: &str, error: &io::Error) -> Diagnostic {
    // The system's own words differ from one system to the next; those of `ErrorKind` do not.
    let message = format!("the {kind} cannot be read: {}", error.kind());
    Diagnostic::new(Code::UnreadableFile, Place::page(below), message)
}

fn page_extensions() -> String {
    PAGE_EXTENSIONS.iter().map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_extension() {
        assert_eq!(page_stem("CreateJob.txt"), Some("CreateJob"));
        assert_eq!(page_stem("Create.Job.HTML"), Some("Create.Job"));
        assert_eq!(page_stem("CreateJob"), None);
        assert_eq!(page_stem(".txt"), None);
        assert_eq!(page_stem("service.toml"), None);
    }

    #[test]
    fn what_people_and_editors_leave_behind_is_passed_over() {
        for name in [
            ".gitkeep",
            ".#a.txt",
            "a.txt~",
            "#a.txt#",
            "a.txt.bak",
            "a.html.orig",
            ".a.txt.swp",
            "README.md",
            "readme",
            "Thumbs.db",
        ] {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["CreateJob.txt", "names.lock", "ReadmeOfJob.txt", "ShowOld.html"] {
            assert!(!is_passed_over(name), "{name}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(decode(b"\xEF\xBB\xBFtext".to_vec(), "a").as_deref(), Ok("text"));
    }
}
