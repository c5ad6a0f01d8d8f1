//! Values that a sentence names without saying what they are: `Value: A, B, or C`, `Select A or B`, `A and B are supported`,
//! `Encryption algorithm, either A or B`.
//!
//! In: the sentences of a description. Out: lists of values, and whether they are complete. The whole of the words that
//! stand where the list is has to be one, or they are a sentence on something else. A single word is a value only where
//! something else on the page shows it: an example, the default.

use super::super::grammar::item::{Item, List, list, whole};
use super::super::grammar::meaning::meanings_of_words;
use super::super::lex::{Form, Kind, Token, without_stop, words};
use super::super::text::{
    Description, Label, bare, clauses_depend, in_brackets, is_participle, is_prose, is_token, labelled_text,
    split,
};
use super::announce::{Announced, announces};
use super::sentence::{self, are_codes, is_written};
use super::{item, title};
use crate::model::{Certainty, KnownValue, Values};
use crate::vocabulary::{ClauseWord, PhraseKind, ProseWord, is_han, phrase};

/// The values that a sentence names. `Key: ..., Value: ...` are the parts of a pair.
pub(super) fn read(description: &Description<'_>) -> Option<Values> {
    description.sentences().enumerate().find_map(|(index, sentence)| {
        let tokens = words(sentence);
        let found = labelled(sentence, &tokens)
            .or_else(|| announced(sentence))
            .or_else(|| chosen(sentence))
            .or_else(|| one_of(sentence, &tokens))
            .or_else(|| compared(sentence, &tokens))
            .or_else(|| supported(sentence, &tokens))
            .or_else(|| explained(sentence, &tokens))
            .or_else(|| piped(sentence))
            .or_else(|| if index == 0 { apposed(sentence, &tokens) } else { None });
        // What explains the values behind a title is no condition of theirs.
        let titled = || if index == 0 { title::titled(sentence, &tokens) } else { None };
        found.filter(|_| !clauses_depend(sentence)).or_else(titled)
    })
}

/// `Acceptable values are: Fast - at once; Slow - later`, `具体状态如下所示： OPEN 已打开。 SHUT 已关闭。`: values with what they mean, all of
/// them on the line that announces them.
pub(super) fn told(description: &Description<'_>) -> Option<Values> {
    description.lines().find_map(|line| {
        let (head, rest) = line.split_once([':', '：'])?;
        let certainty = match announces(&format!("{head}:"))? {
            Announced::All => Certainty::Closed,
            Announced::Some => Certainty::Known,
            Announced::Parts => return None,
        };
        let parts = |ends: &[char]| -> Option<Vec<KnownValue>> {
            let parts = rest.split(ends).map(|part| part.trim().trim_end_matches(['.', '。']));
            let values: Option<Vec<_>> = parts.filter(|part| !part.is_empty()).map(glossed).collect();
            values.filter(|values| values.len() > 1)
        };
        let values = parts(&[';', '；']).or_else(|| parts(&['。']))?;
        Some(Values { certainty, values })
    })
}

/// `Fast - at once`, `OPEN 已打开`
fn glossed(part: &str) -> Option<KnownValue> {
    let dashed = [" - ", " – ", " — "].iter().find_map(|dash| part.split_once(dash));
    let spaced = || part.split_once(' ').filter(|(_, meaning)| meaning.starts_with(is_han));
    // `tag_policy，标签策略`
    let parted = || part.split_once('，').filter(|(_, meaning)| meaning.starts_with(is_han));
    let (word, meaning) = dashed.or_else(spaced).or_else(parted)?;
    let word = bare(word);
    (is_token(word) && word.is_ascii()).then(|| item::known(word, Some(meaning)))
}

