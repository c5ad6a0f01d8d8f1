//! Marks in lists: in brackets, in quotes, or as they are.
//!
//! In: tokens. Out: the marks, or the characters that a bracket names.

use winnow::combinator::{alt, fail, not, opt, preceded, repeat};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::token::any;

use super::super::super::lex::{Kind, Token};
use super::super::class::Class;
use super::{Parsed, Tokens};
use crate::vocabulary::{LiteralWord, ProseWord as Word, is_literal_word};

pub(in super::super) enum Bracket {
    /// `(case-sensitive)`
    Remark,
    Marks(String),
    Ranges(Class),
    Words,
}

/// What stands in brackets behind an item. `(\)` was often lost to an escape: then it is empty.
pub(in super::super) fn bracket(input: &mut Tokens<'_, '_>) -> Parsed<Bracket> {
    let _ = sign_of('(').parse_next(input)?;
    // A bracket within brackets belongs to the marks where another closes them: `(!@#$()_)`.
    let mut inside: Vec<Token<'_>> = Vec::new();
    let mut depth = 1;
    while let Some(token) = opt(any).parse_next(input)? {
        depth = match token.kind {
            Kind::Sign('(') => depth + 1,
            Kind::Sign(')') => depth - 1,
            _ => depth,
        };
        let next_closes = input.first().is_some_and(|next| next.is_sign(')') && !next.is_spaced);
        if depth == 0 && !(next_closes && inside.len() > 1) {
            break;
        }
        inside.push(*token);
    }
    let is_joint = |token: &Token<'_>| token.is(Word::And) || token.is(Word::Article) || token.is_sign(',');
    let words: String = inside.iter().map(|token| token.text).collect();
    if is_literal_word(&words.to_lowercase(), LiteralWord::Remark) {
        return Ok(Bracket::Remark);
    }
    let ranges: Option<Vec<Class>> = inside
        .iter()
        .filter(|token| !is_joint(token))
        .map(|token| match token.kind {
            Kind::Range(first, last) => Some(Class::range(first, last)),
            _ => None,
        })
        .collect();
    if let Some(ranges) = ranges.filter(|ranges| !ranges.is_empty()) {
        return Ok(Bracket::Ranges(ranges.into_iter().fold(Class::default(), Class::and)));
    }
    let is_marks = inside.iter().all(|token| is_punctuation(token) || token.is(Word::And));
    let marks =
        || inside.iter().filter(|token| is_punctuation(token)).map(|token| token.text).collect::<String>();
    Ok(if is_marks { Bracket::Marks(marks()) } else { Bracket::Words })
}

/// So many marks stand in quotes at most.
const QUOTED: usize = 2;

/// A mark in quotes: `"*"`, `'<'`
pub(in super::super) fn quoted(input: &mut Tokens<'_, '_>) -> Parsed<String> {
    let quote = alt((sign_of('"'), sign_of('\''))).parse_next(input)?;
    let closes = move |token: &&Token<'_>| token.kind == quote.kind;
    let inner = preceded(not(any.verify(closes)), sign.map(|token: &Token<'_>| token.text));
    let marks: String = repeat(1..=QUOTED + 1, inner).parse_next(input)?;
    let _ = any.verify(closes).parse_next(input)?;
    // Markdown escapes the line: `“-\_”`.
    let marks = marks.replace("\\_", "_");
    if marks.len() > QUOTED {
        return fail.parse_next(input);
    }
    // `不支持“..”` is on two in a row, and on none of them.
    let mut each = marks.chars();
    if marks.len() == 2 && each.next() == each.next() {
        return fail.parse_next(input);
    }
    Ok(marks)
}

/// Signs in a row, of which the words behind them say that they are characters: `<>()"&等特殊字符`, `[ \ ~ ^ 这些字符`. And
/// whether they are some of many.
pub(in super::super) fn row(input: &mut Tokens<'_, '_>) -> Parsed<(String, bool)> {
    let signs: Vec<&Token<'_>> = repeat(ROW.., sign).parse_next(input)?;
    let article = any.verify(|token: &&Token<'_>| token.is(Word::Article)).parse_next(input)?;
    let is_such = article.text == "等";
    let noun = |token: &&Token<'_>| token.is(Word::Special) || token.is(Word::Allowed);
    let _ = any.verify(noun).parse_next(input)?;
    // A comma may stand between them.
    let is_run = signs.iter().all(|sign| !sign.is_sign(','));
    let marks = signs.iter().map(|sign| sign.text).collect();
    if is_run { Ok((marks, is_such)) } else { fail.parse_next(input) }
}

/// So many signs are a row at least.
const ROW: usize = 3;

pub(in super::super) fn is_punctuation(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Sign(_) | Kind::Mark(_))
        && token.text.chars().all(|c| c.is_ascii_punctuation())
}

/// A sign that stands for itself in a run of them.
pub(in super::super) fn sign<'s, 't>(input: &mut Tokens<'s, 't>) -> Parsed<&'s Token<'t>> {
    any.verify(|token: &&Token<'_>| is_punctuation(token)).parse_next(input)
}

pub(in super::super) fn sign_of<'s, 't>(sign: char) -> impl Parser<Tokens<'s, 't>, &'s Token<'t>, EmptyError>
where
    't: 's,
{
    any.verify(move |token: &&Token<'_>| token.is_sign(sign))
}
