//! Responses by status.

use std::collections::BTreeMap;

use super::operation::{Page, texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Direction, MediaType, ParameterLocation, Response, Shape};
use crate::raw::{Side, TableRole};
use crate::source::Place;

/// What is assumed where the page names no success status.
const ASSUMED_SUCCESS: u16 = 200;

impl Page<'_> {
    /// The responses, by ascending status.
    pub fn responses(&mut self) -> Vec<Response> {
        let mut responses = self.listed_statuses();
        let default_status = self.default_status(&mut responses);
        for (index, table) in self.raw.tables.iter().enumerate() {
            let (TableRole::Headers(side) | TableRole::Body(side)) = &table.role else { continue };
            let Side::Response(code) = side else { continue };
            let status = code.as_deref().and_then(status).unwrap_or(default_status);
            let headers = match table.role {
                TableRole::Headers(_) => {
                    self.read_parameters(table, ParameterLocation::Header, Direction::Response)
                }
                _ => Vec::new(),
            };
            let body = match table.role {
                TableRole::Body(_) => Some(self.body(index, table, side, Some(status))),
                _ => None,
            };
            let response = responses.entry(status).or_insert_with(|| empty(status, table.place.clone()));
            response.headers.extend(headers);
            response.body = response.body.take().or(body);
            if response.body == Some(Shape::File) {
                response.media_type = MediaType::Binary;
            }
        }
        responses.into_values().collect()
    }

    fn listed_statuses(&self) -> BTreeMap<u16, Response> {
        let mut responses = BTreeMap::new();
        for raw in &self.raw.statuses {
            let Some(code) = status(&raw.code.value) else { continue };
            let response = responses.entry(code).or_insert_with(|| empty(code, raw.place.clone()));
            if response.description.is_empty() {
                let description = super::description::describe(&texts(&raw.description));
                response.description = description.paragraphs().cloned().collect();
            }
        }
        responses
    }

    /// The status of tables that stand below none: the first success that the page names.
    fn default_status(&mut self, responses: &mut BTreeMap<u16, Response>) -> u16 {
        let sides = self.raw.tables.iter().filter_map(|table| match &table.role {
            TableRole::Body(Side::Response(Some(code))) | TableRole::Headers(Side::Response(Some(code))) => {
                status(code)
            }
            _ => None,
        });
        let success = responses.keys().copied().chain(sides).find(|status| (200..300).contains(status));
        success.unwrap_or_else(|| {
            self.diagnostics.push(
                Diagnostic::new(Code::NoSuccessStatus, self.place(), "the page names no success status")
                    .label(format!("{ASSUMED_SUCCESS} is assumed"))
                    .help("record a row for the status in corrections.toml"),
            );
            let place = self.place().at(self.raw.uri.line.span);
            responses.insert(ASSUMED_SUCCESS, empty(ASSUMED_SUCCESS, place));
            ASSUMED_SUCCESS
        })
    }
}

fn empty(status: u16, origin: Place) -> Response {
    Response {
        status,
        description: Vec::new(),
        headers: Vec::new(),
        body: None,
        media_type: MediaType::Json,
        examples: Vec::new(),
        origin,
    }
}

/// `200`, `200 OK`
pub(super) fn status(code: &str) -> Option<u16> {
    let digits: String = code.trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|status| (100..600).contains(status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_three_digits() {
        assert_eq!(status("200"), Some(200));
        assert_eq!(status("204 No Content"), Some(204));
        for text in ["", "OK", "2xx", "20", "999999"] {
            assert_eq!(status(text), None, "{text}");
        }
    }
}
