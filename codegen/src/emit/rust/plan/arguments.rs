//! What a request is made of: parameters and body, given or optional.
//!
//! In: an operation and the resolver. Out: [`Arguments`]: each with its field, its type, and how it goes over the wire.
//! Whether the parameters that must be given are given by name has been decided by the name stage.

use proc_macro2::Ident;

use super::RustType;
use super::names::{Resolver, needed};
use crate::emit::rust::InvalidOutput;
use crate::emit::rust::print::ident;
use crate::model::{
    ListForm, MediaType, Operation, Parameter, ParameterLocation, Property, RequestBody, SchemaId, Shape,
};
use crate::name;

/// All arguments of an operation, in the order of a call: what the path has, the query, headers, and the body.
pub(in crate::emit::rust) struct Arguments<'a> {
    /// The parameters that are given by name, where there are so many that they are.
    pub literal: Option<NamedArguments<'a>>,
    /// What else must be given, the body last.
    pub positional: Vec<Argument<'a>>,
    /// What may be given.
    pub optional: Vec<Argument<'a>>,
}

/// A struct for what is given by name.
pub(in crate::emit::rust) struct NamedArguments<'a> {
    pub name: Ident,
    pub arguments: Vec<Argument<'a>>,
}

/// A parameter, the body or a file.
pub(in crate::emit::rust) struct Argument<'a> {
    pub source: Source<'a>,
    pub name: Ident,
    pub type_: RustType,
    pub wire: &'a str,
    pub carrier: Carrier,
}

/// What the documents describe as an argument.
#[derive(Clone, Copy)]
pub(in crate::emit::rust) enum Source<'a> {
    Parameter(&'a Parameter),
    Body(&'a RequestBody),
    /// A file of a form that has parts.
    File(&'a Property),
}

/// How an argument goes over the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::emit::rust) enum Carrier {
    /// In the path, and known to the configuration.
    Config,
    Path,
    Query,
    /// A list as one text, with commas.
    Joined,
    /// A list as one text, with brackets and these quotes.
    Quoted(char),
    Header,
    /// The body as JSON.
    Json,
    /// The body as a form that looks like a query.
    Form,
    /// The members of a form that has parts.
    Parts,
    /// A file of a form that has parts.
    Part,
    /// The body as it is.
    File,
}

impl<'a> Arguments<'a> {
    pub(super) fn plan(resolver: &Resolver<'a>, operation: &'a Operation) -> Result<Self, InvalidOutput> {
        let (mut positional, mut optional) = (Vec::new(), Vec::new());
        for parameter in sent(operation) {
            let is_given = name::must_be_given(&resolver.api.cloud, parameter);
            let list = if is_given { &mut positional } else { &mut optional };
            list.push(Argument::parameter(resolver, operation, parameter)?);
        }
        let literal = if name::gives_parameters_by_name(resolver.api, operation) {
            let name = resolver.operation(operation)?.required_name.as_deref();
            let name = needed(name, || format!("the literal of the parameters of {}", operation.id))?;
            Some(NamedArguments { name, arguments: std::mem::take(&mut positional) })
        } else {
            None
        };
        if let Some(body) = &operation.request_body {
            for (argument, is_given) in Argument::of_body(resolver, operation, body)? {
                if is_given { positional.push(argument) } else { optional.push(argument) }
            }
        }
        Ok(Self { literal, positional, optional })
    }

    /// Those that must be given.
    pub fn given(&self) -> impl Iterator<Item = &Argument<'a>> {
        self.literal.iter().flat_map(|literal| &literal.arguments).chain(&self.positional)
    }

    pub fn all(&self) -> impl Iterator<Item = &Argument<'a>> {
        self.given().chain(&self.optional)
    }

    /// The body, where it is a value of a type that the documents describe.
    pub fn typed_body(&self) -> Option<&Argument<'a>> {
        self.all().find(|argument| argument.is_typed_body())
    }
}

/// The parameters that are arguments, by location.
fn sent(operation: &Operation) -> Vec<&Parameter> {
    // Forms say themselves what stands between their parts, and files have a type of their own.
    let is_json = operation.request_body.as_ref().is_none_or(|body| body.media_type == MediaType::Json);
    let mut parameters = super::parameters(operation);
    parameters.retain(|parameter| is_json || !name::is_content_type(parameter));
    parameters.sort_by_key(|parameter| match parameter.location {
        ParameterLocation::Path => 0,
        ParameterLocation::Query => 1,
        ParameterLocation::Header => 2,
    });
    parameters
}

impl<'a> Argument<'a> {
    fn parameter(
        resolver: &Resolver<'a>,
        operation: &'a Operation,
        parameter: &'a Parameter,
    ) -> Result<Self, InvalidOutput> {
        let carrier = match parameter.location {
            ParameterLocation::Path if name::is_configured(&resolver.api.cloud, parameter) => Carrier::Config,
            ParameterLocation::Path => Carrier::Path,
            ParameterLocation::Query => match parameter.list {
                ListForm::Repeated => Carrier::Query,
                ListForm::Commas => Carrier::Joined,
                ListForm::Quoted(mark) => Carrier::Quoted(mark),
            },
            ParameterLocation::Header => Carrier::Header,
        };
        Ok(Self {
            source: Source::Parameter(parameter),
            name: resolver.parameter(operation, parameter)?,
            type_: resolver.parameter_type(operation, parameter),
            wire: &parameter.name,
            carrier,
        })
    }

    /// The body, or what it is made of; and whether that must be given.
    fn of_body(
        resolver: &Resolver<'a>,
        operation: &'a Operation,
        body: &'a RequestBody,
    ) -> Result<Vec<(Self, bool)>, InvalidOutput> {
        let carrier = match (body.media_type, &body.shape) {
            (MediaType::Json, shape) if *shape != Shape::File => Carrier::Json,
            (MediaType::Form, Shape::Schema(_)) => Carrier::Form,
            (MediaType::Multipart, Shape::Schema(id)) => {
                return Self::of_form(resolver, operation, body, *id);
            }
            _ => Carrier::File,
        };
        Ok(vec![(Self::whole_body(resolver, body, carrier), body.required)])
    }

    fn whole_body(resolver: &Resolver<'a>, body: &'a RequestBody, carrier: Carrier) -> Self {
        let type_ = match carrier {
            Carrier::File => RustType::Upload,
            _ => resolver.body_type(&body.shape),
        };
        let (name, wire) = (ident("body"), body.media_type.as_str());
        Self { source: Source::Body(body), name, type_, wire, carrier }
    }

    /// A form: its members, where it has any but files, and its files.
    fn of_form(
        resolver: &Resolver<'a>,
        operation: &'a Operation,
        body: &'a RequestBody,
        id: SchemaId,
    ) -> Result<Vec<(Self, bool)>, InvalidOutput> {
        let schema = resolver.api.schema(id);
        let mut parts = Vec::new();
        if schema.members().next().is_some() {
            parts.push((Self::whole_body(resolver, body, Carrier::Parts), schema.has_mandatory()));
        }
        for file in schema.files() {
            let argument = Self {
                source: Source::File(file),
                name: resolver.file(operation, &file.name)?,
                type_: RustType::Upload,
                wire: &file.name,
                carrier: Carrier::Part,
            };
            parts.push((argument, file.is_mandatory()));
        }
        Ok(parts)
    }

    /// Whether it is a file.
    pub fn is_file(&self) -> bool {
        matches!(self.carrier, Carrier::Part | Carrier::File)
    }

    fn is_typed_body(&self) -> bool {
        matches!(self.carrier, Carrier::Json | Carrier::Form | Carrier::Parts)
    }
}
