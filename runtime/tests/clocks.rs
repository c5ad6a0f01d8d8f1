//! A clock that is given, and one that is wrong.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;
mod identity;

use std::time::{Duration, SystemTime};

use generated::Credentials;
use identity::{JOBS, config, count, delete, requests};
use serde_json::json;
use tablature_runtime::codegen::{Call, Cloud, Method, Operation, Service, ServiceClient};
use time::format_description::parse_borrowed;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// On a platform that has none, or against a service whose time is another on purpose.
#[tokio::test]
async fn a_clock_can_be_given() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    let config = config(&server, Credentials::ak_sk("AK", "SK")).project_id("p-1");
    let config = config.clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)).build().unwrap();
    delete(&config).await.unwrap();
    assert_eq!(requests(&server, JOBS).await[0].headers["x-sdk-date"], "19941106T084937Z");
}

/// What a computer sees of a service whose clock is so many seconds ahead: it refuses what was not signed by its time.
struct Ahead(i64);

impl Respond for Ahead {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let now = i64::try_from(SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs()).unwrap() + self.0;
        let theirs = time::OffsetDateTime::from_unix_timestamp(now).unwrap();
        let signed = request.headers["X-Sdk-Date"].to_str().unwrap();
        let form = parse_borrowed::<2>("[year][month][day]T[hour][minute][second]Z").unwrap();
        let signed = time::PrimitiveDateTime::parse(signed, &form).unwrap().assume_utc();
        let form = parse_borrowed::<2>(
            "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT",
        )
        .unwrap();
        let good = (theirs - signed).abs() < time::Duration::minutes(15);
        ResponseTemplate::new(if good { 200 } else { 401 })
            .insert_header("Date", theirs.format(&form).unwrap().as_str())
            .set_body_json(json!({}))
    }
}

#[tokio::test]
async fn a_wrong_clock_is_learnt_once() {
    for off in [86_400, -86_400, 3_600] {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(Ahead(off)).mount(&server).await;
        let config = config(&server, Credentials::ak_sk("AK", "SK")).project_id("p-1").build().unwrap();
        delete(&config).await.unwrap();
        assert_eq!(count(&server, JOBS).await, 2, "refused once, and signed anew");
        delete(&config).await.unwrap();
        assert_eq!(count(&server, JOBS).await, 3, "known from then on");
    }
}

/// One of two services has the wrong time, and the other is none the worse for it.
#[tokio::test]
async fn what_one_service_says_of_the_time_is_not_believed_of_another() {
    static CLOUD: Cloud = Cloud::new("cloud");
    static AHEAD: Service = Service::new("ahead", &CLOUD, "cloud-ahead", "1.0.0");
    static DELETE: Operation = Operation::new("DeleteJob", Method::Delete, JOBS);
    let (ahead, right) = (MockServer::start().await, MockServer::start().await);
    Mock::given(any()).respond_with(Ahead(86_400)).mount(&ahead).await;
    Mock::given(any()).respond_with(Ahead(0)).mount(&right).await;
    let shared = config(&right, Credentials::ak_sk("AK", "SK")).project_id("p-1");
    let shared = shared.service_endpoint("ahead", ahead.uri()).build().unwrap();
    let client = ServiceClient::new(&shared, &AHEAD);
    for _ in 0..3 {
        Call::new(&client, &DELETE).send::<(), ()>().await.unwrap();
        delete(&shared).await.unwrap();
    }
    assert_eq!((count(&ahead, JOBS).await, count(&right, JOBS).await), (4, 3));
}

/// Each answer of this service has another time.
#[tokio::test]
async fn a_wrong_clock_is_no_excuse_for_a_third_attempt() {
    let server = MockServer::start().await;
    for year in [1994, 1995, 1996, 1997] {
        let date = format!("Sun, 06 Nov {year} 08:49:37 GMT");
        let refusal = ResponseTemplate::new(401).insert_header("Date", date.as_str());
        Mock::given(any()).respond_with(refusal).up_to_n_times(1).mount(&server).await;
    }
    let config = config(&server, Credentials::ak_sk("AK", "SK")).project_id("p-1").build().unwrap();
    assert!(delete(&config).await.unwrap_err().is_authentication());
    assert_eq!(count(&server, JOBS).await, 2);
}
