//! Object types as single tables define them, before those of all pages are compared.
//!
//! Within lowering a [`SchemaId`] addresses a draft; [`super::merge`] replaces it by that of the merged type.

use crate::model::{SchemaId, SchemaSite, SchemaTitle, Shape, Usage};
use crate::source::Place;

/// A type as one table defines it in one direction.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub title: SchemaTitle,
    pub site: SchemaSite,
    pub properties: Vec<DraftProperty>,
    pub origin: Place,
}

/// A row of that table.
#[derive(Clone, Debug)]
pub(super) struct DraftProperty {
    pub name: String,
    pub shape: Shape,
    pub usage: Usage,
}

/// All drafts of a service.
#[derive(Clone, Debug, Default)]
pub(super) struct Drafts(Vec<Draft>);

impl Drafts {
    /// Adds a draft without members. They follow by [`Self::define`], because a type may name itself.
    pub fn declare(&mut self, title: SchemaTitle, site: SchemaSite, origin: Place) -> SchemaId {
        let id = SchemaId::new(self.0.len());
        self.0.push(Draft { title, site, properties: Vec::new(), origin });
        id
    }

    /// Gives a declared draft its members.
    pub fn define(&mut self, id: SchemaId, properties: Vec<DraftProperty>) {
        if let Some(draft) = self.0.get_mut(id.index()) {
            draft.properties = properties;
        }
    }

    /// The draft with this id.
    pub fn get(&self, id: SchemaId) -> Option<&Draft> {
        self.0.get(id.index())
    }

    /// All drafts; the index of each is its id.
    pub fn into_vec(self) -> Vec<Draft> {
        self.0
    }
}
