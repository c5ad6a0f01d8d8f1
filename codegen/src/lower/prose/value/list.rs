//! Lists below a line that announces them.

use super::super::grammar::item::whole;
use super::super::lex::words;
use super::super::text::{
    Description, Label, bare, is_code, is_constant, is_participle, is_prose, is_token, items, split,
};
use super::announce::{Announced, announces};
use super::item;
use crate::model::{Certainty, KnownValue, Values};
use crate::vocabulary::{
    self, LiteralWord, PhraseKind, ProseWord as Word, announces_parts, find_phrase, is_han, is_literal_word,
    is_rule,
};

/// `Enumeration values:` and then a paragraph a value, or all of them on its line. The page says that there are no others.
pub(super) fn enumerated(description: &Description<'_>) -> Option<Values> {
    description.labelled(Label::Enumeration).find_map(|section| {
        let first = section.lines.first()?;
        // `枚举值：128、256、512。内存每增加128M，CPU按比例增加。`
        let sentences = split(first);
        let is_list = |first: &str| {
            let items = items(first);
            first.contains('、') || items.len() > 2 && items.iter().all(|item| is_token(bare(item)))
        };
        let opens = sentences.first().filter(|first| sentences.len() > 1 && is_list(first));
        let first = opens.unwrap_or(first);
        let is_one = section.lines.len() == 1;
        // `Enumerated values: PER (exclusive) and WHOLE (shared).`
        let told = || whole(first).filter(|list| list.items.len() > 1 && !list.is_open);
        let told = || told().map(|list| list.items.into_iter().map(|item| item.value).collect());
        // `Enumerated values: 60, 300, and 900.`, and below it what each of them means.
        let means = |line: &&str, values: &[KnownValue]| {
            item::labelled(line).is_some_and(|it| values.iter().any(|value| value.literal == it.literal))
        };
        let is_told = || {
            told().is_some_and(|values: Vec<KnownValue>| {
                section.lines.iter().skip(1).all(|line| means(line, &values))
            })
        };
        let is_one = is_one || is_told();
        let joined = if is_one && is_row(first) { row(first) } else { None };
        let joined = joined.or_else(|| if is_one { told() } else { None });
        if let Some(values) = joined {
            return Some(Values { certainty: Certainty::Closed, values });
        }
        let phrased: Option<Vec<KnownValue>> =
            section.lines.iter().map(|line| phrase(line).or_else(|| item::listed(line))).collect();
        let values =
            phrased.unwrap_or_else(|| section.lines.iter().map_while(|line| item::listed(line)).collect());
        if values.is_empty() {
            return None;
        }
        let certainty = certainty(true, &section.lines, &values);
        Some(Values { certainty, values })
    })
}

/// A value that is several words: `Not started`. Where a line is all of a list, so is each of the others.
fn phrase(line: &str) -> Option<KnownValue> {
    let line = line.trim();
    let mut words = line.split(' ');
    let first = words.next().filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))?;
    let are_plain =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let count = line.split(' ').count();
    let is_title = is_literal_word(&first.to_lowercase(), LiteralWord::Explains);
    let is_phrase = (2..=MOST_OF_PHRASE).contains(&count)
        && are_plain(first.get(1..)?)
        && words.all(are_plain)
        && !is_title;
    is_phrase.then(|| item::known(line, None))
}

/// Words of a value at most.
const MOST_OF_PHRASE: usize = 4;

