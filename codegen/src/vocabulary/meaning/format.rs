//! What the words of sentences on notations stand for.

use serde::Deserialize;

/// What a word does in a sentence on notations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormatWord {
    /// `UUID`
    Uuid,
    /// `URL`, `link`
    Url,
    /// `IP address`
    Ip,
    /// `IPv4 address`
    Ipv4,
    /// `IPv6 address`
    Ipv6,
    /// `IPv4`, by itself
    Version4,
    /// `IPv6`, by itself
    Version6,
    /// `CIDR block`
    Cidr,
    /// `MAC address`
    Mac,
    /// `email address`
    Email,
    /// `JSON`
    Json,
    /// `Base64`
    Base64,
    /// `password`, `secret`
    Password,
    /// A time as a number: `timestamp`
    Timestamp,
    /// What timestamps count from: `the epoch`
    Epoch,
    /// A point in time, and never a span: `start time`
    Moment,
    /// A point in time, or a span: `time`
    Time,
    /// RFC 3339
    Instant,
    /// What is no point in time: `interval`, `time zone`
    Span,
    /// Behind a noun that stands for it with or without: `地址`
    Suffix,
    /// `format`, `string`
    Format,
    /// `encoded`
    Encoded,
    /// `start with`
    Begin,
    /// What is described: `the value`
    This,
    /// `is`, `must be`
    Is,
    /// `uses`: what is said of the value, and not what it is
    Use,
    /// `in`, `using`
    In,
    /// Before the name of a notation: `in the format of`
    FormOf,
    /// Before what is described: `specifies`
    Lead,
    /// `the`, `valid`
    Article,
    /// `list of`
    List,
    /// Behind what is described: `of`, `that`
    Bound,
    /// `when`, behind a time
    When,
    /// `or`
    Or,
    /// `and`
    And,
    /// `not`
    Not,
    /// What is said of something else, or of a part: `whether`, `relative`
    Aside,
    /// A part of a condition on another value: `operator`
    Filter,
    /// What may stand behind an address or a notation and is a part of the value: `port`, `followed by`
    Beyond,
    /// More than one in a text: `separated by commas`
    Several,
    /// `separated`: by commas
    Separated,
    /// `digits`
    Digit,
    /// `characters`
    Character,
    /// `without hyphens`
    Joined,
    /// What has 32 digits without hyphens, and is called a UUID all the same: `project`
    Account,
    /// How finely, in digits behind the point: `6 decimal places`
    Decimals,
    /// A time without minutes: `on the hour`
    WholeHour,
    /// What is one more than what: `must be 1 greater than`
    Later,
    /// What is alike: `must be the same`
    Same,
    /// Not in which unit, but how finely: `accurate to`
    Accurate,
    /// Holds one of these words, and means none of them
    Plain,
}
