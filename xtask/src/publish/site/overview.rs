//! The page of a service: its figures, documents, operations, contradictions, error codes and history.

use maud::{Markup, html};
use tablature_codegen::emit::visible;
use tablature_codegen::model::{ErrorCase, Operation};
use tablature_codegen::pipeline::Counts;

use super::frame::Frame;
use super::service::ServicePages;
use super::words;
use crate::publish::formats::DOCUMENTS;

impl ServicePages<'_> {
    /// The page.
    pub(super) fn overview(&self) -> String {
        let service = &self.api.service;
        let title = visible(&service.title);
        let about = service.description.clone().unwrap_or_else(|| format!("The operations of {title}"));
        let frame = Frame {
            cloud: self.cloud(),
            title: &title,
            about: &about,
            root: "../",
            above: vec![("All services".to_owned(), "index.html".to_owned())],
        };
        frame.around(&html! {
            h1 { (title) }
            @if let Some(description) = &service.description { p.lead { (visible(description)) } }
            (self.figures())
            (self.documents())
            (self.operations())
            (self.contradictions())
            (self.error_codes())
            (self.history())
        })
    }

    fn figures(&self) -> Markup {
        let Counts { rows, rows_in_model, prose, .. } = self.counts;
        let service = &self.api.service;
        html! {
            dl.figures {
                div { dt { "Operations" } dd { (words::number(self.api.operations.len())) } }
                div { dt { "Rows read" } dd { (words::number(rows_in_model)) " of " (words::number(rows)) } }
                div { dt { "Rules read" } dd { (words::number(prose.read)) " of " (words::number(prose.rules)) } }
                div { dt { "Contradictions" } dd { a href="#contradictions" { (words::number(self.findings.len())) } } }
                div { dt { "Crate" } dd { code { (service.package.name) } " " (service.package.version) } }
                @if let Some(url) = words::address(&service.source.url) {
                    div { dt { "Read from" } dd { a href=(url) rel="external noopener" { (service.source.publisher) } } }
                }
            }
        }
    }

    fn documents(&self) -> Markup {
        html! {
            section #documents {
                h2 { "Documents" }
                ul.documents {
                    li { a href="reference.html" { "On one page" } span { "the OpenAPI document in Redoc" } }
                    @for (name, what) in DOCUMENTS.iter().chain(self.beside) {
                        li { a href=(name) download { (name) } span { (what) } }
                    }
                }
            }
        }
    }

    fn operations(&self) -> Markup {
        let mut sections: Vec<(&str, Vec<&Operation>)> = Vec::new();
        for operation in &self.api.operations {
            let section = operation.section.as_deref().unwrap_or_default();
            match sections.iter_mut().find(|(name, _)| *name == section) {
                Some((_, operations)) => operations.push(operation),
                None => sections.push((section, vec![operation])),
            }
        }
        html! {
            section #operations {
                h2 { (words::counted(self.api.operations.len(), "operation")) }
                @for (name, operations) in &sections {
                    @if !name.is_empty() { h3 { (visible(name)) } }
                    ul.operations { @for operation in operations { (self.operation(operation)) } }
                }
            }
        }
    }

    fn operation(&self, operation: &Operation) -> Markup {
        html! {
            li {
                span {
                    a href=(self.addresses.operation(&operation.id)) { (visible(&operation.summary)) }
                    @if operation.deprecated { " " span.deprecated { "deprecated" } }
                }
                span.call { (words::call(operation)) }
            }
        }
    }

    fn contradictions(&self) -> Markup {
        let by_code = self.findings.by_code();
        html! {
            section #contradictions {
                h2 { (words::counted(self.findings.len(), "contradiction")) }
                @if by_code.is_empty() { p { "Nothing in the pages contradicts anything else in them, as far as was seen; or it is settled." } }
                @for (code, found) in &by_code {
                    details {
                        summary { (code.title()) " " span.count { (words::number(found.len())) } }
                        @for (index, diagnostic) in found { (self.findings.show(*index, diagnostic, "")) }
                    }
                }
            }
        }
    }

    fn error_codes(&self) -> Markup {
        let codes = &self.api.error_codes;
        html! {
            @if !codes.is_empty() {
                section #error-codes {
                    h2 { (words::counted(codes.len(), "error code")) }
                    details {
                        summary { "All of them" }
                        dl.codes {
                            @for code in codes {
                                div {
                                    dt { code { (visible(&code.code)) } }
                                    @for case in &code.cases { (error_case(case)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn history(&self) -> Markup {
        html! {
            @if !self.api.releases.is_empty() {
                section #history {
                    h2 { "What changed" }
                    @for release in &self.api.releases {
                        h3 { (release.version) " " span.form { (release.date) } }
                        ul { @for change in &release.changes { li { span.class { (change.class.as_str()) } " " (words::sentence(&change.text)) } } }
                    }
                }
            }
        }
    }
}

fn error_case(case: &ErrorCase) -> Markup {
    let ErrorCase { status, message, description, solution, .. } = case;
    html! {
        dd {
            @if let Some(status) = status { span.status { (status) } " " }
            @for text in [message, description, solution].into_iter().flatten() { p { (visible(text)) } }
        }
    }
}
