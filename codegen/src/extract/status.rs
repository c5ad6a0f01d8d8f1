//! The status codes that a page names: in tables, above the tables of responses, in prose, in
//! examples.

use super::section::{ExampleOf, Located, Section, with_neighbours, words};
use crate::document::{Block, Cell, Table, Text};
use crate::model::Response;
use crate::raw::{RawStatus, RawTable, TableRole};
use crate::source::Place;
use crate::vocabulary::{self, Answer};

/// Statuses of success that sentences may name. More are a list of what there is.
const MOST_IN_SENTENCES: usize = 3;

/// `Non-Authoritative Information`, `Request Header Fields Too Large`
const MOST_WORDS_OF_PHRASE: usize = 5;

/// The rows of the tables of status codes, then what else names one that is not among them. Prose is asked where these
/// name no success, and examples where prose names none either.
pub(super) fn read_all(located: &[Located<'_>], tables: &[RawTable], page: &Place) -> Vec<RawStatus> {
    let mut statuses: Vec<RawStatus> = Vec::new();
    for table in tables.iter().filter(|table| table.role == TableRole::StatusCodes) {
        for row in &table.rows {
            let Some(code) = row.name.first() else { continue };
            statuses.push(RawStatus {
                code: code.clone(),
                description: row.description.clone(),
                is_of_answer: false,
                place: row.place(table),
            });
        }
    }
    for place in located {
        if let (Some(Answer::Status(code)), Some(text)) = (&place.opens, words(place.block)) {
            add(&mut statuses, code, text, false, page);
        }
    }
    describe(&mut statuses, located);
    if !statuses.iter().any(is_success) {
        match in_prose(located) {
            Some((code, text)) => add(&mut statuses, &code, text, false, page),
            None => in_sentences(located)
                .iter()
                .for_each(|(code, text)| add(&mut statuses, code, text, true, page)),
        }
    }
    if !statuses.iter().any(is_success) {
        for (code, text) in &shown(located) {
            add(&mut statuses, code, text, false, page);
        }
    }
    statuses
}

/// Gives statuses that no table describes what stands below their lines.
fn describe(statuses: &mut [RawStatus], located: &[Located<'_>]) {
    for (before, place, behind) in with_neighbours(located) {
        let Some((code, text)) = description(before, place, behind) else { continue };
        let found = statuses.iter_mut().find(|status| status.code.value == code);
        if let Some(status) = found.filter(|status| status.description.is_empty()) {
            status.description.push(text.clone());
        }
    }
}

/// A paragraph below the line of an answer that is said of that answer, `No Content`, with its status. Words above a table may
/// belong to the table.
pub(super) fn description<'d>(
    before: Option<&'d Located<'d>>,
    place: &Located<'d>,
    behind: Option<&Located<'_>>,
) -> Option<(&'d str, &'d Text)> {
    let line = before.filter(|line| line.section == Section::Response)?;
    let (Some(Answer::Status(code)), Block::Paragraph(text)) = (&line.opens, place.block) else {
        return None;
    };
    let is_label = place.opens_answers() || place.is_caption || place.word.is_some();
    if is_label || text.value.ends_with([':', '：']) || vocabulary::points_at_table(&text.value) {
        return None;
    }
    let is_short = text.value.split_whitespace().count() <= MOST_WORDS_OF_PHRASE;
    let is_alone = !behind.is_some_and(|behind| matches!(behind.block, Block::Table(_) | Block::Code(_)));
    let is_said = !vocabulary::is_none(&text.value) && !vocabulary::is_page_label(&text.value);
    let is_meant = is_said && is_alone && (is_short || text.value.ends_with(['.', '。']));
    is_meant.then_some((code.as_str(), text))
}

fn add(statuses: &mut Vec<RawStatus>, code: &str, text: &Text, is_of_answer: bool, page: &Place) {
    if statuses.iter().all(|status| status.code.value != code) {
        let code = Text { value: code.to_owned(), ..text.clone() };
        statuses.push(RawStatus { code, description: Vec::new(), is_of_answer, place: page.at(text.span) });
    }
}

/// Whether every row of a table begins with the status of a failure and what HTTP calls it, whatever the column is called:
/// `409 Conflict`.
pub(super) fn are_statuses(table: &Table) -> bool {
    let mut firsts = table.rows.iter().filter_map(|row| row.cells.first()).map(Cell::words);
    let is_failure = |words: String| {
        let (code, phrase) = words.split_once(' ').unwrap_or((&words, ""));
        let is_code = vocabulary::is_status(code) && code.starts_with(['4', '5']);
        is_code && phrase.starts_with(char::is_alphabetic)
    };
    !table.rows.is_empty() && firsts.all(is_failure)
}

fn is_success(status: &RawStatus) -> bool {
    status.code.value.trim().starts_with('2')
}

/// A status and the paragraph that names it.
type Named<'d> = (String, &'d Text);

