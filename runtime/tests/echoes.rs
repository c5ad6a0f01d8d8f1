//! Spans of calls whose answers repeat what was sent. Alone in its process, as `spans.rs` is.
#![cfg(feature = "tracing")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod log;
mod planted;

use log::Log;
use planted::{CLOUD, ENDPOINTS, SECRETS, WAYS, Wire, call, service};
use tablature_runtime::Body;
use tracing_subscriber::fmt::format::FmtSpan;

#[tokio::test]
async fn are_not_in_spans() {
    let (log, _guard) = Log::collect(FmtSpan::FULL);

    for way in WAYS {
        for status in [200, 401, 500] {
            let wire = Wire::answering(move |head| {
                let authorization = head.headers.get("authorization").or(head.headers.get("x-auth-token"))?;
                let repeated = authorization.to_str().unwrap();
                let answer = http::Response::builder().status(status).header("X-Request-Id", repeated);
                let body = format!(r#"{{"error_code":"{repeated}","error_msg":"{repeated}"}}"#);
                Some(answer.body(Body::from(body)).unwrap())
            });
            let _ = call(&way.config(&wire).build().unwrap(), service(&CLOUD, &ENDPOINTS)).await;
        }
    }

    let text = log.text();
    assert!(text.contains("request_id=\"") && text.contains("[redacted]"), "{text}");
    for line in text.lines() {
        let signature = line.split("Signature=").nth(1);
        assert!(signature.is_none_or(|rest| rest.starts_with("[redacted]")), "{line}");
        let shown = line.replace("Signature=[redacted]", "");
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{secret} in {line}");
        }
    }
}
