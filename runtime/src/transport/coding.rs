//! The coding of bodies: what an answer may come in, and what it is without it.
//!
//! The built-in HTTP client could do this too, yet transports of an application would not, and some servers code whatever was
//! asked for. A file that is read piece by piece is asked for as it is.

use std::io::Read as _;

use bytes::Bytes;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderValue, Request, response};

use super::Body;
use crate::error::{Error, TooLargeError};

/// In the extensions of a request: its answer is read piece by piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piecemeal;

/// Says what an answer may come in, where nobody has said so. It is not signed: proxies on the way change it.
pub(crate) fn accept<B>(request: &mut Request<B>) {
    let is_piecemeal = request.extensions().get::<Piecemeal>().is_some();
    let coding = HeaderValue::from_static(if is_piecemeal { "identity" } else { "gzip" });
    request.headers_mut().entry(ACCEPT_ENCODING).or_insert(coding);
}

/// The whole body of an answer, without the coding that its headers name; they no longer name it then. What cannot be decoded
/// stays as it came: it is for the reader of the body to say what is wrong with it.
pub(crate) async fn collect(head: &mut response::Parts, body: Body, limit: usize) -> Result<Bytes, Error> {
    let body = body.collect(limit).await?;
    let Some(coding) = head.headers.get(CONTENT_ENCODING).and_then(|coding| coding.to_str().ok()) else {
        return Ok(body);
    };
    let Some(plain) = decoded(coding.trim(), &body, limit)? else { return Ok(body) };
    head.headers.remove(CONTENT_ENCODING);
    head.headers.remove(CONTENT_LENGTH);
    Ok(plain)
}

/// None where it is not coded in this way, whatever was said: a transport that has removed the coding may leave the header.
fn decoded(coding: &str, body: &[u8], limit: usize) -> Result<Option<Bytes>, TooLargeError> {
    let is = |name: &str| coding.eq_ignore_ascii_case(name);
    // One more than may come, to see whether there is more.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut plain = Vec::new();
    let read = match body {
        [0x1F, 0x8B, ..] if is("gzip") || is("x-gzip") => {
            MultiGzDecoder::new(body).take(most).read_to_end(&mut plain)
        }
        [first, ..] if is("deflate") && first & 0x0F == 8 => {
            ZlibDecoder::new(body).take(most).read_to_end(&mut plain)
        }
        _ => return Ok(None),
    };
    if plain.len() > limit {
        return Err(TooLargeError::new(limit));
    }
    Ok(read.is_ok().then(|| plain.into()))
}

/// Whatever a body unpacks to, it is within the limit.
#[cfg(feature = "fuzz")]
pub(crate) fn fuzz(coding: &str, body: &[u8]) {
    const LIMIT: usize = 1 << 20;
    if let Ok(Some(plain)) = decoded(coding, body, LIMIT) {
        assert!(plain.len() <= LIMIT, "{} bytes behind the limit", plain.len());
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};

    use super::*;

    fn zipped(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn removes_what_was_named() {
        let plain = |coding, body: &[u8]| decoded(coding, body, 100).unwrap();
        assert_eq!(plain("GZIP", &zipped(b"{}")).unwrap(), "{}");
        assert_eq!(plain("x-gzip", &[zipped(b"{"), zipped(b"}")].concat()).unwrap(), "{}");
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(b"{}").unwrap();
        assert_eq!(plain("deflate", &encoder.finish().unwrap()).unwrap(), "{}");
    }

    #[test]
    fn leaves_what_it_cannot_decode() {
        let whole = zipped(b"some text");
        for (coding, body) in [
            ("gzip", &b"{}"[..]),
            ("gzip", b""),
            ("br", &whole),
            ("identity", &whole),
            ("gzip", &whole[..20]),
        ] {
            assert_eq!(decoded(coding, body, 100).unwrap(), None, "{coding}");
        }
    }

    #[test]
    fn a_small_body_may_not_become_a_large_one() {
        let bomb = zipped(&vec![b' '; 1 << 20]);
        assert!(bomb.len() < 2000);
        assert!(decoded("gzip", &bomb, 1 << 19).is_err());
        assert_eq!(decoded("gzip", &bomb, 1 << 20).unwrap().unwrap().len(), 1 << 20);
    }
}
