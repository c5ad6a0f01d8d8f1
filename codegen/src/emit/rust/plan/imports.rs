//! What a file imports, by what its items are made of.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::RustType;
use crate::emit::rust::print::{self, ident};

/// The imports of a file.
#[derive(Clone, Debug, Default)]
pub(in crate::emit::rust) struct Imports {
    /// Whether the standard library's map is needed.
    map: bool,
    /// Whether `codegen` itself is named.
    facade: bool,
    /// Names of the runtime, beside `codegen` itself.
    runtime: BTreeSet<&'static str>,
    /// Modules of the crate.
    modules: BTreeSet<&'static str>,
    /// Types of the same crate, for files of `model`.
    siblings: BTreeSet<Ident>,
}

impl Imports {
    /// `codegen` itself and these names of the runtime, to begin with. A file that names it in types alone begins with the default.
    pub fn of<const N: usize>(runtime: [&'static str; N]) -> Self {
        Self { facade: true, runtime: runtime.into(), ..Self::default() }
    }

    pub fn runtime(&mut self, name: &'static str) {
        self.runtime.insert(name);
    }

    pub fn module(&mut self, name: &'static str) {
        self.modules.insert(name);
    }

    /// What a type needs in a file of `model`.
    pub fn within(&mut self, type_: &RustType) {
        if let RustType::Struct(name) | RustType::Enum(name) = type_.leaf() {
            self.siblings.insert(name.clone());
        }
        self.common(type_);
    }

    /// What a type needs elsewhere.
    pub fn outside(&mut self, type_: &RustType) {
        if let RustType::Struct(_) | RustType::Enum(_) = type_.leaf() {
            self.module("model");
        }
        self.common(type_);
    }

    fn common(&mut self, type_: &RustType) {
        self.map |= type_.has_map();
        self.facade |= matches!(type_.leaf(), RustType::Upload | RustType::Download);
        let name = match type_.leaf() {
            RustType::Secret => "Secret",
            RustType::SecretValue => "SecretValue",
            RustType::Timestamp => "Timestamp",
            RustType::Value => "Value",
            _ => return,
        };
        self.runtime(name);
    }

    /// Takes out what the file itself defines.
    pub fn without(mut self, own: &[Ident]) -> Self {
        self.siblings.retain(|name| !own.contains(name));
        self
    }

    /// The lines, in groups.
    pub fn tokens(&self) -> TokenStream {
        let map = self.map.then(|| quote! { use std::collections::BTreeMap; });
        let facade = self.facade.then_some("self");
        let runtime = facade.into_iter().chain(self.runtime.iter().copied()).map(ident);
        let runtime = import(&quote! { crate::codegen }, runtime);
        let modules = import(&quote! { crate }, self.modules.iter().copied().map(ident));
        let siblings = import(&quote! { super }, self.siblings.iter().cloned());
        print::spaced([map.unwrap_or_default(), quote! { #runtime #modules }, siblings])
    }
}

/// `use parent::{a, b};`
fn import(parent: &TokenStream, names: impl Iterator<Item = Ident>) -> TokenStream {
    let names: Vec<Ident> = names.collect();
    match names.as_slice() {
        [] => TokenStream::new(),
        [one] if one == "self" => quote! { use #parent; },
        [one] => quote! { use #parent::#one; },
        _ => quote! { use #parent::{#(#names),*}; },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_imports_what_its_types_need() {
        let mut imports = Imports::of(["Error"]);
        imports.outside(&RustType::list(RustType::Struct(ident("Tag"))));
        imports.outside(&RustType::map(RustType::Timestamp));
        let file =
            print::file("src/a.rs".to_owned(), &"b".into(), quote! { enum Kind {} }, Some(&imports)).unwrap();
        let lines: Vec<&str> = file.contents.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "use std::collections::BTreeMap;",
                "",
                "use crate::codegen::{self, Error, Timestamp};",
                "use crate::model;",
                "",
                "enum Kind {}"
            ]
        );
    }

    #[test]
    fn the_facade_is_imported_where_it_is_named() {
        let text = |imports: &Imports| imports.tokens().to_string();
        let mut imports = Imports::default();
        imports.outside(&RustType::Text);
        assert_eq!(text(&imports), "");
        imports.outside(&RustType::Value);
        assert_eq!(text(&imports), "use crate :: codegen :: Value ;");
        imports.outside(&RustType::Upload);
        assert_eq!(text(&imports), "use crate :: codegen :: { self , Value } ;");
        assert_eq!(text(&Imports::of([])), "use crate :: codegen ;");
    }

    #[test]
    fn types_of_the_same_crate_are_siblings() {
        let mut imports = Imports::of([]);
        for name in ["Tag", "Kind"] {
            imports.within(&RustType::Struct(ident(name)));
        }
        let own = [ident("Kind")];
        assert_eq!(import(&quote! { super }, [ident("Tag")].into_iter()).to_string(), "use super :: Tag ;");
        assert!(imports.without(&own).tokens().to_string().ends_with("use super :: Tag ;"));
    }
}
