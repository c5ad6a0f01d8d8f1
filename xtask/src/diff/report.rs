//! What a comparison came to, service by service.
//!
//! In: both revisions. Out: [`Report`], which is also what programs get (JSON). A service that one side cannot read is not
//! compared: what is missing there would be taken for gone. One whose files are the same on both sides is not read at all; of the
//! others, each core has one in memory.

use std::convert::Infallible;

use serde::Serialize;
use tablature_codegen::diagnostic::{Diagnostic, Diagnostics, Severity};
use tablature_codegen::diff::{Change, Comparison, Verdict, compare, judge};
use tablature_codegen::model::Class;

use super::revision::{Revision, Service};
use crate::generate::each_id;
use crate::progress::Progress;

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

/// A service of which one side is not what the other is.
struct Compared {
    /// None where a side cannot be read.
    comparison: Option<(Comparison, Option<Verdict>)>,
    /// The errors of the old side, and those of the new one.
    errors: [Diagnostics; 2],
}

impl Report {
    /// Compares every service of both sides. Also gives the errors of each side, those of its folder first.
    pub(super) fn of(old: &Revision, new: &Revision) -> (Self, [Diagnostics; 2]) {
        let mut report =
            Self { old: old.label.clone(), new: new.label.clone(), services: Vec::new(), unread: Vec::new() };
        let mut errors = [old, new].map(|revision| errors(revision.documents.diagnostics.clone()));
        let (of_old, of_new) = (old.ids(), new.ids());
        let ids: Vec<&str> = of_old.union(&of_new).copied().collect();
        let bytes = |id: &str| old.documents.bytes(id) + new.documents.bytes(id);
        let Ok(compared) = each_id(ids.iter().copied(), bytes, &Progress::shown(), |id| {
            let sides = [of_old.contains(id).then_some(old), of_new.contains(id).then_some(new)];
            Ok::<_, Infallible>(Compared::of(sides, id))
        });
        for (id, compared) in ids.into_iter().zip(compared) {
            let Some(compared) = compared else { continue };
            for (all, of_service) in errors.iter_mut().zip(compared.errors) {
                all.extend(of_service);
            }
            match compared.comparison {
                Some((comparison, verdict)) => report.add(id, comparison, verdict),
                None => report.unread.push(id.to_owned()),
            }
        }
        (report, errors)
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

impl Compared {
    /// Compares a service of the sides that have it. None where nothing can have changed.
    fn of(sides: [Option<&Revision>; 2], id: &str) -> Option<Self> {
        if let [Some(old), Some(new)] = sides
            && old.has_same(new, id)
        {
            return None;
        }
        let [old, new] = sides.map(|side| side.map(|side| side.read(id)));
        let comparison = match [&old, &new].map(|service| service.as_ref().map(Service::side)) {
            [Some(None), _] | [_, Some(None)] => None,
            [Some(Some(old)), Some(Some(new))] => {
                let comparison = compare(old, new);
                let verdict = judge(old, new, &comparison);
                Some((comparison, verdict))
            }
            [None, _] => Some((Comparison::of_new_service(), None)),
            [_, None] => Some((Comparison::of_service_gone(), None)),
        };
        let errors = [old, new].map(|service| service.map(|it| errors(it.diagnostics)).unwrap_or_default());
        Some(Self { comparison, errors })
    }
}

/// What keeps a side from being compared.
pub(super) fn errors(found: Diagnostics) -> Diagnostics {
    found.into_iter().filter(|found: &Diagnostic| found.severity == Severity::Error).collect()
}
