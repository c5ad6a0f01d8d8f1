//! Folders and files: what is looked at, what is passed over, what is refused, and text out of bytes.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::regular::{Links, Unreadable, read_regular};
use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::source::{BadName, Place, Span, TextFile, name};

/// Extensions of pages.
const PAGE_EXTENSIONS: &[&str] = &["txt", "html", "htm", "md"];

/// What a folder holds, in the order of names. Hidden files, backups and READMEs are not in it.
#[derive(Debug)]
pub(super) struct Folder {
    /// Where it is.
    path: PathBuf,
    /// Where the documents folder really is.
    root: PathBuf,
    /// Its path below the documents folder, with `/`. Empty for the documents folder itself.
    name: String,
    /// The names of the folders in it.
    pub(super) folders: Vec<String>,
    /// The names of the files in it.
    pub(super) files: Vec<String>,
    /// Entries whose names are not taken.
    pub(super) misnamed: Vec<Misnamed>,
    /// Entries whose names cannot be written as text, as they are shown.
    unnameable: Vec<String>,
}

/// An entry whose name is not taken.
#[derive(Debug)]
pub(super) struct Misnamed {
    error: BadName,
    pub(super) is_folder: bool,
    /// Whether it is called like a page.
    is_page: bool,
}

impl Misnamed {
    /// The name as it is shown.
    pub(super) fn shown(&self) -> &str {
        self.error.shown()
    }

    /// What is wrong with it.
    pub(super) fn diagnostic(&self, place: String) -> Diagnostic {
        Diagnostic::new(Code::InvalidName, Place::page(place), self.error.to_string())
            .help("rename it: letters, digits, `-`, `_`, dots and spaces between them are taken everywhere")
    }
}

impl Folder {
    /// Looks into the documents folder.
    pub(super) fn root(path: &Path) -> Result<Self, Diagnostic> {
        let root = fs::canonicalize(path).map_err(|error| unreadable("", "folder", &error))?;
        Self::list(path.to_owned(), root, String::new())
    }

    fn list(path: PathBuf, root: PathBuf, name: String) -> Result<Self, Diagnostic> {
        let mut folder = Self {
            path,
            root,
            name,
            folders: Vec::new(),
            files: Vec::new(),
            misnamed: Vec::new(),
            unnameable: Vec::new(),
        };
        let unreadable = |name: &str, error: io::Error| unreadable(name, "folder", &error);
        let entries = fs::read_dir(&folder.path).map_err(|error| unreadable(&folder.name, error))?;
        for (index, entry) in entries.enumerate() {
            let entry = entry.map_err(|error| unreadable(&folder.name, error))?;
            if index >= limits::FOLDER_ENTRIES {
                let message = format!("the folder holds more than {} entries", limits::FOLDER_ENTRIES);
                let diagnostic = Diagnostic::new(Code::UnreadableFile, Place::page(folder.name), message);
                return Err(diagnostic.help("leave in it the pages of one service"));
            }
            folder.add(&entry);
        }
        folder.folders.sort_unstable();
        folder.files.sort_unstable();
        folder.misnamed.sort_by(|a, b| a.shown().cmp(b.shown()));
        folder.unnameable.sort_unstable();
        Ok(folder)
    }

    fn add(&mut self, entry: &fs::DirEntry) {
        let Ok(entry_name) = entry.file_name().into_string() else {
            self.unnameable.push(name::shown(&entry.file_name().to_string_lossy()));
            return;
        };
        if is_passed_over(&entry_name) {
            return;
        }
        // Follows links: a page may be one.
        let is_folder = entry.path().is_dir();
        match name::check(&entry_name) {
            Ok(()) if is_folder => self.folders.push(entry_name),
            Ok(()) => self.files.push(entry_name),
            Err(error) => {
                let is_page = page_stem(&entry_name).is_some();
                self.misnamed.push(Misnamed { error, is_folder, is_page });
            }
        }
    }

