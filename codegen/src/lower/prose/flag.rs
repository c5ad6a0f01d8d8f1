//! Properties that are there or not: secret, deprecated, read-only.

/// Whether a field of this name holds a credential. Names decide: descriptions of secrets rarely say so.
pub(super) fn is_secret(name: &str) -> bool {
    const WHOLE: &[&str] = &["secret", "sk", "ak_sk", "passphrase", "adminpass"];
    const ENDS: &[&str] = &[
        "password",
        "passwd",
        "_pwd",
        "secret_key",
        "secretkey",
        "private_key",
        "privatekey",
        "access_token",
        "_secret",
        "security_token",
        "auth_token",
        "adminpass",
    ];
    let name = name.to_ascii_lowercase().replace('-', "_");
    WHOLE.contains(&name.as_str()) || ENDS.iter().any(|end| name.ends_with(end))
}

/// `This parameter has been deprecated.`
pub(super) fn is_deprecated(paragraphs: &[String]) -> bool {
    paragraphs.iter().flat_map(|paragraph| super::sentence::split(paragraph)).any(|sentence| {
        let lower = sentence.to_lowercase();
        let subjects = ["this parameter", "this field", "this attribute", "the parameter", "the field", "it"];
        let says = [
            "has been deprecated",
            "is deprecated",
            "has been discarded",
            "is discarded",
            "has been abandoned",
        ];
        lower == "deprecated"
            || lower.starts_with("(deprecated)")
            || subjects
                .iter()
                .any(|subject| says.iter().any(|verb| lower.starts_with(&format!("{subject} {verb}"))))
    })
}

/// `This parameter is read-only.`
pub(super) fn is_read_only(paragraphs: &[String]) -> bool {
    paragraphs.iter().flat_map(|paragraph| super::sentence::split(paragraph)).any(|sentence| {
        let lower = sentence.to_lowercase().replace("read only", "read-only");
        ["this parameter", "this field", "this attribute", "the parameter", "the field"]
            .iter()
            .any(|subject| lower.starts_with(&format!("{subject} is read-only")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> [String; 1] {
        [text.to_owned()]
    }

    #[test]
    fn credentials_are_secret_and_their_relatives_are_not() {
        assert!(
            ["password", "admin_pass_word_password", "secret", "user_passwd", "client_secret"]
                .iter()
                .all(|n| is_secret(n))
        );
        assert!(
            ["password_expire_days", "secret_id", "next_token", "key_id", "passes"]
                .iter()
                .all(|n| !is_secret(n))
        );
    }

    #[test]
    fn deprecation_is_said_of_the_field_itself() {
        assert!(is_deprecated(&text("Volume ID. This parameter has been deprecated. Use source_id.")));
        assert!(!is_deprecated(&text("Whether deprecated images are listed.")));
    }

    #[test]
    fn read_only_is_said_of_the_field_itself() {
        assert!(is_read_only(&text("Size. This parameter is read-only.")));
        assert!(!is_read_only(&text("Whether the volume is read-only.")));
    }
}
