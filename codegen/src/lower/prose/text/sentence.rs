//! Sentences, and whether they hold always.

use std::borrow::Cow;
use std::cell::RefCell;

use lazy_regex::{Lazy, Regex, lazy_regex};

use super::super::memo::{Memo, answered};
use crate::vocabulary::{self, ClauseWord, ProseMeaning, ProseWord, clause_word, prose_word};

/// The sentences of a paragraph, without the full stop. A dot within a number, a name or an abbreviation ends none.
pub(in super::super) fn split(paragraph: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = paragraph;
    while let Some((sentence, behind)) = first(rest) {
        push(&mut sentences, sentence);
        rest = behind;
    }
    push(&mut sentences, rest);
    sentences
}

/// The first sentence of a paragraph, however much goes on behind it.
pub(super) fn opening(paragraph: &str) -> &str {
    first(paragraph).map_or(paragraph, |(sentence, _)| sentence)
}

/// The first sentence, and what stands behind its full stop. None where nothing ends one.
fn first(text: &str) -> Option<(&str, &str)> {
    text.match_indices(['.', '。', '；']).find_map(|(index, mark)| {
        let (before, behind) = text.split_at_checked(index)?;
        let behind = behind.strip_prefix(mark)?;
        let is_end = |next: char| next.is_whitespace() || next == ')' && closes(behind) || begins(behind);
        // `the following characters: _ . : = +`: the mark itself.
        if mark == "." && before.ends_with(' ') {
            return None;
        }
        let ends = mark != "." || behind.chars().next().is_none_or(is_end) && !is_abbreviation(before);
        ends.then_some((before, behind))
    })
}

/// `The default value is 72.The value range is 1-720`: the words of a new sentence, without the space.
fn begins(rest: &str) -> bool {
    let rest = rest.strip_prefix('(').unwrap_or(rest);
    ["The ", "This ", "If ", "It ", "Value range"].iter().any(|word| rest.starts_with(word))
}

/// Whether the bracket at the start is the end of a remark rather than of `periods (.)`: nothing goes on behind it.
fn closes(rest: &str) -> bool {
    let behind = rest.trim_start_matches([')', ' ']);
    behind.is_empty() || rest.starts_with(") ") && behind.starts_with(char::is_uppercase)
}

fn push<'p>(sentences: &mut Vec<&'p str>, sentence: &'p str) {
    let sentence = sentence.trim().trim_start_matches([')', ']']).trim_start();
    if sentence.chars().any(char::is_alphanumeric) {
        sentences.push(sentence);
    }
}

/// `Max. 128 characters`, `e.g. one`
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or(before);
    ["max", "min", "e.g", "i.e", "no", "etc", "vs", "approx"].iter().any(|it| word.eq_ignore_ascii_case(it))
}

/// What stands in the first pair of brackets, and the text without the pair: `NS (only in public zones)`.
pub(in super::super) fn in_brackets(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(['(', '（'])?;
    let (within, behind) = rest.rsplit_once([')', '）'])?;
    Some((before.trim(), within.trim(), behind.trim()))
}

/// Whether Chinese words end with the time or the case for which something holds: `协议为UDP时，`. That nothing is given is
/// none.
pub(in super::super) fn is_time(ahead: &str) -> bool {
    let ahead = without_trivial(ahead);
    let ahead = ahead.trim_end_matches([' ', ',', '，', '则']);
    ahead.ends_with(['时', '下']) && !ahead.ends_with("小时")
}

/// Whether a sentence, or part of it, holds only under a condition, or says itself that it varies.
pub(in super::super) fn clauses_depend(sentence: &str) -> bool {
    thread_local!(static KNOWN: RefCell<Memo<bool>> = RefCell::default());
    answered(&KNOWN, sentence, depend)
}

fn depend(sentence: &str) -> bool {
    static MARKS: Lazy<Regex> = lazy_regex!(
        r"(?xi)
        \b(?:if|when|unless|otherwise|in\ the\ case\ of|in\ this\ case|depends?\ on|depending|var(?:y|ies)
        |differs?|respectively|in\ \w+\ mode|for\ (?:an?\ )?(?:\S+\ ){1,3}?(?:listeners?|clusters?|instances?
        |keys?|subnets?|disks?|protocols?|load\ balancers?|editions?|networks?|algorithms?))\b
        |^(?:for|in)\ |当(?:[^前天日]|$)|如果|若|否则"
    );
    MARKS.is_match(&without_trivial(sentence)) || vocabulary::is_on_case(sentence)
}

