//! Keeps what a provider gave: renewed before it expires, once for all who wait, and once when it was refused.
//!
//! Time is given by the caller, so that tests need not wait.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::flight::{Boarded, Flight, Turn};
use super::{Credentials, Identity, ProviderContext, Source};
use crate::error::CredentialsError;

/// How long before they expire credentials are renewed, or a quarter of their life where that is less.
const EARLY: Duration = Duration::from_mins(5);
/// After an early renewal that failed, how long the old credentials serve before the next.
const POSTPONED: Duration = Duration::from_mins(1);
/// A refused login is not repeated for so long: a few in a row lock the account.
const QUIET: Duration = Duration::from_secs(10);
/// Credentials that were renewed because a service refused them, and that none has accepted since, are not renewed
/// again for so long: it does not help.
const HOPELESS: Duration = Duration::from_mins(1);

/// The credentials of one configuration.
pub(crate) struct Cache {
    credentials: Credentials,
    flight: Flight<Outcome>,
    postponed: Mutex<Option<SystemTime>>,
}

type Outcome = Result<Arc<Held>, Failed>;

/// Credentials in use.
pub(crate) struct Held {
    pub(crate) identity: Identity,
    since: SystemTime,
    /// Whether they took the place of credentials that a service refused.
    replacement: bool,
    accepted: AtomicBool,
}

#[derive(Clone)]
struct Failed {
    error: CredentialsError,
    /// Until then it is no use to try again.
    quiet_until: Option<SystemTime>,
}

impl Failed {
    fn is_quiet(&self, now: SystemTime) -> bool {
        self.quiet_until.is_some_and(|until| now < until)
    }
}

impl Held {
    fn new(identity: Identity, since: SystemTime, replacement: bool) -> Self {
        Self { identity, since, replacement, accepted: AtomicBool::new(false) }
    }

    /// A service took them for good, so that a refusal later on means that they have expired.
    pub(crate) fn accept(&self) {
        self.accepted.store(true, Ordering::Relaxed);
    }

    fn serves(&self, now: SystemTime) -> bool {
        self.identity.expiry().is_none_or(|expiry| now < expiry)
    }

    fn is_due(&self, now: SystemTime) -> bool {
        self.identity.expiry().is_some_and(|expiry| {
            let life = expiry.duration_since(self.since).unwrap_or_default();
            now + EARLY.min(life / 4) >= expiry
        })
    }

    fn may_be_replaced(&self, now: SystemTime) -> bool {
        let age = now.duration_since(self.since).unwrap_or_default();
        !self.replacement || self.accepted.load(Ordering::Relaxed) || age >= HOPELESS
    }
}

impl Cache {
    pub(crate) fn new(credentials: Credentials) -> Self {
        Self { credentials, flight: Flight::new(), postponed: Mutex::new(None) }
    }

    /// Credentials that serve as of `now`.
    pub(crate) async fn get(
        &self,
        context: ProviderContext<'_>,
        now: SystemTime,
    ) -> Result<Arc<Held>, CredentialsError> {
        let seen = self.flight.landed();
        match &seen.outcome {
            Some(Ok(held)) if held.serves(now) => {
                if !held.is_due(now) || self.is_postponed(now) {
                    return Ok(Arc::clone(held));
                }
                // One renews them; all others go on with what there is.
                match self.flight.try_board(&seen) {
                    None => Ok(Arc::clone(held)),
                    Some(Boarded::Landed(outcome)) => outcome.or_else(|_| Ok(Arc::clone(held))),
                    Some(Boarded::Turn(turn)) => Ok(self.renew_early(turn, held, context, now).await),
                }
            }
            Some(Err(failed)) if failed.is_quiet(now) => Err(failed.error.clone()),
            _ => match self.flight.board(&seen).await {
                Boarded::Landed(outcome) => outcome.map_err(|failed| failed.error),
                Boarded::Turn(turn) => self.renew(turn, false, context, now).await,
            },
        }
    }

    /// Other credentials in place of those that a service refused; `None` where there are none to be had.
    pub(crate) async fn replace(
        &self,
        refused: &Arc<Held>,
        context: ProviderContext<'_>,
        now: SystemTime,
    ) -> Result<Option<Arc<Held>>, CredentialsError> {
        if matches!(self.credentials.source, Source::Fixed(_)) {
            return Ok(None);
        }
        let seen = self.flight.landed();
        let current = match &seen.outcome {
            // Another call was refused first.
            Some(Ok(held)) if !Arc::ptr_eq(held, refused) => Arc::clone(held),
            Some(Ok(held)) if !held.may_be_replaced(now) => return Ok(None),
            Some(Err(failed)) if failed.is_quiet(now) => return Err(failed.error.clone()),
            _ => match self.flight.board(&seen).await {
                Boarded::Landed(outcome) => outcome.map_err(|failed| failed.error)?,
                Boarded::Turn(turn) => self.renew(turn, true, context, now).await?,
            },
        };
        // The same once more would be refused once more.
        Ok((current.identity.proof != refused.identity.proof).then_some(current))
    }

    async fn renew_early(
        &self,
        turn: Turn<'_, Outcome>,
        held: &Arc<Held>,
        context: ProviderContext<'_>,
        now: SystemTime,
    ) -> Arc<Held> {
        if let Ok(identity) = self.credentials.provide(context).await {
            let held = Arc::new(Held::new(identity, now, false));
            turn.land(Ok(Arc::clone(&held)));
            held
        } else {
            *self.postponed.lock().unwrap_or_else(PoisonError::into_inner) = now.checked_add(POSTPONED);
            Arc::clone(held)
        }
    }

    async fn renew(
        &self,
        turn: Turn<'_, Outcome>,
        replacement: bool,
        context: ProviderContext<'_>,
        now: SystemTime,
    ) -> Result<Arc<Held>, CredentialsError> {
        let outcome = match self.credentials.provide(context).await {
            Ok(identity) => Ok(Arc::new(Held::new(identity, now, replacement))),
            Err(error) => {
                let quiet_until = if error.is_refusal() { now.checked_add(QUIET) } else { None };
                Err(Failed { error, quiet_until })
            }
        };
        turn.land(outcome.clone());
        outcome.map_err(|failed| failed.error)
    }

    fn is_postponed(&self, now: SystemTime) -> bool {
        let postponed = *self.postponed.lock().unwrap_or_else(PoisonError::into_inner);
        postponed.is_some_and(|until| now < until)
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.credentials.fmt(f)
    }
}
