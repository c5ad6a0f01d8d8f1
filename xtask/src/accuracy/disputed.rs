//! `tests/accuracy-disputed.md`: the pages whose facts are taken to be wrong, a line each: "- `service/page`".

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::error::Error;

/// The pages of each service.
#[derive(Debug, Default)]
pub(super) struct Disputed(BTreeMap<String, BTreeSet<String>>);

impl Disputed {
    /// Reads the list. A file that is not there disputes nothing.
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(Self::of(&text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(Error::io("read", path)(error)),
        }
    }

    fn of(text: &str) -> Self {
        let mut pages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let items = text.lines().filter_map(|line| line.strip_prefix("- `")?.strip_suffix('`'));
        for (service, page) in items.filter_map(|item| item.split_once('/')) {
            pages.entry(service.to_owned()).or_default().insert(page.to_owned());
        }
        Self(pages)
    }

    /// Whether the facts of a page are disputed.
    pub(super) fn has(&self, service: &str, page: &str) -> bool {
        self.0.get(service).is_some_and(|pages| pages.contains(page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_pages() {
        let disputed = Disputed::of("# Pages\n\nOne with `a/b` in prose.\n\n- `mill/apis_v2.0__stopping`\n");
        assert!(disputed.has("mill", "apis_v2.0__stopping"));
        assert!(!disputed.has("a", "b") && !disputed.has("mill", "stopping"));
    }
}
