//! How words and brackets go together.

use super::token::Node;
use super::{Size, TypeExpression, is_name};
use crate::vocabulary::{self, TypeWord};

/// What was read of a cell, or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub expression: TypeExpression,
    pub table: Option<u32>,
    pub size: Option<Size>,
    pub is_loose: bool,
}

impl Read {
    fn of(expression: TypeExpression) -> Self {
        Self { expression, table: None, size: None, is_loose: false }
    }

    fn loose(self, is_loose: bool) -> Self {
        Self { is_loose: self.is_loose || is_loose, ..self }
    }

    fn within(self, container: impl FnOnce(Option<Box<TypeExpression>>) -> TypeExpression) -> Self {
        Self { expression: container(Some(Box::new(self.expression))), ..self }
    }
}

/// Reads a whole cell. Each form is known by its first or last node, so that no part is read twice.
pub(super) fn read(nodes: &[Node]) -> Option<Read> {
    match nodes {
        [_, of, ..] if meaning(of) == Some(TypeWord::Of) => container_of(nodes),
        [_, .., last] if meaning(last) == Some(TypeWord::Array) => list_behind(nodes),
        _ => generic(nodes)
            .or_else(|| tabled(nodes))
            .or_else(|| scalar(nodes))
            .or_else(|| of_kind(nodes))
            .or_else(|| alternatives(nodes))
            .or_else(|| container_before(nodes)),
    }
}

/// Reads what stands in a container, where an unknown word is a name.
fn element(nodes: &[Node]) -> Option<Read> {
    read(nodes).or_else(|| {
        if let Some((_, Some(TypeWord::Body))) = word(nodes) {
            return Some(Read::of(TypeExpression::Object));
        }
        let name = name(nodes)?;
        let is_plain = name.chars().all(char::is_lowercase) || name.contains(char::is_whitespace);
        Some(Read::of(TypeExpression::Named(name)).loose(is_plain))
    })
}

/// `Array of KafkaTopicMapping objects`, `Map of strings`
fn container_of(nodes: &[Node]) -> Option<Read> {
    let [container, _, inner @ ..] = nodes else { return None };
    let inner = element(inner)?;
    match meaning(container)? {
        TypeWord::Array => Some(inner.within(TypeExpression::Array)),
        TypeWord::Map | TypeWord::Dictionary => Some(inner.within(TypeExpression::Map)),
        _ => None,
    }
}

/// `Map<String,String>`, `List (Dict)`, `Array[String]`, `[Long]`, `String(64)`, `String[]`
fn generic(nodes: &[Node]) -> Option<Read> {
    match nodes {
        // `Map<String,String> objects`
        [first @ .., last] if meaning(last) == Some(TypeWord::Kind) && is_generic(first) => generic(first),
        [Node::Word(container), Node::Group(bracket, arguments)] => match vocabulary::type_word(container) {
            Some(TypeWord::Array) => list_in_brackets(arguments).map(|read| firm(read, *bracket)),
            Some(TypeWord::Map | TypeWord::Dictionary) => {
                map_in_brackets(arguments).map(|read| firm(read, *bracket))
            }
            Some(_) if is_empty(arguments) => list_of(nodes),
            Some(meaning) => with_size(meaning, *bracket, arguments),
            None if *bracket == '[' && is_empty(arguments) => list_of(nodes),
            None => None,
        },
        // `[Long]`; a name in brackets is a link that leads nowhere.
        [Node::Group('[', arguments)] => {
            let [inner] = arguments.as_slice() else { return None };
            let inner = read(inner)?;
            let is_link = inner.expression == TypeExpression::Tabled;
            if is_link { Some(inner) } else { Some(inner.within(TypeExpression::Array)) }
        }
        _ => None,
    }
}

/// Prose has no angle brackets: what stands in `List<resource>` is a type, whatever its name.
fn firm(read: Read, bracket: char) -> Read {
    Read { is_loose: read.is_loose && bracket != '<', ..read }
}

fn is_generic(nodes: &[Node]) -> bool {
    matches!(nodes, [Node::Word(word), Node::Group(..)] if vocabulary::type_word(word).is_some())
}

fn is_empty(arguments: &[Vec<Node>]) -> bool {
    arguments.iter().all(Vec::is_empty)
}

/// `String[]`
fn list_of(nodes: &[Node]) -> Option<Read> {
    Some(element(nodes.get(..1)?)?.within(TypeExpression::Array))
}

