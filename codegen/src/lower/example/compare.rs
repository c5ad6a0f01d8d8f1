//! Holds an example against the documented shape, and makes the value that agrees with it.
//!
//! Every disagreement is a [`Finding`]. What can be repaired without inventing anything is: a list of one where an object is
//! documented becomes the object, `"5"` becomes 5 where an integer is, null and unknown members go. An optional member
//! that cannot be repaired is left out; a mandatory one leaves no value at all.

use std::collections::BTreeSet;

use jsonc_parser::ast::{Object, Value as Node};
use serde_json::{Map, Value};

use super::check::{self, Missing};
use super::finding::{Finding, here};
use super::mask;
use super::rows::Rows;
use super::syntax::{beginning, kind, plain, range};
use super::unknown::Unknown;
use crate::diagnostic::Code;
use crate::limits;
use crate::model::{Api, Direction, Property, Schema, SchemaId, Shape};
use crate::raw::RawRow;
use crate::source::Place;
use crate::type_cell::TypeExpression;

/// What is said of a row that an example contradicts.
const DOCUMENTED: &str = "documented here";

/// A comparison in progress.
pub(super) struct Comparison<'a, 'r> {
    api: &'a Api,
    direction: Direction,
    pub findings: Vec<Finding>,
    /// What was found: message, label, and the row that says otherwise.
    found: BTreeSet<(String, String, Option<Place>)>,
    unknown: Unknown<'a>,
    /// The rows of the example's page.
    rows: &'a Rows<'r>,
}

/// What stands where a value is documented: the row that says so.
#[derive(Clone, Copy)]
struct Documented<'a> {
    name: &'a str,
    /// What of it, where it is not the whole: `an element of `.
    part: &'static str,
    place: Option<&'a Place>,
    /// Whether it says that there are more members than its table lists.
    is_open: bool,
}

impl Documented<'_> {
    /// What is within it.
    fn part(self, part: &'static str) -> Self {
        Self { part, ..self }
    }
}

impl<'a, 'r> Comparison<'a, 'r> {
    pub fn new(api: &'a Api, direction: Direction, rows: &'a Rows<'r>) -> Self {
        Self {
            api,
            direction,
            findings: Vec::new(),
            found: BTreeSet::new(),
            unknown: Unknown::default(),
            rows,
        }
    }

    /// The value of the example in agreement with the shape.
    pub fn value(&mut self, node: &Node<'_>, shape: &Shape) -> Option<Value> {
        self.convert(node, shape, Documented { name: "the body", part: "", place: None, is_open: false })
    }

    fn convert(&mut self, node: &Node<'_>, shape: &Shape, row: Documented<'a>) -> Option<Value> {
        match (shape, node) {
            (_, Node::NullKeyword(_)) => None,
            (Shape::Schema(id), Node::Object(object)) => self.object(object, *id, row.is_open),
            (Shape::Any | Shape::File, _)
            | (Shape::Object, Node::Object(_))
            | (Shape::String, Node::StringLit(_))
            | (Shape::Number, Node::NumberLit(_))
            | (Shape::Boolean, Node::BooleanLit(_)) => Some(plain(node)),
            (Shape::Integer, Node::NumberLit(number)) if is_whole(number.value) => Some(plain(node)),
            (Shape::Map(values), Node::Object(object)) => {
                let members = object.properties.iter().filter_map(|member| {
                    let value = self.convert(&member.value, values, row.part("a value of "))?;
                    Some((member.name.as_str().to_owned(), value))
                });
                Some(Value::Object(members.collect()))
            }
            (Shape::Array(items), Node::Array(array)) => {
                let row = row.part("an element of ");
                let elements = array.elements.iter().map(|element| self.convert(element, items, row));
                elements.collect::<Option<Vec<_>>>().map(Value::Array)
            }
            _ => self.other_kind(node, shape, row),
        }
    }

