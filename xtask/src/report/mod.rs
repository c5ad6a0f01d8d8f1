//! What people read. Out: text; where it goes is the business of `main`.

mod render;
mod summary;

pub(crate) use render::{Selection, Sources, render, render_of, table_and_row, texts};
pub(crate) use summary::{Summary, count, differences, severities, unknown, written};

use annotate_snippets::{Level, Renderer, normalize_untrusted_str};

use crate::error::Error;

/// What stopped a run as a whole.
pub(crate) fn failure(error: &Error) -> String {
    let title = Level::ERROR.primary_title(error.to_string());
    let title = match error.code() {
        Some(code) => title.id(code.as_str()),
        None => title,
    };
    let report = [title.element(Level::HELP.message(normalize_untrusted_str(&error.help())))];
    Renderer::styled().render(&report) + "\n"
}
