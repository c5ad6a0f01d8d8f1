//! What is sure as nothing else can be meant.

/// What an iterator gives, if that is one thing.
pub(in crate::lower) fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}
