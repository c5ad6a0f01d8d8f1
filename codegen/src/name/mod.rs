//! Decides every identifier, once.
//!
//! In: the model and `names.lock`. Out: [`Names`], and the lock with what is new. A name comes from the lock where its
//! origin stands there, and is made up otherwise; so adding a page, or removing or moving one, renames nothing that
//! was there. Origins are built of what does not move when a page is edited: operation, direction, status and the
//! name that the documents use; never the number of a table.
//! Left out on purpose: the form of the output. Emitters ask, and make up nothing.

mod identifier;
mod lock;
mod operation;
mod reserved;
mod scope;
mod types;
mod values;

pub(crate) use identifier::value_name;
pub use lock::NamesLock;
pub(crate) use operation::{gives_parameters_by_name, is_configured, is_content_type, must_be_given};

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    Api, Direction, Operation, OperationId, ParameterLocation, Schema, SchemaId, SchemaSite, SchemaTitle,
};
use crate::source::{Place, TextFile};
use scope::{Claim, Scope};

/// The identifiers of one service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    operations: BTreeMap<OperationId, OperationNames>,
    schemas: BTreeMap<SchemaId, SchemaNames>,
    fields: BTreeMap<(SchemaId, String), String>,
    parameters: BTreeMap<ParameterKey, String>,
    files: BTreeMap<(OperationId, String), String>,
    headers: BTreeMap<(OperationId, String), String>,
    enums: BTreeMap<EnumOwner, EnumNames>,
    error_codes: BTreeMap<String, String>,
    former: Former,
}

/// Names that were given up on purpose, each list by the name that is used now. Programs that use them go on to compile.
///
/// Fields, variants, parameters and error codes have none: a struct has no second name for a field, and what could be done for
/// the others (constants in the place of variants) is no full replacement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Former {
    /// Of types, their literals and enums.
    pub types: BTreeMap<String, Vec<String>>,
    /// Of request builders, and what stands beside them.
    pub requests: BTreeMap<String, Vec<String>>,
    /// Of methods of the client.
    pub methods: BTreeMap<String, Vec<String>>,
}

/// A parameter of an operation.
pub type ParameterKey = (OperationId, ParameterLocation, String);

/// What an operation is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationNames {
    /// The request builder: `CreateEventRouterJob`.
    pub type_name: String,
    /// The method of the client: `create_event_router_job`.
    pub method: String,
    /// The literal of its mandatory parameters, where there are so many that they are given by name:
    /// `CreateEventRouterJobRequired`.
    pub required_name: Option<String>,
    /// What tells its successes apart, where their bodies differ: `CreateSecurityGroupOutcome`.
    pub outcome: Option<String>,
    /// The headers of its answers, where some are documented: `CreateTokenHeaders`.
    pub headers: Option<String>,
}

/// What a type is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaNames {
    /// The type: `KafkaParameters`.
    pub type_name: String,
    /// The literal of its mandatory members, where it has any: `KafkaParametersRequired`.
    pub required_name: Option<String>,
    /// Its module: `kafka_parameters`.
    pub module: String,
}

/// What has listed values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EnumOwner {
    /// A member of a type.
    Field(SchemaId, String),
    /// A parameter of an operation.
    Parameter(ParameterKey),
}

/// What an open enum is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumNames {
    /// The type: `KafkaParametersConfigType`.
    pub type_name: String,
    /// Its variants with the values that they stand for, in documented order.
    pub variants: Vec<(String, String)>,
}

/// Names and what there is to say about them.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The names.
    pub names: Names,
    /// What there is to say.
    pub diagnostics: Diagnostics,
}

/// Names everything, with the lock as it lies in a file. Out: the names, and the lock with what is new.
///
/// # Errors
/// Where the file is no lock.
pub fn name_with(api: &Api, lock: &TextFile) -> Result<(Named, NamesLock), Diagnostic> {
    let mut lock = NamesLock::parse(&lock.path, &lock.text)?;
    let named = name(api, &mut lock);
    Ok((named, lock))
}

/// Names everything, and adds what is new to the lock.
pub fn name(api: &Api, lock: &mut NamesLock) -> Named {
    let mut diagnostics = Vec::new();
    let mut names = Names::default();
    operation::name(api, lock, &mut names, &mut diagnostics);
    // Types, their literals and their enums share a scope: a crate re-exports them all from one module.
    let mut types = Scope::new(reserved::TYPES);
    name_schemas(api, lock, &mut types, &mut names, &mut diagnostics);
    name_fields(api, lock, &types, &mut names, &mut diagnostics);
    operation::name_arguments(api, lock, &mut names, &mut diagnostics);
    operation::name_headers(api, lock, &mut names, &mut diagnostics);
    values::name(api, lock, &mut types, &mut names, &mut diagnostics);
    name_required(api, lock, &mut types, &mut names, &mut diagnostics);
    name_error_codes(api, lock, &mut names, &mut diagnostics);
    names.former.types = types.into_former(&mut diagnostics);
    Named { names, diagnostics: diagnostics.into_iter().collect() }
}

fn name_schemas(
    api: &Api,
    lock: &mut NamesLock,
    scope: &mut Scope,
    names: &mut Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let uses = types::Uses::of(api);
    let claims = api.schemas().map(|(id, schema)| Claim {
        key: id,
        origins: schema.sites.iter().map(|site| origin(site, table(schema))).collect(),
        wishes: types::wishes(api, &uses, id, schema),
        distance: types::distance(schema),
        place: place(schema),
    });
    for (id, type_name) in scope.settle(claims.collect(), lock, diagnostics) {
        let module = identifier::value_name(&type_name);
        names.schemas.insert(id, SchemaNames { type_name, required_name: None, module });
    }
}

