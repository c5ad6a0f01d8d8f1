//! The real proof: crates that are as awkward as documents can make them compile without a warning.
#![allow(clippy::unwrap_used, reason = "helpers of tests may say what must hold, as tests do")]

use std::path::{Path, PathBuf};
use std::process::Command;

use tablature_codegen::emit::rust::{RustOptions, emit, emit_cloud};
use tablature_codegen::model::{
    Api, Certainty, Direction, Facts, Format, HttpMethod, MediaType, Parameter, ParameterLocation,
    RequestBody, Schema, SchemaSite, SchemaTitle, Shape,
};
use tablature_codegen::name::{Names, NamesLock, name};
// `testing` names them as within the library.
use tablature_codegen::{model, source};

#[path = "../src/model/testing/mod.rs"]
#[allow(dead_code, reason = "the tests of the library use the rest")]
mod testing;

#[path = "../src/emit/rust/tests/renamed.rs"]
mod renamed;

/// Words that documents use for members, parameters and values, and that Rust or generated code use too.
const AWKWARD: &[&str] = &[
    "type",
    "self",
    "Self",
    "crate",
    "new",
    "extra",
    "with_extra",
    "clone",
    "add",
    "not",
    "send",
    "client",
    "body",
    "project_id",
    "2fa",
    "X-Language",
    "a.b",
    "a_b",
    "A_B",
    "网络",
    "-1",
    "+1",
    "",
    "{key}",
    "\"quoted\"",
    "r#raw",
    "model",
    "operation",
    "codegen",
    "call",
    "Value",
    "Secret",
    "Other",
    "required",
    "boundary",
    "extras",
    "content_type",
    "user\u{202e}admin",
    "zero\u{200b}width",
    "line\nbreak\u{2028}and\r\0",
    "e\u{301}\u{212b}",
    "m*/ compile_error!(\"x\"); //",
    "```rust\ncompile_error!()",
    "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn <script>x</script>",
    "<img src=x onerror=y>",
    "#![doc = \"x\"]",
    "async",
    "gen",
    "try",
    "🚀",
    "Option",
    "Box",
    "Result",
];

const PROSE: &str = "``` ~~~ \u{202e} \u{0} <script>x</script> [x](javascript:y) ![x](https://a.b/c) &lt;x&gt; See [Tag] and [`x`](y), <b>, https://a.b/c_d, 请参见https://a.b。 a|b *c* _d_ `e\n    code\n# Title\n- item";

fn facts(which: usize) -> Facts {
    let values: Vec<(&str, Option<&str>)> = AWKWARD.iter().map(|word| (*word, Some(PROSE))).collect();
    match which % 5 {
        0 => testing::values(Certainty::Closed, &values),
        1 => Facts { secret: true, ..Facts::default() },
        2 => Facts { scalar: testing::notation(Format::Time), ..Facts::default() },
        3 => Facts { deprecated: true, scalar: testing::text(None, "^`[a-z]$"), ..Facts::default() },
        _ => Facts::default(),
    }
}

/// A type that has every awkward member, in every shape, and itself.
fn schema(title: &str, own: usize, mandatory: bool) -> Schema {
    let shapes = [
        Shape::String,
        Shape::array(Shape::String),
        Shape::Integer,
        Shape::Map(Box::new(Shape::array(testing::id(own)))),
        testing::id(own),
        Shape::Any,
        Shape::Boolean,
    ];
    let members = AWKWARD.iter().enumerate().map(|(index, name)| {
        let is_mandatory = mandatory && index % 7 != 4 && index % 3 == 0;
        let shape = if index % 10 == 6 { Shape::array(Shape::Object) } else { shapes[index % 7].clone() };
        let mut member = testing::property(name, shape, is_mandatory, facts(index));
        for usage in [&mut member.request, &mut member.response].into_iter().flatten() {
            usage.description = vec![PROSE.to_owned(), format!("More of {name}.")].into();
        }
        member
    });
    let site = |direction| SchemaSite { operation: "Tag".to_owned(), direction, status: None };
    Schema {
        sites: vec![site(Direction::Request), site(Direction::Response)],
        ..testing::schema(title, members.collect())
    }
}

fn parameters(mandatory: bool) -> Vec<Parameter> {
    let locations = [ParameterLocation::Query, ParameterLocation::Header];
    let shapes = [Shape::String, Shape::Integer, Shape::array(Shape::String), Shape::Boolean, Shape::Object];
    let all = AWKWARD.iter().enumerate().map(|(index, name)| {
        let shape = shapes[index % 5].clone();
        let mut parameter = testing::parameter(name, locations[index % 2], shape, facts(index));
        parameter.mandatory = Some(mandatory && index % 2 == 0);
        parameter.description = vec![PROSE.to_owned()].into();
        parameter
    });
    // A page may describe a parameter twice.
    all.clone().chain(all.take(2)).collect()
}

