//! Lengths of strings and of lists.

use std::sync::LazyLock;

use regex::Regex;

use super::number::entry;
use super::text::{Description, Label, clauses_depend, in_brackets, interval, number};
use crate::model::Lengths;

/// The length of a string in characters, or of the strings of a list.
pub(super) fn read(name: &str, description: &Description<'_>, of_list: bool) -> Option<Lengths> {
    let mut found = labelled(description).or_else(|| said(name, description)).unwrap_or_default();
    // A list that is never empty may have empty strings.
    if found.minimum.is_none() && !of_list && description.general().any(is_never_empty) {
        found.minimum = Some(1);
    }
    if found == Lengths::default() {
        return None;
    }
    let is_range = found.minimum.zip(found.maximum).is_none_or(|(least, most)| least <= most);
    (is_range && found.maximum != Some(0)).then_some(found)
}

/// `The key cannot be left blank or be an empty string.`
fn is_never_empty(sentence: &str) -> bool {
    static NEVER: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:this|the|a|tag|value|parameter|field|it|key|[a-z]+ (?:name|key|value)) )*(?:cannot|can not|must not) be (?:left )?(?:blank|empty|an empty string|null or (?:empty|an empty string))\b").ok()
    });
    !clauses_depend(sentence) && NEVER.as_ref().is_some_and(|regex| regex.is_match(sentence))
}

/// `Minimum length: 1`, `Length: 1-64`. Below strings, `Minimum: 1` and `Maximum: 64` are lengths too.
fn labelled(description: &Description<'_>) -> Option<Lengths> {
    let end = |labels: [Label; 2]| labels.into_iter().find_map(|label| entry(description, label)?.as_u64());
    let found = Lengths {
        minimum: end([Label::MinimumLength, Label::Minimum]),
        maximum: end([Label::MaximumLength, Label::Maximum]),
    };
    let range = || description.entries(Label::Length).find_map(range);
    Some(found).filter(|found| *found != Lengths::default()).or_else(range)
}

/// `0 - 5`
fn range(text: &str) -> Option<Lengths> {
    let (least, most, _) = interval(text)?;
    Some(Lengths { minimum: Some(least.as_u64()?), maximum: Some(most.as_u64()?) })
}

/// What sentences say of the whole value. Where several do, the widest holds: a part may be shorter.
fn said(name: &str, description: &Description<'_>) -> Option<Lengths> {
    let mut found = description
        .general()
        .filter(|sentence| !clauses_depend(sentence) && !is_part(name, sentence))
        .filter_map(|it| sentence(without_remark(it)));
    let first = found.next()?;
    Some(found.fold(first, |all, other| {
        Lengths {
            minimum: all
                .minimum
                .zip(other.minimum)
                .map(|(one, other)| one.min(other))
                .or(all.minimum)
                .or(other.minimum),
            maximum: all
                .maximum
                .zip(other.maximum)
                .map(|(one, other)| one.max(other))
                .or(all.maximum)
                .or(other.maximum),
        }
    }))
}

/// `255 characters (43 characters on the console)` without what the brackets add.
fn without_remark(sentence: &str) -> &str {
    in_brackets(sentence).map_or(sentence, |(ahead, _, _)| {
        if ahead.chars().any(|c| c.is_ascii_digit()) { ahead } else { sentence }
    })
}

/// Whether a sentence is on a part of the value, or on something else.
pub(super) fn is_part(name: &str, sentence: &str) -> bool {
    static PART: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:labels?|segments?|parts?|prefix|suffix|total|sum|scripts?|subdomain|sub-?strings?",
            r"|each (?:must|can|domain|name|line|level|element|directory|item|part|string|variable)|metadata (?:key|value)",
            r"|domain names? (?:cannot|can)|last|first|consecutive|random|account id|two characters|truncated|displayed|recommended)\b"
        ))
        .ok()
    });
    // `A tag key can contain a maximum of 36 characters` is on the whole of `key`, and on a part of `tags`.
    static NOUN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:a|the|each) (?:[a-z]+ )?(?P<noun>key|value|name) (?:can|must|cannot|contains|consists|is)").ok()
    });
    let is_other = NOUN.as_ref().and_then(|noun| noun.captures(sentence)?.name("noun")).is_some_and(|noun| {
        let noun = noun.as_str().to_lowercase();
        noun == "key" && !name.to_lowercase().contains(&noun)
    });
    is_other || PART.as_ref().is_some_and(|regex| regex.is_match(sentence))
}

