//! What the body of an answer can become.

use bytes::Bytes;
use serde_json::Value;

use crate::error::decode::Problem;
use crate::member::{Decoder, Kept, Kind, Member};

/// A type that a call can return: any [`Member`], `()` for bodies that do not matter, [`Bytes`] for bodies that are
/// not JSON.
pub trait ResponseBody: Sized {
    /// What the request says that it accepts.
    #[doc(hidden)]
    const ACCEPT: &'static str;

    /// Reads a body.
    #[doc(hidden)]
    fn read(body: &Bytes, decoder: &mut Decoder) -> Result<Self, Unreadable>;

    /// Reads the body of an answer with this status, where statuses have different ones.
    #[doc(hidden)]
    fn read_as(status: u16, body: &Bytes, decoder: &mut Decoder) -> Result<Self, Unreadable> {
        let _ = status;
        Self::read(body, decoder)
    }
}

/// Why a body cannot be read.
#[derive(Debug)]
pub struct Unreadable(pub(crate) Problem);

impl ResponseBody for () {
    const ACCEPT: &'static str = "*/*";

    fn read(_: &Bytes, _: &mut Decoder) -> Result<Self, Unreadable> {
        Ok(())
    }
}

impl ResponseBody for Bytes {
    const ACCEPT: &'static str = "*/*";

    fn read(body: &Bytes, _: &mut Decoder) -> Result<Self, Unreadable> {
        Ok(body.clone())
    }
}

impl<T: Member> ResponseBody for T {
    const ACCEPT: &'static str = "application/json";

    fn read(body: &Bytes, decoder: &mut Decoder) -> Result<Self, Unreadable> {
        let value = decoder.read(body).map_err(|error| Unreadable(Problem::Json(error)))?;
        let received = value.as_ref().map_or(Kind::Nothing, Kind::of);
        let read = match (&value, T::from_nothing()) {
            (None | Some(Value::Null), Some(nothing)) => {
                decoder.record(T::DOCUMENTED, received, Kept::Coerced);
                Some(nothing)
            }
            (None, None) => None,
            (Some(value), _) => T::decode(value, decoder),
        };
        read.ok_or(Unreadable(Problem::Kind { documented: T::DOCUMENTED, received }))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::Oddity;

    fn read<T: ResponseBody>(body: &'static [u8]) -> (Option<T>, Vec<Oddity>) {
        let mut decoder = Decoder::new();
        let read = T::read(&Bytes::from_static(body), &mut decoder).ok();
        (read, decoder.into_oddities())
    }

    #[test]
    fn an_empty_body_is_an_empty_object_if_one_is_documented() {
        for body in [&b""[..], b" \n", b"null"] {
            let (map, oddities) = read::<BTreeMap<String, String>>(body);
            assert_eq!(map, Some(BTreeMap::new()));
            assert_eq!(oddities.len(), 1, "{oddities:?}");
        }
        assert_eq!(read::<String>(b"").0, None);
        assert_eq!(read::<Vec<String>>(b"").0, None);
    }

    #[test]
    fn a_byte_order_mark_is_skipped() {
        assert_eq!(read::<i64>(b"\xEF\xBB\xBF5").0, Some(5));
    }

    #[test]
    fn what_is_not_decoded_may_be_anything() {
        assert_eq!(read::<()>(b"\xFF").0, Some(()));
        assert_eq!(read::<Bytes>(b"\xFF").0, Some(Bytes::from_static(b"\xFF")));
    }
}
