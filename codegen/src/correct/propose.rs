//! The entry that a diagnostic asks for, where a mechanical one exists.
//!
//! In: a diagnostic, and the corrected raw operations that it speaks of. Out: an entry as TOML that changes what the diagnostic
//! says is wrong, and nothing else; its reason is empty, so that no run takes it before a person has looked at the page.
//! Left out on purpose: whatever needs a judgement on the words of a page, as contradictory defaults and conditions do, and
//! rows without a name, which an entry has no way to name.

use std::fmt::Write as _;

use super::apply::same_words;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::PathTemplate;
use crate::raw::{RawOperation, RawRow, RawTable, TableRole};
use crate::source::Place;

/// Words for types that every dialect of the pages has.
const TYPES: [&str; 9] = [
    "String",
    "Integer",
    "Long",
    "Double",
    "Boolean",
    "Object",
    "Array of strings",
    "Array of objects",
    "Map",
];

/// An entry that was made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    keys: Vec<(&'static str, String)>,
}

impl Proposal {
    /// The entry as it stands in `corrections.toml`, with this reason.
    pub fn render(&self, reason: &str) -> String {
        let mut text = "[[correction]]\n".to_owned();
        let reason = [("reason", quoted(reason))];
        for (key, value) in self.keys.iter().chain(&reason) {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{key} = {value}");
        }
        text
    }

    fn new(action: &str, page: &str) -> Self {
        Self { keys: vec![("action", quoted(action)), ("page", quoted(page))] }
    }

    fn with(mut self, key: &'static str, value: &str) -> Self {
        self.keys.push((key, quoted(value)));
        self
    }

    /// A value as it stands in TOML.
    fn raw(mut self, key: &'static str, value: String) -> Self {
        self.keys.push((key, value));
        self
    }
}

/// The entry that would settle what a diagnostic says, if there is one.
pub fn propose(diagnostic: &Diagnostic, operations: &[RawOperation]) -> Option<Proposal> {
    let place = &diagnostic.place;
    match diagnostic.code {
        Code::DuplicateRow | Code::RepeatedParameter => {
            Some(Cited::find(place, operations)?.named("remove-row"))
        }
        Code::StrayPathParameter => stray_parameter(place, operations),
        Code::UnknownType => {
            let cited = Cited::find(place, operations)?;
            let words = cited.row.type_text()?;
            let near = nearest(&words, TYPES);
            cited.cell("type", &words, near.first()?)
        }
        // As it is read: what says neither counts as optional.
        Code::UnknownMandatory => {
            let cited = Cited::find(place, operations)?;
            cited.cell("mandatory", &cited.row.mandatory_text()?, "No")
        }
        Code::ExampleKind => example_kind(diagnostic, operations),
        Code::ExampleMissingMember => {
            let cited = Cited::find(&diagnostic.related.first()?.place, operations)?;
            cited.cell("mandatory", &cited.row.mandatory_text()?, "No")
        }
        Code::ExampleUnknownMember => unknown_member(diagnostic, operations),
        Code::UndefinedType => misspelt_type(place, operations),
        Code::UnlistedPathParameter => unlisted_parameter(diagnostic, operations),
        Code::AssumedStatus | Code::NoSuccessStatus => {
            let operation = of_page(place, operations)?;
            let entry = Proposal::new("add-status", &operation.stem).raw("status", "200".to_owned());
            Some(entry.with("description", ""))
        }
        _ => None,
    }
}

/// A row that a diagnostic speaks of.
struct Cited<'o> {
    stem: &'o str,
    table: &'o RawTable,
    row: &'o RawRow,
}

impl<'o> Cited<'o> {
    fn find(place: &Place, operations: &'o [RawOperation]) -> Option<Self> {
        let operation = of_page(place, operations)?;
        let table = operation.tables.iter().find(|table| Some(&table.label) == place.table.as_ref())?;
        let row = table.rows.iter().find(|row| Some(row.number) == place.row)?;
        (!row.name_text().is_empty()).then_some(Self { stem: &operation.stem, table, row })
    }

    /// An entry about the row, which says which of several it means.
    fn named(&self, action: &str) -> Proposal {
        let name = self.row.name_text();
        let entry = Proposal::new(action, self.stem).with("table", &self.table.label).with("row", &name);
        let mut same = self.table.rows.iter().filter(|row| same_words(&row.name_text(), &name));
        if same.clone().count() < 2 {
            return entry;
        }
        let occurrence = same.position(|row| row.number == self.row.number).unwrap_or_default() + 1;
        entry.raw("occurrence", occurrence.to_string())
    }

    fn cell(&self, column: &str, was: &str, now: &str) -> Option<Proposal> {
        let entry = self.named("set-cell").with("column", column).with("was", was).with("now", now);
        (!same_words(was, now)).then_some(entry)
    }
}

