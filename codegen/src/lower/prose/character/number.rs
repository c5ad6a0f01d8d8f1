//! Texts that hold a number: with decimal places, with one of several units, or as an offset from UTC.
//!
//! In: sentences. Out: an expression. Left out on purpose: what the number may be.

use super::super::lex::{self, Kind};
use crate::vocabulary::{FormatWord, MeasureWord, PhraseKind, find_phrase};

/// The expression for a number, where the sentences say that the text is one. `unit` is what stands under a label for it.
pub(super) fn expression(sentences: &[&str], unit: Option<&str>) -> Option<String> {
    let stated = sentences.iter().find_map(|sentence| decimal(sentence).or_else(|| offset(sentence)));
    stated.or_else(|| quantity(sentences, unit?))
}

/// `The value must be an integer or number with two decimal places`
fn decimal(sentence: &str) -> Option<String> {
    let tokens = lex::measures(sentence);
    let at = tokens.iter().position(|token| token.measures(MeasureWord::Decimals))?;
    let count = match tokens.get(at.checked_sub(1)?)?.kind {
        Kind::Numeral(count) => count,
        Kind::Figure(number) => number.as_u64()?,
        _ => return None,
    };
    let ahead = tokens.get(..at)?;
    let or = ahead.iter().rposition(|token| token.measures(MeasureWord::Or))?;
    let is_choice =
        or.checked_sub(1).and_then(|at| ahead.get(at)).is_some_and(|it| it.measures(MeasureWord::Integer));
    (is_choice && (1..=PLACES).contains(&count)).then(|| format!("^-?[0-9]+(?:[.][0-9]{{1,{count}}})?$"))
}

/// Decimal places at most.
const PLACES: u64 = 20;

/// `UTC-12:00~UTC+12:00，且只支持整段时间`
fn offset(sentence: &str) -> Option<String> {
    let (ahead, behind) = sentence.split_once('~')?;
    let hours = |text: &str| text.strip_suffix(":00").and_then(|hours| hours.parse::<u8>().ok());
    let least = hours(ahead.rsplit_once("UTC-")?.1)?;
    let behind = behind.strip_prefix("UTC+")?;
    let most = hours(behind.get(..behind.find(":00")? + 3)?)?;
    let is_whole = lex::formats(sentence).iter().any(|token| token.says(FormatWord::WholeHour));
    // Both sides have the same hours: from `00` to `12`.
    let tens = least.checked_sub(10).filter(|units| least == most && is_whole && *units < 10)?;
    Some(format!("^UTC(?:[+-](?:0[0-9]|1[0-{tens}]):00)?$"))
}

/// `Time range (unit: h or m). For example, 1h refers to the latest hour`: a number with one of several units, as an example
/// shows.
fn quantity(sentences: &[&str], unit: &str) -> Option<String> {
    let units: Vec<&str> = unit.trim_matches(['(', ')', '.', ' ']).split(" or ").map(str::trim).collect();
    let is_letter = |unit: &&str| unit.len() == 1 && unit.bytes().all(|b| b.is_ascii_alphabetic());
    let units = Some(units).filter(|units| units.len() > 1 && units.iter().all(is_letter))?.concat();
    let is_shown = |word: &str| {
        let digits = word.trim_end_matches(|c| units.contains(c));
        digits.len() + 1 == word.len() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let shown = sentences.iter().filter(|sentence| find_phrase(sentence, PhraseKind::Sample).is_some());
    let is_shown = shown.flat_map(|sentence| sentence.split([' ', ','])).any(is_shown);
    is_shown.then(|| format!("^[0-9]+[{units}]$"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_may_hold_numbers() {
        let read = |sentences: &[&str]| expression(sentences, Some("h or m"));
        assert_eq!(
            read(&["The parameter value must be an integer or number with two decimal places only"])
                .as_deref(),
            Some("^-?[0-9]+(?:[.][0-9]{1,2})?$")
        );
        assert_eq!(
            read(&["UTC-12:00~UTC+12:00，且只支持整段时间，如UTC+08:00，不支持UTC+08:30"]).as_deref(),
            Some("^UTC(?:[+-](?:0[0-9]|1[0-2]):00)?$")
        );
        let lines = ["Time range", "For example, 1h refers to the latest 1 hour"];
        assert_eq!(read(&lines).as_deref(), Some("^[0-9]+[hm]$"));
        for text in ["accurate to two decimal places", "UTC-12:00~UTC+12:00", "Time range"] {
            assert_eq!(read(&[text]), None, "{text}");
        }
    }
}
