//! Lists of values, and how sure it is that they are complete.

use std::sync::LazyLock;

use regex::Regex;

use super::element;
use super::sentence::{bare, is_value, split};
use crate::model::{Certainty, KnownValue, Shape, Values};

/// Reads the values of a field. A Boolean has none: `true: yes` explains it.
pub(super) fn read(shape: &Shape, paragraphs: &[String]) -> Option<Values> {
    let element = element(shape);
    if !matches!(element, Shape::String | Shape::Integer) {
        return None;
    }
    let found = enumerated(paragraphs)
        .or_else(|| labelled_paragraphs(paragraphs))
        .or_else(|| split_all(paragraphs).find_map(alternatives))
        .or_else(|| split_all(paragraphs).find_map(options))
        .or_else(|| split_all(paragraphs).find_map(labelled_sentence))?;
    let values = distinct(found.values);
    let fits = |value: &KnownValue| *element == Shape::String || value.literal.parse::<i64>().is_ok();
    values.iter().all(fits).then_some(Values { certainty: found.certainty, values })
}

fn split_all(paragraphs: &[String]) -> impl Iterator<Item = &str> {
    paragraphs.iter().flat_map(|paragraph| split(paragraph))
}

fn distinct(values: Vec<KnownValue>) -> Vec<KnownValue> {
    let mut kept: Vec<KnownValue> = Vec::with_capacity(values.len());
    for value in values {
        if kept.iter().all(|other| other.literal != value.literal) {
            kept.push(value);
        }
    }
    kept
}

/// Words after which a list is complete.
static CLOSING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(enumeration values?|enumerated values?|(the )?values? can be( one of( the following)?)?|(the )?(options|possible values) (are|include)( as follows)?|possible values|枚举值|取值范围|可选值)\s*[:：]\s*$",
    )
    .ok()
});

fn closes(paragraph: &str) -> bool {
    CLOSING.as_ref().is_some_and(|regex| regex.is_match(paragraph))
}

/// `Enumeration values:` and then a paragraph a value, or all values on its line.
fn enumerated(paragraphs: &[String]) -> Option<Values> {
    let words = ["enumeration values", "enumeration value", "枚举值"];
    let heads = |paragraph: &str| {
        let lower = paragraph.to_lowercase();
        words.iter().any(|word| lower.trim_end_matches([':', '：', ' ']).ends_with(word))
    };
    if let Some(index) = paragraphs.iter().position(|paragraph| heads(paragraph)) {
        let behind = paragraphs[index + 1..].iter();
        let values: Vec<KnownValue> = behind.map_while(|paragraph| enumerated_value(paragraph)).collect();
        return closed(values);
    }
    // `Enumeration values: A, B` on one line.
    paragraphs.iter().find_map(|paragraph| {
        let lower = paragraph.to_lowercase();
        let at = words.iter().find_map(|word| Some(lower.find(word)? + word.len()))?;
        let rest = paragraph.get(at..)?.trim_start_matches([':', '：', ' ']);
        let items = rest.split([',', '、', ';', ' ']).map(bare).filter(|item| !item.is_empty());
        let values: Option<Vec<KnownValue>> = items.map(enumerated_value).collect();
        values.and_then(closed)
    })
}

fn enumerated_value(paragraph: &str) -> Option<KnownValue> {
    let text = bare(paragraph.trim_end_matches('.'));
    if is_value(text) {
        return Some(KnownValue { literal: text.to_owned(), meaning: None });
    }
    label(paragraph)
}

fn closed(values: Vec<KnownValue>) -> Option<Values> {
    (!values.is_empty()).then_some(Values { certainty: Certainty::Closed, values })
}

