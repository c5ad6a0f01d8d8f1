//! The language of type cells: `String`, `Integer`, `KafkaParameters object`, `Array of KafkaTopicMapping objects`.
//!
//! In: the words of a type cell. Out: a [`TypeExpression`], which still names types instead of addressing them.

use crate::limits;

/// A type as its cell says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TypeExpression {
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
    /// A list. None where the cell does not say of what.
    Array(Option<Box<TypeExpression>>),
    /// An object with arbitrary keys. None where the cell does not say of what.
    Map(Option<Box<TypeExpression>>),
    /// A file.
    File,
    /// Any value.
    Any,
}

/// Whether a type cell has more types within each other than are read, at most: brackets and `of`.
pub(super) fn is_too_deep(cell: &str) -> bool {
    let opened = cell.matches(['<', '(', '[']).count();
    opened + cell.split_whitespace().filter(|word| word.eq_ignore_ascii_case("of")).count()
        > limits::TYPE_DEPTH
}

/// Reads a type cell. None where its words are no type, or too deep.
pub(super) fn parse(cell: &str) -> Option<TypeExpression> {
    if is_too_deep(cell) {
        return None;
    }
    let text = cell.trim().trim_end_matches('.');
    let text = text.replace(['[', ']'], " ").replace('(', "<").replace(')', ">");
    parse_words(&text.split_whitespace().collect::<Vec<_>>())
}

