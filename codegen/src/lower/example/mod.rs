//! Reads the examples of a page, holds them against the tables, and repairs what can be repaired.
//!
//! In: the model so far, and the raw examples. Out: the examples in the model, and a diagnostic for each
//! contradiction. Tables win, examples are evidence: nothing that an example shows changes a type that a table gives.
//! Left out on purpose: inventing values. An example that lacks a mandatory member stays as text.

mod body;
mod call;
mod check;
mod compare;
pub(super) mod evidence;
mod finding;
#[cfg(feature = "fuzz")]
pub(super) mod fuzz;
mod mask;
mod rows;
mod syntax;
mod unknown;

use std::collections::BTreeSet;
use std::sync::Arc;

use jsonc_parser::ast::Value as Node;

use super::side::{self, is_meant};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, counted};
use crate::document::texts;
use crate::limits;
use crate::model::{Api, Direction, Example, Operation, Shape};
use crate::raw::{RawExample, RawOperation, RawUri, Side};
use crate::source::{Place, Span};
use body::ExampleBody;
pub(super) use body::Examples;
use compare::Comparison;
use rows::Rows;

/// An operation as found, with its examples.
pub(super) type Of<'r> = (&'r RawOperation, Examples<'r>);

/// Reads the examples of all pages. `all` is what each operation of the model was made of.
pub(super) fn read_all(api: &mut Api, all: &[Of<'_>], diagnostics: &mut Diagnostics) {
    let mut calls = Calls::default();
    for (index, (raw, examples)) in all.iter().enumerate() {
        calls.look_at(raw, all, diagnostics);
        let place = Place::page(Arc::clone(&raw.page));
        let rows = Rows::of(raw);
        let lines = raw.examples.iter().filter_map(|example| example.request_line.as_ref());
        let switch = call::switched_on(lines.map(|line| line.value.as_str()));
        for (example, body) in raw.examples.iter().zip(examples.each()) {
            let Some(operation) = api.operations.get(index) else { return };
            let mut found = Diagnostics::default();
            let read = read(api, operation, (&rows, example), body, &place, &mut found);
            let of_answer = switch.filter(|_| example.side != Side::Request);
            diagnostics.extend(found.into_iter().map(|diagnostic| match of_answer {
                Some(switch) if diagnostic.code == Code::ExampleKind => of_case(diagnostic, switch),
                _ => diagnostic,
            }));
            let Some(operation) = api.operations.get_mut(index) else { return };
            match &example.side {
                Side::Request => operation.request_examples.push(read),
                Side::Response(code) => {
                    let mut responses = operation.responses.iter_mut();
                    if let Some(response) = responses.find(|response| is_meant(response, code.as_deref())) {
                        response.examples.push(read);
                    }
                }
            }
        }
    }
}

/// What the operations of a page declare.
fn of_page<'r>(all: &[Of<'r>], page: &str) -> Vec<&'r RawUri> {
    all.iter().filter(|(raw, _)| &*raw.page == page).map(|(raw, _)| &raw.uri).collect()
}

/// Calls in examples that nothing on their page declares. Operations of a page may share an example, which is told of once.
#[derive(Default)]
struct Calls(BTreeSet<(Place, String)>);

