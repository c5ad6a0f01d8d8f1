//! Entries that are about facts of the model: the values of a field, and how a list is read page by page.
//!
//! In: the corrected raw operations, in which an entry finds its row or its operation by the names of the page, and the model
//! that was made of them. Out: the model with the facts of the entries in the place of those that were read. A fact is
//! found by the place of its row, which the model keeps.

use std::collections::BTreeSet;

use super::action::{NewPaging, PagingStyleName};
use super::apply::{Applied, find_row, find_table, of_page, uri_text};
use super::{Action, Correction, Located, RowRef};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::model::{
    Api, Facts, NextMarker, Operation, OperationId, Paging, PagingStyle, Parameter, ParameterLocation,
    Schema, Shape, Values,
};
use crate::raw::RawOperation;
use crate::source::{Place, Span};

/// What entries look at, and what they change.
pub(super) struct Settler<'a> {
    pub(super) raw: &'a [RawOperation],
    pub(super) ids: &'a [OperationId],
    pub(super) api: &'a mut Api,
    pub(super) said: &'a mut Diagnostics,
}

impl Settler<'_> {
    pub(super) fn settle(&mut self, correction: &Correction) -> Applied {
        match &correction.action {
            Action::SetValues { row, was, now } => self.set_values(correction, row, was, now),
            Action::SetPaging { was, now } => self.set_paging(correction, was, now.as_ref()),
            _ => Ok(()),
        }
    }

    fn set_values(
        &mut self,
        correction: &Correction,
        row: &RowRef,
        was: &Located<Vec<String>>,
        now: &Values,
    ) -> Applied {
        let places = self.places(correction, row)?;
        let mut fields: Vec<(&Shape, &mut Facts)> = facts(self.api)
            .filter(|field| field.is_from(&places))
            .map(|field| (field.shape, field.facts))
            .collect();
        if fields.is_empty() {
            let message =
                format!("`{}` is not in the output, so that nothing has these values", row.name.value);
            return Err(correction.unmatched(row.name.span, message, None));
        }
        for (shape, facts) in &fields {
            let found = literals(facts.values.as_ref());
            if facts.values.as_ref() == Some(now) || facts.values.is_none() && now.values.is_empty() {
                let message = format!("the page has these values of `{}` now", row.name.value);
                return Err(correction.overtaken(message));
            }
            if found != was.value.iter().map(String::as_str).collect::<Vec<_>>() {
                let message =
                    format!("the values of `{}` are {}, and not these", row.name.value, listed(&found));
                return Err(correction.unmatched(was.span, message, Some(compare_again())));
            }
            let element = shape.element();
            if let Some(wrong) = now.values.iter().find(|value| element.literal(&value.literal).is_none()) {
                let message = format!("`{}` is no value of the type of `{}`", wrong.literal, row.name.value);
                let help = "correct the type of the row, or the value".to_owned();
                return Err(correction.unmatched(row.name.span, message, Some(help)));
            }
        }
        for (_, facts) in &mut fields {
            facts.values = (!now.values.is_empty()).then(|| now.clone());
        }
        Ok(())
    }

    /// Where the row stands. Operations of one page share its tables.
    fn places(&self, correction: &Correction, row: &RowRef) -> Result<BTreeSet<Place>, Diagnostic> {
        let meant = of_page(correction, self.raw)?;
        let tables =
            meant.iter().filter_map(|index| self.raw.get(*index)).flat_map(|operation| &operation.tables);
        let label = find_table(correction, tables.clone(), &row.table)?;
        let mut places = BTreeSet::new();
        for table in tables.filter(|table| table.label == label) {
            let index = find_row(correction, table, row)?;
            places.extend(table.rows.get(index).map(|row| without_span(&row.place(table))));
        }
        Ok(places)
    }

    fn set_paging(
        &mut self,
        correction: &Correction,
        was: &Located<PagingStyleName>,
        now: Option<&NewPaging>,
    ) -> Applied {
        let index = self.operation(correction)?;
        let Some(operation) = self.api.operations.get(index) else { return Ok(()) };
        let paging =
            now.map(|now| Checked { correction, operation, api: self.api }.paging(now)).transpose()?;
        let is_doubted = is_doubted(operation, self.said);
        if operation.paging == paging && !(is_doubted && paging.is_none()) {
            return Err(correction.overtaken("the page says this of its paging now"));
        }
        let found = style_name(operation.paging.as_ref());
        if found != was.value {
            let message = format!("paging is `{}`, and not `{}`", found.as_str(), was.value.as_str());
            return Err(correction.unmatched(was.span, message, Some(compare_again())));
        }
        let origins: BTreeSet<Place> =
            operation.parameters.iter().map(|parameter| parameter.origin.clone()).collect();
        self.said.retract(Code::PagingDiffers, |place| origins.contains(place));
        if let Some(operation) = self.api.operations.get_mut(index) {
            operation.paging = paging;
        }
        Ok(())
    }

    /// The only operation that the entry is about, by its index in the model.
    fn operation(&self, correction: &Correction) -> Result<usize, Diagnostic> {
        let meant = of_page(correction, self.raw)?;
        let [only] = meant.as_slice() else {
            let uris: Vec<String> =
                meant.iter().filter_map(|index| self.raw.get(*index)).map(|raw| uri_text(&raw.uri)).collect();
            let help = format!("say which with `operation`: {}", uris.join(", "));
            return Err(correction.unmatched(
                correction.page.span,
                "the page has several operations",
                Some(help),
            ));
        };
        let id = self.ids.get(*only);
        let found = self.api.operations.iter().position(|operation| Some(&operation.id) == id);
        found.ok_or_else(|| {
            correction.unmatched(correction.page.span, "the operation of the page is not in the output", None)
        })
    }
}

