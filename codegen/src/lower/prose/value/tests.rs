use super::*;

fn texts(paragraphs: &[&str]) -> Vec<String> {
    paragraphs.iter().map(|text| (*text).to_owned()).collect()
}

pub(super) fn read_as(shape: &Shape, paragraphs: &[&str], examples: &[&str]) -> Option<Values> {
    read(shape, &Description::of(&texts(paragraphs)), &texts(examples))
}

pub(super) fn values(paragraphs: &[&str]) -> Option<(Certainty, Vec<String>)> {
    let values = read_as(&Shape::String, paragraphs, &[])?;
    Some((values.certainty, values.values.into_iter().map(|value| value.literal).collect()))
}

pub(super) fn closed(literals: &[&str]) -> (Certainty, Vec<String>) {
    (Certainty::Closed, texts(literals))
}

pub(super) fn known(literals: &[&str]) -> (Certainty, Vec<String>) {
    (Certainty::Known, texts(literals))
}

#[test]
fn labelled_paragraphs_are_known_values() {
    assert_eq!(values(&["Instance type.", "CLOUD: DMS for Kafka instance."]), Some(known(&["CLOUD"])));
    let many = ["Compression algorithm.", "none: The compression algorithm is not used.", "lz4: Lz4."];
    assert_eq!(values(&many), Some(known(&["none", "lz4"])));
    let meaning = read_as(&Shape::String, &many, &[]).unwrap().values[0].meaning.clone();
    assert_eq!(meaning.as_deref(), Some("The compression algorithm is not used."));
}

#[test]
fn labels_within_a_paragraph_are_known_values() {
    assert_eq!(
        values(&["Scenario type. DISASTER_BACKUP: synchronization task."]),
        Some(known(&["DISASTER_BACKUP"]))
    );
    assert_eq!(
        values(&["Algorithm. none: It is not used. gzip: Gzip compression algorithm."]),
        Some(known(&["none", "gzip"]))
    );
    let joined = ["VPC channel status. 1: normal 2: abnormal"];
    let numbers = read_as(&Shape::Integer, &joined, &[]).unwrap();
    assert_eq!(numbers.values[0].meaning.as_deref(), Some("normal"));
    assert_eq!(numbers.values.len(), 2);
}

#[test]
fn true_and_false_are_values_of_a_string_and_explain_a_boolean() {
    let text = ["Whether to enable RocketMQ SSL.", "true: Enable", "false: Disable"];
    assert_eq!(values(&text), Some(known(&["true", "false"])));
    assert_eq!(read_as(&Shape::Boolean, &text, &[]), None);
}

#[test]
fn options_with_prose_among_them_are_open() {
    let text = ["Data synchronization point. Options: first, last, custom timestamp (long type)."];
    assert_eq!(values(&text), Some(known(&["first", "last"])));
    assert_eq!(values(&["Options: first, last."]), Some(closed(&["first", "last"])));
    assert_eq!(
        values(&["The value can be tcp, udp, or an IP protocol number."]),
        Some(known(&["tcp", "udp"]))
    );
}

#[test]
fn enumerations_are_closed() {
    let text = ["Sort key.", "Enumeration values:", "created_at", "name", "Default: name"];
    assert_eq!(values(&text), Some(closed(&["created_at", "name"])));
    assert_eq!(values(&["枚举值：", "FULL"]), Some(closed(&["FULL"])));
    assert_eq!(values(&["Member type. ip ecs Enumeration values: ip ecs"]), Some(closed(&["ip", "ecs"])));
    assert_eq!(values(&["Mode. Enumeration values: NONE APP IAM"]), Some(closed(&["NONE", "APP", "IAM"])));
    assert_eq!(
        values(&["Enumeration values:", "GET", "OPTIONS", "ANY"]),
        Some(closed(&["GET", "OPTIONS", "ANY"]))
    );
    let explained = ["Enumerated values:", "CMK indicates a Customer Master Key."];
    assert_eq!(values(&explained), Some(closed(&["CMK"])));
    assert_eq!(values(&["Enumeration values:", "Red Hat", "Ubuntu"]), Some(closed(&["Red Hat", "Ubuntu"])));
    // What is explained, and not defined, leaves the list open.
    let more = ["Type.", "OBS: to a bucket.", "MRS: to a cluster.", "Enumeration values:", "OBS"];
    assert_eq!(values(&more), Some(known(&["OBS"])));
    assert_eq!(values(&["Whether to check. Currently, it can only be disabled."]), None);
    let explained = ["Type.", "1: listed", "2: not listed", "Enumeration values:", "1", "2"];
    let read = read_as(&Shape::Integer, &explained, &[]).unwrap();
    assert_eq!(read.certainty, Certainty::Closed);
    assert_eq!(read.values[1].meaning.as_deref(), Some("not listed"));
}

