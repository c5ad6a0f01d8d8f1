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
    call: fn(&[u8]),
}

const fn target(name: &'static str, kind: Kind, most: usize, call: fn(&[u8])) -> Target {
    Target { name, kind, most, call }
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
    target("lexers", Kind::Text, 4_500, texts::lexers),
    target("description", Kind::Text, 3_000, texts::description),
    target("example", Kind::Text, 4_000, texts::example),
    target("secrets", Kind::Text, 4_000, texts::secrets),
    target("uri", Kind::Text, 2_000, texts::uri),
    target("type-cell", Kind::Text, 1_200, texts::type_cell),
    target("pattern", Kind::Text, 1_200, texts::pattern),
    target("documentation", Kind::Text, 2_000, texts::documentation),
    target("settings", Kind::Text, 4_000, texts::settings),
    target("names-lock", Kind::Text, 4_000, texts::names_lock),
    target("fetched-page", Kind::Bytes, 20_000, texts::fetched_page),
    target("fetched-index", Kind::Bytes, 8_000, texts::fetched_index),
    target("robots", Kind::Bytes, 4_000, texts::robots),
    target("fetch-lock", Kind::Text, 4_000, texts::fetch_lock),
    target("runtime-body", Kind::Bytes, 4_000, answers::body),
    target("runtime-member", Kind::Bytes, 4_000, answers::member),
    target("runtime-error", Kind::Bytes, 4_000, answers::failure),
    target("runtime-list", Kind::Bytes, 4_000, answers::list),
    target("runtime-sign", Kind::Bytes, 2_000, answers::request),
    target("runtime-coding", Kind::Bytes, 4_000, answers::coding),
    target("runtime-profile", Kind::Text, 2_000, answers::profile),
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
        (self.call)(input);
    }
}

/// The text of an input: where it is none, what of it is.
fn text(input: &[u8]) -> String {
    String::from_utf8_lossy(input).into_owned()
}
