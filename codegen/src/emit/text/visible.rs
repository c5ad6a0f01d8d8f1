//! Characters that nobody sees, and that change what is seen around them.

use crate::source::unseen::is_unseen;

/// The text on one line, with nothing in it that cannot be seen.
///
/// White space of any kind becomes single spaces, so that no text can begin a line. What reorders or hides the text beside it
/// is shown as `U+FFFD`; a compiler refuses some of these characters even in comments. What merely allows or forbids a line
/// break, or marks the order of bytes, goes: pages are full of that. Joiners stay, since some scripts are not read without.
pub fn visible(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let start = line.len();
        if start > 0 {
            line.push(' ');
        }
        line.extend(word.chars().filter(|c| !is_idle(*c)).map(|c| if is_hidden(c) { '\u{fffd}' } else { c }));
        if line.len() == start + usize::from(start > 0) {
            line.truncate(start);
        }
    }
    line
}

/// A line of code: with all of its spaces, and with what reorders or hides the text beside it shown as `U+FFFD`.
pub fn visible_line(line: &str) -> String {
    let hides = |c: char| is_hidden(c) && !is_idle(c) && !c.is_whitespace();
    line.chars().map(|c| if hides(c) { '\u{fffd}' } else { c }).collect()
}

/// Zero-width space, word joiner, byte order mark, soft hyphen.
fn is_idle(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Controls, marks of direction, what annotates or tags other text, and what stands for nothing at all. What joins letters or
/// chooses among their forms is seen in them.
fn is_hidden(c: char) -> bool {
    let joins = matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{fffc}' | '\u{fffd}');
    c.is_control() || (is_unseen(c) && !joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_line() {
        for gap in
            ["\n", "\r\n", "\t", "\u{85}", "\u{2028}", "\u{2029}", "\u{b}", "\u{c}", "\u{a0}", " \u{200b} "]
        {
            assert_eq!(visible(&format!(" a{gap}b ")), "a b", "{gap:?}");
        }
        assert_eq!(visible("\u{200b}"), "");
    }

    #[test]
    fn code_keeps_its_spaces_and_shows_what_reorders_it() {
        assert_eq!(visible_line("  \"a\":\t1"), "  \"a\":\t1");
        assert_eq!(visible_line("a\u{202e}b"), "a\u{fffd}b");
    }

    #[test]
    fn what_cannot_be_seen_is_shown_or_goes() {
        assert_eq!(visible("user\u{202e}admin\u{1b}[0m"), "user\u{fffd}admin\u{fffd}[0m");
        assert_eq!(visible("a\u{ad}b\u{feff}"), "ab");
        assert_eq!(visible("参数 é नमस्ते\u{200d}"), "参数 é नमस्ते\u{200d}");
    }
}
