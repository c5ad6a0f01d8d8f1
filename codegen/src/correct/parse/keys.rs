//! The keys of one entry, each taken by whoever gives it a meaning. What nobody took does not belong there.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::{Spanned, Value};

use super::super::Located;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::source::{Place, Span, TextFile};

/// The keys of all actions.
const KNOWN: [&str; 28] = [
    "action",
    "page",
    "operation",
    "reason",
    "table",
    "row",
    "occurrence",
    "column",
    "was",
    "now",
    "after",
    "mandatory",
    "type",
    "description",
    "certainty",
    "caption",
    "role",
    "rows",
    "side",
    "status",
    "title",
    "parameter",
    "first",
    "next",
    "last-item",
    "limit",
    "items",
    "total",
];

/// As it stands in the file.
pub(super) type Entry = BTreeMap<String, Spanned<Value>>;

/// One entry while it is read.
pub(super) struct Keys<'a> {
    pub(super) file: &'a TextFile,
    pub(super) entry: Range<usize>,
    pub(super) left: Entry,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Keys<'_> {
    /// A text, where there is one.
    pub(super) fn text(&mut self, name: &str) -> Option<Located<String>> {
        self.typed(name, "a text", |value| match value {
            Value::String(text) => Some(text),
            _ => None,
        })
    }

    /// A text that may not be missing.
    pub(super) fn present(&mut self, name: &str) -> Option<Located<String>> {
        self.required(name, Self::text)
    }

    /// A text that may be neither missing nor empty.
    pub(super) fn filled(&mut self, name: &str) -> Option<Located<String>> {
        let value = self.present(name)?;
        if value.value.trim().is_empty() {
            let help = if name == "reason" { "say why, and how we know" } else { "fill it in" };
            self.error(value.span, format!("`{name}` is empty"), help);
            return None;
        }
        Some(value)
    }

    /// A whole number that is not negative.
    pub(super) fn number(&mut self, name: &str) -> Option<Located<u64>> {
        self.typed(name, "a whole number", |value| {
            value.as_integer().and_then(|number| number.try_into().ok())
        })
    }

    /// A status, as a number or as a text.
    pub(super) fn status(&mut self, name: &str) -> Option<Located<u16>> {
        self.required(name, Self::optional_status)
    }

    pub(super) fn optional_status(&mut self, name: &str) -> Option<Located<u16>> {
        self.typed(name, "a status from 100 to 599", |value| {
            let number = match value {
                Value::String(text) => text.trim().parse().ok(),
                value => value.as_integer().and_then(|number| u16::try_from(number).ok()),
            };
            number.filter(|status| (100..600).contains(status))
        })
    }

    /// A list, each of its elements read by `read`.
    pub(super) fn list<T>(
        &mut self,
        name: &str,
        wanted: &str,
        read: impl Fn(Value) -> Option<T>,
    ) -> Option<Located<Vec<T>>> {
        self.typed(name, wanted, |value| match value {
            Value::Array(items) => items.into_iter().map(read).collect(),
            _ => None,
        })
    }

    /// What may not be missing. A key of another form was reported already.
    pub(super) fn required<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Self, &str) -> Option<T>,
    ) -> Option<T> {
        if !self.left.contains_key(name) {
            let span = self.heading();
            self.error(span, format!("the correction has no `{name}`"), "add the key");
            return None;
        }
        read(self, name)
    }

    /// One of several words.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        name: &str,
        all: &[T],
        as_str: fn(T) -> &'static str,
    ) -> Option<T> {
        let word = self.present(name)?;
        self.chosen(name, &word, all, as_str)
    }

    /// The one of several that a word names.
    pub(super) fn chosen<T: Copy>(
        &mut self,
        name: &str,
        word: &Located<String>,
        all: &[T],
        as_str: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = all.iter().copied().find(|one| as_str(*one) == word.value);
        if found.is_none() {
            let known = all.iter().map(|one| as_str(*one));
            let help = did_you_mean(&word.value, known).unwrap_or_default();
            self.error(word.span, format!("there is no {name} `{}`", word.value), &help);
        }
        found
    }

    fn typed<T>(
        &mut self,
        name: &str,
        wanted: &str,
        read: impl FnOnce(Value) -> Option<T>,
    ) -> Option<Located<T>> {
        let value = self.left.remove(name)?;
        let span = Span::locate(&self.file.text, value.span());
        let Some(value) = read(value.into_inner()) else {
            self.error(span, format!("`{name}` is not {wanted}"), "write it in that form");
            return None;
        };
        Some(Located { value, span })
    }

    /// Keys that no reader has taken do not belong to the action, and somebody believes that they have an effect.
    pub(super) fn leftovers(&mut self) {
        let mut left: Vec<(String, Range<usize>)> =
            std::mem::take(&mut self.left).into_iter().map(|(name, value)| (name, value.span())).collect();
        left.sort_by_key(|(_, range)| range.start);
        for (name, range) in left {
            let span = Span::locate(&self.file.text, range);
            if KNOWN.contains(&name.as_str()) {
                self.error(span, format!("`{name}` has no meaning for this action"), "remove the key");
            } else {
                let help = did_you_mean(&name, KNOWN).unwrap_or_default();
                let place = self.place(span);
                let unknown =
                    Diagnostic::new(Code::InvalidSettings, place, format!("there is no key `{name}`"));
                self.diagnostics.push(unknown.help(help));
            }
        }
    }

    pub(super) fn error(&mut self, span: Span, message: String, help: &str) {
        let place = self.place(span);
        self.diagnostics.push(Diagnostic::new(Code::InvalidCorrection, place, message).help(help));
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place::page(self.file.path.clone()).at(Some(span))
    }

    /// The line `[[correction]]`, which stands for the entry as a whole.
    pub(super) fn heading(&self) -> Span {
        let entry = self.file.text.get(self.entry.clone()).unwrap_or_default();
        let length = entry.lines().next().unwrap_or_default().trim_end().len();
        Span::locate(&self.file.text, self.entry.start..self.entry.start + length)
    }
}