/// Several words that are values each, rather than a name like `Red Hat` or a phrase.
fn is_row(line: &str) -> bool {
    if phrase(line).is_some() {
        return false;
    }
    // `枚举值：A、B、C。`
    let parts = items(line);
    if line.contains('、') && parts.len() > 1 && parts.iter().all(|part| is_token(bare(part))) {
        return true;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_word = |word: &&str| word.starts_with(|c: char| c.is_ascii_uppercase()) && !is_code(word);
    let is_sentence = line.ends_with('.') || words.iter().any(|word| is_prose(word));
    !is_sentence && (words.len() > 3 || words.len() > 1 && !words.iter().all(is_word))
}

/// `A, B, C`, or `1 2 3` where paragraphs were joined.
fn row(line: &str) -> Option<Vec<KnownValue>> {
    let parts = items(line);
    let parts = if parts.len() > 1 { parts } else { line.split_whitespace().collect() };
    let values: Option<Vec<KnownValue>> =
        parts.into_iter().map(|part| item::listed(part).filter(|value| is_token(&value.literal))).collect();
    values.filter(|values| !values.is_empty())
}

/// `The value can be one of the following:`, `Options:`, `Backend type:`, and then a paragraph a value.
pub(super) fn announced(description: &Description<'_>) -> Option<Values> {
    let sections = description.sections.iter();
    sections.filter(|section| matches!(section.label, Label::Text | Label::Range)).find_map(|section| {
        if section.label == Label::Range
            && let Some(values) = below(&section.lines, true)
        {
            return Some(values);
        }
        if section.label == Label::Range
            && let [one] = section.lines.as_slice()
            && let Some(values) = only(one)
        {
            return Some(values);
        }
        let lines = section.lines.iter().enumerate();
        let announcing = lines.filter_map(|(index, line)| match announces(line)? {
            Announced::All => Some((index, true)),
            Announced::Some => Some((index, false)),
            Announced::Parts => None,
        });
        announcing.take(ANNOUNCEMENTS).find_map(|(index, closes)| behind(&section.lines, index, closes))
    })
}

/// Lines of a section that announce a list, at most: all that stands behind each of them is read.
const ANNOUNCEMENTS: usize = 50;

/// The values behind the line that announces them.
fn behind(section: &[&str], index: usize, closes: bool) -> Option<Values> {
    let (line, lines) = section.get(index..)?.split_first()?;
    // `The options are as follows:` and all of them on the next line.
    let joined = || {
        let next = lines.first().filter(|line| items(line).len() > 1 && !line.contains(':'));
        let values = row(next?)?;
        Some(Values { certainty: certainty(closes, &[], &values), values })
    };
    let only = || match lines {
        [one] if closes && announces_only(line) => only(one),
        _ => None,
    };
    below(lines, closes).or_else(joined).or_else(only)
}

/// The values behind a line that is none and yet no sentence: `not_ installed`, `Edge site name`.
fn beyond_odd(lines: &[&str]) -> Vec<KnownValue> {
    let Some((odd, rest)) = lines.split_first() else { return Vec::new() };
    let is_odd = odd.split_whitespace().count() <= ODD && !odd.ends_with(['.', ':', '。', '：']);
    let values: Vec<KnownValue> = rest.iter().map_while(|line| item::listed(line)).collect();
    let are_words = values.iter().all(|value| value.meaning.is_some() || !value.literal.contains(' '));
    if is_odd && are_words && values.len() > 1 { values } else { Vec::new() }
}

/// The values behind a line that explains what no value is, in a list in which every other line does so: `other numbers:
/// reserved`.
fn beyond_explained(before: &[KnownValue], lines: &[&str]) -> Vec<KnownValue> {
    let Some((odd, rest)) = lines.split_first() else { return Vec::new() };
    let label = odd.split_once([':', '：']).map(|(label, _)| label.split_whitespace().count());
    let are_explained = before.len() > 1 && before.iter().all(|value| value.meaning.is_some());
    let is_odd = are_explained && label.is_some_and(|words| words <= ODD) && announces(odd).is_none();
    if is_odd { rest.iter().map_while(|line| item::labelled(line)).collect() } else { Vec::new() }
}

/// So many words has a line at most that stands among values.
const ODD: usize = 3;

/// Lines below the definition that are a code each: `Node group name.`, `master_node_default_group`, `core_node_group`.
pub(super) fn bare_lines(description: &Description<'_>) -> Option<Values> {
    let section = description.sections.first().filter(|section| section.label == Label::Text)?;
    let (_, lines) = section.lines.split_first()?;
    let is_value = |line: &&&str| {
        let word = line.trim();
        is_token(word)
            && !is_prose(word)
            && !is_participle(word)
            && word.parse::<f64>().is_err()
            && word.len() > 1
    };
    // `CREATION FAILED` among others in capitals.
    let is_phrase = |line: &&&str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        (2..=3).contains(&words.len()) && words.iter().all(|word| is_constant(word))
    };
    let words: Vec<&str> =
        lines.iter().take_while(|line| is_value(line) || is_phrase(line)).copied().collect();
    // Phrases alone are titles.
    if words.iter().all(|line| is_phrase(&line)) {
        return None;
    }
    let are_codes = words.iter().all(|word| is_code(word) || is_phrase(&word));
    let is_list = are_codes && words.len() > 1 || words.len() > 2;
    let values = words.into_iter().map(|word| item::known(word, None)).collect();
    is_list.then_some(Values { certainty: Certainty::Known, values })
}

