//! Lists that stand before their verb, and runs: `Letters and digits are allowed`, `Periods cannot be placed next to each
//! other`, `A maximum of two consecutive underscores are allowed`.
//!
//! In: tokens at a list. Out: what the verb behind it makes of it.

use winnow::stream::Stream;

use super::super::super::lex::{Kind, Token};
use super::super::count::{PLACES, kinds_behind, number, of_all};
use super::super::list::{List, Tokens, skip_sign, skip_token, skip_word};
use super::super::prefix::schemes;
use super::edge::led;
use super::{KINDS, Reader, Rule, ends_here, forbidden};
use crate::vocabulary::ProseWord as Word;

/// As many characters an identifier has at least.
const IDENTIFIER: u64 = 8;

impl Reader {
    /// `A maximum of two consecutive underscores are allowed`
    pub(super) fn runs(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let _ = input.next_token();
        let Some(count) = input.next_token().and_then(number) else { return false };
        if !skip_word(input, Word::Adjacent) {
            return false;
        }
        let list = self.list(input).filter(|list| !list.items.is_empty());
        self.rules.extend(list.map(|list| Rule::Runs(Some(count), list.class)));
        true
    }

    /// `最多允许连续两个` behind a list. Otherwise nothing is taken.
    fn run_behind(&mut self, input: &mut Tokens<'_, '_>, list: &List) -> bool {
        let start = input.checkpoint();
        let is_run = skip_word(input, Word::AtMost) && {
            let _ = skip_word(input, Word::Modal);
            skip_word(input, Word::Adjacent)
        };
        let count = input.next_token().and_then(number).filter(|_| is_run);
        let Some(count) = count else {
            input.reset(&start);
            return false;
        };
        let _ = skip_token(input, |token| token.text == "个");
        self.rules.push(Rule::Runs(Some(count), list.class));
        true
    }

    /// `consecutive hyphens are allowed`, `不支持连续的"-"`
    pub(super) fn any_run(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let _ = input.next_token();
        // `不能连续使用连字符`
        let _ = skip_word(input, Word::Contain);
        let Some(list) = self.list(input).filter(|list| !list.items.is_empty()) else { return false };
        if self.not {
            self.rules.push(Rule::Apart(list.class));
            return true;
        }
        let is_allowed = skip_word(input, Word::Allowed);
        if is_allowed {
            self.rules.push(Rule::Runs(None, list.class));
        }
        is_allowed
    }

    /// `ID of the project: 32 lowercase letters and digits`, `24 hexadecimal characters`: what an identifier is made of. A small
    /// number counts something else: `contains 2 letters`.
    pub(super) fn identifier(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let start = input.checkpoint();
        let counts = |input: &mut Tokens<'_, '_>| {
            input.next_token().and_then(number).filter(|count| (IDENTIFIER..=PLACES).contains(count))
        };
        let Some(count) = counts(input) else { return false };
        // `40 or 64`
        let here = input.checkpoint();
        let other = skip_word(input, Word::And).then(|| counts(input)).flatten();
        if other.is_none() {
            input.reset(&here);
        }
        let _ = skip_token(input, |token| ["位", "个"].contains(&token.text)) || skip_sign(input, '-');
        let is_kind = input.first().is_some_and(|token| token.is_class() && !token.is(Word::Special));
        let list = self.list(input).filter(|list| is_kind && !list.is_open && ends_here(input));
        // `4 to 16 digits` counts from another number on.
        let Some(list) = list.filter(|_| !self.not && !self.at_least && !self.must && !self.is_counted)
        else {
            input.reset(&start);
            return false;
        };
        self.rules.extend(other.is_none().then_some(Rule::Count(count)));
        self.rules.push(Rule::Only(list.class));
        true
    }

    /// `a string of 4 to 16 digits`: how long it is, and of what. `a string of 4 to 16 characters` says of what it is not.
    pub(super) fn counted_text(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let start = input.checkpoint();
        let is_number = |input: &mut Tokens<'_, '_>| input.next_token().and_then(number).is_some();
        let is_joint = |token: &Token<'_>| token.is_sign('-') || token.is_sign('~') || token.text == "to";
        let is_counted = input.next_token().is_some()
            && skip_word(input, Word::Article)
            && is_number(input)
            && skip_token(input, is_joint)
            && is_number(input);
        let is_kind = input.first().is_some_and(|token| token.is_class() && !token.is(Word::Special));
        let list = self.list(input).filter(|list| !list.is_open && ends_here(input));
        let Some(list) = list.filter(|_| is_counted && is_kind && !self.not && !self.may) else {
            input.reset(&start);
            return false;
        };
        self.rules.push(Rule::Only(list.class));
        true
    }

