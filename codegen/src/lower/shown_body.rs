//! Bodies that only examples show.
//!
//! In: the examples of a page, of which no table describes the body: it stands on another page, or nowhere. Out: a body of any
//! members, and a diagnostic. Left out on purpose: what the members are, as one example does not say which there are; and
//! examples that show no more than an error.

use serde_json::Value;

use super::page::Page;
use super::side::is_meant;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{HttpMethod, MediaType, Parameter, RequestBody, Response, Shape};
use crate::raw::{OF_ERRORS, Side};

impl Page<'_> {
    /// The body that examples of requests show. What only repeats parameters of the URI is none.
    pub fn shown_request(&mut self, parameters: &[Parameter]) -> Option<RequestBody> {
        if matches!(self.method(), HttpMethod::Get | HttpMethod::Head) {
            return None;
        }
        let shape = shown(&self.values(|side| *side == Side::Request), parameters)?;
        self.report_shown("the example of the request has a body, and no table of the page describes it");
        Some(RequestBody {
            media_type: MediaType::Json,
            required: false,
            shape,
            description: crate::model::Description::default(),
            origin: self.place(),
        })
    }

    /// The bodies that examples of answers show, where the page has no table for any success.
    pub fn show_responses(&mut self, responses: &mut [Response]) {
        if self.method() == HttpMethod::Head
            || responses.iter().any(|it| it.is_success() && it.body.is_some())
        {
            return;
        }
        for response in responses.iter_mut().filter(|it| it.is_success() && it.status != NO_CONTENT) {
            let of_response = |side: &Side| match side {
                Side::Request => false,
                Side::Response(code) => is_meant(response, code.as_deref()),
            };
            let Some(shape) = shown(&self.values(of_response), &[]) else { continue };
            response.body = Some(shape);
            self.report_shown(
                "the example of the response has a body, and no table of the page describes it",
            );
        }
    }

    fn values(&self, is_of: impl Fn(&Side) -> bool) -> Vec<&Value> {
        self.input.examples.values().filter(|(side, _)| is_of(side)).map(|(_, value)| value).collect()
    }

    fn report_shown(&mut self, message: &str) {
        self.output.diagnostics.push(
            Diagnostic::new(Code::ShownBody, self.place(), message)
                .label("any JSON is taken there")
                .help("generate from a page that has the table, or add it to this one"),
        );
    }
}

/// The status whose answers have no body.
const NO_CONTENT: u16 = 204;

/// What values show together: objects, or lists.
fn shown(values: &[&Value], parameters: &[Parameter]) -> Option<Shape> {
    let is_parameter = |name: &String| parameters.iter().any(|parameter| parameter.name == *name);
    let is_of_error = |name: &String| OF_ERRORS.contains(&name.as_str());
    let is_object = |value: &&Value| {
        let names = || value.as_object().into_iter().flat_map(|members| members.keys());
        names().next().is_some() && !names().all(is_parameter) && !names().all(is_of_error)
    };
    match values {
        [] => None,
        all if all.iter().all(is_object) => Some(Shape::Object),
        all if all.iter().all(|value| value.is_array()) => Some(Shape::array(Shape::Any)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn objects_and_lists_are_shown() {
        let one = json!({"mast": "high"});
        assert_eq!(shown(&[&one], &[]), Some(Shape::Object));
        let list = json!([1]);
        assert_eq!(shown(&[&list], &[]), Some(Shape::array(Shape::Any)));
        let error = json!({"code": "Mast.1", "message": "It broke."});
        for values in [&[][..], &[&one, &list], &[&error], &[&json!({})]] {
            assert_eq!(shown(values, &[]), None);
        }
    }
}
