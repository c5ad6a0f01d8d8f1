//! What a stage has to say about its input: a stable code, a place, what is wrong, both sides of a contradiction, and
//! what to do.
//!
//! Out: [`Diagnostic`]s, plain data; how they are printed is the business of whoever prints them.

mod code;
mod merge;
mod suggest;
mod syntax;

pub use code::Code;
pub use suggest::{did_you_mean, nearest};
pub(crate) use syntax::syntax_error;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::source::Place;

/// How much a diagnostic weighs.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
)]
#[strum(serialize_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something worth knowing; nothing is lost.
    Note,
    /// The page contradicts itself or could not be read in full. Output is written.
    Warning,
    /// The service cannot be generated. Its earlier output stays.
    Error,
}

impl Severity {
    /// The word that is printed.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Something that a stage has to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Its stable code.
    pub code: Code,
    /// Its weight.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What stands there, in a few words, for printing below the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The other sides of a contradiction, or places that explain it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// Another place that matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub text: String,
}

impl Diagnostic {
    /// As it weighs in a bare folder, somebody's collection of pages as it lies: there a page without an operation is to be
    /// expected, and one page must not stop the others. What cannot be used of it is left out, with a warning.
    #[must_use]
    pub fn in_bare_folder(self) -> Self {
        let severity = match self.code {
            Code::NotAnOperation => Severity::Note,
            Code::EmptyPage
            | Code::NotUtf8
            | Code::UnreadableFile
            | Code::InvalidName
            | Code::IrregularFile
            | Code::DuplicateOperation
            | Code::TruncatedPage
            | Code::UnknownLanguage
            | Code::InvalidPath
            | Code::UnreadUri
            | Code::Fault => Severity::Warning,
            code if code.is_bound() => Severity::Warning,
            _ => self.severity,
        };
        Self { severity, ..self }
    }

    /// A diagnostic with the severity that its code has.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place,
            label: None,
            related: Vec::new(),
            help: None,
        }
    }

    /// A diagnostic that says no more than what was made of a thing, though others of its code ask for something.
    #[must_use]
    pub fn as_note(self) -> Self {
        Self { severity: Severity::Note, ..self }
    }

    /// Says what stands at the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, place: Place, text: impl Into<String>) -> Self {
        self.related.push(Related { place, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A number of things, as messages have it: `1 row`, `3 rows`.
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// What is lost with a table of so many rows.
pub fn not_in_output(rows: usize) -> String {
    match rows {
        1 => "its row is not in the output".to_owned(),
        rows => format!("its {rows} rows are not in the output"),
    }
}

/// Diagnostics in the order in which they arose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds many.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// Takes back what was said, where it turned out that there is an answer.
    pub fn retract(&mut self, code: Code, is_answered: impl Fn(&Place) -> bool) {
        self.0.retain(|diagnostic| diagnostic.code != code || !is_answered(&diagnostic.place));
    }

    /// The one with this index, in the order in which they were added.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Diagnostic> {
        self.0.get_mut(index)
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether one of them stops the service.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self(diagnostics.into_iter().collect())
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
