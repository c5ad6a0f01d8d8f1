//! Sentences that name values.

use super::tests::*;

#[test]
fn alternatives_are_closed() {
    assert_eq!(values(&["The value can be en-us or zh-cn."]), Some(closed(&["en-us", "zh-cn"])));
    assert_eq!(values(&["The value can be A, B, or C."]), Some(closed(&["A", "B", "C"])));
    assert_eq!(
        values(&["Policy type, which can be custom_1 or custom_2."]),
        Some(closed(&["custom_1", "custom_2"]))
    );
    assert_eq!(
        values(&["The value can be id, status, or created_at, and the default value is created_at."]),
        Some(closed(&["id", "status", "created_at"]))
    );
    assert_eq!(
        values(&["The value can be pending, available, or deleted."]),
        Some(closed(&["pending", "available", "deleted"]))
    );
    assert_eq!(values(&["Currently, only evs (EVS volumes) and nfs4 are supported."]), None);
    assert_eq!(
        values(&["Currently, only evs2 (EVS volumes) and nfs4 are supported."]),
        Some(closed(&["evs2", "nfs4"]))
    );
    assert_eq!(
        values(&["Its value can be NS (only in public zones), SRV, and Red Hat."]),
        Some(closed(&["NS", "SRV", "Red Hat"]))
    );
}

#[test]
fn values_that_are_explained_in_a_sentence_are_known() {
    let text =
        ["The value 0 indicates that it is not encrypted, and the value 1 indicates that it is encrypted."];
    assert_eq!(values(&text), Some(known(&["0", "1"])));
    assert_eq!(values(&["Value 0 indicates the default enterprise project."]), None);
}

#[test]
fn what_is_fixed_has_one_value() {
    for (text, value) in [
        ("API type. The value is fixed at Config and cannot be changed.", "Config"),
        ("API type. The value is fixed to NodePool.", "NodePool"),
        ("A key can only be set to resource_name, indicating the resource name.", "resource_name"),
        ("命令，固定填写open。", "open"),
        ("开门方式，固定为slow。", "slow"),
    ] {
        assert_eq!(values(&[text]), Some(closed(&[value])), "{text}");
    }
    for text in
        ["The value must be set to a name.", "If it is new, the value is fixed at 1a.", "It must be unique."]
    {
        assert_eq!(values(&[text]), None, "{text}");
    }
}

#[test]
fn plain_words_are_values_of_what_the_first_sentence_names() {
    assert_eq!(values(&["Zone type, which can be public or private."]), Some(closed(&["public", "private"])));
    assert_eq!(values(&["A zone. It is of a type, which can be public or private."]), None);
    assert_eq!(values(&["State. The value can be normal or deleted."]), Some(closed(&["normal", "deleted"])));
    assert_eq!(values(&["State. The value can be changed or deleted."]), None);
}

#[test]
fn values_of_single_cases_are_known() {
    assert_eq!(values(&["If type is HEADER, the value can be A1 or B1."]), Some(known(&["A1", "B1"])));
    let cases = [
        "For a cluster instance, the value can be mongos or shard.",
        "For a replica set instance, the value is replica.",
    ];
    assert_eq!(values(&cases), Some(known(&["mongos", "shard", "replica"])));
    let set = "To list all of them, set it to 1. To list only some of them, set it to 0.";
    assert_eq!(values(&[set]), Some(known(&["1", "0"])));
    assert_eq!(values(&["当缓存引擎为Redis时，取值为4.0、5.0或6.0。"]), Some(known(&["4.0", "5.0", "6.0"])));
    assert_eq!(values(&["若为web，则表示网站；若为video，则表示点播。"]), Some(known(&["web", "video"])));
}

#[test]
fn a_second_clause_is_no_item() {
    assert_eq!(values(&["Certificate type. This parameter is redundant and can be ignored."]), None);
    let text = "If type is HOST_NAME, the value can only be EQUAL_TO, and asterisks (*) can be used.";
    assert_eq!(values(&[text]), None);
    let text = "This parameter is case sensitive and its value can be filter or count.";
    assert_eq!(values(&[text]), Some(closed(&["filter", "count"])));
    assert_eq!(values(&["The value options are mobile and email."]), Some(closed(&["mobile", "email"])));
}

#[test]
fn a_value_behind_a_full_stop_opens_the_list() {
    let lines =
        ["The value can be:", "0: The certificate is valid.", "1: It has expired.2: It will expire soon."];
    assert_eq!(values(&lines), Some(known(&["0", "1", "2"])));
}

#[test]
fn what_holds_for_now_is_known() {
    assert_eq!(values(&["Currently, the value can only be peering."]), Some(known(&["peering"])));
    assert_eq!(
        values(&["资源类型，只读字段。目前仅支持instance和backup。"]),
        Some(known(&["instance", "backup"]))
    );
}

#[test]
fn one_value_that_is_explained_is_known() {
    let text = "Its value is self, indicating that href is a local link.";
    assert_eq!(values(&[text]), Some(known(&["self"])));
}

#[test]
fn a_noun_is_the_fields_own_where_the_description_opens_with_it() {
    let custom = "A rule type can be custom or builtin.";
    assert_eq!(values(&["Specifies the rule type.", custom]), Some(closed(&["custom", "builtin"])));
    assert_eq!(values(&["Specifies the policy.", custom]), None);
}

#[test]
fn what_an_explanation_depends_on_the_values_do_not() {
    let text = "The value can be 4 and 6, indicating IPv4 address and IPv6 address, respectively.";
    assert_eq!(values(&[text]), Some(closed(&["4", "6"])));
}

#[test]
fn one_value_is_all_where_a_sentence_says_nothing_else() {
    assert_eq!(values(&["Instance type. The value can be cluster."]), Some(closed(&["cluster"])));
    assert_eq!(
        values(&["Trace type. The value can be system (management trace)."]),
        Some(closed(&["system"]))
    );
    assert_eq!(values(&["The message engine. Set the value to kafka."]), Some(closed(&["kafka"])));
    for text in [
        "The value can be customized.",
        "The value can be empty.",
        "The value can be set by users.",
        "The value can be true.",
        "Set this parameter to limit::{limit}\\|offset::{offset}.",
    ] {
        assert_eq!(values(&[text]), None, "{text}");
    }
}

#[test]
fn what_is_said_of_parts_that_are_named_together_is_no_value() {
    for text in [
        "mm和MM取值必须相同，且取值必须为00、15、30或45。",
        "其中mm和MM的取值必须相同，且取值固定为00。",
        "mm and MM must be the same and must be 00, 15, 30, or 45.",
        "The values of mm and MM must be the same and must be set to any of the following: 00, 15, 30, or 45.",
    ] {
        assert_eq!(values(&[text]), None, "{text}");
    }
    assert_eq!(
        values(&["A1 and B1 are supported, and the value can be A1 or B1."]),
        Some(closed(&["A1", "B1"]))
    );
}
