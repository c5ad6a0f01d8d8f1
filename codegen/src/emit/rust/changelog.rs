//! `CHANGELOG.md`: what changed from version to version. A service whose changes nobody has accepted yet has none.

use super::plan::Crate;
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};
use crate::model::{Class, Release, ReleasedChange};

/// The file, if there are releases.
pub(super) fn emit(plan: &Crate<'_>) -> Option<OutputFile> {
    let releases = &plan.api.releases;
    if releases.is_empty() {
        return None;
    }
    let package = Phrase::quoted(&plan.api.service.package.name);
    let head = Doc::of([
        "# Changes".into(),
        Phrase::fill("What changed in the API reference with each version of {}.", [package]).into(),
    ]);
    let contents: Doc = std::iter::once(head).chain(releases.iter().map(section)).collect();
    Some(OutputFile { path: "CHANGELOG.md".to_owned(), contents: contents.markdown() })
}

fn section(release: &Release) -> Doc {
    let title = Phrase::fill("## {} ({})", [Phrase::quoted(&release.version), Phrase::quoted(&release.date)]);
    let classes = Class::ALL.iter().map(|class| {
        let heading = match class {
            Class::Breaking => "### Breaking",
            Class::Compatible => "### Compatible",
            Class::Documentation => "### Documentation",
        };
        let items: Vec<Phrase> =
            release.changes.iter().filter(|change| change.class == *class).map(line).collect();
        if items.is_empty() { Doc::default() } else { Doc::of([heading.into(), Doc::items(items)]) }
    });
    std::iter::once(title.into()).chain(classes).collect()
}

/// Names stand in backticks; all else is words of ours, or of the page.
fn line(change: &ReleasedChange) -> Phrase {
    let mut parts = Vec::new();
    for (index, part) in change.text.split('`').enumerate() {
        if index % 2 == 1 {
            parts.push(Phrase::code(part));
            continue;
        }
        // What is quoted begins and ends with a word.
        let space = |is_there: bool| is_there.then(|| Phrase::from(" "));
        parts.extend(space(part.starts_with(' ')));
        parts.push(Phrase::quoted(part));
        parts.extend(space(part.ends_with(' ') && part.trim() != ""));
    }
    let place = change.place.as_ref().map(|place| Phrase::fill(" ({})", [Phrase::code(place)]));
    Phrase::join(parts.into_iter().chain(place), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_code_and_words_of_a_page_are_words() {
        let change = |text: &str| ReleasedChange {
            class: Class::Breaking,
            rule: "request-value-removed".to_owned(),
            text: text.to_owned(),
            place: Some("a.md, Table 1, row 2".to_owned()),
        };
        let told = |text: &str| Doc::items([line(&change(text))]).markdown();
        assert_eq!(told("`A.b` lists `C` too"), "- `A.b` lists `C` too (`a.md, Table 1, row 2`)\n");
        let hostile = told("`A.b` has a rule: \u{201c}<img src=x> [a](b)\u{201d}");
        assert!(hostile.contains(r"\<img") && hostile.contains(r"\[a\](b)"), "{hostile}");
    }
}
