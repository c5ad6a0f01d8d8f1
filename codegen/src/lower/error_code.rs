//! Error codes of all pages: one entry a code, one case for each different thing that is said of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use indexmap::IndexMap;

use super::side::status;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::texts;
use crate::limits::{self, Excess};
use crate::model::{ErrorCase, ErrorCode};
use crate::raw::{RawCell, RawErrorCode};
use crate::vocabulary::{self, LiteralWord};

/// The longest code that any cloud uses is far shorter.
const LONGEST: usize = 80;

/// The codes of a service, in the order of its pages.
pub(super) fn read_all(rows: &[RawErrorCode], diagnostics: &mut Diagnostics) -> Vec<ErrorCode> {
    let mut codes = Codes::default();
    let mut of_pages: BTreeMap<&Arc<str>, usize> = BTreeMap::new();
    let found: Vec<Vec<String>> = rows.iter().map(|row| codes_of(&row.code)).collect();
    let named = named(rows, &found);
    for (row, mut found) in rows.iter().zip(found) {
        if found.is_empty() && named.contains(&table(row)) {
            found.extend(name(&row.code));
        }
        let of_page = of_pages.entry(&row.place.page).or_default();
        let before = *of_page;
        *of_page += found.len();
        let of_row =
            Excess::of(Code::TooManyErrorCodes, "error codes in a row", found.len(), limits::ROW_ERROR_CODES);
        let all = Excess::of(
            Code::TooManyErrorCodes,
            "error codes on the page",
            *of_page,
            limits::PAGE_ERROR_CODES,
        );
        if let Some(excess) = of_row.or(all) {
            // Said once of a page.
            if before <= limits::PAGE_ERROR_CODES {
                *of_page = limits::PAGE_ERROR_CODES + 1;
                diagnostics
                    .push(excess.diagnostic(row.place.clone()).label("the codes from here on are left out"));
            }
            continue;
        }
        // A row of a status that comes without a code has nothing for callers to compare with.
        let text = texts(&row.code).join(" ");
        if found.is_empty() && is_said(&text) {
            diagnostics.push(unreadable(row, &text));
        }
        for code in found {
            codes.add(code, case(row));
        }
    }
    codes.cases.into_iter().map(|(code, cases)| ErrorCode { code, cases }).collect()
}

/// The table of a row.
fn table(row: &RawErrorCode) -> (&str, Option<&str>) {
    (&row.place.page, row.place.table.as_deref())
}

/// The tables whose codes are names: `InvalidParameter`. There a single word is one, too.
fn named<'r>(rows: &'r [RawErrorCode], found: &[Vec<String>]) -> BTreeSet<(&'r str, Option<&'r str>)> {
    let mut counts: BTreeMap<(&str, Option<&str>), (usize, usize)> = BTreeMap::new();
    for (row, codes) in rows.iter().zip(found) {
        let (all, names) = counts.entry(table(row)).or_default();
        *all += 1;
        *names += usize::from(!codes.is_empty() && codes.iter().all(|code| is_word(code)));
    }
    let are_names = |(_, (all, names)): &(_, (usize, usize))| 4 * names >= 3 * all && *names > 2;
    counts.into_iter().filter(are_names).map(|(table, _)| table).collect()
}

/// `Unauthorized`, and not `Others`.
fn name(cell: &RawCell) -> Option<String> {
    let text = texts(cell).join("\n");
    let word = text.trim();
    let is_name = is_word(word) && word.starts_with(|c: char| c.is_ascii_uppercase());
    let is_open = vocabulary::is_literal_word(&word.to_lowercase(), LiteralWord::Open);
    (is_name && !is_open && word.len() <= LONGEST).then(|| word.to_owned())
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Codes with their cases, and where each thing that is said of a code stands among its cases.
#[derive(Default)]
struct Codes {
    cases: IndexMap<String, Vec<ErrorCase>>,
    said: HashMap<(String, [Option<String>; 4]), usize>,
}

impl Codes {
    /// The same said again is one case with two origins.
    fn add(&mut self, code: String, new: ErrorCase) {
        let status = new.status.map(|status| status.to_string());
        let key =
            (code.clone(), [status, new.message.clone(), new.description.clone(), new.solution.clone()]);
        let cases = self.cases.entry(code).or_default();
        let index = *self.said.entry(key).or_insert(cases.len());
        match cases.get_mut(index) {
            Some(same) => same.origins.extend(new.origins),
            None => cases.push(new),
        }
    }
}

fn case(row: &RawErrorCode) -> ErrorCase {
    let prose = |cell: &RawCell| Some(texts(cell).join("\n")).filter(|text| is_said(text));
    ErrorCase {
        status: texts(&row.status).iter().find_map(|text| status(text)),
        message: prose(&row.message),
        description: prose(&row.description),
        solution: prose(&row.solution),
        origins: vec![row.place.clone()],
    }
}

/// `-`, `N/A`: a cell that says nothing.
fn is_said(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) && !crate::vocabulary::is_none(text)
}

