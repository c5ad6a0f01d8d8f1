//! Values that pages mask: `******`, `192.168.x.x`, a UUID with letters that none has. They show how a value is written
//! about as well as an empty line does. Where they break a rule of the table, something that keeps it stands for them.

use serde_json::Value;

use crate::lower::redact::placeholder;
use crate::model::{Facts, Format};

/// Whether a text is a mask, or has one in it, or one of a list is.
pub(super) fn has_mask(value: &Value, format: Option<Format>) -> bool {
    match value {
        Value::String(text) => is_masked(text, format),
        Value::Array(elements) => elements.iter().any(|element| has_mask(element, format)),
        _ => false,
    }
}

/// The value with something in the place of masks that the table lets through, as far as it can be made.
pub(super) fn filled(value: &Value, facts: &Facts) -> Value {
    match value {
        Value::String(text) if is_masked(text, facts.format()) => Value::String(match facts.format() {
            Some(Format::Uuid) => "00000000-0000-0000-0000-000000000000".to_owned(),
            Some(Format::Ipv4) => "192.0.2.1".to_owned(),
            Some(Format::Ipv6) => "2001:db8::1".to_owned(),
            _ => placeholder::of(&[facts]),
        }),
        Value::Array(elements) => elements.iter().map(|element| filled(element, facts)).collect(),
        value => value.clone(),
    }
}

/// Whether a text is a mask, or has one in it.
pub(super) fn is_masked(text: &str, format: Option<Format>) -> bool {
    has_run(text, '*', 3)
        || is_all_x(text)
        // The host of an address may be masked, and the rest of it says what notation it has.
        || !text.contains('/') && ['x', 'X'].iter().any(|mark| has_run(text, *mark, 3))
        || match format {
            Some(Format::Uuid) => is_like_uuid(text),
            Some(Format::Ipv4 | Format::Ipv6) => has_masked_part(text, ['.', ':']),
            Some(Format::Uri) => has_slot(text),
            _ => false,
        }
}

/// `https://{Endpoint}/v2.0`
fn has_slot(text: &str) -> bool {
    let slot = text.split_once('{').and_then(|(_, behind)| behind.split_once('}'));
    slot.is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-".contains(c))
    })
}

/// `***`, `Axxx3`: wherever it stands.
fn has_run(text: &str, mark: char, length: usize) -> bool {
    text.split(|c| c != mark).any(|run| run.chars().count() >= length)
}

/// `xxxx`, `XXX-XX`
fn is_all_x(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, 'x' | 'X' | '-' | '.' | ' ');
    text.chars().all(is_mark) && text.chars().filter(|c| matches!(c, 'x' | 'X')).count() >= 3
}

/// `192.168.x.x`, `10.*.*.*`
fn has_masked_part(text: &str, between: [char; 2]) -> bool {
    let mut parts = text.split(between);
    text.contains(between)
        && parts.any(|part| !part.is_empty() && part.chars().all(|c| matches!(c, 'x' | 'X' | '*')))
}

/// The groups of a UUID, with letters beyond F among them.
fn is_like_uuid(text: &str) -> bool {
    let mut groups = text.split('-').map(|group| (group.len(), group.chars().all(char::is_alphanumeric)));
    let expected = [8, 4, 4, 4, 12].map(|length| (length, true));
    let is_grouped =
        expected.iter().all(|group| groups.next().as_ref() == Some(group)) && groups.next().is_none();
    let is_bare = text.len() == 32 && text.chars().all(char::is_alphanumeric);
    (is_grouped || is_bare) && text.chars().any(|c| c.is_alphabetic() && !c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{notation, text};

    #[test]
    fn masks_are_known() {
        for text in ["******", "xxxx", "Hello***", "XXX-XX", "Axxx3", "10.xx.xxx.xxx"] {
            assert!(is_masked(text, None), "{text}");
        }
        assert!(is_masked("0f3c51ae-demo-4c1b-8a77-door00000001", Some(Format::Uuid)));
        assert!(is_masked("192.168.x.x", Some(Format::Ipv4)));
        assert!(is_masked("https://{Endpoint}/v2.0", Some(Format::Uri)));
    }

    #[test]
    fn what_stands_for_a_mask_keeps_the_rules() {
        let uuid = Facts { scalar: notation(Format::Uuid), ..Facts::default() };
        let value = serde_json::json!(["0f3c51ae-demo-4c1b-8a77-door00000001", "a"]);
        assert_eq!(filled(&value, &uuid), serde_json::json!(["00000000-0000-0000-0000-000000000000", "a"]));
        let letters = Facts { scalar: text(None, "^[a-z]{12}$"), ..Facts::default() };
        assert_eq!(filled(&"xxx".into(), &letters), "aaaaaaaaaaaa");
    }

    #[test]
    fn values_are_no_masks() {
        for text in ["", "**bold**", "xx", "index", "a-b"] {
            assert!(!is_masked(text, Some(Format::Uuid)), "{text}");
        }
        assert!(!is_masked("0f3c51ae-77d2-4c1b-8a77-5e90b1c2d3f4", Some(Format::Uuid)));
        assert!(!is_masked("0f3c51ae-demo-4c1b-8a77-door00000001", None));
        assert!(!is_masked("10.0.0.1", Some(Format::Ipv4)));
    }
}
