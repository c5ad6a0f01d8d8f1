//! Words and items: what may be a value, and what is prose.

use serde_json::Number;

use super::super::lex::Decimal;
use crate::vocabulary::{self, ClauseWord, LiteralWord, ProseMeaning, ProseWord, is_han, is_literal_word};

/// Without the quotes, marks and stops that stand around a word.
pub(in super::super) fn bare(word: &str) -> &str {
    let quotes = ['"', '\'', '`', '“', '”', '‘', '’', '*', ';', ',', '，', '；', '。', '、'];
    let word = word.trim().trim_matches(quotes).trim();
    word.strip_suffix('.').unwrap_or(word).trim_matches(quotes).trim()
}

/// Without a bracket that is opened and never closed, or closed and never opened: `(Max. 20`, `true)`.
pub(in super::super) fn unwrap(text: &str) -> &str {
    let count = |marks: [char; 2]| text.matches(marks).count();
    match (count(['(', '（']), count([')', '）'])) {
        (opened, closed) if opened > closed => text.trim_start_matches(['(', '（']).trim(),
        (opened, closed) if opened < closed => text.trim_end_matches([')', '）']).trim(),
        (1, 1) => text
            .strip_prefix(['(', '（'])
            .and_then(|text| text.strip_suffix([')', '）']))
            .unwrap_or(text)
            .trim(),
        _ => text,
    }
}

/// One token of letters, digits and a few marks, as values are written. Chinese has no spaces: its words are prose.
pub(in super::super) fn is_token(text: &str) -> bool {
    let holds = |c: char| c.is_alphanumeric() && !is_han(c) || "_-.+:/@#%*${}=".contains(c);
    text.len() <= 80
        && text.chars().all(holds)
        && text.chars().any(char::is_alphanumeric)
        && !text.ends_with([':', '.', '='])
        && !text.contains("://")
}

/// A token that no English sentence has: capitals, digits, underscores, dots.
pub(in super::super) fn is_code(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase);
    let mixed = letters.any(char::is_uppercase);
    is_token(text)
        && (mixed
            || text.contains(|c: char| c.is_ascii_digit() || "_$+/@:=".contains(c))
            || text.contains(['-', '.']) && !capital
            || capital && text.len() == 1)
}

/// `DISASTER_BACKUP`, `CLOUD`
pub(in super::super) fn is_constant(text: &str) -> bool {
    text.chars().filter(char::is_ascii_uppercase).count() >= 2
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "_-.".contains(c))
}

