//! What fuzzing begins with: pages, descriptions and settings of this repository, and a few inputs for readers of anything else.
//!
//! All of them are invented or ours: seeds and finds are kept, and pages of others are not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tablature_codegen::document::{Block, Table};
use tablature_codegen::parse::parse;
use tablature_codegen::source::SourcePage;
use tablature_tests::root;

use crate::{Kind, Target};

/// No larger page is a seed: what a small one reaches is reached sooner.
const LARGEST: usize = 6_000;

/// What a target begins with.
pub fn of(target: &Target) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = match (target.name, target.kind) {
        ("parse-pipes", _) => {
            pages("txt").into_iter().filter(|page| page.contains("---|")).map(String::into_bytes).collect()
        }
        ("extract" | "lower" | "pipeline", _) => ["html", "md", "txt"]
            .iter()
            .flat_map(|extension| pages(extension))
            .map(String::into_bytes)
            .collect(),
        (_, Kind::Page(extension)) => pages(extension).into_iter().map(String::into_bytes).collect(),
        ("fetched-page", _) => {
            let of = |kind: &'static str, text: String| format!("{kind}\n{text}").into_bytes();
            let html = pages("html").into_iter().map(|page| of("text/html; charset=gb2312", page));
            html.chain(pages("md").into_iter().take(20).map(|page| of("text/markdown", page))).collect()
        }
        ("documentation" | "lexers" | "description" | "secrets", _) => words().descriptions,
        ("type-cell", _) => words().types,
        ("example", _) => words().examples,
        ("uri", _) => uris(),
        ("settings", _) => files(&[
            "docs-input/cloud.toml",
            "docs-input/eg/service.toml",
            "tests/fixtures/pages/demo/service.toml",
        ]),
        ("corrections", _) => entries(),
        ("names-lock", _) => {
            files(&["tests/fixtures/pages/demo/names.lock", "tests/fixtures/diff/jobs/names.lock"])
        }
        _ => Vec::new(),
    };
    seeds.extend(odd(target.name).iter().map(|text| text.as_bytes().to_vec()));
    seeds.retain(|seed| seed.len() <= target.most.min(LARGEST));
    seeds.sort_unstable();
    seeds.dedup();
    seeds
}

/// Inputs that no file has.
fn odd(target: &str) -> &'static [&'static str] {
    match target {
        "pattern" => &[
            "^[a-z]{1,20}$\nabc",
            "^(?!-)[a-z-]+$\na-b",
            "^(a+)+$\naaaaaaaaaaaaaaaaaaaaab",
            "^\\w{1,64}$\n",
            "[\\p{Han}]+\n参数",
        ],
        "robots" => &[
            "User-agent: *\nDisallow: /api/*.html$\nAllow: /\nCrawl-delay: 5\n",
            "User-agent: tablature\nDisallow:\n",
        ],
        "fetch-lock" => &[
            "[page.\"ShowJob.html\"]\nurl = \"https://a.example.com/ShowJob.html\"\nform = \"html\"\nfrom = \"https://a.example.com/ShowJob.html\"\n\
             fetched = \"2026-01-02T03:04:05Z\"\nsha256 = \"00\"\netag = \"\\\"a\\\"\"\n",
        ],
        "fetched-index" => &[
            "text/html\n<html><body><a href=ShowJob.html>a</a><a href='ListJobs.html#b'>b</a></body></html>",
            "text/markdown\n# Jobs\n\n- [a](ShowJob.md)\n- [b](<ListJobs.md> \"c\")\n",
        ],
        "runtime-body" => &[
            "\n{\"a\": 1, \"b\": [1.5, 12345678901234567890123]}",
            "gbk\n{\"a\": \"\\ud800\"}",
            "utf-16\n\u{feff}{}",
            "\n[\"a\tb\", 1e309]",
        ],
        "runtime-member" => &[
            r#"{"config_type": "CLOUD", "password": "a", "replica_cnt": "3", "use_acl": 1, "created": 1700000000000, "tags": ["a"], "x": null}"#,
            r#"{"cluster_id": "a", "name": "b", "scene_type": "C", "source": {"region": "d", "child": {"ports": [1, "2"]}}}"#,
        ],
        "runtime-error" => &[
            "application/json\n400\n{\"error_code\": \"A.1\", \"error_msg\": \"no § here\", \"request_id\": \"b\"}",
            "text/xml\n403\n<Error><Code>A</Code><Message>no § here</Message></Error>",
            "text/html\n502\n<html><title>502 §</title></html>",
            "application/json\n120\n{\"errors\": [{\"code\": \"a\", \"message\": \"Pl4nted%2F%2B%20\\u00e9\"}]}",
        ],
        "runtime-list" => &[
            "\u{0}{\"items\": [1, 2], \"count\": 4}\n{\"items\": [3, 4], \"count\": 4}",
            "\u{1}{\"items\": [1, 2], \"count\": 3}\n{\"items\": [3], \"count\": \"3\"}",
            "\u{3}{\"items\": [1], \"page_info\": {\"next\": \"a\"}}\n{\"items\": [2], \"page_info\": {\"next\": \"\"}}",
            "\u{5}{\"items\": [{\"id\": \"a\"}]}\n{\"items\": [{\"id\": \"b\"}]}\n{\"items\": []}",
        ],
        "runtime-sign" => &[
            "POST\nhttps://a.example.com/v1/p%20q/jobs?b=1&a=%7e\n{}\nContent-Type: application/json\nX_Under: 1",
            "GET\nhttps://a.example.com:8443/v1//x/./y/?a&a=&b=c=d\n\nX-Project-Id: q",
        ],
        "runtime-coding" => &["gzip\nno", "deflate\nx"],
        "runtime-profile" => &["[basic]\nak = a\nsk = §\n; b\n[other]\nak: c\n"],
        _ => &[],
    }
}

