//! A limit on silence: work may take as long as it likes, as long as something happens now and then.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, timeout, timeout_at};

/// The limit passed with nothing having happened.
#[derive(Debug)]
pub(super) struct Silent;

/// When something last happened. Clones note to the same place.
#[derive(Clone, Debug)]
pub(super) struct Progress(Arc<Mutex<Instant>>);

impl Progress {
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }

    pub(super) fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn last(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for `work` until it has been silent for `limit`.
    pub(super) async fn watch<T>(&self, limit: Duration, work: impl Future<Output = T>) -> Result<T, Silent> {
        let mut work = std::pin::pin!(work);
        self.note();
        loop {
            let last = self.last();
            let done = match last.checked_add(limit) {
                Some(end) => timeout_at(end, work.as_mut()).await,
                None => Ok(work.as_mut().await),
            };
            match done {
                Ok(done) => return Ok(done),
                Err(_) if self.last() == last => return Err(Silent),
                Err(_) => {}
            }
        }
    }
}

/// Waits for one thing that happens.
pub(super) async fn until<T>(limit: Duration, work: impl Future<Output = T>) -> Result<T, Silent> {
    timeout(limit, work).await.map_err(|_| Silent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn progress_puts_the_limit_off() {
        let progress = Progress::new();
        let noted = progress.clone();
        let work = async move {
            for _ in 0..10 {
                tokio::time::sleep(Duration::from_secs(8)).await;
                noted.note();
            }
            "done"
        };
        assert_eq!(progress.watch(Duration::from_secs(10), work).await.unwrap(), "done");
        let silent = tokio::time::sleep(Duration::from_secs(11));
        assert!(progress.watch(Duration::from_secs(10), silent).await.is_err());
    }
}
