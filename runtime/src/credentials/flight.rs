//! One does the work, and all who wait for it share the outcome, be it good or bad.
//!
//! Who finds nothing that serves remembers what had [landed](Flight::landed) and [boards](Flight::board): either it is
//! its turn to do the work, or something has landed while it waited. Who is cancelled in the middle of its turn leaves
//! the turn to the next.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The last outcome of some work, and the turn to do it again.
pub(crate) struct Flight<T> {
    turn: tokio::sync::Mutex<()>,
    landed: Mutex<Landed<T>>,
}

/// What has landed so far.
#[derive(Clone)]
pub(crate) struct Landed<T> {
    pub(crate) outcome: Option<T>,
    number: u64,
}

/// What [`Flight::board`] leads to.
pub(crate) enum Boarded<'a, T> {
    /// Another did the work.
    Landed(T),
    /// It is one's own turn.
    Turn(Turn<'a, T>),
}

/// The right to do the work, until it is dropped.
pub(crate) struct Turn<'a, T> {
    flight: &'a Flight<T>,
    _guard: tokio::sync::MutexGuard<'a, ()>,
}

impl<T: Clone> Flight<T> {
    pub(crate) fn new() -> Self {
        let landed = Landed { outcome: None, number: 0 };
        Self { turn: tokio::sync::Mutex::new(()), landed: Mutex::new(landed) }
    }

    /// The last outcome.
    pub(crate) fn landed(&self) -> Landed<T> {
        self.lock().clone()
    }

    /// Waits until the work is done by another, or until it is one's own turn. `seen` is what did not serve.
    pub(crate) async fn board(&self, seen: &Landed<T>) -> Boarded<'_, T> {
        let guard = self.turn.lock().await;
        self.boarded(guard, seen)
    }

    /// The same without waiting; `None` while another does the work.
    pub(crate) fn try_board(&self, seen: &Landed<T>) -> Option<Boarded<'_, T>> {
        let guard = self.turn.try_lock().ok()?;
        Some(self.boarded(guard, seen))
    }

    fn boarded<'a>(&'a self, guard: tokio::sync::MutexGuard<'a, ()>, seen: &Landed<T>) -> Boarded<'a, T> {
        let landed = self.landed();
        match landed.outcome {
            Some(outcome) if landed.number != seen.number => Boarded::Landed(outcome),
            _ => Boarded::Turn(Turn { flight: self, _guard: guard }),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Landed<T>> {
        // Nothing panics while it holds the lock.
        self.landed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Clone> Turn<'_, T> {
    /// Gives the outcome to all who wait, and to those who come later.
    pub(crate) fn land(self, outcome: T) {
        let mut landed = self.flight.lock();
        landed.number = landed.number.wrapping_add(1);
        landed.outcome = Some(outcome);
    }
}

impl<T> fmt::Debug for Flight<T> {
    /// Outcomes may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flight").finish_non_exhaustive()
    }
}
