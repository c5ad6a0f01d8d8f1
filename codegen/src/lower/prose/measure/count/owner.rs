//! Counts of what something else has: `单个实例总标签数上限20个`, `同一个服务最多可添加10个标签`, `总数上限10个`
//!
//! In: the definition of a list, and a measure of a sentence. Out: whether the measure counts the elements of the list. What is
//! counted has to be called as the definition calls it, and who has them must not: `每个标签最多10个值` is on an element.

use super::super::super::grammar::measures::{Counted, Form, Measure};
use super::super::super::lex::Token;
use super::super::sentence::Sentence;
use super::COUNTERS;
use crate::vocabulary::{MeasureWord as Word, is_han};

/// Whether so many of the elements are had at most.
pub(super) fn holds(definition: &str, sentence: &Sentence<'_>, measure: &Measure<'_, '_>) -> bool {
    let is_most = measure.form == Form::Bound && measure.span.most.is_some_and(|end| !end.is_open);
    let is_count = measure.counted == Counted::Noun
        && measure.behind.first().is_some_and(|token| COUNTERS.contains(&token.text));
    if !is_most
        || !is_count
        || !sentence.is_chinese()
        || sentence.depends(measure)
        || sentence.is_advice(measure)
    {
        return false;
    }
    let each = measure.before.iter().position(|token| token.measures(Word::Each));
    let owner = each.and_then(|at| measure.before.get(at + 1..)).map(noun).unwrap_or_default();
    // `每个标签`
    if each.is_some() && (owner.is_empty() || names(definition, &owner)) {
        return false;
    }
    let counted = noun(measure.behind.get(1..).unwrap_or_default());
    if !counted.is_empty() {
        return names(definition, &counted);
    }
    // `总标签数上限20个`, `总数上限10个`
    let total = measure.before.iter().map(|token| token.text).collect::<String>();
    let total = total.rsplit_once('总').and_then(|(_, total)| total.strip_suffix('数'));
    total.is_some_and(|total| total.is_empty() || names(definition, total))
}

/// The Chinese word at the start of some tokens.
fn noun(tokens: &[Token<'_>]) -> String {
    let is_word = |token: &&Token<'_>| token.text.chars().all(is_han) && !token.measures(Word::AtMost);
    let words = tokens.iter().take_while(is_word).map(|token| token.text);
    words.collect::<String>().chars().take(NOUN).collect()
}

/// Characters of a noun that tell it from others.
const NOUN: usize = 2;

/// Whether a definition has a noun.
fn names(definition: &str, noun: &str) -> bool {
    noun.chars().count() >= NOUN && definition.contains(noun)
}

#[cfg(test)]
mod tests {
    use super::super::super::super::text::Description;
    use super::super::items;

    fn most(text: &str) -> Option<u64> {
        items("x", &Description::of(&[text.to_owned()]))?.maximum
    }

    #[test]
    fn what_has_the_elements_is_no_element() {
        for (text, count) in [
            ("标签列表。单个实例总标签数上限20个。", 20),
            ("标签列表，总数上限10个。", 10),
            ("资源标签列表。同一个服务最多可添加10个标签。", 10),
            ("数据盘，最多可挂载23块。", 23),
        ] {
            assert_eq!(most(text), Some(count), "{text}");
        }
        for text in [
            "标签列表。每个标签最多可添加10个值。",
            "标签列表。每个标签最多10个。",
            "端口列表。每个服务最多创建5个实例。",
            "规则列表。单个文件不超过20MB。",
        ] {
            assert_eq!(most(text), None, "{text}");
        }
    }
}