/// `none: The compression algorithm is not used.`, a paragraph a value. Complete only where the line above says so.
fn labelled_paragraphs(paragraphs: &[String]) -> Option<Values> {
    let first = paragraphs.iter().position(|paragraph| label(paragraph).is_some())?;
    let values: Vec<KnownValue> =
        paragraphs[first..].iter().map_while(|paragraph| label(paragraph)).collect();
    let announced = first > 0 && paragraphs[first - 1].trim_end().ends_with([':', '：']);
    // One labelled paragraph is a value only if it is written like one: `CLOUD: ...`, not `Range: ...`.
    let is_sure = values.len() > 1 || announced || is_constant(&values.first()?.literal);
    let certainty =
        if first > 0 && closes(&paragraphs[first - 1]) { Certainty::Closed } else { Certainty::Known };
    is_sure.then_some(Values { certainty, values })
}

/// Labels that explain a field rather than name a value of it.
const NO_VALUES: &[&str] = &[
    "note",
    "notes",
    "notice",
    "caution",
    "important",
    "warning",
    "tip",
    "example",
    "examples",
    "default",
    "constraints",
    "constraint",
    "range",
    "definition",
    "minimum",
    "maximum",
    "options",
    "format",
    "url",
    "enumeration",
    "restriction",
    "restrictions",
    "http",
    "https",
    "description",
    "value",
    "remarks",
    "e.g.",
    "for",
    "unit",
];

/// `CLOUD: DMS for Kafka instance.`
fn label(paragraph: &str) -> Option<KnownValue> {
    let (literal, meaning) = paragraph.split_once([':', '：'])?;
    let (literal, meaning) = (bare(literal), meaning.trim());
    let is_label = is_value(literal) && !NO_VALUES.contains(&literal.to_lowercase().as_str());
    // `2024-01-01T08:00` and `http://` have no space behind the colon.
    let is_spaced = paragraph.contains(": ") || paragraph.contains('：') || meaning.is_empty();
    (is_label && is_spaced).then(|| KnownValue {
        literal: literal.to_owned(),
        meaning: (!meaning.is_empty()).then(|| meaning.trim_end_matches([';', '。']).to_owned()),
    })
}

/// `DISASTER_BACKUP`, `CLOUD`
fn is_constant(literal: &str) -> bool {
    let letters = literal.chars().filter(char::is_ascii_alphabetic).count();
    letters >= 3 && literal.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// `Scenario type. DISASTER_BACKUP: synchronization task.`
fn labelled_sentence(sentence: &str) -> Option<Values> {
    let value = label(sentence).filter(|value| is_constant(&value.literal))?;
    Some(Values { certainty: Certainty::Known, values: vec![value] })
}

/// `The value can be A, B, or C`. Every item has to be a value, or the sentence says something else.
fn alternatives(sentence: &str) -> Option<Values> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:the )?(?:values?|options?|possible values?) (?:can be|can only be|is|are) (?:either |set to |one of )?(.+)$").ok()
    });
    let list = PHRASE.as_ref()?.captures(sentence)?.get(1)?.as_str();
    if !list.contains(" or ") && !list.contains(" and ") {
        return None;
    }
    let items = items(list);
    let are_values = items.len() > 1 && items.iter().all(|item| is_value(item));
    // `The default value is A or B` states no values.
    let is_default = sentence.to_lowercase().contains("default");
    let values =
        items.into_iter().map(|item| KnownValue { literal: item.to_owned(), meaning: None }).collect();
    (are_values && !is_default).then_some(Values { certainty: Certainty::Closed, values })
}

/// `Options: first, last, custom timestamp (long type)`. Complete only if every item is a value.
fn options(sentence: &str) -> Option<Values> {
    let list = ["Options:", "Possible values:", "Value options:"]
        .iter()
        .find_map(|word| sentence.split_once(word))?
        .1;
    let items = items(list);
    let values: Vec<KnownValue> = items
        .iter()
        .filter(|item| is_value(item))
        .map(|item| KnownValue { literal: (*item).to_owned(), meaning: None })
        .collect();
    let certainty = if values.len() == items.len() { Certainty::Closed } else { Certainty::Known };
    (values.len() > 1).then_some(Values { certainty, values })
}

