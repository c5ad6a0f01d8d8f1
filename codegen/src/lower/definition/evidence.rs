//! What speaks for and against a table being the definition of what a row names, as a cost.
//!
//! Small numbers of which only the order matters. In order of trust: the words above the table, "see Table 6", the
//! example. The order of first naming is weighed by [`super::search`].

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::example::Examples;
use super::site::{Leaf, Site};
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
    pub fn collect(examples: &Examples<'_>, side: &Side) -> Self {
        let mut collected = Self::default();
        for (_, root) in examples.values().filter(|(of, _)| fits(of, side)) {
            collected.add("", root);
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
        let Some(owner) = raw.tables.get(site.table) else { return 0 };
        let rows = names(definition);
        caption(definition, site, path)
            + self.pointer(raw, site, table)
            + self.example(&rows, path)
            + columns(&rows, site)
            + repetition(&rows, &names(owner), site)
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
    fn example(&self, rows: &[String], path: &str) -> i32 {
        let Some(shown) = self.shown.get(path) else { return 0 };
        if shown.members.is_empty() {
            return if shown.is_scalar { 8 } else { 0 };
        }
        let rows: BTreeSet<&String> = rows.iter().collect();
        let found = shown.members.iter().filter(|name| rows.contains(name)).count();
        match found * 4 / shown.members.len() {
            0 => 10,
            1 => 6,
            2 => 0,
            3 => -6,
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

/// The words of the caption, or those above the table: `Volume`, `Parameters in the volume field`, `server.volume`.
fn caption(table: &RawTable, site: &Site<'_>, path: &str) -> i32 {
    let TableRole::Type { name, .. } = &table.role else { return 0 };
    let is_path = || format!("/{}", name.replace('.', "/"));
    match name.as_str() {
        "" => 0,
        words if words == site.name() => -40,
        words if words.contains('.') && path.ends_with(&is_path()) => -20,
        words if holds(words, site.name()) || holds(words, &site.member) => -16,
        // A paragraph may be there for another reason.
        _ if table.caption.is_none() => 2,
        words if words.contains(char::is_whitespace) => 8,
        _ => 12,
    }
}

/// Whether words hold a name as a whole word, or as whole words.
fn holds(words: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    let (words, name) = (words.to_lowercase(), name.to_lowercase());
    let mut places = words.match_indices(&name).filter(|_| !name.is_empty());
    places.any(|(start, _)| {
        let before = words.get(..start).and_then(|before| before.chars().next_back());
        let behind = words.get(start + name.len()..).and_then(|behind| behind.chars().next());
        !before.is_some_and(is_part) && !behind.is_some_and(is_part)
    })
}

/// What members of these names hold wherever APIs have them.
const CONVENTIONS: [(&str, [&str; 2]); 2] = [("tag", ["key", "value"]), ("link", ["href", "rel"])];

/// `tags` hold `key` and `value`: a table of these speaks for such a member.
fn columns(rows: &[String], site: &Site<'_>) -> i32 {
    let member = site.member.to_lowercase();
    let costs = CONVENTIONS.iter().map(|(word, names)| {
        let is_named = member.ends_with(word) || member.ends_with(&format!("{word}s"));
        let is_such =
            rows.len() <= names.len() + 1 && names.iter().all(|name| rows.iter().any(|row| row == name));
        if is_named && is_such { -3 } else { 0 }
    });
    costs.sum()
}

/// A table that repeats the rows of the one that names it, the naming row among them, is another form of the same.
fn repetition(rows: &[String], owner: &[String], site: &Site<'_>) -> i32 {
    let is_form = site.leaf == Leaf::Bare && rows.contains(&site.member);
    if !is_form {
        return 0;
    }
    let owner: BTreeSet<&String> = owner.iter().collect();
    let repeated = rows.iter().filter(|row| owner.contains(row)).count();
    if repeated > 2 && repeated * 2 >= rows.len() { 16 } else { 0 }
}

fn names(table: &RawTable) -> Vec<String> {
    table.rows.iter().map(crate::raw::RawRow::name_text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_holds_whole_words() {
        assert!(holds("Parameters in the volume field", "volume"));
        assert!(holds("Data structure of the Volume-Type field", "volume-type"));
        assert!(!holds("Parameters in the volumes field", "volume"));
        assert!(holds("Security Group Rule objects", "Security Group Rule"));
        assert!(!holds("Response parameters", ""));
    }

    #[test]
    fn a_caption_names_a_member_a_type_or_a_path() {
        let row = crate::raw::RawRow::default();
        let site = Site {
            table: 0,
            row: &row,
            member: "links".to_owned(),
            leaf: Leaf::Bare,
            points_at: None,
            linked: None,
        };
        let table = |caption: &str| RawTable {
            label: "Table 4".into(),
            caption: Some(caption.to_owned()),
            anchors: Vec::new(),
            role: TableRole::Type { name: caption.to_owned(), side: Side::Request },
            columns: Vec::new(),
            rows: Vec::new(),
            has_lost_flags: false,
            place: crate::source::Place::page("x/Page.txt"),
        };
        for words in ["links", "Links field description", "user.links"] {
            assert!(caption(&table(words), &site, "/user/links") < -10, "{words}");
        }
        for words in ["Link", "role.links", "Description of the link field"] {
            assert!(caption(&table(words), &site, "/user/links") > 0, "{words}");
        }
    }

    #[test]
    fn rows_suit_members_by_convention() {
        let row = crate::raw::RawRow::default();
        let site = |member: &str| Site {
            table: 0,
            row: &row,
            member: member.to_owned(),
            leaf: Leaf::Bare,
            points_at: None,
            linked: None,
        };
        let rows = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert!(columns(&rows(&["key", "value"]), &site("image_tags")) < 0);
        assert_eq!(columns(&rows(&["key", "value"]), &site("zones")), 0);
        let form = rows(&["name", "image_tags", "backup_id"]);
        assert!(repetition(&form, &rows(&["name", "backup_id", "image_tags"]), &site("image_tags")) > 0);
        assert_eq!(repetition(&rows(&["key", "value"]), &form, &site("image_tags")), 0);
    }

    #[test]
    fn examples_of_another_status_say_nothing() {
        let status = |code: &str| Side::Response(Some(code.to_owned()));
        assert!(fits(&Side::Response(None), &status("200")));
        assert!(!fits(&status("400"), &status("200")));
        assert!(!fits(&Side::Request, &status("200")));
    }
}
