//! What the model says of each page, flat, so that two dialects of one page can be compared.

use std::collections::{BTreeMap, BTreeSet};

use tablature_codegen::diagnostic::Code;
use tablature_codegen::model::{Api, Direction, Operation, Parameter, SchemaId, Shape};
use tablature_codegen::pipeline::Interpreted;

/// Stands behind the kind of a field that must be given.
const MANDATORY: &str = ", mandatory";

/// What is known of one page.
#[derive(Debug, Default)]
pub(super) struct PageFacts {
    /// A line for each fact, by its key: `POST /v1/x: request body.a[].b` → `string, mandatory`.
    lines: BTreeMap<String, String>,
    /// What the diagnostics of the page say that it leaves out.
    admitted: BTreeSet<Silence>,
}

/// What a diagnostic says to be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Silence {
    /// The members of an object.
    Members,
    /// Whether fields must be given.
    Mandatory,
}

impl Silence {
    fn of(code: Code) -> Option<Self> {
        match code {
            Code::UncertainTables | Code::UndefinedType | Code::UnusedTable | Code::UnknownTable => {
                Some(Self::Members)
            }
            Code::EmptyMandatory => Some(Self::Mandatory),
            _ => None,
        }
    }
}

/// Something on which two dialects of a page are not one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// Both sides.
    pub(super) line: String,
    /// Whether the second side only says less, and a diagnostic of the page says so.
    pub(super) is_admitted: bool,
}

/// The facts of every page, by its file name without folder and extension.
pub(super) fn by_page(interpreted: &Interpreted) -> BTreeMap<String, PageFacts> {
    let api = &interpreted.api;
    let mut pages: BTreeMap<String, PageFacts> = BTreeMap::new();
    for operation in &api.operations {
        let facts = &mut pages.entry(stem(&operation.origin.page).to_owned()).or_default().lines;
        let label = format!("{} {}", operation.method.as_str(), operation.path);
        facts.insert(format!("{label}:"), operation.summary.clone());
        let mut walk = Walk { api, facts, open: Vec::new() };
        walk.operation(&label, operation);
    }
    for diagnostic in &interpreted.diagnostics {
        let Some(silence) = Silence::of(diagnostic.code) else { continue };
        // What is said of several pages in the same words is said once, with the places.
        let places = diagnostic.related.iter().map(|related| &related.place);
        for place in places.chain([&diagnostic.place]) {
            if let Some(page) = pages.get_mut(stem(&place.page)) {
                page.admitted.insert(silence);
            }
        }
    }
    pages
}

fn stem(page: &str) -> &str {
    page.rsplit_once('.').map_or(page, |(stem, _)| stem)
}

/// Facts that only one of two has, or that differ.
pub(super) fn differences(first: &PageFacts, second: &PageFacts) -> Vec<Difference> {
    let keys: BTreeSet<&String> = first.lines.keys().chain(second.lines.keys()).collect();
    let difference = |key: &String| {
        let (a, b) = (first.lines.get(key), second.lines.get(key));
        let shown = |side: Option<&String>| side.map_or_else(|| "nothing".to_owned(), |it| format!("`{it}`"));
        let line = || format!("{key} {} and {}", shown(a), shown(b));
        (a != b).then(|| Difference { line: line(), is_admitted: second.admits(key, a, b) })
    };
    keys.into_iter().filter_map(difference).collect()
}

impl PageFacts {
    /// Whether this page says less of a fact than `there`, and a diagnostic of it says so.
    fn admits(&self, key: &str, there: Option<&String>, here: Option<&String>) -> bool {
        match (there, here) {
            (Some(_), None) => self.admitted.contains(&Silence::Members) && self.is_in_free_form(key),
            // A list of anything instead of a list of objects, whose table nothing tells.
            (Some(there), Some(here)) if here == "any" => {
                self.admitted.contains(&Silence::Members) && there == "object"
            }
            (Some(there), Some(here)) => {
                let is_less = there.strip_suffix(MANDATORY) == Some(here);
                self.admitted.contains(&Silence::Mandatory) && is_less
            }
            _ => false,
        }
    }

