//! Words of type cells, as far as a reader of flattened tables needs them to find a type cell.

const SCALARS: &[&str] = &[
    "string",
    "integer",
    "int",
    "long",
    "short",
    "number",
    "float",
    "double",
    "boolean",
    "bool",
    "object",
    "array",
    "list",
    "map",
    "dict",
    "file",
    "json",
    "timestamp",
    "date",
    "uuid",
    "bigdecimal",
    "byte",
    "null",
    "int32",
    "int64",
    "datetime",
    "time",
];

/// Whether a paragraph is a type and nothing else: `String`, `KafkaParameters object`, `Array of strings`.
pub fn is_type(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [word] => SCALARS.contains(word) || is_generic(word),
        ["array" | "list" | "map", "of", rest @ ..] => !rest.is_empty() && rest.len() <= 5,
        [_, "object" | "objects" | "structure" | "array" | "list"] | ["object", _] => {
            !text.contains('.') || !text.ends_with('.')
        }
        _ => is_generic(&words.concat()),
    }
}

/// `Map<String,String>`, `array[string]`
fn is_generic(word: &str) -> bool {
    ["map<", "list<", "array<", "array[", "list["].iter().any(|start| word.starts_with(start))
        && word.ends_with(['>', ']'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_told_from_prose() {
        for text in [
            "String",
            "KafkaParameters object",
            "Array of strings",
            "Array of X objects",
            "Map<String, String>",
        ] {
            assert!(is_type(text), "{text}");
        }
        for text in ["", "Job name.", "none", "Array", "A list of names"] {
            assert_eq!(is_type(text), text == "Array", "{text}");
        }
    }
}
