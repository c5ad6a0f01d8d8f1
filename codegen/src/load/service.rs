//! One folder of a service.

use std::sync::Arc;

use super::files::{Folder, Misnamed, page_stem};
use super::{FETCH_LOCK, LoadedService, NAMES_LOCK, ServiceInput, Sources, changes, check, derive, settings};
use crate::correct::Corrections;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::fault::contain;
use crate::model::{CloudInfo, ServiceInfo};
use crate::source::{BadName, Place, SourcePage, TextFile};

const SERVICE_FILE: &str = "service.toml";
const CORRECTIONS_FILE: &str = "corrections.toml";
/// What the folder of a service holds besides pages.
const KNOWN: [&str; 5] = [SERVICE_FILE, CORRECTIONS_FILE, NAMES_LOCK, FETCH_LOCK, changes::FOLDER];

/// The cloud of a service, and whether the folder of its documents is a bare one.
#[derive(Clone, Copy)]
pub(super) struct CloudOf<'a> {
    pub(super) info: Option<&'a CloudInfo>,
    pub(super) is_bare: bool,
}

/// Reads the folder `id`.
pub(super) fn load(root: &Folder, id: &str, cloud: CloudOf<'_>) -> LoadedService {
    let mut reader = match root.enter(id) {
        Ok(folder) => Reader { id, folder, sources: Sources::new(), cloud, diagnostics: Diagnostics::new() },
        Err(diagnostic) => return unread(id, diagnostic.into()),
    };
    let unknown_files = reader.folder.unknown_files(&KNOWN);
    reader.diagnostics.extend(unknown_files);
    let is_described = reader.is_described();
    let service = reader.service();
    let corrections = reader.corrections();
    let lock = reader.lock();
    let releases = changes::load(&reader.folder, &mut reader.diagnostics);
    let pages = reader.pages(service.as_ref().is_some_and(|service| service.fetch.is_some()));
    let service = service.or_else(|| if is_described { None } else { reader.derived(&pages) });
    let input = match (service, cloud.info) {
        (Some(service), Some(cloud)) => Some(ServiceInput {
            service,
            cloud: cloud.clone(),
            pages,
            corrections,
            lock,
            releases,
            is_described,
        }),
        _ => None,
    };
    let diagnostics = reader.diagnostics.into_iter();
    let diagnostics =
        diagnostics.map(|found| if is_described { found } else { found.in_bare_folder() }).collect();
    LoadedService { id: id.to_owned(), input, diagnostics, sources: reader.sources }
}

/// Shows every file that [`load`] would read, and the names that it would pass over. Whether all of them can be read.
pub(super) fn visit(root: &Folder, id: &str, show: &mut dyn FnMut(&str, &[u8])) -> bool {
    let is_read =
        |name: &str| (name != FETCH_LOCK).then(|| KNOWN.contains(&name) || page_stem(name).is_some());
    root.enter(id).is_ok_and(|folder| folder.visit(is_read, show) && changes::visit(&folder, show))
}

/// A service of which nothing could be read.
pub(super) fn unread(id: &str, diagnostics: Diagnostics) -> LoadedService {
    LoadedService { id: id.to_owned(), input: None, diagnostics, sources: Sources::new() }
}

/// If loading panics, that is an error of the service.
pub(super) fn contained(id: &str, load: impl FnOnce() -> LoadedService) -> LoadedService {
    contain(&|| None, load).unwrap_or_else(|panic| unread(id, panic.of_service(id).into()))
}

/// A folder whose name can be that of no service. Its id is the name as it is shown.
pub(super) fn misnamed(folder: &Misnamed) -> LoadedService {
    let id = folder.shown();
    unread(id, folder.diagnostic(id.to_owned()).into())
}

struct Reader<'a> {
    id: &'a str,
    folder: Folder,
    sources: Sources,
    cloud: CloudOf<'a>,
    diagnostics: Diagnostics,
}

