//! Pages whose names, paths and numbers try: whatever things are called, documents and code parse, nothing is lost, and what
//! cannot be sent is not claimed to be.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::collections::BTreeSet;

use serde_json::Value;
use tablature_codegen::correct::Corrections;
use tablature_codegen::diagnostic::Code;
use tablature_codegen::load::ServiceInput;
use tablature_codegen::pipeline::{ServiceOutput, compile};
use tablature_codegen::source::SourcePage;
use tablature_tests::hostile::{Form, Part, page};
use tablature_tests::{DEMO, file, options, stage};

/// What a page that is alone in its service leads to. None of it is a defect of the generator, and all of it parses.
fn compiled(form: Form, text: String) -> ServiceOutput {
    let mut input = stage(DEMO).input;
    input.pages = vec![SourcePage::new(format!("demo/CreateThing.{}", form.extension()), text).unwrap()];
    let input = ServiceInput { corrections: Corrections::default(), is_described: false, ..input };
    let output = compile(&input, &options());
    let defects =
        [Code::Fault, Code::LostRow, Code::DanglingReference, Code::PathMismatch, Code::InvalidOutput];
    let found: Vec<_> = output.diagnostics.iter().filter(|found| defects.contains(&found.code)).collect();
    assert!(found.is_empty(), "{form:?}: {found:?}");
    assert_eq!(
        output.counts.rows,
        output.counts.rows_in_model + output.counts.rows_in_diagnostics,
        "{form:?}"
    );
    for written in &output.files {
        if written.path.rsplit('.').next() == Some("rs") {
            syn::parse_file(&written.contents).unwrap_or_else(|error| panic!("{}: {error}", written.path));
        }
    }
    output
}

fn document(output: &ServiceOutput) -> Value {
    let text = file(output, "openapi.json").unwrap_or_else(|| panic!("{:?}", output.diagnostics));
    serde_json::from_str(text).unwrap()
}

fn table(caption: &str, rows: Vec<[String; 3]>) -> Part {
    let header = ["Parameter", "Mandatory", "Type", "Description"].map(str::to_owned).to_vec();
    let rows = rows.into_iter().map(|[name, type_, text]| vec![name, "No".to_owned(), type_, text]);
    Part::Table(caption.to_owned(), header, rows.collect())
}

fn body(form: Form, rows: Vec<[String; 3]>) -> String {
    let section = Part::Section("Request Parameters".to_owned());
    page(form, &[section, table("Table 1 Request body parameters", rows)])
}

/// The names of the members of all types of a document.
fn members(document: &Value) -> BTreeSet<String> {
    let schemas = document["components"]["schemas"].as_object().into_iter().flatten();
    let members = schemas.filter_map(|(_, schema)| schema["properties"].as_object()).flatten();
    members.map(|(name, _)| name.clone()).collect()
}

/// Names that a member could have on the wire, and that no language takes as they are.
fn names() -> Vec<String> {
    let keywords = "as async await break const crate dyn else enum extern fn for gen if impl in let loop match mod move mut pub \
        ref return self Self static struct super trait try type union unsafe use where while yield abstract box macro final";
    let runtime = "Option Result Client Builder Error Box String Vec Some None Ok Err Extra Secret Member Config Default Clone \
        new extra clone fmt from into default validate send builder";
    let odd = [
        "🚀",
        "👩‍👩‍👧",
        "e\u{301}t\u{e9}",
        "\u{e9}t\u{e9}",
        "name\u{200b}",
        "na\u{200d}me",
        "admin\u{202e}nimda",
        "NAME",
        "Name",
        "name",
        "n-a-m-e",
        "n.a.m.e",
        "n_a_m_e",
        "ﬁle",
        "file",
        "İd",
        "ıd",
        "id",
        "ß",
        "ẞ",
        "ss",
        "0",
        "00",
        "_",
        "__",
        "-",
        "$",
        "@type",
        "{}",
        "{a}",
        "a{b",
        "%2e",
        "a/b",
        "..",
        "\\",
        "\"",
        "'",
        "`",
        "*/",
        "//",
        "<b>",
        "&amp;",
        "#[a]",
        "参数",
        "参數",
    ];
    let words = keywords.split_whitespace().chain(runtime.split_whitespace()).chain(odd);
    words.map(str::to_owned).chain(["n".repeat(10_000), "长".repeat(3_000)]).collect()
}

#[test]
fn members_may_be_called_anything() {
    let names = names();
    for form in [Form::Html, Form::Markdown, Form::Pipes, Form::Text] {
        let rows = names.iter().map(|name| [name.clone(), "String".to_owned(), "Name of it.".to_owned()]);
        let output = compiled(form, body(form, rows.collect()));
        let members = members(&document(&output));
        // What a form makes of marks that mean something in it is another matter; in HTML, all are escaped.
        let told = output.diagnostics.iter().map(|found| format!("{} {}", found.message, found.place));
        let told = told.collect::<Vec<_>>().join("\n");
        if form == Form::Html {
            let seen = |name: &String| {
                let plain = name.replace(['\u{200b}', '\u{feff}'], "");
                members.contains(name) || members.contains(&plain) || told.contains(name.as_str())
            };
            let lost: Vec<&String> = names.iter().filter(|name| !seen(name)).collect();
            assert!(lost.is_empty(), "{lost:?}\n{told}");
        }
        assert!(members.len() > 60, "{form:?}: {members:?}\n{told}");
    }
}

