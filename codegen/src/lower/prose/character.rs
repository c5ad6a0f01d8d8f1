//! Rules on characters.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern;

use super::text::{Description, clauses_depend, in_brackets, items};

/// Reads `Start with a letter or digit, and only include letters, digits, periods (.), ...` as a regular expression.
///
/// A letter is an ASCII letter only where the page says so or its examples show it; otherwise there is no pattern. An
/// example that the pattern would reject shows that the rule was not understood.
pub(super) fn read(description: &Description<'_>, examples: &[String]) -> Option<String> {
    let sentences: Vec<&str> = description.sentences().collect();
    if let Some(pattern) = stated(description) {
        return has_all(pattern, examples).then(|| pattern.to_owned());
    }
    let rules: Vec<&str> = sentences.iter().copied().filter(|sentence| !clauses_depend(sentence)).collect();
    // A rule for a case or for a part makes the others uncertain.
    let is_composed = |sentence: &&str| {
        ["prefix", "wildcard", "variables are", "segment"]
            .iter()
            .any(|word| sentence.to_lowercase().contains(word))
    };
    if sentences.iter().any(is_composed) {
        return None;
    }
    if sentences.iter().any(|sentence| clauses_depend(sentence) && allowed(sentence).is_some()) {
        return None;
    }
    let mut lists = rules.iter().filter_map(|sentence| allowed(sentence));
    let list = lists.next()?;
    if lists.next().is_some() {
        return None;
    }
    let is_ascii = is_ascii_proven(&sentences, examples);
    let class = class(list, is_ascii)?;
    // A rule on the first character that is not understood leaves the one on all characters as it is.
    let first =
        rules.iter().find_map(|sentence| start(sentence)).and_then(|list| self::class(list, is_ascii));
    let pattern = match first {
        Some(first) if class.contains("A-Z") => format!("^[{first}][{class}]*$"),
        // Where only small letters are allowed, the first one is small too.
        Some(first) => format!("^[{}][{class}]*$", first.replace("A-Za-z", "a-z")),
        None => format!("^[{class}]*$"),
    };
    has_all(&pattern, examples).then_some(pattern)
}

/// Whether a paragraph may state a pattern of its own.
pub fn states_pattern(paragraph: &str) -> bool {
    paragraph.to_ascii_lowercase().contains("regular expression")
}

/// Whether a pattern is one, and has all examples.
fn has_all(pattern: &str, examples: &[String]) -> bool {
    let has = |text: &str| pattern::matches(pattern, text);
    has("").is_some() && examples.iter().all(|example| has(example) == Some(true))
}

/// The page's own: `and matches the regular expression ^[a-zA-Z0-9:/_-]{1,255}$`. One that ends early was cut by a mark
/// of the sentence.
fn stated<'a>(description: &Description<'a>) -> Option<&'a str> {
    static STATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:match(?:es)?|comply with|complies with|meets?) the regular expression:? (?P<regex>\^\S*\$)").ok()
    });
    let regex = description.lines().find_map(|line| STATED.as_ref()?.captures(line)?.name("regex"))?.as_str();
    let is_balanced = [('(', ')'), ('[', ']'), ('{', '}')]
        .iter()
        .all(|(open, close)| regex.matches(*open).count() == regex.matches(*close).count());
    is_balanced.then_some(regex)
}

/// The list of all characters that are allowed: `Only letters and digits are allowed`, `only include letters and digits`.
fn allowed(sentence: &str) -> Option<&str> {
    static ONLY: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        [
            r"(?i)\bonly (?:include|contain|consist of)s? (?:only )?(?P<list>.+)$",
            r"(?i)\b(?:can|must|may|should)? ?(?:include|contain|consist of|consists of|contains|includes) only (?P<list>.+)$",
            r"(?i)\b(?:including|containing|consisting of) only (?P<list>.+)$",
            r"(?i)^(?:it |the value )?(?:must )?consists? of (?P<list>.+)$",
            r"(?i)\bonly (?P<list>.+?) (?:are|is) (?:allowed|supported|permitted)(?: in \w+)?$",
            r"(?i)^only (?P<list>.+ and (?:these|the following) special characters are allowed: .+)$",
            r"(?i)^use only (?P<list>.+)$",
        ]
        .iter()
        .filter_map(|regex| Regex::new(regex).ok())
        .collect()
    });
    static END: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i),? (?:and |but )?(?:it )?(?:must|cannot|can only|should|can)? ?(?:start|begin|end|starting|ending)(?:s)? |,? and (?:must|cannot|is|its)\b|, for example|, with |, such as").ok()
    });
    let captures = ONLY.iter().find_map(|regex| regex.captures(sentence))?;
    let ahead = sentence.get(..captures.get(0)?.start())?.trim_end();
    // `cannot contain only digits` forbids what is nothing else, and says nothing of what is allowed.
    if ["not", "n't", "never"].iter().any(|word| ahead.to_lowercase().ends_with(word)) {
        return None;
    }
    let list = captures.name("list")?.as_str();
    let end = END.as_ref().and_then(|end| end.find(list)).map_or(list.len(), |end| end.start());
    list.get(..end)
}

