//! Headers of tables of authorization.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::normal;

static ACTIONS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::of(|of| vec![((), &of.authorization.actions)]));
static BESIDE: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::of(|of| vec![((), &of.authorization.beside)]));

/// Whether a column holds actions of policies: `eg:jobs:create`.
pub fn is_action_column(header: &str) -> bool {
    ACTIONS.get(header).is_some()
}

/// Whether a column stands beside such actions: `Access Level`, `条件键`.
pub(super) fn is_beside_actions(header: &str) -> bool {
    let folded = normal(header);
    let bare = folded.split('(').next().unwrap_or_default().trim();
    BESIDE.get_normal(bare).is_some()
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
    fn an_action_has_colons() {
        for text in ["eg:jobs:create", "vpc:*:get*", "obs:bucket:GetBucketLocation"] {
            assert!(is_action(text), "{text}");
        }
        for text in ["Condition Key", "Write", "", "-", "Note: read this", "eg:"] {
            assert!(!is_action(text), "{text}");
        }
    }
}
