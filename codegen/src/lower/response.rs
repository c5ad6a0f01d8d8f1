//! Responses by status.

use std::collections::BTreeMap;

use super::page::Page;
use super::side::status;
use crate::diagnostic::{Code, Diagnostic, not_in_output};
use crate::document::{Text, texts};
use crate::model::{Direction, MediaType, ParameterLocation, Response, Shape};
use crate::raw::{ERRORS, RawExample, RawTable, Side, TableRole};
use crate::source::Place;

/// What is assumed where the page names no success status.
const ASSUMED_SUCCESS: u16 = 200;

impl Page<'_> {
    /// The responses, by ascending status.
    pub fn responses(&mut self) -> Vec<Response> {
        let mut responses = self.listed_statuses();
        let default_statuses = self.default_statuses(&mut responses);
        for (index, table) in self.input.raw.tables.iter().enumerate() {
            let (TableRole::Headers(side) | TableRole::Body(side)) = &table.role else { continue };
            let Side::Response(code) = side else { continue };
            let statuses = match code.as_deref() {
                Some(ERRORS) => failures(&responses),
                code => code.and_then(status).map_or_else(|| default_statuses.clone(), |code| vec![code]),
            };
            if statuses.is_empty() {
                self.report_errors_without_status(table);
            }
            for status in statuses {
                let response = responses.entry(status).or_insert_with(|| empty(status, table.place.clone()));
                self.describe_response(index, table, side, response);
            }
        }
        for response in responses.values_mut().filter(|response| response.description.is_empty()) {
            response.description = self.shown_as(response.status);
        }
        responses.into_values().collect()
    }

    /// What stands above the only example of a status, where the page says no more of the status: `The job has started.`
    fn shown_as(&self, of: u16) -> Vec<String> {
        let is_of_status = |example: &&RawExample| match &example.side {
            Side::Response(Some(code)) => status(code) == Some(of),
            _ => false,
        };
        let mut examples = self.input.raw.examples.iter().filter(is_of_status);
        let (Some(only), None) = (examples.next(), examples.next()) else { return Vec::new() };
        let is_title = |text: &Text| {
            crate::vocabulary::opens_example(&text.value) || crate::vocabulary::is_examples(&text.value)
        };
        if only.title.iter().any(is_title) {
            return Vec::new();
        }
        let description = super::description::describe(&texts(&only.title));
        description.paragraphs().cloned().collect()
    }

    /// Adds what a table says of a response.
    fn describe_response(&mut self, index: usize, table: &RawTable, side: &Side, response: &mut Response) {
        if matches!(table.role, TableRole::Headers(_)) {
            let headers = self.read_parameters(table, ParameterLocation::Header, Direction::Response);
            response.headers.extend(headers);
            return;
        }
        if matches!(response.body, Some(Shape::Schema(_))) && self.is_variant(index, table) {
            return;
        }
        let body = self.body(index, table, side, Some(response.status));
        response.body = response.body.take().or(Some(body));
        if response.body == Some(Shape::File) {
            response.media_type = MediaType::Binary;
        }
    }

    /// A page that describes what comes back from a failed call, and names no status of one.
    fn report_errors_without_status(&mut self, table: &RawTable) {
        let message = "the page describes the response of a failed call, but lists no status for it";
        self.output.diagnostics.push(
            Diagnostic::new(Code::UnusedTable, table.place.clone(), message)
                .label(not_in_output(table.rows.len()))
                .help("record a row for the status in corrections.toml"),
        );
        for row in &table.rows {
            self.output.account.reported(table, row);
        }
    }

    fn listed_statuses(&self) -> BTreeMap<u16, Response> {
        let mut responses = BTreeMap::new();
        for raw in &self.input.raw.statuses {
            let Some(code) = status(&raw.code.value) else { continue };
            let response = responses.entry(code).or_insert_with(|| empty(code, raw.place.clone()));
            if response.description.is_empty() {
                let description = super::description::describe(&texts(&raw.description));
                response.description = description.paragraphs().cloned().collect();
            }
        }
        responses
    }

    /// The statuses of tables that stand below none: those that the page names of its answer, or the first success.
    fn default_statuses(&mut self, responses: &mut BTreeMap<u16, Response>) -> Vec<u16> {
        let of_answer = self.input.raw.statuses.iter().filter(|status| status.is_of_answer);
        let of_answer: Vec<u16> = of_answer.filter_map(|raw| status(&raw.code.value)).collect();
        if of_answer.is_empty() { vec![self.default_status(responses)] } else { of_answer }
    }

    /// The first success that the page names.
    fn default_status(&mut self, responses: &mut BTreeMap<u16, Response>) -> u16 {
        let sides = self.input.raw.tables.iter().filter_map(|table| match &table.role {
            TableRole::Body(Side::Response(Some(code))) | TableRole::Headers(Side::Response(Some(code))) => {
                status(code)
            }
            _ => None,
        });
        let named: Vec<u16> = responses.keys().copied().chain(sides).collect();
        let success = named.iter().find(|status| (200..300).contains(*status));
        let success = success.or_else(|| named.iter().find(|status| **status == Response::CHOICES)).copied();
        success.unwrap_or_else(|| {
            // A page that lists what may go wrong should say what goes well. One that lists nothing refers to a list of all
            // services, or was cut off: an assumption is made, and nothing contradicts it.
            let (code, message) = if responses.is_empty() {
                (Code::AssumedStatus, "the page names no status")
            } else {
                (Code::NoSuccessStatus, "the page lists statuses, and none of 200 to 299")
            };
            self.output.diagnostics.push(
                Diagnostic::new(code, self.place(), message)
                    .label(format!("{ASSUMED_SUCCESS} is assumed"))
                    .help("record a row for the status in corrections.toml"),
            );
            let place = self.place_of_line();
            responses.insert(ASSUMED_SUCCESS, empty(ASSUMED_SUCCESS, place));
            ASSUMED_SUCCESS
        })
    }
}

/// The statuses of failed calls that are listed.
fn failures(responses: &BTreeMap<u16, Response>) -> Vec<u16> {
    responses.keys().copied().filter(|status| *status >= 400).collect()
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
