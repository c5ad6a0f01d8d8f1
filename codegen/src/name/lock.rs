//! `names.lock`: which name was given to what, so that it keeps it.
//!
//! A flat TOML table, one `"origin" = "name"` a line. Lines are only ever added: what stands in the file stays there byte
//! for byte and in order, because the order tells which name is older.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};

const HEADER: &str = "\
# The name of everything that was ever generated, by what it was generated from. `cargo xtask generate` adds lines and
# changes none: whoever uses a name can rely on it. A name may be changed by hand before it is published.
";

/// The names that were given in earlier runs, and those that this run adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamesLock {
    /// The file as it was read.
    text: String,
    names: IndexMap<String, String>,
    added: usize,
    /// Every name ever given, by its scope: also those whose origin is gone, for it may come back.
    scopes: BTreeMap<String, BTreeSet<String>>,
}

impl NamesLock {
    /// Reads the file. An empty text is an empty lock.
    ///
    /// # Errors
    /// Where the text is no flat table of strings.
    pub fn parse(path: &str, text: &str) -> Result<Self, Diagnostic> {
        let names: IndexMap<String, String> = toml::from_str(text).map_err(|error| {
            let span = error.span().map(|range| Span::locate(text, range));
            Diagnostic::new(Code::LockSyntax, Place::page(path).at(span), error.message().to_owned())
                .help("each line is `\"origin\" = \"name\"`; restore the file from version control")
        })?;
        match names.iter().find(|(_, name)| syn::parse_str::<syn::Ident>(name).is_err()) {
            Some((origin, name)) => Err(no_identifier(path, text, origin, name)),
            None => Ok(Self::with(text, names)),
        }
    }

    fn with(text: &str, names: IndexMap<String, String>) -> Self {
        let mut scopes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (origin, name) in &names {
            scopes.entry(scope_of(origin)).or_default().insert(name.clone());
        }
        Self { text: text.to_owned(), names, added: 0, scopes }
    }

    /// The file with what was added. Empty where nothing ever was.
    pub fn render(&self) -> String {
        let mut text = self.text.clone();
        if text.is_empty() && self.added > 0 {
            text.push_str(HEADER);
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        for (origin, name) in self.names.iter().skip(self.names.len() - self.added) {
            let (origin, name) = (toml::Value::String(origin.clone()), toml::Value::String(name.clone()));
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{origin} = {name}");
        }
        text
    }

    /// The name that was given to this origin.
    pub fn get(&self, origin: &str) -> Option<&str> {
        self.names.get(origin).map(String::as_str)
    }

    /// How old the name of this origin is: the number of its line.
    pub(super) fn age(&self, origin: &str) -> Option<usize> {
        self.names.get_index_of(origin)
    }

    /// Whether a name was ever given in this scope.
    pub(super) fn was_given(&self, scope: &str, name: &str) -> bool {
        self.scopes.get(scope).is_some_and(|names| names.contains(name))
    }

    /// Adds a name, unless the origin has one.
    pub(super) fn add(&mut self, origin: String, name: &str) {
        if !self.names.contains_key(&origin) {
            self.scopes.entry(scope_of(&origin)).or_default().insert(name.to_owned());
            self.names.insert(origin, name.to_owned());
            self.added += 1;
        }
    }
}

/// The scope that an origin is named in: all types share one, members have that of their type.
fn scope_of(origin: &str) -> String {
    let mut parts = origin.split('/');
    match (parts.next().unwrap_or_default(), parts.next()) {
        ("type" | "enum" | "required", _) => super::TYPES.to_owned(),
        (kind @ ("field" | "variant" | "parameter"), Some(owner)) => format!("{kind}/{owner}"),
        (kind, _) => kind.to_owned(),
    }
}

/// A name that was edited by hand into something that Rust does not accept.
fn no_identifier(path: &str, text: &str, origin: &str, name: &str) -> Diagnostic {
    let start = text.find(origin).unwrap_or_default();
    let span = Span::locate(text, start..start + origin.len());
    Diagnostic::new(
        Code::LockName,
        Place::page(path).at(Some(span)),
        format!("`{name}` is no Rust identifier"),
    )
    .label(format!("the name of `{origin}`"))
    .help("a name is made of letters, digits and `_`, does not start with a digit, and is no keyword")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_added_and_never_changed() {
        let old = "# by hand\n\"type/A\" =   \"A\" # kept\n";
        let mut lock = NamesLock::parse("eg/names.lock", old).unwrap();
        assert_eq!(lock.render(), old);
        lock.add("type/A".to_owned(), "Other");
        lock.add("type/\"B\"".to_owned(), "B");
        let new = lock.render();
        assert!(new.starts_with(old));
        assert_eq!(NamesLock::parse("eg/names.lock", &new).unwrap().get("type/\"B\""), Some("B"));
        assert_eq!(lock.get("type/A"), Some("A"));
    }

    #[test]
    fn a_new_lock_says_what_it_is() {
        let mut lock = NamesLock::default();
        assert_eq!(lock.render(), "");
        lock.add("operation/A".to_owned(), "A");
        assert!(lock.render().starts_with("# The name of everything"));
    }

    #[test]
    fn a_name_that_is_no_identifier_is_an_error_with_its_place() {
        for name in ["a b", "", "type", "1st", "a-b"] {
            let text = format!("\"type/a\" = \"A\"\n\"type/b\" = \"{name}\"\n");
            let error = NamesLock::parse("eg/names.lock", &text).unwrap_err();
            assert_eq!((error.code, error.place.line()), (Code::LockName, Some(2)), "{name}");
        }
    }

    #[test]
    fn a_broken_lock_is_an_error_with_its_place() {
        let error = NamesLock::parse("eg/names.lock", "\"a\" = \"b\"\n\"c\" = 5\n").unwrap_err();
        assert_eq!((error.code, error.place.line()), (Code::LockSyntax, Some(2)));
        assert!(NamesLock::parse("eg/names.lock", "\"a\" = \"b\"\n\"a\" = \"c\"\n").is_err());
    }
}
