//! What the examples of a page show of the request's body: names of members, and in which object they stand.
//!
//! In: the blocks of the sections of examples. Out: evidence of what a table is for, where no words tell. Examples are
//! not read strictly here: strings before colons are names, wherever brackets open and close.
//! Left out on purpose: values.

use std::collections::{BTreeMap, BTreeSet};

use super::section::{ExampleOf, Located, Section};
use crate::document::Block;

/// Brackets that may stand open within each other. What is deeper is evidence of nothing.
const DEPTH: usize = 64;

/// Names that an example shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Of the outermost object, or of those of a list.
    pub top: BTreeSet<String>,
    /// Of the objects within, by the member that holds them.
    within: BTreeMap<String, BTreeSet<String>>,
}

impl Shown {
    /// What the examples of requests show.
    pub fn of_requests(located: &[Located<'_>]) -> Self {
        let mut shown = Self::default();
        for place in located.iter().filter(|place| place.section == Section::Examples(ExampleOf::Request)) {
            if let Block::Code(text) | Block::Paragraph(text) = place.block {
                shown.read(&text.value);
            }
        }
        shown
    }

    /// What one text shows.
    pub fn of(text: &str) -> Self {
        let mut shown = Self::default();
        shown.read(text);
        shown
    }

    /// The member whose objects have all these names.
    pub fn holder(&self, names: &[String]) -> Option<&str> {
        let has_all = |names_within: &BTreeSet<String>| names.iter().all(|name| names_within.contains(name));
        let mut holders = self.within.iter().filter(|(_, within)| has_all(within));
        let holder = holders.next().filter(|_| !names.is_empty())?;
        holders.next().is_none().then_some(holder.0.as_str())
    }

    /// Whether the objects of a member have all these names.
    pub fn is_within_any(&self, names: &[String]) -> bool {
        self.within.values().any(|within| names.iter().all(|name| within.contains(name)))
    }

    /// The names within the objects of a member.
    pub fn within(&self, member: &str) -> Option<&BTreeSet<String>> {
        self.within.get(member)
    }

    fn read(&mut self, text: &str) {
        // Each open bracket with the member that it belongs to.
        let mut open: Vec<(char, Option<String>)> = Vec::new();
        let mut named = None;
        let mut rest = text.char_indices();
        while let Some((start, c)) = rest.next() {
            match c {
                '"' => {
                    let name = string(text, start, &mut rest);
                    if rest.as_str().trim_start().starts_with(':') {
                        self.add(&open, name);
                        named = Some(name.to_owned());
                    }
                }
                '{' | '[' if open.len() >= DEPTH => return,
                '{' | '[' => {
                    let inherited = open.last().filter(|(bracket, _)| *bracket == '[');
                    let holder = named.take().or_else(|| inherited.and_then(|(_, holder)| holder.clone()));
                    open.push((c, holder));
                }
                '}' | ']' => {
                    open.pop();
                    named = None;
                }
                ',' => named = None,
                _ => {}
            }
        }
    }

    fn add(&mut self, open: &[(char, Option<String>)], name: &str) {
        let objects = open.iter().filter(|(bracket, _)| *bracket == '{').count();
        let holder = open.last().and_then(|(_, holder)| holder.as_ref());
        match (objects, holder) {
            (1, None) => {
                self.top.insert(name.to_owned());
            }
            (_, Some(holder)) => {
                self.within.entry(holder.clone()).or_default().insert(name.to_owned());
            }
            _ => {}
        }
    }
}

/// What stands between the quotation mark at `start` and the next one that is not escaped.
fn string<'t>(text: &'t str, start: usize, rest: &mut std::str::CharIndices<'t>) -> &'t str {
    let mut is_escaped = false;
    for (end, c) in rest.by_ref() {
        match c {
            '"' if !is_escaped => return text.get(start + 1..end).unwrap_or_default(),
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_where_they_stand() {
        let shown = Shown::of(
            "POST https://{Endpoint}/v1/x\n{ \"job\": { \"name\": \"a\\\"b\", \"tags\": [{\"key\": 1}] }, \"dry\": true }",
        );
        let names = |set: Option<&BTreeSet<String>>| set.unwrap().iter().cloned().collect::<Vec<_>>();
        assert_eq!(names(Some(&shown.top)), ["dry", "job"]);
        assert_eq!(names(shown.within("job")), ["name", "tags"]);
        assert_eq!(shown.holder(&["key".to_owned()]), Some("tags"));
        assert_eq!((shown.holder(&["dry".to_owned()]), shown.holder(&[])), (None, None));
        assert_eq!(Shown::of("[{\"id\": 1}, {\"name\": 2}]").top.len(), 2);
    }

    #[test]
    fn what_is_no_example_shows_nothing() {
        for text in ["", "\"", "{\"open", "}]}", "say \"this\": it is no object"] {
            assert_eq!(Shown::of(text).top.len(), 0, "{text}");
        }
    }
}
