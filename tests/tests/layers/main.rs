//! What may know what: the layers of `docs/architecture.md`, held against the paths that the code names.
//!
//! A rule that the code breaks is mended in the code. What has to be an exception stands here, with its reason.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use paths::Mention;
use tablature_tests::root;

static CODEGEN: LazyLock<BTreeSet<Mention>> =
    LazyLock::new(|| paths::of_crate(&root().join("codegen/src/lib.rs")));
static XTASK: LazyLock<BTreeSet<Mention>> =
    LazyLock::new(|| paths::of_crate(&root().join("xtask/src/main.rs")));

/// Which modules of `codegen` each one names, its tests left out. `pipeline` runs all stages, and is not listed.
///
/// `vocabulary` knows the words for what the model has (`PART_OF_MODEL`), so whoever reads words may name that.
/// `diff` stands beside the stages: it says what a change does to programs, so it knows the surface of a crate, and it
/// asks which sentences look like rules. `load` reads corrections and settings, which have types of their own.
const NAMES: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diagnostic", &["source"]),
    ("fault", &["diagnostic", "source"]),
    ("limits", &["diagnostic", "source"]),
    ("accents", &[]),
    ("bracket", &[]),
    ("english", &[]),
    ("free", &[]),
    ("pattern", &["limits"]),
    ("request_line", &["model"]),
    ("vocabulary", &["model", "request_line"]),
    ("document", &["source", "vocabulary"]),
    ("type_cell", &["document", "limits", "vocabulary"]),
    ("raw", &["document", "source", "type_cell", "vocabulary"]),
    ("model", &["free", "pattern", "source"]),
    ("load", &["correct", "diagnostic", "fault", "limits", "model", "source"]),
    (
        "parse",
        &["bracket", "diagnostic", "document", "limits", "request_line", "source", "type_cell", "vocabulary"],
    ),
    (
        "extract",
        &[
            "bracket",
            "diagnostic",
            "document",
            "limits",
            "model",
            "raw",
            "request_line",
            "source",
            "type_cell",
            "vocabulary",
        ],
    ),
    ("correct", &["diagnostic", "document", "model", "raw", "source", "type_cell"]),
    (
        "lower",
        &[
            "accents",
            "diagnostic",
            "document",
            "english",
            "limits",
            "model",
            "pattern",
            "raw",
            "request_line",
            "source",
            "type_cell",
            "vocabulary",
        ],
    ),
    ("validate", &["diagnostic", "lower", "model"]),
    ("name", &["accents", "diagnostic", "english", "free", "model", "source"]),
    ("emit", &["free", "model", "name", "pattern", "source", "vocabulary"]),
    ("diff", &["emit", "lower", "model", "name", "source"]),
];

/// Where a module names another one for a few things only: these.
const FEW: &[(&str, &str, &[&str])] = &[
    // The word for a method is the same on a page and in the model.
    ("request_line", "crate::model", &["HttpMethod"]),
    ("vocabulary", "crate::model", &["PartKind"]),
    // Rows and statuses are labelled with what the model calls them; nothing of it is made here.
    ("extract", "crate::model", &["HttpMethod", "PartKind", "Response"]),
    ("validate", "crate::lower", &["Account"]),
    ("diff", "crate::lower", &["prose"]),
    ("diff", "crate::emit", &["rust"]),
    // Han characters are wider than others.
    ("emit", "crate::vocabulary", &["is_han"]),
];

/// What is forbidden to tests, too.
const NEVER: &[(&str, &[&str])] = &[
    ("document", &["raw", "model", "parse", "extract", "lower", "name", "emit"]),
    ("source", &["document", "raw", "model", "parse", "extract", "lower", "name", "emit"]),
    ("parse", &["raw", "model", "extract", "lower", "name", "emit"]),
    ("extract", &["lower", "name", "emit"]),
    ("lower", &["correct", "name", "emit", "pipeline"]),
    ("name", &["document", "raw", "parse", "extract", "correct", "lower", "emit", "pipeline"]),
    ("emit", &["document", "raw", "parse", "extract", "correct", "lower", "pipeline"]),
];

