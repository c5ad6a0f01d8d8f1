//! Rules on several members of a type together, as far as the pages name their fields.
//!
//! In: the conditions of single members. Out: each rule once, however many members say it. For requests only: what a
//! service leaves out of an answer is its own affair.

use serde_json::Value;

use super::{ConditionKind, Direction, Property, Relation, Schema};

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
    /// No more than one of the two may be there.
    Apart([&'a Property; 2]),
    /// Where `given` is there, the members must be there too.
    Together {
        /// The member that needs others.
        given: &'a Property,
        /// The others.
        members: Vec<&'a Property>,
    },
}

impl Schema {
    /// The rules of requests on several members together.
    pub fn request_rules(&self) -> Vec<RequestRule<'_>> {
        let mut rules = self.mandatory_when();
        rules.extend(self.either_or());
        rules.extend(self.apart());
        rules.extend(self.together());
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

    /// The members that a condition of this kind goes with, where requests have all of them.
    fn related(&self, wanted: Relation) -> impl Iterator<Item = (&Property, Vec<&Property>)> {
        self.conditions().filter_map(move |(property, kind)| match kind {
            ConditionKind::Related { relation, fields, .. } if *relation == wanted => {
                let others = fields.iter().map(|field| self.request_property(field));
                let others = others.collect::<Option<Vec<_>>>()?;
                others.iter().all(|other| other.name != property.name).then_some((property, others))
            }
            _ => None,
        })
    }

    /// Each pair once, although both may say so. A sentence on several others speaks of each with this one.
    fn apart(&self) -> Vec<RequestRule<'_>> {
        let mut pairs: Vec<[&Property; 2]> = Vec::new();
        for (property, others) in self.related(Relation::GivenApart) {
            for other in others.into_iter().filter(|other| !other.is_mandatory()) {
                if !pairs.contains(&[property, other]) && !pairs.contains(&[other, property]) {
                    pairs.push([property, other]);
                }
            }
        }
        pairs.into_iter().map(RequestRule::Apart).collect()
    }

    fn together(&self) -> Vec<RequestRule<'_>> {
        let mut rules: Vec<RequestRule<'_>> = Vec::new();
        for (given, others) in self.related(Relation::GivenTogether) {
            let members: Vec<&Property> = others.into_iter().filter(|other| !other.is_mandatory()).collect();
            let rule = RequestRule::Together { given, members };
            if !matches!(&rule, RequestRule::Together { members, .. } if members.is_empty())
                && !rules.contains(&rule)
            {
                rules.push(rule);
            }
        }
        rules
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