    /// Whether the nearest holder of a member that this page has is an object without members, or anything.
    fn is_in_free_form(&self, key: &str) -> bool {
        let ends = key.rmatch_indices(['.', '[', '{']).filter_map(|(end, _)| key.get(..end));
        let mut holders = ends.filter_map(|holder| Some((holder, self.lines.get(holder)?)));
        let Some((holder, kind)) = holders.next() else { return false };
        let is_object = ["object", "any"].contains(&kind.strip_suffix(MANDATORY).unwrap_or(kind));
        let member = format!("{holder}.");
        is_object && !self.lines.keys().any(|key| key.starts_with(&member))
    }
}

struct Walk<'a> {
    api: &'a Api,
    facts: &'a mut BTreeMap<String, String>,
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
        let mandatory = if parameter.is_required() { MANDATORY } else { "" };
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
            let mandatory = if usage.mandatory == Some(true) { MANDATORY } else { "" };
            self.shape(&format!("{key}.{}", property.name), &property.shape, mandatory, direction);
        }
        self.open.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[(&str, &str)], admitted: &[Silence]) -> PageFacts {
        PageFacts {
            lines: lines.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
            admitted: admitted.iter().copied().collect(),
        }
    }

    #[test]
    fn what_differs_is_said_with_both_sides() {
        let first = page(&[("a", "string"), ("b", "array"), ("c", "any")], &[]);
        let second = page(&[("a", "string"), ("b", "object")], &[]);
        let lines: Vec<String> = differences(&first, &second).into_iter().map(|it| it.line).collect();
        assert_eq!(lines, ["b `array` and `object`", "c `any` and nothing"]);
    }

    /// Of each difference, whether it is one of silence that is admitted.
    fn admitted(first: &PageFacts, second: &PageFacts) -> Vec<bool> {
        differences(first, second).iter().map(|it| it.is_admitted).collect()
    }

    #[test]
    fn an_object_without_members_says_less_where_a_diagnostic_says_so() {
        let full = [("a", "array"), ("a[]", "object"), ("a[].b", "object"), ("a[].b.c", "string")];
        let full = page(&full, &[]);
        let free = [("a", "array"), ("a[]", "object")];
        assert_eq!(admitted(&full, &page(&free, &[Silence::Members])), [true, true]);
        assert_eq!(admitted(&full, &page(&free, &[])), [false, false], "nothing admits it");
        assert_eq!(admitted(&page(&free, &[]), &full), [false, false], "it says more");
        let other = [("a", "array"), ("a[]", "object"), ("a[].d", "string")];
        let other = page(&other, &[Silence::Members]);
        assert_eq!(admitted(&full, &other), [false, false, false], "it has other members");
        assert_eq!(admitted(&full, &page(&[], &[Silence::Members])), [false; 4], "nothing holds them");
        let any = page(&[("a", "array"), ("a[]", "any")], &[Silence::Members]);
        assert_eq!(admitted(&full, &any), [true, true, true], "a list of anything");
        let kind = page(&[("a", "object")], &[Silence::Members]);
        assert!(!admitted(&full, &kind)[0], "a list is no object");
    }

    #[test]
    fn lost_mandatory_cells_say_less_where_a_diagnostic_says_so() {
        let (must, may) = ([("a", "string, mandatory")], [("a", "string")]);
        let lost = [Silence::Mandatory];
        assert_eq!(admitted(&page(&must, &[]), &page(&may, &lost)), [true]);
        assert_eq!(admitted(&page(&must, &[]), &page(&may, &[Silence::Members])), [false]);
        assert_eq!(admitted(&page(&may, &[]), &page(&must, &lost)), [false], "it says more");
        assert_eq!(admitted(&page(&must, &[]), &page(&[("a", "integer")], &lost)), [false]);
    }
}
