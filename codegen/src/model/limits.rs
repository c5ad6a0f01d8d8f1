//! What is enforced of that which pages say of a value: decided here, for the document, for `validate()` of a crate and
//! for examples alike, so that none of them can be stricter than another.
//!
//! In: [`Facts`], the shape and the direction. Out: [`Limits`]. A limit is enforced in requests only, where the shape has
//! it, and where no value that the page lists breaks any: otherwise it speaks of something else than the whole value. Left
//! out on purpose: formats, of which there are dialects; and rules on several members ([`super::RequestRule`]).

use serde_json::{Number, Value};

use super::{Bounds, Certainty, Direction, Facts, Lengths, Shape};
use crate::pattern::{self, Form};

/// What a value, or each element of a list, must keep.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// The only values, in the type of the value. Empty where there may be others.
    pub values: Vec<Value>,
    /// The range of a number.
    pub bounds: Bounds,
    /// The length of a string in characters.
    pub lengths: Lengths,
    /// What a string must match (ECMA-262).
    pub pattern: Option<String>,
    /// The number of elements of a list.
    pub items: Lengths,
}

/// What a value breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It is none of the values.
    Values,
    /// It is too small or too large.
    Range,
    /// It is too short or too long.
    Length,
    /// It has characters, or a form, that are not allowed.
    Characters,
    /// It has too few or too many elements.
    Count,
}

impl Facts {
    /// What a value of this shape must keep.
    pub fn enforced(&self, shape: &Shape, direction: Direction) -> Limits {
        if direction == Direction::Response {
            return Limits::default();
        }
        let element = shape.element();
        let listed = self.listed(element);
        let items = if matches!(shape, Shape::Array(_)) { self.items } else { None }.unwrap_or_default();
        let limits = self.limits_of_element(element);
        let is_kept = listed.iter().flatten().all(|value| limits.broken_by_element(value).is_none());
        let limits = if is_kept { limits } else { Limits::default() };
        Limits { values: self.only_values(element, listed), items, ..limits }
    }

    /// The values that the page lists in the type of the value. None for one that it cannot have.
    pub fn listed(&self, element: &Shape) -> Vec<Option<Value>> {
        let values = self.values.iter().flat_map(|values| &values.values);
        values.map(|known| element.literal(&known.literal)).collect()
    }

    /// A list is complete only where the page closes it, and with values that the type can have. `true` and `false` of a
    /// Boolean are explained, not enumerated.
    fn only_values(&self, element: &Shape, listed: Vec<Option<Value>>) -> Vec<Value> {
        let is_closed = self.values.as_ref().is_some_and(|values| values.certainty == Certainty::Closed);
        let all = listed.into_iter().collect::<Option<Vec<Value>>>();
        let is_exact = |values: &Vec<Value>| values.iter().all(|it| it.as_number().is_none_or(is_exact));
        all.filter(|all| is_closed && *element != Shape::Boolean && is_exact(all)).unwrap_or_default()
    }

    fn limits_of_element(&self, element: &Shape) -> Limits {
        match element {
            Shape::String => Limits {
                lengths: self.lengths().unwrap_or_default(),
                // What one of the engines cannot ask for is asked for by none.
                pattern: self.pattern().filter(|pattern| Form::of(pattern).is_some()).map(str::to_owned),
                ..Limits::default()
            },
            Shape::Integer | Shape::Number => {
                let bounds = self.bounds().cloned().unwrap_or_default();
                let bounds = Bounds {
                    minimum: bounds.minimum.filter(is_exact),
                    maximum: bounds.maximum.filter(is_exact),
                };
                Limits { bounds, ..Limits::default() }
            }
            _ => Limits::default(),
        }
    }
}

impl Limits {
    /// What a value breaks first.
    pub fn broken(&self, value: &Value) -> Option<Broken> {
        let Value::Array(elements) = value else { return self.broken_by_element(value) };
        let count = u64::try_from(elements.len()).unwrap_or(u64::MAX);
        let outside = (!self.items.admits(count)).then_some(Broken::Count);
        outside.or_else(|| elements.iter().find_map(|element| self.broken_within(element)))
    }

    /// Lists within lists have elements of the same kind, and no limit on their number.
    fn broken_within(&self, value: &Value) -> Option<Broken> {
        match value {
            Value::Array(elements) => elements.iter().find_map(|element| self.broken_within(element)),
            value => self.broken_by_element(value),
        }
    }

    fn broken_by_element(&self, value: &Value) -> Option<Broken> {
        let is_listed = self.values.is_empty() || self.values.contains(value);
        match value {
            Value::String(_) | Value::Number(_) if !is_listed => Some(Broken::Values),
            Value::Number(number) => (!self.bounds.admits(number)).then_some(Broken::Range),
            Value::String(text) => self.broken_by_text(text),
            _ => None,
        }
    }

    fn broken_by_text(&self, text: &str) -> Option<Broken> {
        let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        if !self.lengths.admits(length) {
            return Some(Broken::Length);
        }
        let is_broken = |it: &str| pattern::matches(it, text) == Some(false);
        self.pattern.as_deref().is_some_and(is_broken).then_some(Broken::Characters)
    }
}

