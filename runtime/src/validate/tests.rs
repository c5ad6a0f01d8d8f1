use serde_json::{Value, json};

use super::*;

static KAFKA: Rules = Rules::new(&[
    Rule::new("config_type").mandatory(),
    Rule::new("instance_id"),
    Rule::new("password").min_length(8),
    Rule::new("children").object(&JOB),
])
.conditions(&[Condition::When {
    field: "config_type",
    equals: &[Literal::Text("CLOUD")],
    members: &["instance_id"],
}]);

static JOB: Rules = Rules::new(&[
    Rule::new("name").mandatory().min_length(1).max_length(4).pattern("^[a-z]+$"),
    Rule::new("size").minimum(1.0).maximum(10.0),
    Rule::new("tags").max_items(2).max_length(3),
    Rule::new("labels").map().max_length(3),
    Rule::new("a/b").object(&KAFKA),
])
.conditions(&[Condition::Either(&["topics", "topic_regex"])]);

#[derive(Clone)]
struct Job(Value);

impl Checked for Job {
    fn check(&self) -> Result<(), Violations> {
        validate(&self.0, &JOB)
    }
}

static FORMS: Rules = Rules::new(&[
    Rule::new("mode").values(&[Literal::Text("a"), Literal::Text("b")]),
    Rule::new("levels").values(&[Literal::Integer(1), Literal::Number(2.5)]),
    Rule::new("password").form(&Form::All(&[
        Form::Any(&[Form::Matches("[a-z]"), Form::Matches("[0-9]")]),
        Form::Differs("^-"),
    ])),
]);

#[test]
fn values_and_forms_are_asked_for() {
    let broken = |value: &Value| validate(value, &FORMS).err().map(|it| it.to_string()).unwrap_or_default();
    assert_eq!(broken(&json!({ "mode": "a", "levels": [1, 2.5], "password": "x-1" })), "");
    assert_eq!(
        broken(&json!({ "mode": "c", "levels": [1, 2] })),
        "/mode: must be one of `a`, `b`; /levels/1: must be one of 1, 2.5"
    );
    for password in ["-a", "A"] {
        assert_eq!(broken(&json!({ "password": password })), "/password: must have the documented form");
    }
}

static GROUPS: Rules = Rules::new(&[]).conditions(&[
    Condition::Apart(["ids", "names"]),
    Condition::Together { given: "start", members: &["end"] },
]);

#[test]
fn members_go_together_or_do_not() {
    let broken = |value: &Value| validate(value, &GROUPS).err().map(|it| it.to_string()).unwrap_or_default();
    assert_eq!(broken(&json!({ "ids": [], "end": 1 })), "");
    assert_eq!(
        broken(&json!({ "ids": [], "names": [], "start": 1 })),
        ": `ids` and `names` must not both be given; /end: is mandatory where `start` is given"
    );
}

fn broken(job: &Value) -> Vec<String> {
    validate(job, &JOB)
        .err()
        .map(|violations| violations.iter().map(ToString::to_string).collect())
        .unwrap_or_default()
}

#[test]
fn a_request_that_keeps_the_rules_is_good() {
    let job = json!({
        "name": "job", "size": 10, "tags": ["a", "b"], "labels": { "k": "v" }, "topics": "t",
        "a/b": { "config_type": "CLOUD", "instance_id": "i", "children": [{ "name": "x", "topic_regex": "." }] }
    });
    assert_eq!(broken(&job), [] as [&str; 0]);
}

#[test]
fn all_violations_come_at_once_each_with_its_place() {
    let job = json!({
        "size": 0.5, "tags": ["long", "b", "c"], "labels": { "k": "long" },
        "a/b": { "config_type": "CLOUD", "password": "hush", "children": [{ "name": "TOO LONG", "topics": 1 }] }
    });
    assert_eq!(
        broken(&job),
        [
            "/name: is mandatory",
            "/size: must be 1 to 10",
            "/tags: must have at most 2 elements, not 3",
            "/tags/0: must have at most 3 characters, not 4",
            "/labels/k: must have at most 3 characters, not 4",
            "/a~1b/password: must have at least 8 characters, not 4",
            "/a~1b/children/0/name: must have 1 to 4 characters, not 8",
            "/a~1b/children/0/name: must have the form ^[a-z]+$",
            "/a~1b/instance_id: is mandatory with this `config_type`",
            ": one of `topics`, `topic_regex` is mandatory",
        ]
    );
}

#[test]
fn a_list_is_gone_through() {
    let jobs = vec![json!({ "name": "a", "topics": 1 }), json!({ "topics": 1 })];
    let jobs: Vec<Job> = jobs.into_iter().map(Job).collect();
    let violations = Some(jobs).check().unwrap_err();
    assert_eq!(violations.to_string(), "/1/name: is mandatory");
}

#[test]
fn no_value_is_shown() {
    let job =
        json!({ "name": "hush hush", "topics": 1, "a/b": { "config_type": "x", "password": "secret" } });
    let violations = validate(&job, &JOB).unwrap_err();
    let text = format!("{violations} {violations:?}");
    assert!(!text.contains("hush") && !text.contains("secret"), "{text}");
    assert_eq!(
        violations.iter().map(Violation::kind).collect::<Vec<_>>(),
        [ViolationKind::Length, ViolationKind::Characters, ViolationKind::Length,]
    );
}

#[test]
fn what_is_of_another_kind_is_the_callers_choice() {
    let job = json!({ "name": "a", "topics": 1, "size": "7", "tags": null, "a/b": [1, "x"] });
    assert_eq!(broken(&job), [] as [&str; 0]);
}

#[test]
fn values_of_a_list_are_held_against_the_rules_one_by_one() {
    let jobs = vec![json!({ "name": "a", "topics": "t" }), json!({ "name": "B", "topics": "t" }), json!({})];
    let jobs: Vec<Job> = jobs.into_iter().map(Job).collect();
    let found = jobs.check().unwrap_err();
    let pointers: Vec<&str> = found.iter().map(Violation::pointer).collect();
    assert_eq!(pointers, ["/1/name", "/2/name", "/2"]);
    assert_eq!(jobs[..1].to_vec().check(), Ok(()));
    assert_eq!(None::<Job>.check(), Ok(()));
}
