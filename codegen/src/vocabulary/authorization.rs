//! Headers of tables of authorization.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::{ColumnHeader, normal};

static ACTIONS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::of(|of| vec![((), &of.authorization.actions)]));
static BESIDE: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::of(|of| vec![((), &of.authorization.beside)]));

/// Whether a column holds actions of policies: `eg:jobs:create`.
pub fn is_action_column(header: &str) -> bool {
    ACTIONS.get(header).is_some()
}

/// Whether columns with these headers are those of a table of authorization.
pub fn is_authorization(headers: &[ColumnHeader]) -> bool {
    let is_beside = |header: &&ColumnHeader| {
        let folded = normal(header.words());
        let bare = folded.split('(').next().unwrap_or_default().trim();
        BESIDE.get_normal(bare).is_some()
    };
    headers.iter().any(ColumnHeader::is_action) && headers.iter().filter(is_beside).count() > 1
}

/// Whether a text is an action: parts of one word each, with colons between them.
pub fn is_action(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split(':').collect();
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "*-_/.".contains(c))
    };
    parts.len() > 1 && parts.iter().all(|part| is_part(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_authorization_has_its_own_columns() {
        let header = |text: &&str| ColumnHeader::of(text);
        let is = |headers: &[&str]| is_authorization(&headers.iter().map(header).collect::<Vec<_>>());
        assert!(is(&["Action", "Access Level", "Resource Type (*: required)", "Condition Key"]));
        assert!(is(&["授权项", "访问级别", "资源类型（*为必须）", "条件键", "别名", "依赖的授权项"]));
        assert!(!is(&["Action", "Type", "Description"]) && !is(&["Parameter", "Resource Type", "Alias"]));
    }

    #[test]
    fn an_action_has_colons() {
        for text in ["eg:jobs:create", "vpc:*:get*", "obs:bucket:GetBucketLocation"] {
            assert!(is_action(text), "{text}");
        }
        for text in ["Condition Key", "Write", "", "-", "Note: read this", "eg:"] {
            assert!(!is_action(text), "{text}");
        }
    }
}
