//! Characters that nobody sees as what they are.
//!
//! Names that hold one are refused ([`super::name`]); where text is quoted, they are shown or left out.

/// What cannot be seen, turns the direction of text, or means nothing that two systems agree on: the categories Cf, Co,
/// Zl, Zp and Zs of Unicode without the plain space, and what is ignorable by default. Control characters and
/// noncharacters are known without a table.
const UNSEEN: &[(char, char)] = &[
    ('\u{A0}', '\u{A0}'),
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{600}', '\u{605}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{6DD}', '\u{6DD}'),
    ('\u{70F}', '\u{70F}'),
    ('\u{890}', '\u{891}'),
    ('\u{8E2}', '\u{8E2}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{2000}', '\u{200F}'),
    ('\u{2028}', '\u{202F}'),
    ('\u{205F}', '\u{206F}'),
    // The empty pattern of Braille.
    ('\u{2800}', '\u{2800}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{E000}', '\u{F8FF}'),
    ('\u{FDD0}', '\u{FDEF}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    // With the sign that stands for what could not be decoded.
    ('\u{FFF0}', '\u{FFFF}'),
    ('\u{110BD}', '\u{110BD}'),
    ('\u{110CD}', '\u{110CD}'),
    ('\u{13430}', '\u{1343F}'),
    ('\u{1BCA0}', '\u{1BCA3}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{E0000}', '\u{E0FFF}'),
    ('\u{F0000}', '\u{10FFFF}'),
];

/// Whether a character is not seen, is seen as another, or changes how those beside it are seen. Line breaks and other
/// control characters are not among these: a text may have them.
pub fn is_unseen(c: char) -> bool {
    let is_noncharacter = || u32::from(c) & 0xFFFE == 0xFFFE;
    // Most texts are ASCII, of which all is seen.
    !c.is_ascii() && (is_noncharacter() || UNSEEN.iter().any(|(first, last)| (*first..=*last).contains(&c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_all_scripts_are_seen() {
        for c in ['a', ' ', 'é', '参', 'ä', '한', '\u{301}', '\u{93f}', '…', '\u{1f600}'] {
            assert!(!is_unseen(c), "{c:?}");
        }
        for c in [
            '\u{200b}',
            '\u{202e}',
            '\u{2066}',
            '\u{feff}',
            '\u{ad}',
            '\u{e000}',
            '\u{fffe}',
            '\u{e0041}',
            '\u{a0}',
        ] {
            assert!(is_unseen(c), "{c:?}");
        }
    }
}
