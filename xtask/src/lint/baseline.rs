//! `docs-input/lints-baseline.toml`: what is known, so that a team sees what is new.
//!
//! A finding is known by its page, its rule and its words, and not by its line, which moves with every edit above it. Where a
//! page has several that are alike, so many are known.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Finding;
use crate::documents;
use crate::error::Error;

/// Where it lies, below the documents folder.
pub(super) const FILE: &str = "lints-baseline.toml";

const HEAD: &str = "# What `cargo xtask lint` has found and is not to report again. `--update-baseline` writes this file.\n\n";

/// A finding, without its line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    page: String,
    rule: String,
    message: String,
}

/// A finding as the file has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    page: String,
    rule: String,
    message: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_one(count: &usize) -> bool {
    *count == 1
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    known: Vec<Known>,
}

/// What is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Baseline(BTreeMap<Key, usize>);

impl Baseline {
    /// That of a documents folder. Nothing is known where there is none.
    pub(super) fn read(docs_input: &Path) -> Result<Self, Error> {
        let written: Option<Written> = documents::settings(&docs_input.join(FILE))?;
        Ok(written.map(Self::from).unwrap_or_default())
    }

    /// All that was found.
    pub(super) fn of(findings: &[Finding]) -> Self {
        let mut known = BTreeMap::new();
        for finding in findings {
            *known.entry(Key::of(finding)).or_default() += 1;
        }
        Self(known)
    }

    /// As the file has it.
    pub(super) fn text(&self) -> String {
        let known = self.0.iter().map(|(key, count)| {
            let Key { page, rule, message } = key.clone();
            Known { page, rule, message, count: *count }
        });
        let written = Written { known: known.collect() };
        // Texts and numbers in a list of tables can be written.
        HEAD.to_owned() + &toml::to_string(&written).unwrap_or_default()
    }

    /// Marks what is known, and counts the entries that nothing was found for; of a single service, only its own.
    pub(super) fn mark(&self, findings: &mut [Finding], service: Option<&str>) -> usize {
        let mut left = self.0.clone();
        for finding in findings {
            if let Some(count) = left.get_mut(&Key::of(finding)).filter(|count| **count > 0) {
                *count -= 1;
                finding.is_known = true;
            }
        }
        let is_looked_at = |key: &Key| {
            service.is_none_or(|id| key.page.strip_prefix(id).is_some_and(|rest| rest.starts_with('/')))
        };
        left.iter().filter(|(key, count)| **count > 0 && is_looked_at(key)).count()
    }
}

impl From<Written> for Baseline {
    fn from(written: Written) -> Self {
        let mut known = BTreeMap::new();
        for Known { page, rule, message, count } in written.known {
            *known.entry(Key { page, rule, message }).or_default() += count;
        }
        Self(known)
    }
}

impl Key {
    fn of(finding: &Finding) -> Self {
        Self {
            page: finding.diagnostic.place.page.to_string(),
            rule: finding.diagnostic.code.to_string(),
            message: finding.diagnostic.message.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use tablature_codegen::diagnostic::{Code, Diagnostic};
    use tablature_codegen::source::Place;

    use super::*;

    fn finding(page: &str, message: &str) -> Finding {
        let diagnostic = Diagnostic::new(Code::UnknownType, Place::page(page), message);
        Finding { service: "eg".to_owned(), diagnostic, is_known: false }
    }

    #[test]
    fn what_is_known_is_not_new_and_what_is_gone_is_told() {
        let before =
            [finding("eg/a.md", "one"), finding("eg/a.md", "two \"quoted\""), finding("eg/a.md", "one")];
        let baseline = Baseline::from(toml::from_str::<Written>(&Baseline::of(&before).text()).unwrap());
        assert_eq!(baseline, Baseline::of(&before));
        let mut now = [finding("eg/a.md", "one"), finding("eg/a.md", "three")];
        assert_eq!(baseline.mark(&mut now, None), 2);
        assert_eq!(now.map(|finding| finding.is_known), [true, false]);
        assert_eq!(baseline.mark(&mut [], Some("dns")), 0, "a service that was not asked for is not gone");
    }

    #[test]
    fn a_third_of_its_kind_is_new() {
        let baseline = Baseline::of(&[finding("eg/a.md", "one"), finding("eg/a.md", "one")]);
        let mut now = [0; 3].map(|_| finding("eg/a.md", "one"));
        assert_eq!(baseline.mark(&mut now, None), 0);
        assert_eq!(now.map(|finding| finding.is_known), [true, true, false]);
    }
}
