//! The walk through a value with its rules.

use std::collections::HashMap;
use std::fmt::Write as _;

use regex_lite::Regex;
use serde_json::{Map, Value};

use super::rules::{Condition, Form, Literal, Rule, Rules};
use super::{Violation, ViolationKind};

/// Everything that a value breaks.
pub(super) fn violations(value: &Value, rules: &Rules) -> Vec<Violation> {
    let mut walk = Walk { pointer: String::new(), patterns: HashMap::new(), found: Vec::new() };
    walk.object(value, rules);
    walk.found
}

struct Walk {
    /// The way to where the walk is.
    pointer: String,
    /// Each is compiled once, however many elements a list has. None for what is no expression here, which generation leaves
    /// out.
    patterns: HashMap<&'static str, Option<Regex>>,
    found: Vec<Violation>,
}

impl Walk {
    fn object(&mut self, value: &Value, rules: &Rules) {
        // What is no object was given by `Extra`, knowingly.
        let Value::Object(members) = value else { return };
        for rule in rules.members {
            match members.get(rule.name) {
                Some(value) => self.within(rule.name, |walk| walk.member(value, rule)),
                None if rule.mandatory => self.within(rule.name, |walk| {
                    walk.report(ViolationKind::Absent, "is mandatory".to_owned());
                }),
                None => {}
            }
        }
        for condition in rules.conditions {
            self.condition(members, condition);
        }
    }

    fn member(&mut self, value: &Value, rule: &Rule) {
        match value {
            Value::Array(elements) => {
                self.limits(ViolationKind::Count, elements.len(), rule.counts, "elements");
                for (index, element) in elements.iter().enumerate() {
                    self.within(&index.to_string(), |walk| walk.element(element, rule));
                }
            }
            Value::Object(entries) if rule.map => {
                for (key, element) in entries {
                    self.within(key, |walk| walk.element(element, rule));
                }
            }
            value => self.element(value, rule),
        }
    }

    fn element(&mut self, value: &Value, rule: &Rule) {
        match (value, rule.object) {
            (Value::Array(elements), _) => {
                for (index, element) in elements.iter().enumerate() {
                    self.within(&index.to_string(), |walk| walk.element(element, rule));
                }
            }
            (Value::Object(_), Some(rules)) => self.object(value, rules),
            (Value::String(text), _) => {
                self.listed(value, rule.values);
                self.text(text, rule);
            }
            (Value::Number(number), _) => {
                self.listed(value, rule.values);
                self.number(number.as_f64(), rule.bounds);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, rule: &Rule) {
        self.limits(ViolationKind::Length, text.chars().count(), rule.lengths, "characters");
        if let Some(pattern) = rule.pattern
            && self.matches(pattern, text) == Some(false)
        {
            self.report(ViolationKind::Characters, format!("must have the form {pattern}"));
        }
        if rule.form.is_some_and(|form| self.has(form, text) == Some(false)) {
            self.report(ViolationKind::Characters, "must have the documented form".to_owned());
        }
    }

    /// Whether a text matches an expression. None for what is no expression here.
    fn matches(&mut self, pattern: &'static str, text: &str) -> Option<bool> {
        let compiled = self.patterns.entry(pattern).or_insert_with(|| Regex::new(pattern).ok());
        compiled.as_ref().map(|pattern| pattern.is_match(text))
    }

    fn has(&mut self, form: &'static Form, text: &str) -> Option<bool> {
        match form {
            Form::Matches(pattern) => self.matches(pattern, text),
            Form::Differs(pattern) => self.matches(pattern, text).map(|matches| !matches),
            Form::All(parts) => parts.iter().try_fold(true, |all, part| Some(all && self.has(part, text)?)),
            Form::Any(parts) => parts.iter().try_fold(false, |any, part| Some(any || self.has(part, text)?)),
        }
    }

    fn listed(&mut self, value: &Value, values: &[Literal]) {
        /// More would hide what else is wrong.
        const SHOWN: usize = 12;
        if values.is_empty() || values.iter().any(|literal| is(value, literal)) {
            return;
        }
        let shown: Vec<String> = values.iter().map(ToString::to_string).collect();
        self.report(
            ViolationKind::Value,
            match shown.len() {
                ..=SHOWN => format!("must be one of {}", shown.join(", ")),
                count => format!("must be one of the {count} values that the documents list"),
            },
        );
    }

    fn limits(&mut self, kind: ViolationKind, count: usize, limits: (Option<u64>, Option<u64>), what: &str) {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let (least, most) = limits;
        if least.is_some_and(|least| count < least) || most.is_some_and(|most| count > most) {
            let range = range(least.map(|it| it.to_string()), most.map(|it| it.to_string()));
            self.report(kind, format!("must have {range} {what}, not {count}"));
        }
    }

    fn number(&mut self, number: Option<f64>, bounds: (Option<f64>, Option<f64>)) {
        let Some(number) = number else { return };
        let (least, most) = bounds;
        if least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most) {
            let range = range(least.map(|it| it.to_string()), most.map(|it| it.to_string()));
            self.report(ViolationKind::Range, format!("must be {range}"));
        }
    }

    fn condition(&mut self, members: &Map<String, Value>, condition: &Condition) {
        let is_given = |name: &&str| members.get(*name).is_some_and(|value| !value.is_null());
        match condition {
            Condition::When { field, equals, members: wanted } => {
                let Some(value) = members.get(*field) else { return };
                if !equals.iter().any(|literal| is(value, literal)) {
                    return;
                }
                for name in wanted.iter().filter(|name| !is_given(name)) {
                    let message = format!("is mandatory with this `{field}`");
                    self.within(name, |walk| walk.report(ViolationKind::Condition, message));
                }
            }
            Condition::Together { given, members: wanted } => {
                for name in wanted.iter().filter(|name| is_given(given) && !is_given(name)) {
                    let message = format!("is mandatory where `{given}` is given");
                    self.within(name, |walk| walk.report(ViolationKind::Condition, message));
                }
            }
            Condition::Apart([one, other]) => {
                if is_given(one) && is_given(other) {
                    let message = format!("`{one}` and `{other}` must not both be given");
                    self.report(ViolationKind::Condition, message);
                }
            }
            Condition::Either(names) => {
                if !names.iter().any(is_given) {
                    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                    self.report(
                        ViolationKind::Condition,
                        format!("one of {} is mandatory", names.join(", ")),
                    );
                }
            }
        }
    }

    fn within(&mut self, segment: &str, work: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        let segment = segment.replace('~', "~0").replace('/', "~1");
        // Writing to a string cannot fail.
        let _ = write!(self.pointer, "/{segment}");
        work(self);
        self.pointer.truncate(length);
    }

    fn report(&mut self, kind: ViolationKind, message: String) {
        self.found.push(Violation { pointer: self.pointer.clone(), kind, message });
    }
}

fn is(value: &Value, literal: &Literal) -> bool {
    match literal {
        Literal::Text(text) => value.as_str() == Some(text),
        Literal::Integer(number) => value.as_i64() == Some(*number),
        Literal::Boolean(truth) => value.as_bool() == Some(*truth),
        // Both were read from the same digits.
        Literal::Number(number) => value.as_f64() == Some(*number),
    }
}

/// `1 to 64`, `at least 1`, `at most 64`
fn range(least: Option<String>, most: Option<String>) -> String {
    match (least, most) {
        (Some(least), Some(most)) if least == most => least,
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => String::new(),
    }
}
