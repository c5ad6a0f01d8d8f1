//! The account: what became of every sentence of every description.
//!
//! In: a description with what was read of it. Out: a [`Sentence`] for each of its sentences, with a verdict and, where it
//! is not read, a skeleton by which the like can be counted. A sentence is read where a fact stands on it: where it
//! states one by itself, or where the facts are others without it. So the account needs no help from the readers, and none
//! of them can claim more than it gives.
//! Reading once more for every sentence costs time: so only sentences that look like rules are asked, and each description
//! of a service once, however many pages repeat it.
//! Left out on purpose: whether what was read is right, which labels show.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::lex::{self, Kind};
use super::repeated::Key;
use super::text::{is_code, split};
use super::{Sibling, Subject, states_pattern};
use crate::model::{Direction, Facts};
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

/// A description, which its sentences share.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// The field.
    pub field: String,
    /// All facts that were read of it.
    pub facts: Facts,
}

/// A sentence of a description.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The description in which it stands.
    pub of: Arc<Described>,
    /// Its words.
    pub text: String,
    /// What became of it.
    pub verdict: Verdict,
    /// Whether it is Chinese.
    pub is_chinese: bool,
    /// Its words without names, numbers and values, where it is not read.
    pub skeleton: String,
}

/// Sentences that look like rules, and those of them that are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// All that look like rules.
    pub rules: usize,
    /// Those on which a fact stands.
    pub read: usize,
}

impl Tally {
    /// That of these sentences.
    pub fn of<'s>(sentences: impl IntoIterator<Item = &'s Sentence>) -> Self {
        let mut tally = Self::default();
        for sentence in sentences {
            tally.rules += usize::from(sentence.verdict != Verdict::Plain);
            tally.read += usize::from(sentence.verdict == Verdict::Read);
        }
        tally
    }
}

/// The account of a service: each description once.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    sentences: Vec<Sentence>,
    /// Where the sentences of a description are.
    known: BTreeMap<(Direction, Key), (usize, usize)>,
}

impl Ledger {
    /// All sentences, in the order in which they were met.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentences of a description. `whole` is what was read of it.
    pub(in crate::lower) fn enter(&mut self, subject: &Subject<'_>, whole: &Facts) -> &[Sentence] {
        // Which way it goes decides on conditions.
        let key = (subject.direction, Key::of(subject));
        let (start, end) = if let Some(found) = self.known.get(&key) {
            *found
        } else {
            let start = self.sentences.len();
            self.sentences.extend(account(subject, whole));
            let found = (start, self.sentences.len());
            self.known.insert(key, found);
            found
        };
        self.sentences.get(start..end).unwrap_or_default()
    }
}

/// What became of the sentences of a description of which all that was read is known.
pub(super) fn account(subject: &Subject<'_>, whole: &Facts) -> Vec<Sentence> {
    let mut asker = Asker::new(subject, whole);
    let of = Arc::new(Described { field: subject.name.to_owned(), facts: whole.clone() });
    let mut sentences = Vec::new();
    for (index, paragraph) in subject.paragraphs.iter().enumerate() {
        for text in split(paragraph) {
            let verdict = match () {
                () if !looks_like_a_rule(text) => Verdict::Plain,
                () if asker.is_read(index, text) => Verdict::Read,
                () if defines(text) => Verdict::Plain,
                () => Verdict::Unread,
            };
            let skeleton = match verdict {
                Verdict::Unread => skeleton(text, subject.siblings),
                _ => String::new(),
            };
            let is_chinese = text.contains(is_han);
            sentences.push(Sentence {
                of: Arc::clone(&of),
                text: text.to_owned(),
                verdict,
                is_chinese,
                skeleton,
            });
        }
    }
    sentences
}

/// Asks the readers for parts of a description.
struct Asker<'a> {
    subject: Subject<'a>,
    whole: Facts,
    /// Whether the pattern that the page states is among the facts.
    has_pattern: bool,
    /// Whether there is but one sentence: then all that was read is read of it.
    is_single: bool,
    /// How many sentences may still be taken out to see what the others say. Reading all others for each
    /// takes time that grows with the square of the description.
    left: usize,
}

/// Sentences of a description that are taken out. Largest that look like rules: 21.
const TAKEN_OUT: usize = 32;