fn parse_words(words: &[&str]) -> Option<TypeExpression> {
    let lower: Vec<String> = words.iter().map(|word| word.to_ascii_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    match lower.as_slice() {
        [] => None,
        [word] => scalar(word).or_else(|| generic(words.first()?)),
        // `Array of KafkaTopicMapping objects`, `List of strings`
        ["array" | "arrays" | "list" | "lists", "of", ..] => {
            Some(TypeExpression::Array(Some(Box::new(parse_words(words.get(2..)?)?))))
        }
        // `Map of strings`
        ["map", "of", ..] => Some(TypeExpression::Map(Some(Box::new(parse_words(words.get(2..)?)?)))),
        // `String Array`, `Json Array`
        [word, "array" | "list"] if scalar(word).is_some() => {
            let items = scalar(word).filter(|items| *word != "json" || *items != TypeExpression::Object);
            Some(TypeExpression::Array(items.map(Box::new)))
        }
        // `Table 7`: an object that the table describes.
        ["table", number] if number.bytes().all(|b| b.is_ascii_digit()) => Some(TypeExpression::Object),
        // `Map<String,String> objects`
        [first, .., "object" | "objects"] if first.contains('<') => parse_words(words.split_last()?.1),
        // `KafkaParameters object`, `X structure`, `X objects`
        [.., "object" | "objects" | "structure" | "structures"] => {
            let (_, words) = words.split_last()?;
            named(words).or_else(|| named_in_words(words))
        }
        // `object KafkaParameters`
        ["object", _] => named(words.get(1..)?),
        _ => generic(&words.join(" ")),
    }
}

fn scalar(word: &str) -> Option<TypeExpression> {
    let known = match word {
        "string" | "strings" | "str" | "text" | "uuid" | "date" | "datetime" | "date-time" => {
            TypeExpression::String
        }
        "integer" | "integers" | "int" | "ints" | "long" | "longs" | "int32" | "int64" | "short"
        | "bigint" => TypeExpression::Integer,
        "number" | "numbers" | "float" | "floats" | "double" | "doubles" | "decimal" | "bigdecimal" => {
            TypeExpression::Number
        }
        "boolean" | "booleans" | "bool" => TypeExpression::Boolean,
        "object" | "objects" | "dict" | "json" | "jsonobject" => TypeExpression::Object,
        "array" | "arrays" | "list" | "jsonarray" => TypeExpression::Array(None),
        "map" => TypeExpression::Map(None),
        "file" | "binary" => TypeExpression::File,
        "any" | "anytype" | "null" => TypeExpression::Any,
        _ => return None,
    };
    Some(known)
}

/// `Map<String,String>`, `List<KafkaTopicMapping>`, `Array<String>`
fn generic(text: &str) -> Option<TypeExpression> {
    let (container, rest) = text.split_once('<')?;
    let inner = rest.strip_suffix('>')?;
    match container.trim().to_ascii_lowercase().as_str() {
        "array" | "list" => Some(TypeExpression::Array(Some(Box::new(argument(inner)?)))),
        "map" => {
            let value = inner.split_once(',').map_or(inner, |(_, value)| value);
            Some(TypeExpression::Map(Some(Box::new(argument(value)?))))
        }
        _ => None,
    }
}

/// A type within angle brackets, where an unknown word is a name.
fn argument(text: &str) -> Option<TypeExpression> {
    let text = text.trim();
    parse(text).or_else(|| named(&[text]))
}

fn named(words: &[&str]) -> Option<TypeExpression> {
    let [name] = words else { return None };
    is_name(name).then(|| TypeExpression::Named((*name).to_owned()))
}

fn is_name(word: &str) -> bool {
    word.chars().all(|c| c.is_alphanumeric() || "_-.:".contains(c)) && !word.is_empty()
}

/// `Security Group Rule` of `Security Group Rule objects`: a few words, of which none makes a sentence.
fn named_in_words(words: &[&str]) -> Option<TypeExpression> {
    const OF_SENTENCES: &[&str] = &[
        "a", "an", "the", "of", "in", "for", "to", "with", "and", "or", "is", "this", "array", "list", "map",
    ];
    let fits = (2..=4).contains(&words.len())
        && words.iter().all(|word| is_name(word) && !OF_SENTENCES.contains(&word.to_lowercase().as_str()));
    fits.then(|| TypeExpression::Named(words.join(" ")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::TypeExpression as T;
    use super::*;

    fn named(name: &str) -> T {
        T::Named(name.to_owned())
    }

    fn array(items: T) -> T {
        T::Array(Some(Box::new(items)))
    }

    #[test]
    fn scalars_have_many_spellings() {
        assert_eq!(parse("String"), Some(T::String));
        assert_eq!(parse("Integer"), Some(T::Integer));
        assert_eq!(parse("Long"), Some(T::Integer));
        assert_eq!(parse("Double"), Some(T::Number));
        assert_eq!(parse("Boolean"), Some(T::Boolean));
    }

    #[test]
    fn objects_and_lists_name_their_type() {
        assert_eq!(parse("KafkaParameters object"), Some(named("KafkaParameters")));
        assert_eq!(parse("[KafkaParameters] object"), Some(named("KafkaParameters")));
        assert_eq!(parse("Array of KafkaTopicMapping objects"), Some(array(named("KafkaTopicMapping"))));
        assert_eq!(
            parse("Array of [Security Group Rule] objects"),
            Some(array(named("Security Group Rule")))
        );
        assert_eq!(parse("binding:vif_details object"), Some(named("binding:vif_details")));
        assert_eq!(parse("Array of strings"), Some(array(T::String)));
        assert_eq!(parse("Array of arrays"), Some(array(T::Array(None))));
        assert_eq!(parse("List<KafkaTopicMapping>"), Some(array(named("KafkaTopicMapping"))));
        assert_eq!(parse("Map<String,String>"), Some(T::Map(Some(Box::new(T::String)))));
        let lists = T::Map(Some(Box::new(array(T::Object))));
        assert_eq!(parse("Map<String, Array of objects>"), Some(lists));
        assert_eq!(parse("Map<String, List<Tag>>"), Some(T::Map(Some(Box::new(array(named("Tag")))))));
    }

    #[test]
    fn rare_spellings_are_types_too() {
        assert_eq!(parse("Array of Security Group Rule objects"), Some(array(named("Security Group Rule"))));
        assert_eq!(parse("binding:profile object"), Some(named("binding:profile")));
        assert_eq!(
            parse("Array of Map<String,String> objects"),
            Some(array(T::Map(Some(Box::new(T::String)))))
        );
        assert_eq!(parse("String Array"), Some(array(T::String)));
        assert_eq!(parse("JSONArray"), Some(T::Array(None)));
        assert_eq!(parse("Json Array"), Some(T::Array(None)));
        assert_eq!(parse("List(Dict)"), Some(array(T::Object)));
        assert_eq!(parse("Table 7"), Some(T::Object));
        assert_eq!(parse("AnyType"), Some(T::Any));
    }

    #[test]
    fn bare_containers_do_not_say_of_what() {
        assert_eq!(parse("Array"), Some(T::Array(None)));
        assert_eq!(parse("Object"), Some(T::Object));
        assert_eq!(parse("Array of objects"), Some(array(T::Object)));
    }

    #[test]
    fn prose_is_no_type() {
        for text in
            ["", "Yes", "Job name.", "KafkaParameters", "Array of", "the name of an object", "<>", "Map<>"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn depth_has_a_bound() {
        let nested = |depth: usize| format!("{}String{}", "List<".repeat(depth), ">".repeat(depth));
        assert!(parse(&nested(limits::TYPE_DEPTH)).is_some());
        assert_eq!(parse(&nested(limits::TYPE_DEPTH + 1)), None);
        assert!(is_too_deep(&"array of ".repeat(1_600)) && is_too_deep(&"[".repeat(20_000)));
    }

    proptest! {
        #[test]
        fn no_cell_makes_it_panic(cell in ".{0,40}") {
            parse(&cell);
        }
    }
}
