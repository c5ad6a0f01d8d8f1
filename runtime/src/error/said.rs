//! What the body of an error says, in whatever form: JSON, XML, HTML or plain text.
//!
//! Names are compared without regard to capitals and underscores, as services write one name in many ways (`error_code`,
//! `errorCode`, `ErrorCode`). What is not found here is still in the body.

use http::HeaderMap;
use serde_json::{Map, Value};

use crate::json;
use crate::member::entries;

/// Names of a code, most telling first; small letters and nothing else.
const CODE: &[&str] = &["errorcode", "errcode", "code"];
/// Names of a message. OAuth-like endpoints put a short one under `error`.
const MESSAGE: &[&str] = &[
    "errormsg",
    "errormessage",
    "message",
    "errmsg",
    "errmessage",
    "msg",
    "externalmessage",
    "errordescription",
    "faultstring",
    "error",
];
const REQUEST_ID: &[&str] = &["requestid"];
const DETAILS: &[&str] = &["details", "detail", "errordetails", "errordetail"];

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
    pub(super) details: Option<Value>,
}

impl Said {
    pub(super) fn read(body: &[u8], headers: &HeaderMap) -> Self {
        match json::read(body, json::charset(headers)) {
            Ok(read) => read.value.map(|value| Self::of_json(&value)).unwrap_or_default(),
            Err(_) => Self::of_text(json::text(body, headers).trim()),
        }
    }

    fn of_json(value: &Value) -> Self {
        if let Value::String(text) = value {
            return Self { message: Some(text.clone()), ..Self::default() };
        }
        let Some(said) = entries(value).map(|(said, _)| said).or_else(|| first(value)) else {
            return Self::default();
        };
        let inner = inner(said);
        let objects = || [inner, Some(said)].into_iter().flatten();
        let find = |names| objects().find_map(|object| text(object, names));
        let details = || DETAILS.iter().find_map(|name| objects().find_map(|object| member(object, name)));
        Self {
            code: find(CODE),
            message: find(MESSAGE),
            request_id: find(REQUEST_ID),
            details: details().cloned(),
        }
    }

    fn of_text(said: &str) -> Self {
        if said.starts_with('<') {
            return Self::of_markup(said);
        }
        if said.starts_with(['{', '[']) {
            return Self::of_broken_json(said);
        }
        let is_text = !said.is_empty() && !said.contains([char::REPLACEMENT_CHARACTER, '\0']);
        Self { message: is_text.then(|| said.to_owned()), ..Self::default() }
    }

    fn of_markup(said: &str) -> Self {
        let begins = |what: &str| said.get(..what.len()).is_some_and(|text| text.eq_ignore_ascii_case(what));
        if begins("<!doctype html") || begins("<html") {
            return Self { message: element(said, &["title"]), ..Self::default() };
        }
        Self {
            code: element(said, CODE).or_else(|| element(said, &["faultcode"])),
            message: element(said, MESSAGE),
            request_id: element(said, REQUEST_ID),
            details: None,
        }
    }

    /// JSON that ends too early, or with quotation marks in a text that are not escaped: what stands before is as it should be.
    fn of_broken_json(said: &str) -> Self {
        let parts: Vec<&str> = said.split('"').collect();
        let find = |names: &[&str]| {
            names.iter().find_map(|name| {
                parts.windows(3).find_map(|window| match window {
                    [key, colon, value] if is(key, name) && colon.trim() == ":" => Some((*value).to_owned()),
                    _ => None,
                })
            })
        };
        // A message may be what is broken, so it is not trusted to be whole.
        Self { code: find(CODE), request_id: find(REQUEST_ID), ..Self::default() }
    }
}

/// Whether an object is what services say when they say no: it has the code and the message of an error. Some write a code with
/// every answer.
pub(crate) fn is_error(said: &Map<String, Value>) -> bool {
    let is_success =
        |code: &str| ["0", "200", "ok", "success"].iter().any(|it| code.eq_ignore_ascii_case(it));
    [inner(said), Some(said)].into_iter().flatten().any(|object| {
        text(object, CODE).is_some_and(|code| !is_success(&code)) && text(object, MESSAGE).is_some()
    })
}

/// The object that code and message may stand in: that under `error`, or the first under `errors`; else, where nothing is said
/// outside, the only one.
fn inner(said: &Map<String, Value>) -> Option<&Map<String, Value>> {
    let named = ["error", "errors"].iter().find_map(|name| {
        let value = member(said, name)?;
        value.as_object().or_else(|| first(value))
    });
    if named.is_some() {
        return named;
    }
    let mut objects = said.values().filter_map(Value::as_object);
    match (objects.next(), objects.next()) {
        (Some(only), None) if text(said, CODE).or_else(|| text(said, MESSAGE)).is_none() => Some(only),
        _ => None,
    }
}

/// The first object in a list.
fn first(value: &Value) -> Option<&Map<String, Value>> {
    value.as_array()?.iter().find_map(Value::as_object)
}

/// The first of the names that has a text or a number.
fn text(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match member(object, name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

fn member<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    object.iter().find(|(key, value)| is(key, name) && !value.is_null()).map(|(_, value)| value)
}

fn is(written: &str, name: &str) -> bool {
    let letters =
        written.bytes().filter(|byte| !matches!(byte, b'_' | b'-')).map(|byte| byte.to_ascii_lowercase());
    letters.eq(name.bytes())
}

/// The text of the first element that has one of the names, whatever its namespace and attributes.
fn element(markup: &str, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        markup.split('<').find_map(|element| {
            let (tag, text) = element.split_once('>')?;
            let tag = tag.split_whitespace().next()?;
            let tag = tag.rsplit_once(':').map_or(tag, |(_, tag)| tag);
            let text = text.trim();
            (is(tag, name) && !text.is_empty()).then(|| unescaped(text))
        })
    })
}

fn unescaped(text: &str) -> String {
    let named = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    named.replace("&amp;", "&")
}
