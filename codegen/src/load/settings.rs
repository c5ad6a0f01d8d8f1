//! TOML to typed settings, with the place of whatever is wrong.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, syntax_error};
use crate::source::{Place, Span, TextFile};

/// Reads settings. Unknown keys, wrong types and bad syntax are errors with line and column.
pub(super) fn parse<T: DeserializeOwned>(file: &TextFile) -> Result<T, Diagnostic> {
    toml::from_str(&file.text).map_err(|error| syntax_error(file, Code::InvalidSettings, &error))
}

/// Finds where values stand, for what is wrong with a value and not with the TOML.
pub(super) struct Locator<'a> {
    file: &'a TextFile,
    table: Option<DeTable<'a>>,
}

impl<'a> Locator<'a> {
    pub(super) fn new(file: &'a TextFile) -> Self {
        let table = DeTable::parse(&file.text).ok().map(toml::Spanned::into_inner);
        Self { file, table }
    }

    /// The place of the value at a path of keys (`crate.name`), or of the nearest table around it.
    pub(super) fn place(&self, path: &str) -> Place {
        let range = self.table.as_ref().and_then(|table| find(table, path));
        Place::page(self.file.path.clone()).at(range.map(|range| Span::locate(&self.file.text, range)))
    }

    /// An error about the value at a path of keys.
    pub(super) fn error(&self, path: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Code::InvalidSetting, self.place(path), message)
    }
}

fn find(table: &DeTable<'_>, path: &str) -> Option<Range<usize>> {
    let (key, rest) = match path.split_once('.') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    let (_, value) = table.iter().find(|(known, _)| known.get_ref() == key)?;
    let inner = rest.and_then(|rest| match value.get_ref() {
        DeValue::Table(table) => find(table, rest),
        DeValue::Array(array) => array.get(rest.parse::<usize>().ok()?).map(toml::Spanned::span),
        _ => None,
    });
    Some(inner.unwrap_or_else(|| value.span()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_keys() {
        let file = TextFile {
            path: "eg/service.toml".into(),
            text: "id = 'eg'\n[crate]\nname = 'x'\nall = ['a', 'b']\n".into(),
        };
        let locator = Locator::new(&file);
        let text = |path: &str| &file.text[locator.place(path).span.unwrap().range()];
        assert_eq!(text("crate.name"), "'x'");
        assert_eq!(text("crate.all.1"), "'b'");
        assert_eq!(text("id"), "'eg'");
        assert_eq!(
            locator.place("crate.version").line(),
            Some(2),
            "the table around a key that is not there"
        );
        assert_eq!(locator.place("nothing").span, None);
    }
}