/// The literals of types with mandatory members.
fn name_required(
    api: &Api,
    lock: &mut NamesLock,
    scope: &mut Scope,
    names: &mut Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let claims = api.schemas().filter(|(_, schema)| schema.has_mandatory()).filter_map(|(id, schema)| {
        let type_name = &names.schema(id)?.type_name;
        let former = scope.former(type_name);
        Some(Claim {
            key: id,
            origins: scope::below(lock, type_name, former, |owner| format!("required/{owner}")),
            wishes: vec![format!("{type_name}Required"), format!("{type_name}RequiredMembers")],
            distance: 0,
            place: place(schema),
        })
    });
    let claims = claims.collect();
    for (id, required_name) in scope.settle(claims, lock, diagnostics) {
        if let Some(names) = names.schemas.get_mut(&id) {
            names.required_name = Some(required_name);
        }
    }
}

/// Where a type stands, for messages.
fn place(schema: &Schema) -> Place {
    schema.origins.first().cloned().unwrap_or_else(|| Place::page(""))
}

/// `type/CreateEventRouterJob/response 200/KafkaParameters`
fn origin(site: &SchemaSite, table: &str) -> String {
    let direction = match (site.direction, site.status) {
        (Direction::Request, _) => "request".to_owned(),
        (Direction::Response, None) => "response".to_owned(),
        (Direction::Response, Some(status)) => format!("response {status}"),
    };
    format!("type/{}/{direction}/{table}", site.operation)
}

/// The table that a type comes from, by what the documents call it: `KafkaParameters`, `body`, `body.source_config`.
fn table(schema: &Schema) -> &str {
    match &schema.title {
        SchemaTitle::Documented(name) => name,
        SchemaTitle::Body { .. } | SchemaTitle::Error => "body",
    }
}

fn name_fields(
    api: &Api,
    lock: &mut NamesLock,
    types: &Scope,
    names: &mut Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (id, schema) in api.schemas() {
        let owner = names.schema(id).map_or_else(String::new, |names| names.type_name.clone());
        let claims = schema.properties.iter().map(|property| Claim {
            key: (id, property.name.clone()),
            origins: scope::below(lock, &owner, types.former(&owner), |owner| {
                format!("field/{owner}/{}", property.name)
            }),
            wishes: not_reserved(identifier::value_name(&property.name)),
            distance: 0,
            place: place(schema),
        });
        let claims = claims.collect();
        names.fields.extend(Scope::new(reserved::FIELDS).settle(claims, lock, diagnostics));
    }
}

/// The constants of error codes, which have a module of their own.
fn name_error_codes(api: &Api, lock: &mut NamesLock, names: &mut Names, diagnostics: &mut Vec<Diagnostic>) {
    let claims = api.error_codes.iter().map(|error| Claim {
        key: error.code.clone(),
        origins: vec![format!("error/{}", error.code)],
        wishes: vec![identifier::constant_name(&error.code)],
        distance: 0,
        place: error
            .cases
            .iter()
            .flat_map(|case| &case.origins)
            .next()
            .cloned()
            .unwrap_or_else(|| Place::page("")),
    });
    names.error_codes = Scope::new(&[]).settle(claims.collect(), lock, diagnostics);
}

/// The name, and how it is written where generated code uses that itself.
fn not_reserved(name: String) -> Vec<String> {
    let other = format!("{name}_");
    vec![name, other]
}

impl Names {
    /// What an operation is called. Every operation of the `Api` that was named has a name.
    pub fn operation(&self, operation: &Operation) -> Option<&OperationNames> {
        self.operations.get(&operation.id)
    }

    /// What a type is called. Every type of the `Api` that was named has a name.
    pub fn schema(&self, id: SchemaId) -> Option<&SchemaNames> {
        self.schemas.get(&id)
    }

    /// The names that were given up on purpose.
    pub fn former(&self) -> &Former {
        &self.former
    }

    /// The constant of an error code.
    pub fn error_code(&self, code: &str) -> Option<&str> {
        self.error_codes.get(code).map(String::as_str)
    }

    /// The identifier of a member.
    pub fn field(&self, id: SchemaId, wire: &str) -> Option<&str> {
        self.fields.get(&(id, wire.to_owned())).map(String::as_str)
    }

    /// The identifier of a parameter.
    pub fn parameter(&self, operation: &Operation, location: ParameterLocation, wire: &str) -> Option<&str> {
        self.parameters.get(&(operation.id.clone(), location, wire.to_owned())).map(String::as_str)
    }

    /// The identifier of a file that is sent as a part of a form.
    pub fn file(&self, operation: &Operation, wire: &str) -> Option<&str> {
        self.files.get(&(operation.id.clone(), wire.to_owned())).map(String::as_str)
    }

    /// The identifier of a header of an answer.
    pub fn header(&self, operation: &Operation, wire: &str) -> Option<&str> {
        self.headers.get(&(operation.id.clone(), wire.to_owned())).map(String::as_str)
    }

    /// The open enum of something with listed values. None where it has none.
    pub fn values(&self, owner: &EnumOwner) -> Option<&EnumNames> {
        self.enums.get(owner)
    }
}

#[cfg(test)]
mod tests;
