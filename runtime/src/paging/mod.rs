//! Lists that come page by page, as streams.
//!
//! In goes a request of an operation that lists; out come its pages, or their items, one call a page, each when it is
//! asked for. Where the next page is, [`Cursor`](cursor::Cursor) reads from the page before, with the leniency of a call: a
//! [`Sheet`](sheet::Sheet) is what it sees of a page. A list ends where the service says so and nothing speaks against it;
//! what cannot be read or walked is an error behind what came before. What is not done on purpose: calling ahead, and
//! beginning anew after an error.

mod cursor;
#[cfg(feature = "fuzz")]
mod fuzz;
mod listing;
mod sheet;

pub use cursor::Paging;
#[cfg(feature = "fuzz")]
pub(crate) use fuzz::list as fuzz;
pub use listing::{CollectError, ListRequest, Listing, items, pages};
