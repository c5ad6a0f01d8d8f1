//! Rules on several members of a type together, as far as the pages name their fields.
//!
//! In: the conditions of single members. Out: each rule once, however many members say it. For requests only: what a
//! service leaves out of an answer is its own affair.

use serde_json::Value;

use super::{ConditionKind, Direction, Property, Schema};

/// A rule on members of one object.
#[derive(Clone, Debug, PartialEq)]
pub enum RequestRule<'a> {
    /// Where `field` has one of these values, the members must be there.
    When {
        /// The member on which it depends.
        field: &'a Property,
        /// Its values, of its shape.
        equals: &'a [Value],
        /// What must be there then.
        members: Vec<&'a Property>,
    },
    /// One of these members must be there.
    Either(Vec<&'a Property>),
}

impl Schema {
    /// The rules of requests on several members together.
    pub fn request_rules(&self) -> Vec<RequestRule<'_>> {
        let mut rules = self.mandatory_when();
        rules.extend(self.either_or());
        rules
    }

    /// Members of requests that may be left out, with their conditions.
    fn conditions(&self) -> impl Iterator<Item = (&Property, &ConditionKind)> {
        let optional = self.properties.iter().filter(|property| !property.is_mandatory());
        optional.flat_map(|property| {
            let usage = property.usage(Direction::Request);
            usage
                .into_iter()
                .flat_map(move |usage| usage.facts.conditions.iter().map(move |it| (property, &it.kind)))
        })
    }

    /// The member with this name, where requests have it.
    fn request_property(&self, name: &str) -> Option<&Property> {
        self.property(name).filter(|property| property.request.is_some())
    }

    /// One rule for each field and its values, however many members depend on it.
    fn mandatory_when(&self) -> Vec<RequestRule<'_>> {
        let mut rules: Vec<(&Property, &[Value], Vec<&Property>)> = Vec::new();
        for (property, kind) in self.conditions() {
            let ConditionKind::MandatoryWhen { field, equals } = kind else { continue };
            let Some(trigger) = self.request_property(field) else { continue };
            let possible = !equals.is_empty() && equals.iter().all(|value| trigger.shape.fits(value));
            if !possible || trigger.name == property.name {
                continue;
            }
            match rules.iter_mut().find(|(other, values, _)| other.name == trigger.name && values == equals) {
                Some((_, _, members)) if members.iter().any(|member| member.name == property.name) => {}
                Some((_, _, members)) => members.push(property),
                None => rules.push((trigger, equals, vec![property])),
            }
        }
        let rule = |(field, equals, members)| RequestRule::When { field, equals, members };
        rules.into_iter().map(rule).collect()
    }

    /// Each group of alternatives once, although every member of it says so.
    fn either_or(&self) -> Vec<RequestRule<'_>> {
        let mut groups: Vec<Vec<&Property>> = Vec::new();
        for (property, kind) in self.conditions() {
            let ConditionKind::EitherOr { others } = kind else { continue };
            if others.iter().any(|other| self.request_property(other).is_none_or(Property::is_mandatory)) {
                continue;
            }
            let belongs = |member: &&Property| member.name == property.name || others.contains(&member.name);
            let group: Vec<&Property> = self.properties.iter().filter(belongs).collect();
            if group.len() > 1 && !groups.contains(&group) {
                groups.push(group);
            }
        }
        groups.into_iter().map(RequestRule::Either).collect()
    }
}
