//! Rules on characters.

use std::sync::LazyLock;

use regex::Regex;

/// Reads `Start with a letter or digit, and only include letters, digits, periods (.), ...` as a regular expression.
///
/// A letter is an ASCII letter only where the page says so or its examples show it; otherwise there is no pattern.
pub(super) fn read(paragraphs: &[String], examples: &[String]) -> Option<String> {
    static ONLY: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:only (?:include|contain|consist of)|(?:can|must) (?:include|contain|consist of) only|consists? only of|only contain)s?\s+(?P<list>.+)$|^only (?P<allowed>.+) are allowed$").ok()
    });
    static START: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:start|starts|begin|begins) with (?P<list>(?:an? )?[a-z ]+?)(?:,|\.|;| and |$)")
            .ok()
    });

    let (sentence, list) =
        paragraphs.iter().flat_map(|paragraph| super::sentence::split(paragraph)).find_map(|sentence| {
            let captures = ONLY.as_ref()?.captures(sentence)?;
            let list = captures.name("list").or_else(|| captures.name("allowed"))?;
            Some((sentence, list.as_str()))
        })?;
    let start =
        START.as_ref().and_then(|regex| regex.captures(sentence)).and_then(|captures| captures.name("list"));
    let is_ascii = is_ascii_proven(paragraphs, examples);
    let class = class(list, is_ascii)?;
    match start {
        Some(start) => Some(format!("^[{}][{class}]*$", self::class(start.as_str(), is_ascii)?)),
        // What a rule on the first character says is not known where it is not understood.
        None if sentence.to_lowercase().contains("start") || sentence.to_lowercase().contains("begin") => {
            None
        }
        None => Some(format!("^[{class}]*$")),
    }
}

/// Whether "letters" means A to Z on this page.
fn is_ascii_proven(paragraphs: &[String], examples: &[String]) -> bool {
    let says = |paragraph: &String| {
        let lower = paragraph.to_lowercase();
        lower.contains("english letter") || lower.contains("a-z") || lower.contains("ascii")
    };
    let shows = |example: &String| example.is_ascii() && example.contains(|c: char| c.is_ascii_alphabetic());
    paragraphs.iter().any(says) || !examples.is_empty() && examples.iter().all(shows)
}

/// The inside of a character class for a list such as `letters, digits, and hyphens (-)`.
fn class(list: &str, is_ascii: bool) -> Option<String> {
    let mut class = String::new();
    let mut hyphen = false;
    let list = list.replace(", and ", ", ").replace(" and ", ", ").replace(" or ", ", ");
    for item in items(&list) {
        let item = item.trim().trim_start_matches("a ").trim_start_matches("an ").to_lowercase();
        let word = item.split('(').next().unwrap_or("").trim().trim_end_matches('s');
        match word {
            "" => {}
            "letter" | "english letter" if is_ascii => class.push_str("A-Za-z"),
            "lowercase letter" if is_ascii => class.push_str("a-z"),
            "uppercase letter" if is_ascii => class.push_str("A-Z"),
            "digit" | "number" => class.push_str("0-9"),
            "period" | "dot" => class.push('.'),
            "underscore" => class.push('_'),
            "space" => class.push(' '),
            "colon" => class.push(':'),
            "slashe" | "slash" => class.push('/'),
            "hyphen" | "dashe" | "dash" => hyphen = true,
            _ => return None,
        }
    }
    if hyphen {
        class.push('-');
    }
    (!class.is_empty()).then_some(class)
}

/// Splits at commas that stand outside of brackets: `periods (.), commas (,)`.
fn items(list: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (index, c) in list.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&list[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    items.push(&list[start..]);
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = "Job name. Start with a letter or digit, and only include letters, digits, periods (.), underscores (_), and hyphens (-). (Max. 128 characters)";

    fn pattern(text: &str, examples: &[&str]) -> Option<String> {
        let examples: Vec<String> = examples.iter().map(|text| (*text).to_owned()).collect();
        read(&[text.to_owned()], &examples)
    }

    #[test]
    fn a_rule_becomes_a_pattern_where_an_example_shows_ascii() {
        assert_eq!(pattern(RULE, &["eventRoute-qapbtr95"]).as_deref(), Some("^[A-Za-z0-9][A-Za-z0-9._-]*$"));
        let regex = Regex::new("^[A-Za-z0-9][A-Za-z0-9._-]*$").unwrap();
        assert!(regex.is_match("a.b_c-1") && !regex.is_match("-a") && !regex.is_match("a b"));
    }

    #[test]
    fn letters_of_other_scripts_are_not_excluded_without_proof() {
        assert_eq!(pattern(RULE, &[]), None);
        assert_eq!(pattern(RULE, &["任务-1"]), None);
    }

    #[test]
    fn what_is_not_understood_gives_no_pattern() {
        for text in [
            "It can only contain letters, digits, and special characters.",
            "Only administrators are allowed.",
            "Start with a letter.",
        ] {
            assert_eq!(pattern(text, &["abc"]), None, "{text}");
        }
        let text = "Only letters, digits, underscores (_), and hyphens (-) are allowed.";
        assert_eq!(pattern(text, &["abc"]).as_deref(), Some("^[A-Za-z0-9_-]*$"));
    }
}