    /// Looks into a folder of this one.
    pub(super) fn enter(&self, name: &str) -> Result<Self, Diagnostic> {
        let path = self.resolved(name, "folder")?;
        Self::list(path, self.root.clone(), self.below(name))
    }

    /// The path of an entry below the documents folder.
    pub(super) fn below(&self, name: &str) -> String {
        if self.name.is_empty() { name.to_owned() } else { format!("{}/{name}", self.name) }
    }

    /// Whether there is such an entry, whatever it is.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.iter().chain(&self.folders).any(|entry| entry == name)
    }

    /// The text of a file. None where there is no such file.
    pub(super) fn read(&self, name: &str) -> Result<Option<TextFile>, Diagnostic> {
        match fs::symlink_metadata(self.path.join(name)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            _ => read(&self.resolved(name, "file")?, self.below(name), Links::Refused).map(Some),
        }
    }

    /// Shows the names of all entries, and the bytes of those files that are read. Whether these can be read. Of files for which
    /// `is_read` has no answer, nothing is shown.
    pub(super) fn visit(
        &self,
        is_read: impl Fn(&str) -> Option<bool>,
        show: &mut dyn FnMut(&str, &[u8]),
    ) -> bool {
        let misnamed = self.misnamed.iter().map(Misnamed::shown);
        let names = self.folders.iter().map(String::as_str).chain(misnamed);
        for name in names.chain(self.unnameable.iter().map(String::as_str)) {
            show(&self.below(name), &[]);
        }
        self.files.iter().filter_map(|name| Some((name, is_read(name)?))).all(|(name, is_read)| {
            let bytes = if is_read { self.bytes(name) } else { Some(Vec::new()) };
            bytes.inspect(|bytes| show(&self.below(name), bytes)).is_some()
        })
    }

    /// The sizes of the files, as far as the system knows them.
    pub(super) fn bytes_of_files(&self) -> u64 {
        let sizes = self.files.iter().filter_map(|name| fs::metadata(self.path.join(name)).ok());
        sizes.map(|found| found.len()).sum()
    }

    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.resolved(name, "file").ok()?;
        read_regular(&path, limits::FILE_BYTES, Links::Refused).ok()
    }

    /// Where an entry really is. A collection of pages that somebody else made may hold links to files that are none of his,
    /// and what these say would be published. So a link is followed to a folder of a service, and to a file that by its
    /// extension is what the link says it is (`~/.aws/credentials` is no page); to nothing that is hidden.
    fn resolved(&self, name: &str, kind: &str) -> Result<PathBuf, Diagnostic> {
        let path = self.path.join(name);
        let below = self.below(name);
        let help = format!("put the {kind} itself there, or delete the link");
        let found = fs::symlink_metadata(&path).map_err(|error| unreadable(&below, kind, &error))?;
        if !found.is_symlink() {
            return Ok(path);
        }
        let target = fs::canonicalize(&path).map_err(|error| {
            let diagnostic = if error.kind() == ErrorKind::NotFound {
                let message = format!("`{name}` is a link that leads nowhere");
                Diagnostic::new(Code::UnreadableFile, Place::page(below.clone()), message)
            } else {
                unreadable(&below, kind, &error)
            };
            diagnostic.help(help.clone())
        })?;
        let is_service = kind == "folder" && self.name.is_empty();
        let is_alike =
            kind == "file" && target.extension().is_some() && target.extension() == path.extension();
        let is_inside = target.starts_with(&self.root);
        if (is_inside || is_service || is_alike) && is_visible(&target, &self.root) {
            return Ok(target);
        }
        let message = format!("`{name}` is a link to a hidden {kind}, or to another kind of file");
        let diagnostic = Diagnostic::new(Code::IrregularFile, Place::page(below), message);
        Err(diagnostic.help(help))
    }

    /// What is wrong with entries that are neither one of `known` nor a page.
    pub(super) fn unknown_files(&self, known: &[&str]) -> Vec<Diagnostic> {
        let is_service = !self.name.is_empty();
        let mut found = Vec::new();
        for name in self.files.iter().filter(|name| !known.contains(&name.as_str())) {
            if !(is_service && page_stem(name).is_some()) {
                found.push(self.unknown_file(name));
            }
        }
        let folders = self.folders.iter().filter(|name| is_service && !known.contains(&name.as_str()));
        found.extend(folders.map(|name| self.folder_of_service(name)));
        for misnamed in self.misnamed.iter().filter(|misnamed| is_service || !misnamed.is_folder) {
            let place = self.below(misnamed.shown());
            found.push(match misnamed {
                Misnamed { is_page: true, .. } if is_service => misnamed.diagnostic(place),
                _ => self.unknown_file(misnamed.shown()),
            });
        }
        for name in &self.unnameable {
            let message = format!("the name `{name}` is not UTF-8, so the file is skipped");
            let diagnostic = Diagnostic::new(Code::UnknownFile, Place::page(self.below(name)), message);
            found.push(diagnostic.help("rename it, if it is a page"));
        }
        found
    }

    /// `name` is one that can be shown.
    fn unknown_file(&self, name: &str) -> Diagnostic {
        let message = format!("`{name}` is neither a page nor settings, and is skipped");
        let help = format!(
            "a page ends in {}; put a dot before the name of what is not to be read",
            page_extensions()
        );
        Diagnostic::new(Code::UnknownFile, Place::page(self.below(name)), message).help(help)
    }

    fn folder_of_service(&self, name: &str) -> Diagnostic {
        let place = Place::page(self.below(name));
        if page_stem(name).is_some() {
            let error = Unreadable::Irregular("a folder");
            return refused(place, &error).help("put the page itself there, or rename the folder");
        }
        let message =
            format!("the folder `{name}` is passed over: the pages of a service lie beside service.toml");
        Diagnostic::new(Code::UnknownFile, place, message)
    }
}