fn sentence(sentence: &str) -> Option<Lengths> {
    super::chinese::lengths(sentence)
        .or_else(|| between(sentence))
        .or_else(|| at_most(sentence))
        .or_else(|| at_least(sentence))
        .or_else(|| exactly(sentence))
        .map(|found| Lengths { minimum: found.minimum.or_else(|| adds_never_empty(sentence)), ..found })
}

/// `It contains a maximum of 128 characters and cannot be left blank.`
fn adds_never_empty(sentence: &str) -> Option<u64> {
    let ends = [" and cannot be left blank", " and cannot be blank", " and cannot be empty"];
    ends.iter().any(|end| sentence.trim_end_matches('.').ends_with(end)).then_some(1)
}

/// `1 to 64 characters`, `1 to 255 characters in length`, `the length ranges from 1 to 64`
fn between(sentence: &str) -> Option<Lengths> {
    static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:^|[\s(（\[])(\d)").ok());
    let says_length = sentence.to_lowercase().contains("length");
    NUMBER.as_ref()?.captures_iter(sentence).find_map(|captures| {
        let (least, most, rest) = interval(sentence.get(captures.get(1)?.start()..)?)?;
        let ends = rest.trim_matches([' ', '.', ')', ']']).is_empty();
        if !(counts_characters(rest) || counts_bytes(rest) || says_length && ends) {
            return None;
        }
        // A character has a byte or more: so many bytes are no more characters, but may be fewer.
        let least = least.as_u64().filter(|least| *least < 2 || !counts_bytes(rest));
        Some(Lengths { minimum: least, maximum: Some(most.as_u64()?) })
    })
}

/// `Max. 128 characters`, `a maximum of 256 characters`, `cannot exceed 64 characters`, `Max. characters: 20`
fn at_most(sentence: &str) -> Option<Lengths> {
    static MOST: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new("(?i)\\b(?:max\\.|max|maximum(?: of)?|up to|at most|no more than|not more than|cannot exceed|not exceed|no longer than|less than or equal to|within)\\s+")
        .ok()
    });
    static LENGTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:maximum length(?: of .{1,20})?(?: is| of)|max\.? (?:characters|length)(?: is|:)|length (?:cannot|must not|can not|does not) exceed",
            r"|最大长度(?:为|是)|maximum (?:of|number of) characters(?: is|:))\s*"
        ))
        .ok()
    });
    let most = |text: &str, strict: bool| {
        let (most, rest) = number(text)?;
        (!strict || counts_characters(rest) || counts_bytes(rest)).then(|| most.as_u64())?
    };
    let lengths =
        LENGTH.as_ref()?.find_iter(sentence).find_map(|ahead| most(sentence.get(ahead.end()..)?, false));
    let maximum = lengths.or_else(|| {
        MOST.as_ref()?.find_iter(sentence).find_map(|ahead| most(sentence.get(ahead.end()..)?, true))
    })?;
    Some(Lengths { minimum: None, maximum: Some(maximum) })
}

/// `at least 8 characters`
fn at_least(sentence: &str) -> Option<Lengths> {
    static LEAST: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)\b(?:at least|a minimum of|no less than|min\.)\s+").ok());
    let ahead = LEAST.as_ref()?.find(sentence)?;
    let (least, rest) = number(sentence.get(ahead.end()..)?)?;
    counts_characters(rest).then(|| Some(Lengths { minimum: Some(least.as_u64()?), maximum: None }))?
}

/// `The value must contain 32 characters`, `36-byte serial number`
fn exactly(sentence: &str) -> Option<Lengths> {
    static EXACT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:value|it|which|that|string) (?:must )?(?:contains?|consists? of|is|has|be|of) (?:exactly )?(\d+) characters(?: long| in length)?(?:,|$)").ok()
    });
    // Ids and numbers of so many bytes have characters of one byte.
    static BYTES: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:an? |the )?(?:it is (?:an? )?)?(\d+)-(?:byte|character|digit|bit) (?:serial number|UUID|(?:[a-z]+ )?ID)\b").ok()
    });
    let found =
        |regex: &LazyLock<Option<Regex>>| regex.as_ref()?.captures(sentence)?.get(1)?.as_str().parse().ok();
    let length = found(&EXACT).or_else(|| found(&BYTES))?;
    Some(Lengths { minimum: Some(length), maximum: Some(length) })
}

/// Whether what is counted are characters: ` characters`, ` Unicode characters`, ` valid characters`.
fn counts_characters(rest: &str) -> bool {
    static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s*(?:[A-Za-z0-9-]+\s+){0,2}?(?:characters?|chars|letters|digits)\b|^\s*个?字符")
            .ok()
    });
    // `2 types of characters` counts kinds.
    let is_kind = |word: &str| ["of", "types", "kinds", "type"].contains(&word);
    let counted = COUNTED.as_ref().and_then(|regex| regex.find(rest));
    counted.is_some_and(|counted| !counted.as_str().split_whitespace().any(is_kind))
}

