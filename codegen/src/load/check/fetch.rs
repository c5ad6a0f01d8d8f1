//! The table `[fetch]` of `service.toml`: addresses, hosts, names of files and the selector of content.

use scraper::Selector;
use url::Url;

use super::Check;
use crate::model::FetchInfo;
use crate::source::name;

pub(super) fn check(info: &FetchInfo, check: &mut Check<'_>) {
    for (index, url) in info.pages.iter().enumerate() {
        address(&format!("fetch.pages.{index}"), url, check);
    }
    for (name, url) in &info.named {
        let path = format!("fetch.named.{name}");
        if let Err(error) = name::check(name) {
            check.error(&path, error.to_string(), "this is the name of a file, without its extension");
        }
        address(&path, url, check);
    }
    match &info.index {
        Some(url) => {
            let url = address("fetch.index", url, check);
            let patterns = [("follow", &info.follow), ("except", &info.except)];
            for (key, list) in patterns {
                self::patterns(key, list, url.as_ref(), check);
            }
        }
        None => without_index(info, check),
    }
    if let Some(content) = &info.content
        && let Err(error) = Selector::parse(content)
    {
        let message = format!("`{content}` is no CSS selector: {error}");
        check.error("fetch.content", message, "write one such as `#content` or `div.body`");
    }
    for (index, host) in info.hosts.iter().enumerate() {
        check.value(&format!("fetch.hosts.{index}"), host, is_host, "write a host, such as docs.example.com");
    }
}

fn without_index(info: &FetchInfo, check: &mut Check<'_>) {
    if info.pages.is_empty() && info.named.is_empty() {
        let message = "`fetch` names neither pages nor an index".to_owned();
        check.error(
            "fetch",
            message,
            "list addresses of pages, or give the address of a page that links to them",
        );
    }
    for (key, patterns) in [("follow", &info.follow), ("except", &info.except)] {
        if !patterns.is_empty() {
            let message = format!("`{key}` is about the links of an index, and there is none");
            check.error(&format!("fetch.{key}"), message, "give the address of the index, or remove it");
        }
    }
}

/// What patterns cannot be seen from the index.
fn patterns(key: &str, patterns: &[String], index: Option<&Url>, check: &mut Check<'_>) {
    for (at, pattern) in patterns.iter().enumerate() {
        if pattern.is_empty() || index.is_some_and(|index| index.join(pattern).is_err()) {
            let message = format!("`{pattern}` is no address as seen from the index");
            check.error(&format!("fetch.{key}.{at}"), message, "write a pattern such as `*.html`");
        }
    }
}

/// An address of the web without a user in it. What stands behind `#` is no part of a page's address.
fn address(path: &str, value: &str, check: &mut Check<'_>) -> Option<Url> {
    let url = check.url(path, value, &[])?;
    if !url.username().is_empty() || url.password().is_some() {
        check.error(path, format!("`{value}` has a user name"), "pages are fetched without a login");
    }
    Some(url)
}

/// A host, perhaps with a port, and nothing else of an address.
fn is_host(text: &str) -> bool {
    let is_plain = |url: &Url| {
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        url.host_str().is_some_and(|host| format!("{host}{port}") == text)
    };
    Url::parse(&format!("http://{text}/")).is_ok_and(|url| is_plain(&url))
}

#[cfg(test)]
mod tests {
    use super::super::super::settings;
    use crate::model::ServiceInfo;
    use crate::source::TextFile;

    const SERVICE: &str = include_str!("../../../../docs-input/eg/service.toml");

    fn said(fetch: &str) -> Vec<String> {
        let text = format!("{SERVICE}\n[fetch]\n{fetch}\n");
        let file = TextFile { path: "eg/service.toml".into(), text: text.into() };
        let service: ServiceInfo = match settings::parse(&file) {
            Ok(service) => service,
            Err(error) => return vec![format!("{}: {}", error.code, error.message)],
        };
        let found = super::super::service(&service, "eg", &file);
        found.iter().map(|found| format!("{}: {}", found.code, found.message)).collect()
    }

    #[test]
    fn addresses_are_taken() {
        for fetch in [
            "pages = ['https://docs.example.com/eg/CreateJob.html']",
            "named = { CreateJob = 'https://docs.example.com/eg/eg_01_0001.html' }",
            "index = 'https://docs.example.com/eg/index.html'\nfollow = ['*.html']\nexcept = ['eg_00_*']",
            "index = 'http://docs.example.com/'\ncontent = '#content'\nform = 'html'\nhosts = ['a.example:8080']",
        ] {
            assert_eq!(said(fetch), [""; 0], "{fetch}");
        }
    }

    #[test]
    fn what_cannot_be_fetched_is_told_with_its_place() {
        for (fetch, part) in [
            ("", "T1007: `fetch` names neither pages nor an index"),
            (
                "pages = ['ftp://docs.example.com/a.html']",
                "T1007: `ftp://docs.example.com/a.html` is no address of the web",
            ),
            ("pages = ['/a.html']", "T1007: `/a.html` is not a valid URL: "),
            (
                "pages = ['https://me:pw@docs.example.com/a.html']",
                "T1007: `https://me:pw@docs.example.com/a.html` has a user name",
            ),
            ("named = { 'a/b' = 'https://docs.example.com/a.html' }", "T1007: the name `a/b` has "),
            (
                "pages = ['https://a.example/b']\nfollow = ['*']",
                "T1007: `follow` is about the links of an index",
            ),
            ("index = 'https://a.example/b'\ncontent = 'div['", "T1007: `div[` is no CSS selector"),
            (
                "index = 'https://a.example/b'\nhosts = ['https://a.example']",
                "T1007: `https://a.example` cannot be used as `hosts`",
            ),
            ("index = 'https://a.example/b'\nform = 'pdf'", "T1003: "),
            ("index = 'https://a.example/b'\nindices = 1", "T1003: "),
        ] {
            let said = said(fetch);
            assert!(said.len() == 1 && said[0].starts_with(part), "{fetch}: {said:?}");
        }
    }
}