impl Reader<'_> {
    /// In a bare folder, a service need not be described.
    fn is_described(&self) -> bool {
        !self.cloud.is_bare || self.folder.has(SERVICE_FILE)
    }

    /// Settings for a service that nobody has described.
    fn derived(&mut self, pages: &[SourcePage]) -> Option<ServiceInfo> {
        let cloud = self.cloud.info?;
        derive::service(self.id, cloud, pages).map_err(|diagnostic| self.diagnostics.push(diagnostic)).ok()
    }

    fn service(&mut self) -> Option<ServiceInfo> {
        let Some(file) = self.read(SERVICE_FILE) else {
            if self.is_described() && !self.folder.has(SERVICE_FILE) {
                let place = Place::page(self.folder.below(SERVICE_FILE));
                let message = format!("the folder `{}` has no `{SERVICE_FILE}`", self.id);
                self.diagnostics.push(
                    Diagnostic::new(Code::MissingSettings, place, message).help(
                        "describe the service there, or copy the one of another service; put a dot before the name of a folder that is no service",
                    ),
                );
            }
            return None;
        };
        let service = settings::parse(&file).map_err(|diagnostic| self.diagnostics.push(diagnostic)).ok()?;
        self.diagnostics.extend(check::service(&service, self.id, &file));
        Some(service)
    }

    fn corrections(&mut self) -> Corrections {
        let Some(file) = self.read(CORRECTIONS_FILE) else { return Corrections::default() };
        Corrections::parse(&file.path, &file.text).unwrap_or_else(|diagnostics| {
            self.diagnostics.extend(diagnostics);
            Corrections::default()
        })
    }

    /// A service that has not been generated yet has no lock, which is the same as an empty one.
    fn lock(&mut self) -> TextFile {
        let path = self.folder.below(NAMES_LOCK).into();
        self.read(NAMES_LOCK).unwrap_or(TextFile { path, text: "".into() })
    }

    fn pages(&mut self, are_fetched: bool) -> Vec<SourcePage> {
        let mut names: Vec<String> =
            self.folder.files.iter().filter(|name| page_stem(name).is_some()).cloned().collect();
        // By operation id, and not by file name, so that a page keeps its place when its dialect changes.
        names.sort_by(|a, b| page_stem(a).cmp(&page_stem(b)).then_with(|| a.cmp(b)));
        if names.is_empty() {
            let message = format!("the service `{}` has no pages", self.id);
            let help = if are_fetched {
                "`cargo xtask fetch` gets those that service.toml names"
            } else {
                "add a page, or delete the folder to remove the service"
            };
            self.diagnostics.push(Diagnostic::new(Code::NoPages, Place::page(self.id), message).help(help));
        }
        let pages: Vec<SourcePage> = names.iter().filter_map(|name| self.page(name)).collect();
        self.diagnostics.extend(twins(&pages));
        pages
    }

    fn page(&mut self, name: &str) -> Option<SourcePage> {
        let file = self.read(name)?;
        if file.text.trim().is_empty() {
            let message = if file.text.is_empty() {
                "the page is empty"
            } else {
                "the page holds nothing but white space"
            };
            let diagnostic = Diagnostic::new(Code::EmptyPage, Place::page(file.path), message);
            self.diagnostics.push(diagnostic.help("fetch it again, or delete it"));
            return None;
        }
        let TextFile { path, text } = file;
        let page = made(Place::page(Arc::clone(&path)), || SourcePage::new(path, text));
        page.map_err(|diagnostic| self.diagnostics.push(diagnostic)).ok()
    }

    /// The text of a file. None where there is none, or where it cannot be read, which is then reported.
    fn read(&mut self, name: &str) -> Option<TextFile> {
        match self.folder.read(name) {
            Ok(file) => {
                let file = file?;
                self.sources.insert(Arc::clone(&file.path), Arc::clone(&file.text));
                Some(file)
            }
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }
}

/// A page, whose dialect is guessed by looking at all of its text.
fn made(place: Place, make: impl FnOnce() -> Result<SourcePage, BadName>) -> Result<SourcePage, Diagnostic> {
    let page = contain(&|| None, make).map_err(|panic| panic.of_page(place))?;
    page.map_err(|error| misnamed_page(&error))
}

/// The name of each file was checked when it was found, so this one names something that was not.
fn misnamed_page(error: &BadName) -> Diagnostic {
    Diagnostic::new(Code::InvalidName, Place::page(error.shown()), error.to_string())
}

/// Pages with one operation id in two dialects. `pages` are in the order of ids, so they stand side by side.
fn twins(pages: &[SourcePage]) -> impl Iterator<Item = Diagnostic> {
    pages.windows(2).filter_map(|pair| match pair {
        [first, second] if first.stem() == second.stem() => {
            let message = format!("two pages for the operation `{}`", first.stem());
            let diagnostic = Diagnostic::new(Code::DuplicateOperation, second.place(), message)
                .related(first.place(), "the other page")
                .help("keep one of them");
            Some(diagnostic)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    #[test]
    fn a_panic_while_files_are_loaded_goes_no_further() {
        let found = made(Place::page("eg/a.md"), || panic!("no such index")).unwrap_err();
        assert_eq!((found.code, found.place.to_string().as_str()), (Code::Fault, "eg/a.md"));
        assert_eq!(found.in_bare_folder().severity, Severity::Warning);
        let service = contained("eg", || panic!("no such index"));
        assert!(service.input.is_none() && service.diagnostics.has_errors());
    }
}
