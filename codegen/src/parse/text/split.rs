//! A page to groups of lines: blank lines divide them. Items of a list need no blank lines: [`super::item`] divides them.

use super::group::{Group, Line};
use super::item;
use crate::bracket::{balance, closing};
use crate::parse::glued;
use crate::parse::permalink::Permalinks;
use crate::vocabulary;

/// Groups that a block of code may take up at most. A brace that is never closed must not swallow the page.
const MOST_GROUPS_OF_CODE: usize = 200;

/// Groups among which lines of a site may stand, each of which is one of its own.
const GROUPS_OF_HEAD: usize = 12;

/// Divides a page. A line that only leads to the page above is left out: behind a table, it would be a part of a cell.
pub(super) fn groups(page: &str) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut open: Vec<Line<'_>> = Vec::new();
    let is_dense = is_dense(page);
    let permalinks = Permalinks::of(page);
    let mut offset = 0;
    let lines: Vec<&str> = page.split_inclusive('\n').collect();
    for (index, (raw, number)) in lines.iter().zip(1..).enumerate() {
        let text = permalinks.strip(raw.trim_end());
        let start = offset;
        offset += raw.len();
        if text.trim_matches(['\u{feff}', ' ', '\u{a0}', '\t']).is_empty() {
            close(&mut groups, &mut open, page);
        } else {
            let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
            open.push(Line::new(bare, number, start + (text.len() - bare.len())));
            if is_dense {
                let below = glued::below(lines.get(index + 1..).unwrap_or_default());
                for part in open.pop().map(|line| line.parts(below)).unwrap_or_default() {
                    open.push(part);
                    close(&mut groups, &mut open, page);
                }
            }
        }
    }
    close(&mut groups, &mut open, page);
    join_code(&groups)
}

/// Lines that a page has at least where it is to be dense.
const LEAST_DENSE: usize = 16;

/// Whether a page has no blank lines to speak of, as when it was copied out of a browser: each line is a paragraph then, but
/// for those of code.
fn is_dense(page: &str) -> bool {
    let (mut depth, mut lines, mut blank) = (0_i64, 0_usize, 0_usize);
    for line in page.lines() {
        if depth == 0 && line.trim().is_empty() {
            blank += 1;
        } else if depth == 0 {
            lines += 1;
        }
        depth = depth.saturating_add(balance(line)).max(0);
    }
    lines >= LEAST_DENSE && blank * 10 < lines
}

fn close<'p>(groups: &mut Vec<Group<'p>>, open: &mut Vec<Line<'p>>, page: &'p str) {
    if !matches!(open.as_slice(), [line] if vocabulary::is_navigation(line.text)) {
        let lines = std::mem::take(open);
        if groups.len() < GROUPS_OF_HEAD && lines.iter().any(|line| vocabulary::is_furniture(line.text)) {
            groups.extend(lines.into_iter().filter_map(|line| Group::new(vec![line], page)));
        } else {
            groups.extend(item::split(lines, page));
        }
    }
    open.clear();
}

/// Joins groups as long as a bracket that opens a group of code is not closed.
pub(super) fn join_code<'p>(groups: &[Group<'p>]) -> Vec<Group<'p>> {
    // Looked at once, and not once for each bracket above.
    let marks: Vec<Mark> = groups.iter().map(Mark::of).collect();
    let mut joined = Vec::with_capacity(groups.len());
    let (mut rest, mut marks) = (groups, marks.as_slice());
    while let Some(first) = rest.first() {
        let length = if first.leaves_json_open() { length(marks) } else { 1 };
        let (taken, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        joined.extend(Group::joined(taken));
        rest = behind;
        marks = marks.get(length..).unwrap_or_default();
    }
    joined
}

/// What tells where code ends.
struct Mark {
    balance: i64,
    is_heading: bool,
}

impl Mark {
    fn of(group: &Group<'_>) -> Self {
        Self { balance: group.balance(), is_heading: group.is_heading() }
    }
}

/// How many groups the code has that starts with the first. One, where it does not end before a heading.
fn length(marks: &[Mark]) -> usize {
    let parts = marks.iter().take(MOST_GROUPS_OF_CODE).map(|mark| (mark.balance, mark.is_heading));
    closing(parts).unwrap_or(1)
}