/// What was read is not what the entry expects: the page may be as it was, and be read otherwise.
fn compare_again() -> String {
    "look at the page again, then bring the entry up to date or remove it".to_owned()
}

/// Whether the page contradicts itself on paging, so that nothing was claimed.
fn is_doubted(operation: &Operation, said: &Diagnostics) -> bool {
    let is_of = |place: &Place| operation.parameters.iter().any(|parameter| parameter.origin == *place);
    said.iter().any(|found| found.code == Code::PagingDiffers && is_of(&found.place))
}

fn style_name(paging: Option<&Paging>) -> PagingStyleName {
    match paging.map(|paging| &paging.style) {
        None => PagingStyleName::None,
        Some(PagingStyle::Offset { .. }) => PagingStyleName::Offset,
        Some(PagingStyle::Marker { .. }) => PagingStyleName::Marker,
        Some(PagingStyle::Page { .. }) => PagingStyleName::Page,
    }
}

/// Paging as an entry states it, held against the operation: whatever it names has to be there.
struct Checked<'a> {
    correction: &'a Correction,
    operation: &'a Operation,
    api: &'a Api,
}

impl Checked<'_> {
    fn paging(&self, now: &NewPaging) -> Result<Paging, Diagnostic> {
        let name = self.query(&now.parameter)?;
        let body = self.body(now.items.span)?;
        let style = match now.style {
            PagingStyleName::Page => PagingStyle::Page { page: name, first: now.first },
            PagingStyleName::Marker => PagingStyle::Marker { marker: name, next: self.next(body, now)? },
            // An entry without paging holds none of this.
            PagingStyleName::Offset | PagingStyleName::None => {
                PagingStyle::Offset { offset: name, first: now.first.unwrap_or_default() }
            }
        };
        let limit = now.limit.as_ref().map(|limit| self.query(limit)).transpose()?;
        let items = self.member(body, &now.items, "list", |shape| matches!(shape, Shape::Array(_)))?;
        let is_count = |shape: &Shape| *shape == Shape::Integer;
        let total =
            now.total.as_ref().map(|total| self.member(body, total, "number", is_count)).transpose()?;
        Ok(Paging { style, limit, items, total })
    }

    fn query(&self, wanted: &Located<String>) -> Result<String, Diagnostic> {
        let in_query = |parameter: &&Parameter| parameter.location == ParameterLocation::Query;
        let mut names = self.operation.parameters.iter().filter(in_query).map(|parameter| &*parameter.name);
        if names.clone().any(|name| name == wanted.value) {
            return Ok(wanted.value.clone());
        }
        let help = did_you_mean(&wanted.value, names.by_ref());
        let message = format!("the query has no parameter `{}`", wanted.value);
        Err(self.correction.unmatched(wanted.span, message, help))
    }

    /// What comes back where all goes well.
    fn body(&self, span: Span) -> Result<&Schema, Diagnostic> {
        let response = self.operation.responses.iter().find(|response| response.is_success());
        match response.and_then(|response| response.body.as_ref()) {
            Some(Shape::Schema(id)) => Ok(self.api.schema(*id)),
            _ => Err(self.correction.unmatched(span, "the response is not an object", None)),
        }
    }

    fn member(
        &self,
        body: &Schema,
        wanted: &Located<String>,
        kind: &str,
        is_kind: impl Fn(&Shape) -> bool,
    ) -> Result<String, Diagnostic> {
        let mut fitting = body.properties.iter().filter(|property| is_kind(&property.shape));
        if fitting.clone().any(|property| property.name == wanted.value) {
            return Ok(wanted.value.clone());
        }
        let help = did_you_mean(&wanted.value, fitting.by_ref().map(|property| &*property.name));
        let message = format!("the response has no {kind} `{}`", wanted.value);
        Err(self.correction.unmatched(wanted.span, message, help))
    }

    /// Where the next marker is: a path of members that leads somewhere, or a member of the items.
    fn next(&self, body: &Schema, now: &NewPaging) -> Result<Option<NextMarker>, Diagnostic> {
        let Some(next) = &now.next else { return Ok(None) };
        let is_there = match &next.value {
            NextMarker::Member(path) => self.leads_somewhere(body, path),
            NextMarker::LastItem(name) => {
                let items = body.property(&now.items.value).and_then(|items| items.shape.leaf_schema());
                items.is_some_and(|id| self.api.schema(id).property(name).is_some())
            }
        };
        if is_there {
            return Ok(Some(next.value.clone()));
        }
        Err(self.correction.unmatched(next.span, "the response has no such member", None))
    }

    fn leads_somewhere(&self, body: &Schema, path: &[String]) -> bool {
        let Some((first, rest)) = path.split_first() else { return false };
        let Some(property) = body.property(first) else { return false };
        match (&property.shape, rest) {
            (_, []) => true,
            (Shape::Schema(id), rest) => self.leads_somewhere(self.api.schema(*id), rest),
            _ => false,
        }
    }
}

