//! Sentences that name values: what their claims are worth.
//!
//! In: the claims of the grammar. Out: lists of values, and whether they are complete. A clause of which the subject is not
//! sure is taken by its values: codes that no sentence has. Left out on purpose: what is done where sentences differ.

use super::super::grammar::default::depends_on_lack;
use super::super::grammar::item::{self, Item, List};
use super::super::grammar::value::{Claim, Subject, Verb, claims};
use super::super::lex::{Form, Kind, Token, words};
use super::super::text::{
    Description, Label, clauses_depend, is_code, is_constant, is_participle, is_time, split,
};
use super::cases::timed;
use super::item::is_operator;
use crate::model::{Certainty, KnownValue, Values};
use crate::vocabulary::{ClauseWord, LiteralWord, ProseWord, is_han, is_literal_word};

/// `The value can be A, B, or C`. Every item has to be a value, or the sentence says something else.
pub(super) fn alternatives(description: &Description<'_>) -> Option<Values> {
    let opening = description.general().next()?;
    let mut found = description
        .general()
        .enumerate()
        .filter_map(|(index, sentence)| one_of(sentence, index == 0, opening));
    let mut values = found.next()?;
    for other in found {
        super::combine(&mut values, other, false);
    }
    Some(values)
}

fn one_of(sentence: &str, is_first: bool, opening: &str) -> Option<Values> {
    of_whole(sentence).into_iter().find_map(|claim| {
        let ahead = sentence.get(..claim.start)?;
        // `值为shared或者dedicated；若不指定host_id则不生效`: a clause of its own.
        let behind = sentence.get(claim.list_span.1..)?.split('；').next()?;
        // `4 and 6, indicating IPv4 and IPv6, respectively`: what an explanation depends on, the values do not.
        let depends = clauses_depend(ahead)
            || is_time(ahead)
            || !claim.is_explained && clauses_depend(behind)
            // `The value is 50 when this parameter is not set`: a default.
            || depends_on_lack(&words(behind));
        let is_own = claims_own_value(sentence) || !is_first && is_on_own_noun(sentence, &claim, opening);
        if depends { None } else { worth(sentence, &claim, is_first, is_own) }
    })
}

/// `Specifies the rule type. A rule type can be custom or builtin.`: the noun is that of what the field is.
fn is_on_own_noun(sentence: &str, claim: &Claim, opening: &str) -> bool {
    let clause = sentence.get(claim.start..claim.list_span.0).unwrap_or_default();
    let is_lead = |token: &Token<'_>| token.does(ClauseWord::Own) || token.is(ProseWord::Article);
    let is_verb = |token: &Token<'_>| {
        token.is(ProseWord::Modal) || token.is(ProseWord::Must) || token.does(ClauseWord::Copula)
    };
    let tokens = words(clause);
    let noun: Vec<String> = tokens
        .iter()
        .skip_while(|token| is_lead(token))
        .take_while(|token| !is_verb(token))
        .map(|token| token.text.to_lowercase())
        .collect();
    noun.len() > 1 && opening.to_lowercase().contains(&noun.join(" "))
}

/// The claims but for those on parts: `mm和MM取值必须相同，且取值必须为00、15、30或45`, `mm and MM must be the same and must
/// be 00 or 30`. Two that are named together are not the field, unless they are its values.
fn of_whole(sentence: &str) -> Vec<Claim> {
    let tokens = words(sentence);
    let leads = |token: &&Token<'_>| {
        let lead = [ClauseWord::Value, ClauseWord::OfField, ClauseWord::Own, ClauseWord::Tail];
        token.is(ProseWord::Article) || lead.iter().any(|word| token.does(*word)) || token.text == "of"
    };
    let mut named = tokens.iter().skip_while(leads);
    let is_name = |token: &&Token<'_>| matches!(token.kind, Kind::Literal(_));
    let parts = match (named.next().filter(is_name), named.next(), named.next().filter(is_name)) {
        (Some(one), Some(joint), Some(other)) if joint.is(ProseWord::And) => Some([one, other]),
        _ => None,
    };
    let is_value = |claim: &Claim, part: &Token<'_>| {
        part.start >= claim.start || claim.list.items.iter().any(|item| item.value.literal == part.text)
    };
    let on_whole = |claim: &Claim| parts.is_none_or(|parts| parts.iter().any(|part| is_value(claim, part)));
    claims(sentence).into_iter().filter(on_whole).collect()
}

