//! Scalars: each is read from its own kind, and from another kind where nothing is lost by it.

use serde_json::{Number, Value};

use super::object::texts;
use super::{Decoder, Member};
use crate::json::significant;
use crate::{Secret, SecretValue, Timestamp};

/// Beyond this, doubles no longer tell neighbouring integers apart.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The text of a value that is documented as a string; a number or Boolean is read as its JSON text.
pub(super) fn text<T: Member>(value: &Value, decoder: &mut Decoder) -> Option<String> {
    let text = match value {
        Value::String(text) => return Some(text.clone()),
        Value::Number(number) => decoder.digits().unwrap_or_else(|| number.to_string()),
        Value::Bool(flag) => flag.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => {
            decoder.rejected::<T>(value);
            return None;
        }
    };
    decoder.coerced::<T>(value);
    Some(text)
}

impl Member for String {
    const DOCUMENTED: &'static str = "string";

    fn decode(value: &Value, decoder: &mut Decoder) -> Option<Self> {
        text::<Self>(value, decoder)
    }

    fn encode(&self) -> Value {
        Value::String(self.clone())
    }
}

impl Member for Secret {
    const DOCUMENTED: &'static str = "string";

    fn decode(value: &Value, decoder: &mut Decoder) -> Option<Self> {
        text::<Self>(value, decoder).map(Self::new)
    }

    fn encode(&self) -> Value {
        Value::String(self.expose().to_owned())
    }

    const IS_SECRET: bool = true;

    fn secrets(&self, found: &mut Vec<Secret>) {
        found.push(self.clone());
    }
}

impl Member for SecretValue {
    const DOCUMENTED: &'static str = "value";

    fn decode(value: &Value, _: &mut Decoder) -> Option<Self> {
        Some(Self::new(value.clone()))
    }

    fn encode(&self) -> Value {
        self.expose().clone()
    }

    const IS_SECRET: bool = true;

    fn secrets(&self, found: &mut Vec<Secret>) {
        texts(self.expose(), found);
    }
}

impl Member for Timestamp {
    const DOCUMENTED: &'static str = "string";

    fn decode(value: &Value, decoder: &mut Decoder) -> Option<Self> {
        if let Value::Number(number) = value {
            decoder.coerced::<Self>(value);
            return Some(Self::from_number(number.clone()));
        }
        text::<Self>(value, decoder).map(Self::new)
    }

    fn encode(&self) -> Value {
        self.number()
            .map_or_else(|| Value::String(self.as_str().to_owned()), |number| Value::Number(number.clone()))
    }
}

/// Whole numbers, each type with its own width.
macro_rules! integers {
    ($($type:ty: $read:ident),+) => {$(
        impl Member for $type {
            const DOCUMENTED: &'static str = "integer";

            fn decode(value: &Value, decoder: &mut Decoder) -> Option<Self> {
                let read = match value {
                    Value::Number(number) => match number.$read() {
                        Some(integer) => return Some(integer),
                        None => number.as_f64().and_then(whole).and_then(|integer| integer.try_into().ok()),
                    },
                    // `007` and `+7` are not numbers but texts that look like them.
                    Value::String(text) => text.parse().ok().filter(|integer: &$type| integer.to_string() == *text),
                    _ => None,
                };
                match read {
                    Some(integer) => {
                        decoder.coerced::<Self>(value);
                        Some(integer)
                    }
                    None => decoder.rejected(value),
                }
            }

            fn encode(&self) -> Value {
                Value::from(*self)
            }
        }
    )+};
}

integers!(i64: as_i64, u64: as_u64);

impl Member for f64 {
    const DOCUMENTED: &'static str = "number";

    fn decode(value: &Value, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Value::Number(number) => match exact(number) {
                Some(read) => Some(read),
                None => decoder.rejected(value),
            },
            Value::String(text) => match parse_exactly(text) {
                Some(read) => {
                    decoder.coerced::<Self>(value);
                    Some(read)
                }
                None => decoder.rejected(value),
            },
            _ => decoder.rejected(value),
        }
    }

    /// A whole number is written without a fraction, as it most likely came: `5` and not `5.0`.
    fn encode(&self) -> Value {
        whole(*self)
            .filter(|_| !(*self == 0.0 && self.is_sign_negative()))
            .map_or_else(|| Value::from(*self), Value::from)
    }
}

/// The double that a text writes; a text with more digits than a double keeps is none.
fn parse_exactly(text: &str) -> Option<f64> {
    let read = exact(&serde_json::from_str(text).ok()?)?;
    (significant(text) == significant(&format!("{read:e}"))).then_some(read)
}

/// The integer that a double is, where it is one and no neighbour could have been meant.
#[expect(clippy::cast_possible_truncation, reason = "only whole numbers below 2^53 are cast")]
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
}

/// The double that a JSON number is; an integer too wide for a double is none.
#[expect(clippy::cast_precision_loss, reason = "integers that would lose digits are refused before the cast")]
fn exact(number: &Number) -> Option<f64> {
    const WIDEST: u64 = 1 << 53;
    match number.as_i64() {
        Some(integer) => (integer.unsigned_abs() <= WIDEST).then_some(integer as f64),
        None if number.is_u64() => None,
        None => number.as_f64(),
    }
}

impl Member for bool {
    const DOCUMENTED: &'static str = "boolean";

    fn decode(value: &Value, decoder: &mut Decoder) -> Option<Self> {
        let read = match value {
            Value::Bool(flag) => return Some(*flag),
            Value::String(text) if text.eq_ignore_ascii_case("true") => true,
            Value::String(text) if text.eq_ignore_ascii_case("false") => false,
            Value::Number(number) if number.as_i64() == Some(1) => true,
            Value::Number(number) if number.as_i64() == Some(0) => false,
            _ => return decoder.rejected(value),
        };
        decoder.coerced::<Self>(value);
        Some(read)
    }

    fn encode(&self) -> Value {
        Value::Bool(*self)
    }
}

impl Member for Value {
    const DOCUMENTED: &'static str = "value";

    fn decode(value: &Value, _: &mut Decoder) -> Option<Self> {
        Some(value.clone())
    }

    fn encode(&self) -> Value {
        self.clone()
    }
}
