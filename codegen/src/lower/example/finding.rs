//! A disagreement of an example and the tables, and the place that it is shown beside.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::source::Place;

/// A disagreement of example and tables.
pub(super) struct Finding {
    pub code: Code,
    /// The bytes of the example.
    pub range: Range<usize>,
    pub message: String,
    /// What the example shows.
    pub label: String,
    /// What the tables say, and where.
    pub related: Vec<(Place, String)>,
    pub help: String,
}

/// Of the places that say something, that of the page, or else the first.
pub(super) fn here<'p>(places: &'p [Place], page: &str) -> Option<&'p Place> {
    places.iter().find(|place| &*place.page == page).or_else(|| places.first())
}
