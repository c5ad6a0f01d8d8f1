//! Clauses: what holds, and the condition under which it does.
//!
//! In: the parts of a sentence. Out: clauses, and of a clause its two sides. Left out on purpose: what either means.

use super::super::lex::condition::{Part, PartKind};
use super::predicate::is_denied;
use crate::vocabulary::PhraseKind as Kind;

/// What joins a condition to what holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// `if`
    If,
    /// `unless`
    Unless,
    /// `for`
    Case,
    /// `to`
    Purpose,
}

/// What holds, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Divided<'s> {
    /// What holds.
    pub main: &'s [Part<'s>],
    /// When.
    pub condition: &'s [Part<'s>],
    /// How the two are joined.
    pub joint: Joint,
}

type Parts<'s> = &'s [Part<'s>];

/// The clauses of a sentence: first those in brackets, which are of the field that the words before them define.
pub(super) fn clauses(parts: Parts<'_>) -> Vec<Parts<'_>> {
    let mut clauses: Vec<Parts<'_>> = brackets(parts).map(|(_, inner)| inner).collect();
    let ends = |part: &Part<'_>| part.is(Kind::But) || part.is_sign(';') || part.is(Kind::Otherwise);
    clauses.extend(parts.split(ends).flat_map(joined));
    clauses.into_iter().map(trim).filter(|clause| !clause.is_empty()).collect()
}

/// `..., and it is invalid when ...`: a clause of its own begins where the field is named anew.
fn joined(mut parts: Parts<'_>) -> Vec<Parts<'_>> {
    let mut clauses = Vec::new();
    let starts = |window: &[Part<'_>]| {
        matches!(window, [comma, and, this] if comma.is_sign(',') && and.is(Kind::And)
            && this.is_subject())
    };
    // `type为A时必须指定，为B时无需指定`
    if let Some((ahead, behind)) = next_time(parts) {
        return joined(ahead).into_iter().chain(joined(behind)).collect();
    }
    if let Some((ahead, behind)) = next_condition(parts) {
        return std::iter::once(ahead).chain(joined(behind)).collect();
    }
    while let Some(at) = parts.windows(3).position(starts)
        && let Some((ahead, behind)) = parts.split_at_checked(at)
    {
        clauses.push(ahead);
        parts = behind.get(2..).unwrap_or_default();
    }
    clauses.push(parts);
    clauses
}

/// A second condition in Chinese, behind the comma that ends what the first one is for.
fn next_time(parts: Parts<'_>) -> Option<(Parts<'_>, Parts<'_>)> {
    let is_time = |part: &Part<'_>| part.is(Kind::Then) && part.text.starts_with('时');
    let first = parts.iter().position(is_time)?;
    let second = parts.iter().skip(first + 1).position(is_time)? + first + 1;
    let comma = parts.iter().take(second).rposition(|part| part.is_sign(','))?;
    let has_main = comma > first + 1;
    has_main.then(|| parts.split_at_checked(comma)).flatten()
}

/// `使用的协议，如果开启了认证，该字段为必选`: in Chinese a condition may stand behind a statement that is whole without it.
fn next_condition(parts: Parts<'_>) -> Option<(Parts<'_>, Parts<'_>)> {
    let opens = |pair: &[Part<'_>]| matches!(pair, [comma, lead] if comma.is_sign(',') && lead.is(Kind::If) && !lead.text.is_ascii());
    let at = parts.windows(2).position(opens)?;
    let (ahead, behind) = parts.split_at_checked(at)?;
    let behind = behind.get(1..)?;
    // `当type为A时，如果size为空，...` has both conditions.
    let is_open = ahead.last().is_some_and(|part| part.is(Kind::Then))
        || ahead.iter().any(is_if) && !ahead.iter().any(|part| part.is_sign(',') || part.is(Kind::Then));
    (!is_open && at_comma(behind.get(1..)?).is_some()).then_some((ahead, behind))
}

/// What stands in brackets, and where each pair opens.
pub(super) fn brackets(parts: Parts<'_>) -> impl Iterator<Item = (usize, Parts<'_>)> {
    let opened = parts.iter().enumerate().filter(|(_, part)| part.is_sign('('));
    opened.filter_map(move |(at, _)| {
        let inner = parts.get(at + 1..)?;
        let end = inner.iter().position(|part| part.is_sign(')')).unwrap_or(inner.len());
        Some((at, inner.get(..end)?))
    })
}

/// Without the commas and brackets at the ends.
pub(super) fn trim(mut parts: Parts<'_>) -> Parts<'_> {
    let is_mark = |part: &Part<'_>| matches!(part.kind, PartKind::Sign(',' | '(' | ')' | '.' | ':'));
    while let Some((first, rest)) = parts.split_first()
        && is_mark(first)
        && !first.is_sign('(')
    {
        parts = rest;
    }
    while let Some((last, rest)) = parts.split_last()
        && is_mark(last)
        && !last.is_sign(')')
    {
        parts = rest;
    }
    parts
}

/// A clause as its two sides.
pub(super) fn divide(parts: Parts<'_>) -> Option<Divided<'_>> {
    excepting(parts)
        .or_else(|| behind_mark(parts))
        .or_else(|| equal_case(parts))
        .or_else(|| ahead_mark(parts))
        .or_else(|| opening(parts, Kind::Case, Joint::Case))
        .or_else(|| opening(parts, Kind::Within, Joint::Case))
        .or_else(|| opening(parts, Kind::Purpose, Joint::Purpose))
        .or_else(|| case_behind(parts))
        .or_else(|| compared(parts))
}

/// `计费类型，charging_mode为prePaid必填`, `仅在charging_mode为“prePaid”生效`: without a word for `then`, and with duties also without
/// one for `if`.
fn equal_case(parts: Parts<'_>) -> Option<Divided<'_>> {
    const CASES: [Kind; 5] =
        [Kind::Mandatory, Kind::Available, Kind::Ignored, Kind::Unavailable, Kind::Returned];
    let said = parts.iter().position(|part| part.is_any(&CASES) && !part.text.is_ascii())?;
    let (ahead, behind) = parts.split_at_checked(said)?;
    let opens = |part: &Part<'_>| part.is_sign(',') || part.is_sign(':') || is_if(part);
    let lead = ahead.iter().rposition(opens);
    let has_if = lead.and_then(|at| ahead.get(at)).is_some_and(is_if);
    let condition = ahead.get(lead.map_or(0, |at| at + 1)..)?;
    let is_value = |part: &Part<'_>| part.kind == PartKind::Other || part.is_sign('"') || part.is(Kind::Or);
    let is_equal = matches!(condition, [field, equals, _, ..] if matches!(field.kind, PartKind::Field(_))
        && equals.is(Kind::Equals) && !equals.text.is_ascii())
        && condition.iter().skip(2).all(is_value);
    let is_equal = is_equal && (has_if || behind.first().is_some_and(|duty| duty.is(Kind::Mandatory)));
    let main = behind.get(..1)?;
    let ends = behind.get(1).is_none_or(|next| matches!(next.kind, PartKind::Sign(',' | '.' | '。' | ';')));
    (is_equal && ends).then_some(Divided { main, condition, joint: Joint::If })
}

/// `share_type是PER，该参数必须带`: Chinese may leave the word for `if` away.
fn compared(parts: Parts<'_>) -> Option<Divided<'_>> {
    let is_compared = matches!(parts, [field, equals, _, ..] if matches!(field.kind, PartKind::Field(_))
        && equals.is(Kind::Equals) && !equals.text.is_ascii());
    let (condition, main) = at_comma(parts).filter(|_| is_compared)?;
    let is_said = main.first().is_some_and(Part::is_subject) && main.len() < SAID;
    is_said.then_some(Divided { main, condition, joint: Joint::If })
}

/// So many parts has what is said of a field behind a comparison.
const SAID: usize = 6;

/// `chargingMode为postPaid时该参数不生效`, `当type为A时必选`: what stands before `时` is the condition.
fn behind_mark(parts: Parts<'_>) -> Option<Divided<'_>> {
    let end = parts.iter().position(|part| part.is(Kind::Then) && !part.text.is_ascii())?;
    let (before, behind) = (parts.get(..end)?, trim(parts.get(end + 1..)?));
    let lead = before.iter().rposition(is_if);
    let (ahead, condition) = match lead {
        Some(at) => (before.get(..at)?, before.get(at + 1..)?),
        None => (&[][..], last_clause(before)),
    };
    let joint = lead.and_then(|at| before.get(at)).map_or(Joint::If, joint_of);
    let main = if behind.is_empty() { ahead } else { behind };
    Some(Divided { main: trim(main), condition: trim(condition), joint })
}

/// `除关闭自动备份策略外，必选`
fn excepting(parts: Parts<'_>) -> Option<Divided<'_>> {
    let at = parts.iter().position(|part| part.is(Kind::Except))?;
    let behind = parts.get(at + 1..)?;
    let end = behind.iter().position(|part| part.is(Kind::Beyond))?;
    let (condition, main) = (behind.get(..end)?, behind.get(end + 1..)?);
    // `除中文外，支持字母` is about characters.
    main.iter().find(|part| part.is(Kind::Mandatory))?;
    Some(Divided { main: trim(main), condition, joint: Joint::Unless })
}

/// What stands behind the last comma, where nothing before it is a part of a condition.
fn last_clause(parts: Parts<'_>) -> Parts<'_> {
    let is_condition =
        |part: &Part<'_>| matches!(part.kind, PartKind::Field(_) | PartKind::Phrase(Kind::Equals));
    let cut = parts.iter().rposition(|part| part.is_sign(',') || part.is_sign(':'));
    let cut = cut.filter(|cut| !parts.iter().take(*cut).any(is_condition));
    cut.and_then(|cut| parts.get(cut + 1..)).unwrap_or(parts)
}

/// `If C, this parameter is mandatory`, `This parameter is mandatory if C`
fn ahead_mark(parts: Parts<'_>) -> Option<Divided<'_>> {
    let at = parts.iter().position(is_if)?;
    let joint = joint_of(parts.get(at)?);
    let (before, behind) = (parts.get(..at)?, parts.get(at + 1..)?);
    if before.iter().all(|part| part.is_sign('(') || part.is(Kind::Only)) {
        let (condition, main) = at_comma(behind)?;
        return Some(Divided { main, condition, joint });
    }
    Some(Divided { main: before, condition: trim(behind), joint })
}

fn is_if(part: &Part<'_>) -> bool {
    part.is(Kind::If) || part.is(Kind::Unless)
}

fn joint_of(part: &Part<'_>) -> Joint {
    if part.is(Kind::Unless) { Joint::Unless } else { Joint::If }
}

/// `For a cluster instance, the value can be A or B`, `To add a rule, you need to set this parameter`
fn opening(parts: Parts<'_>, kind: Kind, joint: Joint) -> Option<Divided<'_>> {
    let (first, rest) = parts.split_first()?;
    let (condition, main) = at_comma(rest).filter(|_| first.is(kind))?;
    Some(Divided { main, condition, joint })
}

/// What stands before the comma that ends a condition, outside of brackets, and what behind it.
fn at_comma(parts: Parts<'_>) -> Option<(Parts<'_>, Parts<'_>)> {
    let mut depth = 0_usize;
    let mut ends = |(at, part): &(usize, &Part<'_>)| {
        match part.kind {
            PartKind::Sign('(') => depth += 1,
            PartKind::Sign(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0 && (part.is_sign(',') || part.is(Kind::Then))).then_some(*at)
    };
    let commas: Vec<usize> = parts.iter().enumerate().filter_map(|it| ends(&it)).collect();
    // `If type is set to METHOD, SOURCE_IP, or HEADER, this ...`: commas of a list are followed by its items.
    let opens = |at: &&usize| {
        parts.get(**at + 1).is_some_and(|next| {
            !next.is(Kind::Or)
                && matches!(next.kind, PartKind::Phrase(_) | PartKind::Own | PartKind::Field(_))
        })
    };
    // `If vpc_id is not specified: it is that of the server`
    let colon = || parts.iter().position(|part| part.is_sign(':')).filter(|at| at + 1 < parts.len());
    let comma = commas.iter().find(opens).or(commas.first()).copied().or_else(colon)?;
    let main = trim(parts.get(comma + 1..)?);
    let main = main.split_first().filter(|(first, _)| first.is(Kind::Then)).map_or(main, |(_, rest)| rest);
    Some((parts.get(..comma)?, main))
}

/// `Mandatory for topic creation`, `displayed only for RocketMQ 5.x`
fn case_behind(parts: Parts<'_>) -> Option<Divided<'_>> {
    [Kind::Unavailable, Kind::Ignored, Kind::Mandatory, Kind::Returned, Kind::Available].into_iter().find_map(
        |kind| {
            let at = parts.iter().position(|part| part.is(kind))?;
            let (main, behind) = parts.split_at_checked(at + 1)?;
            // `the time required for waiting` is no duty.
            let before = main.get(..at).and_then(<[_]>::last);
            let is_duty = kind != Kind::Mandatory
                || before.is_none_or(|part| {
                    part.is_sign('(') || part.is_any(&[Kind::Equals, Kind::Only, Kind::Link, Kind::Must])
                });
            let (first, rest) = behind.split_first()?;
            let rest = if first.is(Kind::Only) { rest } else { behind };
            // `available only for`, `is only available for`, `Only job_id is returned for`
            let is_only =
                [Some(first), before, main.first()].into_iter().flatten().any(|part| part.is(Kind::Only));
            let (case, condition) = rest.split_first()?;
            // Without `only`, `supported for` says what something is for; `supported in microversion 2.9 and later` says when.
            let may_be_case = is_only
                || matches!(kind, Kind::Mandatory | Kind::Unavailable | Kind::Ignored)
                || main.get(..at).is_some_and(is_denied);
            // `mandatory in other cases`, but not `must be set in pairs`.
            let is_duty_in = kind == Kind::Mandatory && case.text == "in" && !main.last()?.text.contains(' ');
            // `not supported by shared load balancers`
            let is_refused_by = matches!(kind, Kind::Unavailable | Kind::Ignored) && case.text == "by";
            // `Not available in pay-per-use mode`, `Takes effect only with the method ELB_AUDIT`
            let is_now = condition.iter().any(|part| part.is(Kind::This) || part.is(Kind::Now));
            let is_refused_in = kind == Kind::Unavailable && at == 0 && case.text == "in" && !is_now;
            let is_only_with = is_only && kind == Kind::Available && case.text.eq_ignore_ascii_case("with");
            let is_release = condition.iter().any(|part| part.is(Kind::Release));
            let is_case = case.is(Kind::Case) && (may_be_case || is_release)
                || case.is(Kind::Within)
                    && (is_only || is_release || is_duty_in || is_refused_by || is_refused_in)
                || is_only_with
                || case.is(Kind::Purpose) && is_only && kind == Kind::Available;
            (is_duty && is_case).then_some(Divided { main, condition: trim(condition), joint: Joint::Case })
        },
    )
}
/// What stands behind `you`, with which a condition begins.
pub(super) fn behind_reader<'s, 't>(condition: &'s [Part<'t>]) -> Option<&'s [Part<'t>]> {
    let (first, rest) = condition.split_first()?;
    (first.is(Kind::Link) && first.text.eq_ignore_ascii_case("you")).then_some(rest)
}
