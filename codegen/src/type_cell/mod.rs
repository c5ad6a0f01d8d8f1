//! The language of type cells: `String(64)`, `KafkaParameters object`, `Array of KafkaTopicMapping objects`, `Table 6`.
//!
//! In: the words of a cell. Out: a [`TypeCell`]: what it says of containers and elements, the name of the type, the
//! table that it points at, and a length or a range. It still names types instead of addressing them.
//! All who have to do with type cells read them here: the reader of flattened tables, who must tell them from prose
//! ([`is_type`]), extraction, which keeps what was read with its row, and whoever corrects a row.
//! Left out on purpose: names alone (`KafkaParameters`). They are types only where a table or an example says so ([`bare_name`]).

mod grammar;
mod pointer;
mod said;
mod token;

pub use said::said;

use crate::document::Text;
use crate::limits;
use crate::vocabulary::{self, CaptionWord, TypeWord};

/// What a type cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeCell {
    /// The type.
    pub expression: TypeExpression,
    /// The number of the table that the cell points at: `Array of objects in Table 5`.
    pub table: Option<u32>,
    /// The length in `String(64)` and `String(1-64)`, the range in `Integer(0-2)`.
    pub size: Option<Size>,
    /// Whether it says that 32 bits hold the number: `integer (int32)`.
    pub is_narrow: bool,
    /// Whether the description says it in a sentence, where the cell says less.
    pub is_said: bool,
    /// Whether prose may have these words too: `Array of tags`.
    is_loose: bool,
}

/// How long a string may be, or how great a number, as the brackets behind its type say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The least, where there is one.
    pub minimum: Option<u64>,
    /// The greatest.
    pub maximum: u64,
}

/// A type as its cell says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeExpression {
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A Boolean.
    Boolean,
    /// An object of which the cell gives no name.
    Object,
    /// An object with a name.
    Named(String),
    /// What a table describes: `Table 7`. An object, or a list of such.
    Tabled,
    /// A list. None where the cell does not say of what.
    Array(Option<Box<TypeExpression>>),
    /// An object with arbitrary keys. None where the cell does not say of what.
    Map(Option<Box<TypeExpression>>),
    /// A file.
    File,
    /// Any value.
    Any,
    /// A type of which the words do not say what it is on the wire: `Timestamp`, `String/Integer`.
    Unclear,
}

/// What a type cell names that may have members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// `ShowInstanceResp object`
    Named(String),
    /// `Object`, `Array of objects`, `Array`, `Table 7`
    Bare,
}

impl Leaf {
    /// The name, where the cell gives one.
    pub fn into_name(self) -> Option<String> {
        match self {
            Self::Named(name) => Some(name),
            Self::Bare => None,
        }
    }
}

impl TypeCell {
    /// What the cell names, also within lists and maps. None where it can have no members.
    pub fn leaf(&self) -> Option<Leaf> {
        self.expression.leaf()
    }

    /// Whether a table may stand behind this one that describes what the cell names.
    pub fn may_have_members(&self) -> bool {
        self.leaf().is_some() || self.expression == TypeExpression::Map(None)
    }
}

impl TypeExpression {
    /// Whether it is `Map<String,Object>`: in the language that it is from, every value is an object.
    pub fn is_map_of_anything(&self) -> bool {
        matches!(self, Self::Map(Some(values)) if **values == Self::Object)
    }

    fn leaf(&self) -> Option<Leaf> {
        match self {
            Self::Named(name) => Some(Leaf::Named(name.clone())),
            Self::Object | Self::Tabled | Self::Array(None) => Some(Leaf::Bare),
            Self::Array(Some(inner)) | Self::Map(Some(inner)) => inner.leaf(),
            _ => None,
        }
    }
}

/// Whether a type cell has more types within each other than are read, at most: brackets and `of`.
pub fn is_too_deep(cell: &str) -> bool {
    let opened = cell.matches(['<', '(', '[', '（']).count();
    opened + cell.split_whitespace().filter(|word| word.eq_ignore_ascii_case("of")).count()
        > limits::TYPE_DEPTH
}

