//! The real words of conditions, by kind: what goes on in lines below, what counts for nothing, what follows from others.

use super::super::Sibling;
use super::tests::{kinds, relation, relation_of};
use super::*;
use crate::model::{Direction, Facts, Shape};

fn lines(name: &str, shape: &Shape, lines: &[&str], direction: Direction) -> Vec<Condition> {
    let paragraphs: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    let (facts, string) = (Facts::default(), Shape::String);
    let sibling = |name: &'static str| Sibling { name, shape: &string, paragraphs: &[], facts: &facts };
    let siblings = ["job_type", "timezone", "min_number", "type"].map(sibling);
    let subject = Subject {
        name,
        shape,
        paragraphs: &paragraphs,
        siblings: &siblings,
        direction,
        examples: &[],
        reads_patterns: true,
    };
    read(&subject, &Description::of(&paragraphs)).0
}

fn named(relation: Relation, fields: &[&str]) -> (Relation, Vec<String>) {
    (relation, fields.iter().map(|field| (*field).to_owned()).collect())
}

fn of(text: &str) -> Option<(Relation, Vec<String>)> {
    relation(text).map(|(relation, fields, _)| (relation, fields))
}

#[test]
fn a_condition_goes_on_in_the_lines_below() {
    let found = lines(
        "image_id",
        &Shape::String,
        &[
            "Specifies the image ID.",
            "This parameter is returned only when the value of job_type is one of the following:",
            "imsImportImageJob",
            "imsCopyImageInRegionJob",
        ],
        Direction::Response,
    );
    let equals = vec!["imsImportImageJob".into(), "imsCopyImageInRegionJob".into()];
    let fields = vec!["job_type".to_owned()];
    let kind = ConditionKind::Related { relation: Relation::ReturnedWhen, fields, equals };
    assert!(matches!(found.as_slice(), [condition] if condition.kind == kind), "{found:?}");

    let own = ["If vpc_id is not specified:", "vpc_id is determined by the VPC where the server works."];
    assert_eq!(lines("vpc_id", &Shape::String, &own, Direction::Request), []);
}

#[test]
fn cases_of_a_number_are_conditions_where_there_are_several() {
    for text in [
        &["mongos: The value ranges from 2 to 32.", "config: The value is 1."][..],
        &["300-300,000 GB for c6.2u4g instances", "300-600,000 GB for c6.4u8g instances"],
        &["系统盘取值范围：40~1024", "数据盘取值范围：100~32768"],
    ] {
        let found = lines("num", &Shape::Integer, text, Direction::Request);
        assert_eq!(found.len(), 2, "{found:?}");
    }
    let one = lines("num", &Shape::Integer, &["mongos: The value ranges from 2 to 32."], Direction::Request);
    assert_eq!(one, []);
}

#[test]
fn who_gives_one_must_give_the_other() {
    let text = ["If this parameter is configured, timezone is mandatory."];
    let found = lines("day_backups", &Shape::Integer, &text, Direction::Request);
    let kind = relation::related(Relation::GivenTogether, vec!["timezone".to_owned()]);
    assert!(matches!(found.as_slice(), [condition] if condition.kind == kind), "{found:?}");
    assert_eq!(lines("enabled", &Shape::Boolean, &text, Direction::Request), []);
    for text in [
        "If this parameter is configured when type is A, timezone is mandatory.",
        "If this parameter is configured, timezone is mandatory for type A.",
        "If type is A, timezone is mandatory.",
    ] {
        assert_eq!(lines("day_backups", &Shape::Integer, &[text], Direction::Request), [], "{text}");
    }
}

#[test]
fn what_is_ignored_is_not_forbidden() {
    for text in [
        "This parameter will be ignored if topic_regex is set.",
        "If both the size and topic_regex parameters are specified, the size parameter will be ignored.",
        "If topic_regex has been configured, skip this parameter.",
        "同时传topic_regex时，以topic_regex为准。",
        "与topic_regex同时存在时，topic_regex优先。",
    ] {
        assert_eq!(of(text), Some(named(Relation::IgnoredWhen, &["topic_regex"])), "{text}");
    }
    let text = "This parameter is used when pages are queried and is used together with topic_regex.";
    assert_eq!(of(text), Some(named(Relation::GivenTogether, &["topic_regex"])));
    for text in ["若同时指定topic_regex和size，则以size为准。", "时间以UTC为准。"] {
        assert_eq!(of(text), None, "{text}");
    }
}

#[test]
fn one_of_several_does_not_need_all() {
    let text =
        "This parameter must be specified in conjunction with any of topic_regex, config_type, and acl_open.";
    assert_eq!(of(text), Some(named(Relation::GivenTogether, &[])));
}