    /// `且四种字符至少存在三种`: of the kinds of the list before, called by how many they are.
    pub(super) fn kinds_again(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let start = input.checkpoint();
        let is_all = of_all(input).is_some_and(|count| count == self.kinds.len() as u64);
        let is_least = is_all && skip_word(input, Word::AtLeast);
        // `存在`, `包含`
        while is_least
            && input.first().is_some_and(|token| token.kind == Kind::Other && number(token).is_none())
        {
            let _ = input.next_token();
        }
        let _ = skip_word(input, Word::Contain);
        let count = input.next_token().and_then(number).filter(|_| is_least);
        let Some(count) =
            count.filter(|_| skip_word(input, Word::Kinds)).filter(|count| *count < KINDS as u64)
        else {
            input.reset(&start);
            return false;
        };
        self.rules.push(Rule::RequiresSome(count, self.kinds.clone()));
        true
    }

    /// `以字母开头`, `Letters and digits are allowed`
    pub(super) fn list_first(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let start = input.checkpoint();
        if let Some(schemes) = schemes(input) {
            let begins = skip_word(input, Word::Begin);
            if begins {
                self.push_schemes(schemes, true);
            }
            return begins;
        }
        input.reset(&start);
        if self.texts_edge(input) {
            return true;
        }
        input.reset(&start);
        // `以a/开头`: a sign by itself may be the end of something else.
        if input.first().is_some_and(|token| matches!(token.kind, Kind::Sign(sign) if sign != '"')) {
            return false;
        }
        if let Some(prefix) = led(input) {
            self.push_prefix(prefix, true);
            return true;
        }
        let Some(list) = self.list(input).filter(|list| !list.items.is_empty()) else { return false };
        let start = input.checkpoint();
        if self.counted_behind(input, &list) {
            return true;
        }
        input.reset(&start);
        if self.denied_behind(input, &list) {
            return true;
        }
        input.reset(&start);
        self.said_behind(input, list)
    }

    /// How many of the list there are, or stand beside each other.
    fn counted_behind(&mut self, input: &mut Tokens<'_, '_>, list: &List) -> bool {
        // `禁止“.”和“-”相邻` is on the one beside the other, and leaves each beside itself.
        if self.not && skip_word(input, Word::Adjacent) {
            self.rules.extend(match list.items.as_slice() {
                [only] => Some(Rule::Apart(*only)),
                [one, other] => Some(Rule::Beside(*one, *other)),
                _ => None,
            });
            return true;
        }
        // `下划线最多允许连续两个`
        if self.run_behind(input, list) {
            return true;
        }
        // `大写字母、小写字母、数字、特殊符号中至少包含三种`
        let all = list.items.len() as u64 + u64::from(list.is_open);
        let Some(count) = kinds_behind(input).filter(|count| *count < all) else { return false };
        let list = if list.is_open { list.clone().with_unlisted() } else { list.clone() };
        self.rules.push(Rule::RequiresSome(count, list.items));
        true
    }

    /// `Angle brackets (<>) are not allowed`
    fn denied_behind(&mut self, input: &mut Tokens<'_, '_>, list: &List) -> bool {
        skip_word(input, Word::Modal);
        if !skip_word(input, Word::Not) {
            return false;
        }
        if skip_word(input, Word::Adjacent) {
            self.rules.push(Rule::Apart(list.class));
            return true;
        }
        let is_forbidden = skip_word(input, Word::Allowed) && !list.is_open;
        if is_forbidden {
            self.rules.push(Rule::Forbids(forbidden(list)));
        }
        is_forbidden
    }

    /// What the verb behind the list says of it.
    fn said_behind(&mut self, input: &mut Tokens<'_, '_>, list: List) -> bool {
        match input.first().map(|token| token.kind) {
            Some(Kind::Word(verb @ (Word::Begin | Word::End | Word::BeginOrEnd))) => {
                let _ = input.next_token();
                self.push_edge(verb, (!list.is_open).then_some(list.class));
                true
            }
            // `必须是大写字母、小写字母、数字的组合`
            Some(Kind::Word(Word::Combination)) if self.must && !self.not && !list.is_open => {
                let _ = input.next_token();
                self.rules.push(Rule::Requires(list.items));
                true
            }
            Some(Kind::Word(Word::Allowed)) if !self.not => {
                let _ = input.next_token();
                let is_rule = !list.is_open && ends_here(input);
                self.rules.push(if is_rule {
                    Rule::Permits(list.class, list.items.len())
                } else {
                    Rule::Unread
                });
                true
            }
            // `不支持特殊字符!<>`
            _ if self.not && self.refuses && !self.is_parted && !list.is_open && ends_here(input) => {
                self.rules.push(Rule::Forbids(forbidden(&list)));
                true
            }
            _ => false,
        }
    }
}
