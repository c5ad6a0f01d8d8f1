use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn no_prose_makes_it_panic(
        paragraphs in prop::collection::vec("(Enumeration values:|The value can be |Options: |Default: |Value range: |If y is |, it is mandatory|Unit: |取值为|当y为|长度不超过|[A-Za-z0-9:,.()é -]{0,30})", 0..6),
        integer in any::<bool>(),
    ) {
        let shape = if integer { Shape::Integer } else { Shape::array(Shape::String) };
        let facts = Facts::default();
        let siblings = ["x", "y"].map(|name| Sibling { name, shape: &shape, paragraphs: &paragraphs, facts: &facts });
        let subject = Subject {
            name: "x",
            shape: &shape,
            paragraphs: &paragraphs,
            siblings: &siblings,
            direction: Direction::Request,
            examples: &paragraphs,
            reads_patterns: true,
        };
        read(&subject);
        conditions(&subject);
    }
}

fn facts_of(name: &str, text: &str) -> Facts {
    facts_as(&Shape::String, name, text)
}

fn facts_as(shape: &Shape, name: &str, text: &str) -> Facts {
    let paragraphs: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let subject = Subject {
        name,
        shape,
        paragraphs: &paragraphs,
        siblings: &[],
        direction: Direction::Request,
        examples: &[],
        reads_patterns: true,
    };
    read(&subject).facts
}

#[test]
fn the_only_value_of_what_has_room_is_a_sample() {
    let text =
        "Name of the loaf group. Must be a string of 1 to 64 characters.\nEnumerated value:\nloaf-group-01nh";
    let values = facts_of("name", text).values.map(|values| values.certainty);
    assert_ne!(values, Some(Certainty::Closed));
    let fixed =
        facts_of("kind", "What it is.\nEnumerated value:\nloaf").values.map(|values| values.certainty);
    assert_eq!(fixed, Some(Certainty::Closed));
}

/// It was all of a list, and enforced.
#[test]
fn what_is_explained_beside_a_range_is_no_list() {
    let values =
        |text: &str| facts_as(&Shape::Integer, "days", text).values.map(|it| (it.certainty, it.values.len()));
    assert_eq!(values("保留天数，取值范围0~732。设置为0表示关闭自动备份。"), None);
    assert_ne!(values("取值范围：0~732。\n0：关闭\n1：一天").map(|it| it.0), Some(Certainty::Closed));
    let all = "取值范围：0~1。\n0：关闭\n1：开启";
    assert_eq!(values(all).map(|it| it.1), Some(2), "the range has no more");
}

#[test]
fn a_list_beside_a_range_is_held_against_it() {
    let bounds = |least: i64, most: i64| Bounds { minimum: Some(least.into()), maximum: Some(most.into()) };
    let among = |literals: &[&str], bounds: Bounds| {
        let known = |literal: &&str| KnownValue { literal: (*literal).to_owned(), meaning: None };
        let values = literals.iter().map(known).collect();
        let number = NumberFacts { bounds: Some(bounds), ..NumberFacts::default() };
        beside_range(Values { certainty: Certainty::Closed, values }, Some(&ScalarFacts::Number(number)))
            .map(|values| values.certainty)
    };
    // Where the range has its ends from the list, it says nothing more.
    assert_eq!(among(&["128", "256", "512"], bounds(128, 512)), Some(Certainty::Closed));
    assert_eq!(among(&["128", "256", "512"], bounds(64, 512)), Some(Certainty::Known));
    assert_eq!(among(&["128", "256", "512"], bounds(128, 1024)), Some(Certainty::Known));
    assert_eq!(among(&["128", "512"], bounds(128, 512)), Some(Certainty::Known));
    // All of a range, and one of many.
    assert_eq!(among(&["1", "2"], bounds(1, 2)), Some(Certainty::Closed));
    assert_eq!(among(&["0"], bounds(0, 732)), None);
    let open = Bounds { minimum: Some(0.into()), maximum: None };
    assert_eq!(among(&["0"], open), Some(Certainty::Closed));
}

#[test]
fn a_time_is_written_in_its_notation() {
    let text = "Time when it was sold, in the format of yyyy-MM-ddTHH:mm:ssZ. It contains only digits, letters, and hyphens (-).";
    let sold = facts_of("sold_at", text);
    let sold = sold.text().unwrap();
    assert!(sold.format.is_some() && sold.pattern.is_none(), "{sold:?}");
    let named = facts_of("name", "It contains only digits, letters, and hyphens (-).");
    assert!(named.text().unwrap().pattern.is_some());
}

#[test]
fn what_only_the_service_sets_is_read_only() {
    assert!(facts_of("created_at", "Time when the widget was created. This field is read-only.").read_only);
    assert!(!facts_of("created_at", "Time when the widget was created.").read_only);
}

#[test]
fn an_id_without_hyphens_is_no_uuid() {
    let format = |text: &str| facts_of("id", text).text().and_then(|text| text.format);
    assert_eq!(format("The value is in UUID format and contains 32 characters."), None);
    assert_eq!(format("The value is in UUID format and contains 36 characters."), Some(Format::Uuid));
}

#[test]
fn a_field_is_no_value_of_itself() {
    let text =
        "If type is set to 0, shelf_id indicates the shelf. If type is set to 1, shelf_id indicates the row.";
    assert_eq!(facts_of("shelf_id", text).values, None);
}

#[test]
fn a_description_says_that_a_value_counts_time() {
    for text in ["UTC timestamp of the sale, in milliseconds.", "开售时间，13位时间戳，单位：毫秒"]
    {
        assert!(counts_time(&[text.to_owned()]), "{text}");
    }
    for text in
        ["Time of the sale.", "Timestamp, such as 2020-01-01T00:00:00Z.", "How long it takes, in seconds."]
    {
        assert!(!counts_time(&[text.to_owned()]), "{text}");
    }
}
