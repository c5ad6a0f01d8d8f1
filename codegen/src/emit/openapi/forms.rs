//! Decides which components each type has: one, or one for each direction.
//!
//! In: the model. Out: [`Forms`]. See the [module above](super) for the reasons.

use std::collections::BTreeSet;

use super::object;
use crate::model::{Api, Direction, Property, SchemaId, Shape};

const BOTH: [Direction; 2] = [Direction::Request, Direction::Response];

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
    /// Decides for every type of `api`.
    pub(super) fn decide<'a>(api: &Api, type_name: &dyn Fn(SchemaId) -> &'a str) -> Self {
        let used = BOTH.map(|direction| (direction, reachable(api, direction)));
        let entries = api.schemas().map(|(id, _)| Entry {
            name: type_name(id).to_owned(),
            view: None,
            directions: used
                .iter()
                .filter(|(_, ids)| ids.contains(&id))
                .map(|(direction, _)| *direction)
                .collect(),
        });
        let mut forms = Self { entries: entries.collect() };
        for id in forms.differing(api) {
            let view = forms.free_name(&format!("{}View", forms.entry(id).name));
            if let Some(entry) = forms.entries.get_mut(id.index()) {
                entry.view = Some(view);
            }
        }
        forms
    }

    /// The types that are used in both directions and whose forms differ, in themselves or in what they contain.
    /// As long as no type has a view, references are the same in both directions, so that forms can be compared.
    fn differing(&self, api: &Api) -> BTreeSet<SchemaId> {
        let shared: Vec<SchemaId> = api
            .schemas()
            .map(|(id, _)| id)
            .filter(|id| self.entry(*id).directions.len() == BOTH.len())
            .collect();
        let [request, response] = BOTH.map(|direction| move |id| object::form(api, self, id, direction));
        let mut differing: BTreeSet<SchemaId> =
            shared.iter().copied().filter(|id| request(*id) != response(*id)).collect();
        loop {
            let before = differing.len();
            for id in &shared {
                let members = &api.schema(*id).properties;
                if members
                    .iter()
                    .filter_map(|member| member.shape.leaf_schema())
                    .any(|id| differing.contains(&id))
                {
                    differing.insert(*id);
                }
            }
            if differing.len() == before {
                return differing;
            }
        }
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
        let numbered = (2..).map(|number| format!("{wanted}{number}"));
        std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
    }
}

/// The types that requests, or responses, lead to.
fn reachable(api: &Api, direction: Direction) -> BTreeSet<SchemaId> {
    let mut pending: Vec<SchemaId> = api
        .operations
        .iter()
        .flat_map(|operation| roots(operation, direction))
        .filter_map(Shape::leaf_schema)
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = pending.pop() {
        if seen.insert(id) {
            let has_usage = |property: &&Property| property.usage(direction).is_some();
            let members = api.schema(id).properties.iter().filter(has_usage);
            pending.extend(members.filter_map(|property| property.shape.leaf_schema()));
        }
    }
    seen
}

/// The shapes that stand directly in an operation.
fn roots(operation: &crate::model::Operation, direction: Direction) -> Vec<&Shape> {
    match direction {
        Direction::Request => {
            let parameters = operation.parameters.iter().map(|parameter| &parameter.shape);
            parameters.chain(operation.request_body.iter().map(|body| &body.shape)).collect()
        }
        Direction::Response => {
            let headers = operation.responses.iter().flat_map(|response| &response.headers);
            let bodies = operation.responses.iter().filter_map(|response| response.body.as_ref());
            headers.map(|header| &header.shape).chain(bodies).collect()
        }
    }
}
