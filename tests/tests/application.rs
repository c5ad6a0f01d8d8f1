//! What an application writes, and what its tests write, with the crate of the first page.
#![allow(clippy::unwrap_used, reason = "helpers of tests may say what must hold, as tests do")]

use huaweicloud_eg::model::{
    CreateEventRouterJobRequest, CreateEventRouterJobRequestRequired, CreateEventRouterJobResponse,
    EventRouterJobSource, KafkaParameters, KafkaParametersRequired,
};
use huaweicloud_eg::testing::Stub;
use huaweicloud_eg::{Client, Config, Credentials, Error, ViolationKind};
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

fn body() -> CreateEventRouterJobRequest {
    CreateEventRouterJobRequest::new(CreateEventRouterJobRequestRequired {
        cluster_id: "c-1".into(),
        name: "nightly".into(),
        scene_type: "DISASTER_BACKUP".into(),
    })
}

/// An application: makes the job, or says that there is one.
async fn ensure_job(eg: &Client) -> Result<String, Error> {
    match eg.create_event_router_job(body()).send().await {
        Ok(job) => Ok(job.into_inner().job_id.unwrap_or_default()),
        Err(error) if error.is_conflict() => Ok("there".to_owned()),
        Err(error) => Err(error),
    }
}

#[tokio::test]
async fn an_application_is_tested_with_a_stub() {
    let stub = Stub::new();
    stub.on("CreateEventRouterJob")
        .reply(CreateEventRouterJobResponse::new().job_id("j-1"))
        .reply_error(409, "EG.0009", "the job exists")
        .reply_status(500, "no JSON that anybody knows");
    let eg = Client::new(&stub.config().build().unwrap());
    assert_eq!(ensure_job(&eg).await.unwrap(), "j-1");
    assert_eq!(ensure_job(&eg).await.unwrap(), "there");
    assert_eq!(ensure_job(&eg).await.unwrap_err().status().map(|status| status.as_u16()), Some(500));

    let calls = stub.calls_of("CreateEventRouterJob");
    assert_eq!(calls.len(), 3);
    assert_eq!(calls[0].path(), "/v1/test-project/eventrouter/jobs");
    assert_eq!(calls[0].body::<CreateEventRouterJobRequest>().unwrap(), body());
}

#[test]
fn a_program_without_async_waits_for_its_answers() {
    let server = tokio::runtime::Runtime::new().unwrap();
    let mock = server.block_on(async {
        let mock = MockServer::start().await;
        let answer = ResponseTemplate::new(200).set_body_json(serde_json::json!({ "job_id": "j-2" }));
        Mock::given(method("POST")).respond_with(answer).mount(&mock).await;
        mock
    });
    let config = Config::builder().project_id("p").credentials(Credentials::token("t")).endpoint(mock.uri());
    let eg = Client::new(&config.build().unwrap());
    for _ in 0..2 {
        let job = eg.create_event_router_job(body()).send_blocking().unwrap();
        assert_eq!(job.job_id.as_deref(), Some("j-2"));
    }
    let error = server.block_on(async { eg.create_event_router_job(body()).send_blocking().unwrap_err() });
    assert!(matches!(error, Error::Configuration(_)), "{error}");
}

#[test]
fn a_request_can_be_checked_before_it_is_sent() {
    assert_eq!(body().validate(), Ok(()));
    let kafka = KafkaParameters::new(KafkaParametersRequired {
        config_type: "CLOUD".into(),
        region: "r".into(),
        project_id: "p".into(),
        cluster_alias: "a".into(),
    });
    let request = body()
        .name("no spaces, please")
        .description("x".repeat(257))
        .source_config(EventRouterJobSource::new().source_kafka(kafka.password("hush")));
    let violations = request.validate().unwrap_err();
    let found: Vec<_> = violations.iter().map(|it| (it.pointer(), it.kind())).collect();
    assert_eq!(
        found,
        [
            ("/name", ViolationKind::Characters),
            ("/description", ViolationKind::Length),
            ("/source_config/source_kafka/instance_id", ViolationKind::Condition),
        ]
    );
    assert!(!violations.to_string().contains("hush") && !violations.to_string().contains("please"));

    // What the documents list is not all that there may be.
    assert_eq!(body().scene_type("SOMETHING_NEW").validate(), Ok(()));
}

#[tokio::test]
async fn sending_checks_nothing() {
    let stub = Stub::new();
    stub.on("CreateEventRouterJob").reply_empty(200);
    let eg = Client::new(&stub.config().build().unwrap());
    let request = eg.create_event_router_job(body().name("no spaces, please"));
    assert!(request.validate().is_err());
    assert!(request.send().await.is_ok());
}
