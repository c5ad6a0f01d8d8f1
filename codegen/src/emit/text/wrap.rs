//! Lines of a readable length, broken where the break means nothing.

use super::markup::TIED;

/// Columns of a line of documentation, without indentation and slashes.
const WIDTH: usize = 96;

/// Breaks Markdown between words. Lines behind the first begin with `indent`. No line begins with what would open a block,
/// also within code, where a reader of Markdown sees blocks first; and none ends with what would make the break count.
pub(super) fn wrap(markdown: &str, indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut width = 0;
    for (index, word) in markdown.split(' ').enumerate() {
        let wide = word.chars().count();
        let breaks = width + 1 + wide > WIDTH && may_begin_a_line(word) && !line.ends_with('\\');
        if index > 0 && breaks {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
            width = indent.len();
        } else if index > 0 {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += wide;
    }
    lines.push(line);
    lines.into_iter().map(|line| line.replace(TIED, " ")).collect()
}

/// The same on one line.
pub(super) fn whole(markdown: &str) -> String {
    markdown.replace(TIED, " ")
}

/// Whether a line can begin with this word in the midst of a paragraph.
fn may_begin_a_line(word: &str) -> bool {
    let is_number = word.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit());
    !word.is_empty()
        && !is_number
        && !word.starts_with(['-', '+', '*', '#', '>', '<', '=', '~', '|', '_', ':', '&'])
        && !word.starts_with("```")
        && !word.starts_with("[^")
}
