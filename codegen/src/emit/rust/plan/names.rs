//! Names as identifiers.
//!
//! In: what the name stage has decided. Out: an identifier for whatever asks for one, or the error that says what lacks
//! it. Planning asks once for each thing; nothing behind it asks again, so that no file is begun without all of its names.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;

use super::PARAMETER_VALUES;
use super::modules::modules;
use super::shape::Boxed;
use crate::emit::rust::InvalidOutput;
use crate::emit::rust::print::ident;
use crate::model::{Api, Operation, Parameter, Property, SchemaId, SchemaTitle};
use crate::name::{EnumNames, EnumOwner, Names, OperationNames};

/// What planning asks for names and types.
pub(super) struct Resolver<'a> {
    pub api: &'a Api,
    pub boxed: Boxed,
    names: &'a Names,
    /// The names of types, by index.
    types: Vec<Ident>,
    modules: BTreeMap<SchemaId, Ident>,
}

impl<'a> Resolver<'a> {
    /// `used` are the types that the crate has.
    pub fn new(api: &'a Api, names: &'a Names, used: &BTreeSet<SchemaId>) -> Result<Self, InvalidOutput> {
        let of = |id| names.schema(id).ok_or_else(|| InvalidOutput::Unnamed(described(api, id)));
        let types = api.schemas().map(|(id, _)| Ok(ident(&of(id)?.type_name)));
        let wanted = used.iter().map(|id| Ok((*id, of(*id)?.module.as_str())));
        Ok(Self {
            api,
            boxed: Boxed::find(api),
            names,
            types: types.collect::<Result<_, InvalidOutput>>()?,
            modules: modules(wanted.collect::<Result<Vec<_>, InvalidOutput>>()?, &[PARAMETER_VALUES]),
        })
    }

    /// The name of a type.
    #[expect(
        clippy::indexing_slicing,
        reason = "an id is an index, and every type was named when this was made"
    )]
    pub fn type_name(&self, id: SchemaId) -> &Ident {
        &self.types[id.index()]
    }

    /// The literal of a type's mandatory members.
    pub fn literal(&self, id: SchemaId) -> Result<Ident, InvalidOutput> {
        let name = self.names.schema(id).and_then(|names| names.required_name.as_deref());
        needed(name, || format!("the literal of {}", described(self.api, id)))
    }

    /// The module of a type.
    pub fn module(&self, id: SchemaId) -> Result<Ident, InvalidOutput> {
        let module = self.modules.get(&id).cloned();
        module.ok_or_else(|| InvalidOutput::Unnamed(format!("the module of {}", described(self.api, id))))
    }

    /// The field of a member.
    pub fn field(&self, id: SchemaId, wire: &str) -> Result<Ident, InvalidOutput> {
        needed(self.names.field(id, wire), || format!("the member `{wire}` of {}", described(self.api, id)))
    }

    /// What an operation is called.
    pub fn operation(&self, operation: &Operation) -> Result<&'a OperationNames, InvalidOutput> {
        let names = self.names.operation(operation);
        names.ok_or_else(|| InvalidOutput::Unnamed(format!("the operation {}", operation.id)))
    }

    /// The former names of a method of the client.
    pub fn former_methods(&self, method: &str) -> Vec<Ident> {
        self.names.former().methods.get(method).into_iter().flatten().map(|old| ident(old)).collect()
    }

    /// The field of a parameter.
    pub fn parameter(&self, operation: &Operation, parameter: &Parameter) -> Result<Ident, InvalidOutput> {
        let name = self.names.parameter(operation, parameter.location, &parameter.name);
        needed(name, || format!("the parameter `{}` of {}", parameter.name, operation.id))
    }

    /// The field of a file that a form holds.
    pub fn file(&self, operation: &Operation, wire: &str) -> Result<Ident, InvalidOutput> {
        needed(self.names.file(operation, wire), || format!("the file `{wire}` of {}", operation.id))
    }

    /// The field of a header of an answer.
    pub fn header(&self, operation: &Operation, wire: &str) -> Result<Ident, InvalidOutput> {
        needed(self.names.header(operation, wire), || format!("the header `{wire}` of {}", operation.id))
    }

    /// The constant of an error code.
    pub fn error_code(&self, code: &str) -> Result<Ident, InvalidOutput> {
        needed(self.names.error_code(code), || format!("the error code `{code}`"))
    }

    /// The enum of a member. Which values become one is for the name stage to say; most members have none.
    pub fn values_of_member(&self, owner: SchemaId, property: &Property) -> Option<&'a EnumNames> {
        self.names.values(&EnumOwner::Field(owner, property.name.clone()))
    }

    /// The enum of a parameter, as for members.
    pub fn values_of_parameter(&self, operation: &Operation, parameter: &Parameter) -> Option<&'a EnumNames> {
        let key = (operation.id.clone(), parameter.location, parameter.name.clone());
        self.names.values(&EnumOwner::Parameter(key))
    }
}

/// A type that lacks something, for somebody who has to find it.
fn described(api: &Api, id: SchemaId) -> String {
    match &api.schema(id).title {
        SchemaTitle::Documented(name) => format!("the type `{name}`"),
        SchemaTitle::Body { operation, .. } => format!("the type of a body of {operation}"),
        SchemaTitle::Error => "the type of errors".to_owned(),
    }
}

/// A name that must be there. The name stage makes identifiers, and refuses others in its lock.
pub(super) fn needed(name: Option<&str>, what: impl FnOnce() -> String) -> Result<Ident, InvalidOutput> {
    name.map(ident).ok_or_else(|| InvalidOutput::Unnamed(what()))
}

#[cfg(test)]
mod tests {
    use crate::emit::rust::plan::Crate;
    use crate::model::testing;
    use crate::model::{Api, ErrorCode, Facts, OperationId, ParameterLocation, Shape};
    use crate::name::{NamesLock, name};

    /// The error of a crate that got something new after it was named.
    fn lacking(change: fn(&mut Api)) -> String {
        let mut api = testing::api();
        let names = name(&api, &mut NamesLock::default()).names;
        change(&mut api);
        Crate::plan(&api, &names).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn what_lacks_a_name_is_said() {
        let member = |api: &mut Api| {
            api.schemas[testing::WIDGET].properties.push(testing::optional("late", Shape::String));
        };
        let parameter = |api: &mut Api| {
            let (query, facts) = (ParameterLocation::Query, Facts::default());
            api.operations[0].parameters.push(testing::parameter("late", query, Shape::String, facts));
        };
        let header = |api: &mut Api| {
            let (header, facts) = (ParameterLocation::Header, Facts::default());
            let header = testing::parameter("Late", header, Shape::String, facts);
            api.operations[0].responses[0].headers.push(header);
        };
        let code = |api: &mut Api| {
            api.error_codes.push(ErrorCode { code: "Late.1".to_owned(), cases: Vec::new() });
        };
        assert_eq!(lacking(member), "the member `late` of the type `Widget` has no name");
        assert_eq!(lacking(parameter), "the parameter `late` of CreateWidget has no name");
        assert_eq!(lacking(header), "the struct of the headers of CreateWidget has no name");
        assert_eq!(lacking(code), "the error code `Late.1` has no name");
        assert_eq!(
            lacking(|api| api.operations[0].id = OperationId("Late".to_owned())),
            "the operation Late has no name"
        );
        assert_eq!(
            lacking(|api| api.schemas.push(testing::schema("Late", Vec::new()))),
            "the type `Late` has no name"
        );
        assert_eq!(
            lacking(|api| api.service.package.name = "2nd".to_owned()),
            "the crate of the package `2nd` has no name"
        );
    }
}