/// ` bytes`, ` bytes in length`
fn counts_bytes(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    words.next().is_some_and(|word| word.trim_end_matches([',', '.']).eq_ignore_ascii_case("bytes"))
}

/// The number of elements of a list.
pub(super) fn items(name: &str, description: &Description<'_>) -> Option<Lengths> {
    let found = description
        .entries(Label::Count)
        .find_map(range)
        .or_else(|| description.sentences().find_map(|sentence| elements(name, sentence)));
    let least = description.sentences().find_map(fewest);
    let found = match (found, least) {
        (Some(found), least) => Lengths { minimum: found.minimum.or(least), ..found },
        (None, least) => Lengths { minimum: Some(least?), maximum: None },
    };
    let is_range = found.minimum.zip(found.maximum).is_none_or(|(least, most)| least <= most);
    (is_range && found.maximum != Some(0)).then_some(found)
}

/// `The list can include at least one node`, `This list cannot be an empty list`
fn fewest(sentence: &str) -> Option<u64> {
    static LEAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:the|this) (?:list|array) (?:can |must |should )?(?:contains?|includes?|have|has) at least (?P<least>\w+) ",
            r"|^(?:the|this|it) ?(?:list|array|parameter)? ?cannot be (?P<empty>an empty (?:list|array))\b"
        ))
        .ok()
    });
    if clauses_depend(sentence) {
        return None;
    }
    let captures = LEAST.as_ref()?.captures(sentence)?;
    captures.name("empty").map(|_| 1).or_else(|| count(captures.name("least")?.as_str()))
}

/// `A maximum of 10 tags is allowed`, `The list can contain up to 5 items`, `The array length must be 1`
fn elements(name: &str, sentence: &str) -> Option<Lengths> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)(?:^|, |\()(?P<list>(?:the|this) (?:list|array) |(?:the|this) (?:parameter|value|field) |it |which |you )?",
            r"(?:must be an array with |(?:can |must |may )?(?:contains?|have|has|includes?|specify|add|be|supports?) )?",
            r"(?:a maximum of|at most|up to|no more than|max\.) (?P<most>\w[\d,\w]*) (?P<what>.+)$",
            r"|\barray length (?:is limited to|cannot exceed) (?P<limit>\d+)$|\barray length (?:must be|is) (?P<exact>\d+)$"
        ))
        .ok()
    });
    let sentence = without_remark(sentence);
    let lower = sentence.to_lowercase();
    if clauses_depend(sentence) || lower.starts_with("each") || lower.contains("by default") {
        return None;
    }
    let captures = PHRASE.as_ref()?.captures(sentence)?;
    let text = |name: &str| captures.name(name).map_or("", |part| part.as_str());
    if let Some(length) = captures.name("limit").or_else(|| captures.name("exact")) {
        let length: u64 = length.as_str().parse().ok()?;
        let minimum = captures.name("exact").map(|_| length);
        return Some(Lengths { minimum, maximum: Some(length) });
    }
    let is_list = ["list", "array"].iter().any(|word| text("list").to_lowercase().contains(word));
    let counts = counts_elements(name, text("what"), is_list);
    let most = count(text("most"))?;
    counts.then_some(Lengths { minimum: None, maximum: Some(most) })
}

/// `10`, `1,000`, `two`
fn count(word: &str) -> Option<u64> {
    const WORDS: [&str; 11] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let named =
        WORDS.iter().position(|name| name.eq_ignore_ascii_case(word)).and_then(|at| u64::try_from(at).ok());
    named.or_else(|| word.replace(',', "").parse().ok())
}

