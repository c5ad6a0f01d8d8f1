//! Which pages are wanted.
//!
//! In: the settings, and what the index links to. Out: addresses, each with the name of its file; an error for every two that would
//! be one file. Left out on purpose: what is there already.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use tablature_codegen::diagnostic::{Code, Diagnostic};
use tablature_codegen::load::LoadedService;
use tablature_codegen::model::FetchInfo;
use tablature_codegen::source::{Place, Span, name};
use url::Url;

use super::index;
use super::robots::authority;

/// Extensions that are no part of the name of a page.
const EXTENSIONS: &[&str] = &["html", "htm", "md", "txt"];

/// A page that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) url: Url,
    /// The name of its file, without the extension, which the form gives.
    pub(super) stem: String,
    /// Whether it stands in the settings. Otherwise it is the index that names it.
    pub(super) is_listed: bool,
}

/// Where addresses stand.
pub(super) struct Settings<'s> {
    /// `eg/service.toml`
    pub(super) path: String,
    /// Its text.
    pub(super) text: &'s str,
}

impl<'s> Settings<'s> {
    /// Those of a service that was read.
    pub(super) fn of(service: &'s LoadedService) -> Self {
        let path = format!("{}/service.toml", service.id);
        let text = service.sources.get(path.as_str()).map_or("", |text| &**text);
        Self { path, text }
    }

    /// The line with an address; that of the index, where it is the index that has it.
    pub(super) fn place(&self, url: &str, info: &FetchInfo) -> Place {
        let find = |text: &str| self.text.find(text).map(|at| Span::locate(self.text, at..at + text.len()));
        let span = find(url).or_else(|| find(info.index.as_deref()?)).or_else(|| find("[fetch]"));
        Place::page(self.path.clone()).at(span)
    }
}

/// The pages that are wanted, those of the settings first.
pub(super) fn wanted(
    info: &FetchInfo,
    links: &[String],
    settings: &Settings<'_>,
) -> (Vec<Wanted>, Vec<Diagnostic>) {
    let listed = info.listed().map(|(name, url)| (name, url, true));
    let linked = links.iter().map(|url| (None, url.as_str(), false));
    let (mut wanted, mut found): (Vec<Wanted>, Vec<Diagnostic>) = (Vec::new(), Vec::new());
    for (name, address, is_listed) in listed.chain(linked) {
        // Those of the settings were checked when they were loaded, and those of the index are addresses.
        let Ok(mut url) = Url::parse(address) else { continue };
        url.set_fragment(None);
        if wanted.iter().any(|known| known.url == url) {
            continue;
        }
        let place = || settings.place(address, info);
        let stem = name.map_or_else(|| stem(&url), str::to_owned);
        if let Err(error) = name::check(&stem) {
            let message = format!("{url} gives no name for a file: {error}");
            found.push(
                Diagnostic::new(Code::OneFileForTwo, place(), message).help("name it in [fetch.named]"),
            );
            continue;
        }
        // To some systems, names that differ in capitals are the same.
        let same = |known: &&Wanted| known.stem.to_lowercase() == stem.to_lowercase();
        if let Some(known) = wanted.iter().find(same) {
            let message = format!("{url} and {} would both be the file `{stem}`", known.url);
            let help = "name one of them in [fetch.named], or leave one out";
            found.push(Diagnostic::new(Code::OneFileForTwo, place(), message).help(help));
            continue;
        }
        wanted.push(Wanted { url, stem, is_listed });
    }
    (wanted, found)
}

/// The last part of an address that says something, without its extension.
fn stem(url: &Url) -> String {
    let mut segments = url.path_segments().into_iter().flatten();
    let last = segments.rfind(|segment| !segment.is_empty()).unwrap_or("index");
    let last = percent_decode_str(last).decode_utf8_lossy().into_owned();
    match last.rsplit_once('.') {
        Some((stem, extension)) if EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str()) => {
            stem.to_owned()
        }
        _ => last,
    }
}

/// The hosts that the settings name.
pub(super) fn hosts(info: &FetchInfo) -> BTreeSet<String> {
    let index = info.index.as_deref().and_then(|url| Url::parse(url).ok());
    let patterns = index.iter().flat_map(|index| index::absolute(index, &info.follow));
    let addresses = info.listed().map(|(_, url)| url.to_owned()).chain(info.index.clone()).chain(patterns);
    let hosts = addresses.filter_map(|url| Some(authority(&Url::parse(&url).ok()?)));
    hosts.chain(info.hosts.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(info: &FetchInfo, links: &[&str]) -> (Vec<String>, Vec<String>) {
        let settings = Settings {
            path: "eg/service.toml".to_owned(),
            text: "id = 1\n[fetch]\nx = 'https://a.example/b/'\n",
        };
        let links: Vec<String> = links.iter().map(|&link| link.to_owned()).collect();
        let (wanted, found) = wanted(info, &links, &settings);
        let wanted = wanted.iter().map(|it| format!("{} {}", it.stem, it.url)).collect();
        (wanted, found.iter().map(|it| format!("{} {}: {}", it.code, it.place, it.message)).collect())
    }

    fn pages(pages: &[&str]) -> FetchInfo {
        FetchInfo { pages: pages.iter().map(|&page| page.to_owned()).collect(), ..FetchInfo::default() }
    }

    #[test]
    fn files_are_called_like_addresses() {
        let info = pages(&[
            "https://a.example/x/CreateJob.html#top",
            "https://a.example/b/",
            "https://a.example/v2.1",
            "https://a.example/a%20b.MD?x=y",
        ]);
        let (wanted, found) = of(&info, &["https://a.example/x/CreateJob.html"]);
        let expected = [
            "CreateJob https://a.example/x/CreateJob.html",
            "b https://a.example/b/",
            "v2.1 https://a.example/v2.1",
            "a b https://a.example/a%20b.MD?x=y",
        ];
        assert_eq!((wanted, found), (expected.map(str::to_owned).to_vec(), vec![]));
    }

    #[test]
    fn two_addresses_are_not_one_file() {
        let mut info = pages(&["https://a.example/x/Create.html", "https://a.example/b/"]);
        info.named.insert("B".to_owned(), "https://a.example/c".to_owned());
        let (wanted, found) = of(&info, &["https://a.example/y/create.html", "https://a.example/con.html"]);
        assert_eq!(wanted.len(), 2);
        assert_eq!(
            found[0],
            "T9016 eg/service.toml:2: https://a.example/c and https://a.example/b/ would both be the file `B`"
        );
        assert!(
            found[1].contains(
                "/y/create.html and https://a.example/x/Create.html would both be the file `create`"
            )
        );
        assert!(found[2].contains("gives no name for a file: the name `con` is that of a device"));
    }

    #[test]
    fn hosts_are_those_that_somebody_wrote_down() {
        let mut info = pages(&["https://a.example/x", "http://b.example:8080/y"]);
        info.index = Some("https://c.example/".to_owned());
        info.follow = vec!["*.html".to_owned(), "https://d.example/*".to_owned()];
        info.hosts = vec!["e.example".to_owned()];
        let hosts: Vec<String> = hosts(&info).into_iter().collect();
        assert_eq!(hosts, ["a.example", "b.example:8080", "c.example", "d.example", "e.example"]);
    }
}
