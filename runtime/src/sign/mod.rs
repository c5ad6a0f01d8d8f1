//! Signing with an access key: SDK-HMAC-SHA256 here, V11-HMAC-SHA256 in [`v11`].
//!
//! In goes a request as it will be sent, a time and the keys, out comes text: a canonical request, a string to
//! sign, a signature, an `Authorization` header. Everything here is a pure function, public so that requests
//! which this library does not make can be signed too. Reading a clock and adding headers is left to
//! `sign::request`, choosing *whether* to sign to the caller.
//!
//! One choice differs from the vendor's own signers: they decode the path before they split it into segments,
//! so that an encoded slash (`%2F`) in a value becomes a separator in what they sign. Here a segment stays a segment, and
//! what is signed is what is sent. See the test `an_encoded_slash_stays_in_its_segment`.
//!
//! ```
//! use tablature_runtime::{Secret, sign::{self, Payload, RequestToSign}};
//!
//! let request = RequestToSign {
//!     method: "GET",
//!     path: "/path",
//!     query: "limit=1",
//!     headers: &[("X-Sdk-Date", "20060102T150405Z")],
//!     payload: Payload::Bytes(b""),
//! };
//! let text = sign::string_to_sign("SDK-HMAC-SHA256", "20060102T150405Z", &request.canonical());
//! assert_eq!(
//!     sign::signature(&Secret::new("SecretKey"), &text),
//!     "5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624",
//! );
//! ```

#[cfg(feature = "fuzz")]
mod fuzz;
mod request;
pub mod v11;

use std::fmt;
use std::time::SystemTime;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::{Secret, encode, timestamp};

#[cfg(feature = "fuzz")]
pub(crate) use fuzz::request as fuzz;
pub(crate) use request::{Place, Scheme, Scope, insert as insert_header, sign as sign_request};

/// What stands for the hash of a payload that is not signed.
pub const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// A request as it goes over the wire, as far as a signature covers it.
#[derive(Clone, Copy)]
pub struct RequestToSign<'a> {
    /// The method, in upper case.
    pub method: &'a str,
    /// The path as sent: encoded, beginning with a slash.
    pub path: &'a str,
    /// The query as sent, without `?`; empty where there is none.
    pub query: &'a str,
    /// Names and values of the headers that are signed, in any order and case.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body.
    pub payload: Payload<'a>,
}

/// The body of a request, as far as a signature covers it.
#[derive(Clone, Copy)]
pub enum Payload<'a> {
    /// These bytes are signed; empty for no body.
    Bytes(&'a [u8]),
    /// The body is not signed, as is done where it is not JSON.
    Unsigned,
}

impl RequestToSign<'_> {
    /// The canonical request: method, path, query, headers, their names, and the hash of the body, a line each.
    pub fn canonical(&self) -> String {
        let mut text =
            format!("{}\n{}\n{}\n", self.method, canonical_path(self.path), canonical_query(self.query));
        for (name, value) in self.sorted_headers() {
            text.push_str(&name);
            text.push(':');
            text.push_str(value.trim());
            text.push('\n');
        }
        let hash = match self.payload {
            Payload::Bytes(bytes) => sha256(bytes),
            Payload::Unsigned => UNSIGNED_PAYLOAD.to_owned(),
        };
        text + "\n" + &self.signed_headers() + "\n" + &hash
    }

    /// The names of the signed headers as the `Authorization` header lists them: `content-type;host;x-sdk-date`.
    pub fn signed_headers(&self) -> String {
        let names: Vec<_> = self.sorted_headers().into_iter().map(|(name, _)| name).collect();
        names.join(";")
    }

    fn sorted_headers(&self) -> Vec<(String, &str)> {
        let mut headers: Vec<_> =
            self.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), *value)).collect();
        headers.sort();
        headers
    }
}

impl fmt::Debug for RequestToSign<'_> {
    /// Shows names of headers and no values, nor the query: tokens are among them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestToSign")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("headers", &self.headers.iter().map(|(name, _)| *name).collect::<Vec<_>>())
            .field("payload", &self.payload)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "Bytes({} bytes)", bytes.len()),
            Self::Unsigned => f.write_str("Unsigned"),
        }
    }
}

/// Every segment decoded and encoded again, with a slash at the end whether the path has one or not.
fn canonical_path(path: &str) -> String {
    let mut canonical: String = path.split('/').map(encode::normalise).collect::<Vec<_>>().join("/");
    if !canonical.ends_with('/') {
        canonical.push('/');
    }
    canonical
}

/// Names and values sorted, then encoded. The order of the two matters (`a:` sorts behind `a0`, `a%3A` before it),
/// and the vendor's signers do it in this one.
fn canonical_query(query: &str) -> String {
    let mut pairs: Vec<_> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (encode::decode(name), encode::decode(value)))
        .collect();
    pairs.sort();
    let pairs =
        pairs.iter().map(|(name, value)| encode::encode_bytes(name) + "=" + &encode::encode_bytes(value));
    pairs.collect::<Vec<_>>().join("&")
}

/// The three lines that are signed; `date` as [`date`] writes it.
pub fn string_to_sign(algorithm: &str, date: &str, canonical_request: &str) -> String {
    format!("{algorithm}\n{date}\n{}", sha256(canonical_request.as_bytes()))
}

/// The signature of a string, in hexadecimal digits.
pub fn signature(secret_key: &Secret, string_to_sign: &str) -> String {
    let key = secret_key.expose().as_bytes();
    // HMAC takes keys of every length, so this is always `Ok`; an empty signature would be refused, not accepted.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(string_to_sign.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// The value of the `Authorization` header.
pub fn authorization(algorithm: &str, access_key: &str, signed_headers: &str, signature: &str) -> String {
    format!("{algorithm} Access={access_key}, SignedHeaders={signed_headers}, Signature={signature}")
}

/// A time the way signatures write it: `20060102T150405Z`.
pub fn date(at: SystemTime) -> String {
    let at = timestamp::to_calendar(at);
    let (year, month, day) = at.to_calendar_date();
    let (hour, minute, second) = at.to_hms();
    format!("{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}Z", u8::from(month))
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

#[cfg(test)]
mod tests;
