//! What fuzzers call of what is made of the answers of a site, and what must hold of it.

#![expect(clippy::missing_panics_doc, reason = "a panic is how a fuzzer is told of a find")]

use std::time::Duration;

use scraper::Html;
use tablature_codegen::diagnostic::Code;
use tablature_codegen::load::ServiceInput;
use url::Url;

use super::form::{Prepared, prepare};
use super::lock::{Lock, Validators};
use super::robots::Robots;
use super::verdict::Body;
use super::{content, index, normalise};

/// The `Content-Type` on the first line, and what comes with it.
fn body(data: &[u8]) -> Option<Body> {
    let mut parts = data.splitn(2, |byte| *byte == b'\n');
    let content_type = parts.next().map(|line| String::from_utf8_lossy(line).into_owned());
    Some(Body {
        url: Url::parse("https://a.example.com/api/ShowJob.html").ok()?,
        bytes: parts.next().unwrap_or_default().to_vec(),
        content_type,
        validators: Validators::default(),
    })
}

/// An answer becomes the text of a page, and that text gives the same page again.
pub fn answer(data: &[u8], service: &ServiceInput) {
    let Some(body) = body(data) else { return };
    let prepared = match prepare(&body, "ShowJob", service) {
        Ok(prepared) => prepared,
        Err(failure) => {
            assert_ne!(failure.code, Code::Fault, "{}", failure.message);
            return;
        }
    };
    let Prepared { text, reading, .. } = &prepared;
    // Markup is escaped and indented, and each line of the content can stand in as many boxes as may be.
    assert!(text.len() <= 600 * data.len() + 1_000, "{} bytes became {}", data.len(), text.len());
    let again = Body { bytes: text.clone().into_bytes(), content_type: None, ..body };
    let again = prepare(&again, "ShowJob", service);
    if let Ok(again) = again {
        assert!(
            again.reading.rows >= reading.rows,
            "a page that was cleaned says less when it is cleaned again"
        );
    }
    if let Some(content) = content::candidates(&Html::parse_document(text)).first() {
        assert_eq!(normalise::normalise(*content), normalise::normalise(*content), "normalised in two ways");
    }
}

/// A page that lists others. What is followed is on the web, and once.
pub fn index(data: &[u8], service: &ServiceInput) {
    let Some(body) = body(data) else { return };
    let Some(info) = &service.service.fetch else { return };
    let Ok(links) = index::followed(&body, &body.url, info) else { return };
    for link in &links {
        assert!(link.starts_with("http://") || link.starts_with("https://"), "{link} is followed");
    }
    let mut apart = links.clone();
    apart.sort_unstable();
    apart.dedup();
    assert_eq!(apart.len(), links.len(), "an address is followed twice");
}

/// A robots.txt: nobody is asked to wait for ever.
pub fn robots(data: &[u8]) {
    let robots = Robots::of(data);
    assert!(robots.delay() <= Duration::from_mins(1), "a wait of {:?}", robots.delay());
    for path in ["", "api/ShowJob.html", "a%2Fb?c=*$"] {
        if let Ok(url) = Url::parse(&format!("https://a.example.com/{path}")) {
            let _ = robots.objection(&url);
        }
    }
}

/// A `fetch.lock`: what is read of it is written and read again as the same.
pub fn lock(text: &str) {
    let Ok(lock) = toml::from_str::<Lock>(text) else { return };
    let written = lock.text();
    let again = toml::from_str::<Lock>(&written).map(|lock| lock.text());
    assert_eq!(again.ok().as_deref(), Some(&*written), "a lock that was written is another one");
}
