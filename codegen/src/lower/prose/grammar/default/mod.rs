//! Clauses on defaults: `The default value is 60 seconds`, `By default, id is used`, `不传时默认为1`.
//!
//! In: a sentence. Out: the words of the default, and what stands before and behind them. Left out on purpose: whether the
//! words are a value, and whether what stands around them makes the default one of a case.

#[cfg(test)]
mod tests;
mod unset;

pub(in super::super) use unset::{depends_on_lack, is_lack};

use super::super::lex::{Form, Kind, Token, without_stop, words};
use super::super::text::is_token;
use crate::vocabulary::{
    self, ClauseWord as Clause, LiteralWord, ProseWord as Word, is_han, is_literal_word,
};

/// What a sentence says of a default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Claim<'t> {
    /// The words of the default.
    pub text: &'t str,
    /// What stands before the clause, and behind the words.
    pub around: (&'t str, &'t str),
    /// Whether the words have to be one value, as others could stand there.
    pub is_one_word: bool,
    /// What the clause calls the field: `type` of `The default type is SATA`. Whether it is the field, it does not say.
    pub noun: Option<&'t str>,
}

/// The default that a sentence states.
pub(in super::super) fn claim(sentence: &str) -> Option<Claim<'_>> {
    let tokens = words(sentence);
    let reader = Reader { sentence, tokens: &tokens };
    (0..tokens.len()).find_map(|at| reader.claim(at))
}

/// Whether a sentence says that the default is an empty text.
pub(in super::super) fn is_empty_text(sentence: &str) -> bool {
    let tokens = words(sentence);
    let does = |at: usize, word: Clause| tokens.get(at).is_some_and(|token| token.does(word));
    tokens.iter().enumerate().filter(|(_, token)| token.does(Clause::Empty)).any(|(at, _)| {
        let before = |back: usize, word: Clause| at.checked_sub(back).is_some_and(|at| does(at, word));
        // `By default: Empty string`
        let is_labelled =
            at == 2 && does(0, Clause::ByDefault) && tokens.get(1).is_some_and(|token| token.is_sign(':'));
        let of_default = is_labelled
            || before(1, Clause::Copula)
                && (before(2, Clause::Default) || before(2, Clause::Usual) || before(2, Clause::OfField));
        let is_default = does(at + 1, Clause::ByDefault) && before(1, Clause::Copula)
            || does(at + 1, Clause::Used) && does(at + 2, Clause::ByDefault);
        of_default || is_default || before(1, Clause::Defaults) || before(1, Clause::Default)
    })
}

/// The value of a line that says of it that it is the default: `desc (default): descending`, `true: (default value) ...`,
/// `rw: read and write permission, which is the default option`.
pub(in super::super) fn marked(line: &str) -> Option<&str> {
    let tokens = words(line);
    let (first, rest) = tokens.split_first()?;
    let remark = |at: usize| -> Option<usize> {
        let open = rest.get(at).filter(|token| token.is_sign('('))?;
        let close = rest.iter().skip(at).position(|token| token.is_sign(')'))? + at;
        let text = line.get(open.end()..rest.get(close)?.start)?;
        is_literal_word(text.trim(), LiteralWord::Default).then_some(close)
    };
    let is_label = rest.first().is_some_and(|token| token.is_sign(':'));
    let behind_name = remark(0).is_some_and(|close| {
        rest.get(close + 1)
            .is_none_or(|next| next.is_sign(':') || next.is_sign('.') || next.does(Clause::Means))
    });
    let behind_label = is_label && (remark(1).is_some() || ends_with_default(rest));
    // `false indicates the VBD type (the default type), which ...`
    let is_default = |window: &[Token<'_>]| {
        matches!(window, [open, usual, _, close] if open.is_sign('(')
        && usual.does(Clause::Usual) && close.is_sign(')'))
    };
    let behind_meaning =
        rest.first().is_some_and(|token| token.does(Clause::Means)) && rest.windows(4).any(is_default);
    (is_token(first.text) && (behind_name || behind_label || behind_meaning)).then_some(first.text)
}