/// Reads a type cell. None where its words are no type, or too deep.
pub fn parse(cell: &str) -> Option<TypeCell> {
    if cell.len() > limits::TYPE_CELL || is_too_deep(cell) {
        return None;
    }
    let (words, pointed) = pointer::split(cell);
    let Some(read) = token::nodes(words).and_then(|nodes| grammar::read(&nodes)) else {
        return captioned(cell);
    };
    // "For details, see Table 3." stands at the end of prose as well.
    let is_loose = read.is_loose || pointed.is_some_and(|pointed| pointed.is_sentence);
    let table = pointed.map(|pointed| pointed.number).or(read.table);
    let is_narrow =
        words.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word.eq_ignore_ascii_case("int32"));
    Some(TypeCell {
        expression: read.expression,
        table,
        size: read.size,
        is_narrow,
        is_said: false,
        is_loose,
    })
}

/// The type whose table a cell names as its caption does: `Table 6 Data structure of the legs field object`. The name says
/// more than the number, which pages forget to change.
fn captioned(cell: &str) -> Option<TypeCell> {
    let (words, kind) = vocabulary::numbered(cell)?.1.rsplit_once(' ')?;
    let is_kind = vocabulary::type_word(kind) == Some(TypeWord::Kind);
    let Some(CaptionWord::TypeName(name)) = vocabulary::caption(words) else { return None };
    let expression = TypeExpression::Named(name.clone());
    let read =
        TypeCell { expression, table: None, size: None, is_narrow: false, is_said: false, is_loose: false };
    (is_kind && is_name(&name)).then_some(read)
}

/// Reads the paragraphs of a type cell, which may be one type all the same: `Array of` and `Tag objects`,
/// `Map<String,Stri` and `ng>`.
pub fn of_paragraphs(cell: &[Text]) -> Option<TypeCell> {
    parse(&joined(cell.iter().map(|text| text.value.trim())))
}

/// Paragraphs as one line. A word that was torn apart is put together again.
fn joined<'t>(paragraphs: impl Iterator<Item = &'t str>) -> String {
    paragraphs.filter(|text| !text.is_empty()).fold(String::new(), |mut line, next| {
        if !line.is_empty() && !token::is_torn(&line, next) {
            line.push(' ');
        }
        line + next
    })
}

/// The type of which one line has the beginning and the next one the rest: `Array of` and `Tag objects`.
pub fn whole(first: &str, rest: &str) -> Option<String> {
    let whole = || joined([first.trim(), rest.trim()].into_iter());
    let goes_on = token::is_unfinished(first) && vocabulary::mandatory(rest).is_none();
    goes_on.then(whole).filter(|whole| is_type(whole))
}

/// Whether a paragraph is a type and nothing else, so that it cannot be prose.
pub fn is_type(text: &str) -> bool {
    let is_sentence = text.ends_with(['.', '。', ':', '：', ',']);
    // What is too deep to be read is a type all the same: whoever looks at its row says so.
    !is_sentence
        && (parse(text).is_some_and(|cell| !cell.is_loose) || token::is_nested(text) && is_too_deep(text))
}

/// The name in a cell that says nothing else, `KafkaParameters` or `[KafkaParameters]`: only a table, or an example, tells
/// whether it is that of a type.
pub fn bare_name(cell: &str) -> Option<String> {
    if cell.len() > limits::TYPE_CELL || is_too_deep(cell) {
        return None;
    }
    grammar::name(&token::nodes(cell)?)
}

/// Whether words are a name, as a type cell may hold it without saying that it is the name of a type.
pub fn is_name(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "_-.:".contains(c);
    text.starts_with(|c: char| c.is_alphabetic() || c == '_') && text.chars().all(is_part)
}

#[cfg(test)]
mod tests;
