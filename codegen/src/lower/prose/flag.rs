//! Properties that are there or not: deprecated, read-only.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{Description, unwrap};

/// `This parameter has been deprecated.`
pub(super) fn is_deprecated(description: &Description<'_>) -> bool {
    static SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:(?:(?:currently|therefore|now), )?(?:this|the) (?:parameter|field|attribute|property)|it)(?: \S+)? ",
            r"(?:is|has been|will be|is being|was|was already) (?:already )?(?:deprecated|discarded|abandoned|obsolete)\b",
            r"|^\(?deprecated\b\)?(?:$|[,.;] | \w+ (?:parameter|field|attribute)|\))",
            r"|(?:^|[,;] )(?:deprecated|discarded)$|^(?:该|此|本)?(?:参数|字段|属性)?(?:已经?|即将)?(?:废弃|弃用)|不推荐使用|(?:后续将|即将|将被|将要)(?:下线|废弃|弃用)"
        ))
        .ok()
    });
    let says = |sentence: &str| {
        let bracket = sentence.trim().starts_with("(Deprecated)");
        bracket || SAID.as_ref().is_some_and(|regex| regex.is_match(unwrap(sentence)))
    };
    // `DEPRECATED` below a list is the name of a state; behind a label (`size: ...`) a part of the value is meant.
    description.general().any(|sentence| says(sentence) && sentence.trim() != "DEPRECATED")
}

/// `This parameter is read-only.`
pub(super) fn is_read_only(description: &Description<'_>) -> bool {
    static SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:(?:this|the) (?:parameter|field|attribute|property|value)|it)(?: value)? is (?:a )?read[- ]only",
            r"|^\(?read[- ]only\)?(?:$| (?:parameter|field|attribute|property))",
            r"|^this (?:parameter|field|value|attribute) is automatically (?:maintained|generated|set|assigned) by the system and cannot be (?:set|changed|modified|updated)",
            r"|^the system automatically sets this parameter"
        ))
        .ok()
    });
    description.sentences().any(|sentence| SAID.as_ref().is_some_and(|regex| regex.is_match(sentence)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(read: fn(&Description<'_>) -> bool, text: &str) -> bool {
        read(&Description::of(&[text.to_owned()]))
    }

    #[test]
    fn deprecation_is_said_of_the_field_itself() {
        for text in [
            "Volume ID. This parameter has been deprecated. Use source_id.",
            "This field will be deprecated. You can use the tags field instead.",
            "(Deprecated) Outdated version.",
            "Data disk. (This parameter has been discarded. Use the storage field instead.)",
            "Deprecated.",
            "该参数已废弃。",
        ] {
            assert!(says(is_deprecated, text), "{text}");
        }
        for text in [
            "Whether deprecated images are listed.",
            "DEPRECATED: discarded version",
            "DEPRECATED",
            "Spaces before and after a key will be deprecated.",
            "For details, see Status Values (Deprecated).",
            "This parameter is reserved.",
        ] {
            assert!(!says(is_deprecated, text), "{text}");
        }
    }

    #[test]
    fn read_only_is_said_of_the_field_itself() {
        for text in [
            "Size. This parameter is read-only.",
            "This parameter is automatically maintained by the system and cannot be set or updated manually.",
        ] {
            assert!(says(is_read_only, text), "{text}");
        }
        assert!(!says(is_read_only, "Whether the volume is read-only."));
    }
}