/// `A, B, or C` and `A or B`
fn items(list: &str) -> Vec<&str> {
    let parts =
        list.split([',', '、', ';']).flat_map(|part| part.split(" or ")).flat_map(|part| part.split(" and "));
    let parts = parts.map(|part| {
        let part = part.trim();
        bare(part.strip_prefix("or ").or_else(|| part.strip_prefix("and ")).unwrap_or(part))
    });
    parts.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(paragraphs: &[&str]) -> Vec<String> {
        paragraphs.iter().map(|text| (*text).to_owned()).collect()
    }

    fn values(paragraphs: &[&str]) -> Option<(Certainty, Vec<String>)> {
        let values = read(&Shape::String, &texts(paragraphs))?;
        Some((values.certainty, values.values.into_iter().map(|value| value.literal).collect()))
    }

    fn list(certainty: Certainty, literals: &[&str]) -> (Certainty, Vec<String>) {
        (certainty, texts(literals))
    }

    #[test]
    fn labelled_paragraphs_are_known_values() {
        let one = ["Instance type.", "CLOUD: DMS for Kafka instance."];
        assert_eq!(values(&one), Some(list(Certainty::Known, &["CLOUD"])));
        let many = ["Compression algorithm.", "none: The compression algorithm is not used.", "lz4: Lz4."];
        assert_eq!(values(&many), Some(list(Certainty::Known, &["none", "lz4"])));
        let meaning = read(&Shape::String, &texts(&many)).unwrap().values[0].meaning.clone();
        assert_eq!(meaning.as_deref(), Some("The compression algorithm is not used."));
    }

    #[test]
    fn a_label_within_a_sentence_is_a_known_value() {
        let text = ["Scenario type. DISASTER_BACKUP: synchronization task."];
        assert_eq!(values(&text), Some(list(Certainty::Known, &["DISASTER_BACKUP"])));
    }

    #[test]
    fn true_and_false_are_values_of_a_string_and_explain_a_boolean() {
        let text = ["Whether to enable RocketMQ SSL.", "true: Enable", "false: Disable"];
        assert_eq!(values(&text), Some(list(Certainty::Known, &["true", "false"])));
        assert_eq!(read(&Shape::Boolean, &texts(&text)), None);
    }

    #[test]
    fn options_with_prose_among_them_are_open() {
        let text = ["Data synchronization point. Options: first, last, custom timestamp (long type)."];
        assert_eq!(values(&text), Some(list(Certainty::Known, &["first", "last"])));
        assert_eq!(values(&["Options: first, last."]), Some(list(Certainty::Closed, &["first", "last"])));
    }

    #[test]
    fn enumerations_are_closed() {
        let text = ["Sort key.", "Enumeration values:", "created_at", "name", "Default: name"];
        assert_eq!(values(&text), Some(list(Certainty::Closed, &["created_at", "name"])));
        assert_eq!(values(&["枚举值：", "FULL"]), Some(list(Certainty::Closed, &["FULL"])));
        let announced = ["Status. The value can be:", "Dead: No members.", "Empty: No members yet."];
        assert_eq!(values(&announced), Some(list(Certainty::Closed, &["Dead", "Empty"])));
    }

    #[test]
    fn alternatives_are_closed() {
        assert_eq!(
            values(&["The value can be en-us or zh-cn."]),
            Some(list(Certainty::Closed, &["en-us", "zh-cn"]))
        );
        assert_eq!(
            values(&["The value can be A, B, or C."]),
            Some(list(Certainty::Closed, &["A", "B", "C"]))
        );
    }

    #[test]
    fn prose_holds_no_values() {
        for text in [
            "The value can be empty or a number.",
            "The default value is A or B.",
            "Job name.",
            "Note: This cannot be changed.",
            "Range: 1 to 5",
            "The value can be changed later.",
            "For details, see https://example.com/a.",
            "URL: the address",
        ] {
            assert_eq!(values(&[text]), None, "{text}");
        }
    }

    #[test]
    fn values_of_an_integer_are_integers() {
        let texts = texts(&["State.", "0: off", "1: on"]);
        assert_eq!(read(&Shape::Integer, &texts).unwrap().values.len(), 2);
        let words = [("State.").to_owned(), "on: On".to_owned(), "off: Off".to_owned()];
        assert_eq!(read(&Shape::Integer, &words), None);
    }
}
