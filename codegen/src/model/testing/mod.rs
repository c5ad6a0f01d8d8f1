//! A small API with every construct of the model, made by hand, so that what reads the model is tested without the
//! stages before it.

mod parts;

use serde_json::json;

pub(crate) use parts::*;

use crate::model::{
    Api, Bounds, Certainty, ConditionKind, DefaultValue, ErrorCase, ErrorCode, Example, Facts, Format,
    HttpMethod, Lengths, MediaType, Operation, Paging, PagingStyle, Parameter, ParameterLocation, Response,
    Schema, SchemaId, SchemaTitle, Shape,
};

pub(crate) const SERVICE: &str = r#"
id = "demo"
title = "Demo"
description = "Keeps widgets."
api-version = "v1"
crate = { name = "cloud-demo", version = "0.1.0" }

[source]
publisher = "Some Cloud"
url = "https://docs.cloud.test/demo"
page-url = "https://docs.cloud.test/demo/{page}.html"
terms = "All rights reserved."
terms-url = "https://docs.cloud.test/terms"

[endpoints]
template = "https://demo.{region}.cloud.test"
regions = ["north-1", "south-1"]
exceptions = { "west-101" = "https://demo.west-101.cloud-eu.test" }
"#;

pub(crate) const CLOUD: &str = r#"
id = "cloud"
title = "Some Cloud"
token-header = "X-Auth-Token"
request-id-headers = ["X-Request-Id"]
config-parameters = ["project_id"]
profile-path = "~/.cloud/credentials"
profile-section = "basic"

[signing]
algorithm = "SDK-HMAC-SHA256"
date-header = "X-Sdk-Date"
project-header = "X-Project-Id"
domain-header = "X-Domain-Id"
security-token-header = "X-Security-Token"
content-hash-header = "X-Sdk-Content-Sha256"

[environment]
access-key = "CLOUD_AK"
secret-key = "CLOUD_SK"
security-token = "CLOUD_TOKEN"
project-id = "CLOUD_PROJECT"
"#;

pub(crate) const WIDGET: usize = 0;
pub(crate) const PART: usize = 1;
pub(crate) const CREATE_REQUEST: usize = 2;
pub(crate) const LIST: usize = 3;
pub(crate) const ERROR: usize = 4;
pub(crate) const UPLOAD: usize = 5;
pub(crate) const CREATE_RESPONSE: usize = 6;
pub(crate) const UNUSED: usize = 7;

/// The names of the types, as the name stage would give them.
pub(crate) fn type_name(id: SchemaId) -> &'static str {
    const NAMES: [&str; 8] = [
        "Widget",
        "Part",
        "CreateWidgetRequestBody",
        "ListWidgetsResponseBody",
        "ErrorBody",
        "UploadWidgetRequestBody",
        "CreateWidgetResponseBody",
        "Unused",
    ];
    NAMES[id.index()]
}

fn widget() -> Schema {
    let lengths = Some(Lengths { minimum: Some(1), maximum: Some(64) });
    let name = Facts { scalar: text(lengths, "^[a-z][a-z0-9-]*$"), ..Facts::default() };
    let bounds = Bounds { minimum: Some(1.into()), maximum: Some(100.into()) };
    let size = Facts {
        scalar: number(Some(bounds)),
        default: Some(DefaultValue::Value(json!(10))),
        ..Facts::default()
    };
    let flag = Facts { default: Some(DefaultValue::Text("5 MB/s".to_owned())), ..Facts::default() };
    let zone =
        |field: &str| ConditionKind::MandatoryWhen { field: field.to_owned(), equals: vec![json!("B")] };
    let either = |other: &str| ConditionKind::EitherOr { others: vec![other.to_owned()] };
    let created = Facts { scalar: notation(Format::DateTime), read_only: true, ..Facts::default() };
    let retry = Facts { deprecated: true, ..when("Mandatory when enabled.", ConditionKind::Unresolved) };
    schema(
        "Widget",
        vec![
            property("name", Shape::String, true, name),
            property(
                "kind",
                Shape::String,
                true,
                values(Certainty::Closed, &[("A", Some("one")), ("B", None)]),
            ),
            property(
                "mode",
                Shape::String,
                false,
                values(Certainty::Known, &[("fast", Some("quick")), ("slow", None)]),
            ),
            property("size", Shape::Integer, false, size),
            property("weight", Shape::Number, false, Facts::default()),
            property("limited", Shape::Boolean, false, flag),
            property("password", Shape::String, false, Facts { secret: true, ..Facts::default() }),
            property("zone", Shape::String, false, when("Mandatory when kind is B.", zone("kind"))),
            property("topics", Shape::String, false, when("Either this or regex.", either("regex"))),
            property("regex", Shape::String, false, when("Either this or topics.", either("topics"))),
            property("retry", Shape::String, false, retry),
            optional("parent", id(WIDGET)),
            optional("parts", Shape::array(id(PART))),
            optional("labels", Shape::Map(Box::new(Shape::String))),
            optional("options", Shape::Object),
            optional("extra", Shape::Any),
            response_only(property("created_at", Shape::String, false, created)),
        ],
    )
}

