//! `This parameter is valid only when type is set to A`, `当type为A时必选`
//!
//! In: a clause. Out: how the field depends on something, with the neighbour and its values where the clause names them.

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::Sentence;
use super::clause::{Divided, Joint, behind_reader, divide, trim};
use super::predicate::Predicate;
use super::relation::named;
use super::statement::{Statement, is_object, is_value, ruled};
use super::topic::{Topic, is_own, names_own};
use super::when::resolve;
use crate::model::{ConditionKind, Direction, Relation, Shape};
use crate::vocabulary::{PhraseKind as Kind, is_han};

/// The condition of a clause.
pub(super) fn read(clause: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    if let Some(condition) = alone(clause, subject) {
        return Some(condition);
    }
    let Divided { main, condition, joint } = divide(clause.parts)?;
    if is_none(condition, joint) {
        return None;
    }
    let condition = clause.clause(condition);
    let statement = Statement::read(clause, main, condition.parts, subject)?;
    if statement.is_another() {
        return None;
    }
    let Statement { predicate, before, .. } = statement;
    let topic = statement.topic(clause, subject);
    if let Some(fields) = superseding(before, predicate, condition.parts, subject) {
        return Some(related(Relation::IgnoredWhen, fields, None));
    }
    // Of answers it is no condition in a condition: what is given with a request is what they depend on.
    let is_of_request = predicate != Predicate::Returned;
    let given = beyond_given(condition.parts).filter(|_| is_of_request);
    let (condition, joint) = given.map_or((condition, joint), |(parts, joint)| (clause.clause(parts), joint));
    let mut fields = named(condition.parts, subject);
    let resolved = if joint == Joint::If { resolve(&condition, subject) } else { None };
    // A neighbour that is called by what it is, and not by its name.
    fields.extend(
        resolved.iter().filter(|_| fields.is_empty()).map(|(field, _)| field.clone()).collect::<Vec<_>>(),
    );
    if statement.is_of_itself(topic, condition.parts, !fields.is_empty()) {
        return None;
    }
    let has_cases = *subject.shape != Shape::Boolean;
    let is_of_own = names_own(condition.parts);
    let is_given = given.is_some();
    Case { clause: *clause, fields, resolved, joint, topic, has_cases, is_of_own, is_given }.read(&statement)
}