/// What a value starts with: `Start with a letter or digit`, `starting with a letter, digit, plus sign (+), or slash (/)`.
fn start(sentence: &str) -> Option<&str> {
    static START: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?P<no>cannot |must not |not |or |and )?\b(?:start|starts|starting|begin|begins|beginning) with (?P<list>.+)$").ok()
    });
    static END: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)[,;]? (?:and |but )?(?:can|only|must|cannot|not|ends?|ending|contains?|consists?|includes?|including|with|followed)\b").ok()
    });
    let captures = START.as_ref()?.captures(sentence)?;
    // `cannot start with a hyphen`, `cannot end or start with a space`
    let denies =
        captures.name("no").is_some_and(|word| word.as_str() != "and ") || sentence.contains("cannot start");
    if denies {
        return None;
    }
    let list = captures.name("list")?.as_str();
    let end = END.as_ref().and_then(|end| end.find(list)).map_or(list.len(), |end| end.start());
    list.get(..end)
}

/// Whether "letters" means A to Z on this page.
fn is_ascii_proven(sentences: &[&str], examples: &[String]) -> bool {
    let says = |sentence: &&str| {
        let lower = sentence.to_lowercase();
        ["english letter", "ascii letter", "(a-z", "a to z)", "a-z,", "a-z)"]
            .iter()
            .any(|word| lower.contains(word))
    };
    let shows = |example: &String| example.is_ascii() && example.contains(|c: char| c.is_ascii_alphabetic());
    sentences.iter().any(says) || !examples.is_empty() && examples.iter().all(shows)
}

/// The inside of a character class for a list such as `letters, digits, and hyphens (-)`.
fn class(list: &str, is_ascii: bool) -> Option<String> {
    let mut ranges = String::new();
    let mut marks = String::new();
    // `letters, digits, and these special characters are allowed: -_./:()`
    let (words, tail) = match list.split_once(" are allowed: ") {
        Some((words, tail)) => (words, Some(tail)),
        None => (list, None),
    };
    if let Some(tail) = tail {
        marks.push_str(tail);
    }
    for item in items(words) {
        let (word, inside) = match in_brackets(item) {
            Some((word, inside, "")) => (word, Some(inside)),
            Some(_) => return None,
            None => (item, None),
        };
        match named(word, is_ascii)? {
            Named::Range(range) => ranges.push_str(range),
            Named::Mark(mark) => marks.push_str(inside.filter(|inside| is_marks(inside)).unwrap_or(mark)),
            Named::Given => match inside.or(tail) {
                Some(given) if is_marks(given) => marks.push_str(given),
                _ => return None,
            },
        }
    }
    let class = format!("{ranges}{}", escaped(&marks)?);
    (!class.is_empty()).then_some(class)
}

