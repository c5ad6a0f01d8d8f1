//! A line of prose: words of our own, and quotations.

use std::borrow::Cow;

use lazy_regex::{Lazy, Regex, lazy_regex};
use proc_macro2::Ident;
use url::Url;

use super::visible;

/// Words for one paragraph, one item of a list, or one comment.
///
/// `&'static str` becomes a phrase as it is, markup and all: it stands in this source code. Anything else has to say what
/// it is ([`quoted`](Self::quoted), [`code`](Self::code), [`link`](Self::link), an identifier, a number), and is escaped
/// where the phrase is written, when all that stands beside it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::emit) struct Phrase(Vec<Piece>);

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Ours: Markdown.
    Ours(Cow<'static, str>),
    /// Somebody else's words.
    Quoted(String),
    /// Something that is set as code.
    Code(String),
    /// Where the brackets before it lead.
    Target(Url),
}

/// Addresses, wherever they stand: set as code, so that they do not become links which a page has chosen.
static ADDRESS: Lazy<Regex> = lazy_regex!(
    r"(?x)
          [A-Za-z][-A-Za-z0-9+.]* :// [-A-Za-z0-9._~:/?\#@!$&*+,;=%{}|^]* [A-Za-z0-9/=\#&_~{}-]
        | www \. [-A-Za-z0-9._~:/?\#@&=%]* [A-Za-z0-9/]
        | [A-Za-z0-9._+-]+ @ [A-Za-z0-9-]+ (?: \. [A-Za-z0-9-]+ )+"
);

/// Identifiers, wherever they stand: text in Chinese has no spaces around them.
static NAME: Lazy<Regex> = lazy_regex!(r"(?-u:\b)[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+(?-u:\b)");

impl Phrase {
    /// The words of a page, a setting or a file.
    pub(in crate::emit) fn quoted(text: &str) -> Self {
        let text = visible(text);
        let around = divided(&text, &ADDRESS, |_, _| true);
        let last = around.len().saturating_sub(1);
        let mut pieces = Vec::new();
        for (index, piece) in around.into_iter().enumerate() {
            match piece {
                // A name between back-ticks was set as code by the page, and is read well as it is; one that touches an
                // address is none.
                Piece::Quoted(words) => pieces.extend(divided(&words, &NAME, |before, behind| {
                    let touches = before.is_empty() && index > 0 || behind.is_empty() && index < last;
                    !touches && !before.ends_with('`') && !behind.starts_with('`')
                })),
                code => pieces.push(code),
            }
        }
        Self(pieces)
    }

    /// The same with nothing set as code.
    pub(in crate::emit) fn plain(text: &str) -> Self {
        let text = visible(text);
        Self(if text.is_empty() { Vec::new() } else { vec![Piece::Quoted(text)] })
    }

    /// A text as code, whatever is in it.
    pub(in crate::emit) fn code(text: &str) -> Self {
        let text = visible(text);
        if text.is_empty() { "the empty text".into() } else { Self(vec![Piece::Code(text)]) }
    }

    /// A link to an address of the web. To any other address there is none, and the words stand alone.
    pub(in crate::emit) fn link(words: impl Into<Self>, address: &str) -> Self {
        let words = words.into();
        let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let Some(url) = url else { return words };
        let mut pieces = vec![Piece::Ours("[".into())];
        pieces.extend(words.0);
        pieces.extend([Piece::Ours("]".into()), Piece::Target(url)]);
        Self(pieces)
    }

    /// A template of ours with a phrase for each `{}` in it.
    pub(in crate::emit) fn fill<const N: usize>(template: &'static str, parts: [Self; N]) -> Self {
        debug_assert_eq!(template.matches("{}").count(), N, "{template}");
        let mut filled = Self::default();
        let mut parts = parts.into_iter();
        for (index, words) in template.split("{}").enumerate() {
            if index > 0 {
                filled.0.extend(parts.next().unwrap_or_default().0);
            }
            filled.0.push(Piece::Ours(words.into()));
        }
        filled.0.retain(|piece| *piece != Piece::Ours("".into()));
        filled
    }

    /// Phrases with words of ours between each two.
    pub(in crate::emit) fn join(phrases: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let mut joined = Self::default();
        for phrase in phrases.into_iter().filter(|phrase| !phrase.is_empty()) {
            if !joined.is_empty() {
                joined.0.push(Piece::Ours(between.into()));
            }
            joined.0.extend(phrase.0);
        }
        joined
    }

    /// `a, b and c`
    pub(in crate::emit) fn list(items: &[Self], last: &'static str) -> Self {
        match items {
            [] => Self::default(),
            [only] => only.clone(),
            [first @ .., end] => {
                let first = Self::join(first.iter().cloned(), ", ");
                Self::fill("{} {} {}", [first, last.into(), end.clone()])
            }
        }
    }

    /// With a capital, where it begins with words of ours.
    pub(in crate::emit) fn capitalised(mut self) -> Self {
        if let Some(Piece::Ours(words)) = self.0.first_mut() {
            let mut chars = words.chars();
            if let Some(first) = chars.next() {
                *words = format!("{}{}", first.to_uppercase(), chars.as_str()).into();
            }
        }
        self
    }

    /// With a full stop, unless it ends with a mark already.
    pub(in crate::emit) fn ended(mut self, is_end: impl Fn(char) -> bool) -> Self {
        let last = self.0.last().and_then(|piece| match piece {
            Piece::Ours(text) => text.chars().next_back(),
            Piece::Quoted(text) => text.chars().next_back(),
            Piece::Code(_) | Piece::Target(_) => None,
        });
        if !last.is_some_and(is_end) {
            self.0.push(Piece::Ours(".".into()));
        }
        self
    }

    /// Whether there is nothing to read.
    pub(in crate::emit) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As a line comment shows it, without markup: one line, whatever is in it.
    pub(in crate::emit) fn comment(&self) -> String {
        let words = self.0.iter().map(|piece| match piece {
            Piece::Ours(text) => text.as_ref(),
            Piece::Quoted(text) | Piece::Code(text) => text,
            Piece::Target(_) => "",
        });
        visible(&words.collect::<String>())
    }

    pub(super) fn pieces(&self) -> &[Piece] {
        &self.0
    }
}

/// Words, and as code what is found in them where what stands before and behind it allows that.
fn divided(text: &str, what: &Regex, allows: impl Fn(&str, &str) -> bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for found in what.find_iter(text) {
        let (Some(before), Some(behind)) = (text.get(end..found.start()), text.get(found.end()..)) else {
            continue;
        };
        if allows(before, behind) {
            pieces.extend([Piece::Quoted(before.to_owned()), Piece::Code(found.as_str().to_owned())]);
            end = found.end();
        }
    }
    pieces.extend(text.get(end..).map(|rest| Piece::Quoted(rest.to_owned())));
    pieces.retain(|piece| *piece != Piece::Quoted(String::new()));
    pieces
}

impl From<&'static str> for Phrase {
    fn from(words: &'static str) -> Self {
        if words.is_empty() { Self::default() } else { Self(vec![Piece::Ours(words.into())]) }
    }
}

impl From<&Ident> for Phrase {
    fn from(name: &Ident) -> Self {
        Self(vec![Piece::Ours(name.to_string().into())])
    }
}

impl From<u64> for Phrase {
    fn from(number: u64) -> Self {
        Self(vec![Piece::Ours(number.to_string().into())])
    }
}

impl From<&serde_json::Number> for Phrase {
    fn from(number: &serde_json::Number) -> Self {
        Self(vec![Piece::Ours(number.to_string().into())])
    }
}
