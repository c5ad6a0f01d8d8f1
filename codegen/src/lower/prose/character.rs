//! Settles what sentences say of characters: one expression for a string.
//!
//! In: the rules of all sentences. Out: a pattern that accepts whatever obeys them. A rule that is not understood is left
//! out, and with it what is merely permitted beside it. An example that the rules would reject shows that they were
//! not understood: then there is no pattern.

use std::fmt::Write;
use std::sync::LazyLock;

use regex::Regex;

use super::grammar::characters::{Rule, rules};
use super::grammar::class::Class;
use super::lex::{self, Kind, Token};
use super::measure::is_part;
use super::text::{Description, clauses_depend, is_case, split};
use crate::pattern;
use crate::vocabulary::ProseWord as Word;

/// Reads `Start with a letter or digit, and only include letters, digits, periods (.), ...` as a regular expression.
pub(super) fn read(name: &str, description: &Description<'_>, examples: &[String]) -> Option<String> {
    if let Some(pattern) = stated(description) {
        return has_all(&pattern, examples).then_some(pattern);
    }
    let lines = lines(description);
    let sentences: Vec<&str> = lines.iter().flat_map(|line| split(line)).collect();
    // A rule for a case or for a part makes the others uncertain.
    let is_composed = |sentence: &&str| {
        ["prefix", "wildcard", "variables are", "segment"]
            .iter()
            .any(|word| sentence.to_lowercase().contains(word))
    };
    if sentences.iter().skip(1).any(is_composed) {
        return None;
    }
    let is_ascii = is_ascii_proven(&sentences, examples);
    let definition = sentences.first().copied().unwrap_or_default();
    let mut found = Characters::default();
    for line in &lines {
        // What stands in a paragraph behind a condition, or behind a label, is on that case alone.
        let mut is_case = is_case(line) || is_about_another(name, definition, line);
        for sentence in split(line) {
            is_case |= clauses_depend(sentence);
            let rules = rules(&lex::tokens(sentence), is_ascii);
            if is_case && rules.iter().any(|rule| !matches!(rule, Rule::Unread)) {
                return None;
            }
            let is_on_pairs = rules.iter().any(|rule| matches!(rule, Rule::Apart(_) | Rule::Runs(..)));
            if !is_case && (is_on_pairs || !is_part(name, sentence)) {
                for rule in rules {
                    found.add(rule);
                }
            }
            found.may_be_empty |= says_empty(sentence);
        }
    }
    let pattern = found.expression()?;
    examples.iter().all(|example| found.allows(example)).then_some(pattern)
}

