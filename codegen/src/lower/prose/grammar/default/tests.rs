use super::*;

#[test]
fn the_words_of_a_default_are_found() {
    for (sentence, text) in [
        ("The default value is 60 seconds", "60 seconds"),
        ("with the default value of 10", "10"),
        ("Indicates a sorting field, the default value of which is flavorid", "flavorid"),
        ("It defaults to v2, which is new", "v2"),
        ("The value is false by default", "false"),
        ("By default, id is used", "id"),
        ("The value 0 is used by default", "0"),
        ("If the value is not specified, 10 schemas are queried by default", "10"),
        ("If no value is entered, 0 is used by default", "0"),
        ("If it is left blank, the default port is set to 22", "22"),
        ("If publicip_type is not specified, the default value is 5_bgp", "5_bgp"),
        ("If it is left blank, the value is set to true by default", "true"),
        ("If it is not set, the port of the created DB instance is 8635 by default", "8635"),
        ("The value can be true or false (default)", "false"),
        ("The value is 50 when this parameter is not set", "50"),
        ("If it is not set, the default value false is used", "false"),
        ("The default value is 1,024", "1,024"),
        ("不传该字段时默认取值为1", "1"),
        ("默认为“false”", "false"),
        ("取值范围[1,100],默认值10", "10"),
        ("默认为3600秒", "3600秒"),
        ("If it is not set, the default port 8635 is used for the created instance", "8635"),
        ("未填时取72", "72"),
        ("如果不指定，默认创建为“sql”类型", "sql"),
        ("可设置范围为1-365天，不设置时按30天保存", "30天"),
        ("不填按1处理", "1"),
        ("(-1 is the default", "-1"),
        ("1.0 by default", "1.0"),
        ("sha2-256 by default.", "sha2-256"),
    ] {
        assert_eq!(claim(sentence).map(|claim| claim.text), Some(text), "{sentence}");
    }
}

#[test]
fn no_default_is_stated() {
    for sentence in [
        "The default security group is used",
        "By default, all are returned",
        "Use the default",
        "默认使用3DES算法",
        "默认不开启",
        "If id is set, 10 is used",
        "Default values of check item parameters",
        "One of the following default values will be used based on the mode:",
        "NORMAL: normal (default value)",
        "If it is not transferred, partition_key is used",
    ] {
        assert_eq!(claim(sentence).map(|claim| claim.text), None, "{sentence}");
    }
}

#[test]
fn a_line_may_say_that_its_value_is_the_default() {
    assert_eq!(marked("desc (default): descending order"), Some("desc"));
    assert_eq!(marked("true: (default value) it is enabled."), Some("true"));
    assert_eq!(marked("rw: read and write permission, which is the default option."), Some("rw"));
    assert_eq!(marked("NORMAL: normal (default value)"), Some("NORMAL"));
    assert_eq!(marked("AND (default value) indicates that all hold"), Some("AND"));
    assert_eq!(marked("ro: read"), None);
}
