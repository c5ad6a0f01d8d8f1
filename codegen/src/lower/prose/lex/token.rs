//! One token of a sentence.

use super::decimal::Decimal;
use crate::vocabulary::{ClauseWord, FormatWord, MeasureWord, ProseWord};

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Token<'t, K = Kind> {
    /// What it is.
    pub kind: K,
    /// Its words as they stand.
    pub text: &'t str,
    /// Whether a space stands before it.
    pub is_spaced: bool,
    /// Where it stands in the sentence.
    pub start: usize,
}

impl Token<'_> {
    /// Whether it is this word.
    pub(in super::super) fn is(&self, word: ProseWord) -> bool {
        self.kind == Kind::Word(word)
    }

    /// Whether it names characters of a kind.
    pub(in super::super) fn is_class(&self) -> bool {
        use ProseWord::{AsciiLetter, Digit, Hexadecimal, Letter, Lower, LowerHexadecimal, Special, Upper};
        matches!(
            self.kind,
            Kind::Word(
                AsciiLetter | Digit | Hexadecimal | Letter | Lower | LowerHexadecimal | Special | Upper
            )
        )
    }

    /// Whether it is this word of measures.
    pub(in super::super) fn measures(&self, word: MeasureWord) -> bool {
        self.kind == Kind::Measure(word)
    }

    /// Whether it is this word of a clause.
    pub(in super::super) fn does(&self, word: ClauseWord) -> bool {
        self.kind == Kind::Clause(word)
    }

    /// Whether it is this word of notations.
    pub(in super::super) fn says(&self, word: FormatWord) -> bool {
        self.kind == Kind::Format(word)
    }

    /// Whether it stands between the items of a list.
    pub(in super::super) fn is_separator(&self) -> bool {
        self.is(ProseWord::And) || self.is_sign(',') || self.is_sign(';')
    }

    /// Whether it is this sign.
    pub(in super::super) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

impl<K> Token<'_, K> {
    /// Where it ends in the sentence, but for a quote behind it.
    pub(in super::super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Kind {
    /// A word or phrase of the grammar.
    Word(ProseWord),
    /// The name of a mark: `hyphen`.
    Mark(char),
    /// Characters that follow each other: `a-z`.
    Range(char, char),
    /// A whole number.
    Number(u64),
    /// A sign, which separates, or is meant itself. Those of Chinese text are as in English.
    Sign(char),
    /// A word of measures.
    Measure(MeasureWord),
    /// A number with its sign and fraction.
    Figure(Decimal),
    /// A number in words: `two`.
    Numeral(u64),
    /// A unit, by the name that documents give it.
    Unit(&'static str),
    /// A word of clauses on values.
    Clause(ClauseWord),
    /// A word that may be a value: only where clauses are read.
    Literal(Form),
    /// A word of notations.
    Format(FormatWord),
    /// A notation of times: `yyyy-MM-dd`.
    Clock,
    /// A time that shows a notation.
    Sample,
    /// How a URL begins: `https://`.
    Scheme,
    /// Any other word; one character of Chinese.
    Other,
}

/// How a word is written that may be a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Form {
    /// In quotes.
    Quoted,
    /// As no sentence has a word: `ipv4`, `created_at`, `SSD`, `10`.
    Code,
    /// With a capital: `Ubuntu`.
    Named,
    /// As any word is.
    Plain,
}

/// Tokens without the full stops at their end.
pub(in super::super) fn without_stop<'s, 't>(tokens: &'s [Token<'t>]) -> &'s [Token<'t>] {
    let end = tokens.iter().rposition(|token| !token.is_sign('.')).map_or(0, |at| at + 1);
    tokens.get(..end).unwrap_or_default()
}
