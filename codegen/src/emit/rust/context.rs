//! What every part of the crate is written from: the model, the names, and what is found out about both once.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use proc_macro2::Ident;

use super::InvalidOutput;
use super::print::ident;
use super::rules;
use super::shape::Boxed;
use crate::emit::text::Phrase;
use crate::free::first_free;
use crate::model::{Api, Operation, OperationId, Parameter, Property, Schema, SchemaId, Shape};
use crate::name::Names;
use crate::source::name::is_device;

/// The module of enums that parameters use.
pub(super) const PARAMETER_VALUES: &str = "parameter_values";

/// Pages and members that documentation names: a few show where to look, a hundred would bury it.
const SHOWN: usize = 3;

/// Longer names of files are cut. File systems and archives take 255 bytes, paths included.
const LONGEST_MODULE: usize = 100;

/// What every part of the crate is written from.
pub(super) struct Context<'a> {
    pub api: &'a Api,
    pub names: &'a Names,
    pub boxed: Boxed,
    /// The types that the crate has, in order.
    pub used: BTreeSet<SchemaId>,
    /// The types that requests have.
    pub in_requests: BTreeSet<SchemaId>,
    /// The members that have a type, with the types that have them.
    users: BTreeMap<SchemaId, Vec<(SchemaId, &'a Property)>>,
    operations: BTreeMap<&'a str, &'a Operation>,
    /// Modules are private, so nobody depends on their names.
    modules: BTreeMap<SchemaId, String>,
    operation_modules: BTreeMap<&'a OperationId, String>,
    /// What has no name, though the crate needs one.
    unnamed: RefCell<BTreeSet<String>>,
}

impl<'a> Context<'a> {
    /// A region that the service has, for examples.
    pub fn sample_region(&self) -> &'a str {
        self.api.service.endpoints.regions.first().map_or("region", String::as_str)
    }

    pub fn new(api: &'a Api, names: &'a Names) -> Self {
        let used = used(api);
        let mut users: BTreeMap<SchemaId, Vec<(SchemaId, &Property)>> = BTreeMap::new();
        for owner in &used {
            for property in api.schema(*owner).members() {
                if let Some(target) = property.shape.leaf_schema() {
                    users.entry(target).or_default().push((*owner, property));
                }
            }
        }
        let wanted = used.iter().filter_map(|id| Some((*id, names.schema(*id)?.module.as_str())));
        let wanted_by_operations =
            api.operations.iter().filter_map(|it| Some((&it.id, names.operation(it)?.method.as_str())));
        Self {
            api,
            names,
            boxed: Boxed::find(api),
            in_requests: rules::in_requests(api),
            users,
            operations: api.operations.iter().map(|operation| (operation.id.0.as_str(), operation)).collect(),
            modules: modules(wanted, &[PARAMETER_VALUES]),
            operation_modules: modules(wanted_by_operations, &[]),
            used,
            unnamed: RefCell::default(),
        }
    }

    /// The types of the crate.
    pub fn schemas(&self) -> impl Iterator<Item = (SchemaId, &'a Schema)> {
        let api = self.api;
        self.used.iter().map(move |id| (*id, api.schema(*id)))
    }

    /// The members that have a type, with the types that have them.
    pub fn users(&self, id: SchemaId) -> &[(SchemaId, &'a Property)] {
        self.users.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The operations by section of the documents, in the order of the first of each.
    pub fn sections(&self) -> IndexMap<Option<&'a str>, Vec<&'a Operation>> {
        let mut sections: IndexMap<Option<&str>, Vec<&Operation>> = IndexMap::new();
        for operation in &self.api.operations {
            sections.entry(operation.section.as_deref()).or_default().push(operation);
        }
        sections
    }

    /// The operation with this id.
    pub fn operation(&self, id: &str) -> Option<&'a Operation> {
        self.operations.get(id).copied()
    }

    /// An identifier that the name stage has made. Without one the crate is not written: see [`Self::complete`].
    fn ident(&self, name: Option<&str>, what: impl FnOnce() -> String) -> Ident {
        ident(name.unwrap_or_else(|| {
            self.unnamed.borrow_mut().insert(what());
            "unnamed"
        }))
    }

    /// That everything which the files name has a name.
    pub fn complete(&self) -> Result<(), InvalidOutput> {
        match self.unnamed.borrow().first() {
            Some(what) => Err(InvalidOutput::Unnamed(what.clone())),
            None => Ok(()),
        }
    }

    /// The name of a type.
    pub fn type_name(&self, id: SchemaId) -> Ident {
        let name = self.names.schema(id).map(|names| names.type_name.as_str());
        self.ident(name, || format!("the type {}", id.index()))
    }

    /// The field of a member.
    pub fn field(&self, id: SchemaId, wire: &str) -> Ident {
        self.ident(self.names.field(id, wire), || format!("the member `{wire}` of the type {}", id.index()))
    }

    /// The field of a parameter.
    pub fn parameter(&self, operation: &Operation, parameter: &Parameter) -> Ident {
        let name = self.names.parameter(operation, parameter.location, &parameter.name);
        self.ident(name, || format!("the parameter `{}` of {}", parameter.name, operation.id))
    }

    /// The field of a file that a form holds.
    pub fn file(&self, operation: &Operation, wire: &str) -> Ident {
        self.ident(self.names.file(operation, wire), || format!("the file `{wire}` of {}", operation.id))
    }

    /// The field of a header of an answer.
    pub fn header(&self, operation: &Operation, wire: &str) -> Ident {
        self.ident(self.names.header(operation, wire), || format!("the header `{wire}` of {}", operation.id))
    }

    /// The type of a request.
    pub fn builder(&self, operation: &Operation) -> Ident {
        let name = self.names.operation(operation).map(|names| names.type_name.as_str());
        self.ident(name, || format!("the operation {}", operation.id))
    }

    /// The module of a type.
    pub fn module(&self, id: SchemaId) -> Ident {
        self.ident(self.modules.get(&id).map(String::as_str), || format!("the type {}", id.index()))
    }

    /// The module of an operation.
    pub fn operation_module(&self, operation: &Operation) -> Ident {
        let module = self.operation_modules.get(&operation.id).map(String::as_str);
        self.ident(module, || format!("the operation {}", operation.id))
    }

    /// What the crate was generated from, for the first line of files that no single page decides.
    pub fn source(&self) -> Phrase {
        Phrase::fill("the API reference of {}", [self.title()])
    }

    /// The name of the service for readers.
    pub fn title(&self) -> Phrase {
        Phrase::quoted(&self.api.service.title)
    }

    /// Where the documents define a type, as a sentence.
    pub fn documented_in(&self, schema: &Schema) -> Phrase {
        let pages = tables_by_page(schema).into_iter().map(|(page, tables)| {
            let operation = schema
                .sites
                .iter()
                .filter_map(|site| self.operation(&site.operation))
                .find(|operation| *operation.origin.page == *page);
            let tables: Vec<Phrase> = tables.into_iter().map(Phrase::quoted).collect();
            let tables = Phrase::list(&tables, "and");
            match operation.and_then(|operation| operation.url.as_ref()) {
                Some(url) => Phrase::link(tables, url),
                None => Phrase::fill("{} of {}", [tables, Phrase::code(page)]),
            }
        });
        let pages: Vec<Phrase> = pages.collect();
        if pages.is_empty() { Phrase::default() } else { Phrase::fill("Documented in {}.", [few(&pages)]) }
    }
}

