//! What runs leave behind, and what the next one does with it.

use tablature_codegen::load::load;

use super::*;

const PAGES: [&str; 3] = ["/eg/A.html", "/eg/B.html", "/eg/C.html"];

/// Three pages within their site, as they are on a day.
fn serve(fixture: &Fixture, day: usize) {
    for name in ["A", "B", "C"] {
        let page = in_site(&html(name, 2), day);
        fixture.server.has(&format!("/eg/{name}.html"), Reply::html(page));
    }
}

fn fetched() -> Fixture {
    let fixture = Fixture::of(&PAGES);
    serve(&fixture, 1);
    fixture.run().succeeds().has(&["3 new (3 as HTML)", "cargo xtask diff"]);
    fixture.server.requests();
    fixture
}

#[test]
fn unchanged_pages_are_not_transferred_again() {
    let fixture = fetched();
    let before = fixture.state();
    fixture.run().succeeds().has(&["3 unchanged; 4 requests, 0 bodies with 0 bytes"]);
    let requests = fixture.server.requests();
    assert_eq!(requests.iter().filter(|request| request.status == 304).count(), 3);
    assert_eq!(
        requests.iter().filter(|request| request.status != 404).map(|request| request.sent).sum::<usize>(),
        0
    );
    assert_eq!(fixture.state(), before);
}

/// Sites that have dates and no tags.
#[test]
fn dates_do_as_well_as_tags() {
    let fixture = Fixture::of(&["/eg/A.html"]);
    let page =
        Reply::html(html("A", 2)).without("ETag").header("Last-Modified", "Tue, 06 May 2025 07:08:09 GMT");
    fixture.server.has("/eg/A.html", page);
    fixture.run().succeeds();
    fixture.server.requests();
    fixture.run().succeeds();
    assert_eq!(fixture.server.lines(), ["304 /eg/A.html"]);
}

