use serde_json::Number;

use super::super::text::Description;
use super::*;
use crate::model::{Bounds, Lengths};

pub(super) fn read(paragraphs: &[&str], is_integer: bool) -> (Option<Bounds>, Option<Bounds>) {
    let paragraphs: Vec<String> = paragraphs.iter().map(|text| (*text).to_owned()).collect();
    let names = Names { own: "offset", siblings: &[] };
    let found = ranges(names, &Description::of(&paragraphs), NumberKind { is_integer, is_element: false });
    (found.always, found.of_cases)
}

fn always(paragraphs: &[&str]) -> Option<Bounds> {
    read(paragraphs, true).0
}

pub(super) fn ends(bounds: Option<Bounds>) -> Option<(Option<i64>, Option<i64>)> {
    let number = |number: Option<Number>| number.and_then(|number| number.as_i64());
    bounds.map(|bounds| (number(bounds.minimum), number(bounds.maximum)))
}

pub(super) fn bounds(text: &str) -> Option<(Option<i64>, Option<i64>)> {
    ends(always(&[text]))
}

/// A whole number, and no element.
const WHOLE: NumberKind = NumberKind { is_integer: true, is_element: false };

#[test]
fn ranges_are_read() {
    for (text, least, most) in [
        ("Value range: 1-600", Some(1), Some(600)),
        ("Value range: 0 to 63.", Some(0), Some(63)),
        ("The value ranges from 1 to 50.", Some(1), Some(50)),
        ("Value range: -1 to 2,000", Some(-1), Some(2000)),
        ("Minimum: 1", Some(1), None),
        ("最小值：1 最大值：255", Some(1), Some(255)),
        ("The value is from 0 to 2000. The default value is 2000.", Some(0), Some(2000)),
        ("The value ranges from 1 to 1000, and the default value is 1000.", Some(1), Some(1000)),
        ("The value ranges from 1 Mbit/s to 1000 Mbit/s.", Some(1), Some(1000)),
        ("The maximum value is 100.", None, Some(100)),
        ("The value must be greater than or equal to 0.", Some(0), None),
        ("烤箱端口设置范围为1024～65535。", Some(1024), Some(65535)),
    ] {
        assert_eq!(bounds(text), Some((least, most)), "{text}");
    }
    assert_eq!(ends(always(&["最小值：1", "可修改的上限为600"])), Some((Some(1), Some(600))));
}

#[test]
fn other_numbers_are_no_range() {
    for text in [
        "Number of replicas, which cannot be greater than the number of brokers.",
        "Value range: 10 to 1",
        "The range is shown in the console.",
        "The value ranges from 1 to 60 when the protocol is UDP.",
        "The value ranges from 1 Mbit/s to 1000 Mbit/s by default.",
        "Value range: 1-100, or -1.",
        "The value ranges from 0 to 100. The value -1 indicates that there is no limit.",
        "The value ranges from 1 to 60. The value ranges from 1 to 300.",
        "It cannot exceed 10 characters.",
    ] {
        assert_eq!(bounds(text), None, "{text}");
    }
}

#[test]
fn positive_integers_start_at_one() {
    let read = |text: &str| always(&[text]);
    let one = Bounds { minimum: Some(Number::from(1)), maximum: None };
    assert_eq!(read("Calls within a period. Enter a positive integer."), Some(one));
    assert_eq!(read("Its value can be 0 (default) or a positive integer."), None);
    assert_eq!(
        read("Nodes. The value must be a positive integer. It can be set to 0 for a node pool."),
        None
    );
}

#[test]
fn cases_that_do_not_differ_are_one_range() {
    let read = always;
    let range = Bounds { minimum: Some(Number::from(1)), maximum: Some(Number::from(300)) };
    assert_eq!(read(&["Value range:", "Public zone: 1-300", "Private zone: 1-300"]), Some(range));
    assert_eq!(read(&["Value range:", "Public zone: 1-300", "Private zone: 1-200"]), None);
    let twice = "每页记录数,取值范围[1,300],默认值10 取值范围: 1~300";
    assert!(read(&[twice]).is_some_and(|bounds| bounds.maximum == Some(Number::from(300))));
    assert_eq!(read(&["每页记录数,取值范围[1,300],默认值10 取值范围: 1~200"]), None);
}

