//! `This parameter is mandatory when configuration type is set to CLOUD.`

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::text::{Description, bare, in_brackets, is_participle, is_prose, is_token, items, split};
use super::super::{Sibling, Subject, value};
use crate::model::{ConditionKind, Shape};

/// A condition under which this field is mandatory, resolved where it names a neighbour and one of its values.
pub(super) fn read(sentence: &str, subject: &Subject<'_>) -> Option<ConditionKind> {
    let clause = behind(sentence, subject.name).or_else(|| ahead(sentence, subject.name))?;
    let clause = clause.split_once(", otherwise").map_or(clause, |(clause, _)| clause);
    Some(resolve(clause, subject).unwrap_or(ConditionKind::Unresolved))
}

/// `... is mandatory when C`, `(Mandatory only when C)`, `not required when A, but mandatory when C`
fn behind<'s>(sentence: &'s str, name: &str) -> Option<&'s str> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)(?P<not>\bnot )?\b(?:mandatory|required|must be (?:specified|set|configured|given|provided|passed|transferred))",
            r"(?: and (?:can|must) be \w+)? (?:only |and valid )?(?P<joint>when|if|for|in) "
        ))
        .ok()
    });
    PHRASE.as_ref()?.captures_iter(sentence).find_map(|captures| {
        let (whole, joint) = (captures.get(0)?, captures.name("joint")?.as_str().to_lowercase());
        let stated = subject_of(sentence.get(..whole.start())?, name)?;
        // `Required for all regions` is no condition; `This parameter is mandatory for disk restoration` is one.
        // `must be set in pairs` and `must be specified in conjunction with` are none either.
        let is_case = stated == Stated::Explicitly && !whole.as_str().to_lowercase().contains("must be");
        let is_clause = joint == "when" || joint == "if" || is_case;
        (captures.name("not").is_none() && is_clause).then(|| sentence.get(whole.end()..))?
    })
}

#[derive(PartialEq, Eq)]
enum Stated {
    Explicitly,
    /// `(Mandatory only when ...)`
    Silently,
}

/// What is mandatory: this field, or, with `None`, something else.
fn subject_of(ahead: &str, name: &str) -> Option<Stated> {
    static OWN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?i)(?:^|[\s,(])(?:(?:this|the) (?:parameter|field|attribute|value|object)|it|which|and)(?: is| are)?(?: (?:valid|required|available|used) and(?: is)?)?(?: also)?$",
        )
        .ok()
    });
    let ahead = ahead.trim().trim_end_matches(['(', '（']).trim_end();
    let last = ahead.strip_suffix(" is").unwrap_or(ahead).split_whitespace().last().unwrap_or_default();
    match () {
        () if ahead.is_empty() => Some(Stated::Silently),
        () if OWN.as_ref().is_some_and(|own| own.is_match(ahead)) || bare(last) == name => {
            Some(Stated::Explicitly)
        }
        // `..., but mandatory when`
        () if ahead.ends_with(" but") || ahead.ends_with('*') => Some(Stated::Silently),
        () => None,
    }
}

/// `If C, this parameter is mandatory`
fn ahead<'s>(sentence: &'s str, name: &str) -> Option<&'s str> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:if|when) (?P<clause>.+?), (?P<subject>this parameter|this field|the parameter|it|[\w.:-]+) ",
            r"(?:is (?:mandatory|required)|must be (?:specified|set|configured|given|provided))$"
        ))
        .ok()
    });
    let captures = PHRASE.as_ref()?.captures(sentence)?;
    let stated = captures.name("subject")?.as_str();
    let is_own = stated.contains(' ') || stated.eq_ignore_ascii_case("it") || stated == name;
    is_own.then(|| captures.name("clause").map(|clause| clause.as_str()))?
}

/// `SASL authentication is enabled (that is, when ssl_enable is set to true)`: what stands in brackets is the exact form.
fn resolve(clause: &str, subject: &Subject<'_>) -> Option<ConditionKind> {
    if let Some((words, exact, "")) = in_brackets(clause) {
        let exact = exact.trim_start_matches("that is, ").trim_start_matches("when ");
        return exactly(exact, subject).or_else(|| exactly(words, subject));
    }
    exactly(clause, subject)
}

