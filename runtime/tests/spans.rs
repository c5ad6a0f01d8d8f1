//! Spans of calls and attempts. Alone in its process: what spans are worth collecting is known to all threads of one.
#![cfg(all(feature = "tracing", feature = "test-util"))]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;
mod log;

use tablature_runtime::RetryPolicy;
use tablature_runtime::testing::Stub;
use tracing_subscriber::fmt::format::FmtSpan;

use generated::{Client, Credentials};
use log::Log;

#[tokio::test(start_paused = true)]
async fn say_how_a_call_went_and_no_secrets() {
    let (log, _guard) = Log::collect(FmtSpan::CLOSE);

    let stub = Stub::new();
    stub.on("DeleteJob").reply_error(503, "EG.1", "busy with secret-job").reply_empty(204);
    let keys = Credentials::ak_sk("AK", "secret-key").with_security_token("secret-token");
    let config = stub.config().credentials(keys).retry(RetryPolicy::new()).build().unwrap();
    Client::new(&config).delete_job("secret-job").send().await.unwrap();

    let text = log.text();
    let attempts: Vec<&str> = text.lines().filter(|line| line.contains(":attempt{")).collect();
    assert!(attempts[0].contains("number=1") && attempts[0].contains("status=503"), "{text}");
    assert!(attempts[1].contains("number=2") && attempts[1].contains("status=204"), "{text}");
    let call = text.lines().find(|line| !line.contains("attempt{")).unwrap();
    for part in
        ["operation=\"DeleteJob\"", "method=DELETE", "path=\"/v1/{project_id}/jobs/{job_id}\"", "status=204"]
    {
        assert!(call.contains(part), "{part} is not in {call}");
    }
    assert!(!text.contains("secret"), "{text}");
}
