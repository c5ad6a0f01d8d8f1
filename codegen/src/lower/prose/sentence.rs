//! Prose to sentences and words.

/// The sentences of a paragraph, without the full stop. A dot within a number, a name or an abbreviation ends none.
pub(super) fn split(paragraph: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let bytes = paragraph.as_bytes();
    for (index, c) in paragraph.char_indices() {
        let next = bytes.get(index + c.len_utf8());
        let ends = match c {
            '.' => next.is_none_or(u8::is_ascii_whitespace) && !is_abbreviation(&paragraph[start..index]),
            '。' | '；' => true,
            _ => false,
        };
        if ends {
            push(&mut sentences, &paragraph[start..index]);
            start = index + c.len_utf8();
        }
    }
    push(&mut sentences, &paragraph[start..]);
    sentences
}

fn push<'p>(sentences: &mut Vec<&'p str>, sentence: &'p str) {
    let sentence = sentence.trim();
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
}

/// `Max. 128 characters`, `e.g. one`
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or(before);
    ["Max", "Min", "max", "min", "e.g", "i.e", "No", "etc"].contains(&word)
}

/// Without the quotes, brackets and stops that stand around a word.
pub(super) fn bare(word: &str) -> &str {
    word.trim().trim_matches(['"', '\'', '`', '“', '”', '‘', '’', '*']).trim()
}

/// Whether words are a value rather than prose: one token of letters, digits and a few marks.
pub(super) fn is_value(text: &str) -> bool {
    const PROSE: &[&str] = &[
        "a",
        "an",
        "the",
        "any",
        "all",
        "empty",
        "null",
        "blank",
        "unlimited",
        "optional",
        "mandatory",
        "left",
        "up",
        "only",
        "none.",
        "used",
        "set",
        "not",
        "of",
        "to",
        "one",
        "either",
        "both",
    ];
    let is_token = text.chars().all(|c| c.is_alphanumeric() || "_-.+:/@#%*".contains(c));
    let has_content = text.chars().any(char::is_alphanumeric);
    is_token && has_content && text.len() <= 64 && !text.ends_with([':', '.']) && !PROSE.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_ends_a_sentence_only_before_a_space() {
        assert_eq!(
            split("Job name. Include periods (.), and so on. (Max. 128 characters)"),
            ["Job name", "Include periods (.), and so on", "(Max. 128 characters)"]
        );
        assert_eq!(split("Version 1.5 or later."), ["Version 1.5 or later"]);
        assert_eq!(split(""), [""; 0]);
    }

    #[test]
    fn values_are_single_tokens() {
        assert!(
            ["CLOUD", "lz4", "Full+Incremental", "en-us", "10", "v2.0"].iter().all(|text| is_value(text))
        );
        assert!(["custom timestamp", "", "empty", "60 seconds", "a"].iter().all(|text| !is_value(text)));
    }
}
