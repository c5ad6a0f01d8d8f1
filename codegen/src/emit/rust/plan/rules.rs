//! What a request must keep, as far as it can be checked before it is sent.
//!
//! In: what the model enforces. Out: [`Rules`], the words that the runtime has for it; a member without a limit has no rule.
//! Left out on purpose: formats, of which there are dialects.

use proc_macro2::Ident;
use serde_json::{Number, Value};

use super::names::Resolver;
use crate::emit::rust::InvalidOutput;
use crate::model::{Direction, Lengths, Limits, Property, RequestRule, Schema, Shape};
use crate::pattern::Form;

/// The rules of a type.
pub(in crate::emit::rust) struct Rules<'a> {
    pub members: Vec<Rule<'a>>,
    pub conditions: Vec<Condition<'a>>,
}

/// The rules of a member.
pub(in crate::emit::rust) struct Rule<'a> {
    pub wire: &'a str,
    pub is_mandatory: bool,
    pub limits: Vec<Limit>,
    /// The module of the type that it leads to.
    pub object: Option<Ident>,
    pub is_map: bool,
}

/// A limit of a value.
pub(in crate::emit::rust) enum Limit {
    Values(Vec<Literal>),
    MinLength(u64),
    MaxLength(u64),
    MinItems(u64),
    MaxItems(u64),
    Minimum(Decimal),
    Maximum(Decimal),
    Form(Form),
}

/// A rule on several members together, by their names on the wire.
pub(in crate::emit::rust) enum Condition<'a> {
    When { field: &'a str, equals: Vec<Literal>, members: Vec<&'a str> },
    Either(Vec<&'a str>),
    Apart([&'a str; 2]),
    Together { given: &'a str, members: Vec<&'a str> },
}

/// A value that a member can be compared with.
pub(in crate::emit::rust) enum Literal {
    Text(String),
    Boolean(bool),
    Integer(i64),
    Number(Decimal),
}

/// A number in digits, with a point: `-1.0`.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::emit::rust) struct Decimal(pub String);

impl<'a> Rules<'a> {
    pub(super) fn plan(resolver: &Resolver<'_>, schema: &'a Schema) -> Result<Self, InvalidOutput> {
        let members = schema.members().map(|property| Rule::plan(resolver, property));
        let members: Vec<Option<Rule<'_>>> = members.collect::<Result<_, _>>()?;
        Ok(Self {
            members: members.into_iter().flatten().collect(),
            conditions: schema.request_rules().into_iter().filter_map(Condition::of).collect(),
        })
    }
}

impl<'a> Rule<'a> {
    /// None where there is nothing to keep.
    fn plan(resolver: &Resolver<'_>, property: &'a Property) -> Result<Option<Self>, InvalidOutput> {
        let Some(usage) = property.usage(Direction::Request) else { return Ok(None) };
        let rule = Self {
            wire: &property.name,
            is_mandatory: property.is_mandatory(),
            limits: limits(usage.facts.enforced(&property.shape, Direction::Request)),
            object: property.shape.leaf_schema().map(|target| resolver.module(target)).transpose()?,
            is_map: matches!(property.shape, Shape::Map(_)),
        };
        let is_some = rule.is_mandatory || !rule.limits.is_empty() || rule.object.is_some();
        Ok(is_some.then_some(rule))
    }
}

fn limits(limits: Limits) -> Vec<Limit> {
    // At least nothing is no limit.
    let least = |lengths: Lengths| lengths.minimum.filter(|least| *least > 0);
    let (lengths, items, bounds) = (limits.lengths, limits.items, limits.bounds);
    let number = |end: Option<Number>| end.as_ref().and_then(Decimal::of);
    let all = [
        literals(&limits.values).filter(|values| !values.is_empty()).map(Limit::Values),
        least(lengths).map(Limit::MinLength),
        lengths.maximum.map(Limit::MaxLength),
        least(items).map(Limit::MinItems),
        items.maximum.map(Limit::MaxItems),
        number(bounds.minimum).map(Limit::Minimum),
        number(bounds.maximum).map(Limit::Maximum),
        limits.pattern.as_deref().and_then(Form::of).map(Limit::Form),
    ];
    all.into_iter().flatten().collect()
}

impl<'a> Condition<'a> {
    /// None where a value is none that a member can be compared with.
    fn of(rule: RequestRule<'a>) -> Option<Self> {
        let name = |member: &'a Property| member.name.as_str();
        let names = |members: Vec<&'a Property>| members.into_iter().map(name).collect();
        Some(match rule {
            RequestRule::When { field, equals, members } => {
                Self::When { field: name(field), equals: literals(equals)?, members: names(members) }
            }
            RequestRule::Either(members) => Self::Either(names(members)),
            RequestRule::Apart(pair) => Self::Apart(pair.map(name)),
            RequestRule::Together { given, members } => {
                Self::Together { given: name(given), members: names(members) }
            }
        })
    }
}

fn literals(values: &[Value]) -> Option<Vec<Literal>> {
    values.iter().map(Literal::of).collect()
}

impl Literal {
    fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::String(text) => Self::Text(text.clone()),
            Value::Bool(truth) => Self::Boolean(*truth),
            Value::Number(number) => match number.as_i64() {
                Some(number) => Self::Integer(number),
                None => Self::Number(Decimal::of(number)?),
            },
            _ => return None,
        })
    }
}

impl Decimal {
    /// None for what has no plain decimal form.
    fn of(number: &Number) -> Option<Self> {
        let text = number.to_string();
        // Limits have no more digits than a float has.
        let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.');
        let point = if text.contains('.') { "" } else { ".0" };
        text.chars().all(is_plain).then(|| Self(text + point))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_digits_or_is_none() {
        let decimal = |text: &str| Decimal::of(&serde_json::from_str(text).unwrap()).map(|it| it.0);
        assert_eq!(decimal("-1").as_deref(), Some("-1.0"));
        assert_eq!(decimal("0.5").as_deref(), Some("0.5"));
        assert_eq!(decimal("1e30"), None);
    }
}
