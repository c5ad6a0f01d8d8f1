//! Settles what sentences say of characters: one expression for a string.
//!
//! In: the rules of all sentences. Out: a pattern that accepts whatever obeys them. A rule that is not understood is left
//! out, and with it what is merely permitted beside it. An example that the rules would reject shows that they were
//! not understood: then there is no pattern.

mod cases;
mod compound;
mod named;
mod number;
mod settled;
mod words;

use std::borrow::Cow;
use std::fmt::Write;

use lazy_regex::{Lazy, Regex, lazy_regex};

use cases::Cases;
use compound::{Compound, SERIES, is_series};
use settled::Characters;

use super::grammar::characters::{Rule, WordRule, rules};
use super::grammar::class::Class;
use super::lex::{self, Kind, Token};
use super::measure::is_part;
use super::text::{Description, Label, clauses_depend, is_case, split};
use crate::pattern;
use crate::vocabulary::{PhraseKind, ProseWord as Word, find_phrase};

/// Reads `Start with a letter or digit, and only include letters, digits, periods (.), ...` as a regular expression.
pub(super) fn read(name: &str, description: &Description<'_>, examples: &[String]) -> Option<String> {
    let stated = stated(description).filter(|pattern| has_all(pattern, examples));
    // An expression that fits anywhere in a text says less than words on the whole of it.
    match stated {
        Some(pattern) if pattern.starts_with('^') => Some(pattern),
        stated => in_words(name, description, examples).or(stated),
    }
}

/// How many characters a pattern with one repetition has: `^[a-z0-9]{32}$`.
pub(super) fn count(pattern: &str) -> Option<u64> {
    let (class, count) = pattern.strip_prefix("^[")?.strip_suffix("}$")?.split_once("]{")?;
    if class.contains(']') { None } else { count.parse().ok() }
}

/// What sentences say of the characters.
fn in_words(name: &str, description: &Description<'_>, examples: &[String]) -> Option<String> {
    let lines = lines(description);
    let sentences: Vec<&str> = lines.iter().flat_map(|line| split(line)).collect();
    // A rule for a case or for a part makes the others uncertain.
    let is_composed = |sentence: &&str| {
        ["prefix", "wildcard", "variables are", "segment"]
            .iter()
            .any(|word| sentence.to_lowercase().contains(word))
    };
    let is_sample =
        |sentence: &str| find_phrase(sentence, PhraseKind::Sample).is_some_and(|(start, _)| start == 0);
    if sentences.iter().skip(1).filter(|sentence| !is_sample(sentence)).any(is_composed) {
        return None;
    }
    let is_ascii = is_ascii_proven(&sentences, examples);
    let definition = sentences.first().copied().unwrap_or_default();
    let text = lines.join(" ");
    let always = || sentences.iter().filter(|sentence| !clauses_depend(sentence));
    let compound = always().find_map(|sentence| Compound::of(sentence, &text));
    let (mut found, mut part, mut cases) = (Characters::default(), Characters::default(), Cases::default());
    for line in &lines {
        // What stands in a paragraph behind a condition, or behind a label, is on that case alone.
        let mut is_case = is_case(line) || is_about_another(name, definition, line);
        for sentence in split(line) {
            is_case |= clauses_depend(sentence);
            let (bare, remark) = apart(sentence);
            let read = |text: &str| rules(&lex::tokens(text), is_ascii);
            let rules: Vec<Rule> = read(&bare).into_iter().chain(remark.into_iter().flat_map(read)).collect();
            let is_on_whole = || rules.iter().any(is_on_whole);
            let is_on_one = || compound.as_ref().is_some_and(|it| it.is_begun_by(sentence));
            let is_part = || is_part(name, sentence) || is_on_several(sentence) || is_on_one();
            match () {
                () if is_case => cases.add(line, rules),
                () if compound.as_ref().is_some_and(|it| it.is_named_by(sentence)) => part.extend(rules),
                () if is_on_whole() || !is_part() => found.extend(rules),
                () => {}
            }
            found.may_be_empty |= says_empty(sentence);
        }
    }
    if !found.hold_beside(&cases) {
        return None;
    }
    found.extend(cases.beginnings(&text).into_iter().collect());
    found.extend(named::rules(&sentences));
    // `The value is an absolute path`, of which the list of what is allowed says no slash.
    if found.lists() && sentences.iter().any(|sentence| names_path(sentence)) {
        found.permit(Class::of("/"));
    }
    let Some(pattern) = found.expression() else {
        let series = || always().any(|sentence| is_series(sentence)).then(|| SERIES.to_owned());
        let number = || number::expression(&sentences, description.entries(Label::Unit).next());
        let notation = compound.map(|it| it.expression(part.of_part().as_deref(), &text));
        let notation = notation.or_else(series).or_else(number);
        return notation.filter(|pattern| has_all(pattern, examples));
    };
    examples.iter().all(|example| found.allows(example)).then_some(pattern)
}

