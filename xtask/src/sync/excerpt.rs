//! The first line in which two texts differ: enough to see what a difference is about.

use tablature_codegen::source::unseen::is_unseen;

/// As much of a line as fits a screen beside its frame.
const WIDTH: usize = 100;

/// `line 12`, and the line as it is and as it should be.
pub(super) fn first_difference(found: &str, wanted: &str) -> Option<String> {
    let mut found_lines = found.lines();
    let mut wanted_lines = wanted.lines();
    for number in 1_usize.. {
        let (is, should) = (found_lines.next(), wanted_lines.next());
        match (is, should) {
            (None, None) => break,
            (Some(is), Some(should)) if is == should => {}
            (is, should) => {
                let is = is.map(|line| format!("\n- {}", shortened(line)));
                let should = should.map(|line| format!("\n+ {}", shortened(line)));
                return Some(format!(
                    "line {number}{}{}",
                    is.unwrap_or_default(),
                    should.unwrap_or_default()
                ));
            }
        }
    }
    (found != wanted).then(|| "line endings differ".to_owned())
}

/// Without what a terminal would obey, or show otherwise than it is.
fn shortened(line: &str) -> String {
    let clean = line.chars().map(|c| if c.is_control() || is_unseen(c) { ' ' } else { c });
    let short: String = clean.clone().take(WIDTH).collect();
    if clean.count() > WIDTH { short + "..." } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_shown() {
        assert_eq!(first_difference("a\nb\nc\n", "a\nB\nC\n").as_deref(), Some("line 2\n- b\n+ B"));
        assert_eq!(first_difference("a\n", "a\nb\n").as_deref(), Some("line 2\n+ b"));
        assert_eq!(first_difference("a\nb\n", "a\n").as_deref(), Some("line 2\n- b"));
        assert_eq!(first_difference("a\r\n", "a\n").as_deref(), Some("line endings differ"));
        assert_eq!(first_difference("a", "a"), None);
    }

    #[test]
    fn a_long_line_is_cut_between_characters() {
        let long = "ä".repeat(300);
        let excerpt = first_difference(&long, "\u{1b}[31mred").unwrap();
        assert_eq!(excerpt, format!("line 1\n- {}...\n+  [31mred", "ä".repeat(100)));
    }
}
