//! What the words of a sentence on characters say so far.
//!
//! In: tokens, one by one. Out: whether a list that follows is denied, asked for, all, or on something else. Left out on purpose: lists.

use super::super::super::lex::{Kind, Token};
use super::super::class::Class;
use super::Rule;
use crate::vocabulary::ProseWord as Word;

/// What the words so far say of the list that follows.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word that was or was not said")]
pub(super) struct Reader {
    pub(super) is_ascii: bool,
    pub(super) rules: Vec<Rule>,
    pub(super) not: bool,
    pub(super) only: bool,
    pub(super) must: bool,
    /// `at least` stands before, and how many kinds behind the list: `至少包含字母、数字和特殊字符中的两种`.
    pub(super) at_least: bool,
    /// `special characters` stand right before.
    pub(super) special: bool,
    /// Something is named that is not the field: `a word`.
    pub(super) is_on_other: bool,
    /// What stands right before means the field.
    pub(super) is_led: bool,
    /// A comma stands behind the last `not`.
    pub(super) is_parted: bool,
    /// The last `not` is a verb: `不支持`.
    pub(super) refuses: bool,
    /// `can`, `may`: what is said need not be so.
    pub(super) may: bool,
    /// How many words stand before.
    pub(super) noted: usize,
    /// A number stands before.
    pub(super) is_counted: bool,
    /// What stands right before lets a number be what it is: `consists of 32`, and not `no more than 32`.
    pub(super) is_exact: bool,
    /// `a word`: one of several things, and not the field.
    pub(super) is_of_kind: bool,
    /// The kinds of the last list, to which `at least three of the above` goes back.
    pub(super) kinds: Vec<Class>,
}

impl Reader {
    /// A word that is no part of a list.
    pub(super) fn note(&mut self, token: &Token<'_>) {
        self.noted += 1;
        self.is_counted |= matches!(token.kind, Kind::Number(_));
        self.is_exact = leaves_exact(token);
        // `, which starts with v`, `It starts with v`: of the field, and of nothing that is named before.
        self.is_led = match token.kind {
            Kind::Word(Word::Article | Word::Modal) => self.is_led,
            Kind::Word(Word::This | Word::Must | Word::Further) | Kind::Sign(',') => true,
            _ => false,
        };
        match token.kind {
            Kind::Word(Word::Not) => {
                (self.not, self.must, self.is_parted) = (true, false, false);
                self.refuses = ["不支持", "不允许", "禁止"].iter().any(|verb| token.text.starts_with(verb));
            }
            Kind::Word(Word::Modal | Word::This) => {
                (self.not, self.must, self.only) = (false, false, false);
                self.may = token.is(Word::Modal);
            }
            Kind::Word(Word::Must) => {
                (self.not, self.must, self.only, self.may) = (false, true, false, false);
            }
            Kind::Word(Word::AtLeast) => self.at_least = true,
            // `不能以-结尾，只能由...`: a clause of its own.
            Kind::Word(Word::Only) => (self.only, self.not) = (true, self.not && !self.is_parted),
            Kind::Word(Word::Special) => {
                self.special = token.text.contains("special") || token.text.contains('特');
            }
            Kind::Sign(',') => self.is_parted = true,
            // `A word cannot contain only ...` is on a part.
            Kind::Word(Word::Article) if token.text.eq_ignore_ascii_case("a") => {
                (self.is_on_other, self.is_of_kind) = (true, true);
            }
            // `The table name can contain`: the noun is the field, whatever stands before it.
            Kind::Word(Word::Noun) if !self.is_of_kind => {
                (self.is_on_other, self.special) = (false, false);
            }
            Kind::Other if token.text.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                (self.special, self.is_on_other) = (false, true);
            }
            _ => self.special = false,
        }
    }
}

/// Whether a number behind a word is exact. Of a word that is not known, nobody can say.
fn leaves_exact(token: &Token<'_>) -> bool {
    match token.kind {
        Kind::Sign(sign) => ":：,，(（".contains(sign),
        Kind::Word(word) => {
            matches!(
                word,
                Word::Article | Word::Contain | Word::Noun | Word::This | Word::Only | Word::Further
            )
        }
        Kind::Other => ["of", "is", "are", "be", "by", "with", "exactly", "是", "为", "由", "用"]
            .iter()
            .any(|word| token.text.eq_ignore_ascii_case(word)),
        _ => false,
    }
}
