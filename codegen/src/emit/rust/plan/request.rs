//! The requests of the crate: one for each operation.
//!
//! In: an operation and the resolver. Out: [`Request`]: what it is called and made of, and what comes of it. What the
//! documents say of it stays where it is; the plan points there.

use proc_macro2::Ident;

use super::names::Resolver;
use super::{Arguments, Imports, Outcome, Pages, RustType};
use crate::emit::rust::InvalidOutput;
use crate::emit::rust::print::ident;
use crate::model::{MediaType, Operation, RequestBody, Shape};

/// A request.
pub(in crate::emit::rust) struct Request<'a> {
    pub source: &'a Operation,
    pub name: Ident,
    /// The method of the client that makes it.
    pub method: Ident,
    /// The former names of the method.
    pub former_methods: Vec<Ident>,
    pub module: Ident,
    pub arguments: Arguments<'a>,
    pub body: Body,
    /// How its list is read item by item, where that can be done.
    pub paging: Option<Pages<'a>>,
    pub outcome: Outcome<'a>,
}

/// What can be done with the body of a request, beside giving it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::emit::rust) struct Body {
    /// Members that nobody documented can be added.
    pub has_members: bool,
    /// It is of a type with rules of its own, or a list of such.
    pub has_rules: bool,
}

impl<'a> Request<'a> {
    pub(super) fn plan(
        resolver: &Resolver<'a>,
        operation: &'a Operation,
        module: Ident,
    ) -> Result<Self, InvalidOutput> {
        let names = resolver.operation(operation)?;
        let arguments = Arguments::plan(resolver, operation)?;
        let is_typed = arguments.typed_body().is_some();
        Ok(Self {
            source: operation,
            name: ident(&names.type_name),
            method: ident(&names.method),
            former_methods: resolver.former_methods(&names.method),
            module,
            body: operation.request_body.as_ref().map(|body| Body::of(body, is_typed)).unwrap_or_default(),
            paging: Pages::plan(resolver, operation, &arguments)?,
            outcome: Outcome::plan(resolver, operation)?,
            arguments,
        })
    }

    /// Whether the answer is a file.
    pub fn is_download(&self) -> bool {
        self.outcome.body == RustType::Download
    }

    /// The public names of its module.
    pub fn exports(&self) -> Vec<Ident> {
        let literal = self.arguments.literal.as_ref().map(|literal| &literal.name);
        let choice = self.outcome.choice.as_ref().map(|choice| &choice.name);
        let headers = self.outcome.headers.as_ref().map(|headers| &headers.name);
        [Some(&self.name), literal, choice, headers].into_iter().flatten().cloned().collect()
    }

    /// What its file imports.
    pub fn imports(&self) -> Imports {
        let mut imports = Imports::of(["Response"]);
        let arguments = self.arguments.all().map(|argument| &argument.type_);
        let items = self.paging.iter().map(|pages| &pages.item);
        for type_ in arguments.chain(items).chain(self.outcome.types()) {
            imports.outside(type_);
        }
        imports
    }
}

impl Body {
    /// `is_typed` says that it is an argument of a type that the documents describe.
    fn of(body: &RequestBody, is_typed: bool) -> Self {
        let is_documented = match &body.shape {
            Shape::Schema(_) => true,
            Shape::Array(items) => matches!(**items, Shape::Schema(_)),
            _ => false,
        };
        let is_object = matches!(body.shape, Shape::Schema(_) | Shape::Object | Shape::Map(_));
        Self {
            has_members: is_object && body.media_type != MediaType::Binary,
            has_rules: is_documented && is_typed,
        }
    }
}
