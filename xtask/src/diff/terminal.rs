//! A report for people at a terminal: every change with the line of the page, as it is and as it was, the way diagnostics are
//! shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use annotate_snippets::{Level, Renderer, normalize_untrusted_str};
use tablature_codegen::diff::{Change, ItemChange, Verdict};
use tablature_codegen::model::Class;
use tablature_codegen::source::Place;

use super::report::{Report, ServiceReport};
use super::revision::Revision;
use crate::report::{Sources, count, texts};

/// So many changes of a class are shown of a service, and so many items of its crate. The other formats have all.
const SHOWN: usize = 20;

/// So many operations are named.
const NAMED: usize = 3;

/// The report as text, with escapes for colour.
pub(super) fn render(report: &Report, old: &Revision, new: &Revision) -> String {
    let mut text: String = report.services.iter().map(|service| of_service(service, old, new)).collect();
    text.extend(report.services.iter().map(summary));
    text.extend(report.unread.iter().map(|id| format!("{id}: not compared, as one side cannot be read\n")));
    if text.is_empty() {
        text = format!("nothing changed against {}\n", report.old);
    }
    text
}

/// `eg: 3 breaking, 1 compatible, 2 of documentation; huaweicloud-eg 0.1.0 needs 0.2.0 (major)`.
pub(super) fn summary(service: &ServiceReport) -> String {
    let counts = service.counts;
    let verdict =
        service.verdict.as_ref().map(|verdict| format!("; {}", needed(verdict))).unwrap_or_default();
    format!(
        "{}: {} breaking, {} compatible, {} of documentation{verdict}\n",
        service.service, counts.breaking, counts.compatible, counts.documentation
    )
}

/// Which version the crate needs, in a clause.
pub(super) fn needed(verdict: &Verdict) -> String {
    let Verdict { package, old_version, new_version, needed, needed_version, .. } = verdict;
    let Some(bump) = needed else { return format!("{package} needs no new version") };
    let bump = bump.as_str();
    if verdict.version_suffices() {
        format!("{package} needs {needed_version} ({bump}) and is {new_version}")
    } else {
        format!("{package} {old_version} needs {needed_version} ({bump}): set the version in service.toml")
    }
}

/// The changes of a service. Of the pages, only those are in memory that are quoted.
fn of_service(service: &ServiceReport, old: &Revision, new: &Revision) -> String {
    let changes = || Class::ALL.iter().flat_map(|&class| shown(service, class));
    let pages = |place: fn(&Change) -> Option<&Place>| {
        changes().filter_map(place).map(|place| Arc::clone(&place.page)).collect::<BTreeSet<_>>()
    };
    let of_old = texts(&old.documents, pages(|change| change.old.as_ref()));
    let of_new = texts(&new.documents, pages(|change| change.new.as_ref()));
    let sides = Sides {
        old: Sources { texts: &of_old, folder: &old.folder },
        new: Sources { texts: &of_new, folder: &new.folder },
        renderer: Renderer::styled(),
    };
    sides.service(service)
}

fn of_class(service: &ServiceReport, class: Class) -> impl Iterator<Item = &Change> {
    service.changes.iter().filter(move |change| change.class == class)
}

/// The changes of a class that are shown.
fn shown(service: &ServiceReport, class: Class) -> impl Iterator<Item = &Change> {
    of_class(service, class).take(SHOWN)
}

/// Both sides, to quote from.
struct Sides<'a> {
    old: Sources<'a>,
    new: Sources<'a>,
    renderer: Renderer,
}

impl Sides<'_> {
    fn service(&self, service: &ServiceReport) -> String {
        let mut text = String::new();
        for &class in Class::ALL {
            text.extend(shown(service, class).map(|change| self.change(change) + "\n\n"));
            text.push_str(&more(of_class(service, class).count(), &format!("{} change", class.as_str())));
        }
        let items = service.verdict.iter().flat_map(|verdict| &verdict.items);
        let lines: Vec<String> = items.map(item).collect();
        if !lines.is_empty() {
            text.push_str("items of the crate that changed:\n");
            text.extend(lines.iter().take(SHOWN).map(|line| format!("  {line}\n")));
            text.push_str(&more(lines.len(), "item"));
            text.push('\n');
        }
        text
    }

    fn change(&self, change: &Change) -> String {
        let level = match change.class {
            Class::Breaking => Level::ERROR.with_name("breaking"),
            Class::Compatible => Level::NOTE.with_name("compatible"),
            Class::Documentation => Level::INFO.with_name("documentation"),
        };
        let title = format!("{} {}", change.subject, change.message);
        let title = level.primary_title(title).id(change.rule.to_string());
        let mut elements = Vec::new();
        match (&change.old, &change.new) {
            (Some(old), None) => elements.push(self.old.shown(old)),
            (old, Some(new)) => {
                elements.push(self.new.shown(new));
                elements.extend(old.as_ref().map(|old| self.old.shown_beside(old, "before")));
            }
            (None, None) => {}
        }
        let operations = operations(&change.operations);
        if !operations.is_empty() && !change.subject.names_operation() {
            elements.push(Level::NOTE.message(normalize_untrusted_str(&operations)).into());
        }
        self.renderer.render(&[title.elements(elements)])
    }
}

/// `in CreateTask, ListTasks and 3 more`.
fn operations(operations: &[String]) -> String {
    let named = operations.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    match operations.len().saturating_sub(NAMED) {
        _ if named.is_empty() => String::new(),
        0 => format!("in {named}"),
        more => format!("in {named} and {more} more"),
    }
}

/// `- model::Tag::key: Option<String>` of an item that is gone or was otherwise.
fn item(change: &ItemChange) -> String {
    let ItemChange { item, old, new } = change;
    match (old, new) {
        (Some(old), Some(new)) => format!("! {item}: {new}, was {old}"),
        (Some(old), None) => format!("- {item}: {old}"),
        (None, new) => format!("+ {item}: {}", new.as_deref().unwrap_or_default()),
    }
}

fn more(all: usize, what: &str) -> String {
    match all.saturating_sub(SHOWN) {
        0 => String::new(),
        hidden => {
            let what = count(hidden, what);
            let (number, what) = what.split_once(' ').unwrap_or((&what, ""));
            format!("{number} more {what}: --format markdown shows all\n\n")
        }
    }
}
