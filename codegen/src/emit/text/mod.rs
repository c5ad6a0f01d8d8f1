//! The doors through which text leaves Tablature for something that would read it as code or markup.
//!
//! In: words of our own, which are `&'static str`, and text from pages, settings and file names, which is anything else.
//! Out: documentation, comments and code in which a text from outside is read as that text and as nothing else.
//! Left out on purpose: judging a text. What a page says is quoted whole, whatever it tries.
//!
//! | what is written | door |
//! |---|---|
//! | a line of prose | [`Phrase`]: made of `&'static str`, which is ours and stays as it is, and of quotations, which are escaped |
//! | rustdoc, `README.md` | [`Doc`]: made of phrases and of code that was printed from tokens |
//! | descriptions in an `OpenAPI` document | [`CommonMark`]: a `Doc` for readers who are not shown code |
//! | `//` at the head of a file | [`Phrase::comment`] |
//! | string literals | tokens: `quote!` makes a literal of every `String`, and escapes it |
//! | JSON, TOML | their libraries |
//! | names of files | identifiers of [`crate::name`], and `&'static str` |
//!
//! The type is at the door and not at the source. A type for what pages say would have to be opened wherever a stage
//! reads it, and everything that is made of it by then (a name, a path, a value) would be a plain `String` again. So
//! whatever is not written in this source code counts as foreign, and there is no way around the doors that compiles:
//! the emitter of Rust writes documentation from [`Doc`] alone.

mod description;
mod doc;
#[cfg(feature = "fuzz")]
pub(in crate::emit) mod fuzz;
mod markup;
mod phrase;
#[cfg(any(test, feature = "fuzz"))]
mod seen;
#[cfg(test)]
mod tests;
mod visible;
mod wrap;

pub(in crate::emit) use doc::{CodeBlock, CommonMark, Doc};
pub(in crate::emit) use phrase::Phrase;
pub use visible::{visible, visible_line};