/// The lines. A list below one that announces characters belongs to it, and so does the next line below a heading.
fn lines(description: &Description<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in description.lines() {
        let is_item = !line.ends_with(['.', '。']) && line.split_whitespace().count() <= ITEM_WORDS;
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
const ITEM_WORDS: usize = 14;

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

/// `can be an empty string`
fn says_empty(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    ["can be an empty", "can be empty", "can be left blank", "may be empty", "可以为空", "可为空"]
        .iter()
        .any(|words| lower.contains(words))
}

/// What is known of the characters of a string.
#[derive(Default)]
struct Characters {
    only: Option<Class>,
    permits: Option<(Class, usize)>,
    forbids: Class,
    begins: Option<Class>,
    ends: Option<Class>,
    /// Kinds of which so many must occur.
    requires: Vec<(u64, Vec<Class>)>,
    /// What must not stand next to each other, and what may, so many times.
    apart: Class,
    runs: Option<(u64, Class)>,
    /// What must not stand beside what.
    beside: Vec<(Class, Class)>,
    /// How many characters there are.
    count: Option<u64>,
    /// What it does not begin with.
    prefixes: Vec<String>,
    /// With one of which it begins, for each rule that says so.
    begins_with: Vec<Vec<String>>,
    /// Whether a list was not understood.
    is_unread: bool,
    may_be_empty: bool,
    /// Whether a rule asks for a character at an end.
    needs_edge: bool,
}

/// So many items show that a list is meant to be all: `can contain letters, digits, and hyphens (-)`.
const COMPLETE_LIST: usize = 3;

impl Characters {
    fn add(&mut self, rule: Rule) {
        let within =
            |known: Option<Class>, class: Class| Some(known.map_or(class, |known| known.within(class)));
        match rule {
            Rule::Only(class) => self.only = within(self.only, class),
            Rule::Permits(class, count) => {
                let known = self.permits.map_or(Class::default(), |(known, _)| known);
                let most = self.permits.map_or(count, |(_, known)| known.max(count));
                self.permits = Some((known.and(class), most));
            }
            Rule::Requires(classes) => {
                self.requires.extend(classes.into_iter().map(|class| (1, vec![class])));
            }
            Rule::RequiresSome(count, classes) => self.requires.push((count, classes)),
            Rule::Forbids(class) => self.forbids = self.forbids.and(class),
            Rule::Begins(class) => {
                self.begins = within(self.begins, class);
                self.needs_edge |= !class.is_complement();
            }
            Rule::Ends(class) => {
                self.ends = within(self.ends, class);
                self.needs_edge |= !class.is_complement();
            }
            Rule::Apart(class) => self.apart = self.apart.and(class),
            Rule::Runs(count, class) => self.runs = Some((count, class)),
            Rule::Beside(one, other) => self.beside.push((one, other)),
            Rule::Count(count) => self.count = Some(count),
            Rule::NoPrefix(prefix) => self.prefixes.push(prefix),
            Rule::Prefixes(prefixes) => self.begins_with.push(prefixes),
            Rule::Unread => self.is_unread = true,
        }
    }

    /// All characters that may occur.
    fn allowed(&self) -> Class {
        let permits = self.permits.filter(|(_, count)| *count >= COMPLETE_LIST).map(|(class, _)| class);
        let listed = match (self.only, permits) {
            _ if self.is_unread => Class::ALL,
            (Some(only), Some(permits)) => only.within(permits),
            (only, permits) => only.or(permits).unwrap_or(Class::ALL),
        };
        listed.without(self.forbids)
    }

    /// The first and the last character.
    fn edges(&self) -> [Class; 2] {
        let allowed = self.allowed();
        [self.begins, self.ends].map(|edge| edge.map_or(allowed, |edge| edge.within(allowed)))
    }

    fn expression(&self) -> Option<String> {
        let (allowed, [first, last]) = (self.allowed(), self.edges());
        if allowed.is_empty() || first.is_empty() || last.is_empty() {
            return None;
        }
        let all = allowed.expression();
        let (begin, end) = (first.expression(), last.expression());
        let one = first.within(last);
        let body = match (first == allowed, last == allowed) {
            (true, true)
                if allowed == Class::ALL
                    && self.requires.is_empty()
                    && self.apart.is_empty()
                    && self.beside.is_empty()
                    && self.begins_with.is_empty()
                    && self.prefixes.is_empty() =>
            {
                return None;
            }
            (true, true) => match self.count {
                Some(count) => format!("{all}{{{count}}}"),
                None if self.needs_edge && !self.may_be_empty => format!("{all}+"),
                None => format!("{all}*"),
            },
            (false, true) => format!("{begin}{all}*"),
            (true, false) => format!("{all}*{end}"),
            (false, false) if first == last => format!("{begin}(?:{all}*{end})?"),
            (false, false) if one.is_empty() => format!("{begin}{all}*{end}"),
            (false, false) => format!("(?:{}|{begin}{all}*{end})", one.expression()),
        };
        // Where the ends have rules of their own, the length says how many there are.
        let is_counted = self.count.is_some() && first == allowed && last == allowed;
        let is_optional = self.may_be_empty || !self.needs_edge && !is_counted;
        let is_star = body == format!("{all}*");
        let body = if is_optional && !is_star { format!("(?:{body})?") } else { body };
        Some(format!("^{}{body}$", self.lookahead()))
    }

    /// What must occur, ahead of what may.
    fn lookahead(&self) -> String {
        let has = |classes: &[Class]| {
            let class = classes.iter().fold(Class::default(), |all, class| all.and(*class));
            format!("(?=[\\s\\S]*{})", class.expression())
        };
        let some = |(count, classes): &(u64, Vec<Class>)| match count {
            1 => has(classes),
            count => {
                let choices = choices(classes, usize::try_from(*count).unwrap_or(usize::MAX));
                let choice =
                    |choice: &Vec<Class>| choice.iter().map(|class| has(&[*class])).collect::<String>();
                format!("(?:{})", choices.iter().map(choice).collect::<Vec<_>>().join("|"))
            }
        };
        let apart = self.adjacent().map(|pairs| format!("(?![\\s\\S]*{pairs})"));
        let prefixes = self.prefixes.iter().map(|prefix| format!("(?!{})", regex::escape(prefix)));
        let beside = self.beside.iter().map(|(one, other)| {
            let (one, other) = (one.expression(), other.expression());
            format!("(?![\\s\\S]*(?:{one}{other}|{other}{one}))")
        });
        let begins = self.begins_with.iter().map(|prefixes| {
            let empty = if self.may_be_empty { "|$" } else { "" };
            let prefixes: Vec<String> = prefixes.iter().map(|prefix| regex::escape(prefix)).collect();
            format!("(?={}{empty})", prefixes.join("|"))
        });
        prefixes.chain(begins).chain(apart).chain(beside).chain(self.requires.iter().map(some)).collect()
    }

    /// What must not occur in a row.
    fn adjacent(&self) -> Option<String> {
        if self.apart.is_empty() {
            return None;
        }
        let (apart, runs) = (self.apart.expression(), self.runs);
        let Some((count, run)) = runs.filter(|(_, run)| run.within(self.apart) == *run) else {
            return Some(format!("{apart}{{2}}"));
        };
        let (others, most) = (self.apart.without(run).expression(), count.saturating_add(1));
        let run = run.expression();
        Some(format!("(?:{others}{apart}|{apart}{others}|{run}{{{most}}})"))
    }

    fn allows(&self, text: &str) -> bool {
        if self.prefixes.iter().any(|prefix| text.starts_with(prefix)) {
            return false;
        }
        let begins = |prefixes: &Vec<String>| prefixes.iter().any(|prefix| text.starts_with(prefix));
        if !(self.begins_with.iter().all(begins) || self.may_be_empty && text.is_empty()) {
            return false;
        }
        if self.count.is_some_and(|count| text.chars().count() as u64 != count) && !text.is_empty() {
            return false;
        }
        let pairs = text.chars().zip(text.chars().skip(1));
        let stand = |(one, other): (char, char), (a, b): &(Class, Class)| {
            a.has(one) && b.has(other) || b.has(one) && a.has(other)
        };
        if pairs.clone().any(|pair| self.beside.iter().any(|beside| stand(pair, beside))) {
            return false;
        }
        let may_run = |c: char| self.runs.is_some_and(|(_, run)| run.has(c));
        if pairs.into_iter().any(|(one, other)| {
            self.apart.has(one) && self.apart.has(other) && !(one == other && may_run(one))
        }) {
            return false;
        }
        let (allowed, [first, last]) = (self.allowed(), self.edges());
        let occurs = |class: &&Class| text.chars().any(|c| class.has(c));
        let edges = match (text.chars().next(), text.chars().next_back()) {
            (Some(one), Some(other)) => first.has(one) && last.has(other),
            _ => self.may_be_empty || !self.needs_edge,
        };
        let requires =
            |(count, classes): &(u64, Vec<Class>)| classes.iter().filter(occurs).count() as u64 >= *count;
        edges && text.chars().all(|c| allowed.has(c)) && self.requires.iter().all(requires)
    }
}

/// All ways to choose so many.
fn choices(classes: &[Class], count: usize) -> Vec<Vec<Class>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = classes.split_first() else { return Vec::new() };
    let with = choices(rest, count - 1).into_iter().map(|mut choice| {
        choice.insert(0, *first);
        choice
    });
    with.chain(choices(rest, count)).collect()
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
    static STATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)(?:\b(?:match(?:es|ed)?|matching|comply with|complies with|meets?|satisf(?:y|ies)) (?:with )?(?:the )?(?:following )?(?:regular expression|regex)",
            r"|\bregular expression(?: matching)?\s*[:：]|\bregex(?: pattern)?\s*[:：]|正则(?:表达式)?(?:匹配)?(?:为|是|：|:)?)\s*[:：]?\s*",
            r#"["'`“]?(?P<regex>\^\S*\$)"#
        ))
        .ok()
    });
    let regex = description.lines().find_map(|line| STATED.as_ref()?.captures(line)?.name("regex"))?.as_str();
    // A table in Markdown escapes the bar.
    let regex = regex.replace("\\|", "|");
    let is_balanced = [('(', ')'), ('[', ']'), ('{', '}')]
        .iter()
        .all(|(open, close)| regex.matches(*open).count() == regex.matches(*close).count());
    is_balanced.then_some(regex)
}

/// Whether "letters" means A to Z on this page.
fn is_ascii_proven(sentences: &[&str], examples: &[String]) -> bool {
    let says = |sentence: &&str| {
        let lower = sentence.to_lowercase();
        ["english letter", "ascii letter", "(a-z", "a to z)", "a-z,", "a-z)", "英文"]
            .iter()
            .any(|word| lower.contains(word))
    };
    let shows = |example: &String| example.is_ascii() && example.contains(|c: char| c.is_ascii_alphabetic());
    sentences.iter().any(says) || !examples.is_empty() && examples.iter().all(shows)
}

#[cfg(test)]
mod tests;
