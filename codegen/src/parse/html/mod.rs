//! stub
use crate::diagnostic::Diagnostics;
use crate::document::Block;
use crate::source::SourcePage;
pub(super) fn read(_page: &SourcePage, _d: &mut Diagnostics) -> Vec<Block> {
    Vec::new()
}
