//! Spans of calls whose answers repeat what was sent. Alone in its process, as `spans.rs` is.
#![cfg(feature = "tracing")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod planted;

use std::io::Write;
use std::sync::{Arc, Mutex};

use planted::{CLOUD, ENDPOINTS, SECRETS, WAYS, Wire, call, service};
use tablature_runtime::Body;
use tracing_subscriber::fmt::format::FmtSpan;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn are_not_in_spans() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_span_events(FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

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

    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
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
