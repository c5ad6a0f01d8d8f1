//! What stands in the head of a page: dates, notices, labels of names.

use std::sync::LazyLock;

use super::lexicon::{Lexicon, Phrases};
use super::normal;
use crate::request_line::RequestLine;

static UPDATED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.page.updated));
/// What pages write before the name of an operation.
static API_NAMES: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(|of| vec![((), &of.page.api_name)]));

/// Whether a line says when the page was changed: `Updated on 2025-05-06 GMT+08:00`. The day and its time zone tell, in
/// every language.
pub fn is_stamp(text: &str) -> bool {
    let text = normal(text);
    let is_short = text.split(' ').count() <= 6;
    UPDATED.begin(&text) || is_short && has_day(&text)
}

/// Whether a text holds a day and, right behind it, the zone of its time: `2025-05-06 gmt+08:00`.
fn has_day(text: &str) -> bool {
    let Some((before, _)) = text.split_once(" gmt") else { return false };
    let day = before.rsplit([' ', ':']).next().unwrap_or_default();
    let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    shape == "9999-99-99"
}

/// Whether a line above `next` is a notice of the site and no title: a sentence, where a title follows it.
pub fn is_notice(line: &str, next: &str) -> bool {
    let is_sentence = |line: &str| line.trim_end().ends_with(['.', '。', '!', '！']);
    let may_be_title = !next.trim().is_empty() && !is_stamp(next) && !is_sentence(next);
    let is_call = RequestLine::read(next).is_some_and(|line| line.is_call());
    is_sentence(line) && may_be_title && !is_call && super::section(next).is_none()
}

/// What follows the label of a name: `CreateTopic` of `API name: CreateTopic`, nothing of `API name`.
pub fn behind_api_name(line: &str) -> Option<&str> {
    let line = line.trim();
    let is_label = |words: &str| API_NAMES.get(words).is_some();
    if is_label(line) {
        return Some("");
    }
    // `API name` is a label whole, and no name behind `API`.
    let divided = line.split_once([':', '：']).or_else(|| line.rsplit_once(' '));
    divided.filter(|(label, _)| is_label(label)).map(|(_, rest)| rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_with_its_zone_is_a_stamp_in_every_language() {
        for line in [
            "Updated on 2025-05-06 GMT+08:00",
            "更新时间:2025-05-06 GMT+08:00",
            "Atualizado em 2025-05-06 GMT+08:00",
        ] {
            assert!(is_stamp(line), "{line}");
        }
        for line in ["The time, such as 2025-05-06 10:00", "2025-05-06", "Format: GMT+08:00", "gmt"] {
            assert!(!is_stamp(line), "{line}");
        }
    }

    #[test]
    fn a_notice_is_a_sentence_above_a_title() {
        assert!(is_notice("Questa pagina non esiste.", "Showing a Cup"));
        assert!(!is_notice("Questa pagina non esiste.", "Function"));
        assert!(!is_notice("Showing a Cup", "Shows a cup"));
        assert!(!is_notice("Shows a cup.", "It does so."));
        assert!(!is_notice("Shows a cup.", "GET /v1/cups/{cup_id}"));
    }

    #[test]
    fn a_name_stands_behind_its_label_or_below_it() {
        assert_eq!(behind_api_name("API name: ShowCup"), Some("ShowCup"));
        assert_eq!(behind_api_name("API name ShowCup"), Some("ShowCup"));
        assert_eq!(behind_api_name("API name"), Some(""));
        assert_eq!(behind_api_name("API names are unique"), None);
        assert_eq!(behind_api_name("Name: x"), None);
    }
}
