//! What fuzzers call of what takes secrets out of texts.

use super::text;
use crate::lower::secret;

/// A text as a page shows it: what is named like a secret goes, in quotes or not, and the rest stays.
pub(crate) fn redact(shown: &str) {
    const SECRET: &str = "Pl4nted";
    let placeholder = |name: &str| secret::is_name(name).then_some(("********", true));
    let redacted = text::redact(shown, &placeholder);
    assert!(
        redacted.len() <= shown.len() * 9 + 9,
        "what is left grew from {} to {}",
        shown.len(),
        redacted.len()
    );
    // Where a text begins with a member of this name, nothing behind it can make its value anything else.
    let planted = format!("{{\"password\": \"{SECRET}\", {shown}");
    assert!(
        !text::redact(&planted, &placeholder).contains(SECRET) || shown.contains(SECRET),
        "a secret is left"
    );
}
