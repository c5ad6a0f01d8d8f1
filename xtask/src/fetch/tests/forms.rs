//! HTML or Markdown, and which pages.

use super::*;

/// A site with one page in both forms.
fn site(html: String, at: &str, markdown: String) -> Fixture {
    let fixture = Fixture::of(&["/eg/Job.html"]);
    fixture.server.has("/eg/Job.html", Reply::html(html));
    fixture.server.has(at, Reply::markdown(markdown));
    fixture
}

#[test]
fn the_form_that_says_more_is_taken_and_said() {
    let fixture = site(html("Job", 3), "/eg/Job.md", markdown("Job", 2));
    fixture.run().succeeds().has(&[
        "new eg/Job.html, as HTML: 1 operation, 3 rows as HTML, 1 operation, 2 rows as Markdown",
        "1 new (1 as HTML)",
    ]);
    let fixture = site(html("Job", 2), "/eg/Job.md", markdown("Job", 3));
    fixture.run().succeeds().has(&["new eg/Job.md, as Markdown: 1 operation, 3 rows as Markdown"]);
    assert_eq!(fixture.files(), ["Job.md", "fetch.lock"]);
    assert_eq!(fixture.read("Job.md"), markdown("Job", 3));
}

#[test]
fn a_tie_is_for_markdown_wherever_it_is() {
    for at in ["/eg/Job.md", "/eg/Job.html.md"] {
        let fixture = site(html("Job", 2), at, markdown("Job", 2));
        fixture
            .run()
            .succeeds()
            .has(&["both forms give 1 operation, 2 rows, and places in Markdown have lines"]);
        let lock = fixture.read("fetch.lock");
        assert!(lock.contains("form = \"markdown\"") && lock.contains(&fixture.server.url(at)), "{lock}");
    }
}

#[test]
fn the_other_form_is_not_asked_for_again() {
    let fixture = site(html("Job", 3), "/eg/Job.md", markdown("Job", 2));
    fixture.run().succeeds();
    assert_eq!(fixture.server.lines(), ["200 /eg/Job.html", "200 /eg/Job.md"]);
    fixture.run().succeeds();
    assert_eq!(fixture.server.lines(), ["304 /eg/Job.html"]);
}

#[test]
fn the_way_to_markdown_is_learnt() {
    let fixture = Fixture::of(&["/eg/A.html", "/eg/B.html"]);
    for name in ["A", "B"] {
        fixture.server.has(&format!("/eg/{name}.html"), Reply::html(html(name, 2)));
        fixture.server.has(&format!("/eg/{name}.html.md"), Reply::markdown(markdown(name, 2)));
    }
    fixture.run().succeeds().has(&["2 as Markdown"]);
    assert_eq!(
        fixture.server.lines(),
        ["200 /eg/A.html", "404 /eg/A.md", "200 /eg/A.html.md", "200 /eg/B.html", "200 /eg/B.html.md"]
    );
}

#[test]
fn what_is_no_markdown_is_none() {
    // A site that answers everything with its front page, and one that forbids what it does not know.
    for reply in
        [Reply::html("<h1>Welcome</h1><p>x</p>"), Reply::status(403), Reply::redirect("/eg/Job.html")]
    {
        let fixture = site(html("Job", 2), "/eg/Job.md", String::new());
        fixture.server.has("/eg/Job.md", reply);
        fixture
            .run()
            .succeeds()
            .has(&["new eg/Job.html, as HTML: 1 operation, 2 rows, in the only form that there is"]);
    }
    // One that may have it another time is asked another time.
    let fixture = site(html("Job", 2), "/eg/Job.md", String::new());
    fixture.server.has("/eg/Job.md", Reply::status(503));
    fixture.run().fails().has(&["/eg/Job.md answered 503, 4 times"]);
    assert_eq!(fixture.files(), [""; 0]);
}

#[test]
fn settings_may_name_the_form() {
    for (form, file, asked) in [("html", "Job.html", "/eg/Job.html"), ("markdown", "Job.md", "/eg/Job.md")] {
        let fixture = site(html("Job", 2), "/eg/Job.md", markdown("Job", 2));
        fixture.settings(&format!(
            "named = {{ Job = '{}' }}\nform = '{form}'",
            fixture.server.url("/eg/Job.html")
        ));
        fixture.run().succeeds();
        assert_eq!(fixture.files(), [file, "fetch.lock"]);
        assert_eq!(fixture.server.lines(), [format!("200 {asked}")]);
    }
}

