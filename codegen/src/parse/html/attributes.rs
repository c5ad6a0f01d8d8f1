//! How many attributes a tag may have, at most, without reading the page.
//!
//! The parser holds each attribute of a tag against all before it, so that one tag of a million takes minutes, and it says
//! nothing until the tag ends. What is a tag depends on comments, scripts and foreign elements around it; so none of that is
//! believed here: wherever `<` stands before a letter, a tag may have begun, and each that may have is followed to its end.

/// What a tag stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Its own name.
    TagName,
    /// Between attributes.
    Tag,
    /// The name of an attribute.
    Name,
    /// Behind that name.
    BehindName,
    /// Behind `=`.
    Equals,
    /// A value without quotes.
    Value,
    /// A value within `"`, or within `'`.
    Quoted,
    SingleQuoted,
}

impl Within {
    /// Whether it goes on behind a letter.
    fn lasts(self) -> bool {
        !matches!(self, Self::Tag | Self::BehindName | Self::Equals)
    }
}

/// Whether a byte may end something or begin something else.
fn is_sign(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'<' | b'>' | b'=' | b'/' | b'"' | b'\'')
}

/// The attributes of the tag that has most.
pub(super) fn most(text: &str) -> usize {
    // What a tag that may have begun stands in, and its attributes so far: of those in one state, the one with most.
    let mut tags: Vec<(Within, usize)> = Vec::new();
    let mut next = Vec::new();
    let mut most = 0;
    let mut before = b' ';
    let mut rest = text.as_bytes();
    loop {
        // A letter changes nothing within a word or between tags.
        if before != b'<' && tags.iter().all(|(state, _)| state.lasts()) {
            let ends = |byte: &u8| if tags.is_empty() { *byte == b'<' } else { is_sign(*byte) };
            let length = rest.iter().position(ends).unwrap_or(rest.len());
            rest = rest.get(length..).unwrap_or_default();
        }
        let Some((&byte, behind)) = rest.split_first() else { break };
        rest = behind;
        for (state, count) in tags.drain(..) {
            let Some(to) = step(state, byte) else { continue };
            let is_new = to == Within::Name && state != Within::Name;
            let count = count + usize::from(is_new);
            most = most.max(count);
            enter(&mut next, to, count);
        }
        if before == b'<' && (byte.is_ascii_alphabetic() || byte == b'/') {
            enter(&mut next, Within::TagName, 0);
        }
        std::mem::swap(&mut tags, &mut next);
        before = byte;
    }
    most
}

fn enter(tags: &mut Vec<(Within, usize)>, state: Within, count: usize) {
    match tags.iter_mut().find(|(known, _)| *known == state) {
        Some((_, most)) => *most = count.max(*most),
        None => tags.push((state, count)),
    }
}

/// Where a tag is behind a byte. None where it has ended.
fn step(state: Within, byte: u8) -> Option<Within> {
    let is_space = byte.is_ascii_whitespace();
    Some(match (state, byte) {
        (Within::Quoted, b'"') | (Within::SingleQuoted, b'\'') => Within::Tag,
        (Within::Quoted | Within::SingleQuoted, _) => state,
        (_, b'>') => return None,
        (Within::Equals, b'"') => Within::Quoted,
        (Within::Equals, b'\'') => Within::SingleQuoted,
        (Within::Equals, _) if is_space => state,
        (Within::Equals, _) => Within::Value,
        (Within::Name | Within::BehindName, b'=') => Within::Equals,
        (Within::Name | Within::BehindName, _) if is_space => Within::BehindName,
        (Within::TagName | Within::Value | Within::Tag, _) if is_space => Within::Tag,
        (Within::TagName | Within::Tag | Within::Name | Within::BehindName, b'/') => Within::Tag,
        (Within::Tag | Within::BehindName, _) => Within::Name,
        (Within::TagName | Within::Name | Within::Value, _) => state,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_by_tag() {
        assert_eq!(most("<a href=\"x > y\" id = '1' name=z><b c></b> d e f"), 3);
        assert_eq!(most("<p>1 < 2 and a b c d e</p>"), 0);
        assert_eq!(most("<a b/c/d/>"), 3);
        assert_eq!(most("<a=b c>"), 1);
    }

    #[test]
    fn nothing_hides_a_tag() {
        let tag = "<p a b c d e f g h>";
        for before in [
            "<!-- <a x=' -->",
            "<a =\">",
            "<title><a x=\"</title>",
            "<a x = \"> <b y='\">",
            "<script>if (a<b c=\"",
        ] {
            assert!(most(&format!("{before}{tag}'\"")) >= 8, "{before}");
        }
    }
}
