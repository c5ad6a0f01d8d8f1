use super::super::Sibling;
use super::*;
use crate::model::{Direction, Facts, Shape};

pub(super) fn kinds(name: &str, text: &str) -> Vec<ConditionKind> {
    kinds_of(name, text, Direction::Request)
}

fn kinds_of(name: &str, text: &str, direction: Direction) -> Vec<ConditionKind> {
    let paragraphs = [text.to_owned()];
    let config = ["Instance type.".to_owned(), "CLOUD: DMS for Kafka instance.".to_owned()];
    let policy = ["Policy type.".to_owned(), "The value can be app_1 or user_1.".to_owned()];
    let (string, boolean) = (Shape::String, Shape::Boolean);
    let bare = |name, shape, paragraphs| Subject {
        name,
        shape,
        paragraphs,
        siblings: &[],
        direction: Direction::Request,
        examples: &[],
        reads_patterns: true,
    };
    let engine = ["缓存引擎。".to_owned(), "取值：Redis、Memcached".to_owned()];
    let subjects = [
        bare("config_type", &string, &config),
        bare("acl_open", &boolean, &[]),
        bare("topic_regex", &string, &[]),
        bare("type", &string, &policy),
        bare("engine", &string, &engine),
        bare(name, &string, &paragraphs),
    ];
    let facts: Vec<Facts> = subjects.iter().map(|subject| crate::lower::prose::read(subject).facts).collect();
    let siblings: Vec<Sibling<'_>> = subjects
        .iter()
        .zip(&facts)
        .map(|(it, facts)| Sibling { name: it.name, shape: it.shape, paragraphs: it.paragraphs, facts })
        .collect();
    let subject = Subject { siblings: &siblings, direction, ..bare(name, &string, &paragraphs) };
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
        "This parameter is mandatory for disk restoration.",
        "This parameter is mandatory when you create the disk from an image.",
        "This parameter is required only in special WAF mode.",
        "Size. (Mandatory only when the source type is Kafka.)",
    ] {
        assert_eq!(kinds("password", text), [ConditionKind::Unresolved], "{text}");
    }
}

#[test]
fn a_condition_on_a_named_field_keeps_its_name_where_the_value_is_open() {
    for (text, fields) in [
        ("This parameter is mandatory when config_type is set to OTHER.", &["config_type"][..]),
        (
            "This parameter is mandatory when config_type is set to CLOUD and type is set to app_1.",
            &["config_type", "type"],
        ),
        ("This parameter is mandatory when topic_regex is used.", &["topic_regex"]),
        ("When topic_regex is not empty, this parameter is mandatory.", &["topic_regex"]),
    ] {
        let expected = (Relation::MandatoryWhen, fields.iter().map(|it| (*it).to_owned()).collect(), vec![]);
        assert_eq!(relation(text), Some(expected), "{text}");
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
        "Either parameter topic_regex or topics must be specified.",
        "Either topic_regex or topics must be specified.",
        "either this or topic_regex must be given",
    ] {
        assert_eq!(kinds("topics", text), expected, "{text}");
    }
    assert_eq!(kinds("topics", "Either this parameter or queues must be set."), [ConditionKind::Unresolved]);
    assert_eq!(kinds("topics", "Either a or b must be set."), []);
    for text in [
        "This parameter is left blank by default. Use either topics or topic_regex.",
        "You can specify either parameter topics or topic_regex.",
    ] {
        let fields = vec!["topic_regex".to_owned()];
        let found = ConditionKind::Related { relation: Relation::AlternativeTo, fields, equals: vec![] };
        assert_eq!(kinds("topics", text), [found], "{text}");
    }
}

