//! Panics: none of them should be, and each is told of as what is wrong with a page, a service or this program.
//!
//! The library catches them, and cannot know where in the code they were. That is what the hook is for; it says nothing
//! by itself, since whoever catches a panic tells of it.

use std::cell::RefCell;
use std::env;
use std::panic;

use tablature_codegen::fault::contain;

use crate::Outcome;
use crate::error::Error;

/// Pages nest, and most of what reads them goes down with the stack. How deep they may is bounded there, and this is room
/// for it: of a thread, the system gives out only what it uses.
const STACK: usize = 256 * 1024 * 1024;

thread_local! {
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Makes panics quiet. Who asks for a backtrace by `RUST_BACKTRACE` gets it.
pub(crate) fn hush() {
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
}

/// Where in the code the panic was that was just caught on this thread.
pub(crate) fn place() -> Option<String> {
    PLACE.with(|known| known.try_borrow_mut().ok()?.take())
}

/// Runs a verb, on threads with a stack of a known size. A panic outside of any service stops the run, in so many words.
pub(crate) fn told(run: impl FnOnce() -> Result<Outcome, Error> + Send) -> Result<Outcome, Error> {
    let contained = || {
        contain(&place, run).unwrap_or_else(|panic| Err(Error::Fault { message: panic.message().to_owned() }))
    };
    match rayon::ThreadPoolBuilder::new().stack_size(STACK).build() {
        Ok(threads) => threads.install(contained),
        // Where there is no room for so large stacks, those of the system have to do.
        Err(_) => contained(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_outside_of_services_is_an_error() {
        let error = told(|| panic!("no such index")).unwrap_err();
        assert_eq!(error.to_string(), "Tablature failed: no such index");
        assert!(error.help().contains("please report it"));
    }

    #[test]
    fn there_is_room_to_go_down() {
        fn down(levels: usize) -> usize {
            let level = std::hint::black_box([levels; 128]);
            if levels == 0 { 0 } else { down(levels - 1) + usize::from(level[0] == levels) }
        }
        let outcome = told(|| {
            let report = down(100_000).to_string();
            Ok(Outcome { report, diagnostics: String::new(), success: true })
        });
        assert_eq!(outcome.unwrap().report, "100000");
    }
}
