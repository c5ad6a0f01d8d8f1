//! One page: method, path, and the parts that the other modules read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::account::Account;
use super::definition::Definitions;
use super::draft::Drafts;
use super::example::Examples;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Text;
use crate::model::{
    CloudInfo, HttpMethod, Note, Operation, OperationId, PathTemplate, SchemaId, ServiceInfo, Shape,
};
use crate::raw::{RawOperation, RawTable, Side, TableRole};
use crate::source::Place;

/// A page while it is read, with what is known of it so far.
pub(super) struct Page<'a> {
    pub raw: &'a RawOperation,
    pub id: OperationId,
    pub service: &'a ServiceInfo,
    pub cloud: &'a CloudInfo,
    pub examples: &'a Examples<'a>,
    pub drafts: &'a mut Drafts,
    pub diagnostics: &'a mut Diagnostics,
    pub account: &'a mut Account,
    /// The type that each table defines, by index of the table and direction.
    pub defined: BTreeMap<(usize, Side), SchemaId>,
    /// The table that defines what a row names, where only the page as a whole tells.
    pub definitions: Definitions,
    /// Tables of maps that are being read.
    pub maps: Vec<usize>,
    /// Rows so far that state a pattern.
    pub patterns: usize,
    /// Types that are being read: each names the next.
    pub chain: usize,
    /// Texts that the page's examples show, by the name of the member.
    pub shown: BTreeMap<String, Vec<String>>,
    /// Types that examples show.
    pub shown_shapes: BTreeMap<String, Option<Shape>>,
    /// Remarks that were made already, so that the response's copy of a table does not repeat those of the request's.
    pub remarked: BTreeMap<(Code, String, String), usize>,
}

impl<'a> Page<'a> {
    #[expect(clippy::too_many_arguments, reason = "all that a page is read with, at its one place")]
    pub fn new(
        raw: &'a RawOperation,
        id: OperationId,
        service: &'a ServiceInfo,
        cloud: &'a CloudInfo,
        definitions: Definitions,
        examples: &'a Examples<'a>,
        drafts: &'a mut Drafts,
        diagnostics: &'a mut Diagnostics,
        account: &'a mut Account,
    ) -> Self {
        let (defined, remarked) = (BTreeMap::new(), BTreeMap::new());
        let shown = super::example::evidence::collect(examples);
        let shown_shapes = super::example::evidence::shapes(examples);
        let maps = Vec::new();
        Self {
            raw,
            id,
            service,
            cloud,
            examples,
            drafts,
            diagnostics,
            account,
            defined,
            definitions,
            maps,
            chain: 0,
            patterns: 0,
            shown,
            shown_shapes,
            remarked,
        }
    }

    /// Interprets the page. Examples follow when the types of all pages are known. None where its path is none.
    pub fn lower(&mut self) -> Option<Operation> {
        let Some(path) = self.path() else {
            self.give_up();
            return None;
        };
        let parameters = self.parameters(&path);
        let request_body = self.request_body();
        let responses = self.responses();
        let authorization = self.authorization();
        self.report_doubts();
        self.report_unused_tables();
        let mut operation = Operation {
            id: self.id(),
            summary: self.raw.title.value.clone(),
            description: texts(&self.raw.function),
            notes: self.notes(),
            updated: self.raw.updated.as_ref().and_then(|text| date(&text.value)),
            language: self.raw.language,
            method: self.method(),
            path,
            section: None,
            deprecated: super::section::is_deprecated(self.raw),
            parameters: parameters.listed,
            token_header: parameters.token_header,
            signing_headers: parameters.signing_headers,
            authorization,
            request_body,
            request_examples: Vec::new(),
            responses,
            paging: None,
            url: self.service.source.page_url.as_ref().map(|url| url.replace("{page}", &self.raw.stem)),
            origin: self.place().at(self.raw.uri.line.span),
        };
        operation.paging = super::paging::recognise(&operation, self.drafts);
        Some(operation)
    }

    /// What is said of the page speaks for its rows.
    fn give_up(&mut self) {
        for table in &self.raw.tables {
            for row in &table.rows {
                self.account.reported(table, row);
            }
        }
    }

    /// Sections of prose. What is said of error codes points at a list of them and is left out.
    fn notes(&self) -> Vec<Note> {
        let notes = self.raw.notes.iter();
        let notes = notes.map(|note| Note {
            heading: note.heading.as_ref().map(|text| text.value.clone()),
            paragraphs: texts(&note.paragraphs),
        });
        notes.collect()
    }

    /// The page as a whole.
    pub fn place(&self) -> Place {
        Place::page(Arc::clone(&self.raw.page))
    }

    /// The tables with this role, with their indices.
    pub fn tables(&self, role: &TableRole) -> Vec<(usize, &'a RawTable)> {
        self.raw.tables.iter().enumerate().filter(|(_, table)| table.role == *role).collect()
    }

    /// The id of the operation.
    pub fn id(&self) -> OperationId {
        self.id.clone()
    }

    fn method(&self) -> HttpMethod {
        // Extraction takes nothing for a URI line that does not start with a method.
        HttpMethod::parse(&self.raw.uri.method).unwrap_or(HttpMethod::Get)
    }

    /// The path. The query that stands behind it in the URI line is known by then.
    fn path(&mut self) -> Option<PathTemplate> {
        let path = &self.raw.uri.path;
        let parsed = PathTemplate::parse(path);
        if parsed.is_none() {
            let place = self.place().at(self.raw.uri.line.span);
            self.diagnostics.push(
                Diagnostic::new(Code::InvalidPath, place, format!("`{path}` is no path"))
                    .label("the operation is not in the output")
                    .help("a path starts with `/`, and each parameter in it stands in braces"),
            );
        }
        parsed
    }

    /// Tables that nothing led to.
    fn report_unused_tables(&mut self) {
        for table in &self.raw.tables {
            let is_handled =
                matches!(table.role, TableRole::StatusCodes | TableRole::ErrorCodes | TableRole::Unknown);
            let unused: Vec<_> = table.rows.iter().filter(|row| !self.account.knows(table, row)).collect();
            if unused.is_empty() {
                continue;
            }
            if is_handled {
                // Statuses are read elsewhere; extraction has reported the unknown ones.
                for row in unused {
                    match table.role {
                        TableRole::Unknown => self.account.reported(table, row),
                        _ => self.account.modelled(table, row),
                    }
                }
                continue;
            }
            let name = table.caption.as_deref().unwrap_or(&table.label);
            self.diagnostics.push(
                Diagnostic::new(
                    Code::UnusedTable,
                    table.place.clone(),
                    format!("no row names the type `{name}`"),
                )
                .label(format!("its {} rows are not in the output", unused.len()))
                .help("if a field has this type, record the type of its row in corrections.toml"),
            );
            for row in unused {
                self.account.reported(table, row);
            }
        }
    }
}

/// The words of paragraphs.
pub(super) fn texts(paragraphs: &[Text]) -> Vec<String> {
    paragraphs.iter().map(|text| text.value.clone()).collect()
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
