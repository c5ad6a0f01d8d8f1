//! Conditions of other kinds than being mandatory: `This parameter is valid only when type is set to A.`
//!
//! In: a sentence. Out: how the field depends on something, and the neighbours that the sentence names. What a condition
//! says of the field's own value (`If it is set to true, ...`) explains that value and is none.

use super::super::Subject;
use super::super::text::{in_brackets, split};
use crate::limits;
use crate::model::{ConditionKind, Direction, Relation};
use crate::vocabulary::{PhraseKind, find_phrase, is_han};

/// The relation that a sentence states.
pub(super) fn read(sentence: &str, subject: &Subject<'_>) -> Option<ConditionKind> {
    if let Some(others) = one_needed(sentence, subject) {
        return Some(ConditionKind::EitherOr { others });
    }
    let relation = between(sentence, subject).or_else(|| conditional(sentence, subject))?;
    Some(ConditionKind::Related { relation, fields: named(sentence, subject) })
}

/// `The parameters to and from should be used together.`
fn between(sentence: &str, subject: &Subject<'_>) -> Option<Relation> {
    let place = |kind: PhraseKind| find_phrase(sentence, kind).map(|(at, _)| at);
    // `can be used together with` allows something.
    let together = place(PhraseKind::Together).filter(|at| {
        !["can be ", "may be "].iter().any(|word| sentence.get(..*at).is_some_and(|it| it.ends_with(word)))
    });
    let relation = match (place(PhraseKind::Apart), together) {
        (Some(apart), Some(together)) if together < apart => Relation::GivenTogether,
        (Some(_), _) => Relation::GivenApart,
        (None, Some(_)) => Relation::GivenTogether,
        (None, None) => return None,
    };
    // `和group_id互斥`
    let is_elided = ["和", "与", "不能和", "不能与", "Mutually exclusive", "Cannot be used"];
    let is_about = names(sentence, subject.name)
        || says_this(sentence)
        || is_elided.iter().any(|words| sentence.starts_with(words));
    (is_about && !named(sentence, subject).is_empty()).then_some(relation)
}

/// `vpc_id and subnet_id cannot be left blank at the same time`: one of them must be given.
fn one_needed(sentence: &str, subject: &Subject<'_>) -> Option<Vec<String>> {
    find_phrase(sentence, PhraseKind::OneNeeded)?;
    let others = named(sentence, subject);
    (names(sentence, subject.name) && !others.is_empty()).then_some(others)
}

/// A sentence with a condition in it.
fn conditional(sentence: &str, subject: &Subject<'_>) -> Option<Relation> {
    let (main, condition) = divide(sentence)?;
    // `not supported for now` is no condition.
    let lower = condition.trim_start().to_lowercase();
    if ["now", "the current", "current", "the time being"].iter().any(|words| lower.starts_with(words)) {
        return None;
    }
    let fields = named(condition, subject);
    if fields.is_empty() && is_own(condition, subject) {
        return None;
    }
    let says = |kind: PhraseKind| find_phrase(main, kind).map(|(at, _)| main.get(..at).unwrap_or_default());
    if let Some(before) = says(PhraseKind::Unavailable) {
        return is_subject(before, subject).then_some(Relation::ForbiddenWhen);
    }
    if let Some(before) = says(PhraseKind::Returned).filter(|_| subject.direction == Direction::Response) {
        return is_subject(before, subject).then_some(Relation::ReturnedWhen);
    }
    if let Some(before) = says(PhraseKind::Values) {
        let is_all = before.trim().is_empty() || is_subject(before, subject);
        return (is_all && (!fields.is_empty() || starts_with_case(sentence)))
            .then_some(Relation::ValuesDepend);
    }
    if let Some(before) = says(PhraseKind::Mandatory) {
        let is_all = condition.trim_start().starts_with("all ") || before.ends_with("not ");
        let is_explicit = sentence.contains(is_han)
            || before.trim_matches([' ', '(']).is_empty()
            || says_this(before)
            || names(before, subject.name);
        return (is_explicit && !is_all).then_some(Relation::MandatoryWhen);
    }
    let before = says(PhraseKind::Available)?;
    let is_limited = sentence.contains(is_han)
        || sentence.contains("only")
        || sentence.contains('仅')
        || !fields.is_empty()
        || says_this(before);
    (is_subject(before, subject) && is_limited).then_some(Relation::IgnoredUnless)
}

