//! Bodies that are forms: members as text, files as they are.
//!
//! In goes an object and, for `multipart/form-data`, files; out comes a body. Written here, because a library that does
//! it gives up the length or the second reading, and with them plain uploads and repetitions.

use bytes::Bytes;
use serde_json::{Map, Value};

use crate::encode;
use crate::error::Error;
use crate::file::{Upload, joined};
use crate::transport::Body;

/// `a=b&c=d`. A list repeats its name.
pub(super) fn urlencoded(members: &Map<String, Value>) -> String {
    let texts: Vec<(&str, String)> = texts(members).collect();
    encode::query(texts.iter().map(|(name, text)| (*name, text.as_str())))
}

/// The parts of a form, and the type that says what stands between them.
pub(super) async fn multipart(
    members: &Map<String, Value>,
    files: &[(&'static str, Upload)],
) -> Result<(Body, String), Error> {
    let boundary = boundary();
    let mut parts = Vec::new();
    for (name, text) in texts(members) {
        let name = quoted(name);
        parts.push(Body::from(format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n"
        )));
    }
    for (name, file) in files {
        let (file_name, name) = (file.named().unwrap_or_else(|| (*name).to_owned()), quoted(name));
        let (file_name, media_type) = (quoted(&file_name), one_line(file.media_type()));
        parts.push(Body::from(format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
             Content-Type: {media_type}\r\n\r\n"
        )));
        parts.push(file.body().await?);
        parts.push(Body::from("\r\n"));
    }
    parts.push(Body::from(format!("--{boundary}--\r\n")));
    Ok((together(parts), format!("multipart/form-data; boundary={boundary}")))
}

/// One piece where all is at hand, so that it can be looked at.
fn together(parts: Vec<Body>) -> Body {
    let bytes: Option<Vec<&Bytes>> = parts.iter().map(Body::as_bytes).collect();
    match bytes {
        Some(bytes) => Body::from(bytes.into_iter().flatten().copied().collect::<Bytes>()),
        None => joined(parts),
    }
}

/// The members as a form writes them: text as it is, a list as several members, an object as JSON. Null is no member.
fn texts(members: &Map<String, Value>) -> impl Iterator<Item = (&str, String)> {
    members.iter().flat_map(|(name, value)| {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        values.iter().filter_map(move |value| {
            Some((
                name.as_str(),
                match value {
                    Value::Null => return None,
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                },
            ))
        })
    })
}

/// 128 random bits, which no file holds by accident.
fn boundary() -> String {
    format!("tablature-{:032x}", fastrand::u128(..))
}

/// A name within quotes, as browsers write it.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// What ends up in a header cannot begin another.
fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn members(value: &Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn members_are_text() {
        let members = members(&json!({
            "a b": "ü&", "n": 5, "yes": true, "none": null, "list": ["x", 1], "object": {"k": []}
        }));
        assert_eq!(
            urlencoded(&members),
            "a%20b=%C3%BC%26&n=5&yes=true&list=x&list=1&object=%7B%22k%22%3A%5B%5D%7D"
        );
    }

    #[tokio::test]
    async fn parts_stand_between_boundaries() {
        let members = members(&json!({ "override": true, "a\"b": "c" }));
        let file = Upload::from("\0\r\n--").file_name("x\"\r\ny.tgz").content_type("a/b\r\nX: y");
        let (body, content_type) = multipart(&members, &[("content", file)]).await.unwrap();
        let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
        let text = String::from_utf8(body.as_bytes().unwrap().to_vec()).unwrap();
        assert_eq!(
            text.replace(boundary, "B"),
            "--B\r\nContent-Disposition: form-data; name=\"override\"\r\n\r\ntrue\r\n\
             --B\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\nc\r\n\
             --B\r\nContent-Disposition: form-data; name=\"content\"; filename=\"x%22%0D%0Ay.tgz\"\r\n\
             Content-Type: a/b  X: y\r\n\r\n\0\r\n--\r\n--B--\r\n"
        );
    }

    #[tokio::test]
    async fn the_length_of_files_is_known_before_they_are_read() {
        let stream =
            |length| Upload::stream(length, futures_util::stream::iter([Ok(Bytes::from_static(b"abc"))]));
        for (length, is_known) in [(Some(3), true), (None, false)] {
            let (body, _) = multipart(&Map::new(), &[("f", stream(length))]).await.unwrap();
            let announced = body.length();
            let read = body.into_bytes().await.unwrap().len() as u64;
            assert_eq!(announced, is_known.then_some(read));
        }
    }
}