#[test]
fn a_change_around_the_content_is_none() {
    let fixture = fetched();
    let (pages, lock) = (PAGES.map(|page| fixture.read(&page[4..])), fixture.read("fetch.lock"));
    serve(&fixture, 2);
    fixture.run().succeeds().has(&["3 unchanged; 4 requests, 3 bodies"]);
    assert_eq!(PAGES.map(|page| fixture.read(&page[4..])), pages);
    let dates = |lock: &str| {
        lock.lines()
            .filter(|line| line.starts_with("fetched") || line.starts_with("sha256"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(dates(&fixture.read("fetch.lock")), dates(&lock), "the date is that of the text");
    fixture.run().succeeds().has(&["0 bodies"]);
}

#[test]
fn a_change_of_the_content_is_one() {
    let fixture = fetched();
    fixture.clock.pause(Duration::from_hours(24));
    fixture.server.has("/eg/B.html", Reply::html(in_site(&html("B", 3), 2)));
    fixture.run().succeeds().has(&["changed eg/B.html: 1 operation, 3 rows", "1 changed, 2 unchanged"]);
    assert!(fixture.read("B.html").contains("B_2"));
    let lock = fixture.read("fetch.lock");
    assert_eq!(lock.matches("fetched = \"2025-05-06").count(), 2);
    assert_eq!(lock.matches("fetched = \"2025-05-07").count(), 1);
    fixture.frozen().succeeds();
}

/// A run that is killed behind the second page, before its entry, and one behind its entry.
#[test]
fn a_run_that_was_cut_short_is_finished_by_the_next_one() {
    let all = fetched();
    let whole = all.state();
    let lock: toml::Table = all.read("fetch.lock").parse().unwrap();
    for (pages, entries) in [(2, 1), (2, 2), (1, 0)] {
        let fixture = Fixture { clock: StoppedClock::default(), ..fetched_from(&all) };
        let mut part = lock.clone();
        let table = part["page"].as_table_mut().unwrap();
        for (index, name) in ["A.html", "B.html", "C.html"].into_iter().enumerate() {
            if index < pages {
                fs::write(fixture.path(name), all.read(name)).unwrap();
            }
            if index >= entries {
                table.remove(name);
            }
        }
        if entries > 0 {
            let lock = part.to_string().replace(&all.server.address, &fixture.server.address);
            fs::write(fixture.path("fetch.lock"), lock).unwrap();
        }
        fixture.run().succeeds();
        let requests = fixture.server.requests();
        assert_eq!(requests.iter().filter(|request| request.status == 304).count(), entries);
        assert_eq!(requests.iter().filter(|request| request.status == 200).count(), 3 - entries);
        let state = fixture.state().into_iter();
        let state =
            state.map(|(file, text)| (file, text.replace(&fixture.server.address, &all.server.address)));
        assert_eq!(state.collect::<Vec<_>>(), whole);
    }
}

/// An empty folder whose pages come from the site of another one.
fn fetched_from(other: &Fixture) -> Fixture {
    let mut fixture = Fixture::without_settings();
    fixture.server = Server::start();
    serve(&fixture, 1);
    fs::write(
        fixture.path("service.toml"),
        other.read("service.toml").replace(&other.server.address, &fixture.server.address),
    )
    .unwrap();
    fixture
}

#[test]
fn a_page_that_was_written_and_not_recorded_is_known_by_its_text() {
    let fixture = fetched();
    let old = fixture.read("fetch.lock");
    fixture.server.has("/eg/B.html", Reply::html(in_site(&html("B", 3), 2)));
    fixture.run().succeeds();
    let done = fixture.state();
    // Killed between the page and the lock.
    fs::write(fixture.path("fetch.lock"), old).unwrap();
    fixture.run().succeeds().has(&["3 unchanged"]);
    assert_eq!(fixture.state(), done);
}

#[test]
fn a_page_that_was_edited_is_not_overwritten() {
    let fixture = fetched();
    let edited = fixture.read("A.html").replace("Name of the job.", "Name of our job.");
    fs::write(fixture.path("A.html"), &edited).unwrap();
    let before = fixture.state();
    fixture.run().succeeds().has(&["warning[T9007]", "`A.html` was edited since it was fetched"]);
    serve(&fixture, 2);
    fixture.run().succeeds().has(&["warning[T9007]"]);
    assert_eq!(fixture.read("A.html"), edited);
    fixture.server.has("/eg/A.html", Reply::html(html("A", 5)));
    fixture.run().fails().has(&["error[T9008]", "eg/A.html", "it is not overwritten", "--force"]);
    assert_eq!(fixture.read("A.html"), edited);
    assert_ne!(fixture.state(), before, "what the server calls the other pages is recorded");
    fixture.force().succeeds().has(&["changed eg/A.html"]);
    assert!(fixture.read("A.html").contains("A_4"));
}

#[test]
fn force_fetches_anew_what_was_edited_or_deleted() {
    let fixture = fetched();
    let before = fixture.state();
    fs::write(fixture.path("A.html"), "edited").unwrap();
    fs::remove_file(fixture.path("B.html")).unwrap();
    fixture.force().succeeds().has(&["2 changed, 1 unchanged"]);
    assert_eq!(fixture.state(), before);
}

#[test]
fn a_lock_without_its_page_changes_nothing() {
    let fixture = fetched();
    fs::remove_file(fixture.path("B.html")).unwrap();
    let before = fixture.state();
    let parts = [
        "error[T9010]",
        "eg/B.html",
        "fetch.lock has an entry for `B.html`, and there is no such page",
        "restore it from version control",
    ];
    fixture.run().fails().has(&parts).has(&["2 unchanged, 1 not fetched"]);
    assert_eq!(fixture.state(), before);
    assert_eq!(fixture.server.lines(), ["304 /eg/A.html", "304 /eg/C.html"]);
    fixture.frozen().fails().has(&parts);
    assert_eq!(fixture.state(), before);
}

#[test]
fn a_lock_that_cannot_be_read_stops_its_service() {
    let fixture = fetched();
    fs::write(fixture.path("fetch.lock"), "[page\n").unwrap();
    let before = fixture.state();
    fixture.run().fails().has(&["error[T9011]", "eg/fetch.lock", "restore it from version control"]);
    fixture.frozen().fails().has(&["error[T9011]"]);
    assert_eq!(fixture.state(), before);
    assert_eq!(fixture.server.lines(), [""; 0]);
}

#[test]
fn pages_of_people_are_not_replaced() {
    let fixture = Fixture::of(&["/eg/A.html", "/eg/B.html"]);
    serve(&fixture, 1);
    fs::write(fixture.path("A.html"), "<h1>mine</h1>").unwrap();
    fs::write(fixture.path("B.txt"), "mine").unwrap();
    fixture.run().fails().has(&[
        "error[T9009]",
        "`A.html` is there, and was not fetched",
        "`B.txt` is a page of the same name as `B.html`",
    ]);
    assert_eq!(fixture.files(), ["A.html", "B.txt"]);
    fixture.force().fails().has(&["1 new, 1 not fetched"]);
    assert_eq!(fixture.files(), ["A.html", "B.txt", "fetch.lock"]);
    assert!(fixture.read("A.html").contains("A_1") && fixture.read("B.txt") == "mine");
}

#[test]
fn a_page_that_moved_keeps_its_file() {
    let fixture = fetched();
    fixture.server.has("/new/A.html", Reply::html(in_site(&html("A", 4), 1)));
    let settings = fixture.read("service.toml").replace("/eg/A.html", "/new/A.html");
    fs::write(fixture.path("service.toml"), settings).unwrap();
    fixture.run().succeeds().has(&["1 new, 2 unchanged"]);
    assert!(fixture.read("A.html").contains("A_3"));
    assert_eq!(fixture.read("fetch.lock").matches("[page.").count(), 3);
    fixture.frozen().succeeds();
}

#[test]
fn frozen_tells_every_difference_and_asks_nobody() {
    let fixture = fetched();
    fixture.frozen().succeeds().has(&["eg: 3 pages as fetched"]);
    fs::write(fixture.path("A.html"), fixture.read("A.html") + "<p>x</p>\n").unwrap();
    fs::remove_file(fixture.path("B.html")).unwrap();
    fs::write(fixture.path("D.md"), markdown("D", 1)).unwrap();
    let settings = fixture
        .read("service.toml")
        .replace("pages = [", &format!("pages = ['{}', ", fixture.server.url("/eg/E.html")));
    fs::write(fixture.path("service.toml"), settings).unwrap();
    let before = fixture.state();
    let said = fixture.frozen();
    said.fails().has(&[
        "eg: 4 differences",
        "`A.html` is not what was fetched",
        "and there is no such page",
        "`eg/D.md` has no entry in fetch.lock",
        "/eg/E.html has no entry in fetch.lock",
        "run `cargo xtask fetch`, and commit what it writes",
    ]);
    assert_eq!(fixture.state(), before);
    assert!(fixture.server.requests().is_empty());
}

#[test]
fn frozen_knows_when_the_index_was_not_read() {
    let fixture = fetched();
    fixture.settings(&format!("index = '{}'", fixture.server.url("/eg/index.html")));
    fixture.frozen().fails().has(&["error[T9012]", "was not read with the settings as they are"]);
}

#[test]
fn settings_with_errors_fetch_nothing() {
    let fixture = fetched();
    fixture.settings("pages = ['ftp://a.example/b.html']");
    fixture.run().fails().has(&["error[T1007]", "is no address of the web"]);
    fixture.settings("page = []");
    fixture.run().fails().has(&["error[T1003]"]);
    assert_eq!(fixture.server.lines(), [""; 0]);
}

#[test]
fn a_service_without_settings_for_it_is_left_alone() {
    let fixture = Fixture::without_settings();
    fs::write(fixture.path("service.toml"), SERVICE).unwrap();
    fs::write(fixture.path("A.txt"), "mine").unwrap();
    fixture.run().succeeds().has(&["nothing to fetch: no service.toml has a table [fetch]"]);
    fixture.frozen().succeeds();
    let args = Args { service: Some("eg".to_owned()), ..fixture.args() };
    fixture.run_with(&args).succeeds().has(&["eg: nothing to fetch: its service.toml has no [fetch]"]);
    let args = Args { service: Some("ecs".to_owned()), ..fixture.args() };
    fixture.run_with(&args).fails().has(&["there is no service `ecs`"]);
    assert_eq!(fixture.files(), ["A.txt"]);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_behind_a_link() {
    let fixture = fetched();
    let outside = TempDir::new().unwrap();
    let hidden = outside.path().join(".eg");
    fs::create_dir(&hidden).unwrap();
    fs::rename(fixture.path("service.toml"), hidden.join("service.toml")).unwrap();
    fs::remove_dir_all(fixture.dir.path().join("eg")).unwrap();
    std::os::unix::fs::symlink(&hidden, fixture.dir.path().join("eg")).unwrap();
    fixture.run().fails().has(&["error[T1010]", "`eg` is a link"]);
    assert_eq!(fixture.server.lines(), [""; 0]);
}

/// What `fetch` wrote, `generate` reads without a word on the lock.
#[test]
fn what_was_fetched_is_loaded() {
    let fixture = fetched();
    let loaded = load(fixture.dir.path(), None, None);
    let found = loaded.services.iter().flat_map(|service| &service.diagnostics).chain(&loaded.diagnostics);
    assert_eq!(found.map(|found| found.message.clone()).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(loaded.services[0].input.as_ref().unwrap().pages.len(), 3);
}
