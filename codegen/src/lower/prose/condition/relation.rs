//! How a field goes with others: `The parameters to and from should be used together.`
//!
//! In: a sentence. Out: given together, given apart, or one of several that may not all be absent. What a condition says
//! of others (`if both are used together`) is no rule.

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::super::text::is_code;
use super::clause::brackets;
use super::{Sentence, compare, dependence};
use crate::model::{ConditionKind, Relation, Shape};
use crate::vocabulary::{PhraseKind as Kind, is_han};

/// The relation of a sentence that names a neighbour.
pub(super) fn read(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    one_needed(sentence, subject)
        .or_else(|| superseded(sentence, subject))
        .or_else(|| dependence::read(sentence, subject))
        .or_else(|| compare::read(sentence, subject))
        .or_else(|| joined(sentence.parts, subject))
        .or_else(|| duty_of_another(sentence.parts, subject))
        .or_else(|| value_of_another(sentence.parts, subject))
        .or_else(|| one_empty(sentence.parts, subject))
}

/// `size and name cannot be left blank at the same time`, `a、b和c至少填一个`, `三种方式必须设置其中一种`
fn one_needed(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let parts = sentence.parts;
    let is_needed = parts.iter().any(|part| part.is(Kind::OneNeeded));
    let demand = || parts.iter().position(|part| part.is(Kind::Least) || part.is(Kind::Mandatory));
    let others = named(parts, subject);
    let is_own = parts.iter().any(|part| part.kind == PartKind::Own);
    if is_needed {
        return ((is_own || is_elided(parts)) && !others.is_empty())
            .then_some(ConditionKind::EitherOr { others });
    }
    let (before, behind) = parts.split_at_checked(demand()?)?;
    let end = behind.iter().take_while(|part| !part.is_sign(',')).last()?;
    let is_one = end.is(Kind::OneOf) && behind.first().is_some_and(|part| part.text.starts_with(is_han));
    // `size至少填一个` counts elements.
    let plain: Vec<Part<'_>> = before.iter().filter(|part| !part.is_sign('"')).copied().collect();
    let is_listed = plain.windows(2).any(|pair| {
        let joins = |part: &Part<'_>| part.is(Kind::And) || part.is(Kind::Or);
        matches!(pair, [one, other] if joins(one) && other.kind == PartKind::Own
            || one.kind == PartKind::Own && joins(other))
    });
    // `与password字段必须且只能填写其中一个`
    if is_one && is_elided(before) && others.len() == 1 && !before.iter().any(Part::is_foreign) {
        return Some(ConditionKind::EitherOr { others });
    }
    // `与userPassword字段必须且只能填写其中一个`, which another table has.
    let is_name =
        |part: &&Part<'_>| part.kind == PartKind::Other && part.text.len() > 2 && is_code(part.text);
    if is_one && is_elided(before) && others.is_empty() && before.iter().filter(is_name).count() == 1 {
        return Some(related(Relation::AlternativeTo, others));
    }
    if !is_one || !is_own || !is_listed {
        return None;
    }
    // A field of another table may be given as well, and cannot be asked for here.
    let is_whole = !others.is_empty() && lists_fields(before) && !before.iter().any(Part::is_foreign);
    Some(if is_whole { ConditionKind::EitherOr { others } } else { related(Relation::AlternativeTo, others) })
}

/// Whether nothing but fields stands from the first to the last of them, and none is called otherwise.
fn lists_fields(parts: &[Part<'_>]) -> bool {
    let is_field =
        |part: &Part<'_>| matches!(part.kind, PartKind::Own | PartKind::Field(_)) || part.is_foreign();
    let joins = |part: &Part<'_>| {
        is_field(part)
            || part.is_any(&[Kind::And, Kind::Or, Kind::Noun])
            || matches!(part.kind, PartKind::Sign(',' | '"' | '\''))
    };
    let (Some(first), Some(last)) = (parts.iter().position(is_field), parts.iter().rposition(is_field))
    else {
        return false;
    };
    let opens = first.checked_sub(1).and_then(|at| parts.get(at));
    parts.iter().take(last).skip(first).all(joins)
        && opens.is_none_or(|part| matches!(part.kind, PartKind::Sign(_)) || part.is(Kind::Noun))
        && !parts.get(last + 1).is_some_and(|part| part.is_any(&[Kind::And, Kind::Or]))
}