#[test]
fn lists_below_a_line_that_closes_them_are_closed() {
    assert_eq!(
        values(&["Status. The value can be:", "Dead: No members.", "Empty: No members yet."]),
        Some(closed(&["Dead", "Empty"]))
    );
    assert_eq!(
        values(&["Possible values are as follows:", "FREEZED (Frozen)", "ELB (Bound to a load balancer)"]),
        Some(closed(&["FREEZED", "ELB"]))
    );
    assert_eq!(
        values(&["Range", "cce-cluster: cluster", "Default Value", "N/A"]),
        Some(known(&["cce-cluster"]))
    );
    assert_eq!(values(&["The options are as follows:", "POST", "Any other method"]), Some(known(&["POST"])));
}

#[test]
fn a_placeholder_leaves_the_list_open() {
    let text = ["The value can be:", "network:dhcp", "compute:xxx"];
    assert_eq!(values(&text), Some(known(&["network:dhcp", "compute:xxx"])));
    assert_eq!(
        values(&["The value can be HTTP, HTTPS, or ${protocol}."]),
        Some(closed(&["HTTP", "HTTPS", "${protocol}"]))
    );
}

#[test]
fn an_example_that_is_not_listed_opens_the_list() {
    let open = read_as(&Shape::String, &["The value can be A1 or B1."], &["C1"]).unwrap();
    assert_eq!(open.certainty, Certainty::Known);
    let closed = read_as(&Shape::String, &["The value can be A1 or B1."], &["C1", "A1"]).unwrap();
    assert_eq!(closed.certainty, Certainty::Closed);
}

#[test]
fn prose_holds_no_values() {
    for text in [
        "The value can be empty or a number.",
        "The default value is A or B.",
        "Job name.",
        "Note: This cannot be changed.",
        "Range: 1 to 5",
        "The value can be changed later.",
        "The value can be a key ID, alias (key_alias), or URN.",
        "For details, see https://example.com/a.",
        "URL: the address",
        "VPCs can be queried or deleted.",
        "The value can contain letters, digits, and hyphens.",
    ] {
        assert_eq!(values(&[text]), None, "{text}");
    }
    let parts =
        ["Key of a signature.", "basic: The value contains 4 to 32 characters.", "aes: 16 characters."];
    assert_eq!(values(&parts), None);
}

#[test]
fn values_of_an_integer_are_integers() {
    assert_eq!(read_as(&Shape::Integer, &["State.", "0: off", "1: on"], &[]).unwrap().values.len(), 2);
    assert_eq!(read_as(&Shape::Integer, &["State.", "on: On", "off: Off"], &[]), None);
}

#[test]
fn what_kind_of_a_parameter_it_is_is_no_value() {
    assert_eq!(values(&["Checksum of the data. This parameter is read-only."]), None);
    assert_eq!(values(&["This parameter is case-sensitive."]), None);
}

#[test]
fn nothing_is_no_value() {
    assert_eq!(values(&["Name of a group.", "Range: None", "Default Value: None"]), None);
}

