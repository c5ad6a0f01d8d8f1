//! What must not be shown: which names and descriptions are those of credentials.
//!
//! In: a name on the wire, and what the page says of it. Out: whether its value is a secret. A value that is taken for one
//! and is none costs its user a call (`expose`); the reverse shows in somebody's log. So a name that ends with the word for a
//! secret is enough, unless other words make it something else (`next_token`).
//! Left out on purpose: keys that name and do not open (`access_key`, `app_key`, `key_id`), and hashes.

use lazy_regex::{Lazy, Regex, lazy_regex};

/// What the last word of a secret's name ends with. Names may be written without a mark between words.
const ENDS: &[&str] = &[
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "passcode",
    "secret",
    "credential",
    "contraseña",
    "senha",
    "passwort",
    "密码",
    "口令",
    "密钥",
    "私钥",
    "令牌",
    "凭证",
    "凭据",
];

/// Last words that are not the ends of others: `risk` is no `sk`.
const WORDS: &[&str] = &["sk", "aksk", "psk", "authorization", "cookie"];

/// What stands before `key` where that opens something, with or without a mark between them.
const KEYS: &[&str] = &["private", "secret", "secretaccess", "api", "auth", "authentication", "shared"];

/// What a key can be wrapped in: `client-key-data`.
const WRAPPINGS: &[&str] = &["data", "pem", "content"];

/// Tokens that mark a place in a list, or a request.
const HARMLESS_TOKENS: &[&str] =
    &["next", "page", "previous", "prev", "continuation", "continue", "client", "sync", "start"];

/// Whether a name is that of a secret: `AccessKeySecret`, `api_key`, `passwords[]`, `密码`.
pub(super) fn is_name(name: &str) -> bool {
    let words = words(name);
    let Some((last, before)) = words.split_last() else { return false };
    let last = last.strip_suffix('s').filter(|last| last.len() > 3).unwrap_or(last);
    let second = before.last().map_or("", String::as_str);
    let opens = |text: &str| KEYS.iter().any(|kind| text.ends_with(kind));
    let is_key = last == "key" && opens(&before.concat()) || last.strip_suffix("key").is_some_and(opens);
    let is_wrapped_key = WRAPPINGS.contains(&last)
        && second == "key"
        && !before.iter().any(|word| matches!(word.as_str(), "public" | "encrypted"));
    ENDS.iter().any(|end| last.ends_with(end))
        || WORDS.contains(&last)
        || (last == "pass" && !before.is_empty())
        || is_key
        || is_wrapped_key
        || is_token(last, before)
}

/// `X-Auth-Token`, `securitytoken`, `token`; not `next_token`.
fn is_token(last: &str, before: &[String]) -> bool {
    let Some(kind) = last.strip_suffix("token") else { return false };
    !HARMLESS_TOKENS.contains(&kind) && !before.iter().any(|word| HARMLESS_TOKENS.contains(&word.as_str()))
}

/// Whether a field holds a secret, by its name and by the first sentence that is said of it.
pub(super) fn is_secret(name: &str, description: &str) -> bool {
    if is_name(name) {
        return !(is_bare_token(name) && marks_a_place(description));
    }
    is_described(description)
}

fn is_bare_token(name: &str) -> bool {
    matches!(words(name).as_slice(), [word] if word == "token")
}

/// `Token of the next page.`
fn marks_a_place(description: &str) -> bool {
    const WORDS: &[&str] = &["page", "paginat", "marker", "cursor", "idempot", "分页", "下一页", "幂等"];
    let lower = description.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// `Initial password of the administrator.`, `Private key.`, `用户密码。`: the thing itself, and not something of it
/// (`Password strength`), about it (`Whether the password expires`) or of another thing (`ID of the private key`).
fn is_described(description: &str) -> bool {
    static SAID: Lazy<Regex> = lazy_regex!(
        r"(?xi) ^ (?: definition \s )? (?: specifies \s | indicates \s )?
            (?: (?: the | a | an | your | its | new | old | initial | original | current | login | logon | user | account
                | administrator | admin | root | database | db | instance | rds | redis | os | plaintext | secret | temporary ) \s ){0,4}
            (?: password | passphrase | private \s key | secret \s (?: access \s )? key | access \s token | sk )
            (?: \s (?: of | for | used | to | that | which | in | \( ) | [.,;:(] | $ )
            | ^ [\p{Han}]{0,6} (?: 密码 | 口令 | 私钥 ) (?: [。，；：,;:.（(] | $ )"
    );
    let is_action = ["是否", "重置", "修改", "校验"].iter().any(|verb| description.starts_with(verb));
    !is_action && SAID.is_match(description.trim_start())
}

/// The words of a name, in small letters: divided at marks, and where a small letter or a digit meets a capital.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    for c in name.chars() {
        let begins = !previous.is_alphanumeric() || (c.is_uppercase() && !previous.is_uppercase());
        if c.is_alphanumeric() {
            if begins {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        previous = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_secrets_end_with_the_word_for_one() {
        for name in [
            "password",
            "passwords[]",
            "adminPass",
            "user_passwd",
            "db_user_pwd",
            "secret",
            "AccessKeySecret",
            "client_secret",
            "secretAccessKey",
            "api_key",
            "apiKey",
            "APIKEY",
            "auth_key",
            "X-Security-Token",
            "securitytoken",
            "token",
            "access_tokens",
            "credentials",
            "obs.sk",
            "private-key",
            "client-key-data",
            "Authorization",
            "密码",
            "用户密码",
            "contraseña",
        ] {
            assert!(is_name(name), "{name}");
        }
    }

    #[test]
    fn their_relatives_are_none() {
        for name in [
            "password_expire_days",
            "secret_id",
            "next_token",
            "nextToken",
            "X-Client-Token",
            "page_token",
            "key_id",
            "access_key",
            "app_key",
            "public_key",
            "passes",
            "pass",
            "hw:passthrough",
            "pwd_strength",
            "disk",
            "risk",
            "max_task",
            "token_id",
            "key",
            "密码有效期",
            "",
            "[]",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn a_bare_token_may_be_a_place_in_a_list() {
        assert!(is_secret("token", "User token."));
        assert!(!is_secret("token", "Token of the next page."));
    }

    #[test]
    fn a_description_says_it_of_the_thing_itself() {
        for text in [
            "Password for logging in to the associated RDS instance",
            "Definition Specifies the initial login password of the administrator account.",
            "Private key (Base64-encoded) of the client certificate",
            "SK.",
            "管理员密码。",
            "密码",
        ] {
            assert!(is_secret("value", text), "{text}");
        }
        for text in [
            "Password strength. The value can be high, mid, or low.",
            "Whether the password expires.",
            "ID of the private key.",
            "Number of passwords",
            "Private key name.",
            "SKU of the disk",
            "密码有效期。",
            "是否修改密码。",
            "",
        ] {
            assert!(!is_secret("value", text), "{text}");
        }
    }
}
