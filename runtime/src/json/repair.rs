//! JSON that a strict reader refuses for something within one of its texts or numbers, mended there. The form stays as it is:
//! where that is broken, the strict reader still refuses it.

use std::iter::Peekable;
use std::str::Chars;

/// What replaces half of a surrogate pair, as decoders of UTF-16 write it.
const REPLACEMENT: &str = "\\ufffd";

/// The same JSON with texts that can be read:
/// - half of a surrogate pair, where somebody cut a text between the two, becomes the replacement character;
/// - control characters, which must be escaped, are;
/// - an escape that is none is taken as written;
/// - what no number holds (`NaN`, `1e999`) becomes a text.
pub(super) fn mended(json: &str) -> String {
    let mut mended = String::with_capacity(json.len() + 16);
    let mut chars = json.chars().peekable();
    while let Some(&next) = chars.peek() {
        match next {
            '"' => text(&mut chars, &mut mended),
            '-' | '+' | '.' | '0'..='9' | 'a'..='z' | 'A'..='Z' => word(&mut chars, &mut mended),
            other => {
                mended.push(other);
                chars.next();
            }
        }
    }
    mended
}

/// A number, or `true`, `false` and `null`.
fn word(chars: &mut Peekable<Chars<'_>>, mended: &mut String) {
    let mut word = String::new();
    while let Some(next) = chars.next_if(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')) {
        word.push(next);
    }
    let is_wide = word.starts_with(|first: char| first == '-' || first.is_ascii_digit())
        && word.ends_with(|last: char| last.is_ascii_digit())
        && word.parse::<f64>().is_ok_and(f64::is_infinite);
    if is_wide || matches!(word.as_str(), "NaN" | "Infinity" | "-Infinity") {
        word = format!("\"{word}\"");
    }
    mended.push_str(&word);
}

fn text(chars: &mut Peekable<Chars<'_>>, mended: &mut String) {
    mended.extend(chars.next());
    while let Some(next) = chars.next() {
        match next {
            '"' => return mended.push('"'),
            '\\' => escape(chars, mended),
            control if control < ' ' => write_unit(u32::from(control), mended),
            other => mended.push(other),
        }
    }
}

/// What stands behind a backslash.
fn escape(chars: &mut Peekable<Chars<'_>>, mended: &mut String) {
    match chars.peek().copied() {
        Some('u') => {
            chars.next();
            unit(chars, mended);
        }
        Some(plain @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => {
            chars.next();
            mended.extend(['\\', plain]);
        }
        _ => mended.push_str("\\\\"),
    }
}

/// What stands behind `\u`.
fn unit(chars: &mut Peekable<Chars<'_>>, mended: &mut String) {
    let Some(first) = digits(chars) else { return mended.push_str("\\\\u") };
    match first {
        0xDC00..=0xDFFF => mended.push_str(REPLACEMENT),
        0xD800..=0xDBFF => {
            let mut ahead = chars.clone();
            let second = (ahead.next() == Some('\\') && ahead.next() == Some('u'))
                .then(|| digits(&mut ahead))
                .flatten();
            match second {
                Some(second @ 0xDC00..=0xDFFF) => {
                    write_unit(first, mended);
                    write_unit(second, mended);
                    *chars = ahead;
                }
                _ => mended.push_str(REPLACEMENT),
            }
        }
        other => write_unit(other, mended),
    }
}

fn write_unit(unit: u32, mended: &mut String) {
    let digit = |shift: u32| char::from_digit((unit >> shift) & 0xF, 16).unwrap_or('0');
    mended.extend(['\\', 'u', digit(12), digit(8), digit(4), digit(0)]);
}

/// Four digits. Where there are fewer, nothing is taken.
fn digits(chars: &mut Peekable<Chars<'_>>) -> Option<u32> {
    let mut ahead = chars.clone();
    let mut value = 0;
    for _ in 0..4 {
        value = value * 16 + ahead.next()?.to_digit(16)?;
    }
    *chars = ahead;
    Some(value)
}
