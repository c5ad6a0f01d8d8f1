//! Whether a failed attempt is repeated, and when.
//!
//! In goes the failure of one attempt; out comes the wait before the next one, or the decision that there is none.
//! Four things must agree: the [policy](RetryPolicy) has attempts left, the failure is one that may be repeated
//! ([`again`]), the [`Bucket`] has tokens, and the wait ends before the time limit of the call. The loop itself is in
//! `codegen::attempts`. Reading a clock is left to the loop.

mod after;
mod bucket;
mod policy;
mod verdict;

pub(crate) use bucket::{Bucket, Permit};
pub use policy::RetryPolicy;
pub(crate) use verdict::again;

/// What a header asks to wait, if it can be read.
#[cfg(feature = "fuzz")]
pub(crate) fn fuzz(headers: &http::HeaderMap) {
    let now = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
    let _ = after::retry_after(headers, now);
}
