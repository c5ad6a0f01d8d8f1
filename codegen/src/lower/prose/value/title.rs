//! Values that stand where sentences have none: behind a title, and as the first word of a sentence.
//!
//! In: sentences. Out: lists of values, which may have others. Left out on purpose: single words, which something else has to
//! show.

use super::super::grammar::item::list;
use super::super::lex::{Kind, Token, without_stop, words};
use super::super::text::{Description, is_constant, is_prose, is_token, split};
use super::inline::values;
use super::item;
use crate::model::{Certainty, KnownValue, Values};
use crate::vocabulary::{ClauseWord, LiteralWord, ProseWord, is_han, is_literal_word};

/// `Project type: scrum, xboard (kanban), basic, or phoenix (IPD)`, `Origin type: ipaddr, domain, or bucket, indicating that ...`: a
/// definition that is a title with all values.
pub(super) fn titled(sentence: &str, tokens: &[Token<'_>]) -> Option<Values> {
    let (title, rest) = sentence.split_once(": ")?;
    let is_kind = title
        .split_whitespace()
        .next_back()
        .is_some_and(|word| is_literal_word(&word.to_lowercase(), LiteralWord::Kind));
    let is_title =
        is_kind && title.split_whitespace().count() <= TITLE && title.starts_with(char::is_uppercase);
    let start = sentence.len() - rest.len();
    let behind: Vec<Token<'_>> = tokens.iter().filter(|token| token.start >= start).copied().collect();
    let list = list(sentence, without_stop(&behind)).filter(|list| is_title && list.items.len() > 2)?;
    let told = behind.get(list.end..)?.iter().find(|token| !token.is_sign(','));
    let is_whole = told.is_none_or(|token| {
        token.is_sign('.') || token.does(ClauseWord::Means) || token.does(ClauseWord::Tail)
    });
    let is_choice = behind.get(..list.end)?.iter().any(|token| token.is(ProseWord::And));
    (is_whole && is_choice).then(|| values(&list, Certainty::Known))
}

/// Words of a title at most: `Origin server type`.
const TITLE: usize = 4;

/// `linear indicates ... striped indicates ...`: sentences that begin with a small letter begin with a value.
pub(super) fn small(description: &Description<'_>) -> Option<Values> {
    let value = |sentence: &&str| {
        let tokens = words(sentence);
        let [first, second, ..] = tokens.as_slice() else { return None };
        let is_small = first.start == 0 && first.text.starts_with(|c: char| c.is_ascii_lowercase());
        let is_word = matches!(first.kind, Kind::Literal(_)) && is_token(first.text) && !is_prose(first.text);
        let meaning = sentence.get(second.end()..)?.trim();
        (is_small && is_word && second.does(ClauseWord::Means))
            .then(|| item::known(first.text, Some(meaning)))
    };
    // `limit indicates the number of records` beside `limit::{limit}` explains a notation.
    let is_part =
        |value: &KnownValue| description.lines().any(|line| line.contains(&format!("{{{}}}", value.literal)));
    description.lines().filter(|line| !line.contains(is_han)).find_map(|line| {
        let values: Vec<KnownValue> = split(line).iter().filter_map(value).collect();
        (values.len() > 1 && !values.iter().any(is_part))
            .then_some(Values { certainty: Certainty::Known, values })
    })
}

/// `If the value is BUILD, the instance is being created.`: a sentence a value, two at least.
pub(super) fn of_own_cases(description: &Description<'_>) -> Option<Values> {
    let sentences = description.lines().flat_map(split);
    let values: Vec<KnownValue> = sentences.filter_map(own_case).collect();
    (values.len() > 1).then_some(Values { certainty: Certainty::Known, values })
}

/// The value that a sentence is on, and what it means.
pub(super) fn own_case(sentence: &str) -> Option<KnownValue> {
    let tokens = words(sentence);
    let (first, rest) = tokens.split_first().filter(|(first, _)| first.does(ClauseWord::If))?;
    let comma = rest.iter().position(|token| token.is_sign(','))?;
    let (condition, behind) = rest.split_at_checked(comma)?;
    let names = |token: &&Token<'_>| {
        token.does(ClauseWord::Value) || token.does(ClauseWord::Own) || token.is(ProseWord::Article)
    };
    let lead = condition.iter().take_while(names).count();
    let (ahead, said) = condition.split_at_checked(lead)?;
    let (is, value) = said.split_first().filter(|(is, _)| is.does(ClauseWord::Copula))?;
    let is_own = ahead.iter().any(|token| token.does(ClauseWord::Value)) && first.start == 0;
    let literal = sentence.get(value.first()?.start..value.last()?.end())?;
    let are_constants =
        value.iter().all(|token| matches!(token.kind, Kind::Literal(_)) && is_constant(token.text));
    let meaning = sentence.get(behind.first()?.end()..)?.trim();
    (is_own && are_constants && is.start > first.start).then(|| item::known(literal, Some(meaning)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_values() {
        let read = |text| {
            titled(text, &words(text))
                .map(|it| it.values.into_iter().map(|value| value.literal).collect::<Vec<_>>())
        };
        let values = |items: &[&str]| Some(items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            read("Project type: scrum, xboard (kanban), basic, or phoenix (IPD)"),
            values(&["scrum", "xboard", "basic", "phoenix"])
        );
        let text =
            "Origin server type: ipaddr, domain, or obs_bucket, indicating that it is accessed by IP address";
        assert_eq!(read(text), values(&["ipaddr", "domain", "obs_bucket"]));
        for text in [
            "Note: first, second, or third",
            "Server type: first, second and third of them are used",
            "Type: a or b",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_sentence_may_be_on_one_value() {
        let lines = [
            "If the value is BUILD, the instance is being created.",
            "If the value is STORAGE FULL, the instance storage space is full.",
        ];
        let read = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let values = of_own_cases(&Description::of(&lines)).map(|it| it.values).unwrap_or_default();
            values.into_iter().map(|value| value.literal).collect::<Vec<_>>()
        };
        assert_eq!(read(&lines), ["BUILD", "STORAGE FULL"]);
        assert_eq!(
            read(&["If the value is set, it is used.", "If the value is 1, all are listed."]),
            [""; 0]
        );
    }

    #[test]
    fn a_small_letter_begins_no_sentence() {
        let read = |text: &str| small(&Description::of(&[text.to_owned()])).map(|it| it.values.len());
        assert_eq!(
            read("Write mode. linear indicates the linear mode. striped indicates the striped mode."),
            Some(2)
        );
        assert_eq!(
            read("Write mode. Linear indicates the linear mode. Striped indicates the striped mode."),
            None
        );
        assert_eq!(read("Write mode. linear indicates the linear mode."), None);
    }
}
