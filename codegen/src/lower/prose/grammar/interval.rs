//! Intervals and ends: `1 to 64`, `[1, 600]`, `(0, 100]`, `1s-90s`, `at most 10`, `大于等于0`.
//!
//! In: tokens. Out: a [`Span`]. Left out on purpose: what is measured, and whether the two units go together.

use winnow::combinator::{alt, not, opt, peek, repeat, terminated};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::token::any;

use super::super::lex::{Decimal, Kind, Token};
use super::list::{Parsed, Tokens};
use crate::vocabulary::{MeasureWord as Word, is_han};

/// The end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct End {
    /// The number.
    pub number: Decimal,
    /// Its unit.
    pub unit: Option<&'static str>,
    /// Whether the number itself is left out: `greater than 0`.
    pub is_open: bool,
}

/// From where to where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Span {
    /// The least.
    pub least: Option<End>,
    /// The most.
    pub most: Option<End>,
}

/// `from 1 to 64`, `between 1 and 64`, `[1, 600]`
pub(super) fn interval(input: &mut Tokens<'_, '_>) -> Parsed<Span> {
    let between = opt(word(Word::Between)).parse_next(input)?.is_some();
    let _: Parsed<()> = repeat(0..2, alt((word(Word::From), word(Word::Article)))).parse_next(input);
    let opened = opt(any.verify_map(|token: &Token<'_>| bracket(token, "[(（{"))).parse_next(input)?;
    let mut least = end(input)?;
    let comma = joint(input, between, matches!(opened, Some('[' | '(')))?.is_sign(',');
    let mut most = end(input)?;
    let closing = opt(any.verify_map(|token: &Token<'_>| bracket(token, "])}")));
    let closed = match opened {
        Some(_) => { closing }.parse_next(input)?,
        // `1 to 64)` ends a remark.
        None => opt(any.verify(|token: &&Token<'_>| token.is_sign(']')).map(|_: &Token<'_>| ']'))
            .parse_next(input)?,
    };
    // Round brackets on both sides are those of a remark.
    (least.is_open, most.is_open) =
        (opened == Some('(') && closed == Some(']'), opened == Some('[') && closed == Some(')'));
    // `10-20 GB`
    least.unit = least.unit.or(most.unit);
    most.unit = most.unit.or(least.unit);
    let is_ordered = least.unit != most.unit || least.number <= most.number;
    // `(1, 2)` are two numbers; `(1, 2]` is an interval.
    if !is_ordered || comma && opened == Some('(') && closed != Some(']') {
        return Err(EmptyError);
    }
    Ok(Span { least: Some(least), most: Some(most) })
}

/// What stands between the ends: `to`, a dash; `and` behind `between`, a comma within brackets.
fn joint<'s, 't>(input: &mut Tokens<'s, 't>, is_between: bool, is_bracketed: bool) -> Parsed<&'s Token<'t>> {
    any.verify(move |token: &&Token<'_>| {
        // `de 1 a 64`: between numbers it is no article.
        token.measures(Word::To)
            || token.text == "a"
            || token.is_sign('-')
            || token.is_sign('~')
            || token.measures(Word::And) && is_between
            || token.is_sign(',') && is_bracketed
    })
    .parse_next(input)
}

fn joins(input: &mut Tokens<'_, '_>) -> Parsed<()> {
    joint(input, false, false).map(|_| ())
}

fn bracket(token: &Token<'_>, signs: &str) -> Option<char> {
    match token.kind {
        Kind::Sign('［') => Some('['),
        Kind::Sign('］') => Some(']'),
        Kind::Sign(sign) if signs.contains(sign) => Some(sign),
        _ => None,
    }
}

/// A number, its unit, and what the page adds on it in brackets before the other end: `1 Mbit/s (included) to 100 Mbit/s`.
pub(super) fn end(input: &mut Tokens<'_, '_>) -> Parsed<End> {
    let number = any.verify_map(|token: &Token<'_>| match token.kind {
        Kind::Figure(number) => Some(number),
        _ => None,
    });
    let number = { number }.parse_next(input)?;
    let unit = any.verify_map(|token: &Token<'_>| match token.kind {
        Kind::Unit(unit) => Some(unit),
        _ => None,
    });
    let unit = opt(unit).parse_next(input)?;
    let remark = (sign('('), repeat::<_, _, (), _, _>(0..6, not_sign(')')), sign(')'));
    let _ = opt(terminated(remark, peek(joins))).parse_next(input)?;
    // `4位到64位`, `1个~64个字符`
    let counted = alt((word(Word::Characters), word(Word::Bytes), word(Word::Article)));
    let _ = opt(terminated(counted, peek(joins))).parse_next(input)?;
    Ok(End { number, unit, is_open: false })
}