fn read(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

fn files(paths: &[&str]) -> Vec<Vec<u8>> {
    paths.iter().filter_map(|path| read(&root().join(path))).map(String::into_bytes).collect()
}

/// Pages of this repository that people invented, with this extension.
fn pages(extension: &str) -> Vec<String> {
    let mut found = BTreeMap::new();
    let mut folders: Vec<PathBuf> = ["readings", "pages", "corrections", "diff", "bad"]
        .iter()
        .map(|folder| root().join("tests/fixtures").join(folder))
        .collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                found.extend(read(&path).map(|text| (path, text)));
            }
        }
    }
    found.into_values().collect()
}

/// What stands on those pages, some of each kind.
#[derive(Default)]
struct Words {
    examples: Vec<Vec<u8>>,
    types: Vec<Vec<u8>>,
    descriptions: Vec<Vec<u8>>,
}

fn words() -> Words {
    const MOST: usize = 150;
    let mut words = Words::default();
    let texts = ["md", "html"].iter().flat_map(|extension| pages(extension));
    for page in texts.filter_map(|text| SourcePage::new("seed/Page", text).ok()) {
        for block in parse(&page).document.blocks {
            match block {
                Block::Code(text) => words.examples.push(text.value.into_bytes()),
                Block::Table(table) => cells(&table, &mut words),
                Block::Heading(_) | Block::Paragraph(_) => {}
            }
        }
    }
    for list in [&mut words.examples, &mut words.types, &mut words.descriptions] {
        list.sort_unstable();
        list.dedup();
        let step = list.len().div_ceil(MOST).max(1);
        *list = std::mem::take(list).into_iter().step_by(step).collect();
    }
    words
}

fn cells(table: &Table, words: &mut Words) {
    for row in &table.rows {
        let texts = |cell: &tablature_codegen::document::Cell| {
            let paragraphs: Vec<&str> = cell.paragraphs.iter().map(|text| text.value.as_str()).collect();
            paragraphs.join("\n").into_bytes()
        };
        let mut cells = row.cells.iter().rev();
        words.descriptions.extend(cells.next().map(texts));
        words.types.extend(cells.next().map(texts));
    }
}

/// Lines that declare or show calls.
fn uris() -> Vec<Vec<u8>> {
    let lines = [
        "POST /v1/{project_id}/jobs",
        "GET https://{Endpoint}/v1/{project_id}/jobs{?limit,offset}",
        "Method: DELETE\nURI: /v1/jobs/{job_id}",
        "DELETE /?labels HTTP/1.1\nHost: shelf.example.com",
        "Put v3/{ project id }/ports?name={name}&x=1",
        "URI format\n\nGET/{edition}",
    ];
    lines.iter().map(|line| line.as_bytes().to_vec()).collect()
}

/// The entries of a file of corrections, and the whole of it.
fn entries() -> Vec<Vec<u8>> {
    let text = read(&root().join("tests/fixtures/corrections/jobs/corrections.toml")).unwrap_or_default();
    let entries = text.split("\n[[").skip(1).map(|entry| format!("[[{entry}").into_bytes());
    entries.collect()
}
