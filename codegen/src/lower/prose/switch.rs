//! Defaults of flags in words: `Whether to enable public access. By default, public access is disabled.`
//!
//! In: the description of a flag. Out: its default. The definition says what the flag turns on or off, and the sentence
//! has to be on that. Left out on purpose: flags that are no switch (`Whether to delete the disk`).

use super::lex::{Token, words};
use super::text::{Description, clauses_depend};
use crate::vocabulary::{self, ClauseWord, LiteralWord, ProseWord, clause_word, is_han, is_literal_word};

/// The default of a flag.
pub(super) fn default(description: &Description<'_>) -> Option<bool> {
    // `是否开启SSL，默认关闭`
    let mut sentences = description.sentences().flat_map(|sentence| sentence.split('，'));
    let definition = sentences.next()?;
    let rest: Vec<&str> = sentences.collect();
    if let Some(flag) = rest.iter().find_map(|sentence| answer(sentence)) {
        return definition.contains(is_han).then_some(flag);
    }
    let (turns, _) = state(&words(definition))?;
    let mut stated = rest.into_iter().filter_map(|sentence| usual(sentence, definition));
    let first = stated.next()?;
    stated.all(|other| other == first).then_some(first == turns)
}

/// `默认否`, `缺省为是`: the answer to the question that the definition is.
fn answer(sentence: &str) -> Option<bool> {
    let (ClauseWord::Default, length) = clause_word(sentence)? else { return None };
    let rest = sentence
        .get(length..)?
        .trim_start_matches(['值', '为', ':', '：', ' '])
        .trim_end_matches(['。', ' ']);
    vocabulary::flag(rest).filter(|_| rest.starts_with(is_han))
}

/// Whether tokens speak of on or of off, and where. None where it speaks of both, or of neither.
fn state(tokens: &[Token<'_>]) -> Option<(bool, usize)> {
    let is = |token: &Token<'_>, kind| is_literal_word(&token.text.to_lowercase(), kind);
    let place = |kind, clause| {
        tokens.iter().find(|token| is(token, kind) || token.does(clause)).map(|token| token.start)
    };
    let on = place(LiteralWord::On, ClauseWord::SwitchOn);
    match (on, place(LiteralWord::Off, ClauseWord::SwitchOff)) {
        (Some(on), None) => Some((true, on)),
        (None, Some(off)) => Some((false, off)),
        _ => None,
    }
}

/// `By default, public access is not enabled`, `It is disabled by default`: of what the definition is on.
fn usual(sentence: &str, definition: &str) -> Option<bool> {
    let tokens = words(sentence);
    let (is_on, at) = state(&tokens)?;
    // `默认不开启公网`
    let is_usual = |token: &Token<'_>| token.does(ClauseWord::Default) && token.text.starts_with(is_han);
    let is_default = tokens.iter().any(|token| token.does(ClauseWord::ByDefault) || is_usual(token));
    let is_denied = tokens.iter().any(|token| token.start < at && token.is(ProseWord::Not));
    let known = definition.to_lowercase();
    let is_on_this = tokens.iter().take_while(|token| token.start < at).all(|token| {
        let is_word = token.does(ClauseWord::ByDefault)
            || is_usual(token)
            || token.does(ClauseWord::Copula)
            || token.does(ClauseWord::Own)
            || token.does(ClauseWord::Vague)
            || token.does(ClauseWord::Field)
            || token.is(ProseWord::Not)
            || token.is(ProseWord::Article)
            || token.is_sign(',');
        is_word || known.contains(&token.text.to_lowercase())
    });
    (is_default && is_on_this && !clauses_depend(sentence)).then_some(is_on != is_denied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_has_its_default_in_words() {
        for (text, expected) in [
            ("Whether to enable public access. By default, public access is disabled.", Some(false)),
            ("Whether to enable TLS. TLS is enabled by default.", Some(true)),
            ("是否开启公网访问功能。默认不开启公网。", Some(false)),
            ("是否开启SSL。默认开启。", Some(true)),
            ("是否开启SSL，默认关闭。", Some(false)),
            ("是否自动支付，默认否。", Some(false)),
            ("是否自动支付，默认为是。", Some(true)),
            ("Whether TLS is enabled. It is not enabled by default.", Some(false)),
            ("Whether to disable the log. It is enabled by default.", Some(false)),
            ("Whether to delete the disk. It is disabled by default.", None),
            ("Whether to enable TLS. The firewall is enabled by default.", None),
            ("Whether to enable TLS. It is enabled by default if a certificate is there.", None),
        ] {
            assert_eq!(default(&Description::of(&[text.to_owned()])), expected, "{text}");
        }
    }
}
