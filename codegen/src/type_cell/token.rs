//! Words and brackets of a type cell.

use crate::vocabulary::{self, TypeWord};

/// A word, or what stands in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Word(String),
    /// The bracket that opens, and what stands between the commas.
    Group(char, Vec<Vec<Node>>),
}

/// The nodes of a cell. None where brackets do not match.
pub(super) fn nodes(cell: &str) -> Option<Vec<Node>> {
    let spaced = spaced(cell);
    let mut characters = spaced.chars().peekable();
    let mut parts = parts(&mut characters, None)?;
    match (parts.pop(), parts.is_empty()) {
        (Some(nodes), true) => Some(nodes),
        // A comma outside of brackets makes a sentence.
        _ => None,
    }
}

/// What stands up to the closing bracket, or up to the end, divided by commas.
fn parts(
    characters: &mut std::iter::Peekable<std::str::Chars<'_>>,
    close: Option<char>,
) -> Option<Vec<Vec<Node>>> {
    let mut parts = vec![Vec::new()];
    let mut word = String::new();
    loop {
        let next = characters.next();
        let ends_word = next.is_none_or(|c| c.is_whitespace() || "<>()[],".contains(c));
        if ends_word && !word.is_empty() {
            parts.last_mut()?.push(Node::Word(std::mem::take(&mut word)));
        }
        match next {
            None => return close.is_none().then_some(parts),
            Some(',') => parts.push(Vec::new()),
            Some(open @ ('<' | '(' | '[')) => {
                let inner = self::parts(characters, Some(closing(open)))?;
                parts.last_mut()?.push(Node::Group(open, inner));
            }
            Some(c @ ('>' | ')' | ']')) if Some(c) == close => return Some(parts),
            Some('>' | ')' | ']') => return None,
            Some(c) if !c.is_whitespace() => word.push(c),
            Some(_) => {}
        }
    }
}

fn closing(open: char) -> char {
    match open {
        '<' => '>',
        '(' => ')',
        _ => ']',
    }
}

/// Marks of emphasis are gone, brackets are those of ASCII, and words that have no space around them get some.
fn spaced(cell: &str) -> String {
    let cell = cell.replace(['*', '`', '\\'], "").replace('（', "(").replace('）', ")").replace('，', ",");
    let cell = if cell.is_ascii() { cell } else { with_spaces(&cell) };
    apart_from_number(&cell)
}

/// `ear 对象`, from `ear对象`.
fn with_spaces(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len() * 2);
    let mut rest = cell;
    while let Some(next) = rest.chars().next() {
        let known = vocabulary::unspaced_type_words().filter(|word| rest.starts_with(word));
        if let Some(word) = known.max_by_key(|word| word.len()) {
            text.extend([" ", word, " "]);
            rest = rest.strip_prefix(word).unwrap_or_default();
        } else {
            text.push(next);
            rest = rest.strip_prefix(next).unwrap_or_default();
        }
    }
    text
}

fn is_word(word: &str) -> bool {
    vocabulary::type_word(word).is_some()
}

/// `Table 9 objects`, from `Table 9objects`, and `Table 9` from `Table9`.
fn apart_from_number(cell: &str) -> String {
    let mut words = Vec::new();
    for word in cell.split_whitespace() {
        let is_behind_table = words.last().is_some_and(|last: &String| is_table(last));
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let behind = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = word.strip_suffix(behind).filter(|digits| !digits.is_empty());
        match (digits, word.strip_prefix(letters)) {
            (Some(digits), _) if is_behind_table && !behind.is_empty() => {
                words.extend([digits.to_owned(), behind.to_owned()]);
            }
            (_, Some(number)) if !number.is_empty() && is_table(letters) => {
                words.extend([letters.to_owned(), number.to_owned()]);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

fn is_table(word: &str) -> bool {
    vocabulary::type_word(word) == Some(TypeWord::Table)
}

/// Whether the end of a line and the beginning of the next one are parts of one word: `Stri` and `ng>`.
pub(super) fn is_torn(line: &str, next: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let last = line.rsplit(|c: char| !is_letter(c)).next().unwrap_or_default();
    let first = next.split(|c: char| !is_letter(c)).next().unwrap_or_default();
    let whole = vocabulary::type_word(&format!("{last}{first}"));
    !last.is_empty()
        && !first.is_empty()
        && first.starts_with(|c: char| c.is_ascii_lowercase())
        && whole.is_some()
        && !(is_word(last) && is_word(first))
}

/// Whether a line begins a type and cannot be one: `Array of`, `Map<String,Stri`.
pub(super) fn is_unfinished(line: &str) -> bool {
    let first = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_container =
        matches!(vocabulary::type_word(first), Some(TypeWord::Array | TypeWord::Map | TypeWord::Dictionary));
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let is_open = line.matches(['<', '[', '(']).count() > line.matches(['>', ']', ')']).count();
    is_container && (is_open || vocabulary::type_word(last) == Some(TypeWord::Of))
}

/// Whether a line begins with a container and a bracket, and ends with one: `Map<String,Map<...>>`.
pub(super) fn is_nested(line: &str) -> bool {
    let Some((container, _)) = line.split_once(['<', '[', '(']) else { return false };
    let is_container =
        matches!(vocabulary::type_word(container.trim()), Some(TypeWord::Array | TypeWord::Map));
    is_container && line.ends_with(['>', ']', ')'])
}
