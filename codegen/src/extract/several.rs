//! Several examples in one block of code: a body, a line that says what the next one is, and that one.
//!
//! In: the text of a block. Out: one text for each example, with the line above it. Left out on purpose: bodies that stand one
//! behind the other with nothing between, which may be one list that lost its brackets.

use crate::bracket::balance;
use crate::document::Text;

use super::example::part;

/// Words of a line between two bodies, at most: more are a paragraph.
const MOST_WORDS: usize = 24;

/// The examples of a block: the block itself, where it holds no more than one.
pub(super) fn divided(text: &Text) -> Vec<Text> {
    let starts = starts(&text.value);
    if starts.is_empty() {
        return vec![text.clone()];
    }
    let ends = starts.iter().copied().chain([text.value.len()]);
    let parts = std::iter::once(0).chain(starts.iter().copied()).zip(ends);
    let bare = |start: usize, end: usize| {
        let words = text.value.get(start..end).unwrap_or_default().trim_end();
        part(text, start, start + words.len())
    };
    parts.map(|(start, end)| bare(start, end)).collect()
}

/// Where the lines start that stand between two bodies. None where a bracket is left open anywhere: nothing is sure then.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut depth, mut offset) = (0_i64, 0);
    // The line behind a body, if it is one that another body may follow.
    let mut between: Option<usize> = None;
    let mut is_behind = false;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if depth == 0 && !words.is_empty() {
            if words.starts_with(['{', '[']) {
                starts.extend(between.take());
                is_behind = true;
            } else if is_behind && between.is_none() && says_next(words) {
                between = Some(offset);
            } else {
                // Something else stands behind a body.
                is_behind = false;
                between = None;
            }
        }
        depth += balance(line);
        if depth < 0 {
            return Vec::new();
        }
        offset += line.len();
    }
    if depth == 0 { starts } else { Vec::new() }
}

/// Whether a line may stand between two bodies: `or`, `The request example of a Spark job:`.
fn says_next(line: &str) -> bool {
    let is_short = line.split_whitespace().count() <= MOST_WORDS;
    is_short && line.starts_with(char::is_alphabetic) && !line.contains(['{', '}', '[', ']', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        divided(&Text::new(text)).into_iter().map(|part| part.value).collect()
    }

    #[test]
    fn lines_between_bodies_divide_them() {
        assert_eq!(
            parts("{\n  \"a\": 1\n}\nor\n{\n  \"a\": 2\n}"),
            ["{\n  \"a\": 1\n}", "or\n{\n  \"a\": 2\n}"]
        );
        assert_eq!(parts("A kite job:\n{ }\n\nA tram job:\n{ }\n"), ["A kite job:\n{ }", "A tram job:\n{ }"]);
    }

    #[test]
    fn what_is_one_example_stays_one() {
        for text in [
            "{\n  \"a\": 1\n}",
            "{ }\n{ }",
            "{ }\nor\n{ \"open\": ",
            "{ }\nThe list ends here.",
            "POST https://h/v1/jobs\n{\n}",
            "{ }\nor\nand\n{ }",
        ] {
            assert_eq!(parts(text), [text], "{text}");
        }
    }
}
