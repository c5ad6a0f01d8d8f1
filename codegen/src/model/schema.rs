//! Object types and the shapes of values.
//!
//! One [`Schema`] serves both directions: a page that documents `KafkaParameters` for requests and again for responses
//! documents one concept twice. What differs between the two tables (whether a member is mandatory, its prose)
//! stands in the [`Usage`] of each direction.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Description, Facts};
use crate::source::Place;

/// The address of a [`Schema`] in [`super::Api::schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct SchemaId(u32);

impl SchemaId {
    /// The id of the schema at this index.
    ///
    /// # Panics
    /// Where there are more than 2^32 schemas, which no memory holds.
    pub fn new(index: usize) -> Self {
        #[expect(clippy::expect_used, reason = "a service has thousands of types, never 2^32")]
        Self(u32::try_from(index).expect("fewer than 2^32 schemas"))
    }

    /// The index of the schema.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a value looks like on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A string.
    String,
    /// A whole number of up to 64 bits.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An object of a documented type.
    Schema(SchemaId),
    /// An object of which the page says nothing more.
    Object,
    /// A list.
    Array(Box<Shape>),
    /// An object with arbitrary keys.
    Map(Box<Shape>),
    /// The bytes of a file.
    File,
    /// Any JSON value: the page does not say.
    Any,
}

impl Shape {
    /// A list of `items`.
    pub fn array(items: Self) -> Self {
        Self::Array(Box::new(items))
    }

    /// Whether a value is of this shape, as far as can be told without looking into documented types.
    pub fn fits(&self, value: &serde_json::Value) -> bool {
        match self {
            Self::String | Self::File => value.is_string(),
            Self::Integer => value.is_i64() || value.is_u64(),
            Self::Number => value.is_number(),
            Self::Boolean => value.is_boolean(),
            Self::Schema(_) | Self::Object => value.is_object(),
            Self::Array(items) => {
                value.as_array().is_some_and(|list| list.iter().all(|item| items.fits(item)))
            }
            Self::Map(values) => {
                value.as_object().is_some_and(|map| map.values().all(|value| values.fits(value)))
            }
            Self::Any => true,
        }
    }

    /// Whether it is a text, a number or a Boolean.
    pub fn is_scalar(&self) -> bool {
        matches!(self, Self::String | Self::Integer | Self::Number | Self::Boolean)
    }

    /// What stands at the bottom of nested lists; the shape itself where it is no list.
    pub fn element(&self) -> &Self {
        match self {
            Self::Array(items) => items.element(),
            _ => self,
        }
    }

    /// The words of a page as a value of this shape. None where they are no such value, or could be several.
    pub fn literal(&self, text: &str) -> Option<serde_json::Value> {
        match self {
            Self::String => Some(text.into()),
            Self::Integer => text.parse::<i64>().ok().map(Into::into),
            Self::Number => serde_json::from_str::<serde_json::Number>(text).ok().map(Into::into),
            Self::Boolean => text.parse::<bool>().ok().map(Into::into),
            _ => None,
        }
    }

    /// The type at the bottom of lists and maps.
    pub fn leaf(&self) -> &Self {
        match self {
            Self::Array(inner) | Self::Map(inner) => inner.leaf(),
            _ => self,
        }
    }

    /// The documented type at the bottom of lists and maps, if it is one.
    pub fn leaf_schema(&self) -> Option<SchemaId> {
        match self.leaf() {
            Self::Schema(id) => Some(*id),
            _ => None,
        }
    }
}

/// Request or response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Sent by the caller.
    Request,
    /// Sent by the service.
    Response,
}

/// How the documents call a type.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SchemaTitle {
    /// By a name of their own: `KafkaParameters`.
    Documented(String),
    /// Not at all: it is the body of an operation.
    Body {
        /// The operation.
        operation: String,
        /// Which way it goes.
        direction: Direction,
        /// The status, for a response.
        status: Option<u16>,
    },
    /// Not at all: it is the body of failed calls. Those that are alike are one type, of whatever operation and status.
    Error,
}

/// Where a type is documented: for which operation, and which way it goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct SchemaSite {
    /// The operation.
    pub operation: String,
    /// Which way it goes there.
    pub direction: Direction,
    /// The status, for a response whose page names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
}

/// An object type.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Schema {
    /// How the documents call it.
    pub title: SchemaTitle,
    /// Its members, in documented order.
    pub properties: Vec<Property>,
    /// Whether it is the body of a form of several parts, in which files stand beside the other members.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub form: bool,
    /// The tables that define it.
    pub origins: Vec<Place>,
    /// Where it is documented, one entry a table.
    pub sites: Vec<SchemaSite>,
}

impl Schema {
    /// The member with this wire name.
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }

    /// Its members, but for the files of a form: those are sent beside it.
    pub fn members(&self) -> impl Iterator<Item = &Property> {
        self.properties.iter().filter(|property| !self.is_part(property))
    }

    /// The files of a form.
    pub fn files(&self) -> impl Iterator<Item = &Property> {
        self.properties.iter().filter(|property| self.is_part(property))
    }

    fn is_part(&self, property: &Property) -> bool {
        self.form && *property.shape.leaf() == Shape::File
    }

    /// Whether a request must give at least one of its members.
    pub fn has_mandatory(&self) -> bool {
        self.members().any(Property::is_mandatory)
    }
}

/// A member of an object type.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Property {
    /// Its name on the wire, spelling mistakes included.
    pub name: String,
    /// What its value looks like.
    pub shape: Shape,
    /// What the documents say of it in requests. None where no request has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Usage>,
    /// What the documents say of it in responses. None where no response has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<Usage>,
}

impl Property {
    /// The usage in this direction.
    pub fn usage(&self, direction: Direction) -> Option<&Usage> {
        match direction {
            Direction::Request => self.request.as_ref(),
            Direction::Response => self.response.as_ref(),
        }
    }

    /// The usage that says most: that of requests, or else that of responses.
    pub fn main_usage(&self) -> Option<&Usage> {
        self.request.as_ref().or(self.response.as_ref())
    }

    /// Whether a request must give it.
    pub fn is_mandatory(&self) -> bool {
        self.request.as_ref().is_some_and(|usage| usage.mandatory == Some(true))
    }
}

/// What the documents say of a member in one direction.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Usage {
    /// Whether it must be there. None where the table has no such column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandatory: Option<bool>,
    /// The prose, as it stands.
    #[serde(flatten)]
    pub description: Description,
    /// What was read from the prose.
    pub facts: Facts,
    /// Whether the type is that of the page's examples, as the table gives none.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
    /// The rows that say so.
    pub origins: Vec<Place>,
}
