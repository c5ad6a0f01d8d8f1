//! Files that calls send and receive: piece by piece, repeated only where they can be read again, and held to no limit but
//! the one on silence.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;

use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, stream};
use generated::model::Tag;
use generated::{Client, Config, Credentials, Error};
use tablature_runtime::{CallOptions, ConfigBuilder, Phase, RetryPolicy, Upload};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

fn config(endpoint: impl Into<String>) -> ConfigBuilder {
    let policy = RetryPolicy::new().base_delay(Duration::ZERO);
    let config = Config::builder().endpoint(endpoint).retry(policy);
    config.project_id("p-1").credentials(Credentials::ak_sk("AK", "SK"))
}

fn client(server: &MockServer) -> Client {
    Client::new(&config(server.uri()).build().unwrap())
}

/// A server that is out of order for the first call.
async fn recovering() -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(503)).up_to_n_times(1).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(201)).mount(&server).await;
    server
}

/// A file of its own for each test, which goes with it.
struct TemporaryFile(std::path::PathBuf);

impl TemporaryFile {
    fn new(content: &[u8]) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let folder = std::env::temp_dir().join(format!(
            "tablature-{}-{}",
            std::process::id(),
            NUMBER.fetch_add(1, Ordering::Relaxed)
        ));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("chart.tgz"), content).unwrap();
        Self(folder)
    }

    fn upload(&self) -> Upload {
        Upload::file(self.0.join("chart.tgz"))
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The parts of a form: name, file name and content.
fn parts(request: &Request) -> Vec<(String, Option<String>, Vec<u8>)> {
    let content_type = request.headers["content-type"].to_str().unwrap();
    let boundary = format!("--{}", content_type.split_once("boundary=").unwrap().1);
    let text: String = request.body.iter().map(|byte| char::from(*byte)).collect();
    let quoted = |head: &str, key: &str| {
        Some(head.split_once(&format!("; {key}=\""))?.1.split_once('"')?.0.to_owned())
    };
    let parts = text.split(&boundary).filter_map(|part| part.strip_prefix("\r\n"));
    parts
        .map(|part| {
            let (head, content) = part.split_once("\r\n\r\n").unwrap();
            let content = content.strip_suffix("\r\n").unwrap().chars().map(|c| c as u8).collect();
            (quoted(head, "name").unwrap(), quoted(head, "filename"), content)
        })
        .collect()
}

#[tokio::test]
async fn a_form_holds_members_and_files_and_is_sent_again() {
    let content: Vec<u8> = (0..=u8::MAX).cycle().take(200_000).collect();
    let (server, file) = (recovering().await, TemporaryFile::new(&content));
    let upload = client(&server).upload_chart(file.upload()).body(Tag::new().key("ü").value("b"));
    upload.send().await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert_eq!(request.headers["content-length"].to_str().unwrap(), request.body.len().to_string());
        assert_eq!(request.headers["x-sdk-content-sha256"].to_str().unwrap(), "UNSIGNED-PAYLOAD");
        let parts = parts(&request);
        let names: Vec<&str> = parts.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, ["key", "value", "content"]);
        assert_eq!(parts[0].2, "ü".as_bytes());
        assert_eq!(parts[2].1.as_deref(), Some("chart.tgz"));
        assert!(parts[2].2 == content);
    }
}

fn pieces(count: u64, pause: Duration) -> impl Stream<Item = io::Result<Bytes>> + Send {
    stream::iter(0..count).then(move |_| async move {
        tokio::time::sleep(pause).await;
        Ok(Bytes::from_static(b"piece "))
    })
}

#[tokio::test]
async fn a_stream_is_sent_once_whatever_the_answer() {
    let server = recovering().await;
    let upload = Upload::stream(None, pieces(3, Duration::ZERO)).file_name("notes.txt");
    let error = client(&server).upload_chart(upload).send().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].headers["transfer-encoding"], "chunked");
    assert_eq!(parts(&requests[0])[0].2, b"piece piece piece ");
}

#[tokio::test]
async fn a_refused_stream_is_not_sent_with_other_credentials() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(401)).expect(1).mount(&server).await;
    let upload = Upload::stream(None, pieces(1, Duration::ZERO));
    let error = client(&server).upload_chart(upload).send().await.unwrap_err();
    assert!(error.is_authentication(), "{error:?}");
}