#[test]
fn types_may_be_called_like_those_of_the_language_and_the_runtime() {
    let names = [
        "Option",
        "Result",
        "Client",
        "Builder",
        "Error",
        "Box",
        "String",
        "Self",
        "Vec",
        "BTreeMap",
        "Secret",
        "Config",
        "Extra",
        "Value",
        "Timestamp",
        "Response",
        "Bytes",
        "Default",
        "Ok",
        "Some",
        "None",
        "Send",
        "Iterator",
        "i64",
        "bool",
        "str",
        "u8",
    ];
    for form in [Form::Html, Form::Markdown, Form::Pipes] {
        let rows = names.iter().map(|name| [format!("a_{name}"), format!("{name} object"), "It.".to_owned()]);
        let mut parts = vec![
            Part::Section("Request Parameters".to_owned()),
            table("Table 1 Request body parameters", rows.collect()),
        ];
        for (number, name) in names.iter().enumerate() {
            let member = [format!("of_{name}"), "String".to_owned(), "It.".to_owned()];
            parts.push(table(&format!("Table {} {name}", number + 2), vec![member]));
        }
        let output = compiled(form, page(form, &parts));
        let members = members(&document(&output));
        let missing: Vec<_> = names.iter().filter(|name| !members.contains(&format!("of_{name}"))).collect();
        assert!(missing.is_empty(), "{form:?}: {missing:?}\n{:?}", output.diagnostics);
    }
}

#[test]
fn a_path_holds_nothing_that_ends_it() {
    let form = Form::Html;
    for path in [
        "/v1/a\r\nX-Evil: b/{id}",
        "/v1/jobs#{id}",
        "/v1/jobs?x={y}#z",
        "/v1/{id",
        "/v1/{}/a",
        "/v1/{{id}}",
        "/v1/{a}{b}",
        "/v1/../{id}",
        "/v1//jobs",
        "/v1/%2e%2e/{id}",
        "//evil.example.com/v1",
        "/v1/{id}@evil.example.com",
        "/v1/jobs\\..\\x",
        "/v1/\u{202e}sboj",
        "/v1/{a b}",
        "/v1/{*}",
        "/\0",
    ] {
        let text = body(form, vec![["name".to_owned(), "String".to_owned(), "It.".to_owned()]]);
        let output = compiled(form, text.replace("/v1/{project_id}/jobs", path));
        let Some(text) = file(&output, "openapi.json") else { continue };
        let document: Value = serde_json::from_str(text).unwrap();
        for path in document["paths"].as_object().into_iter().flatten().map(|(path, _)| path) {
            let ends = |c: char| c.is_control() || c.is_whitespace() || "?#".contains(c);
            assert!(path.starts_with('/') && !path.starts_with("//") && !path.contains(ends), "{path:?}");
            assert_eq!(path.matches('{').count(), path.matches('}').count(), "{path:?}");
        }
    }
}

#[test]
fn a_header_that_cannot_be_sent_is_told_of_or_left_out() {
    let form = Form::Html;
    let names = ["X-A\r\nX-Evil: 1", "X A", "X:B", "", "X-ü", "X-\u{202e}", "(X)", "X-Language"];
    let rows = names.iter().map(|name| [(*name).to_owned(), "String".to_owned(), "It.".to_owned()]).collect();
    let section = Part::Section("Request Parameters".to_owned());
    let text = page(form, &[section, table("Table 1 Request header parameters", rows)]);
    let output = compiled(form, text);
    let document = document(&output);
    let operations =
        document["paths"].as_object().into_iter().flatten().filter_map(|(_, path)| path["post"].as_object());
    let headers: Vec<String> = operations
        .flat_map(|operation| operation["parameters"].as_array().cloned().unwrap_or_default())
        .filter(|parameter| parameter["in"] == "header")
        .map(|parameter| parameter["name"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert!(headers.contains(&"X-Language".to_owned()), "{headers:?}");
    let told = output.diagnostics.iter().filter(|found| found.code == Code::UnsendableHeader).count();
    assert!(told >= 5, "{:?}", output.diagnostics);
    for header in &headers {
        let sendable = header.parse::<http::HeaderName>().is_ok();
        assert!(sendable, "{header:?} is a parameter, and no client can send it");
    }
}

#[test]
fn numbers_beyond_doubles_restrict_nothing_that_cannot_be_said() {
    let form = Form::Html;
    let texts = [
        "The value ranges from -1e400 to 1e400. Default: 1e999",
        "Value range: 1 to 99999999999999999999999999999999999999999999",
        "The value ranges from 0.0000000000000000000000000000000000001 to 1e-400.",
        "Minimum: -9223372036854775809. Maximum: 18446744073709551616. Default: 00",
        "Length: 1 to 18446744073709551617 characters.",
        "The value can be 1e309, -0.0, 0x10, NaN or Infinity.",
    ];
    let rows = texts.iter().enumerate().flat_map(|(number, text)| {
        ["Integer", "Number", "String", "Array of integers"].map(|type_| {
            [format!("{}_{number}", type_.replace(' ', "_")), type_.to_owned(), (*text).to_owned()]
        })
    });
    let output = compiled(form, body(form, rows.collect()));
    let members = members(&document(&output));
    let named: Vec<_> = members.iter().filter(|name| name.ends_with(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(named.len(), 24, "{named:?}: {:?}", output.diagnostics);
}
