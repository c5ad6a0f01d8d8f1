//! A page that was never fetched: which of its forms is taken.
//!
//! In: an address. Out: the text of the form that says more, and where that form is. Both forms are asked for once; from then on
//! the lock says which it is. Markdown is "the same address with `.md`", which sites take to mean instead of `.html` or behind it; which one it
//! is shows at the first page, and is tried first for the others.

use tablature_codegen::diagnostic::Code;
use tablature_codegen::model::FetchForm;
use url::Url;

use super::form::{Form, Prepared, better, prepare};
use super::lock::Validators;
use super::service::{ACCEPT, Service};
use super::verdict::{Answer, Failure};
use super::wanted::Wanted;

/// What is asked for where Markdown may be.
pub(super) const ACCEPT_MARKDOWN: &str = "text/markdown, text/plain;q=0.9, */*;q=0.1";

/// A form of a page, and by what its server knows it again.
type Taken = (Prepared, Validators);

/// What was taken.
pub(super) struct First {
    pub(super) prepared: Prepared,
    /// Where it is.
    pub(super) from: Url,
    pub(super) validators: Validators,
    /// Why this form.
    pub(super) reason: String,
}

impl Service<'_, '_> {
    /// The page, in the better of its forms. None where there is none at all.
    pub(super) fn first(&mut self, wanted: &Wanted) -> Result<Option<First>, Failure> {
        let html = match self.info.form {
            Some(FetchForm::Markdown) => None,
            Some(FetchForm::Html) | None => self.form_at(&wanted.url, ACCEPT, &wanted.stem)?,
        };
        let is_other = |(prepared, _): &Taken| prepared.form != Form::Html;
        if self.info.form == Some(FetchForm::Html) || html.as_ref().is_some_and(is_other) {
            return Ok(html.map(|taken| only(taken, &wanted.url)));
        }
        let markdown = self.markdown(wanted)?;
        Ok(match (html, markdown) {
            (None, None) => None,
            (Some(html), None) => Some(only(html, &wanted.url)),
            (None, Some((markdown, from))) => Some(only(markdown, &from)),
            (Some((html, of_html)), Some(((markdown, of_markdown), from))) => {
                let html = (html, (of_html, wanted.url.clone()));
                let (prepared, (validators, from), reason) = better(html, (markdown, (of_markdown, from)));
                Some(First { prepared, from, validators, reason })
            }
        })
    }

    /// The page as Markdown, and where it is.
    fn markdown(&mut self, wanted: &Wanted) -> Result<Option<(Taken, Url)>, Failure> {
        let known = self.appends.unwrap_or(false);
        for appends in [known, !known] {
            let Some(url) = markdown_address(&wanted.url, appends) else { continue };
            let taken = match self.form_at(&url, ACCEPT_MARKDOWN, &wanted.stem) {
                Ok(taken) => taken,
                // A site that does not want to say what it has there has nothing.
                Err(failure) if !failure.may_pass && failure.code != Code::CutOffBody => None,
                Err(failure) => return Err(failure),
            };
            // Sites that answer everything have their front page there.
            if let Some(taken) = taken.filter(|(prepared, _)| prepared.form == Form::Markdown) {
                self.appends = Some(appends);
                return Ok(Some((taken, url)));
            }
        }
        Ok(None)
    }

    fn form_at(&mut self, url: &Url, accept: &str, stem: &str) -> Result<Option<Taken>, Failure> {
        match self.client.get(url, accept, &Validators::default())? {
            Answer::Page(body) => Ok(Some((prepare(&body, stem, self.input)?, body.validators))),
            Answer::Gone(_) | Answer::NotModified => Ok(None),
        }
    }
}

fn only((prepared, validators): Taken, from: &Url) -> First {
    let reason = format!("{}, in the only form that there is", prepared.reading);
    First { prepared, from: from.clone(), validators, reason }
}

/// The same address with `.md`: instead of `.html`, or behind it.
fn markdown_address(url: &Url, appends: bool) -> Option<Url> {
    let path = url.path().trim_end_matches('/');
    let base = [".html", ".htm"].iter().find_map(|extension| path.strip_suffix(extension));
    let base = match (base, appends) {
        (Some(base), false) => base,
        (Some(_), true) | (None, false) => path,
        (None, true) => return None,
    };
    let is_markdown = base.rsplit_once('.').is_some_and(|(_, extension)| extension == "md");
    if base.is_empty() || is_markdown {
        return None;
    }
    let mut markdown = url.clone();
    markdown.set_path(&format!("{base}.md"));
    Some(markdown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_at_the_same_address() {
        let at = |url: &str, appends: bool| {
            let url = markdown_address(&Url::parse(url).unwrap(), appends);
            url.map_or_else(String::new, |url| url.to_string())
        };
        assert_eq!(at("https://a.example/b/C.html?x", false), "https://a.example/b/C.md?x");
        assert_eq!(at("https://a.example/b/C.html", true), "https://a.example/b/C.html.md");
        assert_eq!(at("https://a.example/b/C/", false), "https://a.example/b/C.md");
        for (url, appends) in
            [("https://a.example/b", true), ("https://a.example/b.md", false), ("https://a.example/", false)]
        {
            assert_eq!(at(url, appends), "", "{url}");
        }
    }
}
