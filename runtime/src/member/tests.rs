use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::*;
use crate::{Secret, Timestamp};

#[derive(Clone, Debug, Default, PartialEq)]
struct Item {
    id: Option<i64>,
    name: Option<String>,
    extra: Extra,
}
crate::__object! { Item { id: "id", name: "na/me" } }

crate::__open_enum! { enum Color { Red = "RED" } }

/// Reads a value; beside it what was odd, as one line each.
fn read<T: Member>(value: &Value) -> (Option<T>, Vec<String>) {
    let mut decoder = Decoder::new();
    let read = T::decode(value, &mut decoder);
    (read, decoder.into_oddities().iter().map(ToString::to_string).collect())
}

/// Reads a value in which there is nothing odd.
fn plain<T: Member>(value: &Value) -> T {
    let (read, oddities) = read(value);
    assert_eq!(oddities, [""; 0], "{value}");
    read.unwrap()
}

/// Reads a value that is of another kind than documented.
fn coerced<T: Member>(value: &Value) -> T {
    let (read, oddities) = read(value);
    assert!(
        matches!(oddities.as_slice(), [one] if one.ends_with("read all the same")),
        "{value}: {oddities:?}"
    );
    read.unwrap()
}

fn is_refused<T: Member>(values: &[Value]) {
    for value in values {
        let (read, oddities) = read::<T>(value);
        assert!(read.is_none(), "{value}");
        assert!(
            matches!(oddities.as_slice(), [one] if one.ends_with("kept as it is")),
            "{value}: {oddities:?}"
        );
    }
}

#[test]
fn integers() {
    assert_eq!(plain::<i64>(&json!(i64::MIN)), i64::MIN);
    assert_eq!(coerced::<i64>(&json!("5")), 5);
    assert_eq!(coerced::<i64>(&json!("-5")), -5);
    assert_eq!(coerced::<i64>(&json!(5.0)), 5);
    is_refused::<i64>(&[
        json!(5.5),
        json!("007"),
        json!("+5"),
        json!(" 5"),
        json!(""),
        json!("5.0"),
        json!(true),
    ]);
    is_refused::<i64>(&[json!(u64::MAX), json!(1e300), json!(null), json!([5]), json!({})]);
}

/// Where the documents give a range beyond signed integers.
#[test]
fn unsigned_integers() {
    assert_eq!(plain::<u64>(&json!(u64::MAX)), u64::MAX);
    assert_eq!(coerced::<u64>(&json!("18446744073709551615")), u64::MAX);
    assert_eq!(coerced::<u64>(&json!(5.0)), 5);
    assert_eq!(u64::MAX.encode().to_string(), "18446744073709551615");
    is_refused::<u64>(&[json!(-1), json!("-1"), json!(-5.0), json!(1e300), json!("1.5"), json!(null)]);
}

#[test]
fn numbers() {
    assert_eq!(plain::<f64>(&json!(2.5)).to_string(), "2.5");
    assert_eq!(plain::<f64>(&json!(5)).to_string(), "5");
    for (text, number) in
        [("2.5e1", 25.0), ("-0.10", -0.1), ("100", 100.0), ("1E+3", 1000.0), ("0.00", 0.0), ("1e300", 1e300)]
    {
        assert_eq!(coerced::<f64>(&json!(text)).to_string(), f64::to_string(&number), "{text}");
    }
    is_refused::<f64>(&[json!("0.12345678901234567890"), json!("1e-400"), json!("1e400"), json!("2.5 ")]);
    is_refused::<f64>(&[
        json!(9_007_199_254_740_993_i64),
        json!(u64::MAX),
        json!("NaN"),
        json!("inf"),
        json!(""),
    ]);
    assert_eq!(5.0.encode(), json!(5));
    assert_eq!(2.5.encode(), json!(2.5));
    assert_eq!((-0.0).encode().to_string(), "-0.0");
    assert_eq!(1e300.encode(), json!(1e300));
    assert_eq!(f64::NAN.encode(), Value::Null);
}

#[test]
fn booleans() {
    assert!(plain::<bool>(&json!(true)));
    assert!(coerced::<bool>(&json!("True")));
    assert!(!coerced::<bool>(&json!("FALSE")));
    assert!(coerced::<bool>(&json!(1)));
    assert!(!coerced::<bool>(&json!(0)));
    is_refused::<bool>(&[json!("yes"), json!(""), json!(2), json!("1"), json!(1.5), json!([true])]);
}