impl<'a> Asker<'a> {
    fn new(subject: &Subject<'a>, whole: &Facts) -> Self {
        // A pattern that the page states takes long to be judged, and its sentence is known without.
        let states_pattern = subject.paragraphs.iter().any(|text| states_pattern(text));
        let has_pattern = states_pattern && whole.pattern().is_some();
        let subject = Subject { reads_patterns: subject.reads_patterns && !states_pattern, ..*subject };
        let whole = if states_pattern { read(&subject) } else { whole.clone() };
        let is_single = subject.paragraphs.iter().flat_map(|text| split(text)).nth(1).is_none();
        Self { subject, whole, has_pattern, is_single, left: TAKEN_OUT }
    }

    fn is_read(&mut self, index: usize, sentence: &str) -> bool {
        if self.has_pattern && states_pattern(sentence) {
            return true;
        }
        // Where nothing was read, nothing needs to be asked: that is so of most descriptions that are not understood.
        if self.whole == Facts::default() {
            return false;
        }
        if self.states(sentence) {
            return true;
        }
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        let others = without(self.subject.paragraphs, index, sentence);
        let others = Subject { paragraphs: &others, ..self.subject };
        // Conditions are read where nothing else tells.
        let facts = Facts { conditions: self.whole.conditions.clone(), ..super::read(&others).facts };
        facts != self.whole || super::conditions(&others).0 != self.whole.conditions
    }

    /// Whether a sentence by itself states what the whole description does.
    fn states(&self, sentence: &str) -> bool {
        if self.is_single {
            return !self.whole.conditions.is_empty() || states(&self.whole, &self.whole);
        }
        let alone = [sentence.to_owned()];
        let alone = Subject { paragraphs: &alone, ..self.subject };
        let has_conditions = || !self.whole.conditions.is_empty() && !super::conditions(&alone).0.is_empty();
        states(&super::read(&alone).facts, &self.whole) || has_conditions()
    }
}

fn read(subject: &Subject<'_>) -> Facts {
    Facts { conditions: super::conditions(subject).0, ..super::read(subject).facts }
}

/// The paragraphs without a sentence of one of them.
fn without(paragraphs: &[String], index: usize, sentence: &str) -> Vec<String> {
    let mut others = paragraphs.to_vec();
    if let Some(paragraph) = others.get_mut(index) {
        *paragraph = paragraph.replacen(sentence, "", 1);
    }
    others
}

/// Whether a sentence by itself states a fact that the whole description has too. Conditions are not looked at.
fn states(alone: &Facts, whole: &Facts) -> bool {
    let both = [
        (alone.values.is_some(), whole.values.is_some()),
        (alone.bounds().is_some(), whole.bounds().is_some()),
        (alone.lengths().is_some(), whole.lengths().is_some()),
        (alone.items.is_some(), whole.items.is_some()),
        (alone.pattern().is_some(), whole.pattern().is_some()),
        (alone.default.is_some(), whole.default.is_some()),
        (alone.format().is_some(), whole.format() == alone.format()),
        (alone.unit().is_some(), whole.unit() == alone.unit()),
    ];
    both.contains(&(true, true))
}

/// Whether something in a sentence could bind a caller: a number, a code, `only`, `cannot`, a default, a condition.
pub(crate) fn looks_like_a_rule(sentence: &str) -> bool {
    // A label by itself, a pointer to a table, an example: what they say stands elsewhere.
    let lower = sentence.trim().to_lowercase();
    let is_pointer =
        ["for details", "for more", "see ", "for example", "example", "e.g", "详情", "例如", "示例"]
            .iter()
            .any(|words| lower.starts_with(words));
    let is_label = !sentence.contains(is_han)
        && sentence.split_whitespace().count() <= 2
        && !lower.contains(|c: char| c.is_ascii_digit());
    // `默认取值：`
    let is_open = lower.ends_with([':', '：']) && lower.chars().count() <= LABEL_LENGTH;
    if is_pointer || is_label || is_open {
        return false;
    }
    binds(sentence)
        || [PhraseKind::If, PhraseKind::Unless, PhraseKind::Then]
            .iter()
            .any(|kind| find_phrase(sentence, *kind).is_some())
        || sentence
            .split_whitespace()
            .skip(1)
            .any(|word| is_code(super::text::bare(word)) && word.contains('_'))
}