#[test]
fn what_is_mandatory_in_one_case_of_several_is_not_enforced() {
    let text = "For version 5.x: this parameter is valid and mandatory if type is set to A.";
    assert!(matches!(
        kinds("topics", text).as_slice(),
        [ConditionKind::Related { relation: Relation::MandatoryWhen, .. }]
    ));
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

/// How the field depends on others, the neighbours that are named, and their values.
pub(super) type Found = (Relation, Vec<String>, Vec<serde_json::Value>);

pub(super) fn relation(text: &str) -> Option<Found> {
    relation_of(text, Direction::Request)
}

pub(super) fn relation_of(text: &str, direction: Direction) -> Option<Found> {
    kinds_of("size", text, direction).into_iter().find_map(|kind| match kind {
        ConditionKind::Related { relation, fields, equals } => Some((relation, fields, equals)),
        _ => None,
    })
}

fn found(relation: Relation, fields: &[&str], equals: &[&str]) -> Found {
    let fields = fields.iter().map(|field| (*field).to_owned()).collect();
    (relation, fields, equals.iter().map(|value| (*value).into()).collect())
}

#[test]
fn other_conditions_have_a_kind() {
    for (text, relation_, fields, equals) in [
        (
            "Size. This parameter is valid only when config_type is set to CLOUD.",
            Relation::IgnoredUnless,
            &["config_type"][..],
            &["CLOUD"][..],
        ),
        (
            "Size. This parameter is invalid when config_type is set to CLOUD.",
            Relation::IgnoredWhen,
            &["config_type"],
            &["CLOUD"],
        ),
        (
            "If config_type is set to CLOUD, this parameter is not transferred.",
            Relation::ForbiddenWhen,
            &["config_type"],
            &["CLOUD"],
        ),
        ("This parameter is not available for BMSs.", Relation::ForbiddenWhen, &[], &[]),
        ("This field is supported by API v2.36 and later versions.", Relation::IgnoredUnless, &[], &[]),
        (
            "This parameter is not supported in microversion 2.47 and later.",
            Relation::ForbiddenWhen,
            &[],
            &[],
        ),
        (
            "If config_type is set to CLOUD, this parameter is left blank.",
            Relation::ForbiddenWhen,
            &["config_type"],
            &["CLOUD"],
        ),
        ("Mandatory for topic creation.", Relation::MandatoryWhen, &[], &[]),
        ("To add a rule, you need to set this parameter.", Relation::MandatoryWhen, &[], &[]),
        (
            "Parameters size and topic_regex should always be used together.",
            Relation::GivenTogether,
            &["topic_regex"],
            &[],
        ),
        ("size is mutually exclusive with topic_regex.", Relation::GivenApart, &["topic_regex"], &[]),
        (
            "If config_type is set to CLOUD, the value can be 1 or 2.",
            Relation::ValuesDepend,
            &["config_type"],
            &["CLOUD"],
        ),
        ("config_type为CLOUD时该参数不生效。", Relation::IgnoredWhen, &["config_type"], &["CLOUD"]),
        ("topic_regex不填时,此字段被忽略。", Relation::IgnoredWhen, &["topic_regex"], &[]),
        ("大小（config_type为CLOUD时无此参数）。", Relation::ForbiddenWhen, &["config_type"], &["CLOUD"]),
        ("当缓存引擎为Redis时，取值为4.0或5.0。", Relation::ValuesDepend, &["engine"], &["Redis"]),
        ("约束：和topic_regex互斥", Relation::GivenApart, &["topic_regex"], &[]),
        ("size和topic_regex字段只能二选一。", Relation::GivenApart, &["topic_regex"], &[]),
        ("size、topic_regex任选其一填写。", Relation::GivenApart, &["topic_regex"], &[]),
        (
            "If config_type is set to CLOUD, this parameter will not take effect.",
            Relation::IgnoredWhen,
            &["config_type"],
            &["CLOUD"],
        ),
        ("This parameter is not included if all modules are bypassed.", Relation::ForbiddenWhen, &[], &[]),
        (
            "This parameter must be specified together with topic_regex.",
            Relation::GivenTogether,
            &["topic_regex"],
            &[],
        ),
        (
            "If type is set to app_1, user_1, or user_2, this parameter will not take effect.",
            Relation::IgnoredWhen,
            &["type"],
            &[],
        ),
        (
            "If type is set to app_1, or user_1, this parameter will not take effect.",
            Relation::IgnoredWhen,
            &["type"],
            &["app_1", "user_1"],
        ),
        ("和topic_regex互斥", Relation::GivenApart, &["topic_regex"], &[]),
        (
            "This parameter is invalid unless config_type is CLOUD.",
            Relation::IgnoredUnless,
            &["config_type"],
            &[],
        ),
    ] {
        assert_eq!(relation(text), Some(found(relation_, fields, equals)), "{text}");
    }
}

#[test]
fn answers_have_some_members_in_some_cases_only() {
    for (text, fields, equals) in [
        (
            "When the value of config_type is CLOUD, this parameter has a return value.",
            &["config_type"][..],
            &["CLOUD"][..],
        ),
        ("Maximum storage space (displayed only for RocketMQ 5.x).", &[], &[]),
        ("This field is returned only when config_type is CLOUD.", &["config_type"], &["CLOUD"]),
    ] {
        let expected = Some(found(Relation::ReturnedWhen, fields, equals));
        assert_eq!(relation_of(text, Direction::Response), expected, "{text}");
    }
}

#[test]
fn chinese_says_what_english_says() {
    for text in [
        "当config_type为CLOUD时必填。",
        "当config_type参数为CLOUD时,为必选字段。",
        "config_type为CLOUD时生效且为必选值。",
        "自定义短码即config_type为CLOUD时,此参数为必填。",
    ] {
        assert_eq!(kinds("size", text), when("config_type", "CLOUD".into()), "{text}");
    }
    let text = "使用AK/SK方式认证时必填,携带的鉴权信息。";
    assert_eq!(relation(text), Some(found(Relation::MandatoryWhen, &[], &[])));
}

#[test]
fn what_explains_a_value_or_allows_something_is_no_condition() {
    for text in [
        "If this parameter is not specified, all are returned.",
        "If both size and type are set, size is used.",
        "If the value is true, it is enabled.",
        "This parameter can be used together with topic_regex.",
        "The time required for waiting for a response.",
        "This parameter is not supported for now.",
        "This parameter is supported in the console.",
        "This parameter is left blank by default.",
        "In some scenarios, you can set the value to true, which makes this parameter available to tenants.",
        "If the master node is down, the cluster will become unavailable.",
        "Two formats are available: a and b. For example, if it has 3, the IDs are 1, 2, and 3.",
        "It can be left blank if you have no project.",
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

#[test]
fn what_a_value_does_is_no_condition_of_the_field() {
    let text = "na indicates the backup can only be used to create new resources but cannot be used for restoration.";
    assert_eq!(kinds("mode", text), []);
    let text = "When the API is called, multiple statuses can be transferred for filtering.";
    assert_eq!(kinds("status", text), []);
}

#[test]
fn what_rules_a_field_out_may_be_no_field() {
    let text = "This parameter is mutually exclusive with the queried duration.";
    assert!(matches!(
        kinds("end_time", text).as_slice(),
        [ConditionKind::Related { relation: Relation::GivenApart, fields, .. }] if fields.is_empty()
    ));
}
