//! Notations of strings.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Format;

/// The notation of a string, as far as page and examples prove it.
pub(super) fn read(name: &str, paragraphs: &[String], examples: &[String]) -> Option<Format> {
    let prose = paragraphs.join(" ");
    let lower = prose.to_lowercase();
    if is_time(name, &lower) {
        let is_proven =
            shows_rfc_3339(&prose) || !examples.is_empty() && examples.iter().all(|text| is_rfc_3339(text));
        return Some(if is_proven { Format::DateTime } else { Format::Time });
    }
    let all_are = |test: fn(&str) -> bool| !examples.is_empty() && examples.iter().all(|text| test(text));
    match () {
        // "UUID" often means 32 digits without hyphens here: only an example tells.
        () if lower.contains("uuid") && all_are(is_uuid) => Some(Format::Uuid),
        () if lower.contains("url") && all_are(is_url) => Some(Format::Uri),
        () if says_base64(&lower) => Some(Format::Base64),
        () if lower.contains("ipv4 address") && all_are(is_ipv4) => Some(Format::Ipv4),
        () => None,
    }
}

/// Whether a text has this notation. A time whose notation is not known has any.
pub(in crate::lower) fn has(text: &str, format: Format) -> bool {
    match format {
        Format::DateTime => is_rfc_3339(text),
        Format::Uuid => is_uuid(text),
        Format::Uri => is_url(text),
        Format::Ipv4 => is_ipv4(text),
        Format::Time | Format::Date | Format::Ipv6 | Format::Base64 | Format::Email => true,
    }
}

/// `UTC time when the event source is created.`, `Time when the backup was created.`
fn is_time(name: &str, prose: &str) -> bool {
    let starts =
        ["utc time", "time when", "the time when", "creation time", "update time", "specifies the time when"];
    let says = starts.iter().any(|start| prose.starts_with(start)) || prose.contains("utc time");
    let is_span =
        ["interval", "duration", "seconds", "how long", "time zone"].iter().any(|word| prose.contains(word));
    says && !is_span && !name.to_lowercase().contains("zone")
}

/// `The format is YYYY-MM-DDTHH:MM:SSZ`, or an instant in that form.
fn shows_rfc_3339(prose: &str) -> bool {
    static PATTERN: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)yyyy-mm-dd'?T'?hh:mm:ss(?:\.[s]+)?'?Z").ok());
    static INSTANT: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)").ok());
    [&PATTERN, &INSTANT].into_iter().any(|regex| regex.as_ref().is_some_and(|regex| regex.is_match(prose)))
}

fn is_rfc_3339(text: &str) -> bool {
    static WHOLE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$").ok());
    WHOLE.as_ref().is_some_and(|regex| regex.is_match(text))
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    lengths == [8, 4, 4, 4, 12] && groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn is_url(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(['{', ' ', '*'])
}

fn is_ipv4(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok()
}

/// `The value is encoded using Base64.`
fn says_base64(prose: &str) -> bool {
    ["base64-encoded", "base64 encoded", "encoded using base64", "encoded in base64", "encoded with base64"]
        .iter()
        .any(|phrase| prose.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(text: &str, examples: &[&str]) -> Option<Format> {
        let examples: Vec<String> = examples.iter().map(|text| (*text).to_owned()).collect();
        read("x", &[text.to_owned()], &examples)
    }

    #[test]
    fn a_time_has_a_notation_only_where_it_is_shown() {
        let text = "UTC time when the event source is created.";
        assert_eq!(format(text, &[]), Some(Format::Time));
        assert_eq!(format(text, &["2024-05-16T11:46:07Z"]), Some(Format::DateTime));
        assert_eq!(format(text, &["2024-05-16 11:46:07"]), Some(Format::Time));
        assert_eq!(format("UTC time. The format is YYYY-MM-DDTHH:MM:SSZ.", &[]), Some(Format::DateTime));
    }

    #[test]
    fn spans_of_time_are_no_times() {
        assert_eq!(
            format("Retry interval upon connection failure. The default value is 60 seconds.", &[]),
            None
        );
    }

    #[test]
    fn identifiers_and_addresses_need_an_example() {
        assert_eq!(format("Vault ID in UUID format.", &[]), None);
        assert_eq!(
            format("Vault ID in UUID format.", &["0d1799e1-116e-4551-92dc-02dd8a860072"]),
            Some(Format::Uuid)
        );
        assert_eq!(format("Vault ID in UUID format.", &["0d1799e1116e455192dc02dd8a860072"]), None);
        assert_eq!(format("Callback URL.", &["https://example.com/x"]), Some(Format::Uri));
        assert_eq!(format("Kafka address.", &["21.22.0.58:9092"]), None);
    }
}