/// `Value: 1.1.0, 2.3.0, or 2.7`, `Value: cluster`
fn labelled(sentence: &str, tokens: &[Token<'_>]) -> Option<Values> {
    let (label, colon) = (tokens.first()?, tokens.get(1)?);
    let list = whole(sentence.get(colon.end()..)?)
        .filter(|_| label.does(ClauseWord::Value) && colon.is_sign(':'))?;
    let is_value = |item: &Item| !is_participle(&item.value.literal) && item.value.literal.len() > 1;
    (list.items.len() > 1 || list.items.iter().all(is_value)).then(|| values(&list, Certainty::Closed))
}

/// `Two types are available: A and B`
fn announced(sentence: &str) -> Option<Values> {
    let (head, rest) = labelled_text(sentence)?;
    let announced = announces(&format!("{head}:"))?;
    let list = whole(rest).filter(|list| list.items.len() > 1)?;
    match announced {
        Announced::All => Some(values(&list, Certainty::Closed)),
        // `类型：master或slave`
        Announced::Some if head.contains(is_han) => Some(values(&list, Certainty::Known)),
        // `The predefined policies are as follows: private, public-read`: of several, one that no sentence has.
        Announced::Some if is_led(head) && list.items.len() > 2 && list.items.iter().any(is_written) => {
            Some(values(&list, Certainty::Known))
        }
        Announced::Some | Announced::Parts => None,
    }
}

/// `are as follows`
fn is_led(head: &str) -> bool {
    words(head).last().is_some_and(|last| last.does(ClauseWord::Follow) || last.does(ClauseWord::Tail))
}

/// `Select A or B`, `Choose from A and B`: the sentence is that and nothing else.
fn chosen(sentence: &str) -> Option<Values> {
    let (kind, length) = phrase(sentence)?;
    let rest = sentence.get(length..).filter(|_| kind == PhraseKind::Choose)?.trim_start();
    let rest = match phrase(rest) {
        Some((PhraseKind::Within, length)) => rest.get(length..)?,
        _ => rest,
    };
    let list = whole(rest).filter(|list| list.items.len() > 1)?;
    are_codes(&list).then(|| values(&list, Certainty::Closed))
}

/// `Low | Medium | High`: words with bars between, and nothing else.
fn piped(sentence: &str) -> Option<Values> {
    let sentence = sentence.replace("\\|", "|");
    let items: Vec<&str> = sentence.split('|').map(bare).collect();
    let is_list = items.len() > 1 && items.iter().all(|item| is_token(item) && !is_prose(item));
    let values = items.into_iter().map(|item| item::known(item, None));
    is_list.then(|| Values { certainty: Certainty::Known, values: values.collect() })
}

/// `Possible values are >, =, and <.`
fn compared(sentence: &str, tokens: &[Token<'_>]) -> Option<Values> {
    let is_lead = |token: &Token<'_>| {
        token.does(ClauseWord::Own) || token.does(ClauseWord::Value) || token.does(ClauseWord::Copula)
    };
    let lead = tokens.iter().take_while(|token| is_lead(token)).last()?;
    sentence::operators(sentence.get(lead.end()..)?.trim_start())
}

/// `One of Always, OnFailure, Never`
fn one_of(sentence: &str, tokens: &[Token<'_>]) -> Option<Values> {
    let (_, rest) = tokens.split_first().filter(|(first, _)| first.does(ClauseWord::OneOf))?;
    let rest = without_stop(rest);
    let list = list(sentence, rest).filter(|list| list.items.len() > 1 && list.end == rest.len())?;
    let are_values = list.items.iter().all(|item| item.form != Form::Plain);
    are_values.then(|| values(&list, Certainty::Closed))
}

/// `Currently, A and B are supported`: there may be others.
fn supported(sentence: &str, tokens: &[Token<'_>]) -> Option<Values> {
    let start = tokens.iter().position(|token| !token.does(ClauseWord::Now) && !token.is_sign(','))?;
    let is_verb = |token: &Token<'_>| token.does(ClauseWord::Copula) || token.does(ClauseWord::Now);
    let end = start + tokens.get(start..)?.iter().position(is_verb)?;
    let said = tokens.get(end..)?.iter().find(|token| !is_verb(token))?;
    let is_said = said.does(ClauseWord::Supported) || said.is(ProseWord::Allowed);
    let is_whole = tokens.last().is_some_and(|last| last.start == said.start);
    let text = sentence.get(tokens.get(start)?.start..tokens.get(end)?.start)?;
    let list = whole(text).filter(|list| is_said && is_whole && list.items.len() > 1)?;
    are_codes(&list).then(|| values(&list, Certainty::Known))
}

/// `0 (inbound), 1 (outbound), or 2 (both)`: a sentence of numbers that says of each what it means.
fn explained(sentence: &str, tokens: &[Token<'_>]) -> Option<Values> {
    let starts = tokens.first().is_some_and(|token| token.text.bytes().all(|b| b.is_ascii_digit()));
    let list = if starts { whole(sentence)? } else { return None };
    let is_number = |item: &Item| item.value.literal.parse::<i64>().is_ok() && item.value.meaning.is_some();
    (list.items.len() > 1 && list.items.iter().all(is_number)).then(|| values(&list, Certainty::Known))
}

/// `Encryption algorithm, either A or B`, `Encryption algorithm (A or B)`
fn apposed(sentence: &str, tokens: &[Token<'_>]) -> Option<Values> {
    let either = tokens.iter().position(|token| token.does(ClauseWord::OneOf));
    let behind_comma = either
        .filter(|at| at.checked_sub(1).is_some_and(|at| tokens.get(at).is_some_and(|it| it.is_sign(','))));
    let bracketed =
        || in_brackets(sentence).filter(|(_, _, behind)| behind.is_empty()).map(|(_, within, _)| within);
    let text = match behind_comma.and_then(|at| tokens.get(at)) {
        Some(either) => sentence.get(either.end()..)?,
        None => quoted_choice(sentence, tokens).or_else(bracketed)?,
    };
    let list = whole(text).filter(|list| list.items.len() > 1)?;
    // `A and B` in brackets are what a name is short for.
    let is_or = |token: &Token<'_>| {
        let phrase = phrase(token.text);
        token.is(ProseWord::And) && phrase == Some((PhraseKind::Or, token.text.len()))
    };
    let is_choice = words(text).iter().any(is_or);
    (is_choice && are_codes(&list)).then(|| values(&list, Certainty::Known))
}

/// `定时触发器类型,"Rate"或"Cron"`: what stands behind the first comma, where it begins with a value in quotes.
fn quoted_choice<'t>(sentence: &'t str, tokens: &[Token<'t>]) -> Option<&'t str> {
    if !sentence.contains(is_han) {
        return None;
    }
    let comma = tokens.iter().position(|token| token.is_sign(','))?;
    let first = tokens.get(comma + 1).filter(|token| token.kind == Kind::Literal(Form::Quoted))?;
    let start = tokens.get(comma)?.end();
    sentence.get(start..).filter(|_| first.start > start)
}

/// What a list says of the value. One that says that it goes on is never all.
pub(super) fn values(list: &List, certainty: Certainty) -> Values {
    sentence::values(list, if list.is_open { Certainty::Known } else { certainty })
}

/// A word that would be a value if the sentence were sure of it, where an example or the default shows it: `The value is
/// private`, `CreateTime: creation time`, `private indicates a private image`.
pub(super) fn shown(description: &Description<'_>, examples: &[String]) -> Option<Values> {
    let default = description.entries(Label::Default).next().map(bare);
    if default.is_none() && examples.is_empty() {
        return None;
    }
    let is_shown =
        |value: &KnownValue| default == Some(value.literal.as_str()) || examples.contains(&value.literal);
    let is_word = |value: &KnownValue| {
        !is_prose(&value.literal)
            && value.literal.parse::<bool>().is_err()
            && value.literal.parse::<f64>().is_err()
    };
    let sentences = description.lines().flat_map(split).filter(|sentence| !clauses_depend(sentence));
    let mut candidates: Vec<Vec<KnownValue>> = vec![Vec::new()];
    for sentence in sentences {
        let found = candidates_of(sentence);
        match candidates.last_mut() {
            Some(run) if !found.is_empty() => run.extend(found),
            _ => candidates.push(Vec::new()),
        }
    }
    // Of several in a row one is enough: they are of one kind.
    let run = candidates.into_iter().find(|run| run.iter().any(is_shown) && run.iter().all(is_word))?;
    Some(Values { certainty: Certainty::Known, values: run })
}

fn candidates_of(sentence: &str) -> Vec<KnownValue> {
    if let Some(value) = stated(sentence).or_else(|| item::labelled(sentence)) {
        return vec![value];
    }
    meanings_of_words(sentence).into_iter().map(|item| item.value).collect()
}

/// `The value is private`
fn stated(sentence: &str) -> Option<KnownValue> {
    match words(sentence).as_slice() {
        [lead @ .., value, is, word]
            if value.does(ClauseWord::Value)
                && is.does(ClauseWord::Copula)
                && matches!(word.kind, Kind::Literal(_))
                && lead.iter().all(|token| token.does(ClauseWord::Own) || token.is(ProseWord::Article)) =>
        {
            Some(item::known(word.text, None))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(found: Option<Values>) -> Option<(Vec<String>, Certainty)> {
        found.map(|it| (it.values.into_iter().map(|value| value.literal).collect(), it.certainty))
    }

    fn of(text: &str) -> Option<(Vec<String>, Certainty)> {
        found(read(&Description::of(&[text.to_owned()])))
    }

    fn list(items: &[&str], certainty: Certainty) -> (Vec<String>, Certainty) {
        (items.iter().map(|item| (*item).to_owned()).collect(), certainty)
    }

    #[test]
    fn a_whole_list_is_one_of_values() {
        for (text, items, certainty) in [
            (
                "Version of the engine. Value: 1.1.0, 2.3.0, or 2.7.",
                &["1.1.0", "2.3.0", "2.7"][..],
                Certainty::Closed,
            ),
            ("Instance type. Value: cluster", &["cluster"], Certainty::Closed),
            ("Select AES_256 or SM4.", &["AES_256", "SM4"], Certainty::Closed),
            ("Mode. Choose from prePaid and postPaid.", &["prePaid", "postPaid"], Certainty::Closed),
            ("Direction. 0 (inbound), 1 (outbound), or 2 (both)", &["0", "1", "2"], Certainty::Known),
            ("Version. IPv4 and IPv6 are supported.", &["IPv4", "IPv6"], Certainty::Known),
            ("Currently, AES_256 and SM4 are supported.", &["AES_256", "SM4"], Certainty::Known),
            ("Algorithm, either AES_256 or SM4.", &["AES_256", "SM4"], Certainty::Known),
            ("Algorithm (AES_256 or SM4)", &["AES_256", "SM4"], Certainty::Known),
            ("The following types are supported: AES_256 and SM4.", &["AES_256", "SM4"], Certainty::Closed),
        ] {
            assert_eq!(of(text), Some(list(items, certainty)), "{text}");
        }
    }

    #[test]
    fn values_may_stand_with_their_meanings_on_the_line_that_announces_them() {
        let of = |text: &str| found(told(&Description::of(&[text.to_owned()])));
        let text = "Acceptable values are: Fast - at once; Slow - later; Never - not at all.";
        assert_eq!(of(text), Some(list(&["Fast", "Slow", "Never"], Certainty::Closed)));
        let text = "大门状态。具体状态如下所示： OPEN 已打开。 SHUT 已关闭。";
        assert_eq!(of(text), Some(list(&["OPEN", "SHUT"], Certainty::Known)));
        for text in
            ["Steps: Open - at once; then wait.", "状态：OPEN 已打开。请等待。", "Values: Fast - at once"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn words_of_sentences_are_none() {
        for text in [
            "Value: Only letters and digits are allowed.",
            "Select a region or an AZ.",
            "Enter a name.",
            "Tags and labels are supported.",
            "If the protocol is TCP, IPv4 and IPv6 are supported.",
            "Server (ECS and BMS)",
            "Name or ID of the server, either one.",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn one_word_is_a_value_where_the_page_shows_it() {
        let shown = |text: &[&str], examples: &[&str]| {
            let text: Vec<String> = text.iter().map(|text| (*text).to_owned()).collect();
            let examples: Vec<String> = examples.iter().map(|text| (*text).to_owned()).collect();
            found(shown(&Description::of(&text), &examples))
        };
        let private = Some(list(&["private"], Certainty::Known));
        assert_eq!(shown(&["Visibility. The value is private."], &["private"]), private);
        assert_eq!(shown(&["Image type. private indicates a private image."], &["private"]), private);
        assert_eq!(
            shown(&["Type", "CreateTime: creation time.", "Default: CreateTime"], &[]),
            Some(list(&["CreateTime"], Certainty::Known))
        );
        let both = Some(list(&["tracked", "untracked"], Certainty::Known));
        let text =
            "tracked indicates that they are collected, and untracked indicates that they are not collected.";
        assert_eq!(shown(&["Which are collected.", text], &["tracked"]), both);
        assert_eq!(shown(&["Which are collected.", text], &[]), None);
        assert_eq!(shown(&["The value is unique."], &["abc"]), None);
        assert_eq!(shown(&["The value is true."], &["true"]), None);
    }
}
