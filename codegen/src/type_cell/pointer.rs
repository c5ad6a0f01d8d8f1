//! "See Table 6", in a type cell.

use crate::vocabulary;

/// A pointer at the end of a type cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pointed {
    pub number: u32,
    /// Whether a sentence of its own says so.
    pub is_sentence: bool,
}

/// A type cell without the pointer behind the type: `Array of objects` of `Array of objects in Table 6`.
/// `Table 6` alone, or as the element of a list, stays: it is the type.
pub(super) fn split(cell: &str) -> (&str, Option<Pointed>) {
    let whole = (cell, None);
    let text = cell.trim_end_matches(|c: char| c.is_whitespace() || ".。)）]".contains(c));
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let Some(number) = text.strip_prefix(digits).and_then(|number| number.parse().ok()) else { return whole };
    let before = digits.trim_end_matches([' ', '\u{a0}', '[']);
    let Some(before) = vocabulary::without_table_word(before) else { return whole };
    let (head, was_led) = without_leads(before);
    if head.is_empty() || !was_led {
        return whole;
    }
    let is_sentence = head.ends_with(['.', '。', ',', '，', ';']);
    (head.trim_end_matches(['.', '。', ',', '，', ';', ' ']), Some(Pointed { number, is_sentence }))
}

/// The text without the words at its end that lead to a table, and whether there were any, or a bracket.
fn without_leads(text: &str) -> (&str, bool) {
    let mut text = text.trim_end();
    let mut was_led = false;
    loop {
        let bare = text.trim_end_matches([' ', ',', '，', '(', '（', '[']);
        was_led |= text.strip_prefix(bare).is_some_and(|brackets| brackets.contains(['(', '（']));
        match vocabulary::without_lead(bare) {
            Some(before) => {
                was_led = true;
                // What ends a sentence tells that the pointer is one of its own.
                text = before;
            }
            None if was_led => return (if text.ends_with([',', '，']) { text } else { bare }, true),
            None => return (text, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_table_is_no_part_of_the_type() {
        for (cell, head, number) in [
            ("Array of objects in Table 5", "Array of objects", 5),
            ("Array of objects ([Table 6])", "Array of objects", 6),
            ("Dict For details, see Table 2.", "Dict", 2),
            ("List. Details, see Table 2", "List", 2),
            ("ear 对象，详见表3", "ear 对象", 3),
        ] {
            let (found, pointed) = split(cell);
            assert_eq!((found, pointed.map(|pointed| pointed.number)), (head, Some(number)), "{cell}");
        }
        for cell in ["Table 7", "Array of Table 4", "String(64)", "Int32", "表4"] {
            assert_eq!(split(cell), (cell, None), "{cell}");
        }
    }
}
