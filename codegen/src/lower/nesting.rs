//! Members that a table lists beside the object that holds them, while every example nests them.
//!
//! In: the members of a body as its table lists them, and the examples of its side. Out: the members, nested as the
//! examples show it, and a diagnostic, once for the table. A call that is made of the flat form cannot work.
//! Left out on purpose: examples that show a member in two places, or one that the table does not list. They may be of
//! another form of the body, so nothing is moved then.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::draft::DraftProperty;
use super::page::Page;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{SchemaTitle, Shape};
use crate::raw::{RawTable, Side};
use crate::source::Place;

/// The member that holds each member. None for those of the body itself.
type Parents = BTreeMap<String, Option<String>>;

impl Page<'_> {
    /// The members of a body, nested where every example nests them.
    pub fn nested(
        &mut self,
        properties: Vec<DraftProperty>,
        table: &RawTable,
        side: &Side,
    ) -> Vec<DraftProperty> {
        if properties.len() < 2 || !properties.iter().any(|property| is_open(&property.shape)) {
            return properties;
        }
        let values = self.input.examples.values().filter(|(of, _)| of.is_seen_by(side));
        let values: Vec<&Value> = values.map(|(_, value)| value).collect();
        let Some((parents, unseen)) = parents(&properties, &values) else { return properties };
        let holders: BTreeSet<&str> = parents.values().flatten().map(String::as_str).collect();
        self.report_nesting(&holders, (parents.values().flatten().count(), unseen), table);
        // The table defines what the rows of holders lead to.
        let held_by = properties.iter().filter(|property| holders.contains(property.name.as_str()));
        let places: BTreeSet<&Place> = held_by.flat_map(|property| &property.usage.origins).collect();
        self.output.diagnostics.retract(Code::UndefinedType, |place| places.contains(place));
        let mut left = properties;
        self.take(&mut left, None, &parents, table, side)
    }

    /// Takes the members that a member holds, each with those that it holds itself.
    fn take(
        &mut self,
        left: &mut Vec<DraftProperty>,
        holder: Option<&str>,
        parents: &Parents,
        table: &RawTable,
        side: &Side,
    ) -> Vec<DraftProperty> {
        let is_held =
            |property: &DraftProperty| parents.get(&property.name).and_then(Option::as_deref) == holder;
        let (mut held, others) = std::mem::take(left).into_iter().partition::<Vec<_>, _>(is_held);
        *left = others;
        for property in &mut held {
            let members = self.take(left, Some(&property.name), parents, table, side);
            property.usage.inferred |= holder.is_some();
            if members.is_empty() {
                continue;
            }
            let title = SchemaTitle::Documented(property.name.clone());
            let id = self.output.drafts.declare(title, self.site(side), table.place.clone());
            self.output.drafts.define(id, members);
            let is_list = matches!(property.shape, Shape::Array(_));
            property.shape = if is_list { Shape::array(Shape::Schema(id)) } else { Shape::Schema(id) };
            property.usage.inferred = true;
        }
        held
    }

    fn report_nesting(&mut self, holders: &BTreeSet<&str>, (held, unseen): (usize, usize), table: &RawTable) {
        let names: Vec<String> = holders.iter().map(|name| format!("`{name}`")).collect();
        let shown = match (held, unseen) {
            (1, _) => "it".to_owned(),
            (_, 0) => "them".to_owned(),
            (held, unseen) => format!("{} of them", held - unseen),
        };
        let message = format!(
            "the table has {} beside {}, and the examples show {shown} within",
            if held == 1 { "a member".to_owned() } else { format!("{held} members") },
            names.join(" and "),
        );
        let label = match unseen {
            0 => "nested as the examples show",
            _ => "all are nested there, also those that no example shows",
        };
        self.output
            .diagnostics
            .push(Diagnostic::new(Code::NestedByExamples, table.place.clone(), message).label(label).help(
            "if the examples are wrong, correct the page's example, or describe the body in corrections.toml",
        ));
    }
}

