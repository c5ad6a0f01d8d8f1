//! What tells the operations of one page apart: their ids are made of the page's name, and need more than that.

use crate::raw::RawOperation;
use crate::vocabulary;

/// Words that no earlier operation of the page has. None for the first.
pub(super) fn tell_apart(operation: &RawOperation, before: &[RawOperation]) -> Option<String> {
    let first = before.first()?;
    let is_free = |words: &String| {
        !words.is_empty() && before.iter().all(|other| other.variant.as_ref() != Some(words))
    };
    let title = (operation.title != first.title).then(|| operation.title.value.clone());
    let versions = (version(&operation.uri.path), version(&first.uri.path));
    let version = if versions.0 == versions.1 { None } else { versions.0 };
    let method = (operation.uri.method != first.uri.method).then(|| operation.uri.method.to_lowercase());
    let number = || (before.len() + 1).to_string();
    title.or(version).or(method).filter(is_free).or_else(|| Some(number()))
}

/// `v2` of `/v2/{project_id}/servers`.
fn version(path: &str) -> Option<String> {
    path.split('/').find(|segment| vocabulary::is_version(segment)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_a_version() {
        assert_eq!(version("/v2.1/{project_id}/servers").as_deref(), Some("v2.1"));
        assert_eq!(version("/volumes/{volume_id}"), None);
    }
}
