//! The crate before it is written.
//!
//! In: the model and the names. Out: [`Crate`]: every type, request and section with its names, its Rust types and whatever is
//! decided about it, as data. Printing maps it to tokens; what it chooses is words and examples, made of what the plan points
//! to in the model. Each name is resolved here, once, and one that is missing is an error before any file is begun.
//!
//! | what | module |
//! |---|---|
//! | names and types | `names`, `modules`, `shape`, [`RustType`] |
//! | types | [`Struct`], [`Enum`], [`Rules`] |
//! | requests | [`Request`] with [`Arguments`], [`Body`](request::Body), [`Pages`] and [`Outcome`] |
//! | what a file imports | [`Imports`] |

mod arguments;
mod imports;
mod modules;
mod names;
mod outcome;
mod paging;
mod request;
mod rules;
mod rust_type;
mod shape;
mod types;

pub(super) use arguments::{Argument, Arguments, Carrier, NamedArguments, Source};
pub(super) use imports::Imports;
pub(super) use outcome::{Choice, Header, Headers, Outcome, Variant};
pub(super) use paging::{Mechanism, Pages};
pub(super) use request::Request;
pub(super) use rules::{Condition, Decimal, Limit, Literal, Rule, Rules};
pub(super) use rust_type::RustType;
pub(super) use types::{Enum, Field, Owner, Struct, Use};

use std::collections::{BTreeMap, BTreeSet};

use indexmap::{IndexMap, IndexSet};
use proc_macro2::Ident;

use super::InvalidOutput;
use super::print::{crate_ident, ident};
use crate::model::{Api, ErrorCode, Operation, Parameter, SchemaId, Shape};
use crate::name::{Names, value_name};
use modules::modules;
use names::Resolver;

/// The module of enums that parameters use.
pub(super) const PARAMETER_VALUES: &str = "parameter_values";

/// A service's crate.
pub(super) struct Crate<'a> {
    /// What it is made from.
    pub api: &'a Api,
    /// Its name in code.
    pub name: Ident,
    /// The name of the cloud's crate in code.
    pub core: Ident,
    /// The object types, by name.
    pub types: BTreeMap<Ident, Struct<'a>>,
    /// The enums of parameters, by name. Those of members are with their types.
    pub parameter_values: BTreeMap<Ident, Enum<'a>>,
    /// The requests by the ids of their operations, in page order.
    pub operations: IndexMap<&'a str, Request<'a>>,
    /// In the order of the first operation of each.
    pub sections: Vec<Section<'a>>,
    /// The former names of types.
    pub type_aliases: Vec<Alias>,
    /// The former names of requests.
    pub request_aliases: Vec<Alias>,
    /// The documented error codes, with their constants.
    pub error_codes: Vec<(Ident, &'a ErrorCode)>,
}

/// A name that was given up on purpose, and the one in its place.
pub(super) struct Alias {
    pub old: Ident,
    pub new: Ident,
}

/// A section of the documents.
pub(super) struct Section<'a> {
    /// Its title, and the module of the client that has its methods. None for operations that stand in no section.
    pub titled: Option<(&'a str, Ident)>,
}

impl<'a> Crate<'a> {
    /// # Errors
    /// Where something has no name.
    pub fn plan(api: &'a Api, names: &'a Names) -> Result<Self, InvalidOutput> {
        let used = used(api);
        let resolver = Resolver::new(api, names, &used)?;
        let error_codes = api.error_codes.iter().map(|it| Ok((resolver.error_code(&it.code)?, it)));
        let types = types(&resolver, &used)?;
        let parameter_values = parameter_values(&resolver)?;
        let operations = operations(&resolver)?;
        let of_types = types.values().flat_map(Struct::exports).chain(parameter_values.keys().cloned());
        let of_requests = operations.values().flat_map(Request::exports);
        Ok(Self {
            api,
            name: crate_ident(&api.service.package)?,
            core: crate_ident(&api.cloud.core())?,
            type_aliases: aliases(&names.former().types, of_types),
            request_aliases: aliases(&names.former().requests, of_requests),
            types,
            parameter_values,
            operations,
            sections: sections(api),
            error_codes: error_codes.collect::<Result<_, InvalidOutput>>()?,
        })
    }

