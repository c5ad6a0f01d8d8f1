//! Panics: none of them should be, and each is told of as what is wrong with a page, a service or this program.
//!
//! The library catches them, and cannot know where in the code they were. That is what the hook is for; it says nothing
//! by itself, since whoever catches a panic tells of it.

use std::cell::RefCell;
use std::env;
use std::panic;

use tablature_codegen::pipeline::contain;

use crate::Outcome;
use crate::error::Error;

/// Pages nest, and some of what reads them does so with the stack. How deep they may is bounded there; this is room for it.
const STACK: usize = 64 * 1024 * 1024;

thread_local! {
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Makes panics quiet, and gives the threads that read pages a stack of a known size. Who asks for a backtrace by
/// `RUST_BACKTRACE` gets it.
pub(crate) fn prepare() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string);
        PLACE.with(|known| {
            if let Ok(mut known) = known.try_borrow_mut() {
                *known = place;
            }
        });
        if env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0") {
            usual(info);
        }
    }));
    // Where that is refused there are threads with the usual stack.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
}

/// Where in the code the panic was that was just caught on this thread.
pub(crate) fn place() -> Option<String> {
    PLACE.with(|known| known.try_borrow_mut().ok()?.take())
}

/// Runs a verb. A panic outside of any service stops the run, in so many words.
pub(crate) fn told(run: impl FnOnce() -> Result<Outcome, Error>) -> Result<Outcome, Error> {
    contain(&place, run).unwrap_or_else(|panic| Err(Error::Fault { message: panic.message().to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_outside_of_services_is_an_error() {
        let error = told(|| panic!("no such index")).unwrap_err();
        assert_eq!(error.to_string(), "Tablature failed: no such index");
        assert!(error.help().unwrap().contains("please report it"));
    }
}
