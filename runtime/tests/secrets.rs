//! Nothing secret shows in what is made of it: configurations, credentials, requests, answers.
#![cfg(feature = "test-util")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;
mod planted;

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use generated::model::{CreateJobRequest, CreateJobRequestRequired, CreateJobResponse, KafkaParameters};
use planted::{
    ACCESS_KEY, CLOUD, ENDPOINTS, PASSWORD, SECRET_KEY, SECRETS, SECURITY_TOKEN, TOKEN, WAYS, Way, Wire,
    call, service,
};
use serde_json::json;
use tablature_runtime::codegen::{
    self, Call, Extras, Member, Method, ObjectReader, ObjectWriter, Operation, ServiceClient,
};
use tablature_runtime::sign::{Payload, RequestToSign};
use tablature_runtime::testing::Stub;
use tablature_runtime::{
    Answer, AttemptInfo, Body, Config, Credentials, Error, Extra, Given, Identity, Interceptor,
    PasswordLogin, RetryPolicy, Secret, TokenScope, Upload,
};

fn job(password: Option<Secret>) -> CreateJobRequest {
    let mut source = KafkaParameters::new();
    source.password = password;
    CreateJobRequest::new(CreateJobRequestRequired {
        cluster_id: "fac5".into(),
        name: "job".into(),
        scene_type: "MOVE".into(),
    })
    .source(source)
}

static JOB: Operation = Operation::new("Job", Method::Post, "/v1/{id}");

/// Shows what an interceptor sees.
#[derive(Clone, Debug, Default)]
struct Shows(Arc<Mutex<String>>);

impl Shows {
    fn show(&self, shown: impl Debug) {
        write!(*self.0.lock().unwrap(), "{shown:?} {shown:#?} ").unwrap();
    }
}

impl Interceptor for Shows {
    fn before_signing(&self, info: &AttemptInfo, request: &mut http::Request<Body>) -> Result<(), Error> {
        self.show((info, request));
        Ok(())
    }

    fn before_sending(&self, _: &AttemptInfo, request: &http::Request<Body>) -> Result<(), Error> {
        self.show(request);
        Ok(())
    }

    fn after_response(&self, _: &AttemptInfo, outcome: Result<Answer<'_>, &Error>) {
        self.show(outcome.map(|answer| (answer, answer.headers)));
    }
}

#[tokio::test]
async fn nothing_that_holds_secrets_shows_them() {
    let shows = Shows::default();
    for way in WAYS {
        let wire = Wire::new();
        let builder = way.config(&wire).interceptor(shows.clone());
        shows.show((&builder, way.credentials()));
        let config = builder.build().unwrap();
        let response = call(&config, service(&CLOUD, &ENDPOINTS)).await.unwrap();
        // By now it holds what was logged in for.
        shows.show((&config, &response, response.headers()));
        shows.show(ServiceClient::new(&config, service(&CLOUD, &ENDPOINTS)));
    }
    // `builder` of an application that has not been checked so far.
    let endpoint = format!("https://user:{PASSWORD}@example.com?token={TOKEN}#{TOKEN}");
    shows.show(Config::builder().endpoint(&endpoint).service_endpoint("eg", &endpoint).region(&endpoint));
    let identity = Identity::ak_sk(ACCESS_KEY, SECRET_KEY).with_security_token(SECURITY_TOKEN);
    shows.show((identity, Identity::token(TOKEN), Credentials::first_of(WAYS.map(Way::credentials))));
    let (domain, user) = ("account".into(), "alice".into());
    shows.show(PasswordLogin { domain, user, password: PASSWORD.into(), scope: TokenScope::Domain });
    shows.show((
        Secret::new(PASSWORD),
        Given::Value(Secret::new(PASSWORD)),
        Body::from(PASSWORD),
        Upload::from(TOKEN),
    ));

    let request = RequestToSign {
        method: "POST",
        path: "/",
        query: "token=planted-token-2",
        headers: &[("x-auth-token", TOKEN)],
        payload: Payload::Bytes(PASSWORD.as_bytes()),
    };
    shows.show(request);
    let mut extras = Extras::new();
    extras.query("a", TOKEN);
    extras.header("b", TOKEN);
    extras.member("c", TOKEN);
    shows.show(&extras);
    let config = Way::Token.config(&Wire::new()).build().unwrap();
    let client = ServiceClient::new(&config, service(&CLOUD, &ENDPOINTS));
    let mut call = Call::new(&client, &JOB);
    call.path("id", &Secret::new(TOKEN));
    call.header("x", Some(&Secret::new(TOKEN)));
    call.query("x", Some(TOKEN));
    call.json(&job(Some(PASSWORD.into())));
    call.extras(extras);
    shows.show((&call, job(Some(PASSWORD.into()))));
    shows.show(generated::Client::new(&config).create_job(job(Some(PASSWORD.into()))));

    let text = shows.0.lock().unwrap();
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(!text.contains("planted-"), "{text}");
}

/// Whatever comes in the place of a secret is one.
#[test]
fn a_secret_in_another_form_does_not_show() {
    for value in [
        json!(PASSWORD),
        json!(8_086_711),
        json!({PASSWORD: PASSWORD}),
        json!([PASSWORD]),
        json!([[8_086_711]]),
    ] {
        let whole = json!({"job_id": "j", "source": {"password": value, "tags": [{"value": {"a": PASSWORD}}, 8_086_711]}});
        let mut decoder = codegen::Decoder::new();
        let response = CreateJobResponse::decode(&whole, &mut decoder).unwrap();
        let mut shown = format!("{response:?} {decoder:?} ");
        write!(shown, "{:?}", decoder.into_oddities()).unwrap();
        let mut decoder = codegen::Decoder::new();
        write!(shown, "{:?}", ObjectReader::new(&whole["source"], &[], &mut decoder)).unwrap();
        let mut extra = Extra::new();
        extra.insert("password", value.clone());
        let mut writer = ObjectWriter::new(&extra);
        writer.member("password", response.source.as_ref());
        write!(shown, "{writer:?}").unwrap();
        write!(shown, "{extra:?}").unwrap();
        assert!(!shown.contains("planted-") && !shown.contains("8086711"), "{shown}");
        let mut sent = whole;
        if value.is_number() {
            sent["source"]["password"] = json!("8086711");
        }
        assert_eq!(response.encode(), sent, "nothing is lost");
    }
}

#[tokio::test]
async fn a_stub_shows_no_secret() {
    let stub = Stub::new();
    stub.on("CreateJob").reply(json!({}));
    let config =
        stub.config().credentials(Credentials::token(TOKEN)).retry(RetryPolicy::off()).build().unwrap();
    generated::Client::new(&config).create_job(job(Some(PASSWORD.into()))).send().await.unwrap();
    let call = &stub.calls()[0];
    let text = format!("{stub:?} {call:?} {:?} {:?}", call.headers(), stub.on("CreateJob"));
    assert!(!text.contains("planted-"), "{text}");
}
