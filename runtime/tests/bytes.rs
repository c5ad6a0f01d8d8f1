//! Answers in bytes that are not what JSON should be sent in. What was done is not undone by how the answer is written.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use generated::{Client, Config, Credentials, Error};
use tablature_runtime::{Kept, Kind, RetryPolicy};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// What `list_jobs` makes of an answer with this body.
async fn call(
    status: u16,
    body: &[u8],
    content_type: &str,
    coding: Option<&str>,
) -> Result<tablature_runtime::Response<Vec<generated::model::CreateJobResponse>>, Error> {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(status).set_body_raw(body, content_type);
    let answer = match coding {
        Some(coding) => answer.insert_header("Content-Encoding", coding),
        None => answer,
    };
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let config = Config::builder().endpoint(server.uri()).retry(RetryPolicy::off()).project_id("p-1");
    let config =
        config.credentials(Credentials::ak_sk("AK", "SK")).max_response_size(10_000).build().unwrap();
    Client::new(&config).list_jobs().send().await
}

fn zipped(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn an_answer_is_read_in_whatever_charset() {
    for (body, content_type, id) in [
        (&b"\xef\xbb\xbf[{\"job_id\": \"j\"}]"[..], "application/json", "j"),
        (b"[{\"job_id\": \"\xd4\xc6\"}]", "application/json", "\u{4e91}"),
        (b"[{\"job_id\": \"\xa4\xaa\"}]", "application/json; charset=big5", "\u{4e91}"),
        (b"[{\"job_id\": \"Z\xfcrich\"}]", "application/json;charset=ISO-8859-1", "Zürich"),
        (b"[{\"job_id\": \"Z\xfcrich\"}]", "application/json", "Z\u{fffd}rich"),
        (b"[{\"job_id\": \"cut \\ud83d\"}]", "application/json", "cut \u{fffd}"),
        (b"[{\"job_id\": \"a\tb\"}]", "application/json", "a\tb"),
    ] {
        let jobs = call(200, body, content_type, None).await.unwrap();
        assert_eq!(jobs[0].job_id.as_deref(), Some(id));
        assert_eq!(&jobs.body()[..], body, "as received");
        let is_bom = body.starts_with(b"\xef");
        let odd: Vec<_> = jobs.oddities().iter().map(|it| (it.received, it.kept)).collect();
        assert_eq!(odd, if is_bom { vec![] } else { vec![(Kind::Unclean, Kept::Coerced)] }, "{id}");
    }
}

#[tokio::test]
async fn an_answer_may_be_coded() {
    let json = b"[{\"job_id\": \"j\"}]";
    for coding in ["gzip", "x-gzip", "GZIP"] {
        let jobs = call(200, &zipped(json), "application/json", Some(coding)).await.unwrap();
        assert_eq!(jobs[0].job_id.as_deref(), Some("j"));
        assert_eq!(&jobs.body()[..], json);
        assert!(!jobs.headers().contains_key("content-encoding"));
    }
    let error = br#"{"error_code": "A.1", "error_msg": "why"}"#;
    let error = call(404, &zipped(error), "application/json", Some("gzip")).await.unwrap_err();
    assert_eq!(error.as_service().unwrap().code(), Some("A.1"));
    // It says so, and is not.
    let jobs = call(200, json, "application/json", Some("gzip")).await.unwrap();
    assert_eq!(jobs[0].job_id.as_deref(), Some("j"));
}

#[tokio::test]
async fn what_cannot_be_read_is_kept_as_it_came() {
    let cut = &zipped(b"[{\"job_id\": \"a longer text that is cut\"}]")[..30];
    for (body, coding) in [(cut, "gzip"), (b"\x01\x02", "br")] {
        let Err(Error::Decode(error)) = call(200, body, "application/json", Some(coding)).await else {
            panic!("{coding}")
        };
        assert_eq!((error.status().as_u16(), &error.body()[..]), (200, body));
    }
    let bomb = zipped(&vec![b' '; 100_000]);
    assert!(matches!(call(200, &bomb, "application/json", Some("gzip")).await, Err(Error::TooLarge(_))));
}

/// It is said, and not signed: a proxy on the way may take it for its own.
#[tokio::test]
async fn a_request_says_what_it_reads() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_string("[]")).mount(&server).await;
    let config = Config::builder().endpoint(server.uri()).credentials(Credentials::ak_sk("AK", "SK"));
    let client = Client::new(&config.build().unwrap());
    client.list_jobs().send().await.unwrap();
    client.download_chart("c").send().await.unwrap();
    let requests = server.received_requests().await.unwrap();
    let said = |index: usize, name: &str| requests[index].headers[name].to_str().unwrap().to_owned();
    assert_eq!((said(0, "accept-encoding"), said(1, "accept-encoding")), ("gzip".into(), "identity".into()));
    assert!(!said(0, "authorization").contains("accept-encoding"));
}

#[tokio::test]
async fn numbers_are_as_exact_as_they_can_be() {
    let body = br#"[{"job_id": 12345678901234567890123, "source": {"ratio": 985.6906946328695, "replica_cnt": 18446744073709551615},
        "x": 31.245270191439438, "big": [0.12345678901234567890123]}]"#;
    let jobs = call(200, body, "application/json", None).await.unwrap();
    let job = &jobs[0];
    assert_eq!(job.job_id.as_deref(), Some("12345678901234567890123"));
    let source = job.source.as_ref().unwrap();
    assert_eq!(source.ratio.map(f64::to_bits), Some(985.690_694_632_869_5_f64.to_bits()));
    let sent = serde_json::to_string(&jobs[0]).unwrap();
    assert!(sent.contains("18446744073709551615") && sent.contains("31.245270191439438"), "{sent}");
    let rounded: Vec<_> = jobs.oddities().iter().filter(|it| it.kept == Kept::Rounded).collect();
    assert_eq!(rounded.iter().map(|it| it.pointer.as_str()).collect::<Vec<_>>(), ["/0/big/0"]);
}