/// Whether what is counted are the elements: the list says so, or the noun is that of the field's name.
fn counts_elements(name: &str, what: &str, is_list: bool) -> bool {
    let words = what.split(|c: char| !c.is_alphanumeric());
    let nouns: Vec<String> = words
        .take_while(|word| !["can", "are", "is", "per", "for", "in", "at", "of"].contains(word))
        .take(4)
        .map(|word| word.to_lowercase().trim_end_matches('s').to_owned())
        .collect();
    let counted = ["item", "element", "record", "entrie", "entry"];
    let name = name.to_lowercase();
    let is_own =
        |word: &String| counted.contains(&word.as_str()) || word.len() > 2 && name.contains(word.as_str());
    let is_length = nouns.iter().any(|word| word.starts_with("character") || word.starts_with("byte"));
    !is_length && (is_list || nouns.iter().any(is_own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(lengths: Option<Lengths>) -> Option<(Option<u64>, Option<u64>)> {
        lengths.map(|lengths| (lengths.minimum, lengths.maximum))
    }

    fn lengths(text: &str) -> Option<(Option<u64>, Option<u64>)> {
        pair(read("name", &Description::of(&[text.to_owned()]), false))
    }

    #[test]
    fn lengths_are_read() {
        for (text, least, most) in [
            ("Job name. (Max. 128 characters)", None, Some(128)),
            ("The description can contain a maximum of 256 characters.", None, Some(256)),
            ("The value can contain 1 to 64 characters.", Some(1), Some(64)),
            ("It cannot exceed 1,024 characters.", None, Some(1024)),
            ("Minimum: 1 Maximum: 36", Some(1), Some(36)),
            ("最大长度：64", None, Some(64)),
            ("The value can contain a maximum of 127 Unicode characters.", None, Some(127)),
            ("Use only letters and digits. Max. characters: 20.", None, Some(20)),
            ("The alias's length ranges from 1 to 255 characters.", Some(1), Some(255)),
            ("A grant name can be 1 to 255 characters in length.", Some(1), Some(255)),
            ("The maximum length is 64 characters.", None, Some(64)),
            ("Enter 3 to 64 characters, starting with a letter.", Some(3), Some(64)),
            ("Length: 1-64", Some(1), Some(64)),
            ("The value must contain 32 characters.", Some(32), Some(32)),
            ("Contain up to 255 characters (43 characters on the console).", None, Some(255)),
            ("36-byte serial number of a request message", Some(36), Some(36)),
            ("64-byte ID of a grant", Some(64), Some(64)),
            ("36-byte key ID that matches the regular expression ^[0-9a-z]{8}$.", Some(36), Some(36)),
            ("The value can contain a maximum of 255 bytes.", None, Some(255)),
            ("Data which is 1 to 4096 bytes in length.", Some(1), Some(4096)),
            ("Data which is 8 to 4096 bytes in length.", None, Some(4096)),
            ("The key cannot be left blank or be an empty string.", Some(1), None),
            ("Cannot be left blank. Contains a maximum of 36 characters.", Some(1), Some(36)),
            ("It contains 8 to 32 characters of at least three types of them.", Some(8), Some(32)),
        ] {
            assert_eq!(lengths(text), Some((least, most)), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_lengths() {
        for text in [
            "The job keeps 128 copies.",
            "Value range: 1-600",
            "64 to 1 characters",
            "It contains characters.",
            "Each label can contain a maximum of 63 characters.",
            "aes: The value contains 16 characters.",
            "If type is HEADER, the value can contain 1 to 40 characters.",
            "It contains at least 2 types of characters.",
            "If monthly backup is selected, this parameter cannot be left empty.",
            "A 64-byte block is read at a time.",
        ] {
            assert_eq!(lengths(text), None, "{text}");
        }
    }

    #[test]
    fn a_noun_is_the_value_of_the_field_that_has_its_name() {
        let text = ["A tag key can contain a maximum of 36 characters.".to_owned()];
        assert_eq!(pair(read("key", &Description::of(&text), false)), Some((None, Some(36))));
        let never_empty =
            ["A tag key contains a maximum of 128 Unicode characters and cannot be left blank.".to_owned()];
        assert_eq!(pair(read("key", &Description::of(&never_empty), false)), Some((Some(1), Some(128))));
        assert_eq!(pair(read("name", &Description::of(&never_empty), false)), None);
        assert_eq!(pair(read("tags", &Description::of(&text), true)), None);
    }

    #[test]
    fn lists_have_lengths_too() {
        let items = |name: &str, text: &str| pair(items(name, &Description::of(&[text.to_owned()])));
        assert_eq!(items("tags", "Tags of it. A maximum of 10 tags is allowed."), Some((None, Some(10))));
        assert_eq!(items("x", "Array Length: 0 - 5"), Some((Some(0), Some(5))));
        assert_eq!(
            items("rules", "The list can contain a maximum of 10 forwarding rules."),
            Some((None, Some(10)))
        );
        assert_eq!(
            items("rules", "The list contains a maximum of two rules, each of its own."),
            Some((None, Some(2)))
        );
        assert_eq!(items("x", "The value must be an array with up to 10 elements."), Some((None, Some(10))));
        assert_eq!(items("x", "Content. The array length must be 1."), Some((Some(1), Some(1))));
        assert_eq!(items("ips", "By default, a maximum of 20 ips can be assigned."), None);
        assert_eq!(items("tags", "Each tag key can contain a maximum of 10 tag values."), None);
        assert_eq!(items("names", "Each can contain up to 64 characters."), None);
    }
}
