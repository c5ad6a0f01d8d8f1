//! The status codes that a page names: in tables, in the prose of their section, above the tables of responses.

use super::section::{Located, Section};
use crate::document::{Block, Text};
use crate::raw::{RawStatus, RawTable, TableRole};
use crate::source::Place;

/// The rows of the tables of status codes, then what else names one that is not among them.
pub(super) fn read_all(located: &[Located<'_>], tables: &[RawTable], page: &Place) -> Vec<RawStatus> {
    let mut statuses: Vec<RawStatus> = Vec::new();
    for table in tables.iter().filter(|table| table.role == TableRole::StatusCodes) {
        for row in &table.rows {
            let Some(code) = row.name.first() else { continue };
            statuses.push(RawStatus {
                code: code.clone(),
                description: row.description.clone(),
                place: row.place(table),
            });
        }
    }
    for place in located {
        let Block::Paragraph(text) = place.block else { continue };
        let Some(code) = place.status.as_deref().filter(|_| place.is_status_line()) else { continue };
        add(&mut statuses, code, text, page);
    }
    if let Some((code, text)) = in_prose(located).filter(|_| !statuses.iter().any(is_success)) {
        add(&mut statuses, &code, text, page);
    }
    statuses
}

fn add(statuses: &mut Vec<RawStatus>, code: &str, text: &Text, page: &Place) {
    if statuses.iter().all(|status| status.code.value != code) {
        let code = Text { value: code.to_owned(), ..text.clone() };
        statuses.push(RawStatus { code, description: Vec::new(), place: page.at(text.span) });
    }
}

fn is_success(status: &RawStatus) -> bool {
    status.code.value.trim().starts_with('2')
}

/// The success status that the prose of the section names, where it names one and no other.
fn in_prose<'d>(located: &[Located<'d>]) -> Option<(String, &'d Text)> {
    let mut named: Vec<(String, &'d Text)> = Vec::new();
    for place in located.iter().filter(|place| place.section == Section::StatusCodes) {
        let Block::Paragraph(text) = place.block else { continue };
        for code in success_codes(&text.value) {
            if named.iter().all(|(other, _)| *other != code) {
                named.push((code, text));
            }
        }
    }
    match named.as_slice() {
        [(code, text)] => Some((code.clone(), *text)),
        _ => None,
    }
}

/// The numbers 200 to 299 in a text, as words of their own.
fn success_codes(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_code =
        |word: &&str| word.len() == 3 && word.starts_with('2') && word.bytes().all(|b| b.is_ascii_digit());
    words.filter(is_code).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_names_success() {
        assert_eq!(success_codes("200"), ["200"]);
        assert_eq!(success_codes("Normal: 202 (Accepted)"), ["202"]);
        assert_eq!(
            success_codes("If a 2xx status code is returned, for example, 200, 202, or 204"),
            ["200", "202", "204"]
        );
        assert!(success_codes("See Status Codes. Error 400 of 2000, E200").is_empty());
    }
}
