//! Pages, and what they declare.

use crate::diagnostic::Code;
use crate::extract::extract;
use crate::source::SourcePage;

/// Method and path of the operations of a page, and the codes of what is said of it.
fn found(name: &str, page: &str) -> (Vec<String>, Vec<Code>) {
    let page = SourcePage::new(format!("x/{name}"), page).unwrap();
    let extracted = extract(&crate::parse::parse(&page).document);
    let lines = extracted.operations.iter().map(|found| format!("{} {}", found.uri.method, found.uri.path));
    (lines.collect(), extracted.diagnostics.iter().map(|found| found.code).collect())
}

fn lines(name: &str, page: &str) -> Vec<String> {
    found(name, page).0
}

const SECTIONS: &str = "<h2>Request</h2><p>None</p><h2>Response</h2><p>None</p>";

#[test]
fn a_page_may_do_without_the_heading() {
    let page = format!("<h1>Listing</h1><h2>Function</h2><p>Lists jobs.</p><p>GET /v1/jobs</p>{SECTIONS}");
    assert_eq!(lines("page.html", &page), ["GET /v1/jobs"]);
    // A guide shows calls, and has no sections of an operation.
    assert!(lines("page.html", "<h1>Guide</h1><h2>Procedure</h2><p>GET /v1/jobs</p>").is_empty());
}

#[test]
fn labelled_lines_declare_in_either_order() {
    let page = |uri: &str| format!("<h1>Listing</h1><h2>URI</h2>{uri}{SECTIONS}");
    let block = page("<pre>PATH: /v1/jobs\nMethod: POST</pre>");
    assert_eq!(lines("page.html", &block), ["POST /v1/jobs"]);
    let paragraphs = page("<p>Method: POST</p><p>PATH: /v1/jobs</p>");
    assert_eq!(lines("page.html", &paragraphs), ["POST /v1/jobs"]);
}

#[test]
fn a_request_line_may_stand_as_it_is_sent() {
    let page = "Dropping the Labels\n\nRequest Syntax\n\n1\n2\nDELETE /?labels HTTP/1.1\nHost: shelf.example.com\n\n\
        Request Parameters\n\nNone\n";
    assert_eq!(lines("page.txt", page), ["DELETE /"]);
}

#[test]
fn an_example_beside_the_line_is_no_operation() {
    let id = "0123456789abcdef0123456789abcdef";
    let page = format!(
        "Counting\n\nURI\n\nURI format\n\nGET /v1/{{project_id}}/jobs/count\n\nNote\n\n\
         GET /v1/{id}/jobs/kinds\n\nURI example\n\nGET https://a.example.comv1/v1/jobs\n\nResponse\n\nNone\n"
    );
    assert_eq!(lines("page.txt", &page), ["GET /v1/{project_id}/jobs/count"]);
}

#[test]
fn a_line_that_cannot_be_read_is_quoted() {
    for page in ["URI\n\nGET jobs of a project", "Function\n\nGET /v1/a b/jobs"] {
        let page = format!("Listing\n\n{page}\n\nRequest\n\nNone\n\nResponse\n\nNone\n");
        let page = SourcePage::new("x/page.txt", page).unwrap();
        let said = extract(&crate::parse::parse(&page).document).diagnostics;
        let said: Vec<_> = said.iter().map(|found| (found.code, found.message.contains("`GET "))).collect();
        assert_eq!(said, [(Code::UnreadUri, true)]);
    }
    let rows = "<tr><th>Action</th></tr><tr><td><p>jobs:get</p><p>GET /v1/jobs</p></td></tr>";
    let page = format!("<h1>Listing</h1><h2>Function</h2><table>{rows}</table>{SECTIONS}");
    assert_eq!(found("page.html", &page).1, [Code::UnreadUri]);
    let guide = "Guide\n\nProcedure\n\nGET /v1/a b/jobs\n";
    assert_eq!(found("page.txt", guide).1, [Code::NotAnOperation]);
}
