//! Makes the calls that are told to it: a URL as argument, on each line of the input a service, an operation and a body, on each
//! line of the output what came of it.

use std::io::BufRead as _;

use serde_json::{Value, json};
use tablature_runtime::codegen::{Config, Credentials, Error, Response, RetryPolicy};

#[allow(deprecated, reason = "operations that the documents advise against are called as well")]
mod calls;

/// Where Prism says what it has against a request or an answer.
const VIOLATIONS: &str = "sl-violations";

/// What came of a call; an error where the body cannot be read as its type.
type Outcome = Result<Value, serde_json::Error>;

fn told<T, H>(result: Result<Response<T, H>, Error>) -> Value {
    match result {
        Ok(response) => {
            let oddities: Vec<_> = response.oddities().iter().map(ToString::to_string).collect();
            json!({
                "status": response.status().as_u16(),
                "oddities": oddities,
                "violations": violations(response.headers().get(VIOLATIONS).map(|it| it.as_bytes())),
            })
        }
        Err(Error::Service(error)) => json!({
            "status": error.status().as_u16(),
            "violations": violations(error.headers().get(VIOLATIONS).map(|it| it.as_bytes())),
            "body": String::from_utf8_lossy(error.body()),
            "error": "refused",
        }),
        Err(error) => json!({"error": sources(&error)}),
    }
}

fn violations(header: Option<&[u8]>) -> Value {
    header.and_then(|text| serde_json::from_slice(text).ok()).unwrap_or(json!([]))
}

fn sources(mut error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    while let Some(source) = error.source() {
        text = format!("{text}: {source}");
        error = source;
    }
    text
}

async fn run(url: &str, project: &str) -> Result<(), Box<dyn std::error::Error>> {
    let config = Config::builder().endpoint(url).project_id(project).region("r").retry(RetryPolicy::off());
    let config = config.domain_id(project).credentials(Credentials::token("t")).build()?;
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = |name: &str| line[name].as_str().unwrap_or_default();
        let outcome = calls::call(&config, text("service"), text("operation"), text("body")).await;
        println!(
            "{}",
            outcome.unwrap_or_else(|error| json!({"error": format!("no body of its type: {error}")}))
        );
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(run(&arguments[1], &arguments[2]))
}
