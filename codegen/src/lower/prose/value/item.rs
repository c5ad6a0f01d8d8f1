//! One value and what is said of it: `CLOUD: DMS for Kafka instance.`, `ACTIVE (Bound)`, `0 indicates no`.

use super::super::grammar::measures::is_interval;
use super::super::lex::{Kind, Token, words};
use super::super::text::{
    bare, in_brackets, is_constant, is_named, is_prose, is_token, items, labelled_text,
};
use crate::model::KnownValue;
use crate::vocabulary::{self, ClauseWord, LiteralWord, clause_word, is_han, is_literal_word};

/// Whether a word may be a value where a label stands.
pub(super) fn is_label(literal: &str) -> bool {
    // `METHOD: ...` is a value, `Method: ...` a step of an instruction; a note is one in any letters. `no: ...` is a value,
    // and `No: ...` an answer.
    let explains = is_literal_word(literal, LiteralWord::Explains) && !["yes", "no"].contains(&literal);
    is_token(literal)
        && !is_interval(literal)
        && !vocabulary::is_not_applicable(literal)
        && (!explains || is_constant(literal) && !is_literal_word(literal, LiteralWord::Loud))
}

/// Whether a word may be a value where an item of a list stands. `OPTIONS` is a method, and `none` an algorithm.
fn is_item(literal: &str) -> bool {
    // `note` is a value, `Note` a title.
    let is_title = literal.starts_with(char::is_uppercase) && is_literal_word(literal, LiteralWord::Loud);
    is_token(literal)
        && !is_interval(literal)
        && !vocabulary::is_not_applicable(literal)
        && (!is_title || is_constant(literal) && literal != "NOTE")
}

/// A value in documented form.
pub(super) fn known(literal: &str, meaning: Option<&str>) -> KnownValue {
    let meaning = meaning.map(|meaning| meaning.trim().trim_end_matches([';', '；', ',', '，']).trim());
    KnownValue {
        // Markdown escapes the line: `\_sys_id`.
        literal: literal.replace("\\_", "_"),
        meaning: meaning.filter(|meaning| !meaning.is_empty()).map(str::to_owned),
    }
}

/// `CLOUD: DMS for Kafka instance.`, `desc (default): descending`
pub(super) fn labelled(line: &str) -> Option<KnownValue> {
    let (label, meaning) = line
        .split_once([':', '：'])
        // `2024-01-01T08:00`, `http://`, `OS::Nova` have no space behind the colon.
        .filter(|(label, meaning)| {
            let is_wide = || line.strip_prefix(*label).is_some_and(|rest| rest.starts_with('：'));
            // `inline:UI在线编辑代码`
            let is_told = || {
                meaning.starts_with(char::is_alphabetic)
                    && meaning.contains(is_han)
                    && !label.contains(is_han)
            };
            // `0:red`
            let is_of_number = || {
                label.len() < 3
                    && label.bytes().all(|b| b.is_ascii_digit())
                    && meaning.starts_with(|c: char| c.is_ascii_alphabetic())
                    && !meaning.contains(':')
            };
            meaning.is_empty()
                || is_of_number()
                || meaning.starts_with(|c: char| c.is_whitespace() || is_han(c))
                || is_wide()
                || is_told()
        })
        .or_else(|| line.split_once(": "))
        // `month-月`, `in-use-正在使用`
        .or_else(|| before_chinese(line))?;
    let json = meaning.trim().trim_end_matches(',');
    if line.starts_with(['"', '{', '['])
        && (json.starts_with(['{', '[', '"']) || serde_json::from_str::<serde_json::Value>(json).is_ok())
    {
        // `"ip_version": 4` is a line of an example.
        return None;
    }
    let label = label.trim();
    if let Some(operator) = operator(label) {
        return Some(known(operator, Some(meaning)));
    }
    let literal = match in_brackets(label) {
        // `asc (default)`
        Some((literal, remark, "")) if is_remark(remark) => bare(literal),
        // `300(5分钟)：最大查询跨度2天`
        Some((literal, remark, "")) if is_number(literal) && remark.contains(is_han) => {
            return Some(known(bare(literal), Some(&format!("{remark}：{}", meaning.trim()))));
        }
        _ => bare(label),
    };
    // `PUB|SUB: publish and subscribe`
    let is_joined = literal.contains('|') && literal.split('|').all(is_constant);
    (is_label(literal) || is_joined).then(|| known(literal, Some(meaning)))
}

