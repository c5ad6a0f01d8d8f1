//! Connection pools, one for each tokio runtime that calls come from.
//!
//! A connection is driven by a task of the runtime in which it was opened. Another runtime that took it from a common pool would
//! wait for bytes that nobody reads: for ever, if the first runtime stands still or is gone. So each has its own; the pools of a
//! runtime that ends go with it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tokio::runtime::{Handle, Id};
use tokio::sync::oneshot;

use crate::error::ConfigurationError;

/// What makes the client of a pool.
type Make = dyn Fn(Way) -> Result<reqwest::Client, ConfigurationError> + Send + Sync;

/// How a request leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Through a proxy, where one is set.
    Usual,
    /// Through none.
    Direct,
}

/// The pools of all runtimes.
pub(super) struct Pools {
    make: Box<Make>,
    /// Made before there was a runtime, so that what cannot work is known early; for the first that comes.
    spare: Mutex<Option<reqwest::Client>>,
    open: Open,
}

type Open = Arc<Mutex<Vec<Pool>>>;

struct Pool {
    runtime: Id,
    way: Way,
    client: reqwest::Client,
    /// With it ends the task that waits for the end of the runtime.
    _watched: oneshot::Sender<()>,
}

impl Pools {
    pub(super) fn new(
        make: impl Fn(Way) -> Result<reqwest::Client, ConfigurationError> + Send + Sync + 'static,
    ) -> Result<Self, ConfigurationError> {
        let spare = make(Way::Usual)?;
        Ok(Self { make: Box::new(make), spare: Mutex::new(Some(spare)), open: Open::default() })
    }

    /// The client for calls from this runtime.
    pub(super) fn client(&self, runtime: &Handle, way: Way) -> Result<reqwest::Client, ConfigurationError> {
        if let Some(client) = self.find(runtime.id(), way) {
            return Ok(client);
        }
        let spare = if way == Way::Usual { lock(&self.spare).take() } else { None };
        let client = spare.map_or_else(|| (self.make)(way), Ok)?;
        // Not while the lock is held: a runtime that is ending drops the task at once.
        let watched = watch(runtime, &self.open);
        lock(&self.open).push(Pool { runtime: runtime.id(), way, client: client.clone(), _watched: watched });
        Ok(client)
    }

    fn find(&self, runtime: Id, way: Way) -> Option<reqwest::Client> {
        let open = lock(&self.open);
        open.iter().find(|pool| pool.runtime == runtime && pool.way == way).map(|pool| pool.client.clone())
    }
}

/// Nothing panics while it holds a lock.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Forgets the pools of a runtime when that ends: its tasks are dropped then.
fn watch(runtime: &Handle, open: &Open) -> oneshot::Sender<()> {
    let (watched, closed) = oneshot::channel();
    let end = End { runtime: runtime.id(), open: Arc::downgrade(open) };
    runtime.spawn(async move {
        let end = end;
        // Until the pools themselves are dropped.
        let _ = closed.await;
        drop(end);
    });
    watched
}

struct End {
    runtime: Id,
    open: Weak<Mutex<Vec<Pool>>>,
}

impl Drop for End {
    fn drop(&mut self) {
        let Some(open) = self.open.upgrade() else { return };
        let ended: Vec<Pool> = lock(&open).extract_if(.., |pool| pool.runtime == self.runtime).collect();
        // Behind the lock, since dropping a client may wake whoever waits for one.
        drop(ended);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tls::Tls;
    use super::*;

    fn pools() -> Pools {
        // Beside crates that bring no cryptography of their own, a client has to be told which to use.
        let tls = Tls::new().unwrap();
        Pools::new(move |_| Ok(tls.choose(reqwest::Client::builder()).build().unwrap())).unwrap()
    }

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
    }

    fn open(pools: &Pools) -> usize {
        lock(&pools.open).len()
    }

    #[test]
    fn each_runtime_has_its_own_and_takes_it_along() {
        let (pools, one, two) = (pools(), runtime(), runtime());
        for _ in 0..3 {
            for runtime in [&one, &two] {
                pools.client(runtime.handle(), Way::Usual).unwrap();
            }
            pools.client(two.handle(), Way::Direct).unwrap();
        }
        assert_eq!(open(&pools), 3);
        drop(two);
        assert_eq!(open(&pools), 1);
        drop(one);
        assert_eq!(open(&pools), 0);
    }

    #[test]
    fn pools_that_are_gone_leave_no_task() {
        let (pools, runtime) = (pools(), runtime());
        pools.client(runtime.handle(), Way::Usual).unwrap();
        assert_eq!(runtime.metrics().num_alive_tasks(), 1);
        drop(pools);
        runtime.block_on(tokio::task::yield_now());
        assert_eq!(runtime.metrics().num_alive_tasks(), 0);
    }
}