#[test]
fn what_an_answer_says_of_a_value_or_of_something_else_is_no_condition() {
    for text in [
        "If the value is set to true, password injection using Cloud-Init is not supported.",
        "If the APIs support microversions, set it. If not, leave this parameter blank.",
        "ID of the project that is displayed by default when the user logs in to the console.",
        "The edition.By default, 22 is returned when the DeleteCloudWafPostPaidResource API is called.",
        "规则描述，后续修改、删除模板时使用。",
        "未设置时为空。",
        "没有数据时返回空。",
        "ID。更新时必填的字段请参考表1。",
        "描述。除中文外，支持字母和数字。",
        "ID。例如，当config_type为CLOUD时，返回ID。",
    ] {
        assert_eq!(relation_of(text, Direction::Response), None, "{text}");
    }
}

#[test]
fn answers_are_null_in_some_cases() {
    for text in [
        "The value of size is null if the EIP is bound to a dedicated load balancer.",
        "When sticky sessions are disabled, the value is null.",
        "If the image is a public image, the value is left empty.",
        "If microversions are not supported, this field will be empty.",
        "If no LTS log stream is configured, no response is returned for this field.",
    ] {
        let found = relation_of(text, Direction::Response).map(|(relation, ..)| relation);
        assert_eq!(found, Some(Relation::ForbiddenWhen), "{text}");
    }
}

#[test]
fn a_rule_on_what_a_field_is_may_hold_for_a_case() {
    let found = |text: &str| {
        let all = lines("cidr", &Shape::String, &["Specifies the CIDR block.", text], Direction::Request);
        all.into_iter().map(|condition| condition.kind).collect::<Vec<_>>()
    };
    let text = "If the value of type is 0, the CIDR block must be a subset of the subnet.";
    let fields = vec!["type".to_owned()];
    let [ConditionKind::Related { relation, fields: named, .. }] = &found(text)[..] else { panic!("{text}") };
    assert_eq!((*relation, named), (Relation::ValuesDepend, &fields));
    assert_eq!(found("If the value of type is 0, the gateway must be a router of the subnet."), []);
}

