//! Addresses, identifiers and encoded texts: `Private IP address of the node`, `必须是cidr格式`, `encoded using Base64`.
//!
//! In: what a description says, and what examples show. Out: a format. Left out on purpose: texts that hold several (`separated
//! by commas`), and UUIDs of projects and users, which have 32 digits without hyphens and are called UUIDs all the same.

use super::super::grammar::format::begins_as_url;
use super::super::lex::{Kind, Token};
use super::said::{Said, Sentence};
use super::{Field, Notation, has};
use crate::model::Format;
use crate::vocabulary::FormatWord as Word;

/// A UUID without its hyphens.
const DIGITS_OF_UUID: &str = "^[0-9a-fA-F]{32}$";

/// What the words amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Format(Format),
    /// The digits of a UUID alone.
    Digits,
}

pub(super) fn read(field: &Field<'_>, said: &Said<'_>) -> Notation {
    let is_several = !field.is_list && says_several(said);
    let stated = stated(field, said);
    let found = match stated.as_slice() {
        [] => defined(field, said).or_else(|| starts_as_url(said)).or_else(|| shown_uuid(field, said)),
        [first, others @ ..] => others.iter().try_fold(*first, |all, other| both(all, *other)),
    };
    match found {
        // An encoded text is one, however much it holds.
        Some(Found::Format(format)) if !is_several || matches!(format, Format::Base64 | Format::Json) => {
            Notation { format: Some(format), pattern: None }
        }
        Some(Found::Digits) if !is_several => {
            let fits = |text: &String| text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
            let pattern = field.examples.iter().all(fits).then(|| DIGITS_OF_UUID.to_owned());
            Notation { format: None, pattern }
        }
        _ => Notation::default(),
    }
}

/// Whether the text may hold several. `可从“查询存储库列表”接口获得` is the name of something else.
fn says_several(said: &Said<'_>) -> bool {
    said.sentences.iter().any(|sentence| {
        let mut is_quoted = false;
        sentence.tokens.iter().any(|token| {
            is_quoted ^= token.is_sign('"');
            !is_quoted && (token.says(Word::Several) || token.says(Word::Separated))
        })
    })
}

/// What two claims amount to together: an `IP address` may be called an `IPv4 address` elsewhere.
fn both(one: Found, other: Found) -> Option<Found> {
    let is_narrower = |narrow: Found| matches!(narrow, Found::Format(Format::Ipv4 | Format::Ipv6));
    match (one, other) {
        _ if one == other => Some(one),
        (Found::Format(Format::Ip), narrow) | (narrow, Found::Format(Format::Ip)) if is_narrower(narrow) => {
            Some(narrow)
        }
        _ => None,
    }
}

/// What sentences on this field claim.
fn stated(field: &Field<'_>, said: &Said<'_>) -> Vec<Found> {
    let claims = said.claims();
    let found = claims.iter().filter_map(|(claim, sentence)| match claim.noun {
        Word::Uuid => uuid(field, said, &sentence.tokens, claim.at),
        Word::Base64 => Some(Found::Format(Format::Base64)),
        Word::Json => Some(Found::Format(Format::Json)),
        noun => named(noun, &sentence.tokens, claim.at, said),
    });
    found.collect()
}

/// What the noun of the definition is.
fn defined(field: &Field<'_>, said: &Said<'_>) -> Option<Found> {
    let (noun, at) = said.noun?;
    let tokens = said.definition()?.tokens.as_slice();
    if noun == Word::Uuid {
        // `Specifies the ECS UUID`: some have no hyphens, which an example shows.
        let shown = || shows_uuids(field).then_some(Found::Format(Format::Uuid));
        return counted(said, tokens, at).or_else(shown);
    }
    // `Addresses` of a field that is no list are in one text.
    let word = tokens.get(at)?.text.to_lowercase();
    let is_plural = word.is_ascii() && word.ends_with('s') && !word.ends_with("ss");
    let is_list = is_plural || tokens.iter().any(|token| token.says(Word::List));
    let is_aside = tokens.iter().any(|token| token.says(Word::Aside));
    let is_own = !is_aside && (field.is_list || !is_list) && !is_id(field.name) && !said.gives_other();
    is_own.then(|| named(noun, tokens, at, said))?
}

