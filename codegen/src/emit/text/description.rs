//! Descriptions of members and parameters: the definition first, each labelled part behind it in words that need no label.

use super::doc::Doc;
use crate::model::{Description, DescriptionPart, Facts, PartKind};
use crate::vocabulary::is_han;

impl Doc {
    /// The prose of a cell, for readers of code.
    pub(in crate::emit) fn quoted_description(description: &Description, facts: &Facts) -> Self {
        described(description, facts, Self::quoted)
    }

    /// The prose of a cell, for readers of a document.
    pub(in crate::emit) fn plain_description(description: &Description, facts: &Facts) -> Self {
        described(description, facts, Self::plain)
    }
}

/// A default that was read stands among the facts, and is not said again.
fn described(description: &Description, facts: &Facts, write: fn(&[String]) -> Doc) -> Doc {
    let is_chinese = description.definition.iter().any(|text| text.contains(is_han));
    let is_said = |part: &&DescriptionPart| part.kind == PartKind::Default && facts.default.is_some();
    let parts = description.parts.iter().filter(|part| !is_said(part)).map(|part| {
        let doc = write(&part.paragraphs);
        match lead(part, is_chinese) {
            Some(lead) => doc.led_by(lead),
            None => doc,
        }
    });
    std::iter::once(write(&description.definition)).chain(parts).collect()
}

/// What stands before a part that is no sentence: `1 to 64` says nothing by itself.
fn lead(part: &DescriptionPart, is_chinese: bool) -> Option<&'static str> {
    let [only] = part.paragraphs.as_slice() else { return None };
    let is_sentence =
        only.ends_with(['.', '。', '!', '；', ';', ':', '：']) && only.contains(char::is_whitespace);
    let is_list = only.contains([':', '：']);
    let has_words = only.ends_with('。');
    match part.kind {
        _ if is_sentence || is_list || has_words => None,
        PartKind::Range if is_chinese => Some("取值范围："),
        PartKind::Default if is_chinese => Some("默认取值："),
        PartKind::Range => Some("Possible values: "),
        PartKind::Default => Some("By default: "),
        PartKind::Definition | PartKind::Constraints => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DefaultValue;

    fn part(kind: PartKind, text: &str) -> DescriptionPart {
        DescriptionPart { kind, paragraphs: vec![text.to_owned()] }
    }

    #[test]
    fn parts_follow_without_their_labels() {
        let description = Description {
            definition: vec!["The size.".to_owned()],
            parts: vec![
                part(PartKind::Constraints, "It cannot shrink."),
                part(PartKind::Range, "1 to 64"),
                part(PartKind::Default, "8"),
            ],
            as_found: Vec::new(),
        };
        let written = |facts: &Facts| Doc::plain_description(&description, facts).markdown();
        let start = "The size.\n\nIt cannot shrink.\n\nPossible values: 1 to 64\n";
        assert_eq!(written(&Facts::default()), format!("{start}\nBy default: 8\n"));
        let known = Facts { default: Some(DefaultValue::Text("8".to_owned())), ..Facts::default() };
        assert_eq!(written(&known), start);
    }

    #[test]
    fn sentences_and_lists_need_no_lead() {
        for text in ["It has 1 to 64 characters.", "长度为1到64个字符。", "true: it is locked"] {
            assert_eq!(lead(&part(PartKind::Range, text), false), None, "{text}");
        }
        assert_eq!(lead(&part(PartKind::Range, "1~64"), true), Some("取值范围："));
    }
}
