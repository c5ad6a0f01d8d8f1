//! Defaults, and whether they are values.

mod chinese;
mod wire;

use serde_json::Value;
use wire::{Wire, in_unit, wire_form};

use super::lex::{Kind, Token, words};
use super::text::{
    Description, Label, bare, behind_title, clauses_depend, is_code, is_participle, is_prose, is_time, split,
    unwrap,
};
use super::{Remark, Subject, grammar, switch};
use crate::model::{DefaultValue, Facts, Shape, Values};
use crate::vocabulary::{
    self, ClauseWord, LiteralWord, PhraseKind, clause_word, find_phrase, is_han, is_literal_word,
};

/// Reads the default of a field, and what is to be said of it.
pub(super) fn read(
    subject: &Subject<'_>,
    description: &Description<'_>,
    facts: &Facts,
) -> (Option<DefaultValue>, Option<Remark>) {
    let (shape, values) = (subject.shape, facts.values.as_ref());
    if *shape == Shape::String && description.sentences().any(is_empty_text) {
        return (Some(DefaultValue::Value(Value::String(String::new()))), None);
    }
    let meant = values.and_then(|values| chinese::called(description, values));
    let meant = meant.or_else(|| chinese::labelled(description.entries(Label::Default).next()?, values?));
    let Some(text) = meant.or_else(|| stated(subject, description, values)) else {
        let flag = if *shape == Shape::Boolean { switch::default(description) } else { None };
        return (flag.map(|flag| DefaultValue::Value(Value::Bool(flag))), None);
    };
    let unit = facts.number().and_then(|number| number.unit);
    match wire_form(shape, &in_unit(text, unit), values) {
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
    !clauses_depend(sentence) && grammar::default::is_empty_text(sentence)
}

/// The words of the default. A label decides; of sentences that state different ones, none does.
fn stated<'a>(
    subject: &Subject<'_>,
    description: &Description<'a>,
    values: Option<&Values>,
) -> Option<&'a str> {
    let entry = description.entries(Label::Default).next();
    if let Some(entry) = entry {
        let sentence = split(entry).into_iter().next().unwrap_or(entry);
        let sentence = chinese::behind_label(sentence).unwrap_or(sentence);
        if let Some(value) = values.and_then(|values| with_meaning(sentence, values)) {
            return Some(value);
        }
        if let Some(claim) = grammar::default::claim(sentence).filter(|_| sentence.starts_with(is_han)) {
            return Some(unwrap(bare(claim.text))).filter(|text| is_stated(text, values));
        }
        return Some(unwrap(bare(before_chinese_clause(sentence)))).filter(|text| is_stated(text, values));
    }
    let mut found = description
        .sentences()
        .filter_map(|text| sentence(text, subject).filter(|found| !is_other(found, text, subject)))
        .chain(description.lines().filter_map(|line| grammar::default::marked(behind_title(line))));
    let first = found.next().filter(|text| is_stated(text, values))?;
    found.all(|other| other == first).then_some(first)
}

/// `0: red`, `0 (red)`: a value that the page lists, with what it means.
fn with_meaning<'t>(text: &'t str, values: &Values) -> Option<&'t str> {
    let (word, _) = text.split_once([':', '：', '(', '（'])?;
    let word = bare(word);
    values.values.iter().any(|value| value.literal == word).then_some(word)
}

/// `If it is not transferred, partition_id is used`: another field instead of this one, and no value. Where the sentence
/// says that it is the default, it is one: `By default, created_at is used`.
fn is_other(text: &str, sentence: &str, subject: &Subject<'_>) -> bool {
    let is_default = |kind| {
        matches!(kind, ClauseWord::Default | ClauseWord::Usual | ClauseWord::Defaults | ClauseWord::ByDefault)
    };
    let is_name = text == subject.name || subject.siblings.iter().any(|sibling| sibling.name == text);
    is_name && !words(sentence).iter().any(|word| matches!(word.kind, Kind::Clause(kind) if is_default(kind)))
}

/// The default that a sentence states always: neither words before it nor words behind it make it one of a case.
fn sentence<'t>(sentence: &'t str, subject: &Subject<'_>) -> Option<&'t str> {
    let claim = grammar::default::claim(sentence)?;
    if claim.noun.is_some_and(|noun| !is_own_noun(noun, subject) || !is_written(claim.text)) {
        return None;
    }
    let (ahead, behind) = claim.around;
    let text = unwrap(bare(claim.text));
    // `which is enabled by default` states no value.
    let is_quoted = behind.starts_with(['"', '”', '\'', '’']);
    let is_lone = is_literal_word(text, LiteralWord::Lone);
    let is_state = claim.is_one_word
        && !is_quoted
        && !is_lone
        && (is_prose(text) || is_participle(text) || text.ends_with("ed"));
    // `1000 when action is set to filter` holds for that. What stands behind may go on to other things.
    let is_case = matches!(clause_word(behind.trim_start()), Some((ClauseWord::If, _)));
    // `8 for an IPv4 subnet and 64 for an IPv6 subnet`
    let is_of_several = find_phrase(behind.trim_start(), PhraseKind::Case).is_some_and(|(at, _)| at == 0)
        && behind.contains(|c: char| c.is_ascii_digit());
    let depends = clauses_depend(ahead) && !is_own_lack(ahead, subject)
        || is_time(ahead)
        || chinese::states_another(behind)
        || clauses_depend(claim.text)
        || is_case && clauses_depend(behind);
    (!is_state && !depends && !is_of_several).then_some(text)
}

