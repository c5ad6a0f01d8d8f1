//! Lists that come page by page, as streams.
//!
//! In goes a request of an operation that lists; out come its pages, or their items, one call a page, each when it is
//! asked for. Where the next page is, [`Cursor`](cursor::Cursor) reads from the page before, as the service sent it. What is
//! not done on purpose: calling ahead, and beginning anew after an error.

mod cursor;
mod listing;

pub use cursor::Paging;
pub use listing::{ListRequest, Listing, items, pages};
