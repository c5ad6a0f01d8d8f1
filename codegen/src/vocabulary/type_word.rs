//! Words of type cells, one list a meaning and language. [`crate::type_cell`] knows how they go together.

/// What a word of a type cell stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Words in small letters: the language, what they stand for, and the words.
const WORDS: &[(&str, TypeWord, &[&str])] = &[
    (
        "en",
        TypeWord::String,
        &["string", "strings", "str", "text", "uuid", "date", "datetime", "date-time", "varchar", "char"],
    ),
    (
        "en",
        TypeWord::Integer,
        &[
            "integer", "integers", "int", "ints", "long", "longs", "int32", "int64", "short", "shorts",
            "bigint",
        ],
    ),
    (
        "en",
        TypeWord::Number,
        &["number", "numbers", "float", "floats", "double", "doubles", "decimal", "bigdecimal"],
    ),
    ("en", TypeWord::Boolean, &["boolean", "booleans", "bool"]),
    ("en", TypeWord::Array, &["array", "arrays", "list", "lists", "set", "sets", "jsonarray"]),
    ("en", TypeWord::Map, &["map", "maps"]),
    ("en", TypeWord::Dictionary, &["dict", "dicts", "dictionary"]),
    ("en", TypeWord::Json, &["json"]),
    ("en", TypeWord::File, &["file", "files", "binary"]),
    ("en", TypeWord::Any, &["any", "anytype", "null"]),
    ("en", TypeWord::Unclear, &["timestamp", "timestamps", "time", "byte", "bytes"]),
    ("en", TypeWord::Kind, &["object", "objects", "structure", "structures", "jsonobject"]),
    ("en", TypeWord::KindPart, &["data"]),
    ("en", TypeWord::Body, &["body"]),
    ("en", TypeWord::Of, &["of"]),
    (
        "en",
        TypeWord::Sentence,
        &[
            "a", "an", "the", "in", "for", "to", "with", "and", "or", "is", "this", "that", "each", "one",
            "no", "all", "empty", "by", "on", "from",
        ],
    ),
    ("en", TypeWord::Table, &["table"]),
    ("zh", TypeWord::String, &["字符串", "字符"]),
    ("zh", TypeWord::Integer, &["长整型", "长整数", "整型", "整数"]),
    ("zh", TypeWord::Number, &["浮点型", "浮点数", "双精度"]),
    ("zh", TypeWord::Boolean, &["布尔型", "布尔值", "布尔"]),
    ("zh", TypeWord::Array, &["数组", "列表", "集合"]),
    ("zh", TypeWord::Dictionary, &["字典"]),
    ("zh", TypeWord::File, &["文件"]),
    ("zh", TypeWord::Kind, &["对象", "结构体", "数据结构", "类型"]),
    ("zh", TypeWord::Table, &["表"]),
    ("es", TypeWord::String, &["cadena", "cadenas"]),
    ("es", TypeWord::Integer, &["entero", "enteros"]),
    ("es", TypeWord::Number, &["número", "números"]),
    ("es", TypeWord::Boolean, &["booleano", "booleanos"]),
    ("es", TypeWord::Array, &["matriz", "lista"]),
    ("es", TypeWord::Kind, &["objeto", "objetos"]),
    ("es", TypeWord::Of, &["de"]),
    ("es", TypeWord::Table, &["tabla"]),
    ("pt", TypeWord::String, &["texto"]),
    ("pt", TypeWord::Integer, &["inteiro", "inteiros"]),
    ("pt", TypeWord::Boolean, &["booliano"]),
    ("pt", TypeWord::Array, &["matrizes"]),
    ("pt", TypeWord::Table, &["tabela"]),
];

/// Words that lead from a type to the table that describes it, in small letters: `see Table 3`, `(表4)`.
const LEADS: &[(&str, &[&str])] = &[
    ("en", &["for details", "details", "for more details", "see", "in", "refer to", "please", "described"]),
    ("zh", &["详细请参见", "详情请参见", "详情参见", "请参见", "请参考", "参见", "详见", "见"]),
    ("es", &["para más detalles", "consulte"]),
    ("pt", &["para obter detalhes", "consulte"]),
];

/// What a word of a type cell stands for. None where it is a name, or prose.
pub fn type_word(word: &str) -> Option<TypeWord> {
    let word = word.to_lowercase();
    WORDS.iter().find(|(.., words)| words.contains(&word.as_str())).map(|(_, meaning, _)| *meaning)
}

/// Words that stand in a type cell without space around them.
pub fn unspaced_type_words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(|(language, ..)| *language == "zh").flat_map(|(.., words)| *words).copied()
}

/// What is left of a text when the word at its end that leads to a table is gone. None where it ends otherwise.
pub fn without_lead(text: &str) -> Option<&str> {
    let mut leads = LEADS.iter().flat_map(|(_, leads)| *leads);
    leads.find_map(|lead| {
        let start = text.len().checked_sub(lead.len())?;
        let (before, end) = text.split_at_checked(start)?;
        let is_word = !lead.is_ascii() || !before.ends_with(char::is_alphanumeric);
        (is_word && end.eq_ignore_ascii_case(lead)).then(|| before.trim_end())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_types_are_told_from_names() {
        assert_eq!(type_word("Strings"), Some(TypeWord::String));
        assert_eq!(type_word("整型"), Some(TypeWord::Integer));
        assert_eq!(type_word("Objeto"), Some(TypeWord::Kind));
        assert_eq!(type_word("KafkaParameters"), None);
    }

    #[test]
    fn a_lead_stands_before_a_table() {
        assert_eq!(without_lead("Object. For details, see"), Some("Object. For details,"));
        assert_eq!(without_lead("对象，详见"), Some("对象，"));
        assert_eq!(without_lead("Plugin"), None);
    }
}
