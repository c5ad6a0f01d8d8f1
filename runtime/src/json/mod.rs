//! The JSON of a body, as everything here reads it: calls, lists, logins and errors.
//!
//! In go bytes and what their headers say of them, out comes a value, beside it what was not clean about it. A call that was
//! carried out is not undone by an answer that is badly written, so whatever can be read is: text that is not UTF-8
//! ([`charset`]), JSON that a strict reader refuses for one of its texts ([`repair`]), numbers that no number type holds
//! ([`digits`]). What is not done on purpose: guessing at JSON whose form is broken. The bytes stay with the answer.

mod charset;
mod digits;
mod repair;

use std::borrow::Cow;

use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_json::Value;

pub(crate) use digits::{Digits, significant};

/// What a body says.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// None for an empty body.
    pub(crate) value: Option<Value>,
    /// Whether the text was UTF-8, and JSON to the letter.
    pub(crate) is_clean: bool,
    /// Numbers that `value` holds with fewer digits than they came with.
    pub(crate) digits: Digits,
}

/// Reads a body. A byte order mark is no JSON, and yet some servers send it.
///
/// # Errors
/// Those of the strict reader, where the text cannot be mended.
pub(crate) fn read(body: &[u8], charset: Option<&str>) -> Result<Read, serde_json::Error> {
    let (text, is_text) = charset::decode(body, charset);
    if text.trim().is_empty() {
        return Ok(Read { value: None, is_clean: true, digits: Digits::default() });
    }
    let (text, value, is_json) = match serde_json::from_str(&text) {
        Ok(value) => (text, value, true),
        Err(error) => {
            let mended = repair::mended(&text);
            let value = serde_json::from_str(&mended).map_err(|_| error)?;
            (Cow::Owned(mended), value, false)
        }
    };
    Ok(Read { value: Some(value), is_clean: is_text && is_json, digits: Digits::of(&text) })
}

/// The value of a body of which nothing else matters; null where there is none.
pub(crate) fn value(body: &[u8]) -> Value {
    read(body, None).ok().and_then(|read| read.value).unwrap_or_default()
}

/// The text of a body, whatever it is.
pub(crate) fn text<'b>(body: &'b [u8], headers: &HeaderMap) -> Cow<'b, str> {
    charset::decode(body, charset(headers)).0
}

/// The charset that a `Content-Type` names.
pub(crate) fn charset(headers: &HeaderMap) -> Option<&str> {
    let content_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(body: &[u8], charset: Option<&str>) -> (Value, bool) {
        let read = super::read(body, charset).unwrap();
        (read.value.unwrap(), read.is_clean)
    }

    #[test]
    fn what_is_clean_is_left_as_it_is() {
        assert_eq!(read(br#"{"a": "\ud83d\ude00 \n"}"#, None), (json!({"a": "\u{1f600} \n"}), true));
        assert_eq!(read("\u{feff}5".as_bytes(), None), (json!(5), true));
        assert_eq!(read("\"é\"".as_bytes(), Some("iso-8859-1")), (json!("é"), true), "servers lie");
        assert_eq!(super::read(b" \n", None).unwrap().value, None);
    }

    #[test]
    fn text_of_another_charset_is_read() {
        let gbk = b"{\"a\": \"\xd4\xc6\xb7\xfe\xce\xf1\xc6\xf7\"}";
        let cloud = json!({"a": "\u{4e91}\u{670d}\u{52a1}\u{5668}"});
        assert_eq!(read(gbk, Some("GBK")), (cloud.clone(), false));
        assert_eq!(read(gbk, None), (cloud, false), "pairs of GB 2312 and nothing else");
        assert_eq!(read(b"\"Z\xfcrich\"", Some("ISO-8859-1")).0, json!("Zürich"));
        assert_eq!(read(b"\"Z\xfcrich\"", None).0, json!("Z\u{fffd}rich"), "nobody says which");
        for (mark, utf16) in [(&b"\xff\xfe"[..], b"[\x005\x00]\x00"), (b"\xfe\xff", b"\x00[\x005\x00]")] {
            assert_eq!(read(&[mark, utf16].concat(), None).0, json!([5]));
            assert_eq!(read(utf16, None).0, json!([5]));
        }
    }

    #[test]
    fn one_bad_text_does_not_spoil_the_rest() {
        for (text, value) in [
            (r#"{"a": "cut \ud83d", "b": 1}"#, json!({"a": "cut \u{fffd}", "b": 1})),
            (r#"["\ude00x", "\ud83d\ud83d\ude00"]"#, json!(["\u{fffd}x", "\u{fffd}\u{1f600}"])),
            (r#"["\\ud83d", "\ud83d\\"]"#, json!(["\\ud83d", "\u{fffd}\\"])),
            ("[\"two\nlines\tand\u{0}\"]", json!(["two\nlines\tand\u{0}"])),
            (r#"["C:\Users\x", "\u12"]"#, json!(["C:\\Users\\x", "\\u12"])),
            (r#"[NaN, -Infinity, 1e999, "NaN"]"#, json!(["NaN", "-Infinity", "1e999", "NaN"])),
        ] {
            assert_eq!(read(text.as_bytes(), None), (value, false), "{text}");
        }
    }

    #[test]
    fn a_form_that_is_broken_is_not_guessed_at() {
        for text in
            [r#"{"a": 1"#, r#"{"a": "b"#, "[1,]", "{a: 1}", "<html>", "\"\\", "oh", "{\"a\\ud83d\": 1"]
        {
            assert!(super::read(text.as_bytes(), None).is_err(), "{text}");
        }
    }

    #[test]
    fn a_content_type_may_name_a_charset() {
        let of = |text: &'static str| {
            let value = http::HeaderValue::from_static(text);
            charset(&HeaderMap::from_iter([(CONTENT_TYPE, value)])).map(str::to_owned)
        };
        assert_eq!(of("application/json; a=b; Charset=\"GBK\"").as_deref(), Some("GBK"));
        assert_eq!(of("application/json"), None);
        assert_eq!(charset(&HeaderMap::new()), None);
    }

    proptest::proptest! {
        #[test]
        fn whatever_comes_is_read_or_refused(body: Vec<u8>, charset in "(gbk|utf-16|big5|x)?") {
            let _ = super::read(&body, Some(&charset));
        }

        #[test]
        fn texts_with_odd_escapes_are_read(text in r#"(\\\\|\\u|[dD][89a-fA-F][0-9a-f]{2}|\n|x|\\"){0,12}"#) {
            let body = format!("[\"{text}\", 7]");
            if let Ok(read) = super::read(body.as_bytes(), None) {
                proptest::prop_assert_eq!(&read.value.unwrap()[1], 7);
            }
        }
    }
}
