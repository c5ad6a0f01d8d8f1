//! How messages quote what pages say.

/// So many items of a list are named.
const NAMED: usize = 6;

/// In backticks, on one line, and cut where it is long. Backticks of the page become apostrophes, so that who reads a message
/// knows every one of them to be ours.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = on_a_line(text);
    let mut cut: String = line.chars().take(LONGEST).collect();
    if cut.len() < line.len() {
        cut.push('\u{2026}');
    }
    format!("`{cut}`")
}

/// A sentence of a page, in quotes.
pub(super) fn sentence(text: &str) -> String {
    format!("\u{201c}{}\u{201d}", on_a_line(text))
}

fn on_a_line(text: &str) -> String {
    spaced(text).replace('`', "'")
}

/// One space between words.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first few, each quoted.
pub(super) fn listed<'a>(items: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = items.len().saturating_sub(NAMED);
    let shown: Vec<String> = items.take(NAMED).map(quoted).collect();
    let shown = shown.join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_stays_a_line() {
        assert_eq!(quoted("GZIP\n or none"), "`GZIP or none`");
        assert_eq!(quoted("a `b`"), "`a 'b'`");
        assert_eq!(sentence("a `b`\nc"), "\u{201c}a 'b' c\u{201d}");
        assert!(quoted(&"x".repeat(500)).chars().count() < 90);
    }

    #[test]
    fn the_first_few_are_named() {
        assert_eq!(listed(["a", "b"].into_iter()), "`a`, `b`");
        assert_eq!(listed(["a"; 8].into_iter()), "`a`, `a`, `a`, `a`, `a`, `a` and 2 more");
    }
}
