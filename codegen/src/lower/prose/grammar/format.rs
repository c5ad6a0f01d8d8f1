//! Claims on notations: `Private IP address of the node`, `The value is in UUID format`, `取值为JSON格式的字符串`.
//!
//! In: the tokens of a sentence. Out: the noun of a definition, and what a sentence says that a value is written as. An address
//! is one where the noun is `IP address`, and not where it is `pool`, `ID` or `type`: so a noun counts only where what it
//! belongs to ends behind it. Left out on purpose: whether the sentence is on this field, and what claims mean for it.

use winnow::combinator::{alt, eof, opt, peek, repeat_till};
use winnow::prelude::*;
use winnow::stream::{Stream, TokenSlice};
use winnow::token::any;

use super::super::lex::{Kind, Token};
use super::list::{Parsed, Tokens, skip_token};
use crate::vocabulary::{FormatWord as Word, is_han};

/// What a sentence says is written in a notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Claim<'s, 't> {
    /// The name of the notation.
    pub noun: Word,
    /// Where it stands among the tokens.
    pub at: usize,
    /// What of the sentence stands before the claim: its subject, or nothing.
    pub subject: &'s [Token<'t>],
    /// Whether a verb stands between the two: `is`, `uses`.
    pub is_predicate: bool,
}

/// What can be written in a notation, or is the name of one.
fn is_noun(token: &Token<'_>) -> bool {
    use Word::{
        Base64, Cidr, Email, Instant, Ip, Ipv4, Ipv6, Json, Mac, Moment, Password, Time, Timestamp, Url, Uuid,
    };
    matches!(
        token.kind,
        Kind::Format(
            Uuid | Url
                | Ip
                | Ipv4
                | Ipv6
                | Cidr
                | Mac
                | Email
                | Json
                | Base64
                | Password
                | Timestamp
                | Moment
                | Time
                | Instant
        )
    )
}

/// What may stand before a noun and belongs to it.
fn is_modifier(token: &Token<'_>) -> bool {
    use Word::{
        Account, Article, Beyond, Character, Digit, Encoded, Joined, Lead, List, Separated, Several, Span,
        This, Version4, Version6,
    };
    is_noun(token)
        || match token.kind {
            Kind::Other | Kind::Number(_) | Kind::Unit(_) => true,
            Kind::Sign(sign) => "-'\"&".contains(sign),
            Kind::Format(word) => matches!(
                word,
                Account
                    | Article
                    | Beyond
                    | Character
                    | Digit
                    | Encoded
                    | Joined
                    | Lead
                    | List
                    | Separated
                    | Several
                    | Span
                    | This
                    | Version4
                    | Version6
            ),
            _ => false,
        }
}

/// Whether a noun ends before this token.
fn is_end(token: &Token<'_>) -> bool {
    use Word::{Accurate, Bound, FormOf, In, Is, Joined, List, This, Use, When};
    match token.kind {
        Kind::Sign(sign) => ",.;:()\"'[]".contains(sign),
        Kind::Format(word) => {
            matches!(word, Accurate | Bound | FormOf | In | Is | Joined | List | This | Use | When)
        }
        _ => false,
    }
}

