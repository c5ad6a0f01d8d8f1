//! Lists of values: `A, B (why), or C`, `0: no, 1: yes`, `a | b`, `A（甲）、B（乙）`.
//!
//! In: the tokens of a clause behind its verb. Out: the values, each with what it means, and where the list ends. An item
//! that is no value makes the whole no list, but for the last, which leaves it open (`or a custom one`). Left out on
//! purpose: whether the clause says that there are no others.

use super::super::lex::{Form, Kind, Token, without_stop, words};
use super::super::text::{is_named, is_prose, is_token};
use crate::model::KnownValue;
use crate::vocabulary::{
    self, ClauseWord as Clause, LiteralWord, ProseWord as Word, is_han, is_literal_word,
};

/// A value of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Item {
    /// The value, and what it means.
    pub value: KnownValue,
    /// How it is written.
    pub form: Form,
    /// Whether the list says that it is the default.
    pub is_default: bool,
}

/// A list of values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct List {
    /// The values.
    pub items: Vec<Item>,
    /// Whether it says that there are others.
    pub is_open: bool,
    /// Of the tokens behind the verb, the first that is no part of it.
    pub end: usize,
}

/// The list at the start of some tokens. None where an item is no value, or where there is none.
pub(in super::super) fn list(sentence: &str, tokens: &[Token<'_>]) -> Option<List> {
    let end = end_of(tokens);
    let mut list = List { end, ..List::default() };
    list.is_open = tokens.get(end).is_some_and(leaves_open);
    let groups = groups(tokens.get(..end)?);
    let count = groups.len();
    for (index, group) in groups.into_iter().enumerate() {
        match item(sentence, group).or_else(|| quantity(group, &list.items)).or_else(|| lone(group, count)) {
            Some(item) => {
                // `A, B, or any`: nobody knows whether that is one; `other` is the name of a kind.
                let is_other = group.first().is_some_and(|token| token.text == "other");
                list.is_open |=
                    index + 1 == count && is_open_end(group) && item.form == Form::Plain && !is_other;
                list.items.push(item);
            }
            // `or an IP protocol number`, `or left blank`
            None if index + 1 == count && index > 0 && is_open_end(group) => list.is_open = true,
            None => return None,
        }
    }
    (!list.items.is_empty()).then_some(list)
}

/// A list that is all of a text, but for its full stop.
pub(in super::super) fn whole(text: &str) -> Option<List> {
    let tokens = words(text);
    let tokens = without_stop(&tokens);
    list(text, tokens).filter(|list| list.end == tokens.len())
}

/// The items of a list of which some may be no values, how many there are in all, and whether it says that it has others.
pub(in super::super) fn some(sentence: &str, tokens: &[Token<'_>]) -> (Vec<Item>, usize, bool) {
    let end = end_of(tokens);
    let groups = groups(tokens.get(..end).unwrap_or_default());
    let count = groups.len();
    let is_open = tokens.get(end).is_some_and(leaves_open);
    (groups.into_iter().filter_map(|group| item(sentence, group)).collect(), count, is_open)
}

/// `etc.`, `such as`
fn leaves_open(token: &Token<'_>) -> bool {
    token.does(Clause::Etc) || token.is(Word::SuchAs)
}

/// Where a list ends: at the first token outside of brackets that is no part of it.
fn end_of(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        if depth == 0 && ends_at(tokens, at) {
            return at;
        }
        depth = match token.kind {
            Kind::Sign('(' | '[' | '{') => depth + 1,
            Kind::Sign(')' | ']' | '}') => depth.saturating_sub(1),
            _ => depth,
        };
    }
    tokens.len()
}

fn is_separator(token: &Token<'_>) -> bool {
    token.is(Word::And) || matches!(token.kind, Kind::Sign(',' | ';' | '|'))
}

/// What stands between separators outside of brackets.
fn groups<'s, 't>(tokens: &'s [Token<'t>]) -> Vec<&'s [Token<'t>]> {
    let mut depth = 0_usize;
    let groups = tokens.split(|token| {
        depth = match token.kind {
            Kind::Sign('(' | '[' | '{') => depth + 1,
            Kind::Sign(')' | ']' | '}') => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0 && is_separator(token)
    });
    groups.map(without_lead).filter(|group| !group.is_empty()).collect()
}

fn without_lead<'s, 't>(group: &'s [Token<'t>]) -> &'s [Token<'t>] {
    match group {
        [first, rest @ ..] if first.does(Clause::OneOf) && !rest.is_empty() => rest,
        group => group,
    }
}

