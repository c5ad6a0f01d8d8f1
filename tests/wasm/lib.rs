//! Calls on a platform without clock, sockets and timers: the application brings the first two.

use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use huaweicloud_eg::model::{CreateEventRouterJobRequest, CreateEventRouterJobRequestRequired};
use huaweicloud_eg::{Body, Client, Config, ConfigBuilder, Credentials, RetryPolicy};
use tablature_runtime::{Transport, TransportFuture};

unsafe extern "C" {
    fn say(text: *const u8, length: usize);
    /// Milliseconds since 1970.
    fn now() -> f64;
}

/// Answers with what it was asked, where it was signed.
#[derive(Debug)]
struct Echo;

impl Transport for Echo {
    fn send(&self, request: http::Request<Body>) -> TransportFuture<'_> {
        let date = request.headers().get("x-sdk-date").and_then(|date| date.to_str().ok()).unwrap_or("unsigned");
        let body = format!(r#"{{"job_id": "{} {date}"}}"#, request.uri().path());
        Box::pin(async { Ok(http::Response::new(Body::from(body))) })
    }
}

fn time() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs_f64(unsafe { now() } / 1000.0)
}

fn outcome(config: ConfigBuilder) -> String {
    let config = match config.endpoint("https://eg.example.com").project_id("p").transport(Echo).build() {
        Ok(config) => config,
        Err(error) => return format!("no configuration: {error}"),
    };
    let body = CreateEventRouterJobRequest::new(CreateEventRouterJobRequestRequired {
        cluster_id: "c".into(),
        name: "n".into(),
        scene_type: "DISASTER_BACKUP".into(),
    });
    let mut call = Box::pin(Client::new(&config).create_event_router_job(body).send());
    match call.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(job)) => job.job_id.clone().unwrap_or_default(),
        Poll::Ready(Err(error)) => format!("failed: {error}"),
        Poll::Pending => "pending".to_owned(),
    }
}

/// Each outcome on a line of its own.
#[unsafe(no_mangle)]
pub extern "C" fn run() {
    let keys = || Config::builder().credentials(Credentials::ak_sk("AK", "SK"));
    let nobody = || Config::builder().credentials(Credentials::anonymous());
    for config in [
        nobody().timeout(None).clock(time),
        keys().timeout(None).clock(time),
        keys().timeout(None).retry(RetryPolicy::off()).clock(time),
        keys().clock(time),
        keys().timeout(None),
    ] {
        let text = outcome(config);
        unsafe { say(text.as_ptr(), text.len()) };
    }
}
