//! Defaults that Chinese states with a verb, `默认为...`: behind a label, twice in a sentence, or by what a value means.
//!
//! In: sentences. Out: the words of the default. Left out on purpose: what of it goes over the wire.

use super::super::lex::{Token, words};
use super::super::text::{Description, clauses_depend, in_brackets};
use crate::lower::only::only;
use crate::model::{KnownValue, Values};
use crate::vocabulary::{ClauseWord, clause_word, is_han};

/// `默认为"10.0.0.0/16"` below the label: what stands behind the words that say it once more.
pub(super) fn behind_label(sentence: &str) -> Option<&str> {
    let (ahead, rest) = divided(sentence)?;
    let is_alone = ahead.trim().is_empty() && !states_another(rest);
    is_alone.then(|| rest.trim_matches(['"', '“', '”', ' ', '。']))
}

/// `国内站默认为UTC+08:00，国际站默认为UTC`: a second default of the sentence is that of another case.
pub(super) fn states_another(behind: &str) -> bool {
    divided(behind).is_some()
}

/// The value that a sentence names by its meaning: `默认为禁用。`
pub(super) fn called<'v>(description: &Description<'_>, values: &'v Values) -> Option<&'v str> {
    let sentences = description.sentences().filter(|sentence| !clauses_depend(sentence));
    only(sentences.filter_map(|sentence| meant(divided(sentence)?.1, values)))
}

/// `默认按需计费`, `如果不传该参数，默认启用SSL` below the label: what is done where nothing is given.
pub(super) fn labelled<'v>(entry: &str, values: &'v Values) -> Option<&'v str> {
    let last = entry.trim_end_matches(['。', '.']).rsplit(['，', ',']).next()?;
    let (_, length) = clause_word(last).filter(|(word, _)| *word == ClauseWord::Default)?;
    let text = last.get(length..).filter(|text| text.contains(is_han) && !clauses_depend(entry))?;
    meant(text, values)
}

/// `默认为禁用` where `0: 禁用` is listed: the value that has this meaning, and no other one does.
fn meant<'v>(text: &str, values: &'v Values) -> Option<&'v str> {
    let text = text.trim_end_matches(['。', '.']);
    // `默认为密钥认证接入方式(SECRET)`
    if let Some((name, code, "")) = in_brackets(text)
        && name.contains(is_han)
    {
        return values.values.iter().map(|value| value.literal.as_str()).find(|literal| *literal == code);
    }
    let is_long = text.chars().filter(|c| is_han(*c)).count() > 2;
    let whole = only(values.values.iter().filter(|value| value.meaning.as_deref() == Some(text)));
    // `默认为不自动启动` where `0: 不自动启动录制` is listed.
    let begins = |value: &&KnownValue| value.meaning.as_deref().is_some_and(|it| it.starts_with(text));
    let value = whole.or_else(|| only(values.values.iter().filter(begins)).filter(|_| is_long))?;
    let is_word = values.values.iter().all(|value| value.literal != text);
    is_word.then_some(&value.literal)
}

/// What stands ahead of `默认为`, and what behind it.
fn divided(sentence: &str) -> Option<(&str, &str)> {
    let tokens = words(sentence);
    let is_han_word = |token: &Token<'_>| token.text.contains(is_han);
    let mut pairs = tokens.windows(2).filter_map(|pair| match pair {
        [word, verb] if word.does(ClauseWord::Default) && verb.does(ClauseWord::Copula) => Some((word, verb)),
        _ => None,
    });
    let (word, verb) = pairs.find(|(word, verb)| is_han_word(word) || is_han_word(verb))?;
    Some((sentence.get(..word.start)?, sentence.get(verb.end()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Certainty;

    #[test]
    fn a_default_may_be_called_by_what_it_means() {
        let meaning = |literal: &str, meaning: &str| KnownValue {
            literal: literal.to_owned(),
            meaning: Some(meaning.to_owned()),
        };
        let values = Values {
            certainty: Certainty::Known,
            values: vec![meaning("0", "禁用"), meaning("1", "直播"), meaning("live", "录播")],
        };
        assert_eq!(meant("禁用", &values), Some("0"));
        assert_eq!(meant("录播", &values), Some("live"));
        assert_eq!(meant("1", &values), None);
        let switch = vec![meaning("0", "不自动启动录制"), meaning("1", "自动启动录制")];
        let switch = Values { certainty: Certainty::Known, values: switch };
        assert_eq!(meant("不自动启动", &switch), Some("0"));
        assert_eq!(meant("录制", &switch), None);
        let billing = vec![meaning("0", "按需计费"), meaning("1", "包周期")];
        let billing = Values { certainty: Certainty::Known, values: billing };
        assert_eq!(labelled("默认按需计费。", &billing), Some("0"));
        assert_eq!(labelled("如果不传该参数，默认包周期。", &billing), Some("1"));
        assert_eq!(labelled("按需计费", &billing), None);
    }
}