enum Named {
    /// Part of a character class.
    Range(&'static str),
    /// A mark of that name.
    Mark(&'static str),
    /// Marks that the page lists.
    Given,
}

fn named(word: &str, is_ascii: bool) -> Option<Named> {
    let lower = word.trim().to_lowercase();
    let word = ["the ", "an ", "a ", "only ", "english ", "ascii ", "these ", "following "]
        .iter()
        .fold(lower.as_str(), |word, article| word.strip_prefix(article).unwrap_or(word));
    let singular = word.strip_suffix("es").filter(|word| ["slash", "dash", "backslash"].contains(word));
    Some(match singular.or_else(|| word.strip_suffix('s')).unwrap_or(word) {
        "letter" | "alphabet" | "character" if is_ascii && word != "characters" => Named::Range("A-Za-z"),
        "lowercase letter" | "lower-case letter" if is_ascii => Named::Range("a-z"),
        "uppercase letter" | "upper-case letter" if is_ascii => Named::Range("A-Z"),
        "digit" | "number" => Named::Range("0-9"),
        "period" | "dot" => Named::Mark("."),
        "underscore" => Named::Mark("_"),
        "space" => Named::Mark(" "),
        "colon" => Named::Mark(":"),
        "comma" => Named::Mark(","),
        "slash" | "forward slash" => Named::Mark("/"),
        "hyphen" | "dash" => Named::Mark("-"),
        "at sign" => Named::Mark("@"),
        "plus sign" => Named::Mark("+"),
        "equal sign" | "equals sign" => Named::Mark("="),
        "asterisk" => Named::Mark("*"),
        "special character" => Named::Given,
        _ => return None,
    })
}

/// Whether a text lists marks and nothing else: `_-!@#$%+/=`, `- _ .`
fn is_marks(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_punctuation() || c == ' ')
}

/// Marks within a character class, without repetition, with the hyphen at the end.
fn escaped(marks: &str) -> Option<String> {
    let mut class = String::new();
    let mut seen: Vec<char> = Vec::new();
    let is_spaced = marks.chars().filter(|c| *c != ' ').count() > 1;
    for c in marks.chars() {
        if seen.contains(&c) || c == ' ' && is_spaced && marks.trim().contains(' ') {
            continue;
        }
        seen.push(c);
        match c {
            '-' => {}
            '\\' | ']' | '[' | '^' => class.extend(['\\', c]),
            c if c.is_ascii_punctuation() || c == ' ' => class.push(c),
            _ => return None,
        }
    }
    if seen.contains(&'-') {
        class.push('-');
    }
    Some(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = "Job name. Start with a letter or digit, and only include letters, digits, periods (.), underscores (_), and hyphens (-). (Max. 128 characters)";

    fn pattern(text: &str, examples: &[&str]) -> Option<String> {
        let examples: Vec<String> = examples.iter().map(|text| (*text).to_owned()).collect();
        read(&Description::of(&[text.to_owned()]), &examples)
    }

    #[test]
    fn what_a_value_cannot_be_made_of_alone_is_no_pattern() {
        for text in [
            "A word cannot contain only asterisks (*).",
            "It cannot begin with an underscore (_) and cannot contain only digits.",
            "The name must not consist of digits only. It cannot only contain digits.",
        ] {
            assert_eq!(pattern(text, &["a1"]), None, "{text}");
            assert_eq!(pattern(text, &[]), None, "{text}");
        }
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
        assert_eq!(pattern(RULE, &["a b"]), None);
    }

    #[test]
    fn rules_come_in_many_words() {
        for (text, expected) in [
            ("Only letters, digits, underscores (_), and hyphens (-) are allowed.", "^[A-Za-z0-9_-]*$"),
            (
                "Enter 3 to 64 characters, starting with a letter. Only letters, digits, and hyphens (-) are allowed.",
                "^[A-Za-z][A-Za-z0-9-]*$",
            ),
            (
                "The value can contain only letters, digits, and periods (.) and must start with a letter or digit.",
                "^[A-Za-z0-9][A-Za-z0-9.]*$",
            ),
            ("Only lowercase letters, digits, and hyphens (-) are allowed.", "^[a-z0-9-]*$"),
            (
                "Enter 4 to 128 characters starting with a letter and not ending with a hyphen (-). Only lowercase letters, digits, and hyphens (-) are allowed.",
                "^[a-z][a-z0-9-]*$",
            ),
            (
                "The value starts with a letter, digit, or slash (/). Only letters, digits, and slashes (/) are allowed.",
                "^[A-Za-z0-9/][A-Za-z0-9/]*$",
            ),
            (
                "Only letters, digits, and special characters (_-!@#$%+/=) are allowed.",
                "^[A-Za-z0-9_!@#$%+/=-]*$",
            ),
            (
                "Only letters, digits, and these special characters are allowed: -_./:()",
                "^[A-Za-z0-9_./:()-]*$",
            ),
        ] {
            assert_eq!(pattern(text, &["abc"]).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_gives_no_pattern() {
        for text in [
            "It can only contain letters, digits, and special characters.",
            "Only administrators are allowed.",
            "Start with a letter.",
            "The value can contain letters and digits.",
            "It can only contain letters, digits, and Chinese characters.",
            "Only letters and digits are allowed. A DNS subdomain can be used as the prefix.",
            "If type is HEADER, only letters and digits are allowed.",
        ] {
            assert_eq!(pattern(text, &["abc"]), None, "{text}");
        }
    }

    #[test]
    fn a_stated_regular_expression_is_the_rule() {
        let read = |text: &str, examples: &[&str]| {
            let examples: Vec<String> = examples.iter().map(|text| (*text).to_owned()).collect();
            super::read(&Description::of(&[text.to_owned()]), &examples)
        };
        let text = "Name which can be 1 to 255 characters in length and matches the regular expression ^[a-zA-Z0-9:/_-]{1,255}$";
        assert_eq!(read(text, &["a:b"]).as_deref(), Some("^[a-zA-Z0-9:/_-]{1,255}$"));
        assert_eq!(read(text, &["a b"]), None);
        assert_eq!(read("It matches the regular expression ^[a-z$", &[]), None);
    }
}
