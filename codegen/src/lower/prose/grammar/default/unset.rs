//! Defaults that a sentence names by what happens where nothing is given: `If it is left blank, id is used`, `..., the port is
//! 22 by default`, `Each page contains 25 servers by default`.
//!
//! In: a place in a sentence. Out: a [`Claim`]. Left out on purpose: whether the noun of a clause is the field.

use super::super::super::lex::{Kind, Token};
use super::super::super::text::clauses_depend;
use super::{Claim, NOUNS, Reader};
use crate::vocabulary::{ClauseWord as Clause, PhraseKind, ProseWord as Word, find_phrase, is_han, unit};

/// So many words name what is counted at most.
const COUNTED: usize = 4;

/// So many words name what has a default at most: `the port of the created DB instance`.
const NAMED: usize = 7;

impl<'t> Reader<'_, 't> {
    /// Behind `by default` or a condition that nothing is given: `id is used`, `10 schemas are queried`.
    pub(super) fn then(&self, first: usize, at: usize) -> Option<Claim<'t>> {
        let mut next = first + usize::from(self.at(first).is_some_and(|token| token.is_sign(',')));
        while self.does(next, Clause::Value)
            || self.does(next, Clause::Default)
            || self.does(next, Clause::Usual)
            || self.does(next, Clause::Own)
        {
            next += 1;
        }
        // `the first 100 records`, `port 80`
        if self.number(next + 1).is_some() && self.number(next).is_none() {
            next += 1;
        }
        let one = self.literal(next)?;
        let is_count = one.trim_start_matches('-').chars().all(|c| c.is_ascii_digit());
        let nouns = if is_count { COUNTED } else { 0 };
        let verb = (next + 1..=next + 1 + nouns)
            .find(|at| self.does(*at, Clause::Used) || is_count && self.does(*at, Clause::Listed))?;
        let end = verb + 1 + usize::from(self.does(verb + 1, Clause::ByDefault));
        // `If it is not transferred, partition_key is used` is on another field.
        let is_member = one.contains('_') && !one.contains(|c: char| c.is_uppercase());
        let is_default = self.does(at, Clause::ByDefault) || end > verb + 1;
        // `the default port 8635 is used for the created instance`
        let ends =
            self.at(end).is_none() || is_count && self.at(end).is_some_and(|token| token.text == "for");
        (ends && (is_default || !is_member)).then(|| self.found(at, next, one))
    }

    /// `If it is left blank, the default port is set to 22`, `..., the port is 22 by default`
    pub(super) fn of_something(&self, first: usize) -> Option<Claim<'t>> {
        let is_value_default = self.does(first, Clause::Default);
        let is_default = is_value_default || self.does(first, Clause::Usual);
        let is_value = self.does(first, Clause::Value);
        let is_it = self.does(first, Clause::Vague);
        let is_own = is_value || is_it || self.does(first, Clause::Own);
        if !is_default && !is_own {
            return None;
        }
        let copula = (first + 1..=first + 1 + NAMED).find(|at| self.does(*at, Clause::Copula))?;
        let value = copula + 1 + usize::from(self.does(copula + 1, Clause::SetTo));
        let one = self.literal(value)?;
        let is_written = one.contains(|c: char| c.is_ascii_digit() || "_:".contains(c));
        let is_end = self.at(value + 1).is_none();
        // `the type is SATA`: the noun has to be that of the field.
        if is_end && !is_default && !is_value && !is_it && (first + 2..=first + 1 + NOUNS).contains(&copula) {
            return Some(Claim { noun: self.between(first + 1, copula), ..self.found(0, value, one) });
        }
        let holds = if is_default {
            is_written && is_end
        } else {
            self.does(value + 1, Clause::ByDefault) && self.at(value + 2).is_none()
        };
        (holds && (is_value || is_it || is_value_default || copula > first + 1))
            .then(|| self.found(0, value, one))
    }

    /// `allocates the default start time 02:00`, `系统分配一个默认开始时间02:00:00`: a time behind its name, and the end.
    pub(super) fn time_of(&self, at: usize) -> Option<Claim<'t>> {
        let value = (at + 1..=at + 1 + NAMED).find(|at| self.literal(*at).is_some_and(is_clock))?;
        let one = self.literal(value)?;
        let is_name = |token: &Token<'_>| {
            matches!(token.kind, Kind::Other | Kind::Literal(_)) || token.does(Clause::Own)
        };
        let names = self.tokens.get(at + 1..value)?;
        let ends = self.at(value + 1).is_none_or(|next| next.is_sign('.') || next.is_sign('。'));
        (!names.is_empty() && names.iter().all(is_name) && ends).then(|| self.found(0, value, one))
    }

    /// `-1 is the default`, `1.0 by default`: all of a sentence.
    pub(super) fn called_default(&self, at: usize) -> Option<Claim<'t>> {
        let opens = at == 0 || at == 1 && self.at(0).is_some_and(|token| token.is_sign('('));
        let one = self.literal(at).filter(|_| opens)?;
        let is_usual = self.does(at + 1, Clause::Copula)
            && (self.does(at + 2, Clause::Usual) || self.does(at + 2, Clause::Default));
        let end = at + if is_usual { 3 } else { 2 };
        let ends = |at: usize| {
            let next = self.at(at);
            let is_chinese = self.at(at - 1).is_some_and(|word| word.text.contains(is_han));
            next.is_none_or(|next| next.is_sign(')') || next.is_sign('.') || is_chinese && next.is_sign(','))
        };
        ((is_usual || self.does(at + 1, Clause::ByDefault)) && ends(end)).then(|| self.found(at, at, one))
    }

    /// `HTTP is used by default`, `1 is used if this parameter is not specified`
    pub(super) fn used(&self, at: usize) -> Option<Claim<'t>> {
        let one = self.literal(at).filter(|_| at == 0 && self.does(1, Clause::Used))?;
        let behind = self.at(2)?;
        let is_default = behind.does(Clause::ByDefault) && self.ends(3);
        let is_unset = behind.does(Clause::If) && self.tokens.iter().skip(3).any(is_lack);
        let depends = || clauses_depend(self.sentence.get(behind.start..).unwrap_or_default());
        (is_default || is_unset && !depends()).then(|| self.found(0, 0, one))
    }

    /// `Each page contains 25 servers by default`
    pub(super) fn contained(&self, at: usize) -> Option<Claim<'t>> {
        let is_default = (at + 1..=at + 1 + COUNTED).any(|at| self.does(at, Clause::ByDefault));
        let one = self.number(at)?;
        let before = at.checked_sub(1).and_then(|at| self.at(at))?;
        (is_default && before.is(Word::Contain)).then(|| self.found(at, at, one))
    }

    /// `If it is left blank, the system automatically sets the end time to 06:00`
    pub(super) fn set_by_system(&self, at: usize) -> Option<Claim<'t>> {
        let to = self.tokens.iter().rposition(|token| token.does(Clause::To)).filter(|to| *to > at)?;
        let one = self.literal(to + 1).filter(|_| self.at(to + 2).is_none())?;
        Some(self.found(0, to + 1, one))
    }

    /// `未填时取72`, `不设置时按30天保存`
    pub(super) fn taken(&self, at: usize) -> Option<Claim<'t>> {
        let verb = self.at(at).filter(|token| ["取", "按"].contains(&token.text))?;
        let ahead = self.sentence.get(..verb.start)?.trim_end_matches([' ', ',', '，', '则']);
        let mut lack = ahead.strip_suffix('时').unwrap_or(ahead);
        while let Some((_, end)) = find_phrase(lack, PhraseKind::State) {
            lack = lack.get(end..)?;
            if lack.is_empty() {
                return self.chinese(at, at + 1).or_else(|| self.counted(at)).or_else(|| self.handled(at));
            }
        }
        None
    }

    /// `按30天保存`: a verb stands behind the unit.
    fn counted(&self, at: usize) -> Option<Claim<'t>> {
        let number = self.at(at + 1).filter(|_| self.number(at + 1).is_some())?;
        let behind = self.sentence.get(number.end()..)?;
        let (_, length) = unit(behind)?;
        let text = self.sentence.get(number.start..number.end() + length)?;
        (self.tokens.len() <= at + 1 + COUNTED + 3).then(|| self.found(at, at + 1, text))
    }

    /// `不填按1处理`: a verb of two characters stands behind the number.
    fn handled(&self, at: usize) -> Option<Claim<'t>> {
        let number = self.number(at + 1)?;
        let behind = self.tokens.get(at + 2..)?;
        let is_verb = |token: &Token<'_>| token.text.chars().all(is_han) || token.is_sign('.');
        (behind.len() <= 3 && behind.iter().all(is_verb)).then(|| self.found(at, at + 1, number))
    }

    fn number(&self, at: usize) -> Option<&'t str> {
        self.literal(at).filter(|text| text.chars().all(|c| c.is_ascii_digit()))
    }

    /// `The value is 50 when this parameter is not set`
    pub(super) fn unset_behind(&self, at: usize) -> Option<Claim<'t>> {
        let one = self.literal(at + 2)?;
        let condition = self.at(at + 3)?;
        let lacks = self.tokens.iter().skip(at + 3).any(is_lack);
        let holds = at == 0 && self.does(at + 1, Clause::Copula) && condition.does(Clause::If) && lacks;
        let behind = self.sentence.get(condition.start..)?;
        let is_unset = holds && !clauses_depend(behind);
        is_unset.then(|| self.found(at, at + 2, one))
    }

    /// Whether the words up to a comma are a condition that something is not given.
    pub(super) fn is_unset(&self, comma: usize) -> bool {
        depends_on_lack(self.tokens.get(..comma).unwrap_or_default())
    }
}

/// Whether words are a condition that something is not given.
pub(in super::super::super) fn depends_on_lack(words: &[Token<'_>]) -> bool {
    words.first().is_some_and(|token| token.does(Clause::If)) && words.iter().any(is_lack)
}

/// `02:00`, `02:00:00`
fn is_clock(text: &str) -> bool {
    let mut parts = text.split(':');
    let is_part = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let count = text.matches(':').count();
    (1..=2).contains(&count) && parts.all(is_part)
}

/// Whether a word says that something is not given.
pub(in super::super::super) fn is_lack(token: &Token<'_>) -> bool {
    token.is(Word::Not) || token.does(Clause::Lacks)
}