fn list_in_brackets(arguments: &[Vec<Node>]) -> Option<Read> {
    match arguments {
        [inner] if inner.is_empty() => Some(Read::of(TypeExpression::Array(None))),
        [inner] => Some(element(inner)?.within(TypeExpression::Array)),
        _ => None,
    }
}

fn map_in_brackets(arguments: &[Vec<Node>]) -> Option<Read> {
    let value = match arguments {
        [only] => match only.as_slice() {
            // `Dict(str:str)`
            [Node::Word(pair)] if pair.contains(':') => {
                let (_, value) = pair.split_once(':')?;
                element(&[Node::Word(value.to_owned())])?
            }
            only => element(only)?,
        },
        [_, value] => element(value)?,
        _ => return None,
    };
    Some(value.within(TypeExpression::Map))
}

/// `String(64)`, `String(1-64)`, `Integer(0-2)`, `Integer (int64)`, `Decimal(10,2)`
fn with_size(meaning: TypeWord, bracket: char, arguments: &[Vec<Node>]) -> Option<Read> {
    let read = Read::of(scalar_of(meaning)?);
    let words: Vec<&str> = arguments.iter().flatten().filter_map(text).collect();
    // `ENUM <Enumeration>`: the same once more.
    let is_same = |word: &&str| vocabulary::type_word(word) == Some(meaning);
    if bracket == '<' && !words.is_empty() && words.iter().all(is_same) {
        return Some(read);
    }
    if bracket != '(' {
        return None;
    }
    let size = match words.as_slice() {
        [word] => interval(word).or_else(|| {
            let maximum = word.parse().ok().filter(|_| meaning == TypeWord::String)?;
            Some(Size { minimum: None, maximum })
        }),
        _ => None,
    };
    let is_known = |word: &&str| word.parse::<u64>().is_ok() || vocabulary::type_word(word).is_some();
    Some(Read { size, ..read }.loose(size.is_none() && !words.iter().all(is_known)))
}

/// `1-64`, `1~64`
fn interval(word: &str) -> Option<Size> {
    let (minimum, maximum) = word.split_once(['-', '~', '–', '～'])?;
    let (minimum, maximum) = (minimum.parse().ok()?, maximum.parse().ok()?);
    (minimum <= maximum).then_some(Size { minimum: Some(minimum), maximum })
}

/// `String Array`, `Fruit structure array`, `Json Array`, `对象 数组`
fn list_behind(nodes: &[Node]) -> Option<Read> {
    let (last, front) = nodes.split_last()?;
    if let Some((_, Some(TypeWord::Json))) = word(front) {
        return Some(Read::of(TypeExpression::Array(None)));
    }
    let inner = read(front).or_else(|| named(front))?;
    // `Quota list` and `Resource type arrays` are descriptions; so may be what is not in ASCII.
    let is_prose = text(last).is_none_or(|word| !word.eq_ignore_ascii_case("array"));
    let is_name = matches!(inner.expression, TypeExpression::Named(_));
    Some(inner.within(TypeExpression::Array).loose(is_name && is_prose))
}

/// `Table 7`, also as an element: `Array of Table 4 objects`
fn tabled(nodes: &[Node]) -> Option<Read> {
    let (table, number, kind) = match nodes {
        [table @ Node::Word(_), Node::Word(number)] => (table, number, false),
        [table, Node::Word(number), kind] if meaning(kind) == Some(TypeWord::Kind) => (table, number, true),
        // `[Table 7] object`
        [Node::Group('[', inner), kind] if meaning(kind) == Some(TypeWord::Kind) => {
            let [inner] = inner.as_slice() else { return None };
            return Some(Read { expression: TypeExpression::Object, ..tabled(inner)? });
        }
        _ => return None,
    };
    if meaning(table) != Some(TypeWord::Table) {
        return None;
    }
    let number = number.parse().ok()?;
    let expression = if kind { TypeExpression::Object } else { TypeExpression::Tabled };
    Some(Read { table: Some(number), ..Read::of(expression) })
}

/// `String`, `Long integer`
fn scalar(nodes: &[Node]) -> Option<Read> {
    let meanings: Option<Vec<TypeWord>> = nodes.iter().map(meaning).collect();
    let expression = match meanings?.as_slice() {
        [only] => scalar_of(*only)?,
        [TypeWord::Integer, TypeWord::Integer | TypeWord::Number] => TypeExpression::Integer,
        [TypeWord::Number, TypeWord::Number] => TypeExpression::Number,
        // `字符串类型`
        [
            only @ (TypeWord::String | TypeWord::Integer | TypeWord::Number | TypeWord::Boolean),
            TypeWord::Kind,
        ] if !nodes.last().is_some_and(is_ascii) => scalar_of(*only)?,
        _ => return None,
    };
    Some(Read::of(expression))
}