/// Whether a list ends at a token: `A or B, and the default value is A`, `A, which indicates ...`, `A and B are supported`.
fn ends_at(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    let rest = tokens.get(at + 1..).unwrap_or_default();
    match token.kind {
        Kind::Sign('.' | '。' | ')' | '?') => true,
        Kind::Clause(
            Clause::ByDefault
            | Clause::Which
            | Clause::Tail
            | Clause::If
            | Clause::Etc
            | Clause::Usual
            | Clause::Copula,
        )
        | Kind::Word(Word::SuchAs | Word::Allowed) => at > 0,
        Kind::Clause(Clause::Default) => at > 0 && is_of_default(token, rest),
        Kind::Clause(Clause::Now) | Kind::Word(Word::Only) => rest.is_empty(),
        Kind::Sign(',' | ';') => goes_on(tokens, at, rest),
        Kind::Word(Word::And) => goes_on(tokens, at, rest) && !is_separator_again(rest),
        _ => false,
    }
}

fn is_separator_again(rest: &[Token<'_>]) -> bool {
    rest.first().is_some_and(is_separator)
}

/// `default value is A`, and not the value `default`.
fn is_of_default(token: &Token<'_>, rest: &[Token<'_>]) -> bool {
    let is_item =
        rest.first().is_none_or(|next| is_separator(next) || next.is_sign('(') || next.is_sign(':'));
    token.text.contains([' ', '值']) || token.text.contains(is_han) || !is_item
}

/// Whether what stands behind a comma or `and` is more than another item.
fn goes_on(tokens: &[Token<'_>], at: usize, rest: &[Token<'_>]) -> bool {
    let rest = match rest {
        [first, rest @ ..]
            if first.is(Word::And) || first.does(Clause::More) || first.does(Clause::Beside) =>
        {
            rest
        }
        rest => rest,
    };
    let [next, behind @ ..] = rest else { return false };
    match next.kind {
        Kind::Clause(
            Clause::ByDefault
            | Clause::Which
            | Clause::Tail
            | Clause::Usual
            | Clause::Copula
            | Clause::If
            | Clause::More
            | Clause::Defaults,
        ) => true,
        Kind::Clause(Clause::Default) => is_of_default(next, behind),
        // `“1”，表示按需`: it explains the one value.
        Kind::Clause(Clause::Means) => {
            next.text.contains(is_han) && !behind.iter().any(|it| it.does(Clause::Means))
        }
        // `, and the port is ...`
        Kind::Clause(Clause::Own) => behind.iter().take(4).any(|next| {
            matches!(
                next.kind,
                Kind::Clause(Clause::Default | Clause::Value | Clause::Copula | Clause::Means)
                    | Kind::Word(Word::Modal | Word::Must)
            )
        }),
        Kind::Clause(Clause::Value | Clause::Field | Clause::Vague) => {
            !behind.first().is_none_or(is_separator)
        }
        Kind::Word(Word::Not | Word::This | Word::Modal | Word::Must) => !behind.is_empty(),
        // A Chinese list has other commas within it than behind it.
        Kind::Other => {
            next.text.starts_with(is_han)
                && tokens.get(at).is_some_and(|it| it.text != "、" && it.kind == Kind::Sign(','))
                && tokens
                    .iter()
                    .take(at)
                    .any(|it| it.text == "、" || it.is(Word::And) && it.text.contains(is_han))
        }
        _ => false,
    }
}