/// What a claim that holds always is worth.
fn worth(sentence: &str, claim: &Claim, is_first: bool, is_own: bool) -> Option<Values> {
    let list = &claim.list;
    let is_one = list.items.len() == 1;
    let is_sure = match (claim.subject, claim.verb) {
        // `Currently, only A and B are supported` says that there are no others.
        (_, Verb::Only) => {
            let is_notation = |item: &Item| is_literal_word(&item.value.literal, LiteralWord::Notation);
            // `only evs (EVS volumes) and local (local volumes) are supported`: what has a meaning is a value.
            let is_explained = list.items.iter().all(|item| item.value.meaning.is_some());
            let found = read(list, is_explained).filter(|_| !list.items.iter().all(is_notation));
            return found.map(|found| {
                if list.is_open { found } else { Values { certainty: Certainty::Closed, ..found } }
            });
        }
        // `支持A、B`: in Chinese such words are no others than values.
        (_, Verb::Supports) if is_one => return only_one(sentence, claim),
        (_, Verb::Supports) => return supported(sentence, claim),
        (_, Verb::Set | Verb::Yes) => return None,
        (_, Verb::Fixed | Verb::CanOnly) if is_one => return None,
        // `This parameter is read-only` says what kind of a parameter it is.
        (Subject::Field, _) => {
            return if is_one && !list.items.iter().all(|item| is_constant(&item.value.literal)) {
                None
            } else {
                read(list, true)
            };
        }
        (Subject::Value, _) => true,
        (Subject::Unknown | Subject::It, Verb::Is | Verb::Fixed) => return None,
        (Subject::Unknown | Subject::It, Verb::Must { .. }) if is_one || !are_codes(list) => return None,
        // `It can only be Windows or Linux`
        (Subject::It, Verb::CanOnly) if claim.start == 0 && !is_one => {
            !list.items.iter().any(|item| is_participle(&item.value.literal))
        }
        // `Zone type, which can be public or private`: the first sentence says what the field is.
        (Subject::Unknown | Subject::It, _) => {
            is_first && sentence.get(..claim.start).is_some_and(|ahead| ahead.trim_end().ends_with(','))
                || is_own
        }
    };
    let is_all = is_one && is_all_that_is_said(sentence, claim);
    let is_chinese = sentence.get(claim.start..claim.list_span.0).is_some_and(|verb| verb.contains(is_han));
    // `取值public`: between Chinese words a Latin one is no word of the sentence.
    if is_all && (claim.verb == Verb::Can || is_chinese) && are_words(list) {
        return Some(values(list, Certainty::Closed));
    }
    // `Its value is self, indicating that ...` explains one value.
    if is_one && claim.is_explained && claim.verb == Verb::Is && are_words(list) {
        return known(list, true).or_else(|| Some(values(list, Certainty::Known)));
    }
    let found = read(list, is_sure);
    if is_all { found.map(|found| Values { certainty: Certainty::Closed, ..found }) } else { found }
}

/// `The value can be cluster`. Not `The value can be true`, which says when a flag is given.
fn is_all_that_is_said(sentence: &str, claim: &Claim) -> bool {
    let behind = sentence.get(claim.list_span.1..).unwrap_or_default();
    let is_flag = claim.list.items.iter().any(|item| item.value.literal.parse::<bool>().is_ok());
    // `Zone类型,取值public`
    let ahead = sentence.get(..claim.start).unwrap_or_default();
    let is_start = ahead.is_empty() || ahead.contains(is_han) && ahead.trim_end().ends_with([',', '，']);
    claim.subject == Subject::Value
        && is_start
        && matches!(claim.verb, Verb::Can | Verb::Is)
        && !claim.list.is_open
        && !is_flag
        && behind.trim_matches(['.', ')', ' ']).is_empty()
}

