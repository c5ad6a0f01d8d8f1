//! On real pages, from `TABLATURE_CORPUS`: what is written says what the page says, whatever is around it.

use std::path::Path;

use tablature_codegen::load::load;
use tablature_codegen::pipeline::interpret;
use tablature_codegen::source::SourcePage;
use url::Url;

use super::super::form::prepare;
use super::super::lock::Validators;
use super::super::verdict::Body;
use super::*;

/// So many pages of each service: each is read several times.
const PAGES: usize = 1;

/// Pages of the corpus in a form, with their names.
fn pages(form: &str) -> Vec<(String, String)> {
    let corpus = std::env::var_os("TABLATURE_CORPUS")
        .expect("this test needs real pages: TABLATURE_CORPUS names their folder");
    let entries = |path: &Path| {
        let mut all: Vec<PathBuf> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        all.sort();
        all
    };
    let services = entries(&Path::new(&corpus).join(form));
    let files = services.iter().flat_map(|service| entries(service).into_iter().take(PAGES));
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    let pages: Vec<_> = files.map(read).collect();
    assert!(!pages.is_empty(), "the corpus has no page in {form}");
    pages
}

/// Everything that is read from a page, as text.
fn said(input: &ServiceInput, stem: &str, extension: &str, text: &str) -> String {
    let page = SourcePage::new(format!("eg/{stem}.{extension}"), text).unwrap();
    let read = interpret(&ServiceInput { pages: vec![page], ..input.clone() });
    serde_json::to_string_pretty(&read.api).unwrap()
}

fn written(input: &ServiceInput, stem: &str, text: &str) -> String {
    let url = Url::parse("https://docs.example.com/x.html").unwrap();
    let body = Body { url, bytes: text.into(), content_type: None, validators: Validators::default() };
    prepare(&body, stem, input).unwrap_or_else(|failure| panic!("{stem}: {}", failure.message)).text
}

fn input() -> ServiceInput {
    let fixture = Fixture::of(&["/eg/A.html"]);
    let mut loaded = load(fixture.dir.path(), None, None);
    loaded.services.remove(0).input.unwrap()
}

/// The content of a page of the corpus, without what its own site has put around it.
fn bare(text: &str) -> String {
    let html = scraper::Html::parse_document(text);
    let content =
        ["#docs-content", "[role=main]", "article", "body"].iter().find_map(|it| content::named(&html, it));
    content.unwrap().inner_html()
}

#[test]
#[ignore = "needs real pages: TABLATURE_CORPUS=DIR cargo test -p xtask -- --ignored corpus::"]
fn real_pages_within_a_site_are_read_as_without_it() {
    let input = input();
    for (form, extension) in [("html", "html"), ("portal", "html")] {
        for (stem, text) in pages(form) {
            let bare = bare(&text);
            let expected = said(&input, &stem, extension, &text);
            let monday = written(&input, &stem, &in_site(&bare, 1));
            assert_eq!(said(&input, &stem, extension, &monday), expected, "{stem}");
            assert_eq!(written(&input, &stem, &in_site(&bare, 2)), monday, "{stem}: another day");
            assert_eq!(written(&input, &stem, &monday), monday, "{stem}: once more");
            let own = written(&input, &stem, &text);
            assert_eq!(said(&input, &stem, extension, &own), expected, "{stem}: within its own site");
        }
    }
}

#[test]
#[ignore = "needs real pages: TABLATURE_CORPUS=DIR cargo test -p xtask -- --ignored corpus::"]
fn real_pages_in_markdown_are_read_the_same() {
    let input = input();
    for (stem, text) in pages("markdown").into_iter().chain(pages("markdown-zh")) {
        let around = format!(
            "[Home](/) > [Help](/help)\n\n{text}\n\n---\n\nFeedback\n\nWas this page helpful?\n\nProvide feedback\n"
        );
        let around = if text.starts_with("# ") { around } else { text.clone() };
        let new = written(&input, &stem, &around);
        // Places have other lines.
        let lines = |said: String| {
            said.lines()
                .filter(|line| {
                    !line.contains("\"line\"") && !line.contains("\"start\"") && !line.contains("\"end\"")
                })
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(lines(said(&input, &stem, "md", &new)), lines(said(&input, &stem, "md", &text)), "{stem}");
    }
}