/// A noun that nothing goes on behind. Times may have a clause there: `Time the rule is created`.
fn noun(input: &mut Tokens<'_, '_>) -> Parsed<Word> {
    let word = any.verify(|token: &&Token<'_>| is_noun(token)).map(word_of).parse_next(input)?;
    let is_time = matches!(word, Word::Time | Word::Moment | Word::Timestamp);
    let ends = |token: &&Token<'_>| is_end(token) || is_time && token.says(Word::Article);
    let suffix = opt(any.verify(|token: &&Token<'_>| token.says(Word::Suffix)));
    let ended: Parsed<()> =
        peek((suffix, alt((eof.void(), any.verify(ends).void()))).void()).parse_next(input);
    ended.map(|()| word)
}

fn word_of(token: &Token<'_>) -> Word {
    match token.kind {
        Kind::Format(word) => word,
        _ => Word::Plain,
    }
}

/// A noun with what belongs to it. Where it stands.
fn phrase(input: &mut Tokens<'_, '_>) -> Parsed<Word> {
    let modifier = any.verify(|token: &&Token<'_>| is_modifier(token)).void();
    repeat_till(0.., modifier, noun).map(|((), word)| word).parse_next(input)
}

/// The noun of a definition, and where it stands: `Specifies the private IP address of the server`.
pub(in super::super) fn head(tokens: &[Token<'_>]) -> Option<(Word, usize)> {
    // `功能说明：端口的MAC地址`
    let label = tokens.iter().take(LABEL).take_while(|token| !token.is_sign(','));
    let lead = label.into_iter().position(|token| token.is_sign(':')).map_or(0, |colon| colon + 1);
    let mut input = TokenSlice::new(tokens.get(lead..)?);
    let whole = input.eof_offset();
    let word = phrase(&mut input).ok()?;
    let at = lead + whole - input.eof_offset() - 1;
    let rest = tokens.get(at + 1..)?;
    (!has_alternative(word, rest)).then_some((word, at))
}

/// Tokens of a label at most.
const LABEL: usize = 7;

/// Whether what stands behind a noun names another notation beside it: `IP address of the server, or its domain name`.
fn has_alternative(noun: Word, rest: &[Token<'_>]) -> bool {
    let is_other = |token: &Token<'_>| token.says(Word::Beyond) || is_noun(token) && word_of(token) != noun;
    let is_part = |tokens: &[Token<'_>]| tokens.iter().take(2).any(|token| token.says(Word::Beyond));
    let or = rest.iter().position(|token| token.says(Word::Or));
    let follows = or.and_then(|or| rest.get(or..)).is_some_and(|behind| behind.iter().any(is_other));
    follows || rest.first().is_some_and(|sign| sign.is_sign(':') || sign.is_sign('(')) && is_part(rest)
}

/// The claims of a sentence. One that offers a choice, or is on how something is turned into a notation, makes none.
pub(in super::super) fn claims<'s, 't>(tokens: &'s [Token<'t>]) -> Vec<Claim<'s, 't>> {
    let open = tokens.iter().any(|token| token.says(Word::Or) || token.says(Word::Aside));
    if open {
        return Vec::new();
    }
    let nouns = tokens.iter().enumerate().filter(|(_, token)| is_noun(token));
    nouns.filter_map(|(at, token)| claim(tokens, at, word_of(token))).collect()
}

fn claim<'s, 't>(tokens: &'s [Token<'t>], at: usize, noun: Word) -> Option<Claim<'s, 't>> {
    let (ahead, behind) = (tokens.get(..at)?, tokens.get(at + 1..)?);
    let lead = lead(ahead);
    let next = behind.iter().find(|token| !token.is_sign('-'));
    // `base64格式仅支持透传模式`: of one format something else is said.
    let goes_on_in_chinese = || {
        let format = behind.iter().position(|token| token.says(Word::Format));
        let after = format.and_then(|at| Some((behind.get(at)?, behind.get(at + 1)?)));
        after.is_some_and(|(format, next)| format.text.contains(is_han) && next.kind == Kind::Other)
    };
    let names_format = next.is_some_and(|token| token.says(Word::Format) || token.says(Word::FormOf))
        && !(matches!(noun, Word::Base64 | Word::Json) && goes_on_in_chinese());
    let is_encoding = noun == Word::Base64
        && (next.is_some_and(|token| token.says(Word::Encoded))
            || ahead.last().is_some_and(|token| token.says(Word::Encoded)));
    // `in the format of IP:port`
    let goes_on = matches!(behind, [sign, part, ..] if sign.is_sign(':') && part.says(Word::Beyond));
    let ends = behind.first().is_none_or(is_end) && !goes_on;
    let before = ahead.get(..lead)?;
    let said = before.last().map(|token| token.kind);
    let is_led = match said {
        None => true,
        Some(Kind::Sign(sign)) => ",(:\"".contains(sign),
        Some(Kind::Format(word)) => {
            matches!(word, Word::In | Word::FormOf | Word::Is | Word::Use | Word::Lead | Word::This)
        }
        Some(_) => false,
    };
    // `Expiration time, a UNIX timestamp, ...`
    let is_beside =
        matches!(said, Some(Kind::Sign(',' | '('))) && matches!(noun, Word::Timestamp | Word::Uuid);
    let is_kind = (is_beside || matches!(said, Some(Kind::Format(Word::Is)))) && ends && !is_text(noun);
    let is_named = matches!(said, Some(Kind::Format(Word::FormOf))) && ends;
    let clause = before.iter().rev().take_while(|token| !token.is_sign(',') && !token.is_sign('('));
    let is_denied = clause.clone().any(|token| token.says(Word::Not) || token.says(Word::Begin));
    let is_claim = is_encoding || is_led && names_format || is_kind || is_named;
    let is_predicate = matches!(said, Some(Kind::Format(Word::Is | Word::Use)));
    (is_claim && !is_denied).then_some(Claim { noun, at, subject: before, is_predicate })
}

/// Notations of texts, which are no values themselves: `The value is JSON` may be a choice.
fn is_text(noun: Word) -> bool {
    matches!(noun, Word::Json | Word::Base64 | Word::Time | Word::Moment | Word::Password | Word::Instant)
}

/// Where what belongs to a noun begins: behind `in`, `is`, a comma, or where the sentence does.
fn lead(ahead: &[Token<'_>]) -> usize {
    use Word::{Account, Article, Character, Digit, Encoded, Version4, Version6};
    let belongs = |token: &&Token<'_>| match token.kind {
        Kind::Other | Kind::Number(_) | Kind::Unit(_) | Kind::Sign('-') => true,
        Kind::Format(word) => {
            matches!(word, Account | Article | Character | Digit | Encoded | Version4 | Version6)
        }
        _ => false,
    };
    let words = ahead.iter().rev().take_while(belongs);
    // English has few adjectives here: of more words, one is a verb or another noun.
    let spaced =
        words.clone().filter(|token| token.kind == Kind::Other && !token.text.contains(is_han)).count();
    let length = if spaced > ADJECTIVES { 0 } else { words.count() };
    ahead.len() - length
}

/// `the system-generated UUID`
const ADJECTIVES: usize = 2;

/// Whether a sentence says that the value begins as a URL does: `must start with http:// or https://`, `必须以http(s)://开头`.
pub(in super::super) fn begins_as_url(tokens: &[Token<'_>]) -> bool {
    let mut input = TokenSlice::new(tokens);
    while !input.is_empty() {
        if skip_token(&mut input, |token| token.says(Word::Begin)) {
            while skip_token(&mut input, |token| token.says(Word::Article) || is_quote(token)) {}
            return only_schemes(&mut input);
        }
        let start = input.checkpoint();
        if only_schemes(&mut input) {
            return skip_token(&mut input, |token| token.says(Word::Begin));
        }
        input.reset(&start);
        let _ = input.next_token();
    }
    false
}

/// Takes beginnings of URLs and what joins them. Whether there are any, and nothing else that a value may begin with.
fn only_schemes(input: &mut Tokens<'_, '_>) -> bool {
    let joins = |token: &Token<'_>| {
        token.says(Word::Or)
            || is_quote(token)
            || token.is_sign('/')
            || token.is_sign(',')
            || token.says(Word::And)
    };
    let mut is_any = false;
    while skip_token(input, |token| token.kind == Kind::Scheme) {
        is_any = true;
        let mut is_joined = false;
        while skip_token(input, joins) {
            is_joined = true;
        }
        let next = input.first().map(|token| token.kind);
        if is_joined
            && matches!(next, Some(Kind::Other))
            && input.first().is_some_and(|token| token.text.is_ascii())
        {
            return false;
        }
    }
    is_any
}

fn is_quote(token: &Token<'_>) -> bool {
    token.is_sign('"') || token.is_sign('\'') || token.is_sign('`')
}

/// Whether a sentence gives a notation of its own, or a choice of them: `in the format of Bucket name:File name`, `must start
/// with /`, `The value can be in CIDR format or an IP address`.
pub(in super::super) fn gives_other(tokens: &[Token<'_>]) -> bool {
    let is_known = |token: &Token<'_>| matches!(token.kind, Kind::Clock | Kind::Scheme);
    let is_named = || !claims(tokens).is_empty() || tokens.iter().any(is_known);
    let says = |word| tokens.iter().any(|token| token.says(word));
    let is_choice = says(Word::Or)
        && tokens.first().is_some_and(|first| first.says(Word::This))
        && tokens.iter().any(is_noun);
    is_choice
        || says(Word::FormOf) && !says(Word::Several) && !says(Word::Separated) && !is_named()
        || says(Word::Begin) && !begins_as_url(tokens)
}
