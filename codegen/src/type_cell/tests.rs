//! Cells of all forms.

use proptest::prelude::*;

use super::TypeExpression as T;
use super::*;

fn read(cell: &str) -> Option<T> {
    parse(cell).map(|cell| cell.expression)
}

fn named(name: &str) -> T {
    T::Named(name.to_owned())
}

fn array(items: T) -> T {
    T::Array(Some(Box::new(items)))
}

fn map(values: T) -> T {
    T::Map(Some(Box::new(values)))
}

fn all(cases: &[(&str, T)]) {
    for (cell, expected) in cases {
        assert_eq!(read(cell).as_ref(), Some(expected), "{cell}");
    }
}

#[test]
fn scalars_have_many_spellings() {
    all(&[
        ("String", T::String),
        ("Integer", T::Integer),
        ("Long", T::Integer),
        ("Long integer", T::Integer),
        ("Integer (int64)", T::Integer),
        ("Double", T::Number),
        ("Boolean", T::Boolean),
        ("字符串", T::String),
        ("String类型", T::String),
        ("长整型", T::Integer),
        ("AnyType", T::Any),
        ("Timestamp", T::Unclear),
        ("String/Integer", T::Unclear),
    ]);
}

#[test]
fn a_type_may_have_a_length_or_a_range() {
    let read = |cell: &str| parse(cell).map(|cell| (cell.expression, cell.size));
    let size = |minimum: Option<u64>, maximum: u64| Some(Size { minimum, maximum });
    assert_eq!(read("String(64)"), Some((T::String, size(None, 64))));
    assert_eq!(read("String(1-64)"), Some((T::String, size(Some(1), 64))));
    assert_eq!(read("Integer（0~2）"), Some((T::Integer, size(Some(0), 2))));
    assert_eq!(read("Integer(8)"), Some((T::Integer, None)));
    assert_eq!(read("Decimal(10,2)"), Some((T::Number, None)));
    assert_eq!(read("String(9-1)").map(|(_, size)| size), Some(None));
    assert!(is_type("String(1-32)"));
    let is_narrow = |cell: &str| parse(cell).is_some_and(|cell| cell.is_narrow);
    assert!(is_narrow("integer (int32)") && is_narrow("Int32") && !is_narrow("integer(int64)"));
}

#[test]
fn objects_and_lists_name_their_type() {
    all(&[
        ("KafkaParameters object", named("KafkaParameters")),
        ("[KafkaParameters] object", named("KafkaParameters")),
        ("object KafkaParameters", named("KafkaParameters")),
        ("Array of KafkaTopicMapping objects", array(named("KafkaTopicMapping"))),
        ("Array of [Security Group Rule] objects", array(named("Security Group Rule"))),
        ("Array of Security Group Rule objects", array(named("Security Group Rule"))),
        ("binding:vif_details object", named("binding:vif_details")),
        ("Array of pickingWindow", array(named("pickingWindow"))),
        ("List<KafkaTopicMapping>", array(named("KafkaTopicMapping"))),
        ("List (picking hours)", array(named("picking hours"))),
        ("Crate structure array", array(named("Crate"))),
        ("**ladders** array", array(named("ladders"))),
        ("Array of Tag 对象", array(named("Tag"))),
        ("Ear对象", named("Ear")),
    ]);
}

#[test]
fn containers_have_many_forms() {
    all(&[
        ("Array of strings", array(T::String)),
        ("Array of arrays", array(T::Array(None))),
        ("Set<String>", array(T::String)),
        ("[Long]", array(T::Integer)),
        ("Array[String]", array(T::String)),
        ("String[]", array(T::String)),
        ("List <String>", array(T::String)),
        ("String Array", array(T::String)),
        ("Array String", array(T::String)),
        ("对象数组", array(T::Object)),
        ("字符串列表", array(T::String)),
        ("Matriz de objetos", array(T::Object)),
        ("Array<Array<Tag>>", array(array(named("Tag")))),
        ("Map<String,String>", map(T::String)),
        ("Map<String, Array of objects>", map(array(T::Object))),
        ("Map<String, List<Tag>>", map(array(named("Tag")))),
        ("Dict(str:str)", map(T::String)),
        ("Array of Map<String,String> objects", array(map(T::String))),
    ]);
}

