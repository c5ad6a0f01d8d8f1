//! Whether what is sent says what was received.

use serde_json::{Map, Value};

/// Whether `sent` says what `received` said, give or take a coercion that loses nothing.
pub fn says_the_same(received: &Value, sent: &Value) -> bool {
    match (received, sent) {
        (Value::Object(received), Value::Object(sent)) => same_members(received, sent),
        (Value::Array(received), Value::Array(sent)) if received.len() == sent.len() => {
            received.iter().zip(sent).all(|(received, sent)| says_the_same(received, sent))
        }
        // One value where a list is documented, and the other way round.
        (received, Value::Array(sent)) => matches!(sent.as_slice(), [only] if says_the_same(received, only)),
        (Value::Array(received), sent) => matches!(received.as_slice(), [only] if says_the_same(only, sent)),
        (received, sent) => received == sent || scalar_text(received) == scalar_text(sent),
    }
}

fn same_members(received: &Map<String, Value>, sent: &Map<String, Value>) -> bool {
    received.len() == sent.len()
        && received.iter().all(|(name, value)| sent.get(name).is_some_and(|sent| says_the_same(value, sent)))
}

/// The meaning of a scalar apart from its kind: `5`, `5.0` and `"5"` mean the same.
fn scalar_text(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match (text.to_ascii_lowercase().as_str(), text.parse::<f64>()) {
        ("true", _) => "1.0".to_owned(),
        ("false", _) => "0.0".to_owned(),
        // Wide integers are compared digit by digit.
        _ if text.parse::<i128>().is_ok_and(|wide| wide.unsigned_abs() > 1 << 53) => text,
        (_, Ok(number)) if number.is_finite() => format!("{:?}", number + 0.0),
        _ => text,
    }
}
