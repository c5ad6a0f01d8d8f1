//! The public API of a crate as lines of text: what a reviewer of a change has to look at.

use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Fields, ImplItem, Item, ItemEnum, Visibility};

use crate::emit::OutputFile;

/// Every public item with its signature, sorted, without bodies and documentation.
pub fn outline(files: &[OutputFile]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for file in files.iter().filter(|file| {
        file.path.strip_prefix("src/").is_some_and(|path| Path::new(path).extension() == Some("rs".as_ref()))
    }) {
        let Ok(parsed) = syn::parse_file(&file.contents) else { continue };
        parsed.items.iter().for_each(|item| add(item, &mut lines));
    }
    lines.sort();
    lines.join("\n") + "\n"
}

fn add(item: &Item, lines: &mut Vec<String>) {
    match item {
        Item::Struct(item) if is_public(&item.vis) => {
            lines.push(format!("struct {}", item.ident));
            let Fields::Named(fields) = &item.fields else { return };
            for field in fields.named.iter().filter(|field| is_public(&field.vis)) {
                let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                lines.push(format!("struct {}.{name}: {}", item.ident, code(&field.ty)));
            }
        }
        Item::Enum(item) if is_public(&item.vis) => {
            enumeration(item, lines);
        }
        Item::Impl(item) => {
            let name = code(&item.self_ty);
            if let Some((of, _)) = &item.trait_ {
                lines.push(format!("impl {} for {name}", code(of)));
            }
            for item in &item.items {
                let ImplItem::Fn(method) = item else { continue };
                if is_public(&method.vis) {
                    lines.push(format!("impl {name}: {}", code(&method.sig)));
                }
            }
        }
        Item::Use(item) if is_public(&item.vis) => lines.push(format!("pub use {}", code(&item.tree))),
        Item::Mod(item) if is_public(&item.vis) => lines.push(format!("pub mod {}", item.ident)),
        Item::Macro(item) => table(&item.mac.tokens, lines),
        _ => {}
    }
}

/// An enum, and what each of its variants holds or is on the wire.
fn enumeration(item: &ItemEnum, lines: &mut Vec<String>) {
    lines.push(format!("enum {}", item.ident));
    lines.extend(item.variants.iter().map(|variant| {
        let fields = if variant.fields.is_empty() { String::new() } else { code(&variant.fields) };
        let text =
            variant.discriminant.as_ref().map(|(_, text)| format!(" = {}", code(text))).unwrap_or_default();
        format!("enum {}::{}{fields}{text}", item.ident, variant.ident)
    }));
}

/// What a table of a macro says: the names and values on the wire, `wire KafkaParameters.region = "region"`, and for a request
/// what it answers and can do.
fn table(table: &TokenStream, lines: &mut Vec<String>) {
    if let Ok(Item::Enum(item)) = syn::parse2(table.clone()) {
        return enumeration(&item, lines);
    }
    let mut tokens = table.clone().into_iter();
    let (Some(name), Some(next)) = (tokens.next(), tokens.next()) else { return };
    let TokenTree::Group(entries) = next else {
        lines.push(format!("request {}", code(table)));
        return;
    };
    let mut words = entries.stream().into_iter().filter(|token| !matches!(token, TokenTree::Punct(_)));
    // An entry ends with its literal; the type before it is that of the field.
    while let (Some(own), Some(wire)) =
        (words.next(), words.find(|word| matches!(word, TokenTree::Literal(_))))
    {
        lines.push(format!("wire {name}.{own} = {wire}"));
    }
    let made: TokenStream = tokens.collect();
    if !made.is_empty() {
        lines.push(format!("type {name} {}", code(&made)));
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Tokens on one line, without the spaces that separate each two of them.
fn code(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let tight = [
        (" :: ", "::"),
        (" < ", "<"),
        (" >", ">"),
        (" ,", ","),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" :", ":"),
        (",)", ")"),
    ];
    tight.iter().fold(text, |text, (loose, tight)| text.replace(loose, tight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_has_a_line_for_everything_public() {
        let contents = r#"
            mod a;
            pub use a::A;
            pub struct A { pub b: Option<Vec<String>>, c: u8 }
            impl A { pub fn b(mut self, b: impl Into<String>,) -> Self { self } fn c(&self) {} }
            impl From<B> for A { fn from(b: B) -> Self { todo!() } }
            codegen::object! { A { b: BTreeMap<String, u8> = "B", } required ARequired { b } }
            codegen::request! { Do operation "Do" Get "/it" [] => Response<A>, members }
            pub enum E { X(A), Y }
            codegen::open_enum! { pub enum F { X = "x" } }
        "#;
        let file = |path: &str| OutputFile { path: path.to_owned(), contents: contents.to_owned() };
        let expected = "\
enum E
enum E::X(A)
enum E::Y
enum F
enum F::X = \"x\"
impl A: fn b(mut self, b: impl Into<String>) -> Self
impl From<B> for A
pub use a::A
request Do operation \"Do\" Get \"/it\" [] => Response<A>, members
struct A
struct A.b: Option<Vec<String>>
type A required ARequired { b }
wire A.b = \"B\"
";
        assert_eq!(outline(&[file("src/a.rs"), file("README.md")]), expected);
    }
}
