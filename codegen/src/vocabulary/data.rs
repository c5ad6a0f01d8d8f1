//! The words themselves: what the files of `codegen/languages/` hold.
//!
//! In: those files, which are a part of the binary. Out: a [`Language`] each, read once. Left out on purpose: how the words
//! are put to use, which the modules beside this one know, and files beside the binary: what a page says must not depend
//! on the machine that reads it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::meaning::{
    CaptionWord, ClauseWord, ColumnWord, FormatWord, Label, LocationWord, MeasureWord, PhraseKind, ProseWord,
    SectionWord, TypeWord,
};

/// The files. A new language needs a line here, and nothing else.
pub(super) const FILES: &[(&str, &str)] = &[
    ("en.toml", include_str!("../../languages/en.toml")),
    ("zh.toml", include_str!("../../languages/zh.toml")),
    ("es.toml", include_str!("../../languages/es.toml")),
    ("pt.toml", include_str!("../../languages/pt.toml")),
    ("fr.toml", include_str!("../../languages/fr.toml")),
    ("de.toml", include_str!("../../languages/de.toml")),
];

/// Every language. A file that cannot be read is none, which a test keeps from being shipped.
pub(super) static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| FILES.iter().filter_map(|(_, text)| toml::from_str(text).ok()).collect());

/// A list of words.
pub(super) type Words = Vec<String>;

/// A file of words. `languages/README.md` says what each section is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Language {
    /// As in BCP 47: `en`.
    #[serde(rename = "language")]
    pub code: String,
    /// As a message calls it: `English`.
    pub name: String,
    /// Whether words are divided by spaces.
    pub spaces: bool,
    pub capitals: Capitals,
    pub headings: BTreeMap<SectionWord, Words>,
    #[serde(default)]
    pub examples: Examples,
    pub captions: Captions,
    pub columns: BTreeMap<ColumnWord, Words>,
    #[serde(default)]
    pub locations: BTreeMap<LocationWord, Words>,
    #[serde(default)]
    pub groups: Groups,
    pub mandatory: Mandatory,
    #[serde(default)]
    pub nothing: Nothing,
    #[serde(default)]
    pub elements: Elements,
    #[serde(default)]
    pub labels: BTreeMap<Label, Words>,
    #[serde(default)]
    pub label_lines: LabelLines,
    #[serde(default)]
    pub status: Status,
    #[serde(default)]
    pub answers: Answers,
    #[serde(default)]
    pub authorization: Authorization,
    #[serde(default)]
    pub headers: Headers,
    #[serde(default)]
    pub uri: Uri,
    #[serde(default)]
    pub types: BTreeMap<TypeWord, Words>,
    #[serde(default)]
    pub said_types: SaidTypes,
    #[serde(default)]
    pub free_keys: FreeKeys,
    #[serde(default)]
    pub pointers: Pointers,
    #[serde(default)]
    pub conditions: Conditions,
    #[serde(default)]
    pub parts: Parts,
    #[serde(default)]
    pub page_labels: PageLabels,
    #[serde(default)]
    pub page: Page,
    #[serde(default)]
    pub prose: Prose,
}

/// Which words of a heading have a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Capitals {
    Every,
    First,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Examples {
    pub alone: Words,
    pub titles: Vec<Words>,
    pub begins: Words,
    pub within: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Captions {
    pub number: Words,
    #[serde(default)]
    pub whole: BTreeMap<CaptionWord, Words>,
    pub purposes: Vec<Purpose>,
    pub general: Words,
    #[serde(default)]
    pub conditions: Words,
    #[serde(default)]
    pub field_behind: Words,
    #[serde(default)]
    pub field_before: Words,
    #[serde(default)]
    pub articles: Words,
    #[serde(default)]
    pub no_fields: Words,
}

/// What a caption is for that holds all of these.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Purpose {
    pub is: CaptionWord,
    pub all: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Groups {
    pub columns: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Mandatory {
    pub yes: Words,
    pub no: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Nothing {
    pub always: Words,
    pub perhaps: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Elements {
    pub bracketed: Words,
    pub words: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LabelLines {
    pub alone: Words,
    pub introduces: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Status {
    pub lines: Words,
    /// What stands behind the status where the line is a case: `状态码为400时`.
    pub ends: Words,
    pub label: Words,
    pub between: Words,
    pub instances: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Answers {
    pub normal: Words,
    pub errors: Words,
    pub endings: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Authorization {
    pub actions: Words,
    pub beside: Words,
    /// How sentences begin that every page has.
    pub general: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Headers {
    pub said: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Uri {
    pub method: Words,
    pub path: Words,
    pub protocol: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidTypes {
    pub leads: Words,
    pub list_begins: Words,
    pub list_ends: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Pointers {
    pub leads: Words,
    pub pages: Words,
    pub explorers: Words,
    pub see: Words,
    pub tables: Words,
    pub table_within: Words,
    pub next: Words,
    pub shown: Words,
    pub elsewhere: Words,
    pub titles: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Page {
    pub updated: Words,
    pub controls: Words,
    pub api_name: Words,
    pub parent: Words,
    pub notes: Words,
    /// How a title begins that says that something is read.
    pub reads: Words,
    pub deprecated: Words,
    /// How a sentence begins that says so of the API.
    pub deprecated_api: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Conditions {
    pub words: Words,
    pub clauses: Words,
    pub parts: Words,
    pub cells: Words,
    pub sure_cells: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Parts {
    pub definition: Words,
    pub constraints: Words,
    pub range: Words,
    pub default: Words,
    pub with_colon: PartsWithColon,
}

/// Words that are labels of parts in front of a colon only, and in cells that begin with a label.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PartsWithColon {
    pub definition: Words,
    pub range: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PageLabels {
    pub parts: Words,
    pub calling: Words,
    pub function: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FreeKeys {
    pub begins: Words,
    pub pairs: Words,
    pub more: Words,
    pub custom: Words,
}

/// Words that the readers of descriptions know.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Prose {
    pub words: BTreeMap<ProseWord, Words>,
    /// The names of marks, by the mark.
    pub marks: BTreeMap<char, Words>,
    /// How units are written, by the name that documents give them.
    pub units: BTreeMap<String, Words>,
    pub phrases: BTreeMap<PhraseKind, Words>,
    /// Words on ranges, lengths and counts.
    #[serde(default)]
    pub measures: BTreeMap<MeasureWord, Words>,
    /// Words that spell numbers, by the number.
    #[serde(default)]
    pub numerals: BTreeMap<String, Words>,
    pub clauses: BTreeMap<ClauseWord, Words>,
    /// Words on notations.
    pub formats: BTreeMap<FormatWord, Words>,
    pub literals: Literals,
}

/// Words among those that could be values.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Literals {
    pub prose: Words,
    pub states: Words,
    pub on: Words,
    pub off: Words,
    pub conditions: Words,
    pub explains: Words,
    pub loud: Words,
    pub remarks: Words,
    pub default: Words,
    pub open: Words,
    pub nothing: Words,
    pub notations: Words,
    /// What a title is of whose values are kinds: `type`.
    pub kinds: Words,
    pub lone: Words,
    /// What a meaning holds that rules how something is written.
    pub rules: Words,
    /// Words and phrases of a line that announces parts of the value.
    pub parts: Words,
    pub part_phrases: Words,
}
