//! Errors show nothing that was sent in confidence, however an answer repeats it.
#![cfg(feature = "test-util")]
#![allow(clippy::unwrap_used, clippy::format_collect, reason = "helpers of tests")]

mod generated;
mod planted;

use std::error::Error as StdError;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use generated::model::{CreateJobRequest, CreateJobRequestRequired, KafkaParameters};
use planted::{
    ACCESS_KEY, CLOUD, ENDPOINTS, INSTANCE_KEY, LOGIN_TOKEN, PASSWORD, SECRET_KEY, SECURITY_TOKEN, TOKEN,
    Way, Wire, call, service,
};
use serde_json::{Value, json};
use tablature_runtime::testing::Stub;
use tablature_runtime::{Body, Credentials, Error, Secret};

/// Names of headers are for the accessor to show; what they hold is not.
fn values(headers: &http::HeaderMap) -> Vec<&http::HeaderValue> {
    headers.values().collect()
}

/// Everything that an application might log of an error.
fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(deeper) = cause {
        write!(text, " {deeper} {deeper:?}").unwrap();
        cause = deeper.source();
    }
    let service = match error {
        Error::Credentials(credentials) => {
            write!(text, " {credentials} {credentials:?} {:?}", credentials.cause()).unwrap();
            credentials.cause().and_then(Error::as_service)
        }
        error => error.as_service(),
    };
    if let Some(service) = service {
        let headers = values(service.headers());
        write!(text, " {:?} {:?} {:?} {headers:?}", service.code(), service.message(), service.request_id())
            .unwrap();
    }
    text
}

/// What the answers of a service may do to a text.
const FORMS: [fn(&str) -> String; 7] = [
    |text| text.to_owned(),
    |text| serde_json::to_string(text).unwrap(),
    |text| serde_json::to_string(&serde_json::to_string(text).unwrap()).unwrap(),
    |text| text.bytes().map(|byte| format!("%{byte:02x}")).collect(),
    |text| text.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect(),
    |text| text.chars().map(|c| format!("&#{};", u32::from(c))).collect(),
    |text| format!("{}...", text.chars().take(10).collect::<String>()),
];

/// What a call of this way is made with.
fn secrets_of(way: Way) -> &'static [&'static str] {
    match way {
        Way::Login => &[PASSWORD],
        Way::LookUp | Way::Signed => &[SECRET_KEY, SECURITY_TOKEN, ACCESS_KEY],
        Way::Token => &[TOKEN],
        Way::Metadata => &[INSTANCE_KEY, SECURITY_TOKEN, ACCESS_KEY],
    }
}

/// An answer that repeats texts wherever an answer can.
fn repeating(status: u16, texts: &[String], form: fn(&str) -> String) -> http::Response<Body> {
    let said: Vec<String> = texts.iter().map(|text| form(text)).collect();
    let said = format!("refused: {}", said.join(", "));
    let mut answer = http::Response::builder().status(status);
    for text in texts {
        answer = answer.header("X-Request-Id", text).header("X-Echo", format!("you sent {text}"));
        if let Ok(name) = text.parse::<http::HeaderName>() {
            answer = answer.header(name, "1");
        }
    }
    let (code, message) = (said.clone(), said.clone());
    let body = json!({"error": {"code": code, "message": message, "details": [said]}, "request_id": said});
    answer.body(Body::from(body.to_string())).unwrap()
}

/// No more than eight characters of any secret.
fn assert_shows_none(text: &str, secrets: &[String], what: &str) {
    for secret in secrets {
        let beginning: String = secret.chars().take(9).collect();
        assert!(!text.contains(&beginning), "{what}: {secret} in {text}");
    }
    let plain = percent_decoded(text);
    assert!(!plain.contains("planted-"), "{what}: {plain}");
}

fn percent_decoded(text: &str) -> String {
    let mut plain = text.to_owned();
    for c in "abcdefghijklmnopqrstuvwxyz-".chars() {
        let code = u32::from(c);
        for form in [
            format!("%{code:02x}"),
            format!("&#{code};"),
            format!("\\\\u{code:04X}"),
            format!("\\u{code:04X}"),
        ] {
            plain = plain.replace(&form, &c.to_string());
        }
    }
    plain
}

