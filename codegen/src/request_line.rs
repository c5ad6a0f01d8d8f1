//! Lines that begin with a method: `POST https://{host}/v1/jobs`, `Get /v1/jobs`, `GET/v1/jobs`, `DELETE: v1/jobs`.
//!
//! In: a line of a page. Out: the method, how it is written, and what stands behind it. Left out on purpose: what must
//! stand behind it, since that differs. A line that declares an operation has a path ([`crate::extract`]); one of an
//! example may be spelled in any way, as nothing but an example was expected there; and where the form of the page does
//! not mark code, [`crate::parse`] takes a line for code only where it names a host.

use crate::model::HttpMethod;

/// A line that begins with a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RequestLine<'t> {
    pub method: HttpMethod,
    pub spelling: Spelling,
    /// Whether nothing stands between method and target: `GET/v1/jobs`.
    pub is_glued: bool,
    /// What stands behind the method.
    pub target: &'t str,
}

/// How a method is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As on the wire: `GET`.
    Capitals,
    /// With a capital: `Get`.
    Capital,
    /// With a capital and a colon behind it: `GET:`.
    Label,
    /// In small letters, as a word of a sentence: `get`.
    Small,
}

impl<'t> RequestLine<'t> {
    /// Divides a line.
    pub fn read(line: &'t str) -> Option<Self> {
        let line = line.trim();
        let apart = line.split_once(char::is_whitespace).and_then(|(word, rest)| {
            let (method, spelling) = method(word)?;
            Some(Self { method, spelling, is_glued: false, target: rest.trim_start() })
        });
        apart.or_else(|| Self::glued(line))
    }

    /// `GET/{version}`, `POST{endpoint}/v1/jobs`. `GET/POST` names two methods.
    fn glued(line: &'t str) -> Option<Self> {
        let length = line.find(|c: char| !c.is_ascii_uppercase())?;
        let (word, target) = line.split_at_checked(length)?;
        let is_target = target.starts_with(['/', '{']) && method_of(target.trim_start_matches('/')).is_none();
        let method = HttpMethod::parse(word).filter(|_| is_target)?;
        Some(Self { method, spelling: Spelling::Capitals, is_glued: true, target })
    }

    /// Whether it is a call as on the wire, of a host: `POST https://{endpoint}/v1/jobs`.
    pub fn is_call_of_host(&self) -> bool {
        self.is_on_the_wire() && self.target.starts_with("http")
    }

    /// Whether it is a call as on the wire, without a host: `POST /v1/jobs`.
    pub fn is_call_of_path(&self) -> bool {
        self.is_on_the_wire() && self.target.starts_with('/')
    }

    /// Whether it is a call of either kind.
    pub fn is_call(&self) -> bool {
        self.is_call_of_host() || self.is_call_of_path()
    }

    fn is_on_the_wire(&self) -> bool {
        self.spelling == Spelling::Capitals && !self.is_glued
    }
}

/// `GET`, `Get`, `GET:`. In small letters it is a word of a sentence.
pub(crate) fn method_of(word: &str) -> Option<HttpMethod> {
    method(word.trim()).filter(|(_, spelling)| *spelling != Spelling::Small).map(|(method, _)| method)
}

fn method(word: &str) -> Option<(HttpMethod, Spelling)> {
    let bare = word.trim_end_matches([':', '：']);
    let method = HttpMethod::parse(&bare.to_uppercase())?;
    let spelling = match bare {
        _ if !bare.starts_with(|c: char| c.is_ascii_uppercase()) => Spelling::Small,
        _ if bare.len() < word.len() => Spelling::Label,
        _ if bare == method.as_str() => Spelling::Capitals,
        _ => Spelling::Capital,
    };
    // `get:` labels nothing.
    (spelling != Spelling::Small || bare.len() == word.len()).then_some((method, spelling))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Spelling, bool, &str)> {
        RequestLine::read(line).map(|line| (line.spelling, line.is_glued, line.target))
    }

    #[test]
    fn a_method_is_written_in_many_ways() {
        assert_eq!(read("GET  /v1/jobs "), Some((Spelling::Capitals, false, "/v1/jobs")));
        assert_eq!(read("Get the list"), Some((Spelling::Capital, false, "the list")));
        assert_eq!(read("GET: v1/jobs"), Some((Spelling::Label, false, "v1/jobs")));
        assert_eq!(read("get a job"), Some((Spelling::Small, false, "a job")));
        assert_eq!(read("GET/{version}"), Some((Spelling::Capitals, true, "/{version}")));
        for line in ["", "GET", "GET/POST", "GETTING/v1", "get: a", "The list"] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn a_method_may_stand_alone() {
        assert_eq!(method_of(" Get： "), Some(HttpMethod::Get));
        assert_eq!((method_of("get"), method_of("Getting")), (None, None));
    }
}
