//! What happens when a stage panics, which none of them should: it becomes an error of the page, or of the service where
//! no page is to blame.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diagnostic::{Diagnostic, Severity};
use crate::fault::{Witness, contain};
use crate::load::ServiceInput;
use crate::source::SourcePage;

/// Does some work on one page.
pub(super) fn contain_page<T>(
    page: &SourcePage,
    witness: Witness<'_>,
    work: impl FnOnce(&SourcePage) -> T,
) -> Result<T, Diagnostic> {
    contain(witness, || work(page)).map_err(|panic| panic.of_page(page.place()))
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
