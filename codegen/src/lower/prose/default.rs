//! Defaults, and whether they are values.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::Remark;
use super::text::{
    Description, Label, bare, clauses_depend, in_brackets, is_participle, is_prose, is_token, number, split,
    unwrap,
};
use crate::model::{Certainty, DefaultValue, Shape, Values};
use crate::vocabulary::{self, is_han};

/// Reads the default of a field, and what is to be said of it.
pub(super) fn read(
    shape: &Shape,
    description: &Description<'_>,
    values: Option<&Values>,
) -> (Option<DefaultValue>, Option<Remark>) {
    if *shape == Shape::String && description.sentences().any(is_empty_text) {
        return (Some(DefaultValue::Value(Value::String(String::new()))), None);
    }
    let Some(text) = stated(description, values) else { return (None, None) };
    match wire_form(shape, text, values) {
        Wire::Value(value) => (Some(DefaultValue::Value(value)), None),
        Wire::OtherType => {
            (Some(DefaultValue::Text(text.to_owned())), Some(Remark::DefaultOfOtherType(text.to_owned())))
        }
        Wire::Unsure => {
            (Some(DefaultValue::Text(text.to_owned())), Some(Remark::DefaultNotInWireForm(text.to_owned())))
        }
        Wire::Nothing => (None, None),
    }
}

/// `Is an empty string by default if it is not set`
fn is_empty_text(sentence: &str) -> bool {
    static EMPTY: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:is|be) an empty (?:character )?string by default\b|\bdefaults? (?:value )?(?:is|to) an empty (?:character )?string\b",
            r"|\ban empty (?:character )?string is used by default\b|默认(?:值)?为空字符串"
        ))
        .ok()
    });
    !clauses_depend(sentence) && EMPTY.as_ref().is_some_and(|regex| regex.is_match(sentence))
}

/// The words of the default. A label decides; of sentences that state different ones, none does.
fn stated<'a>(description: &Description<'a>, values: Option<&Values>) -> Option<&'a str> {
    let entry = description.entries(Label::Default).next();
    if let Some(entry) = entry {
        let sentence = split(entry).into_iter().next().unwrap_or(entry);
        return Some(unwrap(bare(before_chinese_clause(sentence)))).filter(|text| is_stated(text, values));
    }
    let mut found = description.sentences().filter_map(sentence).chain(marked(description));
    let first = found.next().filter(|text| is_stated(text, values))?;
    found.all(|other| other == first).then_some(first)
}

/// `The default value is 60 seconds`, `with the default value of 10`, `defaults to 10`
fn sentence(sentence: &str) -> Option<&str> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)(?:\b(?:the|its|and|with an?) default value(?: of (?:this|the) (?:parameter|field))?(?: is| of)",
            r"|\bdefault value is|\bdefaults to|默认(?:值)?为)\s*[:：]?\s*(?P<value>.+)$",
            // `The value is false by default`, `By default, id is used`
            r"|\b(?:value|which) is (?P<plain>\S+) by default|^the value (?P<always>\S+) is used by default",
            r"|^(?:if|when) (?:.{0,60} )?(?:not|no|left) [^,]{0,40}, the default [a-z ]{3,40} is (?:set to )?(?P<own>\S*[\d_:]\S*)$",
            r"|^(?:if|when) (?:.{0,60} )?(?:not|no|left) [^,]{0,40}, the [a-z ]{3,40} is (?:set to )?(?P<other>\S+) by default$",
            r"|\bby default, (?:the value )?(?P<used>\S+) is used$",
            // `the default value false is used`, `true or false (default)`
            r"|\bthe default value (?P<given>[^\s,]+) is used\b|\b(?:\b(?:be|or|and) (?P<marked>[\w.+-]+)|\b(?P<truth>true|false)) ?\((?:the )?default(?: value)?\)"
        ))
        .ok()
    });
    if let Some(value) = super::chinese::default(sentence).filter(|_| !clauses_depend(sentence)) {
        return Some(value);
    }
    if let Some(count) = counted(sentence) {
        return Some(count);
    }
    let captures = PHRASE.as_ref()?.captures(sentence)?;
    if let Some(plain) = ["plain", "always", "own", "other", "used", "given", "marked", "truth"]
        .iter()
        .find_map(|name| captures.name(name))
    {
        let token = bare(plain.as_str());
        // `which is enabled by default` states no value.
        let is_state = |token: &str| is_prose(token) || is_participle(token) || token.ends_with("ed");
        return Some(token).filter(|token| is_token(token) && !is_state(token));
    }
    let value = captures.name("value")?;
    // `the default value of which is flavorid`
    let value = value.as_str();
    let value = value.strip_prefix("which is ").unwrap_or(value);
    // `For AES keys, the default value is X` holds for those. What stands behind the value may go on to other things.
    let ahead = sentence.get(..captures.get(0)?.start())?;
    let (value, behind) = first_clause(value);
    // `1000 when action is set to filter` holds for that.
    let is_case = ["when ", "if "].iter().any(|word| behind.trim_start().starts_with(word));
    let depends = clauses_depend(ahead) || clauses_depend(value) || is_case && clauses_depend(behind);
    (!depends).then_some(value)
}

