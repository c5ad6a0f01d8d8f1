//! What is said of giving a field, and of its value beside others.

use super::tests::{kinds, relation, relation_of};
use super::*;
use crate::model::Direction;

#[test]
fn a_verb_of_giving_says_what_its_words_say() {
    let own = |name: &str| vec![name.to_owned()];
    for (text, expected) in [
        (
            "This parameter must be passed when topic_regex is used.",
            Some((Relation::MandatoryWhen, own("topic_regex"))),
        ),
        (
            "It must not be carried if topic_regex is set.",
            Some((Relation::ForbiddenWhen, own("topic_regex"))),
        ),
        (
            "Do not enter this field if topic_regex is given.",
            Some((Relation::ForbiddenWhen, own("topic_regex"))),
        ),
        ("Configure this parameter only when you copy a rule.", Some((Relation::IgnoredUnless, vec![]))),
        (
            "This parameter cannot be provided along with topic_regex.",
            Some((Relation::GivenApart, own("topic_regex"))),
        ),
        ("size and topic_regex cannot both be set.", Some((Relation::GivenApart, own("topic_regex")))),
        (
            "Parameters size and topic_regex must be set in pairs.",
            Some((Relation::GivenTogether, own("topic_regex"))),
        ),
        (
            "This parameter must be used with topic_regex.",
            Some((Relation::GivenTogether, own("topic_regex"))),
        ),
        (
            "You do not need to set this parameter if topic_regex is set.",
            Some((Relation::IgnoredWhen, own("topic_regex"))),
        ),
        ("This parameter is unsupported for shared load balancers.", Some((Relation::ForbiddenWhen, vec![]))),
        ("Not supported by shared load balancers.", Some((Relation::ForbiddenWhen, vec![]))),
        ("Used when creating a key pair.", Some((Relation::IgnoredUnless, vec![]))),
        ("Topic, which is used as the subject when you publish messages.", None),
        ("This parameter is unsupported. Please do not use it.", None),
        ("You do not need to set this parameter when querying the first page.", None),
        ("size can be used together with topic_regex.", None),
        ("This parameter can be set only to the address of the first card.", None),
        ("You must specify topic_regex when this is used.", None),
    ] {
        let found = relation(text).map(|(relation, fields, _)| (relation, fields));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_condition_may_open_with_the_field_being_given() {
    for (text, kind) in [
        (
            "If it is passed when acl_open is set to false, an error will be returned.",
            Relation::ForbiddenWhen,
        ),
        (
            "If this parameter is specified and acl_open is set to false, the request will be rejected.",
            Relation::ForbiddenWhen,
        ),
        (
            "If you configure this parameter when acl_open is false, it does not take effect.",
            Relation::IgnoredWhen,
        ),
    ] {
        let expected = (kind, vec!["acl_open".to_owned()], vec![false.into()]);
        assert_eq!(relation(text), Some(expected), "{text}");
    }
    assert_eq!(relation("If it is passed, an error will be returned."), None);
}

#[test]
fn one_field_may_go_before_another() {
    let expected = Some((Relation::IgnoredWhen, vec!["topic_regex".to_owned()], vec![]));
    assert_eq!(relation("topic_regex takes precedence over size."), expected);
    assert_eq!(relation("If both size and topic_regex are set, only topic_regex takes effect."), expected);
    assert_eq!(relation("size takes precedence over topic_regex."), None);
    assert_eq!(relation("If both size and topic_regex are set, only size takes effect."), None);
}

#[test]
fn what_a_clause_adds_is_read_by_itself() {
    let text = "It is not required on the first page, and it is invalid when type is set to app_1.";
    let expected = (Relation::IgnoredWhen, vec!["type".to_owned()], vec!["app_1".into()]);
    assert_eq!(relation(text), Some(expected));
    let text = "If the network is a new one, this parameter is mandatory and must be set to a token.";
    assert_eq!(kinds("x", text), [ConditionKind::Unresolved]);
    let text = "If topic_regex is passed when rules are uploaded, no size is returned.";
    let found = relation_of(text, Direction::Response).map(|(relation, ..)| relation);
    assert_eq!(found, Some(Relation::ForbiddenWhen));
    let text = "CUSTOM: customized cluster, which is supported only by 3.x.";
    assert_eq!(relation(text), None);
}

#[test]
fn a_value_may_be_compared_with_others() {
    let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    for (text, fields) in [
        ("The value must be greater than or equal to topic_regex.", &["topic_regex"][..]),
        ("The value ranges from 1 to 10 and cannot be less than topic_regex.", &["topic_regex"]),
        ("The sum of size and topic_regex must be less than or equal to 2000.", &["topic_regex"]),
        ("The value cannot be the same as the start time.", &[]),
        ("When topic_regex is set, the value of this parameter must be the same as its length.", &[]),
        ("This parameter must be used together with tls.", &[]),
        ("The value of this parameter varies depending on the type of the job.", &[]),
    ] {
        let found = relation(text).map(|(_, fields, _)| fields);
        assert_eq!(found, Some(own(fields)), "{text}");
    }
    for text in [
        "The value must be greater than 10.",
        "If this parameter does not appear, its owner is the same as that of the source.",
        "The disk has a limit, which may vary depending on the site.",
        "topic_regex must be the same as type.",
    ] {
        assert_eq!(relation(text), None, "{text}");
    }
}

#[test]
fn a_condition_alone_stands_in_brackets() {
    let text = "Description of the policy (When type is set to app_1).";
    let expected = Some((Relation::IgnoredUnless, vec!["type".to_owned()], vec!["app_1".into()]));
    assert_eq!(relation(text), expected);
    let text = "This parameter is not returned if no fault occurs.";
    let found = relation_of(text, Direction::Response).map(|(relation, ..)| relation);
    assert_eq!(found, Some(Relation::ForbiddenWhen));
}
