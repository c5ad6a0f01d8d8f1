//! How many operations a page may give: each has all tables and examples that they share.

use super::uri::Found;
use crate::diagnostic::Code;
use crate::document::{Block, Document};
use crate::limits::{self, Excess};

/// The operations, where they and what they share is within bounds.
pub(super) fn shared(document: &Document, found: Vec<Found>) -> Result<Vec<Found>, Excess> {
    let (mut parts, mut bytes) = (document.blocks.len(), 0_usize);
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => bytes += heading.text.value.len(),
            Block::Paragraph(text) | Block::Code(text) => bytes += text.value.len(),
            Block::Table(table) => {
                parts += table.rows.len();
                let paragraphs =
                    table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs);
                bytes += paragraphs.map(|text| text.value.len()).sum::<usize>();
            }
        }
    }
    // One operation has what there is, and shares nothing.
    let others = found.len().saturating_sub(1);
    let path = found.iter().map(|found| parts_of_path(&found.uri)).max().unwrap_or(0);
    let excess = [
        ("operations on the page", found.len(), limits::PAGE_OPERATIONS),
        ("segments and parameters in a path", path, limits::PATH_PARTS),
        ("rows and paragraphs that operations share", parts.saturating_mul(others), limits::SHARED_PARTS),
        ("bytes that operations share", bytes.saturating_mul(others), limits::SHARED_BYTES),
    ];
    let excess = excess
        .into_iter()
        .find_map(|(what, found, limit)| Excess::of(Code::TooManyOperations, what, found, limit));
    excess.map_or(Ok(found), Err)
}

fn parts_of_path(uri: &crate::raw::RawUri) -> usize {
    uri.path.matches(['/', '{']).count() + uri.query.len()
}
