//! Sentences that name all values.

use std::sync::LazyLock;

use regex::Regex;

use super::super::text::{
    Description, Label, bare, clauses_depend, in_brackets, is_code, is_constant, is_named, is_participle,
    is_prose, is_token, items, split,
};
use super::item;
use crate::model::{Certainty, KnownValue, Values};

/// `The value can be A, B, or C`. Every item has to be a value, or the sentence says something else.
pub(super) fn alternatives(description: &Description<'_>) -> Option<Values> {
    let mut found =
        description.general().enumerate().filter_map(|(index, sentence)| one_of(sentence, index == 0));
    let mut values = found.next()?;
    for other in found {
        super::combine(&mut values, other, false);
    }
    Some(values)
}

fn one_of(sentence: &str, is_first: bool) -> Option<Values> {
    static SURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)(?:^|[,;:] |\band |\bcurrently,? |\. ?)(?:the |its |this |valid |available |supported |possible |optional |parameter |field |enumerated )*",
            r"(?P<subject>values?|options?|parameter|field)(?: options?| value)?(?: of this (?:parameter|field))?",
            r" (?:(?:can|must|should|may) (?:only )?be|is|are|include|includes)(?: either| only| one of| set to| any of| the following)*:? ",
            r"(?P<list>.+)$"
        ))
        .ok()
    });
    // `API type, which can be public or private`: the subject may be something else, so only codes are taken.
    static VAGUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:which|it|and|the \w+|its \w+) can (?:only )?be (?:either |one of |set to )?(?P<list>.+)$").ok()
    });
    // `Currently, only evs (EVS volumes) and local are supported`: there may be others elsewhere, or later.
    static ONLY: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:currently, ?)?only (?P<list>.+?) (?:is|are) (?:currently )?(?:supported|allowed|available)(?: currently)?$").ok()
    });
    let captured = |regex: &LazyLock<Option<Regex>>| {
        let captures = regex.as_ref()?.captures(sentence)?;
        let list = captures.name("list")?.as_str();
        let ahead = sentence.get(..captures.get(0)?.start())?;
        // `This parameter is read-only` says what kind of a parameter it is.
        let is_of_parameter = captures.name("subject").is_some_and(|subject| {
            ["parameter", "field"].iter().any(|word| subject.as_str().eq_ignore_ascii_case(word))
        });
        let is_attribute = is_of_parameter && items(list).len() == 1 && !is_constant(bare(list));
        (!clauses_depend(ahead) && !is_attribute).then_some(list)
    };
    let (list, sure) = match captured(&SURE) {
        Some(list) => (list, true),
        None => {
            if let Some(list) = captured(&VAGUE) {
                // `Zone type, which can be public or private`: the first sentence says what the field is.
                let is_own = ["The value ", "Its value "].iter().any(|words| sentence.starts_with(words));
                (list, is_first && sentence.contains(", which can be ") || is_own)
            } else {
                let values = read_list(captured(&ONLY).filter(|list| !is_notation(list))?, false)?;
                return Some(Values { certainty: Certainty::Known, ..values });
            }
        }
    };
    let only_these = !clauses_depend(list);
    let values = read_list(cut(list), sure)?;
    only_these.then_some(values)
}

/// `Only UUID is supported` names how a value is written.
fn is_notation(list: &str) -> bool {
    ["UUID", "UUIDs", "URL", "URLs", "JSON", "Base64", "UTF-8"].contains(&bare(list))
}

/// `The value is fixed at Config and cannot be changed`, `A key can only be set to resource_name, indicating ...`: the
/// page says that there are no others.
pub(super) fn fixed(description: &Description<'_>) -> Option<Values> {
    static FIXED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)(?:\b(?:value|parameter|field|key|it)(?: of this (?:parameter|field))? (?:is (?:always |fixed (?:at|to|as) )|has a fixed value of |must be(?: set to)? |can only be(?: set to)? )|^the only supported (?:option|value) is |固定(?:值)?(?:为|是)“?)",
            r"(?P<value>\S+?)(?: and cannot be (?:changed|modified)|, (?:indicating|which indicates|and) .+| \([^)]*\))?$"
        ))
        .ok()
    });
    let values = description.general().filter(|sentence| !clauses_depend(sentence)).find_map(|sentence| {
        let literal = FIXED.as_ref()?.captures(sentence)?.name("value")?.as_str();
        let literal = bare(literal.trim_start_matches('\\'));
        let is_value = is_token(literal) && !is_prose(literal) && !is_participle(literal);
        // `must be` is said of states and numbers too.
        let is_sure = !sentence.contains(" must be ")
            || is_code(literal) && literal.contains('_')
            || sentence.contains("set to");
        (is_value && is_sure).then(|| item::known(literal, None))
    })?;
    Some(Values { certainty: Certainty::Closed, values: vec![values] })
}

