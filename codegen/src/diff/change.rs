//! A change: what, of which rule, and where it stood and stands.

use std::fmt;

use serde::Serialize;

use super::rule::{Kind, Rule};
use super::text::quoted;
use crate::model::{Class, Direction, ParameterLocation};
use crate::source::Place;

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "of")]
pub enum Subject {
    /// The service as a whole.
    Service,
    /// An error code of the service.
    ErrorCode {
        /// The code.
        code: String,
    },
    /// An operation.
    Operation {
        /// Its id in the new documents, or in the old ones where it is gone.
        operation: String,
    },
    /// A parameter of an operation.
    Parameter {
        /// The operation.
        operation: String,
        /// Where it goes.
        location: ParameterLocation,
        /// Its name.
        name: String,
    },
    /// A header of an answer.
    Header {
        /// The operation.
        operation: String,
        /// The status of the answer.
        status: u16,
        /// Its name.
        name: String,
    },
    /// The body of a request.
    RequestBody {
        /// The operation.
        operation: String,
    },
    /// An answer, or its body.
    Response {
        /// The operation.
        operation: String,
        /// The status of the answer.
        status: u16,
    },
    /// An object type.
    Type {
        /// Its name, as the new documents call it.
        name: String,
    },
    /// A member of an object type.
    Member {
        /// The type, as the new documents call it.
        #[serde(rename = "type")]
        type_name: String,
        /// The name of the member.
        name: String,
    },
}

/// As messages begin: `` `KafkaParameters.instance_id` ``.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service => f.write_str("the service"),
            Self::ErrorCode { code } => write!(f, "the error code {}", quoted(code)),
            Self::Operation { operation } => f.write_str(&quoted(operation)),
            Self::Parameter { operation, location, name } => {
                let location = location.as_str();
                write!(f, "the {location} parameter {} of {}", quoted(name), quoted(operation))
            }
            Self::Header { operation, status, name } => {
                write!(f, "the header {} of the response {status} of {}", quoted(name), quoted(operation))
            }
            Self::RequestBody { operation } => write!(f, "the body of {}", quoted(operation)),
            Self::Response { operation, status } => {
                write!(f, "the response {status} of {}", quoted(operation))
            }
            Self::Type { name } => write!(f, "the type {}", quoted(name)),
            Self::Member { type_name, name } => f.write_str(&quoted(&format!("{type_name}.{name}"))),
        }
    }
}

impl Subject {
    /// Whether messages on it say which operation it is of.
    pub fn names_operation(&self) -> bool {
        !matches!(self, Self::Service | Self::ErrorCode { .. } | Self::Type { .. } | Self::Member { .. })
    }
}

/// A change between two revisions of the documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The rule that it falls under.
    pub rule: Rule,
    /// Whom it concerns.
    pub class: Class,
    /// What changed.
    pub subject: Subject,
    /// What became of it, as the rest of a sentence: `is mandatory now`.
    pub message: String,
    /// The operations that it concerns, by their ids in the new documents.
    pub operations: Vec<String>,
    /// Where it stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Place>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Place>,
}

/// Where changes are looked for: the thing, on both sides.
#[derive(Clone, Debug)]
pub(super) struct Spot<'a> {
    pub subject: Subject,
    pub direction: Option<Direction>,
    pub old: Option<&'a Place>,
    pub new: Option<&'a Place>,
}

impl Spot<'_> {
    /// A change here.
    pub fn change(&self, kind: Kind, message: impl Into<String>) -> Change {
        let rule = Rule::of(kind, self.direction);
        Change {
            rule,
            class: rule.class(),
            subject: self.subject.clone(),
            message: message.into(),
            operations: Vec::new(),
            old: self.old.cloned(),
            new: self.new.cloned(),
        }
    }

    /// A change here, if `is` so.
    pub fn when(&self, is: bool, kind: Kind, message: &str) -> Option<Change> {
        is.then(|| self.change(kind, message))
    }
}
