//! Where every table row went: into the model, or into a diagnostic. Nothing vanishes. And what became of every sentence
//! of their descriptions.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::prose::account::{Ledger, Sentence};
use crate::raw::{RawOperation, RawRow, RawTable};
use crate::source::Place;

/// A row of a page: page, table, number.
type RowKey = (Arc<str>, Arc<str>, u32);

/// An account of table rows.
#[derive(Clone, Debug, Default)]
pub struct Account {
    all: BTreeSet<RowKey>,
    modelled: BTreeSet<RowKey>,
    reported: BTreeSet<RowKey>,
    /// That of the sentences.
    pub(super) prose: Ledger,
}

impl Account {
    /// Opens the account with every row of every table.
    pub(crate) fn new(raw: &[RawOperation]) -> Self {
        let mut account = Self::default();
        for operation in raw {
            for table in &operation.tables {
                account.all.extend(table.rows.iter().map(|row| key(table, row)));
            }
        }
        account
    }

    /// The row is in the model.
    pub(crate) fn modelled(&mut self, table: &RawTable, row: &RawRow) {
        self.modelled.insert(key(table, row));
    }

    /// A diagnostic says why the row is not in the model.
    pub(crate) fn reported(&mut self, table: &RawTable, row: &RawRow) {
        self.reported.insert(key(table, row));
    }

    /// Whether something was said or made of the row.
    pub(crate) fn knows(&self, table: &RawTable, row: &RawRow) -> bool {
        let key = key(table, row);
        self.modelled.contains(&key) || self.reported.contains(&key)
    }

    /// The sentences of all descriptions, each description once.
    pub fn sentences(&self) -> &[Sentence] {
        self.prose.sentences()
    }

    /// Rows on the pages.
    pub fn rows_in(&self) -> usize {
        self.all.len()
    }

    /// Rows that are in the model.
    pub fn rows_in_model(&self) -> usize {
        self.modelled.len()
    }

    /// Rows that are in a diagnostic and not in the model.
    pub fn rows_in_diagnostics(&self) -> usize {
        self.reported.difference(&self.modelled).count()
    }

    /// Rows that are in neither: defects of the generator.
    pub fn lost(&self) -> impl Iterator<Item = Place> {
        let lost =
            self.all.iter().filter(|key| !self.modelled.contains(*key) && !self.reported.contains(*key));
        lost.map(|(page, table, row)| Place::page(Arc::clone(page)).in_table(Arc::clone(table)).in_row(*row))
    }
}

fn key(table: &RawTable, row: &RawRow) -> RowKey {
    (Arc::clone(&table.place.page), Arc::clone(&table.label), row.number)
}
