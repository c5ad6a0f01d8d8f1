//! Pages that have lost all their headings: a line of method and path, tables, statuses and examples tell the sections.
//!
//! In: the located blocks of a page of which no block stands in a known section. Out: their sections. Left out on purpose:
//! pages with more than one such line, which list what there is, and those with neither a table nor a status.

use super::section::{ExampleOf, Located, Section};
use super::uri;
use crate::document::{Block, Table};
use crate::request_line::RequestLine;
use crate::vocabulary::{ColumnHeader, ColumnRole};

/// Gives the blocks their sections, where the page has no headings that do.
pub(super) fn give_sections(located: &mut [Located<'_>]) {
    let Some(line) = declaration(located) else { return };
    let mut reader = Reader::default();
    for (index, place) in located.iter_mut().enumerate() {
        place.section = match index.cmp(&line) {
            std::cmp::Ordering::Less => Section::Function,
            std::cmp::Ordering::Equal => Section::Uri,
            std::cmp::Ordering::Greater => reader.section(place),
        };
    }
}

/// The line of method and path, where it is the only one and a table or a status stands below it.
fn declaration(located: &[Located<'_>]) -> Option<usize> {
    if located.iter().any(|place| place.section != Section::Other || place.word.is_some()) {
        return None;
    }
    let mut lines = located.iter().enumerate().filter(|(_, place)| {
        matches!(place.block, Block::Paragraph(text) | Block::Code(text) if uri::declares(&text.value))
    });
    let (line, _) = lines.next().filter(|_| lines.next().is_none())?;
    let mut below = located.iter().skip(line + 1);
    let tells = |place: &Located<'_>| match place.block {
        Block::Table(table) => has_column(table, &ColumnRole::Name),
        _ => place.opens_answers(),
    };
    below.any(tells).then_some(line)
}

/// What came so far below the line.
#[derive(Default)]
struct Reader {
    /// A table that says what must be given: one that does not is of an answer then.
    has_mandatory: bool,
    /// An example of the request, behind which answers follow.
    call: Call,
    is_answer: bool,
}

/// Where the example of the request stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Call {
    #[default]
    Nowhere,
    /// Right above, so that its body may follow.
    Above,
    Before,
}

impl Reader {
    fn section(&mut self, place: &Located<'_>) -> Section {
        let call = self.call;
        self.call = if call == Call::Nowhere { call } else { Call::Before };
        match place.block {
            Block::Table(table) => {
                let is_asked = has_column(table, &ColumnRole::Mandatory);
                self.is_answer |= !is_asked && (self.has_mandatory || call != Call::Nowhere);
                self.has_mandatory |= is_asked;
                if self.is_answer { Section::Response } else { Section::Request }
            }
            _ if place.opens_answers() => {
                self.is_answer = true;
                Section::Response
            }
            Block::Code(text) if RequestLine::read(&text.value).is_some() => {
                self.call = Call::Above;
                Section::Examples(ExampleOf::Request)
            }
            Block::Code(_) if call == Call::Above || !self.is_answer && call == Call::Nowhere => {
                self.call = Call::Before;
                Section::Examples(ExampleOf::Request)
            }
            Block::Code(_) => {
                self.is_answer = true;
                Section::Examples(ExampleOf::Response)
            }
            Block::Paragraph(_) | Block::Heading(_) => Section::Other,
        }
    }
}

fn has_column(table: &Table, role: &ColumnRole) -> bool {
    let headers = table.header.iter().filter_map(|text| ColumnHeader::in_text(&text.value));
    headers.into_iter().any(|header| header.role() == *role)
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::parse::parse;
    use crate::raw::TableRole;
    use crate::source::SourcePage;

    /// Method and path, and the roles of the tables.
    fn read(page: &str) -> Vec<(String, Vec<String>)> {
        let page = SourcePage::new("x/page.txt", page).unwrap();
        let operations = extract(&parse(&page).document).operations;
        let role = |role: &TableRole| {
            let words = format!("{role:?}");
            words.split(['{', ' ']).next().unwrap_or_default().to_owned()
        };
        let read = operations.iter().map(|found| {
            let roles = found.tables.iter().map(|table| role(&table.role)).collect();
            (format!("{} {}", found.uri.method, found.uri.path), roles)
        });
        read.collect()
    }

    /// A table of pipe text.
    fn table(header: &str, row: &str) -> String {
        let cells = |line: &str| line.replace(' ', " |\n") + " |\n";
        format!("{}{}\n{}", cells(header), "---|".repeat(header.split(' ').count()), cells(row))
    }

    #[test]
    fn a_line_and_tables_are_enough() {
        let asked = |row: &str| table("Parameter Mandatory Type Description", row);
        let page = format!(
            "Paints a fence.\nPOST /v1/fences/{{fence_id}}/coats\n{}{}POST https://{{endpoint}}/v1/fences/1/coats\n\
             {{ \"hue\": \"red\" }}\n{}Status code: 201\nNone\n",
            asked("fence_id Yes String Fence."),
            asked("hue Yes String Hue."),
            table("Parameter Type Description", "coat_id String Coat."),
        );
        let roles = ["UriParameters", "Body(Request)", "Body(Response(None))"].map(str::to_owned).to_vec();
        assert_eq!(read(&page), [("POST /v1/fences/{fence_id}/coats".to_owned(), roles)]);
    }

    #[test]
    fn a_status_is_enough() {
        assert_eq!(read("Paints a fence.\nPUT /v1/fences\nStatus code: 204\nNone\n").len(), 1);
        assert!(read("Paints a fence.\nPUT /v1/fences\nThat is all.\nIt is.\n").is_empty());
    }

    #[test]
    fn a_list_of_lines_and_a_page_with_sections_are_left_alone() {
        assert!(read("Fences\nPUT /v1/fences\nGET /v1/fences\nStatus code: 204\nNone\n").is_empty());
        assert!(read("Fences\nError Codes\nPUT /v1/fences\nStatus code: 204\nNone\n").is_empty());
    }
}
