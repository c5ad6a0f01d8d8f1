//! What a page says of its operation in prose: what it does, and what else a caller should know.
//!
//! Out: paragraphs without the labels of the page. A line such as `Parameter description` or `Normal response` tells a
//! reader where he is on the page and nothing of the operation; so does the caption above a table, and a paragraph of a
//! section of tables that only points at another page.

use super::section::{Located, Section, with_neighbours};
use super::{status, uri};
use crate::document::{Block, Heading, Text};
use crate::raw::RawSection;
use crate::vocabulary::{self, SectionWord};

/// The paragraphs of the section that says what the operation does.
pub(super) fn function(located: &[Located<'_>]) -> Vec<Text> {
    with_neighbours(located)
        .filter(|(_, place, _)| place.section == Section::Function || discourages(place))
        .filter_map(|(before, place, _)| match place.block {
            Block::Paragraph(text)
                if !is_silent(text) && !is_name(before, text) && !is_on_calls(before, text) =>
            {
                Some(text.clone())
            }
            _ => None,
        })
        .collect()
}

/// A paragraph outside of all sections, as above the first one, that says not to use the API.
fn discourages(place: &Located<'_>) -> bool {
    let says = |text: &Text| vocabulary::says_api_deprecated(&text.value);
    place.section == Section::Other && matches!(place.block, Block::Paragraph(text) if says(text))
}

/// Prose of the sections that are not read otherwise, and prose between the tables of those that are.
pub(super) fn notes(located: &[Located<'_>], uri_lines: &[&Text]) -> Vec<RawSection> {
    let mut sections: Vec<RawSection> = Vec::new();
    for (before, place, behind) in with_neighbours(located) {
        let Block::Paragraph(text) = place.block else { continue };
        let Some(heading) = place.heading.filter(|_| !is_read_elsewhere(place)) else { continue };
        let says_nothing = is_silent(text)
            || discourages(place)
            || is_name(before, text)
            || vocabulary::points_at_table(&text.value)
            || place.word.is_some()
            || place.section == Section::Uri
                && (is_part_of_uri(&text.value) || is_example_of_uri(before, &text.value))
            || is_about_calls(place)
                && (is_one_sentence(&text.value) || vocabulary::names_explorer(&text.value))
            || is_title_of_table(text, behind)
            || is_on_permissions(place, &text.value, behind)
            || is_about_tables(place) && is_title_of_code(text, behind)
            || is_about_tables(place) && vocabulary::points_at_page(&text.value);
        let is_of_answer = status::description(before, place, behind).is_some();
        if is_of_answer || uri_lines.contains(&text) || place.opens_answers() || says_nothing {
            continue;
        }
        let is_of_page = names_tables(heading) || vocabulary::is_on_calling(&heading.text.value);
        let heading = (!is_of_page).then(|| heading.text.clone());
        match sections.last_mut() {
            Some(section) if section.heading == heading => section.paragraphs.push(text.clone()),
            _ => sections.push(RawSection { heading, paragraphs: vec![text.clone()] }),
        }
    }
    sections
}

fn is_read_elsewhere(place: &Located<'_>) -> bool {
    match place.section {
        Section::Other | Section::Uri | Section::Request | Section::Response | Section::Authorization => {
            place.is_caption
        }
        Section::Function
        | Section::Examples(_)
        | Section::StatusCodes
        | Section::ErrorCodes
        | Section::SampleCode => true,
    }
}

/// Whether a paragraph says nothing of the operation: `None`, a label of the page, the word of a section: `Restrictions`.
fn is_silent(text: &Text) -> bool {
    vocabulary::is_none(&text.value)
        || vocabulary::section(&text.value).is_some()
        || vocabulary::is_page_label(&text.value)
        || vocabulary::is_name_label(&text.value)
}

/// Whether a label of this kind stands right above.
fn is_below(before: Option<&Located<'_>>, is_label: fn(&str) -> bool) -> bool {
    before.is_some_and(|before| match before.block {
        Block::Paragraph(label) => is_label(&label.value),
        _ => false,
    })
}

/// `ShowJob` below `API name`: it is the id of the operation.
fn is_name(before: Option<&Located<'_>>, text: &Text) -> bool {
    is_below(before, vocabulary::is_name_label) && !text.value.trim().contains(char::is_whitespace)
}

/// `Debugging`, and below it `You can debug this API in API Explorer.`, in one sentence or several.
fn is_on_calls(before: Option<&Located<'_>>, text: &Text) -> bool {
    vocabulary::is_on_calling(&text.value)
        || is_below(before, vocabulary::is_on_calling)
            && (vocabulary::points_at_page(&text.value) || vocabulary::names_explorer(&text.value))
}

/// `Parameter description of the tag field` right above a table: no sentence.
fn is_title_of_table(text: &Text, behind: Option<&Located<'_>>) -> bool {
    let is_above = behind.is_some_and(|behind| matches!(behind.block, Block::Table(_)));
    let is_sentence = text.value.ends_with(['.', '。', ';', '；', ',', '，']);
    is_above && !is_sentence && text.value.split_whitespace().count() <= 10
}

/// What a section on permissions says on every page, and what leads to its table, which is read.
fn is_on_permissions(place: &Located<'_>, text: &str, behind: Option<&Located<'_>>) -> bool {
    let leads = behind.is_some_and(|behind| matches!(behind.block, Block::Table(_)));
    place.section == Section::Authorization && leads || vocabulary::is_on_all_permissions(text)
}

/// Half of a request line, or the label of one: `Request Method`; so is `HTTPS` below `Transport Protocol`.
fn is_part_of_uri(line: &str) -> bool {
    let is_protocol = ["http", "https"].iter().any(|name| line.trim().eq_ignore_ascii_case(name));
    uri::is_half(line) || vocabulary::uri_part(line).is_some() || is_protocol
}

/// `• URI example`, or the call below it.
fn is_example_of_uri(before: Option<&Located<'_>>, text: &str) -> bool {
    let opens = |text: &str| {
        let label = text.trim_start_matches(['•', '●', '-', ' ']);
        vocabulary::opens_example(label) && !label.ends_with(['.', '。'])
    };
    let is_below =
        before.is_some_and(|before| matches!(before.block, Block::Paragraph(label) if opens(&label.value)));
    opens(text) || is_below && uri::is_call(text)
}

/// `Example request parameters:` right above an example.
fn is_title_of_code(text: &Text, behind: Option<&Located<'_>>) -> bool {
    let is_above = behind.is_some_and(|behind| matches!(behind.block, Block::Code(_)));
    is_above && text.value.ends_with([':', '：']) && !text.value.contains([',', '.', '，', '。'])
}

/// Whether a section says how calls are made, or tried out, in general: `Debugging`.
fn is_about_calls(place: &Located<'_>) -> bool {
    place.heading.is_some_and(|heading| vocabulary::is_on_calling(&heading.text.value))
}

/// Characters of a sentence that only says where to go, at most.
const LONGEST_POINTER: usize = 120;

/// Whether a paragraph is one short sentence: `You can debug this API in API Explorer.`
fn is_one_sentence(text: &str) -> bool {
    let inner = text.trim().trim_end_matches(['.', '。']);
    !inner.contains(". ") && !inner.contains('。') && inner.chars().count() <= LONGEST_POINTER
}

/// Whether a section holds tables, or says how calls are made in general.
fn is_about_tables(place: &Located<'_>) -> bool {
    is_about_calls(place) || matches!(place.section, Section::Uri | Section::Request | Section::Response)
}

/// Whether a heading names a part of every page, which says nothing of this operation.
fn names_tables(heading: &Heading) -> bool {
    let is_structure = heading.word.is_some_and(|word| word != SectionWord::Prose);
    let words = &heading.text.value;
    is_structure || vocabulary::is_page_label(words) || vocabulary::is_examples(words)
}
