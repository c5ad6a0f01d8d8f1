use super::super::meaning::meanings;
use super::*;

fn read(sentence: &str) -> Vec<(Subject, Verb, Vec<String>)> {
    let literals = |list: List| list.items.into_iter().map(|item| item.value.literal).collect();
    claims(sentence).into_iter().map(|claim| (claim.subject, claim.verb, literals(claim.list))).collect()
}

fn one(subject: Subject, verb: Verb, literals: &[&str]) -> Vec<(Subject, Verb, Vec<String>)> {
    vec![(subject, verb, literals.iter().map(|text| (*text).to_owned()).collect())]
}

#[test]
fn clauses_on_values_are_read() {
    assert_eq!(read("The value can be A1 or B1"), one(Subject::Value, Verb::Can, &["A1", "B1"]));
    assert_eq!(
        read("Valid values of this parameter are A1 and B1"),
        one(Subject::Value, Verb::Is, &["A1", "B1"])
    );
    assert_eq!(
        read("API type, which can be public or private"),
        one(Subject::Unknown, Verb::Can, &["public", "private"])
    );
    assert_eq!(
        read("The value is case sensitive and can be create or delete"),
        one(Subject::Unknown, Verb::Can, &["create", "delete"])
    );
    assert_eq!(
        read("Currently, only evs2 (EVS volumes) and nfs4 are supported"),
        one(Subject::Unknown, Verb::Only, &["evs2", "nfs4"])
    );
    assert_eq!(
        read("A key can only be set to resource_name, indicating the name"),
        one(Subject::Field, Verb::CanOnly, &["resource_name"])
    );
    assert_eq!(
        read("The value is fixed at Config and cannot be changed"),
        one(Subject::Value, Verb::Fixed, &["Config"])
    );
}

#[test]
fn chinese_clauses_are_read() {
    assert_eq!(read("可选取值为：A1（甲）、B1（乙）"), one(Subject::Value, Verb::Is, &["A1", "B1"]));
    assert_eq!(
        read("排序字段,支持created_at、updated_at,默认为created_at"),
        one(Subject::Unknown, Verb::Supports, &["created_at", "updated_at"])
    );
    assert_eq!(
        read("开始时间必须为22:00:00、02:00:00或18:00:00"),
        one(Subject::Unknown, Verb::Must { set: false }, &["22:00:00", "02:00:00", "18:00:00"])
    );
    assert_eq!(
        read("目前仅支持instance和backup"),
        one(Subject::Unknown, Verb::Supports, &["instance", "backup"])
    );
}

#[test]
fn negated_clauses_and_prose_claim_nothing() {
    for text in [
        "The value cannot be 0",
        "The value must not be A1 or B1",
        "The value can be changed later",
        "取值不能为0",
        "It is new",
    ] {
        let claims = read(text);
        assert!(claims.iter().all(|(_, verb, _)| *verb == Verb::Is), "{text} {claims:?}");
    }
}

#[test]
fn meanings_are_read() {
    let read = |text| meanings(text).into_iter().map(|item| item.value.literal).collect::<Vec<_>>();
    assert_eq!(read("The value 0 indicates off, and the value 1 indicates on"), ["0", "1"]);
    assert_eq!(read("若为web，则表示网站加速；若为video，则表示点播"), ["web", "video"]);
    assert_eq!(read("This indicates that it is new"), [""; 0]);
}