#[test]
fn a_selector_names_the_content() {
    let fixture = Fixture::of(&[]);
    let page = format!(
        "<div id='x'>{}</div><div id='y'><p>other</p><table><tr><td>z</td></tr></table></div>",
        html("Job", 2)
    );
    fixture.server.has("/eg/Job.html", Reply::html(page));
    let url = fixture.server.url("/eg/Job.html");
    fixture.settings(&format!("pages = ['{url}']\ncontent = '#x'"));
    fixture.run().succeeds();
    assert!(fixture.read("Job.html").contains("Job_1") && !fixture.read("Job.html").contains("other"));
    fixture.settings(&format!("pages = ['{url}']\ncontent = '#gone'"));
    let state = fixture.state();
    fixture.server.has("/eg/Job.html", Reply::html(html("Job", 3)));
    fixture.run().fails().has(&[
        "error[T9014]",
        "`#gone` matches nothing on",
        "bring `content` of [fetch] up to date",
    ]);
    assert_eq!(fixture.state(), state);
}

#[test]
fn the_first_page_of_this_repository_is_fetched_as_text() {
    let page = include_str!("../../../../docs-input/eg/CreateEventRouterJob.txt");
    let fixture = Fixture::of(&["/eg/CreateEventRouterJob.txt"]);
    fixture.server.has("/eg/CreateEventRouterJob.txt", Reply::page("text/plain", page));
    fixture.run().succeeds().has(&["as text: 1 operation"]);
    assert_eq!(fixture.server.lines(), ["200 /eg/CreateEventRouterJob.txt"]);
    assert_eq!(fixture.read("CreateEventRouterJob.txt").trim(), page.replace("\r\n", "\n").trim());
}

/// An index with three links, of which one is no operation.
fn with_index() -> Fixture {
    let fixture = Fixture::without_settings();
    fixture.settings(&format!("index = '{}'\nform = 'html'", fixture.server.url("/eg/index.html")));
    let links = |names: &[&str]| {
        names
            .iter()
            .map(|name| format!("<li><a href='{name}.html'>{name}</a></li>"))
            .collect::<Vec<_>>()
            .concat()
    };
    fixture.server.has("/eg/index.html", Reply::html(format!("<ul>{}</ul>", links(&["A", "B", "Overview"]))));
    for name in ["A", "B"] {
        fixture.server.has(&format!("/eg/{name}.html"), Reply::html(html(name, 2)));
    }
    fixture.server.has("/eg/Overview.html", Reply::html("<h1>Overview</h1><p>It is good.</p>"));
    fixture
}

#[test]
fn an_index_is_followed_and_what_is_no_operation_is_passed_over() {
    let fixture = with_index();
    fixture.run().succeeds().has(&[
        "2 new, 1 no operations",
        "note[T9018]",
        "/eg/Overview.html describes no operation",
    ]);
    assert_eq!(fixture.files(), ["A.html", "B.html", "fetch.lock"]);
    fixture.frozen().succeeds().has(&["2 pages as fetched"]);
    let before = fixture.state();
    fixture.server.requests();
    fixture.run().succeeds().has(&["2 unchanged, 1 no operations", "0 bodies with 0 bytes"]);
    let lines = fixture.server.lines();
    assert!(!lines.is_empty() && lines.iter().all(|line| line.starts_with("304")), "{lines:?}");
    assert_eq!(fixture.state(), before);
    // It becomes one.
    fixture.server.has("/eg/Overview.html", Reply::html(html("Overview", 1)));
    fixture.run().succeeds().has(&["1 new, 2 unchanged"]);
    fixture.frozen().succeeds();
    assert!(!fixture.read("fetch.lock").contains("passed-over"));
}

#[test]
fn a_page_that_the_index_names_no_more_is_kept_and_told_of() {
    let fixture = with_index();
    fixture.run().succeeds();
    let page = fixture.read("B.html");
    fixture.server.has("/eg/index.html", Reply::html("<ul><li><a href='A.html'>a</a></ul>"));
    fixture.server.requests();
    fixture.run().succeeds().has(&["warning[T9013]", "/eg/B.html is listed no more, and its page is kept"]);
    assert_eq!(fixture.server.lines(), ["200 /eg/index.html", "304 /eg/A.html"]);
    assert_eq!(fixture.read("B.html"), page);
}

#[test]
fn an_index_that_cannot_be_read_takes_nothing_away() {
    let fixture = with_index();
    fixture.run().succeeds();
    let before = fixture.state();
    for (reply, part) in [
        (Reply::status(404), "there is no index at"),
        (Reply::status(503), "answered 503, 4 times"),
        (Reply::html("<p>Come back soon.</p>"), "links to no page that is followed"),
    ] {
        fixture.server.has("/eg/index.html", reply);
        fixture.run().fails().has(&[part, "the pages that it named before are fetched", "2 unchanged"]);
        assert_eq!(fixture.state(), before);
    }
}
