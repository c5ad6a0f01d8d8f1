//! Services, each made, written and let go before the next one begins, so that a cloud needs the memory of a few of its services.
//!
//! As many are made side by side as there are cores, the largest first: a large one that begins last would leave the other cores
//! idle. What is told of them comes in the order of their ids nevertheless.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use tablature_codegen::load;

use crate::error::Error;
use crate::progress::Progress;

/// Does some work on every service of the documents. Gives what came of it, in the order of ids, or the first error.
pub(crate) fn each<T: Send>(
    documents: &load::Documents,
    progress: &Progress,
    work: impl Fn(&str) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let mut ids: Vec<(usize, &str)> = documents.ids().enumerate().collect();
    ids.sort_by_cached_key(|(_, id)| Reverse(documents.bytes(id)));
    progress.begins("services", ids.len());
    let next = AtomicUsize::new(0);
    let done: Mutex<BTreeMap<usize, T>> = Mutex::default();
    let failed: Mutex<Option<Error>> = Mutex::default();
    let worker = || {
        while let Some((index, id)) = ids.get(next.fetch_add(1, Ordering::Relaxed)) {
            progress.is_at(id);
            match work(id) {
                Ok(made) => {
                    done.lock().unwrap_or_else(PoisonError::into_inner).insert(*index, made);
                }
                Err(error) => {
                    failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                    // Nobody begins another service.
                    next.store(ids.len(), Ordering::Relaxed);
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
    match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(error),
        None => Ok(done.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()),
    }
}
