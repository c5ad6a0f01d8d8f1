//! A page as it was read: its tables row by row and its examples line by line, so that a link can lead to each.
//!
//! In: the operations of a page before they were corrected. Out: HTML. Left out on purpose: the page's own layout, and what no
//! reader takes for a part of an operation. The publisher's page stands behind a link.

use maud::{Markup, html};
use tablature_codegen::document::Text;
use tablature_codegen::emit::{visible, visible_line};
use tablature_codegen::raw::{ColumnRole, RawCell, RawOperation, RawRow, RawTable};

use super::address::{line_anchor, lines};
use super::frame::Frame;
use super::service::ServicePages;
use super::words;

const BASE: &str = "../";

/// The page with these operations, of which there is at least one.
pub(super) fn page(pages: &ServicePages<'_>, path: &str, operations: &[&RawOperation]) -> String {
    let name = visible(path);
    let frame = Frame {
        cloud: pages.cloud(),
        title: &name,
        about: &format!("The tables of {name}, as they were read"),
        root: "../../",
        above: pages.above(),
    };
    let of_page: Vec<_> = pages.api.operations.iter().filter(|it| &*it.origin.page == path).collect();
    let url = of_page.iter().find_map(|operation| words::address(operation.url.as_deref()?));
    let found = pages.findings.of_page(path);
    let is_corrected = pages.corrected.contains(path);
    let mut shown = std::collections::BTreeSet::new();
    frame.around(&html! {
        article.source {
            h1 { (name) }
            p {
                "What Tablature read of this page, table by table, in its words. Each field of "
                @for (index, operation) in of_page.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href=(format!("{BASE}{}", pages.addresses.operation(&operation.id))) { (visible(&operation.summary)) }
                }
                " leads to a row here."
                @if is_corrected { " What somebody has corrected since is not in here." }
            }
            @if let Some(url) = url { p { a href=(url) rel="external noopener" { "The page at " (pages.api.service.source.publisher) } } }
            @for operation in operations {
                h2 { (visible(&operation.title.value)) }
                p.call { code { (visible(&operation.uri.line.value)) } }
                @for raw in &operation.tables {
                    @if shown.insert(raw.label.to_string()) { (table(pages, path, raw)) }
                }
            }
            (examples(operations))
            @if !found.is_empty() {
                section #contradictions {
                    h2 { (words::counted(found.len(), "contradiction")) }
                    @for (index, diagnostic) in found { (pages.findings.show(index, diagnostic, BASE)) }
                }
            }
        }
    })
}

fn table(pages: &ServicePages<'_>, path: &str, raw: &RawTable) -> Markup {
    let anchor = pages.addresses.table(path, &raw.label).unwrap_or_default();
    let columns = columns(raw);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visible(&raw.label)) {
            table id=(anchor) {
                caption { (visible(&raw.label)) @if let Some(caption) = &raw.caption { " " (visible(caption)) } }
                thead { tr { th scope="col" { "Row" } @for column in &columns { th scope="col" { (column.title()) } } } }
                tbody {
                    @for row in &raw.rows {
                        @let place = row.place(raw);
                        tr id=(format!("{anchor}.{}", row.number)) {
                            th scope="row" {
                                a href=(format!("#{anchor}.{}", row.number)) { (row.number) }
                                @if let Some(line) = place.line() { " " span.line { "line " (line) } }
                                (pages.findings.mark(&place))
                            }
                            @for column in &columns { td { (cell(column.of(row))) } }
                        }
                    }
                }
            }
        }
    }
}

/// The examples, each once, with names for their lines where the dialect has lines.
fn examples(operations: &[&RawOperation]) -> Markup {
    let bodies =
        operations.iter().flat_map(|operation| &operation.examples).filter_map(|it| it.body.as_ref());
    let mut shown: Vec<&Text> = Vec::new();
    for body in bodies {
        if !shown.contains(&body) {
            shown.push(body);
        }
    }
    html! {
        @if !shown.is_empty() {
            section #examples {
                h2 { (words::counted(shown.len(), "example")) }
                @for body in shown { pre tabindex="0" { code { (numbered(body)) } } }
            }
        }
    }
}

fn numbered(body: &Text) -> Markup {
    let first = lines(body).map(|lines| *lines.start());
    html! {
        @for (offset, line) in (0_u32..).zip(body.value.lines()) {
            @match first {
                Some(first) => span id=(line_anchor(first.saturating_add(offset))) { (visible_line(line)) },
                None => (visible_line(line)),
            }
            "\n"
        }
    }
}

/// A column that a table has.
enum Column<'t> {
    Known(&'t ColumnRole),
    /// One whose header says nothing that is known, by that header.
    Other(&'t str),
}

/// The columns in their order. Others stand in the rows, and not always among the columns.
fn columns(raw: &RawTable) -> Vec<Column<'_>> {
    let mut columns: Vec<Column<'_>> = raw
        .columns
        .iter()
        .map(|role| match role {
            ColumnRole::Other(header) => Column::Other(header),
            role => Column::Known(role),
        })
        .collect();
    let others = raw.rows.iter().flat_map(|row| row.others.iter().map(|(header, _)| header.as_str()));
    for header in others {
        if !columns.iter().any(|column| matches!(column, Column::Other(known) if *known == header)) {
            columns.push(Column::Other(header));
        }
    }
    columns
}

impl Column<'_> {
    fn title(&self) -> String {
        match self {
            Self::Known(ColumnRole::Name) => "Parameter".to_owned(),
            Self::Known(ColumnRole::Mandatory) => "Mandatory".to_owned(),
            Self::Known(ColumnRole::Type) => "Type".to_owned(),
            Self::Known(ColumnRole::Description) => "Description".to_owned(),
            Self::Known(ColumnRole::Other(header)) => visible(header),
            Self::Other(header) => visible(header),
        }
    }

    fn of<'r>(&self, row: &'r RawRow) -> Option<&'r RawCell> {
        match self {
            Self::Known(ColumnRole::Name) => Some(&row.name),
            Self::Known(ColumnRole::Mandatory) => row.mandatory.as_ref(),
            Self::Known(ColumnRole::Type) => row.type_.as_ref(),
            Self::Known(ColumnRole::Description) => Some(&row.description),
            Self::Known(ColumnRole::Other(header)) => other(row, header),
            Self::Other(header) => other(row, header),
        }
    }
}

fn other<'r>(row: &'r RawRow, header: &str) -> Option<&'r RawCell> {
    row.others.iter().find(|(name, _)| name == header).map(|(_, cell)| cell)
}

fn cell(cell: Option<&RawCell>) -> Markup {
    let texts: &[Text] = cell.map_or(&[], Vec::as_slice);
    html! { @for text in texts { p { (visible(&text.value)) } } }
}
