//! What programs are written against: every item of the crate that the documents decide on, with its signature.

use std::collections::BTreeMap;

use super::InvalidOutput;
use crate::model::Api;
use crate::name::Names;

/// The items by their paths, each with its signature.
pub type Surface = BTreeMap<String, String>;

/// The surface of the crate of a service.
///
/// # Errors
/// Where something has no name.
pub fn surface(_api: &Api, _names: &Names) -> Result<Surface, InvalidOutput> {
    Ok(Surface::new())
}
