//! What is said of characters for single cases: `OBS: The path must start with s3a://`.
//!
//! In: the rules of lines and clauses on a case. Out: whether the general rules hold beside them, and what holds in all cases.
//! Left out on purpose: cases whose lists differ, of which nobody says which applies.

use super::super::grammar::characters::Rule;
use super::super::grammar::class::Class;

/// Rules of cases.
#[derive(Debug, Default)]
pub(super) struct Cases {
    /// All of them.
    pub rules: Vec<Rule>,
    /// Those of each line that a label gives to a case.
    labelled: Vec<(String, Vec<Rule>)>,
}

impl Cases {
    /// Adds what a clause of a line says. A list that is not understood says nothing.
    pub(super) fn add(&mut self, line: &str, rules: Vec<Rule>) {
        let rules: Vec<Rule> = rules.into_iter().filter(|rule| *rule != Rule::Unread).collect();
        if let Some((label, _)) = line.split_once([':', '：']).filter(|_| !rules.is_empty()) {
            self.labelled.push((label.trim().to_owned(), rules.clone()));
        }
        self.rules.extend(rules);
    }

    /// The beginnings of all cases, where a sentence names both: `Files can be stored in HDFS or OBS`.
    pub(super) fn beginnings(&self, text: &str) -> Option<Rule> {
        let [(one, first), (other, second)] = self.labelled.as_slice() else { return None };
        let joined = |one: &str, other: &str| {
            [" or ", "或"].iter().any(|or| text.contains(&format!("{one}{or}{other}")))
        };
        let begins = |rules: &[Rule]| match rules {
            [Rule::Prefixes(prefixes)] => Some(prefixes.clone()),
            [Rule::Begins(class)] => class.mark().map(|mark| vec![mark.to_string()]),
            _ => None,
        };
        let all = || Some(Rule::Prefixes([begins(first)?, begins(second)?].concat()));
        (joined(one, other) || joined(other, one)).then(all).flatten()
    }

    /// Whether what is forbidden in general stays so in all cases.
    pub(super) fn keep(&self, forbidden: Class) -> bool {
        self.rules.iter().all(|rule| match rule {
            Rule::Only(class) | Rule::Permits(class, _) | Rule::Follows(class, _) => {
                class.within(forbidden).is_empty()
            }
            Rule::Begins(_) | Rule::Ends(_) | Rule::Prefixes(_) | Rule::Suffixes(_) | Rule::Forbids(_) => {
                true
            }
            _ => false,
        })
    }
}