/// Types and operations of one name, and everything else that documents could come up with.
fn awkward() -> Api {
    let mut api = testing::api();
    let first = api.schemas.len();
    let titles = ["Tag", "tag", "Option", "BTreeMap", "Do It", "网络", "Parameter Values"];
    for (index, title) in titles.iter().enumerate() {
        api.schemas.push(schema(title, first + index, index % 2 == 0));
        let id = if index == 0 { "Tag".to_owned() } else { format!("{title}{index}") };
        let body = || Some(Shape::array(testing::id(first + index)));
        let mut operation = testing::operation(
            &id,
            HttpMethod::Put,
            &format!("/v1/{{project_id}}/{{type}}/{index}"),
            vec![testing::response(200, body())],
        );
        PROSE.clone_into(&mut operation.summary);
        operation.description = vec![PROSE.to_owned()];
        operation.deprecated = index == 3;
        let sections = [Some("Type"), Some("type"), Some(PROSE), Some("网络"), Some("con"), None];
        operation.section = sections[index % 6].map(str::to_owned);
        operation.parameters.extend(parameters(index % 2 == 0));
        let required = index % 3 != 0;
        let shape = testing::id(first + index);
        operation.request_body = Some(RequestBody { required, ..testing::body(MediaType::Json, shape) });
        api.operations.push(operation);
    }
    // Names of the language's own types, and of those that stand beside generated ones. In members of them, so that they are used.
    for title in [
        "Result", "Client", "Builder", "Error", "Box", "String", "Self", "Vec", "Secret", "Config", "Some",
        "i64",
    ] {
        let own = testing::id(api.schemas.len());
        let member = testing::property("inner", Shape::array(own), false, Facts::default());
        let text = testing::property("text", Shape::String, true, Facts::default());
        api.schemas.push(testing::schema(title, vec![member, text]));
    }
    let all = (first + titles.len()..api.schemas.len()).map(testing::id).enumerate();
    let members =
        all.map(|(at, id)| testing::property(&format!("m{at}"), id, false, Facts::default())).collect();
    api.schemas.push(testing::schema("Names", members));
    let names = testing::id(api.schemas.len() - 1);
    let response = testing::response(200, Some(names));
    api.operations.push(testing::operation("ShowNames", HttpMethod::Get, "/v1/names", vec![response]));
    "Demo [x] <y> `z`".clone_into(&mut api.service.title);
    api.service.description = Some(PROSE.to_owned());
    api
}

/// An operation whose body cannot be made up, as it holds itself; and a service without any.
fn bare() -> [Api; 2] {
    let node =
        testing::schema("Node", vec![testing::property("child", testing::id(0), true, Facts::default())]);
    let mut operation =
        testing::operation("DoIt", HttpMethod::Post, "/v1/it", vec![testing::response(204, None)]);
    operation.request_body = Some(testing::body(MediaType::Json, testing::id(0)));
    let empty = Api { operations: Vec::new(), schemas: Vec::new(), ..testing::api() };
    [Api { operations: vec![operation], schemas: vec![node], ..testing::api() }, empty]
}

fn write(root: &Path, api: &Api) {
    write_named(root, api, &name(api, &mut NamesLock::default()).names);
}

fn write_named(root: &Path, api: &Api, names: &Names) {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime").canonicalize().unwrap();
    let options = RustOptions {
        runtime_path: Some(runtime.to_str().unwrap().to_owned()),
        runtime_version: env!("CARGO_PKG_VERSION").to_owned(),
        core_path: None,
    };
    let core = root.with_file_name(api.cloud.core().name);
    let files =
        [(root, emit(api, names, &options).unwrap()), (&core, emit_cloud(&api.cloud, &options).unwrap())];
    for (root, file) in files.iter().flat_map(|(root, files)| files.iter().map(move |file| (root, file))) {
        let path = root.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.contents).unwrap();
    }
    // The versions that the workspace has, so that nothing is fetched.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    std::fs::copy(lock, root.join("Cargo.lock")).unwrap();
}

/// Runs cargo on the crate; what it builds is kept beside what the workspace builds.
fn cargo(root: &Path, arguments: &[&str]) {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from);
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(root)
        .env("CARGO_TARGET_DIR", target.join("generated-crates"))
        .env("CARGO_NET_OFFLINE", "true")
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_crate_without_examples_compiles_without_a_warning() {
    for api in bare() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("demo");
        std::fs::create_dir(&root).unwrap();
        write(&root, &api);
        assert!(!root.join("examples").exists());
        cargo(&root, &["clippy", "--all-targets"]);
    }
}

#[test]
fn an_awkward_api_compiles_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    // A workspace of its own, wherever temporary files are.
    let root = folder.path().join("demo");
    std::fs::create_dir(&root).unwrap();
    let api = awkward();
    assert_eq!(api.schemas.iter().filter(|it| it.title == SchemaTitle::Documented("Tag".into())).count(), 1);
    write(&root, &api);
    cargo(&root, &["clippy"]);
    cargo(&root, &["doc", "--no-deps"]);
    cargo(&root, &["test", "--doc"]);
    cargo(&root, &["fmt", "--check"]);
}

#[test]
fn a_program_of_former_names_compiles() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("demo");
    std::fs::create_dir(&root).unwrap();
    let api = renamed::api();
    write_named(&root, &api, &renamed::renamed(&api));
    let program = r#"//! Uses former names.
#![allow(deprecated, reason = "that is what it is for")]

use cloud_demo::Client;
use cloud_demo::model::{EmptyRequest, Gadget, Widget};
use cloud_demo::operation::CreateWidget;

fn call(client: &Client, body: EmptyRequest) -> CreateWidget {
    client.create_widget(body)
}

fn same(widget: Widget) -> Gadget {
    widget
}

fn main() {
    let call: fn(&Client, EmptyRequest) -> CreateWidget = call;
    let same: fn(Widget) -> Gadget = same;
    let _ = (call, same);
}
"#;
    std::fs::create_dir_all(root.join("examples")).unwrap();
    std::fs::write(root.join("examples/former.rs"), program).unwrap();
    cargo(&root, &["clippy", "--all-targets", "--features", "test-util"]);
    cargo(&root, &["doc", "--no-deps"]);
}
