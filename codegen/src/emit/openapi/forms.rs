//! The components of each type: one, or one for each direction. [`super::views`] decides which.

use std::collections::BTreeSet;

use crate::free::first_free;
use crate::model::{Direction, SchemaId};

/// The components of all types.
#[derive(Debug)]
pub(super) struct Forms {
    /// By [`SchemaId::index`].
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    /// The component of requests, and of both directions where they do not differ.
    name: String,
    /// The component of responses, where it is another one.
    view: Option<String>,
    /// Where the type is used.
    directions: BTreeSet<Direction>,
}

/// A component and what it describes.
#[derive(Debug)]
pub(super) struct Form<'a> {
    pub(super) id: SchemaId,
    pub(super) component: &'a str,
    /// The directions that it serves; the first decides its form, and all of them its origins.
    pub(super) directions: Vec<Direction>,
}

impl Forms {
    /// One component for each type, in the order of the types.
    pub(super) fn without_views(types: impl Iterator<Item = (String, BTreeSet<Direction>)>) -> Self {
        let entries = types.map(|(name, directions)| Entry { name, view: None, directions });
        Self { entries: entries.collect() }
    }

    /// Gives a type another component for responses.
    pub(super) fn add_view(&mut self, id: SchemaId) {
        let view = self.free_name(&format!("{}View", self.entry(id).name));
        if let Some(entry) = self.entries.get_mut(id.index()) {
            entry.view = Some(view);
        }
    }

    /// Whether requests as well as responses lead to a type.
    pub(super) fn serves_both(&self, id: SchemaId) -> bool {
        self.entry(id).directions.len() == 2
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "there is an entry for each schema, and an id is an index of one"
    )]
    fn entry(&self, id: SchemaId) -> &Entry {
        &self.entries[id.index()]
    }

    /// The component that describes a type in this direction.
    pub(super) fn component(&self, id: SchemaId, direction: Direction) -> &str {
        let entry = self.entry(id);
        match (&entry.view, direction) {
            (Some(view), Direction::Response) => view,
            _ => &entry.name,
        }
    }

    /// The name of a type that has two components.
    pub(super) fn split_type(&self, id: SchemaId) -> Option<&str> {
        let entry = self.entry(id);
        entry.view.as_ref().map(|_| entry.name.as_str())
    }

    /// The components, in the order of the types. A type that no operation uses has none.
    pub(super) fn components(&self) -> impl Iterator<Item = Form<'_>> {
        self.entries.iter().enumerate().flat_map(|(index, entry)| {
            let id = SchemaId::new(index);
            let directions: Vec<Direction> = entry.directions.iter().copied().collect();
            let (first, view) = match &entry.view {
                Some(view) => (vec![Direction::Request], Some((view, vec![Direction::Response]))),
                None => (directions, None),
            };
            let main = (!first.is_empty()).then(|| Form { id, component: &entry.name, directions: first });
            let view = view.map(|(component, directions)| Form { id, component, directions });
            main.into_iter().chain(view)
        })
    }

    /// The wanted name, with a number behind it where a type has that name.
    pub(super) fn free_name(&self, wanted: &str) -> String {
        let taken = |name: &str| {
            self.entries.iter().any(|entry| entry.name == name || entry.view.as_deref() == Some(name))
        };
        first_free([wanted.to_owned()], |number| format!("{wanted}{number}"), |name| !taken(name))
    }
}
