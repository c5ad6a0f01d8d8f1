//! Ranges of numbers.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Number;

use crate::model::Bounds;

const NUMBER: &str = r"-?\d[\d,]*(?:\.\d+)?";

static RANGES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let between =
        format!(r"\s*(?P<min>{NUMBER})\s*(?:to|-|–|~|through)\s*(?P<max>{NUMBER})(?:\s*[.,;)]|\s|$)");
    [
        // `Value range: 1-600`
        format!(r"(?i)\b(?:value )?range\s*[:：]{between}"),
        // `The value ranges from 1 to 50`, `an integer from 1 to 100`
        format!(r"(?i)\b(?:ranges? from|range is(?: from)?|integer from|value is from){between}"),
        format!(r"取值范围\s*[:：]?{between}"),
    ]
    .iter()
    .filter_map(|regex| Regex::new(regex).ok())
    .collect()
});

static ENDS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        format!(r"(?:^|\s)Minimum(?: value)?\s*[:：]\s*(?P<min>{NUMBER})(?:\s|$)"),
        format!(r"(?:^|\s)Maximum(?: value)?\s*[:：]\s*(?P<max>{NUMBER})(?:\s|$)"),
        format!(r"最小值\s*[:：]\s*(?P<min>{NUMBER})"),
        format!(r"最大值\s*[:：]\s*(?P<max>{NUMBER})"),
        // `The value must be greater than or equal to 0`
        format!(r"(?i)value must be greater than or equal to (?P<min>{NUMBER})(?:\s|$|\.)"),
    ]
    .iter()
    .filter_map(|regex| Regex::new(regex).ok())
    .collect()
});

/// The range of a number.
pub(super) fn read(paragraphs: &[String]) -> Option<Bounds> {
    let mut found = Bounds::default();
    for paragraph in paragraphs {
        for captures in RANGES.iter().chain(ENDS.iter()).filter_map(|regex| regex.captures(paragraph)) {
            let number = |name: &str| captures.name(name)?.as_str().replace(',', "").parse::<Number>().ok();
            found.minimum = found.minimum.or_else(|| number("min"));
            found.maximum = found.maximum.or_else(|| number("max"));
        }
    }
    let as_f64 = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
    let is_range =
        as_f64(&found.minimum).zip(as_f64(&found.maximum)).is_none_or(|(least, most)| least <= most);
    (is_range && found != Bounds::default()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> Option<(Option<i64>, Option<i64>)> {
        let bounds = read(&[text.to_owned()])?;
        let number = |number: Option<Number>| number.and_then(|number| number.as_i64());
        Some((number(bounds.minimum), number(bounds.maximum)))
    }

    #[test]
    fn ranges_are_read() {
        assert_eq!(bounds("Value range: 1-600"), Some((Some(1), Some(600))));
        assert_eq!(bounds("Value range: 0 to 63."), Some((Some(0), Some(63))));
        assert_eq!(bounds("The value ranges from 1 to 50."), Some((Some(1), Some(50))));
        assert_eq!(bounds("Value range: -1 to 2,000"), Some((Some(-1), Some(2000))));
        assert_eq!(bounds("Minimum: 1"), Some((Some(1), None)));
        assert_eq!(bounds("最小值：1 最大值：255"), Some((Some(1), Some(255))));
    }

    #[test]
    fn other_numbers_are_no_range() {
        for text in [
            "Number of replicas, which cannot be greater than the number of brokers.",
            "Value range: 10 to 1",
            "The range is shown in the console.",
        ] {
            assert_eq!(bounds(text), None, "{text}");
        }
    }
}