/// `Red Hat`, `Windows`: up to three words, each with a capital or of digits.
pub(in super::super) fn is_named(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=3).contains(&words.len())
        && words
            .iter()
            .all(|word| is_token(word) && word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// Words that a sentence puts where a value could stand: `can be empty`.
pub(in super::super) fn is_prose(token: &str) -> bool {
    is_small(token) && is_literal_word(token, LiteralWord::Prose)
}

/// Words of sentences that are values in lists: `can be queried`, but `available, deleted, or failed`.
pub(in super::super) fn is_participle(token: &str) -> bool {
    is_small(token) && is_literal_word(token, LiteralWord::State)
}

/// Sentences have these words in small letters; `ALL` and `Empty` are values.
fn is_small(token: &str) -> bool {
    !token.contains(char::is_uppercase)
}

/// The items of `A, B (why), or C`: split at commas outside of brackets, at `or` and at `and`.
pub(in super::super) fn items(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = list;
    while let Some((part, behind)) = first_item(rest) {
        parts.push(part);
        rest = behind;
    }
    parts.push(rest);
    let items = parts.into_iter().map(|part| first_word_off(part.trim()));
    // A conjunction alone is no item: `A, or, or B`.
    let is_item =
        |item: &&str| item.chars().any(char::is_alphanumeric) && conjunction(item) != Some(item.len());
    items.filter(is_item).collect()
}

/// What stands before the first separator outside of brackets, and what stands behind it. None where there is none.
fn first_item(list: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (index, c) in list.char_indices() {
        match c {
            '(' | '（' | '[' | '{' => depth += 1,
            ')' | '）' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => {
                let (part, behind) = list.split_at_checked(index)?;
                if let Some(behind) = without_separator(behind) {
                    return Some((part, behind));
                }
            }
            _ => {}
        }
    }
    None
}

fn without_separator(text: &str) -> Option<&str> {
    let word = || {
        let word = text.strip_prefix(' ')?;
        let is_and = |meaning| meaning == ProseMeaning::Word(ProseWord::And);
        let (_, length) = vocabulary::prose_word(word).filter(|(meaning, _)| is_and(*meaning))?;
        word.get(length..)?.strip_prefix(' ')
    };
    text.strip_prefix([',', '，', '、', ';', '；', '|']).or_else(word)
}

fn first_word_off(part: &str) -> &str {
    let behind = conjunction(part).and_then(|length| part.get(length..)?.strip_prefix(' '));
    behind.unwrap_or(part).trim()
}

/// How long the word is that stands before the last item of a list, or before the first. A letter alone may be an item.
fn conjunction(part: &str) -> Option<usize> {
    let word = match vocabulary::prose_word(part) {
        Some((ProseMeaning::Word(ProseWord::And), length)) => Some(length),
        _ => vocabulary::clause_word(part).filter(|(word, _)| *word == ClauseWord::OneOf).map(|it| it.1),
    };
    word.filter(|length| *length > 1)
}

/// A label and the text behind it, where a colon parts them as prose does: `2024-01-01T08:00` and `http://` have no space behind
/// theirs.
pub(in super::super) fn labelled_text(line: &str) -> Option<(&str, &str)> {
    line.split_once(": ").or_else(|| line.split_once('：'))
}

/// What stands behind a title in Chinese: `移除策略：OLD（默认）：...`
pub(in super::super) fn behind_title(line: &str) -> &str {
    let is_title = |title: &str| !title.is_empty() && title.chars().all(is_han);
    line.split_once('：').filter(|(title, _)| is_title(title)).map_or(line, |(_, rest)| rest)
}

/// A number as pages write it, `1,024` or `-1`, at the start of a text, and what stands behind it.
pub(in super::super) fn number(text: &str) -> Option<(Number, &str)> {
    let text = text.trim_start();
    let (number, length) = Decimal::at_start(text, true)?;
    Some((number.number()?, text.get(length..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_single_tokens() {
        for text in ["CLOUD", "lz4", "Full+Incremental", "en-us", "10", "v2.0", "OS::Nova::Server", "${host}"]
        {
            assert!(is_token(text), "{text}");
        }
        for text in ["custom timestamp", "", "60 seconds", "Range:", "-", "https://example.com"] {
            assert!(!is_token(text), "{text}");
        }
    }

    #[test]
    fn codes_look_like_no_word() {
        for text in ["SSD", "ipv4", "en-us", "created_at", "10", "OverlayFS", "A"] {
            assert!(is_code(text), "{text}");
        }
        for text in ["queried", "Running", "alias"] {
            assert!(!is_code(text), "{text}");
        }
        assert!(is_constant("PENDING_CREATE") && is_constant("SHA-256") && !is_constant("Creating"));
        assert!(is_named("Red Hat") && is_named("CentOS") && !is_named("a key ID"));
    }

    #[test]
    fn lists_are_split_outside_of_brackets() {
        assert_eq!(items("A, B (x, y), or C"), ["A", "B (x, y)", "C"]);
        assert_eq!(items("true and false"), ["true", "false"]);
        assert_eq!(
            items("first, last, custom timestamp (long type)"),
            ["first", "last", "custom timestamp (long type)"]
        );
        assert_eq!(items("order"), ["order"]);
    }

    #[test]
    fn separators_may_follow_each_other() {
        assert_eq!(items("TCP, or or HTTP"), ["TCP", "HTTP"]);
        assert_eq!(items("A and and and B"), ["A", "B"]);
        assert_eq!(items(",, or ;| and "), [""; 0]);
        assert_eq!(items(" or  or or"), [""; 0]);
    }

    #[test]
    fn numbers_stand_at_the_start() {
        let read = |text: &str| number(text).map(|(number, rest)| (number.to_string(), rest.to_owned()));
        assert_eq!(read("1,024 characters"), Some(("1024".to_owned(), " characters".to_owned())));
        assert_eq!(read("-1"), Some(("-1".to_owned(), String::new())));
        assert_eq!(read("none"), None);
        assert_eq!(read("007"), None);
    }

    #[test]
    fn brackets_without_a_partner_go() {
        assert_eq!(unwrap("(Max. 20"), "Max. 20");
        assert_eq!(unwrap("true)"), "true");
        assert_eq!(unwrap("(Deprecated)"), "Deprecated");
        assert_eq!(unwrap("A (b)"), "A (b)");
    }
}