/// A word that is all of a list: `Possible values: evs`.
fn only(line: &str) -> Option<Values> {
    let word = bare(line);
    let is_word = is_token(word)
        && !word.contains('/')
        && !vocabulary::is_none(word)
        && word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !is_prose(word)
        && !is_participle(word)
        && !is_literal_word(word, LiteralWord::Notation)
        && vocabulary::unit(word).is_none();
    is_word.then(|| Values { certainty: Certainty::Closed, values: vec![item::known(word, None)] })
}

/// The values at the start of these lines.
fn below(lines: &[&str], closes: bool) -> Option<Values> {
    let read: Vec<Vec<KnownValue>> = lines
        .iter()
        .map_while(|line| item::joined(line).or_else(|| item::listed(line).map(|value| vec![value])))
        .collect();
    let behind = lines.get(read.len()..).unwrap_or_default();
    let mut values: Vec<KnownValue> = read.into_iter().flatten().collect();
    let is_read = values.len();
    if closes {
        values.extend(beyond_odd(behind));
    }
    if values.len() == is_read {
        values.extend(beyond_explained(&values, behind));
    }
    let closes = closes && values.len() == is_read;
    // `Custom: a number of days, for example, 20` among values stands for others.
    let stands_for_others = |value: &KnownValue| {
        let meaning = value.meaning.as_deref().filter(|meaning| is_rule(meaning));
        meaning.is_some_and(|meaning| find_phrase(meaning, PhraseKind::Sample).is_some())
    };
    let others = values.iter().filter(|value| stands_for_others(value)).count();
    let closes = closes && others == 0;
    if others * 2 < values.len() {
        values.retain(|value| !stands_for_others(value));
    }
    let has_rules = values.iter().filter_map(|value| value.meaning.as_deref()).any(is_rule);
    let values = super::parts(values);
    let enough = match values.as_slice() {
        [] => false,
        // One value below such a line is what the page happens to explain. `None` and `Cluster IDs` are none.
        [one] => closes && (one.meaning.is_some() || is_code(&one.literal)),
        _ => true,
    };
    // One value is never all, unless an enumeration says so.
    let closes = closes && values.len() > 1;
    let certainty = certainty(closes, behind, &[]);
    (enough && !has_rules).then_some(Values { certainty, values })
}

/// A list is complete only if it is said to be and all of it is understood.
fn certainty(closes: bool, lines: &[&str], values: &[KnownValue]) -> Certainty {
    let understood = lines.get(values.len()).is_none_or(|next| !resembles_item(next));
    if closes && understood { Certainty::Closed } else { Certainty::Known }
}

/// A line that could be one more item, in a form that is not understood: short, or with a label.
fn resembles_item(line: &str) -> bool {
    let label = line.split_once([':', '：']).map(|(label, _)| label);
    // `使用说明：` opens something else.
    if label.is_some_and(|label| label.contains(is_han) && announces_parts(label)) {
        return false;
    }
    let label = label.is_some_and(|label| label.split_whitespace().count() <= 4);
    label && !line.starts_with("Note") || !line.ends_with(['.', '。']) && line.split_whitespace().count() <= 6
}

/// `Currently, only the following type is supported:` announces one where there is one.
fn announces_only(line: &str) -> bool {
    words(line).iter().any(|token| token.is(Word::Only))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_be_a_phrase_where_all_lines_are_values() {
        let of = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let values = enumerated(&Description::of(&lines)).map(|values| values.values).unwrap_or_default();
            values.into_iter().map(|value| value.literal).collect::<Vec<_>>()
        };
        assert_eq!(of(&["Enumeration values:", "Invalid project id"]), ["Invalid project id"]);
        assert_eq!(of(&["Enumeration values:", "Not started", "Done"]), ["Not started", "Done"]);
        assert_eq!(of(&["Enumeration values:", "read write list"]), ["read", "write", "list"]);
        assert_eq!(of(&["Enumeration values:", "Done", "The state of the job."]), ["Done"]);
    }
}
