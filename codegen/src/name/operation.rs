//! Names of what belongs to an operation: its builder and what that is made from, its arguments, what it gives.

use crate::diagnostic::Diagnostic;
use crate::model::{Api, CloudInfo, Operation, OperationId, Parameter, ParameterLocation, Property, Shape};
use crate::source::Place;

use super::scope::{Claim, Scope};
use super::{Names, NamesLock, OperationNames, ParameterKey, identifier, reserved};

/// Names builders, what they are made from and what they give, and the methods of the client.
pub(super) fn name(api: &Api, lock: &mut NamesLock, names: &mut Names, diagnostics: &mut Vec<Diagnostic>) {
    let claim = |operation: &Operation, origin: &str, wishes: Vec<String>| Claim {
        key: operation.id.clone(),
        origins: vec![format!("{origin}/{}", operation.id)],
        wishes,
        distance: 0,
        place: operation.origin.clone(),
    };
    let mut scope = Scope::new(reserved::TYPES);
    let types = api
        .operations
        .iter()
        .map(|operation| claim(operation, "operation", vec![identifier::type_name(&operation.id.0)]));
    let types = scope.settle(types.collect(), lock, diagnostics);
    // Types beside the builder, for those operations that have them.
    let mut beside = |origin: &str, words: [&str; 2], has: &dyn Fn(&Operation) -> bool| {
        let claims = api.operations.iter().filter(|operation| has(operation)).filter_map(|operation| {
            let type_name = types.get(&operation.id)?;
            Some(claim(operation, origin, words.map(|word| format!("{type_name}{word}")).to_vec()))
        });
        scope.settle(claims.collect(), lock, diagnostics)
    };
    let mut literals =
        beside("literal", ["Required", "RequiredParameters"], &|it| gives_parameters_by_name(api, it));
    let mut outcomes = beside("outcome", ["Outcome", "OutcomeBody"], &|it| !it.outcomes().is_empty());
    let mut headers =
        beside("headers", ["Headers", "ResponseHeaders"], &|it| !it.success_headers(&api.cloud).is_empty());
    let claims = api.operations.iter().map(|operation| {
        claim(operation, "method", super::not_reserved(identifier::value_name(&operation.id.0)))
    });
    let mut of_client = Scope::new(reserved::METHODS);
    let mut methods = of_client.settle(claims.collect(), lock, diagnostics);
    names.former.methods = of_client.into_former(diagnostics);
    names.former.requests = scope.into_former(diagnostics);
    for (id, type_name) in types {
        let of_operation = OperationNames {
            type_name,
            method: methods.remove(&id).unwrap_or_default(),
            required_name: literals.remove(&id),
            outcome: outcomes.remove(&id),
            headers: headers.remove(&id),
        };
        names.operations.insert(id, of_operation);
    }
}

/// Whether an operation has so many mandatory parameters that a caller could swap two of them unnoticed.
///
/// One or two stand in the order of the path (`cluster_id`, `node_id`), which reads well. The body has a type of its
/// own, and what the configuration knows need not be given.
pub(crate) fn gives_parameters_by_name(api: &Api, operation: &Operation) -> bool {
    operation.parameters.iter().filter(|parameter| must_be_given(&api.cloud, parameter)).count() > 2
}

/// Whether a caller must give a parameter: not what the configuration gives, nor the type of the body, which the
/// client knows.
pub(crate) fn must_be_given(cloud: &CloudInfo, parameter: &Parameter) -> bool {
    parameter.is_required() && !is_configured(cloud, parameter) && !is_content_type(parameter)
}

/// Whether the configuration of a client gives a parameter.
pub(crate) fn is_configured(cloud: &CloudInfo, parameter: &Parameter) -> bool {
    parameter.location == ParameterLocation::Path && cloud.config_parameters.contains(&parameter.name)
}

/// Whether a parameter is the type of the body.
pub(crate) fn is_content_type(parameter: &Parameter) -> bool {
    parameter.location == ParameterLocation::Header && parameter.name.eq_ignore_ascii_case("content-type")
}

/// What a request builder has a field and a setter for, beside the body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Argument {
    Parameter(ParameterKey),
    File(OperationId, String),
}

/// Names parameters, and the files of forms, which share the builder with them.
pub(super) fn name_arguments(
    api: &Api,
    lock: &mut NamesLock,
    names: &mut Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for operation in &api.operations {
        let parameters = operation.parameters.iter().map(|parameter| {
            let location = parameter.location.as_str();
            let key = (operation.id.clone(), parameter.location, parameter.name.clone());
            let origin = format!("parameter/{}/{location}/{}", operation.id, parameter.name);
            claim(Argument::Parameter(key), origin, &parameter.name, location, parameter.origin.clone())
        });
        let files = form_files(api, operation).into_iter().map(|file| {
            let key = Argument::File(operation.id.clone(), file.name.clone());
            let origin = format!("file/{}/{}", operation.id, file.name);
            claim(key, origin, &file.name, "file", operation.origin.clone())
        });
        let claims = parameters.chain(files).collect();
        for (argument, name) in Scope::new(reserved::PARAMETERS).settle(claims, lock, diagnostics) {
            match argument {
                Argument::Parameter(key) => names.parameters.insert(key, name),
                Argument::File(id, wire) => names.files.insert((id, wire), name),
            };
        }
    }
}

/// A name as it is, and with what it is behind it, where another argument has that.
fn claim(key: Argument, origin: String, name: &str, what: &str, place: Place) -> Claim<Argument> {
    let name = identifier::value_name(name);
    let other = format!("{}_{what}", name.trim_end_matches('_'));
    Claim { key, origins: vec![origin], wishes: vec![name, other], distance: 0, place }
}

/// The files of the form that an operation takes.
fn form_files<'a>(api: &'a Api, operation: &Operation) -> Vec<&'a Property> {
    match operation.request_body.as_ref().map(|body| &body.shape) {
        Some(Shape::Schema(id)) => api.schema(*id).files().collect(),
        _ => Vec::new(),
    }
}

/// Names the headers of answers.
pub(super) fn name_headers(
    api: &Api,
    lock: &mut NamesLock,
    names: &mut Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for operation in &api.operations {
        let claims = operation.success_headers(&api.cloud).into_iter().map(|header| Claim {
            key: (operation.id.clone(), header.name.clone()),
            origins: vec![format!("header/{}/{}", operation.id, header.name)],
            wishes: super::not_reserved(identifier::value_name(&header.name)),
            distance: 0,
            place: header.origin.clone(),
        });
        names.headers.extend(Scope::new(reserved::FIELDS).settle(claims.collect(), lock, diagnostics));
    }
}
