//! Which blocks of a page belong to which of its operations.
//!
//! Lines of method and path in one URI section are ways to call one operation, and share the page. A URI section
//! behind the answer of an operation begins the next one, with the heading above it.

use super::section::{Located, Section};
use super::uri::Found;
use crate::document::{Block, Text};

/// A run of blocks with the URI lines in it.
#[derive(Debug)]
pub(super) struct Part<'l, 'd> {
    pub located: &'l [Located<'d>],
    pub uris: Vec<Found>,
    /// The heading of the operation, where the page has several.
    pub title: Option<&'d Text>,
}

/// Divides a page among its URI lines.
pub(super) fn divide<'l, 'd>(located: &'l [Located<'d>], found: Vec<Found>) -> Vec<Part<'l, 'd>> {
    let mut groups: Vec<(usize, Vec<Found>)> = Vec::new();
    for found in found {
        let last = groups.last().and_then(|(_, uris)| uris.last()).map(|last| last.block);
        let start = last.map_or(Some(0), |last| start_behind(located, last, found.block));
        match (start, groups.last_mut()) {
            (None, Some((_, uris))) => uris.push(found),
            (start, _) => groups.push((start.unwrap_or(0), vec![found])),
        }
    }
    let ends: Vec<usize> = groups.iter().skip(1).map(|(start, _)| *start).chain([located.len()]).collect();
    let several = groups.len() > 1;
    let part = |((start, uris), end): ((usize, Vec<Found>), usize)| {
        let located = located.get(start..end).unwrap_or_default();
        let title = if several { title(located) } else { None };
        Part { located, uris, title }
    };
    groups.into_iter().zip(ends).map(part).collect()
}

/// Where the operation of the URI line in block `here` starts, if another was answered since block `last`.
fn start_behind(located: &[Located<'_>], last: usize, here: usize) -> Option<usize> {
    let between = located.get(last..here)?;
    let is_answer = |place: &Located<'_>| {
        matches!(place.section, Section::Response | Section::Examples(_) | Section::StatusCodes)
    };
    let answered = last + between.iter().rposition(is_answer)?;
    let headings = || {
        let behind = located.iter().enumerate().take(here).skip(answered + 1);
        behind.filter_map(|(index, place)| match place.block {
            Block::Heading(heading) => Some((index, heading.level)),
            _ => None,
        })
    };
    // The highest heading since the answer, and the last of several: `Deleting a Job` above `Function` and `URI`.
    let highest = headings().map(|(_, level)| level).min()?;
    headings().rfind(|(_, level)| *level == highest).map(|(index, _)| index)
}

/// The first heading of a part, unless it is that of a section.
fn title<'d>(located: &[Located<'d>]) -> Option<&'d Text> {
    let first = located.iter().find_map(|place| match place.block {
        Block::Heading(heading) if heading.level > 1 => Some((heading, place.section)),
        _ => None,
    });
    first.filter(|(_, section)| *section == Section::Other).map(|(heading, _)| &heading.text)
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::source::SourcePage;

    /// Method, path, title, variant and the names of the rows, for each operation of a page.
    fn operations(page: &str) -> Vec<String> {
        let document = crate::parse::parse(&SourcePage::new("x/page.md", page).unwrap()).document;
        let operations = extract(&document).operations.into_iter();
        operations
            .map(|operation| {
                let rows = operation.tables.iter().flat_map(|table| &table.rows);
                let names: Vec<String> = rows.map(crate::raw::RawRow::name_text).collect();
                let variant = operation.variant.unwrap_or_default();
                let line = format!("{} {}", operation.uri.method, operation.uri.path);
                format!("{line}: {} ({variant}) {}", operation.title.value, names.join(" "))
            })
            .collect()
    }

    #[test]
    fn lines_that_stand_together_share_the_page() {
        let page = "<html><h1>Stopping a Server</h1><h2>URI</h2><p>POST /v2.1/servers/{id}/stop</p>\
            <p>POST /v2/servers/{id}/stop</p><h2>Request</h2><table><tr><th>Parameter</th><th>Type</th></tr>\
            <tr><td>force</td><td>Boolean</td></tr></table></html>";
        assert_eq!(
            operations(page),
            [
                "POST /v2.1/servers/{id}/stop: Stopping a Server () force",
                "POST /v2/servers/{id}/stop: Stopping a Server (v2) force"
            ]
        );
    }

    #[test]
    fn a_line_behind_an_answer_begins_an_operation() {
        let table = |name: &str| {
            format!(
                "<table><tr><th>Parameter</th><th>Type</th></tr><tr><td>{name}</td><td>String</td></tr></table>"
            )
        };
        let page = format!(
            "<html><h1>Jobs</h1><h2>Listing Jobs</h2><h3>URI</h3><p>GET /v1/jobs</p><h3>Response</h3>{}\
             <h2>Deleting a Job</h2><h3>Function</h3><p>Deletes.</p><h3>URI</h3><p>DELETE /v1/jobs/{{id}}</p>{}</html>",
            table("jobs"),
            table("id")
        );
        assert_eq!(
            operations(&page),
            [
                "GET /v1/jobs: Listing Jobs () jobs",
                "DELETE /v1/jobs/{id}: Deleting a Job (Deleting a Job) id"
            ]
        );
    }
}
