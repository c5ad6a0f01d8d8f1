//! Diagnostics the way rustc shows them: the line of the page with what is wrong with it, the other side of a
//! contradiction below, a code, and what to do.
//!
//! Pages that keep no offsets (an HTML parser has none) are shown by name, table and row.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use tablature_codegen::diagnostic::{Code, Diagnostic, Related, Severity};
use tablature_codegen::load;
use tablature_codegen::source::Place;

use crate::paths::shown;

/// So many diagnostics of a code are shown. Who has more of one kind needs the first few, and the number.
const SHOWN_OF_A_CODE: usize = 10;

/// The texts that places refer to.
pub(crate) struct Sources<'a> {
    /// By path below the documents folder.
    pub(crate) texts: &'a BTreeMap<Arc<str>, Arc<str>>,
    /// The documents folder, as it is shown.
    pub(crate) folder: &'a str,
}

/// Which diagnostics are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Selection {
    /// The first few of each code.
    FirstOfEachCode,
    /// All of them.
    All,
}

/// How many diagnostics of each code there were so far.
#[derive(Default)]
struct Seen(BTreeMap<Code, usize>);

impl Seen {
    /// Counts a diagnostic, and says whether it is shown.
    fn shows(&mut self, diagnostic: &Diagnostic, selection: Selection) -> bool {
        let count = self.0.entry(diagnostic.code).or_default();
        *count += 1;
        selection == Selection::All || *count <= SHOWN_OF_A_CODE
    }
}

/// The pages whose texts [`render`] shows, by path below the documents folder.
fn pages<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    selection: Selection,
) -> BTreeSet<Arc<str>> {
    let mut seen = Seen::default();
    let shown = diagnostics.into_iter().filter(|diagnostic| seen.shows(diagnostic, selection));
    let places = shown.flat_map(|shown| {
        std::iter::once(&shown.place).chain(shown.related.iter().map(|related| &related.place))
    });
    // Only a span is shown within its text.
    places.filter(|place| place.span.is_some()).map(|place| Arc::clone(&place.page)).collect()
}

/// Diagnostics of documents as text. Texts are read again where they are shown: all of them at once would be too much.
pub(crate) fn render_of<'a>(
    documents: &load::Documents,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic> + Clone,
    folder: &str,
    selection: Selection,
) -> String {
    let texts = texts(documents, pages(diagnostics.clone(), selection));
    render(diagnostics, &Sources { texts: &texts, folder }, selection)
}

/// The texts of these pages, read again, and those of the folder as a whole.
pub(crate) fn texts(
    documents: &load::Documents,
    pages: impl IntoIterator<Item = Arc<str>>,
) -> BTreeMap<Arc<str>, Arc<str>> {
    let mut texts = documents.sources.clone();
    for page in pages {
        let text = documents.text(&page);
        texts.extend(text.map(|text| (page, text)));
    }
    texts
}

/// Diagnostics as text, in their order, with escapes for colour.
pub(crate) fn render<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources<'_>,
    selection: Selection,
) -> String {
    let renderer = Renderer::styled();
    let mut text = String::new();
    let mut seen = Seen::default();
    for diagnostic in diagnostics {
        if seen.shows(diagnostic, selection) {
            text += &sources.one(diagnostic, &renderer);
            text += "\n\n";
        }
    }
    let Seen(seen) = seen;
    if selection == Selection::FirstOfEachCode {
        text += &hidden(&seen);
    }
    text
}

/// A line for each code of which not all were shown.
fn hidden(seen: &BTreeMap<Code, usize>) -> String {
    let more = seen.iter().filter_map(|(code, count)| Some((code, count.checked_sub(SHOWN_OF_A_CODE)?)));
    let lines = more.filter(|(_, more)| *more > 0).map(|(code, more)| {
        format!("{more} more of {}[{code}]: {}\n", code.severity().as_str(), code.title())
    });
    let lines: String = lines.collect();
    if lines.is_empty() { lines } else { lines + "--all-diagnostics shows them\n\n" }
}

