//! The same document as `OpenAPI` 3.0.3, for tools that refuse 3.1.
//!
//! In: the document as [`super::emit`] writes it, so that only its keywords occur. Out: another one, and within it a list of
//! what 3.0.3 cannot say, `x-tablature-lost`. Everything else is only written otherwise: a file is `format: binary` alone, a single
//! example of a schema is `example`. That a text is Base64 is among the losses: `format: byte` would say it, and refuse the
//! placeholders of examples, where `contentEncoding` refuses nothing.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::emit::json::pretty;

const LOST: &str = "x-tablature-lost";

/// What a schema of the 3.1 document says and this one cannot.
#[derive(Debug, PartialEq, Serialize)]
struct Loss {
    /// Where, as a pointer into both documents.
    at: String,
    /// The keyword of 3.1.
    keyword: &'static str,
    /// Its value there.
    value: Value,
}

/// Writes the document as 3.0.3. Text that is no JSON object stays as it is.
pub fn emit_3_0(document: &str) -> String {
    let Ok(Value::Object(document)) = serde_json::from_str(document) else { return document.to_owned() };
    let mut writer = Writer::default();
    let mut written = writer.part(document, "#", Part::Document);
    if let Some(version) = written.get_mut("openapi") {
        *version = json!("3.0.3");
    }
    if !writer.lost.is_empty() {
        written.insert(LOST.to_owned(), json!(writer.lost));
    }
    pretty(&written)
}

/// What an object of a document is, as far as schemas are below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Document,
    Components,
    PathItem,
    Operation,
    /// A parameter, a header, a response, a body, a media type: something with `schema`, `content` or `headers`.
    Carrier,
    Schema,
}

/// How parts hang below a member.
#[derive(Clone, Copy, Debug)]
enum Below {
    /// The member is the part.
    One(Part),
    /// The member holds parts by name.
    Named(Part),
    /// The member is a list of parts.
    Each(Part),
}

impl Part {
    /// What lies below a member of this part. None where nothing of it differs between the versions.
    fn below(self, member: &str) -> Option<Below> {
        use Below::{Each, Named, One};
        Some(match (self, member) {
            (Self::Document, "paths") => Named(Self::PathItem),
            (Self::Document, "components") => One(Self::Components),
            (Self::Components, "schemas") | (Self::Schema, "properties") => Named(Self::Schema),
            (Self::Components | Self::Operation, "responses") | (Self::Carrier, "content" | "headers") => {
                Named(Self::Carrier)
            }
            (Self::PathItem | Self::Operation, "parameters") => Each(Self::Carrier),
            (Self::PathItem, _) => One(Self::Operation),
            (Self::Operation, "requestBody") => One(Self::Carrier),
            (Self::Carrier, "schema") | (Self::Schema, "items" | "additionalProperties" | "not") => {
                One(Self::Schema)
            }
            (Self::Schema, "allOf" | "anyOf") => Each(Self::Schema),
            _ => return None,
        })
    }
}

#[derive(Debug, Default)]
struct Writer {
    lost: Vec<Loss>,
}

impl Writer {
    /// A part, each member in its place.
    fn part(&mut self, members: Map<String, Value>, at: &str, part: Part) -> Map<String, Value> {
        let mut written = Map::new();
        for (name, value) in members {
            let at = format!("{at}/{}", escaped(&name));
            let value = match part.below(&name) {
                Some(below) => self.below(value, &at, below),
                None => value,
            };
            if part == Part::Schema {
                written.extend(self.keyword(name, value, &at));
            } else {
                written.insert(name, value);
            }
        }
        written
    }

    fn below(&mut self, value: Value, at: &str, below: Below) -> Value {
        match (below, value) {
            (Below::One(part), Value::Object(members)) => Value::Object(self.part(members, at, part)),
            (Below::Named(part), Value::Object(parts)) => {
                let written = parts.into_iter().map(|(name, value)| {
                    let at = format!("{at}/{}", escaped(&name));
                    let value = self.below(value, &at, Below::One(part));
                    (name, value)
                });
                Value::Object(written.collect())
            }
            (Below::Each(part), Value::Array(parts)) => {
                let written = parts.into_iter().enumerate();
                let written = written
                    .map(|(index, value)| self.below(value, &format!("{at}/{index}"), Below::One(part)));
                Value::Array(written.collect())
            }
            (_, other) => other,
        }
    }