/// A field of the model.
struct Field<'a> {
    shape: &'a Shape,
    facts: &'a mut Facts,
    origins: Vec<Place>,
}

impl Field<'_> {
    fn is_from(&self, places: &BTreeSet<Place>) -> bool {
        self.origins.iter().any(|origin| places.contains(&without_span(origin)))
    }
}

/// Every field of the model: members of objects in both directions, parameters, headers of answers.
fn facts(api: &mut Api) -> impl Iterator<Item = Field<'_>> {
    let members = api.schemas.iter_mut().flat_map(|schema| &mut schema.properties).flat_map(|property| {
        let shape = &property.shape;
        let usages = property.request.iter_mut().chain(&mut property.response);
        usages.map(move |usage| Field { shape, facts: &mut usage.facts, origins: usage.origins.clone() })
    });
    let parameters = api.operations.iter_mut().flat_map(|operation| {
        let headers = operation.responses.iter_mut().flat_map(|response| &mut response.headers);
        operation.parameters.iter_mut().chain(headers)
    });
    members.chain(parameters.map(|parameter| Field {
        shape: &parameter.shape,
        origins: vec![parameter.origin.clone()],
        facts: &mut parameter.facts,
    }))
}

/// A place without its bytes: what is read twice has the same table and row.
fn without_span(place: &Place) -> Place {
    Place { span: None, ..place.clone() }
}

fn literals(values: Option<&Values>) -> Vec<&str> {
    values.iter().flat_map(|values| &values.values).map(|value| value.literal.as_str()).collect()
}

fn listed(values: &[&str]) -> String {
    if values.is_empty() {
        return "not read from the page".to_owned();
    }
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ")
}