/// What holds, and the condition under which it does.
fn divide(sentence: &str) -> Option<(&str, &str)> {
    if let Some(found) = chinese(sentence) {
        return Some(found);
    }
    let (at, end) = find_phrase(sentence, PhraseKind::If)
        .or_else(|| case(sentence))
        .or_else(|| case_of_duty(sentence))?;
    // `当前` is no `when`.
    if sentence.get(at..).is_some_and(|rest| rest.starts_with("当前") || rest.starts_with("当天")) {
        return None;
    }
    let before = sentence.get(..at)?;
    if before.trim_matches([' ', '(', '（']).is_empty() {
        let rest = sentence.get(end..)?;
        let comma = rest.find([',', '，', '时'])?;
        return rest.split_at_checked(comma).map(|(condition, main)| (main, condition));
    }
    Some((before, sentence.get(end..)?))
}

/// `chargingMode为postPaid时该参数不生效`, `当type为A时必选`: what stands before `时` is the condition.
fn chinese(sentence: &str) -> Option<(&str, &str)> {
    const OTHER: [char; 12] = ['间', '长', '区', '刻', '段', '延', '限', '候', '钟', '效', '期', '指'];
    let (at, word) = sentence.match_indices('时').find(|(at, word)| {
        let behind = sentence.get(at + word.len()..).unwrap_or_default();
        !behind.starts_with(OTHER)
            && !sentence.get(..*at).is_some_and(|it| it.ends_with(['小', '定', '同', '及', '实', '临', '超']))
    })?;
    let (before, behind) = (sentence.get(..at)?, sentence.get(at + word.len()..)?);
    let lead =
        ["仅当", "只有当", "当", "如果", "若", "仅在"].iter().find_map(|word| before.rsplit_once(word));
    let (ahead, condition) = lead.unwrap_or(("", before));
    let main = behind.trim_start_matches([',', '，', ' ', '才']);
    if main.is_empty() { Some((ahead, condition)) } else { Some((main, condition)) }
}

/// `For a cluster instance, the value can be A or B`
fn case(sentence: &str) -> Option<(usize, usize)> {
    find_phrase(sentence, PhraseKind::Case).filter(|(at, _)| *at == 0)
}

/// `Mandatory for topic creation`
fn case_of_duty(sentence: &str) -> Option<(usize, usize)> {
    [PhraseKind::Unavailable, PhraseKind::Mandatory, PhraseKind::Returned, PhraseKind::Available]
        .into_iter()
        .find_map(|kind| case_behind(sentence, kind))
}

/// `displayed only for RocketMQ 5.x`
fn case_behind(sentence: &str, kind: PhraseKind) -> Option<(usize, usize)> {
    let (start, end) = find_phrase(sentence, kind)?;
    // `the time required for waiting` is no duty.
    let before = sentence.get(..start)?.trim_end_matches([' ', '(']);
    let is_duty = before.is_empty()
        || kind != PhraseKind::Mandatory
        || [" is", " are", " only", " be"].iter().any(|word| before.ends_with(word));
    if !is_duty {
        return None;
    }
    // `can be used only for comparison` says what something is for.
    if kind == PhraseKind::Available && sentence.get(start..end)?.contains("used") {
        return None;
    }
    let behind = sentence.get(end..)?;
    let only = if behind.starts_with(" only") { " only".len() } else { 0 };
    let (at, length) = find_phrase(behind, PhraseKind::Case)?;
    // Without `only`, `used for` says what something is for.
    let is_case = only > 0 || matches!(kind, PhraseKind::Mandatory | PhraseKind::Unavailable);
    let (at, is_case) = (at, is_case && behind.get(at..).is_some_and(|rest| !rest.starts_with("in")));
    (is_case && at <= only + 1).then_some((end + at, end + length))
}

fn starts_with_case(sentence: &str) -> bool {
    case(sentence).is_some()
}

/// Whether a condition is on the value itself: `this parameter is not specified`, `it is set to true`.
fn is_own(condition: &str, subject: &Subject<'_>) -> bool {
    let condition = condition.trim().trim_start_matches("the value of ");
    let first = condition.split([' ', ',']).next().unwrap_or_default();
    says_this(condition)
        || names(condition, subject.name)
        || [
            "true",
            "false",
            "not",
            "so",
            "yes",
            "no",
            "you",
            "left",
            "empty",
            "specified",
            "necessary",
            "needed",
            "required",
            "creating",
            "querying",
            "calling",
        ]
        .contains(&first.to_lowercase().as_str())
}

