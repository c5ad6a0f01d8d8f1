//! One page: method, path, and the parts that the other modules read.

use super::page::{Input, Page};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::texts;
use crate::model::{HttpMethod, Note, Operation, Paging, PathTemplate};

impl Page<'_> {
    /// Interprets the page. Examples follow when the types of all pages are known. None where its path is none.
    pub fn lower(&mut self) -> Option<Operation> {
        let Some(path) = self.path() else {
            self.give_up();
            return None;
        };
        let parameters = self.parameters(&path);
        let request_body = self.request_body().or_else(|| self.shown_request(&parameters.listed));
        self.report_media_type(request_body.as_ref());
        self.report_host();
        let mut responses = self.responses();
        self.show_responses(&mut responses);
        let authorization = self.authorization();
        self.report_doubts();
        self.report_unused_tables();
        let Input { raw, id, service, .. } = self.input;
        let mut operation = Operation {
            id: id.clone(),
            summary: raw.title.value.clone(),
            description: texts(&raw.function),
            notes: self.notes(),
            updated: raw.updated.as_ref().and_then(|text| date(&text.value)),
            language: raw.language,
            method: self.method(),
            path,
            section: None,
            deprecated: super::section::is_deprecated(raw),
            parameters: parameters.listed,
            token_header: parameters.token_header,
            signing_headers: parameters.signing_headers,
            authorization,
            request_body,
            request_examples: Vec::new(),
            responses,
            paging: None,
            url: service.source.page_url.as_ref().map(|url| url.replace("{page}", &raw.stem)),
            origin: self.place_of_line(),
        };
        operation.paging = self.paging(&operation);
        Some(operation)
    }

    /// How the operation pages. Where its answer contradicts its query, nothing is claimed.
    fn paging(&mut self, operation: &Operation) -> Option<Paging> {
        let paging = super::paging::recognise(operation, self.output.drafts)?;
        let Some((parameter, echo)) = super::paging::contradiction(operation, &paging, self.output.drafts)
        else {
            return Some(paging);
        };
        let message = format!("`{}` counts items in the query and pages in the response", parameter.name);
        let diagnostic = Diagnostic::new(Code::PagingDiffers, parameter.origin.clone(), message)
            .label("items here: the list is not paged through")
            .help("ask the service which of the two is meant, and correct the other description in corrections.toml");
        let answer = echo.usage.origins.first().cloned();
        let diagnostic = answer.into_iter().fold(diagnostic, |it, place| it.related(place, "pages here"));
        self.output.diagnostics.push(diagnostic);
        None
    }

    /// What is said of the page speaks for its rows.
    fn give_up(&mut self) {
        for table in &self.input.raw.tables {
            for row in &table.rows {
                self.output.account.reported(table, row);
            }
        }
    }

    /// Sections of prose. What is said of error codes points at a list of them and is left out.
    fn notes(&self) -> Vec<Note> {
        let notes = self.input.raw.notes.iter();
        let notes = notes.map(|note| Note {
            heading: note.heading.as_ref().map(|text| text.value.clone()),
            paragraphs: texts(&note.paragraphs),
        });
        notes.collect()
    }

    pub(super) fn method(&self) -> HttpMethod {
        // Extraction takes nothing for a URI line that does not start with a method.
        HttpMethod::parse(&self.input.raw.uri.method).unwrap_or(HttpMethod::Get)
    }

    /// The path. The query that stands behind it in the URI line is known by then.
    fn path(&mut self) -> Option<PathTemplate> {
        let path = &self.input.raw.uri.path;
        let parsed = PathTemplate::parse(path);
        if parsed.is_none() {
            let place = self.place_of_line();
            self.output.diagnostics.push(
                Diagnostic::new(Code::InvalidPath, place, format!("`{path}` is no path"))
                    .label("the operation is not in the output")
                    .help("a path starts with one `/`, each parameter in it stands in braces, and it holds no space, `?` or `#`"),
            );
        }
        parsed
    }
}

/// The day in `Updated on 2025-05-06 GMT+08:00`.
fn date(stamp: &str) -> Option<String> {
    let is_date = |word: &&str| {
        let shape: String = word.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
        shape == "9999-99-99"
    };
    stamp.split([' ', '\u{a0}', ':', '：']).find(is_date).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_has_a_day() {
        assert_eq!(date("Updated on 2025-05-06 GMT+08:00").as_deref(), Some("2025-05-06"));
        assert_eq!(date("更新时间：2025-05-06 GMT+08:00").as_deref(), Some("2025-05-06"));
        assert_eq!(date("Updated recently"), None);
    }
}
