//! Words of type cells, as far as a reader of flattened tables needs them to tell a type cell from prose.

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
    "anytype",
    "jsonarray",
    "jsonobject",
    "字符串",
    "整数",
    "布尔",
];
const CONTAINERS: &[&str] = &["array", "list", "map", "set", "dict"];
/// Words behind the name of a type.
const KINDS: &[&str] =
    &["object", "objects", "structure", "structures", "array", "arrays", "dict", "对象", "数组"];
/// Words that open a sentence about an object, not its type.
const ARTICLES: &[&str] =
    &["a", "an", "the", "this", "that", "each", "one", "no", "of", "any", "all", "empty"];

/// Whether a paragraph is a type and nothing else: `String`, `KafkaParameters object`, `Array of strings`.
pub fn is_type(text: &str) -> bool {
    if text.ends_with(['.', '。', ':', '：', ',']) {
        return false;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    match words.as_slice() {
        [container, "of", element @ ..] if CONTAINERS.contains(container) => is_element(element),
        // The table that defines the type, in its stead.
        ["table", number] => number.bytes().all(|b| b.is_ascii_digit()),
        words => is_element(words) || is_generic(&words.concat()),
    }
}

/// `string`, `strings`, `KafkaTopicMapping objects`, `Security Group Rule objects`
fn is_element(words: &[&str]) -> bool {
    match words {
        [word] => is_scalar(word) || is_generic(word),
        ["[", .., "]", kind] => KINDS.contains(kind),
        [first, .., kind] => words.len() <= 5 && KINDS.contains(kind) && !ARTICLES.contains(first),
        [] => false,
    }
}

fn is_scalar(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    SCALARS.contains(&word) || SCALARS.contains(&singular)
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

/// `Map<String,String>`, `array[string]`, `List(Dict)`
fn is_generic(word: &str) -> bool {
    CONTAINERS.iter().any(|container| {
        let rest = word.strip_prefix(container).unwrap_or_default();
        rest.starts_with(['<', '[', '(']) && rest.ends_with(['>', ']', ')'])
    })
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
            "Array of Security Group Rule objects",
            "Array of [Tag] objects",
            "Table 6",
            "Map<String, String>",
            "list<map<String,String>>",
        ] {
            assert!(is_type(text), "{text}");
        }
        for text in
            ["", "Job name.", "none", "A list of names", "Quota list", "List of excluded tags", "The object"]
        {
            assert!(!is_type(text), "{text}");
        }
    }
}
