//! What the side of a table or an example is in the model: a direction, a status, a response.

use crate::model::{Direction, Response};
use crate::raw::{ERRORS, Side};

/// The direction of a side.
pub(super) fn direction(side: &Side) -> Direction {
    match side {
        Side::Request => Direction::Request,
        Side::Response(_) => Direction::Response,
    }
}

/// `200`, `200 OK`
pub(super) fn status(code: &str) -> Option<u16> {
    let digits: String = code.trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|status| (100..600).contains(status))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_three_digits() {
        assert_eq!(status("200"), Some(200));
        assert_eq!(status("204 No Content"), Some(204));
        for text in ["", "OK", "2xx", "20", "999999"] {
            assert_eq!(status(text), None, "{text}");
        }
    }
}
