//! A region, as it may become part of a host.

use crate::error::ConfigurationError;

/// The longest label of a host (RFC 1035).
const LONGEST: usize = 63;

/// The id of a region. There is no other way to fill a template than with one of these, so that whatever is given as a
/// region (a setting, a variable, a line of a file) stays one label and names no other host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Region(String);

impl Region {
    /// Capital letters are refused and not made small: a region is also the name of a project, and part of what keys
    /// are derived for, where the two are not the same.
    pub(crate) fn new(text: impl Into<String>) -> Result<Self, ConfigurationError> {
        let text = text.into();
        if text.trim().is_empty() {
            return Err(ConfigurationError::new("`region` is empty"));
        }
        if is_region(&text) {
            return Ok(Self(text));
        }
        Err(ConfigurationError::new(format!(
            "{} cannot be a region: one has small letters, digits and single hyphens, begins with a letter, ends with \
             a letter or a digit, and has at most {LONGEST} characters, such as `ap-southeast-3`; where a project has \
             another name than its region, give its id with `Config::builder().project_id(..)`",
            shown(&text),
        )))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Two hyphens in a row are how names in other scripts are written (`xn--`), and in no region.
fn is_region(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !text.ends_with('-')
        && !text.contains("--")
}

/// A text in place of a region as an error may repeat it: not where it may hold a password, nor where it is long.
fn shown(text: &str) -> String {
    if text.contains('@') || text.chars().count() > LONGEST {
        "what is given (not shown: it is long, or holds an `@`)".to_owned()
    } else {
        format!("{text:?}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn knows_regions() {
        for region in ["cn-north-4", "eu-west-101", "ap-southeast-3", "na-mexico-1", "r", &"a".repeat(63)] {
            assert_eq!(Region::new(region).unwrap().as_str(), region);
        }
    }

    #[test]
    fn refuses_what_is_none() {
        let long = "a".repeat(64);
        for text in [
            "",
            " ",
            "evil.example#",
            "a.b",
            "A",
            "Cn-north-4",
            "a b",
            "a\n",
            " a",
            "a_b",
            "a@b",
            "a:1",
            "a/b",
            "a\\b",
            "a?b",
            "a%2e",
            "-a",
            "a-",
            "4a",
            "xn--a",
            "a--b",
            "\u{430}",
            "\u{ff41}",
            "a\u{200b}",
            "a\0",
            "{region}",
            &long,
        ] {
            let error = Region::new(text).unwrap_err().to_string();
            assert!(text.trim().is_empty() || error.contains("ap-southeast-3"), "{error}");
        }
        let error = Region::new("user:hunter2@evil").unwrap_err().to_string();
        assert!(!error.contains("hunter2"), "{error}");
    }

    proptest! {
        #[test]
        fn a_region_is_one_label(text in "[a-zA-Z0-9.@:/\\\\#?%_ \u{430}-]{0,70}|.*") {
            if let Ok(region) = Region::new(text.clone()) {
                prop_assert_eq!(region.as_str(), text.as_str());
                prop_assert!((1..=63).contains(&text.len()));
                prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
            }
        }
    }
}
