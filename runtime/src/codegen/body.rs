//! What the body of an answer can become.

use bytes::Bytes;
use serde_json::Value;

use crate::error::decode::Problem;
use crate::member::{Decoder, Kept, Kind, Member};

/// A type that a call can return: any [`Member`], `()` for bodies that do not matter, [`Bytes`] for bodies that are
/// not JSON.
pub trait ResponseBody: Sized {
    /// Reads a body.
    #[doc(hidden)]
    fn read(body: &Bytes, decoder: &mut Decoder) -> Result<Self, Unreadable>;
}

/// Why a body cannot be read.
#[derive(Debug)]
pub struct Unreadable(pub(crate) Problem);

impl ResponseBody for () {
    fn read(_: &Bytes, _: &mut Decoder) -> Result<Self, Unreadable> {
        Ok(())
    }
}

impl ResponseBody for Bytes {
    fn read(body: &Bytes, _: &mut Decoder) -> Result<Self, Unreadable> {
        Ok(body.clone())
    }
}

impl<T: Member> ResponseBody for T {
    fn read(body: &Bytes, decoder: &mut Decoder) -> Result<Self, Unreadable> {
        let value = parse(body)?;
        if let Some(value) = &value
            && let Some(read) = T::decode(value, decoder)
        {
            return Ok(read);
        }
        let received = value.as_ref().map_or(Kind::Nothing, Kind::of);
        if let Kind::Nothing | Kind::Null = received
            && let Some(nothing) = T::from_nothing()
        {
            if value.is_none() {
                decoder.record(T::DOCUMENTED, received, Kept::Coerced);
            }
            return Ok(nothing);
        }
        Err(Unreadable(Problem::Kind { documented: T::DOCUMENTED, received }))
    }
}

/// The JSON of a body; `None` for an empty one. A byte order mark is no JSON, and yet some servers send it.
fn parse(body: &[u8]) -> Result<Option<Value>, Unreadable> {
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if text.trim_ascii().is_empty() {
        return Ok(None);
    }
    serde_json::from_slice(text).map(Some).map_err(|error| Unreadable(Problem::Json(error)))
}
