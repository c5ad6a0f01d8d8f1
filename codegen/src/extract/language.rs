//! Pages that look like those of operations and label their parts in no language that is known.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::{Block, Document, Table, Text};
use crate::source::Place;
use crate::vocabulary;

use super::uri;

/// Labels that nobody knows, from which on the language is one that nobody knows.
const ENOUGH: usize = 2;
/// Tables, or what looks like their captions, from which on a page without a section for its method and path is one of an
/// operation.
const ENOUGH_TABLES: usize = 2;
/// As many of them as a message names.
const SHOWN: usize = 6;

/// Says that the language of a page is not known, in place of all that follows from that.
pub(super) fn replace_what_follows(
    document: &Document,
    declared: Option<&Text>,
    page: &Place,
    diagnostics: &mut Diagnostics,
) {
    let Some(unknown) = unknown(document, declared, page) else { return };
    let follows = [Code::NotAnOperation, Code::UnreadUri, Code::UnknownTable, Code::UnknownColumns];
    let all = std::mem::take(diagnostics);
    diagnostics.extend(all.into_iter().filter(|diagnostic| !follows.contains(&diagnostic.code)));
    diagnostics.push(unknown);
}

/// What later stages said, without what they say of a page as a whole whose language is not known. What they say of a row
/// stays, so that no row is lost.
pub fn without_what_follows(said: Diagnostics, so_far: &Diagnostics) -> Diagnostics {
    let unknown = so_far.iter().filter(|diagnostic| diagnostic.code == Code::UnknownLanguage);
    let pages: BTreeSet<&str> = unknown.map(|diagnostic| diagnostic.place.page.as_ref()).collect();
    let follows = |diagnostic: &Diagnostic| {
        let place = &diagnostic.place;
        place.table.is_none() && diagnostic.severity != Severity::Error && pages.contains(place.page.as_ref())
    };
    said.into_iter().filter(|diagnostic| !follows(diagnostic)).collect()
}

/// That the page has a request line, and labels that are known in no language.
fn unknown(document: &Document, declared: Option<&Text>, page: &Place) -> Option<Diagnostic> {
    // A table whose columns are all known is in a language that is known, however little else there is.
    let is_known = |table: &Table| {
        table.header.len() > 1 && table.header.iter().all(|header| vocabulary::is_known_word(&header.value))
    };
    if document.language.is_some() || document.tables().any(is_known) {
        return None;
    }
    let request = declared.or_else(|| document.blocks.iter().find_map(request_line))?;
    let mut labels: Vec<&str> = document.blocks.iter().flat_map(labels).collect();
    labels.dedup();
    let captions = labels.iter().filter(|label| is_foreign_caption(label)).count();
    let wanted = if declared.is_some() { 1 } else { ENOUGH_TABLES };
    if labels.len() < ENOUGH || captions.max(document.tables().count()) < wanted {
        return None;
    }
    let seen: Vec<String> = labels.into_iter().take(SHOWN).map(|label| format!("`{label}`")).collect();
    let message = format!("the labels of the page are in no language that is known: {}", seen.join(", "));
    Some(
        Diagnostic::new(Code::UnknownLanguage, page.at(request.span), message)
            .label("an operation, of which no table was read")
            .help(format!(
                "the words of a language stand in a file of `codegen/languages`, whose README.md says how to add one; there are {}",
                vocabulary::known_languages()
            )),
    )
}

/// A line that declares method and path where no section does. Guides show calls, which name a host.
fn request_line(block: &Block) -> Option<&Text> {
    match block {
        Block::Paragraph(text) | Block::Code(text) => Some(text).filter(|text| uri::declares(&text.value)),
        Block::Heading(_) | Block::Table(_) => None,
    }
}

/// What a block is labelled with, where no language knows it.
fn labels(block: &Block) -> Vec<&str> {
    let labels: Vec<&Text> = match block {
        Block::Heading(heading) if heading.level > 1 => vec![&heading.text],
        Block::Paragraph(text) if is_foreign_caption(&text.value) => vec![text],
        Block::Table(table) => table.caption.iter().chain(&table.header).collect(),
        _ => Vec::new(),
    };
    let labels = labels.into_iter().map(|text| text.value.as_str());
    let is_unknown = |label: &&str| {
        !label.is_empty() && !vocabulary::is_known_word(label) && vocabulary::numbered(label).is_none()
    };
    labels.filter(is_unknown).collect()
}

/// `Tabella 1 Parametri`: a word, a number, words.
fn is_foreign_caption(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_word = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    words.next().is_some_and(is_word)
        && words.next().is_some_and(is_number)
        && words.next().is_some()
        && vocabulary::numbered(line).is_none()
        && !line.ends_with(['.', ':'])
}

#[cfg(test)]
mod tests {
    use crate::source::SourcePage;

    fn codes(page: &str) -> Vec<&'static str> {
        let page = SourcePage::new("x/page.txt", page).unwrap();
        let found = crate::extract::extract(&crate::parse::parse(&page).document);
        found.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
    }

    #[test]
    fn a_language_that_is_not_known_is_said_once() {
        let table =
            "Tabella 1 Parametri\n\nParametro\n\nObbligatorio\n\nTipo\n\nDescrizione\n\nid\n\nString\n\n";
        let second = table.replace('1', "2");
        let page =
            format!("Creare\n\nFunzione\n\nCrea.\n\nURI\n\nPOST /v1/cups\n\n{table}Richiesta\n\n{second}");
        assert_eq!(codes(&page), ["T2010"]);
        let without_heading = page.replace("URI\n\n", "");
        assert_eq!(codes(&without_heading), ["T2010"]);
    }

    #[test]
    fn a_page_without_labels_is_in_any_language() {
        assert_eq!(codes("Showing a Cup\n\nURI\n\nGET /v1/cups/{id}\n"), [""; 0]);
        assert!(!codes("Guide\n\nText.\n\nGET /v1/cups\n").contains(&"T2010"));
        let known = "Parameter |\nDescription |\n---|---|\nseal |\nA seal. |\n";
        let other = "Sent Words |\nSignedWords |\n---|---|\nGET |\nx |\n";
        assert!(!codes(&format!("Signing\nText.\n{known}Text.\n{other}PUT / HTTP/1.1\n")).contains(&"T2010"));
    }
}
