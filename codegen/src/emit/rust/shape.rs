//! Shapes to Rust types.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::print::ident;
use crate::model::{Api, Facts, Format, Operation, Parameter, Property, SchemaId, Shape, TextFacts, Width};
use crate::name::EnumOwner;

/// Members that have to be boxed, because their type holds itself.
pub(super) struct Boxed(BTreeSet<(SchemaId, SchemaId)>);

impl Boxed {
    /// Finds the pairs of owner and member type that lie on a cycle. Lists and maps break cycles by themselves.
    pub fn find(api: &Api) -> Self {
        let direct = |id: SchemaId| {
            api.schema(id).properties.iter().filter_map(|property| match property.shape {
                Shape::Schema(target) => Some(target),
                _ => None,
            })
        };
        let mut pairs = BTreeSet::new();
        for (owner, _) in api.schemas() {
            for target in direct(owner) {
                let mut seen = BTreeSet::new();
                let mut stack = vec![target];
                while let Some(id) = stack.pop() {
                    if seen.insert(id) {
                        stack.extend(direct(id));
                    }
                }
                if seen.contains(&owner) {
                    pairs.insert((owner, target));
                }
            }
        }
        Self(pairs)
    }
}

impl Context<'_> {
    /// The name of a type.
    pub fn type_name(&self, id: SchemaId) -> proc_macro2::Ident {
        // Every type of the model was named.
        ident(self.names.schema(id).map_or("Unnamed", |names| &names.type_name))
    }

    /// The type of a member, without the `Option`.
    pub fn member_type(&self, owner: SchemaId, property: &Property) -> TokenStream {
        let values = self.names.values(&EnumOwner::Field(owner, property.name.clone()));
        let here = TokenStream::new();
        let facts = facts(property);
        let leaves = Leaves::of(values.map(|names| names.type_name.as_str()), &facts, &here);
        match property.shape {
            Shape::Schema(target) if self.boxed.0.contains(&(owner, target)) => {
                let name = self.type_name(target);
                quote! { Box<#name> }
            }
            _ => self.shape(&property.shape, &leaves, &here),
        }
    }

    /// The type of the elements of a list, as files outside `model` name it.
    pub fn element_type(&self, owner: SchemaId, property: &Property) -> Option<TokenStream> {
        let Shape::Array(elements) = &property.shape else { return None };
        let values = self.names.values(&EnumOwner::Field(owner, property.name.clone()));
        let models = quote! { model:: };
        let leaves = Leaves::of(values.map(|names| names.type_name.as_str()), &facts(property), &models);
        Some(self.shape(elements, &leaves, &models))
    }

    /// The type of a body, as files outside `model` name it.
    pub fn body_type(&self, shape: &Shape) -> TokenStream {
        match shape {
            Shape::File => quote! { codegen::Download },
            _ => self.shape(shape, &Leaves::plain(), &quote! { model:: }),
        }
    }

    /// The type of a header of an answer.
    pub fn header_type(&self, header: &Parameter) -> TokenStream {
        let nothing = TokenStream::new();
        let leaves = Leaves::of(None, &header.facts, &nothing);
        if is_scalar(&header.shape) {
            self.shape(&header.shape, &leaves, &nothing)
        } else {
            quote! { String }
        }
    }

    /// The type of a parameter, as files outside `model` name it.
    pub fn parameter_type(&self, operation: &Operation, parameter: &Parameter) -> TokenStream {
        let key = (operation.id.clone(), parameter.location, parameter.name.clone());
        let values = self.names.values(&EnumOwner::Parameter(key));
        let models = quote! { model:: };
        let leaves = Leaves::of(values.map(|names| names.type_name.as_str()), &parameter.facts, &models);
        match &parameter.shape {
            Shape::Array(items) if is_scalar(items) => self.shape(&parameter.shape, &leaves, &models),
            // What the elements are the documents do not say; that there may be many they do.
            Shape::Array(_) => {
                let text = &leaves.text;
                quote! { Vec<#text> }
            }
            shape if is_scalar(shape) => self.shape(shape, &leaves, &models),
            // An object within a query has no form that the documents define.
            _ => quote! { String },
        }
    }

    /// `models` is the path to the types of the crate.
    fn shape(&self, shape: &Shape, leaves: &Leaves, models: &TokenStream) -> TokenStream {
        match shape {
            Shape::String | Shape::File => leaves.text.clone(),
            Shape::Integer => leaves.integer.clone(),
            Shape::Number => quote! { f64 },
            Shape::Boolean => quote! { bool },
            Shape::Schema(id) => {
                let name = self.type_name(*id);
                quote! { #models #name }
            }
            Shape::Array(items) => {
                let items = self.shape(items, leaves, models);
                quote! { Vec<#items> }
            }
            Shape::Map(values) => {
                let values = self.shape(values, leaves, models);
                quote! { BTreeMap<String, #values> }
            }
            Shape::Object | Shape::Any => leaves.value.clone(),
        }
    }
}

/// The facts that decide on the type of a member: a secret in one direction is one in both.
fn facts(property: &Property) -> Facts {
    let usages = || [&property.request, &property.response].into_iter().flatten();
    let format = usages().find_map(|usage| usage.facts.format());
    let widest = usages().map(|usage| &usage.facts).max_by_key(|facts| facts.width());
    let number = widest.filter(|facts| facts.width() != Width::Signed).and_then(|facts| facts.scalar.clone());
    Facts {
        secret: usages().any(|usage| usage.facts.secret),
        scalar: number.or_else(|| TextFacts { format, ..TextFacts::default() }.into()),
        ..Facts::default()
    }
}

/// The types that facts decide on: that of strings, that of integers, and that of what has no documented form.
struct Leaves {
    text: TokenStream,
    integer: TokenStream,
    value: TokenStream,
}

impl Leaves {
    fn plain() -> Self {
        Self { text: quote! { String }, integer: quote! { i64 }, value: quote! { Value } }
    }

    /// `values` is the enum of the listed values, `models` the path to it.
    fn of(values: Option<&str>, facts: &Facts, models: &TokenStream) -> Self {
        let text = match (values, facts.format()) {
            (Some(name), _) => {
                let name = ident(name);
                quote! { #models #name }
            }
            (None, _) if facts.secret => quote! { Secret },
            (None, Some(Format::DateTime | Format::Time)) => quote! { Timestamp },
            (None, _) => quote! { String },
        };
        let value = if facts.secret {
            quote! { SecretValue }
        } else {
            quote! { Value }
        };
        let integer = match facts.width() {
            Width::Signed => quote! { i64 },
            Width::Unsigned => quote! { u64 },
            Width::Wider => quote! { Value },
        };
        Self { text, integer, value }
    }
}

fn is_scalar(shape: &Shape) -> bool {
    matches!(shape, Shape::String | Shape::Integer | Shape::Number | Shape::Boolean)
}
