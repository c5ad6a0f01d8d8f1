//! What the words of tables, headings and type cells stand for.

use serde::Deserialize;

/// What a caption says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaptionWord {
    /// Parameters in the path.
    PathParameters,
    /// Parameters in the URI: in its path or in its query.
    UriParameters,
    /// Parameters in the query.
    QueryParameters,
    /// Headers of the request.
    RequestHeaders,
    /// Headers of a response.
    ResponseHeaders,
    /// Headers; the section tells of what.
    Headers,
    /// Members of the request's body.
    RequestBody,
    /// Members of a response's body.
    ResponseBody,
    /// Members of a body; the section tells of which.
    Body,
    /// Fields of a form.
    FormFields,
    /// Status codes.
    StatusCodes,
    /// Error codes.
    ErrorCodes,
    /// Actions of IAM policies, which permit to call the operation.
    Authorization,
    /// Parameters, and nothing more: the section tells which.
    Parameters,
    /// None of these: the name of a type, without the words around it (`Data structure of the spec field`).
    #[serde(skip)]
    TypeName(String),
}

/// What a header says, as far as anybody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnWord {
    Name,
    Mandatory,
    Type,
    Description,
    Status,
    ErrorCode,
    ErrorMessage,
    ErrorDescription,
    Solution,
    /// Where a request carries the parameter.
    Location,
    /// What rows are about that are about other things than parameters.
    Key,
    /// Kept as it is, and known so that a header row is recognised in running text.
    Other,
}

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionWord {
    /// What the operation does.
    Function,
    /// Method and path.
    Uri,
    /// Request parameters.
    Request,
    /// Response parameters.
    Response,
    /// Examples of requests.
    ExampleRequest,
    /// Examples of responses.
    ExampleResponse,
    /// Status codes.
    StatusCodes,
    /// Error codes.
    ErrorCodes,
    /// Actions that IAM policies must allow.
    Authorization,
    /// The call in programming languages: an SDK has it already.
    SampleCode,
    /// A section that is kept as prose: constraints, notes.
    Prose,
}

/// What a part of a description is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// Prose: no label, or one that only says so (`Definition`, `Constraints`, `Note`).
    Text,
    /// What the value can be: a range, a list, or prose on it.
    Range,
    /// The complete list of values.
    Enumeration,
    /// What holds when nothing is given.
    Default,
    /// The least value or length.
    Minimum,
    /// The greatest value or length.
    Maximum,
    /// The least value, and no length.
    MinimumValue,
    /// The greatest value, and no length.
    MaximumValue,
    /// The least length.
    MinimumLength,
    /// The greatest length.
    MaximumLength,
    /// The range of a length.
    Length,
    /// The number of elements.
    Count,
    /// The notation.
    Format,
    /// An example: evidence at most.
    Example,
    /// What a number counts.
    Unit,
}

/// What a word of a type cell stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TypeWord {
    /// `String`
    String,
    /// `Long`
    Integer,
    /// `Double`
    Number,
    /// `Boolean`
    Boolean,
    /// `Array`
    Array,
    /// `Map`
    Map,
    /// `Dict`: an object without a name, or a map where it says of what.
    Dictionary,
    /// `JSON`: an object; `Json Array` is a list of anything.
    Json,
    /// `File`
    File,
    /// `Any`
    Any,
    /// `Timestamp`: a type, of which the word does not say what it is on the wire.
    Unclear,
    /// `object`, behind the name of a type or alone
    Kind,
    /// The first word of `data structure`
    KindPart,
    /// The body, where the name of a type should stand
    Body,
    /// Between a container and what is in it
    Of,
    /// Opens or joins a sentence, and is in no name
    Sentence,
    /// `Table`
    Table,
}

/// Where a request or an answer carries something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LocationWord {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a field of a form.
    Form,
    /// In the body.
    Body,
}