/// `If the status is blank, the status is normal`: a word that any sentence has is no value, and neither is a unit.
fn is_written(text: &str) -> bool {
    (is_code(text) || text.starts_with(char::is_uppercase)) && vocabulary::unit(text).is_none()
}

/// `If the type is not specified,` of the type: what the default is for.
fn is_own_lack(ahead: &str, subject: &Subject<'_>) -> bool {
    let tokens = words(ahead);
    // `is not` is one word of denial.
    let is_verb = |token: &Token<'_>| token.does(ClauseWord::Copula) || grammar::default::is_lack(token);
    let is = tokens.iter().position(is_verb);
    let noun = is.and_then(|is| Some((tokens.get(2)?.start, tokens.get(is)?)));
    let opens = tokens.first().is_some_and(|first| first.does(ClauseWord::If))
        && tokens.get(1).is_some_and(|the| the.text.eq_ignore_ascii_case("the"));
    let lacks = is
        .and_then(|is| tokens.get(is..))
        .is_some_and(|rest| rest.iter().take(2).any(grammar::default::is_lack));
    let is_whole = tokens.iter().filter(|token| token.is_sign(',')).count() <= 1;
    let words = noun.and_then(|(start, is)| ahead.get(start..is.start));
    opens && lacks && is_whole && words.is_some_and(|noun| is_own_noun(noun.trim(), subject))
}

/// Whether the last word of a noun is of the field's name, or all of it of its definition: `type` of `volume_type`.
fn is_own_noun(noun: &str, subject: &Subject<'_>) -> bool {
    // `the default port number`
    let noun = noun.to_lowercase();
    let noun = noun.strip_suffix(" number").unwrap_or(&noun);
    let last = noun.split_whitespace().next_back().unwrap_or_default();
    let is_named = last.len() > 2 && subject.name.to_lowercase().ends_with(last);
    is_named
        || subject.definition().map(str::to_lowercase).is_some_and(|it| {
            noun.len() > 3 && (it.trim_end_matches('.').ends_with(noun) || it.starts_with(noun))
        })
}

