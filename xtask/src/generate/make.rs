//! Services, each made and let go before the next one begins, so that a cloud needs the memory of a few of its services.
//!
//! As many are made side by side as there are cores, the largest first: a large one that begins last would leave the other cores
//! idle. What is told of them comes in the order of their ids nevertheless.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use tablature_codegen::load;

use crate::progress::Progress;

/// Does some work on every service of the documents. Gives what came of it, in the order of ids, or the first error.
pub(crate) fn each<T: Send, E: Send>(
    documents: &load::Documents,
    progress: &Progress,
    work: impl Fn(&str) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    each_id(documents.ids(), |id| documents.bytes(id), progress, work)
}

/// Does some work on every service that is named, of whatever documents. `bytes` says how large one is, about. Gives what came of
/// it, in the order of names, or the first error.
pub(crate) fn each_id<'a, T: Send, E: Send>(
    ids: impl IntoIterator<Item = &'a str>,
    bytes: impl Fn(&str) -> u64,
    progress: &Progress,
    work: impl Fn(&str) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let mut ids: Vec<(usize, &str)> = ids.into_iter().enumerate().collect();
    ids.sort_by_cached_key(|(_, id)| Reverse(bytes(id)));
    progress.begins("services", ids.len());
    let next = AtomicUsize::new(0);
    let done: Mutex<Result<BTreeMap<usize, T>, E>> = Mutex::new(Ok(BTreeMap::new()));
    let worker = || {
        while let Some((index, id)) = ids.get(next.fetch_add(1, Ordering::Relaxed)) {
            progress.is_at(id);
            let outcome = work(id);
            if outcome.is_err() {
                // Nobody begins another service.
                next.store(ids.len(), Ordering::Relaxed);
            }
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            if let Ok(all) = &mut *done {
                match outcome {
                    Ok(made) => drop(all.insert(*index, made)),
                    Err(error) => *done = Err(error),
                }
            }
            progress.goes_on();
        }
    };
    let workers = rayon::current_num_threads().min(ids.len());
    thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(worker);
        }
        worker();
    });
    progress.ends();
    Ok(done.into_inner().unwrap_or_else(PoisonError::into_inner)?.into_values().collect())
}
