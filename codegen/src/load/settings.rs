//! TOML to typed settings, with the place of whatever is wrong.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use super::TextFile;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Place, Span};

/// Reads settings. Unknown keys, wrong types and bad syntax are errors with line and column.
pub(super) fn parse<T: DeserializeOwned>(file: &TextFile) -> Result<T, Diagnostic> {
    toml::from_str(&file.text).map_err(|error| syntax_error(file, Code::InvalidSettings, &error))
}

/// A diagnostic for an error of the TOML reader.
pub(crate) fn syntax_error(file: &TextFile, code: Code, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().map(|range| Span::locate(&file.text, range));
    let place = Place::page(file.path.clone()).at(span);
    if let Some((key, known)) = unknown_key(error.message()) {
        let diagnostic = Diagnostic::new(code, place, format!("there is no key `{key}`"));
        return Diagnostic { help: did_you_mean(key, known), ..diagnostic };
    }
    let mut lines = error.message().lines().map(str::trim).filter(|line| !line.is_empty());
    let message = lines.next().unwrap_or("the file is not TOML");
    let rest: Vec<&str> = lines.collect();
    let diagnostic = Diagnostic::new(code, place, message);
    if rest.is_empty() { diagnostic } else { diagnostic.help(rest.join("; ")) }
}

/// The key and the known ones in ``unknown field `titel`, expected one of `id`, `title` ``, which is all that serde says
/// of it. Should serde say it otherwise one day, its own words are shown.
fn unknown_key(message: &str) -> Option<(&str, Vec<&str>)> {
    let mut words = message.strip_prefix("unknown field `")?.split('`');
    let key = words.next()?;
    Some((key, words.skip(1).step_by(2).collect()))
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
    fn the_known_keys_are_read_from_the_words_of_serde() {
        assert_eq!(
            unknown_key("unknown field `titel`, expected one of `id`, `title`"),
            Some(("titel", vec!["id", "title"]))
        );
        assert_eq!(unknown_key("unknown field `a`, expected `correction`"), Some(("a", vec!["correction"])));
        assert_eq!(unknown_key("unknown field `a`, there are no fields"), Some(("a", vec![])));
        assert_eq!(unknown_key("missing field `id`"), None);
    }

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
