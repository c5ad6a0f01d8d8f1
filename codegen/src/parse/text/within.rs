//! Flattened tables within pages of pipe text: a page may have lost the pipes of one table and kept those of the others.
//!
//! In: the lines of a page, and which of them are cells. Out: the table that starts at a line, read as in the text
//! dialect. It ends before the next cell at the latest.

use super::group::{Group, Line};
use super::table::{self, Tables};
use super::{header, item, split};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Table;
use crate::source::SourcePage;

/// The lines of a page that are no cells, as groups.
pub(in crate::parse) struct Flat<'p> {
    groups: Vec<Group<'p>>,
    /// Of each line, the group that starts with it.
    starts: Vec<Option<usize>>,
    /// Of each group, where the groups end that stand together with it.
    ends: Vec<usize>,
    tables: Tables,
}

impl<'p> Flat<'p> {
    /// Of each line its words, its number, and where it starts in the page. None for a cell.
    pub fn of(lines: impl Iterator<Item = Option<(&'p str, u32, usize)>>, page: &'p SourcePage) -> Self {
        let mut groups: Vec<Group<'p>> = Vec::new();
        let (mut starts, mut ends, mut run) = (Vec::new(), Vec::new(), Vec::new());
        for line in lines.chain([None]) {
            if let Some((text, number, start)) = line {
                run.extend(item::split(vec![Line::new(text, number, start)], &page.text));
                continue;
            }
            for group in split::join_code(&std::mem::take(&mut run)) {
                starts.push(Some(groups.len()));
                starts.extend(std::iter::repeat_n(None, group.len().saturating_sub(1)));
                groups.push(group);
            }
            ends.resize(groups.len(), groups.len());
            // The cell.
            starts.push(None);
        }
        let tables = Tables::of(&groups, page.place());
        Self { groups, starts, ends, tables }
    }

    /// The table that starts at a line, with the number of lines that it takes up.
    pub fn read(
        &mut self,
        line: usize,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<(Table, usize)>, Diagnostic> {
        let Some(first) = self.starts.get(line).copied().flatten() else { return Ok(None) };
        let end = self.ends.get(first).copied().unwrap_or_default();
        let groups = self.groups.get(first..end).unwrap_or_default();
        let Some(start) = header::start(groups) else { return Ok(None) };
        let mut said = Diagnostics::new();
        let (table, length) = table::read(groups, start, &mut self.tables, &mut said)?;
        if table.rows.is_empty() {
            return Ok(None);
        }
        diagnostics.extend(said);
        let lines = groups.iter().take(length).map(Group::len).sum();
        Ok(Some((table, lines)))
    }
}