/// `configuration type is set to CLOUD`, `share_type is PER or WHOLE`, `ssl_enable=true`
fn exactly(clause: &str, subject: &Subject<'_>) -> Option<ConditionKind> {
    static CLAUSE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:the )?(?:value of )?(?:parameter |field )?(?P<field>[^,;]+?)(?:'s value| parameter| field)?",
            r"(?: (?:is|was|has been)(?: set| specified)?(?: to| as)?(?: either| one of)?(?: the value)? |\s*=\s*)(?P<values>[^;]+)$"
        ))
        .ok()
    });
    let captures = CLAUSE.as_ref()?.captures(clause.trim())?;
    let sibling = sibling_called(captures.name("field")?.as_str(), subject)?;
    let values = captures.name("values")?.as_str();
    // `set to on and scene is set to mobile` is more than one condition.
    if values.contains(" and ") || values.starts_with("not ") {
        return None;
    }
    let equals: Option<Vec<Value>> =
        items(values).into_iter().map(|value| value_of(sibling, bare(value))).collect();
    let equals = equals.filter(|equals| !equals.is_empty())?;
    Some(ConditionKind::MandatoryWhen { field: sibling.0.name.to_owned(), equals })
}

/// A neighbour, and whether it was called by its wire name.
type Called<'a> = (&'a Sibling<'a>, bool);

/// The neighbour with this name, or the only one that these words fit: its name abbreviates them (`configuration type`,
/// `config_type`), or its description starts with them.
fn sibling_called<'a>(words: &str, subject: &Subject<'a>) -> Option<Called<'a>> {
    let words = bare(words);
    let others = || subject.siblings.iter().filter(|sibling| sibling.name != subject.name);
    if let Some(named) = others().find(|sibling| sibling.name == words) {
        return Some((named, true));
    }
    let lower: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let fits = |sibling: &&Sibling<'_>| abbreviates(sibling.name, &lower) || is_described_as(sibling, words);
    let mut candidates = others().filter(fits);
    let only = candidates.next().filter(|_| candidates.next().is_none())?;
    Some((only, false))
}

/// `config_type` for `configuration type`
fn abbreviates(name: &str, words: &[String]) -> bool {
    let parts: Vec<&str> = name.split(['_', '-']).collect();
    let fits = |(part, word): (&&str, &String)| part.len() >= 3 && word.starts_with(*part);
    parts.len() == words.len() && parts.len() > 1 && parts.iter().zip(words).all(fits)
}

/// `Specifies the policy type.` for `policy type`
fn is_described_as(sibling: &Sibling<'_>, words: &str) -> bool {
    let first = sibling.paragraphs.first().and_then(|paragraph| split(paragraph).into_iter().next());
    let lower = first.map(str::to_lowercase).unwrap_or_default();
    let noun = ["specifies ", "indicates ", "the "]
        .iter()
        .fold(lower.as_str(), |text, word| text.strip_prefix(word).unwrap_or(text));
    words.contains(' ') && noun == words.to_lowercase()
}

/// The value in the type of that field: one that its own description lists, or that its type has. A field that was
/// called by its name and lists no values can have any.
fn value_of((sibling, by_name): Called<'_>, literal: &str) -> Option<Value> {
    match sibling.shape {
        Shape::Boolean => literal.to_ascii_lowercase().parse().ok().map(Value::Bool),
        Shape::Integer => literal.parse::<i64>().ok().map(Value::from),
        Shape::String => {
            let listed = value::read(sibling.shape, &Description::of(sibling.paragraphs), &[]);
            let is_value = match listed {
                Some(values) => values.values.iter().any(|value| value.literal == literal),
                None => {
                    by_name
                        && is_token(literal)
                        && !is_prose(literal)
                        && !is_participle(literal)
                        && !is_state(literal)
                }
            };
            is_value.then(|| Value::String(literal.to_owned()))
        }
        _ => None,
    }
}

/// `enabled` says something about a field without being its value.
fn is_state(word: &str) -> bool {
    ["enabled", "disabled", "included", "passed", "configured", "selected", "required", "supported"]
        .contains(&word)
}
