//! Recorded corrections: where the pages contradict themselves, a person settles it in `corrections.toml`.
//!
//! In: raw operations, while page, table and row still have the names by which a reader of the page knows them.
//! Out: the same, corrected ([`Corrections::apply`]). The values of a field and the mechanism of paging stand in no cell:
//! they are facts of the model, and such entries are carried out behind `lower` ([`Corrections::settle`]); they name rows and
//! operations as all other entries leave them.
//!
//! Left out on purpose: any judgement. An entry says what stands there (`was`) and what should (`now`), with the reason; it
//! applies exactly, or it is an error with the nearest candidates, so that no entry outlives the mistake that it was made
//! for. Where the page has caught up with an entry, nothing is changed, and a warning says that it can go. An operation with
//! all its tables is better written as a page of its own, so `add-operation` gives it no more than method, path and title.
//!
//! Every entry of a run without errors was applied or has such a warning, so [`Corrections::iter`] is also the record of what
//! was changed.

mod action;
mod apply;
mod parse;
mod propose;
mod settle;
#[cfg(test)]
mod tests;

pub use action::{
    Action, Cells, Column, NewExample, NewOperation, NewPaging, NewStatus, NewTable, PagingStyleName, RowRef,
};
pub use propose::{Proposal, propose};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, OperationId};
use crate::raw::RawOperation;
use crate::source::{Place, Span};

/// The entries of one `corrections.toml`, in its order. A later one sees what earlier ones changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections(Vec<Correction>);

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The page, by its file name without extension.
    pub page: Located<String>,
    /// Which operation of the page, as `POST /v1/jobs`. All of them where it is not said.
    pub operation: Option<Located<String>>,
    /// What is done to it.
    pub action: Action,
    /// Why, and how we know.
    pub reason: String,
    /// Where the entry stands.
    pub place: Place,
}

/// A value with the place at which it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl Corrections {
    /// Reads `corrections.toml`. Every entry that cannot be understood is reported.
    ///
    /// # Errors
    /// Syntax, unknown keys, and entries that lack something or have something that does not belong to their action.
    pub fn parse(path: &str, text: &str) -> Result<Self, Diagnostics> {
        parse::parse(path, text).map(Self)
    }

    /// Applies every entry that is about what pages say. One that matches nothing, or more than one thing, changes nothing and
    /// is an error.
    pub fn apply(&self, operations: &mut Vec<RawOperation>) -> Diagnostics {
        self.iter().filter_map(|correction| apply::apply(correction, operations).err()).collect()
    }

    /// Carries out the entries that are about the model. `raw` are the operations that it was made of, corrected, and `ids`
    /// their ids in it. What `lower` said of a contradiction that an entry settles is taken back.
    pub fn settle(
        &self,
        raw: &[RawOperation],
        ids: &[OperationId],
        api: &mut Api,
        said: &mut Diagnostics,
    ) -> Diagnostics {
        let mut settler = settle::Settler { raw, ids, api, said };
        self.iter().filter_map(|correction| settler.settle(correction).err()).collect()
    }

    /// The entries, in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, Correction> {
        self.0.iter()
    }

    /// The first entries, as if the file ended behind them.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        Self(self.iter().take(count).cloned().collect())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Corrections {
    type Item = &'a Correction;
    type IntoIter = std::slice::Iter<'a, Correction>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Correction {
    fn unmatched(&self, span: Span, message: impl Into<String>, help: Option<String>) -> Diagnostic {
        let diagnostic = Diagnostic::new(Code::UnmatchedCorrection, self.place.at(Some(span)), message);
        Diagnostic { help, ..diagnostic }
    }

    /// What should stand there does so without the entry.
    fn overtaken(&self, message: impl Into<String>) -> Diagnostic {
        let help = match self.place.line() {
            Some(line) => format!("remove the entry of line {line}: nothing changes without it"),
            None => "remove the entry: nothing changes without it".to_owned(),
        };
        Diagnostic::new(Code::OvertakenCorrection, self.place.clone(), message).help(help)
    }
}
