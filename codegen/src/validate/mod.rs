//! Checks the model as a whole, and changes nothing.
//!
//! In: an [`Api`] and the account of table rows. Out: diagnostics. What is found here is either two pages that describe one
//! operation, which a person has to settle, or a defect of an earlier stage, which must not reach the output.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::lower::Account;
use crate::model::{Api, HttpMethod, Operation, Parameter, ParameterLocation, Shape};

/// Checks a model.
pub fn validate(api: &Api, account: &Account) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    duplicate_operations(api, &mut diagnostics);
    shared_addresses(api, &mut diagnostics);
    for operation in &api.operations {
        path_parameters(operation, &mut diagnostics);
        duplicate_parameters(operation, &mut diagnostics);
        references(api, operation, &mut diagnostics);
        body_of_head(operation, &mut diagnostics);
    }
    lost_rows(account, &mut diagnostics);
    diagnostics
}

/// Two operations with one id cannot be told apart by anybody.
fn duplicate_operations(api: &Api, diagnostics: &mut Diagnostics) {
    let mut ids: BTreeMap<&str, &Operation> = BTreeMap::new();
    for operation in &api.operations {
        let first = *ids.entry(&operation.id.0).or_insert(operation);
        if !std::ptr::eq(first, operation) {
            let message = format!("two pages have the operation id `{}`", operation.id);
            diagnostics.push(
                beside(Code::DuplicateOperation, operation, first, message).help("remove one of the pages"),
            );
        }
    }
}

/// Operations of one method and path are told apart by what is sent. That is how many services are made, and how copies
/// of pages look, so a person should know.
fn shared_addresses(api: &Api, diagnostics: &mut Diagnostics) {
    let mut addresses: BTreeMap<(&str, String), &Operation> = BTreeMap::new();
    for operation in &api.operations {
        let (method, path) = (operation.method.as_str(), operation.path.to_string());
        let message = format!("{method} {path} is more than one operation");
        let first = *addresses.entry((method, path)).or_insert(operation);
        if first.id != operation.id {
            diagnostics.push(beside(Code::SharedAddress, operation, first, message));
        }
    }
}

fn beside(code: Code, operation: &Operation, first: &Operation, message: String) -> Diagnostic {
    Diagnostic::new(code, operation.origin.clone(), message)
        .label(format!("operation `{}`", operation.id))
        .related(first.origin.clone(), format!("operation `{}`", first.id))
}

/// Every parameter of the path is described once, and nothing else is.
fn path_parameters(operation: &Operation, diagnostics: &mut Diagnostics) {
    let described = operation.parameters.iter().filter(|p| p.location == ParameterLocation::Path);
    let mut described: Vec<&str> = described.map(|p| p.name.as_str()).collect();
    let mut listed: Vec<&str> = operation.path.parameters().collect();
    described.sort_unstable();
    listed.sort_unstable();
    if described != listed {
        let message = format!("the path has the parameters {listed:?}, the operation {described:?}");
        diagnostics.push(Diagnostic::new(Code::PathMismatch, operation.origin.clone(), message));
    }
}

/// A name stands once in each place: neither a document nor a builder could hold it twice.
fn duplicate_parameters(operation: &Operation, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<(ParameterLocation, String), &Parameter> = BTreeMap::new();
    for parameter in &operation.parameters {
        let is_header = parameter.location == ParameterLocation::Header;
        let name = if is_header { parameter.name.to_ascii_lowercase() } else { parameter.name.clone() };
        let first = *seen.entry((parameter.location, name)).or_insert(parameter);
        if !std::ptr::eq(first, parameter) {
            let message = format!("the parameter `{}` is documented twice", parameter.name);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateParameter, parameter.origin.clone(), message)
                    .related(first.origin.clone(), "first here")
                    .help("remove one of the rows in corrections.toml"),
            );
        }
    }
}