#[test]
fn every_way_to_put_a_range_is_read() {
    for (text, least, most) in [
        ("Page size. 1-600 (default 60)", Some(1), Some(600)),
        ("Value range: 1-600 (default 60)", Some(1), Some(600)),
        ("Greater than or equal to 0.", Some(0), None),
        ("The value is an integer greater than 0.", Some(1), None),
        ("The value must be greater than 0 and less than 100.", Some(1), Some(99)),
        ("The value is an integer from 1 to 100.", Some(1), Some(100)),
        ("Value range: (0, 100]", Some(1), Some(100)),
        ("Value range: [1, 600]", Some(1), Some(600)),
        ("Port number (0-65535).", Some(0), Some(65535)),
        ("The value is a non-negative integer.", Some(0), None),
        ("Retry interval, in seconds. Value range: 5 minutes to 24 hours.", Some(300), Some(86_400)),
        ("Interval. Value range: 1s-90s", Some(1), Some(90)),
        ("The value ranges from 10 to 2,000 and must be a multiple of 10.", Some(10), Some(2000)),
        ("The value ranges from 1 to 65535, excluding 22.", Some(1), Some(65535)),
        ("The default value is 10 and the maximum value is 200.", None, Some(200)),
        (
            "Both the default value and maximum value are 1000, and the minimum value is 1.",
            Some(1),
            Some(1000),
        ),
        ("The number of nodes cannot exceed 50.", None, Some(50)),
        ("The value must be no less than 1 and no greater than 100.", Some(1), Some(100)),
        ("1 or greater.", Some(1), None),
        ("Max. 64", None, Some(64)),
        ("Positive integer.", Some(1), None),
        ("取值范围：1-100", Some(1), Some(100)),
        ("大于等于1小于等于100", Some(1), Some(100)),
        ("介于1和100之间的整数。", Some(1), Some(100)),
        ("创建的实例个数不能超过50。", None, Some(50)),
        ("每页最多返回的记录数，最大不能超过100条。", None, Some(100)),
        ("有效时间，取值范围为1～30。", Some(1), Some(30)),
        ("每页记录数,取值范围[1,100],默认值10", Some(1), Some(100)),
        ("输入大小范围为[1,1024]", Some(1), Some(1024)),
        ("取值范围：1~65535", Some(1), Some(65535)),
        ("最大值为500", None, Some(500)),
        ("不能小于0", Some(0), None),
        ("取值为大于0的整数", Some(1), None),
        ("查询记录数，offset大于等于0", Some(0), None),
        ("取值范围：默认1Mbit/s~2000Mbit/s", Some(1), Some(2000)),
    ] {
        let expected = (least.is_some() || most.is_some()).then_some((least, most));
        assert_eq!(bounds(text), expected, "{text}");
    }
}

#[test]
fn a_range_that_is_not_the_whole_truth_binds_nobody() {
    for text in [
        "取值范围[1,100]或者-1",
        "不能超过64个字符",
        "取值范围[1,100]。-1表示不限制。",
        "Size, in GB. Value range: 5 minutes to 24 hours.",
        "The value ranges from 5 minutes to 24 hours.",
        "The sum of limit and offset must be less than or equal to 2000.",
        "A week is recommended to have 1 to 7 days.",
        "If the value is greater than or equal to 0, it indicates the quota.",
        "The IP address range is 10.0.0.0-10.255.255.255.",
        "It can be 2024-01-01.",
    ] {
        assert_eq!(bounds(text), None, "{text}");
    }
}

