//! Windows of time whose parts obey rules: `hh:mm-HH:MM`, where `HH` must be one greater than `hh`.
//!
//! In: a notation, and the sentences on its letters. Out: an expression for the notation with its rules. Left out on purpose:
//! a page of which one sentence on letters is not understood, as the rest of it may mean something else then.

use std::fmt::Write;

use super::super::lex::{Clock, Kind, Piece, Token};
use super::said::{Said, Sentence};
use crate::vocabulary::FormatWord as Word;

/// What is said of the letters of a window.
#[derive(Debug, Default, PartialEq, Eq)]
struct Rules {
    /// It ends an hour after it begins.
    is_hour: bool,
    /// What both minutes may be.
    minutes: Vec<u64>,
    /// Both minutes are the same.
    is_even: bool,
}

/// What a letter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letter {
    Hour,
    Minute,
}

/// The letter that a token is. In a notation they are no tokens of their own.
fn letter(token: &Token<'_>) -> Option<Letter> {
    match token.text {
        _ if token.kind != Kind::Other => None,
        "HH" | "hh" => Some(Letter::Hour),
        "MM" | "mm" => Some(Letter::Minute),
        _ => None,
    }
}

/// Whether the page rules what the letters of a notation may be, so that the notation is the smaller part of the rule.
pub(super) fn rules_letters(said: &Said<'_>) -> bool {
    said.tokens().any(|token| letter(token).is_some())
}

/// A window of time with all rules on its parts.
pub(super) fn read(said: &Said<'_>, clock: &Clock) -> Option<String> {
    use Piece::{Digits, Sign};
    let [Digits(2), Sign(':'), Digits(2), Sign(joint @ ('-' | '~')), Digits(2), Sign(':'), Digits(2)] =
        clock.pieces.as_slice()
    else {
        return None;
    };
    let mut rules = Rules::default();
    let sentences =
        said.sentences.iter().filter(|sentence| sentence.tokens.iter().any(|it| letter(it).is_some()));
    for sentence in sentences {
        add(&mut rules, sentence)?;
    }
    Some(expression(&rules, *joint))
}

/// Adds what a sentence says. None where it is not understood.
fn add(rules: &mut Rules, sentence: &Sentence<'_>) -> Option<()> {
    let (mut last, mut hours, mut minutes) = (None, Vec::new(), Vec::new());
    let (mut is_later, mut is_even) = (false, false);
    // `例如：08:15-09:15` is an example.
    for token in sentence.tokens.iter().take_while(|token| !token.is_sign(':')) {
        last = letter(token).or(last);
        match (token.kind, last) {
            (Kind::Number(number), Some(Letter::Hour)) => hours.push(number),
            (Kind::Number(number), Some(Letter::Minute)) => minutes.push(number),
            (Kind::Format(Word::Later), Some(Letter::Hour)) => is_later = true,
            (Kind::Format(Word::Same), Some(Letter::Minute)) => is_even = true,
            _ => {}
        }
    }
    let says = |which| sentence.tokens.iter().any(|token| letter(token) == Some(which));
    let is_hour = is_later && hours == [1];
    let rules_minutes = is_even || !minutes.is_empty();
    if says(Letter::Hour) && !is_hour
        || says(Letter::Minute) && !(rules_minutes && minutes.iter().all(|minute| *minute < 60))
    {
        return None;
    }
    rules.is_hour |= is_hour;
    rules.is_even |= is_even;
    rules.minutes.append(&mut minutes);
    Some(())
}

/// `^(?=(?:00:..-01|01:..-02|...):)(?=..:(?:00-..:00|30-..:30)$)[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$`
fn expression(rules: &Rules, joint: char) -> String {
    let mut pattern = String::from("^");
    if rules.is_hour {
        // The last hour of the day ends at `00:00`, or at `24:00`.
        let end = |hour| if hour == 23 { "(?:00|24)".to_owned() } else { format!("{:02}", hour + 1) };
        let hours: Vec<String> = (0..24).map(|hour| format!("{hour:02}:..{joint}{}", end(hour))).collect();
        let _ = write!(pattern, "(?=(?:{}):)", hours.join("|"));
    }
    let minutes: Vec<String> = rules.minutes.iter().map(|minute| format!("{minute:02}")).collect();
    let mut minute = "[0-9]{2}".to_owned();
    if rules.is_even {
        let all: Vec<String> = (0..60).map(|minute| format!("{minute:02}")).collect();
        let each = if minutes.is_empty() { &all } else { &minutes };
        let pairs: Vec<String> = each.iter().map(|minute| format!("{minute}{joint}..:{minute}")).collect();
        let _ = write!(pattern, "(?=..:(?:{})$)", pairs.join("|"));
    } else if !minutes.is_empty() {
        minute = format!("(?:{})", minutes.join("|"));
    }
    let _ = write!(pattern, "[0-9]{{2}}:{minute}{joint}[0-9]{{2}}:{minute}$");
    pattern
}