/// Whether the table leaves open what is in there.
fn is_open(shape: &Shape) -> bool {
    match shape {
        Shape::Object | Shape::Any => true,
        Shape::Array(inner) => matches!(**inner, Shape::Object | Shape::Any),
        _ => false,
    }
}

/// Which member holds which, where all examples agree and at least one is nested; and how many no example shows.
fn parents(properties: &[DraftProperty], examples: &[&Value]) -> Option<(Parents, usize)> {
    let open: BTreeMap<&str, bool> =
        properties.iter().map(|property| (property.name.as_str(), is_open(&property.shape))).collect();
    let mut parents = Parents::new();
    for example in examples {
        add(example, None, &open, &mut parents)?;
    }
    let nested: BTreeSet<Option<String>> =
        parents.values().filter(|parent| parent.is_some()).cloned().collect();
    let only = nested.first()?.clone();
    let unseen: Vec<_> = properties.iter().filter(|property| !parents.contains_key(&property.name)).collect();
    for property in &unseen {
        // What no example shows stands where all the others do, if these are in one place.
        if nested.len() > 1 {
            return None;
        }
        parents.insert(property.name.clone(), only.clone());
    }
    Some((parents, unseen.len()))
}

/// Whether a value holds members that the table lists. Another table may describe all that it holds.
fn holds_listed(value: &Value, open: &BTreeMap<&str, bool>) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(|element| holds_listed(element, open)),
        Value::Object(members) => members.keys().any(|name| open.contains_key(name.as_str())),
        _ => false,
    }
}

/// Adds what one value shows. None where it contradicts the others or the table.
fn add(
    value: &Value,
    holder: Option<&str>,
    open: &BTreeMap<&str, bool>,
    parents: &mut Parents,
) -> Option<()> {
    match value {
        Value::Array(elements) => elements.iter().try_for_each(|element| add(element, holder, open, parents)),
        Value::Object(members) => members.iter().try_for_each(|(name, value)| {
            let is_open = *open.get(name.as_str())?;
            let is_within_itself = holder == Some(name.as_str());
            let parent = parents.entry(name.clone()).or_insert_with(|| holder.map(str::to_owned));
            if parent.as_deref() != holder || is_within_itself {
                return None;
            }
            if is_open && holds_listed(value, open) {
                add(value, Some(name), open, parents)
            } else {
                Some(())
            }
        }),
        _ => Some(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::Usage;

    fn found(rows: &[(&str, Shape)], examples: &[Value]) -> Option<Vec<String>> {
        let property = |(name, shape): &(&str, Shape)| DraftProperty {
            name: (*name).to_owned(),
            shape: shape.clone(),
            usage: Usage {
                mandatory: None,
                description: crate::model::Description::default(),
                facts: crate::model::Facts::default(),
                inferred: false,
                origins: Vec::new(),
            },
        };
        let properties: Vec<DraftProperty> = rows.iter().map(property).collect();
        let (parents, _) = parents(&properties, &examples.iter().collect::<Vec<_>>())?;
        Some(
            parents
                .into_iter()
                .map(|(name, parent)| format!("{}.{name}", parent.unwrap_or_default()))
                .collect(),
        )
    }

    #[test]
    fn every_example_must_nest() {
        let rows = [("tent", Shape::Object), ("poles", Shape::Integer), ("pegs", Shape::Integer)];
        let nested = json!({"tent": {"poles": 2}});
        let all = vec!["tent.pegs".to_owned(), "tent.poles".to_owned(), ".tent".to_owned()];
        assert_eq!(found(&rows, std::slice::from_ref(&nested)), Some(all));
        assert_eq!(found(&rows, &[nested, json!({"poles": 2})]), None);
        assert_eq!(found(&rows, &[json!({"tent": {"colour": "red"}})]), None);
        assert_eq!(found(&rows, &[json!({"tent": {}, "poles": 2, "pegs": 9})]), None);
        assert_eq!(found(&rows, &[]), None);
    }

    #[test]
    fn a_member_is_not_within_itself() {
        let rows = [("tent", Shape::Object), ("poles", Shape::Integer)];
        assert_eq!(found(&rows, &[json!({"tent": {"tent": {"poles": 2}}})]), None);
    }
}
