//! What speaks for and against a table being the definition of what a row names, as a cost.
//!
//! Small numbers of which only the order matters. In order of trust: the words above the table, "see Table 6", the
//! example. The order of first naming is weighed by [`super::search`].

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::example::evidence;
use super::site::Site;
use crate::raw::{RawOperation, RawTable, Side, TableRole};

/// What examples show at a place: the names of members, or that there is no object.
#[derive(Clone, Debug, Default)]
struct Shown {
    members: BTreeSet<String>,
    is_scalar: bool,
}

/// What is known of one side of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    shown: BTreeMap<String, Shown>,
}

impl Evidence {
    /// Reads the examples of a side.
    pub fn collect(raw: &RawOperation, side: &Side) -> Self {
        let mut collected = Self::default();
        let bodies = raw.examples.iter().filter(|example| fits(&example.side, side));
        for body in bodies.filter_map(|example| example.body.as_ref()) {
            if let Some(root) = evidence::value(&body.value) {
                collected.add("", &root);
            }
        }
        collected
    }

    fn add(&mut self, path: &str, value: &Value) {
        match value {
            Value::Object(members) => {
                self.shown.entry(path.to_owned()).or_default().members.extend(members.keys().cloned());
                for (name, value) in members {
                    self.add(&below(path, name), value);
                }
            }
            Value::Array(elements) => elements.iter().for_each(|element| self.add(path, element)),
            Value::Null => {}
            _ => self.shown.entry(path.to_owned()).or_default().is_scalar = true,
        }
    }

    /// The cost of taking `table` for the definition of what stands at `path`.
    pub fn cost(&self, raw: &RawOperation, site: &Site<'_>, table: usize, path: &str) -> i32 {
        let Some(definition) = raw.tables.get(table) else { return 0 };
        caption(definition, site) + self.pointer(raw, site, table) + self.example(definition, path)
    }

    fn pointer(&self, raw: &RawOperation, site: &Site<'_>, table: usize) -> i32 {
        match self.pointed_at(raw, site) {
            Some(pointed) if pointed == table => -6,
            Some(_) => 6,
            None => 0,
        }
    }

    /// The table that "see Table 6" means: by its label, or else the sixth one of a page that shows no labels.
    #[expect(clippy::unused_self, reason = "a pointer is evidence like the others")]
    pub fn pointed_at(&self, raw: &RawOperation, site: &Site<'_>) -> Option<usize> {
        let number = site.points_at?;
        let label = format!("Table {number}");
        let labelled = raw.tables.iter().position(|table| *table.label == *label);
        let has_labels = || raw.tables.iter().any(|table| table.label.starts_with("Table "));
        let index = labelled
            .or_else(|| if has_labels() { None } else { usize::try_from(number).ok()?.checked_sub(1) })?;
        let is_type = matches!(raw.tables.get(index)?.role, TableRole::Type { .. });
        (is_type && index != site.table).then_some(index)
    }

    /// How much of what the example shows at the place is in the table.
    fn example(&self, table: &RawTable, path: &str) -> i32 {
        let Some(shown) = self.shown.get(path) else { return 0 };
        if shown.members.is_empty() {
            return if shown.is_scalar { 8 } else { 0 };
        }
        let rows: Vec<String> = table.rows.iter().map(crate::raw::RawRow::name_text).collect();
        let found = shown.members.iter().filter(|name| rows.contains(name)).count();
        match found * 4 / shown.members.len() {
            0 => 10,
            1 => 4,
            2 => -3,
            _ => -8,
        }
    }
}

/// The place of a member. The row `-`, or `[items]`, stands for the whole.
pub(super) fn below(path: &str, member: &str) -> String {
    let is_whole = member == "-" || member.starts_with('[') && member.ends_with(']');
    if is_whole { path.to_owned() } else { format!("{path}/{member}") }
}

/// Examples of the same direction; of another status only where one of the two has none.
fn fits(example: &Side, side: &Side) -> bool {
    match (example, side) {
        (Side::Request, Side::Request) => true,
        (Side::Response(example), Side::Response(side)) => {
            example.is_none() || side.is_none() || example == side
        }
        _ => false,
    }
}

/// The words of the caption, or those above the table: `Parameters in the volume field`.
fn caption(table: &RawTable, site: &Site<'_>) -> i32 {
    let TableRole::Type { name, .. } = &table.role else { return 0 };
    match name.as_str() {
        "" => 0,
        words if words == site.name() => -40,
        words if holds(words, site.name()) || holds(words, &site.member) => -16,
        _ => 6,
    }
}

/// Whether words hold a name as a whole word.
fn holds(words: &str, name: &str) -> bool {
    let is_part = |c: char| !(c.is_alphanumeric() || "_-.".contains(c));
    !name.is_empty() && words.split(is_part).any(|word| word.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_holds_whole_words() {
        assert!(holds("Parameters in the volume field", "volume"));
        assert!(holds("Data structure of the Volume-Type field", "volume-type"));
        assert!(!holds("Parameters in the volumes field", "volume"));
        assert!(!holds("Response parameters", ""));
    }

    #[test]
    fn examples_of_another_status_say_nothing() {
        let status = |code: &str| Side::Response(Some(code.to_owned()));
        assert!(fits(&Side::Response(None), &status("200")));
        assert!(!fits(&status("400"), &status("200")));
        assert!(!fits(&Side::Request, &status("200")));
    }
}
