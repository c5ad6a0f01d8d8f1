use super::*;

const RULE: &str = "Job name. Start with a letter or digit, and only include letters, digits, periods (.), underscores (_), and hyphens (-). (Max. 128 characters)";

fn pattern(text: &str, examples: &[&str]) -> Option<String> {
    let examples: Vec<String> = examples.iter().map(|text| (*text).to_owned()).collect();
    let paragraphs: Vec<String> = text.split('\n').map(str::to_owned).collect();
    read("name", &Description::of(&paragraphs), &examples)
}

#[test]
fn a_remark_in_brackets_is_a_sentence_of_its_own() {
    let text = "组织名称。小写字母开头，后面跟小写字母、数字、小数点或中划线（其中中划线最多允许连续两个），小写字母或数字结尾。";
    let found = pattern(text, &[]).unwrap_or_default();
    assert!(found.contains("[a-z][a-z0-9.-]*[a-z0-9]"), "{found}");
    assert_eq!(pattern("描述不能包含!=<>&特殊字符。", &[]).as_deref(), Some("^[^!&<=>]*$"));
}

#[test]
fn spanish_and_portuguese_name_characters() {
    for text in [
        "Solo puede contener letras minúsculas, dígitos y puntos (.).",
        "Pode conter apenas letras minúsculas, dígitos e pontos (.).",
    ] {
        assert_eq!(pattern(text, &[]).as_deref(), Some("^[a-z0-9.]*$"), "{text}");
    }
    let text = "O nome deve começar com uma letra minúscula.";
    assert_eq!(pattern(text, &[]).as_deref(), Some("^[a-z][\\s\\S]*$"));
}

#[test]
fn rules_on_parts_that_are_named_are_rules_on_parts() {
    let text =
        "Namespace. service and item each must start with a letter and contain only letters and digits.";
    assert_eq!(pattern(text, &[]), None);
    for text in [
        "命名空间，格式为service.item；service和item必须是字符串，必须以字母开头，只能包含0-9/a-z/A-Z/_，总长度最短为3，最大为32。",
        "命名空间，形式为service.item，service与item均须以字母开头，且只能含有0-9/a-z/A-Z/_，总长度3到32。",
    ] {
        let expected = "^[A-Za-z][A-Za-z0-9_]*[.][A-Za-z][A-Za-z0-9_]*$";
        assert_eq!(pattern(text, &["SYS.ECS"]).as_deref(), Some(expected), "{text}");
        assert_eq!(pattern(text, &["SYS"]), None, "{text}");
    }
}

#[test]
fn the_value_of_a_pair_is_a_part_of_it() {
    let text = "Specifies ECS tags. A tag is in the format of \"key.value\". The key of the tag can contain only uppercase letters, digits, underscores (_), and hyphens (-). The value of the tag can contain only uppercase letters, digits, underscores (_), and hyphens (-).";
    let found = pattern(text, &["KEY.VALUE"]);
    assert_eq!(found.as_deref(), Some("^[\\s\\S]+[.][\\s\\S]+$"));
    let text = "Specifies the tag value. The value of the tag can contain only digits.";
    assert_eq!(pattern(text, &[]).as_deref(), Some("^[0-9]*$"));
}

#[test]
fn what_is_said_of_cases_leaves_what_is_forbidden() {
    for (text, expected) in [
        (
            "Value. The value cannot contain spaces.\nWhen type is set to HOST_NAME, the value can contain only letters and digits.",
            Some("^[^ ]*$"),
        ),
        ("Path. It cannot contain asterisks (*).\nOBS: The path must start with s3a://.", Some("^[^*]*$")),
        (
            "Value. The value cannot contain spaces.\nWhen type is set to X, the value can contain letters, digits, and spaces.",
            None,
        ),
        ("Value. The value must start with a letter.\nWhen type is set to X, it starts with a digit.", None),
    ] {
        assert_eq!(pattern(text, &[]).as_deref(), expected, "{text}");
    }
}

