//! Markdown and plain text without what changes when nobody changes the page.
//!
//! In: the text as it came. Out: the same from its title on, up to where the site asks how the page was. Lines end alike on every
//! system. Left out on purpose: white space within the page, since two spaces at the end of a line mean something in Markdown.

use super::chrome::is_feedback;

/// The title stands within so many lines.
const MOST_ABOVE: usize = 60;
/// Lines with words that a box below the page has.
const MOST_BELOW: usize = 20;

/// A page in Markdown.
pub(super) fn markdown(text: &str) -> String {
    let text = lines(text);
    let all: Vec<&str> = text.lines().collect();
    written(without_box(from_title(&all)))
}

/// A page in plain text. Where its title is, only its reader knows.
pub(super) fn text(text: &str) -> String {
    let text = lines(text);
    written(without_box(&text.lines().collect::<Vec<_>>()))
}

fn lines(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

fn written(lines: &[&str]) -> String {
    let text = lines.join("\n");
    text.trim_matches('\n').trim_end().to_owned() + "\n"
}

/// From the title on, where nothing but navigation can be above it: links and settings of the site, but no table and no code.
fn from_title<'l, 't>(all: &'l [&'t str]) -> &'l [&'t str] {
    let title = all.iter().take(MOST_ABOVE).position(|line| line.starts_with("# "));
    let (above, page) = title.and_then(|at| all.split_at_checked(at)).unwrap_or((&[], all));
    if above.iter().any(|line| is_content(line)) { all } else { page }
}

/// Up to the box that asks for feedback, if the page ends with one.
fn without_box<'l, 't>(all: &'l [&'t str]) -> &'l [&'t str] {
    let Some(asks) = all.iter().rposition(|line| is_feedback(words(line))) else { return all };
    let (page, below) = all.split_at_checked(asks).unwrap_or((all, &[]));
    let said = below.iter().filter(|line| !line.trim().is_empty()).count();
    if said > MOST_BELOW || below.iter().any(|line| is_content(line)) {
        return all;
    }
    // What the box says before it asks, and other questions of it.
    let end = page.iter().rposition(|line| {
        let words = words(line);
        !(words.is_empty() || words.eq_ignore_ascii_case("feedback") || is_feedback(words))
    });
    page.get(..end.map_or(0, |end| end + 1)).unwrap_or(page)
}

/// A line without what makes it a heading, a rule, or strong.
fn words(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || "#*_-=".contains(c))
}

fn is_content(line: &str) -> bool {
    line.contains('|') || line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Creating a Job\n\n#### URI\n\nPOST /v1/jobs\n\n| a | b |\n|---|---|\n| x | y  |\n";

    #[test]
    fn navigation_and_questions_are_left_out() {
        let around = format!(
            "\u{feff}---\r\ntitle: x\r\n---\r\n[Home](/) > [Help](/help)\r\n\r\n{}\r\n---\r\n\r\n### Feedback\r\n\r\n\
             Was this page helpful?\r\n\r\nProvide feedback\r\n\r\n[Previous](a.md) [Next](b.md)\r\n",
            PAGE.replace('\n', "\r\n")
        );
        assert_eq!(markdown(&around), PAGE);
        assert_eq!(markdown(PAGE), PAGE);
    }

    #[test]
    fn content_is_left_where_it_is() {
        let table_below = format!("{PAGE}\nWas this page helpful?\n\n| c | d |\n|---|---|\n| 1 | 2 |\n");
        assert_eq!(markdown(&table_below), table_below);
        let table_above = format!("| c | d |\n|---|---|\n| 1 | 2 |\n\n{PAGE}");
        assert_eq!(markdown(&table_above), table_above);
        assert_eq!(
            text("Create a Job\n\nURI  \n\n# no heading\n\n\n"),
            "Create a Job\n\nURI  \n\n# no heading\n"
        );
    }

    #[test]
    fn the_text_of_the_first_page_stays_as_it_is() {
        let page = include_str!("../../../docs-input/eg/CreateEventRouterJob.txt");
        let boxed = format!("{page}\nFeedback\n\nWas this page helpful?\n\nProvide feedback\n");
        assert_eq!(text(&boxed), text(page));
        assert_eq!(text(page).trim(), page.replace("\r\n", "\n").trim());
    }
}
