//! The tokens of clauses on values: a word that may be a value is one token, with the marks in it (`zh-cn`, `OS::Nova`).
//!
//! In: a sentence. Out: [`Token`]s: words of clauses, words that may be values, signs. Left out on purpose: what is a value,
//! which the place in a clause decides.

use std::cell::RefCell;

use super::super::text::{is_code, is_constant};
use super::known::{self, Known};
use super::token::{Form, Kind, Token};
use super::{Found, first, plain, scan};
use crate::vocabulary::{self, ClauseWord, ProseMeaning, ProseWord, is_han};

/// The tokens of a sentence.
pub(in super::super) fn words(sentence: &str) -> Vec<Token<'_>> {
    thread_local!(static KNOWN: Known = RefCell::default());
    known::tokens(&KNOWN, sentence, read)
}

pub(super) fn read(sentence: &str) -> Vec<Token<'_>> {
    let mut tokens = scan(sentence, char::is_whitespace, |text, before| {
        word(text, Place::of(before.token, before.is_spaced))
    });
    let letters: Vec<usize> = (0..tokens.len()).filter(|at| is_letter_of_its_own(&tokens, *at)).collect();
    for at in letters {
        if let Some(token) = tokens.get_mut(at) {
            token.kind = Kind::Literal(form(token.text));
        }
    }
    tokens
}

/// `y or n`, `a, b, or o`: letters that join words in Spanish and Portuguese are values where a list begins, parts or ends,
/// and not in `A o B`.
fn is_letter_of_its_own(tokens: &[Token<'_>], at: usize) -> bool {
    let is_letter = tokens.get(at).is_some_and(|it| it.is(ProseWord::And) && it.text.len() == 1);
    let parts = |token: &Token<'_>| {
        matches!(token.kind, Kind::Sign(',' | ';' | ':' | '.' | '。' | '/' | '|')) || token.is(ProseWord::And)
    };
    let opens = |token: &Token<'_>| {
        let verbs = [ClauseWord::Copula, ClauseWord::SetTo, ClauseWord::Include];
        let modes = [ProseWord::Modal, ProseWord::Must, ProseWord::Only];
        parts(token)
            || token.is_sign('(')
            || verbs.iter().any(|verb| token.does(*verb))
            || modes.iter().any(|mode| token.is(*mode))
    };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    is_letter && (before.is_none_or(opens) || tokens.get(at + 1).is_none_or(parts))
}

/// Words that rules on characters and clauses on values have in common. `name` and `digits` may be values.
const SHARED: [ProseWord; 10] = [
    ProseWord::This,
    ProseWord::Only,
    ProseWord::Not,
    ProseWord::Modal,
    ProseWord::Must,
    ProseWord::And,
    ProseWord::Article,
    ProseWord::SuchAs,
    ProseWord::Allowed,
    ProseWord::Contain,
];

/// Where a word stands.
#[derive(Clone, Copy)]
enum Place {
    /// It is the first one.
    First,
    /// Right behind Chinese words.
    BehindHan,
    /// Behind a comma.
    InList,
    /// Behind whatever else.
    Within,
}

impl Place {
    fn of(before: Option<&Token<'_>>, is_spaced: bool) -> Self {
        match before {
            None => Self::First,
            Some(token) if token.text.ends_with(is_han) && !is_spaced => Self::BehindHan,
            Some(token) if token.is_sign(',') => Self::InList,
            Some(_) => Self::Within,
        }
    }
}

fn word(text: &str, before: Place) -> Option<Found<Kind>> {
    let is_first = matches!(before, Place::First);
    let c = text.chars().next()?;
    if let Some(quoted) = quoted(text, c) {
        return Some(quoted);
    }
    let length = literal(text);
    let written = text.get(..length).unwrap_or_default();
    // What is in capitals is meant itself: `AND`, `OPTIONS`.
    let is_loud = is_constant(written)
        || !is_first && written.len() == 1 && written.starts_with(|c: char| c.is_ascii_uppercase());
    // `取值为Always、OnFailure`, `one of Always, OnFailure, Never.`: with a capital in a list, or between Chinese words.
    let is_title = written.len() > 1
        && written.starts_with(|c: char| c.is_ascii_uppercase())
        && written.bytes().all(|b| b.is_ascii_alphabetic());
    let rest = text.get(length..).unwrap_or_default();
    let is_parted = rest.starts_with([',', '、', '，', '/', '|']);
    let is_last = matches!(before, Place::InList) && (rest.is_empty() || rest.starts_with(['.', '。']));
    let is_named = !is_first && is_title && (is_parted || is_last || matches!(before, Place::BehindHan));
    let clause = vocabulary::clause_word(text).map(|(word, length)| (Kind::Clause(word), length));
    let shared = || match vocabulary::prose_word(text) {
        Some((ProseMeaning::Word(word), length)) if SHARED.contains(&word) => {
            Some((Kind::Word(word), length))
        }
        _ => None,
    };
    // `for example` is more than `for`.
    let example = shared().filter(|(kind, _)| *kind == Kind::Word(ProseWord::SuchAs));
    let known = example
        .or(clause)
        .or_else(shared)
        .filter(|(_, known)| *known >= length && !is_loud && (*known > length || !is_named));
    if let Some((kind, length)) = known {
        return Some(Found::from((kind, length)));
    }
    if length > 0 {
        return Some(Found::from((Kind::Literal(form(written)), length)));
    }
    if !c.is_alphanumeric() {
        return Some(Found::from((Kind::Sign(plain(c)), c.len_utf8())));
    }
    // A word of Chinese stands alone wherever it is.
    let (_, length) = first(text)?;
    Some(Found::from((Kind::Other, if is_han(c) { c.len_utf8() } else { length })))
}

