mod compiles;

use super::*;
use crate::emit::testing;
use crate::model::{
    Direction, HttpMethod, MediaType, ParameterLocation, Response, SchemaSite, SchemaTitle, Shape,
};
use crate::name::{NamesLock, name};

fn files_of(api: &Api) -> Vec<OutputFile> {
    let names = name(api, &mut NamesLock::default()).names;
    let options = RustOptions { runtime_path: None, runtime_version: "0.1.0".to_owned() };
    emit(api, &names, &options).unwrap()
}

fn find(files: &[OutputFile], path: &str) -> String {
    files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}")).contents.clone()
}

fn file(path: &str) -> String {
    find(&files_of(&testing::api()), path)
}

/// An API with one operation, changed by `change`.
fn with_operation(change: impl FnOnce(&mut crate::model::Operation)) -> Vec<OutputFile> {
    let responses = vec![testing::response(200, None)];
    let mut operation = testing::operation("DoIt", HttpMethod::Post, "/v1/{project_id}/it", responses);
    change(&mut operation);
    files_of(&Api { operations: vec![operation], ..testing::api() })
}

#[test]
fn every_rust_file_parses() {
    for file in files_of(&testing::api())
        .iter()
        .filter(|file| file.path.starts_with("src/") && file.path != "src/guide.md")
    {
        assert!(syn::parse_file(&file.contents).is_ok(), "{}", file.path);
        assert!(!file.contents.contains("__"), "{}", file.path);
    }
}

#[test]
fn the_manifest_inherits_nothing() {
    let manifest = file("Cargo.toml");
    assert!(!manifest.contains("workspace"));
    assert!(toml::from_str::<toml::Table>(&manifest).is_ok());
}

#[test]
fn mandatory_members_are_asked_for_and_rule_out_a_default() {
    let widget = file("src/model/widget.rs");
    assert!(widget.contains("pub struct WidgetRequired"));
    assert!(widget.contains("#[derive(Clone, Debug, PartialEq)]") && !widget.contains("Debug, Default"));
}

#[test]
fn mandatory_parameters_are_arguments_and_many_are_named() {
    let parameters = |count: usize| {
        let files = with_operation(|operation| {
            for number in 0..count {
                let name = format!("key_{number}");
                let mut parameter = testing::parameter(
                    &name,
                    ParameterLocation::Query,
                    Shape::String,
                    crate::model::Facts::default(),
                );
                parameter.mandatory = Some(true);
                operation.parameters.push(parameter);
            }
        });
        find(&files, "src/client.rs").split_whitespace().collect::<String>()
    };
    assert!(parameters(2).contains("key_0:implInto<String>,key_1:implInto<String>"));
    assert!(parameters(3).contains("pubfndo_it(&self,required:operation::DoItRequired)->operation::DoIt"));
}

#[test]
fn what_the_client_knows_is_no_argument() {
    let files = with_operation(|operation| {
        let facts = crate::model::Facts::default();
        let mut header = testing::parameter("Content-Type", ParameterLocation::Header, Shape::String, facts);
        header.mandatory = Some(true);
        operation.parameters.push(header);
    });
    assert!(find(&files, "src/client.rs").contains("pub fn do_it(&self) -> operation::DoIt"));
    let builder = find(&files, "src/operation/do_it.rs");
    assert!(
        builder.contains("pub fn content_type(mut self,") && builder.contains("pub fn project_id(mut self,")
    );
}

#[test]
fn a_body_that_is_no_json_is_sent_as_it_is() {
    let upload = |media_type| {
        let files = with_operation(|operation| {
            operation.request_body = Some(testing::body(media_type, testing::id(testing::UPLOAD)));
        });
        (find(&files, "src/client.rs"), find(&files, "src/operation/do_it.rs"))
    };
    let (client, builder) = upload(MediaType::Multipart);
    assert!(client.contains("boundary: impl Into<String>"));
    assert!(builder.contains("multipart/form-data; boundary={}") && !builder.contains("extra_member"));
    let (_, builder) = upload(MediaType::Form);
    assert!(builder.contains("call.bytes(self.body, \"application/x-www-form-urlencoded\")"));
}

#[test]
fn an_optional_body_is_a_setter() {
    let files = with_operation(|operation| {
        let body = testing::body(MediaType::Json, testing::id(testing::PART));
        operation.request_body = Some(crate::model::RequestBody { required: false, ..body });
    });
    let builder = find(&files, "src/operation/do_it.rs");
    assert!(builder.contains("body: Option<model::Part>") && builder.contains("pub fn body(mut self,"));
}

#[test]
fn the_first_success_with_a_body_is_what_a_call_gives() {
    let gives = |responses: Vec<Response>| {
        let files = with_operation(|operation| operation.responses = responses);
        let builder = find(&files, "src/operation/do_it.rs");
        let (_, rest) = builder.split_once("Result<Response<").unwrap();
        rest.split_once(">, Error>").unwrap().0.to_owned()
    };
    let body = |status, index| testing::response(status, Some(testing::id(index)));
    let empty = |status| testing::response(status, None);
    assert_eq!(gives(vec![empty(204)]), "()");
    assert_eq!(gives(vec![empty(200), body(202, testing::PART), body(400, testing::ERROR)]), "model::Part");
    assert_eq!(gives(vec![body(300, testing::LIST)]), "model::WidgetList");
}

#[test]
fn bodies_of_errors_are_left_to_the_runtime() {
    let files = files_of(&testing::api());
    assert!(!files.iter().any(|file| file.path == "src/model/error_body.rs"));
    assert!(files.iter().any(|file| file.path == "src/model/widget_list.rs"));
}
