//! What a call can come to: the statuses that say that it succeeded, with their bodies and headers.

use super::{CloudInfo, HttpMethod, Operation, Parameter, Response, SchemaId, Shape};

impl Operation {
    /// The responses that say that a call succeeded. Lists of versions answer with 300, and nothing below that has a body.
    pub fn successes(&self) -> Vec<&Response> {
        let with = |is_one: fn(&Response) -> bool| -> Vec<&Response> {
            self.responses.iter().filter(|response| is_one(response)).collect()
        };
        let success = with(Response::is_success);
        let choices = with(|response| response.status == Response::CHOICES);
        if success.iter().any(|response| response.body.is_some()) || choices.is_empty() {
            success
        } else {
            choices
        }
    }

    /// The body with which an answer comes. To HEAD none has any, whatever a page tells of it.
    pub fn body_of<'r>(&self, response: &'r Response) -> Option<&'r Shape> {
        response.body.as_ref().filter(|_| self.method != HttpMethod::Head)
    }

    /// What a success says, where all say the same; the first that says anything, where a list is read page by page.
    pub fn success_body(&self) -> Option<&Shape> {
        self.successes().into_iter().find_map(|response| self.body_of(response))
    }

    /// The type of what a success says, where it is one that has members.
    pub fn success_schema(&self) -> Option<SchemaId> {
        match self.success_body() {
            Some(Shape::Schema(id)) if self.outcomes().is_empty() => Some(*id),
            _ => None,
        }
    }

    /// The successes, where their bodies differ, so that a caller has to tell them apart; empty otherwise. Files are not
    /// told apart, nor are the pages of a list.
    pub fn outcomes(&self) -> Vec<&Response> {
        let successes = self.successes();
        let pairs = successes.iter().zip(successes.iter().skip(1));
        let differ = pairs.into_iter().any(|(one, next)| self.body_of(one) != self.body_of(next));
        let is_file = successes.iter().any(|response| self.body_of(response) == Some(&Shape::File));
        if differ && !is_file && self.paging.is_none() { successes } else { Vec::new() }
    }

    /// The headers that successes are documented to have, each once. Not those that every response has: the id of the
    /// request, and what HTTP is made of.
    pub fn success_headers(&self, cloud: &CloudInfo) -> Vec<&Parameter> {
        let mut headers: Vec<&Parameter> = Vec::new();
        for header in self.successes().into_iter().flat_map(|response| &response.headers) {
            let is_same = |name: &str| name.eq_ignore_ascii_case(&header.name);
            let is_known =
                cloud.request_id_headers.iter().any(|name| is_same(name)) || PLAIN.into_iter().any(is_same);
            if !is_known && !headers.iter().any(|other| is_same(&other.name)) {
                headers.push(header);
            }
        }
        headers
    }
}

/// Headers of HTTP that pages repeat.
const PLAIN: [&str; 5] = ["Content-Type", "Content-Length", "Connection", "Date", "Server"];
