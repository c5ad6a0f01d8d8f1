//! What the words of measures stand for.

use serde::Deserialize;

/// What a word does in a sentence on ranges, lengths and counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureWord {
    /// The value of the field: `the value`, `it`
    Value,
    /// The field itself, and no part of what it holds: `this parameter`
    Field,
    /// `length`
    Length,
    /// Before or behind what is counted: `number of`, `个数`
    NumberOf,
    /// `list`
    List,
    /// `each`
    Each,
    /// A part of the value, or something of which it is one: `label`, `sum`
    Part,
    /// The length of a text, or of all texts of a list together: `总长度`
    TotalLength,
    /// Before a range: `ranges`, `in the range of`
    Range,
    /// `is`, `can be`
    Is,
    /// What a number is called: `an integer`
    Integer,
    /// `a positive integer`
    Positive,
    /// `a non-negative integer`, `cannot be negative`
    NotNegative,
    /// `contain`, `enter`
    Contain,
    /// `exactly`
    Exactly,
    /// What one call does: `at a time`
    AtOnce,
    /// `at most`
    AtMost,
    /// `at least`
    AtLeast,
    /// `at most` of the value itself: `maximum value`
    MostValue,
    /// `minimum value`
    LeastValue,
    /// `at most` of a length: `maximum length`
    MostLong,
    /// `minimum length`
    LeastLong,
    /// `less than`
    Less,
    /// `greater than`
    More,
    /// Behind a number: `or less`
    OrLess,
    /// Behind a number: `or more`
    OrMore,
    /// Before an interval: `from`
    From,
    /// Before an interval: `between`
    Between,
    /// Within an interval: `to`
    To,
    /// `and`
    And,
    /// `or`
    Or,
    /// Words that change nothing: `the`
    Article,
    /// What counts the length of a text: `characters`
    Characters,
    /// `bytes`
    Bytes,
    /// What a list holds: `elements`
    Elements,
    /// What counts neither characters nor elements: `types of`, `times the`
    Kinds,
    /// `cannot be left blank`
    NeverEmpty,
    /// The same of a text, or that the field must be given: `不能为空`
    NeverBlank,
    /// Before the numbers of characters: `ASCII (0-31)`
    CodesOf,
    /// `cannot be an empty string`
    EmptyText,
    /// `cannot be an empty list`
    EmptyList,
    /// `default`
    Default,
    /// Before what a value stands for: `indicates`
    Means,
    /// Before a value beside the range: `can be set to`
    Set,
    /// Digits behind the point, which bound no value: `decimal places`, `小数点后`
    Decimals,
    /// Before numbers that are no end of the range: `excluding`, `a multiple of`
    Beside,
    /// What nobody has to follow: `recommended`
    Advice,
    /// Holds another word, and is none of them: `时间` is no `时`.
    Plain,
    /// What ends the clause of a case: `时`
    Case,
    /// What a number of characters is the whole of: `ID`
    Identifier,
    /// One half of a tag: `key`
    Key,
}