#[tokio::test]
async fn an_error_repeats_nothing_that_was_sent_in_confidence() {
    for (way, asked) in [
        (Way::Login, "tokens"),
        (Way::Login, "jobs"),
        (Way::LookUp, "projects"),
        (Way::LookUp, "jobs"),
        (Way::Signed, "jobs"),
        (Way::Token, "jobs"),
        (Way::Metadata, "jobs"),
    ] {
        for form in FORMS {
            for status in [400, 401, 403, 500] {
                let signatures = Arc::new(Mutex::new(Vec::new()));
                let noted = Arc::clone(&signatures);
                let wire = Wire::answering(move |head| {
                    let mut texts: Vec<String> = if (way, asked) == (Way::Login, "jobs") {
                        vec![LOGIN_TOKEN.to_owned()]
                    } else {
                        vec![]
                    };
                    texts.extend(secrets_of(way).iter().map(|text| (*text).to_owned()));
                    if way == Way::Login && asked == "jobs" {
                        texts.retain(|text| text != PASSWORD);
                    }
                    let signed = head.headers.get("authorization").map(|value| value.to_str().unwrap());
                    let signature = signed.and_then(|value| value.split("Signature=").nth(1));
                    texts.extend(signature.map(str::to_owned));
                    noted.lock().unwrap().extend(signature.map(str::to_owned));
                    head.uri.path().contains(asked).then(|| repeating(status, &texts, form))
                });
                let what = format!("{way:?} {asked} {status}");
                let error =
                    call(&way.config(&wire).build().unwrap(), service(&CLOUD, &ENDPOINTS)).await.unwrap_err();
                let text = shown(&error);
                assert!(text.contains("[redacted]") && text.contains("refused"), "{what}: {text}");
                let secrets: Vec<String> = secrets_of(way).iter().map(|text| (*text).to_owned()).collect();
                assert_shows_none(&text, &secrets, &what);
                assert_shows_none(&text, &signatures.lock().unwrap(), &what);
            }
        }
    }
}

/// An instance gives a token for its keys, and is asked with it.
#[tokio::test]
async fn an_error_of_the_metadata_service_repeats_no_token() {
    let wire = Wire::answering(|head| {
        if head.uri.path().ends_with("/api/token") {
            return Some(http::Response::new(Body::from(TOKEN)));
        }
        let status = if head.headers.contains_key("x-metadata-token") { 400 } else { 401 };
        let texts = if status == 400 { vec![TOKEN.to_owned()] } else { vec!["nothing so far".to_owned()] };
        Some(repeating(status, &texts, str::to_owned))
    });
    let error =
        call(&Way::Metadata.config(&wire).build().unwrap(), service(&CLOUD, &ENDPOINTS)).await.unwrap_err();
    let text = shown(&error);
    assert!(text.contains("refused: [redacted]"), "{text}");
    assert_shows_none(&text, &[TOKEN.to_owned()], "metadata");
}

const MEMBER: &str = "pl\"anted/member\\ wörd &8";

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

/// What the documents call a secret is one wherever a service repeats it, also where it was given in another form.
#[tokio::test]
async fn an_error_repeats_no_member_that_is_secret() {
    let mut other = job(None);
    other.source.as_mut().unwrap().extra_mut().insert("password", json!({"text": [MEMBER]}));
    for body in [job(Some(MEMBER.into())), other] {
        for form in FORMS {
            let stub = Stub::new();
            let said = form(MEMBER);
            stub.on("CreateJob").reply_error(
                400,
                "EG.0001",
                &format!("source.password: {said} is too short"),
            );
            let client = generated::Client::new(&stub.config().build().unwrap());
            let error = client.create_job(body.clone()).send().await.unwrap_err();
            let text = shown(&error);
            assert!(text.contains("[redacted]") && text.contains("is too short"), "{text}");
            assert!(!text.contains("anted") && !text.contains("member"), "{text}");
            let raw = error.as_service().unwrap().body();
            assert!(String::from_utf8_lossy(raw).contains("is too short"), "the body is as it was received");
        }
    }
}

/// Answers that are successes, and yet not to be read; and names that a service makes up.
#[tokio::test]
async fn other_answers_repeat_nothing_either() {
    for body in
        [format!("{TOKEN} is no JSON"), format!("\"{TOKEN}\""), json!({"labels": {TOKEN: [1]}}).to_string()]
    {
        let stub = Stub::new();
        stub.on("CreateJob").reply_by(move |_| {
            let body =
                json!({"source": serde_json::from_str::<Value>(&body).unwrap_or_default()}).to_string();
            let answer = http::Response::builder().header("X-Request-Id", TOKEN).header(TOKEN, TOKEN);
            Ok(answer.body(Body::from(body)).unwrap())
        });
        let config = stub.config().credentials(Credentials::token(TOKEN)).build().unwrap();
        let text = match generated::Client::new(&config).create_job(job(None)).send().await {
            Ok(response) => {
                let oddities: Vec<String> = response.oddities().iter().map(ToString::to_string).collect();
                format!(
                    "{response:?} {oddities:?} {:?} {:?}",
                    values(response.headers()),
                    response.request_id()
                )
            }
            Err(error) => shown(&error),
        };
        assert!(!text.contains("planted-"), "{text}");
    }
    let stub = Stub::new();
    stub.on("CreateJob").reply_by(|_| {
        let answer = http::Response::builder().header(TOKEN, TOKEN).header("X-Request-Id", TOKEN);
        Ok(answer.body(Body::from(TOKEN)).unwrap())
    });
    let config = stub.config().credentials(Credentials::token(TOKEN)).build().unwrap();
    let error = generated::Client::new(&config).create_job(job(None)).send().await.unwrap_err();
    let Error::Decode(decode) = &error else { unreachable!("{error:?}") };
    assert_eq!(decode.body(), TOKEN);
    let text = format!("{} {:?}", shown(&error), values(decode.headers()));
    assert!(!text.contains("planted-"), "{text}");
}
