//! Secrets in texts that are kept as the page shows them: bodies that do not parse, headers, calls of curl, addresses.
//!
//! What is looked for are names with a value behind them, in whatever notation: `"password": "x"`, `X-Auth-Token: x`,
//! `token=x`, `<Secret>x</Secret>`, `user:x@host`.

use lazy_regex::{Lazy, Regex, lazy_regex};

/// A name, and what stands between it and its value.
static NAMED: Lazy<Regex> = lazy_regex!(
    r#"(?x) (?<name> [\p{L}\p{N}_] [-.\p{L}\p{N}_\[\]]* ) (?<mark> \\?["'`]? \s* (?: [:=：] | >\s* ) \s* )"#
);

/// `https://user:password@host`
static IN_ADDRESS: Lazy<Regex> = lazy_regex!(r"(?<before>://[^/\s:@]*:)[^/\s@]+@");

/// The text with a placeholder for each value that has a secret's name. `placeholder` gives it, and says whether lists and
/// objects of that name are secret as a whole.
pub(super) fn redact<'p>(text: &str, placeholder: &dyn Fn(&str) -> Option<(&'p str, bool)>) -> String {
    let mut redacted = String::with_capacity(text.len());
    let mut end = 0;
    // Where the last list or object ends of which all texts are known: what is nested in it is not gone through again.
    let mut known = 0;
    for named in NAMED.captures_iter(text) {
        let (Some(whole), Some(name), Some(mark)) = (named.get(0), named.name("name"), named.name("mark"))
        else {
            continue;
        };
        let Some((placeholder, as_a_whole)) = placeholder(name.as_str()).filter(|_| whole.start() >= end)
        else {
            continue;
        };
        let is_nested =
            whole.end() < known && text.get(whole.end()..).is_some_and(|it| it.starts_with(['[', '{']));
        let found = if is_nested {
            Vec::new()
        } else {
            values(text, whole.end(), mark.as_str(), as_a_whole, &mut known)
        };
        for value in found {
            if let Some(before) = text.get(end..value.start) {
                redacted.push_str(before);
                redacted.push_str(placeholder);
                end = value.end;
            }
        }
    }
    redacted.push_str(text.get(end..).unwrap_or_default());
    IN_ADDRESS.replace_all(&redacted, "$before********@").into_owned()
}

type Range = std::ops::Range<usize>;

/// Where the value stands that begins here: a quoted text, those of a list or an object, or a word. None where it is no text.
fn values(text: &str, start: usize, mark: &str, as_a_whole: bool, known: &mut usize) -> Vec<Range> {
    let Some(rest) = text.get(start..) else { return Vec::new() };
    match rest.chars().next() {
        Some('[' | '{') if !as_a_whole => Vec::new(),
        Some('[' | '{') => {
            let block = enclosed(rest);
            *known = start + block.len();
            quoted_in(block, start)
        }
        Some('"' | '\'' | '`' | '\\') => quoted(rest, start).into_iter().collect(),
        None => Vec::new(),
        Some(_) => bare(rest, start, mark).into_iter().collect(),
    }
}

/// From a bracket to the one that closes it, or to the end.
fn enclosed(rest: &str) -> &str {
    let mut depth = 0_usize;
    for (offset, c) in rest.char_indices() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return rest.get(..offset).unwrap_or_default();
        }
    }
    rest
}

/// The quoted texts of a list or an object, but for the names of members.
fn quoted_in(block: &str, start: usize) -> Vec<Range> {
    let mut found = Vec::new();
    let mut end = start;
    for (offset, _) in block.match_indices(['"', '\'']) {
        let at = start + offset;
        let Some(range) = block.get(offset..).filter(|_| at >= end).and_then(|rest| quoted(rest, at)) else {
            continue;
        };
        end = range.end + 1;
        let behind = block.get(end - start..).unwrap_or_default().trim_start();
        if !behind.starts_with([':', '：']) {
            found.push(range);
        }
    }
    found
}