fn schemas() -> Vec<Schema> {
    let count = Facts { items: Some(Lengths { minimum: None, maximum: Some(5) }), ..Facts::default() };
    let body = SchemaTitle::Body {
        operation: "CreateWidget".to_owned(),
        direction: crate::model::Direction::Request,
        status: None,
    };
    let part = vec![optional("part_id", Shape::String), optional("Max_<size>", Shape::Integer)];
    vec![
        widget(),
        schema("Part", part),
        Schema {
            title: body,
            ..schema(
                "",
                vec![
                    request_only(property("widget", id(WIDGET), true, Facts::default())),
                    request_only(property("tags", Shape::array(Shape::String), false, count)),
                ],
            )
        },
        schema(
            "WidgetList",
            vec![
                response_only(optional("widgets", Shape::array(id(WIDGET)))),
                response_only(optional("count", Shape::Integer)),
            ],
        ),
        schema(
            "ErrorBody",
            vec![
                response_only(optional("error_code", Shape::String)),
                response_only(optional("error_msg", Shape::String)),
            ],
        ),
        Schema {
            form: true,
            ..schema(
                "Upload",
                vec![
                    request_only(property("file", Shape::File, true, Facts::default())),
                    request_only(optional("title", Shape::String)),
                ],
            )
        },
        schema("CreateWidgetResponse", vec![response_only(optional("widget", id(WIDGET)))]),
        schema("Unused", vec![]),
    ]
}

fn create() -> Operation {
    let request = json!({ "widget": {
        "name": "first", "kind": "A", "topics": "t", "size": 3, "parts": [{ "part_id": "p" }],
        "parent": { "name": "zeroth", "kind": "B", "zone": "z", "regex": "r", "labels": { "a": "b" } },
    } });
    let answer = json!({ "widget": { "kind": "Z", "created_at": "2024-05-16T11:46:07Z", "size": 1000 } });
    let created = Response {
        headers: vec![
            parameter("X-Request-Id", ParameterLocation::Header, Shape::String, Facts::default()),
            parameter("Content-Type", ParameterLocation::Header, Shape::String, Facts::default()),
        ],
        examples: vec![example("Created", answer, None)],
        ..response(201, Some(id(CREATE_RESPONSE)))
    };
    let unreadable = Example { value: None, ..example("Another", json!(null), Some("{ \"widget\": ...")) };
    let responses = vec![created, response(400, Some(id(ERROR))), response(403, None)];
    Operation {
        request_body: Some(body(MediaType::Json, id(CREATE_REQUEST))),
        request_examples: vec![
            example("Creating a widget", request, Some("{ \"widget\": [{},] }")),
            unreadable,
        ],
        ..operation("CreateWidget", HttpMethod::Post, "/v1/{project_id}/widgets", responses)
    }
}