/// `not supported for now`, `required for all regions`, and `If not, leave this parameter blank`, which is about what another sentence
/// says. But `mandatory for all engines except Mongo` is a condition.
fn is_none(condition: &[Part<'_>], joint: Joint) -> bool {
    let excepts = condition.iter().any(|part| part.is(Kind::Except));
    let is_now = |part: &Part<'_>| joint == Joint::Case && part.is(Kind::Now) && !excepts;
    condition.first().is_none_or(is_now)
        || condition.iter().all(|part| part.is(Kind::Not) || part.is(Kind::State))
}

/// `Description of the policy (when option is set to A)`: in brackets, a condition alone is that of the field.
fn alone(clause: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let (_, condition) = clause.parts.split_first().filter(|(first, _)| first.is(Kind::If))?;
    if condition.iter().any(|part| part.is_sign(',') || part.is(Kind::Then)) {
        return None;
    }
    let has_value = condition.iter().any(|part| part.is(Kind::Equals)) && !is_own(condition);
    let resolved = resolve(&clause.clause(condition), subject);
    let fields = resolved.iter().map(|(field, _)| field.clone()).collect();
    // `(When option is set to regex_description)`: what has the value may be no field of the table.
    let is_named = condition.iter().any(Part::is_foreign);
    if resolved.is_none() && !(has_value && is_named) {
        return None;
    }
    let relation = match subject.direction {
        Direction::Request => Relation::IgnoredUnless,
        Direction::Response => Relation::ReturnedWhen,
    };
    Some(related(relation, fields, resolved))
}

/// What a condition comes to where it opens with the field being given: `it is passed when type is set to A`, `you
/// configure this parameter for UDP listeners`.
fn beyond_given<'s>(condition: &'s [Part<'s>]) -> Option<(&'s [Part<'s>], Joint)> {
    let is_verb = |part: &Part<'_>| part.is_any(&[Kind::Choose, Kind::Demand, Kind::Given]);
    let parts = behind_reader(condition).unwrap_or(condition);
    let rest = match parts {
        [this, is, verb, rest @ ..] if this.is_subject() && is.is(Kind::Equals) && verb.is(Kind::Given) => {
            rest
        }
        [verb, this, rest @ ..] if is_verb(verb) && this.is_subject() => rest,
        _ => return None,
    };
    let (joint, rest) = rest.split_first().filter(|(_, rest)| !rest.is_empty())?;
    match joint.kind {
        PartKind::Phrase(Kind::And | Kind::If) => Some((trim(rest), Joint::If)),
        PartKind::Phrase(Kind::Case) => Some((trim(rest), Joint::Case)),
        _ => None,
    }
}

/// The neighbour that is used instead: `If both are specified, only group_id takes effect`. It may be called otherwise: `If
/// both an alias and version are passed, only the alias will be used`.
fn superseding(
    before: &[Part<'_>],
    predicate: Predicate,
    condition: &[Part<'_>],
    subject: &Subject<'_>,
) -> Option<Vec<String>> {
    let is_both = names_own(condition) || condition.iter().any(|part| part.text.eq_ignore_ascii_case("both"));
    let is_only = before.iter().any(|part| part.is(Kind::Only));
    let is_used = matches!(predicate, Predicate::Available | Predicate::Used);
    let fields = named(before, subject);
    let is_other = || {
        let says_both = condition.iter().any(|part| part.text.eq_ignore_ascii_case("both"));
        let is_this = |part: &Part<'_>| part.is_subject() || part.text == subject.name;
        says_both && names_own(condition) && !before.iter().any(is_this)
    };
    let is_one = fields.len() == 1 || fields.is_empty() && is_other();
    (is_both && is_only && is_used && is_one).then_some(fields)
}

/// A clause that was divided.
struct Case<'s> {
    clause: Sentence<'s>,
    fields: Vec<String>,
    resolved: Option<(String, Vec<serde_json::Value>)>,
    joint: Joint,
    topic: Topic,
    /// Whether the condition names the field as well: `If both from_port and to_port are -1`.
    is_of_own: bool,
    /// Whether cases that name no field may be told apart by it: two values are a case each, and explain themselves.
    has_cases: bool,
    /// Whether the condition opens with the field being given.
    is_given: bool,
}

impl Case<'_> {
    /// What the statement makes of the case.
    fn read(self, statement: &Statement<'_>) -> Option<ConditionKind> {
        let Statement { predicate, main, before, is_first, direction } = *statement;
        let said = statement.said();
        match predicate {
            Predicate::Mandatory => self.mandatory(),
            Predicate::Refused if !self.is_given => None,
            // Of a neighbour it says that the field has no use then; else, that it may be left away.
            Predicate::Needless if self.fields.is_empty() => None,
            Predicate::Ignored | Predicate::Needless => {
                self.related(Relation::IgnoredWhen, Relation::IgnoredUnless)
            }
            Predicate::Means if self.is_meant(before, is_first) => self.values(),
            // `If both vip_address and vip_subnet_cidr_id are not passed, the value of vip_address is null` says what holds then.
            Predicate::Unavailable if direction == Direction::Request && self.is_of_own && !self.is_given => {
                None
            }
            Predicate::Refused | Predicate::Unavailable => {
                self.related(Relation::ForbiddenWhen, Relation::IgnoredUnless)
            }
            // `可使用adminPass字段指定密码`: what something is done with.
            Predicate::Used if is_object(said) && self.is_chinese() => None,
            Predicate::Available | Predicate::Used => self.available(predicate),
            _ if self.joint == Joint::Unless => None,
            Predicate::Returned => self.related(Relation::ReturnedWhen, Relation::ReturnedWhen),
            Predicate::Values => self.values(),
            Predicate::Value if self.topic == Topic::Defined && (is_value(said) || ruled(main).is_some()) => {
                self.values()
            }
            Predicate::Value | Predicate::Means => None,
        }
    }

    fn is_chinese(&self) -> bool {
        self.clause.words().contains(is_han)
    }

    /// `For RocketMQ 5.x: this parameter is mandatory if ...`: what holds for others, the sentence does not say.
    fn is_of_one_case(&self) -> bool {
        let parts = self.clause.parts;
        parts.first().is_some_and(|part| part.is(Kind::Case)) && parts.iter().any(|part| part.is_sign(':'))
    }

    fn mandatory(self) -> Option<ConditionKind> {
        let is_about = match self.topic {
            Topic::Named | Topic::Silent => true,
            Topic::Defined => self.is_chinese(),
            Topic::Other => false,
        };
        if !is_about {
            return None;
        }
        match self.joint {
            Joint::If if self.is_of_one_case() => Some(related(Relation::MandatoryWhen, self.fields, None)),
            Joint::If if let Some((field, equals)) = self.resolved => {
                Some(ConditionKind::MandatoryWhen { field, equals })
            }
            Joint::If if self.fields.is_empty() && !self.is_chinese() => Some(ConditionKind::Unresolved),
            Joint::Unless => Some(ConditionKind::Unresolved),
            Joint::Case if self.topic == Topic::Named => Some(ConditionKind::Unresolved),
            Joint::Purpose if self.topic != Topic::Silent && self.topic != Topic::Named => None,
            _ => Some(related(Relation::MandatoryWhen, self.fields, None)),
        }
    }

    /// `unless` turns a relation round.
    fn related(self, relation: Relation, unless: Relation) -> Option<ConditionKind> {
        let relation = if self.joint == Joint::Unless { unless } else { relation };
        let is_about = self.topic != Topic::Other && self.joint != Joint::Purpose;
        is_about.then(|| related(relation, self.fields, self.resolved))
    }

    /// Whether it is the field that means something else then, in the case of a neighbour.
    fn is_meant(&self, before: &[Part<'_>], is_first: bool) -> bool {
        let is_about = self.topic == Topic::Named || self.is_chinese() && before.is_empty() && !is_first;
        is_about && !self.fields.is_empty() && !self.is_of_own
    }

    fn available(self, predicate: Predicate) -> Option<ConditionKind> {
        let is_only = self.clause.parts.iter().any(|part| {
            part.is(Kind::Only)
                || part.is(Kind::If)
                    && (part.text.contains("only") || part.text.contains('仅') || part.text.contains('只'))
        });
        // `can be used only for comparison` says what something is for.
        if predicate == Predicate::Used && self.joint == Joint::Case {
            return None;
        }
        // `which is used as the subject when you publish a message`: what it is then, and it may be something else, too.
        let is_as = |pair: &[Part<'_>]| matches!(pair, [used, next] if used.is(Kind::Used) && next.text.eq_ignore_ascii_case("as"));
        if predicate == Predicate::Used && self.fields.is_empty() && self.clause.parts.windows(2).any(is_as) {
            return None;
        }
        let says_this = self.clause.parts.iter().any(Part::is_subject);
        // `Used when creating a key pair`: of the field, as nothing else is said.
        let opens =
            predicate == Predicate::Used && self.clause.parts.first().is_some_and(|part| part.is(Kind::Used));
        let is_release = self.clause.parts.iter().any(|part| part.is(Kind::Release));
        let is_limited = self.is_chinese() && predicate != Predicate::Used
            || is_only
            || is_release
            || opens
            || !self.fields.is_empty()
            || says_this;
        if !is_limited {
            return None;
        }
        self.related(Relation::IgnoredUnless, Relation::ForbiddenWhen)
    }

    fn values(self) -> Option<ConditionKind> {
        let is_case =
            !self.fields.is_empty() || self.joint == Joint::Case || self.joint == Joint::If && self.has_cases;
        if !is_case {
            return None;
        }
        self.related(Relation::ValuesDepend, Relation::ValuesDepend)
    }
}

fn related(
    relation: Relation,
    fields: Vec<String>,
    resolved: Option<(String, Vec<serde_json::Value>)>,
) -> ConditionKind {
    // Values are those of the one field that is named.
    let equals = resolved.filter(|(field, _)| fields == [field.as_str()]).map(|(_, equals)| equals);
    ConditionKind::Related { relation, fields, equals: equals.unwrap_or_default() }
}
