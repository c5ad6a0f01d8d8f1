//! Signing with a key that is derived for a day, a region and a service (V11-HMAC-SHA256).
//!
//! The canonical request is that of [`sign`](super). What differs: the signature is made with a derived key, the
//! string to sign has a line that says for what the key was derived, and so does the `Authorization` header.
//!
//! ```
//! use tablature_runtime::{Secret, sign::{self, v11, Payload, RequestToSign}};
//!
//! let (date, secret) = ("20060102T150405Z", Secret::new("SecretKey"));
//! let request = RequestToSign {
//!     method: "GET",
//!     path: "/path",
//!     query: "limit=1",
//!     headers: &[("X-Sdk-Date", date)],
//!     payload: Payload::Bytes(b""),
//! };
//! let info = v11::info(date, "test-region-1", "demo");
//! let text = v11::string_to_sign(v11::ALGORITHM, date, &info, &request.canonical());
//! let key = v11::key("AccessKey", &secret, &info);
//! assert_eq!(info, "20060102/test-region-1/demo");
//! assert_eq!(sign::signature(&key, &text).len(), 64);
//! ```

use hkdf::Hkdf;
use sha2::Sha256;

use crate::{Secret, sign};

/// The name of the algorithm.
pub const ALGORITHM: &str = "V11-HMAC-SHA256";

/// What a key is derived for: `20060102/<region>/<service>`. `date` as [`sign::date`](super::date) writes it.
pub fn info(date: &str, region: &str, service: &str) -> String {
    let day = date.split('T').next().unwrap_or_default();
    format!("{day}/{region}/{service}")
}

/// The derived key, as the text by which [`sign::signature`](super::signature) takes it: 64 hexadecimal digits.
pub fn key(access_key: &str, secret_key: &Secret, info: &str) -> Secret {
    let mut key = [0; 32];
    let derivation = Hkdf::<Sha256>::new(Some(access_key.as_bytes()), secret_key.expose().as_bytes());
    // Up to 8,160 bytes can be derived, so this is always `Ok`; an empty key would be refused, not accepted.
    match derivation.expand(info.as_bytes(), &mut key) {
        Ok(()) => Secret::new(hex::encode(key)),
        Err(_) => Secret::default(),
    }
}

/// The four lines that are signed.
pub fn string_to_sign(algorithm: &str, date: &str, info: &str, canonical_request: &str) -> String {
    format!("{algorithm}\n{date}\n{info}\n{}", sign::sha256(canonical_request.as_bytes()))
}

/// The value of the `Authorization` header.
pub fn authorization(
    algorithm: &str,
    access_key: &str,
    info: &str,
    signed_headers: &str,
    signature: &str,
) -> String {
    format!(
        "{algorithm} Credential={access_key}/{info}, SignedHeaders={signed_headers}, Signature={signature}"
    )
}
