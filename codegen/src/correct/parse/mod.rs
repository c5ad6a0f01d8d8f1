//! `corrections.toml` to entries that are complete.
//!
//! [`keys`] knows forms and places, [`actions`] which keys an action has. Every key is taken by name from one flat table,
//! because a tagged enum would lose the spans.

mod actions;
mod keys;

use serde::Deserialize;
use toml::Spanned;

use super::{Action, Correction};
use crate::diagnostic::{Code, Diagnostics, did_you_mean, syntax_error};
use crate::source::TextFile;
use keys::{Entry, Keys};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "correction")]
    corrections: Vec<Spanned<Entry>>,
}

/// What reads the keys of an action.
type Reader = fn(&mut Keys<'_>) -> Option<Action>;

/// Every action by its name.
const ACTIONS: [(&str, Reader); 17] = [
    ("set-cell", actions::set_cell),
    ("remove-row", actions::remove_row),
    ("add-row", actions::add_row),
    ("set-link", actions::set_link),
    ("set-values", actions::set_values),
    ("remove-table", actions::remove_table),
    ("add-table", actions::add_table),
    ("set-uri", actions::set_uri),
    ("remove-operation", actions::remove_operation),
    ("add-operation", actions::add_operation),
    ("set-example", actions::set_example),
    ("remove-example", actions::remove_example),
    ("add-example", actions::add_example),
    ("set-status", actions::set_status),
    ("remove-status", actions::remove_status),
    ("add-status", actions::add_status),
    ("set-paging", actions::set_paging),
];

/// Actions that name their operation themselves, or that are about a page as a whole.
const OF_PAGES: [&str; 3] = ["set-uri", "remove-operation", "add-operation"];

pub(super) fn parse(path: &str, text: &str) -> Result<Vec<Correction>, Diagnostics> {
    let file = TextFile { path: path.into(), text: text.into() };
    let entries: File =
        toml::from_str(text).map_err(|error| syntax_error(&file, Code::InvalidSettings, &error))?;
    let mut diagnostics = Diagnostics::new();
    let mut corrections = Vec::new();
    for entry in entries.corrections {
        let span = entry.span();
        let left = entry.into_inner();
        corrections.extend(correction(Keys {
            file: &file,
            entry: span,
            left,
            diagnostics: &mut diagnostics,
        }));
    }
    if diagnostics.is_empty() { Ok(corrections) } else { Err(diagnostics) }
}

fn correction(mut keys: Keys<'_>) -> Option<Correction> {
    let place = keys.place(keys.heading());
    let page = keys.filled("page");
    let reason = keys.filled("reason");
    let (action, operation) = match keys.text("action") {
        None => (actions::set_cell(&mut keys), keys.text("operation")),
        Some(name) => {
            let Some((known, read)) = ACTIONS.into_iter().find(|(known, _)| *known == name.value) else {
                let message = format!("there is no action `{}`", name.value);
                let help = did_you_mean(&name.value, ACTIONS.map(|(known, _)| known)).unwrap_or_default();
                keys.error(name.span, message, &help);
                return None;
            };
            let operation = if OF_PAGES.contains(&known) { None } else { keys.text("operation") };
            (read(&mut keys), operation)
        }
    };
    keys.leftovers();
    Some(Correction { page: page?, operation, action: action?, reason: reason?.value, place })
}
