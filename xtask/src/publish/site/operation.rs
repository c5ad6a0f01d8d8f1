//! The page of an operation: what it does, what it takes and gives, where each field comes from, what contradicts, how to call it.

use maud::{Markup, html};
use tablature_codegen::emit::{visible, visible_line};
use tablature_codegen::model::{
    Direction, Operation, Parameter, ParameterLocation, Permission, Response, Shape,
};

use super::example;
use super::field::{Fields, Side, description};
use super::frame::Frame;
use super::service::ServicePages;
use super::words;

/// The way from the folder of operations to that of the service.
const BASE: &str = "../";

/// The page.
pub(super) fn page(pages: &ServicePages<'_>, operation: &Operation) -> String {
    let call = format!("{} {}", operation.method.as_str(), operation.path);
    let title = visible(&operation.summary);
    let frame = Frame {
        cloud: pages.cloud(),
        title: &title,
        about: &format!("{call} of {}", pages.api.service.title),
        root: "../../",
        above: pages.above(),
    };
    frame.around(&html! {
        article.operation lang=[operation.language.filter(|language| *language != "en")] {
            (head(pages, operation, &title))
            div.columns {
                div.text { (text(pages, operation)) }
                aside aria-label="Examples" { (examples(pages, operation)) }
            }
        }
    })
}

fn head(pages: &ServicePages<'_>, operation: &Operation, title: &str) -> Markup {
    html! {
        h1 { (title) @if operation.deprecated { " " span.deprecated { "deprecated" } } }
        p.call { (words::call(operation)) }
        p.links {
            code { (visible(&operation.id.0)) }
            @if let Some(page) = pages.addresses.page(&operation.origin.page) {
                a href=(format!("{BASE}{page}")) { "The page as it was read" }
            }
            @if let Some(url) = operation.url.as_deref().and_then(words::address) {
                a href=(url) rel="external noopener" { "The page at " (pages.api.service.source.publisher) }
            }
            @if let Some(day) = &operation.updated { span { "changed on " time datetime=(day) { (day) } } }
        }
    }
}

fn text(pages: &ServicePages<'_>, operation: &Operation) -> Markup {
    let fields = pages.fields(&operation.origin.page);
    html! {
        (words::prose(&operation.description))
        @for note in &operation.notes {
            section.note {
                @if let Some(heading) = &note.heading { p.label { (visible(heading)) } }
                (words::prose(&note.paragraphs))
            }
        }
        (permissions(&operation.authorization))
        section #request {
            h2 { "Request" }
            (parameters(fields, operation))
            @if let Some(body) = &operation.request_body {
                h3 {
                    "Body " span.form { (body.media_type.as_str()) }
                    @if body.required { " " span.required { "required" } }
                }
                (description(&body.description))
                (fields.body(&body.shape, REQUEST))
            }
        }
        section #responses {
            h2 { "Responses" }
            @for response in &operation.responses { (answer(fields, response)) }
        }
        (findings(pages, operation))
    }
}

const REQUEST: Side<'_> = Side { direction: Direction::Request, name: "request" };

fn parameters(fields: Fields<'_>, operation: &Operation) -> Markup {
    let groups = [
        (ParameterLocation::Path, "Path parameters"),
        (ParameterLocation::Query, "Query parameters"),
        (ParameterLocation::Header, "Headers"),
    ];
    let of = |location: ParameterLocation| -> Vec<&Parameter> {
        operation.parameters.iter().filter(|parameter| parameter.location == location).collect()
    };
    let is_empty = operation.parameters.is_empty() && operation.request_body.is_none();
    html! {
        @for (location, title) in groups {
            @let parameters = of(location);
            @if !parameters.is_empty() { h3 { (title) } (fields.parameters(&parameters, REQUEST)) }
        }
        @if is_empty { p { "It takes no parameters and no body." } }
    }
}

fn answer(fields: Fields<'_>, response: &Response) -> Markup {
    let status = response.status.to_string();
    let side = Side { direction: Direction::Response, name: &status };
    let headers: Vec<&Parameter> = response.headers.iter().collect();
    html! {
        section.response id=(format!("status-{status}")) {
            h3 { span.status { (status) } @if !response.is_success() { " " span.form { "error" } } }
            (words::prose(&response.description))
            @if !headers.is_empty() { p.label { "Headers" } (fields.parameters(&headers, side)) }
            @match &response.body {
                Some(Shape::File) => p { "The body is a file." },
                Some(shape) => (fields.body(shape, side)),
                None => p.none { "The page describes no body." },
            }
        }
    }
}

fn permissions(all: &[Permission]) -> Markup {
    html! {
        @if !all.is_empty() {
            section.note {
                p.label { "Permissions" }
                ul { @for permission in all { li { code { (visible(&permission.action)) } } } }
            }
        }
    }
}

fn findings(pages: &ServicePages<'_>, operation: &Operation) -> Markup {
    let found = pages.findings.of_page(&operation.origin.page);
    html! {
        @if !found.is_empty() {
            section #contradictions {
                h2 { (words::counted(found.len(), "contradiction")) }
                p { "Where the page contradicts itself, or could not be read in full. Both sides are shown; nobody has settled them yet." }
                @for (index, diagnostic) in found { (pages.findings.show(index, diagnostic, BASE)) }
            }
        }
    }
}

fn examples(pages: &ServicePages<'_>, operation: &Operation) -> Markup {
    let calls = pages.extras.get(&operation.id.0).map_or(&[][..], |extra| &extra.calls);
    let answer = operation
        .responses
        .iter()
        .find_map(|response| Some((response.status, example::shown(&response.examples)?)));
    html! {
        section.tabs {
            h2.hidden { "The call" }
            @for (language, call) in calls { (code(language, call)) }
        }
        @if let Some((status, value)) = answer {
            section.tabs {
                h2.hidden { "The answer" }
                (code(&format!("Answer {status}"), &example::pretty(&value)))
            }
        }
    }
}

/// A block that can be copied. Scripts make tabs of those that stand together.
fn code(title: &str, text: &str) -> Markup {
    html! {
        section.code {
            h3 { (title) }
            pre tabindex="0" aria-label=(title) { code { @for line in text.lines() { (visible_line(line)) "\n" } } }
        }
    }
}