/// `name takes precedence over size`, `同时指定name和size时，以name为准`
fn superseded(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let parts = sentence.parts;
    if let Some(at) = parts.iter().position(|part| part.is(Kind::Precedes)) {
        let (before, behind) = parts.split_at_checked(at)?;
        let fields = named(before, subject);
        let is_superseded = behind.iter().any(Part::is_subject) && !fields.is_empty();
        return is_superseded.then(|| related(Relation::IgnoredWhen, fields));
    }
    let at = parts.iter().position(|part| part.is(Kind::Prevails))?;
    let before = parts.get(..at)?;
    let comma = before.iter().rposition(|part| part.is_sign(','))?;
    let (condition, winner) = before.split_at_checked(comma)?;
    let [field] = named(winner, subject).try_into().ok()?;
    let is_met = named(condition, subject).contains(&field);
    is_met.then(|| related(Relation::IgnoredWhen, vec![field]))
}

/// `This parameter must be used together with name`, `与name互斥`
fn joined(parts: &[Part<'_>], subject: &Subject<'_>) -> Option<ConditionKind> {
    let place = |kind: Kind| parts.iter().position(|part| part.is(kind));
    let fields = named(parts, subject);
    let is_named = parts.iter().any(|part| part.kind == PartKind::Own);
    let (apart, together) = (place(Kind::Apart), place(Kind::Together));
    if is_within_condition(parts, apart.or(together)?) {
        return None;
    }
    // `可以与name同时使用`
    let start = together.and_then(|at| parts.get(..at)?.iter().rposition(|part| part.is_sign(',')));
    let leads = |kinds: &[Kind]| {
        let before = together.and_then(|at| parts.get(start.unwrap_or_default()..at));
        before.is_some_and(|before| before.iter().any(|part| part.is_any(kinds)))
    };
    if apart.is_none() && leads(&[Kind::Can]) {
        return None;
    }
    let is_denied = || leads(&[Kind::Never, Kind::Unavailable]);
    let relation = match (apart, together) {
        (Some(apart), Some(together)) if together < apart => Relation::GivenTogether,
        // `This parameter is mutually exclusive with the queried duration`: with something that no row is called.
        (Some(_), _) => Relation::GivenApart,
        // `This parameter must be used together with tls`, which another table has.
        (None, Some(at)) if fields.is_empty() && !is_said_of_this(parts, at) => return None,
        (None, Some(_)) if is_denied() => Relation::GivenApart,
        (None, Some(_)) => Relation::GivenTogether,
        (None, None) => return None,
    };
    // `in conjunction with any of user.id and group.id` needs one of them, and does not say which.
    let is_any = parts.iter().any(|part| part.is_any(&[Kind::Either, Kind::Or, Kind::OneOf]));
    let fields =
        if relation == Relation::GivenTogether && fields.len() > 1 && is_any { vec![] } else { fields };
    let is_about = is_named || parts.iter().any(|part| part.is(Kind::This)) || is_elided(parts);
    is_about.then(|| related(relation, fields))
}

/// Whether a word belongs to a condition: `若同时指定a和b，则...`
fn is_within_condition(parts: &[Part<'_>], at: usize) -> bool {
    let ends = |part: &Part<'_>| part.is_sign(',') || part.is(Kind::Then);
    let opened = parts.iter().take(at).rposition(|part| part.is(Kind::If));
    // `is used when snapshots are queried and is used together with limit`: a statement of its own.
    let goes_on = at.checked_sub(1).and_then(|at| parts.get(at)).is_some_and(|part| part.is(Kind::And));
    let is_open = !goes_on && opened.is_some_and(|start| !parts.iter().take(at).skip(start).any(ends));
    // `与a同时指定时，...`: the condition ends behind it.
    let is_ended = parts
        .iter()
        .skip(at)
        .find(|part| ends(part))
        .is_some_and(|end| end.is(Kind::Then) && end.text.starts_with(is_han));
    is_open || is_ended
}

/// `If this parameter is configured, timezone is mandatory`: who gives the one must give the other.
fn duty_of_another(parts: &[Part<'_>], subject: &Subject<'_>) -> Option<ConditionKind> {
    const FRAME: [Kind; 4] = [Kind::Article, Kind::Noun, Kind::Link, Kind::Then];
    // Of a switch, `is set` may mean that it is on.
    if *subject.shape == Shape::Boolean || brackets(parts).next().is_some() {
        return None;
    }
    let plain: Vec<&Part<'_>> = parts.iter().filter(|part| !part.is_any(&FRAME)).collect();
    let (first, rest) = plain.split_first().filter(|(first, _)| first.is(Kind::If))?;
    let comma = rest.iter().position(|part| part.is_sign(','))?;
    let (condition, main) = rest.split_at_checked(comma)?;
    let is_given = match condition {
        [this, is, verb] => this.is_subject() && is.is(Kind::Equals) && verb.is(Kind::Given),
        // `若选择该参数，则timezone也必选`
        [verb, this] => this.is_subject() && verb.is(Kind::Equals) && verb.text.starts_with(is_han),
        _ => false,
    };
    let [_, other, .., duty] = main else { return None };
    let PartKind::Field(index) = other.kind else { return None };
    let is_duty = duty.is(Kind::Mandatory) && main.len() <= 4;
    let is_only = !first.text.to_ascii_lowercase().contains("only");
    let field = subject.siblings.get(index).filter(|_| is_given && is_duty && is_only)?;
    Some(related(Relation::GivenTogether, vec![field.name.to_owned()]))
}

/// `If this parameter is set to GRPC, req_protocol must also be GRPC`: a value of the one asks for a value of the other.
fn value_of_another(parts: &[Part<'_>], subject: &Subject<'_>) -> Option<ConditionKind> {
    const FRAME: [Kind; 4] = [Kind::Article, Kind::Noun, Kind::Link, Kind::Lead];
    let comma = parts.iter().position(|part| part.is_sign(','))?;
    let (condition, main) = parts.split_at_checked(comma)?;
    let is_if = condition.first().is_some_and(|first| first.is(Kind::If) && first.text.is_ascii());
    let main: Vec<&Part<'_>> = main.iter().skip(1).filter(|part| !part.is_any(&FRAME)).collect();
    let [other, must, value] = main.as_slice() else { return None };
    // It may be a field of another table.
    let other = match other.kind {
        PartKind::Field(index) => vec![subject.siblings.get(index)?.name.to_owned()],
        PartKind::Other if other.text.len() > 1 && is_code(other.text) => Vec::new(),
        _ => return None,
    };
    let is_must =
        must.is(Kind::Must) || must.is(Kind::Values) && must.text.to_ascii_lowercase().starts_with("must");
    let is_value = matches!(value.kind, PartKind::Other | PartKind::Phrase(Kind::State));
    let is_stated = is_if && is_must && is_value && named(condition, subject).is_empty();
    is_stated.then(|| related(Relation::ValuesDepend, other))
}

/// `The value of ip_range or group must be empty`
fn one_empty(parts: &[Part<'_>], subject: &Subject<'_>) -> Option<ConditionKind> {
    let at = parts.iter().position(|part| part.is(Kind::Unavailable))?;
    let before = parts.get(..at)?;
    let is_listed = before.iter().all(|part| {
        part.is_any(&[Kind::Lead, Kind::Article, Kind::Noun, Kind::Either, Kind::Or, Kind::Must])
            || matches!(part.kind, PartKind::Own | PartKind::Field(_))
    });
    let is_choice = before.iter().any(|part| part.is(Kind::Or))
        && before.iter().any(|part| part.kind == PartKind::Own)
        && at + 1 == parts.len();
    let fields = named(before, subject);
    (is_listed && is_choice && !fields.is_empty()).then(|| related(Relation::AlternativeTo, fields))
}

/// Whether a predicate is said of the field by a word for it: `This parameter must be used together with ...`.
fn is_said_of_this(parts: &[Part<'_>], at: usize) -> bool {
    parts.iter().take(at).any(|part| part.is(Kind::This) && part.text.contains(' '))
        && parts.get(at + 1..).is_some_and(|behind| !behind.is_empty())
}

/// A relation to neighbours of which no value counts.
pub(super) fn related(relation: Relation, fields: Vec<String>) -> ConditionKind {
    ConditionKind::Related { relation, fields, equals: Vec::new() }
}

/// `和group_id互斥`, `不能与group_id同时使用`, `Mutually exclusive with group_id`
fn is_elided(parts: &[Part<'_>]) -> bool {
    let is = |at: usize, kinds: &[Kind]| parts.get(at).is_some_and(|part| part.is_any(kinds));
    let opens = |start: usize| {
        is(start, &[Kind::And, Kind::Apart, Kind::Together])
            || is(start, &[Kind::Unavailable, Kind::Never, Kind::Link]) && is(start + 1, &[Kind::And])
    };
    let start = parts.iter().position(|part| part.is_sign(':')).map_or(0, |colon| colon + 1);
    // `节点的登录密码，与ssh_key字段二选一`
    let follows = |at: usize| {
        is(at + 1, &[Kind::And]) && parts.get(at + 1).is_some_and(|and| and.text == "与" || and.text == "和")
    };
    let commas = parts.iter().enumerate().filter(|(_, part)| part.is_sign(',')).map(|(at, _)| at);
    opens(start) || commas.into_iter().any(follows)
}

/// The neighbours that parts name by their wire names, in the order of the table.
pub(super) fn named(parts: &[Part<'_>], subject: &Subject<'_>) -> Vec<String> {
    let is_named = |index: usize| parts.iter().any(|part| part.kind == PartKind::Field(index));
    let siblings = subject.siblings.iter().enumerate().filter(|(index, _)| is_named(*index));
    siblings.map(|(_, sibling)| sibling.name.to_owned()).collect()
}