impl Sources<'_> {
    fn one(&self, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_str());
        let (beside, elsewhere): (Vec<_>, Vec<_>) =
            diagnostic.related.iter().partition(|related| self.is_beside(&diagnostic.place, &related.place));
        let mut elements: Vec<Element<'_>> = vec![self.main(diagnostic, &beside)];
        if diagnostic.place.span.is_some()
            && let Some(table) = table_and_row(&diagnostic.place)
        {
            elements.push(Level::NOTE.message(format!("in {}", normalize_untrusted_str(&table))).into());
        }
        if let Some(label) = diagnostic.label.as_deref().filter(|_| self.excerpt(&diagnostic.place).is_none())
        {
            elements.push(Level::NOTE.message(normalize_untrusted_str(label)).into());
        }
        elements.extend(elsewhere.into_iter().map(|related| self.elsewhere(related)));
        if let Some(help) = &diagnostic.help {
            elements.push(Level::HELP.message(normalize_untrusted_str(help)).into());
        }
        renderer.render(&[title.elements(elements)])
    }

    /// A place with the line of its page, where pages have lines.
    pub(crate) fn shown<'s>(&'s self, place: &Place) -> Element<'s> {
        match self.excerpt(place) {
            Some((text, span)) => {
                self.snippet(place, text, vec![(AnnotationKind::Primary, span, None)]).into()
            }
            None => self.origin(place).into(),
        }
    }

    /// A place beside another one, with words on what stands there.
    pub(crate) fn shown_beside<'s>(&'s self, place: &Place, words: &'s str) -> Element<'s> {
        if let Some((text, span)) = self.excerpt(place) {
            return self.snippet(place, text, vec![(AnnotationKind::Context, span, Some(words))]).into();
        }
        let message = format!("{words}: {}", self.named(place));
        Level::NOTE.message(normalize_untrusted_str(&message)).into()
    }

    /// The place itself, with those that stand on the same page.
    fn main<'s>(&'s self, diagnostic: &'s Diagnostic, beside: &[&'s Related]) -> Element<'s> {
        let place = &diagnostic.place;
        let Some((text, span)) = self.excerpt(place) else {
            return self.origin(place).into();
        };
        let mut marks = vec![(AnnotationKind::Primary, span, diagnostic.label.as_deref())];
        for related in beside {
            let span = self.excerpt(&related.place).map(|(_, span)| span);
            marks.extend(span.map(|span| (AnnotationKind::Context, span, Some(related.text.as_str()))));
        }
        self.snippet(place, text, marks).into()
    }

    /// A place that is not on the page of the diagnostic, or cannot be shown there.
    fn elsewhere<'s>(&'s self, related: &'s Related) -> Element<'s> {
        self.shown_beside(&related.place, &related.text)
    }

    fn snippet<'s>(&self, place: &Place, text: &'s str, marks: Vec<Mark<'s>>) -> Snippet<'s, Annotation<'s>> {
        // Only the lines that are needed: a page is long, and each of its diagnostics would be given all of it.
        let start = marks.iter().map(|(_, span, _)| span.start).min().unwrap_or_default();
        let end = marks.iter().map(|(_, span, _)| span.end).max().unwrap_or_default();
        let start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
        let end =
            text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| end + newline);
        let line = 1 + text.get(..start).map_or(0, |before| before.matches('\n').count());
        let annotations = marks.into_iter().map(|(kind, span, label)| {
            // The library promises to defuse labels, and does not.
            let label = label.map(normalize_untrusted_str);
            kind.span(span.start.saturating_sub(start)..span.end.saturating_sub(start)).label(label)
        });
        Snippet::source(text.get(start..end).unwrap_or_default())
            .path(self.path(place))
            .line_start(line)
            .annotations(annotations)
    }

    /// The text of the page and the bytes to be marked in it. Of several lines only the first is marked: a row of a
    /// flattened table runs over many, and the name in its first line says which it is.
    fn excerpt(&self, place: &Place) -> Option<(&str, Range<usize>)> {
        let text: &str = self.texts.get(&place.page)?;
        let span = place.span?.range();
        let marked = text.get(span.clone())?;
        let first = marked.lines().next().unwrap_or_default().trim_end();
        Some((text, span.start..span.start + first.len()))
    }

    fn is_beside(&self, place: &Place, other: &Place) -> bool {
        place.page == other.page && self.excerpt(place).is_some() && self.excerpt(other).is_some()
    }

    /// The page as it is opened from here.
    pub(crate) fn path(&self, place: &Place) -> String {
        let page = Path::new(&*place.page);
        let is_folder = page.is_absolute() || &*place.page == self.folder;
        if is_folder { shown(page) } else { format!("{}/{}", self.folder, place.page) }
    }

    /// Page, line, table and row, as far as they are known.
    fn named(&self, place: &Place) -> String {
        let line = place.line().map(|line| format!(":{line}")).unwrap_or_default();
        let table = table_and_row(place).map(|table| format!(", {table}")).unwrap_or_default();
        format!("{}{line}{table}", self.path(place))
    }

    fn origin(&self, place: &Place) -> Origin<'static> {
        Origin::path(self.named(place))
    }
}

type Mark<'a> = (AnnotationKind, Range<usize>, Option<&'a str>);

/// `Table 6, row 3`.
pub(crate) fn table_and_row(place: &Place) -> Option<String> {
    let row = place.row.map(|row| format!("row {row}"));
    let words: Vec<String> = place.table.iter().map(ToString::to_string).chain(row).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