/// The modules of `lower`, the upper ones first: each names modules of lower rows only.
const LOWER: &[&[&str]] = &[
    // A page, and its parts.
    &["operation"],
    &["parameter", "body", "response", "authorization", "wire", "unused", "shown_body"],
    // What makes bodies special; types and their rows.
    &["variant", "nesting", "describe"],
    &["shape", "mandatory", "lack"],
    // The state of the page.
    &["page"],
    // What knows of no page that is being read.
    &["definition", "naming", "merge"],
    &["account", "example", "list_form", "paging", "error_code"],
    &["prose", "redact"],
    &[
        "description",
        "draft",
        "example_side",
        "location",
        "media_type",
        "only",
        "operation_id",
        "secret",
        "section",
        "side",
        "spelling",
    ],
];

/// What breaks a rule, as lines for whoever has broken it.
fn breaches<'m>(
    mentions: impl IntoIterator<Item = &'m Mention>,
    is_breach: impl Fn(&Mention) -> bool,
) -> Vec<String> {
    let breaking = mentions.into_iter().filter(|mention| is_breach(mention));
    breaking
        .map(|mention| format!("{} names {}", mention.module.join("::"), mention.path.join("::")))
        .collect()
}

/// The module of the crate that is named.
fn target(mention: &Mention) -> Option<&str> {
    match mention.path.as_slice() {
        [first, target, ..] if first == "crate" => Some(target),
        _ => None,
    }
}

const NONE: [&str; 0] = [];

#[test]
fn stages_name_only_what_stands_before_them() {
    let mut named: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for mention in &*CODEGEN {
        let Some(module) =
            mention.module.first().filter(|module| !["pipeline", "fuzz"].contains(&module.as_str()))
        else {
            continue;
        };
        let others = target(mention).filter(|target| target != module && !mention.in_test);
        named.entry(module).or_default().extend(others);
    }
    for (module, expected) in NAMES.iter().copied() {
        let found = named.remove(module).unwrap_or_default();
        assert_eq!(found, expected.iter().copied().collect(), "{module}");
    }
    assert_eq!(named.into_keys().collect::<Vec<_>>(), NONE, "modules that have no place among the layers");
}

#[test]
fn some_names_are_all_that_is_known() {
    for (module, from, few) in FEW.iter().copied() {
        let is_other = |mention: &Mention| {
            let is_known = few.iter().any(|name| mention.names(&format!("{from}::{name}")));
            mention.is_in(module) && mention.names(from) && !is_known && !mention.in_test
        };
        assert_eq!(breaches(&*CODEGEN, is_other), NONE);
    }
}

#[test]
fn tests_keep_to_the_layers() {
    // They go through earlier stages where what these give is too long to be written down.
    for (module, never) in NEVER.iter().copied() {
        let is_breach = |mention: &Mention| {
            mention.is_in(module) && target(mention).is_some_and(|target| never.contains(&target))
        };
        assert_eq!(breaches(&*CODEGEN, is_breach), NONE);
    }
}

#[test]
fn emitters_know_nothing_of_each_other() {
    const EMITTERS: [&str; 4] = ["model", "openapi", "overlay", "rust"];
    let is_breach = |mention: &Mention| {
        let emitter = |path: &[String]| path.first().is_some_and(|name| EMITTERS.contains(&name.as_str()));
        let (from, to) =
            (mention.module.get(1..).unwrap_or_default(), mention.path.get(2..).unwrap_or_default());
        // What they share knows none of them.
        let is_shared = !from.is_empty() && !emitter(from);
        mention.is_in("emit")
            && mention.names("crate::emit")
            && emitter(to)
            && (is_shared || emitter(from) && from.first() != to.first())
    };
    assert_eq!(breaches(&*CODEGEN, is_breach), NONE);
}