#[test]
fn what_holds_for_a_case_is_kept_as_the_range_of_a_case() {
    for (text, least, most) in [
        ("If action is set to filter, the value range is from 1 to 100.", Some(1), Some(100)),
        ("The value is 0 or ranges from 10 to 100.", Some(0), Some(100)),
        ("Value range: 0 or 10 to 100", Some(0), Some(100)),
        ("The value can be any integer in the range of 200-299, 400-499, or 500-599.", Some(200), Some(599)),
        ("如果action为filter，limit最多为1000，最小值为1。", Some(1), Some(1000)),
        ("如果action为filter默认为1000，limit最多为1000，不能为负数，最小值为1。", Some(1), Some(1000)),
        ("取值范围：periodType=2（月）时：[1,11]", Some(1), Some(11)),
    ] {
        let (always, of_cases) = read(&[text], true);
        assert_eq!((always, ends(of_cases)), (None, Some((least, most))), "{text}");
    }
}

#[test]
fn an_example_of_one_form_is_no_range() {
    let text = "The value can be a single port (80), a port range (1-30), or ports separated by commas.";
    assert_eq!(read(&[text], false), (None, None));
}

#[test]
fn an_end_that_is_left_out_says_a_little_less_of_fractions() {
    let (always, _) = read(&["采样率。取值为大于0、小于等于1的小数。"], false);
    assert_eq!(ends(always), Some((Some(0), Some(1))));
}

#[test]
fn a_range_of_another_field_is_none() {
    let shape = crate::model::Shape::Integer;
    let paragraphs = [];
    let facts = crate::model::Facts::default();
    let siblings =
        [super::super::Sibling { name: "limit", shape: &shape, paragraphs: &paragraphs, facts: &facts }];
    let names = Names { own: "offset", siblings: &siblings };
    let texts = ["The value of limit must be greater than or equal to 1.".to_owned()];
    assert_eq!(ranges(names, &Description::of(&texts), WHOLE).always, None);
}

#[test]
fn sizes_of_texts_are_no_ranges_of_values() {
    let of_text = |text: &str| {
        let paragraphs = [text.to_owned()];
        ends(of_text(Names { own: "script", siblings: &[] }, &Description::of(&paragraphs)))
    };
    for text in [
        "脚本内容，至多256KB。",
        "用户数据，内容大小不超过32KB。",
        "The script cannot exceed 1 MB.",
        "type为A时长度为1-36，type为B时长度为1-128。",
    ] {
        assert_eq!(of_text(text), None, "{text}");
    }
    assert_eq!(of_text("磁盘大小，取值范围：40GB~1024GB"), Some((Some(40), Some(1024))));
    assert_eq!(of_text("Priority. Minimum value: 10. Maximum value: 99."), Some((Some(10), Some(99))));
    assert_eq!(of_text("Priority. Minimum: 10 Maximum: 99"), None);
    assert_eq!(of_text("磁盘大小，单位为GB，最大为1024GB"), Some((None, Some(1024))));
}

#[test]
fn powers_end_a_range() {
    for (text, least, most) in [
        ("序号，取值范围0~2^31-1。", Some(0), Some(2_147_483_647)),
        ("偏移，取值范围：0到2的31次方减1", Some(0), Some(2_147_483_647)),
        ("大小，最大值为2^31-1", None, Some(2_147_483_647)),
        ("The value ranges from 0 to 2^31-1.", Some(0), Some(2_147_483_647)),
    ] {
        assert_eq!(bounds(text), Some((least, most)), "{text}");
    }
}

#[test]
fn lengths_of_cases_are_the_widest() {
    let lines = [
        "Signature secret.".to_owned(),
        "hmac: The value contains 16 to 64 characters. It must start with a letter or digit.".to_owned(),
        "basic: The value contains 8 to 64 characters.".to_owned(),
    ];
    let description = Description::of(&lines);
    assert_eq!(super::lengths("sign_secret", &description, false), None);
    let expected = Some(Lengths { minimum: Some(8), maximum: Some(64) });
    assert_eq!(super::lengths_of_cases(&description), expected);
    let lines = ["If type is A, the value contains 1 to 5 characters.".to_owned()];
    let expected = Some(Lengths { minimum: Some(1), maximum: Some(5) });
    assert_eq!(super::lengths_of_cases(&Description::of(&lines)), expected);
}

pub(super) fn pair(lengths: Option<Lengths>) -> Option<(Option<u64>, Option<u64>)> {
    lengths.map(|lengths| (lengths.minimum, lengths.maximum))
}

