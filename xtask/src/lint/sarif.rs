//! Findings as SARIF 2.1.0, which code hosts show beside the lines of a pull request.
//!
//! A page that keeps no offsets, as an HTML parser has none, is named as a whole; table and row are its logical location.
//! The few objects that are needed are written as JSON: the crate that has all of the standard builds its types from the schema
//! with every clean build, and the continuous integration holds the file against the standard's own validator.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use tablature_codegen::diagnostic::{Code, Diagnostic};
use tablature_codegen::source::Place;

use super::Finding;
use crate::report::{Sources, table_and_row};
use crate::sync::sha256;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The findings as a log of one run, with a newline at the end.
pub(super) fn render(findings: &[Finding], sources: &Sources<'_>) -> String {
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, sources)).collect();
    let driver = json!({
        "name": "Tablature",
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
    });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": { "ROOT": { "description": { "text": "The folder that the paths start in." } } },
        "results": results,
    });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    // Texts, numbers and lists of them can be written.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.as_str(),
        "name": format!("{code:?}"),
        "shortDescription": { "text": format!("{}.", code.title()) },
        "fullDescription": { "text": code.explanation() },
        "help": { "text": code.explanation() },
        "defaultConfiguration": { "level": code.severity().as_str() },
    })
}

fn result(Finding { diagnostic, is_known, .. }: &Finding, sources: &Sources<'_>) -> Value {
    let index = Code::ALL.iter().position(|code| *code == diagnostic.code);
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|related| location(&related.place, sources, Some(&related.text)))
        .collect();
    json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": index,
        "level": diagnostic.severity.as_str(),
        "message": { "text": message(diagnostic) },
        "locations": [location(&diagnostic.place, sources, None)],
        "relatedLocations": related,
        "partialFingerprints": { "pageRuleAndWords/v1": fingerprint(diagnostic) },
        "baselineState": if *is_known { "unchanged" } else { "new" },
    })
}

/// What is wrong and what to do, as sentences.
fn message(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.as_ref().map(|help| format!(" Help: {help}.")).unwrap_or_default();
    format!("{}.{help}", diagnostic.message)
}

/// What stays when lines move: as the baseline knows findings.
fn fingerprint(diagnostic: &Diagnostic) -> String {
    let of = format!("{}\n{}\n{}", diagnostic.place.page, diagnostic.code, diagnostic.message);
    sha256(of.as_bytes())
}

/// A place, with words on what stands there. A member that is null would be none of the standard's, so it is left out.
fn location(place: &Place, sources: &Sources<'_>, words: Option<&str>) -> Value {
    let name = table_and_row(place).map(|name| format!("{}: {name}", place.page));
    let logical = name.map(|name| json!([{ "fullyQualifiedName": name }]));
    // A finding without a line is of the page as a whole, and code hosts show it at its first.
    let region = json!({ "startLine": place.line().unwrap_or(1) });
    let artifact = json!({ "uri": uri(&sources.path(place)), "uriBaseId": "ROOT" });
    let physical = object([("artifactLocation", Some(artifact)), ("region", Some(region))]);
    object([
        ("physicalLocation", Some(physical)),
        ("logicalLocations", logical),
        ("message", words.map(|words| json!({ "text": words }))),
    ])
}

fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let members = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(members.collect())
}

/// What stands for itself in a path of an address.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path as a relative reference.
fn uri(path: &str) -> String {
    utf8_percent_encode(path, PLAIN).to_string()
}
