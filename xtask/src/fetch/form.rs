//! A body becomes the text of a page, and of two forms of a page the one that says more is taken.
//!
//! In: bodies. Out: the text as it will be written, and how much is read from it. What a form is worth is measured with the readers that
//! will read it: operations, codes of errors, rows in the model, sentences that are read, and then how few doubts there were. Where
//! that is all the same it is Markdown: places in it have lines, and nothing of the site stands around it.

use std::fmt;

use scraper::{ElementRef, Html};
use serde::{Deserialize, Serialize};
use tablature_codegen::diagnostic::{Code, Severity, counted};
use tablature_codegen::fault::contain;
use tablature_codegen::load::ServiceInput;
use tablature_codegen::parse;
use tablature_codegen::pipeline;
use tablature_codegen::source::{Dialect, SourcePage};

use super::verdict::{Body, Failure};
use super::{charset, content, markdown, normalise};
use crate::faults;

/// The form of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Form {
    Html,
    Markdown,
    Text,
}

impl Form {
    /// The extension of its files.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }

    fn of(dialect: Dialect) -> Self {
        match dialect {
            Dialect::PortalHtml | Dialect::SphinxHtml => Self::Html,
            Dialect::Markdown => Self::Markdown,
            Dialect::Text | Dialect::PipeText => Self::Text,
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Text => "text",
        })
    }
}

/// How much is read from a page. More is better, from the first figure on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reading {
    pub(super) operations: usize,
    pub(super) error_codes: usize,
    pub(super) rows: usize,
    pub(super) sentences: usize,
    /// The fewer the better.
    doubts: std::cmp::Reverse<usize>,
}

impl Reading {
    /// Reads a page by itself.
    pub(super) fn of(text: &str, file: &str, service: &ServiceInput) -> Self {
        let Ok(page) = SourcePage::new(format!("{}/{file}", service.service.id), text) else {
            return Self::default();
        };
        let read = pipeline::interpret(&ServiceInput { pages: vec![page], ..service.clone() });
        let counts = read.counts;
        let doubts = read.diagnostics.iter().filter(|found| found.severity != Severity::Note).count();
        Self {
            operations: counts.operations,
            error_codes: counts.error_codes,
            rows: counts.rows_in_model,
            sentences: counts.prose.read,
            doubts: std::cmp::Reverse(doubts),
        }
    }

    /// Whether the page is an input at all.
    pub(super) fn says_something(self) -> bool {
        self.operations > 0 || self.error_codes > 0
    }

    /// Whether everything is there that another one has.
    fn holds(self, other: Self) -> bool {
        self.operations >= other.operations
            && self.error_codes >= other.error_codes
            && self.rows >= other.rows
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", counted(self.operations, "operation"), counted(self.rows, "row"))?;
        match self.error_codes {
            0 => Ok(()),
            codes => write!(f, ", {}", counted(codes, "error code")),
        }
    }
}

/// A page as it will be written.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    pub(super) form: Form,
    pub(super) text: String,
    pub(super) reading: Reading,
    /// The charset that the server named and that is not the page's.
    pub(super) overruled: Option<String>,
}

/// Makes a page of a body. A panic of a reader is a failure of the page.
pub(super) fn prepare(body: &Body, stem: &str, service: &ServiceInput) -> Result<Prepared, Failure> {
    contain(&faults::place, || prepared(body, stem, service)).unwrap_or_else(|panic| {
        let message = format!("Tablature failed on {}: {}", body.url, panic.message());
        Err(Failure::new(
            Code::Fault,
            message,
            "this is a fault of Tablature: please report it with the page",
        ))
    })
}

