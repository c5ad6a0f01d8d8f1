//! Types of values.
//!
//! In: the shapes of both sides. Out: at most one change, and the pair of object types that stand at the same place, whose
//! members are compared for themselves.

use super::change::{Change, Spot};
use super::rule::Kind;
use crate::model::{SchemaId, Shape};

/// How one shape became another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Same,
    Widened,
    Narrowed,
    Described,
    Undescribed,
    Changed,
}

/// What carries a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Carrier {
    /// JSON, which has types.
    Json,
    /// A text, which has none: a number is one, too.
    Text,
    /// A text in a query with its name in front of each value: one value is a list of one, too.
    Repeated,
}

/// What changed in the type.
pub(super) fn compare(spot: &Spot<'_>, carrier: Carrier, old: &Shape, new: &Shape) -> Option<Change> {
    let is_plain = |shape: &Shape| matches!(shape, Shape::Integer | Shape::Number | Shape::Boolean);
    let takes = |wide: &Shape, narrow: &Shape| match (wide, narrow) {
        (Shape::String, narrow) if carrier != Carrier::Json => is_plain(narrow),
        (Shape::Array(items), narrow) if carrier == Carrier::Repeated => **items == *narrow,
        _ => false,
    };
    let step = match step(old, new) {
        Step::Changed if takes(new, old) => Step::Widened,
        Step::Changed if takes(old, new) => Step::Narrowed,
        step => step,
    };
    changed(spot, step, old, new)
}

/// What changed in a type of which one side, or both, is a guess.
pub(super) fn compare_guess(
    spot: &Spot<'_>,
    is_new_guessed: bool,
    old: &Shape,
    new: &Shape,
) -> Option<Change> {
    let step = match step(old, new) {
        Step::Same => Step::Same,
        _ if is_new_guessed => Step::Undescribed,
        _ => Step::Described,
    };
    changed(spot, step, old, new)
}

fn changed(spot: &Spot<'_>, step: Step, old: &Shape, new: &Shape) -> Option<Change> {
    let kind = match step {
        Step::Same => return None,
        Step::Widened => Kind::TypeWidened,
        Step::Narrowed => Kind::TypeNarrowed,
        Step::Described => Kind::TypeDescribed,
        Step::Undescribed => Kind::TypeUndescribed,
        Step::Changed => Kind::TypeChanged,
    };
    let message = match kind {
        Kind::TypeDescribed => format!("is {} now, and was {} as far as known", described(new), words(old)),
        Kind::TypeUndescribed => format!("is {} as far as known now, and was {}", words(new), described(old)),
        _ => format!("is {} now, {} before", words(new), words(old)),
    };
    Some(spot.change(kind, message))
}

/// The object types at the same place of both shapes.
pub(super) fn pair(old: &Shape, new: &Shape) -> Option<(SchemaId, SchemaId)> {
    match (old, new) {
        (Shape::Schema(old), Shape::Schema(new)) => Some((*old, *new)),
        (Shape::Array(old), Shape::Array(new)) | (Shape::Map(old), Shape::Map(new)) => pair(old, new),
        _ => None,
    }
}

/// Whether a value of one is a value of the other, as far as shapes tell.
pub(super) fn is_same(old: &Shape, new: &Shape) -> bool {
    step(old, new) == Step::Same
}

fn step(old: &Shape, new: &Shape) -> Step {
    match (old, new) {
        (Shape::Array(old), Shape::Array(new)) | (Shape::Map(old), Shape::Map(new)) => step(old, new),
        (Shape::Schema(_), Shape::Schema(_)) => Step::Same,
        _ if old == new => Step::Same,
        // Any value is what a page gives that does not say.
        (Shape::Any, _) | (Shape::Object, Shape::Schema(_) | Shape::Map(_)) => Step::Described,
        (_, Shape::Any) | (Shape::Schema(_) | Shape::Map(_), Shape::Object) => Step::Undescribed,
        (Shape::Integer, Shape::Number) => Step::Widened,
        (Shape::Number, Shape::Integer) => Step::Narrowed,
        _ => Step::Changed,
    }
}

/// A shape that says more than another one, in words.
fn described(shape: &Shape) -> String {
    let is_of_table = shape.leaf_schema().is_some();
    words(shape) + if is_of_table { " with a table of its own" } else { "" }
}

/// A shape in words: `a list of strings`.
fn words(shape: &Shape) -> String {
    let [one, _] = nouns(shape);
    one
}

/// One of a shape, and several.
fn nouns(shape: &Shape) -> [String; 2] {
    let [one, several] = match shape {
        Shape::Array(items) => return of("list", items),
        Shape::Map(values) => return of("map", values),
        Shape::String => ["a string", "strings"],
        Shape::Integer => ["an integer", "integers"],
        Shape::Number => ["a number", "numbers"],
        Shape::Boolean => ["a Boolean", "Booleans"],
        Shape::Schema(_) | Shape::Object => ["an object", "objects"],
        Shape::File => ["a file", "files"],
        Shape::Any => ["a value of any type", "things of any type"],
    };
    [one.to_owned(), several.to_owned()]
}

fn of(container: &str, shape: &Shape) -> [String; 2] {
    let [_, several] = nouns(shape);
    [format!("a {container} of {several}"), format!("{container}s of {several}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_more_than_an_integer() {
        assert_eq!(step(&Shape::Integer, &Shape::Number), Step::Widened);
        assert_eq!(step(&Shape::array(Shape::Number), &Shape::array(Shape::Integer)), Step::Narrowed);
        assert_eq!(step(&Shape::String, &Shape::Integer), Step::Changed);
        assert_eq!(step(&Shape::String, &Shape::array(Shape::String)), Step::Changed);
        let list = Shape::array(Shape::String);
        assert_eq!(step(&Shape::Any, &list), Step::Described);
        assert_eq!(step(&list, &Shape::array(Shape::Any)), Step::Undescribed);
    }

    #[test]
    fn a_type_that_is_called_otherwise_is_the_same_place() {
        let [one, other] = [SchemaId::new(1), SchemaId::new(2)];
        let list = |id| Shape::array(Shape::Schema(id));
        assert!(is_same(&list(one), &list(other)));
        assert_eq!(pair(&list(one), &list(other)), Some((one, other)));
        assert_eq!(pair(&list(one), &Shape::Schema(other)), None);
        assert_eq!(step(&Shape::Object, &Shape::Schema(one)), Step::Described);
    }

    #[test]
    fn shapes_have_words() {
        let shape = Shape::array(Shape::Map(Box::new(Shape::Integer)));
        assert_eq!(words(&shape), "a list of maps of integers");
    }
}
