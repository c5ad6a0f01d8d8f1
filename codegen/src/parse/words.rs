//! Words: text with folded white space and the links in it, for the readers of markup.

use crate::document::{Link, Text};
use crate::parse::is_invisible;
use crate::source::Span;

/// Text that is being put together.
#[derive(Debug, Default)]
pub(super) struct Words {
    value: String,
    span: Option<Span>,
    links: Vec<Link>,
}

impl Words {
    /// Adds a run of characters, white space folded.
    pub fn push(&mut self, raw: &str) {
        for c in raw.chars() {
            match c {
                c if is_invisible(c) => {}
                c if c.is_whitespace() => {
                    if !self.value.is_empty() && !self.value.ends_with(' ') {
                        self.value.push(' ');
                    }
                }
                c => self.value.push(c),
            }
        }
    }

    /// The same, of a dialect that has offsets.
    pub fn push_at(&mut self, raw: &str, span: Span) {
        let before = self.value.len();
        self.push(raw);
        if self.value.len() > before {
            self.span = Some(self.span.map_or(span, |first| first.to(span)));
        }
    }

    /// What there is so far.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Remembers a link whose words were just added.
    pub fn link(&mut self, text: &str, target: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.links.push(Link { text, target: target.to_owned() });
    }

    /// What was put together, if there are words.
    pub fn take(&mut self) -> Option<Text> {
        let words = std::mem::take(self);
        let value = words.value.trim_end().to_owned();
        (!value.is_empty()).then_some(Text { value, span: words.span, links: words.links })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded() {
        let mut words = Words::default();
        words.push(" \n a\u{a0}\u{200b}b ");
        words.push(" c\n");
        assert_eq!(words.take().unwrap().value, "a b c");
        assert_eq!(words.take(), None);
    }
}
