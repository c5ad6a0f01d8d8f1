//! What a comparison came to, service by service.
//!
//! In: both revisions. Out: [`Report`], which is also what programs get (JSON). A service that one side cannot read is not
//! compared: what is missing there would be taken for gone.

use std::collections::BTreeSet;

use serde::Serialize;
use tablature_codegen::diff::{Change, Comparison, Verdict, compare, judge};
use tablature_codegen::model::Class;

use super::revision::{Revision, Service};

/// What changed in all services.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// What the documents are held against.
    pub(super) old: String,
    /// Where the documents are.
    pub(super) new: String,
    /// The services that differ, in the order of their ids.
    pub(super) services: Vec<ServiceReport>,
    /// The services that one side cannot read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) unread: Vec<String>,
}

/// What changed in a service.
#[derive(Debug, Serialize)]
pub(super) struct ServiceReport {
    /// Its id.
    pub(super) service: String,
    /// How many changes there are of each class.
    pub(super) counts: Counts,
    /// Which version the crate needs. None where the service is new, or gone.
    #[serde(rename = "crate", skip_serializing_if = "Option::is_none")]
    pub(super) verdict: Option<Verdict>,
    /// The changes, the gravest first.
    pub(super) changes: Vec<Change>,
}

/// How many changes there are of each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Counts {
    pub(super) breaking: usize,
    pub(super) compatible: usize,
    pub(super) documentation: usize,
}

impl ServiceReport {
    /// Whether the version in service.toml is too low.
    pub(super) fn has_low_version(&self) -> bool {
        self.verdict.as_ref().is_some_and(|verdict| !verdict.version_suffices())
    }
}

impl Report {
    /// Compares every service of both sides.
    pub(super) fn of(old: &Revision, new: &Revision) -> Self {
        let mut report =
            Self { old: old.label.clone(), new: new.label.clone(), services: Vec::new(), unread: Vec::new() };
        let ids: BTreeSet<&String> = old.services.keys().chain(new.services.keys()).collect();
        for id in ids {
            let sides = [old, new].map(|revision| revision.services.get(id).map(Service::side));
            match sides {
                [Some(None), _] | [_, Some(None)] => report.unread.push(id.clone()),
                [Some(Some(old)), Some(Some(new))] => {
                    let comparison = compare(old, new);
                    let verdict = judge(old, new, &comparison);
                    report.add(id, comparison, verdict);
                }
                [None, Some(Some(_))] => report.add(id, Comparison::of_new_service(), None),
                [Some(Some(_)), None] => report.add(id, Comparison::of_service_gone(), None),
                [None, None] => {}
            }
        }
        report
    }

    fn add(&mut self, id: &str, comparison: Comparison, verdict: Option<Verdict>) {
        if comparison.changes.is_empty() && verdict.as_ref().is_none_or(Verdict::version_suffices) {
            return;
        }
        let counts = Counts {
            breaking: comparison.count(Class::Breaking),
            compatible: comparison.count(Class::Compatible),
            documentation: comparison.count(Class::Documentation),
        };
        let changes = comparison.changes;
        self.services.push(ServiceReport { service: id.to_owned(), counts, verdict, changes });
    }

    /// The gravest class of all changes.
    pub(super) fn gravest(&self) -> Option<Class> {
        self.services.iter().flat_map(|service| &service.changes).map(|change| change.class).min()
    }

    /// As JSON, with a newline at the end.
    pub(super) fn json(&self) -> String {
        // Texts, numbers and lists of them can be written.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
