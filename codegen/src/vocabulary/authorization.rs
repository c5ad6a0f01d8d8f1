//! Headers of tables of authorization.

use std::sync::LazyLock;

use super::lexicon::{Lexicon, Phrases};
use super::normal;

static ACTIONS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::of(|of| vec![((), &of.authorization.actions)]));
static BESIDE: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::of(|of| vec![((), &of.authorization.beside)]));
static GENERAL: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|of| &of.authorization.general));

/// Whether a paragraph on permissions says what holds for every API: `Each account has all the permissions ...`.
pub fn is_on_all_permissions(text: &str) -> bool {
    GENERAL.begin(&normal(text.trim_start_matches(['-', '*', '•', ' '])))
}

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
    fn what_every_page_says_of_permissions_begins_alike() {
        assert!(is_on_all_permissions("Each account has all the permissions required to call all APIs."));
        assert!(is_on_all_permissions("• 如果使用身份策略授权，需具备如下身份策略权限。"));
        assert!(is_on_all_permissions("账号具备所有API的调用权限，如果使用IAM用户调用，需具备相应的权限。"));
        assert!(is_on_all_permissions("Each account has permissions to call all APIs."));
        assert!(!is_on_all_permissions("Only the administrator may call this API."));
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
