//! Lists: lines without blank lines between them, of which each opens an item of its own.
//!
//! In: lines between two blank lines. Out: a group for each item and for each line below one, for those are paragraphs,
//! captions and code of the item. Marks are dropped, as in all dialects. Left alone on purpose: code, in which lines
//! may start with anything.

use super::group::{Group, Line, opens_code};
use crate::bracket::balance;
use crate::parse::marker;

/// Divides lines into groups: one, if they are no list.
pub(super) fn split<'p>(lines: Vec<Line<'p>>, page: &'p str) -> Vec<Group<'p>> {
    if !is_list(&lines) {
        return Group::new(lines, page).into_iter().collect();
    }
    let mut groups = Vec::new();
    let mut below: Vec<Line<'p>> = Vec::new();
    // Brackets of code below an item that are not closed yet: within them, marks are none.
    let mut depth = 0_i64;
    for line in lines {
        if depth > 0 || opens_code(line.text, 2) {
            depth = depth.max(0).saturating_add(balance(line.text));
            below.push(line);
        } else if let Some(words) = marker::strip(line.text) {
            close(&mut groups, &mut below, page);
            groups.push(Group::item(line.part(words), line.indent(), page));
        } else {
            below.push(line);
        }
    }
    close(&mut groups, &mut below, page);
    groups
}

/// Whether lines are items of a list, with what stands above the first of them and below each.
fn is_list(lines: &[Line<'_>]) -> bool {
    let Some((first, behind)) = lines.split_first() else { return false };
    if opens_code(first.text, lines.len()) {
        return false;
    }
    let is_bullet = |line: &Line<'_>| marker::strip_bullet(line.text).is_some();
    let is_led_in = marker::strip(first.text).is_some() || first.text.ends_with([':', '：']);
    // Code may have lines that start with a hyphen or an asterisk; a list has nothing else at its margin.
    let is_item = |line: &Line<'_>| marker::strip(line.text).is_some() || line.indent() > first.indent();
    let has_item = || lines.iter().any(|line| marker::strip(line.text).is_some());
    lines.iter().any(is_bullet) || is_led_in && has_item() && behind.iter().all(is_item)
}

/// Closes what stands below an item: code, or a paragraph a line.
fn close<'p>(groups: &mut Vec<Group<'p>>, below: &mut Vec<Line<'p>>, page: &'p str) {
    let mut rest = below.as_slice();
    while let Some((line, behind)) = rest.split_first() {
        if opens_code(line.text, rest.len()) {
            groups.extend(Group::new(rest.to_vec(), page));
            break;
        }
        groups.extend(Group::new(vec![*line], page));
        rest = behind;
    }
    below.clear();
}

#[cfg(test)]
mod tests {
    use super::super::split;

    /// The texts of the groups, with `*` before items.
    fn texts(page: &str) -> Vec<String> {
        let mark = |is_item: bool| if is_item { "*" } else { "" };
        let groups = split::groups(page);
        groups.iter().map(|group| format!("{}{}", mark(group.is_item()), group.text().value)).collect()
    }

    #[test]
    fn items_need_no_blank_lines() {
        assert_eq!(texts("  • on\n  • off\n\nMore."), ["*on", "*off", "More."]);
        assert_eq!(texts("Options:\n- on\n- off"), ["Options:", "*on", "*off"]);
    }

    #[test]
    fn what_stands_below_an_item_is_no_part_of_its_words() {
        let code = "    {\n        \"a\": [\n        - 1 ]\n    }";
        let page = format!("  • Parameters\n    Table 1 Tags\n\n  • Example\n{code}\n  • Other");
        assert_eq!(texts(&page), ["*Parameters", "Table 1 Tags", "*Example", code, "*Other"]);
    }

    #[test]
    fn code_is_no_list() {
        for code in ["{\n\"a\":\n- 1\n}", "name: a\n- b", "x = 2\n- 1"] {
            assert_eq!(texts(code).len(), 1, "{code}");
        }
    }

    #[test]
    fn items_know_their_place() {
        let page = "A.\n\n  • on\n    • off";
        let groups = split::groups(page);
        let found: Vec<(usize, &str)> =
            groups.iter().map(|group| (group.indent(), &page[group.text().span.unwrap().range()])).collect();
        assert_eq!(found, [(0, "A."), (2, "on"), (4, "off")]);
    }
}
