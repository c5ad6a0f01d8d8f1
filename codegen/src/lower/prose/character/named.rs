//! Names that a value must not begin or end with, where another sentence lists them: `It cannot start or end with a system
//! database name. System databases include master, msdb, and tempdb.`
//!
//! In: sentences. Out: rules. Left out on purpose: names that no sentence lists.

use super::super::grammar::characters::{Rule, WordRule};
use super::super::grammar::item::whole;
use super::super::lex::{self, Kind, Token};
use crate::vocabulary::ProseWord as Word;

/// The rules of all sentences.
pub(super) fn rules(sentences: &[&str]) -> Vec<Rule> {
    sentences.iter().filter_map(|sentence| barred(sentence, sentences)).flatten().collect()
}

/// What one sentence bars.
fn barred(sentence: &str, sentences: &[&str]) -> Option<Vec<Rule>> {
    let tokens = lex::tokens(sentence);
    let not = tokens.iter().position(|token| token.is(Word::Not))?;
    let is_edge =
        |token: &Token<'_>| matches!(token.kind, Kind::Word(Word::Begin | Word::End | Word::BeginOrEnd));
    let verb = not + 1 + tokens.get(not + 1..)?.iter().take_while(|token| !is_edge(token)).count();
    let Kind::Word(edge) = tokens.get(verb)?.kind else { return None };
    // `an RDS system database name`: the thing stands before the last word.
    let [.., thing, name] = lex::without_stop(tokens.get(verb + 1..)?) else { return None };
    if !name.is(Word::Noun) || thing.kind != Kind::Other {
        return None;
    }
    let names = sentences.iter().find_map(|other| listed(other, &stem(thing.text)))?;
    let mut rules = Vec::new();
    for name in names {
        if edge != Word::End {
            rules.push(WordRule::NoPrefix(name.clone()).into());
        }
        if edge != Word::Begin {
            rules.push(WordRule::NoSuffix(name).into());
        }
    }
    Some(rules)
}

/// `System databases include master, msdb, and tempdb`: the names of such things.
fn listed(sentence: &str, thing: &str) -> Option<Vec<String>> {
    let tokens = lex::tokens(sentence);
    let verb = tokens.windows(2).position(
        |pair| matches!(pair, [noun, verb] if stem(noun.text) == thing && verb.is(Word::Contain)),
    )?;
    let list = whole(sentence.get(tokens.get(verb + 1)?.end()..)?)?;
    let names = list.items.into_iter().map(|item| item.value.literal).collect::<Vec<_>>();
    (!list.is_open && names.len() > 1).then_some(names)
}

fn stem(word: &str) -> String {
    word.to_lowercase().trim_end_matches('s').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_barred_where_they_are_listed() {
        let bars = "It cannot start or end with an RDS for SQL Server system database name";
        let list = "RDS for SQL Server system databases include master, msdb, and tempdb";
        assert_eq!(rules(&[bars, list]).len(), 6);
        assert_eq!(rules(&["It cannot start with a system database name", list]).len(), 3);
        for sentences in
            [[bars, "System tables include master and msdb"], ["It cannot start with a hyphen", list]]
        {
            assert_eq!(rules(&sentences), [], "{sentences:?}");
        }
    }
}