/// `..., which is the default option`, `... (default)`
fn ends_with_default(tokens: &[Token<'_>]) -> bool {
    match without_stop(tokens) {
        // `create_time：按照创建时间排序，默认值`
        [.., comma, word] if comma.is_sign(',') && word.text.contains(is_han) => word.does(Clause::Default),
        [.., open, word, close] if open.is_sign('(') && close.is_sign(')') => word.does(Clause::Default),
        [.., which, is, usual, _] => {
            which.does(Clause::Which) && is.does(Clause::Copula) && usual.does(Clause::Usual)
        }
        _ => false,
    }
}

/// So many nouns say what has a default: `the default encryption algorithm is`.
const NOUNS: usize = 3;

struct Reader<'s, 't> {
    sentence: &'t str,
    tokens: &'s [Token<'t>],
}

impl<'t> Reader<'_, 't> {
    fn at(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    fn does(&self, at: usize, word: Clause) -> bool {
        self.at(at).is_some_and(|token| token.does(word))
    }

    fn claim(&self, at: usize) -> Option<Claim<'t>> {
        match self.at(at)?.kind {
            Kind::Clause(Clause::Default | Clause::Usual) => self.named(at).or_else(|| self.time_of(at)),
            Kind::Clause(Clause::SystemSets) => self.set_by_system(at),
            Kind::Clause(Clause::Defaults) => self.words(at, at + 1),
            Kind::Clause(Clause::ByDefault) => self.by_default(at).or_else(|| self.then(at + 1, at)),
            Kind::Clause(Clause::Value | Clause::Which) => self.always(at).or_else(|| self.unset_behind(at)),
            Kind::Sign(',') if self.is_unset(at) => {
                self.of_something(at + 1).or_else(|| self.then(at + 1, at))
            }
            Kind::Literal(_) => self
                .marked(at)
                .or_else(|| self.used(at))
                .or_else(|| self.called_default(at))
                .or_else(|| self.contained(at)),
            Kind::Other => self.taken(at),
            _ => None,
        }
    }

    /// `the default value of this parameter is 60 seconds`, `the default value false is used`, `默认取值：1`
    fn named(&self, at: usize) -> Option<Claim<'t>> {
        let word = self.at(at)?;
        let is_chinese = word.text.contains(is_han);
        // `the default` alone is one of something: `the default security group`.
        let is_value = word.text.contains("value") || is_chinese;
        let mut next = at + 1;
        if word.does(Clause::Usual) && self.does(next, Clause::Value) {
            next += 1;
        } else if !is_value {
            // `the default is 10`, `the default type is SATA`
            let copula = (next..=next + NOUNS).find(|at| self.does(*at, Clause::Copula))?;
            let one = self.literal(copula + 1).filter(|_| self.ends(copula + 2))?;
            let noun = self.between(next, copula);
            return Some(Claim { noun, ..self.found(at, copula + 1, one) });
        }
        if self.does(next, Clause::OfField) {
            next += 1;
        }
        next = self.behind_extremes(next);
        if let Some(used) = self.literal(next).filter(|_| self.does(next + 1, Clause::Used)) {
            return Some(self.found(at, next, used));
        }
        if is_chinese && self.is_made_as(next) {
            let one = self.literal(next + 3)?;
            return Some(self.found(at, next + 3, one));
        }
        let is_verb = |token: &Token<'_>| {
            token.does(Clause::Copula)
                || token.is_sign(':')
                || token.does(Clause::Used)
                || token.does(Clause::SetTo)
                // `默认返回100条`
                || is_chinese && token.does(Clause::Listed)
        };
        let verb = next;
        // `default value of which is`, `default value of 10`
        while self
            .at(next)
            .is_some_and(|token| is_verb(token) || token.does(Clause::Which) || token.is(Word::Article))
        {
            next += 1;
        }
        // `Default values of the parameters` and `Default value of X` are titles.
        let has_verb = self.tokens.get(verb..next).unwrap_or_default().iter().any(is_verb);
        let is_title = !has_verb && at == 0 && word.text.split_whitespace().count() < 3;
        if is_chinese {
            self.chinese(at, next)
        } else if next > verb && !is_title {
            self.words(at, next)
        } else {
            None
        }
    }

    /// What follows on `and maximum value`: `the default value and maximum value are 1000`.
    fn behind_extremes(&self, next: usize) -> usize {
        let is_beside = |at| {
            self.does(at, Clause::Extreme)
                || self.does(at, Clause::Value)
                || self.at(at).is_some_and(|token| token.text == "maximum" || token.text == "minimum")
        };
        if self.at(next).is_some_and(|token| token.is(Word::And)) && is_beside(next + 1) {
            (next + 1..=self.tokens.len()).find(|at| !is_beside(*at)).unwrap_or(next)
        } else {
            next
        }
    }

    /// `默认创建为“sql”类型`: a verb of two characters, and behind it a value in quotes.
    fn is_made_as(&self, at: usize) -> bool {
        let is_han_word = |at: usize| {
            self.at(at).is_some_and(|token| token.kind == Kind::Other && token.text.starts_with(is_han))
        };
        let is_quoted =
            |at: usize| self.at(at).is_some_and(|token| token.kind == Kind::Literal(Form::Quoted));
        is_han_word(at) && is_han_word(at + 1) && self.does(at + 2, Clause::Copula) && is_quoted(at + 3)
    }

    /// A value right behind the words, and nothing that it is a part of: `默认使用3DES算法` is none.
    fn chinese(&self, at: usize, value: usize) -> Option<Claim<'t>> {
        let token = self.at(value).filter(|token| matches!(token.kind, Kind::Literal(_)))?;
        let behind = self.sentence.get(token.end()..)?.trim_start_matches(['"', '”', '\'', '’', ' ']);
        let is_end =
            behind.is_empty() || behind.starts_with([',', '，', '。', ';', '；', ')', '）', '、', '(', '（']);
        // `默认3次`
        let counts = |text: &str| text.trim_start_matches(['。', '，', ',', ' ', '）', ')']).is_empty();
        let counter = behind.strip_prefix(['条', '次', '个', '台', '项', '份', '张', '页']);
        if let Some((_, length)) = vocabulary::unit(behind) {
            // `默认为15分钟`: who knows the unit of the field can say how much that is.
            let end = self.sentence.len() - behind.len() + length;
            return Some(self.found(at, value, self.sentence.get(token.start..end)?));
        }
        let is_counted = behind.starts_with('条') || counter.is_some_and(counts);
        (is_end || is_counted).then(|| self.found(at, value, token.text))
    }

    /// The words from a place to where the clause goes on.
    fn words(&self, at: usize, first: usize) -> Option<Claim<'t>> {
        let start = self.at(first)?;
        let end = (first..self.tokens.len()).find(|next| self.goes_on(first, *next));
        let end = end.unwrap_or(self.tokens.len());
        let last = self.at(end.checked_sub(1)?)?;
        let text = self.sentence.get(start.start..last.end())?;
        let behind = self.at(end).map_or("", |token| self.sentence.get(token.start..).unwrap_or_default());
        let ahead = self.sentence.get(..self.at(at)?.start)?;
        (end > first).then_some(Claim { text, around: (ahead, behind), is_one_word: false, noun: None })
    }

    /// Whether the words of a default end before a token: `0, which indicates ...`, `10 (minutes)`, `true and cannot be ...`.
    fn goes_on(&self, first: usize, at: usize) -> bool {
        let Some(token) = self.at(at) else { return true };
        let next = self.at(at + 1);
        match token.kind {
            Kind::Sign(',' | ';') => {
                !token.text.is_ascii()
                    || next.is_none_or(|next| next.is_spaced || next.text.starts_with(is_han))
            }
            Kind::Sign('(') => at > first && (token.is_spaced || !token.text.is_ascii()),
            Kind::Clause(
                Clause::Which | Clause::Tail | Clause::If | Clause::More | Clause::Beside | Clause::ByDefault,
            ) => at > first,
            // `A or B` is no value, and what it goes on to is no second one.
            Kind::Word(Word::And) => {
                let is_item =
                    next.is_some_and(|next| matches!(next.kind, Kind::Literal(_))) && self.ends(at + 2);
                at > first && !is_item
            }
            _ => false,
        }
    }

    /// `The value is false by default`
    fn by_default(&self, at: usize) -> Option<Claim<'t>> {
        let back = |steps: usize| at.checked_sub(steps);
        let is = |steps: usize, word: Clause| back(steps).is_some_and(|at| self.does(at, word));
        let one = self.literal(back(1)?);
        if let Some(one) = one
            && is(2, Clause::Copula)
            && (is(3, Clause::Value) || is(3, Clause::Which))
        {
            return Some(self.found(back(3)?, back(1)?, one));
        }
        // `The value is an integer and is 500 by default`
        let joins = back(3).and_then(|at| self.at(at)).is_some_and(|token| token.is(Word::And));
        if let Some(one) = one
            && is(2, Clause::Copula)
            && joins
            && self.does(0, Clause::Value)
        {
            return Some(self.found(0, back(1)?, one));
        }
        // `Weight (1 by default)`
        let opens = back(2).and_then(|at| self.at(at)).is_some_and(|token| token.is_sign('('));
        if let Some(one) = one
            && opens
            && self.at(at + 1).is_none_or(|token| token.is_sign(')'))
        {
            return Some(self.found(back(1)?, back(1)?, one));
        }
        // `The value 0 is used by default`
        let used = self.literal(back(2)?).filter(|_| is(1, Clause::Used) && is(3, Clause::Value))?;
        Some(self.found(back(3)?, back(2)?, used))
    }

    /// `The value 0 is used`: only behind words that nothing is given, which `then` reads. `The value X is used by default`.
    fn always(&self, at: usize) -> Option<Claim<'t>> {
        let one = self.literal(at + 1)?;
        let holds = at == 0 && self.does(at + 2, Clause::Used) && self.does(at + 3, Clause::ByDefault);
        holds.then(|| self.found(at, at + 1, one))
    }

    /// `The value can be true or false (default)`
    fn marked(&self, at: usize) -> Option<Claim<'t>> {
        let token = self.at(at)?;
        let open = self.at(at + 1).filter(|token| token.is_sign('('))?;
        let close = self.tokens.iter().skip(at).find(|token| token.is_sign(')'))?;
        let remark = self.sentence.get(open.end()..close.start)?;
        let before = at.checked_sub(1).and_then(|at| self.at(at));
        let is_item = before
            .is_some_and(|token| token.does(Clause::Copula) || token.is(Word::And) || token.is_sign(','));
        let is_truth = token.text.parse::<bool>().is_ok();
        let is_default = is_literal_word(remark.trim(), LiteralWord::Default);
        (is_default && (is_item || is_truth) && is_token(token.text)).then(|| self.found(at, at, token.text))
    }

    /// The words between two places. None where there are none.
    fn between(&self, first: usize, end: usize) -> Option<&'t str> {
        let (first, last) = (self.at(first)?, self.at(end.checked_sub(1)?)?);
        self.sentence.get(first.start..last.end()).filter(|text| !text.is_empty())
    }

    fn literal(&self, at: usize) -> Option<&'t str> {
        let token = self.at(at)?;
        matches!(token.kind, Kind::Literal(_)).then_some(token.text).filter(|text| is_token(text))
    }

    fn ends(&self, at: usize) -> bool {
        self.at(at).is_none_or(|token| matches!(token.kind, Kind::Sign('.' | ',' | ';' | '(' | ')')))
    }

    /// A claim of the value at one place, in a clause that begins at another.
    fn found(&self, clause: usize, value: usize, text: &'t str) -> Claim<'t> {
        let part = |from: usize, to: usize| self.sentence.get(from..to).unwrap_or_default();
        let start = self.at(clause).map_or(0, |token| token.start);
        let end = self.at(value).map_or(start, Token::end);
        Claim {
            text,
            around: (part(0, start), part(end, self.sentence.len())),
            is_one_word: true,
            noun: None,
        }
    }
}
