//! When a field must be given although its table calls it optional.

mod clause;
mod either;
mod relation;

use super::text::{Description, unwrap};
use super::{Remark, Subject};
use crate::model::{Condition, ConditionKind, Relation};

/// Reads the conditions of a field.
pub(super) fn read(subject: &Subject<'_>, description: &Description<'_>) -> (Vec<Condition>, Vec<Remark>) {
    let mut conditions: Vec<Condition> = Vec::new();
    let mut remarks = Vec::new();
    for sentence in description.sentences().map(unwrap) {
        let Some(kind) = either::read(sentence, subject)
            .or_else(|| clause::read(sentence, subject))
            .or_else(|| relation::read(sentence, subject))
        else {
            continue;
        };
        let text = format!("{}.", sentence.trim_end_matches(['.', ' ']));
        if conditions.iter().any(|condition| condition.text == text) {
            continue;
        }
        if kind == ConditionKind::Unresolved {
            remarks.push(Remark::UnresolvedCondition(sentence.to_owned()));
        }
        conditions.push(Condition { text, kind });
    }
    // One case of a value alone is often all there is to say of it: `For CSBS, the value is ...`.
    let is_case = |condition: &Condition| matches!(&condition.kind, ConditionKind::Related { relation: Relation::ValuesDepend, fields } if fields.is_empty());
    if conditions.iter().filter(|condition| is_case(condition)).count() == 1 {
        conditions.retain(|condition| !is_case(condition));
    }
    (conditions, remarks)
}

#[cfg(test)]
mod tests;