    /// A keyword as 3.0.3 has it.
    fn keyword(&mut self, name: String, value: Value, at: &str) -> Option<(String, Value)> {
        match (name.as_str(), value) {
            ("examples", Value::Array(examples)) => {
                let mut examples = examples.into_iter();
                let first = examples.next()?;
                let others: Vec<Value> = examples.collect();
                if !others.is_empty() {
                    let value = std::iter::once(first.clone()).chain(others).collect();
                    self.lost.push(Loss { at: at.to_owned(), keyword: "examples", value });
                }
                Some(("example".to_owned(), first))
            }
            ("contentEncoding", value) => {
                self.lost.push(Loss { at: at.to_owned(), keyword: "contentEncoding", value });
                None
            }
            // `format: binary` stands beside it.
            ("contentMediaType", _) => None,
            (_, value) => Some((name, value)),
        }
    }
}

/// A step of a JSON pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    fn document() -> Value {
        serde_json::from_str(&super::super::emit(&testing::api(), &testing::type_name)).unwrap()
    }

    fn lowered(document: &Value) -> Value {
        serde_json::from_str(&emit_3_0(&document.to_string())).unwrap()
    }

    /// Writes a 3.0.3 document as 3.1: what is not restored by this is lost.
    fn raised(mut document: Value) -> Value {
        let lost = document.as_object_mut().and_then(|members| members.remove(LOST));
        document["openapi"] = json!("3.1.0");
        raise(&mut document["components"]["schemas"], true);
        raise(&mut document["paths"], false);
        raise(&mut document["components"]["responses"], false);
        for loss in lost.iter().flat_map(|lost| lost.as_array().unwrap()) {
            let (schema, keyword) = loss["at"].as_str().unwrap()[1..].rsplit_once('/').unwrap();
            document.pointer_mut(schema).unwrap()[keyword] = loss["value"].clone();
        }
        document
    }

    /// `is_named`: the members are schemas by name, and no keywords.
    fn raise(value: &mut Value, is_named: bool) {
        let Value::Object(members) = value else {
            value.as_array_mut().into_iter().flatten().for_each(|value| raise(value, false));
            return;
        };
        if !is_named && members.contains_key("type") {
            let raised =
                std::mem::take(members).into_iter().flat_map(|(name, value)| match (name.as_str(), &value) {
                    ("example", _) => vec![("examples".to_owned(), json!([value]))],
                    ("format", Value::String(format)) if format == "byte" => {
                        vec![("contentEncoding".to_owned(), json!("base64"))]
                    }
                    ("format", Value::String(format)) if format == "binary" => vec![
                        (name, value),
                        ("contentMediaType".to_owned(), json!("application/octet-stream")),
                    ],
                    _ => vec![(name, value)],
                });
            *members = raised.collect();
        }
        for (name, value) in
            members.iter_mut().filter(|(name, _)| !name.starts_with("x-") && *name != "examples")
        {
            raise(value, !is_named && name == "properties");
        }
    }

    #[test]
    fn what_is_lost_is_listed() {
        let document = document();
        let older = lowered(&document);
        assert_eq!(older["openapi"], "3.0.3");
        let text = older.to_string();
        for keyword in ["contentEncoding", "contentMediaType", "\"if\":", "\"const\":"] {
            assert!(!text.contains(keyword), "{keyword}");
        }
        assert_eq!(raised(older), document);
    }

    #[test]
    fn of_several_examples_of_a_schema_one_is_kept() {
        let schema = json!({ "type": "string", "examples": ["a", "b"], "x-tablature-unit": "GB" });
        let document =
            json!({ "openapi": "3.1.0", "paths": {}, "components": { "schemas": { "A/B": schema } } });
        let older = lowered(&document);
        let expected = json!({ "type": "string", "example": "a", "x-tablature-unit": "GB" });
        assert_eq!(older["components"]["schemas"]["A/B"], expected);
        let lost = json!([{ "at": "#/components/schemas/A~1B/examples", "keyword": "examples", "value": ["a", "b"] }]);
        assert_eq!(older[LOST], lost);
    }

    #[test]
    fn a_member_that_is_called_like_a_keyword_is_none() {
        let schema = json!({ "type": "object", "properties": { "examples": { "type": "string" } } });
        let document = json!({ "openapi": "3.1.0", "components": { "schemas": { "A": schema } } });
        assert_eq!(lowered(&document)["components"]["schemas"]["A"], schema);
    }
}