pub(super) fn lengths(text: &str) -> Option<(Option<u64>, Option<u64>)> {
    pair(super::lengths("name", &Description::of(&[text.to_owned()]), false))
}

#[test]
fn lengths_are_read() {
    for (text, least, most) in [
        ("Job name. (Max. 128 characters)", None, Some(128)),
        ("The description can contain a maximum of 256 characters.", None, Some(256)),
        ("The value can contain 1 to 64 characters.", Some(1), Some(64)),
        ("It cannot exceed 1,024 characters.", None, Some(1024)),
        ("Minimum: 1 Maximum: 36", Some(1), Some(36)),
        ("最大长度：64", None, Some(64)),
        ("长度为[1~20]个字符。最大长度:20", Some(1), Some(20)),
        ("长度大于0且不超过1024的字符串", Some(1), Some(1024)),
        ("必须满足正则表达式^[a-z]([a-z0-9]*)?$，不能多于63个字符", None, Some(63)),
        ("只能由字母组成，后缀为ab07，长度为36个字符", Some(36), Some(36)),
        ("总长度最短为3，最大为32", Some(3), Some(32)),
        ("最大长度36个字符。name不能为空。", Some(1), Some(36)),
        ("The value can contain a maximum of 127 Unicode characters.", None, Some(127)),
        ("Use only letters and digits. Max. characters: 20.", None, Some(20)),
        ("The alias's length ranges from 1 to 255 characters.", Some(1), Some(255)),
        ("A grant name can be 1 to 255 characters in length.", Some(1), Some(255)),
        ("The maximum length is 64 characters.", None, Some(64)),
        ("Enter 3 to 64 characters, starting with a letter.", Some(3), Some(64)),
        ("Length: 1-64", Some(1), Some(64)),
        ("The value must contain 32 characters.", Some(32), Some(32)),
        ("Contain up to 255 characters (43 characters on the console).", None, Some(255)),
        ("36-byte serial number of a request message", Some(36), Some(36)),
        ("64-byte ID of a grant", Some(64), Some(64)),
        ("36-byte key ID that matches the regular expression ^[0-9a-z]{8}$.", Some(36), Some(36)),
        ("The value can contain a maximum of 255 bytes.", None, Some(255)),
        ("Data which is 1 to 4096 bytes in length.", Some(1), Some(4096)),
        ("Data which is 8 to 4096 bytes in length.", None, Some(4096)),
        ("The key cannot be left blank or be an empty string.", Some(1), None),
        ("Cannot be left blank. Contains a maximum of 36 characters.", Some(1), Some(36)),
        ("It contains 8 to 32 characters of at least three types of them.", Some(8), Some(32)),
    ] {
        assert_eq!(lengths(text), Some((least, most)), "{text}");
    }
}

#[test]
fn a_name_for_rules_is_no_case() {
    let text = "命名规则：以小写字母开头，长度范围1-50位，且不能以中划线(-)结尾。";
    assert_eq!(lengths(text), Some((Some(1), Some(50))));
    let never = "Tag key, which cannot be empty and can contain a maximum of 127 Unicode characters.";
    assert_eq!(lengths(never), Some((Some(1), Some(127))));
}

#[test]
fn ranges_that_differ_are_of_cases() {
    let texts = [
        "磁盘大小，单位为GB".to_owned(),
        "系统盘取值范围：40~1024".to_owned(),
        "数据盘取值范围：100~32768".to_owned(),
    ];
    let names = Names { own: "disk_size", siblings: &[] };
    let found = ranges(names, &Description::of(&texts), WHOLE);
    assert_eq!(found.always, None);
    let widest = found.of_cases.map(|bounds| (bounds.minimum, bounds.maximum));
    assert_eq!(widest, Some((Some(40.into()), Some(32768.into()))));
}

