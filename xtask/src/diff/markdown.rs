//! A report for a pull request: what breaks in full, the rest folded away.
//!
//! Texts of pages are quoted as code, so that none of them is markup here.

use std::fmt::Write as _;

use tablature_codegen::diff::Change;
use tablature_codegen::model::Class;
use tablature_codegen::source::Place;

use super::report::{Report, ServiceReport};
use super::terminal::needed;

/// The report as Markdown.
pub(super) fn render(report: &Report) -> String {
    let mut text = format!("## Changes of the documents against {}\n", code(&report.old));
    for service in &report.services {
        text.push_str(&of_service(service));
    }
    if !report.unread.is_empty() {
        let ids: Vec<String> = report.unread.iter().map(|id| code(id)).collect();
        let _ = writeln!(text, "\nNot compared, as one side cannot be read: {}.", ids.join(", "));
    }
    if report.services.is_empty() && report.unread.is_empty() {
        text.push_str("\nNothing changed.\n");
    }
    text
}

fn of_service(service: &ServiceReport) -> String {
    let mut text = format!("\n### {}\n", code(&service.service));
    if let Some(verdict) = &service.verdict {
        let mark = if verdict.version_suffices() { "" } else { "**Version too low:** " };
        let _ = writeln!(text, "\n{mark}{}.", escaped(&needed(verdict)));
    }
    for &class in Class::ALL {
        let of_class: Vec<&Change> = service.changes.iter().filter(|change| change.class == class).collect();
        if of_class.is_empty() {
            continue;
        }
        let heading = match class {
            Class::Breaking => "Breaking",
            Class::Compatible => "Compatible",
            Class::Documentation => "Documentation only",
        };
        let lines: String = of_class.iter().map(|change| line(change)).collect();
        let _ = if class == Class::Breaking {
            write!(text, "\n**{heading} ({})**\n\n{lines}", of_class.len())
        } else {
            let summary = format!("<summary>{heading} ({})</summary>", of_class.len());
            write!(text, "\n<details>{summary}\n\n{lines}\n</details>\n")
        };
    }
    let items = service.verdict.iter().flat_map(|verdict| &verdict.items);
    let items: Vec<String> = items
        .map(|item| {
            let sign = |sign: &str, text: &Option<String>| {
                let line = |text: &String| format!("{sign} {}: {}\n", item.item, text.replace('\n', " "));
                text.as_ref().map(line).unwrap_or_default()
            };
            sign("-", &item.old) + &sign("+", &item.new)
        })
        .collect();
    if !items.is_empty() {
        let (count, items) = (items.len(), items.concat());
        let summary = format!("<summary>Items of the crate ({count})</summary>");
        let _ = write!(text, "\n<details>{summary}\n\n```diff\n{items}```\n\n</details>\n");
    }
    text
}

fn line(change: &Change) -> String {
    let place = |place: &Place| code(&place.to_string());
    let places = match (&change.old, &change.new) {
        (Some(old), Some(new)) if old == new => place(new),
        (Some(old), Some(new)) => format!("{}, before: {}", place(new), place(old)),
        (Some(old), None) => format!("before: {}", place(old)),
        (None, Some(new)) => place(new),
        (None, None) => String::new(),
    };
    let places = if places.is_empty() { places } else { format!(" \u{2014} {places}") };
    let operations = if change.subject.names_operation() || change.operations.is_empty() {
        String::new()
    } else {
        let operations: Vec<String> = change.operations.iter().map(|operation| code(operation)).collect();
        format!("; in {}", operations.join(", "))
    };
    let what = escaped(&format!("{} {}", change.subject, change.message));
    format!("- {what} ({}){places}{operations}\n", code(&change.rule.to_string()))
}

/// A text as code, whatever it holds.
fn code(text: &str) -> String {
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{}{space}{fence}", text.replace(['\n', '\r'], " "))
}

/// A message in which names are quoted as code. What stands outside of backticks, as pages have it in quotes, is no markup.
fn escaped(message: &str) -> String {
    let parts = message.split('`').enumerate();
    let parts = parts.map(|(index, part)| if index % 2 == 1 { part.to_owned() } else { plain(part) });
    parts.collect::<Vec<_>>().join("`")
}

fn plain(text: &str) -> String {
    let mut plain = String::new();
    for character in text.chars() {
        match character {
            '<' => plain.push_str("&lt;"),
            '&' => plain.push_str("&amp;"),
            '*' | '_' | '[' | ']' | '\\' | '#' | '|' | '~' | '@' | '!' => {
                plain.push('\\');
                plain.push(character);
            }
            '\n' | '\r' => plain.push(' '),
            _ => plain.push(character),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_is_no_markup() {
        assert_eq!(code("a `b` c"), "``a `b` c``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(
            escaped("`a_b` says \u{201c}<img src=x> @team\u{201d}"),
            "`a_b` says \u{201c}&lt;img src=x> \\@team\u{201d}"
        );
    }
}
