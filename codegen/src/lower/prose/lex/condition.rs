//! The lexer of conditions: names of the table, phrases and signs.
//!
//! In: a sentence, and the fields that may be named. Out: [`Part`]s, which know where they stand. Names come before words:
//! the table is the symbol table. It never fails: what is neither name nor phrase is [`PartKind::Other`].

use super::super::Subject;
use super::{Found, Token, plain, scan};
use crate::limits;
use crate::vocabulary::{self, PhraseKind, is_han};

/// A part of a sentence.
pub(in super::super) type Part<'t> = Token<'t, PartKind>;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum PartKind {
    /// The wire name of the field that is described.
    Own,
    /// The wire name of a neighbour: its index.
    Field(usize),
    /// A phrase.
    Phrase(PhraseKind),
    /// A sign; those of Chinese text are as in English.
    Sign(char),
    /// Any other word; one character of Chinese.
    Other,
}

impl Part<'_> {
    /// Whether it is a phrase of this kind.
    pub(in super::super) fn is(&self, kind: PhraseKind) -> bool {
        self.kind == PartKind::Phrase(kind)
    }

    /// Whether it is a phrase of one of these kinds.
    pub(in super::super) fn is_any(&self, kinds: &[PhraseKind]) -> bool {
        kinds.iter().any(|kind| self.is(*kind))
    }

    /// Whether it means the field that is described: by its name, or by a word for it.
    pub(in super::super) fn is_subject(&self) -> bool {
        self.kind == PartKind::Own || self.is(PhraseKind::This)
    }

    /// Whether it is written as the names of fields are, although no row of the table has it: that of another table.
    pub(in super::super) fn is_foreign(&self) -> bool {
        self.kind == PartKind::Other
            && self.text.contains('_')
            && self.text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.".contains(c))
    }

    /// Whether it is this sign.
    pub(in super::super) fn is_sign(&self, sign: char) -> bool {
        self.kind == PartKind::Sign(sign)
    }
}

/// The parts of a sentence.
pub(in super::super) fn parts<'t>(sentence: &'t str, subject: &Subject<'_>) -> Vec<Part<'t>> {
    let mut parts = scan(sentence, char::is_whitespace, |text, _| first(text, subject).map(Found::from));
    for index in 0..parts.len() {
        if !is_called(&parts, index)
            && let Some(part) = parts.get_mut(index)
        {
            part.kind = vocabulary::phrase(part.text)
                .filter(|(_, length)| *length == part.text.len())
                .map_or(PartKind::Other, |(kind, _)| PartKind::Phrase(kind));
        }
    }
    parts
}

/// The first part of a text that does not start with a space, and its length.
fn first(text: &str, subject: &Subject<'_>) -> Option<(PartKind, usize)> {
    let c = text.chars().next()?;
    let phrase = vocabulary::phrase(text);
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_-.:$".contains(c);
    let run = text.find(|c: char| !is_name(c)).unwrap_or(text.len());
    let word = text.get(..run)?.trim_end_matches(['.', '-', ':']);
    // A phrase may begin with a name: `value of`.
    if let Some(kind) = field(word, subject).filter(|_| phrase.is_none_or(|(_, length)| length <= word.len()))
    {
        return Some((kind, word.len()));
    }
    if let Some((kind, length)) = phrase {
        return Some((PartKind::Phrase(kind), length));
    }
    if !c.is_alphanumeric() {
        return Some((PartKind::Sign(plain(c)), c.len_utf8()));
    }
    if is_han(c) {
        return Some((PartKind::Other, c.len_utf8()));
    }
    let is_word = |c: char| c.is_alphanumeric() && !is_han(c) || "_'".contains(c);
    // `4.2`, `binding:id`: no sentence ends within them.
    let plain_run = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    Some((PartKind::Other, word.len().max(plain_run)))
}

/// The field with this wire name.
fn field(word: &str, subject: &Subject<'_>) -> Option<PartKind> {
    if word.is_empty() {
        return None;
    }
    if word == subject.name {
        return Some(PartKind::Own);
    }
    let index = subject.siblings.iter().take(limits::SIBLINGS).position(|sibling| sibling.name == word)?;
    Some(PartKind::Field(index))
}

