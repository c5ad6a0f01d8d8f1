use super::super::Sibling;
use super::*;
use crate::model::{Direction, Shape};

fn kinds(name: &str, text: &str) -> Vec<ConditionKind> {
    let paragraphs = [text.to_owned()];
    let config = ["Instance type.".to_owned(), "CLOUD: DMS for Kafka instance.".to_owned()];
    let policy = ["Policy type.".to_owned(), "The value can be app_1 or user_1.".to_owned()];
    let (string, boolean) = (Shape::String, Shape::Boolean);
    let siblings = [
        Sibling { name: "config_type", shape: &string, paragraphs: &config },
        Sibling { name: "acl_open", shape: &boolean, paragraphs: &[] },
        Sibling { name: "topic_regex", shape: &string, paragraphs: &[] },
        Sibling { name: "type", shape: &string, paragraphs: &policy },
        Sibling { name, shape: &string, paragraphs: &paragraphs },
    ];
    let subject = Subject {
        name,
        shape: &string,
        paragraphs: &paragraphs,
        siblings: &siblings,
        direction: Direction::Request,
        examples: &[],
        reads_patterns: true,
    };
    read(&subject, &Description::of(&paragraphs)).0.into_iter().map(|condition| condition.kind).collect()
}

fn when(field: &str, equals: serde_json::Value) -> Vec<ConditionKind> {
    vec![ConditionKind::MandatoryWhen { field: field.to_owned(), equals: vec![equals] }]
}

#[test]
fn a_condition_on_a_named_field_and_value_is_resolved() {
    for text in [
        "Kafka instance ID. This parameter is mandatory when configuration type is set to CLOUD.",
        "RocketMQ instance ID. This parameter is mandatory when the configuration type is CLOUD.",
        "This parameter is mandatory when config_type is set to CLOUD.",
        "Address. (Mandatory only when config_type is CLOUD.)",
        "If config_type is set to CLOUD, this parameter is mandatory.",
        "It is not required when config_type is OTHER, but it is mandatory when config_type is CLOUD.",
    ] {
        assert_eq!(kinds("instance_id", text), when("config_type", "CLOUD".into()), "{text}");
    }
    for text in [
        "Username. This parameter is mandatory if acl_open is true.",
        "This parameter is mandatory if ACL is enabled (that is, when acl_open is set to true).",
        "This parameter is required if ACL is enabled (acl_open=true).",
    ] {
        assert_eq!(kinds("user_name", text), when("acl_open", true.into()), "{text}");
    }
    assert_eq!(
        kinds("x", "This parameter is required if the policy type is app_1."),
        when("type", "app_1".into())
    );
    assert_eq!(
        kinds("x", "This field is required only if topic_regex is set to any_1."),
        when("topic_regex", "any_1".into())
    );
}

#[test]
fn a_condition_that_names_no_field_stays_text() {
    for text in [
        "Username. This parameter is mandatory when SASL_SSL is enabled.",
        "Password. This parameter is mandatory when ACL is enabled.",
        "This parameter is mandatory when config_type is set to OTHER.",
        "This parameter is mandatory when config_type is set to CLOUD and type is set to app_1.",
        "This parameter is mandatory for disk restoration.",
        "This parameter is mandatory when topic_regex is used.",
        "Size. (Mandatory only when the source type is Kafka.)",
    ] {
        assert_eq!(kinds("password", text), [ConditionKind::Unresolved], "{text}");
    }
}

#[test]
fn either_this_or_that() {
    let expected = [ConditionKind::EitherOr { others: vec!["topic_regex".to_owned()] }];
    for text in [
        "Names. Either this parameter or topic_regex must be specified.",
        "Either this parameter or the topic_regex parameter must be set.",
        "Either topics or topic_regex must be specified.",
        "(Mandatory. Specify either topics or topic_regex.)",
        "Specify either topics or topic_regex, or both of them.",
        "At least one of topics and topic_regex must be specified.",
    ] {
        assert_eq!(kinds("topics", text), expected, "{text}");
    }
    assert_eq!(kinds("topics", "Either this parameter or queues must be set."), [ConditionKind::Unresolved]);
    assert_eq!(kinds("topics", "Either a or b must be set."), []);
}

#[test]
fn plain_statements_are_no_conditions() {
    for text in [
        "This parameter is mandatory.",
        "Job name.",
        "Required for all regions.",
        "Parameter destination is mandatory when it is added.",
        "This parameter is not mandatory when you query ports.",
        "A token is required if the administrator asks.",
        "If disks are created from backups, this parameter must be set to 1.",
        "Check items include mandatory parameters.",
        "Parameters maintain_begin and maintain_end must be set in pairs.",
    ] {
        assert_eq!(kinds("x", text), [], "{text}");
    }
}

/// How a member of an answer depends on others, with the neighbours that are named.
fn relation(text: &str) -> Option<(Relation, Vec<String>)> {
    kinds("size", text).into_iter().find_map(|kind| match kind {
        ConditionKind::Related { relation, fields } => Some((relation, fields)),
        _ => None,
    })
}

#[test]
fn other_conditions_have_a_kind() {
    for (text, expected, fields) in [
        (
            "Size. This parameter is valid only when config_type is set to CLOUD.",
            Relation::IgnoredUnless,
            &["config_type"][..],
        ),
        (
            "Size. This parameter is invalid when config_type is set to CLOUD.",
            Relation::ForbiddenWhen,
            &["config_type"],
        ),
        (
            "If config_type is set to CLOUD, this parameter is not transferred.",
            Relation::ForbiddenWhen,
            &["config_type"],
        ),
        ("This parameter is not available for BMSs.", Relation::ForbiddenWhen, &[]),
        ("Mandatory for topic creation.", Relation::MandatoryWhen, &[]),
        (
            "Parameters size and topic_regex should always be used together.",
            Relation::GivenTogether,
            &["topic_regex"],
        ),
        ("size is mutually exclusive with topic_regex.", Relation::GivenApart, &["topic_regex"]),
        (
            "If config_type is set to CLOUD, the value can be 1 or 2.",
            Relation::ValuesDepend,
            &["config_type"],
        ),
        ("config_type为CLOUD时该参数不生效。", Relation::ForbiddenWhen, &["config_type"]),
        ("当config_type为CLOUD时必填。", Relation::MandatoryWhen, &["config_type"]),
    ] {
        let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
        assert_eq!(relation(text), Some((expected, fields)), "{text}");
    }
}

#[test]
fn what_explains_a_value_or_allows_something_is_no_condition() {
    for text in [
        "If this parameter is not specified, all are returned.",
        "If the value is true, it is enabled.",
        "This parameter can be used together with topic_regex.",
        "The time required for waiting for a response.",
        "This parameter is not supported for now.",
        "This parameter can be used only for comparison.",
        "If the API has versions, the parameter value is the earliest version supported.",
        "格式必须为hh:mm，当前时间指UTC时间。",
    ] {
        assert_eq!(relation(text), None, "{text}");
    }
}

#[test]
fn one_of_several_that_may_not_all_be_absent_is_needed() {
    let either = ConditionKind::EitherOr { others: vec!["topic_regex".to_owned()] };
    assert_eq!(kinds("size", "size and topic_regex cannot be left blank at the same time."), [either]);
}
