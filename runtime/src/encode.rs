//! Percent-encoding, the one way that it is done here.
//!
//! Everything but the unreserved characters of RFC 3986 (`A-Za-z0-9-_.~`) is encoded, as UTF-8, with upper-case
//! digits: in path values, in queries, and in the canonical request that is signed. Because nothing else is ever
//! left bare, no URL library on the way has anything left to normalise, so what is signed is what is sent.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode, utf8_percent_encode};

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What a path template may hold bare: RFC 3986's `pchar` without `%`, and the slash.
const TEMPLATE: &AsciiSet = &RESERVED
    .remove(b'/')
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// Encodes one value: all but `A-Za-z0-9-_.~`.
pub(crate) fn encode(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, RESERVED).into()
}

/// Encodes the fixed text of a path template, in which slashes separate and `:` and the like are meant.
pub(crate) fn encode_template(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, TEMPLATE).into()
}

/// What an encoded text stands for; it need not be UTF-8.
pub(crate) fn decode(encoded: &str) -> Vec<u8> {
    percent_decode_str(encoded).collect()
}

/// Encodes what [`decode`] gives.
pub(crate) fn encode_bytes(bytes: &[u8]) -> String {
    percent_encode(bytes, RESERVED).to_string()
}

/// Decodes and encodes again, so that `%7e`, `%7E` and `~` become one form.
pub(crate) fn normalise(encoded: &str) -> String {
    encode_bytes(&decode(encoded))
}

/// Writes names and values as a query, in the given order; a value that is empty keeps its `=`.
pub(crate) fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        text.extend(utf8_percent_encode(name, RESERVED));
        text.push('=');
        text.extend(utf8_percent_encode(value, RESERVED));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn leaves_only_the_unreserved_bare() {
        assert_eq!(encode("aZ09-_.~"), "aZ09-_.~");
        assert_eq!(encode("a/b c+d%é"), "a%2Fb%20c%2Bd%25%C3%A9");
        assert_eq!(encode_template("/v1/tags:batch 'x'"), "/v1/tags:batch%20%27x%27");
        assert_eq!(query([("limit", "1"), ("marker", ""), ("a b", "+")]), "limit=1&marker=&a%20b=%2B");
    }

    proptest! {
        #[test]
        fn decodes_to_what_it_was(text in ".*") {
            let encoded = encode(&text).into_owned();
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~%".contains(&byte)));
            prop_assert_eq!(percent_decode_str(&encoded).decode_utf8().unwrap(), text.as_str());
            prop_assert_eq!(normalise(&encoded), encoded);
        }
    }
}
