//! Conditions in a readable extension: what a page says, and what was understood of it.

use super::document::{Condition as Readable, FieldEquals};
use crate::model::{Condition, ConditionKind, Relation};

/// What a condition says, for readers and for tools that do not evaluate `if`.
pub(super) fn readable(condition: &Condition) -> Readable {
    let mut readable = Readable {
        text: condition.text.clone(),
        mandatory_when: None,
        either_or: Vec::new(),
        kind: None,
        fields: Vec::new(),
        equals: Vec::new(),
    };
    match &condition.kind {
        ConditionKind::MandatoryWhen { field, equals } => {
            readable.mandatory_when = Some(FieldEquals { field: field.clone(), equals: equals.clone() });
        }
        ConditionKind::EitherOr { others } => readable.either_or.clone_from(others),
        ConditionKind::Unresolved => {}
        ConditionKind::Related { relation, fields, equals } => {
            readable.kind = Some(name(*relation));
            readable.fields.clone_from(fields);
            readable.equals.clone_from(equals);
        }
    }
    readable
}

/// How the document calls a relation, in the manner of its other members.
fn name(relation: Relation) -> &'static str {
    match relation {
        Relation::MandatoryWhen => "mandatoryWhen",
        Relation::ForbiddenWhen => "forbiddenWhen",
        Relation::IgnoredWhen => "ignoredWhen",
        Relation::IgnoredUnless => "ignoredUnless",
        Relation::ReturnedWhen => "returnedWhen",
        Relation::AlternativeTo => "alternativeTo",
        Relation::GivenTogether => "givenTogether",
        Relation::GivenApart => "givenApart",
        Relation::ValuesDepend => "valuesDepend",
    }
}
