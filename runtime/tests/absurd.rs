//! Answers that no service gives on purpose: a call ends, in time and with a reason, and shows no secret of its own.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod generated;

use std::time::Duration;

use generated::model::{CreateJobRequest, CreateJobRequestRequired};
use generated::{Client, Config, Credentials, Error};
use tablature_runtime::RetryPolicy;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const SECRET: &str = "Pl4nted-secret-key";

/// A call of a service that answers with these bytes and hangs up, whatever it is asked for.
async fn call(answer: Vec<u8>) -> Result<String, Error> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut received = vec![0; 64 * 1024];
            let _ = socket.read(&mut received).await;
            let _ = socket.write_all(&answer).await;
        }
    });
    let config =
        Config::builder().endpoint(endpoint).retry(RetryPolicy::off()).timeout(Duration::from_secs(20));
    let config = config.project_id("p-1").credentials(Credentials::ak_sk("AK", SECRET)).build().unwrap();
    let required =
        CreateJobRequestRequired { cluster_id: "a".into(), name: "b".into(), scene_type: "C".into() };
    let job = Client::new(&config).create_job(CreateJobRequest::new(required)).send().await?;
    Ok(format!("{job:?} {:?}", job.oddities()))
}

fn answer(headers: &[u8], body: &[u8]) -> Vec<u8> {
    let length = format!("content-length: {}\r\n\r\n", body.len());
    [b"HTTP/1.1 200 OK\r\n", headers, length.as_bytes(), body].concat()
}

/// Calls that ended in an answer, and the messages of the others.
async fn ended(answers: Vec<(&str, Vec<u8>)>) -> Vec<(String, Result<String, String>)> {
    let mut all = Vec::new();
    for (name, answer) in answers {
        let ended = tokio::time::timeout(Duration::from_secs(15), call(answer)).await;
        let outcome = ended.unwrap_or_else(|_| panic!("{name} does not end"));
        let shown = match outcome {
            Ok(shown) => Ok(shown),
            Err(error) => Err(format!("{error} {error:?}")),
        };
        let text = shown.as_ref().unwrap_or_else(|error| error);
        assert!(!text.contains(SECRET), "{name}: {text}");
        all.push((name.to_owned(), shown));
    }
    all
}

#[tokio::test]
async fn headers_may_be_absurd() {
    let many: Vec<u8> = (0..5_000).flat_map(|number| format!("x-{number}: a\r\n").into_bytes()).collect();
    let long = [b"x-long: ".as_slice(), &b"a".repeat(2_000_000), b"\r\n"].concat();
    let ended = ended(vec![
        ("many", answer(&many, b"{}")),
        ("long", answer(&long, b"{}")),
        ("no UTF-8", answer(b"x-request-id: \xFF\xFE\r\n", b"{\"job_id\": \"j\"}")),
        ("no charset", answer(b"content-type: application/json; charset=\"\\\"; charset=no-such\r\n", b"{}")),
        ("no type", answer(b"content-type: \xE9/;;=;\r\n", b"{}")),
        ("no coding", answer(b"content-encoding: gzip, gzip, br, \x01\r\n", b"{}")),
        ("no gzip", answer(b"content-encoding: gzip\r\n", b"\x1F\x8B\x08 no")),
        ("two lengths", answer(b"content-length: 1\r\n", b"{}")),
        ("no length", b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}".to_vec()),
        ("too great a length", b"HTTP/1.1 200 OK\r\ncontent-length: 18446744073709551616\r\n\r\n{}".to_vec()),
        ("length and chunks", answer(b"transfer-encoding: chunked\r\n", b"2\r\n{}\r\n0\r\n\r\n")),
        (
            "a chunk of all memory",
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n{}".to_vec(),
        ),
        ("status 999", b"HTTP/1.1 999 \r\ncontent-length: 0\r\n\r\n".to_vec()),
        ("status 99999", b"HTTP/1.1 99999 OK\r\n\r\n".to_vec()),
        ("status 100 for ever", b"HTTP/1.1 100 Continue\r\n\r\n".repeat(50)),
        ("a folded header", answer(b"x-a: b\r\n c\r\n", b"{}")),
        ("no HTTP", b"\x16\x03\x01 SSH-2.0\r\n".to_vec()),
        ("nothing", Vec::new()),
    ])
    .await;
    let read = |name: &str| ended.iter().any(|(found, outcome)| found == name && outcome.is_ok());
    assert!(read("no UTF-8") && read("no charset") && read("no type"), "{ended:?}");
    let refused = [
        "no length",
        "too great a length",
        "status 99999",
        "no HTTP",
        "nothing",
        "a chunk of all memory",
        "long",
    ];
    for name in refused {
        assert!(!read(name), "{name} is read: {ended:?}");
    }
}

#[tokio::test]
async fn bodies_may_be_absurd() {
    let deep =
        |open: &str, close: &str| format!("{}1{}", open.repeat(100_000), close.repeat(100_000)).into_bytes();
    let keys = (0..100_000).map(|number| format!("\"k{number}\": {number}")).collect::<Vec<_>>().join(", ");
    let ended = ended(vec![
        ("deep lists", answer(b"", &deep("[", "]"))),
        ("deep objects", answer(b"", &deep("{\"a\": ", "}"))),
        ("many members", answer(b"", format!("{{{keys}}}").as_bytes())),
        (
            "one name, many times",
            answer(b"", format!("{{{}\"job_id\": \"b\"}}", "\"job_id\": \"a\", ".repeat(100_000)).as_bytes()),
        ),
        (
            "numbers beyond doubles",
            answer(b"", b"{\"job_id\": 1e999, \"x\": -1e-999, \"y\": 123456789012345678901234567890}"),
        ),
        ("digits", answer(b"", format!("{{\"job_id\": {}}}", "9".repeat(1_000_000)).as_bytes())),
        (
            "escapes without end",
            answer(b"", format!("{{\"job_id\": \"{}\"}}", "\\ud800".repeat(100_000)).as_bytes()),
        ),
        ("quotes without end", answer(b"", &b"\"\\".repeat(300_000))),
        ("nothing that is seen", answer(b"", "\u{200b}\u{feff}\u{202e}".as_bytes())),
        ("NUL", answer(b"", &[0; 100_000])),
    ])
    .await;
    let read = |name: &str| ended.iter().any(|(found, outcome)| found == name && outcome.is_ok());
    assert!(
        read("many members") && read("one name, many times") && read("escapes without end"),
        "{:?}",
        short(&ended)
    );
    assert!(!read("deep lists") && !read("quotes without end") && !read("NUL"), "{:?}", short(&ended));
}

fn short(ended: &[(String, Result<String, String>)]) -> Vec<(&str, bool, String)> {
    let text = |outcome: &Result<String, String>| {
        outcome.as_ref().unwrap_or_else(|error| error).chars().take(200).collect()
    };
    ended.iter().map(|(name, outcome)| (name.as_str(), outcome.is_ok(), text(outcome))).collect()
}
