//! The grammar: what the tokens of a sentence state.
//!
//! In: tokens. Out: statements, each of which took its tokens for itself, so that no phrase states two things. A sentence in
//! which something stands that the grammar does not know states nothing. Left out on purpose: what statements mean for
//! a field, and what is done where two of them differ.

pub(super) mod characters;
pub(super) mod class;
mod count;
pub(super) mod default;
pub(super) mod format;
pub(super) mod interval;
pub(super) mod item;
mod list;
pub(super) mod meaning;
pub(super) mod measures;
mod prefix;
pub(super) mod value;