fn scalar_of(meaning: TypeWord) -> Option<TypeExpression> {
    let expression = match meaning {
        TypeWord::String => TypeExpression::String,
        TypeWord::Integer => TypeExpression::Integer,
        TypeWord::Number => TypeExpression::Number,
        TypeWord::Boolean => TypeExpression::Boolean,
        TypeWord::Array => TypeExpression::Array(None),
        TypeWord::Map => TypeExpression::Map(None),
        TypeWord::Dictionary | TypeWord::Json | TypeWord::Kind => TypeExpression::Object,
        TypeWord::File => TypeExpression::File,
        TypeWord::Any => TypeExpression::Any,
        TypeWord::Unclear => TypeExpression::Unclear,
        _ => return None,
    };
    Some(expression)
}

/// `KafkaParameters object`, `List data structure`, `object KafkaParameters`
fn of_kind(nodes: &[Node]) -> Option<Read> {
    if let [first, name] = nodes
        && meaning(first) == Some(TypeWord::Kind)
    {
        return named(std::slice::from_ref(name));
    }
    let (last, mut front) = nodes.split_last()?;
    if meaning(last) != Some(TypeWord::Kind) {
        return None;
    }
    if let Some((part, rest)) = front.split_last()
        && meaning(part) == Some(TypeWord::KindPart)
    {
        front = rest;
    }
    if front.is_empty() {
        return Some(Read::of(TypeExpression::Object));
    }
    match word(front).and_then(|(_, meaning)| meaning) {
        // `List data structure`, `JSON object`
        Some(meaning @ (TypeWord::Array | TypeWord::Map | TypeWord::Dictionary | TypeWord::Json)) => {
            Some(Read::of(scalar_of(meaning)?))
        }
        Some(TypeWord::Any | TypeWord::Kind) => Some(Read::of(TypeExpression::Object)),
        _ => named(front),
    }
}

/// `Array String`, `list objects`
fn container_before(nodes: &[Node]) -> Option<Read> {
    let (first, rest) = nodes.split_first()?;
    if meaning(first) != Some(TypeWord::Array) || rest.is_empty() {
        return None;
    }
    let inner = read(rest)?;
    Some(inner.within(TypeExpression::Array))
}

/// `String/Integer`
fn alternatives(nodes: &[Node]) -> Option<Read> {
    let [Node::Word(word)] = nodes else { return None };
    let is_type = |part: &str| vocabulary::type_word(part).is_some_and(|word| scalar_of(word).is_some());
    (word.contains('/') && word.split('/').all(is_type)).then(|| Read::of(TypeExpression::Unclear))
}

fn named(nodes: &[Node]) -> Option<Read> {
    let name = name(nodes)?;
    let is_loose = !name.is_ascii();
    Some(Read::of(TypeExpression::Named(name)).loose(is_loose))
}

/// The name of a type: a few words, of which none makes a sentence. Brackets around it are those of a link.
pub(super) fn name(nodes: &[Node]) -> Option<String> {
    if let [Node::Group('[', inner)] = nodes {
        let [inner] = inner.as_slice() else { return None };
        return name(inner);
    }
    // `Table NodeInfo`: the table of the name.
    let nodes = match nodes {
        [first, rest @ ..] if !rest.is_empty() && meaning(first) == Some(TypeWord::Table) => rest,
        _ => nodes,
    };
    let words: Option<Vec<&str>> = nodes.iter().map(text).collect();
    let words = words?;
    let is_of_sentence = |word: &&str| {
        matches!(
            vocabulary::type_word(word),
            Some(TypeWord::Sentence | TypeWord::Of | TypeWord::Array | TypeWord::Map | TypeWord::Any)
        )
    };
    let fits =
        (1..=4).contains(&words.len()) && words.iter().all(|word| is_name(word) && !is_of_sentence(word));
    fits.then(|| words.join(" "))
}

fn text(node: &Node) -> Option<&str> {
    match node {
        Node::Word(word) => Some(word),
        Node::Group(..) => None,
    }
}

fn is_ascii(node: &Node) -> bool {
    text(node).is_some_and(str::is_ascii)
}

fn meaning(node: &Node) -> Option<TypeWord> {
    vocabulary::type_word(text(node)?)
}

/// The only word, and what it stands for.
fn word(nodes: &[Node]) -> Option<(&str, Option<TypeWord>)> {
    match nodes {
        [Node::Word(word)] => Some((word, vocabulary::type_word(word))),
        _ => None,
    }
}
