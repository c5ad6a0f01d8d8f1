//! `Either this parameter or topic_regex must be specified.`

use std::sync::LazyLock;

use regex::Regex;

use super::super::Subject;
use super::super::text::{bare, items};
use crate::model::ConditionKind;

/// A choice that has this field in it. One between other fields says nothing of this one.
pub(super) fn read(sentence: &str, subject: &Subject<'_>) -> Option<ConditionKind> {
    static PHRASES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        [
            concat!(
                r"(?i)^(?:either|at least one of|one of)(?: the following)?(?: parameters?| fields?)?:? (?P<list>.+?)(?: parameters?| fields?)? ",
                r"(?:must|needs to|should) be (?:specified|set|configured|given|provided|passed|included)$"
            ),
            r"(?i)^(?:either|at least one of) (?P<list>.+?) is (?:mandatory|required)$",
            r"(?i)^(?:you must )?specify (?:either|at least one of) (?P<list>.+?)(?:,? or both(?: of them)?)?$",
        ]
        .iter()
        .filter_map(|regex| Regex::new(regex).ok())
        .collect()
    });
    let list = PHRASES.iter().find_map(|regex| regex.captures(sentence)?.name("list"))?.as_str();
    let parts = items(list);
    let is_own = |part: &&str| {
        let this = ["this parameter", "this field", "this", "it"];
        is_definition(name(part), subject)
            || name(part) == subject.name
            || this.iter().any(|word| word.eq_ignore_ascii_case(bare(part)))
    };
    if !parts.iter().any(is_own) || parts.len() < 2 {
        return None;
    }
    let others: Vec<String> =
        parts.iter().filter(|part| !is_own(part)).map(|part| name(part).to_owned()).collect();
    let is_sibling = |name: &String| subject.siblings.iter().any(|sibling| sibling.name == *name);
    let resolved = !others.is_empty() && others.iter().all(is_sibling);
    Some(if resolved { ConditionKind::EitherOr { others } } else { ConditionKind::Unresolved })
}

/// `flavor code` where the description starts with `Flavor code.`
fn is_definition(words: &str, subject: &Subject<'_>) -> bool {
    let first = subject.paragraphs.first().map(String::as_str).unwrap_or_default();
    let first = first.split(['.', '(', ',']).next().unwrap_or_default().trim();
    words.contains(' ') && first.eq_ignore_ascii_case(words)
}

/// `the topics parameter`, `parameter name`
fn name(item: &str) -> &str {
    let item = bare(item);
    let item = item.strip_prefix("the ").unwrap_or(item);
    let item = item.strip_prefix("parameter ").unwrap_or(item);
    item.strip_suffix(" parameter").or_else(|| item.strip_suffix(" field")).unwrap_or(item).trim()
}