/// Up to a comma that Chinese words follow, and no space: `30,数据默认存储30天`.
fn before_chinese_clause(text: &str) -> &str {
    let mut commas = text.match_indices([',', '，', ';', '；']);
    let end = commas.find(|(at, comma)| {
        text.get(at + comma.len()..).is_some_and(|rest| rest.trim_start().starts_with(is_han))
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// Whether there is a default at all: `N/A`, `left blank`, `null` and `the same as ...` are none.
fn is_stated(text: &str, values: Option<&Values>) -> bool {
    let is_listed = values.is_some_and(|values| values.values.iter().any(|value| value.literal == text));
    let first = text.split_whitespace().next().unwrap_or_default().trim_end_matches(':').to_lowercase();
    let is_nothing = vocabulary::is_none(text)
        || vocabulary::is_none(&first)
        || is_literal_word(&first, LiteralWord::Nothing)
        || is_prose(&first) && first != "all" && first != "any"
        || is_participle(&first);
    let is_short = text.split_whitespace().count() <= 5;
    is_listed || !text.is_empty() && !is_nothing && is_short
}

#[cfg(test)]
mod tests {
    use super::super::Sibling;
    use super::*;
    use crate::model::{Certainty, Direction, KnownValue};

    fn default(shape: &Shape, text: &str) -> (Option<DefaultValue>, Option<Remark>) {
        with_neighbours(shape, text, &[])
    }

    fn with_neighbours(shape: &Shape, text: &str, names: &[&str]) -> (Option<DefaultValue>, Option<Remark>) {
        with_facts(shape, text, names, &Facts::default())
    }

    fn with_facts(
        shape: &Shape,
        text: &str,
        names: &[&str],
        facts: &Facts,
    ) -> (Option<DefaultValue>, Option<Remark>) {
        let siblings: Vec<Sibling<'_>> =
            names.iter().map(|name| Sibling { name, shape, paragraphs: &[], facts }).collect();
        let paragraphs = [text.to_owned()];
        let subject = Subject {
            name: "x",
            shape,
            paragraphs: &paragraphs,
            siblings: &siblings,
            direction: Direction::Request,
            examples: &[],
            reads_patterns: true,
        };
        read(&subject, &Description::of(&paragraphs), facts)
    }

    #[test]
    fn another_field_is_no_value() {
        let names = ["partition_id", "created_at"];
        let text = "If it is not transferred, partition_id is used.";
        assert_eq!(with_neighbours(&Shape::String, text, &names), (None, None));
        let text = "Sort key. By default, created_at is used.";
        assert_eq!(with_neighbours(&Shape::String, text, &names), value("created_at"));
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
        assert_eq!(default(&Shape::String, "路径，默认为\"/\"。"), value("/"));
        assert_eq!(default(&Shape::String, "当配置了它时，默认为A；否则默认为B。"), (None, None));
        assert_eq!(default(&Shape::Integer, "默认为3600秒。"), value(3600));
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
    fn a_default_may_say_what_it_means() {
        let value = |literal: &str| KnownValue { literal: literal.to_owned(), meaning: None };
        let values = Values { certainty: Certainty::Known, values: vec![value("0"), value("1")] };
        for text in ["0: red", "0 (red)", "0：红色"] {
            assert_eq!(with_meaning(text, &values), Some("0"), "{text}");
        }
        assert_eq!(with_meaning("2: green", &values), None);
        assert_eq!(with_meaning("0", &values), None);
    }

    #[test]
    fn a_default_is_named_by_what_happens_where_nothing_is_given() {
        for (text, expected) in [
            (
                "Records. If this parameter is not transferred, the first 100 records are queried by default.",
                100,
            ),
            ("Records. If the parameter value is not specified, 10 records are obtained by default.", 10),
            ("Each page contains 25 servers by default, and a maximum of 1,000 are returned.", 25),
            ("Port. If it is not specified, port 80 is used.", 80),
            ("Port. If this parameter is not specified, the default port 443 is used.", 443),
            ("Weight (1 by default).", 1),
            ("Weight. The value is an integer and is 500 by default.", 500),
            ("Weight. Both the default value and maximum value are 1000.", 1000),
            ("Weight. 1 is used if this parameter is not specified.", 1),
        ] {
            assert_eq!(default(&Shape::Integer, text), value(expected), "{text}");
        }
        for (text, expected) in [
            ("End. If it is left blank, the system automatically sets the end time to 06:00.", "06:00"),
            ("Protocol. HTTP is used by default.", "HTTP"),
            ("VBD indicates the device type (the default type), which is simple.", "VBD"),
            ("Disk type. The default disk type is SATA.", "SATA"),
            ("Specifies the database port. The default port number is 1433.", "1433"),
            ("Disk type. If this parameter is not specified, the disk type is SATA.", "SATA"),
            ("Mode. If this field is not set, it is set to auto by default.", "auto"),
            ("Queue type x. If the type x is not specified, sql will be used.", "sql"),
            ("Queue type x. If the type x is not specified, the default value sql is used.", "sql"),
            (
                "Start time. In this case, the system automatically allocates the default start time 02:00.",
                "02:00",
            ),
            ("开始时间。若该值为空，则结束时间也为空。系统分配一个默认开始时间02:00:00。", "02:00:00"),
            ("开始时间。若该值为空，系统分配默认开始时间02:00:00。", "02:00:00"),
        ] {
            assert_eq!(default(&Shape::String, text), value(expected), "{text}");
        }
        for text in [
            "Disk type. The default security group is sg-1.",
            "Time. The default unit is milliseconds.",
            "Disk type. If this parameter is not specified, the pool type is SATA.",
        ] {
            assert_eq!(default(&Shape::String, text), (None, None), "{text}");
        }
    }

    #[test]
    fn a_value_called_by_its_meaning_has_the_type_of_the_field() {
        let values = |literal: &str| Values {
            certainty: Certainty::Known,
            values: vec![KnownValue { literal: literal.to_owned(), meaning: Some("禁用".to_owned()) }],
        };
        let default = |shape: &Shape, literal: &str| {
            let facts = Facts { values: Some(values(literal)), ..Facts::default() };
            with_facts(shape, "开关，默认为禁用。", &[], &facts)
        };
        let value = |value: Value| (Some(DefaultValue::Value(value)), None);
        assert_eq!(default(&Shape::Integer, "0"), value(0.into()));
        assert_eq!(default(&Shape::String, "0"), value("0".into()));
        assert_eq!(default(&Shape::String, "live"), value("live".into()));
    }

    #[test]
    fn a_default_in_another_unit_is_brought_to_that_of_the_field() {
        let number = crate::model::NumberFacts { unit: Some("second"), ..Default::default() };
        let facts = Facts { scalar: Some(crate::model::ScalarFacts::Number(number)), ..Facts::default() };
        for text in ["默认为15分钟。", "The default value is 15 minutes.", "Default: 900"] {
            assert_eq!(with_facts(&Shape::Integer, text, &[], &facts), value(900), "{text}");
        }
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
            "The default value is 8 for an IPv4 subnet and 64 for an IPv6 subnet.",
            "The default value is 8 for an IPv4 subnet. The default value is 64 for an IPv6 subnet.",
            "国内站默认为UTC+08:00，国际站默认为UTC时间。",
        ] {
            assert_eq!(default(&Shape::String, text), (None, None), "{text}");
        }
    }
}
