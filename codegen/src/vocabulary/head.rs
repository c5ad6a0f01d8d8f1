//! What stands in the head of a page: dates, notices, labels of names.

use super::normal;

/// What pages write before the name of an operation.
const API_NAMES: &[&str] = &["api name", "operation name", "api名称", "接口名称", "接口名"];

/// Whether a line says when the page was changed: `Updated on 2025-05-06 GMT+08:00`. The day and its time zone tell, in
/// every language.
pub fn is_stamp(text: &str) -> bool {
    let text = normal(text);
    let is_short = text.split(' ').count() <= 6;
    text.starts_with("updated on ") || text.starts_with("更新时间") || is_short && has_day(&text)
}

/// Whether a text holds a day and, right behind it, the zone of its time: `2025-05-06 gmt+08:00`.
fn has_day(text: &str) -> bool {
    let Some((before, _)) = text.split_once(" gmt") else { return false };
    let day = before.rsplit([' ', ':', '：']).next().unwrap_or_default();
    let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    shape == "9999-99-99"
}

/// Whether a line above `next` is a notice of the site and no title: a sentence, where a title follows it.
pub fn is_notice(line: &str, next: &str) -> bool {
    let is_sentence = |line: &str| line.trim_end().ends_with(['.', '。', '!', '！']);
    let may_be_title = !next.trim().is_empty() && !is_stamp(next) && !is_sentence(next);
    is_sentence(line) && may_be_title && super::section(next).is_none()
}

/// What follows the label of a name: `CreateTopic` of `API name: CreateTopic`, nothing of `API name`.
pub fn behind_api_name(line: &str) -> Option<&str> {
    let line = line.trim();
    let (label, rest) = match line.split_once([':', '：']) {
        Some((label, rest)) => (label, rest),
        None => {
            match line.rsplit_once(' ').filter(|(label, _)| API_NAMES.contains(&normal(label).as_str())) {
                Some((label, rest)) => (label, rest),
                None => (line, ""),
            }
        }
    };
    API_NAMES.contains(&normal(label).as_str()).then(|| rest.trim())
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
