//! The lines that declare method and path.
//!
//! In: the located blocks of a page. Out: what declares an operation, in order, without repetition.
//! Pages write it in many ways: `POST /v1/jobs`, `POST https://{Endpoint}/v1/jobs`, `Method: DELETE` above or below
//! `URI: /v1/jobs`, `DELETE /?rules HTTP/1.1`, with a query behind the path as a string or as a template, or as a table of
//! parts. [`line`] reads lines, [`target`] what stands behind the method, [`table`] tables, and [`choice`] tells
//! declarations from examples.
//! Left out on purpose: what the path means; lowering holds it against the tables.

mod choice;
#[cfg(feature = "fuzz")]
pub(super) mod fuzz;
mod line;
mod table;
mod target;
mod unread;

pub(super) use line::is_half;
pub(super) use table::is_declaration;
pub use unread::explain_shown_calls;
pub(super) use unread::{Line, call, is_call, is_declared, unread};

use super::section::{Located, Section};
use crate::document::{Block, Text};
use crate::limits::Excess;
use crate::model::HttpMethod;
use crate::raw::RawUri;
use choice::Lines;
use target::{Host, Target};

/// A line that declares method and path, and the block in which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub uri: RawUri,
    pub block: usize,
    /// What stands before the path: declarations seldom name a host, examples always do.
    host: Host,
}

impl Found {
    fn new(method: HttpMethod, target: Target, text: &Text, block: usize) -> Self {
        let host = target.host;
        Self { uri: target.uri(method, text), block, host }
    }
}

/// Lines on a page that describes none of them, from which on it is a list of what there is.
const LISTED: usize = 2;

/// Every such line of the URI sections, in order, without repetition. A page that has the sections of an operation and
/// none for the URI has the line above them, or in the midst of the request's.
pub(super) fn find(located: &[Located<'_>]) -> Result<Vec<Found>, Excess> {
    let found = find_in(located, &[Section::Uri])?;
    let has = |wanted: Section| located.iter().any(|place| place.section == wanted);
    let describes = [Section::Request, Section::Response, Section::StatusCodes];
    let describes_none = !describes.into_iter().any(has);
    if describes_none && (found.len() > LISTED || is_guide(located, &found)) {
        return Ok(Vec::new());
    }
    if found.is_empty() && has(Section::Request) && (has(Section::Response) || has(Section::StatusCodes)) {
        let mut found = find_in(located, &[Section::Function, Section::Other, Section::Request])?;
        // With a host it is an example, as guides show them.
        found.retain(|found| found.host == Host::None);
        return Ok(found);
    }
    Ok(found)
}

/// Whether a page leads through several calls: it has no table, and shows a call of another API.
fn is_guide(located: &[Located<'_>], found: &[Found]) -> bool {
    let has_table = located.iter().any(|place| matches!(place.block, Block::Table(_)));
    let is_another = |line: &str| {
        let Some((method, target)) = line::whole(line) else { return false };
        !found.iter().any(|found| is_call_of((method.as_str(), &target.path), &found.uri))
    };
    let shows_another = |place: &Located<'_>| match place.block {
        Block::Paragraph(text) | Block::Code(text) => text.value.lines().any(is_another),
        Block::Heading(_) | Block::Table(_) => false,
    };
    !found.is_empty() && !has_table && located.iter().any(shows_another)
}

/// Whether method and path are a call of what a line declares.
fn is_call_of((method, path): (&str, &str), declared: &RawUri) -> bool {
    method == declared.method && choice::is_call_of(path, &declared.path)
}

/// Whether a text is a line that declares method and path, without a host.
pub(super) fn declares(text: &str) -> bool {
    line::Reader::default().read(text).is_some_and(|(_, target)| target.host == Host::None)
}

fn find_in(located: &[Located<'_>], sections: &[Section]) -> Result<Vec<Found>, Excess> {
    let mut found = Lines::default();
    let mut reader = line::Reader::default();
    for (block, place) in located.iter().enumerate() {
        if !sections.contains(&place.section) {
            reader = line::Reader::default();
            continue;
        }
        match place.block {
            Block::Heading(heading) => reader.enter(&heading.text.value),
            Block::Table(table) => {
                reader = line::Reader::default();
                table::read(table, block).into_iter().try_for_each(|line| found.add(line))?;
            }
            Block::Paragraph(text) | Block::Code(text) => {
                for line in text.value.lines() {
                    if let Some((method, target)) = reader.read(line) {
                        found.add(Found::new(method, target, text, block))?;
                    }
                }
            }
        }
    }
    choice::declarations(found.into_found())
}

#[cfg(test)]
mod tests;
