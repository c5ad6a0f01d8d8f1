//! What fuzzers call of the doors for text, and what must hold behind them.

use super::seen::{rendered, squeezed};
use super::{Doc, Phrase, visible};

/// A text of a page: readers of documentation see its words and nothing else, and a comment ends where it should.
pub(crate) fn documentation(text: &str) {
    let expected = squeezed(&visible(text));
    for doc in [Doc::from(Phrase::quoted(text)), Doc::items([Phrase::quoted(text)])] {
        for written in [doc.markdown(), doc.lines().join("\n")] {
            let seen = rendered(&written).map(|seen| squeezed(&seen));
            assert_eq!(seen.as_deref(), Some(&*expected), "not the words of the text: {written}");
        }
    }
    let comment = Phrase::quoted(text).comment();
    let ends = |c: char| c.is_control() || ['\u{2028}', '\u{2029}', '\u{202e}'].contains(&c);
    assert!(!comment.contains(ends), "a comment that ends: {comment:?}");
    let described = Doc::plain(&[text.to_owned()]).commonmark();
    assert_eq!(described.is_some(), !expected.is_empty(), "a description is lost or made up");
}