#[test]
fn no_is_a_value_where_it_is_listed_as_one() {
    let list = ["Whether the lock is off.", "Options:", "no (default): It stays.", "yes: It is off."];
    assert_eq!(values(&list), Some(closed(&["no", "yes"])));
    assert_eq!(values(&["Whether the lock is off.", "No: It stays.", "Yes: It is off."]), None);
}

#[test]
fn what_a_yes_is_written_as_is_known() {
    let text = "Whether the image supports KVM. If yes, the value is true. Otherwise, this parameter is not required.";
    assert_eq!(values(&[text]), Some(known(&["true"])));
    assert_eq!(values(&["If the image is new, the value is true."]), None);
}

#[test]
fn notations_and_keys_of_json_texts_are_no_values() {
    assert_eq!(values(&["Vault in which it is stored. Only UUID is supported."]), None);
    let json = [
        "For example: \"{\"override\":true,\"skip_lint\":true}\"",
        "skip_lint: lint or not",
        "override: replace it",
    ];
    assert_eq!(values(&json), None);
}

#[test]
fn a_range_is_no_value() {
    assert_eq!(values(&["Value range: 0-65535"]), None);
    assert_eq!(values(&["Options:", "0-65535", "1-2"]), None);
}

#[test]
fn meanings_of_an_example_are_no_values() {
    assert_eq!(values(&["For example, 10 indicates ten, and 20 indicates twenty."]), None);
    assert_eq!(values(&["ab_c specifies the quota. Value -1 indicates no restriction."]), None);
}

#[test]
fn brackets_belong_to_values_that_nothing_else_tells_apart() {
    let text = ["Runtime. Options: Lamp2, Sun(.LIT 2.0), Sun(.LIT 3.1)"];
    assert_eq!(values(&text), Some(closed(&["Lamp2", "Sun(.LIT 2.0)", "Sun(.LIT 3.1)"])));
    assert_eq!(values(&["Options: on(lit), off(dark)"]), Some(closed(&["on", "off"])));
}

#[test]
fn a_list_goes_on_behind_a_line_that_explains_no_value() {
    let text =
        ["Mode. The options are as follows:", "1: full", "2: part", "other numbers: reserved", "9: none"];
    assert_eq!(values(&text), Some(known(&["1", "2", "9"])));
}

#[test]
fn a_reader_may_be_told_what_to_set() {
    let text = ["Order. You can set this parameter to desc (descending order) and asc (ascending order)."];
    assert_eq!(values(&text).map(|(_, values)| values), Some(vec!["desc".to_owned(), "asc".to_owned()]));
}

#[test]
fn words_of_meanings_are_no_values() {
    let text = ["State filter.", "Value range:", "ACTIVE: Waiting, Running", "DEAD: Failed, Gone"];
    assert_eq!(values(&text), Some(closed(&["ACTIVE", "DEAD"])));
}

#[test]
fn spanish_and_portuguese_name_values() {
    for text in [
        "Estado. El valor puede ser OPEN o SHUT.",
        "Estado. O valor pode ser OPEN ou SHUT.",
        "Estado. Opciones: OPEN o SHUT",
    ] {
        assert_eq!(values(&[text]), Some(closed(&["OPEN", "SHUT"])), "{text}");
    }
    // Those of a case are known, and enforced nowhere.
    assert_eq!(
        values(&["Estado. Si type es A, el valor puede ser OPEN o SHUT."]),
        Some(known(&["OPEN", "SHUT"]))
    );
    // A letter that is a word elsewhere is a value here.
    assert_eq!(values(&["Blood group. The value can be A, B, or O."]), Some(closed(&["A", "B", "O"])));
    assert_eq!(values(&["Answer. The value can be Y or N."]), Some(closed(&["Y", "N"])));
    assert_eq!(values(&["Answer. The value can be y or n."]), Some(closed(&["y", "n"])));
    assert_eq!(values(&["Vowel. The value can be e, o, or y."]), Some(closed(&["e", "o", "y"])));
}
