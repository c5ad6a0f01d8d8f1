//! A phrase as Markdown: what is quoted is escaped, where it would be read as anything but words.
//!
//! Only what has to be escaped is: the files are read where nobody renders them, too. Whether a mark is harmless depends on
//! all that stands in the phrase, so it is decided here and not where the words came in.

use super::phrase::{Phrase, Piece};

/// Stands for a space at which no line may be broken, until the lines are made.
pub(super) const TIED: char = '\u{0}';

/// What reads the Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Rustdoc makes links of brackets alone, where an item has the name in them.
    Rustdoc,
    /// Anything that knows `CommonMark`.
    Other,
}

/// A phrase as Markdown on one line. `opens` says whether it begins a block, where more is read as markup.
pub(super) fn render(phrase: &Phrase, opens: bool, reader: Reader) -> String {
    let marks = Marks::of(phrase, reader);
    let mut text = String::new();
    let mut brackets = 0_usize;
    for piece in phrase.pieces() {
        let start = text.len();
        match piece {
            Piece::Ours(words) => text.push_str(words),
            Piece::Quoted(words) => quote(words, &marks, opens, &mut text),
            Piece::Code(code) => set_code(code, &mut text),
            Piece::Target(url) => {
                text.push('(');
                text.extend(url.as_str().chars().map(address));
                text.push(')');
            }
        }
        // Three back-ticks at the start of a line are a fence, unless another one stands behind them on the line.
        if brackets > 0 || matches!(piece, Piece::Code(code) if code.contains('`')) {
            tie(&mut text, start);
        }
        if let Piece::Ours(words) = piece {
            brackets += words.matches('[').count();
            brackets = brackets.saturating_sub(words.matches(']').count());
        }
    }
    text.trim_start().to_owned()
}

/// What is behind `start` stays on one line.
fn tie(text: &mut String, start: usize) {
    let tail = text.split_off(start);
    text.extend(tail.chars().map(|c| if c == ' ' { TIED } else { c }));
}

/// Marks that pair with each other, and that stand in a phrase more than once.
struct Marks {
    paired: String,
    /// Whether brackets of ours enclose something.
    in_link: bool,
    reader: Reader,
}

impl Marks {
    fn of(phrase: &Phrase, reader: Reader) -> Self {
        let count = |mark: char| -> usize {
            let of_piece = phrase.pieces().iter().map(|piece| match piece {
                Piece::Ours(text) => text.matches(mark).count(),
                Piece::Quoted(text) => text.matches(mark).count(),
                Piece::Code(_) => 2 * usize::from(mark == '`'),
                Piece::Target(_) => 0,
            });
            of_piece.sum()
        };
        let paired = ['`', '*', '~', '_'].into_iter().filter(|mark| count(*mark) > 1).collect();
        let in_link = phrase.pieces().iter().any(|piece| matches!(piece, Piece::Target(_)));
        Self { paired, in_link, reader }
    }
}

/// Adds words with a backslash before whatever would be markup.
fn quote(words: &str, marks: &Marks, opens: bool, text: &mut String) {
    // What stands before may be nothing, or the number of what would then be an item.
    let before = text.trim_start();
    let is_start = opens && before.bytes().all(|b| b.is_ascii_digit());
    let start = if is_start { block_start(&format!("{before}{words}")) } else { None };
    let start = start.and_then(|start| start.checked_sub(before.len()));
    let mut previous = None;
    for (offset, c) in words.char_indices() {
        let rest = words.get(offset + c.len_utf8()..).unwrap_or_default();
        if start == Some(offset) || is_markup(previous, c, rest, marks) {
            text.push('\\');
        }
        text.push(c);
        previous = Some(c);
    }
}

/// Whether a character would be read as markup. What stands before and behind the words may be anything.
fn is_markup(previous: Option<char>, c: char, rest: &str, marks: &Marks) -> bool {
    let next = rest.chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '`' | '*' | '~' => marks.paired.contains(c),
        '_' => marks.paired.contains(c) && !(is_word(previous) && is_word(next)),
        '|' => true,
        '[' => marks.in_link || marks.reader == Reader::Rustdoc || next.is_none_or(|it| it == '^'),
        ']' => marks.in_link || next.is_none_or(|it| matches!(it, '(' | '[' | ':')),
        '<' => {
            next.is_none_or(|it| it.is_ascii_alphabetic() || matches!(it, '/' | '!' | '?')) || is_mail(rest)
        }
        '&' => is_entity(rest),
        '\\' => next.is_none_or(|it| it.is_ascii_punctuation()),
        _ => false,
    }
}

/// Whether `<` and this would be a link to a mailbox, whose name may begin with almost any mark.
fn is_mail(rest: &str) -> bool {
    rest.split(['<', '>', ' ']).next().is_some_and(|inner| inner.contains('@'))
}

/// Whether `&` and this would be read as one character: `&lt;`, `&#60;`, or may be with what follows.
fn is_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches('#');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    length == name.len() || (length > 0 && name.as_bytes().get(length) == Some(&b';'))
}

/// The offset of the character that would make words a heading, an item, a quotation, a rule or a fence.
fn block_start(words: &str) -> Option<usize> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words.get(digits..).unwrap_or_default();
    let first = rest.chars().next()?;
    let opens = match first {
        '.' | ')' => digits > 0 && rest.chars().nth(1).is_none_or(char::is_whitespace),
        '#' | '>' | '=' => digits == 0,
        '-' | '+' | '*' | '_' | '~' => {
            let run = rest.trim_start_matches([first, ' ']);
            digits == 0 && (rest.chars().nth(1).is_none_or(char::is_whitespace) || run.is_empty())
                || rest.starts_with("~~~")
        }
        _ => false,
    };
    opens.then_some(digits)
}

/// Adds a text as code: with more back-ticks around it than are in it, and apart from any before it.
fn set_code(code: &str, text: &mut String) {
    if text.ends_with('`') {
        text.push(' ');
    }
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    text.extend([fence.as_str(), pad, code, pad, fence.as_str()]);
}

/// A character of an address, where those that end a link are not: the library that read it leaves them in.
fn address(c: char) -> std::borrow::Cow<'static, str> {
    match c {
        '(' => "%28".into(),
        ')' => "%29".into(),
        '[' => "%5B".into(),
        ']' => "%5D".into(),
        '\\' => "%5C".into(),
        '`' => "%60".into(),
        '|' => "%7C".into(),
        '<' => "%3C".into(),
        '>' => "%3E".into(),
        '*' => "%2A".into(),
        c if c.is_whitespace() || c.is_control() => "".into(),
        c => c.to_string().into(),
    }
}
