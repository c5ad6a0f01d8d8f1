//! What fuzzers call of `fetch`: feature `fuzz`, and no part of the program.

pub use crate::fetch::fuzz::{answer, index, lock, robots};
