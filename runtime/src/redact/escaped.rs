//! One character, however a service has escaped it.

/// More escapes of one character than any service writes; a bound, so that a text of backslashes costs nothing.
const DEEPEST: usize = 8;

/// Where `c` may end in `text`, if it stands at `at`: as it is in any case, with a backslash, as `\u0041`, in percents, or
/// as an HTML entity. Several can be meant: `%25` is three characters, or one.
pub(super) fn character(text: &str, at: usize, c: char) -> impl Iterator<Item = usize> {
    let rest = text.get(at..).unwrap_or_default();
    let lengths = [literal(rest, c), backslashed(rest, c), percents(rest, c), entity(rest, c)];
    lengths.into_iter().flatten().map(move |length| at + length)
}

fn literal(rest: &str, c: char) -> Option<usize> {
    let first = rest.chars().next()?;
    (first.eq_ignore_ascii_case(&c) || (c == ' ' && first == '+')).then(|| first.len_utf8())
}

/// JSON, also within JSON: any number of backslashes, then the character, its letter, or its code.
fn backslashed(rest: &str, c: char) -> Option<usize> {
    let slashes = rest.bytes().take(DEEPEST).take_while(|byte| *byte == b'\\').count();
    let behind = rest.get(slashes..).filter(|_| slashes > 0)?;
    let letter = match c {
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\u{8}' => 'b',
        '\u{c}' => 'f',
        other => other,
    };
    if let Some(length) = literal(behind, letter) {
        return Some(slashes + length);
    }
    let mut units = [0; 2];
    let mut length = slashes;
    for (index, unit) in c.encode_utf16(&mut units).iter().enumerate() {
        let mut behind = rest.get(length..)?;
        if index > 0 {
            let again = behind.bytes().take(DEEPEST).take_while(|byte| *byte == b'\\').count();
            behind = behind.get(again..).filter(|_| again > 0)?;
            length += again;
        }
        let digits = behind.strip_prefix('u')?.get(..4)?;
        (hexadecimal(digits)? == u32::from(*unit)).then_some(())?;
        length += 5;
    }
    Some(length)
}

/// `%2F`, also `%252F`: each byte of its UTF-8.
fn percents(rest: &str, c: char) -> Option<usize> {
    let mut bytes = [0; 4];
    let mut length = 0;
    for byte in c.encode_utf8(&mut bytes).bytes() {
        let behind = rest.get(length..)?.strip_prefix('%')?;
        let again = behind.as_bytes().chunks(2).take(DEEPEST).take_while(|pair| *pair == b"25").count();
        // The last of them may be a percent sign that is meant.
        let found = (0..=again).rev().find(|again| {
            let digits = behind.get(again * 2..again * 2 + 2);
            digits.and_then(hexadecimal) == Some(u32::from(byte))
        })?;
        length += 1 + found * 2 + 2;
    }
    Some(length)
}

fn entity(rest: &str, c: char) -> Option<usize> {
    let behind = rest.strip_prefix('&')?;
    let end = behind.bytes().take(10).position(|byte| byte == b';')?;
    let name = behind.get(..end)?;
    let meant = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => hexadecimal(digits)?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    };
    (meant == Some(c)).then_some(end + 2)
}

fn hexadecimal(digits: &str) -> Option<u32> {
    let is_plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_plain.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}