#[test]
fn only_load_touches_files_and_nothing_the_world() {
    let is_breach = |mention: &Mention| {
        let is_file = mention.names("std::fs") && !mention.is_in("load");
        // Addresses are a notation; nobody is called by them.
        let is_address =
            matches!(mention.path.get(2).map(String::as_str), Some("IpAddr" | "Ipv4Addr" | "Ipv6Addr"));
        let is_network = mention.names("std::net") && !is_address;
        let is_world =
            ["std::env", "std::process", "std::thread", "std::time::SystemTime", "std::time::Instant"];
        // What a thread remembers of sentences decides on nothing.
        let is_memory = mention.names("std::thread::LocalKey");
        let is_world = !is_memory && is_world.iter().any(|path| mention.names(path));
        !mention.in_test && (is_file || is_network || is_world)
    };
    assert_eq!(breaches(&*CODEGEN, is_breach), NONE);
}

#[test]
fn only_the_reader_of_html_knows_html() {
    let is_breach = |mention: &Mention| {
        let is_html = ["scraper", "ego_tree", "html5ever"].iter().any(|name| mention.names(name));
        // Whether the selector of `[fetch]` is one is a question to the library that will use it.
        let is_setting = mention.is_in("load::check::fetch") && mention.names("scraper::Selector");
        is_html && !mention.is_in("parse::html") && !is_setting
    };
    assert_eq!(breaches(&*CODEGEN, is_breach), NONE);
}

#[test]
fn only_name_and_the_emitter_of_rust_make_identifiers() {
    let is_breach =
        |mention: &Mention| mention.names("heck") && !mention.is_in("name") && !mention.is_in("emit::rust");
    assert_eq!(breaches(&*CODEGEN, is_breach), NONE);
}

#[test]
fn modules_of_lower_lead_downwards() {
    let row = |module: &str| LOWER.iter().position(|row| row.contains(&module));
    let is_breach = |mention: &Mention| match (mention.module.as_slice(), mention.path.as_slice()) {
        ([lower, from, ..], [_, other, to, ..]) if lower == "lower" && other == "lower" && from != to => {
            let is_module = row(to).is_some();
            is_module && !mention.in_test && row(from) >= row(to)
        }
        _ => false,
    };
    assert_eq!(breaches(&*CODEGEN, is_breach), NONE);
    let files = std::fs::read_dir(root().join("codegen/src/lower")).unwrap();
    let stem = |path: std::path::PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    let modules: BTreeSet<String> =
        files.map(|file| stem(file.unwrap().path())).filter(|it| it != "mod").collect();
    let placed: BTreeSet<String> = LOWER.iter().copied().flatten().map(ToString::to_string).collect();
    assert_eq!(modules, placed);
}

#[test]
fn what_writes_files_knows_nothing_of_documents() {
    // How files are read safely, and what nobody sees in them, is known once.
    const KNOWN: [&str; 3] = [
        "tablature_codegen::load",
        "tablature_codegen::source::unseen",
        "tablature_codegen::emit::OutputFile",
    ];
    let is_breach = |mention: &Mention| {
        let is_known = KNOWN.iter().any(|path| mention.names(path));
        mention.is_in("sync") && mention.names("tablature_codegen") && !is_known && !mention.in_test
    };
    assert_eq!(breaches(&*XTASK, is_breach), NONE);
}

#[test]
fn only_fetch_uses_a_network() {
    let is_breach = |mention: &Mention| {
        let is_network = ["std::net", "reqwest", "tokio"].iter().any(|path| mention.names(path));
        is_network && !mention.is_in("fetch")
    };
    assert_eq!(breaches(&*XTASK, is_breach), NONE);
}

#[test]
fn generated_code_names_nothing_of_the_runtime_but_codegen() {
    let mut mentions = 0;
    for folder in std::fs::read_dir(root().join("generated")).unwrap() {
        let library = folder.unwrap().path().join("src/lib.rs");
        if !library.is_file() {
            continue;
        }
        let found = paths::of_crate(&library);
        mentions += found.iter().filter(|mention| mention.names("tablature_runtime")).count();
        let is_breach = |mention: &Mention| {
            mention.names("tablature_runtime") && !mention.names("tablature_runtime::codegen")
        };
        assert_eq!(breaches(&found, is_breach), NONE);
    }
    assert!(mentions > 0, "generated code stands on the runtime");
}