#[test]
fn some_words_name_nothing() {
    all(&[
        ("Object", T::Object),
        ("Data structure", T::Object),
        ("REFERENCE", T::Object),
        ("ENUM <Enumeration>", T::String),
        ("Dictionary", T::Object),
        ("Dictionary data structure", T::Object),
        ("JSON object", T::Object),
        ("对象", T::Object),
        ("Array", T::Array(None)),
        ("JSONArray", T::Array(None)),
        ("Json Array", T::Array(None)),
        ("List data structure", T::Array(None)),
        ("Array of objects", array(T::Object)),
        ("Array of body", array(T::Object)),
        ("List(Dict)", array(T::Object)),
    ]);
}

#[test]
fn cells_point_at_tables() {
    for (cell, expression, table) in [
        ("Table 7", T::Tabled, 7),
        ("表4", T::Tabled, 4),
        ("[Table 7] object", T::Object, 7),
        ("Array of Table 4", array(T::Tabled), 4),
        ("Array of Table 4objects", array(T::Object), 4),
        ("Array of objects in Table 5", array(T::Object), 5),
        ("Dictionary data structure. For details, see Table 3.", T::Object, 3),
    ] {
        let read = parse(cell).map(|cell| (cell.expression, cell.table));
        assert_eq!(read, Some((expression, Some(table))), "{cell}");
    }
}

#[test]
fn paragraphs_may_be_one_type() {
    let read = |paragraphs: [&str; 2]| of_paragraphs(&paragraphs.map(Text::new)).map(|cell| cell.expression);
    assert_eq!(read(["Array of", "ResponseBrush objects"]), Some(array(named("ResponseBrush"))));
    assert_eq!(read(["Map<String,Stri", "ng>"]), Some(map(T::String)));
    assert_eq!(read(["Map<String,", "Object>"]), Some(map(T::Object)));
}

#[test]
fn only_what_is_unfinished_goes_on_in_the_next_line() {
    assert_eq!(whole("Array of", "Tag objects").as_deref(), Some("Array of Tag objects"));
    assert_eq!(whole("Map<String,Stri", "ng>").as_deref(), Some("Map<String,String>"));
    for (first, rest) in [("id", "Object"), ("Array", "Tags."), ("List of", "all tags"), ("Array of", "Yes")]
    {
        assert_eq!(whole(first, rest), None, "{first} {rest}");
    }
}

#[test]
fn prose_is_no_type() {
    for text in [
        "",
        "Yes",
        "Job name.",
        "KafkaParameters",
        "Array of",
        "the name of an object",
        "<>",
        "Map<>",
        "a, b",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn types_are_told_from_prose() {
    for text in [
        "String",
        "String(64)",
        "Long integer",
        "KafkaParameters object",
        "Array of strings",
        "Array of X objects",
        "Array of Security Group Rule objects",
        "Array of [Tag] objects",
        "Array of objects in Table 5",
        "Table 6",
        "Map<String, String>",
        "list<map<String,String>>",
        "List<resource>",
        "timestamp",
        "整型",
    ] {
        assert!(is_type(text), "{text}");
    }
    for text in [
        "",
        "Job name.",
        "none",
        "A list of names",
        "Quota list",
        "盒子列表",
        "List of excluded tags",
        "List of servers",
        "The object",
        "List of objects. For details, see Table 3.",
        "String (see below)",
    ] {
        assert!(!is_type(text), "{text}");
    }
}

#[test]
fn objects_have_members() {
    let has = |text: &str| parse(text).is_some_and(|cell| cell.leaf().is_some());
    for text in [
        "Object",
        "X object",
        "Array",
        "Array of X objects",
        "List<Tag>",
        "Map<String,Tag>",
        "Dict",
        "Table 3",
    ] {
        assert!(has(text), "{text}");
    }
    for text in ["", "String", "Array of strings", "List<String>", "Map<String,String>", "Integer"] {
        assert!(!has(text), "{text}");
    }
}

#[test]
fn depth_has_a_bound() {
    let nested = |depth: usize| format!("{}String{}", "List<".repeat(depth), ">".repeat(depth));
    assert!(parse(&nested(limits::TYPE_DEPTH)).is_some());
    assert_eq!(parse(&nested(limits::TYPE_DEPTH + 1)), None);
    assert!(is_type(&nested(limits::TYPE_DEPTH + 1)));
    assert!(is_too_deep(&"array of ".repeat(1_600)) && is_too_deep(&"[".repeat(20_000)));
    assert_eq!(parse(&"array ".repeat(20_000)), None);
}

proptest! {
    #[test]
    fn no_cell_makes_it_panic(cell in ".{0,40}") {
        parse(&cell);
    }

    #[test]
    fn no_words_of_types_make_it_panic(cell in "(Array|of|Table|表|[0-9]|[<>()\\[\\],. ]|object|对象|see){0,12}") {
        parse(&cell);
    }
}
