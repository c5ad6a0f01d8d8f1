//! What prose says about a value, with the degree of certainty that the words have.
//!
//! A wrong restriction breaks callers, a missing one costs a hint: so [`Values`] are closed only where the page
//! says so, a default is a value only where it stands in wire form, and a condition is bound to a field only where the
//! page names it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// All that was read from one description.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Facts {
    /// The values that are listed, of a list those of its elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Values>,
    /// What can be said of values of one type only, of a list of its elements.
    #[serde(flatten)]
    pub scalar: Option<ScalarFacts>,
    /// The least and greatest number of elements of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Lengths>,
    /// What holds when the value is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<DefaultValue>,
    /// The value must not be shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub secret: bool,
    /// The value is set by the service only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub read_only: bool,
    /// The documents advise against it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
    /// When the value must be given although it is optional.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
}

/// What was read of a scalar value, by its type.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum ScalarFacts {
    /// Of a string.
    Text(TextFacts),
    /// Of a number.
    Number(NumberFacts),
}

/// What was read of a string.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TextFacts {
    /// The least and greatest length in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lengths: Option<Lengths>,
    /// The widest length over all cases, where each case has its own. It is said and never enforced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lengths_of_cases: Option<Lengths>,
    /// A rule on characters as a regular expression (ECMA-262, anchored).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The notation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The range of a number that it holds. It is said and never enforced, as the service may take other forms of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds_of_cases: Option<Bounds>,
    /// What that number counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
}

/// What was read of a number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct NumberFacts {
    /// The least and greatest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bounds>,
    /// The widest range over all cases, where each case has its own. It is said and never enforced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds_of_cases: Option<Bounds>,
    /// What it counts: `second`, `GB`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// The point in time that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The documents say that 32 bits hold it: `integer (int32)`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_narrow: bool,
}

impl From<TextFacts> for Option<ScalarFacts> {
    /// None where nothing was read.
    fn from(facts: TextFacts) -> Self {
        (facts != TextFacts::default()).then_some(ScalarFacts::Text(facts))
    }
}

impl From<NumberFacts> for Option<ScalarFacts> {
    /// None where nothing was read.
    fn from(facts: NumberFacts) -> Self {
        (facts != NumberFacts::default()).then_some(ScalarFacts::Number(facts))
    }
}

impl Facts {
    /// What was read of a string.
    pub fn text(&self) -> Option<&TextFacts> {
        match &self.scalar {
            Some(ScalarFacts::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// What was read of a number.
    pub fn number(&self) -> Option<&NumberFacts> {
        match &self.scalar {
            Some(ScalarFacts::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// The length of a string.
    pub fn lengths(&self) -> Option<Lengths> {
        self.text()?.lengths
    }

    /// The pattern of a string.
    pub fn pattern(&self) -> Option<&str> {
        self.text()?.pattern.as_deref()
    }

    /// The range of a number that holds always.
    pub fn bounds(&self) -> Option<&Bounds> {
        self.number()?.bounds.as_ref()
    }

    /// The range of a number that is only said.
    pub fn bounds_of_cases(&self) -> Option<&Bounds> {
        match self.scalar.as_ref()? {
            ScalarFacts::Text(text) => text.bounds_of_cases.as_ref(),
            ScalarFacts::Number(number) => number.bounds_of_cases.as_ref(),
        }
    }

    /// What a whole number has to be to hold every value of its range.
    pub fn width(&self) -> Width {
        let bounds = [self.bounds(), self.bounds_of_cases()].into_iter().flatten();
        bounds.map(Bounds::width).max().unwrap_or_default()
    }

    /// What a number counts.
    pub fn unit(&self) -> Option<&'static str> {
        match self.scalar.as_ref()? {
            ScalarFacts::Text(text) => text.unit,
            ScalarFacts::Number(number) => number.unit,
        }
    }

    /// The notation.
    pub fn format(&self) -> Option<Format> {
        match self.scalar.as_ref()? {
            ScalarFacts::Text(text) => text.format,
            ScalarFacts::Number(number) => number.format,
        }
    }
}

/// How sure it is that a list of values is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The page says that there are no others.
    Closed,
    /// The page names these; there may be others.
    Known,
}

/// A list of values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Values {
    /// Whether there may be others.
    pub certainty: Certainty,
    /// The values in documented order, without repetition.
    pub values: Vec<KnownValue>,
}

/// A value and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KnownValue {
    /// The value as the documents write it, without quotes.
    pub literal: String,
    /// What the documents say of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
}

/// The range of a number, ends included.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Bounds {
    /// The least value, in the notation of the page, as a JSON number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<serde_json::Number>,
    /// The greatest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<serde_json::Number>,
}

impl Bounds {
    fn width(&self) -> Width {
        let ends = || [&self.minimum, &self.maximum].into_iter().flatten();
        // An end that is no whole number is read as a double, and a large one is beyond all integers.
        let is_within = |end: &serde_json::Number| {
            end.is_i64() || end.as_f64().is_some_and(|end| end.abs() < 9_007_199_254_740_992.0)
        };
        if ends().all(is_within) {
            Width::Signed
        } else if ends().all(serde_json::Number::is_u64) && self.minimum.is_some() {
            Width::Unsigned
        } else {
            Width::Wider
        }
    }
}

/// What a whole number of a range fits into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Width {
    /// A signed integer of 64 bits.
    #[default]
    Signed,
    /// An unsigned integer of 64 bits, and no signed one.
    Unsigned,
    /// No integer of 64 bits.
    Wider,
}