fn form(written: &str) -> Form {
    match () {
        () if written.contains(',') || is_code(written) || is_constant(written) => Form::Code,
        () if written.starts_with(char::is_uppercase) => Form::Named,
        () => Form::Plain,
    }
}

/// So long is a value in quotes at most.
const QUOTED: usize = 60;

/// `"zh-cn"`, `\u{201c}async\u{201d}`: a word or a few in quotes.
fn quoted(text: &str, quote: char) -> Option<Found<Kind>> {
    let close = match quote {
        '"' | '\'' | '`' => quote,
        '\u{201c}' => '\u{201d}',
        '\u{2018}' => '\u{2019}',
        _ => return None,
    };
    let inner = text.get(quote.len_utf8()..)?;
    // Pages close a quote with the one that opens it, too.
    let end = inner.find([close, quote]).filter(|end| (1..=QUOTED).contains(end))?;
    let behind = inner.get(end..)?.chars().next()?;
    let inner = inner.get(..end)?;
    let is_value = behind.len_utf8() == quote.len_utf8()
        && !inner.contains([',', '\u{3001}', '{', ':'])
        && inner.trim() == inner
        && inner.split_whitespace().count() <= 3;
    is_value.then_some(Found {
        kind: Kind::Literal(Form::Quoted),
        skipped: quote.len_utf8(),
        length: inner.len(),
    })
}

/// How long the word at the start of a text is that may be a value: letters, digits and the marks of values.
fn literal(text: &str) -> usize {
    let is_letter = |c: char| c.is_alphanumeric() && !is_han(c);
    let mut chars = text.chars();
    let starts = match chars.next() {
        Some(c) if is_letter(c) => true,
        // `-1`, `.png`, `${host}`, `\_sys_id`
        Some('-' | '_' | '.' | '+' | '@' | '#' | '%' | '/' | '\\') => {
            chars.next().is_some_and(|c| is_letter(c) || c == '_')
        }
        Some('$' | '*') => chars.next().is_some_and(|c| is_letter(c) || "{.".contains(c)),
        _ => false,
    };
    // `.2: ...` stands behind a sentence that lacks a space.
    if !starts || text.strip_prefix('.').is_some_and(is_numbered) {
        return 0;
    }
    let mut before = None;
    let mut length = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let is_inner = before.is_some_and(is_letter) && next.is_some_and(is_letter);
        let belongs = is_letter(c)
            || "_-.+:/@#%*${}=\\".contains(c)
            || c == '\'' && is_inner
            // `1,024`
            || c == ',' && groups(text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        // `The certificate has expired.2: ...`: the next value, without a space.
        let is_next =
            c == '.' && before.is_some_and(char::is_lowercase) && text.get(at + 1..).is_some_and(is_numbered);
        if !belongs || is_next {
            break;
        }
        length = at + c.len_utf8();
        before = Some(c);
    }
    text.get(..length).map_or(0, |word| word.trim_end_matches([':', '.', '=', '/', '-', '\\']).len())
}

/// `2: soon`
fn is_numbered(text: &str) -> bool {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < text.len() && behind.starts_with(": ")
}

/// Whether a comma parts the thousands of one number.
fn groups(before: &str, behind: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let digits = behind.chars().take_while(char::is_ascii_digit).count();
    let lead = before.trim_start_matches('-').rsplit(',').next_back().unwrap_or_default();
    let leads = is_digits(lead) && lead.len() <= 3 && !lead.starts_with('0');
    leads && digits == 3 && !behind.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::ClauseWord;

    fn literals(sentence: &str) -> Vec<(&str, Form)> {
        let tokens = words(sentence).into_iter();
        tokens
            .filter_map(|token| match token.kind {
                Kind::Literal(form) => Some((token.text, form)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn words_that_may_be_values_are_one_token() {
        assert_eq!(
            literals("zh-cn, OS::Nova::Server, -1, 1,024, Ubuntu; queried \"a b\" ${host}."),
            [
                ("zh-cn", Form::Code),
                ("OS::Nova::Server", Form::Code),
                ("-1", Form::Code),
                ("1,024", Form::Code),
                ("Ubuntu", Form::Named),
                ("queried", Form::Plain),
                ("a b", Form::Quoted),
                ("${host}", Form::Code),
            ]
        );
        assert_eq!(
            literals("expired.2: soon"),
            [("expired", Form::Plain), ("2", Form::Code), ("soon", Form::Plain)]
        );
        assert_eq!(
            literals("\u{201c}async\u{201d}或sync。"),
            [("async", Form::Quoted), ("sync", Form::Plain)]
        );
    }

    #[test]
    fn words_of_clauses_are_none_of_them() {
        let kinds = |text| words(text).into_iter().map(|token| token.kind).collect::<Vec<_>>();
        assert_eq!(
            kinds("The value can be A"),
            [
                Kind::Clause(ClauseWord::Value),
                Kind::Word(ProseWord::Modal),
                Kind::Clause(ClauseWord::Copula),
                Kind::Literal(Form::Code)
            ]
        );
        assert_eq!(kinds("OPTIONS"), [Kind::Literal(Form::Code)]);
        assert_eq!(
            kinds("默认为是"),
            [
                Kind::Clause(ClauseWord::Default),
                Kind::Clause(ClauseWord::Copula),
                Kind::Clause(ClauseWord::Copula)
            ]
        );
    }

    #[test]
    fn it_never_fails() {
        for text in
            ["", "  ", "\"", "'a", "-", "\\", "…é漢", "it's", "a,b,,", "\u{201c}x", "1,23", "${", "((("]
        {
            let _ = words(text);
        }
    }
}