/// Whether a number, `only`, `cannot`, a default or a range stands in a sentence.
fn binds(sentence: &str) -> bool {
    let is_rule = |kind: Kind| {
        matches!(
            kind,
            Kind::Number(_)
                | Kind::Word(ProseWord::Only | ProseWord::Not | ProseWord::AtLeast | ProseWord::AtMost)
        )
    };
    let lower = sentence.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    lex::tokens(sentence).iter().any(|token| is_rule(token.kind))
        || says(&["default", "默认", "缺省", "range", "取值"])
}

/// Whether a sentence says what the field is, with a case in it that belongs to that: `Specifies whether disks are deleted
/// when a server is deleted`, `调用失败时的错误码`.
fn defines(sentence: &str) -> bool {
    let sentence = sentence.trim();
    let is_definition = find_phrase(sentence, PhraseKind::Means).is_some_and(|(start, _)| start == 0);
    let behind = find_phrase(sentence, PhraseKind::Then).and_then(|(_, end)| sentence.get(end..));
    let is_attribute = behind.is_some_and(|behind| behind.starts_with('的'));
    let is_whole = !sentence.contains([',', '，', ';', '；']);
    is_whole && !binds(sentence) && (is_definition || is_attribute || names_moment(sentence))
}

/// `Time when the disk was created`: no case, but when it was.
fn names_moment(sentence: &str) -> bool {
    let before = find_phrase(sentence, PhraseKind::If).and_then(|(start, _)| sentence.get(..start));
    let last = before.and_then(|before| before.split_whitespace().next_back());
    last.is_some_and(|last| ["time", "date", "moment"].iter().any(|word| last.eq_ignore_ascii_case(word)))
}

/// Characters of a Chinese label at most.
const LABEL_LENGTH: usize = 8;

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
    use crate::model::Shape;

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
        for text in ["Name of the job", "For details, see the guide", "默认取值："] {
            assert!(!looks_like_a_rule(text), "{text}");
        }
    }

    #[test]
    fn a_definition_may_have_a_case_in_it() {
        assert!(defines("Specifies whether disks are deleted when a server is deleted"));
        assert!(defines("调用失败时的错误码"));
        assert!(defines("Time when the disk was created"));
        assert!(!defines("This time is shown when the disk was created"));
        assert!(!defines("Specifies the disk, which is given when a server is created"));
        assert!(!defines("调用失败时返回"));
    }

    fn ledger(paragraphs: &[&str]) -> Vec<(Verdict, String)> {
        let paragraphs: Vec<String> = paragraphs.iter().map(|text| (*text).to_owned()).collect();
        let subject = Subject {
            name: "size",
            shape: &Shape::Integer,
            paragraphs: &paragraphs,
            siblings: &[],
            direction: Direction::Request,
            examples: &[],
            reads_patterns: true,
        };
        let mut ledger = Ledger::default();
        let whole = read(&subject);
        let first = ledger.enter(&subject, &whole).to_vec();
        assert_eq!(ledger.enter(&subject, &whole), first, "the same description is the same account");
        assert_eq!(ledger.sentences(), first, "and is in it once");
        first.into_iter().map(|sentence| (sentence.verdict, sentence.skeleton)).collect()
    }

    #[test]
    fn a_sentence_is_read_where_a_fact_stands_on_it() {
        let found = ledger(&["Size. The value ranges from 1 to 5. It cannot be seen from 9 sides."]);
        let unread = "it cannot be seen from 9 sides".to_owned();
        assert_eq!(
            found,
            [(Verdict::Plain, String::new()), (Verdict::Read, String::new()), (Verdict::Unread, unread)]
        );
    }

    #[test]
    fn long_descriptions_are_asked_for_in_time_that_grows_with_them() {
        let many = "It cannot be seen from 9 sides. ".repeat(4 * TAKEN_OUT);
        let found = ledger(&[&many, "The value ranges from 1 to 5."]);
        assert_eq!(found.len(), 4 * TAKEN_OUT + 1);
        assert_eq!(found.last().map(|(verdict, _)| *verdict), Some(Verdict::Read));
    }
}
