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
