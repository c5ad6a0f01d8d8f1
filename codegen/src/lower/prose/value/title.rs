//! Values that stand where sentences have none: behind a title, and as the first word of a sentence.
//!
//! In: sentences. Out: lists of values, which may have others. Left out on purpose: single words, which something else has to
//! show.

use super::super::grammar::item::list;
use super::super::lex::{Kind, Token, without_stop, words};
use super::super::text::{Description, is_prose, is_token, split};
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
