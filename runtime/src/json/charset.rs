//! Bytes become text.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a body, without its byte order mark; and whether it was UTF-8. JSON has to be, so what is UTF-8 is read as that
/// whatever its header says: some servers name another charset out of habit.
pub(super) fn decode<'b>(body: &'b [u8], declared: Option<&str>) -> (Cow<'b, str>, bool) {
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    let (marked, length) = Encoding::for_bom(body).unwrap_or((UTF_8, 0));
    let text = body.get(length..).unwrap_or_default();
    let encoding = if marked == UTF_8 { wide(text) } else { Some(marked) };
    if encoding.is_none()
        && let Ok(text) = std::str::from_utf8(text)
    {
        return (Cow::Borrowed(text), true);
    }
    let guess = || if is_gb2312(text) { GB18030 } else { UTF_8 };
    let named = declared.filter(|encoding| *encoding != UTF_8);
    let encoding = encoding.or(named).unwrap_or_else(guess);
    (encoding.decode_without_bom_handling(text).0, false)
}

/// UTF-16, which has no letter of JSON without a null beside it.
fn wide(text: &[u8]) -> Option<&'static Encoding> {
    match text {
        [0, second, ..] if *second != 0 => Some(UTF_16BE),
        [first, 0, ..] if *first != 0 => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether all that is not ASCII is pairs of GB 2312: what a Chinese gateway sends that nobody told to write UTF-8. Texts of
/// other charsets have single letters among ASCII ones, and do not pass.
fn is_gb2312(text: &[u8]) -> bool {
    let mut bytes = text.iter().copied();
    while let Some(byte) = bytes.next() {
        let is_second = |byte: u8| (0xA1..=0xFE).contains(&byte);
        let mut is_pair = || (0xA1..=0xF7).contains(&byte) && bytes.next().is_some_and(is_second);
        if !(byte.is_ascii() || is_pair()) {
            return false;
        }
    }
    true
}