/// Without the conditions that nothing is given.
fn without_trivial(sentence: &str) -> Cow<'_, str> {
    // `If this parameter is not specified, the default value is 1` holds always: that is what a default is.
    static TRIVIAL: Lazy<Regex> = lazy_regex!(
        r"(?xi)
        \b(?:if|when)\ (?:(?:this|the)\ (?:parameter|field|value|attribute)|it|no\ value|.{0,3})(?:\ value)?
        \ ?(?:is|are|has\ been)?\ ?(?:not\ (?:specified|set|passed|configured|provided|given|transferred|included)|left\ (?:blank|empty|unspecified)|empty|blank|omitted|specified)
        |(?:如果|若|当)?(?:该|此|本)?(?:参数|字段|值)?(?:不传入?|未传入?|不填写?|未填写?|不设置|未设置|不指定|未指定|没有指定|不配置|未配置|为空|不携带|未携带)(?:该|此|本)?(?:参数|字段|值)?(?:时|则)?
        |如果不传|若不传|\bfor\ each\ \w+"
    );
    TRIVIAL.replace_all(sentence, "")
}

/// Whether a line is on one case or one part of a value: `basic: The value contains 4 to 32 characters`, `L4 indicates ...`.
pub(in super::super) fn is_case(line: &str) -> bool {
    // `长度1~32，只能包含如下字符：...` goes on behind its colon.
    let goes_on = |label: &str| {
        label.contains(['，', ',', '。'])
            || [
                "字符", "取值", "如下", "以下", "规则", "规范", "要求", "约束", "限制", "说明", "长度",
                "格式", "注意",
            ]
            .iter()
            .any(|word| label.contains(word))
    };
    // `禁止两个“.”相邻（如：“my..bucket”）`
    let is_within = |label: &str| label.matches(['(', '（']).count() > label.matches([')', '）']).count();
    // `必须为22:00:00` has a time.
    let is_time = |label: &str, rest: &str| {
        label.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit())
    };
    // `Value: 1 to 512 characters`, but not `Value: The value can be left blank`, which is the other half of a pair.
    let is_value = |label: &str, rest: &str| {
        matches!(clause_word(label), Some((ClauseWord::Value, length)) if length == label.len())
            && (rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '[')
                // `Value: Only a string of 40 or 64 hexadecimal characters is allowed.`
                || matches!(prose_word(rest.trim_start()), Some((ProseMeaning::Word(ProseWord::Only), _))))
    };
    let labelled = line.split_once([':', '：']).is_some_and(|(label, rest)| {
        !label.trim().contains(' ')
            && !rest.starts_with("//")
            && !goes_on(label)
            && !is_within(label)
            && !is_time(label, rest)
            && !is_value(label, rest)
    });
    let mut words = line.split_whitespace();
    let is_pronoun = words.next().is_some_and(|word| ["It", "This", "Which", "Value"].contains(&word));
    let explains = words.next().is_some_and(|verb| ["indicates", "means", "represents"].contains(&verb));
    labelled || explains && !is_pronoun
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_ends_a_sentence_only_before_a_space() {
        assert_eq!(
            split("Job name. Include periods (.), and so on. (Max. 128 characters)"),
            ["Job name", "Include periods (.), and so on", "(Max. 128 characters)"]
        );
        assert_eq!(split("Version 1.5 or later."), ["Version 1.5 or later"]);
        assert_eq!(split("Use hyphens (-) and periods (.)."), ["Use hyphens (-) and periods (.)"]);
        assert_eq!(
            split("Bucket. (Mandatory only when the target type is OBS.) More."),
            ["Bucket", "(Mandatory only when the target type is OBS", "More"]
        );
        assert_eq!(split("It is 72.The value range is 1-720."), ["It is 72", "The value range is 1-720"]);
        assert_eq!(split("一。二"), ["一", "二"]);
        assert_eq!(split(""), [""; 0]);
    }

    #[test]
    fn conditions_are_noticed_and_truisms_are_not() {
        for text in [
            "If the protocol is TCP, the value can be TCP or HTTP",
            "For AES_256 symmetric keys, the default value is ENCRYPT_DECRYPT",
            "The value ranges from 1 to 60 when the protocol is UDP",
            "The range may vary depending on the region",
        ] {
            assert!(clauses_depend(text), "{text}");
        }
        for text in [
            "If this parameter is not specified, the default value is 1",
            "The value ranges from 1 to 300, and the default value is 60",
            "The value can be 4 (IPv4) or 6 (IPv6)",
            "格式必须为hh:mm-HH:MM，且有效，当前时间指UTC时间",
        ] {
            assert!(!clauses_depend(text), "{text}");
        }
    }
}