/// `at most 10`, `greater than 0`
pub(super) fn bound(input: &mut Tokens<'_, '_>) -> Parsed<Span> {
    let comparison = any.verify_map(|token: &Token<'_>| match token.kind {
        Kind::Measure(word) if is_most(word) || is_least(word) => Some(word),
        _ => None,
    });
    let comparison = { comparison }.parse_next(input)?;
    let fills = alt((word(Word::Is), word(Word::Article), word(Word::Contain), sign(':')));
    let _: Parsed<()> = repeat(0..3, fills).parse_next(input);
    // `最多删除100个`: a verb of two characters.
    let verb =
        any.verify(|token: &&Token<'_>| token.kind == Kind::Other && token.text.starts_with(is_han)).void();
    let number = any.verify(|token: &&Token<'_>| matches!(token.kind, Kind::Figure(_))).void();
    // `最大创建数量为100`
    let counted = (opt(word(Word::NumberOf)), opt(word(Word::Is)));
    let verb = (repeat::<_, _, (), _, _>(2..3, verb), counted);
    let _ = opt(terminated(verb, peek(number))).parse_next(input)?;
    // `The length is limited to 1 to 255 characters`
    not(interval).parse_next(input)?;
    let end = End { is_open: matches!(comparison, Word::Less | Word::More), ..counted_end(input)? };
    Ok(if is_most(comparison) {
        Span { least: None, most: Some(end) }
    } else {
        Span { least: Some(end), most: None }
    })
}

fn is_most(word: Word) -> bool {
    matches!(word, Word::AtMost | Word::MostValue | Word::MostLong | Word::Less)
}

fn is_least(word: Word) -> bool {
    matches!(word, Word::AtLeast | Word::LeastValue | Word::LeastLong | Word::More)
}

/// A number, in words too: `at least one node`.
fn counted_end(input: &mut Tokens<'_, '_>) -> Parsed<End> {
    let numeral = any.verify_map(|token: &Token<'_>| match token.kind {
        Kind::Numeral(number) => Some(End { number: Decimal::whole(number), unit: None, is_open: false }),
        _ => None,
    });
    alt((end, numeral)).parse_next(input)
}

/// A word of measures.
pub(super) fn word<'s, 't>(word: Word) -> impl Parser<Tokens<'s, 't>, (), EmptyError>
where
    't: 's,
{
    any.verify(move |token: &&Token<'_>| token.measures(word)).void()
}

fn sign<'s, 't>(sign: char) -> impl Parser<Tokens<'s, 't>, (), EmptyError>
where
    't: 's,
{
    any.verify(move |token: &&Token<'_>| token.is_sign(sign)).void()
}

fn not_sign<'s, 't>(sign: char) -> impl Parser<Tokens<'s, 't>, (), EmptyError>
where
    't: 's,
{
    any.verify(move |token: &&Token<'_>| !token.is_sign(sign)).void()
}

#[cfg(test)]
mod tests {
    use super::super::super::lex::measures;
    use super::*;
    use winnow::stream::TokenSlice;

    /// The ends with their units, an open one in round brackets.
    fn read(text: &str) -> Option<String> {
        let tokens = measures(text);
        let span = alt((interval, bound)).parse_next(&mut TokenSlice::new(&tokens)).ok()?;
        let written = |end: Option<End>| {
            let Some(end) = end else { return "…".to_owned() };
            let text = format!("{}{}", end.number.number().unwrap(), end.unit.unwrap_or_default());
            if end.is_open { format!("({text})") } else { text }
        };
        Some(format!("{} {}", written(span.least), written(span.most)))
    }

    #[test]
    fn intervals_are_two_ordered_numbers() {
        for (text, expected) in [
            ("1 to 64 characters", "1 64"),
            ("0 - 5", "0 5"),
            ("-1 to 2,000.", "-1 2000"),
            ("[1, 600]", "1 600"),
            ("(0, 100]", "(0) 100"),
            ("(1-600)", "1 600"),
            ("4位到64位", "4 64"),
            ("4 characters to 64 characters", "4 64"),
            ("1 Mbit/s to 1000 Mbit/s", "1Mbit/s 1000Mbit/s"),
            ("between 1 and 64", "1 64"),
            ("15 minutes to 24 hours", "15minute 24hour"),
            ("1s-90s", "1second 90second"),
            ("1 to 24 hours", "1hour 24hour"),
            ("1～64", "1 64"),
            ("0.1至0.9", "0.1 0.9"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["64 to 1", "1, 2", "1 and 2", "2024-01-01", "10", "(1, 2)"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn ends_stand_behind_a_comparison_or_before_one() {
        for (text, expected) in [
            ("at most 10", "… 10"),
            ("a maximum of two", "… 2"),
            ("greater than 0", "(0) …"),
            ("最大长度为64", "… 64"),
            ("不超过255个字符", "… 255"),
            ("大于等于0", "0 …"),
            ("最大值：500", "… 500"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["greater than the size", "more", "is limited to 1 to 255"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
