//! Example calls that compile: a request with what it must be given, made of tokens like all other code.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::arguments::Arguments;
use super::plan::RustType;
use super::print::{self, ident};
use super::snippet::Snippet;
use crate::emit::text::CodeBlock;
use crate::model::{MediaType, Operation, Property, SchemaId, Shape};
use crate::name::EnumOwner;

/// Types within types that are spelled out. Deeper ones are rare, and no example.
const DEEPEST: usize = 4;

/// From the configuration to the answer, with the operation that shows most, for rustdoc.
pub(super) fn whole(context: &Context<'_>) -> Option<CodeBlock> {
    whole_call(context)?.for_rustdoc()
}

/// The same for readers of Markdown, who would see the lines that rustdoc hides: a program.
pub(super) fn readme(context: &Context<'_>) -> Option<CodeBlock> {
    let call = whole_call(context)?;
    let package = Sample::new(context).package;
    let head = quote! { #[tokio::main] async fn main() -> Result<(), #package::Error> };
    Snippet { head, ..call }.for_readers()
}

/// The call of one operation, given a client; of a list that is walked, the walk.
pub(super) fn of(context: &Context<'_>, operation: &Operation, is_walked: bool) -> Option<CodeBlock> {
    let mut sample = Sample::new(context);
    let call = if is_walked { sample.walk(operation)? } else { sample.call(operation)? };
    let package = sample.package.clone();
    sample.uses.insert("Client".to_owned());
    let client = sample.variable();
    let head = quote! { async fn example(#client: &Client) -> Result<(), #package::Error> };
    Snippet { imports: sample.imports(), head, body: call }.for_rustdoc()
}

fn whole_call(context: &Context<'_>) -> Option<Snippet> {
    let mut sample = Sample::new(context);
    let call = sample.call(operation(context)?)?;
    let (client, package) = (sample.variable(), sample.package.clone());
    sample.import(["Client", "Config", "Credentials"]);
    let (region, blank) = (context.sample_region(), print::blank());
    let body = quote! {
        let config = Config::builder()
            .region(#region)
            .credentials(Credentials::default_chain())
            .build()?;
        let #client = Client::new(&config);
        #blank
        #call
    };
    let head = quote! { async fn example() -> Result<(), #package::Error> };
    Some(Snippet { imports: sample.imports(), head, body })
}

/// An operation with a JSON body shows most; otherwise the first will do, of those that a call can be made up for.
pub(super) fn operation<'a>(context: &'a Context<'_>) -> Option<&'a Operation> {
    let operations = || context.api.operations.iter().filter(|operation| !operation.deprecated);
    let has_body = |operation: &&Operation| {
        operation
            .request_body
            .as_ref()
            .is_some_and(|body| body.media_type == MediaType::Json && matches!(body.shape, Shape::Schema(_)))
    };
    let is_callable = |operation: &&Operation| Sample::new(context).request(operation).is_some();
    operations().filter(has_body).find(is_callable).or_else(|| operations().find(is_callable))
}

/// What an example names, while it is made.
pub(super) struct Sample<'a> {
    context: &'a Context<'a>,
    package: proc_macro2::Ident,
    /// Names at the root of the crate.
    uses: BTreeSet<String>,
    models: BTreeSet<String>,
    requests: BTreeSet<String>,
}

impl<'a> Sample<'a> {
    pub fn new(context: &'a Context<'a>) -> Self {
        Self {
            context,
            package: print::crate_ident(&context.api.service.package),
            uses: BTreeSet::new(),
            models: BTreeSet::new(),
            requests: BTreeSet::new(),
        }
    }

    /// Has these names of the root of the crate imported.
    pub fn import<const N: usize>(&mut self, names: [&str; N]) {
        self.uses.extend(names.map(str::to_owned));
    }

    /// The name of the crate in code.
    pub fn package(&self) -> &proc_macro2::Ident {
        &self.package
    }

    pub fn imports(&self) -> TokenStream {
        let package = &self.package;
        let modules = [("model", &self.models), ("operation", &self.requests)].map(|(module, names)| {
            let (module, names) = (ident(module), names.iter().map(|name| ident(name)));
            (names.len() > 0).then(|| quote! { use #package::#module::{#(#names),*}; })
        });
        let [models, requests] = modules;
        let root = self.uses.iter().map(|name| ident(name));
        quote! { #models #requests use #package::{#(#root),*}; }
    }

    /// A name for the client: the service's id, where that is an identifier.
    pub fn variable(&self) -> proc_macro2::Ident {
        let id = &self.context.api.service.id;
        let is_name = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        print::checked_ident(id).filter(|_| is_name).unwrap_or_else(|| ident("client"))
    }

    /// Sends a request and shows what comes of it.
    pub fn call(&mut self, operation: &Operation) -> Option<TokenStream> {
        let (request, shown) = (self.request(operation)?, self.shown(operation));
        Some(quote! {
            let response = #request.send().await?;
            #shown;
        })
    }

    /// Goes through all items of a list.
    pub fn walk(&mut self, operation: &Operation) -> Option<TokenStream> {
        let request = self.request(operation)?;
        Some(quote! {
            let mut list = #request.items();
            while let Some(item) = list.next().await {
                println!("{:?}", item?);
            }
        })
    }

    /// A request with what it must be given.
    pub fn request(&mut self, operation: &Operation) -> Option<TokenStream> {
        let names = self.context.names.operation(operation)?;
        let (client, method) = (self.variable(), ident(&names.method));
        let arguments = Arguments::of(self.context, operation);
        let mut values = Vec::new();
        if let Some(literal) = arguments.literal {
            self.requests.insert(literal.to_owned());
            let (literal, mut fields) = (ident(literal), Vec::new());
            for argument in arguments.named() {
                self.models.extend(argument.enumeration());
                let (field, value) = (&argument.field, argument.sample(true)?);
                fields.push(quote! { #field: #value });
            }
            values.push(quote! { #literal { #(#fields),* } });
        }
        for argument in arguments.positional() {
            if argument.is_file() {
                self.uses.insert("Upload".to_owned());
                values.push(quote! { Upload::file("path/of/the/file") });
                continue;
            }
            self.models.extend(argument.enumeration());
            values.push(match (&operation.request_body, argument.is_typed()) {
                (Some(body), true) => self.body(&body.shape)?,
                _ => argument.sample(false)?,
            });
        }
        Some(quote! { #client.#method(#(#values),*) })
    }

    /// The expression that prints what tells most of a `response`.
    pub fn shown(&self, operation: &Operation) -> TokenStream {
        let member = operation.success_schema().and_then(|id| self.telling_member(operation, id));
        member.map_or_else(
            || quote! { println!("{} {:?}", response.status(), response.request_id()) },
            |field| quote! { println!("{:?} {:?}", response.#field, response.request_id()) },
        )
    }

    /// An answer with what is shown of it, and with nothing else that may be left out.
    pub fn answer(&mut self, operation: &Operation) -> Option<TokenStream> {
        let id = operation.success_schema()?;
        let answer = self.object(id, 0)?;
        let Some(member) = self.telling_member(operation, id) else { return Some(answer) };
        let text = member.to_string();
        Some(quote! { #answer.#member(#text) })
    }

    /// A member of the answer that says something in one word: an id that was not sent, if there is one.
    fn telling_member(&self, operation: &Operation, id: SchemaId) -> Option<proc_macro2::Ident> {
        let sent = operation.request_body.as_ref().and_then(|body| body.shape.leaf_schema());
        let is_new =
            |name: &str| sent.is_none_or(|sent| self.context.api.schema(sent).property(name).is_none());
        let is_plain = |property: &&Property| {
            property.shape == Shape::String && property.main_usage().is_some_and(|usage| !usage.facts.secret)
        };
        let plain: Vec<&Property> = self.context.api.schema(id).properties.iter().filter(is_plain).collect();
        let id_like = plain.iter().find(|property| property.name.ends_with("id") && is_new(&property.name));
        let property = id_like.or(plain.first())?;
        self.context.names.field(id, &property.name).map(ident)
    }

    fn body(&mut self, shape: &Shape) -> Option<TokenStream> {
        match shape {
            Shape::Map(_) => None,
            _ => self.value(shape, &Leaf::Text("value"), Site::Argument, 0),
        }
    }

    /// A value of this shape.
    fn value(&mut self, shape: &Shape, leaf: &Leaf<'_>, site: Site, depth: usize) -> Option<TokenStream> {
        let within = if site == Site::Field { Site::Field } else { Site::Element };
        Some(match shape {
            Shape::String => leaf.tokens(site),
            Shape::Integer => quote! { 1 },
            Shape::Number => quote! { 1.0 },
            Shape::Boolean => quote! { true },
            Shape::Schema(id) => match site {
                // What takes a type takes the literal of its mandatory members too.
                Site::Argument => self.literal(*id, depth)?.0,
                Site::Element | Site::Field => self.object(*id, depth)?,
            },
            Shape::Array(items) => {
                let item = self.value(items, leaf, within, depth)?;
                quote! { vec![#item] }
            }
            Shape::Map(values) => {
                let value = self.value(values, leaf, within, depth)?;
                quote! { [("key".into(), #value)].into() }
            }
            Shape::Object | Shape::Any => {
                self.uses.insert("Value".to_owned());
                quote! { Value::from_iter([("key", "value")]) }
            }
            Shape::File => return None,
        })
    }

    /// `KafkaParameters::new(KafkaParametersRequired { .. })`
    fn object(&mut self, id: SchemaId, depth: usize) -> Option<TokenStream> {
        let (literal, is_required) = self.literal(id, depth)?;
        if !is_required {
            return Some(literal);
        }
        let names = self.context.names.schema(id)?;
        self.models.insert(names.type_name.clone());
        let name = ident(&names.type_name);
        Some(quote! { #name::new(#literal) })
    }

    /// `KafkaParametersRequired { .. }`, and true; or `KafkaParameters::new()` where nothing is mandatory.
    fn literal(&mut self, id: SchemaId, depth: usize) -> Option<(TokenStream, bool)> {
        let context = self.context;
        let names = context.names.schema(id).filter(|_| depth < DEEPEST)?;
        let Some(required) = &names.required_name else {
            self.models.insert(names.type_name.clone());
            let name = ident(&names.type_name);
            return Some((quote! { #name::new() }, false));
        };
        self.models.insert(required.clone());
        let required = ident(required);
        let mut fields = Vec::new();
        for property in context.api.schema(id).members().filter(|property| property.is_mandatory()) {
            let field = context.names.field(id, &property.name)?;
            let values = context.names.values(&EnumOwner::Field(id, property.name.clone()));
            let leaf = match values.and_then(|names| Some((names, names.variants.first()?))) {
                Some((names, (variant, _))) => {
                    self.models.insert(names.type_name.clone());
                    Leaf::Variant(&names.type_name, variant)
                }
                None => Leaf::Text(field),
            };
            let value = match (&property.shape, context.member_type(id, property)) {
                // Free-form text within an object is no file.
                (Shape::File, _) => leaf.tokens(Site::Field),
                (shape, RustType::Boxed(_)) => {
                    let value = self.value(shape, &leaf, Site::Element, depth + 1)?;
                    quote! { Box::new(#value) }
                }
                _ => self.value(&sample_shape(property), &leaf, Site::Field, depth + 1)?,
            };
            let field = ident(field);
            fields.push(quote! { #field: #value });
        }
        Some((quote! { #required { #(#fields),* } }, true))
    }
}

/// Where a value stands in an example.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Site {
    /// In place of a type that is known.
    Field,
    /// As an argument that takes all that becomes its type.
    Argument,
    /// Within such an argument, where it has to be of the very type.
    Element,
}

/// What stands for a text.
enum Leaf<'a> {
    Text(&'a str),
    /// A listed value: its enum, and the variant.
    Variant(&'a str, &'a str),
}

impl Leaf<'_> {
    fn tokens(&self, site: Site) -> TokenStream {
        match (self, site) {
            (Self::Variant(name, variant), _) => {
                let (name, variant) = (ident(name), ident(variant));
                quote! { #name::#variant }
            }
            (Self::Text(text), Site::Field) => quote! { #text.into() },
            (Self::Text(text), Site::Argument) => quote! { #text },
            (Self::Text(text), Site::Element) => quote! { #text.to_owned() },
        }
    }
}

/// The shape that a sample of a member has: a secret of no documented form takes a text.
fn sample_shape(property: &Property) -> Shape {
    fn with_text(shape: &Shape) -> Shape {
        match shape {
            Shape::Array(items) => Shape::array(with_text(items)),
            Shape::Map(values) => Shape::Map(Box::new(with_text(values))),
            Shape::Object | Shape::Any => Shape::String,
            shape => shape.clone(),
        }
    }
    let mut usages = [&property.request, &property.response].into_iter().flatten();
    if usages.any(|usage| usage.facts.secret) { with_text(&property.shape) } else { property.shape.clone() }
}
