//! The crate before it is written: what its types are, and what its files import.
//!
//! In: the model and the names. Out: data that printing maps to tokens and that can be asked questions. Whoever wants to
//! know what a type is asks here, and never the tokens that it becomes.

mod imports;
mod rust_type;

pub(super) use imports::Imports;
pub(super) use rust_type::RustType;
