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