impl Bounds {
    /// Whether a number lies within.
    pub fn admits(&self, number: &Number) -> bool {
        let at = |number: &Number| number.as_f64();
        let is_least =
            |least: &Number| at(number).zip(at(least)).is_none_or(|(number, least)| number >= least);
        let is_most = |most: &Number| at(number).zip(at(most)).is_none_or(|(number, most)| number <= most);
        self.minimum.as_ref().is_none_or(is_least) && self.maximum.as_ref().is_none_or(is_most)
    }
}

impl Lengths {
    /// These ends, and those of another one where one is open.
    pub(crate) fn or(self, other: Self) -> Self {
        Self { minimum: self.minimum.or(other.minimum), maximum: self.maximum.or(other.maximum) }
    }

    /// Whether a length lies within.
    pub fn admits(self, length: u64) -> bool {
        self.minimum.is_none_or(|least| length >= least) && self.maximum.is_none_or(|most| length <= most)
    }
}

/// Whether a number is written in digits, and every engine can compare it exactly: a float has 53 bits.
fn is_exact(number: &Number) -> bool {
    const WHOLE: u64 = 1 << 53;
    const DIGITS: usize = 15;
    let text = number.to_string();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    number.as_i64().map_or(is_plain && digits <= DIGITS, |whole| whole.unsigned_abs() <= WHOLE)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{KnownValue, NumberFacts, ScalarFacts, TextFacts, Values};

    fn facts(certainty: Certainty, literals: &[&str]) -> Facts {
        let known = |literal: &&str| KnownValue { literal: (*literal).to_owned(), meaning: None };
        let values = Values { certainty, values: literals.iter().map(known).collect() };
        Facts { values: Some(values), ..Facts::default() }
    }

    fn lengths(minimum: u64, maximum: u64) -> Lengths {
        Lengths { minimum: Some(minimum), maximum: Some(maximum) }
    }

    fn two_at_most(pattern: Option<&str>) -> Option<ScalarFacts> {
        let pattern = pattern.map(str::to_owned);
        TextFacts { lengths: Some(lengths(1, 2)), pattern, ..TextFacts::default() }.into()
    }

    fn of_request(facts: &Facts, shape: &Shape, value: &Value) -> Option<Broken> {
        facts.enforced(shape, Direction::Request).broken(value)
    }

    #[test]
    fn only_closed_lists_can_be_broken() {
        let closed = facts(Certainty::Closed, &["gzip"]);
        assert_eq!(of_request(&closed, &Shape::String, &json!("zip")), Some(Broken::Values));
        assert_eq!(of_request(&closed, &Shape::String, &json!("gzip")), None);
        assert_eq!(
            of_request(&closed, &Shape::array(Shape::String), &json!(["gzip", "zip"])),
            Some(Broken::Values)
        );
        assert_eq!(of_request(&facts(Certainty::Known, &["gzip"]), &Shape::String, &json!("zip")), None);
        assert_eq!(of_request(&facts(Certainty::Closed, &["many"]), &Shape::Integer, &json!(3)), None);
        assert_eq!(
            of_request(&facts(Certainty::Closed, &["1", "2"]), &Shape::Integer, &json!(3)),
            Some(Broken::Values)
        );
    }

    #[test]
    fn a_response_must_keep_nothing() {
        let closed = facts(Certainty::Closed, &["gzip"]);
        assert_eq!(closed.enforced(&Shape::String, Direction::Response), Limits::default());
    }

    #[test]
    fn lengths_count_characters() {
        let facts = Facts { scalar: two_at_most(None), ..Facts::default() };
        assert_eq!(of_request(&facts, &Shape::String, &json!("éé")), None);
        assert_eq!(of_request(&facts, &Shape::String, &json!("ééé")), Some(Broken::Length));
        // Of a map nobody says whether its keys or its values are meant.
        assert_eq!(of_request(&facts, &Shape::Map(Box::new(Shape::String)), &json!({ "a": "ééé" })), None);
    }

    #[test]
    fn a_list_is_limited_by_itself_and_in_its_elements() {
        let facts = Facts { scalar: two_at_most(None), items: Some(lengths(0, 1)), ..Facts::default() };
        let list = Shape::array(Shape::array(Shape::String));
        assert_eq!(of_request(&facts, &list, &json!([["a", "b"]])), None);
        assert_eq!(of_request(&facts, &list, &json!([["a"], ["b"]])), Some(Broken::Count));
        assert_eq!(of_request(&facts, &list, &json!([["abc"]])), Some(Broken::Length));
    }

    #[test]
    fn limits_that_a_listed_value_breaks_are_not_enforced() {
        let broken = Facts { scalar: two_at_most(Some("^[a-z]+$")), ..facts(Certainty::Known, &["gzip"]) };
        assert_eq!(of_request(&broken, &Shape::String, &json!("A long one")), None);
    }

    #[test]
    fn numbers_that_engines_do_not_compare_alike_limit_nothing() {
        let bounds = Bounds { minimum: Some(1.into()), maximum: Some(i64::MAX.into()) };
        let limits = Facts {
            scalar: NumberFacts { bounds: Some(bounds), ..NumberFacts::default() }.into(),
            ..Facts::default()
        }
        .enforced(&Shape::Integer, Direction::Request);
        assert_eq!(limits.bounds, Bounds { minimum: Some(1.into()), maximum: None });
        assert_eq!(limits.broken(&json!(0)), Some(Broken::Range));
        assert!(is_exact(&Number::from(9_007_199_254_740_992_u64)));
    }
}
