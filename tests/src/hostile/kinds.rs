//! The kinds.

use super::Kind;
use super::dialects::{Form, Part, page};

/// Every kind, in every form that it has.
pub static ALL: &[Kind] = &[];
