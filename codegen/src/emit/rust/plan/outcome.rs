//! What a successful call gives.
//!
//! In: the responses of an operation. Out: [`Outcome`]: statuses, the type of the body, and the headers that are promised.
//! Bodies of errors are left to the runtime.

use proc_macro2::Ident;

use super::RustType;
use super::names::{Resolver, needed};
use crate::emit::rust::InvalidOutput;
use crate::emit::rust::print::ident;
use crate::model::{Operation, Parameter, Response};

/// What a successful call gives.
pub(in crate::emit::rust) struct Outcome<'a> {
    /// The statuses of a success.
    pub statuses: Vec<u16>,
    /// What the body becomes.
    pub body: RustType,
    /// The type of the body, where successes have to be told apart.
    pub choice: Option<Choice<'a>>,
    /// The headers that answers are documented to have.
    pub headers: Option<Headers<'a>>,
}

/// What tells successes apart: an enum with a variant a status.
pub(in crate::emit::rust) struct Choice<'a> {
    pub name: Ident,
    pub variants: Vec<Variant<'a>>,
}

/// A success.
pub(in crate::emit::rust) struct Variant<'a> {
    pub source: &'a Response,
    pub name: Ident,
    /// None for a body that is not documented.
    pub body: Option<RustType>,
    /// Whether it stands for an answer that nobody described.
    pub is_default: bool,
}

/// The struct of the headers.
pub(in crate::emit::rust) struct Headers<'a> {
    pub name: Ident,
    pub fields: Vec<Header<'a>>,
}

/// A header of an answer.
pub(in crate::emit::rust) struct Header<'a> {
    pub source: &'a Parameter,
    pub name: Ident,
    pub type_: RustType,
}

impl<'a> Outcome<'a> {
    pub(super) fn plan(resolver: &Resolver<'a>, operation: &'a Operation) -> Result<Self, InvalidOutput> {
        let choice = Choice::plan(resolver, operation)?;
        let body = match (&choice, operation.success_body()) {
            (Some(choice), _) => RustType::Local(choice.name.clone()),
            (None, Some(shape)) => resolver.body_type(shape),
            (None, None) => RustType::Nothing,
        };
        Ok(Self {
            statuses: operation.successes().into_iter().map(|response| response.status).collect(),
            body,
            choice,
            headers: Headers::plan(resolver, operation)?,
        })
    }

    /// The types that it names.
    pub fn types(&self) -> impl Iterator<Item = &RustType> {
        let variants = self.choice.iter().flat_map(|choice| &choice.variants);
        let headers = self.headers.iter().flat_map(|headers| &headers.fields);
        std::iter::once(&self.body)
            .chain(variants.filter_map(|variant| variant.body.as_ref()))
            .chain(headers.map(|header| &header.type_))
    }
}

impl<'a> Choice<'a> {
    fn plan(resolver: &Resolver<'a>, operation: &'a Operation) -> Result<Option<Self>, InvalidOutput> {
        let responses = operation.outcomes();
        if responses.is_empty() {
            return Ok(None);
        }
        let name = resolver.operation(operation)?.outcome.as_deref();
        let name = needed(name, || format!("the enum of the outcomes of {}", operation.id))?;
        // The first that has a body, or else the first.
        let default = responses.iter().position(|response| response.body.is_some()).unwrap_or(0);
        let variants = responses.into_iter().enumerate().map(|(index, response)| {
            Ok(Variant {
                source: response,
                name: variant(response.status),
                body: response.body.as_ref().map(|shape| resolver.body_type(shape)),
                is_default: index == default,
            })
        });
        Ok(Some(Self { name, variants: variants.collect::<Result<_, InvalidOutput>>()? }))
    }
}

impl<'a> Headers<'a> {
    fn plan(resolver: &Resolver<'a>, operation: &'a Operation) -> Result<Option<Self>, InvalidOutput> {
        let headers = operation.success_headers(&resolver.api.cloud);
        if headers.is_empty() {
            return Ok(None);
        }
        let name = resolver.operation(operation)?.headers.as_deref();
        let name = needed(name, || format!("the struct of the headers of {}", operation.id))?;
        let fields = headers.into_iter().map(|header| {
            Ok(Header {
                source: header,
                name: resolver.header(operation, &header.name)?,
                type_: resolver.header_type(header),
            })
        });
        Ok(Some(Self { name, fields: fields.collect::<Result<_, InvalidOutput>>()? }))
    }
}

/// The variant of a status: its name in HTTP.
fn variant(status: u16) -> Ident {
    let name = match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritative",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        300 => "MultipleChoices",
        other => return ident(&format!("Status{other}")),
    };
    ident(name)
}