    /// The requests of a section, in page order.
    pub fn requests(&self, section: &Section<'_>) -> impl Iterator<Item = &Request<'a>> {
        let title = section.titled.as_ref().map(|(title, _)| *title);
        self.operations.values().filter(move |request| request.source.section.as_deref() == title)
    }

    /// The type that is named like this. None for enums, and for what is no type of the crate.
    pub fn structure(&self, type_: &RustType) -> Option<&Struct<'a>> {
        let RustType::Struct(name) = type_ else { return None };
        self.types.get(name)
    }
}

/// The former names of what the crate has.
fn aliases(former: &BTreeMap<String, Vec<String>>, names: impl Iterator<Item = Ident>) -> Vec<Alias> {
    let of = |new: Ident| {
        let former = former.get(&new.to_string()).into_iter().flatten();
        former.map(move |old| Alias { old: ident(old), new: new.clone() }).collect::<Vec<_>>()
    };
    names.flat_map(of).collect()
}

fn types<'a>(
    resolver: &Resolver<'a>,
    ids: &BTreeSet<SchemaId>,
) -> Result<BTreeMap<Ident, Struct<'a>>, InvalidOutput> {
    let in_requests = in_requests(resolver.api);
    let mut uses = uses(resolver, ids)?;
    let types = ids.iter().map(|id| {
        let uses = uses.remove(id).unwrap_or_default();
        let structure = Struct::plan(resolver, *id, in_requests.contains(id), uses)?;
        Ok((structure.name.clone(), structure))
    });
    types.collect()
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

/// The types that requests have.
fn in_requests(api: &Api) -> BTreeSet<SchemaId> {
    let bodies = api.operations.iter().filter_map(|operation| operation.request_body.as_ref());
    let roots = bodies.filter_map(|body| body.shape.leaf_schema());
    api.reachable(roots, |property| property.request.is_some())
}

/// The members that have each type.
fn uses<'a>(
    resolver: &Resolver<'a>,
    ids: &BTreeSet<SchemaId>,
) -> Result<BTreeMap<SchemaId, Vec<Use<'a>>>, InvalidOutput> {
    let mut uses: BTreeMap<SchemaId, Vec<Use<'_>>> = BTreeMap::new();
    for id in ids {
        for source in resolver.api.schema(*id).members() {
            let Some(target) = source.shape.leaf_schema() else { continue };
            let (owner, field) = (resolver.type_name(*id).clone(), resolver.field(*id, &source.name)?);
            uses.entry(target).or_default().push(Use { source, owner, field });
        }
    }
    Ok(uses)
}

fn parameter_values<'a>(resolver: &Resolver<'a>) -> Result<BTreeMap<Ident, Enum<'a>>, InvalidOutput> {
    let mut enums = BTreeMap::new();
    for operation in &resolver.api.operations {
        for parameter in parameters(operation) {
            let Some(names) = resolver.values_of_parameter(operation, parameter) else { continue };
            let request = ident(&resolver.operation(operation)?.type_name);
            let owner = Owner::Parameter { wire: &parameter.name, request };
            let planned = Enum::plan(names, owner, &[&parameter.facts]);
            enums.insert(planned.name.clone(), planned);
        }
    }
    Ok(enums)
}

/// The parameters of an operation. A page may describe one twice; the first time counts.
fn parameters(operation: &Operation) -> Vec<&Parameter> {
    let mut seen = BTreeSet::new();
    operation.parameters.iter().filter(|it| seen.insert((it.location, it.name.as_str()))).collect()
}

fn operations<'a>(resolver: &Resolver<'a>) -> Result<IndexMap<&'a str, Request<'a>>, InvalidOutput> {
    let operations = &resolver.api.operations;
    let wanted = operations.iter().map(|operation| Ok(resolver.operation(operation)?.method.as_str()));
    let wanted: Vec<&str> = wanted.collect::<Result<_, InvalidOutput>>()?;
    let modules = modules(wanted.into_iter().enumerate(), &[]);
    let requests = operations.iter().zip(modules.into_values()).map(|(operation, module)| {
        Ok((operation.id.0.as_str(), Request::plan(resolver, operation, module)?))
    });
    requests.collect()
}

fn sections(api: &Api) -> Vec<Section<'_>> {
    let titles: IndexSet<Option<&str>> = api.operations.iter().map(|it| it.section.as_deref()).collect();
    let names: Vec<(&str, String)> = titles.iter().flatten().map(|it| (*it, value_name(it))).collect();
    let mut modules = modules(names.iter().map(|(title, name)| (*title, name.as_str())), &[]);
    let sections = titles
        .into_iter()
        .map(|title| Section { titled: title.and_then(|title| Some((title, modules.remove(title)?))) });
    sections.collect()
}