/// `a custom value`, `left blank`: an item that names no value, behind those that do.
fn is_open_end(group: &[Token<'_>]) -> bool {
    let first = group.first().and_then(|token| token.text.split_whitespace().next());
    first.is_some_and(|word| is_literal_word(word, LiteralWord::Open))
}

/// `NS (only in public zones)`, `0: no`, `Red Hat`, `1 indicates that it is on`
fn item(sentence: &str, group: &[Token<'_>]) -> Option<Item> {
    let (_, rest) = group.split_first()?;
    let Some(mark) = rest.iter().position(|token| !matches!(token.kind, Kind::Literal(_) | Kind::Number(_)))
    else {
        return named(sentence, group, None, false);
    };
    let (more, mark_and_rest) = rest.split_at_checked(mark)?;
    let name = group.get(..=more.len())?;
    let (mark, behind) = mark_and_rest.split_first()?;
    let text = |from: usize, to: usize| sentence.get(from..to).map(str::trim);
    match mark.kind {
        Kind::Sign('(') => {
            let (close, within) = behind.split_last().filter(|(close, _)| close.is_sign(')'))?;
            let remark = text(mark.end(), close.start)?;
            // `100 (1) and 200 (2)` has other brackets within.
            if within.iter().any(|token| token.is_sign(')')) && !within.iter().any(|token| token.is_sign('('))
            {
                return None;
            }
            let is_default = is_literal_word(remark, LiteralWord::Default);
            let meaning = Some(remark).filter(|remark| !is_literal_word(remark, LiteralWord::Remark));
            named(sentence, name, meaning, is_default)
        }
        Kind::Sign(':') | Kind::Clause(Clause::Means) => {
            let last = behind.last()?;
            let meaning = text(mark.end(), last.end())?;
            named(sentence, name, Some(meaning), false)
        }
        _ => None,
    }
}

/// `linux, other, windows, or arm`, `tcp, udp, or any`: a word of sentences that stands alone among several values is one.
fn lone(group: &[Token<'_>], count: usize) -> Option<Item> {
    let [only] = group else { return None };
    let is_word = matches!(only.kind, Kind::Literal(Form::Plain)) || only.is(Word::Article);
    let is_value = is_word && is_literal_word(only.text, LiteralWord::Lone);
    let value = KnownValue { literal: only.text.to_owned(), meaning: None };
    (is_value && count > 2).then_some(Item { value, form: Form::Plain, is_default: false })
}

/// `90 days` behind `1, 7, 30`: the unit is that of all numbers.
fn quantity(group: &[Token<'_>], before: &[Item]) -> Option<Item> {
    let [number, unit] = group else { return None };
    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let is_unit = vocabulary::unit(unit.text).is_some_and(|(_, length)| length == unit.text.len());
    let is_last = !before.is_empty() && before.iter().all(|item| is_number(&item.value.literal));
    let value = KnownValue { literal: number.text.to_owned(), meaning: None };
    (is_unit && is_last && is_number(number.text)).then_some(Item {
        value,
        form: Form::Code,
        is_default: false,
    })
}

/// One word, or up to three that are a name.
fn named(sentence: &str, name: &[Token<'_>], meaning: Option<&str>, is_default: bool) -> Option<Item> {
    let (first, last) = (name.first()?, name.last()?);
    let text = sentence.get(first.start..last.end())?;
    let form = match first.kind {
        Kind::Literal(form) => form,
        _ => Form::Plain,
    };
    let literal = text.replace('\\', "");
    // `redundant and can be ignored`: a verb is no value.
    let is_verb = matches!(
        first.kind,
        Kind::Word(Word::Modal | Word::Must | Word::Not | Word::This | Word::Allowed)
            | Kind::Clause(Clause::Copula)
    );
    let is_none = is_verb || vocabulary::is_not_applicable(&literal);
    let is_value = match name {
        _ if is_none => false,
        [_] if form == Form::Quoted => literal.chars().any(char::is_alphanumeric),
        [_] => is_token(&literal) && !is_prose(&literal),
        // `20 GB` is a quantity.
        _ => {
            literal.contains(' ') && is_named(&literal) && !literal.starts_with(|c: char| c.is_ascii_digit())
        }
    };
    let meaning = meaning.map(|text| text.trim_end_matches([';', '；', ',', '，', ' ']).to_owned());
    let value = KnownValue { literal, meaning: meaning.filter(|text| !text.is_empty()) };
    is_value.then_some(Item { value, form, is_default })
}

#[cfg(test)]
mod tests;
