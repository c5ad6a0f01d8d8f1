//! What the pages contradict themselves in, beside what it concerns.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use tablature_codegen::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use tablature_codegen::source::Place;

use super::address::Addresses;
use super::words;

/// The findings of a service: contradictions and faults of its pages that nobody has corrected yet.
pub(super) struct Findings<'a> {
    all: Vec<&'a Diagnostic>,
    /// Which of them speak of a place, by its page and its anchor there. What has no anchor is under an empty one.
    at: BTreeMap<String, BTreeMap<String, BTreeSet<usize>>>,
    addresses: &'a Addresses,
}

impl<'a> Findings<'a> {
    pub(super) fn of(diagnostics: &'a Diagnostics, addresses: &'a Addresses) -> Self {
        let all: Vec<_> = diagnostics.iter().filter(|found| found.severity == Severity::Warning).collect();
        let mut at: BTreeMap<String, BTreeMap<String, BTreeSet<usize>>> = BTreeMap::new();
        for (index, found) in all.iter().enumerate() {
            for place in places(found) {
                let anchor = addresses.anchor(place).unwrap_or_default();
                at.entry(place.page.to_string()).or_default().entry(anchor).or_default().insert(index);
            }
        }
        Self { all, at, addresses }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Those that speak of a page, with their numbers.
    pub(super) fn of_page(&self, page: &str) -> Vec<(usize, &'a Diagnostic)> {
        let numbers: BTreeSet<usize> =
            self.at.get(page).into_iter().flat_map(BTreeMap::values).flatten().copied().collect();
        numbers.into_iter().filter_map(|number| Some((number, *self.all.get(number)?))).collect()
    }

    /// The numbers of those that speak of a row.
    fn at(&self, place: &Place) -> impl Iterator<Item = &usize> {
        let anchor = self.addresses.anchor(place).filter(|_| place.row.is_some());
        let found = anchor.and_then(|anchor| self.at.get(&*place.page)?.get(&anchor));
        found.into_iter().flatten()
    }

    /// A mark that leads to the findings on the same page.
    pub(super) fn mark(&self, place: &Place) -> Markup {
        html! {
            @for (nth, index) in self.at(place).enumerate() {
                a.mark href=(format!("#finding-{index}")) {
                    "contradiction" @if nth > 0 { " " (nth + 1) }
                }
            }
        }
    }

    /// All of them by their codes, for the page of the service.
    pub(super) fn by_code(&self) -> BTreeMap<Code, Vec<(usize, &'a Diagnostic)>> {
        let mut by_code: BTreeMap<Code, Vec<_>> = BTreeMap::new();
        for (index, found) in self.all.iter().enumerate() {
            by_code.entry(found.code).or_default().push((index, *found));
        }
        by_code
    }

    /// One of them. `base` is the way to the service's folder.
    pub(super) fn show(&self, index: usize, found: &Diagnostic, base: &str) -> Markup {
        let Diagnostic { code, message, place, label, related, help, .. } = found;
        html! {
            article.finding id=(format!("finding-{index}")) {
                p.message {
                    a.code href=(format!("{base}../findings.html#{code}")) { (code) }
                    " " (words::sentence(message))
                }
                ul {
                    li { (self.link(place, base)) @if let Some(label) = label { ": " (words::sentence(label)) } }
                    @for other in related { li { (self.link(&other.place, base)) ": " (words::sentence(&other.text)) } }
                }
                @if let Some(help) = help { p.help { "To settle it: " (words::sentence(help)) } }
            }
        }
    }

    /// A link to a row, in the words of its page.
    pub(super) fn link(&self, place: &Place, base: &str) -> Markup {
        let words = words::place(place);
        html! {
            @match self.addresses.place(place) {
                Some(address) => a href=(format!("{base}{address}")) { (words) },
                None => { (words) " of " code { (&place.page) } },
            }
        }
    }
}

fn places(found: &Diagnostic) -> impl Iterator<Item = &Place> {
    std::iter::once(&found.place).chain(found.related.iter().map(|other| &other.place))
}
