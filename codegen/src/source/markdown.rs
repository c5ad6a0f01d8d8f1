//! What tells Markdown from other text, line by line.

/// Whether a text is Markdown: its first line is a heading, or it has a table with a rule below the header.
pub(super) fn is_markdown(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(is_heading) || text.lines().zip(text.lines().skip(1)).any(is_header)
}

/// Whether a line is the header of a table: the line below it is a rule with as many columns.
pub(crate) fn is_header((line, below): (&str, &str)) -> bool {
    rule(below).is_some_and(|columns| columns > 1 && columns == cells(line))
}

/// The columns of a rule: `|:---|---:|`, `--- | ---`.
fn rule(line: &str) -> Option<usize> {
    let line = line.trim();
    let parts = line.strip_prefix('|').unwrap_or(line);
    let parts: Vec<&str> = parts.strip_suffix('|').unwrap_or(parts).split('|').map(str::trim).collect();
    let is_dashes = |part: &&str| {
        let dashes = part.strip_prefix(':').unwrap_or(part);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        !dashes.is_empty() && dashes.bytes().all(|b| b == b'-')
    };
    (line.contains('|') && parts.iter().all(is_dashes)).then_some(parts.len())
}

/// The cells of a line: one more than the pipes between its first and its last character.
fn cells(line: &str) -> usize {
    let line = line.trim();
    let (first, last) = (usize::from(line.starts_with('|')), line.len().saturating_sub(1));
    let between = pipes(line).filter(|at| *at >= first && *at < last);
    between.count() + 1
}

/// Offsets of the pipes of a line that are not escaped.
pub(crate) fn pipes(line: &str) -> impl Iterator<Item = usize> {
    let mut is_escaped = false;
    line.bytes().enumerate().filter_map(move |(at, byte)| {
        let is_pipe = byte == b'|' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_pipe.then_some(at)
    })
}

/// `# Title`, `#### URI`
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    let depth = line.len() - words.len();
    (1..=6).contains(&depth) && words.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_tables_are_markdown() {
        assert!(is_markdown("\n# Creating a Job\n#### URI\n"));
        assert!(is_markdown("Creating a Job\n\nParameter | Type\n--- | ---\nid | String\n"));
        assert!(!is_markdown("Creating a Job\n\nParameter |\nType |\n---|---|\nid |\nString |\n"));
        assert!(!is_markdown("#!/bin/sh\n"));
        assert!(!is_markdown("Example\n\n# a comment in a script\ncurl x | y\n"));
    }

    #[test]
    fn a_header_has_as_many_cells_as_its_rule() {
        assert!(is_header(("| Parameter | Type |", "|:---|:---|")));
        assert!(is_header((r"| a \| b | c |", "|---|---|")));
        assert!(!is_header(("| Parameter | Type |", "|:---|:---|:---|")));
        assert!(!is_header(("Type |", "---|---|")));
        assert!(!is_header(("a", "---")));
    }
}
