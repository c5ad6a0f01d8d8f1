//! What a page says of a call that the client does otherwise: another form of the body, a resource that the host names.
//!
//! In: the table of request headers, and the examples of requests. Out: at most one diagnostic of each. Left out on
//! purpose: to send such a call. The forms of bodies are those of [`MediaType`], and the host is that of the service.

use super::page::Page;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{MediaType, RequestBody};
use crate::raw::{RawExample, Side};

impl Page<'_> {
    /// Says that the body has a form in which the client does not write it.
    pub fn report_media_type(&mut self, body: Option<&RequestBody>) {
        let Some(body) = body.filter(|body| body.media_type == MediaType::Json) else { return };
        let shown: Vec<String> = self.requests().flat_map(media_types_shown).collect();
        let row = self.input.raw.request_header("content-type");
        let stated = || row.map(|(_, row)| media_types(&row.description_text())).unwrap_or_default();
        let named = if shown.is_empty() { stated() } else { shown };
        let Some(first) = named.first().filter(|_| !named.iter().any(|name| is_known(name))) else { return };
        let place = row.map_or_else(|| body.origin.clone(), |(table, row)| row.place(table));
        self.output.diagnostics.push(
            Diagnostic::new(Code::OtherMediaType, place, format!("the page sends the body as `{first}`"))
                .label(format!("it is sent as `{}`", body.media_type.as_str()))
                .help("a service that takes no other form refuses the call"),
        );
    }

    /// Says that the host may name the resource, where method and path say nothing of it.
    pub fn report_host(&mut self) {
        let Some((table, row)) =
            self.input.raw.request_header("host").filter(|_| self.input.raw.uri.path == "/")
        else {
            return;
        };
        let shown = self.requests().flat_map(|example| header_lines(example, "host")).next();
        let diagnostic = Diagnostic::new(
            Code::ResourceInHost,
            row.place(table),
            "only the header `Host` could say which resource is meant",
        );
        let diagnostic = match shown {
            Some(host) => {
                diagnostic.label(format!("the example calls `{}`", crate::limits::shortened(&host)))
            }
            None => diagnostic,
        };
        self.output.diagnostics.push(
            diagnostic
                .help("where the host has the name of a resource, give the client that address as endpoint"),
        );
    }

    fn requests(&self) -> impl Iterator<Item = &RawExample> {
        self.input.raw.examples.iter().filter(|example| example.side == Side::Request)
    }
}

fn media_types_shown(example: &RawExample) -> Vec<String> {
    header_lines(example, "content-type").iter().flat_map(|value| media_types(value)).collect()
}

/// The values of a header in the lines of an example, wherever the form of the page has left them.
fn header_lines(example: &RawExample, name: &str) -> Vec<String> {
    let texts = example.title.iter().chain(&example.body);
    let value = |line: &str| {
        let (header, value) = line.split_once(':')?;
        let is_it = header.trim_matches(is_quote).eq_ignore_ascii_case(name);
        is_it.then(|| value.trim_matches(is_quote).to_owned())
    };
    texts.flat_map(|text| text.value.lines()).filter_map(value).collect()
}

fn is_quote(c: char) -> bool {
    c.is_whitespace() || "\"',".contains(c)
}

/// The media types in a text: `application/json;charset=utf8` is one.
fn media_types(text: &str) -> Vec<String> {
    let is_end = |c: char| c.is_whitespace() || ",;\"'()`，；。".contains(c);
    let words = text.split(is_end).map(|word| word.trim_end_matches('.').to_ascii_lowercase());
    let kinds = ["application/", "text/", "multipart/"];
    words.filter(|word| kinds.iter().any(|kind| word.len() > kind.len() && word.starts_with(kind))).collect()
}

fn is_known(name: &str) -> bool {
    MediaType::ALL.iter().any(|known| known.as_str() == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;

    #[test]
    fn media_types_are_found_in_texts() {
        assert_eq!(media_types("Set it to application/json;charset=utf8."), ["application/json"]);
        assert_eq!(
            media_types("application/merge-patch+json or application/json-patch+json."),
            ["application/merge-patch+json", "application/json-patch+json"]
        );
        assert!(media_types("MIME type of the body, application/").is_empty());
    }

    #[test]
    fn headers_stand_in_lines_of_examples() {
        let example = RawExample {
            side: Side::Request,
            title: vec![Text::new("Content-Type: text/plain")],
            request_line: None,
            body: Some(Text::new("\"Content-Type:application/json-patch+json\"\n[\n]")),
        };
        assert_eq!(header_lines(&example, "content-type"), ["text/plain", "application/json-patch+json"]);
        assert!(header_lines(&example, "host").is_empty());
    }
}
