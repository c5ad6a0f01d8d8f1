//! What the side of a table or an example is in the model: a direction, a status, a response.

use crate::model::{Direction, Response};
pub(super) use crate::raw::status_of as status;
use crate::raw::{ERRORS, Side};

/// The direction of a side.
pub(super) fn direction(side: &Side) -> Direction {
    match side {
        Side::Request => Direction::Request,
        Side::Response(_) => Direction::Response,
    }
}

/// Whether a response is what a page says below this status: any success where there is none, any failure for errors.
pub(super) fn is_meant(response: &Response, code: Option<&str>) -> bool {
    match code {
        Some(ERRORS) => response.status >= 400,
        code => match code.and_then(status) {
            Some(status) => response.status == status,
            // A list of versions comes with 300, and stands behind all successes.
            None => response.is_success() || response.status == Response::CHOICES,
        },
    }
}