/// Whether a rule is on the whole value, though its sentence names a part: `后缀为in07`, `two periods next to each other`.
fn is_on_whole(rule: &Rule) -> bool {
    matches!(
        rule,
        Rule::Apart(_) | Rule::Runs(..) | Rule::Word(WordRule::NoSuffix(_) | WordRule::Suffixes(_))
    )
}

/// The lines. A list below one that announces characters belongs to it, and so does the next line below a heading.
fn lines(description: &Description<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut is_open = false;
    let formats = description.labelled(Label::Format).flat_map(|section| section.lines.iter().copied());
    for line in description.lines().chain(formats) {
        // `Special characters include !@# and spaces, and cannot start with a hyphen (-).` is one too.
        let is_class = || lex::tokens(line).first().is_some_and(Token::is_class);
        let is_item =
            (!line.ends_with(['.', '。']) || is_class()) && line.split_whitespace().count() <= ITEM_WORDS;
        let last = lines.last_mut().filter(|last| last.ends_with([':', '：']) || is_open && is_item);
        let Some(last) = last else {
            is_open = false;
            lines.push(line.to_owned());
            continue;
        };
        let announces = last.ends_with([':', '：']) && names_characters(last);
        is_open |= announces;
        let joint = if is_open && !announces { ", " } else { " " };
        let _ = write!(last, "{joint}{line}");
    }
    lines
}

/// As long is an item of a list at most: `Special characters, including hyphens (-), underscores (_), and at signs (@)`.
const ITEM_WORDS: usize = 16;

/// Whether a line speaks of characters, or of kinds of them: `must contain three of the following:`.
fn names_characters(line: &str) -> bool {
    lex::tokens(line).iter().any(|token| token.is(Word::Special) || token.is(Word::Kinds))
}

/// `Bucket naming rules comply with the following requirements: ...`: what is announced is on something else. Rules of no
/// thing (`命名规则：`) are on the field, and so are those of what it is.
fn is_about_another(name: &str, definition: &str, line: &str) -> bool {
    let Some((ahead, _)) = line.split_once([':', '：']) else { return false };
    let tokens = lex::tokens(ahead);
    let has = |words: &[Word]| tokens.iter().any(|token| words.iter().any(|word| token.is(*word)));
    let lower = ahead.to_lowercase();
    let is_named = name.split(['_', '-']).any(|part| part.len() > 2 && lower.contains(&part.to_lowercase()));
    let is_own = has(&[Word::This, Word::Noun, Word::Special, Word::Contain, Word::Begin]);
    let rule = tokens.iter().position(|token| token.is(Word::Rule));
    let is_other = |token: &Token<'_>| token.kind == Kind::Other && !definition.contains(token.text);
    rule.and_then(|at| tokens.get(..at)).is_some_and(|thing| thing.iter().any(is_other))
        && !is_own
        && !is_named
}

/// `service and item must each be a string that starts with a letter`: of parts that the form of the value names.
fn is_on_several(sentence: &str) -> bool {
    let tokens = lex::tokens(sentence);
    let is_name = |token: &Token<'_>| token.kind == Kind::Other && token.text.starts_with(char::is_lowercase);
    let [one, and, other, rest @ ..] = tokens.as_slice() else { return false };
    let said = rest.iter().find(|token| !is_name(token) && !token.is_sign(','));
    is_name(one)
        && and.is(Word::And)
        && is_name(other)
        && said.is_some_and(|token| [Word::Must, Word::Modal, Word::Not].iter().any(|word| token.is(*word)))
}

