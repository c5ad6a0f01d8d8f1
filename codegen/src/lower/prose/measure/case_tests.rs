//! Ranges that a reader is asked to keep to, and lengths that cases exceed.

use super::super::text::Description;
use super::tests::bounds;
use super::*;

#[test]
fn what_a_reader_is_asked_to_give_is_the_value() {
    assert_eq!(bounds("Grace period. Set it to 0-86400."), Some((Some(0), Some(86400))));
    assert_eq!(bounds("Number. Pass an integer between 1 and 9."), Some((Some(1), Some(9))));
    assert_eq!(bounds("\\> 选择5、6时，视频参数不能设置。"), None);
}

#[test]
fn a_length_that_a_case_exceeds_is_on_another_case() {
    let texts = [
        "If you create one disk, the name can contain a maximum of 255 characters.",
        "If you create several, a number is added. The value can contain a maximum of 250 bytes.",
    ];
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    let description = Description::of(&texts);
    assert_eq!(super::lengths("name", &description, false), None);
    let most = lengths_of_cases(&description).and_then(|lengths| lengths.maximum);
    assert_eq!(most, Some(255));
}

#[test]
fn elements_are_counted_by_what_they_are() {
    let counts = |name: &str, texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        items(name, &Description::of(&texts)).map(|count| (count.minimum, count.maximum))
    };
    for (name, text, count) in [
        ("sources", "List of source node IDs. The number of IDs cannot exceed 100.", (None, Some(100))),
        ("zones", "The AZs of the router. You can select a maximum of two AZs.", (None, Some(2))),
        ("days", "Days of the week on which it runs. At least one day must be selected.", (Some(1), None)),
        ("tag_values", "Tag values. A maximum of 10 values are allowed for each key.", (None, Some(10))),
        ("subnets", "子网。当style为BGP时无需填写，其余场景必填，个数不超过50个。", (None, Some(50))),
    ] {
        assert_eq!(counts(name, &[text]), Some(count), "{text}");
    }
    assert_eq!(counts("nodes", &["Nodes of a pool. The number of disks cannot exceed 9."]), None);
    assert_eq!(counts("suites", &["Suites. At least one cipher suite must match the protocol."]), None);
    let texts = ["List of IDs. The list can contain 1 to 50 IDs, each with 36 characters.".to_owned()];
    let length = super::lengths("ids", &Description::of(&texts), true);
    assert_eq!(length.and_then(|length| length.minimum.zip(length.maximum)), Some((36, 36)));
}