#[test]
fn texts() {
    assert_eq!(plain::<String>(&json!("a")), "a");
    assert_eq!(coerced::<String>(&json!(5)), "5");
    assert_eq!(coerced::<String>(&json!(true)), "true");
    assert_eq!(coerced::<Secret>(&json!(123)).expose(), "123");
    assert_eq!(plain::<Color>(&json!("RED")), Color::Red);
    assert_eq!(plain::<Color>(&json!("BLUE")).as_str(), "BLUE");
    assert_eq!(coerced::<Color>(&json!(7)).to_string(), "7");
    is_refused::<String>(&[json!(null), json!([]), json!({"a": "b"})]);
    assert_eq!(format!("{:?}", Color::from("BLUE")), r#"Other("BLUE")"#);
}

#[test]
fn times_go_back_as_they_came() {
    for value in [json!("2025-05-06 08:00:00"), json!("soon")] {
        assert_eq!(plain::<Timestamp>(&value).encode(), value);
    }
    for value in [json!(1_746_518_400_000_i64), json!(1.5)] {
        let time = coerced::<Timestamp>(&value);
        assert_eq!((time.as_str(), time.encode()), (value.to_string().as_str(), value));
    }
}

#[test]
fn lists_hold_what_can_be_read() {
    assert_eq!(plain::<Vec<i64>>(&json!([1, 2])), [1, 2]);
    assert_eq!(coerced::<Vec<i64>>(&json!(1)), [1]);
    assert_eq!(coerced::<Vec<Item>>(&json!({"id": 1})).len(), 1);
    assert_eq!(plain::<Vec<Value>>(&json!([null, {}])).len(), 2);
    assert!(plain::<Vec<i64>>(&json!([])).is_empty());
    is_refused::<Vec<String>>(&[json!(""), json!(null), json!({}), json!([null]), json!([null, {}])]);
    let (list, oddities) = read::<Vec<i64>>(&json!([1, "2", null, "x", 5]));
    assert_eq!(list, Some(vec![1, 2, 5]));
    assert_eq!(
        oddities,
        [
            "/1: documented as integer, received a string, read all the same",
            "/2: documented as integer, received null, kept as it is",
            "/3: documented as integer, received a string, kept as it is",
        ]
    );
    is_refused::<Vec<i64>>(&[json!("x")]);
}

#[test]
fn maps_hold_what_can_be_read() {
    let map: BTreeMap<String, String> = plain(&json!({"a": "b"}));
    assert_eq!(map.encode(), json!({"a": "b"}));
    let (map, oddities) = read::<BTreeMap<String, i64>>(&json!({"x": "1", "a~/b": []}));
    assert_eq!(map, Some(BTreeMap::from([("x".to_owned(), 1)])));
    assert_eq!(oddities.len(), 2);
    assert_eq!(oddities[1], "/a~0~1b: documented as integer, received an array, kept as it is");
    is_refused::<BTreeMap<String, i64>>(&[json!({"a": []}), json!([]), json!("")]);
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Tree {
    items: Option<Vec<Item>>,
    grid: Option<Vec<Vec<i64>>>,
    keys: Option<Vec<Secret>>,
    by_name: Option<BTreeMap<String, i64>>,
    child: Option<Box<Tree>>,
    extra: Extra,
}
crate::__object! { Tree { items: "items", grid: "grid", keys: "keys", by_name: "by_name", child: "child" } }

/// What cannot be read is sent back in its place among the others, until somebody changes what could be.
#[test]
fn what_is_left_out_goes_back_where_it_was() {
    let value = json!({
        "items": [{"id": 1}, null, {"id": 2, "x": [null]}, 7],
        "grid": [[1, null], [null], [2]],
        "keys": ["a", {"b": "hunter2"}],
        "by_name": {"a": 1, "b": null},
        "child": {"items": [null, {"id": 3}]},
    });
    let (tree, oddities) = read::<Tree>(&value);
    let mut tree = tree.unwrap();
    assert_eq!(oddities.len(), 7, "{oddities:?}");
    assert_eq!(tree.grid, Some(vec![vec![1], vec![2]]));
    assert_eq!(tree.items.as_ref().unwrap().len(), 2);
    assert!(tree.extra.is_empty());
    assert_eq!(tree.extra.received("items"), Some(&value["items"]));
    assert_eq!(tree.encode(), value);
    assert_eq!(tree.clone().encode(), value);
    let mut secrets = Vec::new();
    tree.secrets(&mut secrets);
    assert!(secrets.contains(&Secret::new("hunter2")));

    tree.items.as_mut().unwrap().push(Item { id: Some(9), ..Item::default() });
    set(&mut tree.by_name, &mut tree.extra, "by_name", [("c", 3)]);
    let sent = tree.encode();
    assert_eq!(sent["items"], json!([{"id": 1}, {"id": 2, "x": [null]}, {"id": 9}]));
    assert_eq!(sent["by_name"], json!({"c": 3}));
    assert_eq!(sent["grid"], value["grid"]);
}

/// A service chooses how deep its answer is; what that costs must not double with each level.
#[test]
fn odd_lists_at_every_depth_are_sent_back_in_time() {
    let mut value = json!({"items": [null, {"id": 1}]});
    for _ in 0..100 {
        value = json!({"items": [null, {"id": 1}], "child": value});
    }
    assert_eq!(read::<Tree>(&value).0.unwrap().encode(), value);
}

#[test]
fn objects_keep_what_has_no_field() {
    let value = json!({"z": 1, "id": "x", "na/me": null, "a": {"b": []}});
    let (item, oddities) = read::<Item>(&value);
    let item = item.unwrap();
    assert_eq!(oddities, ["/id: documented as integer, received a string, kept as it is"]);
    assert_eq!((item.id, &item.name), (None, &None));
    assert_eq!(item.extra.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["z", "id", "na/me", "a"]);
    assert!(item.extra.is_null("na/me"));
    assert_eq!(item.encode().to_string(), value.to_string(), "in the order received");
}

#[test]
fn an_object_may_come_in_an_array() {
    let (item, oddities) = read::<Item>(&json!([{"id": 1, "na/me": 5}]));
    assert_eq!(item.unwrap().id, Some(1));
    assert_eq!(
        oddities,
        [
            "the body: documented as object, received an array, read all the same",
            "/0/na~1me: documented as string, received a number, read all the same",
        ]
    );
    is_refused::<Item>(&[json!([]), json!([{}, {}]), json!(""), json!(["a"]), json!(null)]);
}

#[test]
fn a_field_wins_over_an_entry_of_its_name() {
    let mut item: Item = plain(&json!({"id": null}));
    assert_eq!(item.encode(), json!({"id": null}));
    item.id = Some(3);
    assert_eq!(item.encode(), json!({"id": 3}));
}

#[test]
fn setters_settle_the_entry() {
    let mut item = Item::default();
    set(&mut item.id, &mut item.extra, "id", Null);
    assert_eq!(item.encode(), json!({"id": null}));
    set(&mut item.id, &mut item.extra, "id", 4);
    assert_eq!((item.encode(), item.extra.len()), (json!({"id": 4}), 0));
    set(&mut item.id, &mut item.extra, "id", Null);
    set(&mut item.id, &mut item.extra, "id", None::<i64>);
    assert_eq!(item.encode(), json!({}));
    set(&mut item.name, &mut item.extra, "na/me", "n");
    assert_eq!(item.encode(), json!({"na/me": "n"}));
}

#[test]
fn setters_take_what_becomes_a_member_without_loss() {
    fn given<T>(given: impl IntoMember<T>) -> Given<T> {
        given.into_member()
    }
    assert_eq!(given::<i64>(5), Given::Value(5));
    assert_eq!(given::<i64>(5_u32), Given::Value(5));
    assert_eq!(given::<f64>(5), Given::Value(5.0));
    assert_eq!(given::<Secret>("s"), Given::Value(Secret::new("s")));
    assert_eq!(given::<Color>("RED"), Given::Value(Color::Red));
    assert_eq!(given::<Value>("v"), Given::Value(json!("v")));
    assert_eq!(given::<Vec<String>>(["a", "b"]), Given::Value(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(
        given::<BTreeMap<String, i64>>([("a", 1)]),
        Given::Value(BTreeMap::from([("a".to_owned(), 1)]))
    );
    assert_eq!(given::<Box<Item>>(Item::default()), Given::Value(Box::new(Item::default())));
    assert_eq!(given::<String>(Some("a".to_owned())), Given::Value("a".to_owned()));
    assert_eq!(given::<String>(None), Given::Absent);
    assert_eq!(
        given::<Timestamp>(std::time::SystemTime::UNIX_EPOCH),
        Given::Value("1970-01-01T00:00:00Z".into())
    );
}

#[test]
fn nothing_shows_a_value() {
    let value = json!({"id": "hunter2", "x": "hunter3", "na/me": {"hunter4": 1}});
    let mut decoder = Decoder::new();
    let item = Item::decode(&value, &mut decoder);
    let shown = format!("{item:?} {decoder:?}");
    assert!(!shown.contains("hunter"), "{shown}");
}

#[test]
fn types_are_serde_types() {
    let item: Item = serde_json::from_str(r#"{"id": "5", "x": 1}"#).unwrap();
    assert_eq!(serde_json::to_string(&item).unwrap(), r#"{"id":5,"x":1}"#);
    let error = serde_json::from_str::<Item>("5").unwrap_err();
    assert_eq!(error.to_string(), "expected object, found a number");
    assert_eq!(serde_json::from_str::<Color>(r#""RED""#).unwrap(), Color::Red);
}
