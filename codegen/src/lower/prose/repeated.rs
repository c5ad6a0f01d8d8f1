//! Descriptions that are read already: pages of a service repeat their rows.
//!
//! In: a description with its surroundings. Out: its reading, which is made once for all rows that have the same in all that
//! decides on it.

use std::collections::HashMap;

use super::{Reading, Subject, read};
use crate::limits;
use crate::model::Shape;

/// What is read so far.
#[derive(Clone, Debug, Default)]
pub struct Readings(HashMap<String, Reading>);

impl Readings {
    /// Reads a description, but for conditions.
    pub(in crate::lower) fn read(&mut self, subject: &Subject<'_>) -> Reading {
        let Subject { examples, reads_patterns, .. } = subject;
        let key = format!("{} {reads_patterns} {examples:?}", subject.key());
        self.0.entry(key).or_insert_with(|| read(subject)).clone()
    }
}

impl Subject<'_> {
    /// What decides on what is read, but for conditions: the words, the field, and which neighbours the words may name.
    pub(super) fn key(&self) -> String {
        let shape = match self.shape.element() {
            Shape::Schema(_) => "object".to_owned(),
            shape => format!("{shape:?}"),
        };
        let is_list = matches!(self.shape, Shape::Array(_));
        let words = self.paragraphs.join("\n");
        let neighbours = self.siblings.iter().take(limits::SIBLINGS).map(|sibling| sibling.name);
        let named: Vec<&str> = neighbours.filter(|name| words.contains(name)).collect();
        format!("{shape} {is_list} {} {}\n{words}", self.name, named.join(" "))
    }
}
