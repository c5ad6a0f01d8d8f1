//! Reads JSON as people write it in documents, and says what is wrong with it.

use std::ops::Range;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::tokens::{Token, TokenAndRange};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::limits;

/// Commas that are reported one by one.
const MOST_FAULTS: usize = 20;

/// What was read of an example.
pub(super) struct Syntax<'t> {
    /// The value. None where even a lenient reader finds none.
    pub root: Option<Value<'t>>,
    /// What a strict reader stumbles over, in order.
    pub faults: Vec<Fault>,
    /// Why there is no value.
    pub failure: Option<String>,
}

/// A mistake in the notation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The bytes at fault.
    pub range: Range<usize>,
    /// What is wrong with them.
    pub message: String,
}

/// Reads an example.
pub(super) fn read(text: &str) -> Syntax<'_> {
    if is_too_deep(text) {
        let failure =
            format!("more than {} objects and lists stand within each other", limits::EXAMPLE_DEPTH);
        return Syntax { root: None, faults: Vec::new(), failure: Some(failure) };
    }
    let with_tokens = CollectOptions { tokens: true, ..CollectOptions::default() };
    match parse_to_ast(text, &with_tokens, &lenient()) {
        Ok(result) => match result.value {
            Some(root) => {
                let faults = faults(text, &result.tokens.unwrap_or_default());
                Syntax { root: Some(root), faults, failure: None }
            }
            None => Syntax { root: None, faults: Vec::new(), failure: Some("there is no value".to_owned()) },
        },
        Err(error) => {
            let kind = lowercase(&error.kind().to_string());
            let failure = match text.get(error.range().start..).map(near).filter(|near| !near.is_empty()) {
                Some(near) => format!("{kind}, at `{near}`"),
                None => kind,
            };
            Syntax { root: None, faults: Vec::new(), failure: Some(failure) }
        }
    }
}

/// The first words of what cannot be read: where it stands in the block, nothing else tells on a page without lines.
fn near(text: &str) -> &str {
    beginning(text.trim_start().lines().next().unwrap_or_default().trim_end())
}

/// Characters that a message shows.
const MOST_SHOWN: usize = 40;

/// As much of a text as a message shows.
pub(super) fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(MOST_SHOWN).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or_default()
}

/// Whether more brackets are open at once than are read: what follows goes into the depth.
fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut quote, mut is_escaped) = (0_usize, None, false);
    for byte in text.bytes() {
        match (quote, byte) {
            _ if is_escaped => is_escaped = false,
            (Some(_), b'\\') => is_escaped = true,
            // A text ends with its line at the latest, as one that is never closed hides nothing.
            (Some(open), _) if byte == open || byte == b'\n' => quote = None,
            (None, b'"') => quote = Some(byte),
            (None, b'{' | b'[') => depth += 1,
            (None, b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limits::EXAMPLE_DEPTH {
            return true;
        }
    }
    false
}

/// What a strict reader stumbles over: commas with nothing behind them, and the first other fault.
fn faults(text: &str, tokens: &[TokenAndRange<'_>]) -> Vec<Fault> {
    if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() {
        return Vec::new();
    }
    let pairs = tokens.iter().zip(tokens.iter().skip(1));
    let commas: Vec<Range<usize>> = pairs
        .filter(|(token, next)| {
            matches!(token.token, Token::Comma)
                && matches!(next.token, Token::CloseBrace | Token::CloseBracket)
        })
        .map(|(comma, _)| comma.range.start..comma.range.end)
        .collect();
    // Blanked out, so that what else is wrong can be seen.
    let mut rest = text.to_owned();
    for comma in &commas {
        rest.replace_range(comma.clone(), " ");
    }
    let comma = |range| Fault { range, message: "a comma with nothing behind it".to_owned() };
    let mut faults: Vec<Fault> = commas.into_iter().map(comma).take(MOST_FAULTS).collect();
    if let Err(error) = parse_to_ast(&rest, &CollectOptions::default(), &strict()) {
        let range = error.range().start..error.range().end;
        faults.push(Fault { range, message: lowercase(&error.kind().to_string()) });
    }
    faults.sort_by_key(|fault| fault.range.start);
    faults
}

fn lenient() -> ParseOptions {
    ParseOptions::default()
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

/// Messages start with a small letter, as all of ours do.
fn lowercase(message: &str) -> String {
    let mut chars = message.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The bytes of a value.
pub(super) fn range(value: &Value<'_>) -> Range<usize> {
    let range = value.range();
    range.start..range.end
}

/// What kind of JSON a value is, for messages.
pub(super) fn kind(value: &Value<'_>) -> &'static str {
    match value {
        Value::StringLit(_) => "a string",
        Value::NumberLit(_) => "a number",
        Value::BooleanLit(_) => "a Boolean",
        Value::Object(_) => "an object",
        Value::Array(array) if array.elements.len() == 1 => "a list of one",
        Value::Array(_) => "a list",
        Value::NullKeyword(_) => "null",
    }
}

/// The value as it stands. Numbers that JSON does not have become null.
pub(super) fn plain(value: &Value<'_>) -> serde_json::Value {
    match value {
        Value::StringLit(text) => serde_json::Value::String(text.value.to_string()),
        Value::NumberLit(number) => {
            number.value.parse::<serde_json::Number>().map_or(serde_json::Value::Null, Into::into)
        }
        Value::BooleanLit(boolean) => serde_json::Value::Bool(boolean.value),
        Value::Object(object) => {
            let members = object
                .properties
                .iter()
                .map(|member| (member.name.as_str().to_owned(), plain(&member.value)));
            serde_json::Value::Object(members.collect())
        }
        Value::Array(array) => serde_json::Value::Array(array.elements.iter().map(plain).collect()),
        Value::NullKeyword(_) => serde_json::Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_trailing_comma_is_found() {
        let text = r#"{"a": [1, ], "b": {"c": 2,},}"#;
        let syntax = read(text);
        let commas: Vec<usize> = syntax.faults.iter().map(|fault| fault.range.start).collect();
        assert_eq!(commas, [8, 25, 27]);
        assert_eq!(plain(&syntax.root.unwrap()), serde_json::json!({"a": [1], "b": {"c": 2}}));
    }

    #[test]
    fn valid_json_has_no_faults() {
        assert!(read(r#"{"a": null}"#).faults.is_empty());
    }

    #[test]
    fn other_faults_stop_at_the_first() {
        let syntax = read("{\"a\": 1 // one\n}");
        assert_eq!(syntax.faults.len(), 1);
        assert!(syntax.root.is_some());
    }

    #[test]
    fn what_is_no_json_has_a_reason() {
        for text in ["", "{", "None", "{\"a\": }"] {
            let syntax = read(text);
            assert!(syntax.root.is_none() && syntax.failure.is_some(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[{}\\[\\],:\"'a1 \u{e9}\n/*-]{0,40}") {
            read(&text);
        }

        #[test]
        fn strict_json_reads_as_it_is(number in any::<i64>(), word in "\\PC{0,10}") {
            let value = serde_json::json!({"n": number, "w": [word, null, true]});
            let text = value.to_string();
            let syntax = read(&text);
            prop_assert!(syntax.faults.is_empty());
            prop_assert_eq!(plain(&syntax.root.unwrap()), value);
        }
    }
}
