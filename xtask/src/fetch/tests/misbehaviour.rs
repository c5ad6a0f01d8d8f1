//! Every way in which a site may misbehave, and what comes of it. In each, a page beside it is fetched.

use std::io::Write as _;
use std::time::Duration;

use super::server::Manner;
use super::*;

/// A site with a good page, and another one that answers like this.
fn beside(replies: impl IntoIterator<Item = Reply>) -> Fixture {
    let fixture = Fixture::of(&["/eg/Bad.html", "/eg/Good.html"]);
    fixture.server.has("/eg/Good.html", Reply::html(html("Good", 2)));
    fixture.server.answers("/eg/Bad.html", replies);
    fixture
}

/// The bad page is not written, the good one is, and it is told why.
#[track_caller]
fn is_left_out(fixture: &Fixture, parts: &[&str]) {
    let said = fixture.run();
    said.fails().has(parts).has(&["1 new, 1 not fetched"]);
    assert_eq!(fixture.files(), ["Good.html", "fetch.lock"]);
}

/// Both pages are there after all.
#[track_caller]
fn is_taken(fixture: &Fixture, pauses: &[u64]) {
    fixture.run().succeeds().has(&["2 new"]);
    assert_eq!(fixture.files(), ["Bad.html", "Good.html", "fetch.lock"]);
    let pauses: Vec<Duration> = pauses.iter().map(|seconds| Duration::from_secs(*seconds)).collect();
    assert_eq!(*fixture.clock.0.borrow(), pauses);
}

fn good() -> Reply {
    Reply::html(html("Bad", 2))
}

#[test]
fn too_many_requests() {
    is_taken(&beside([Reply::status(429).header("Retry-After", "7"), Reply::status(429), good()]), &[7, 4]);
    let date = httpdate::fmt_http_date(StoppedClock::default().now() + Duration::from_mins(1));
    is_taken(&beside([Reply::status(429).header("Retry-After", &date), good()]), &[60]);
    let fixture = beside([Reply::status(429)]);
    is_left_out(&fixture, &["error[T9001]", "/eg/Bad.html answered 429, 4 times", "eg/service.toml:"]);
    assert_eq!(fixture.clock.elapsed(), Duration::from_secs(2 + 4 + 8));
}

#[test]
fn unavailable() {
    is_taken(&beside([Reply::status(503), Reply::status(502), good()]), &[2, 4]);
    is_left_out(&beside([Reply::status(503)]), &["error[T9001]", "answered 503, 4 times", "run again later"]);
}

#[test]
fn a_site_that_wants_to_be_left_alone_is() {
    let fixture = beside([Reply::status(503).header("Retry-After", "3600")]);
    fixture.run().fails().has(&["asks to be left alone for 3600 seconds", "2 not fetched"]);
    assert_eq!(fixture.files(), [""; 0]);
    assert_eq!(fixture.server.lines(), ["503 /eg/Bad.html"]);
}

#[test]
fn truncation() {
    let cut = good().manner(Manner::CutAt(200));
    is_taken(&beside([cut.clone(), good()]), &[2]);
    is_left_out(&beside([cut]), &["error[T9005]", "the body of", "/eg/Bad.html is cut off: it ended behind"]);
    // The server believes that it is whole, and the page does not.
    let text = in_site(&html("Bad", 2), 1);
    let half = Reply::html(&text[..text.len() / 2]);
    is_left_out(&beside([half]), &["error[T9005]", "the page was cut off"]);
    let chunked =
        Reply::page("text/html", b"8\r\n<html><p\r\n".to_vec()).header("Transfer-Encoding", "chunked");
    is_left_out(&beside([chunked]), &["error[T9005]", "is cut off"]);
    is_left_out(&beside([Reply::html("")]), &["error[T9005]", "is empty"]);
}