/// Whether a name is meant as one. Names that are words of the language (`type`, `name`) must be called a parameter, be
/// quoted, have a value, or stand among others.
fn is_called(parts: &[Part<'_>], index: usize) -> bool {
    use PhraseKind::{And, Article, Can, Differs, Equals, If, Lead, Link, Must, Never, Noun, Or};
    let Some(part) = parts.get(index) else { return true };
    let is_field = |part: &Part<'_>| matches!(part.kind, PartKind::Own | PartKind::Field(_));
    if !is_field(part) || !part.text.chars().all(|c| c.is_ascii_lowercase()) {
        return true;
    }
    let before = index.checked_sub(1).and_then(|before| parts.get(before));
    let behind = parts.get(index + 1);
    // `configuration type`: a word of a longer name.
    if before.is_some_and(|before| before.kind == PartKind::Other && before.text.is_ascii()) {
        return false;
    }
    let stands_before = |kinds: &[PhraseKind]| before.is_some_and(|before| before.is_any(kinds));
    let stands_behind = |kinds: &[PhraseKind]| behind.is_some_and(|behind| behind.is_any(kinds));
    if stands_before(&[Lead, Noun, PhraseKind::Jointly, PhraseKind::Precedes, PhraseKind::Depends])
        || before.is_some_and(|before| before.is_sign('"'))
        || stands_behind(&[Noun])
        // `type must be set to A`, `set type to A`
        || behind.is_some_and(|behind| behind.is(PhraseKind::Values) && behind.text.ends_with("set to"))
        || stands_before(&[PhraseKind::Given]) && stands_behind(&[PhraseKind::Purpose])
        || stands_behind(&[Equals])
            && behind.is_some_and(|behind| behind.text.contains("set") || behind.text.contains('='))
    {
        return true;
    }
    // `parameters are`: of a plural nobody says `is`.
    // `the version will be ignored`, where it is the version that is described.
    if part.kind == PartKind::Own && stands_before(&[Article]) && stands_behind(&[Link, Must, Never]) {
        return before.is_some_and(|before| before.text.eq_ignore_ascii_case("the"));
    }
    let has_value = stands_behind(&[Equals, Differs]) && behind.is_some_and(|behind| behind.text != "are");
    let starts = index.checked_sub(2).is_none_or(|at| parts.get(at).is_some_and(|part| part.is(If)));
    if stands_before(&[Article]) {
        // `If the version is v3`: what a condition begins with is a field.
        return has_value && starts && before.is_some_and(|before| before.text.eq_ignore_ascii_case("the"));
    }
    has_value
        || stands_behind(&[Link, Must, Can, Never, And, Or])
        || behind.is_some_and(|behind| {
            behind.is_sign(',') || behind.is_sign(')') || behind.text.starts_with(is_han)
        })
        || stands_before(&[And, Or]) && (behind.is_none() || follows_name(parts, index))
}

/// `The parameters to and from`: what is joined to a name is one.
fn follows_name(parts: &[Part<'_>], index: usize) -> bool {
    let other = index.checked_sub(2).and_then(|at| parts.get(at));
    other.is_some_and(|part| part.is_subject() || matches!(part.kind, PartKind::Field(_)))
}

#[cfg(test)]
mod tests {
    use super::super::super::Sibling;
    use super::*;
    use crate::model::{Direction, Facts, Shape};

    fn with_subject<T>(name: &str, siblings: &[&str], work: impl FnOnce(&Subject<'_>) -> T) -> T {
        let facts = Facts::default();
        let siblings: Vec<Sibling<'_>> = siblings
            .iter()
            .map(|name| Sibling { name, shape: &Shape::String, paragraphs: &[], facts: &facts })
            .collect();
        work(&Subject {
            name,
            shape: &Shape::String,
            paragraphs: &[],
            siblings: &siblings,
            direction: Direction::Request,
            examples: &[],
            reads_patterns: true,
        })
    }

    fn kinds(sentence: &str) -> Vec<PartKind> {
        let siblings = ["share_type", "type", "size"];
        with_subject("size", &siblings, |subject| {
            parts(sentence, subject).into_iter().map(|part| part.kind).collect()
        })
    }

    #[test]
    fn names_come_before_words() {
        use PartKind::{Field, Other, Own, Phrase};
        let equals = Phrase(PhraseKind::Equals);
        assert_eq!(kinds("If share_type is PER"), [Phrase(PhraseKind::If), Field(0), equals, Other]);
        assert_eq!(kinds("size为1时"), [Own, equals, Other, Phrase(PhraseKind::Then)]);
    }

    #[test]
    fn a_word_of_the_language_is_a_name_where_it_is_called_one() {
        for text in [
            "type is set to A",
            "the parameter type",
            "the type parameter",
            "type=A",
            "\"type\"",
            "if the type is A",
        ] {
            assert!(kinds(text).contains(&PartKind::Field(1)), "{text}");
        }
        for text in ["the type of disk", "Disk type", "a type is missing", "sizes"] {
            assert!(
                !kinds(text).iter().any(|kind| matches!(kind, PartKind::Field(_) | PartKind::Own)),
                "{text}"
            );
        }
    }

    #[test]
    fn nothing_is_lost() {
        for text in ["", "  ", "é漢a_b'c 1,024 (x)。", "4.2 or later.", "a–z", "：：", "$x"] {
            let found: String = with_subject("x", &["a_b"], |subject| {
                parts(text, subject).iter().flat_map(|part| part.text.split_whitespace()).collect()
            });
            assert_eq!(found, text.split_whitespace().collect::<String>());
        }
    }
}
