//! A fuzz target for every reader of text that comes from outside.
//!
//! In: any bytes. Out: nothing; a panic is a find. Each target calls one reader, and asserts what must hold of what it gave:
//! that it is the same a second time, that its size is explained by that of its input, that code and documents parse, that
//! no row is lost, that no secret is left. Time, memory and the stack are the business of who runs a target: `run.sh` beside this folder,
//! with libFuzzer; and `tests/finds.rs`, which replays seeds and kept finds in ordinary tests.
//! Left out on purpose: readers of what this program wrote itself (`manifest.json`, baselines of lints), and whatever asks a network.

mod answers;
mod pages;
pub mod seeds;
mod texts;

use tablature_codegen::fuzz as reader;
use tablature_runtime::fuzz as response;

/// What a target reads: it decides on how inputs are mutated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Pages with this extension, divided by form feeds where there are several.
    Page(&'static str),
    /// Words.
    Text,
    /// Bytes that need not be text.
    Bytes,
}

/// A reader, and what must hold of it.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name: that of its folder of finds.
    pub name: &'static str,
    /// What it reads.
    pub kind: Kind,
    /// So many bytes may an input have. Longer ones are what bounds are for, and those are tested with pages made to hurt.
    pub most: usize,
    call: Call,
}

/// A reader.
#[derive(Clone, Copy)]
enum Call {
    /// Of bytes.
    Bytes(fn(&[u8])),
    /// Of a text. Of bytes that are none, it gets what of them is.
    Text(fn(&str)),
}

const fn target(name: &'static str, kind: Kind, most: usize, call: fn(&[u8])) -> Target {
    Target { name, kind, most, call: Call::Bytes(call) }
}

const fn of_text(name: &'static str, most: usize, call: fn(&str)) -> Target {
    Target { name, kind: Kind::Text, most, call: Call::Text(call) }
}

/// Every target.
pub const TARGETS: &[Target] = &[
    target("parse-text", Kind::Page("txt"), 20_000, pages::parse_text),
    target("parse-pipes", Kind::Page("txt"), 20_000, pages::parse_pipes),
    target("parse-markdown", Kind::Page("md"), 20_000, pages::parse_markdown),
    target("parse-html", Kind::Page("html"), 20_000, pages::parse_html),
    target("extract", Kind::Page("md"), 20_000, pages::extract),
    target("lower", Kind::Page("md"), 20_000, pages::lower),
    target("pipeline", Kind::Page("html"), 20_000, pages::pipeline),
    target("corrections", Kind::Text, 4_000, pages::corrections),
    of_text("lexers", 4_500, reader::lexers),
    of_text("description", 3_000, reader::description),
    of_text("example", 4_000, reader::example),
    of_text("secrets", 4_000, reader::secrets),
    of_text("uri", 2_000, reader::uri),
    of_text("type-cell", 1_200, texts::type_cell),
    of_text("pattern", 1_200, reader::pattern),
    of_text("documentation", 2_000, reader::documentation),
    of_text("settings", 4_000, reader::settings),
    of_text("names-lock", 4_000, texts::names_lock),
    target("fetched-page", Kind::Bytes, 20_000, texts::fetched_page),
    target("fetched-index", Kind::Bytes, 8_000, texts::fetched_index),
    target("robots", Kind::Bytes, 4_000, xtask::fuzz::robots),
    of_text("fetch-lock", 4_000, xtask::fuzz::lock),
    target("runtime-body", Kind::Bytes, 4_000, response::body),
    target("runtime-member", Kind::Bytes, 4_000, answers::member),
    target("runtime-error", Kind::Bytes, 4_000, response::failure),
    target("runtime-list", Kind::Bytes, 4_000, response::list),
    target("runtime-sign", Kind::Bytes, 2_000, response::request),
    target("runtime-coding", Kind::Bytes, 4_000, response::coding),
    of_text("runtime-profile", 2_000, response::profile),
];

/// The target of this name.
pub fn of(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

impl Target {
    /// Calls it with an input.
    ///
    /// # Panics
    /// That is a find.
    pub fn call(&self, input: &[u8]) {
        match self.call {
            Call::Bytes(call) => call(input),
            Call::Text(call) => call(&text(input)),
        }
    }
}

/// The text of an input: where it is none, what of it is.
fn text(input: &[u8]) -> String {
    String::from_utf8_lossy(input).into_owned()
}
