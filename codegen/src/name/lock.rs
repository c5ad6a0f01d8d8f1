//! `names.lock`: which name was given to what, so that it keeps it.
//!
//! A flat TOML table, one `"origin" = "name"` a line. Lines are only ever added: what stands in the file stays there byte
//! for byte and in order, because the order tells which name is older. Where a name has to change after all (one
//! table of a type that several pages shared no longer agrees with the others), a line `"renamed/<origin>"` is added
//! below, so that the new name lasts as well.
//!
//! Who renames something on purpose writes a list in the place of its name: the new name, and behind it those that it had.
//! `"operation/CreateJob" = ["StartJob", "CreateJob"]`. What had the old name has the new one from then on, on every page, and
//! nothing else is ever called by the old one, which stays in the crate as an alias ([`super::Former`]).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use indexmap::IndexMap;
use toml::{Spanned, Value};

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
    /// The names that were given up on purpose, by origin.
    former: BTreeMap<String, Vec<String>>,
    /// The origins of each name of each scope.
    holders: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl NamesLock {
    /// Reads the file. An empty text is an empty lock.
    ///
    /// # Errors
    /// Where the text is no flat table of identifiers.
    pub fn parse(path: &str, text: &str) -> Result<Self, Diagnostic> {
        let place = |range: Option<std::ops::Range<usize>>| {
            Place::page(path).at(range.map(|range| Span::locate(text, range)))
        };
        let syntax = |range, message: String| {
            Diagnostic::new(Code::LockSyntax, place(range), message).help(
                "each line is `\"origin\" = \"name\"`, or a list of the name and those before it; restore the file from \
                 version control",
            )
        };
        let lines: IndexMap<String, Spanned<Value>> =
            toml::from_str(text).map_err(|error| syntax(error.span(), error.message().to_owned()))?;
        let mut lock = Self { text: text.to_owned(), ..Self::default() };
        for (origin, line) in lines {
            let range = line.span();
            let Some((name, former)) = names(line.into_inner()) else {
                return Err(syntax(Some(range), format!("`{origin}` has no name")));
            };
            for name in std::iter::once(&name).chain(&former) {
                if name.contains('#') || syn::parse_str::<syn::Ident>(name).is_err() {
                    return Err(no_identifier(place(Some(range)), &origin, name));
                }
            }
            lock.give_up(&origin, former);
            lock.insert(origin, name);
        }
        Ok(lock)
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
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} = \"{name}\"", quoted(origin));
        }
        text
    }

    /// The name that this origin has now.
    pub fn get(&self, origin: &str) -> Option<&str> {
        self.current(origin).map(|(_, name)| name)
    }

    /// The names that this origin ever had, oldest first, each with the number of its line: how old it is.
    pub(super) fn history(&self, origin: &str) -> impl Iterator<Item = (usize, &str)> {
        (1_u32..).map_while(move |revision| {
            let (line, _, name) = self.names.get_full(&line_origin(origin, revision))?;
            Some((line, name.as_str()))
        })
    }

    /// The name that this origin has now, and how old that is.
    pub(super) fn current(&self, origin: &str) -> Option<(usize, &str)> {
        self.history(origin).last()
    }

    /// What has, or had, this name in the scope of `origin`.
    pub(super) fn holders(&self, origin: &str, name: &str) -> &[String] {
        self.holders.get(scope(origin)).and_then(|names| names.get(name)).map_or(&[], Vec::as_slice)
    }

    /// The names that this origin had before it was renamed on purpose.
    pub(super) fn former(&self, origin: &str) -> &[String] {
        self.former.get(origin).map_or(&[], Vec::as_slice)
    }

    /// Gives a name to an origin, unless it has that already.
    pub(super) fn add(&mut self, origin: &str, name: &str) {
        if self.get(origin) == Some(name) {
            return;
        }
        let free = (1_u32..).map(|revision| line_origin(origin, revision));
        if let Some(line) = free.into_iter().find(|line| !self.names.contains_key(line)) {
            self.insert(line, name.to_owned());
            self.added += 1;
        }
    }

    fn insert(&mut self, line: String, name: String) {
        self.hold(&line, &name);
        self.names.insert(line, name);
    }

    fn give_up(&mut self, line: &str, former: Vec<String>) {
        if former.is_empty() {
            return;
        }
        for name in &former {
            self.hold(line, name);
        }
        self.former.entry(without_revision(line).to_owned()).or_default().extend(former);
    }

    fn hold(&mut self, line: &str, name: &str) {
        let holders = self.holders.entry(scope(line).to_owned()).or_default();
        holders.entry(name.to_owned()).or_default().push(without_revision(line).to_owned());
    }
}

/// The name of a line, and those that it had before.
fn names(line: Value) -> Option<(String, Vec<String>)> {
    match line {
        Value::String(name) => Some((name, Vec::new())),
        Value::Array(names) => {
            let mut names = names.into_iter().map(|name| match name {
                Value::String(name) => Some(name),
                _ => None,
            });
            let name = names.next()??;
            Some((name, names.collect::<Option<_>>()?))
        }
        _ => None,
    }
}

/// A name that was edited by hand into something that Rust does not accept.
fn no_identifier(place: Place, origin: &str, name: &str) -> Diagnostic {
    Diagnostic::new(Code::LockName, place, format!("`{name}` is not a Rust identifier"))
        .label(format!("the name of `{origin}`"))
        .help("a name is made of letters, digits and `_`, does not start with a digit, and is not a keyword")
}