fn says_this(text: &str) -> bool {
    const OWN: &[&str] = &[
        "this parameter",
        "this field",
        "the parameter is",
        "the field is",
        "the value is",
        "this value",
        "its value",
        "the parameter value",
        "the value of this",
        "this attribute",
        "该参数",
        "此参数",
        "本参数",
        "该字段",
    ];
    let lower = text.to_lowercase();
    let lower = lower.trim_start();
    lower == "it"
        || lower.starts_with("it ")
        || lower.starts_with("this is ")
        || OWN.iter().any(|words| lower.contains(words))
}

/// `This parameter is only`, but not `The parameter value is the earliest version`: nothing stands between.
fn ends_with_copula(words: &str) -> bool {
    const LINKS: &[&str] = &[
        "is",
        "are",
        "will",
        "be",
        "can",
        "only",
        "also",
        "not",
        "does",
        "do",
        "must",
        "should",
        "need",
        "needs",
        "to",
        "has",
        "been",
        "and",
        "valid",
        "available",
        "mandatory",
        "currently",
        "parameter",
        "field",
        "value",
        "this",
        "the",
        "it",
        "its",
        "of",
        "attribute",
        "or",
    ];
    words.split_whitespace().all(|word| LINKS.contains(&word.to_lowercase().as_str()) || !word.is_ascii())
}

/// Whether the words before a predicate are the field itself: nothing, `This parameter is`, its name, its definition.
fn is_subject(before: &str, subject: &Subject<'_>) -> bool {
    let words = before.trim().trim_start_matches([',', '，', '(', '（', '时']).trim_start();
    if words.is_empty() || names(words, subject.name) || says_this(words) && ends_with_copula(words) {
        return true;
    }
    let lower = words.to_lowercase();
    let noun = ["is only", "is", "are", "will be", "will", "which", "can be", "the"]
        .iter()
        .fold(lower.as_str(), |noun, word| noun.trim().strip_suffix(word).unwrap_or(noun))
        .trim()
        .trim_start_matches("the ")
        .trim_end_matches([',', ' ', '(', '（']);
    let definition =
        subject.paragraphs.iter().flat_map(|text| split(text)).next().unwrap_or_default().to_lowercase();
    let (definition, ..) = in_brackets(&definition).unwrap_or((&definition, "", ""));
    let noun = in_brackets(noun).map_or(noun, |(noun, ..)| noun);
    // A definition that is the sentence itself has all of its words: it must begin with the noun, or say it once more.
    let is_defined = if find_phrase(definition, PhraseKind::If).is_some() {
        definition.trim_start_matches("the ").starts_with(noun) || definition.matches(noun).count() > 1
    } else {
        definition.contains(noun)
    };
    noun.is_empty() || noun == "parameter" || noun.len() > 3 && is_defined
}

/// The neighbours that a text names by their wire names, this field left out.
fn named(text: &str, subject: &Subject<'_>) -> Vec<String> {
    let others =
        subject.siblings.iter().take(limits::SIBLINGS).filter(|sibling| sibling.name != subject.name);
    others.filter(|sibling| names(text, sibling.name)).map(|sibling| sibling.name.to_owned()).collect()
}

/// Whether a text has a name as a word. One that is a word of the language must be called a parameter, or have a value.
fn names(text: &str, name: &str) -> bool {
    // `If the version is v3`: what a condition begins with is a field.
    let starts = text.trim_start().strip_prefix("the ").and_then(|rest| rest.strip_prefix(name));
    if starts.is_some_and(|rest| rest.starts_with(" is ") || rest.starts_with(" value is ")) {
        return true;
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-' || c == '.';
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(at + name.len()..).unwrap_or_default();
        let is_alone = !before.ends_with(is_part) && !behind.trim_start_matches('.').starts_with(is_part);
        let is_word = name.chars().all(|c| c.is_ascii_lowercase());
        let is_called = [
            " is set",
            " is not",
            " is ",
            " parameter",
            "=",
            " and ",
            " or ",
            " are ",
            " should ",
            " must ",
            " can ",
            " cannot ",
            "为",
            ",",
            ")",
        ]
        .iter()
        .any(|words| behind.starts_with(words));
        let has_article =
            ["the ", "a ", "an ", "this ", "each ", "The ", "of "].iter().any(|word| before.ends_with(word));
        let is_joined =
            ["with ", "parameter ", "parameters ", "value of "].iter().any(|word| before.ends_with(word));
        let is_called = is_called || behind.starts_with(is_han);
        is_alone && (!is_word || is_joined || is_called && (!has_article || behind.starts_with(" parameter")))
    })
}