/// `目前仅支持SSL`: one, where it is written as a value and the verb says that there is no other.
fn only_one(sentence: &str, claim: &Claim) -> Option<Values> {
    let verb = sentence.get(claim.start..claim.list_span.0)?;
    let is_value =
        claim.list.items.iter().all(|item| is_constant(&item.value.literal) || item.form == Form::Quoted);
    // `实例类型，目前仅支持Cluster`: a clause of its own, and nothing else in it.
    let ahead = sentence.get(..claim.start)?.trim_end();
    let behind = sentence.get(claim.list_span.1..)?.trim_matches(['.', '。', ' ']);
    let is_clause = (ahead.is_empty() || ahead.ends_with([',', '，'])) && behind.is_empty();
    let is_alone = || is_clause && holds_now(sentence) && are_words(&claim.list);
    let is_only = verb.contains(['仅', '只']) && (is_value || is_alone()) && !claim.list.is_open;
    is_only.then(|| values(&claim.list, Certainty::Closed))
}

/// `支持A、B`, of which there are others where it says that it is so for now.
fn supported(sentence: &str, claim: &Claim) -> Option<Values> {
    let is_whole = are_codes(&claim.list) && !holds_now(sentence);
    if is_whole { read(&claim.list, true) } else { known(&claim.list, true) }
}

/// Whether a sentence says that it holds for now: `Currently, ...`.
fn holds_now(sentence: &str) -> bool {
    words(sentence).iter().any(|token| token.does(ClauseWord::Now))
}

/// `The value is case sensitive and can be create or delete`
fn claims_own_value(sentence: &str) -> bool {
    words(sentence).first().is_some_and(|token| token.kind == Kind::Clause(ClauseWord::Value))
}

/// Whether all are written as no sentence has a word, or in quotes.
pub(super) fn are_codes(list: &List) -> bool {
    list.items.iter().all(is_written)
}

/// Whether an item is written as no sentence has a word, or in quotes.
pub(super) fn is_written(item: &Item) -> bool {
    item.form == Form::Quoted || is_code(&item.value.literal)
}

/// Whether no value is a number or a word that sentences have.
pub(super) fn are_words(list: &List) -> bool {
    let is_word = |item: &Item| !is_participle(&item.value.literal) && !item.value.literal.ends_with("ed");
    list.items.iter().all(is_word) && !names_member(list)
}

pub(super) fn values(list: &List, certainty: Certainty) -> Values {
    Values { certainty, values: list.items.iter().map(|item| item.value.clone()).collect() }
}

fn known(list: &List, is_sure: bool) -> Option<Values> {
    read(list, is_sure).map(|values| Values { certainty: Certainty::Known, ..values })
}

/// A list that a clause binds its subject to, if it is one of values for sure.
fn read(list: &List, is_sure: bool) -> Option<Values> {
    let items = &list.items;
    // `The value can be changed or deleted` is a sentence; in a longer list such words are values.
    if items.len() < 3
        && !list.is_open
        && items.iter().all(|item| item.form != Form::Quoted && is_participle(&item.value.literal))
    {
        return None;
    }
    let all = |test: fn(&str) -> bool| items.iter().all(|item| test(&item.value.literal));
    let is_quoted = items.iter().all(|item| item.form == Form::Quoted);
    let (enough, is_closed) = match items.len() {
        0 => (false, false),
        1 if names_member(list) => (false, false),
        1 => (
            all(is_constant) || is_sure && (is_quoted || all(is_code)) && all(|literal| literal.len() > 1),
            all(is_divided),
        ),
        2 => (is_sure || are_codes(list), true),
        _ => (true, true),
    };
    let certainty = if is_closed && !list.is_open { Certainty::Closed } else { Certainty::Known };
    enough.then(|| values(list, certainty))
}

/// `zh-cn/en-us` names two values.
fn is_divided(literal: &str) -> bool {
    literal.contains('/') && literal.split('/').all(is_code)
}

/// `The value is job_id` says which id is meant.
fn names_member(list: &List) -> bool {
    list.items.iter().all(|item| item.value.literal.ends_with("_id") || item.value.literal.ends_with("_uuid"))
}

