//! What fuzzers call of the readers of prose, and what must hold of what is read.

use super::lex::{self, Token};
use super::{Reading, Sibling, Subject, account, conditions, read};
use crate::limits;
use crate::model::{Bounds, Direction, Facts, Lengths, ScalarFacts, Shape};

/// Every lexer: tokens stand where they say, one behind the other.
pub(crate) fn lexers(sentence: &str) {
    hold(sentence, &lex::tokens(sentence));
    hold(sentence, &lex::words(sentence));
    hold(sentence, &lex::measures(sentence));
    hold(sentence, &lex::formats(sentence));
}

fn hold<K>(sentence: &str, tokens: &[Token<'_, K>]) {
    assert!(sentence.len() <= limits::SENTENCE_BYTES || tokens.is_empty(), "too long a sentence was read");
    let mut end = 0;
    for token in tokens {
        assert!(token.start >= end, "a token begins before the last one ends");
        assert_eq!(sentence.get(token.start..token.end()), Some(token.text), "a token is not where it says");
        assert!(!token.text.is_empty(), "a token of nothing");
        end = token.end();
    }
}

/// Shapes that a field can have.
const SHAPES: [fn() -> Shape; 5] = [
    || Shape::String,
    || Shape::Integer,
    || Shape::Number,
    || Shape::array(Shape::String),
    || Shape::array(Shape::Integer),
];

/// A field with a description, beside fields that it may name. A line is a paragraph.
pub(crate) fn description(text: &str) {
    let paragraphs: Vec<String> = text.lines().map(str::to_owned).collect();
    for shape in SHAPES {
        let shape = shape();
        let nothing = Facts::default();
        let subject = Subject {
            name: "type",
            shape: &shape,
            paragraphs: &paragraphs,
            siblings: &[],
            direction: Direction::Request,
            examples: &paragraphs,
            reads_patterns: true,
        };
        let reading = read(&subject);
        assert_eq!(reading, read(&subject), "the same description is read in two ways");
        sane(&reading, text);
        let field = |name, facts| Sibling { name, shape: &shape, paragraphs: &paragraphs, facts };
        let siblings =
            [field("type", &reading.facts), field("instance_id", &nothing), field("name", &reading.facts)];
        let subject = Subject { siblings: &siblings, ..subject };
        let conditions = conditions(&subject);
        assert!(conditions.0.len() <= text.len() + 1, "more conditions than letters");
        account::account(&subject, &reading.facts);
    }
}

/// Facts that no value can obey are none.
fn sane(reading: &Reading, text: &str) {
    let Facts { scalar, values, items, .. } = &reading.facts;
    if let Some(values) = values {
        assert!(!values.values.is_empty(), "a list of no values");
        assert!(values.values.len() <= text.len(), "more values than letters");
    }
    items.iter().for_each(ordered);
    match scalar {
        Some(ScalarFacts::Text(facts)) => {
            facts.lengths.iter().for_each(ordered);
            if let Some(pattern) = &facts.pattern {
                assert!(crate::pattern::matches(pattern, "").is_some(), "{pattern} is no pattern");
            }
        }
        Some(ScalarFacts::Number(facts)) => facts.bounds.iter().for_each(within),
        None => {}
    }
}

fn ordered(lengths: &Lengths) {
    if let Lengths { minimum: Some(least), maximum: Some(most) } = lengths {
        assert!(least <= most, "at least {least} and at most {most}");
    }
}

fn within(bounds: &Bounds) {
    let ends =
        [&bounds.minimum, &bounds.maximum].map(|end| end.as_ref().and_then(serde_json::Number::as_f64));
    if let [Some(least), Some(most)] = ends {
        assert!(least <= most, "from {least} to {most}");
    }
}
