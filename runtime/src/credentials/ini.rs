//! Profile files: sections in brackets, and `name = value` lines in them.
//!
//! The form is what the vendor's SDKs read (Python's `configparser`): names in any case, `=` or `:` between name and
//! value, comments on lines of their own behind `#` or `;`. Quotes, `%` and a `#` behind a value are part of the value.
//! What is anything else is an error with the number of its line, and never its text: it may be a secret. Left out:
//! values over several lines, and defaults for all sections.

use std::collections::BTreeMap;

/// Names and values of one section; `None` where the file has no such section.
pub(super) fn section(text: &str, wanted: &str) -> Result<Option<BTreeMap<String, String>>, String> {
    let mut current: Option<&str> = None;
    let mut found: Option<BTreeMap<String, String>> = None;
    for (number, line) in
        text.trim_start_matches('\u{feff}').lines().enumerate().map(|(at, line)| (at + 1, line))
    {
        let content = line.trim();
        if content.is_empty() || content.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = content.strip_prefix('[') {
            let Some(name) = name.strip_suffix(']') else {
                return Err(format!("line {number} has no `]`"));
            };
            current = Some(name);
            if name == wanted && found.replace(BTreeMap::new()).is_some() {
                return Err(format!("line {number} begins the section [{wanted}] again"));
            }
            continue;
        }
        if line.starts_with(char::is_whitespace) {
            return Err(format!("line {number} is indented; a value has one line"));
        }
        let Some((name, value)) = content.split_once(['=', ':']) else {
            return Err(format!("line {number} is neither a section nor `name = value`"));
        };
        if current.is_none() {
            return Err(format!("line {number} stands before the first section"));
        }
        if let Some(values) = found.as_mut().filter(|_| current == Some(wanted)) {
            let name = name.trim().to_lowercase();
            if values.insert(name, value.trim().to_owned()).is_some() {
                return Err(format!("line {number} gives a name of [{wanted}] again"));
            }
        }
    }
    Ok(found)
}

/// What is wrong with a line is said without its text.
#[cfg(feature = "fuzz")]
pub(crate) fn fuzz(text: &str) {
    let planted = text.replace('§', "Pl4nted");
    if let Err(message) = section(&planted, "basic") {
        assert!(!message.contains("Pl4nted"), "a text of the file is shown: {message}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_the_section_that_is_asked_for() {
        let text = "\u{feff}# mine\r\n[global]\r\nak = other\r\n\r\n[basic]\r\nAK = a=b\r\nsk: \"x # y%\"\r\n; end\r\nempty =\r\n[more]\nak=1";
        let values = section(text, "basic").unwrap().unwrap();
        let expected = [("ak", "a=b"), ("empty", ""), ("sk", "\"x # y%\"")];
        assert_eq!(values, expected.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        assert_eq!(section(text, "absent").unwrap(), None);
        assert_eq!(section("", "basic").unwrap(), None);
    }

    #[test]
    fn says_which_line_is_wrong_and_not_what_it_holds() {
        for (text, line) in [
            ("ak = hunter2", "line 1 stands before"),
            ("[basic]\nhunter2", "line 2 is neither"),
            ("[basic]\nsk = a\n  hunter2", "line 3 is indented"),
            ("[basic\nsk = hunter2", "line 1 has no `]`"),
            ("[basic]\nsk = a\nSK = hunter2", "line 3 gives a name"),
            ("[basic]\n[b]\n[basic]\nsk = hunter2", "line 3 begins the section"),
        ] {
            let error = section(text, "basic").unwrap_err();
            assert!(error.starts_with(line) && !error.contains("hunter2"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "([\\[\\]=:#; a\u{feff}é\r\n]|basic)*") {
            let _ = section(&text, "basic");
        }
    }
}
