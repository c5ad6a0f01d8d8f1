use std::time::{Duration, SystemTime};

use super::*;

const DATE: &str = "20060102T150405Z";

fn signed(request: &RequestToSign<'_>) -> String {
    signature(&Secret::new("SecretKey"), &string_to_sign("SDK-HMAC-SHA256", DATE, &request.canonical()))
}

fn request<'a>(path: &'a str, query: &'a str) -> RequestToSign<'a> {
    RequestToSign {
        method: "GET",
        path,
        query,
        headers: &[("x-sdk-date", DATE)],
        payload: Payload::Bytes(b""),
    }
}

#[test]
fn the_vector_of_a_get() {
    assert_eq!(
        signed(&request("/path", "limit=1")),
        "5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624"
    );
}

#[test]
fn the_vector_of_a_post() {
    let request = RequestToSign {
        method: "POST",
        payload: Payload::Bytes(b"{\"Name\":\"test\",\"Id\":1}\n"),
        ..request("/path", "key=value")
    };
    assert_eq!(signed(&request), "cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59");
}

fn signed_v11(request: &RequestToSign<'_>) -> String {
    let info = v11::info(DATE, "test-region-1", "demo");
    let key = v11::key("AccessKey", &Secret::new("SecretKey"), &info);
    signature(&key, &v11::string_to_sign(v11::ALGORITHM, DATE, &info, &request.canonical()))
}

#[test]
fn the_vectors_with_a_derived_key() {
    assert_eq!(
        signed_v11(&request("/path", "limit=1")),
        "8fd3610508884bb19718317797c7378716a94bc740d97502e569322e366341cc"
    );
    let request = RequestToSign {
        method: "POST",
        payload: Payload::Bytes(b"{\"Name\":\"test\",\"Id\":1}\n"),
        ..request("/path", "key=value")
    };
    assert_eq!(signed_v11(&request), "4112f88b92d82dd1e1b7dd142f1e99e4f1762c42ca8fe0968b3045120870a903");
}

#[test]
fn writes_the_canonical_request() {
    let request = RequestToSign {
        method: "PUT",
        path: "/v1/a%20b/tags:batch",
        query: "b=2&a=%7e&b=1&c&a~=",
        headers: &[("X-Sdk-Date", DATE), ("Host", "h:8080"), ("Content-Type", "  application/json ")],
        payload: Payload::Unsigned,
    };
    assert_eq!(
        request.canonical(),
        "PUT\n/v1/a%20b/tags%3Abatch/\na=~&a~=&b=1&b=2&c=\n\
         content-type:application/json\nhost:h:8080\nx-sdk-date:20060102T150405Z\n\n\
         content-type;host;x-sdk-date\nUNSIGNED-PAYLOAD"
    );
    assert_eq!(request.signed_headers(), "content-type;host;x-sdk-date");
}

#[test]
fn a_path_always_ends_in_one_slash() {
    assert_eq!(canonical_path("/"), "/");
    assert_eq!(canonical_path("/a/"), "/a/");
    assert_eq!(canonical_path("/a"), "/a/");
}

#[test]
fn a_query_is_sorted_before_it_is_encoded() {
    assert_eq!(canonical_query("a%3A=1&a0=2&%C3%A9=3&z=4"), "a0=2&a%3A=1&z=4&%C3%A9=3");
}

#[test]
fn an_encoded_slash_stays_in_its_segment() {
    assert_eq!(canonical_path("/v1/a%2Fb"), "/v1/a%2Fb/");
}

#[test]
fn writes_the_authorization_header() {
    assert_eq!(
        authorization("SDK-HMAC-SHA256", "AK", "host;x-sdk-date", "00ff"),
        "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=00ff"
    );
}

#[test]
fn a_derived_key_says_for_what_it_was_derived() {
    assert_eq!(
        v11::authorization(v11::ALGORITHM, "AK", "20060102/r/s", "host;x-sdk-date", "00ff"),
        "V11-HMAC-SHA256 Credential=AK/20060102/r/s, SignedHeaders=host;x-sdk-date, Signature=00ff"
    );
}

#[test]
fn writes_dates() {
    assert_eq!(date(SystemTime::UNIX_EPOCH + Duration::from_secs(1_136_214_245)), DATE);
}

#[test]
fn a_request_is_shown_without_values() {
    let headers = [("X-Auth-Token", "planted-token"), ("Host", "planted-host")];
    let shown = |payload| {
        let request = RequestToSign {
            method: "PUT",
            path: "/v1/jobs",
            query: "key=planted-query",
            headers: &headers,
            payload,
        };
        format!("{request:?}")
    };
    let text = shown(Payload::Bytes(b"planted-body"));
    let whole = r#"RequestToSign { method: "PUT", path: "/v1/jobs", headers: ["X-Auth-Token", "Host"], payload: Bytes(12 bytes), .. }"#;
    assert_eq!(text, whole);
    assert!(shown(Payload::Unsigned).ends_with("payload: Unsigned, .. }"));
}
