//! What the examples of one side show, by place.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::example::Examples;
use super::site::Site;
use crate::raw::Side;
use crate::type_cell::TypeExpression;

/// What examples show at a place.
#[derive(Clone, Debug, Default)]
struct Place {
    members: BTreeSet<String>,
    is_scalar: bool,
    lists: usize,
    others: usize,
}

/// What the examples of a side show: `/server/links` is the place of a member of a member.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    places: BTreeMap<String, Place>,
}

/// How much of what is shown at a place a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Three of four members, or more.
    Good,
    /// Some.
    Some,
    /// None, or the place shows no object.
    None,
    /// Nothing is shown.
    Unknown,
}

impl Shown {
    /// Reads the examples of a side.
    pub fn collect(examples: &Examples<'_>, side: &Side) -> Self {
        let mut collected = Self::default();
        for (_, root) in examples.values().filter(|(of, _)| of.is_seen_by(side)) {
            collected.add("", root);
        }
        collected
    }

    fn add(&mut self, path: &str, value: &Value) {
        let place = self.places.entry(path.to_owned()).or_default();
        match value {
            Value::Array(elements) => {
                place.lists += 1;
                for element in elements {
                    self.add_within(path, element);
                }
            }
            // Nothing to show: `"image": ""` where there is none.
            Value::Null => {}
            Value::String(text) if text.is_empty() => {}
            value => {
                place.others += 1;
                self.add_within(path, value);
            }
        }
    }

    fn add_within(&mut self, path: &str, value: &Value) {
        match value {
            Value::Object(members) => {
                let place = self.places.entry(path.to_owned()).or_default();
                place.members.extend(members.keys().cloned());
                // A map holds values of one kind: beside a scalar, an object is a member.
                let is_nested = |value: &Value| value.is_object() || value.is_array() || value.is_null();
                let may_be_map = path.matches(ANY_KEY).count() < MOST_MAPS && members.values().all(is_nested);
                for (name, value) in members {
                    self.add(&within(path, name), value);
                    // What any key of a map holds.
                    if may_be_map && !value.is_null() {
                        self.add(&within(path, ANY_KEY), value);
                    }
                }
            }
            Value::Array(elements) => elements.iter().for_each(|element| self.add_within(path, element)),
            Value::Null => {}
            Value::String(text) if text.is_empty() => {}
            _ => self.places.entry(path.to_owned()).or_default().is_scalar = true,
        }
    }

    /// Whether every example shows a list there.
    pub fn is_list(&self, path: &str) -> bool {
        self.places.get(path).is_some_and(|place| place.lists > 0 && place.others == 0)
    }

    /// Whether a member of this name is an object, or a list of such, wherever it is shown.
    pub fn has_members_in(&self, member: &str) -> bool {
        let is_of = |path: &str| path.rsplit_once('/').is_some_and(|(_, last)| last == member);
        let mut places =
            self.places.iter().filter(|(path, _)| is_of(path)).map(|(_, place)| place).peekable();
        places.peek().is_some() && places.all(|place| !place.members.is_empty() && !place.is_scalar)
    }

    /// How many members are shown at a place.
    pub fn count(&self, path: &str) -> usize {
        self.places.get(path).map_or(0, |place| place.members.len())
    }

    /// Whether a table with these rows has all that is shown at a place.
    pub fn is_whole(&self, path: &str, rows: &BTreeSet<String>) -> bool {
        self.places.get(path).is_some_and(|place| place.members.is_subset(rows))
    }

    /// Whether all of these rows are shown together, wherever.
    pub fn is_shown_whole(&self, rows: &BTreeSet<String>) -> bool {
        !rows.is_empty() && self.places.values().any(|place| rows.is_subset(&place.members))
    }

    /// Whether most of what is shown at a place is none of these rows.
    pub fn is_mostly_other(&self, path: &str, rows: &BTreeSet<String>) -> bool {
        self.places.get(path).is_some_and(|place| {
            let found = place.members.iter().filter(|name| rows.contains(*name)).count();
            2 * found < place.members.len()
        })
    }

    /// How well a table with these rows fits to what is shown at a place.
    pub fn fit(&self, path: &str, rows: &BTreeSet<String>) -> Fit {
        let Some(place) = self.places.get(path) else { return Fit::Unknown };
        if place.members.is_empty() {
            return if place.is_scalar { Fit::None } else { Fit::Unknown };
        }
        let found = place.members.iter().filter(|name| rows.contains(*name)).count();
        match found * 4 / place.members.len() {
            3.. => Fit::Good,
            _ if found > 0 => Fit::Some,
            _ => Fit::None,
        }
    }
}

impl Shown {
    /// Whether a table with these rows has what the keys of an object hold: a cell that says `Object` may mean a map.
    pub fn fits_values(&self, path: &str, rows: &BTreeSet<String>) -> bool {
        self.fit(&within(path, ANY_KEY), rows) == Fit::Good
    }

    /// Whether what is shown at a place are keys of objects.
    pub fn holds_objects(&self, path: &str) -> bool {
        self.count(path) > 0 && self.count(&within(path, ANY_KEY)) > 0
    }
}

/// Maps within each other of which the values are looked at. Each doubles the places.
const MOST_MAPS: usize = 2;

/// Stands for any key of a map.
pub(super) const ANY_KEY: &str = "*";

/// The place of what a row names. The row `-`, or `[items]`, stands for the whole.
pub(super) fn below(path: &str, site: &Site<'_>) -> String {
    let path = within(path, if site.is_free_key { ANY_KEY } else { &site.member });
    let is_map =
        matches!(site.row.type_cell.as_ref().map(|cell| &cell.expression), Some(TypeExpression::Map(_)));
    if is_map { within(&path, ANY_KEY) } else { path }
}

fn within(path: &str, member: &str) -> String {
    let is_whole = member == "-" || member.starts_with('[') && member.ends_with(']');
    if is_whole { path.to_owned() } else { format!("{path}/{member}") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn examples_show_members_and_lists() {
        let mut shown = Shown::default();
        shown.add("", &json!({"steps": [{"degrees": 9}], "oven": {"decks": 2}, "lid": null, "name": "x"}));
        let rows = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        assert!(
            shown.has_members_in("steps") && !shown.has_members_in("name") && !shown.has_members_in("size")
        );
        assert!(shown.is_list("/steps") && !shown.is_list("/oven") && !shown.is_list("/lid"));
        assert_eq!(shown.fit("/steps", &rows(&["degrees", "minutes"])), Fit::Good);
        assert_eq!(shown.fit("/oven", &rows(&["degrees"])), Fit::None);
        assert_eq!(shown.fit("/name", &rows(&["degrees"])), Fit::None);
        assert_eq!(shown.fit("/lid", &rows(&["degrees"])), Fit::Unknown);
    }
}