/// Whether nothing on the way to `target` is hidden, from where the way to `root` leaves it.
fn is_visible(target: &Path, root: &Path) -> bool {
    let own = target.iter().zip(root.iter().map(Some).chain(std::iter::repeat(None)));
    let mut own = own.skip_while(|(name, of_root)| Some(*name) == *of_root);
    own.all(|(name, _)| !name.to_string_lossy().starts_with('.'))
}

/// The text of a file outside of the documents folder, which the user has named.
pub(super) fn read_file(path: &Path) -> Result<TextFile, Diagnostic> {
    // A path that is not absolute would be taken for one below the documents folder.
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    read(path, absolute.display().to_string(), Links::Followed)
}

fn read(path: &Path, name: String, links: Links) -> Result<TextFile, Diagnostic> {
    let bytes = read_regular(path, limits::FILE_BYTES, links)
        .map_err(|error| refused(Place::page(name.as_str()), &error))?;
    let text = decode(bytes, &name)?;
    Ok(TextFile { path: name.into(), text: text.into() })
}

/// Why a file is not read, and what to do.
fn refused(place: Place, error: &Unreadable) -> Diagnostic {
    match error {
        Unreadable::Irregular(what) => {
            let message = format!("there is {what} where a file is to be read");
            let diagnostic = Diagnostic::new(Code::IrregularFile, place, message);
            diagnostic.help("put a regular file there, or remove it")
        }
        Unreadable::TooLarge => {
            let message = format!("the file has more than {} bytes, which are not read", limits::FILE_BYTES);
            Diagnostic::new(Code::UnreadableFile, place, message).help("a page is smaller: fetch it again")
        }
        Unreadable::Io(error) => unreadable(&place.page, "file", error),
    }
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
    let help = match error.kind() {
        ErrorKind::PermissionDenied => "allow it to be read",
        ErrorKind::NotFound => "see whether it is still there",
        _ => "see whether another program can open it",
    };
    Diagnostic::new(Code::UnreadableFile, Place::page(below), message).help(help)
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
