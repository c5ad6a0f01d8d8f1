//! What programs are written against: every item of the crate that the documents decide on, with its signature.
//!
//! In: the plan. Out: [`Surface`]. An item that is gone, or has another signature, breaks programs; one that is new does not: so
//! what a program writes out in full, as the literals of what is mandatory and the arguments of methods, is one item, and what
//! may grow, as structs with private fields and open enums, is an item for each part. Left out on purpose: what all services
//! share, which is the runtime's to promise.

use std::collections::BTreeMap;

use proc_macro2::Ident;
use quote::ToTokens;
use regex::{Captures, Regex};

use super::InvalidOutput;
use super::plan::{Argument, Crate, Enum, Outcome, Request, RustType, Struct};
use crate::model::Api;
use crate::name::Names;

/// The items by their paths, each with its signature.
pub type Surface = BTreeMap<String, String>;

/// What stands behind the path of an item that the documents advise against, as an item of its own.
pub const DEPRECATED: &str = " (deprecated)";

/// What the signature of a former name begins with; behind it stands the name in its place.
const ALIAS: &str = "= ";

/// The surface as the new one calls its items, where that keeps their names as aliases: what was renamed so has changed in nothing
/// else, and a program that uses the former name still compiles.
pub fn renamed(old: &Surface, new: &Surface) -> Surface {
    let aliases = new.iter().filter(|(path, _)| old.get(*path).is_some_and(|was| !was.starts_with(ALIAS)));
    let aliases = aliases.filter_map(|(path, is)| {
        let (module, name) = path.split_once("::")?;
        Renamed::new(module, name, is.strip_prefix(ALIAS)?)
    });
    let aliases: Vec<Renamed<'_>> = aliases.collect();
    let renamed = |text: &str| aliases.iter().fold(text.to_owned(), |text, it| it.apply(&text));
    old.iter().map(|(path, is)| (renamed(path), renamed(is))).collect()
}

/// An item that has a new name.
struct Renamed<'a> {
    module: &'a str,
    new: &'a str,
    old: Regex,
}

impl<'a> Renamed<'a> {
    fn new(module: &'a str, old: &str, new: &'a str) -> Option<Self> {
        let old = Regex::new(&format!(r"(\w+::)?\b{}\b", regex::escape(old))).ok()?;
        Some(Self { module, new, old })
    }

    /// Signatures name types without their module, and whatever else with it.
    fn apply(&self, text: &str) -> String {
        let replace = |found: &Captures<'_>| {
            let module = found.get(1).map_or("", |module| module.as_str());
            let is_meant =
                module.trim_end_matches(':') == self.module || module.is_empty() && self.module == "model";
            if is_meant {
                format!("{module}{}", self.new)
            } else {
                found.get(0).map_or("", |whole| whole.as_str()).to_owned()
            }
        };
        self.old.replace_all(text, replace).into_owned()
    }
}

/// The surface of the crate of a service.
///
/// # Errors
/// Where something has no name.
pub fn surface(api: &Api, names: &Names) -> Result<Surface, InvalidOutput> {
    let plan = Crate::plan(api, names)?;
    let mut surface = Surface::new();
    plan.types.values().for_each(|structure| of_struct(&mut surface, structure));
    plan.parameter_values.values().for_each(|values| of_enum(&mut surface, values));
    plan.operations.values().for_each(|request| of_request(&mut surface, request));
    let codes = plan.error_codes.iter().map(|(name, _)| (format!("error_code::{name}"), "&str".to_owned()));
    surface.extend(codes);
    let of_types = plan.type_aliases.iter().map(|alias| ("model", alias));
    let of_requests = plan.request_aliases.iter().map(|alias| ("operation", alias));
    let aliases = of_types.chain(of_requests);
    surface
        .extend(aliases.map(|(module, it)| (format!("{module}::{}", it.old), format!("{ALIAS}{}", it.new))));
    for request in plan.operations.values() {
        let former = request.former_methods.iter();
        surface.extend(former.map(|old| (format!("Client::{old}"), format!("{ALIAS}{}", request.method))));
    }
    Ok(surface)
}

