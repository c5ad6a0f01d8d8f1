//! What a page is before anything has been read from it: its name, its bytes as text, and places in it.
//!
//! In: nothing. Out: [`name`], [`TextFile`], [`SourcePage`], [`Span`] and [`Place`], which every later stage and every diagnostic uses.
//! Left out on purpose: reading files (that is [`crate::load`]) and knowing formats (that is [`crate::parse`]).

mod file;
pub(crate) mod markdown;
pub mod name;
mod place;
pub mod unseen;

pub use file::TextFile;
pub use name::BadName;
pub use place::{Place, Span};

use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The form in which a page reached us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Dialect {
    /// Every block on a line of its own, tables flattened to one line a cell paragraph.
    Text,
    /// What tools that turn a page into text leave behind: no blank lines, one `cell |` a line, a rule below the header.
    PipeText,
    /// Markdown with tables: `#` title, `####` sections, `|:---|` below the header of a table.
    Markdown,
    /// HTML of the documentation portal: `h1.topictitle1`, `h4.sectiontitle`, bare `<caption>`.
    PortalHtml,
    /// HTML made by Sphinx: `section`, `table.docutils`, `span.caption-text`.
    SphinxHtml,
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::PipeText => "pipe text",
            Self::Markdown => "Markdown",
            Self::PortalHtml => "portal HTML",
            Self::SphinxHtml => "Sphinx HTML",
        })
    }
}

/// One page as it lies on disk, decoded as UTF-8 and otherwise untouched.
///
/// Its path is one that [`name`] takes: there is no other way to a page than [`SourcePage::new`], which checks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcePage {
    stem: Arc<str>,
    path: Arc<str>,
    /// The whole text. Spans are byte offsets into it.
    pub text: Arc<str>,
    /// The form of the text, guessed from its content.
    pub dialect: Dialect,
}

impl SourcePage {
    /// A page with the dialect that its content suggests. `path` is the one below the documents folder, with `/`.
    ///
    /// # Errors
    ///
    /// The path has a name in it that is not taken.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Result<Self, BadName> {
        let path = path.into();
        name::check_path(&path)?;
        let text = text.into();
        let file = path.rsplit('/').next().unwrap_or(&path);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).into();
        let dialect = Dialect::guess(&text);
        Ok(Self { stem, path, text, dialect })
    }

    /// The file name without its extension. For an operation page it is the operation id.
    pub fn stem(&self) -> &Arc<str> {
        &self.stem
    }

    /// The path below the documents folder, with `/` on every system: `eg/CreateEventRouterJob.txt`.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The place of the page as a whole.
    pub fn place(&self) -> Place {
        Place::page(Arc::clone(&self.path))
    }
}

impl Dialect {
    /// Recognises the dialect from the content alone: folders and extensions lie more often than markup does.
    pub fn guess(text: &str) -> Self {
        let is_html = text.trim_start().starts_with('<')
            && ["</p>", "</h1>", "</table>", "<html", "<a "].iter().any(|tag| text.contains(tag));
        match () {
            () if !is_html && markdown::is_markdown(text) => Self::Markdown,
            () if !is_html && (has_rule_below_cells(text) || has_no_blank_line(text)) => Self::PipeText,
            () if !is_html => Self::Text,
            () if text.contains("topictitle1") || text.contains("sectiontitle") => Self::PortalHtml,
            () => Self::SphinxHtml,
        }
    }
}

/// `---|---|---|` below a line with a single cell. In Markdown, the line above holds all cells of the header.
fn has_rule_below_cells(text: &str) -> bool {
    let is_rule = |line: &str| {
        let line = line.trim().trim_start_matches('|');
        line.starts_with("---|") && line.split_terminator('|').all(|part| part == "---")
    };
    let is_cell = |line: &str| line.trim_end().strip_suffix('|').is_some_and(|cell| !cell.contains('|'));
    // Some tools leave white space of the markup between the two.
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    lines().zip(lines().skip(1)).any(|(above, line)| is_cell(above) && is_rule(line))
}

/// The other dialects of plain text divide their blocks by blank lines.
fn has_no_blank_line(text: &str) -> bool {
    let text = text.trim();
    text.contains('\n') && text.lines().all(|line| !line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dialect_comes_from_the_content() {
        assert_eq!(Dialect::guess("Updated on 2025-05-06 GMT+08:00\n\nCreate a <b> Job\n"), Dialect::Text);
        assert_eq!(
            Dialect::guess("<a name=\"x\"></a>\n<h1 class=\"topictitle1\">Deleting</h1>"),
            Dialect::PortalHtml
        );
        assert_eq!(
            Dialect::guess("<!DOCTYPE html><html><section id=\"x\"><h1>Querying</h1>"),
            Dialect::SphinxHtml
        );
    }

    #[test]
    fn pipe_text_has_a_rule_below_single_cells() {
        let table = "Parameter |\nType |\n---|---|\nid |\nString |";
        assert_eq!(Dialect::guess(&format!("Querying a Job\n\n{table}\n")), Dialect::PipeText);
        let table = "|\nParameter |\nType |\n|---|---|\n|\nid |\nString |";
        assert_eq!(Dialect::guess(&format!("Querying a Job\n{table}\n")), Dialect::PipeText);
        assert_eq!(Dialect::guess("Deleting a Job\nURI\nDELETE /v1/jobs/{id}\n"), Dialect::PipeText);
        let table =
            "| \n   Parameter  | \n   \n   Type  | \n   \n|---|---|\n| \n   id  | \n   \n   String  | \n";
        assert_eq!(Dialect::guess(&format!("Querying a Job\n{table}\n")), Dialect::PipeText);
        let markdown = "Deleting a Job\n\n| Parameter | Type |\n|---|---|\n| id | String |\n";
        assert_eq!(Dialect::guess(markdown), Dialect::Markdown);
    }

    #[test]
    fn the_stem_is_the_file_name() {
        let page = SourcePage::new("eg/CreateEventRouterJob.txt", "text").unwrap();
        assert_eq!(&**page.stem(), "CreateEventRouterJob");
        assert_eq!(&**SourcePage::new("eg/noextension", "").unwrap().stem(), "noextension");
    }

    #[test]
    fn there_is_no_page_with_a_name_that_is_refused() {
        let error = SourcePage::new("eg/a\nb.txt", "text").unwrap_err();
        assert_eq!(error.to_string(), "the name `eg/a\\nb.txt` has a line break in it");
    }
}
