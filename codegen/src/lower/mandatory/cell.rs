//! Mandatory cells that say more than Yes or No: `Mandatory if kind is A, otherwise optional.`, `No (either this or b)`.
//!
//! Out: whether the field must be given, always, and the words that say when else. A field that is mandatory in some
//! cases only is optional: a caller who is asked for it in all of them cannot leave it out.

use crate::lower::prose::{self, Subject};
use crate::model::{Condition, ConditionKind};
use crate::vocabulary;

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::lower) struct Mandatory {
    /// Whether it must be given. None where the cell says neither.
    pub known: Option<bool>,
    /// The condition, in the words of the cell.
    pub condition: Option<String>,
}

/// Reads a cell.
pub(in crate::lower) fn read(words: &str) -> Mandatory {
    if let Some(known) = vocabulary::mandatory(words) {
        return Mandatory { known: Some(known), condition: None };
    }
    let (first, rest) = first_word(words);
    let Some(known) = vocabulary::mandatory(first) else { return chinese(words) };
    let rest = rest.trim();
    let note = rest.strip_prefix("Note").or_else(|| rest.strip_prefix("NOTE"));
    let rest = note.map_or(rest, |rest| rest.trim_start_matches(':').trim_start());
    let inner =
        rest.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）'])).unwrap_or(rest);
    let is_condition = vocabulary::is_condition(inner);
    // `Mandatory if ...` is one sentence; `No (...)` has it behind the word.
    let is_one = rest.starts_with(char::is_lowercase);
    let condition = is_condition.then(|| if is_one { words } else { inner }.trim().to_owned());
    Mandatory { known: Some(known && !is_condition), condition }
}

/// The word that a cell begins with, and the rest.
fn first_word(words: &str) -> (&str, &str) {
    let words = words.trim();
    let end = words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len());
    let (first, rest) = words.split_at_checked(end).unwrap_or((words, ""));
    (first, rest.trim_start_matches([',', '.', ';', ':', '，', '。', '；']))
}

/// `当类型为A时必选`
fn chinese(words: &str) -> Mandatory {
    let is_case = vocabulary::is_conditional_cell(words);
    Mandatory { known: is_case.then_some(false), condition: is_case.then(|| words.trim().to_owned()) }
}

/// The condition of a cell, with field and value where it names them.
pub(in crate::lower) fn condition(text: &str, subject: &Subject<'_>) -> Condition {
    let said = prose::conditions_of_cell(text, subject);
    let kind =
        said.into_iter().map(|condition| condition.kind).find(|kind| *kind != ConditionKind::Unresolved);
    Condition { text: text.to_owned(), kind: kind.unwrap_or(ConditionKind::Unresolved) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(words: &str) -> (Option<bool>, Option<String>) {
        let Mandatory { known, condition } = read(words);
        (known, condition)
    }

    fn optional(condition: &str) -> (Option<bool>, Option<String>) {
        (Some(false), Some(condition.to_owned()))
    }

    #[test]
    fn a_condition_makes_a_field_optional() {
        let whole = "Mandatory if kind is A, otherwise optional.";
        assert_eq!(cell(whole), optional(whole));
        let note = "Either id or number must be given.";
        assert_eq!(cell(&format!("No Note {note}")), optional(note));
        assert_eq!(
            cell("No (either this or number must be given)"),
            optional("either this or number must be given")
        );
        assert_eq!(cell("Yes (if kind is A)"), optional("if kind is A"));
        assert_eq!(cell("当类型为A时必选"), optional("当类型为A时必选"));
    }

    #[test]
    fn other_words_behind_it_change_nothing() {
        assert_eq!(cell("Yes"), (Some(true), None));
        assert_eq!(cell("No (query parameter)"), (Some(false), None));
        assert_eq!(cell("Yes (path parameter)"), (Some(true), None));
        assert_eq!(cell("Depends"), (None, None));
        assert_eq!(cell("Number of nodes"), (None, None));
    }
}