fn of_struct(surface: &mut Surface, structure: &Struct<'_>) {
    let Struct { name, fields, literal, .. } = structure;
    let fields_of = |field: &super::plan::Field<'_>| (field.name.clone(), text(&field.type_));
    surface.insert(format!("model::{name}"), "struct".to_owned());
    for (field, type_) in fields.iter().map(fields_of) {
        surface.insert(format!("model::{name}::{field}"), format!("Option<{type_}>"));
    }
    match literal {
        Some(literal) => {
            let mandatory = structure.mandatory().map(fields_of);
            surface.insert(format!("model::{literal}"), written_out(mandatory));
            surface.insert(format!("model::{name}::new"), format!("fn({literal}) -> {name}"));
        }
        None => {
            surface.insert(format!("model::{name}::default"), format!("fn() -> {name}"));
        }
    }
    structure.enums().for_each(|values| of_enum(surface, values));
}

fn of_enum(surface: &mut Surface, values: &Enum<'_>) {
    let name = &values.name;
    surface.insert(format!("model::{name}"), "enum".to_owned());
    for variant in &values.variants {
        surface.insert(format!("model::{name}::{}", variant.name), "variant".to_owned());
    }
}

fn of_request(surface: &mut Surface, request: &Request<'_>) {
    let Request { name, method, arguments, outcome, .. } = request;
    let literal = arguments.literal.as_ref();
    let parameters = literal.map(|literal| literal.name.to_string());
    let positional = arguments.positional.iter().map(|argument| text(&argument.type_));
    let parameters: Vec<String> = parameters.into_iter().chain(positional).collect();
    surface
        .insert(format!("Client::{method}"), format!("fn({}) -> operation::{name}", parameters.join(", ")));
    if request.source.deprecated {
        surface.insert(format!("Client::{method}{DEPRECATED}"), "#[deprecated]".to_owned());
    }
    let path = format!("operation::{name}");
    surface.insert(path.clone(), "struct".to_owned());
    if let Some(literal) = literal {
        let fields = literal.arguments.iter().map(|it| (it.name.clone(), text(&it.type_)));
        surface.insert(format!("operation::{}", literal.name), written_out(fields));
    }
    let field = |argument: &Argument<'_>| format!("{path}::{}", argument.name);
    surface.extend(arguments.given().map(|it| (field(it), text(&it.type_))));
    surface.extend(arguments.optional.iter().map(|it| (field(it), format!("Option<{}>", text(&it.type_)))));
    surface.insert(format!("{path}::send"), format!("async fn() -> {}", answer(outcome)));
    if let Some(pages) = &request.paging {
        surface.insert(format!("{path}::items"), format!("fn() -> items of {}", text(&pages.item)));
    }
    of_outcome(surface, outcome);
}

fn of_outcome(surface: &mut Surface, outcome: &Outcome<'_>) {
    if let Some(choice) = &outcome.choice {
        for variant in &choice.variants {
            let body = variant.body.as_ref().map(text).unwrap_or_default();
            surface
                .insert(format!("operation::{}::{}", choice.name, variant.name), format!("variant({body})"));
        }
    }
    if let Some(headers) = &outcome.headers {
        for header in &headers.fields {
            let path = format!("operation::{}::{}", headers.name, header.name);
            surface.insert(path, format!("Option<{}>", text(&header.type_)));
        }
    }
}

/// What a call gives.
fn answer(outcome: &Outcome<'_>) -> String {
    let headers = outcome.headers.as_ref().map(|headers| format!(", {}", headers.name));
    format!("Response<{}{}>", text(&outcome.body), headers.unwrap_or_default())
}

/// Fields that a program must name, all of them and no other.
fn written_out(fields: impl Iterator<Item = (Ident, String)>) -> String {
    let fields: Vec<String> = fields.map(|(name, type_)| format!("{name}: {type_}")).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// A type as people write it.
fn text(type_: &RustType) -> String {
    let tokens = type_.to_token_stream().to_string();
    tokens.replace(' ', "").replace(',', ", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;
    use crate::name::{self, NamesLock};

    #[test]
    fn every_kind_of_item_has_a_signature() {
        let api = testing::api();
        let mut lock = NamesLock::default();
        let names = name::name(&api, &mut lock).names;
        let surface = surface(&api, &names).unwrap();
        let lines: Vec<String> = surface.iter().map(|(item, is)| format!("{item}: {is}")).collect();
        insta::assert_snapshot!("surface", lines.join("\n"));
    }
}