impl Calls {
    fn look_at(&mut self, raw: &RawOperation, all: &[Of<'_>], diagnostics: &mut Diagnostics) {
        let page = Place::page(Arc::clone(&raw.page));
        let of_request = raw.examples.iter().filter(|example| example.side.is_request());
        for line in of_request.filter_map(|example| example.request_line.as_ref()) {
            // Most call what they are an example of.
            let called = call::called_instead(&line.value, &[&raw.uri])
                .and_then(|_| call::called_instead(&line.value, &of_page(all, &raw.page)));
            let Some(called) = called.filter(|_| !call::is_another(&line.value, &raw.uri.path)) else {
                continue;
            };
            let place = page.at(line.span);
            if !self.0.insert((place.clone(), called.clone())) {
                continue;
            }
            let called = limits::shortened(&called);
            let message = format!("the example calls `{called}`, which the page does not declare");
            let declared_as = format!("`{} {}` is declared here", raw.uri.method, raw.uri.path);
            let diagnostic = Diagnostic::new(Code::ExampleCallsOther, place, message)
                .related(page.at(raw.uri.line.span), declared_as)
                .help("the declared method and path win; if the example is right, correct the URI line in corrections.toml");
            diagnostics.push(diagnostic);
        }
    }
}

fn read(
    api: &Api,
    operation: &Operation,
    (rows, example): (&Rows<'_>, &RawExample),
    body: Option<&ExampleBody<'_>>,
    page: &Place,
    diagnostics: &mut Diagnostics,
) -> Example {
    let place = page.at(example.body.as_ref().or(example.request_line.as_ref()).and_then(|text| text.span));
    let (value, repaired) = match (body, body_shape(operation, &example.side)) {
        (Some(body), Some(shape)) => {
            let direction = side::direction(&example.side);
            evaluate(api, body, shape, (rows, direction), &place, diagnostics)
        }
        _ => (None, false),
    };
    Example {
        title: texts(&example.title),
        request_line: example.request_line.as_ref().map(|line| line.value.clone()),
        text: example.body.as_ref().map(|body| body.value.clone()),
        value,
        repaired,
        origin: place,
    }
}

/// What contradicts the tables in the answer to a call of a case.
fn of_case(diagnostic: Diagnostic, switch: &str) -> Diagnostic {
    let label = format!(
        "{}, in the answer to a call with `{switch}`",
        diagnostic.label.as_deref().unwrap_or_default()
    );
    diagnostic.label(label).as_note()
}

/// The documented shape of what the example shows.
fn body_shape<'o>(operation: &'o Operation, side: &Side) -> Option<&'o Shape> {
    match side {
        Side::Request => operation.request_body.as_ref().map(|body| &body.shape),
        Side::Response(code) => {
            let response = operation.responses.iter().find(|response| is_meant(response, code.as_deref()));
            response.and_then(|response| response.body.as_ref())
        }
    }
}

/// The value of an example in agreement with the tables, and whether it had to be repaired for that.
fn evaluate(
    api: &Api,
    body: &ExampleBody<'_>,
    shape: &Shape,
    (rows, direction): (&Rows<'_>, Direction),
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> (Option<serde_json::Value>, bool) {
    let within = |range: std::ops::Range<usize>| place.at(part(body, range));
    let syntax = &body.syntax;
    for fault in &syntax.faults {
        diagnostics.push(
            Diagnostic::new(
                Code::ExampleSyntax,
                within(fault.range.clone()),
                "the example is not valid JSON",
            )
            .label(fault.message.clone())
            .help("it was read leniently; correct it on the page"),
        );
    }
    let Some(root) = &syntax.root else {
        // A call of curl, or a page of HTML, is read well by whoever looks at it.
        if !body.is_json() {
            return (None, false);
        }
        diagnostics.push(
            Diagnostic::new(Code::ExampleUnreadable, place.clone(), "the example cannot be read as JSON")
                .label(syntax.failure.clone().unwrap_or_default())
                .help("it is kept as text only"),
        );
        return (None, false);
    };
    let mut comparison = Comparison::new(api, direction, rows);
    let value = comparison.value(root, shape).filter(|value| !is_emptied(value, root));
    let untold = comparison.findings.len().saturating_sub(limits::EXAMPLE_FINDINGS);
    if untold > 0 {
        let message = format!("the example contradicts the tables in {}", counted(untold, "more place"));
        diagnostics.push(
            Diagnostic::new(Code::ExampleKind, place.clone(), message)
                .help("correct the first ones, and generate again"),
        );
    }
    for finding in comparison.findings.into_iter().take(limits::EXAMPLE_FINDINGS) {
        let mut diagnostic = Diagnostic::new(finding.code, within(finding.range), finding.message)
            .label(finding.label)
            .help(finding.help);
        for (place, text) in finding.related {
            diagnostic = diagnostic.related(place, text);
        }
        diagnostics.push(diagnostic);
    }
    let as_shown = syntax.faults.is_empty() && body.start == 0 && body.value == value;
    let repaired = value.is_some() && !as_shown;
    (value, repaired)
}

/// Whether nothing is left of what an example shows.
fn is_emptied(value: &serde_json::Value, root: &Node<'_>) -> bool {
    let had_members = matches!(root, Node::Object(object) if !object.properties.is_empty());
    had_members && value.as_object().is_some_and(serde_json::Map::is_empty)
}

/// The span of a part of the example, where its text is the page's text byte for byte.
fn part(body: &ExampleBody<'_>, range: std::ops::Range<usize>) -> Option<Span> {
    let range = body.start + range.start..body.start + range.end;
    let text = body.text;
    let whole = text.span.filter(|span| span.range().len() == text.value.len())?;
    let line = text.value.get(..range.start)?.matches('\n').count();
    Some(Span {
        line: whole.line + u32::try_from(line).ok()?,
        start: whole.start + u32::try_from(range.start).ok()?,
        end: whole.start + u32::try_from(range.end).ok()?,
    })
}
