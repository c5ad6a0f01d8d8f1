use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::*;

fn read(status: u16, body: &str) -> ServiceError {
    let mut headers = HeaderMap::new();
    headers.insert("x-subject-token", HeaderValue::from_static("hunter2"));
    let body = Bytes::copy_from_slice(body.as_bytes());
    let secrets = crate::redact::Secrets::default();
    ServiceError::read("ShowJob", StatusCode::from_u16(status).unwrap(), headers, None, body, &secrets)
}

#[test]
fn finds_code_and_message_where_they_are() {
    for (body, code, message) in [
        (r#"{"error_code": "A", "error_msg": "m"}"#, Some("A"), Some("m")),
        (r#"{"code": 404, "message": "m"}"#, Some("404"), Some("m")),
        (r#"{"error": {"code": "A", "message": "m"}, "code": "outer"}"#, Some("A"), Some("m")),
        (r#"{"itemNotFound": {"code": 404, "message": "m"}, "request_id": "r"}"#, Some("404"), Some("m")),
        (r#"{"error_msg": "m", "data": {"code": "of something else"}}"#, None, Some("m")),
        (r#"{"a": {"code": "A"}, "b": {"code": "B"}}"#, None, None),
        (r#"{"error": "invalid_grant"}"#, None, Some("invalid_grant")),
        (r#"{"error_code": "", "error_msg": null}"#, None, None),
        (r#"["error_code"]"#, None, None),
        ("", None, None),
    ] {
        let error = read(400, body);
        assert_eq!((error.code(), error.message()), (code, message), "{body}");
        assert_eq!(Error::from(error).code(), code, "{body}");
    }
}

/// Each with the code `A.1` and the message `why`.
#[test]
fn finds_code_and_message_in_every_form() {
    for body in [
        r#"{"errorCode": "A.1", "errorMessage": "why"}"#,
        r#"{"ErrorCode": "A.1", "ErrorMsg": "why"}"#,
        r#"{"code": "A.1", "msg": "why"}"#,
        r#"{"errCode": "A.1", "externalMessage": "why"}"#,
        r#"{"err_code": "A.1", "err_msg": "why"}"#,
        r#"{"errors": [{"error_code": "A.1", "error_msg": "why"}, {"code": "B"}]}"#,
        r#"{"errors": [null, {"code": "A.1", "message": "why"}], "request_id": "r"}"#,
        r#"{"error": [{"code": "A.1", "message": "why"}]}"#,
        r#"{"error": {"Code": "A.1", "Message": "why"}, "message": null}"#,
        r#"[{"error_code": "A.1", "error_msg": "why"}]"#,
        r#"[{"code": "A.1", "message": "why"}, {"code": "B"}]"#,
        "\u{feff}{\"error_code\": \"A.1\", \"error_msg\": \"why\"}",
        "<?xml version=\"1.0\"?>\n<Error><Code>A.1</Code><Message>why</Message><RequestId>r</RequestId></Error>",
        "<e:ErrorResponse xmlns:e=\"x\"><e:Code a=\"b\"> A.1 </e:Code><e:Message>why</e:Message></e:ErrorResponse>",
    ] {
        let error = read(400, body);
        assert_eq!((error.code(), error.message()), (Some("A.1"), Some("why")), "{body}");
    }
}

/// The code is what programs look at; it is read though its neighbour is not clean.
#[test]
fn a_message_that_is_not_clean_hides_no_code() {
    for (body, message) in [
        (&b"{\"error_code\": \"A.1\", \"error_msg\": \"\xd7\xca\xd4\xb4\"}"[..], Some("\u{8d44}\u{6e90}")),
        (b"{\"error_code\": \"A.1\", \"error_msg\": \"cut \\ud83d\"}", Some("cut \u{fffd}")),
        (b"{\"error_code\": \"A.1\", \"error_msg\": \"two\nlines\"}", Some("two\nlines")),
        (b"{\"error_code\": \"A.1\", \"error_msg\": \"say \"hi\" twice\"}", None),
        (b"{\"error_code\": \"A.1\", \"error_msg\": \"it ends he", None),
    ] {
        let secrets = crate::redact::Secrets::default();
        let body = Bytes::from_static(body);
        let error =
            ServiceError::read("ShowJob", StatusCode::BAD_REQUEST, HeaderMap::new(), None, body, &secrets);
        assert_eq!((error.code(), error.message()), (Some("A.1"), message), "{error}");
    }
}

#[test]
fn text_and_pages_are_messages() {
    for (body, message) in [
        ("upstream timed out", Some("upstream timed out")),
        ("\"upstream timed out\"", Some("upstream timed out")),
        (
            "<html><head><TITLE>502 Bad Gateway</TITLE></head><body><code>x</code></body></html>",
            Some("502 Bad Gateway"),
        ),
        ("<!DOCTYPE html><p>no title", None),
        ("<Error>why</Error>", Some("why")),
        ("<a><message>x &lt; y &amp;lt;</message></a>", Some("x < y &lt;")),
        ("<", None),
        ("<><//>< >", None),
        ("\0\0", None),
        ("{", None),
    ] {
        let error = read(502, body);
        assert_eq!((error.code(), error.message()), (None, message), "{body}");
    }
}

#[test]
fn a_code_with_every_answer_is_no_error() {
    let is = |value: serde_json::Value| is_error(value.as_object().unwrap());
    assert!(is(serde_json::json!({"code": "A.1", "message": "why"})));
    assert!(is(serde_json::json!({"error": {"code": "A.1", "message": "why"}})));
    for value in [
        serde_json::json!({"code": "0", "message": "success"}),
        serde_json::json!({"code": 200, "msg": "OK"}),
        serde_json::json!({"code": "A.1"}),
        serde_json::json!({"message": "hello"}),
        serde_json::json!({}),
    ] {
        assert!(!is(value));
    }
}

#[test]
fn details_are_kept_and_not_shown() {
    for body in [
        r#"{"error_code": "A", "details": [{"field": "hunter2"}]}"#,
        r#"{"error": {"code": "A", "error_details": [{"field": "hunter2"}], "detail": null}}"#,
    ] {
        let error = read(400, body);
        assert_eq!(error.details(), Some(&serde_json::json!([{"field": "hunter2"}])));
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
    assert_eq!(read(400, r#"{"error_code": "A", "error_msg": "details"}"#).details(), None);
}

#[test]
fn a_request_id_may_stand_in_the_body() {
    assert_eq!(read(400, r#"{"request_id": "r"}"#).request_id(), Some("r"));
}

#[test]
fn display_is_one_bearable_line() {
    let error = read(400, &serde_json::json!({ "code": "A\r\n", "message": "é ".repeat(2000) }).to_string());
    let line = error.to_string();
    assert!(
        line.starts_with("ShowJob failed with 400 Bad Request, A: é é") && line.ends_with("..."),
        "{line}"
    );
    assert!(line.chars().count() < 600 && !line.contains('\n'));
}

#[test]
fn debug_shows_neither_body_nor_header_values() {
    let shown = format!("{:?}", Error::from(read(400, r#"{"error_code": "A", "password": "hunter3"}"#)));
    assert!(!shown.contains("hunter"), "{shown}");
    assert!(shown.contains("x-subject-token") && shown.contains("42 bytes"), "{shown}");
}

#[test]
fn retryable_is_what_may_pass() {
    for status in [408, 429, 500, 502, 503, 504] {
        assert!(Error::from(read(status, "")).is_retryable(), "{status}");
    }
    for status in [400, 401, 403, 404, 409, 501] {
        assert!(!Error::from(read(status, "")).is_retryable(), "{status}");
    }
    assert!(!Error::from(RequestError::new("x")).is_retryable());
    assert!(Error::from(TimeoutError::new(Phase::Connect, None)).is_retryable());
}

#[test]
fn an_error_is_small_and_travels() {
    fn travels<T: Send + Sync + 'static>() {}
    travels::<Error>();
    assert!(size_of::<Error>() <= 64, "{}", size_of::<Error>());
}
