//! `corrections.toml` to entries that are complete.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{Action, Cells, Column, Correction, Located, RowRef};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean, syntax_error};
use crate::source::{Place, Span, TextFile};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "correction")]
    corrections: Vec<Spanned<Entry>>,
}

type Key = Option<Spanned<String>>;

/// Every key of every action. One flat table, because a tagged enum would lose the spans.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    action: Key,
    page: Key,
    table: Key,
    row: Key,
    occurrence: Option<Spanned<usize>>,
    column: Key,
    was: Key,
    now: Key,
    after: Key,
    mandatory: Key,
    #[serde(rename = "type")]
    type_: Key,
    description: Key,
    reason: Key,
}

pub(super) fn parse(path: &str, text: &str) -> Result<Vec<Correction>, Diagnostics> {
    let file = TextFile { path: path.into(), text: text.into() };
    let entries: File =
        toml::from_str(text).map_err(|error| syntax_error(&file, Code::InvalidSettings, &error))?;
    let mut diagnostics = Diagnostics::new();
    let mut corrections = Vec::new();
    for entry in entries.corrections {
        let span = entry.span();
        let mut reader = Reader { file: &file, entry: span, diagnostics: &mut diagnostics };
        corrections.extend(reader.correction(entry.into_inner()));
    }
    if diagnostics.is_empty() { Ok(corrections) } else { Err(diagnostics) }
}

struct Reader<'a> {
    file: &'a TextFile,
    entry: Range<usize>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn correction(&mut self, mut entry: Entry) -> Option<Correction> {
        let place = self.place(self.heading());
        let page = self.filled("page", entry.page.take());
        let reason = self.filled("reason", entry.reason.take());
        let action = match entry.action.take() {
            None => self.set_cell(&mut entry),
            Some(action) => match action.get_ref().as_str() {
                "set-cell" => self.set_cell(&mut entry),
                "remove-row" => self.row(&mut entry).map(|row| Action::RemoveRow { row }),
                "add-row" => self.add_row(&mut entry),
                "set-uri" => self.set_uri(&mut entry),
                _ => {
                    self.unknown("action", &action, &["set-cell", "remove-row", "add-row", "set-uri"]);
                    return None;
                }
            },
        };
        self.leftovers(entry);
        Some(Correction { page: page?, action: action?, reason: reason?.value, place })
    }

    fn set_cell(&mut self, entry: &mut Entry) -> Option<Action> {
        let row = self.row(entry);
        let column = self.column(entry.column.take());
        let was = self.present("was", entry.was.take());
        let now = self.present("now", entry.now.take());
        let (was, now) = (was?, now?);
        if was.value == now.value {
            self.error(
                now.span,
                "`was` and `now` are the same".to_owned(),
                "remove the entry, or say what should stand",
            );
            return None;
        }
        Some(Action::SetCell { row: row?, column: column?, was, now: now.value })
    }

    fn add_row(&mut self, entry: &mut Entry) -> Option<Action> {
        let table = self.filled("table", entry.table.take());
        let name = self.filled("row", entry.row.take());
        let after = entry.after.take().map(|after| self.located(after));
        let mandatory = entry.mandatory.take().map(|cell| self.located(cell));
        let type_ = entry.type_.take().map(|cell| self.located(cell));
        let description = self.present("description", entry.description.take());
        let cells = Cells { name: name?, mandatory, type_, description: description?.value };
        Some(Action::AddRow { table: table?, after, cells })
    }

    fn set_uri(&mut self, entry: &mut Entry) -> Option<Action> {
        let was = self.filled("was", entry.was.take());
        let now = self.filled("now", entry.now.take());
        let (was, now) = (was?, now?);
        if now.value.split_whitespace().count() != 2 {
            let message = format!("`{}` is no method and path", now.value);
            self.error(now.span, message, "write both with a space between them: POST /v1/jobs");
            return None;
        }
        Some(Action::SetUri { was, now })
    }

    fn row(&mut self, entry: &mut Entry) -> Option<RowRef> {
        let table = self.filled("table", entry.table.take());
        let name = self.filled("row", entry.row.take());
        let occurrence = entry.occurrence.take().map(|occurrence| self.located(occurrence));
        if let Some(zero) = occurrence.as_ref().filter(|occurrence| occurrence.value == 0) {
            self.error(
                zero.span,
                "occurrences are counted from 1".to_owned(),
                "write 1 for the first row of the name",
            );
            return None;
        }
        Some(RowRef { table: table?, name: name?, occurrence })
    }

    fn column(&mut self, key: Key) -> Option<Column> {
        let Some(key) = key else {
            self.missing("column");
            return None;
        };
        let column = Column::ALL.into_iter().find(|column| column.as_str() == key.get_ref());
        if column.is_none() {
            self.unknown("column", &key, &Column::ALL.map(Column::as_str));
        }
        column
    }

    /// Keys that no reader has taken do not belong to the action, and somebody believes that they have an effect.
    fn leftovers(&mut self, entry: Entry) {
        let Entry {
            action,
            page,
            table,
            row,
            occurrence,
            column,
            was,
            now,
            after,
            mandatory,
            type_,
            description,
            reason,
        } = entry;
        let keys = [
            ("action", action),
            ("page", page),
            ("table", table),
            ("row", row),
            ("column", column),
            ("was", was),
            ("now", now),
            ("after", after),
            ("mandatory", mandatory),
            ("type", type_),
            ("description", description),
            ("reason", reason),
        ];
        let texts = keys.into_iter().filter_map(|(name, key)| Some((name, key?.span())));
        for (name, range) in texts.chain(occurrence.map(|key| ("occurrence", key.span()))) {
            let span = Span::locate(&self.file.text, range);
            self.error(span, format!("`{name}` has no meaning for this action"), "remove the key");
        }
    }

    fn filled(&mut self, name: &str, key: Key) -> Option<Located<String>> {
        let value = self.present(name, key)?;
        if value.value.trim().is_empty() {
            let help = if name == "reason" { "say why, and how we know" } else { "fill it in" };
            self.error(value.span, format!("`{name}` is empty"), help);
            return None;
        }
        Some(value)
    }

    fn present(&mut self, name: &str, key: Key) -> Option<Located<String>> {
        if key.is_none() {
            self.missing(name);
        }
        key.map(|key| self.located(key))
    }

    fn missing(&mut self, name: &str) {
        let span = self.heading();
        self.error(span, format!("the correction has no `{name}`"), "add the key");
    }

    fn unknown(&mut self, name: &str, key: &Spanned<String>, known: &[&str]) {
        let message = format!("there is no {name} `{}`", key.get_ref());
        let help = did_you_mean(key.get_ref(), known.iter().copied()).unwrap_or_default();
        self.error(Span::locate(&self.file.text, key.span()), message, &help);
    }

    fn error(&mut self, span: Span, message: String, help: &str) {
        let place = self.place(span);
        self.diagnostics.push(Diagnostic::new(Code::InvalidCorrection, place, message).help(help));
    }

    fn located<T>(&self, value: Spanned<T>) -> Located<T> {
        let span = Span::locate(&self.file.text, value.span());
        Located { value: value.into_inner(), span }
    }

    fn place(&self, span: Span) -> Place {
        Place::page(self.file.path.clone()).at(Some(span))
    }

    /// The line `[[correction]]`, which stands for the entry as a whole.
    fn heading(&self) -> Span {
        let entry = self.file.text.get(self.entry.clone()).unwrap_or_default();
        let length = entry.lines().next().unwrap_or_default().trim_end().len();
        Span::locate(&self.file.text, self.entry.start..self.entry.start + length)
    }
}
