mod renamed;
mod renames;

use super::*;
use crate::model::testing;
use crate::model::{
    Bounds, Direction, Facts, HttpMethod, ListForm, MediaType, ParameterLocation, Response, SchemaSite, Shape,
};
use crate::name::{Names, NamesLock, name};

fn options() -> RustOptions {
    RustOptions { runtime_path: None, runtime_version: "0.1.0".to_owned(), core_path: None }
}

fn files_of(api: &Api) -> Vec<OutputFile> {
    let names = name(api, &mut NamesLock::default()).names;
    emit(api, &names, &options()).unwrap()
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
    let mut files = files_of(&testing::api());
    files.retain(|file| file.path.starts_with("src/") && file.path != "src/guide.md");
    assert!(files.len() > 5, "{}", files.len());
    for file in files {
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
fn a_package_holds_its_licences_and_its_history_and_labels_its_features() {
    let api = testing::api();
    for files in [files_of(&api), cloud::emit(&api.cloud, &options()).unwrap()] {
        assert!(find(&files, "LICENSE-MIT").starts_with("MIT License\n"));
        assert!(find(&files, "LICENSE-APACHE").contains("Apache License"));
        let manifest: toml::Table = toml::from_str(&find(&files, "Cargo.toml")).unwrap();
        let included = manifest["package"]["include"].as_array().unwrap();
        for file in ["LICENSE-*", "CHANGELOG.md"] {
            assert!(included.contains(&file.into()), "{included:?}");
        }
        assert!(find(&files, "src/lib.rs").contains("#![cfg_attr(docsrs, feature(doc_cfg))]"));
    }
}

#[test]
fn the_crate_of_the_cloud_stands_beside_or_elsewhere() {
    let api = testing::api();
    let names = name(&api, &mut NamesLock::default()).names;
    let dependency = |core_path: Option<&str>| {
        let options = RustOptions { core_path: core_path.map(str::to_owned), ..options() };
        let manifest = find(&emit(&api, &names, &options).unwrap(), "Cargo.toml");
        let core = api.cloud.core().name;
        manifest.lines().find(|line| line.starts_with(&format!("{core} = "))).unwrap().to_owned()
    };
    assert!(dependency(None).contains(&format!("path = \"../{}\"", api.cloud.core().name)));
    assert!(dependency(Some("../../repo/core")).contains("path = \"../../repo/core\""));
}

#[test]
fn mandatory_members_are_asked_for_and_rule_out_a_default() {
    let widget = file("src/model/widget.rs");
    assert!(widget.contains("pub struct WidgetRequired"));
    assert!(widget.contains("#[derive(Clone, Debug, PartialEq)]") && !widget.contains("Debug, Default"));
}

/// Of whole numbers and lists in a query; what the elements of a list are may not be said.
#[test]
fn parameters_hold_all_that_they_may_be() {
    let type_of = |shape: Shape, maximum: Option<serde_json::Number>| {
        let bounds = maximum.map(|maximum| Bounds { minimum: Some(0.into()), maximum: Some(maximum) });
        let facts = Facts { scalar: testing::number(bounds), ..Facts::default() };
        let files = with_operation(|operation| {
            operation.parameters.push(testing::parameter("it", ParameterLocation::Query, shape, facts));
        });
        let file = find(&files, "src/operation/do_it.rs");
        let (_, behind) = file.split_once("        it: ").unwrap();
        behind.split_once(" = query").unwrap().0.to_owned()
    };
    let list = |items: Shape| Shape::Array(Box::new(items));
    assert_eq!(type_of(Shape::Integer, None), "i64");
    assert_eq!(type_of(Shape::Integer, Some(i64::MAX.into())), "i64");
    assert_eq!(type_of(Shape::Integer, Some(u64::MAX.into())), "u64");
    assert_eq!(type_of(Shape::Integer, serde_json::Number::from_f64(1e30)), "Value");
    assert_eq!(type_of(list(Shape::Integer), Some(u64::MAX.into())), "Vec<u64>");
    assert_eq!(type_of(list(Shape::Any), None), "Vec<String>");
    assert_eq!(type_of(list(Shape::Object), None), "Vec<String>");
}

#[test]
fn a_list_of_one_text_is_a_list_and_one_parameter() {
    for (form, entry) in [
        (ListForm::Quoted('\''), r#"ids: Vec<String> = quoted "ids","#),
        (ListForm::Quoted('"'), r#"ids: Vec<String> = double_quoted "ids","#),
        (ListForm::Commas, r#"ids: Vec<String> = joined "ids","#),
        (ListForm::Repeated, r#"ids: Vec<String> = query "ids","#),
    ] {
        let files = with_operation(|operation| {
            let list = Shape::array(Shape::String);
            let parameter = testing::parameter("ids", ParameterLocation::Query, list, Facts::default());
            operation.parameters.push(crate::model::Parameter { list: form, ..parameter });
        });
        let builder = find(&files, "src/operation/do_it.rs");
        assert!(builder.contains("pub ids: Option<Vec<String>>,"), "{builder}");
        assert!(builder.contains(entry), "{builder}");
    }
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
    let (_, optional) = builder.split_once("    optional {").unwrap();
    assert!(
        optional.contains("content_type: String = header")
            && optional.contains("project_id: String = config")
    );
}

#[test]
fn a_form_is_its_members_and_its_files() {
    let with_body = |body: crate::model::RequestBody| {
        let files = with_operation(|operation| {
            operation.parameters.retain(|parameter| parameter.name != "file");
            operation.request_body = Some(body);
        });
        (find(&files, "src/client.rs"), find(&files, "src/operation/do_it.rs"))
    };
    let (client, builder) = with_body(testing::body(MediaType::Multipart, testing::id(testing::UPLOAD)));
    assert!(client.contains("file: impl Into<codegen::Upload>"), "{client}");
    assert!(builder.contains("body: Option<model::Upload>") && builder.contains("Response<()>, members"));
    assert!(builder.contains(r#"body: model::Upload = parts "multipart/form-data""#), "{builder}");
    assert!(builder.contains(r#"file: codegen::Upload = part "file""#), "{builder}");

    let (_, builder) = with_body(testing::body(MediaType::Form, testing::id(testing::PART)));
    assert!(builder.contains("body: model::Part = form") && builder.contains(", members, rules"));

    let (client, builder) = with_body(testing::body(MediaType::Binary, Shape::File));
    assert!(client.contains("body: impl Into<codegen::Upload>"));
    assert!(builder.contains(r#"body: codegen::Upload = file "application/octet-stream""#));
    assert!(builder.contains("=> Response<()>\n"), "{builder}");
}

#[test]
fn a_file_that_comes_back_is_a_download() {
    let files =
        with_operation(|operation| operation.responses = vec![testing::response(200, Some(Shape::File))]);
    let builder = find(&files, "src/operation/do_it.rs");
    let answer = "=> file Response<codegen::Download>, Response<codegen::Bytes>";
    assert!(builder.contains(answer), "blocking programs get it whole");
}

#[test]
fn headers_that_are_promised_have_fields() {
    let header = |name: &str, secret| crate::model::Parameter {
        facts: crate::model::Facts { secret, ..Default::default() },
        ..testing::parameter(name, ParameterLocation::Header, Shape::String, crate::model::Facts::default())
    };
    let files = with_operation(|operation| {
        operation.responses = vec![crate::model::Response {
            headers: vec![
                header("X-Request-Id", false),
                header("X-Subject-Token", true),
                header("content-type", false),
            ],
            ..testing::response(200, None)
        }];
    });
    let builder = find(&files, "src/operation/do_it.rs");
    assert!(builder.contains("=> Response<(), DoItHeaders>"), "{builder}");
    assert!(builder.contains("pub x_subject_token: Option<Secret>") && !builder.contains("x_request_id"));
}

#[test]
fn a_list_that_is_a_body_is_validated_element_by_element() {
    let files = with_operation(|operation| {
        operation.request_body =
            Some(testing::body(MediaType::Json, Shape::Array(Box::new(testing::id(testing::PART)))));
    });
    let builder = find(&files, "src/operation/do_it.rs");
    assert!(builder.contains("=> Response<()>, rules\n"), "{builder}");
}

#[test]
fn an_optional_body_is_a_setter() {
    let files = with_operation(|operation| {
        let body = testing::body(MediaType::Json, testing::id(testing::PART));
        operation.request_body = Some(crate::model::RequestBody { required: false, ..body });
    });
    let builder = find(&files, "src/operation/do_it.rs");
    assert!(
        builder.contains("pub body: Option<model::Part>") && builder.contains("body: model::Part = json")
    );
}

#[test]
fn successes_with_different_bodies_are_told_apart() {
    let gives = |responses: Vec<Response>| {
        let files = with_operation(|operation| operation.responses = responses);
        let builder = find(&files, "src/operation/do_it.rs");
        let (_, rest) = builder.split_once("=> Response<").unwrap();
        (rest.split_once('>').unwrap().0.to_owned(), builder)
    };
    let body = |status, index| testing::response(status, Some(testing::id(index)));
    let empty = |status| testing::response(status, None);
    assert_eq!(gives(vec![empty(204)]).0, "()");
    assert_eq!(gives(vec![body(300, testing::LIST)]).0, "model::WidgetList");
    assert_eq!(gives(vec![body(200, testing::PART), body(202, testing::PART)]).0, "model::Part");
    let head = with_operation(|operation| {
        operation.method = crate::model::HttpMethod::Head;
        operation.responses = vec![empty(204), body(207, testing::PART)];
    });
    assert!(find(&head, "src/operation/do_it.rs").contains("=> Response<()>"));
    let (type_, builder) = gives(vec![empty(204), body(207, testing::PART), body(400, testing::ERROR)]);
    assert_eq!(type_, "DoItOutcome");
    assert!(builder.contains("204 => Ok(Self::NoContent)") && builder.contains("MultiStatus(model::Part)"));
    assert!(builder.contains("counts as [`MultiStatus`](Self::MultiStatus)"), "{builder}");
}

#[test]
fn bodies_of_errors_are_left_to_the_runtime() {
    let files = files_of(&testing::api());
    assert!(!files.iter().any(|file| file.path == "src/model/error_body.rs"));
    assert!(files.iter().any(|file| file.path == "src/model/widget_list.rs"));
}

#[test]
fn examples_are_made_of_operations_that_are_not_deprecated() {
    let mut api = testing::api();
    let names = |api: &Api| -> Vec<String> {
        let files = files_of(api).into_iter().map(|file| file.path);
        files.filter(|path| path.starts_with("examples/")).collect()
    };
    let all =
        ["errors", "first_call", "lists", "retries", "testing"].map(|name| format!("examples/{name}.rs"));
    assert_eq!(names(&api), all);
    for operation in &mut api.operations {
        operation.paging = None;
    }
    assert!(!names(&api).contains(&"examples/lists.rs".to_owned()));
    for operation in &mut api.operations {
        operation.deprecated = true;
    }
    assert!(names(&api).is_empty());
}

#[test]
fn a_section_has_a_file_of_the_client() {
    let mut api = testing::api();
    let methods = |files: &[OutputFile], path: &str| find(files, path).matches("-> operation::").count();
    let all = methods(&files_of(&api), "src/client.rs");
    api.operations[0].section = Some("Load Balancers".to_owned());
    let files = files_of(&api);
    assert_eq!(methods(&files, "src/client.rs"), all - 1);
    assert_eq!(methods(&files, "src/client/load_balancers.rs"), 1);
    assert!(find(&files, "src/client.rs").contains("mod load_balancers;"));
    assert!(find(&files, "src/client/load_balancers.rs").contains("/// Load Balancers\nimpl Client {"));
    assert!(find(&files, "src/lib.rs").contains("//! - Load Balancers: [`"));
}

/// What the types cannot rule out: `quote!` writes an attribute of any text.
#[test]
fn documentation_is_written_through_its_door_only() {
    fn sources(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let below = |path: std::path::PathBuf| if path.is_dir() { sources(&path) } else { vec![path] };
        entries.flat_map(below).collect()
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit");
    let found = sources(&folder);
    assert!(found.len() > 40, "{found:?}");
    let attribute = format!("doc = {}", '#');
    for path in found.into_iter().filter(|path| !path.ends_with("text/doc.rs")) {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(&attribute), "{} writes documentation by itself", path.display());
    }
}

#[test]
fn a_service_without_operations_has_a_crate_that_names_no_example() {
    let api = Api { operations: Vec::new(), schemas: Vec::new(), ..testing::api() };
    let files = files_of(&api);
    assert!(!find(&files, "Cargo.toml").contains("example]]"));
    assert!(!find(&files, "README.md").contains("`examples/`"));
    assert!(!files.iter().any(|file| file.path.starts_with("examples/")));
}

#[test]
fn what_has_no_name_fails() {
    let error = emit(&testing::api(), &Names::default(), &options()).unwrap_err();
    assert!(matches!(error, InvalidOutput::Unnamed(_)), "{error}");
}
