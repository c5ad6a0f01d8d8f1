//! Retries, time limits and the limit on size: against a transport that follows a script under tokio's paused clock,
//! and against sockets where what counts is on the wire.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use generated::model::{CreateJobRequest, CreateJobRequestRequired};
use generated::{Client, Config, Credentials, Error};
use tablature_runtime::codegen::CallOptions;
use tablature_runtime::{
    Answer, AttemptInfo, Body, ConfigBuilder, Interceptor, Phase, RequestError, RetryPolicy, TimeoutError,
    Transport, TransportError, TransportFuture,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::Instant;

/// What happens to one attempt.
#[derive(Clone, Copy, Debug)]
enum Step {
    Answer(u16),
    /// An answer with `Retry-After`.
    Later(u16, &'static str),
    Refused,
    Reset,
    ConnectTimeout,
    Silence,
}

/// Follows the steps, then repeats the last one. Clones share what they have seen.
#[derive(Clone, Debug)]
struct Script {
    steps: Arc<Mutex<VecDeque<Step>>>,
    seen: Arc<Mutex<Vec<(Instant, http::HeaderMap)>>>,
}

impl Script {
    fn new(steps: &[Step]) -> Self {
        Self { steps: Arc::new(Mutex::new(steps.iter().copied().collect())), seen: Arc::default() }
    }

    fn attempts(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// The waits between the attempts.
    fn waits(&self) -> Vec<Duration> {
        self.seen.lock().unwrap().windows(2).map(|pair| pair[1].0 - pair[0].0).collect()
    }
}

impl Transport for Script {
    fn send(&self, request: http::Request<Body>) -> TransportFuture<'_> {
        self.seen.lock().unwrap().push((Instant::now(), request.headers().clone()));
        let mut steps = self.steps.lock().unwrap();
        let step = if steps.len() > 1 { steps.pop_front() } else { steps.front().copied() };
        Box::pin(async move {
            let answer = http::Response::builder();
            match step.unwrap() {
                Step::Answer(status) => Ok(answer.status(status).body(Body::from("{}")).unwrap()),
                Step::Later(status, after) => {
                    Ok(answer.status(status).header("Retry-After", after).body(Body::empty()).unwrap())
                }
                Step::Refused => Err(TransportError::connect("refused").into()),
                Step::Reset => Err(TransportError::broken("reset").into()),
                Step::ConnectTimeout => Err(TimeoutError::new(Phase::Connect, None).into()),
                Step::Silence => std::future::pending().await,
            }
        })
    }
}

fn config() -> ConfigBuilder {
    let config = Config::builder().endpoint("http://localhost").project_id("p-1");
    config.credentials(Credentials::ak_sk("AK", "SK"))
}

fn client(script: &Script) -> Client {
    Client::new(&config().transport(script.clone()).build().unwrap())
}

fn job() -> CreateJobRequest {
    CreateJobRequest::new(CreateJobRequestRequired {
        cluster_id: "fac5".into(),
        name: "job".into(),
        scene_type: "DISASTER_BACKUP".into(),
    })
}

/// The attempts of a `GET` and of a `POST` under one script.
async fn attempts(steps: &[Step]) -> (usize, usize) {
    let (get, post) = (Script::new(steps), Script::new(steps));
    let _ = client(&get).download_job("j").send().await;
    let _ = client(&post).create_job(job()).send().await;
    (get.attempts(), post.attempts())
}

#[tokio::test(start_paused = true)]
async fn repeats_what_is_safe_and_nothing_else() {
    for status in [500, 502, 503, 504] {
        assert_eq!(attempts(&[Step::Answer(status)]).await, (3, 1), "{status}");
    }
    for step in [Step::Answer(429), Step::Later(503, "1"), Step::Refused, Step::ConnectTimeout] {
        assert_eq!(attempts(&[step]).await, (3, 3), "{step:?}");
    }
    assert_eq!(attempts(&[Step::Reset]).await, (3, 1));
    for status in [400, 401, 403, 404, 409] {
        assert_eq!(attempts(&[Step::Later(status, "1")]).await, (1, 1), "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn succeeds_once_the_cause_has_passed() {
    let script = Script::new(&[Step::Refused, Step::Answer(502), Step::Answer(200)]);
    client(&script).download_job("j").send().await.unwrap();
    assert_eq!(script.attempts(), 3);
    for (wait, longest) in script.waits().into_iter().zip([1, 2]) {
        assert!(wait <= Duration::from_secs(longest) + Duration::from_millis(2), "{wait:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn comes_back_when_the_service_says_but_not_after_ages() {
    for (after, seconds) in [("7", 7), ("86400", 20)] {
        let script = Script::new(&[Step::Later(429, after), Step::Answer(200)]);
        client(&script).create_job(job()).send().await.unwrap();
        let (wait, asked) = (script.waits()[0], Duration::from_secs(seconds));
        assert!(wait >= asked && wait <= asked + Duration::from_millis(1_002), "{wait:?}");
    }
}

/// `Retry-After` of a second on the real clock, so that the time stamps of two signatures must differ.
#[tokio::test]
async fn every_attempt_is_signed_anew() {
    let script = Script::new(&[Step::Later(429, "1"), Step::Answer(200)]);
    client(&script).create_job(job()).send().await.unwrap();
    let seen = script.seen.lock().unwrap();
    for name in ["x-sdk-date", "authorization"] {
        assert_ne!(seen[0].1[name], seen[1].1[name]);
        assert!(seen.iter().all(|(_, headers)| headers.get_all(name).iter().count() == 1));
    }
}

#[tokio::test(start_paused = true)]
async fn can_be_turned_off_for_all_calls_or_one() {
    let script = Script::new(&[Step::Answer(429)]);
    let off = config().transport(script.clone()).retry(RetryPolicy::off()).build().unwrap();
    Client::new(&off).create_job(job()).send().await.unwrap_err();
    assert_eq!(script.attempts(), 1);
    let options = CallOptions::new().retry(RetryPolicy::off());
    client(&script).create_job(job()).with_options(options).send().await.unwrap_err();
    assert_eq!(script.attempts(), 2);
    let options = CallOptions::new().retry(RetryPolicy::new().max_attempts(5));
    Client::new(&off).create_job(job()).with_options(options).send().await.unwrap_err();
    assert_eq!(script.attempts(), 7);
}

/// 1,000 calls into an outage are 1,000 attempts and 100 repetitions, not 3,000 attempts.
#[tokio::test(start_paused = true)]
async fn an_outage_is_not_multiplied() {
    let script = Script::new(&[Step::Answer(503)]);
    let config = config().transport(script.clone()).build().unwrap();
    for _ in 0..1_000 {
        Client::new(&config).download_job("j").send().await.unwrap_err();
    }
    assert_eq!(script.attempts(), 1_100);
    // The service recovers: five successes pay for a repetition.
    *script.steps.lock().unwrap() = [Step::Answer(200); 5].into_iter().chain([Step::Answer(503)]).collect();
    for _ in 0..5 {
        Client::new(&config).download_job("j").send().await.unwrap();
    }
    Client::new(&config).download_job("j").send().await.unwrap_err();
    assert_eq!(script.attempts(), 1_100 + 5 + 2);
}

/// Calls that are dropped while they wait give their tokens back, so that they can be made without end.
#[tokio::test(start_paused = true)]
async fn a_cancelled_wait_costs_nothing() {
    let script = Script::new(&[Step::Later(429, "10")]);
    let eg = client(&script);
    for _ in 0..300 {
        let call = tokio::time::timeout(Duration::from_secs(5), eg.create_job(job()).send());
        assert!(call.await.is_err());
    }
    assert_eq!(script.attempts(), 300);
    eg.create_job(job()).send().await.unwrap_err();
    assert_eq!(script.attempts(), 303);
}

fn phase(error: &Error) -> Option<(Phase, Option<Duration>)> {
    match error {
        Error::Timeout(timeout) => Some((timeout.phase(), timeout.limit())),
        _ => None,
    }
}

#[tokio::test(start_paused = true)]
async fn limits_say_which_they_are() {
    let (attempt, call) = (Duration::from_secs(3), Duration::from_secs(5));
    let script = Script::new(&[Step::Silence]);
    let config = config().transport(script.clone()).attempt_timeout(attempt).timeout(call).build().unwrap();
    let error = Client::new(&config).create_job(job()).send().await.unwrap_err();
    assert_eq!(phase(&error), Some((Phase::Attempt, Some(attempt))));
    assert_eq!(error.to_string(), "the attempt took too long (limit 3s)");
    assert_eq!(script.attempts(), 1, "the service may have seen the body of a POST");
    let error = Client::new(&config).download_job("j").send().await.unwrap_err();
    assert_eq!(phase(&error), Some((Phase::Call, Some(call))));
    assert_eq!(script.attempts(), 3);
}

#[tokio::test(start_paused = true)]
async fn limits_of_a_call_win() {
    let script = Script::new(&[Step::Silence]);
    let options = CallOptions::new().timeout(Duration::from_secs(1));
    let error = client(&script).create_job(job()).with_options(options).send().await.unwrap_err();
    assert_eq!(phase(&error), Some((Phase::Call, Some(Duration::from_secs(1)))));
    let options = CallOptions::new().timeout(None).attempt_timeout(Duration::from_hours(1));
    let error = client(&script).create_job(job()).with_options(options).send().await.unwrap_err();
    assert_eq!(phase(&error), Some((Phase::Attempt, Some(Duration::from_hours(1)))));
}

/// What the service said is worth more than "the call took too long".
#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_limit_is_not_begun() {
    let script = Script::new(&[Step::Later(429, "15")]);
    let options = CallOptions::new().timeout(Duration::from_secs(10));
    let begun = Instant::now();
    let error = client(&script).create_job(job()).with_options(options).send().await.unwrap_err();
    assert!(error.is_throttled() && begun.elapsed() < Duration::from_secs(1), "{error}");
    assert_eq!(script.attempts(), 1);
}

/// A server that gives each connection the next answer, and then hangs up; returns how many there were.
async fn raw_server(answers: Vec<Vec<u8>>) -> (String, tokio::task::JoinHandle<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let task = tokio::spawn(async move {
        let count = answers.len();
        for answer in answers {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut received = vec![0; 64 * 1024];
            let _ = socket.read(&mut received).await.unwrap();
            // The client may hang up first.
            let _ = socket.write_all(&answer).await;
        }
        count
    });
    (endpoint, task)
}

#[tokio::test]
async fn a_connection_reset_in_the_middle_of_a_body_is_repeated_for_get() {
    let whole = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfour".to_vec();
    let (endpoint, task) = raw_server(vec![whole[..whole.len() - 2].to_vec(), whole]).await;
    let policy = RetryPolicy::new().base_delay(Duration::ZERO);
    let eg = Client::new(&config().endpoint(endpoint).retry(policy).build().unwrap());
    assert_eq!(&eg.download_job("j").send().await.unwrap()[..], b"four");
    assert_eq!(task.await.unwrap(), 2);
}

#[tokio::test]
async fn an_answer_is_cut_at_the_limit() {
    let announced = b"HTTP/1.1 200 OK\r\ncontent-length: 1099511627776\r\n\r\n".to_vec();
    let endless = [&b"HTTP/1.1 200 OK\r\n\r\n"[..], &vec![b'x'; 8 << 20]].concat();
    for answer in [announced, endless] {
        let (endpoint, _task) = raw_server(vec![answer]).await;
        let config = config().endpoint(endpoint).max_response_size(1 << 20).build().unwrap();
        let error = Client::new(&config).download_job("j").send().await.unwrap_err();
        assert_eq!(error.to_string(), "the answer is longer than the limit of 1048576 bytes");
        assert!(matches!(error, Error::TooLarge(large) if large.limit() == 1 << 20));
    }
}

#[tokio::test]
async fn an_answer_of_just_the_limit_is_read() {
    let answer = b"HTTP/1.1 200 OK\r\n\r\nfour".to_vec();
    let (endpoint, _task) = raw_server(vec![answer]).await;
    let config = config().endpoint(endpoint).max_response_size(4).build().unwrap();
    assert_eq!(&Client::new(&config).download_job("j").send().await.unwrap()[..], b"four");
}

/// The limit holds for transports that know nothing of it.
#[tokio::test]
async fn a_transport_of_ones_own_has_the_limit_too() {
    let config = config().transport(Script::new(&[Step::Answer(200)])).max_response_size(1).build().unwrap();
    let error = Client::new(&config).download_job("j").send().await.unwrap_err();
    assert!(matches!(error, Error::TooLarge(_)), "{error:?}");
}

/// Writes down what it sees, marks requests, and refuses a call that is marked for it.
#[derive(Clone, Debug)]
struct Observer(&'static str, Arc<Mutex<Vec<String>>>);

impl Observer {
    fn note(&self, text: &str) {
        self.1.lock().unwrap().push(format!("{} {text}", self.0));
    }
}

impl Interceptor for Observer {
    fn before_signing(&self, info: &AttemptInfo, request: &mut http::Request<Body>) -> Result<(), Error> {
        assert!(!request.headers().contains_key("authorization"));
        if request.headers().contains_key("x-forbidden") {
            return Err(RequestError::new("not today").into());
        }
        request.headers_mut().insert("x-mark", http::HeaderValue::from_static("1"));
        self.note(&format!("signs {} {} {}", info.operation, info.path, info.number));
        Ok(())
    }

    fn before_sending(&self, _: &AttemptInfo, request: &http::Request<Body>) -> Result<(), Error> {
        let signed = request.headers()["authorization"].to_str().unwrap().contains("x-mark");
        self.note(if signed { "sends what is signed" } else { "sends" });
        Ok(())
    }

    fn after_response(&self, info: &AttemptInfo, outcome: Result<Answer<'_>, &Error>) {
        let outcome = outcome.map(|answer| answer.status.as_u16()).map_err(ToString::to_string);
        self.note(&format!("received {outcome:?} {}", info.number));
    }
}

#[tokio::test(start_paused = true)]
async fn interceptors_see_every_attempt_in_order() {
    let script = Script::new(&[Step::Refused, Step::Answer(200)]);
    let notes = Arc::default();
    let (outer, inner) = (Observer("outer", Arc::clone(&notes)), Observer("inner", Arc::clone(&notes)));
    let config = config().transport(script.clone()).interceptor(outer).interceptor(inner).build().unwrap();
    let eg = Client::new(&config);
    eg.create_job(job()).send().await.unwrap();
    let refused = r#"received Err("no connection to the service: refused") 1"#;
    let mut expected = Vec::new();
    for (number, outcome) in [(1, refused), (2, "received Ok(200) 2")] {
        let signs = format!("signs CreateJob /v1/{{project_id}}/eventrouter/jobs {number}");
        let sends = "sends what is signed";
        for (name, does) in [
            ("outer", signs.as_str()),
            ("inner", &signs),
            ("outer", sends),
            ("inner", sends),
            ("inner", outcome),
            ("outer", outcome),
        ] {
            expected.push(format!("{name} {does}"));
        }
    }
    assert_eq!(*notes.lock().unwrap(), expected);
    let error = eg.create_job(job()).extra_header("x-forbidden", "").send().await.unwrap_err();
    assert_eq!(error.to_string(), "invalid request: not today");
    assert_eq!(script.attempts(), 2);
}