/// A basic string of TOML on one line, whatever is in it: JSON escapes the same, but for one character.
fn quoted(origin: &str) -> String {
    serde_json::Value::from(origin).to_string().replace('\u{7f}', "\\u007f")
}

/// The origin as it stands in the file: the name that it was given first, or second, and so on.
fn line_origin(origin: &str, revision: u32) -> String {
    match revision {
        1 => origin.to_owned(),
        2 => format!("renamed/{origin}"),
        _ => format!("renamed {}/{origin}", revision - 1),
    }
}

fn without_revision(line: &str) -> &str {
    match line.split_once('/') {
        Some((first, origin)) if first == "renamed" || first.starts_with("renamed ") => origin,
        _ => line,
    }
}

/// Within what a name must be unique: `type`, `field/KafkaParameters`.
fn scope(line: &str) -> &str {
    let mut origin = without_revision(line);
    if let Some((_, rest)) =
        origin.split_once('/').filter(|(first, _)| first.starts_with(|c: char| c.is_ascii_digit()))
    {
        origin = rest;
    }
    let first = origin.split('/').next().unwrap_or(origin);
    match first {
        // A crate exports types, the literals of their mandatory members and their enums from one module.
        "type" | "required" | "enum" => "type",
        "operation" | "literal" => "operation",
        "method" => "method",
        _ => origin.match_indices('/').nth(1).and_then(|(second, _)| origin.get(..second)).unwrap_or(origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_added_and_never_changed() {
        let old = "# by hand\n\"type/A\" =   \"A\" # kept\n";
        let mut lock = NamesLock::parse("eg/names.lock", old).unwrap();
        assert_eq!(lock.render(), old);
        lock.add("type/\"B\"", "B");
        lock.add("type/A", "A");
        let new = lock.render();
        assert!(new.starts_with(old));
        assert_eq!(new.lines().count(), 3);
        assert_eq!(NamesLock::parse("eg/names.lock", &new).unwrap().get("type/\"B\""), Some("B"));
    }

    #[test]
    fn a_renamed_origin_keeps_its_history() {
        let mut lock = NamesLock::default();
        for name in ["Tag", "CreateTag", "Tag", "ListTag"] {
            lock.add("type/A/request/Tag", name);
        }
        let lock = NamesLock::parse("eg/names.lock", &lock.render()).unwrap();
        let names: Vec<&str> = lock.history("type/A/request/Tag").map(|(_, name)| name).collect();
        assert_eq!(names, ["Tag", "CreateTag", "Tag", "ListTag"]);
        assert_eq!(lock.get("type/A/request/Tag"), Some("ListTag"));
        assert!(lock.render().contains("\"renamed 2/type/A/request/Tag\" = \"Tag\""));
        assert_eq!(lock.holders("enum/B/kind", "CreateTag"), ["type/A/request/Tag"]);
    }

    #[test]
    fn any_origin_can_be_read_again() {
        for origin in ["'\"", "a\nb", "\u{7f}\u{1}", "网络", "\\", ""] {
            let mut lock = NamesLock::default();
            lock.add(origin, "name");
            assert_eq!(NamesLock::parse("eg/names.lock", &lock.render()).unwrap().get(origin), Some("name"));
        }
    }

    #[test]
    fn a_new_lock_says_what_it_is() {
        let mut lock = NamesLock::default();
        assert_eq!(lock.render(), "");
        lock.add("operation/A", "A");
        assert!(lock.render().starts_with("# The name of everything"));
    }

    #[test]
    fn a_broken_lock_is_an_error_with_its_place() {
        let error = NamesLock::parse("eg/names.lock", "\"a\" = \"b\"\n\"c\" = 5\n").unwrap_err();
        assert_eq!((error.code, error.place.line()), (Code::LockSyntax, Some(2)));
        assert!(NamesLock::parse("eg/names.lock", "\"a\" = \"b\"\n\"a\" = \"c\"\n").is_err());
    }

    #[test]
    fn a_name_that_is_none_is_an_error() {
        for name in ["", "type", "a b", "2fa", "_", "r#type"] {
            let error = NamesLock::parse("eg/names.lock", &format!("\"a\" = \"b\"\n\"c\" = \"{name}\"\n"));
            let error = error.unwrap_err();
            assert_eq!((error.code, error.place.line()), (Code::LockName, Some(2)), "{name}");
        }
    }

    #[test]
    fn a_list_is_a_name_and_those_before_it() {
        let text = "\"method/A\" = [\"start\", \"create\", \"make\"]\n";
        let mut lock = NamesLock::parse("eg/names.lock", text).unwrap();
        assert_eq!((lock.get("method/A"), lock.former("method/A").len()), (Some("start"), 2));
        assert_eq!(lock.holders("method/B", "create"), ["method/A"], "nothing else gets it");
        lock.add("method/A", "start");
        assert_eq!(lock.render(), text, "the line stays as it was written");
        for wrong in ["[]", "[\"a\", 1]", "[\"a\", \"b c\"]"] {
            let text = format!("\"method/A\" = {wrong}\n");
            assert_eq!(
                NamesLock::parse("eg/names.lock", &text).unwrap_err().place.line(),
                Some(1),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_scope_is_where_a_name_must_be_unique() {
        assert_eq!(scope("type/A/request/Tag"), scope("renamed/2/type/B/response 200/Tag"));
        assert_eq!(scope("enum/A/kind"), scope("required/B"));
        assert_eq!(scope("field/Tag/a/b"), "field/Tag");
        assert_ne!(scope("field/Tag/a"), scope("field/Tags/a"));
        assert_eq!((scope("method/A"), scope("operation/A"), scope("")), ("method", "operation", ""));
    }
}