/// The tables that define a type. Without lines: those move whenever a page is edited.
pub(super) fn tables(schema: &Schema) -> Phrase {
    let pages = tables_by_page(schema).into_iter().map(|(page, tables)| {
        let tables = Phrase::join(tables.into_iter().map(Phrase::quoted), ", ");
        Phrase::fill("{} ({})", [Phrase::quoted(page), tables])
    });
    few(&pages.collect::<Vec<_>>())
}

fn tables_by_page(schema: &Schema) -> BTreeMap<&str, Vec<&str>> {
    let mut pages: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for place in &schema.origins {
        pages.entry(&place.page).or_default().extend(place.table.as_deref());
    }
    pages
}

/// The first few of many, as a sentence reads them.
pub(super) fn few(items: &[Phrase]) -> Phrase {
    match items.get(..SHOWN) {
        Some(shown) if items.len() > SHOWN + 1 => {
            let more = u64::try_from(items.len() - SHOWN).unwrap_or(u64::MAX);
            Phrase::fill("{} and {} more", [Phrase::join(shown.iter().cloned(), ", "), more.into()])
        }
        _ => Phrase::list(items, "and"),
    }
}

/// The parameters of an operation. A page may describe one twice; the first time counts.
pub(super) fn parameters(operation: &Operation) -> Vec<&Parameter> {
    let mut seen = BTreeSet::new();
    operation.parameters.iter().filter(|it| seen.insert((it.location, it.name.as_str()))).collect()
}

/// The types that requests and successful responses are made of. Bodies of errors are read by the runtime, which gives
/// code, message and the bytes; a type for each status of each operation would be most of some crates.
fn used(api: &Api) -> BTreeSet<SchemaId> {
    let bodies = api.operations.iter().flat_map(|operation| {
        let request = operation.request_body.iter().map(|body| &body.shape);
        request.chain(operation.successes().into_iter().filter_map(|response| operation.body_of(response)))
    });
    api.reachable(bodies.filter_map(Shape::leaf_schema), |_| true)
}

/// A module for each: names that differ, and that every system accepts as a file.
pub(super) fn modules<'n, K: Ord>(
    wanted: impl Iterator<Item = (K, &'n str)>,
    reserved: &[&str],
) -> BTreeMap<K, String> {
    let mut taken: BTreeSet<String> = reserved.iter().map(|name| (*name).to_owned()).collect();
    let mut modules = BTreeMap::new();
    for (key, name) in wanted {
        let cut: String = name.chars().take(LONGEST_MODULE).collect();
        // Two underscores in a row are no snake case.
        let stem = cut.trim_end_matches('_');
        let name = if cut == name { cut.clone() } else { stem.to_owned() };
        let is_free = |name: &String| !taken.contains(name) && !is_device(name);
        let free = first_free([name], |number| format!("{stem}_{number}"), is_free);
        taken.insert(free.clone());
        modules.insert(key, free);
    }
    modules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_has_a_file_of_its_own() {
        let long = "long_".repeat(60);
        let wanted = ["tag", "tag", "con", "parameter_values", "type_", "type_", &long, &long];
        let modules = modules(wanted.into_iter().enumerate(), &[PARAMETER_VALUES]);
        let modules: Vec<&str> = modules.values().map(String::as_str).collect();
        assert_eq!(modules[..6], ["tag", "tag_2", "con_2", "parameter_values_2", "type_", "type_2"]);
        assert!(modules[6].ends_with("_long") && modules[7] == format!("{}_2", modules[6]));
    }

    #[test]
    fn many_are_shown_as_a_few() {
        let items = ["a", "b", "c", "d", "e"].map(Phrase::from);
        assert_eq!(few(&items).comment(), "a, b, c and 2 more");
        assert_eq!(few(&items[..4]).comment(), "a, b, c and d");
        assert!(few(&[]).is_empty());
    }
}