fn list() -> Operation {
    let at_most = Bounds { minimum: Some(1.into()), maximum: Some(1000.into()) };
    let limit = Facts {
        scalar: number(Some(at_most)),
        default: Some(DefaultValue::Value(json!(10))),
        ..Facts::default()
    };
    let sort = values(Certainty::Closed, &[("asc", None), ("desc", None)]);
    let mut list = operation(
        "ListWidgets",
        HttpMethod::Get,
        "/v1/{project_id}/widgets",
        vec![response(200, Some(id(LIST)))],
    );
    list.parameters.extend([
        parameter("limit", ParameterLocation::Query, Shape::Integer, limit),
        parameter("offset", ParameterLocation::Query, Shape::Integer, Facts::default()),
        parameter("sort", ParameterLocation::Query, Shape::array(Shape::String), sort),
        parameter("X-Language", ParameterLocation::Header, Shape::String, Facts::default()),
        parameter("Content-Type", ParameterLocation::Header, Shape::String, Facts::default()),
        parameter("x-auth-token", ParameterLocation::Header, Shape::String, Facts::default()),
    ]);
    list.paging = Some(Paging {
        style: PagingStyle::Offset { offset: "offset".to_owned(), first: 0 },
        limit: Some("limit".to_owned()),
        items: "widgets".to_owned(),
        total: None,
    });
    let line = Some("GET https://{endpoint}/v1/1/widgets?limit=2".to_owned());
    list.request_examples = vec![Example {
        request_line: line,
        text: None,
        value: None,
        ..example("Listing", json!(null), None)
    }];
    list
}

/// One code with one meaning, and one with two.
fn error_codes() -> Vec<ErrorCode> {
    let case = |status, message: &str, solution: Option<&str>| ErrorCase {
        status: Some(status),
        message: Some(message.to_owned()),
        description: None,
        solution: solution.map(str::to_owned),
        origins: vec![row("Table 9", 1)],
    };
    let absent = case(404, "The widget does not exist.", Some("Check the id."));
    vec![
        ErrorCode { code: "DEMO.0001".to_owned(), cases: vec![absent] },
        ErrorCode {
            code: "1100".to_owned(),
            cases: vec![case(400, "bad <name>", None), case(409, "exists", None)],
        },
    ]
}

/// The whole API.
pub(crate) fn api() -> Api {
    let item = "/v1/{project_id}/widgets/{widget_id}";
    let uploaded = Operation {
        request_body: Some(body(MediaType::Multipart, id(UPLOAD))),
        ..operation("UploadWidget", HttpMethod::Post, "/v1/{project_id}/uploads", vec![response(200, None)])
    };
    // A form, three successes, and a secret in a header.
    let token = Parameter {
        facts: Facts { secret: true, ..Facts::default() },
        ..parameter("X-Subject-Token", ParameterLocation::Header, Shape::String, Facts::default())
    };
    let moved = Response { headers: vec![token], ..response(200, Some(id(WIDGET))) };
    let moved = Operation {
        request_body: Some(body(MediaType::Form, id(PART))),
        ..operation(
            "MoveWidget",
            HttpMethod::Put,
            item,
            vec![moved, response(202, Some(id(CREATE_RESPONSE))), response(204, None)],
        )
    };
    let downloaded = Response { media_type: MediaType::Binary, ..response(200, Some(Shape::File)) };
    let replaced = Operation {
        request_body: Some(body(MediaType::Json, Shape::array(id(PART)))),
        request_examples: vec![example("Replacing", json!([{ "part_id": "p" }]), None)],
        deprecated: true,
        language: Some("zh"),
        ..operation(
            "ReplaceParts",
            HttpMethod::Put,
            &format!("{item}/parts"),
            vec![response(200, Some(Shape::array(id(PART))))],
        )
    };
    let copied = Operation {
        request_body: Some(body(MediaType::Json, Shape::Object)),
        ..operation("CopyWidget", HttpMethod::Post, "/v1/{project_id}/widgets", vec![response(201, None)])
    };
    let renamed = operation(
        "ShowWidget",
        HttpMethod::Get,
        "/v1/{project_id}/widgets/{id}",
        vec![response(200, Some(id(WIDGET)))],
    );
    Api {
        service: toml::from_str(SERVICE).unwrap(),
        cloud: toml::from_str(CLOUD).unwrap(),
        operations: vec![
            create(),
            list(),
            operation("DeleteWidget", HttpMethod::Delete, item, vec![response(204, None)]),
            replaced,
            uploaded,
            operation("DownloadWidget", HttpMethod::Get, &format!("{item}/file"), vec![downloaded]),
            copied,
            renamed,
            moved,
        ],
        schemas: schemas(),
        error_codes: error_codes(),
        releases: Vec::new(),
    }
}