/// `http and https: The endpoints are URLs`, `true或block (执行删除流程)`: two values that mean the same. `http/https` are two where the
/// words behind speak of both.
pub(super) fn joined(line: &str) -> Option<Vec<KnownValue>> {
    let (label, meaning) = labelled_text(line).or_else(|| {
        let (label, remark, behind) = in_brackets(line)?;
        let is_one = behind.is_empty() && !remark.contains(['(', ')', '（', '）']);
        is_one.then_some((label, remark))
    })?;
    // `PUB|SUB` is one.
    if label.contains('|') {
        return None;
    }
    let told = meaning.to_lowercase();
    let apart = || label.split('/').map(str::trim).collect::<Vec<_>>();
    let items = Some(items(label)).filter(|items| items.len() > 1).or_else(|| {
        Some(apart())
            .filter(|parts| parts.len() > 1 && parts.iter().all(|it| told.contains(&it.to_lowercase())))
    })?;
    let is_value = |item: &&str| {
        let item = bare(item);
        is_label(item) || item.bytes().all(|b| b.is_ascii_lowercase()) && !item.is_empty()
    };
    let are_values = items.iter().all(is_value) && !items.iter().any(|item| is_prose(bare(item)));
    are_values.then(|| items.into_iter().map(|item| known(bare(item), Some(meaning))).collect())
}

/// `<`, `\>=`: a comparison that a label is all of.
fn operator(label: &str) -> Option<&str> {
    let operator = label.trim_start_matches('\\');
    is_operator(operator).then_some(operator)
}