#[test]
fn redirects() {
    let round = |to: &str| beside([Reply::redirect(to)]);
    is_left_out(&round("/eg/Bad.html"), &["error[T9003]", "the redirects lead round in a circle"]);
    let fixture = round("/1");
    (1..10).for_each(|at| fixture.server.has(&format!("/{at}"), Reply::redirect(&format!("/{}", at + 1))));
    is_left_out(&fixture, &["error[T9003]", "one redirect too many"]);
    let elsewhere = Server::start();
    elsewhere.has("/x.html", good());
    is_left_out(
        &round(&elsewhere.url("/x.html")),
        &[
            "error[T9003]",
            "which is on no host that service.toml names",
            "name the host in `hosts` of [fetch]",
        ],
    );
    assert!(elsewhere.requests().is_empty(), "not even its robots.txt is asked for");
    is_left_out(&round("file:///etc/passwd"), &["error[T9003]", "on no host"]);
    is_left_out(&beside([Reply::status(302)]), &["error[T9003]", "and leads nowhere"]);
    let fixture = round("/moved.html#part");
    fixture.server.has("/moved.html", good());
    is_taken(&fixture, &[]);
    assert!(fixture.read("fetch.lock").contains("/eg/Bad.html\""), "it is asked for where it is listed");
}

#[test]
fn a_host_that_is_named_may_be_redirected_to() {
    let elsewhere = Server::start();
    elsewhere.has("/x.html", good());
    let fixture = beside([Reply::redirect(&elsewhere.url("/x.html"))]);
    let host = elsewhere.address.trim_start_matches("http://");
    let urls = ["/eg/Bad.html", "/eg/Good.html"].map(|path| format!("'{}'", fixture.server.url(path)));
    fixture.settings(&format!("pages = [{}]\nhosts = ['{host}']", urls.join(", ")));
    is_taken(&fixture, &[]);
}

#[test]
fn wrong_charset() {
    let page = html("Bad", 1).replace("Name of the job.", "Name of the job, na\u{ef}ve. \u{8868}");
    let fixture = beside([Reply::page("text/html; charset=iso-8859-1", page.clone())]);
    fixture.run().has(&["note[T9006]", "the server calls the text windows-1252, which it is not"]);
    assert!(fixture.read("Bad.html").contains("na\u{ef}ve. \u{8868}"));

    let (bytes, ..) = encoding_rs::GBK.encode("<h1>\u{8868}</h1><p>GET /v1/x</p>");
    let fixture = beside([Reply::page("text/html; charset=gb2312", bytes.to_vec())]);
    fixture.run().succeeds();
    assert!(fixture.read("Bad.html").contains("\u{8868}"));
    is_left_out(
        &beside([Reply::page("text/html; charset=utf-8", bytes.to_vec())]),
        &["error[T9006]", "cannot be read as UTF-8"],
    );
}

#[test]
fn endless_bodies() {
    is_left_out(&beside([good().manner(Manner::Endless)]), &["error[T9005]", "more than 200000 bytes"]);
    is_left_out(
        &beside([Reply::html("<p>x</p>".repeat(30_000))]),
        &["error[T9005]", "more than 200000 bytes"],
    );
    let packed = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let of = |body: Vec<u8>| Reply::page("text/html", body).header("Content-Encoding", "gzip");
    is_left_out(&beside([of(packed(&vec![b' '; 10_000_000]))]), &["error[T9005]", "more than 200000 bytes"]);
    is_taken(&beside([of(packed(html("Bad", 1).as_bytes()))]), &[]);
    let broken = packed(html("Bad", 1).as_bytes());
    is_left_out(&beside([of(broken[..broken.len() / 2].to_vec())]), &["error[T9005]", "its gzip is broken"]);
    is_left_out(&beside([of(vec![1]).header("Content-Encoding", "br")]), &["error[T9006]", "packed as `br`"]);
}

#[test]
fn a_body_that_comes_too_slowly() {
    let mut fixture = beside([good().manner(Manner::Endless)]);
    fixture.manners.bounds.whole = Duration::ZERO;
    fixture.run().fails().has(&["error[T9005]", "takes longer than that of any page"]);
}

#[test]
fn silence() {
    is_taken(&beside([good().manner(Manner::Mute), good()]), &[2]);
    is_left_out(&beside([good().manner(Manner::Mute)]), &["error[T9001]", "cannot be reached", "4 times"]);
    is_left_out(&beside([good().manner(Manner::Asleep)]), &["error[T9001]", "says nothing, 4 times"]);
}

#[test]
fn nobody_there() {
    let fixture = Fixture::without_settings();
    fixture.settings("pages = ['http://127.0.0.1:1/a.html', 'http://127.0.0.1:1/b.html']");
    let said = fixture.run();
    said.fails().has(&["error[T9004]", "robots.txt of 127.0.0.1:1 cannot be read", "2 not fetched"]);
    assert_eq!(said.diagnostics.matches("error[").count(), 1, "what is wrong with a host is said once");
}

