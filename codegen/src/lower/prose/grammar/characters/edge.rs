//! Rules on ends: `start with a letter`, `以字母开头`, `cannot start with sys`.
//!
//! In: tokens at a verb, or at what stands before it. Out: rules on the first and the last character, and on words with which
//! a value begins.

use winnow::stream::Stream;

use super::super::super::lex::Kind;
use super::super::class::Class;
use super::super::list::{List, Tokens};
use super::super::prefix::{schemes, written};
use super::{Reader, Rule, ends_here};
use crate::vocabulary::{ProseWord as Word, is_han};

impl Reader {
    /// `start with a letter`, `start or end with a hyphen`
    pub(super) fn edge(&mut self, input: &mut Tokens<'_, '_>, verb: Word) -> bool {
        let head = input.next_token().map_or("", |token| token.text);
        // `末位不可为中划线`, `首字符必须是字母`
        if head.starts_with(is_han) {
            self.not = false;
            while let Some(token) = input.first()
                && (token.is(Word::Not)
                    || token.is(Word::Must)
                    || token.is(Word::Modal)
                    || token.is(Word::Only)
                    || ["为", "是"].contains(&token.text))
            {
                self.not |= token.is(Word::Not);
                let _ = input.next_token();
            }
        }
        if verb == Word::Begin
            && let Some(schemes) = schemes(input)
        {
            self.push_schemes(schemes, ends_here(input));
            return true;
        }
        if verb == Word::Begin
            && let Some(prefix) = written(input)
        {
            self.push_prefix(prefix, ends_here(input));
            return true;
        }
        let Some(list) = self.list(input) else { return true };
        let class = if list.is_open || !ends_here(input) { None } else { Some(list.class) };
        self.push_edge(verb, class);
        true
    }

    /// `cannot start with sys`, `which starts with v`
    pub(super) fn push_prefix(&mut self, prefix: String, is_whole: bool) {
        if self.not {
            self.rules.push(Rule::NoPrefix(prefix));
        } else if is_whole && (self.is_led || self.must) {
            self.rules.push(Rule::Prefixes(vec![prefix]));
        }
    }

    /// `must start with http:// or https://`. What merely may begin so may begin otherwise.
    pub(super) fn push_schemes(&mut self, schemes: Vec<String>, is_whole: bool) {
        if self.not {
            self.rules.extend(schemes.into_iter().map(Rule::NoPrefix));
        } else if self.must && is_whole {
            self.rules.push(Rule::Prefixes(schemes));
        }
    }

    pub(super) fn push_edge(&mut self, verb: Word, class: Option<Class>) {
        // A rule on an end that is not understood leaves the others as they are.
        let Some(class) = class else { return };
        let class = if self.not { Class::ALL.without(class) } else { class };
        if verb != Word::End {
            self.rules.push(Rule::Begins(class));
        }
        if verb != Word::Begin {
            self.rules.push(Rule::Ends(class));
        }
    }

    /// The verb of an end right behind its list, as Chinese has it: `由字母开头`. Whether there is one.
    pub(super) fn edge_behind(&mut self, input: &mut Tokens<'_, '_>, list: &List) -> bool {
        let verbs = [Word::Begin, Word::End, Word::BeginOrEnd];
        let next = input.first().filter(|token| token.text.starts_with(is_han));
        let Some(verb) = next.and_then(|token| verbs.into_iter().find(|verb| token.is(*verb))) else {
            return false;
        };
        let _ = input.next_token();
        self.push_edge(verb, (!list.is_open).then_some(list.class));
        true
    }
}

/// `以al开头`: a word that a value begins with.
pub(super) fn led(input: &mut Tokens<'_, '_>) -> Option<String> {
    let mut tokens = input.iter();
    let (word, verb) = (tokens.next()?, tokens.next()?);
    let is_word =
        word.kind == Kind::Other && word.text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if !(is_word && verb.is(Word::Begin) && verb.text.starts_with(is_han)) {
        return None;
    }
    let text = word.text.to_owned();
    let _ = (input.next_token(), input.next_token());
    Some(text)
}
