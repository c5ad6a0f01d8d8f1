//! The values of single cases: `For a cluster instance, the value can be mongos or shard`.
//!
//! In: sentences that hold under a condition. Out: the values of all of them, which are all only where
//! nothing else stands under a label of the range. Left out on purpose: which
//! case each is of.

use super::super::grammar::item::{self, Item, List};
use super::super::grammar::value::{Claim, Subject, Verb, claims};
use super::super::lex::words;
use super::super::text::{Description, Label, clauses_depend, is_time, split};
use super::sentence::{are_words, values};
use super::title;
use crate::model::{Certainty, Values};
use crate::vocabulary::{ClauseWord, PhraseKind, clause_word, find_phrase};

/// `For a cluster instance, the value can be mongos or shard`, `To list all, set it to 1`: the values of single cases.
pub(super) fn of_cases(description: &Description<'_>) -> Option<Values> {
    let mut cases: Vec<List> = Vec::new();
    // Sentences under a label of the range, and those of them that are on a case.
    let (mut stated, mut told) = (0, 0);
    for section in
        description.sections.iter().filter(|section| matches!(section.label, Label::Text | Label::Range))
    {
        for sentence in section.lines.iter().flat_map(|line| split(line)) {
            let in_range = section.label == Label::Range;
            stated += usize::from(in_range);
            if let Some(list) = timed(sentence) {
                cases.push(list);
                told += usize::from(in_range);
                continue;
            }
            // `If the value is ACTIVE, the instance is normal.`: what a value means.
            if title::own_case(sentence).is_some() {
                continue;
            }
            let found = claims(sentence).into_iter().filter(|claim| is_of_case(sentence, claim, in_range));
            let count = cases.len();
            cases.extend(found.map(|claim| claim.list));
            told += usize::from(in_range && cases.len() > count);
        }
    }
    let literals = |list: &List| list.items.iter().map(|item| item.value.literal.clone()).collect::<Vec<_>>();
    let first = cases.first().map(literals).unwrap_or_default();
    let is_list = cases.iter().any(|list| list.items.len() > 1)
        || cases.len() > 1 && cases.iter().any(|list| literals(list) != first);
    // `Valid values:`, and then nothing but cases, each with its list: there are no others.
    let is_all = told > 1 && told == stated && !cases.iter().any(|list| list.is_open);
    let certainty = if is_all { Certainty::Closed } else { Certainty::Known };
    let values = cases.iter().flat_map(|list| values(list, Certainty::Known).values).collect();
    is_list.then_some(Values { certainty, values })
}

/// `period_unit=Week时：1、2、3`: a list behind the case that it is on.
pub(super) fn timed(sentence: &str) -> Option<List> {
    let (ahead, behind) = sentence.split_once('：')?;
    let is_case = ahead.ends_with('时') && !ahead.ends_with("小时") && !ahead.contains('，');
    let (items, count, is_open) = if is_case { item::some(behind, &words(behind)) } else { return None };
    let is_list = !items.is_empty() && items.len() == count;
    is_list.then_some(List { items, is_open, end: 0 })
}

/// Whether a claim holds under a condition before it. Its values are words that only a list has.
fn is_of_case(sentence: &str, claim: &Claim, in_range: bool) -> bool {
    let ahead = sentence.get(..claim.start).unwrap_or_default();
    let behind = sentence.get(claim.list_span.1..).unwrap_or_default();
    let depends = clauses_depend(ahead) && starts_case(ahead)
        || is_time(ahead)
        || claim.subject == Subject::Value && clauses_depend(behind);
    let is_named =
        in_range && claim.subject == Subject::Unknown && claim.verb == Verb::Is && ahead.is_empty();
    let holds = match claim.verb {
        Verb::Set => {
            matches!(clause_word(sentence), Some((ClauseWord::To | ClauseWord::If | ClauseWord::IfYes, _)))
        }
        Verb::Only | Verb::Supports | Verb::Yes => false,
        // `当缓存引擎为Redis时，`: within the condition it is another's value.
        _ if matches!(claim.subject, Subject::Unknown | Subject::It) => {
            depends && ahead.contains([',', '，']) || is_named
        }
        _ => depends || is_named,
    };
    // `If type is A, the time format is hh:mm`: how it is written then.
    let is_notation = |item: &Item| {
        let lower = item.value.literal.to_ascii_lowercase();
        lower.contains("yyyy") || lower.contains("hh:mm")
    };
    holds && are_words(&claim.list) && !claim.list.items.iter().any(is_notation)
}

/// Whether words are one condition and nothing else: `If type is A, `.
fn starts_case(ahead: &str) -> bool {
    let ahead = ahead.trim();
    let condition = ahead.trim_end_matches([',', '，', '则', ' ']);
    let is_one = condition.len() < ahead.len() && !condition.contains([',', '，']);
    let begins = |kind| find_phrase(ahead, kind).is_some_and(|(at, _)| at == 0);
    let is_condition = matches!(clause_word(ahead), Some((ClauseWord::If, _)))
        || begins(PhraseKind::Case)
        || begins(PhraseKind::If);
    is_one && is_condition
}