/// `Options: first, last, custom timestamp (long type)`. Complete only if every item is a value.
pub(super) fn options(description: &Description<'_>) -> Option<Values> {
    description.labelled(Label::Range).find_map(|section| {
        let sentence = split(section.lines.first()?).into_iter().next()?;
        if clauses_depend(sentence) || timed(sentence).is_some() {
            return None;
        }
        if let Some(values) = operators(sentence) {
            return Some(values);
        }
        let (items, count, is_open) = item::some(sentence, &words(sentence));
        // Words between commas are a sentence, where most of them are no values.
        let is_one = matches!(items.as_slice(), [one] if count == 1 && is_divided(&one.value.literal));
        let enough = is_one || items.len() > 1 && items.len() * 2 > count;
        let certainty = if items.len() == count && !is_open { Certainty::Closed } else { Certainty::Known };
        let values = items.into_iter().map(|item| item.value).collect();
        enough.then_some(Values { certainty, values })
    })
}

/// `Options: <, >, <=, and >=`
pub(super) fn operators(sentence: &str) -> Option<Values> {
    let items = sentence.trim_end_matches(['.', '。']).split([',', '，', '、']).map(str::trim);
    let items =
        items.map(|item| item.trim_start_matches("and ").trim_start_matches("or ").trim_start_matches('\\'));
    let items: Vec<&str> = items.collect();
    let is_list = items.len() > 1 && items.iter().all(|item| is_operator(item));
    let value = |item: &&str| KnownValue { literal: (*item).to_owned(), meaning: None };
    is_list.then(|| Values { certainty: Certainty::Closed, values: items.iter().map(value).collect() })
}

/// `The value is fixed at Config and cannot be changed`, `A key can only be set to resource_name, indicating ...`: the
/// page says that there are no others.
pub(super) fn fixed(description: &Description<'_>) -> Option<Values> {
    let sentences = description.general().filter(|sentence| !clauses_depend(sentence));
    let literal = sentences.flat_map(|sentence| {
        let is_end = |claim: &Claim| {
            let behind = sentence.get(claim.list_span.1..).unwrap_or_default();
            claim.subject != Subject::Unknown && (claim.is_explained || ends(behind))
        };
        let certainty = if holds_now(sentence) { Certainty::Known } else { Certainty::Closed };
        of_whole(sentence).into_iter().filter(is_end).map(move |claim| (claim, certainty)).collect::<Vec<_>>()
    });
    let mut fixed = literal.filter_map(|(claim, certainty)| {
        let [only] = claim.list.items.as_slice() else { return None };
        let literal = &only.value.literal;
        let is_sure = match claim.verb {
            Verb::Fixed | Verb::CanOnly => true,
            // `must be` is said of states and numbers too.
            Verb::Must { set } => set || is_code(literal) && literal.contains('_'),
            _ => false,
        };
        let value = KnownValue { literal: literal.clone(), meaning: None };
        // `Currently, it can only be disabled` is said of what the field is on.
        let is_state = is_participle(literal) || literal.ends_with("ed") && !is_code(literal);
        (is_sure && !is_state).then(|| Values { certainty, values: vec![value] })
    });
    fixed.next()
}

/// Whether nothing stands behind a value but a remark, or that it cannot be changed.
fn ends(behind: &str) -> bool {
    let rest = words(behind);
    let mut rest = rest.iter().filter(|token| !token.is_sign(',') && !token.is_sign('"'));
    match rest.next() {
        None => true,
        Some(token) => {
            token.is(ProseWord::And)
                || token.is_sign('.')
                || token.is_sign('(')
                || token.does(ClauseWord::Which)
        }
    }
}

/// `Specifies whether the image supports KVM. If yes, the value is true.`
pub(super) fn affirmed(description: &Description<'_>) -> Option<Values> {
    let mut claims = description.general().flat_map(claims);
    let claim = claims.find(|claim| claim.verb == Verb::Yes && claim.list.items.len() == 1)?;
    Some(values(&claim.list, Certainty::Known))
}
