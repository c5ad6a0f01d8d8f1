//! What the model says of each page, flat, so that two dialects of one page can be compared.

use std::collections::BTreeMap;

use tablature_codegen::model::{Api, Direction, Operation, Parameter, SchemaId, Shape};

/// A line for each fact of a page, by its key: `POST /v1/x: request body.a[].b` → `string, mandatory`.
pub(super) type PageFacts = BTreeMap<String, String>;

/// The facts of every page, by its file name without folder and extension.
pub(super) fn by_page(api: &Api) -> BTreeMap<String, PageFacts> {
    let mut pages: BTreeMap<String, PageFacts> = BTreeMap::new();
    for operation in &api.operations {
        let page = operation.origin.page.rsplit_once('.').map_or(&*operation.origin.page, |(stem, _)| stem);
        let facts = pages.entry(page.to_owned()).or_default();
        let label = format!("{} {}", operation.method.as_str(), operation.path);
        facts.insert(format!("{label}:"), operation.summary.clone());
        let mut walk = Walk { api, facts, open: Vec::new() };
        walk.operation(&label, operation);
    }
    pages
}

/// Facts that only one of two has, or that differ, as lines.
pub(super) fn differences(first: &PageFacts, second: &PageFacts) -> Vec<String> {
    let keys: std::collections::BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    let line = |key: &String| {
        let (a, b) = (first.get(key), second.get(key));
        let shown = |side: Option<&String>| side.map_or_else(|| "nothing".to_owned(), |it| format!("`{it}`"));
        (a != b).then(|| format!("{key} {} and {}", shown(a), shown(b)))
    };
    keys.into_iter().filter_map(line).collect()
}

struct Walk<'a> {
    api: &'a Api,
    facts: &'a mut PageFacts,
    /// Types that are being expanded; one of them within itself is not expanded again.
    open: Vec<SchemaId>,
}

impl Walk<'_> {
    fn operation(&mut self, label: &str, operation: &Operation) {
        for parameter in &operation.parameters {
            self.parameter(&format!("{label}: request {:?}", parameter.location).to_lowercase(), parameter);
        }
        if let Some(body) = &operation.request_body {
            self.shape(&format!("{label}: request body"), &body.shape, "", Direction::Request);
        }
        for response in &operation.responses {
            let label = format!("{label}: {}", response.status);
            for header in &response.headers {
                self.parameter(&format!("{label} header"), header);
            }
            if let Some(body) = &response.body {
                self.shape(&format!("{label} body"), body, "", Direction::Response);
            }
        }
    }

    fn parameter(&mut self, prefix: &str, parameter: &Parameter) {
        let mandatory = if parameter.is_required() { ", mandatory" } else { "" };
        let key = format!("{prefix}.{}", parameter.name);
        self.shape(&key, &parameter.shape, mandatory, Direction::Request);
    }

    fn shape(&mut self, key: &str, shape: &Shape, mandatory: &str, direction: Direction) {
        let kind = match shape {
            Shape::String => "string",
            Shape::Integer => "integer",
            Shape::Number => "number",
            Shape::Boolean => "boolean",
            Shape::Schema(_) | Shape::Object => "object",
            Shape::Array(_) => "array",
            Shape::Map(_) => "map",
            Shape::File => "file",
            Shape::Any => "any",
        };
        self.facts.insert(key.to_owned(), format!("{kind}{mandatory}"));
        match shape {
            Shape::Array(items) => self.shape(&format!("{key}[]"), items, "", direction),
            Shape::Map(values) => self.shape(&format!("{key}{{}}"), values, "", direction),
            Shape::Schema(id) if !self.open.contains(id) => self.members(key, *id, direction),
            _ => {}
        }
    }

    fn members(&mut self, key: &str, id: SchemaId, direction: Direction) {
        self.open.push(id);
        for property in &self.api.schema(id).properties {
            let Some(usage) = property.usage(direction) else { continue };
            let mandatory = if usage.mandatory == Some(true) { ", mandatory" } else { "" };
            self.shape(&format!("{key}.{}", property.name), &property.shape, mandatory, direction);
        }
        self.open.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_said_with_both_sides() {
        let facts = |lines: &[(&str, &str)]| -> PageFacts {
            lines.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
        };
        let first = facts(&[("a", "string"), ("b", "array"), ("c", "any")]);
        let second = facts(&[("a", "string"), ("b", "object")]);
        assert_eq!(differences(&first, &second), ["b `array` and `object`", "c `any` and nothing"]);
    }
}