#[test]
fn values_follow_from_others() {
    for (text, fields) in [
        ("When config_type is CLOUD, this parameter indicates the ICMP type.", &["config_type"][..]),
        ("The value of parameter type determines whether a certificate is required.", &["type"]),
        ("The default value is null when config_type is not set to CLOUD.", &["config_type"]),
        ("The value format varies depending on record set types.", &[]),
        ("If type is set to app_1, this parameter can only be set to EQUAL_TO.", &["type"]),
        ("The value cannot exceed the number of brokers in the peer instance.", &[]),
        ("The value must be greater than that before the configuration.", &[]),
        ("This IP address must be in the subnet specified by topic_regex.", &["topic_regex"]),
        ("config_type =< size =< topic_regex", &["config_type", "topic_regex"]),
        ("最小实例数<=期望实例数<=最大实例数。", &[]),
        ("单位由topic_regex决定。", &["topic_regex"]),
        ("取值受topic_regex影响。", &["topic_regex"]),
        ("取值与topic_regex有关。", &["topic_regex"]),
        ("取决于topic_regex的取值。", &["topic_regex"]),
        ("根据topic_regex的不同，取值范围不同。", &["topic_regex"]),
        ("必须与topic_regex保持一致。", &["topic_regex"]),
        ("必须大于等于topic_regex。", &["topic_regex"]),
        ("config_type为CLOUD时，表示主机ID。", &["config_type"]),
    ] {
        assert_eq!(of(text), Some(named(Relation::ValuesDepend, fields)), "{text}");
    }
    for text in [
        "The value cannot exceed the maximum of 100.",
        "与topic_regex相关的资源ID。",
        "The name of the disk specified by topic_regex.",
        "If both topic_regex and size are -1, it indicates that any packet can be transmitted.",
        "If both topic_regex and size are not passed, the value of size will be null.",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
}

#[test]
fn another_field_must_have_a_value_first() {
    for text in ["type must be set to app_1.", "To use this parameter, set type to app_1."] {
        let expected = (Relation::IgnoredUnless, vec!["type".to_owned()], vec!["app_1".into()]);
        assert_eq!(relation(text), Some(expected), "{text}");
    }
    assert_eq!(of("type must be set to other."), None);
}

#[test]
fn one_of_two_must_be_empty() {
    let text = "The value of topic_regex or size must be empty.";
    assert_eq!(of(text), Some(named(Relation::AlternativeTo, &["topic_regex"])));
}

#[test]
fn chinese_asks_for_one_of_several() {
    let either = [ConditionKind::EitherOr { others: vec!["topic_regex".to_owned()] }];
    for text in [
        "topic_regex和size至少填一个。",
        "size、topic_regex必须且只能指定一个。",
        "size、topic_regex两种方式必须设置其中一种。",
        "与topic_regex不能同时为空。",
    ] {
        assert_eq!(kinds("size", text), either, "{text}");
    }
    let text = "size、topic_regex、message_template_name三种方式必须设置其中一种。";
    assert_eq!(of(text), Some(named(Relation::AlternativeTo, &["topic_regex"])));
    assert_eq!(of("size和用户名至少填一个。"), Some(named(Relation::AlternativeTo, &[])));
    assert_eq!(of("size至少填一个。"), None);
}

#[test]
fn what_is_denied_together_is_given_apart() {
    assert_eq!(of("不可与topic_regex同时使用。"), Some(named(Relation::GivenApart, &["topic_regex"])));
    assert_eq!(of("不支持与topic_regex同时使用。"), Some(named(Relation::GivenApart, &["topic_regex"])));
    assert_eq!(of("名称。可以与topic_regex同时使用。"), None);
    assert_eq!(of("需要配合topic_regex使用。"), Some(named(Relation::GivenTogether, &["topic_regex"])));
}

#[test]
fn chinese_limits_a_field_to_cases() {
    for (text, relation) in [
        ("只有专业版才支持该参数。", Relation::IgnoredUnless),
        ("仅适用于MySQL引擎。", Relation::IgnoredUnless),
        ("仅MySQL支持。", Relation::IgnoredUnless),
        ("仅MySQL 8.0版本生效，其他版本设置后不起作用。", Relation::IgnoredUnless),
        ("仅支持HTTP/HTTPS设置该字段，其他协议设置不会生效。", Relation::IgnoredUnless),
        ("不适用于MySQL引擎。", Relation::ForbiddenWhen),
        ("MySQL不支持该参数。", Relation::ForbiddenWhen),
        ("创建集群场景必选。", Relation::MandatoryWhen),
        ("包周期实例必填。", Relation::MandatoryWhen),
        ("购买GPSSD2、ESSD2类型的云硬盘时必填，其他类型无需设置。", Relation::MandatoryWhen),
        ("当函数需要访问其他服务时，必须提供该字段。", Relation::MandatoryWhen),
    ] {
        assert_eq!(of(&format!("大小。{text}")), Some(named(relation, &[])), "{text}");
    }
    for text in [
        "config_type为CLOUD时，必须指定密码。",
        "config_type为CLOUD时，不支持修改。",
        "仅支持专业版。",
        "暂不支持。",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
    assert_eq!(kinds("size", "除关闭自动备份策略外，必选。"), [ConditionKind::Unresolved]);
    let mandatory =
        ConditionKind::MandatoryWhen { field: "config_type".to_owned(), equals: vec!["CLOUD".into()] };
    for text in [
        "只有config_type为CLOUD才需要填写。",
        "config_type为CLOUD的场景下必选。",
        "config_type为CLOUD时必须指定，为OTHER时无需指定。",
    ] {
        assert_eq!(kinds("size", text), std::slice::from_ref(&mandatory), "{text}");
    }
}

#[test]
fn chinese_puts_conditions_behind_other_statements() {
    let text = "开启后使用的协议，如果开启了认证功能（即config_type为CLOUD），该字段为必选。";
    let kind = ConditionKind::MandatoryWhen { field: "config_type".to_owned(), equals: vec!["CLOUD".into()] };
    assert_eq!(kinds("size", text), std::slice::from_ref(&kind));
    assert_eq!(
        kinds("size", "规则的ID，当config_type为CLOUD时该项必选，此时topic_regex不生效。"),
        std::slice::from_ref(&kind)
    );
    let text = "config_type是CLOUD，该参数必须带，如果config_type是CUSTOM并且topic_regex有值，该参数会忽略。";
    assert_eq!(kinds("size", text).first(), Some(&kind));
    assert_eq!(of("须与topic_regex同时存在。"), Some(named(Relation::GivenTogether, &["topic_regex"])));
    let others = vec!["topic_regex".to_owned()];
    let text = "“topic_regex”和“size”必须至少填写一个，推荐使用“size”。";
    assert_eq!(kinds("size", text), [ConditionKind::EitherOr { others }]);
}

#[test]
fn what_no_two_may_share_is_no_condition() {
    for text in
        ["端口映射列表，端口不允许相同。", "名称，不允许与已有名称相同。", "分组里不同模板的取值必须相同。"]
    {
        assert_eq!(of(text), None, "{text}");
    }
    for text in ["子网ID，未开启时可能为空。", "名称，未绑定时或为空。"] {
        assert_eq!(of(text), None, "{text}");
    }
}

#[test]
fn a_duty_may_stand_right_behind_its_condition() {
    let kind = ConditionKind::MandatoryWhen { field: "config_type".to_owned(), equals: vec!["CLOUD".into()] };
    assert_eq!(kinds("size", "周期数，config_type为CLOUD必填"), [kind]);
    assert_eq!(of("大小，只有开通资源池后才可以下发此参数。"), Some(named(Relation::IgnoredUnless, &[])));
    assert_eq!(
        of("间隔，与“topic_regex”选择一个设置即可。"),
        Some(named(Relation::GivenApart, &["topic_regex"]))
    );
    assert_eq!(of("区域。创建主实例时必选，其它场景不可选。"), Some(named(Relation::MandatoryWhen, &[])));
    // What is supported then are values.
    assert_eq!(of("类型。仅当后端为OBS时，支持TCP方式。"), None);
}

#[test]
fn one_of_two_may_be_needed_in_a_case_only() {
    let either = "Specify either spec or type.";
    let kinds = |text: &[&str]| {
        let found = lines("spec", &Shape::String, text, Direction::Request);
        found.into_iter().any(|condition| matches!(condition.kind, ConditionKind::EitherOr { .. }))
    };
    assert!(kinds(&[either]));
    assert!(!kinds(&["This parameter is mandatory only when the source type is Kafka.", either]));
}

#[test]
fn who_says_what_holds_with_both_refuses_none() {
    let kind = |lines_of: &[&str]| {
        let found = lines("spec", &Shape::String, lines_of, Direction::Request);
        let kinds = found.into_iter().filter_map(|condition| match condition.kind {
            ConditionKind::Related { relation, .. } => Some(relation),
            _ => None,
        });
        kinds.collect::<Vec<_>>()
    };
    let one = "type和spec二选一。";
    assert_eq!(kind(&[one]), [Relation::GivenApart]);
    assert_eq!(kind(&[one, "若type和spec都指定了值，仅type生效。"])[0], Relation::AlternativeTo);
    assert_eq!(kind(&[one, "若type和spec都为空，默认生成一个。"])[0], Relation::GivenApart);
}

#[test]
fn chinese_may_say_only_in_which_case() {
    let unless = Some(named(Relation::IgnoredUnless, &["type"]));
    let text = |text: &str, direction| {
        let found = lines("delay", &Shape::Integer, &[text], direction);
        let condition = found.into_iter().next()?;
        match condition.kind {
            ConditionKind::Related { relation, fields, .. } => Some((relation, fields)),
            _ => None,
        }
    };
    assert_eq!(text("时延，仅在type为“slow”生效，单位：秒。", Direction::Request), unless);
    assert_eq!(text("时延，type为“slow”生效。", Direction::Request), None);
    let returned = Some(named(Relation::ReturnedWhen, &["type"]));
    assert_eq!(text("当type为SLOW或FAST时存在。", Direction::Response), returned);
    assert_eq!(text("当type为SLOW时存在多个。", Direction::Response), None);
}

#[test]
fn what_a_field_is_used_for_is_no_condition_of_it() {
    assert_eq!(of("如果需要使用密码方式登录，可使用size字段指定初始密码。"), None);
}

#[test]
fn what_is_refused_or_excepted_names_a_case() {
    for (text, relation) in [
        ("Not available in pay-per-use mode.", Relation::ForbiddenWhen),
        ("Takes effect only with the health check method ELB_AUDIT.", Relation::IgnoredUnless),
        ("This parameter cannot be applied together with type.", Relation::GivenApart),
    ] {
        assert_eq!(of(text).map(|(relation, _)| relation), Some(relation), "{text}");
    }
    assert_eq!(of("Spark SQL (not supported in this API currently)."), None);
    let text = "This parameter is mandatory for all engines except Mongo.";
    assert_eq!(kinds("x", text), [ConditionKind::Unresolved]);
    // What is joined when there are several is how the value is shown.
    assert_eq!(of("集群内网访问地址，多个节点时以英文逗号拼接展示。"), None);
}

#[test]
fn spanish_and_portuguese_have_conditions() {
    for (text, relation) in [
        ("Este campo se ignora si type es app_1.", Relation::IgnoredWhen),
        ("Este parámetro solo es válido cuando type es app_1.", Relation::IgnoredUnless),
        ("Esse parâmetro só é válido quando type é app_1.", Relation::IgnoredUnless),
    ] {
        assert_eq!(of(text), Some(named(relation, &["type"])), "{text}");
    }
    // A case of failure is none.
    assert_eq!(of("Código de erro retornado em caso de falha."), None);
}

#[test]
fn who_chooses_one_must_give_the_other() {
    let found = Some(named(Relation::GivenTogether, &["type"]));
    assert_eq!(of("若选择该参数，则type也必选。"), found);
    assert_eq!(of("If this parameter is specified, type is mandatory."), found);
}