/// `If the value is not specified, 10 schemas are queried by default`, `..., 0 is used`
fn counted(sentence: &str) -> Option<&str> {
    static COUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:(?:if|when) (?:.{0,60} )?(?:not|no|left) .{0,40}, |by default, )(?:the (?:default )?value )?(?P<count>-?\d+)",
            r"(?: (?:[a-z]+ ){0,4}(?:is|are) (?:queried|returned|displayed|listed)(?: by default)?| is used(?: by default)?)$"
        ))
        .ok()
    });
    let count = COUNT.as_ref()?.captures(sentence)?.name("count")?;
    (!clauses_depend(sentence)).then_some(count.as_str())
}

/// Up to where the sentence goes on, and how it does: `0, which indicates ...`, `10 (minutes)`, `true and cannot be changed`.
fn first_clause(text: &str) -> (&str, &str) {
    static END: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)[,，;；]\s|，|\s(?:\(|（|and |but |which |indicating |that |in this |for |if |when |where )").ok()
    });
    let text = before_chinese_clause(text);
    let end = END.as_ref().and_then(|end| end.find(text)).map_or(text.len(), |end| end.start());
    let (value, behind) = text.split_at_checked(end).unwrap_or((text, ""));
    (unwrap(bare(value)), behind)
}

/// Up to a comma that Chinese words follow, and no space: `30,数据默认存储30天`.
fn before_chinese_clause(text: &str) -> &str {
    let mut commas = text.match_indices([',', '，', ';', '；']);
    let end = commas.find(|(at, comma)| {
        text.get(at + comma.len()..).is_some_and(|rest| rest.trim_start().starts_with(is_han))
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// What a meaning ends with that is the default.
const DEFAULT_OPTION: &[&str] = &[
    "which is the default option",
    "which is the default value",
    "(default)",
    "(default value)",
    "（默认）",
    "（默认值）",
];

/// `desc (default)`, `default (by default): ...`, `true: (default value) ...`
fn marked<'a>(description: &Description<'a>) -> impl Iterator<Item = &'a str> {
    description.lines().filter_map(|line| {
        let (label, meaning) = line.split_once(": ").unwrap_or((line, ""));
        let (literal, remark) = match in_brackets(label) {
            Some((literal, remark, _)) => (literal, remark),
            // `rw: read and write permission, which is the default option`
            None if DEFAULT_OPTION.iter().any(|words| meaning.trim_end_matches('.').ends_with(words)) => {
                (label, "default")
            }
            None => (label, in_brackets(meaning).filter(|(ahead, ..)| ahead.is_empty())?.1),
        };
        let literal = bare(literal);
        let is_default =
            ["default", "default value", "by default", "默认"].contains(&remark.to_lowercase().as_str());
        (is_default && is_token(literal)).then_some(literal)
    })
}

/// Whether there is a default at all: `N/A`, `left blank`, `null` and `the same as ...` are none.
fn is_stated(text: &str, values: Option<&Values>) -> bool {
    const NOTHING: &[&str] = &["no", "null", "nil", "empty", "blank", "not"];
    let is_listed = values.is_some_and(|values| values.values.iter().any(|value| value.literal == text));
    let first = text.split_whitespace().next().unwrap_or_default().trim_end_matches(':').to_lowercase();
    let is_nothing = vocabulary::is_none(text)
        || vocabulary::is_none(&first)
        || NOTHING.contains(&first.as_str())
        || is_prose(&first) && first != "all" && first != "any"
        || is_participle(&first);
    let is_short = text.split_whitespace().count() <= 5;
    is_listed || !text.is_empty() && !is_nothing && is_short
}

enum Wire {
    Value(Value),
    /// Cannot be a value of the type.
    OtherType,
    /// Could be, in a form that the page does not show.
    Unsure,
    /// Speaks of something else than the whole value.
    Nothing,
}

fn wire_form(shape: &Shape, text: &str, values: Option<&Values>) -> Wire {
    match shape {
        Shape::Boolean => match text.to_ascii_lowercase().as_str() {
            "true" => Wire::Value(Value::Bool(true)),
            "false" => Wire::Value(Value::Bool(false)),
            _ if text.starts_with(|c: char| c.is_ascii_digit()) => Wire::OtherType,
            _ => Wire::Unsure,
        },
        Shape::Integer => match number(text) {
            Some((number, "")) if number.is_i64() || number.is_u64() => Wire::Value(Value::Number(number)),
            Some(_) => Wire::Unsure,
            None => no_number(text),
        },
        Shape::Number => match number(text) {
            Some((number, "")) => Wire::Value(Value::Number(number)),
            Some(_) => Wire::Unsure,
            None => no_number(text),
        },
        Shape::String => string(text, values),
        Shape::Array(_) => match serde_json::from_str(text) {
            Ok(value @ Value::Array(_)) => Wire::Value(value),
            _ => Wire::Nothing,
        },
        _ => Wire::Nothing,
    }
}

/// A token that the list of values, where it is complete, has. `60s` and `60 seconds` may or may not go over the wire.
fn string(text: &str, values: Option<&Values>) -> Wire {
    static QUANTITY: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^[\d.,]+\s*(?:s|ms|min|minutes?|seconds?|h|hours?|d|days?|[kmgt]i?b|[kmg]bit/s|[kmg]b/s|%)$").ok()
    });
    let is_listed = |values: &Values| values.values.iter().any(|value| value.literal == text);
    let is_quantity = QUANTITY.as_ref().is_some_and(|quantity| quantity.is_match(text));
    let allowed = values.is_none_or(|values| values.certainty == Certainty::Known || is_listed(values));
    if values.is_some_and(is_listed) || is_token(text) && allowed && !is_quantity {
        Wire::Value(Value::String(text.to_owned()))
    } else {
        Wire::Unsure
    }
}

