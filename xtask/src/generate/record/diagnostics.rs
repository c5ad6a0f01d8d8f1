//! Diagnostics as a record holds them: whole, while what is published of them leaves bytes out.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tablature_codegen::diagnostic::{Diagnostic, Related, Severity};
use tablature_codegen::source::{Place, Span};

/// A diagnostic.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Written {
    code: String,
    severity: Severity,
    message: String,
    place: WrittenPlace,
    label: Option<String>,
    related: Vec<(WrittenPlace, String)>,
    help: Option<String>,
}

/// A place.
#[derive(Debug, Serialize, Deserialize)]
struct WrittenPlace {
    page: Arc<str>,
    span: Option<Span>,
    table: Option<Arc<str>>,
    row: Option<u32>,
}

impl Written {
    pub(super) fn of(diagnostic: &Diagnostic) -> Self {
        let Diagnostic { code, severity, message, place, label, related, help } = diagnostic;
        let related = related.iter().map(|related| (WrittenPlace::of(&related.place), related.text.clone()));
        Self {
            code: code.as_str().to_owned(),
            severity: *severity,
            message: message.clone(),
            place: WrittenPlace::of(place),
            label: label.clone(),
            related: related.collect(),
            help: help.clone(),
        }
    }

    /// None where the code is unknown.
    pub(super) fn read(&self) -> Option<Diagnostic> {
        let related = self.related.iter();
        Some(Diagnostic {
            code: self.code.parse().ok()?,
            severity: self.severity,
            message: self.message.clone(),
            place: self.place.read(),
            label: self.label.clone(),
            related: related
                .map(|(place, text)| Related { place: place.read(), text: text.clone() })
                .collect(),
            help: self.help.clone(),
        })
    }
}

impl WrittenPlace {
    fn of(place: &Place) -> Self {
        let Place { page, span, table, row } = place.clone();
        Self { page, span, table, row }
    }

    fn read(&self) -> Place {
        let Self { page, span, table, row } = self;
        Place { page: Arc::clone(page), span: *span, table: table.clone(), row: *row }
    }
}

#[cfg(test)]
mod tests {
    use tablature_codegen::diagnostic::Code;

    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let place = Place::page("eg/A.txt")
            .at(Some(Span { line: 3, start: 10, end: 12 }))
            .in_table("Table 1")
            .in_row(2);
        let whole = Diagnostic::new(Code::UnknownTable, place.clone(), "what is it?")
            .as_note()
            .label("here")
            .related(place, "there")
            .help("look");
        let text = serde_json::to_string(&Written::of(&whole)).unwrap();
        let written: Written = serde_json::from_str(&text).unwrap();
        assert_eq!(written.read(), Some(whole));
        let unknown = Written { code: "T9999".to_owned(), ..written };
        assert_eq!(unknown.read(), None);
    }
}
