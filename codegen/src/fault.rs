//! Panics, which no stage should have: caught, they become errors of a page or of a service, and everything else goes on.
//!
//! Left out on purpose: where in the code a panic was. It is known to a panic hook only, which is the business of the
//! program that uses this library ([`Witness`]).

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

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

    /// An error of the page at this place.
    pub fn of_page(&self, page: Place) -> Diagnostic {
        let message = format!("Tablature failed on this page: {}", self.message);
        Diagnostic::new(Code::Fault, page, message)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_goes_no_further_and_is_told_in_one_line() {
        let panic = contain(&|| Some("src/x.rs:1:2".to_owned()), || panic!("no\nsuch {}", 1)).unwrap_err();
        assert_eq!(panic.message(), "no such 1 (src/x.rs:1:2)");
        assert_eq!(contain(&|| None, || 7), Ok(7));
        let panic = contain(&|| None, || std::panic::panic_any(7)).unwrap_err();
        assert_eq!(panic.message(), "without a message");
    }

    #[test]
    fn it_says_whose_fault_it_is() {
        let panic = contain(&|| None, || panic!("no such index")).unwrap_err();
        let of_page = panic.of_page(Place::page("eg/a.md"));
        assert_eq!(of_page.message, "Tablature failed on this page: no such index");
        assert!(
            of_page
                .help
                .unwrap()
                .starts_with("this is a fault of Tablature and not of the page: please report")
        );
        let of_service = panic.of_service("eg");
        assert_eq!(of_service.message, "Tablature failed on the service `eg`: no such index");
    }
}
