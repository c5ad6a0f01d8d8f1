//! Reads the tables of a cloud's API reference and writes an `OpenAPI` document and a Rust crate.
//!
//! A compiler in the classical order, one module a stage:
//!
//! | stage | from -> to |
//! |---|---|
//! | [`load`] | files -> [`source::SourcePage`] and settings |
//! | [`parse`] | page -> [`document::Document`] |
//! | [`extract`] | document -> [`raw::RawOperation`] |
//! | [`correct`] | raw operation -> raw operation |
//! | [`lower`] | raw operations -> [`model::Api`] |
//! | [`validate`] | model -> diagnostics |
//! | [`name`] | model -> [`name::Names`] |
//! | [`emit`] | model and names -> files in memory |
//!
//! No network, no clock, no global state: the same input gives the same bytes.

// What a page says is no proof of an offset: none is used to slice or to index without one.
#![warn(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "a test that slices wrongly fails, as it should"))]
#![allow(clippy::non_std_lazy_statics, reason = "`lazy_regex!` makes statics of `once_cell`")]

mod accents;
mod bracket;
pub mod correct;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod emit;
mod english;
pub mod extract;
pub mod fault;
mod free;
pub mod limits;
pub mod load;
pub mod lower;
pub mod model;
pub mod name;
pub mod parse;
mod pattern;
pub mod pipeline;
pub mod raw;
mod request_line;
pub mod source;
pub mod type_cell;
pub mod validate;
pub mod vocabulary;
