//! Shapes to Rust types.

use std::collections::BTreeSet;

use super::RustType;
use super::names::Resolver;
use crate::emit::rust::print::ident;
use crate::model::{Api, Facts, Format, Operation, Parameter, Property, SchemaId, Shape, TextFacts, Width};
use crate::name::EnumNames;

/// Members that have to be boxed, because their type holds itself.
pub(super) struct Boxed(BTreeSet<(SchemaId, SchemaId)>);

impl Boxed {
    /// Finds the pairs of owner and member type that lie on a cycle. Lists and maps break cycles by themselves.
    pub fn find(api: &Api) -> Self {
        let is_direct = |property: &Property| matches!(property.shape, Shape::Schema(_));
        let mut pairs = BTreeSet::new();
        for (owner, schema) in api.schemas() {
            for property in schema.properties.iter().filter(|property| is_direct(property)) {
                let target = property.shape.leaf_schema();
                if api.reachable(target, is_direct).contains(&owner) {
                    pairs.extend(target.map(|target| (owner, target)));
                }
            }
        }
        Self(pairs)
    }
}

impl Resolver<'_> {
    /// The type of a member, without the `Option`.
    pub fn member_type(&self, owner: SchemaId, property: &Property) -> RustType {
        match property.shape {
            Shape::Schema(target) if self.boxed.0.contains(&(owner, target)) => {
                RustType::Boxed(Box::new(self.structure(target)))
            }
            _ => self.shape(&property.shape, &self.leaves(owner, property)),
        }
    }

    /// The type of the elements of a list. None of what is no list.
    pub fn element_type(&self, owner: SchemaId, property: &Property) -> Option<RustType> {
        let Shape::Array(elements) = &property.shape else { return None };
        Some(self.shape(elements, &self.leaves(owner, property)))
    }

    fn leaves(&self, owner: SchemaId, property: &Property) -> Leaves {
        Leaves::of(self.values_of_member(owner, property), &facts(property))
    }

    /// The type of a body.
    pub fn body_type(&self, shape: &Shape) -> RustType {
        match shape {
            Shape::File => RustType::Download,
            _ => self.shape(shape, &Leaves::plain()),
        }
    }

    /// The type of a header of an answer.
    pub fn header_type(&self, header: &Parameter) -> RustType {
        if header.shape.is_scalar() {
            self.shape(&header.shape, &Leaves::of(None, &header.facts))
        } else {
            RustType::Text
        }
    }

    /// The type of a parameter.
    pub fn parameter_type(&self, operation: &Operation, parameter: &Parameter) -> RustType {
        let leaves = Leaves::of(self.values_of_parameter(operation, parameter), &parameter.facts);
        match &parameter.shape {
            Shape::Array(items) if items.is_scalar() => self.shape(&parameter.shape, &leaves),
            // What the elements are the documents do not say; that there may be many they do.
            Shape::Array(_) => RustType::list(leaves.text),
            shape if shape.is_scalar() => self.shape(shape, &leaves),
            // An object within a query has no form that the documents define.
            _ => RustType::Text,
        }
    }

    fn shape(&self, shape: &Shape, leaves: &Leaves) -> RustType {
        match shape {
            Shape::String | Shape::File => leaves.text.clone(),
            Shape::Integer => leaves.integer.clone(),
            Shape::Number => RustType::Float,
            Shape::Boolean => RustType::Boolean,
            Shape::Schema(id) => self.structure(*id),
            Shape::Array(items) => RustType::list(self.shape(items, leaves)),
            Shape::Map(values) => RustType::map(self.shape(values, leaves)),
            Shape::Object | Shape::Any => leaves.value.clone(),
        }
    }

    fn structure(&self, id: SchemaId) -> RustType {
        RustType::Struct(self.type_name(id).clone())
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
    text: RustType,
    integer: RustType,
    value: RustType,
}

impl Leaves {
    fn plain() -> Self {
        Self { text: RustType::Text, integer: RustType::Signed, value: RustType::Value }
    }

    /// `values` is the enum of the listed values.
    fn of(values: Option<&EnumNames>, facts: &Facts) -> Self {
        let text = match (values, facts.format()) {
            (Some(names), _) => RustType::Enum(ident(&names.type_name)),
            (None, _) if facts.secret => RustType::Secret,
            (None, Some(Format::DateTime | Format::Time)) => RustType::Timestamp,
            (None, _) => RustType::Text,
        };
        let value = if facts.secret { RustType::SecretValue } else { RustType::Value };
        let integer = match facts.width() {
            Width::Signed => RustType::Signed,
            Width::Unsigned => RustType::Unsigned,
            Width::Wider => RustType::Value,
        };
        Self { text, integer, value }
    }
}
