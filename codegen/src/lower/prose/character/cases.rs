//! What is said of characters for single cases: `OBS: The path must start with s3a://`.
//!
//! In: the rules of lines and clauses on a case. Out: whether the general rules hold beside them, and what holds in all cases.
//! Left out on purpose: cases whose lists differ, of which nobody says which applies.

use super::super::grammar::characters::{Rule, WordRule};
use super::super::grammar::class::Class;

/// Rules of cases: those of each clause, with the label of the line, where it has one.
#[derive(Debug, Default)]
pub(super) struct Cases(Vec<(Option<String>, Vec<Rule>)>);

impl Cases {
    /// Adds what a clause of a line says. A list that is not understood says nothing.
    pub(super) fn add(&mut self, line: &str, mut rules: Vec<Rule>) {
        rules.retain(|rule| *rule != Rule::Unread);
        if !rules.is_empty() {
            let label = line.split_once([':', '：']).map(|(label, _)| label.trim().to_owned());
            self.0.push((label, rules));
        }
    }

    /// Whether nothing is said of any case.
    pub(super) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The beginnings of all cases, where a sentence names both: `Files can be stored in HDFS or OBS`.
    pub(super) fn beginnings(&self, text: &str) -> Option<Rule> {
        let labelled = self.0.iter().filter_map(|(label, rules)| Some((label.as_ref()?, rules.as_slice())));
        let [(one, first), (other, second)] = labelled.collect::<Vec<_>>().try_into().ok()?;
        let joined = |one: &str, other: &str| {
            [" or ", "或"].iter().any(|or| text.contains(&format!("{one}{or}{other}")))
        };
        let begins = |rules: &[Rule]| match rules {
            [Rule::Word(WordRule::Prefixes(prefixes))] => Some(prefixes.clone()),
            [Rule::Begins(class)] => class.mark().map(|mark| vec![mark.to_string()]),
            _ => None,
        };
        let all = || Some(WordRule::Prefixes([begins(first)?, begins(second)?].concat()).into());
        (joined(one, other) || joined(other, one)).then(all).flatten()
    }

    /// Whether what is forbidden in general stays so in all cases.
    pub(super) fn keep(&self, forbidden: Class) -> bool {
        self.0.iter().flat_map(|(_, rules)| rules).all(|rule| match rule {
            Rule::Only(class) | Rule::Permits(class, _) | Rule::Follows(class, _) => {
                class.within(forbidden).is_empty()
            }
            Rule::Begins(_)
            | Rule::Ends(_)
            | Rule::Word(WordRule::Prefixes(_) | WordRule::Suffixes(_))
            | Rule::Forbids(_) => true,
            _ => false,
        })
    }
}
