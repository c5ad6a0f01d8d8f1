//! Secrets that a page prints in its examples: where they come out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use tablature_codegen::emit::rust::outline;
use tablature_codegen::source::SourcePage;
use tablature_tests::{DEMO, Staged, stage, stage_input};

/// What every planted secret begins with.
const MARK: &str = "Pl4nted";

const PAGE: &str = r#"# Creating a User

#### Function

This API is used to create a user.

#### URI

POST /v1/{project_id}/users

#### Request Parameters

Table 1 Request header parameters

| Parameter | Mandatory | Type | Description |
|:---|:---|:---|:---|
| X-Auth-Token | Yes | String | User token. |
| X-Secret-Token | No | String | Another token. |

Table 2 Request body parameters

| Parameter | Mandatory | Type | Description |
|:---|:---|:---|:---|
| name | Yes | String | Name. |
| password | No | String | Password. The value contains 10 to 12 characters. |
| passwords | No | Array of strings | Earlier passwords. |
| AccessKeySecret | No | String | SK. |
| api_key | No | String | Key of the API. |
| token | No | String | Token of the user. |
| credentials | No | Object | What the user shows. |
| 密码 | No | String | 密码。 |
| next_token | No | String | Where the next page begins. |

#### Response Parameters

Status code: 200

Table 3 Response body parameters

| Parameter | Type | Description |
|:---|:---|:---|
| id | String | User ID. |
| refresh_token | String | Token. |

#### Example Requests

```
POST https://user:Pl4nted-0@{endpoint}/v1/{project_id}/users?token=Pl4nted-1

{
  "name": "a",
  "password": "Pl4nted-22",
  "passwords": ["Pl4nted-3", "Pl4nted-4"],
  "AccessKeySecret": "Pl4nted-5",
  "api_key": "Pl4nted-6",
  "token": "Pl4nted-7",
  "credentials": {"key": "Pl4nted-8", "more": ["Pl4nted-9"]},
  "密码": "Pl4nted-10",
  "client_secret": "Pl4nted-11",
  "next_token": "page 2",
}
```

Calling it from a shell

```
curl -H 'X-Auth-Token: Pl4nted-12' -d "{\"password\": \"Pl4nted-13\"}" https://{endpoint}/v1/users
```

#### Example Responses

Status code: 200

```
{"id": "b", "refresh_token": "Pl4nted-14", }
```
"#;

fn staged() -> Staged {
    let mut input = stage(DEMO).input;
    input.pages = vec![SourcePage::new("demo/CreateUser.md", PAGE).unwrap()];
    input.corrections = tablature_codegen::correct::Corrections::default();
    stage_input(input)
}

#[test]
fn examples_come_out_without_secrets() {
    let staged = staged();
    let operation = &staged.lowered.api.operations[0];
    assert_eq!(operation.request_examples.len() + operation.responses[0].examples.len(), 3, "{operation:#?}");
    for file in &staged.output.files {
        let found: Vec<&str> = file.contents.lines().filter(|line| line.contains(MARK)).collect();
        assert!(found.is_empty(), "{}: {found:?}", file.path);
    }
    let model = serde_json::to_string(&staged.lowered.api).unwrap();
    assert!(!model.contains(MARK));
    // What is no secret is still there.
    assert!(model.contains("page 2"));
}

#[test]
fn an_example_without_its_secrets_obeys_the_table() {
    let staged = staged();
    let examples = &staged.lowered.api.operations[0].request_examples;
    let value =
        examples.iter().filter_map(|example| example.value.as_ref()).find(|value| value["name"] == "a");
    let value = value.unwrap_or_else(|| panic!("{examples:#?}\n{:#?}", staged.output.diagnostics));
    assert_eq!(value["password"], "**********");
    assert_eq!(value["passwords"], serde_json::json!(["********", "********"]));
    assert_eq!(value["credentials"], serde_json::json!({"key": "********", "more": ["********"]}));
}

#[test]
fn members_with_secrets_are_of_types_that_do_not_show_them() {
    let outline = outline(&staged().output.files);
    for line in [
        "CreateUserRequest.password: Option<Secret>",
        "CreateUserRequest.passwords: Option<Vec<Secret>>",
        "CreateUserRequest.access_key_secret: Option<Secret>",
        "CreateUserRequest.api_key: Option<Secret>",
        "CreateUserRequest.token: Option<Secret>",
        "CreateUserRequest.credentials: Option<SecretValue>",
        "CreateUserRequest.u5bc6_u7801: Option<Secret>",
        "CreateUserRequest.next_token: Option<String>",
        "CreateUserResponse.refresh_token: Option<Secret>",
    ] {
        assert!(outline.contains(line), "{line}\n{outline}");
    }
}
