//! Which paths a crate names: those of `use`, and those within code, macros and patterns.
//!
//! In: the root of a crate. Out: a [`Mention`] for each path of more than one segment, with the module that names it. Paths
//! are followed as far as syntax goes: `crate`, `self`, `super` and the names of child modules. What a glob or an alias
//! brings in counts where it is brought in. Documentation is left out: it may speak of everything.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Attribute, Item};

/// A path that a module names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// The module, below the root of its crate.
    pub module: Vec<String>,
    /// What it names: from `crate` on, or from the name of another crate.
    pub path: Vec<String>,
    /// Whether this is code of a test.
    pub in_test: bool,
}

impl Mention {
    /// Whether the module is this one or below it.
    pub fn is_in(&self, module: &str) -> bool {
        is_below(&self.module, module)
    }

    /// Whether what is named is this or below it.
    pub fn names(&self, path: &str) -> bool {
        is_below(&self.path, path)
    }
}

fn is_below(path: &[String], start: &str) -> bool {
    let mut segments = path.iter();
    start.split("::").all(|segment| segments.next().is_some_and(|name| name == segment))
}

/// All paths that the files of a crate name, each once a module.
pub fn of_crate(root: &Path) -> BTreeSet<Mention> {
    let mut reader = Reader::default();
    reader.file(root, root.parent().unwrap(), &[], false);
    reader.found
}

#[derive(Default)]
struct Reader {
    found: BTreeSet<Mention>,
}

impl Reader {
    /// Reads a file; its child modules lie in `folder`.
    fn file(&mut self, file: &Path, folder: &Path, module: &[String], in_test: bool) {
        let text =
            std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let in_test = in_test || is_test(&parsed.attrs);
        self.items(&parsed.items, folder, module, in_test);
    }

    fn items(&mut self, items: &[Item], folder: &Path, module: &[String], in_test: bool) {
        let children = items.iter().filter_map(|item| match item {
            Item::Mod(child) => Some(child.ident.to_string()),
            _ => None,
        });
        let children: BTreeSet<String> = children.collect();
        for item in items {
            let Item::Mod(child) = item else {
                let in_test = in_test || attributes(item).is_some_and(is_test);
                let mut scope = Scope { module, children: &children, in_test, found: &mut self.found };
                scope.tokens(item.to_token_stream());
                continue;
            };
            let name = child.ident.to_string();
            let below: Vec<String> = module.iter().cloned().chain([name.clone()]).collect();
            let in_test = in_test || is_test(&child.attrs);
            if let Some((_, items)) = &child.content {
                self.items(items, &folder.join(&name), &below, in_test);
            } else {
                let (file, own) = file_of(folder, &name, &child.attrs);
                self.file(&file, &own, &below, in_test);
            }
        }
    }
}

/// The file of a module, and the folder of its child modules.
fn file_of(folder: &Path, name: &str, attributes: &[Attribute]) -> (PathBuf, PathBuf) {
    let own = folder.join(name);
    let given = attributes.iter().find(|attribute| attribute.path().is_ident("path"));
    if let Some(attribute) = given {
        let text = attribute.to_token_stream().to_string();
        let path = text.split('"').nth(1).unwrap_or_else(|| panic!("{name}: a path is a literal"));
        // Only a file that has no child modules is named so here.
        return (folder.parent().unwrap().join(path), own);
    }
    let file = own.join("mod.rs");
    let file = if file.is_file() { file } else { folder.join(format!("{name}.rs")) };
    (file, own)
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg") && attribute.to_token_stream().to_string().contains("(test)")
    })
}

fn attributes(item: &Item) -> Option<&[Attribute]> {
    match item {
        Item::Fn(item) => Some(&item.attrs),
        Item::Use(item) => Some(&item.attrs),
        Item::Impl(item) => Some(&item.attrs),
        Item::Const(item) => Some(&item.attrs),
        Item::Static(item) => Some(&item.attrs),
        Item::Struct(item) => Some(&item.attrs),
        Item::Enum(item) => Some(&item.attrs),
        Item::Macro(item) => Some(&item.attrs),
        _ => None,
    }
}

/// Where tokens stand.
struct Scope<'s> {
    module: &'s [String],
    children: &'s BTreeSet<String>,
    in_test: bool,
    found: &'s mut BTreeSet<Mention>,
}

