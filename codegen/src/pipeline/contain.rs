//! What happens when a stage panics, which none of them should: it becomes an error of the page, or of the service where
//! no page is to blame, and everything else goes on.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::load::ServiceInput;
use crate::source::{Place, SourcePage};

#[cfg(not(panic = "unwind"))]
compile_error!("a panic must unwind: otherwise one page ends the run of all services");

/// So much of a panic's message is shown: it may quote all of a page.
const SHOWN_CHARACTERS: usize = 200;

/// Says where in the code the panic was that was just caught on this thread. Only the program that uses this library can
/// know it, by a panic hook; one without a hook says nothing.
pub type Witness<'a> = &'a (dyn Fn() -> Option<String> + Sync);

/// A panic that was caught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panic {
    /// What it said, and where it was.
    message: String,
}

impl Panic {
    fn new(payload: &(dyn Any + Send), place: Option<String>) -> Self {
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let words: Vec<&str> = text.unwrap_or("without a message").split_whitespace().collect();
        let words = words.join(" ");
        let mut message: String = words.chars().take(SHOWN_CHARACTERS).collect();
        if message.len() < words.len() {
            message.push_str("...");
        }
        if let Some(place) = place {
            message = format!("{message} ({place})");
        }
        Self { message }
    }

    /// What it said, in one line, and where in the code it was, as far as that is known.
    pub fn message(&self) -> &str {
        &self.message
    }

    fn of_page(&self, page: &SourcePage) -> Diagnostic {
        let message = format!("Tablature failed on this page: {}", self.message);
        Diagnostic::new(Code::Fault, page.place(), message)
            .help("this is a fault of Tablature and not of the page: please report it with the page; without the page, the others can be generated")
    }

    /// An error of a service none of whose pages is to blame.
    pub fn of_service(&self, service: &str) -> Diagnostic {
        let message = format!("Tablature failed on the service `{service}`: {}", self.message);
        Diagnostic::new(Code::Fault, Place::page(service), message)
            .help("this is a fault of Tablature: please report it with the pages of the service")
    }
}

/// Does some work. A panic in it goes no further.
///
/// # Errors
///
/// The panic.
pub fn contain<T>(witness: Witness<'_>, work: impl FnOnce() -> T) -> Result<T, Panic> {
    // Stages read what they are given and return something new, so that nothing is left half done.
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| Panic::new(&*payload, witness()))
}

/// Does some work on one page.
pub(super) fn contain_page<T>(
    page: &SourcePage,
    witness: Witness<'_>,
    work: impl FnOnce(&SourcePage) -> T,
) -> Result<T, Diagnostic> {
    contain(witness, || work(page)).map_err(|panic| panic.of_page(page))
}

/// Does some work on a service as a whole. If it panics, the pages are named with which alone it does so too. In a bare
/// folder, the work is then done without them.
pub(super) fn contain_service<T>(
    input: &ServiceInput,
    witness: Witness<'_>,
    work: impl Fn(&ServiceInput) -> T + Sync,
) -> (Option<T>, Vec<Diagnostic>) {
    let panic = match contain(witness, || work(input)) {
        Ok(done) => return (Some(done), Vec::new()),
        Err(panic) => panic,
    };
    let of_service = || panic.of_service(&input.service.id);
    let mut found = blamed(input, witness, &work);
    // If each page is to blame, none is.
    if found.is_empty() || (found.len() == input.pages.len() && found.len() > 1) {
        return (None, vec![of_service()]);
    }
    if input.is_described || found.len() == input.pages.len() {
        return (None, found);
    }
    let is_left = |page: &&SourcePage| !found.iter().any(|found| found.place.page == *page.path());
    let pages = input.pages.iter().filter(is_left).cloned().collect();
    let done = contain(witness, || work(&ServiceInput { pages, ..input.clone() })).ok();
    match done {
        Some(_) => found.iter_mut().for_each(|found| found.severity = Severity::Warning),
        None => found.push(of_service()),
    }
    (done, found)
}

/// An error for each page with which alone the work panics.
fn blamed<T>(
    input: &ServiceInput,
    witness: Witness<'_>,
    work: &(impl Fn(&ServiceInput) -> T + Sync),
) -> Vec<Diagnostic> {
    let alone = |page: &SourcePage| {
        let input = ServiceInput { pages: vec![page.clone()], ..input.clone() };
        // What comes of it is dropped, and dropping it may panic as well.
        contain_page(page, witness, |_| drop(work(&input))).err()
    };
    input.pages.par_iter().filter_map(alone).collect()
}