    /// A value of another kind than the tables say.
    fn other_kind(&mut self, node: &Node<'_>, shape: &Shape, row: Documented<'a>) -> Option<Value> {
        let is_new = self.find(Finding {
            code: Code::ExampleKind,
            range: range(node),
            message: format!("{}`{}` is read as {}", row.part, row.name, documented(shape, self.api)),
            label: format!("the example has {}", kind(node)),
            related: row.place.map(|place| (place.clone(), self.said_of_type(place))).into_iter().collect(),
            help: "the table wins; if the example is right, record the type in corrections.toml".to_owned(),
        });
        // The row says in a sentence what its type cell does not.
        let is_said =
            || row.place.and_then(|place| self.rows.at(place)).is_some_and(|row| says_kind(row, node));
        if is_new && is_said() {
            self.findings.pop();
        }
        match (shape, node) {
            // One object, shown as a list of one.
            (Shape::Schema(_) | Shape::Object | Shape::Map(_), Node::Array(array)) => {
                match array.elements.as_slice() {
                    [only @ Node::Object(_)] => self.convert(only, shape, row),
                    _ => None,
                }
            }
            // A list, shown as its only element.
            (Shape::Array(items), Node::Object(_) | Node::StringLit(_) | Node::NumberLit(_)) => {
                self.convert(node, items, row).map(|element| Value::Array(vec![element]))
            }
            (Shape::Integer, Node::StringLit(text)) => text.value.parse::<i64>().ok().map(Value::from),
            (Shape::Number, Node::StringLit(text)) => text.value.parse().ok().map(Value::Number),
            (Shape::Boolean, Node::StringLit(text)) => {
                text.value.to_ascii_lowercase().parse().ok().map(Value::Bool)
            }
            (Shape::String, Node::NumberLit(number)) => Some(Value::String(number.value.to_owned())),
            (Shape::String, Node::BooleanLit(boolean)) => Some(Value::String(boolean.value.to_string())),
            _ => None,
        }
    }

    /// What the row at a place says of the type, for a message.
    fn said_of_type(&self, place: &Place) -> String {
        match self.rows.at(place).and_then(RawRow::type_text) {
            Some(words) => format!("documented here, as `{}`", limits::shortened(&words)),
            None => DOCUMENTED.to_owned(),
        }
    }

    /// What one row is contradicted in is said once an example, however many elements of a list do it. Whether it is said now.
    fn find(&mut self, finding: Finding) -> bool {
        let place = finding.related.first().map(|(place, _)| place.clone());
        let is_new = self.found.insert((finding.message.clone(), finding.label.clone(), place));
        if is_new {
            self.findings.push(finding);
        }
        is_new
    }

    /// An object of a documented type, which is open where its row says so.
    fn object(&mut self, object: &Object<'_>, id: SchemaId, is_open: bool) -> Option<Value> {
        let api = self.api;
        let schema = api.schema(id);
        let mut members = Map::new();
        let mut unknown = Vec::new();
        for member in &object.properties {
            let name = member.name.as_str();
            let property = schema.property(name).filter(|property| property.usage(self.direction).is_some());
            let Some(property) = property else {
                unknown.push(member);
                continue;
            };
            if let Some(value) = self.member(&member.value, property) {
                members.insert(name.to_owned(), value);
            }
        }
        let fits = unknown.len() < object.properties.len();
        let asked = (api, self.rows, self.direction);
        if !is_open {
            self.findings.extend(self.unknown.findings(&unknown, object, id, asked));
        }
        // Of an object that is none of this type there is no more to say.
        let is_of_type = fits || object.properties.is_empty();
        let is_complete = self.is_complete(object, &members, schema, is_of_type);
        is_complete.then_some(Value::Object(members))
    }

    fn member(&mut self, node: &Node<'_>, property: &'a Property) -> Option<Value> {
        let usage = property.usage(self.direction)?;
        let row = Documented {
            name: &property.name,
            part: "",
            place: here(&usage.origins, self.rows.page()),
            is_open: property.shape.leaf_schema().is_some() && self.rows.are_open(&property.name),
        };
        let value = check::trimmed(self.convert(node, &property.shape, row)?, &usage.facts);
        let broken = |value: &Value| check::broken_rule(value, &usage.facts, &property.shape, self.direction);
        let Some(rule) = broken(&value) else {
            return Some(value);
        };
        // An empty text in an answer says that there is none.
        if self.direction == Direction::Response && value.as_str().is_some_and(str::is_empty) {
            return None;
        }
        if mask::has_mask(&value, usage.facts.format()) {
            let value = mask::filled(&value, &usage.facts);
            return broken(&value).is_none().then_some(value);
        }
        self.find(Finding {
            code: Code::ExampleValue,
            range: range(node),
            message: format!("the example of `{}` breaks the documented rule: {rule}", property.name),
            label: format!("the example has {}", shown(&value)),
            related: documented_at(row.place),
            help: "the table wins; if the example is right, correct the description in corrections.toml"
                .to_owned(),
        });
        None
    }

