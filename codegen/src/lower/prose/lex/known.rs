//! Sentences whose tokens are known already.
//!
//! In: a sentence and its lexer. Out: what the lexer gives.

use std::cell::RefCell;

use super::super::memo::{Memo, OfThread};
use super::token::{Kind, Token};

/// The sentences that one lexer has read.
pub(super) type Known = RefCell<Memo<Box<[Place]>>>;

/// A token by its place in the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    kind: Kind,
    start: usize,
    end: usize,
    is_spaced: bool,
}

impl Place {
    fn of(token: &Token<'_>) -> Self {
        let Token { kind, text, is_spaced, start } = *token;
        Self { kind, start, end: start + text.len(), is_spaced }
    }

    fn token<'t>(&self, sentence: &'t str) -> Option<Token<'t>> {
        let text = sentence.get(self.start..self.end)?;
        Some(Token { kind: self.kind, text, is_spaced: self.is_spaced, start: self.start })
    }
}

/// The tokens of a sentence, for which `lex` is asked where they are not known.
pub(super) fn tokens<'t>(
    known: &'static OfThread<Box<[Place]>>,
    sentence: &'t str,
    lex: impl FnOnce(&'t str) -> Vec<Token<'t>>,
) -> Vec<Token<'t>> {
    let kept = known.with_borrow(|known| {
        let places = known.get(sentence)?;
        places.iter().map(|place| place.token(sentence)).collect()
    });
    if let Some(tokens) = kept {
        return tokens;
    }
    let tokens = lex(sentence);
    let places: Box<[Place]> = tokens.iter().map(Place::of).collect();
    let bytes = size_of_val(&*places);
    known.with_borrow_mut(|known| known.keep(sentence, places, bytes));
    tokens
}

#[cfg(test)]
mod tests {
    use super::super::{literal, measure};
    use super::*;

    #[test]
    fn a_sentence_gives_the_same_when_it_is_known() {
        for sentence in ["The value can be \"zh-cn\" or en-us, 默认为1.", "", "  Yes", "1-64 \\>= 0"] {
            for (ask, lex) in [
                (literal::words as fn(&str) -> Vec<Token<'_>>, literal::read as fn(&str) -> Vec<Token<'_>>),
                (measure::measures, measure::read),
            ] {
                let first = ask(sentence);
                let again = sentence.to_owned();
                assert_eq!(ask(&again), first);
                assert_eq!(first, lex(sentence));
            }
        }
    }
}