/// The range of a length or a count, ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lengths {
    /// The least length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<u64>,
    /// The greatest length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<u64>,
}

/// What holds when a value is not given.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DefaultValue {
    /// A value in wire form, of the type that the field has.
    Value(Value),
    /// Words that are no value of that type: `60 seconds` of a string, `5 MB/s` of a Boolean.
    Text(String),
}

/// The notation of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A point in time, and the page or its example shows that it is written as in RFC 3339.
    DateTime,
    /// A point in time in a notation that the page does not give.
    Time,
    /// A day, as in RFC 3339.
    Date,
    /// A UUID with hyphens.
    Uuid,
    /// A URL.
    Uri,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address.
    Ipv6,
    /// Bytes in Base64.
    Base64,
    /// An e-mail address.
    Email,
    /// An IP address of either version.
    Ip,
    /// A network: an address with the length of its prefix.
    Cidr,
    /// The address of a network interface.
    Mac,
    /// A text that is JSON.
    Json,
    /// A password or another secret, as the page calls it.
    Password,
    /// A point in time as seconds since 1970.
    EpochSeconds,
    /// A point in time as milliseconds since 1970.
    EpochMilliseconds,
}

impl Format {
    /// Its name: that of JSON Schema, where it has one.
    pub fn name(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Time => "time",
            Self::Date => "date",
            Self::Uuid => "uuid",
            Self::Uri => "uri",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Base64 => "base64",
            Self::Email => "email",
            Self::Ip => "ip",
            Self::Cidr => "cidr",
            Self::Mac => "mac",
            Self::Json => "json",
            Self::Password => "password",
            Self::EpochSeconds => "epoch-seconds",
            Self::EpochMilliseconds => "epoch-milliseconds",
        }
    }

    /// The name that documents use where JSON Schema has none.
    pub fn own_name(self) -> Option<&'static str> {
        use Format::{Cidr, EpochMilliseconds, EpochSeconds, Ip, Json, Mac};
        matches!(self, Ip | Cidr | Mac | Json | EpochSeconds | EpochMilliseconds).then(|| self.name())
    }
}

/// A rule on when a field must be given, or on what its values depend.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Condition {
    /// The sentence as it stands.
    pub text: String,
    /// What could be read from it.
    pub kind: ConditionKind,
}

/// What a condition says, as far as it names its field.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConditionKind {
    /// Mandatory when a member of the same object has one of these values.
    MandatoryWhen {
        /// The wire name of that member.
        field: String,
        /// The values, in the type of that member.
        equals: Vec<Value>,
    },
    /// This field or another of the same object must be given.
    EitherOr {
        /// The wire names of the others.
        others: Vec<String>,
    },
    /// A condition whose field or value the page does not name.
    Unresolved,
    /// Another way in which this field depends on something.
    Related {
        /// In which.
        relation: Relation,
        /// The wire names of the members of the same object that the page names.
        fields: Vec<String>,
        /// The values of the one field, in its type, on which it depends. Empty where the page names none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        equals: Vec<Value>,
    },
}

/// How a field depends on something else. The words of the page say on what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// It must be given then.
    MandatoryWhen,
    /// It must not be given then, or is not there.
    ForbiddenWhen,
    /// It may be given then, and counts for nothing.
    IgnoredWhen,
    /// It has a meaning only then.
    IgnoredUnless,
    /// Answers have it only then.
    ReturnedWhen,
    /// It may be given in place of others.
    AlternativeTo,
    /// It must be given together with others.
    GivenTogether,
    /// It must not be given together with others.
    GivenApart,
    /// Its values are others then.
    ValuesDepend,
}