impl Scope<'_> {
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut rest = tokens.as_slice();
        while let [first, after @ ..] = rest {
            rest = match first {
                // What is quoted is code of another crate; who may see an item says nothing of what it uses.
                TokenTree::Ident(name)
                    if name == "quote" && matches!(after, [TokenTree::Punct(_), TokenTree::Group(_), ..]) =>
                {
                    &after[2..]
                }
                TokenTree::Ident(name) if name == "pub" && matches!(after, [TokenTree::Group(_), ..]) => {
                    &after[1..]
                }
                TokenTree::Ident(_) => self.path(rest, &[]),
                TokenTree::Group(group) => {
                    self.tokens(group.stream());
                    after
                }
                _ => after,
            };
        }
    }

    /// A path at the start of the tokens, below the prefix that a group of `use` has; what is behind it.
    fn path<'t>(&mut self, mut tokens: &'t [TokenTree], prefix: &[String]) -> &'t [TokenTree] {
        let mut path = prefix.to_vec();
        loop {
            match tokens {
                [TokenTree::Ident(name), after @ ..] => {
                    path.push(name.to_string());
                    tokens = after;
                }
                [TokenTree::Group(group), after @ ..] if group.delimiter() == Delimiter::Brace => {
                    self.group(group.stream(), &path);
                    return after;
                }
                [TokenTree::Punct(star), after @ ..] if star.as_char() == '*' => {
                    path.push("*".to_owned());
                    tokens = after;
                    break;
                }
                _ => break,
            }
            match tokens {
                [TokenTree::Punct(a), TokenTree::Punct(b), after @ ..]
                    if (a.as_char(), b.as_char()) == (':', ':') =>
                {
                    tokens = after;
                }
                _ => break,
            }
        }
        self.add(path);
        tokens
    }

    /// A group of `use`: `{self, a, b::{c, d}, e as f}`.
    fn group(&mut self, tokens: TokenStream, prefix: &[String]) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for entry in tokens.split(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','))
        {
            if !entry.is_empty() {
                self.path(entry, prefix);
            }
        }
    }

    fn add(&mut self, path: Vec<String>) {
        let mut segments = path.into_iter().peekable();
        let mut module = self.module.to_vec();
        let is_relative = match segments.peek().map(String::as_str) {
            Some("crate") => {
                module.clear();
                segments.next();
                true
            }
            Some("self" | "super") => {
                segments.next_if(|segment| segment == "self");
                while segments.next_if(|segment| segment == "super").is_some() {
                    module.pop();
                }
                true
            }
            Some(name) => self.children.contains(name),
            None => false,
        };
        // `{self}` at the end of a group is the path before it.
        let named = segments.filter(|segment| segment != "self");
        let path: Vec<String> = if is_relative {
            ["crate".to_owned()].into_iter().chain(module).chain(named).collect()
        } else {
            named.collect()
        };
        if path.len() > 1 {
            self.found.insert(Mention { module: self.module.to_vec(), path, in_test: self.in_test });
        }
    }
}

#[test]
fn paths_are_read_wherever_they_stand() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    std::fs::create_dir(folder.path().join("a")).unwrap();
    write("lib.rs", "mod a; #[cfg(test)] mod tests { use super::a::{self, b::{C as D, *}}; }");
    write(
        "a/mod.rs",
        "mod b; use b::C; pub(crate) fn f() -> std::io::Result<()> { println!(\"{}\", crate::g::h()); }",
    );
    write(
        "a/b.rs",
        "/// [`crate::no`]\nuse super::super::x::Y; #[test] fn t() { let _ = self::z::<crate::w::V>(); }",
    );
    let found = of_crate(&folder.path().join("lib.rs"));
    let said: Vec<String> = found
        .iter()
        .map(|it| {
            format!(
                "{} {}{}",
                it.module.join("::"),
                it.path.join("::"),
                if it.in_test { " (test)" } else { "" }
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "a crate::a::b::C",
            "a crate::g::h",
            "a std::io::Result",
            "a::b crate::a::b::z (test)",
            "a::b crate::w::V (test)",
            "a::b crate::x::Y",
            "tests crate::a (test)",
            "tests crate::a::b::* (test)",
            "tests crate::a::b::C (test)",
        ]
    );
}
