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

/// Whether a type cell names something with members: `Object`, `Array of X objects`, `List<X>`, a bare `Array`.
pub fn may_have_members(text: &str) -> bool {
    let is_part = |c: char| !c.is_alphanumeric();
    let words: Vec<String> =
        text.split(is_part).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["array" | "list" | "map"] => true,
        ["array" | "arrays" | "list" | "map", rest @ ..]
            if !rest.contains(&"object") && !rest.contains(&"objects") =>
        {
            rest.iter().any(|word| !SCALARS.contains(&word.trim_end_matches('s')) && *word != "of")
        }
        _ => words.iter().any(|word| ["object", "objects", "dict", "structure", "json"].contains(word)),
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
    fn objects_have_members() {
        for text in
            ["Object", "X object", "Array", "Array of X objects", "List<Tag>", "List data structure", "Dict"]
        {
            assert!(may_have_members(text), "{text}");
        }
        for text in ["", "String", "Array of strings", "List<String>", "Map<String,String>", "Integer"] {
            assert!(!may_have_members(text), "{text}");
        }
    }

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
