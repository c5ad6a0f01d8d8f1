//! Example calls that compile: a request with what it must be given, made of tokens like all other code.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::InvalidOutput;
use super::origin::sample_region;
use super::plan::{Argument, Carrier, Crate, Field, Request, RustType, Source, Struct};
use super::print::{self, ident};
use super::snippet::{Snippet, is_plain};
use crate::emit::text::CodeBlock;
use crate::model::{Api, OperationId, Parameter, Shape};
use crate::name::Names;

/// Types within types that are spelled out. Deeper ones are rare, and no example.
const DEEPEST: usize = 4;

/// From the configuration to the answer, with the operation that shows most, for rustdoc.
pub(super) fn whole(plan: &Crate<'_>) -> Option<CodeBlock> {
    whole_call(plan, request(plan)?, false)?.for_rustdoc()
}

/// The same for readers of Markdown, who would see the lines that rustdoc hides: a program.
pub(super) fn readme(plan: &Crate<'_>) -> Option<CodeBlock> {
    as_program(plan, whole_call(plan, request(plan)?, false)?).for_readers()
}

fn as_program(plan: &Crate<'_>, call: Snippet) -> Snippet {
    let package = &plan.name;
    let head = quote! { #[tokio::main] async fn main() -> Result<(), #package::Error> };
    Snippet { head, ..call }
}

/// For each operation a program that calls it, and walks it where it is a list: for readers who have no crate before them yet.
/// Operations for which no call can be made up have none.
///
/// # Errors
/// Where something has no name.
pub fn programs(api: &Api, names: &Names) -> Result<BTreeMap<OperationId, String>, InvalidOutput> {
    let plan = Crate::plan(api, names)?;
    let program = |request: &Request<'_>| {
        let snippet = whole_call(&plan, request, request.paging.is_some())?;
        Some((request.source.id.clone(), as_program(&plan, snippet).program()?))
    };
    Ok(plan.operations.values().filter_map(program).collect())
}

