//! The types of the crate.
//!
//! In: a [`Schema`] and the resolver. Out: [`Struct`]: its fields with name and type, whatever is named beside it, and what
//! requests of it must keep; and [`Enum`] for whatever has listed values. What the documents say of a type stays where it
//! is; the plan points there.

use proc_macro2::Ident;

use super::names::Resolver;
use super::rules::Rules;
use super::{Imports, RustType};
use crate::emit::rust::InvalidOutput;
use crate::emit::rust::print::ident;
use crate::model::{Direction, Facts, Property, Schema, SchemaId};
use crate::name::EnumNames;

/// An object type.
pub(in crate::emit::rust) struct Struct<'a> {
    pub source: &'a Schema,
    pub name: Ident,
    pub module: Ident,
    /// The literal of its mandatory members, where it has any.
    pub literal: Option<Ident>,
    pub fields: Vec<Field<'a>>,
    /// Whether requests have it and responses too.
    pub is_of_both: bool,
    /// What a request with it must keep. None where no request has it.
    pub rules: Option<Rules<'a>>,
    /// The members that have this type.
    pub uses: Vec<Use<'a>>,
}

/// A member of a type.
pub(in crate::emit::rust) struct Field<'a> {
    pub source: &'a Property,
    pub name: Ident,
    /// Without the `Option`.
    pub type_: RustType,
    /// Whether a request must give it.
    pub is_mandatory: bool,
    /// Its listed values.
    pub values: Option<Enum<'a>>,
}

/// A member that has a type, and the type that has the member.
#[derive(Clone)]
pub(in crate::emit::rust) struct Use<'a> {
    pub source: &'a Property,
    pub owner: Ident,
    pub field: Ident,
}

/// An open enum.
pub(in crate::emit::rust) struct Enum<'a> {
    pub name: Ident,
    pub owner: Owner<'a>,
    pub variants: Vec<Variant<'a>>,
}

/// What has the values of an enum.
pub(in crate::emit::rust) enum Owner<'a> {
    Member { type_name: Ident, field: Ident },
    Parameter { wire: &'a str, request: Ident },
}

/// A listed value.
pub(in crate::emit::rust) struct Variant<'a> {
    pub name: Ident,
    pub wire: &'a str,
    /// What the documents say of it.
    pub meaning: Option<&'a str>,
}

impl<'a> Struct<'a> {
    /// `is_sent` says whether requests have it.
    pub(super) fn plan(
        resolver: &Resolver<'a>,
        id: SchemaId,
        is_sent: bool,
        uses: Vec<Use<'a>>,
    ) -> Result<Self, InvalidOutput> {
        let source = resolver.api.schema(id);
        let name = resolver.type_name(id).clone();
        let goes = |direction| source.sites.iter().any(|site| site.direction == direction);
        let fields = source.members().map(|property| Field::plan(resolver, id, &name, property));
        Ok(Self {
            source,
            module: resolver.module(id)?,
            literal: source.has_mandatory().then(|| resolver.literal(id)).transpose()?,
            fields: fields.collect::<Result<_, _>>()?,
            is_of_both: goes(Direction::Request) && goes(Direction::Response),
            rules: is_sent.then(|| Rules::plan(resolver, source)).transpose()?,
            uses,
            name,
        })
    }

    pub fn mandatory(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| field.is_mandatory)
    }

    pub fn enums(&self) -> impl Iterator<Item = &Enum<'a>> {
        self.fields.iter().filter_map(|field| field.values.as_ref())
    }

    /// The public names of its module, sorted.
    pub fn exports(&self) -> Vec<Ident> {
        let beside = self.literal.iter().chain(self.enums().map(|it| &it.name));
        let mut names: Vec<Ident> = std::iter::once(&self.name).chain(beside).cloned().collect();
        names.sort();
        names
    }

    /// What its file imports.
    pub fn imports(&self) -> Imports {
        let mut imports = Imports::of(["Extra"]);
        for field in &self.fields {
            imports.within(&field.type_);
        }
        imports.without(&self.exports())
    }
}

impl<'a> Field<'a> {
    fn plan(
        resolver: &Resolver<'a>,
        owner: SchemaId,
        type_name: &Ident,
        source: &'a Property,
    ) -> Result<Self, InvalidOutput> {
        let name = resolver.field(owner, &source.name)?;
        let usages = [&source.request, &source.response].into_iter().flatten();
        let facts: Vec<&Facts> = usages.map(|usage| &usage.facts).collect();
        let values = resolver.values_of_member(owner, source).map(|names| {
            let owner = Owner::Member { type_name: type_name.clone(), field: name.clone() };
            Enum::plan(names, owner, &facts)
        });
        Ok(Self {
            source,
            type_: resolver.member_type(owner, source),
            is_mandatory: source.is_mandatory(),
            values,
            name,
        })
    }
}

impl<'a> Enum<'a> {
    /// `facts` say what the values mean, those that say most first.
    pub(super) fn plan(names: &'a EnumNames, owner: Owner<'a>, facts: &[&'a Facts]) -> Self {
        let meaning = |literal: &str| {
            let values = facts.iter().filter_map(|facts| facts.values.as_ref()).flat_map(|it| &it.values);
            values.filter(|value| value.literal == literal).find_map(|value| value.meaning.as_deref())
        };
        let variants = names.variants.iter().map(|(variant, literal)| Variant {
            name: ident(variant),
            wire: literal,
            meaning: meaning(literal),
        });
        Self { name: ident(&names.type_name), owner, variants: variants.collect() }
    }
}
