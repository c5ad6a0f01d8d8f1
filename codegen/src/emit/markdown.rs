//! Prose as `CommonMark`: a backslash only where a character would become markup, so that the text also reads well
//! where nobody renders it.
//!
//! Left out on purpose: making prose nicer. Lists that the page wrote as paragraphs stay paragraphs.

/// Paragraphs as one text. None where they say nothing.
pub(crate) fn text(paragraphs: &[String]) -> Option<String> {
    let escaped: Vec<String> = paragraphs
        .iter()
        .map(|paragraph| paragraph_text(paragraph))
        .filter(|text| !text.is_empty())
        .collect();
    (!escaped.is_empty()).then(|| escaped.join("\n\n"))
}

/// One paragraph, on one line: line breaks of the page have no meaning.
fn paragraph_text(paragraph: &str) -> String {
    let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let start = block_start(&line);
    let mut escaped = String::with_capacity(line.len());
    let mut previous = ' ';
    for (offset, character) in line.char_indices() {
        let rest = line.get(offset + character.len_utf8()..).unwrap_or_default();
        if start == Some(offset) || is_markup(previous, character, rest, &line) {
            escaped.push('\\');
        }
        escaped.push(character);
        previous = character;
    }
    escaped
}

/// The offset of the character that would make the paragraph a heading, a list, a quotation or a rule.
fn block_start(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or_default();
    let opens =
        |markers: &[char]| rest.starts_with(markers) && rest.chars().nth(1).is_none_or(char::is_whitespace);
    let ordered = (1..=9).contains(&digits) && opens(&['.', ')']);
    let heading = digits == 0 && rest.trim_start_matches('#').chars().next().is_none_or(char::is_whitespace);
    let list = digits == 0 && opens(&['-', '+', '*']);
    let rule = digits == 0 && rest.chars().all(|it| matches!(it, '-' | '_' | '*' | '=' | '~' | ' '));
    let quotation = line.starts_with('>');
    let fence = line.starts_with("~~~");
    (ordered || (heading && line.starts_with('#')) || list || rule || quotation || fence).then_some(digits)
}

/// Whether a character within a line would be read as markup.
fn is_markup(previous: char, character: char, rest: &str, line: &str) -> bool {
    let next = rest.chars().next();
    let twice = || line.matches(character).nth(1).is_some();
    let between_words = || previous.is_alphanumeric() && next.is_some_and(char::is_alphanumeric);
    match character {
        '`' | '*' | '~' => twice(),
        '_' => twice() && !between_words(),
        '|' => true,
        '<' => next.is_some_and(|it| it.is_ascii_alphabetic() || matches!(it, '/' | '!' | '?')),
        '&' => is_entity(rest),
        '\\' => next.is_none_or(|it| it.is_ascii_punctuation()),
        ']' => matches!(next, Some('(' | '[' | ':')),
        _ => false,
    }
}

/// Whether `&` and this would be read as one character: `&lt;`, `&#60;`.
fn is_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches('#');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name.as_bytes().get(length) == Some(&b';')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    fn one(paragraph: &str) -> String {
        text(&[paragraph.to_owned()]).unwrap_or_default()
    }

    /// What a reader sees of one paragraph. None where there is more than plain words.
    fn rendered(markdown: &str) -> Option<String> {
        let mut words = String::new();
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                _ => return None,
            }
        }
        Some(words)
    }

    #[test]
    fn prose_without_markup_stays_as_it_is() {
        for prose in [
            "Only include letters, digits, periods (.), underscores (_), and hyphens (-). (Max. 128 characters)",
            "Either this parameter or topic_regex must be specified, not topic_names_all.",
            "Value range: 1 < x < 600 & more",
            "5 MB/s * 2, about ~3 - 4, C:\\temp",
            "gzip: Gzip compression algorithm.",
            "1.5 times",
        ] {
            assert_eq!(one(prose), prose);
        }
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(one("<project_id> of a tenant"), "\\<project_id> of a tenant");
        assert_eq!(one("a|b"), "a\\|b");
        assert_eq!(one("*.example.com or *.test"), "\\*.example.com or \\*.test");
        assert_eq!(one("- item"), "\\- item");
        assert_eq!(one("1. item"), "1\\. item");
        assert_eq!(one("# Heading"), "\\# Heading");
        assert_eq!(one("&lt; and `x`"), "\\&lt; and \\`x\\`");
    }

    #[test]
    fn paragraphs_stay_apart_and_empty_ones_vanish() {
        let paragraphs = ["One.".to_owned(), " ".to_owned(), "Two\nlines.".to_owned()];
        assert_eq!(text(&paragraphs).as_deref(), Some("One.\n\nTwo lines."));
        assert_eq!(text(&[]), None);
    }

    proptest! {
        #[test]
        fn a_reader_sees_the_words_of_the_page(prose in "[-a-z0-9 #*_`<>|&;:!?/\\\\()\\[\\].~+=é\n]{0,24}") {
            let plain = prose.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(rendered(&one(&prose)), Some(plain));
        }

        #[test]
        fn any_text_is_accepted(prose in "\\PC{0,60}") {
            let _ = one(&prose);
        }
    }
}
