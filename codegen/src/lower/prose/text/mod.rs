//! A lexer for prose: descriptions to labelled sections, sections to sentences, sentences to items and words.
//!
//! In: the paragraphs of a cell, with line marks and emphasis already gone. Out: slices of them.
//! Left out on purpose: what any of it means. The readers beside this module know that.

mod joined;
mod label;
mod ordinal;
mod sentence;
mod word;

pub(super) use label::{Description, Label};
pub(super) use sentence::{clauses_depend, in_brackets, is_case, is_time, split};
pub(super) use word::{
    bare, behind_title, is_code, is_constant, is_named, is_participle, is_prose, is_token, items,
    labelled_text, number, unwrap,
};