/// Every type that is named exists.
fn references(api: &Api, operation: &Operation, diagnostics: &mut Diagnostics) {
    let parameters = operation.parameters.iter().map(|p| &p.shape);
    let body = operation.request_body.iter().map(|body| &body.shape);
    let responses = operation.responses.iter().filter_map(|response| response.body.as_ref());
    let members =
        api.schemas.iter().flat_map(|schema| schema.properties.iter().map(|property| &property.shape));
    let dangles = |shape: &Shape| shape.leaf_schema().is_some_and(|id| id.index() >= api.schemas.len());
    if parameters.chain(body).chain(responses).chain(members).any(dangles) {
        let message = format!("the operation `{}` names a type that does not exist", operation.id);
        diagnostics.push(Diagnostic::new(Code::DanglingReference, operation.origin.clone(), message));
    }
}

/// An answer to HEAD has headers alone. What a page says of its body stays in the document, where tools know what it means:
/// that GET would answer so. No client waits for it.
fn body_of_head(operation: &Operation, diagnostics: &mut Diagnostics) {
    let success = operation.responses.iter().filter(|response| response.is_success());
    let has_body = operation.method == HttpMethod::Head && success.into_iter().any(|it| it.body.is_some());
    if has_body {
        let message = format!(
            "`{}` is called with HEAD, and the table of its response is read as a body",
            operation.id
        );
        diagnostics.push(
            Diagnostic::new(Code::BodyOfHead, operation.origin.clone(), message)
                .label("a response to HEAD has no body")
                .help("the client gives the headers as they come; remove the rows in corrections.toml if they mislead"),
        );
    }
}

/// Every table row ended somewhere.
fn lost_rows(account: &Account, diagnostics: &mut Diagnostics) {
    for place in account.lost() {
        diagnostics.push(
            Diagnostic::new(Code::LostRow, place, "this row is neither in the model nor in a diagnostic")
                .help("this is a fault of Tablature; please report it with the page"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;
    use crate::model::{OperationId, SchemaId, Shape};

    fn codes(api: &Api) -> Vec<Code> {
        validate(api, &Account::default()).iter().map(|diagnostic| diagnostic.code).collect()
    }

    #[test]
    fn a_whole_model_has_nothing_to_report() {
        let mut api = testing::api();
        api.operations.truncate(1);
        assert_eq!(codes(&api), []);
    }

    #[test]
    fn a_row_that_went_nowhere_is_a_defect() {
        let page = include_str!("../../../docs-input/eg/CreateEventRouterJob.txt");
        let page = crate::source::SourcePage::new("eg/CreateEventRouterJob.txt", page).unwrap();
        let raw = crate::extract::extract(&crate::parse::parse(&page).document).operations;
        // An account that nobody has booked anything in.
        let account = Account::new(&raw);
        let mut api = testing::api();
        api.operations.truncate(1);
        let diagnostics = validate(&api, &account);
        assert_eq!(diagnostics.len(), account.rows_in());
        assert!(diagnostics.len() > 50, "{diagnostics:?}");
        assert!(diagnostics.iter().all(|diagnostic| diagnostic.code == Code::LostRow));
    }

    #[test]
    fn defects_of_earlier_stages_are_found() {
        let mut api = testing::api();
        api.operations.truncate(1);
        let operation = api.operations[0].clone();

        let mut twice = api.clone();
        twice.operations.push(operation.clone());
        assert_eq!(codes(&twice), [Code::DuplicateOperation]);

        let mut same_address = api.clone();
        same_address.operations.push(Operation { id: OperationId("Other".into()), ..operation.clone() });
        assert_eq!(codes(&same_address), [Code::SharedAddress]);

        let mut head = api.clone();
        head.operations[0].method = HttpMethod::Head;
        assert_eq!(codes(&head), [Code::BodyOfHead]);

        let mut parameters = api.clone();
        let parameter = operation.parameters.iter().find(|p| p.location != ParameterLocation::Path).cloned();
        if let Some(parameter) = parameter {
            parameters.operations[0].parameters.push(parameter);
            assert_eq!(codes(&parameters), [Code::DuplicateParameter]);
        }

        let mut dangling = api.clone();
        dangling.schemas[0].properties[0].shape = Shape::Schema(SchemaId::new(9999));
        assert_eq!(codes(&dangling), [Code::DanglingReference]);

        let mut path = api;
        path.operations[0].parameters.retain(|parameter| parameter.location != ParameterLocation::Path);
        assert!(
            path.operations[0].path.parameters().next().is_none() || codes(&path) == [Code::PathMismatch]
        );
    }
}
