//! The page that links to the pages.
//!
//! In: an index, in HTML or Markdown, and the patterns of the settings. Out: the addresses that are followed, in the order in which they
//! stand there, each once. Left out on purpose: indexes of indexes, and links that only a script makes.

use std::collections::HashSet;

use scraper::{Html, Selector};
use tablature_codegen::diagnostic::Code;
use tablature_codegen::model::FetchInfo;
use tablature_codegen::source::{Dialect, SourcePage};
use url::Url;

use super::charset;
use super::form;
use super::verdict::{Body, Failure};

/// More pages than any service has.
const MOST_LINKS: usize = 5_000;
/// Pages end like this where no pattern says which they are.
const EXTENSIONS: &[&str] = &["html", "htm", "md", "txt"];

/// The addresses that are followed.
pub(super) fn followed(body: &Body, index: &Url, info: &FetchInfo) -> Result<Vec<String>, Failure> {
    let decoded = charset::decode(&body.bytes, body.content_type.as_deref())?;
    let refused =
        |why: String| Failure::new(Code::Unfetched, format!("{}: {why}", body.url), "give another index");
    let page = SourcePage::new("index", decoded.text).map_err(|error| refused(error.to_string()))?;
    // Also sees to it that the markup is within bounds.
    form::check(&page, body)?;
    let targets = match page.dialect {
        Dialect::PortalHtml | Dialect::SphinxHtml => of_html(&page.text),
        _ => of_markdown(&page.text),
    };
    let rules = Rules::of(index, info);
    let mut links: Vec<String> = Vec::new();
    // A page can repeat its links a million times.
    let mut seen = HashSet::new();
    for target in targets {
        let Ok(mut url) = body.url.join(&target) else { continue };
        url.set_fragment(None);
        if seen.insert(url.to_string()) && rules.follow(&url) {
            links.push(url.to_string());
        }
        if links.len() > MOST_LINKS {
            return Err(refused(format!("it links to more than {MOST_LINKS} pages")));
        }
    }
    if links.is_empty() {
        let message = format!("{} links to no page that is followed", body.url);
        return Err(Failure::new(Code::EmptyIndex, message, "see `follow` in [fetch], or list the pages"));
    }
    Ok(links)
}

fn of_html(text: &str) -> Vec<String> {
    let html = Html::parse_document(text);
    let Ok(links) = Selector::parse("a[href]") else { return Vec::new() };
    html.select(&links).filter_map(|link| link.attr("href")).map(str::to_owned).collect()
}

/// `[Creating a Job](CreateJob.md "title")`
fn of_markdown(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ', '\n']).next());
    targets.map(|target| target.trim_matches(['<', '>']).to_owned()).collect()
}

/// Which links are followed.
struct Rules<'r> {
    index: &'r Url,
    follow: Vec<String>,
    except: Vec<String>,
}

impl<'r> Rules<'r> {
    fn of(index: &'r Url, info: &FetchInfo) -> Self {
        Self { index, follow: absolute(index, &info.follow), except: absolute(index, &info.except) }
    }

    fn follow(&self, url: &Url) -> bool {
        let matches = |patterns: &[String]| patterns.iter().any(|pattern| is_match(pattern, url.as_str()));
        let is_wanted = if self.follow.is_empty() { self.is_beside(url) } else { matches(&self.follow) };
        matches!(url.scheme(), "http" | "https") && url != self.index && is_wanted && !matches(&self.except)
    }

    /// Whether an address is one of a page in the folder of the index, or below.
    fn is_beside(&self, url: &Url) -> bool {
        let Ok(folder) = self.index.join(".") else { return false };
        let below = url.as_str().strip_prefix(folder.as_str());
        let path = below.map(|below| below.split('?').next().unwrap_or(below));
        path.is_some_and(|path| {
            let file = path.rsplit('/').next().unwrap_or(path);
            let is_page = |extension: &str| EXTENSIONS.contains(&extension);
            !file.is_empty() && file.rsplit_once('.').is_none_or(|(_, extension)| is_page(extension))
        })
    }
}

/// Patterns as seen from the index.
pub(super) fn absolute(index: &Url, patterns: &[String]) -> Vec<String> {
    patterns.iter().filter_map(|pattern| Some(index.join(pattern).ok()?.to_string())).collect()
}

/// Whether a text is as a pattern has it, in which `*` is any characters.
fn is_match(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return rest.is_empty() };
    for part in between {
        match rest.split_once(part) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::super::lock::Validators;
    use super::*;

    fn links(text: &str, follow: &[&str], except: &[&str]) -> Vec<String> {
        let index = Url::parse("https://docs.example.com/eg/index.html").unwrap();
        let body = Body {
            url: index.clone(),
            bytes: text.as_bytes().to_vec(),
            content_type: None,
            validators: Validators::default(),
        };
        let list = |patterns: &[&str]| patterns.iter().map(|&pattern| pattern.to_owned()).collect();
        let info = FetchInfo { follow: list(follow), except: list(except), ..FetchInfo::default() };
        followed(&body, &index, &info).unwrap_or_else(|failure| vec![failure.code.to_string()])
    }

    const HTML: &str = "<ul><li><a href='CreateJob.html#x'>a</a><li><a href='/eg/CreateJob.html'>b</a>\
        <li><a href='v2/DeleteJob.html'>c</a><li><a href='../ecs/Show.html'>d</a><li><a href='eg.pdf'>e</a>\
        <li><a href='https://other.example/x.html'>f</a><li><a href='mailto:a@example.com'>g</a><li><a href='#'>h</a></ul>";

    #[test]
    fn pages_beside_the_index_are_followed() {
        let beside =
            ["https://docs.example.com/eg/CreateJob.html", "https://docs.example.com/eg/v2/DeleteJob.html"];
        assert_eq!(links(HTML, &[], &[]), beside);
        assert_eq!(links(HTML, &[], &["v2/*"]), beside[..1]);
        let markdown = "# Index\n\n- [a](CreateJob.html)\n- [c](<v2/DeleteJob.html> \"title\")\n- [x](https://a.example/)\n";
        assert_eq!(links(markdown, &[], &[]), beside);
    }

    /// Each repetition was held against all links before.
    #[test]
    fn a_link_that_is_repeated_is_followed_once() {
        let apart =
            (0..4_000).map(|number| format!("- [a](Show{number}.html)\n")).collect::<Vec<_>>().concat();
        let text = format!("# Index\n\n{apart}{}", "[a](Show0.html) [b](Show3999.html)\n\n".repeat(9_000));
        assert_eq!(links(&text, &[], &[]).len(), 4_000);
    }

    #[test]
    fn patterns_say_which_are() {
        assert_eq!(
            links(HTML, &["v2/*.html", "https://other.example/*"], &[]),
            ["https://docs.example.com/eg/v2/DeleteJob.html", "https://other.example/x.html"]
        );
        assert_eq!(links(HTML, &["/*/Show.html"], &[]), ["https://docs.example.com/ecs/Show.html"]);
        assert_eq!(links(HTML, &["nothing*"], &[]), ["T9017"]);
        assert_eq!(links("<html><body><a href='CreateJob.html'>a</a>", &[], &[]), ["T9005"]);
    }

    #[test]
    fn a_star_is_any_characters() {
        assert!(
            is_match("a*c*", "abcd") && is_match("a*", "a") && is_match("a", "a") && is_match("*b*b", "abab")
        );
        assert!(!is_match("a*c", "abcd") && !is_match("a", "ab") && !is_match("ab*b", "ab"));
    }
}