/// `For a cluster instance, the value can be mongos or shard`, `To list all, set it to 1`: the values of single cases.
pub(super) fn of_cases(description: &Description<'_>) -> Option<Values> {
    static CASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:for|if|when|in) [^,]+, (?:the value|this parameter|its value|it|the options|the [a-z]+(?: [a-z]+)?) (?:can (?:only )?be|is|are|must be|includes?)(?: set to)? (?P<list>.+)$",
            r"|^(?:当|如果|若|对于)[^，,]+[，,](?:则)?(?:该参数|此参数)?(?:取值|可选值)?(?:只能|可以)?为[“”]?(?P<chinese>[A-Za-z0-9][^，。]*)$",
            r"|^to [^,]+, set (?:it|this parameter|the value|the parameter) to (?P<set>.+)$"
        ))
        .ok()
    });
    let lines = description.sentences();
    let cases: Vec<Vec<&str>> = lines
        .filter_map(|sentence| {
            let captures = CASE.as_ref()?.captures(sentence)?;
            let list = ["list", "chinese", "set"].iter().find_map(|name| captures.name(name))?;
            let parts = items(list.as_str()).into_iter().flat_map(|part| part.split('或'));
            let literals: Vec<&str> = parts.map(bare).collect();
            let are_values = literals.iter().all(|literal| {
                is_token(literal) && !is_prose(literal) && !is_participle(literal) && !literal.ends_with("ed")
            });
            are_values.then_some(literals)
        })
        .collect();
    let is_list = cases.iter().any(|literals| literals.len() > 1)
        || cases.len() > 1
            && cases.iter().any(|literals| literals != cases.first().map_or(&[][..], Vec::as_slice));
    let values: Vec<KnownValue> =
        cases.into_iter().flatten().map(|literal| item::known(literal, None)).collect();
    is_list.then_some(Values { certainty: Certainty::Known, values })
}

/// `Specifies whether the image supports KVM. If yes, the value is true.`
pub(super) fn affirmed(description: &Description<'_>) -> Option<Values> {
    static AFFIRMED: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)^if (?:yes|so), the value is (?P<value>\S+)$").ok());
    let literal = description.general().find_map(|it| AFFIRMED.as_ref()?.captures(it)?.name("value"))?;
    let literal = bare(literal.as_str());
    let values = vec![item::known(literal, None)];
    is_token(literal).then_some(Values { certainty: Certainty::Known, values })
}

/// Without what a sentence may go on to say: `A or B, and the default value is A`.
fn cut(list: &str) -> &str {
    static END: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)(?:,? (?:and|but|where|while|with)? ?(?:the|its) default|, (?:which|where|indicating|specifying|corresponding|and (?:is|it|the|cannot))\b",
            r"|,? by default|,? (?:and is|is) case|,? \(?case[ -]|,? in ascending|,? respectively|,? for example| only$| currently$|, default| \(by default\)$)"
        ))
        .ok()
    });
    let end = END.as_ref().and_then(|end| end.find(list)).map_or(list.len(), |end| end.start());
    list.get(..end).unwrap_or(list)
}

/// Reads `A, B (why), or C`. A last item in words (`or a custom one`) leaves the list open.
fn read_list(list: &str, sure: bool) -> Option<Values> {
    let items = items(list);
    // `The value can be changed or deleted` is a sentence; in a longer list such words are values.
    if items.len() < 3 && items.iter().all(|item| is_participle(item)) {
        return None;
    }
    let mut values = Vec::new();
    let mut certainty = Certainty::Closed;
    let end = items.len().checked_sub(1)?;
    for (index, item) in items.into_iter().enumerate() {
        match alternative(item) {
            Some(value) => values.push(value),
            // `or an IP protocol number`, `or left blank`
            None if index == end && index > 0 && is_open_end(item) => certainty = Certainty::Known,
            None => return None,
        }
    }
    let all = |test: fn(&str) -> bool| values.iter().all(|value| test(&value.literal));
    let enough = match values.len() {
        0 => false,
        1 if names_member(&values) => false,
        1 => {
            certainty = Certainty::Known;
            all(is_constant) || sure && all(is_code) && values.iter().all(|value| value.literal.len() > 1)
        }
        2 => sure || all(is_code),
        _ => true,
    };
    enough.then_some(Values { certainty, values })
}

/// `The value is job_id` says which id is meant.
fn names_member(values: &[KnownValue]) -> bool {
    values.iter().all(|value| value.literal.ends_with("_id") || value.literal.ends_with("_uuid"))
}

/// `a custom value`, `left blank`: an item that names no value, behind those that do.
fn is_open_end(item: &str) -> bool {
    let first = item.split_whitespace().next().unwrap_or_default();
    ["a", "an", "any", "other", "others", "left", "blank", "null", "empty", "another"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(first))
}

/// `NS (only in public zones)`, `Red Hat`
fn alternative(item: &str) -> Option<KnownValue> {
    let (literal, meaning) = match in_brackets(item) {
        Some((literal, meaning, behind)) if !literal.is_empty() && bare(behind).is_empty() => {
            (literal, Some(meaning).filter(|meaning| !item::is_remark(meaning)))
        }
        _ => match item.split_once(": ") {
            // `0: no, 1: yes`
            Some((literal, meaning)) => (literal, Some(meaning)),
            None => (item, None),
        },
    };
    let quoted = literal.starts_with(['"', '\'', '“']);
    let literal = bare(literal);
    let is_value =
        is_token(literal) && (quoted || !is_prose(literal)) || literal.contains(' ') && is_named(literal);
    is_value.then(|| item::known(literal, meaning))
}

/// `Options: first, last, custom timestamp (long type)`. Complete only if every item is a value.
pub(super) fn options(description: &Description<'_>) -> Option<Values> {
    description.labelled(Label::Range).find_map(|section| {
        let sentence = split(section.lines.first()?).into_iter().next()?;
        if clauses_depend(sentence) {
            return None;
        }
        let items = items(cut(sentence));
        let read: Vec<Option<KnownValue>> = items.iter().map(|item| alternative(item)).collect();
        let certainty = if read.iter().all(Option::is_some) { Certainty::Closed } else { Certainty::Known };
        let values: Vec<KnownValue> = read.into_iter().flatten().collect();
        // Words between commas are a sentence, where most of them are no values.
        (values.len() > 1 && values.len() * 2 > items.len()).then_some(Values { certainty, values })
    })
}