#[test]
fn other_numbers_are_no_lengths() {
    let codes = "It cannot contain nonprintable ASCII (0-31) characters and the following characters: =*<>,/";
    assert_eq!(lengths(codes), None);
    for text in [
        "The job keeps 128 copies.",
        "Value range: 1-600",
        "64 to 1 characters",
        "It contains characters.",
        "Each label can contain a maximum of 63 characters.",
        "aes: The value contains 16 characters.",
        "If type is HEADER, the value can contain 1 to 40 characters.",
        "It contains at least 2 types of characters.",
        "If monthly backup is selected, this parameter cannot be left empty.",
        "A 64-byte block is read at a time.",
        "小数点分割的3~4段字符串",
        "name不能为空。",
        "前缀长度为3~10个字符",
        "Minimum value: 10. Maximum value: 99.",
    ] {
        assert_eq!(lengths(text), None, "{text}");
    }
}

#[test]
fn a_noun_is_the_value_of_the_field_that_has_its_name() {
    let text = ["A tag key can contain a maximum of 36 characters.".to_owned()];
    assert_eq!(pair(super::lengths("key", &Description::of(&text), false)), Some((None, Some(36))));
    let never_empty =
        ["A tag key contains a maximum of 128 Unicode characters and cannot be left blank.".to_owned()];
    assert_eq!(
        pair(super::lengths("key", &Description::of(&never_empty), false)),
        Some((Some(1), Some(128)))
    );
    assert_eq!(pair(super::lengths("name", &Description::of(&never_empty), false)), None);
    assert_eq!(pair(super::lengths("tags", &Description::of(&text), true)), None);
}

#[test]
fn lists_have_lengths_too() {
    let items = |name: &str, text: &str| pair(super::items(name, &Description::of(&[text.to_owned()])));
    assert_eq!(items("tags", "Tags of it. A maximum of 10 tags is allowed."), Some((None, Some(10))));
    assert_eq!(items("x", "Array Length: 0 - 5"), Some((Some(0), Some(5))));
    assert_eq!(
        items("rules", "The list can contain a maximum of 10 forwarding rules."),
        Some((None, Some(10)))
    );
    assert_eq!(
        items("rules", "The list contains a maximum of two rules, each of its own."),
        Some((None, Some(2)))
    );
    assert_eq!(items("x", "The value must be an array with up to 10 elements."), Some((None, Some(10))));
    assert_eq!(items("x", "Content. The array length must be 1."), Some((Some(1), Some(1))));
    assert_eq!(items("tags", "The number of tags cannot exceed 20."), Some((None, Some(20))));
    assert_eq!(items("tags", "The number of nodes cannot exceed 20."), None);
    // What is given are the elements, whatever they are called.
    assert_eq!(items("tags", "A maximum of 10 keys can be included."), Some((None, Some(10))));
    assert_eq!(items("x", "You can specify up to 50 IDs."), Some((None, Some(50))));
    assert_eq!(items("x", "Up to 100 servers can be specified."), Some((None, Some(100))));
    assert_eq!(items("x", "This field contains only one structure currently."), Some((None, Some(1))));
    assert_eq!(items("x", "The parameter value cannot be empty or null."), Some((Some(1), None)));
    assert_eq!(items("x", "A maximum of 50 tags can be added to a disk."), None);
    assert_eq!(items("x", "A server can have up to 10 disks."), None);
    assert_eq!(items("x", "This parameter cannot be left blank."), None);
    assert_eq!(items("servers", "At least one cipher suite must match the protocol of servers."), None);
    assert_eq!(items("tags", "标签列表，最多支持10个。"), Some((None, Some(10))));
    assert_eq!(items("ids", "最多可传5个ID。"), Some((None, Some(5))));
    assert_eq!(items("tags", "每个租户的标签个数不超过10。"), None);
    assert_eq!(items("nodes", "The list contains 1 to 10 items."), Some((Some(1), Some(10))));
    let keys = "This parameter contains a maximum of 10 keys, and each key contains a maximum of 20 values.";
    assert_eq!(items("not_tags", keys), Some((None, Some(10))));
    assert_eq!(items("ips", "By default, a maximum of 20 ips can be assigned."), None);
    assert_eq!(items("tags", "Each tag key can contain a maximum of 10 tag values."), None);
    assert_eq!(items("names", "Each can contain up to 64 characters."), None);
}