/// `下划线或中划线（其中下划线最多允许连续两个），字母结尾`: a remark in brackets is a sentence of its own.
fn apart(sentence: &str) -> (Cow<'_, str>, Option<&str>) {
    let found = sentence.split_once("（其中").and_then(|(ahead, rest)| {
        let (remark, behind) = rest.split_once('）')?;
        Some((format!("{ahead}{behind}").into(), Some(remark)))
    });
    found.unwrap_or((sentence.into(), None))
}

/// `The value is an absolute path.`
fn names_path(sentence: &str) -> bool {
    lex::tokens(sentence).iter().any(|token| token.is(Word::Path))
}

/// `can be an empty string`
fn says_empty(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    ["can be an empty", "can be empty", "can be left blank", "may be empty", "可以为空", "可为空"]
        .iter()
        .any(|words| lower.contains(words))
}

/// Whether a paragraph may state a pattern of its own.
pub fn states_pattern(paragraph: &str) -> bool {
    let lower = paragraph.to_ascii_lowercase();
    ["regular expression", "regex", "正则"].iter().any(|words| lower.contains(words))
}

/// Whether a pattern is one, and has all examples.
fn has_all(pattern: &str, examples: &[String]) -> bool {
    let has = |text: &str| pattern::matches(pattern, text);
    has("").is_some() && examples.iter().all(|example| has(example) == Some(true))
}

/// The page's own: `and matches the regular expression ^[a-zA-Z0-9:/_-]{1,255}$`, `Regex Pattern: ^(>|<)$`. One that ends
/// early was cut by a mark of the sentence.
fn stated(description: &Description<'_>) -> Option<String> {
    static STATED: Lazy<Regex> = lazy_regex!(
        r#"(?xi)
        (?:\b(?:match(?:es|ed)?|matching|comply\ with|complies\ with|meets?|satisf(?:y|ies))\ (?:with\ )?(?:the\ )?(?:following\ )?(?:regular\ expression|regex)
        |\bregular\ expression(?:\ matching)?\s*[:：]|\bregex(?:\ pattern)?\s*[:：]|正则(?:表达式)?(?:匹配)?(?:为|是|：|:)?)\s*[:：,，]?\s*
        ["'`“]?(?:(?P<regex>\^\S*\$)|(?P<bare>[\[(\\][^\s。，；"'`”]*[\])+*?}])(?:["'`”。，；]|[.,;]?(?:\s|$)))"#
    );
    let found = description.lines().find_map(|line| STATED.captures(line))?;
    let regex = found.name("regex").or_else(|| found.name("bare"))?.as_str();
    // A table in Markdown escapes the bar.
    let regex = regex.replace("\\|", "|");
    // `(optional)` is a remark.
    let has_class = regex.starts_with('^') || regex.contains(['[', '\\']);
    let is_balanced = [('(', ')'), ('[', ']'), ('{', '}')]
        .iter()
        .all(|(open, close)| regex.matches(*open).count() == regex.matches(*close).count());
    (has_class && is_balanced).then_some(regex)
}

/// Whether "letters" means A to Z on this page.
fn is_ascii_proven(sentences: &[&str], examples: &[String]) -> bool {
    let says = |sentence: &&str| {
        let lower = sentence.to_lowercase();
        ["english letter", "ascii letter", "(a-z", "a to z)", "a-z,", "a-z)", "英文"]
            .iter()
            .any(|word| lower.contains(word))
    };
    // `letters in UTF-8 format` are those of any script.
    if sentences.iter().any(|sentence| sentence.to_lowercase().contains("utf-8")) {
        return false;
    }
    let shows = |example: &String| example.is_ascii() && example.contains(|c: char| c.is_ascii_alphabetic());
    sentences.iter().any(says) || !examples.is_empty() && examples.iter().all(shows)
}

#[cfg(test)]
mod tests;
