//! One message for one thing: what is said of several places in the same words is said once, with the places.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Code, Diagnostic, Diagnostics, Severity, counted};
use crate::source::Place;

/// Places that are listed one by one.
const MOST_PLACES: usize = 4;

impl Diagnostics {
    /// The same with identical messages made one. An error stays by itself, as each has to be settled.
    #[must_use]
    pub fn merged(self) -> Self {
        let mut merged: Vec<(Diagnostic, usize)> = Vec::new();
        let mut known = BTreeMap::new();
        let mut causes = Causes::default();
        for diagnostic in self {
            let Diagnostic { code, message, label, help, severity, .. } = &diagnostic;
            let words = (*code, message.clone(), label.clone(), help.clone());
            let key = (causes.ordinal(&words, &diagnostic), words);
            let first = known.get(&key).and_then(|index: &usize| merged.get_mut(*index));
            if let Some((first, again)) = first.filter(|_| *severity != Severity::Error) {
                add(first, again, diagnostic);
            } else {
                known.insert(key, merged.len());
                merged.push((diagnostic, 0));
            }
        }
        merged.into_iter().map(|(diagnostic, again)| with_rest(diagnostic, again)).collect()
    }
}

type Words = (Code, String, Option<String>, Option<String>);

/// What the same words on one page refer to: the rows of two tables are two things to settle, however alike they are.
#[derive(Default)]
struct Causes(BTreeMap<(Words, Arc<str>), BTreeMap<Place, usize>>);

impl Causes {
    /// Which of the causes on its page this one has. On other pages the first is the first, and so on.
    fn ordinal(&mut self, words: &Words, diagnostic: &Diagnostic) -> usize {
        let Some(cause) =
            diagnostic.related.first().filter(|cause| cause.place.page == diagnostic.place.page)
        else {
            return 0;
        };
        let seen = self.0.entry((words.clone(), Arc::clone(&diagnostic.place.page))).or_default();
        let next = seen.len();
        *seen.entry(cause.place.clone()).or_insert(next)
    }
}

/// Counts another place, and lists it where there is room. The same place twice says nothing new.
fn add(first: &mut Diagnostic, again: &mut usize, other: Diagnostic) {
    let is_listed =
        first.place == other.place || first.related.iter().any(|related| related.place == other.place);
    if is_listed {
        return;
    }
    *again += 1;
    if *again <= MOST_PLACES {
        *first = first.clone().related(other.place, "and here");
    }
}

fn with_rest(mut diagnostic: Diagnostic, again: usize) -> Diagnostic {
    let untold = again.saturating_sub(MOST_PLACES);
    if let Some(last) = diagnostic.related.last_mut().filter(|_| untold > 0) {
        last.text = format!("and here, and in {}", counted(untold, "more place"));
    }
    diagnostic
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn said(page: &str, message: &str) -> Diagnostic {
        Diagnostic::new(Code::UnknownType, Place::page(page), message)
    }

    #[test]
    fn the_same_words_are_said_once() {
        let pages: Vec<String> = (0..8).map(|number| format!("{number}.txt")).collect();
        let all: Diagnostics = pages.iter().map(|page| said(page, "a")).chain([said("0.txt", "b")]).collect();
        let merged: Vec<Diagnostic> = all.merged().into_iter().collect();
        let [first, second] = merged.as_slice() else { panic!("{merged:?}") };
        assert_eq!((first.related.len(), second.related.len()), (4, 0));
        assert_eq!(first.related.last().unwrap().text, "and here, and in 3 more places");
    }

    #[test]
    fn two_rows_that_are_contradicted_alike_are_two_things() {
        let of = |page: &str, line: u32, row: u32| {
            let place = Place::page(page).at(Some(Span { line, start: line, end: line + 1 }));
            let row = Place::page(page).in_row(row);
            Diagnostic::new(Code::ExampleKind, place, "a").related(row, "documented here")
        };
        let all = [of("0.txt", 7, 1), of("0.txt", 8, 2), of("0.txt", 9, 2), of("1.txt", 7, 5)];
        let merged: Vec<Diagnostic> = all.into_iter().collect::<Diagnostics>().merged().into_iter().collect();
        let related: Vec<usize> = merged.iter().map(|diagnostic| diagnostic.related.len()).collect();
        assert_eq!(related, [2, 2], "{merged:?}");
    }

    #[test]
    fn the_same_place_twice_is_no_other_place() {
        let all: Diagnostics = [said("0.txt", "a"), said("0.txt", "a")].into_iter().collect();
        let merged: Vec<Diagnostic> = all.merged().into_iter().collect();
        assert!(merged.len() == 1 && merged.iter().all(|diagnostic| diagnostic.related.is_empty()));
    }
}