/// `ELB.0002`, `1100`; of `APIG.0101/APIG.0102` both. A cell with other words has no code.
fn codes_of(cell: &RawCell) -> Vec<String> {
    let text = texts(cell).join("\n");
    let words: Vec<&str> =
        text.split(['\n', ',', '/', ';', '、', ' ']).map(str::trim).filter(|word| !word.is_empty()).collect();
    if words.iter().all(|word| is_code(word)) {
        words.into_iter().map(str::to_owned).collect()
    } else {
        Vec::new()
    }
}

/// Letters, digits and what joins them; with a digit, or in one word that no sentence has: `InvalidParameter`.
fn is_code(word: &str) -> bool {
    let is_joined = word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ':'));
    let ends = word.starts_with(|c: char| c.is_ascii_alphanumeric())
        && word.ends_with(|c: char| c.is_ascii_alphanumeric());
    let is_mark = word.chars().any(|c| c.is_ascii_digit() || matches!(c, '.' | '_'))
        || word.chars().skip(1).any(|c| c.is_ascii_uppercase());
    is_joined && ends && is_mark && word.len() <= LONGEST
}

fn unreadable(row: &RawErrorCode, text: &str) -> Diagnostic {
    Diagnostic::new(Code::UnreadableErrorCode, row.place.clone(), format!("`{text}` is not an error code"))
        .label("the row is not in the output")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;
    use crate::source::Place;

    fn row(code: &str, status: &str, message: &str, number: u32) -> RawErrorCode {
        let cell = |text: &str| text.lines().map(Text::new).collect();
        RawErrorCode {
            code: cell(code),
            status: cell(status),
            message: cell(message),
            description: RawCell::new(),
            solution: RawCell::new(),
            place: Place::page("error_codes.html").in_row(number),
        }
    }

    #[test]
    fn codes_are_told_from_words() {
        let codes = |text: &str| codes_of(&text.lines().map(Text::new).collect());
        for code in ["ELB.0002", "1100", "CCE.01400001", "Ecs.0000", "InvalidParameter", "kafka-0001"] {
            assert_eq!(codes(code), [code]);
        }
        assert_eq!(codes("APIG.0101/APIG.0102"), ["APIG.0101", "APIG.0102"]);
        assert_eq!(codes("EVS.0001\nEVS.0002"), ["EVS.0001", "EVS.0002"]);
        for words in ["-", "", "Others", "See the message.", "the code of the service"] {
            assert_eq!(codes(words), [] as [&str; 0], "{words}");
        }
    }

    #[test]
    fn a_word_is_a_code_among_names() {
        let table = |words: &[&str]| {
            let rows: Vec<RawErrorCode> =
                words.iter().map(|word| row(word, "400", "It failed.", 1)).collect();
            let codes = read_all(&rows, &mut Diagnostics::new());
            codes.into_iter().map(|code| code.code).collect::<Vec<_>>()
        };
        let named = ["BadRequest", "AccessDenied", "NoSuchGate", "Unauthorized"];
        assert_eq!(table(&named), named);
        assert_eq!(table(&["BadRequest", "AccessDenied", "NoSuchGate", "Others"]), &named[..3]);
        assert_eq!(
            table(&["GT.0001", "GT.0002", "GT.0003", "Unauthorized"]),
            ["GT.0001", "GT.0002", "GT.0003"]
        );
    }

    #[test]
    fn a_code_with_two_meanings_is_one_code() {
        let rows = [
            row("ELB.0002", "400", "The request body is empty.", 1),
            row("ELB.0002", "400", "The request body is empty.", 2),
            row("ELB.0002", "500", "Internal error.", 3),
            row("Others", "-", "-", 4),
            row("-", "404", "Not found.", 5),
        ];
        let mut diagnostics = Diagnostics::new();
        let codes = read_all(&rows, &mut diagnostics);
        assert_eq!(codes.len(), 1);
        let cases: Vec<_> = codes[0].cases.iter().map(|case| (case.status, case.origins.len())).collect();
        assert_eq!(cases, [(Some(400), 2), (Some(500), 1)]);
        assert_eq!(diagnostics.iter().count(), 1);
    }
}