/// What stands between a quote and the next one like it that no backslash is before. The quotes may themselves stand
/// behind backslashes, within a text of a shell.
fn quoted(rest: &str, start: usize) -> Option<Range> {
    let open: String = rest.chars().take_while(|c| *c == '\\').collect();
    let quote = rest.get(open.len()..)?.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let close = format!("{open}{quote}");
    let inner = rest.get(close.len()..)?;
    let is_end = |(offset, _): &(usize, &str)| {
        !open.is_empty() || !inner.get(..*offset).unwrap_or_default().ends_with('\\')
    };
    let length = inner.match_indices(&close).find(is_end).map_or(inner.len(), |(offset, _)| offset);
    let begin = start + close.len();
    (length > 0).then(|| begin..begin + length)
}

/// A value without quotes: of a header to the end of its line, of a query or an assignment to the end of the word.
fn bare(rest: &str, start: usize, mark: &str) -> Option<Range> {
    let is_header = mark.contains([':', '：']);
    let ends = |c: char| match c {
        '\n' | '\r' | '"' | '\'' | '`' | '}' | ']' | '<' | ',' => true,
        '&' | ';' | ' ' | '\t' | ')' => !is_header,
        _ => false,
    };
    let word = rest.split(ends).next().unwrap_or_default().trim_end();
    let is_text = !word.is_empty() && !matches!(word, "null" | "true" | "false");
    is_text.then(|| start..start + word.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lower::secret;

    fn redacted(text: &str) -> String {
        redact(text, &|name| secret::is_name(name).then_some(("****", true)))
    }

    #[test]
    fn secrets_are_covered_in_any_notation() {
        for (text, expected) in [
            (r#"{"password": "a\"b", "name": "n",}"#, r#"{"password": "****", "name": "n",}"#),
            ("{'api_key' : 'k'}", "{'api_key' : '****'}"),
            (r#""passwords": ["a", "b"], "x": 1"#, r#""passwords": ["****", "****"], "x": 1"#),
            (
                r#""credentials": {"ak": "a", "more": ["b", {"c": "d"}]}, "x": "y""#,
                r#""credentials": {"ak": "****", "more": ["****", {"c": "****"}]}, "x": "y""#,
            ),
            ("X-Auth-Token: MIIF abc==\nHost: a", "X-Auth-Token: ****\nHost: a"),
            (
                "curl -H 'X-Auth-Token: abc' -d \"{\\\"password\\\": \\\"p\\\"}\"",
                "curl -H 'X-Auth-Token: ****' -d \"{\\\"password\\\": \\\"****\\\"}\"",
            ),
            ("GET /v1/x?token=abc&limit=1", "GET /v1/x?token=****&limit=1"),
            ("<Secret>abc</Secret>", "<Secret>****</Secret>"),
            ("https://user:hunter2@a.b/c", "https://user:********@a.b/c"),
            ("\"密码\"：\"p\"", "\"密码\"：\"****\""),
            (r#""token": null, "password": """#, r#""token": null, "password": """#),
        ] {
            assert_eq!(redacted(text), expected);
        }
    }

    #[test]
    fn everything_else_stays() {
        let text = r#"POST https://{endpoint}/v1/x  {"name": "a", "password_expires_at": "2026", "secret_id": {"id": "b"}}"#;
        assert_eq!(redacted(text), text);
    }

    proptest! {
        #[test]
        fn what_is_planted_is_gone(value in "[A-Za-z0-9+/]{12,20}", before in "\\PC{0,20}", behind in "\\PC{0,20}") {
            prop_assume!(!before.contains(&value) && !behind.contains(&value));
            let text = format!("{before}\n\"password\": \"{value}\"\n{behind}");
            prop_assert!(!redacted(&text).contains(&value), "{}", redacted(&text));
        }

        #[test]
        fn any_text_is_read(text in "([\"'\\\\\\[\\]:=<>{},]|password|x|\\n| ){0,30}") {
            let _ = redacted(&text);
        }
    }
}
