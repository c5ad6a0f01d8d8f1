//! The budget for repetitions that the calls of one service share.
//!
//! Without it, an outage of a service multiplies the load on it by the number of attempts, at the very moment when
//! it can bear the least. With it, a few hundred repetitions are free, and from then on there are only as many as
//! calls succeed. Numbers and costs are those of the SDKs of AWS.

use std::sync::atomic::{AtomicU32, Ordering};

const CAPACITY: u32 = 500;
const RETRY: u32 = 5;
/// A time limit that passes may mean an overloaded service, which a repetition would burden more.
const RETRY_AFTER_TIMEOUT: u32 = 10;
/// What a call gives back that succeeds at once.
const SUCCESS: u32 = 1;

/// Tokens, taken by repetitions and given back by success.
#[derive(Debug)]
pub(crate) struct Bucket {
    tokens: AtomicU32,
}

impl Bucket {
    pub(crate) fn new() -> Self {
        Self { tokens: AtomicU32::new(CAPACITY) }
    }

    /// Takes what one repetition costs; `None` where there is not enough.
    pub(crate) fn take(&self, after_timeout: bool) -> Option<Permit<'_>> {
        let cost = if after_timeout { RETRY_AFTER_TIMEOUT } else { RETRY };
        let taken =
            self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |tokens| tokens.checked_sub(cost));
        taken.ok().map(|_| Permit { bucket: self, cost, used: false })
    }

    /// The service did its work: gives back what the last repetition cost, or a little where there was none.
    pub(crate) fn succeeded(&self, cost: Option<u32>) {
        self.give(cost.unwrap_or(SUCCESS));
    }

    fn give(&self, count: u32) {
        // The update never refuses.
        let _ = self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |tokens| {
            Some(tokens.saturating_add(count).min(CAPACITY))
        });
    }
}

/// Tokens for one repetition. Dropped before it is used (a call that is cancelled while it waits), it gives them back.
#[derive(Debug)]
#[must_use = "dropped at once, it allows nothing"]
pub(crate) struct Permit<'a> {
    bucket: &'a Bucket,
    cost: u32,
    used: bool,
}

impl Permit<'_> {
    /// The repetition begins. Returns its cost, for [`Bucket::succeeded`].
    pub(crate) fn use_up(mut self) -> u32 {
        self.used = true;
        self.cost
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        if !self.used {
            self.bucket.give(self.cost);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(bucket: &Bucket) -> u32 {
        bucket.tokens.load(Ordering::Relaxed)
    }

    #[test]
    fn ends_and_is_refilled_by_success() {
        let bucket = Bucket::new();
        let granted = std::iter::from_fn(|| bucket.take(false)).map(Permit::use_up).count();
        assert_eq!(granted, 100);
        for _ in 0..4 {
            bucket.succeeded(None);
            assert!(bucket.take(false).is_none());
        }
        bucket.succeeded(None);
        assert!(bucket.take(true).is_none());
        assert!(bucket.take(false).is_some());
    }

    #[test]
    fn a_permit_that_is_not_used_costs_nothing() {
        let bucket = Bucket::new();
        drop(bucket.take(true));
        assert_eq!(tokens(&bucket), 500);
        let cost = bucket.take(true).unwrap().use_up();
        assert_eq!(tokens(&bucket), 490);
        bucket.succeeded(Some(cost));
        bucket.succeeded(None);
        assert_eq!(tokens(&bucket), 500);
    }
}