/// The success status that the prose of the section names, where it names one and no other.
fn in_prose<'d>(located: &[Located<'d>]) -> Option<Named<'d>> {
    let of_section = located.iter().filter(|place| place.section == Section::StatusCodes);
    let mut successes = named(of_section.clone(), success_codes);
    if successes.is_empty() {
        return named(of_section, choices).pop();
    }
    successes.pop().filter(|_| successes.is_empty())
}

/// The success statuses that sentences of other sections name: what is done, and what comes back.
fn in_sentences<'d>(located: &[Located<'d>]) -> Vec<Named<'d>> {
    let is_of_call = |place: &&Located<'_>| {
        !matches!(place.section, Section::StatusCodes | Section::ErrorCodes | Section::Authorization)
    };
    let named = named(located.iter().filter(is_of_call), vocabulary::successes_in);
    if named.len() > MOST_IN_SENTENCES { Vec::new() } else { named }
}

/// The success statuses that examples of answers are, where they show nothing else: `Http Response Code: 204` as code. The line of
/// the protocol says it above a body, too.
fn shown<'d>(located: &[Located<'d>]) -> Vec<Named<'d>> {
    let examples = located.iter().filter(|place| place.section == Section::Examples(ExampleOf::Response));
    let shown = examples.filter_map(|place| {
        let text = match place.block {
            Block::Code(text) => text,
            Block::Paragraph(text) if text.value.starts_with("HTTP/") => text,
            _ => return None,
        };
        let first = text.value.lines().next().filter(|line| line.starts_with("HTTP/"));
        let code = vocabulary::status_shown(first.unwrap_or(&text.value))?;
        code.starts_with('2').then_some((code, text))
    });
    shown.collect()
}

/// What the paragraphs name, each status once.
fn named<'l, 'd: 'l>(
    places: impl Iterator<Item = &'l Located<'d>>,
    read: fn(&str) -> Vec<String>,
) -> Vec<Named<'d>> {
    let mut named: Vec<Named<'d>> = Vec::new();
    for place in places {
        let Block::Paragraph(text) = place.block else { continue };
        for code in read(&text.value) {
            if named.iter().all(|(other, _)| *other != code) {
                named.push((code, text));
            }
        }
    }
    named
}

/// The numbers 200 to 299 in a text, as words of their own.
fn success_codes(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_code = |word: &&str| vocabulary::is_status(word) && word.starts_with('2');
    words.filter(is_code).map(str::to_owned).collect()
}

/// `300`, where a paragraph says nothing else: the answer of a call that shows what there is to choose from.
fn choices(text: &str) -> Vec<String> {
    let is_choices = text.trim().parse() == Ok(Response::CHOICES);
    if is_choices { vec![text.trim().to_owned()] } else { Vec::new() }
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
        assert_eq!(choices("300"), ["300"]);
        assert!(choices("300 files at most").is_empty() && choices("200").is_empty());
        assert!(success_codes("See Status Codes. Error 400 of 2000, E200").is_empty());
    }
}