    /// Whether an object has what it must have. A member that is there and cannot be used was spoken of already.
    fn is_complete(
        &mut self,
        object: &Object<'_>,
        members: &Map<String, Value>,
        schema: &'a Schema,
        is_of_type: bool,
    ) -> bool {
        let missing = check::missing_members(members, schema, self.direction);
        let is_shown = |property: &Property| {
            object.properties.iter().any(|member| member.name.as_str() == property.name)
        };
        let absent: Vec<_> = missing
            .iter()
            .filter(|missing| is_of_type && !missing.is_of_case && !is_shown(missing.property))
            .collect();
        // An empty object in an answer says that there is none, as an empty text does.
        let is_none = self.direction == Direction::Response && object.properties.is_empty();
        // Of several, the reasons are those of the table; of one, it may be a condition.
        let message = match absent.as_slice() {
            _ if is_none => None,
            [] => None,
            [Missing { property, case, .. }] => {
                let case = case.as_ref().map_or(String::new(), |case| format!(" {case}"));
                Some(format!("the example has no `{}`, which is mandatory{case}", property.name))
            }
            several => {
                let names: Vec<String> =
                    several.iter().map(|missing| format!("`{}`", missing.property.name)).collect();
                Some(format!(
                    "the example has none of these members, which are mandatory: {}",
                    names.join(", ")
                ))
            }
        };
        if let Some((message, missing)) = message.zip(absent.first()) {
            let usage = missing.said_by.usage(self.direction);
            let table = usage.and_then(|usage| here(&usage.origins, self.rows.page()));
            self.find(Finding {
                code: Code::ExampleMissingMember,
                range: object.range.start..object.range.start + 1,
                message,
                label: match object.properties.first() {
                    Some(first) => format!("not in this object, which starts with `{}`", first.name.as_str()),
                    None => "not in this object, which is empty".to_owned(),
                },
                related: documented_at(table),
                help: if missing.case.is_some() {
                    "the example is kept as text only; if it is right, correct the description of the row in corrections.toml"
                } else {
                    "the example is kept as text only; if it is right, record in corrections.toml that the row is optional"
                }
                .to_owned(),
            });
        }
        missing.is_empty() && !self.is_ruled_out(object, members, schema)
    }

    /// Whether an object has two members that must not both be given.
    fn is_ruled_out(
        &mut self,
        object: &Object<'_>,
        members: &Map<String, Value>,
        schema: &'a Schema,
    ) -> bool {
        let Some([one, other]) = check::apart(members, schema, self.direction) else { return false };
        let table = one.usage(self.direction).and_then(|usage| here(&usage.origins, self.rows.page()));
        self.find(Finding {
            code: Code::ExampleValue,
            range: object.range.start..object.range.start + 1,
            message: format!(
                "the example gives both `{}` and `{}`, which the table rules out",
                one.name, other.name
            ),
            label: "this object".to_owned(),
            related: documented_at(table),
            help: "the example is kept as text only; if it is right, correct the description in corrections.toml"
                .to_owned(),
        });
        true
    }
}

/// The row or the table that an example is held against.
fn documented_at(place: Option<&Place>) -> Vec<(Place, String)> {
    place.map(|place| (place.clone(), DOCUMENTED.to_owned())).into_iter().collect()
}

/// Whether a row says in a sentence that its member may be of such a kind: `In this case, the type is Object.`
fn says_kind(row: &RawRow, node: &Node<'_>) -> bool {
    row.said_types().any(|said| match said {
        TypeExpression::String => matches!(node, Node::StringLit(_)),
        TypeExpression::Integer | TypeExpression::Number => matches!(node, Node::NumberLit(_)),
        TypeExpression::Boolean => matches!(node, Node::BooleanLit(_)),
        TypeExpression::Array(_) => matches!(node, Node::Array(_)),
        TypeExpression::Object | TypeExpression::Map(_) => matches!(node, Node::Object(_)),
        _ => false,
    })
}

/// A value, for messages.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    let start = beginning(&text);
    let rest = if start.len() < text.len() { "…" } else { "" };
    format!("`{start}{rest}`")
}

fn is_whole(number: &str) -> bool {
    number.parse::<i64>().is_ok() || number.parse::<u64>().is_ok()
}

/// What the tables say, for messages.
fn documented(shape: &Shape, api: &Api) -> String {
    match shape {
        Shape::String => "a string".to_owned(),
        Shape::Integer => "an integer".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Boolean => "a Boolean".to_owned(),
        Shape::Schema(id) => match &api.schema(*id).title {
            crate::model::SchemaTitle::Documented(name) => format!("an object (`{name}`)"),
            _ => "an object".to_owned(),
        },
        Shape::Object => "an object".to_owned(),
        Shape::Array(_) => "a list".to_owned(),
        Shape::Map(_) => "a map".to_owned(),
        Shape::File => "a file".to_owned(),
        Shape::Any => "any value".to_owned(),
    }
}