/// Longer than every limit that the configuration sets, and never silent for long.
#[tokio::test]
async fn an_upload_may_take_its_time() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(201)).mount(&server).await;
    let limit = Duration::from_millis(300);
    let config = config(server.uri()).timeout(limit).attempt_timeout(limit).read_timeout(limit);
    let client = Client::new(&config.build().unwrap());
    let upload = || Upload::stream(8 * 6, pieces(8, Duration::from_millis(60)));
    client.upload_chart(upload()).send().await.unwrap();

    let hurried = client.upload_chart(upload()).with_options(CallOptions::new().timeout(limit));
    let error = hurried.send().await.unwrap_err();
    assert!(matches!(error, Error::Timeout(timeout) if timeout.phase() == Phase::Call), "{error:?}");

    let stalled = Upload::stream(6, pieces(1, Duration::from_secs(30)));
    let error = client.upload_chart(stalled).send().await.unwrap_err();
    assert!(matches!(error, Error::Timeout(timeout) if timeout.phase() == Phase::Read), "{error:?}");
}

#[tokio::test]
async fn what_cannot_be_read_is_said() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(201)).mount(&server).await;
    let client = client(&server);
    let error = client.upload_chart(Upload::file("/nowhere/chart.tgz")).send().await.unwrap_err();
    assert!(matches!(error, Error::Request(_)), "{error:?}");
    assert!(error.to_string().contains("the file /nowhere/chart.tgz cannot be read"), "{error}");

    let broken = stream::iter([Ok(Bytes::from_static(b"a")), Err(io::Error::other("the tape is torn"))]);
    let error = client.upload_chart(Upload::stream(None, broken)).send().await.unwrap_err();
    assert!(matches!(error, Error::Request(_)), "{error:?}");
    assert!(error.to_string().contains("the body cannot be read: the tape is torn"), "{error}");
    assert!(server.received_requests().await.unwrap().is_empty());
}

/// A server that sends this to the first who asks, and goes on as `then` does.
async fn raw_server<F: Future<Output = ()> + Send>(
    answer: Vec<u8>,
    then: impl FnOnce(TcpStream) -> F + Send + 'static,
) -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let config = config(format!("http://{}", listener.local_addr().unwrap()));
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut received = vec![0; 64 * 1024];
        let _ = socket.read(&mut received).await.unwrap();
        let _ = socket.write_all(&answer).await;
        then(socket).await;
    });
    let config = config.read_timeout(Duration::from_millis(200)).max_response_size(1 << 20);
    Client::new(&config.build().unwrap())
}

#[tokio::test]
async fn a_download_comes_piece_by_piece_and_may_be_long() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 8388608\r\nx-request-id: r-1\r\n\r\n".to_vec();
    let client = raw_server([head, vec![7; 8 << 20]].concat(), |_| async {}).await;
    let response = client.download_chart("c").send().await.unwrap();
    assert_eq!((response.request_id(), response.length()), (Some("r-1"), Some(8 << 20)));
    assert!(response.body().is_empty());
    let mut download = response.into_inner();
    let (mut length, mut count) = (0, 0);
    while let Some(chunk) = download.chunk().await.unwrap() {
        length += chunk.len();
        count += 1;
    }
    assert_eq!(length, 8 << 20);
    assert!(count > 1);
}

#[tokio::test]
async fn a_download_that_is_wanted_whole_has_the_limit_of_all_answers() {
    for (length, fits) in [(1 << 20, true), ((1 << 20) + 1, false)] {
        let head = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec();
        let client = raw_server([head, vec![7; length]].concat(), |_| async {}).await;
        let whole = client.download_chart("c").send().await.unwrap().into_inner().bytes().await;
        match whole {
            Ok(bytes) => assert!(fits && bytes.len() == length),
            Err(error) => assert!(!fits && matches!(error, Error::TooLarge(_)), "{error:?}"),
        }
    }
}

#[tokio::test]
async fn a_download_that_breaks_off_is_not_taken_for_whole() {
    let half = || b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf".to_vec();
    let client = raw_server(half(), |_| async {}).await;
    let error = client.download_chart("c").send().await.unwrap().into_inner().bytes().await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");

    let client = raw_server(half(), |socket| async move {
        tokio::time::sleep(Duration::from_secs(30)).await;
        drop(socket);
    });
    let mut download = client.await.download_chart("c").send().await.unwrap().into_inner();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "half");
    let error = download.chunk().await.unwrap_err();
    assert!(matches!(error, Error::Timeout(timeout) if timeout.phase() == Phase::Read), "{error:?}");
}

#[tokio::test]
async fn a_download_that_fails_is_an_error_like_any_other() {
    let server = MockServer::start().await;
    let body = r#"{"error_code": "CCE.0007", "error_msg": "no such chart"}"#;
    Mock::given(any()).respond_with(ResponseTemplate::new(404).set_body_string(body)).mount(&server).await;
    let error = client(&server).download_chart("c").send().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.as_service().unwrap().code(), Some("CCE.0007"));
}