/// The call of one operation, given a client; of a list that is walked, the walk.
pub(super) fn of(plan: &Crate<'_>, request: &Request<'_>) -> Option<CodeBlock> {
    let mut sample = Sample::new(plan);
    let call = if request.paging.is_some() { sample.walk(request)? } else { sample.call(request)? };
    sample.import(["Client"]);
    let (client, package) = (sample.variable(), &plan.name);
    let head = quote! { async fn example(#client: &Client) -> Result<(), #package::Error> };
    Snippet { imports: sample.imports(), head, body: call }.for_rustdoc()
}

/// `walked` has a list read to its end, and not only its first page.
fn whole_call(plan: &Crate<'_>, request: &Request<'_>, walked: bool) -> Option<Snippet> {
    let mut sample = Sample::new(plan);
    let call = if walked { sample.walk(request)? } else { sample.call(request)? };
    let (client, package) = (sample.variable(), &plan.name);
    sample.import(["Client", "Config", "Credentials"]);
    let (region, blank) = (sample_region(plan.api), print::blank());
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

/// A request with a JSON body shows most; otherwise the first will do, of those that a call can be made up for.
pub(super) fn request<'p, 'a>(plan: &'p Crate<'a>) -> Option<&'p Request<'a>> {
    let requests = || plan.operations.values().filter(|request| !request.source.deprecated);
    let has_body = |request: &&Request<'_>| {
        let body = request.arguments.typed_body();
        body.is_some_and(|it| it.carrier == Carrier::Json && matches!(it.type_, RustType::Struct(_)))
    };
    let is_callable = |request: &&Request<'_>| Sample::new(plan).request(request).is_some();
    requests().filter(has_body).find(is_callable).or_else(|| requests().find(is_callable))
}

/// What an example names, while it is made.
pub(super) struct Sample<'p> {
    plan: &'p Crate<'p>,
    /// Names at the root of the crate.
    uses: BTreeSet<Ident>,
    models: BTreeSet<Ident>,
    requests: BTreeSet<Ident>,
}

impl<'p> Sample<'p> {
    pub fn new(plan: &'p Crate<'p>) -> Self {
        Self { plan, uses: BTreeSet::new(), models: BTreeSet::new(), requests: BTreeSet::new() }
    }

    /// Has these names of the root of the crate imported.
    pub fn import<const N: usize>(&mut self, names: [&str; N]) {
        self.uses.extend(names.map(ident));
    }

    pub fn imports(&self) -> TokenStream {
        let package = &self.plan.name;
        let [models, requests] =
            [("model", &self.models), ("operation", &self.requests)].map(|(module, names)| {
                let (module, names) = (ident(module), names.iter());
                (names.len() > 0).then(|| quote! { use #package::#module::{#(#names),*}; })
            });
        let root = self.uses.iter();
        quote! { #models #requests use #package::{#(#root),*}; }
    }

    /// A name for the client: the service's id, where that is an identifier.
    pub fn variable(&self) -> Ident {
        let id = &self.plan.api.service.id;
        let is_name = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        print::checked_ident(id).filter(|_| is_name).unwrap_or_else(|| ident("client"))
    }

    /// Sends a request and shows what comes of it.
    pub fn call(&mut self, request: &Request<'_>) -> Option<TokenStream> {
        let (call, shown) = (self.request(request)?, self.shown(request));
        Some(quote! {
            let response = #call.send().await?;
            #shown;
        })
    }

    /// Goes through all items of a list.
    pub fn walk(&mut self, request: &Request<'_>) -> Option<TokenStream> {
        let call = self.request(request)?;
        Some(quote! {
            let mut list = #call.items();
            while let Some(item) = list.next().await {
                println!("{:?}", item?);
            }
        })
    }

    /// A request with what it must be given.
    pub fn request(&mut self, request: &Request<'_>) -> Option<TokenStream> {
        let (client, method) = (self.variable(), &request.method);
        let mut values = Vec::new();
        if let Some(literal) = &request.arguments.literal {
            self.requests.insert(literal.name.clone());
            let mut fields = Vec::new();
            for argument in &literal.arguments {
                let (field, value) = (&argument.name, self.argument(argument, true)?);
                fields.push(quote! { #field: #value });
            }
            let name = &literal.name;
            values.push(quote! { #name { #(#fields),* } });
        }
        for argument in &request.arguments.positional {
            values.push(self.argument(argument, false)?);
        }
        Some(quote! { #client.#method(#(#values),*) })
    }

    /// A value of an argument; with `is_field`, where it stands in place of the very type. None for types that would need
    /// an import.
    fn argument(&mut self, argument: &Argument<'_>, is_field: bool) -> Option<TokenStream> {
        match (argument.source, &argument.type_) {
            (_, RustType::Upload) => {
                self.import(["Upload"]);
                Some(quote! { Upload::file("path/of/the/file") })
            }
            (Source::Parameter(parameter), type_) => {
                let text = example(parameter).unwrap_or_else(|| argument.name.to_string());
                self.parameter(type_, &text, is_field)
            }
            (Source::Body(_) | Source::File(_), RustType::Map(_)) => None,
            (Source::Body(_) | Source::File(_), type_) => {
                self.value(type_, &Leaf::Text("value"), Site::Argument, 0)
            }
        }
    }

    /// A value of a parameter. `text` is one that it may have.
    fn parameter(&mut self, type_: &RustType, text: &str, is_field: bool) -> Option<TokenStream> {
        Some(match type_ {
            RustType::Signed | RustType::Unsigned => quote! { 1 },
            RustType::Float => quote! { 1.0 },
            RustType::Boolean => quote! { true },
            RustType::Enum(name) => self.first_value(name)?,
            RustType::List(items) => {
                let item = match &**items {
                    RustType::Signed | RustType::Unsigned => quote! { 1 },
                    RustType::Text => quote! { #text.to_owned() },
                    RustType::Enum(name) => self.first_value(name)?,
                    _ => return None,
                };
                quote! { vec![#item] }
            }
            _ if is_field => quote! { #text.into() },
            _ => quote! { #text },
        })
    }

    /// The first of a parameter's listed values.
    fn first_value(&mut self, name: &Ident) -> Option<TokenStream> {
        let variant = &self.plan.parameter_values.get(name)?.variants.first()?.name;
        self.models.insert(name.clone());
        Some(quote! { #name::#variant })
    }

    /// The expression that prints what tells most of a `response`.
    pub fn shown(&self, request: &Request<'_>) -> TokenStream {
        let answer = self.plan.structure(&request.outcome.body);
        let member = answer.and_then(|answer| self.telling_member(request, answer));
        member.map_or_else(
            || quote! { println!("{} {:?}", response.status(), response.request_id()) },
            |field| quote! { println!("{:?} {:?}", response.#field, response.request_id()) },
        )
    }

    /// An answer with what is shown of it, and with nothing else that may be left out.
    pub fn answer(&mut self, request: &Request<'_>) -> Option<TokenStream> {
        let structure = self.plan.structure(&request.outcome.body)?;
        let answer = self.object(structure, 0)?;
        let Some(member) = self.telling_member(request, structure) else { return Some(answer) };
        let text = member.to_string();
        Some(quote! { #answer.#member(#text) })
    }

    /// A member of the answer that says something in one word: an id that was not sent, if there is one.
    fn telling_member<'s>(&self, request: &Request<'_>, answer: &'s Struct<'_>) -> Option<&'s Ident> {
        let body = request.arguments.typed_body();
        let sent = body.and_then(|body| self.plan.structure(body.type_.leaf()));
        let is_new = |name: &str| sent.is_none_or(|sent| sent.source.property(name).is_none());
        let is_plain = |Field { source, .. }: &&Field<'_>| {
            source.shape == Shape::String && source.main_usage().is_some_and(|usage| !usage.facts.secret)
        };
        let plain: Vec<&Field<'_>> = answer.fields.iter().filter(is_plain).collect();
        let id_like =
            plain.iter().find(|field| field.source.name.ends_with("id") && is_new(&field.source.name));
        id_like.or(plain.first()).map(|field| &field.name)
    }

    /// A value of this type.
    fn value(&mut self, type_: &RustType, leaf: &Leaf<'_>, site: Site, depth: usize) -> Option<TokenStream> {
        let within = if site == Site::Field { Site::Field } else { Site::Element };
        Some(match type_ {
            RustType::Text
            | RustType::Secret
            | RustType::SecretValue
            | RustType::Timestamp
            | RustType::Enum(_) => leaf.tokens(site),
            RustType::Signed | RustType::Unsigned => quote! { 1 },
            RustType::Float => quote! { 1.0 },
            RustType::Boolean => quote! { true },
            RustType::Struct(_) => {
                let structure = self.plan.structure(type_)?;
                match site {
                    // What takes a type takes the literal of its mandatory members too.
                    Site::Argument => self.literal(structure, depth)?.0,
                    Site::Element | Site::Field => self.object(structure, depth)?,
                }
            }
            RustType::Boxed(inner) => {
                let value = self.value(inner, leaf, Site::Element, depth)?;
                quote! { Box::new(#value) }
            }
            RustType::List(items) => {
                let item = self.value(items, leaf, within, depth)?;
                quote! { vec![#item] }
            }
            RustType::Map(values) => {
                let value = self.value(values, leaf, within, depth)?;
                quote! { [("key".into(), #value)].into() }
            }
            RustType::Value => {
                self.import(["Value"]);
                quote! { Value::from_iter([("key", "value")]) }
            }
            RustType::Nothing | RustType::Upload | RustType::Download | RustType::Local(_) => return None,
        })
    }

    /// `KafkaParameters::new(KafkaParametersRequired { .. })`
    fn object(&mut self, structure: &Struct<'_>, depth: usize) -> Option<TokenStream> {
        let (literal, is_required) = self.literal(structure, depth)?;
        if !is_required {
            return Some(literal);
        }
        let name = &structure.name;
        self.models.insert(name.clone());
        Some(quote! { #name::new(#literal) })
    }

    /// `KafkaParametersRequired { .. }`, and true; or `KafkaParameters::new()` where nothing is mandatory.
    fn literal(&mut self, structure: &Struct<'_>, depth: usize) -> Option<(TokenStream, bool)> {
        if depth >= DEEPEST {
            return None;
        }
        let Some(literal) = &structure.literal else {
            let name = &structure.name;
            self.models.insert(name.clone());
            return Some((quote! { #name::new() }, false));
        };
        self.models.insert(literal.clone());
        let mut fields = Vec::new();
        for Field { name, type_, values, .. } in structure.mandatory() {
            let text = name.to_string();
            let leaf = match values.as_ref().and_then(|values| Some((&values.name, values.variants.first()?)))
            {
                Some((values, variant)) => {
                    self.models.insert(values.clone());
                    Leaf::Variant(values, &variant.name)
                }
                None => Leaf::Text(&text),
            };
            let value = self.value(type_, &leaf, Site::Field, depth + 1)?;
            fields.push(quote! { #name: #value });
        }
        Some((quote! { #literal { #(#fields),* } }, true))
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
    Variant(&'a Ident, &'a Ident),
}

impl Leaf<'_> {
    fn tokens(&self, site: Site) -> TokenStream {
        match (self, site) {
            (Self::Variant(name, variant), _) => quote! { #name::#variant },
            (Self::Text(text), Site::Field) => quote! { #text.into() },
            (Self::Text(text), Site::Argument) => quote! { #text },
            (Self::Text(text), Site::Element) => quote! { #text.to_owned() },
        }
    }
}

/// The first listed value of a parameter that reads well.
fn example(parameter: &Parameter) -> Option<String> {
    let mut values = parameter.facts.values.iter().flat_map(|listed| &listed.values);
    values.find(|value| is_plain(&value.literal)).map(|value| value.literal.clone())
}
