//! Rules on ends: `start with a letter`, `以字母开头`, `cannot start with sys`.
//!
//! In: tokens at a verb, or at what stands before it. Out: rules on the first and the last character, and on words with which
//! a value begins.

use winnow::stream::Stream;

use super::super::super::lex::{Kind, Token};
use super::super::class::Class;
use super::super::list::{List, Tokens};
use super::super::prefix::{schemes, texts, written};
use super::{Reader, Rule, WordRule, ends_here};
use crate::vocabulary::{ProseWord as Word, is_han};

/// `The address`: so many words a subject has that can be nothing but the field.
const SUBJECT: usize = 2;

/// So many tokens stand between `以` and its verb.
const EDGE: usize = 12;

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
        if let Some(texts) = texts(input) {
            self.push_texts(verb, &texts, ends_here(input));
            return true;
        }
        if verb != Word::BeginOrEnd
            && let Some(word) = written(input)
        {
            let is_whole = ends_here(input);
            if verb == Word::Begin {
                self.push_prefix(word, is_whole);
            } else {
                self.push_suffix(word, is_whole);
            }
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
            self.rules.push(WordRule::NoPrefix(prefix).into());
        } else if is_whole && (self.is_led || self.must) {
            self.rules.push(WordRule::Prefixes(vec![prefix]).into());
        }
    }

    /// `后缀为in07`, `cannot end with -bak`
    fn push_suffix(&mut self, suffix: String, is_whole: bool) {
        if self.not {
            self.rules.push(WordRule::NoSuffix(suffix).into());
        } else if is_whole && (self.is_led || self.must) {
            self.rules.push(WordRule::Suffixes(vec![suffix]).into());
        }
    }

    /// `不能以“.”或“.lock”结尾`: texts of which some are single characters.
    pub(super) fn push_texts(&mut self, verb: Word, texts: &[String], is_whole: bool) {
        if !self.not {
            let holds = is_whole && (self.is_led || self.must) && verb != Word::BeginOrEnd;
            let rule = if verb == Word::Begin { WordRule::Prefixes } else { WordRule::Suffixes };
            self.rules.extend(holds.then(|| rule(texts.to_vec()).into()));
            return;
        }
        let (marks, words): (Vec<&String>, Vec<&String>) =
            texts.iter().partition(|text| text.chars().count() == 1);
        let marks = marks.into_iter().fold(Class::default(), |all, mark| all.and(Class::of(mark)));
        if !marks.is_empty() {
            self.push_edge(verb, Some(marks));
        }
        for word in words {
            if verb != Word::End {
                self.rules.push(WordRule::NoPrefix(word.clone()).into());
            }
            if verb != Word::Begin {
                self.rules.push(WordRule::NoSuffix(word.clone()).into());
            }
        }
    }

    /// `以-开头`, `以“.lock”结尾`: what stands between the two is meant itself. Whether there is one.
    pub(super) fn led_edge(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let start = input.checkpoint();
        let is_led = input.next_token().is_some_and(|token| token.text == "以");
        let read = is_led && (self.texts_edge(input) || self.bare_edge(input));
        if read {
            return true;
        }
        input.reset(&start);
        let _ = input.next_token();
        let sign = input.next_token().filter(
            |token| matches!(token.kind, Kind::Sign(sign) if sign.is_ascii_punctuation() && sign != '"'),
        );
        let verb = input.next_token().and_then(edge_verb);
        if let (true, Some(sign), Some(verb)) = (is_led, sign, verb) {
            self.push_edge(verb, Some(Class::of(sign.text)));
            return true;
        }
        input.reset(&start);
        false
    }

    /// `.git、.atom或.结尾`: texts without quotes, of which one has letters.
    fn bare_edge(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let start = input.checkpoint();
        let end = input.iter().take(EDGE).position(|token| edge_verb(token).is_some());
        let mut texts = vec![String::new()];
        for _ in 0..end.unwrap_or_default() {
            let Some(token) = input.next_token() else { break };
            match texts.last_mut() {
                Some(last)
                    if !token.is_separator() && token.text.is_ascii() && token.kind != Kind::Sign('"') =>
                {
                    last.push_str(token.text);
                }
                _ if token.is_separator() => texts.push(String::new()),
                _ => texts.clear(),
            }
        }
        let is_word = |text: &String| text.chars().count() > 1 && text.starts_with(['.', '_', '-']);
        let verb = input.next_token().and_then(edge_verb);
        if let Some(verb) = verb
            && texts.iter().any(is_word)
            && texts.iter().all(|text| !text.is_empty() && (is_word(text) || text.len() == 1))
        {
            self.push_texts(verb, &texts, true);
            return true;
        }
        input.reset(&start);
        false
    }

    /// `“.lock”结尾`
    pub(super) fn texts_edge(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let Some(texts) = texts(input) else { return false };
        let Some(verb) = input.first().and_then(edge_verb) else { return false };
        let _ = input.next_token();
        self.push_texts(verb, &texts, true);
        true
    }

    /// `must start with http:// or https://`, `The address begins with https://`. What merely may begin so may begin otherwise.
    pub(super) fn push_schemes(&mut self, schemes: Vec<String>, is_whole: bool) {
        if self.not {
            self.rules.extend(schemes.into_iter().map(|scheme| WordRule::NoPrefix(scheme).into()));
        } else if is_whole && !self.may && (self.must || self.is_led || self.noted <= SUBJECT) {
            self.rules.push(WordRule::Prefixes(schemes).into());
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
        let Some(verb) = input.first().and_then(edge_verb) else { return false };
        let _ = input.next_token();
        self.push_edge(verb, (!list.is_open).then_some(list.class));
        true
    }
}

/// The verb of an end in Chinese, which stands behind its list.
fn edge_verb(token: &Token<'_>) -> Option<Word> {
    let verbs = [Word::Begin, Word::End, Word::BeginOrEnd];
    verbs.into_iter().find(|verb| token.is(*verb)).filter(|_| token.text.starts_with(is_han))
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