pub(super) fn is_operator(text: &str) -> bool {
    ["<", ">", "<=", ">=", "=", "==", "!=", "≤", "≥"].contains(&text)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `1，HLS`
fn numbered(line: &str) -> Option<KnownValue> {
    let (number, meaning) = line.split_once('，')?;
    let is_meaning =
        !meaning.contains(['，', '。', '：']) && !meaning.starts_with(|c: char| c.is_ascii_digit());
    (is_number(number) && is_meaning && !meaning.is_empty()).then(|| known(number, Some(meaning)))
}

/// `default: the default protocol`: what is a label elsewhere.
pub(super) fn default(line: &str) -> Option<KnownValue> {
    let (label, meaning) = labelled_text(line)?;
    let is_word =
        is_literal_word(label, LiteralWord::Default) && label.bytes().all(|b| b.is_ascii_lowercase());
    is_word.then(|| known(label, Some(meaning)))
}

/// `null: Breakpoints are filled with null.` among other values: a word that elsewhere says that there is none.
pub(super) fn nothing(line: &str) -> Option<KnownValue> {
    let (label, meaning) = labelled_text(line)?;
    // `https：HTTPS协议` among other values is one.
    let is_kept = is_literal_word(label, LiteralWord::Explains) && !is_literal_word(label, LiteralWord::Loud);
    let is_word = (is_literal_word(label, LiteralWord::Nothing) || is_kept)
        && label.bytes().all(|b| b.is_ascii_lowercase());
    (is_word && label.len() > 2).then(|| known(label, Some(meaning)))
}

/// What stands before the dash behind which Chinese words begin, and these.
fn before_chinese(line: &str) -> Option<(&str, &str)> {
    let (at, _) = line
        .match_indices('-')
        .find(|(at, _)| line.get(at + 1..).is_some_and(|rest| rest.trim_start().starts_with(is_han)))?;
    Some((line.get(..at)?, line.get(at + 1..)?))
}

/// An item of a list that was announced: also `ACTIVE`, `FREEZED (Frozen)`, `ERROR indicates that it is abnormal`.
pub(super) fn listed(line: &str) -> Option<KnownValue> {
    let whole = bare(line);
    let is_sentence = line.trim_end().ends_with('.') && whole.contains(' ');
    if !is_sentence && is_item_or_name(whole) {
        return Some(known(whole, None));
    }
    if let Some(value) = labelled(line)
        .or_else(|| indicated(line))
        .or_else(|| explained(line))
        .or_else(|| numbered(line))
        .or_else(|| default(line))
    {
        return Some(value);
    }
    let (literal, remark, behind) = in_brackets(line)?;
    // `A（甲），B（乙）`, `A (one) and B (two)`: a list, in which the first bracket closes before another opens.
    let bracket = remark.chars().find(|c| "()（）".contains(*c));
    if bracket.is_some_and(|first| ")）".contains(first)) {
        return None;
    }
    let (literal, behind) = (bare(literal), bare(behind));
    let meaning = Some(remark).filter(|remark| !is_remark(remark));
    (behind.is_empty() && is_item_or_name(literal)).then(|| known(literal, meaning))
}

fn is_item_or_name(text: &str) -> bool {
    is_item(text) || text.contains(' ') && is_named(text)
}

/// `ERROR indicates that the address is abnormal.`, `on, indicating that the lamp is lit`
pub(super) fn indicated(line: &str) -> Option<KnownValue> {
    // `The value 0 indicates that it is off.`
    let lead =
        clause_word(line).filter(|(word, _)| *word == ClauseWord::Value).map_or(0, |(_, length)| length);
    let (literal, meaning) = line.get(lead..)?.trim_start().split_once(' ')?;
    let is_parted = literal.ends_with(',');
    let literal = bare(literal.trim_end_matches(','));
    let (word, verb) = clause_word(meaning)?;
    let means = word == ClauseWord::Means && !is_parted || word == ClauseWord::Tail && is_parted;
    if !means {
        return None;
    }
    let meaning = meaning.get(verb..)?.trim_start();
    // `A indicates one; B indicates another`
    let ends = |(at, mark): &(usize, &str)| {
        meaning.get(at + mark.len()..).is_some_and(|rest| indicated(rest.trim_start()).is_some())
    };
    let end = meaning.match_indices(';').find(ends).map_or(meaning.len(), |(at, _)| at);
    is_label(literal).then(|| known(literal, meaning.get(..end)))
}

/// `取“0”，表示禁用SSL。`, `值为1代表启用`
fn explained(line: &str) -> Option<KnownValue> {
    let tokens = words(line);
    let value = tokens.iter().take(LEAD).position(|token| matches!(token.kind, Kind::Literal(_)))?;
    let is_lead = |token: &Token<'_>| token.text.starts_with(is_han) || token.is_sign('"');
    let mut behind = tokens
        .iter()
        .enumerate()
        .skip(value + 1)
        .skip_while(|(_, token)| token.is_sign(',') || token.is_sign('"'));
    let (_, verb) =
        behind.next().filter(|(_, verb)| verb.does(ClauseWord::Means) && verb.text.starts_with(is_han))?;
    // `0表示ipv4，1表示ipv6` is a list.
    let explains = |pair: &[Token<'_>]| matches!(pair, [value, verb] if matches!(value.kind, Kind::Literal(_)) && verb.does(ClauseWord::Means));
    if tokens.windows(2).filter(|pair| explains(pair)).count() > 1 {
        return None;
    }
    let literal = tokens.get(value)?.text;
    let leads = tokens.iter().take(value).all(is_lead);
    (leads && is_label(literal))
        .then(|| known(literal, line.get(verb.end()..).map(|text| text.trim_end_matches('。'))))
}

/// So many words stand before a value at most: `取值为`.
const LEAD: usize = 4;

/// `default` says nothing of what a value means.
pub(super) fn is_remark(text: &str) -> bool {
    is_literal_word(text, LiteralWord::Remark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: Option<KnownValue>) -> Option<(String, Option<String>)> {
        value.map(|value| (value.literal, value.meaning))
    }

    type Pair = (String, Option<String>);

    fn pair(literal: &str, meaning: &str) -> Pair {
        (literal.to_owned(), (!meaning.is_empty()).then(|| meaning.to_owned()))
    }

    #[test]
    fn labels_are_values() {
        assert_eq!(
            read(labelled("CLOUD: DMS for Kafka instance.")),
            Some(pair("CLOUD", "DMS for Kafka instance."))
        );
        assert_eq!(read(labelled("asc (default): ascending")), Some(pair("asc", "ascending")));
        assert_eq!(read(labelled("OS::Nova::Server: server")), Some(pair("OS::Nova::Server", "server")));
        assert_eq!(read(labelled("PUB|SUB: both")), Some(pair("PUB|SUB", "both")));
        for text in
            ["Note: it changes.", "08:00", "https://a.b/c", "The value: one", "Linux: 8 to 26 characters"]
        {
            assert_eq!(labelled(text), None, "{text}");
        }
    }

    #[test]
    fn items_of_lists_are_values() {
        assert_eq!(read(listed("ACTIVE (Bound)")), Some(pair("ACTIVE", "Bound")));
        assert_eq!(read(listed("TLSv1.1")), Some(pair("TLSv1.1", "")));
        assert_eq!(read(listed("desc (default)")), Some(pair("desc", "")));
        assert_eq!(read(listed("Red Hat")), Some(pair("Red Hat", "")));
        assert_eq!(
            read(listed("DOWN indicates that it is not bound.")),
            Some(pair("DOWN", "it is not bound."))
        );
        for text in ["It can be changed.", "If the value is 0, nothing happens.", "N/A"] {
            assert_eq!(listed(text), None, "{text}");
        }
    }
}
