//! Conditions in wordings that other services have.

use super::tests::relation;
use super::*;

fn of(text: &str) -> Option<(Relation, Vec<String>)> {
    relation(text).map(|(relation, fields, _)| (relation, fields))
}

#[test]
fn a_value_may_ask_for_one_of_a_neighbour() {
    for (text, fields) in [
        ("If this parameter is set to GRPC, config_type must also be GRPC.", &["config_type"][..]),
        ("When authentication is enabled, httpsEnable must be set to true.", &[]),
        ("If config_type is CLOUD, choose 4.0, 5.0, or 6.0.", &["config_type"]),
        ("If config_type is set to CLOUD, the time format is YYYY-MM-DDThh:mmZ.", &["config_type"]),
        ("Capacity. If config_type is CLOUD, the value of capacity ranges from 5 to 9.", &["config_type"]),
    ] {
        let fields = fields.iter().map(|field| (*field).to_owned()).collect();
        assert_eq!(of(text), Some((Relation::ValuesDepend, fields)), "{text}");
    }
}

#[test]
fn what_counts_for_nothing_otherwise_is_ignored() {
    for text in [
        "The acks parameter must be set to -1. Otherwise, this parameter does not take effect.",
        "Only data in CSV files has this attribute.",
        "Needed only if the scheduling type is CRON.",
    ] {
        assert_eq!(of(text).map(|(relation, _)| relation), Some(Relation::IgnoredUnless), "{text}");
    }
}

#[test]
fn one_of_a_table_is_needed() {
    let text = "At least one of the four parameters in this table must be specified.";
    assert_eq!(of(text), Some((Relation::AlternativeTo, vec![])));
    let text = "密钥对名称，与userPassword字段必须且只能填写其中一个。";
    assert_eq!(of(text), Some((Relation::AlternativeTo, vec![])));
}

#[test]
fn what_no_field_is_called_is_a_rule_on_the_value() {
    for text in [
        "Password. Cannot be the same as the username or the username in reverse order.",
        "At least one of the parameters (host and port) must be specified.",
        "If config_type is CLOUD, select a region.",
        "Otherwise, the value is empty.",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
    let text = "The value cannot be the same as the config type.";
    assert_eq!(of(text), Some((Relation::ValuesDepend, vec!["config_type".to_owned()])));
}
