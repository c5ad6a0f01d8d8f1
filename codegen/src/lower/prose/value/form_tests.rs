//! Forms of lists that say themselves what is a value, and forms of values that are none.

use super::tests::{closed, known, values};

#[test]
fn what_a_value_is_called_may_stand_before_what_it_is() {
    let lines = ["Image type.", "Public image: The value is gold.", "Private image: The value is private."];
    assert_eq!(values(&lines), Some(known(&["gold", "private"])));
}

#[test]
fn words_of_clauses_may_be_values_of_lists() {
    let text = ["Restart policy. One of Always, OnFailure, Never. Default to Always."];
    assert_eq!(values(&text), Some(closed(&["Always", "OnFailure", "Never"])));
    let text = ["重启策略。取值为Always、OnFailure、Never，默认为Always。"];
    assert_eq!(values(&text), Some(closed(&["Always", "OnFailure", "Never"])));
    let text = ["Comparison operator. Options: <, >, <=, and >=."];
    assert_eq!(values(&text), Some(closed(&["<", ">", "<=", ">="])));
    let text =
        ["Protocol. The following are supported:", "default: the default", "email: by mail", "sms: by SMS"];
    assert_eq!(values(&text).map(|found| found.1), Some(known(&["default", "email", "sms"]).1));
}

#[test]
fn capitals_below_any_line_but_one_of_cases_are_values() {
    let text =
        ["Type. You can use any of the following backend resources:", "VM: servers", "LB: load balancers"];
    assert_eq!(values(&text), Some(known(&["VM", "LB"])));
    let text = ["Domain. It varies depending on the value of mode:", "VM: servers", "LB: load balancers"];
    assert_eq!(values(&text), None);
    assert_eq!(values(&["URL of this object.", "DEPRECATED: it will be removed in 1.21."]), None);
}

#[test]
fn a_value_that_stands_for_others_is_none() {
    let lines = [
        "Validity period of the agency. The options are as follows:",
        "FOREVER: The agency has unlimited validity.",
        "ONEDAY: The agency is valid for one day.",
        "Custom: The agency is valid for a number of days, for example, 20.",
    ];
    assert_eq!(values(&lines), Some(known(&["FOREVER", "ONEDAY"])));
    let text =
        ["Kind. Currently, only FIRST and LAST are available, which indicate that a rule will be created."];
    assert_eq!(values(&text), Some(closed(&["FIRST", "LAST"])));
}

#[test]
fn two_brackets_are_two_values() {
    let text = ["Sharing type. Enumerated values: PER (indicates exclusive) and WHOLE (indicates sharing)."];
    assert_eq!(values(&text), Some(closed(&["PER", "WHOLE"])));
    let text = ["Billing mode. Options: prePaid (yearly/monthly) and postPaid (pay-per-use)"];
    assert_eq!(values(&text), Some(closed(&["prePaid", "postPaid"])));
}

#[test]
fn examples_of_a_form_and_notations_are_no_values() {
    let text =
        ["Period. -1.-1.5 indicates the last 5 minutes. 1.2.3 indicates a fixed period.", "Format: a.b.c"];
    assert_eq!(values(&text), None);
    let text = [
        "Time.",
        "If kind is A, the time format is YYYY-MM-DDThh:mmZ.",
        "If kind is B, the time format is hh:mm.",
    ];
    assert_eq!(values(&text), None);
}

#[test]
fn bare_codes_may_have_a_phrase_among_them() {
    let text = ["Cluster status.", "AVAILABLE", "CREATING", "CREATION FAILED"];
    assert_eq!(values(&text), Some(known(&["AVAILABLE", "CREATING", "CREATION FAILED"])));
    let text = ["Possible intervals are 0, 300, and 600."];
    assert_eq!(values(&text), Some(closed(&["0", "300", "600"])));
    let text = ["Filled value.", "-1: with -1", "null: with null", "average: with the average"];
    assert_eq!(values(&text), Some(known(&["-1", "null", "average"])));
}

#[test]
fn numbers_beside_names_in_other_capitals_are_none() {
    let text = ["Severity. Value range: Tips | Low", "Note:", "0: TIPS - No threat.", "1: LOW - No action."];
    assert_eq!(values(&text), Some(closed(&["Tips", "Low"])));
    assert_eq!(values(&["Operator. Possible values are >, =, and <."]), Some(closed(&[">", "=", "<"])));
}