/// `elastic_ip_id`
fn is_id(name: &str) -> bool {
    name.ends_with("Id") || name.to_lowercase().ends_with("_id") || name.eq_ignore_ascii_case("id")
}

/// The format of the noun that stands here.
fn named(noun: Word, tokens: &[Token<'_>], at: usize, said: &Said<'_>) -> Option<Found> {
    let format = match noun {
        Word::Ip | Word::Ipv4 | Word::Ipv6 if may_be_block(said) => return None,
        Word::Ip | Word::Ipv4 | Word::Ipv6 => address(noun, tokens.get(..at)?, said),
        Word::Url => Format::Uri,
        Word::Cidr => Format::Cidr,
        Word::Mac => Format::Mac,
        Word::Email => Format::Email,
        _ => return None,
    };
    Some(Found::Format(format))
}

/// `IP地址，或者cidr格式`: what may be a block of addresses is no address.
fn may_be_block(said: &Said<'_>) -> bool {
    let is_choice = |sentence: &Sentence<'_>| sentence.says(Word::Cidr) && sentence.says(Word::Or);
    said.sentences.iter().any(is_choice)
}

/// `IPv4虚拟IP地址`: an address of a version, where the description does not speak of the other.
fn address(noun: Word, ahead: &[Token<'_>], said: &Said<'_>) -> Format {
    let is_ahead = |version: Word| ahead.iter().any(|token| token.says(version));
    // `客户端IP，IPv4地址`
    let four = noun == Word::Ipv4 || is_ahead(Word::Version4) || said.defines(Word::Ipv4);
    let six = noun == Word::Ipv6 || is_ahead(Word::Version6) || said.defines(Word::Ipv6);
    let speaks_of_four = said.says(Word::Ipv4) || said.says(Word::Version4);
    let speaks_of_six = said.says(Word::Ipv6) || said.says(Word::Version6);
    match (four, six) {
        (true, false) if !speaks_of_six => Format::Ipv4,
        (false, true) if !speaks_of_four => Format::Ipv6,
        _ => Format::Ip,
    }
}

/// `The value is in UUID format`
fn uuid(field: &Field<'_>, said: &Said<'_>, tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let is_account = said.defines(Word::Account) || is_account(field.name);
    match counted(said, tokens, at) {
        None if is_account && !shows_uuids(field) => None,
        None => Some(Found::Format(Format::Uuid)),
        counted => counted,
    }
}

/// `Specifies the ECS UUID`: some have no hyphens, which an example shows.
fn shown_uuid(field: &Field<'_>, said: &Said<'_>) -> Option<Found> {
    let is_claimed = said.says(Word::Uuid) && !said.says(Word::Or);
    (is_claimed && shows_uuids(field)).then_some(Found::Format(Format::Uuid))
}

fn shows_uuids(field: &Field<'_>) -> bool {
    !field.examples.is_empty() && field.examples.iter().all(|text| has(text, Format::Uuid))
}

/// `project_id`, `user_id`
fn is_account(name: &str) -> bool {
    let name = name.to_lowercase();
    ["project", "tenant", "domain", "user", "owner"].iter().any(|word| name.contains(word))
}

/// `36-digit UUID` has its hyphens, `32-character UUID` and `UUID without hyphens` do not. Any other number is none that a
/// UUID has.
fn counted(said: &Said<'_>, tokens: &[Token<'_>], at: usize) -> Option<Found> {
    if said.says(Word::Joined) {
        return Some(Found::Digits);
    }
    let ahead = tokens.get(at.saturating_sub(4)..at)?;
    let count = ahead.iter().find_map(|token| match token.kind {
        Kind::Number(count) => Some(count),
        _ => None,
    });
    let is_of_characters = ahead.iter().any(|token| token.says(Word::Character));
    match count {
        Some(36) => Some(Found::Format(Format::Uuid)),
        Some(32) if is_of_characters => Some(Found::Digits),
        _ => None,
    }
}

/// `必须以http://或https://开头`
fn starts_as_url(said: &Said<'_>) -> Option<Found> {
    let mut always = said.sentences.iter().filter(|sentence| !sentence.depends);
    always.any(|sentence| begins_as_url(&sentence.tokens)).then_some(Found::Format(Format::Uri))
}