#[test]
fn a_page_that_was_there_and_is_gone_is_kept_and_told_of() {
    let fixture = beside([good()]);
    fixture.run().succeeds();
    let before = fixture.state();
    for status in [404, 410] {
        fixture.server.has("/eg/Bad.html", Reply::status(status));
        let parts = [
            "error[T9002]",
            "eg/Bad.html",
            "the page is gone, and the one from 2025-05-06T",
            "is kept",
            "1 unchanged, 1 not fetched",
        ];
        fixture.run().fails().has(&[&format!("answered {status}")]).has(&parts);
        assert_eq!(fixture.state(), before);
    }
    fixture.frozen().succeeds();
}

#[test]
fn a_page_that_was_never_there() {
    is_left_out(
        &beside([Reply::status(404)]),
        &["error[T9001]", "there is no page at", "correct the address"],
    );
    is_left_out(&beside([Reply::status(403)]), &["error[T9001]", "answered 403", "where it wants a login"]);
    is_left_out(
        &beside([Reply::status(304)]),
        &["error[T9001]", "answered 304 to somebody who has nothing of it"],
    );
}

#[test]
fn another_page_in_its_place() {
    let fixture = beside([good()]);
    fixture.run().succeeds();
    let before = fixture.read("Bad.html");
    fixture
        .server
        .has("/eg/Bad.html", Reply::html("<h1>We are down for maintenance</h1><p>Come back soon.</p>"));
    fixture.run().fails().has(&[
        "error[T9015]",
        "what came describes no operation, and `Bad.html` does (1 operation, 2 rows): it is kept",
    ]);
    assert_eq!(fixture.read("Bad.html"), before);
    fixture.server.has("/eg/Bad.html", Reply::markdown(markdown("Bad", 2)));
    fixture.run().fails().has(&["error[T9015]", "was HTML and is Markdown now"]);
    assert_eq!(fixture.read("Bad.html"), before);
}

#[test]
fn markup_that_no_page_has() {
    is_left_out(
        &beside([Reply::html("<div>".repeat(10_000) + "</p>")]),
        &["error[T9014]", "within each other"],
    );
    let tag = format!("<p {}>x</p>", "a=b ".repeat(20_000));
    is_left_out(&beside([Reply::html(tag)]), &["error[T9014]", "attributes in a tag"]);
}

#[test]
fn robots_txt() {
    let with = |robots: Reply| {
        let fixture = beside([good()]);
        fixture.server.has("/robots.txt", robots);
        fixture
    };
    let text = |text: &str| Reply::page("text/plain", text);
    is_left_out(&with(text("User-agent: tablature\nDisallow: /eg/Bad")), &["error[T9004]", "does not allow"]);
    is_taken(&with(text("User-agent: other\nDisallow: /")), &[]);
    is_taken(&with(Reply::status(403)), &[]);
    let fixture = with(Reply::status(500));
    fixture.run().fails().has(&[
        "error[T9004]",
        "cannot be read, which counts as a no",
        "answered 500, 4 times",
        "2 not fetched",
    ]);
    assert_eq!(fixture.server.lines(), [""; 0]);
    let fixture = with(text("User-agent: *\nCrawl-delay: 3"));
    fixture.run().succeeds();
    assert_eq!(fixture.server.requests().iter().filter(|request| request.path == "/robots.txt").count(), 1);
    // Two pages, each in HTML and in two places of Markdown: six requests behind that of robots.txt.
    assert_eq!(*fixture.clock.0.borrow(), [Duration::from_secs(3); 6]);
}

#[test]
fn a_run_says_who_it_is_and_takes_its_time() {
    let mut fixture = beside([good()]);
    fixture.manners.delay = Duration::from_secs(1);
    fixture.run().succeeds();
    let requests = fixture.server.requests();
    let agent =
        format!("Tablature/{} (+https://github.com/tablature-rs/tablature)", env!("CARGO_PKG_VERSION"));
    assert!(requests.iter().all(|request| request.headers["user-agent"] == agent));
    assert_eq!(*fixture.clock.0.borrow(), vec![Duration::from_secs(1); requests.len() - 1]);
}
