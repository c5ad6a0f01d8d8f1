//! When a field must be given although its table calls it optional.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::sentence::{bare, is_value, split};
use super::{Remark, Sibling, Subject, value};
use crate::model::{Condition, ConditionKind, Shape};

/// Reads the conditions of a field.
pub(super) fn read(subject: &Subject<'_>) -> (Vec<Condition>, Vec<Remark>) {
    let mut conditions = Vec::new();
    let mut remarks = Vec::new();
    for sentence in subject.paragraphs.iter().flat_map(|paragraph| split(paragraph)) {
        let Some(kind) = either_or(sentence, subject).or_else(|| mandatory_when(sentence, subject)) else {
            continue;
        };
        if kind == ConditionKind::Unresolved {
            remarks.push(Remark::UnresolvedCondition(sentence.to_owned()));
        }
        conditions.push(Condition { text: format!("{sentence}."), kind });
    }
    (conditions, remarks)
}

/// `Either this parameter or topic_regex must be specified`
fn either_or(sentence: &str, subject: &Subject<'_>) -> Option<ConditionKind> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^either this parameter or (?:the )?(?P<other>\S+)(?: parameter)? must be (?:specified|set|configured|given|provided)$").ok()
    });
    let captures = PHRASE.as_ref()?.captures(sentence)?;
    let other = bare(captures.name("other")?.as_str());
    let is_sibling = other != subject.name && subject.siblings.iter().any(|sibling| sibling.name == other);
    Some(if is_sibling {
        ConditionKind::EitherOr { others: vec![other.to_owned()] }
    } else {
        ConditionKind::Unresolved
    })
}

/// `This parameter is mandatory when configuration type is set to CLOUD`
fn mandatory_when(sentence: &str, subject: &Subject<'_>) -> Option<ConditionKind> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:mandatory|required|must be (?:specified|set|configured)) (?:only )?(?:when|if) (?P<rest>.+)$").ok()
    });
    static CLAUSE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:the )?(?:value of )?(?P<field>.+?) is (?:set to |specified as )?(?P<values>\S+(?: or \S+)?)$").ok()
    });
    let rest = PHRASE.as_ref()?.captures(sentence)?.name("rest")?.as_str();
    let resolved = CLAUSE.as_ref().and_then(|clause| clause.captures(rest)).and_then(|captures| {
        let sibling = sibling_called(captures.name("field")?.as_str(), subject)?;
        let values = captures.name("values")?.as_str().split(" or ").map(bare);
        let equals: Option<Vec<Value>> = values.map(|value| value_of(sibling, value)).collect();
        Some(ConditionKind::MandatoryWhen { field: sibling.name.to_owned(), equals: equals? })
    });
    Some(resolved.unwrap_or(ConditionKind::Unresolved))
}

/// The sibling with this name, or the only one whose name abbreviates these words: `configuration type`, `config_type`.
fn sibling_called<'a>(words: &str, subject: &Subject<'a>) -> Option<&'a Sibling<'a>> {
    let words = bare(words);
    let others = || subject.siblings.iter().filter(|sibling| sibling.name != subject.name);
    if let Some(named) = others().find(|sibling| sibling.name == words) {
        return Some(named);
    }
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let abbreviates = |sibling: &&Sibling<'_>| {
        let parts: Vec<&str> = sibling.name.split('_').collect();
        let fits = |(part, word): (&&str, &String)| part.len() >= 3 && word.starts_with(*part);
        parts.len() == words.len() && parts.len() > 1 && parts.iter().zip(&words).all(fits)
    };
    let mut candidates = others().filter(abbreviates);
    candidates.next().filter(|_| candidates.next().is_none())
}

/// The value in the type of that field: one that its own description lists, or that its type has.
fn value_of(sibling: &Sibling<'_>, literal: &str) -> Option<Value> {
    match sibling.shape {
        Shape::Boolean => literal.to_ascii_lowercase().parse().ok().map(Value::Bool),
        Shape::Integer => literal.parse::<i64>().ok().map(Value::from),
        Shape::String => {
            let listed = value::read(sibling.shape, sibling.paragraphs);
            let is_listed =
                listed.is_some_and(|values| values.values.iter().any(|value| value.literal == literal));
            (is_listed && is_value(literal)).then(|| Value::String(literal.to_owned()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Direction;

    fn kinds(name: &str, text: &str) -> Vec<ConditionKind> {
        let paragraphs = [text.to_owned()];
        let config = ["Instance type.".to_owned(), "CLOUD: DMS for Kafka instance.".to_owned()];
        let (string, boolean) = (Shape::String, Shape::Boolean);
        let siblings = [
            Sibling { name: "config_type", shape: &string, paragraphs: &config },
            Sibling { name: "acl_open", shape: &boolean, paragraphs: &[] },
            Sibling { name: "topic_regex", shape: &string, paragraphs: &[] },
            Sibling { name, shape: &string, paragraphs: &paragraphs },
        ];
        let subject = Subject {
            name,
            shape: &string,
            paragraphs: &paragraphs,
            siblings: &siblings,
            direction: Direction::Request,
            examples: &[],
        };
        read(&subject).0.into_iter().map(|condition| condition.kind).collect()
    }

    #[test]
    fn a_condition_on_a_named_field_and_value_is_resolved() {
        let expected = vec![ConditionKind::MandatoryWhen {
            field: "config_type".to_owned(),
            equals: vec!["CLOUD".into()],
        }];
        for text in [
            "Kafka instance ID. This parameter is mandatory when configuration type is set to CLOUD.",
            "RocketMQ instance ID. This parameter is mandatory when the configuration type is CLOUD.",
            "This parameter is mandatory when config_type is set to CLOUD.",
        ] {
            assert_eq!(kinds("instance_id", text), expected, "{text}");
        }
        let boolean =
            vec![ConditionKind::MandatoryWhen { field: "acl_open".to_owned(), equals: vec![true.into()] }];
        assert_eq!(kinds("user_name", "Username. This parameter is mandatory if acl_open is true."), boolean);
    }

    #[test]
    fn a_condition_that_names_no_field_stays_text() {
        for text in [
            "Username. This parameter is mandatory when SASL_SSL is enabled.",
            "Password. This parameter is mandatory when ACL is enabled.",
            "This parameter is mandatory when config_type is set to OTHER.",
        ] {
            assert_eq!(kinds("password", text), [ConditionKind::Unresolved], "{text}");
        }
    }

    #[test]
    fn either_this_or_that() {
        let expected = [ConditionKind::EitherOr { others: vec!["topic_regex".to_owned()] }];
        assert_eq!(
            kinds("topics", "Names. Either this parameter or topic_regex must be specified."),
            expected
        );
        assert_eq!(
            kinds("topics", "Either this parameter or the topic_regex parameter must be set."),
            expected
        );
        assert_eq!(
            kinds("topics", "Either this parameter or queues must be set."),
            [ConditionKind::Unresolved]
        );
    }

    #[test]
    fn plain_statements_are_no_conditions() {
        for text in ["This parameter is mandatory.", "Job name.", "Required for all regions."] {
            assert_eq!(kinds("x", text), [], "{text}");
        }
    }
}