/// `60 seconds` of an integer may be 60; `true` or `brief` cannot be.
fn no_number(text: &str) -> Wire {
    if is_token(text) && text.chars().all(|c| c.is_ascii_alphabetic() || c == '_') {
        Wire::OtherType
    } else {
        Wire::Unsure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn default(shape: &Shape, text: &str) -> (Option<DefaultValue>, Option<Remark>) {
        read(shape, &Description::of(&[text.to_owned()]), None)
    }

    fn value(value: impl Into<Value>) -> (Option<DefaultValue>, Option<Remark>) {
        (Some(DefaultValue::Value(value.into())), None)
    }

    #[test]
    fn a_default_in_wire_form_is_a_value() {
        let text = "Synchronization type. Default: Full+Incremental.";
        assert_eq!(default(&Shape::String, text), value("Full+Incremental"));
        assert_eq!(default(&Shape::Boolean, "The value can be true or false (default)."), value(false));
        assert_eq!(default(&Shape::Boolean, "true: (default value) it is enabled."), value(true));
        let text = "If this parameter is left blank, the default value false is used.";
        assert_eq!(default(&Shape::Boolean, text), value(false));
        let text = "Specifies an ECS stop type. The default value is SOFT. SOFT: normal ECS stop (default)";
        assert_eq!(default(&Shape::String, text), value("SOFT"));
        let text = "The default value is 1000 when action is set to filter.";
        assert_eq!(default(&Shape::Integer, text), (None, None));
        assert_eq!(default(&Shape::Integer, "The default value is 100."), value(100));
        assert_eq!(default(&Shape::Boolean, "Default value: false"), value(false));
        assert_eq!(default(&Shape::String, "The default value is 10."), value("10"));
        let text = "Indicates a sorting field, the default value of which is flavorid.";
        assert_eq!(default(&Shape::String, text), value("flavorid"));
        assert_eq!(default(&Shape::Integer, "缺省值：10"), value(10));
        assert_eq!(default(&Shape::Integer, "默认取值：30,数据默认存储30天。"), value(30));
        assert_eq!(default(&Shape::Integer, "返回条数,默认为10,最大值为100。"), value(10));
        let text = "If this parameter is not specified, the default value is 0, which indicates the default project.";
        assert_eq!(default(&Shape::String, text), value("0"));
        let text = "The value ranges from 1 to 300, and the default value is 60.";
        assert_eq!(default(&Shape::Integer, text), value(60));
        assert_eq!(default(&Shape::Boolean, "The value is false by default."), value(false));
        assert_eq!(default(&Shape::String, "Sort key. By default, id is used."), value("id"));
        assert_eq!(default(&Shape::String, "desc (default): descending order"), value("desc"));
        assert_eq!(default(&Shape::array(Shape::String), "Default: []"), value(Vec::<Value>::new()));
    }

    #[test]
    fn words_are_kept_as_text() {
        let text = "Retry interval upon connection failure. The default value is 60 seconds.";
        let expected = DefaultValue::Text("60 seconds".to_owned());
        let remark = Remark::DefaultNotInWireForm("60 seconds".to_owned());
        assert_eq!(default(&Shape::String, text), (Some(expected), Some(remark)));
        let text = "Limited incremental synchronization rate. The default value is 5 MB/s.";
        let remark = Remark::DefaultNotInWireForm("5 MB/s".to_owned());
        assert_eq!(
            default(&Shape::String, text),
            (Some(DefaultValue::Text("5 MB/s".to_owned())), Some(remark))
        );
    }

    #[test]
    fn a_default_of_another_type_is_a_contradiction() {
        let text = "Whether to limit the incremental synchronization rate. The default value is 5 MB/s.";
        let expected = DefaultValue::Text("5 MB/s".to_owned());
        let remark = Remark::DefaultOfOtherType("5 MB/s".to_owned());
        assert_eq!(default(&Shape::Boolean, text), (Some(expected), Some(remark)));
    }

    #[test]
    fn prose_about_defaults_states_none() {
        for text in [
            "The default security group is used.",
            "By default, all are returned.",
            "Use the default.",
            "Default value: N/A",
            "The default value is left blank.",
            "If it is not specified, the following default value is used:",
            "It is enabled by default.",
            "Compression, which is enabled by default.",
            "The default value is the current date and time.",
            "For AES_256 symmetric keys, the default value is ENCRYPT_DECRYPT.",
            "The default value is 8 for an IPv4 subnet. The default value is 64 for an IPv6 subnet.",
        ] {
            assert_eq!(default(&Shape::String, text), (None, None), "{text}");
        }
    }
}
