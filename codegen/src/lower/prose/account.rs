//! The account: what became of every sentence of every description.
//!
//! In: a model. Out: a [`Sentence`] for each, with a verdict and a skeleton by which the like can be counted. A sentence is
//! read where a fact stands on it: where it states one by itself, or where the facts are others without it. So the account
//! needs no help from the readers, and none of them can claim more than it gives.
//! Left out on purpose: whether what was read is right, which labels show.

use super::lex::{self, Kind};
use super::text::{is_code, split};
use super::{Reading, Sibling, Subject};
use crate::lower::description;
use crate::model::{Api, Description, Direction, Facts, Property, Shape};
use crate::vocabulary::{PhraseKind, ProseWord, find_phrase, is_han};

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A fact stands on it.
    Read,
    /// Nothing in it looks like a rule.
    Plain,
    /// It looks like a rule, and states no fact.
    Unread,
}

/// A sentence of a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub text: String,
    /// What became of it.
    pub verdict: Verdict,
    /// Whether it is Chinese.
    pub is_chinese: bool,
    /// Its words without names, numbers and values.
    pub skeleton: String,
}

/// The sentences of all members and parameters.
pub fn account(api: &Api) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for schema in &api.schemas {
        for direction in [Direction::Request, Direction::Response] {
            let members: Vec<Row> =
                schema.properties.iter().filter_map(|property| Row::of(property, direction)).collect();
            of_table(&members, direction, &mut sentences);
        }
    }
    for operation in &api.operations {
        let parameters = operation.parameters.iter();
        let rows: Vec<Row> = parameters.map(|it| Row::new(&it.name, &it.shape, &it.description)).collect();
        of_table(&rows, Direction::Request, &mut sentences);
    }
    sentences
}

/// A row as readers see it.
struct Row {
    name: String,
    shape: Shape,
    paragraphs: Vec<String>,
}

impl Row {
    fn new(name: &str, shape: &Shape, description: &Description) -> Self {
        Self { name: name.to_owned(), shape: shape.clone(), paragraphs: description::divided(description) }
    }

    fn of(property: &Property, direction: Direction) -> Option<Self> {
        Some(Self::new(&property.name, &property.shape, &property.usage(direction)?.description))
    }
}

fn of_table(rows: &[Row], direction: Direction, sentences: &mut Vec<Sentence>) {
    let siblings: Vec<Sibling<'_>> = rows
        .iter()
        .map(|row| Sibling { name: &row.name, shape: &row.shape, paragraphs: &row.paragraphs })
        .collect();
    for row in rows {
        let read = |paragraphs: &[String]| -> Reading {
            super::read(&Subject {
                name: &row.name,
                shape: &row.shape,
                paragraphs,
                siblings: &siblings,
                direction,
                examples: &[],
                reads_patterns: true,
            })
        };
        let whole = read(&row.paragraphs).facts;
        for (index, paragraph) in row.paragraphs.iter().enumerate() {
            for text in split(paragraph) {
                let verdict = if looks_like_a_rule(text) {
                    let without = without(&row.paragraphs, index, text);
                    let is_read =
                        states(&read(&[text.to_owned()]).facts, &whole) || read(&without).facts != whole;
                    if is_read { Verdict::Read } else { Verdict::Unread }
                } else {
                    Verdict::Plain
                };
                let (is_chinese, skeleton) = (text.contains(is_han), skeleton(text, &siblings));
                sentences.push(Sentence { text: text.to_owned(), verdict, is_chinese, skeleton });
            }
        }
    }
}

/// The paragraphs without a sentence of one of them.
fn without(paragraphs: &[String], index: usize, sentence: &str) -> Vec<String> {
    let mut others = paragraphs.to_vec();
    if let Some(paragraph) = others.get_mut(index) {
        *paragraph = paragraph.replacen(sentence, "", 1);
    }
    others
}

/// Whether a sentence by itself states a fact that the whole description has too.
fn states(alone: &Facts, whole: &Facts) -> bool {
    let both = [
        (alone.values.is_some(), whole.values.is_some()),
        (alone.bounds().is_some(), whole.bounds().is_some()),
        (alone.lengths().is_some(), whole.lengths().is_some()),
        (alone.items.is_some(), whole.items.is_some()),
        (alone.pattern().is_some(), whole.pattern().is_some()),
        (alone.default.is_some(), whole.default.is_some()),
        (alone.format().is_some(), whole.format() == alone.format()),
        (!alone.conditions.is_empty(), !whole.conditions.is_empty()),
    ];
    both.contains(&(true, true))
}

/// Whether something in a sentence could bind a caller: a number, a code, `only`, `cannot`, a default, a condition.
fn looks_like_a_rule(sentence: &str) -> bool {
    // A label by itself, a pointer to a table, an example: what they say stands elsewhere.
    let lower = sentence.trim().to_lowercase();
    let is_pointer =
        ["for details", "for more", "see ", "for example", "example", "e.g", "详情", "例如", "示例"]
            .iter()
            .any(|words| lower.starts_with(words));
    let is_label = !sentence.contains(is_han)
        && sentence.split_whitespace().count() <= 2
        && !lower.contains(|c: char| c.is_ascii_digit());
    if is_pointer || is_label {
        return false;
    }
    let tokens = lex::tokens(sentence);
    let is_rule = |kind: Kind| {
        matches!(
            kind,
            Kind::Number(_)
                | Kind::Word(ProseWord::Only | ProseWord::Not | ProseWord::AtLeast | ProseWord::AtMost)
        )
    };
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    tokens.iter().any(|token| is_rule(token.kind))
        || says(&["default", "默认", "缺省", "range", "取值"])
        || find_phrase(sentence, PhraseKind::If).is_some()
        || sentence
            .split_whitespace()
            .skip(1)
            .any(|word| is_code(super::text::bare(word)) && word.contains('_'))
}

/// `If F is set to X, the value ranges from 9 to 9`
fn skeleton(sentence: &str, siblings: &[Sibling<'_>]) -> String {
    let words = sentence.split_whitespace().take(SKELETON_WORDS).map(|word| {
        let bare = super::text::bare(word);
        let is_field = siblings.iter().any(|sibling| sibling.name == bare && sibling.name.contains('_'));
        match () {
            () if is_field => "F".to_owned(),
            () if bare.chars().any(|c| c.is_ascii_digit()) => "9".to_owned(),
            () if is_code(bare) => "X".to_owned(),
            () => word.to_lowercase(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// So many words tell the kinds of sentences apart.
const SKELETON_WORDS: usize = 9;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_from_prose() {
        for text in [
            "The value ranges from 1 to 5",
            "It cannot be changed",
            "By default, all are returned",
            "如果不传",
        ] {
            assert!(looks_like_a_rule(text), "{text}");
        }
        for text in ["Name of the job", "For details, see the guide"] {
            assert!(!looks_like_a_rule(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_is_read_where_a_fact_stands_on_it() {
        let rows = [Row {
            name: "size".to_owned(),
            shape: Shape::Integer,
            paragraphs: vec![
                "Size. The value ranges from 1 to 5. It cannot be seen from 9 sides.".to_owned(),
            ],
        }];
        let mut sentences = Vec::new();
        of_table(&rows, Direction::Request, &mut sentences);
        let verdicts: Vec<Verdict> = sentences.iter().map(|sentence| sentence.verdict).collect();
        assert_eq!(verdicts, [Verdict::Plain, Verdict::Read, Verdict::Unread]);
        assert_eq!(sentences.last().map(|it| it.skeleton.as_str()), Some("it cannot be seen from 9 sides"));
    }
}
