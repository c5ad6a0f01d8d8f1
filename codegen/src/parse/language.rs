//! The language of a page.

use crate::document::Block;
use crate::vocabulary::Ballot;

/// The language of the headings, captions and headers. The title and prose are none of the words that are known.
pub(super) fn of(blocks: &[Block]) -> Option<&'static str> {
    let mut ballot = Ballot::default();
    for block in blocks {
        match block {
            Block::Heading(heading) => ballot.heading(&heading.text.value),
            Block::Paragraph(text) => ballot.line(&text.value),
            Block::Table(table) => {
                table.caption.iter().for_each(|caption| ballot.caption(&caption.value));
                table.header.iter().for_each(|header| ballot.column(&header.value));
            }
            Block::Code(_) => {}
        }
    }
    ballot.language()
}
