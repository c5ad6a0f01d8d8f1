//! The first page: all services of the cloud. And the page that explains the codes of findings.

use maud::html;
use tablature_codegen::diagnostic::Code;
use tablature_codegen::emit::visible;
use tablature_codegen::model::CloudInfo;

use super::frame::Frame;
use super::service::Summary;
use super::words;

/// The first page.
pub(super) fn page(cloud: &CloudInfo, services: &[&Summary]) -> String {
    let operations: usize = services.iter().map(|service| service.counts.operations).sum();
    let has_dates = services.iter().any(|service| service.updated.is_some());
    let findings: usize = services.iter().map(|service| service.findings).sum();
    let frame = Frame {
        cloud: &cloud.title,
        title: "All services",
        about: &format!(
            "{} of {}, read from its documentation",
            words::counted(operations, "operation"),
            cloud.title
        ),
        root: "",
        above: Vec::new(),
    };
    frame.around(&html! {
        h1 { (cloud.title) ", operation by operation" }
        p.lead {
            (words::counted(operations, "operation")) " of " (words::counted(services.len(), "service"))
            ", read from the publisher’s documentation. Each field leads to the row that it comes from, and the "
            (words::counted(findings, "contradiction")) " of the pages stand beside what they concern."
        }
        div.scroll tabindex="0" role="region" aria-label="Services" {
            table.services {
                thead { tr {
                    th scope="col" { "Service" }
                    th.number scope="col" { "Operations" }
                    th.number scope="col" { "Rows read" }
                    th.number scope="col" { "Rules read" }
                    th.number scope="col" { "Contradictions" }
                    th scope="col" { "Version" }
                    @if has_dates { th scope="col" { "Pages of" } }
                } }
                tbody { @for service in services { (row(service, has_dates)) } }
            }
        }
        p.note {
            "Rows read: rows of tables that became a part of the document. Rules read: sentences of descriptions that look like rules, and on which a fact stands. "
            @if has_dates { "Pages of: the day on which a page of the service was changed last, where the pages say so." }
        }
    })
}

fn row(service: &Summary, has_dates: bool) -> maud::Markup {
    let Summary { id, title, description, version, counts, findings, updated } = service;
    html! {
        tr {
            th scope="row" {
                a href=(format!("{id}/index.html")) { (title) }
                @if let Some(description) = description { p { (visible(description)) } }
            }
            td.number { (words::number(counts.operations)) }
            td.number { (share(counts.rows_in_model, counts.rows)) }
            td.number { (share(counts.prose.read, counts.prose.rules)) }
            td.number { a href=(format!("{id}/index.html#contradictions")) { (words::number(*findings)) } }
            td { (version) }
            @if has_dates { td { @if let Some(day) = updated { time datetime=(day) { (day) } } @else { "not said" } } }
        }
    }
}

/// A part of a whole in percent, rounded down: all is only said of all.
fn share(part: usize, whole: usize) -> String {
    let percent = (part * 100).checked_div(whole);
    percent.map_or_else(|| "none".to_owned(), |percent| format!("{percent} %"))
}

/// What the codes of findings mean.
pub(super) fn findings(cloud: &CloudInfo) -> String {
    let frame = Frame {
        cloud: &cloud.title,
        title: "What findings mean",
        about: "The codes of contradictions and faults, each with what it means and what was done about it",
        root: "",
        above: vec![("All services".to_owned(), "index.html".to_owned())],
    };
    frame.around(&html! {
        h1 { "What findings mean" }
        dl.codes {
            @for code in Code::ALL {
                div id=(code.as_str()) {
                    dt { code { (code.as_str()) } " " (words::sentence(code.title())) }
                    dd { p { (words::sentence(code.explanation())) } }
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_only_said_of_all() {
        assert_eq!([share(999, 1000), share(1, 1), share(0, 0)], ["99 %", "100 %", "none"]);
    }
}