#[test]
fn notations_of_parts_and_series_are_read_where_no_rule_says_more() {
    for (text, expected) in [
        ("Image file. The format is OBS bucket name:Image file name.", "^[\\s\\S]+:[\\s\\S]+$"),
        ("Days. The value is a number separated by commas (,).", "^[0-9]+(?:, ?[0-9]+)*$"),
        (
            "实例ID。\n只能由英文字母、数字组成，后缀为in07，长度为36个字符。",
            "^(?=[\\s\\S]*(?:in07)$)[A-Za-z0-9]*$",
        ),
        (
            "桶名。\n桶命名规则如下：3～63个字符，支持小写字母、数字、“-”、“.”。\n禁止两个“.”相邻（如：“my..bucket”）。",
            "^(?![\\s\\S]*[.]{2})[a-z0-9.-]*$",
        ),
        (
            "Fingerprint.\nValue: Only a string of 40 or 64 hexadecimal characters is allowed.",
            "^[A-Fa-f0-9]*$",
        ),
    ] {
        assert_eq!(pattern(text, &[]).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn an_expression_that_fits_anywhere_says_less_than_words() {
    let text = "Name, which starts with a lowercase letter. Only lowercase letters and digits are allowed. Regular expression: [a-z0-9]+(?:[.])";
    assert_eq!(pattern(text, &[]).as_deref(), Some("^[a-z][a-z0-9]*$"));
    let text = "Name. Regular expression: [a-z0-9]+";
    assert_eq!(pattern(text, &[]).as_deref(), Some("[a-z0-9]+"));
}

#[test]
fn ascii_characters_are_all_of_them() {
    let found = pattern("只支持ASCII字符，且不能超过64个字符。", &[]);
    assert_eq!(found.as_deref(), Some("^[\\u0000-\\u007f]*$"));
}

#[test]
fn what_a_value_cannot_be_made_of_alone_is_no_list_of_what_it_has() {
    for text in ["A word cannot contain only asterisks (*).", "The first word cannot only contain digits."] {
        assert_eq!(pattern(text, &["a1"]), None, "{text}");
        assert_eq!(pattern(text, &[]), None, "{text}");
    }
    for (text, expected) in [
        (
            "The name must not consist of digits only. It cannot only contain digits.",
            "^(?![0-9]+$)[\\s\\S]*$",
        ),
        ("The value cannot contain only asterisks (*).", "^(?![*]+$)[\\s\\S]*$"),
        (
            "名称只能包含数字、英文字母和下划线，但不能是纯数字，且不能以下划线开头。",
            "^(?![0-9]+$)(?:[A-Za-z0-9][A-Za-z0-9_]*)?$",
        ),
    ] {
        assert_eq!(pattern(text, &["a_1"]).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_follows_a_beginning_may_be_counted() {
    let text = "分组ID，以rg开头，后跟22位由字母或数字组成的字符串";
    assert_eq!(pattern(text, &[]).as_deref(), Some("^(?=rg)[A-Za-z0-9]{24}$"));
}

#[test]
fn a_rule_becomes_a_pattern_where_an_example_shows_ascii() {
    assert_eq!(pattern(RULE, &["eventRoute-qapbtr95"]).as_deref(), Some("^[A-Za-z0-9][A-Za-z0-9._-]*$"));
    let regex = Regex::new("^[A-Za-z0-9][A-Za-z0-9._-]*$").unwrap();
    assert!(regex.is_match("a.b_c-1") && !regex.is_match("-a") && !regex.is_match("a b"));
}

#[test]
fn letters_of_other_scripts_are_not_excluded_without_proof() {
    for examples in [&[][..], &["任务-1"]] {
        let read = pattern(RULE, examples).unwrap();
        let has = |text: &str| pattern::matches(&read, text).unwrap();
        assert!(has("a.b") && has("任务") && has("né_1"), "{read}");
        assert!(!has("a b") && !has("_a") && !has("a#") && !has("a…"), "{read}");
    }
    assert_eq!(pattern(RULE, &["a b"]), None);
}

#[test]
fn rules_of_several_sentences_hold_together() {
    let text = "Tag key. It cannot start or end with a space. It can contain letters, digits, spaces, and special characters _.:=+-@";
    let read = pattern(text, &["a b"]).unwrap();
    let has = |text: &str| pattern::matches(&read, text).unwrap();
    assert!(has("value 1") && has("") && has("v"), "{read}");
    assert!(!has(" a") && !has("a ") && !has("a#b"), "{read}");
    let text = "It must start and end with a lowercase letter or digit. Only lowercase letters, digits, and periods (.) are allowed.";
    assert_eq!(pattern(text, &[]).as_deref(), Some("^[a-z0-9](?:[a-z0-9.]*[a-z0-9])?$"));
    let text = "A password must contain at least two of the following: uppercase letters, lowercase letters, and digits.";
    let expected = "^(?:(?=[\\s\\S]*[A-Z])(?=[\\s\\S]*[a-z])|(?=[\\s\\S]*[A-Z])(?=[\\s\\S]*[0-9])|(?=[\\s\\S]*[a-z])(?=[\\s\\S]*[0-9]))[\\s\\S]*$";
    assert_eq!(pattern(text, &["aB"]).as_deref(), Some(expected));
    assert_eq!(pattern(text, &["ab"]), None);
    let text = "Can contain 0 to 43 characters. Cannot contain the following characters:";
    let lines = [text.to_owned(), "Non-printable ASCII characters (0-31), \"*\", \"<\", \",\"".to_owned()];
    assert_eq!(
        super::read("name", &Description::of(&lines), &[]).as_deref(),
        Some("^[^\\u0000-\\u001f*,<]*$")
    );
}

#[test]
fn rules_come_in_many_words() {
    for (text, expected) in [
        ("Only letters, digits, underscores (_), and hyphens (-) are allowed.", "^[A-Za-z0-9_-]*$"),
        (
            "Enter 3 to 64 characters, starting with a letter. Only letters, digits, and hyphens (-) are allowed.",
            "^[A-Za-z][A-Za-z0-9-]*$",
        ),
        (
            "The value can contain only letters, digits, and periods (.) and must start with a letter or digit.",
            "^[A-Za-z0-9][A-Za-z0-9.]*$",
        ),
        ("Only lowercase letters, digits, and hyphens (-) are allowed.", "^[a-z0-9-]*$"),
        (
            "Enter 4 to 128 characters starting with a letter and not ending with a hyphen (-). Only lowercase letters, digits, and hyphens (-) are allowed.",
            "^(?:[a-z]|[a-z][a-z0-9-]*[a-z0-9])$",
        ),
        (
            "The value starts with a letter, digit, or slash (/). Only letters, digits, and slashes (/) are allowed.",
            "^[A-Za-z0-9/]+$",
        ),
        (
            "Only letters, digits, and special characters (_-!@#$%+/=) are allowed.",
            "^[A-Za-z0-9!#$%+/=@_-]*$",
        ),
        ("Only letters, digits, and these special characters are allowed: -_./:()", "^[A-Za-z0-9()./:_-]*$"),
    ] {
        assert_eq!(pattern(text, &["abc"]).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_is_not_understood_gives_no_pattern() {
    for text in [
        "It can only contain letters, digits, and special characters.",
        "Only administrators are allowed.",
        "The value can contain letters and digits.",
        "It can only contain letters, digits, and emojis.",
        "Only letters and digits are allowed. A DNS subdomain can be used as the prefix.",
        "If type is HEADER, only letters and digits are allowed.",
    ] {
        assert_eq!(pattern(text, &["abc"]), None, "{text}");
    }
}

#[test]
fn a_stated_regular_expression_is_the_rule() {
    let read = |text: &str, examples: &[&str]| {
        let examples: Vec<String> = examples.iter().map(|text| (*text).to_owned()).collect();
        super::read("name", &Description::of(&[text.to_owned()]), &examples)
    };
    let text = "Name which can be 1 to 255 characters in length and matches the regular expression ^[a-zA-Z0-9:/_-]{1,255}$";
    assert_eq!(read(text, &["a:b"]).as_deref(), Some("^[a-zA-Z0-9:/_-]{1,255}$"));
    assert_eq!(read(text, &["a b"]), None);
    assert_eq!(read("It matches the regular expression ^[a-z$", &[]), None);
    let cut = "命名空间，必须满足正则表达式^[a-z0-9]([-a-z0-9]*[a-z0-9])?$，不能多于63个字符";
    assert_eq!(read(cut, &[]).as_deref(), Some("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"));
    for text in ["正则表达式,[A-Za-z]+", "正则表达式：[A-Za-z]+。", "Regular expression: [A-Za-z]+"]
    {
        assert_eq!(read(text, &[]).as_deref(), Some("[A-Za-z]+"), "{text}");
    }
    for text in ["Regular expression: (optional)", "正则表达式：见下表", "Regex: [a-z]+ or a word"] {
        assert_eq!(read(text, &[]).filter(|found| found != "[a-z]+"), None, "{text}");
    }
}

#[test]
fn rules_of_cases_and_parts_are_none_of_the_whole() {
    for lines in [
        &[
            "Key.",
            "hmac: The value contains letters, digits, and hyphens (-). It must start with a digit.",
            "basic: It must start with a letter.",
        ][..],
        &["If type is HEADER, key is a name. The value can contain letters, digits, and hyphens (-)."],
        &[
            "Path of a file.",
            "Bucket naming rules comply with the following requirements:",
            "Must start and end with a digit or letter.",
        ],
    ] {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        assert_eq!(super::read("key", &Description::of(&lines), &[]), None, "{lines:?}");
    }
}

#[test]
fn a_list_may_have_a_line_for_each_item() {
    let lines = [
        "Can contain only the following character types:",
        "Uppercase letters",
        "Digits",
        "Special characters, including hyphens (-) and at signs (@)",
    ]
    .map(str::to_owned);
    assert_eq!(super::read("values", &Description::of(&lines), &[]).as_deref(), Some("^[A-Z0-9@-]*$"));
    let text = "It cannot start with a slash (/). Periods and hyphens cannot be placed next to each other. A maximum of two consecutive hyphens are allowed.";
    let read = pattern(text, &["a--b"]).unwrap();
    assert_eq!(read, "^(?![\\s\\S]*(?:[.]-|-[.]|-{3}|[.]{2}))(?:[^/][\\s\\S]*)?$");
}

#[test]
fn what_an_address_begins_with_is_a_rule() {
    for text in [
        "回调地址，必须以http://或https://开头，长度不超过1024个字符。",
        "Callback address. It must start with http:// or https://.",
        "The value must start with \"http://\" or \"https://\" and contains a maximum of 64 characters.",
    ] {
        let read = pattern(text, &["http://a.com"]).unwrap();
        assert_eq!(read, "^(?=http://|https://)[\\s\\S]*$", "{text}");
        assert_eq!(pattern(text, &["ftp://a.com"]), None, "{text}");
    }
    for text in [
        "It can start with http:// or https://.",
        "It must start with https://obs.example.com/.",
        "It must start with https:// or a slash.",
    ] {
        assert_eq!(pattern(text, &[]), None, "{text}");
    }
    assert_eq!(
        pattern("It must start with s3a:// and can be left blank.", &[""]).as_deref(),
        Some("^(?=s3a://|$)[\\s\\S]*$")
    );
}

#[test]
fn so_many_characters_are_counted() {
    assert_eq!(pattern("模板ID,由9位数字组成。", &[]).as_deref(), Some("^[0-9]{9}$"));
    assert_eq!(pattern("模板ID,由9位数字组成。", &["123"]), None);
    assert_eq!(pattern("由3位数字和4位字母组成。", &[]), None);
}

#[test]
fn letters_of_a_chinese_page_are_latin() {
    let text = "名称。长度为4-64位，以字母开头，可以包含字母、数字、中划线、下划线。";
    assert_eq!(pattern(text, &[]).as_deref(), Some("^[A-Za-z][A-Za-z0-9_-]*$"));
    let text = "支持数字、字母、中文、_(下划线)";
    assert_eq!(pattern(text, &[]).as_deref(), Some("^[A-Za-z0-9_\\u4e00-\\u9fff]*$"));
}

#[test]
fn an_end_may_be_a_clause_of_its_own() {
    let text = "小写字母开头，后面跟小写字母、数字或中划线，小写字母或数字结尾。";
    assert_eq!(pattern(text, &[]).as_deref(), Some("^(?:[a-z]|[a-z][a-z0-9-]*[a-z0-9])$"));
    assert_eq!(
        pattern("以小写字母、数字开头，由小写字母、数字、中划线组成。", &[]).as_deref(),
        Some("^[a-z0-9][a-z0-9-]*$")
    );
}

#[test]
fn an_identifier_has_its_length() {
    assert_eq!(count("^[a-z0-9]{32}$"), Some(32));
    assert_eq!(count("^[0-9]{4}-[0-9]{2}$"), None);
    assert_eq!(count("^[a-z]+$"), None);
}