fn prepared(body: &Body, stem: &str, service: &ServiceInput) -> Result<Prepared, Failure> {
    let decoded = charset::decode(&body.bytes, body.content_type.as_deref())
        .map_err(|failure| Failure { message: format!("{}: {}", body.url, failure.message), ..failure })?;
    if decoded.text.trim().is_empty() {
        return Err(Failure::new(
            Code::CutOffBody,
            format!("the page at {} is empty", body.url),
            "run again later",
        ));
    }
    let refused =
        |error| Failure::new(Code::NoContent, format!("{}: {error}", body.url), "name it in [fetch.named]");
    let raw = SourcePage::new(format!("{}/{stem}", service.service.id), decoded.text.as_str())
        .map_err(|it| refused(it.to_string()))?;
    check(&raw, body)?;
    let form = Form::of(raw.dialect);
    let file = format!("{stem}.{}", form.extension());
    let text = match form {
        Form::Html => html(&decoded.text, &file, body, service)?,
        Form::Markdown => markdown::markdown(&decoded.text),
        Form::Text => markdown::text(&decoded.text),
    };
    let reading = Reading::of(&text, &file, service);
    Ok(Prepared { form, text, reading, overruled: decoded.overruled })
}

/// What is cut off or behind a bound is not written. The look is at the page as it came: what is written of it has an end in any case.
pub(super) fn check(raw: &SourcePage, body: &Body) -> Result<(), Failure> {
    let parsed = parse::parse(raw);
    let cut = parsed.diagnostics.iter().find(|found| found.code == Code::TruncatedPage);
    let refuse = |code: Code, message: &str| {
        Err(Failure::new(
            code,
            format!("{}: {message}", body.url),
            "run again; if it comes like this again, look at it in a browser",
        ))
    };
    match (cut, parsed.is_left_out) {
        (Some(cut), _) => refuse(Code::CutOffBody, &cut.message),
        (None, true) => {
            let why = parsed
                .diagnostics
                .iter()
                .last()
                .map_or("it is behind a bound", |found| found.message.as_str());
            refuse(Code::NoContent, why)
        }
        (None, false) => Ok(()),
    }
}

/// The content of an HTML page: the narrowest element from which all is read that the page gives.
fn html(text: &str, file: &str, body: &Body, service: &ServiceInput) -> Result<String, Failure> {
    let html = Html::parse_document(text);
    let selector = service.service.fetch.as_ref().and_then(|fetch| fetch.content.as_deref());
    if let Some(selector) = selector {
        let missing = || {
            let message = format!("`{selector}` matches nothing on {}", body.url);
            Failure::new(
                Code::NoContent,
                message,
                "bring `content` of [fetch] up to date, or remove it: then the content is looked for",
            )
        };
        return content::named(&html, selector).map(normalise::normalise).ok_or_else(missing);
    }
    let whole = Reading::of(text, file, service);
    let complete = |element: ElementRef<'_>| {
        let text = normalise::normalise(element);
        Reading::of(&text, file, service).holds(whole).then_some(text)
    };
    content::candidates(&html).into_iter().find_map(complete).ok_or_else(|| {
        let message = format!("no element of {} gives all that the page does ({whole})", body.url);
        Failure::new(Code::NoContent, message, "name the element with `content` in [fetch]")
    })
}

/// The form that says more, and why it is taken. A tie is for the second one.
pub(super) fn better<T>(html: (Prepared, T), markdown: (Prepared, T)) -> (Prepared, T, String) {
    let (of_html, of_markdown) = (html.0.reading, markdown.0.reading);
    let is_html = of_html > of_markdown;
    let reason = if of_html == of_markdown {
        format!("both forms give {of_html}, and places in Markdown have lines")
    } else if of_html.to_string() == of_markdown.to_string() {
        format!("both forms give {of_html}, and here more of what they say is read, or with fewer doubts")
    } else if is_html {
        format!("{of_html} as HTML, {of_markdown} as Markdown")
    } else {
        format!("{of_markdown} as Markdown, {of_html} as HTML")
    };
    let (prepared, at) = if is_html { html } else { markdown };
    (prepared, at, reason)
}