/// A row that means a parameter of the path and misspells it, or one that does not belong there.
fn stray_parameter(place: &Place, operations: &[RawOperation]) -> Option<Proposal> {
    let cited = Cited::find(place, operations)?;
    let path = PathTemplate::parse(&of_page(place, operations)?.uri.path)?;
    let is_open = |name: &&str| !cited.table.rows.iter().any(|row| row.name_text() == **name);
    let name = cited.row.name_text();
    match nearest(&name, path.parameters().filter(is_open)).first() {
        Some(near) => cited.cell("name", &name, near),
        None => Some(cited.named("remove-row")),
    }
}

/// The type of the row that an example contradicts is that of the example.
fn example_kind(diagnostic: &Diagnostic, operations: &[RawOperation]) -> Option<Proposal> {
    let cited = Cited::find(&diagnostic.related.first()?.place, operations)?;
    // What a part of the value is says nothing of the cell.
    if !diagnostic.message.starts_with('`') {
        return None;
    }
    let words = cited.row.type_text()?;
    let now = match diagnostic.label.as_deref()?.strip_prefix("the example has ")? {
        "a string" => "String".to_owned(),
        "a number" => "Number".to_owned(),
        "a Boolean" => "Boolean".to_owned(),
        "an object" => "Object".to_owned(),
        "a list of one" | "a list" => format!("Array of {}s", words.trim_end_matches('s')),
        _ => return None,
    };
    cited.cell("type", &words, &now)
}

/// The member that only an example has becomes the last row of its table.
fn unknown_member(diagnostic: &Diagnostic, operations: &[RawOperation]) -> Option<Proposal> {
    let place = &diagnostic.related.first().filter(|related| related.place.row.is_none())?.place;
    let operation = of_page(place, operations)?;
    let table = operation.tables.iter().find(|table| Some(&table.label) == place.table.as_ref())?;
    let type_ = match diagnostic.label.as_deref()?.rsplit_once(" with ")?.1 {
        "a string" => "String",
        "a number" => "Number",
        "a Boolean" => "Boolean",
        "an object" => "Object",
        _ => return None,
    };
    let name = in_quotes(&diagnostic.message)?;
    Some(added(operation, table, name, "No", type_))
}

/// The type that no table defines, where a table has nearly its name.
fn misspelt_type(place: &Place, operations: &[RawOperation]) -> Option<Proposal> {
    let cited = Cited::find(place, operations)?;
    let operation = of_page(place, operations)?;
    let name = match cited.row.leaf() {
        Some(leaf) => leaf.into_name()?,
        None => cited.row.type_text()?,
    };
    let named = operation.tables.iter().filter_map(|table| match &table.role {
        TableRole::Type { name, .. } => Some((name.as_str(), table)),
        _ => None,
    });
    let near = nearest(&name, named.clone().map(|(name, _)| name));
    let (_, table) = named.into_iter().find(|(name, _)| Some(name) == near.first())?;
    Some(cited.named("set-link").with("now", &table.label))
}

/// A row for a parameter of the path, in the table of those, or in one that is added.
fn unlisted_parameter(diagnostic: &Diagnostic, operations: &[RawOperation]) -> Option<Proposal> {
    let operation = of_page(&diagnostic.place, operations)?;
    let name = in_quotes(&diagnostic.message)?;
    let is_of_path =
        |table: &&RawTable| matches!(table.role, TableRole::PathParameters | TableRole::UriParameters);
    if let Some(table) = operation.tables.iter().find(is_of_path) {
        return Some(added(operation, table, name, "Yes", "String"));
    }
    let entry =
        Proposal::new("add-table", &operation.stem).with("table", "Path parameters").with("role", "path");
    let row =
        format!("{{ row = {}, mandatory = \"Yes\", type = \"String\", description = \"\" }}", quoted(name));
    Some(entry.raw("rows", format!("[{row}]")))
}

/// A row behind the last one, with a cell for each column of the table.
fn added(operation: &RawOperation, table: &RawTable, name: &str, mandatory: &str, type_: &str) -> Proposal {
    let mut entry = Proposal::new("add-row", &operation.stem).with("table", &table.label).with("row", name);
    let last = table.rows.last();
    let is_only = |row: &&RawRow| {
        !row.name_text().is_empty()
            && table.rows.iter().filter(|other| same_words(&other.name_text(), &row.name_text())).count() == 1
    };
    if let Some(last) = last.filter(is_only) {
        entry = entry.with("after", &last.name_text());
    }
    if last.is_none_or(|row| row.mandatory.is_some()) {
        entry = entry.with("mandatory", mandatory);
    }
    if last.is_none_or(|row| row.type_.is_some()) {
        entry = entry.with("type", type_);
    }
    entry.with("description", "")
}

/// The operation of a page. Of a page with several, the first: they share what diagnostics speak of.
fn of_page<'o>(place: &Place, operations: &'o [RawOperation]) -> Option<&'o RawOperation> {
    operations.iter().find(|operation| operation.page == place.page)
}

/// The first words of a message that stand in quotes.
fn in_quotes(message: &str) -> Option<&str> {
    message.split('`').nth(1).filter(|name| !name.is_empty())
}

/// A basic string of TOML on one line: JSON escapes the same, but for one character.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}
