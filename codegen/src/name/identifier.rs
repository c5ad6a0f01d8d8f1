//! Any text to a Rust identifier.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::accents::without_accents;

/// Words that cannot be identifiers, or only as raw ones.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield", "union",
];

/// Marks that distinguish values, spelled out.
const MARKS: &[(char, &str)] = &[
    ('+', " plus "),
    ('*', " star "),
    ('#', " sharp "),
    ('%', " percent "),
    ('&', " and "),
    ('=', " equals "),
    ('<', " less "),
    ('>', " greater "),
    ('$', " dollar "),
];

/// Words with capitals within, of which a change of case is no end of a word: `accessIPv4` has two words.
const MIXED: &[(&str, &str)] = &[
    ("IPv", "Ipv"),
    ("vCPU", "Vcpu"),
    ("QoS", "Qos"),
    ("OAuth", "Oauth"),
    ("IoT", "Iot"),
    ("iSCSI", "Iscsi"),
    ("MySQL", "Mysql"),
    ("NoSQL", "Nosql"),
    ("PostgreSQL", "Postgresql"),
];

/// `KafkaParameters`, `DisasterBackup`. Names that are types already keep their spelling.
pub(super) fn type_name(text: &str) -> String {
    let is_type = text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric())
        && text.chars().any(|c| c.is_ascii_lowercase());
    let name = if is_type { text.to_owned() } else { ascii(text).to_upper_camel_case() };
    match name.chars().next() {
        None => "Empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("V{name}"),
        Some(_) if name == "Self" => "SelfValue".to_owned(),
        Some(_) => name,
    }
}

/// `config_type`, `type_`.
pub(crate) fn value_name(text: &str) -> String {
    let name = ascii(text).to_snake_case();
    match name.chars().next() {
        None => "empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{name}"),
        Some(_) if KEYWORDS.contains(&name.as_str()) => format!("{name}_"),
        Some(_) => name,
    }
}

/// `ELB_0002`, `CODE_1100`.
pub(super) fn constant_name(text: &str) -> String {
    let name = ascii(text).to_shouty_snake_case();
    if name.starts_with(|c: char| c.is_ascii_uppercase()) { name } else { format!("CODE_{name}") }
}

/// The words of a text with one capital each, where more would be taken for words of their own: `IPv4`, `IDs`.
fn with_plain_words(text: &str) -> String {
    let plain = MIXED.iter().fold(text.to_owned(), |text, (mixed, plain)| text.replace(mixed, plain));
    let chars: Vec<char> = plain.chars().collect();
    let is = |at: usize, test: fn(&char) -> bool| chars.get(at).is_some_and(test);
    let mut words = String::with_capacity(plain.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let capitals = chars.iter().skip(at).take_while(|c| c.is_ascii_uppercase()).count();
        let end = at + capitals;
        // `userIDs`, but not `ISsue`
        let is_plural = capitals > 1 && is(end, |c| *c == 's') && !is(end + 1, char::is_ascii_lowercase);
        if is_plural {
            words.push(*c);
            words.extend(chars.iter().skip(at + 1).take(capitals).map(char::to_ascii_lowercase));
            at = end + 1;
        } else {
            words.extend(chars.iter().skip(at).take(capitals.max(1)));
            at += capitals.max(1);
        }
    }
    words
}

/// `-1` and `+1`, `c` and `c++` must not become one name.
fn ascii(text: &str) -> String {
    let text = with_plain_words(&without_accents(text));
    let mut words = String::with_capacity(text.len());
    let mut chars = text.chars();
    let mut is_first = true;
    while let Some(c) = chars.next() {
        let next_is_digit = chars.as_str().starts_with(|c: char| c.is_ascii_digit());
        match c {
            '-' if is_first && next_is_digit => words.push_str("minus "),
            '.' if next_is_digit && words.ends_with(|c: char| c.is_ascii_digit()) => words.push('_'),
            _ if c.is_ascii_alphanumeric() => words.push(c),
            _ => match MARKS.iter().find(|(mark, _)| *mark == c) {
                Some((_, word)) => words.push_str(word),
                None if c.is_ascii() || c.is_whitespace() => words.push(' '),
                // Other scripts have no place in identifiers that everybody can type.
                None => words.extend([" u", &format!("{:x}", u32::from(c)), " "]),
            },
        }
        is_first = false;
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_read_well() {
        assert_eq!(type_name("KafkaParameters"), "KafkaParameters");
        assert_eq!(type_name("Kafka2KafkaAdvanceConfig"), "Kafka2KafkaAdvanceConfig");
        assert_eq!(type_name("DISASTER_BACKUP"), "DisasterBackup");
        assert_eq!(type_name("security group rule objects"), "SecurityGroupRuleObjects");
        assert_eq!(type_name("Full+Incremental"), "FullPlusIncremental");
        assert_eq!(type_name("2.0"), "V2_0".to_upper_camel_case());
        assert_eq!(value_name("X-Language"), "x_language");
        assert_eq!(value_name("type"), "type_");
        assert_eq!(value_name("createdAt"), "created_at");
        assert_eq!(value_name("accessIPv4"), "access_ipv4");
        assert_eq!(value_name("userIDs"), "user_ids");
        assert_eq!(value_name("vCPUs"), "vcpus");
        assert_eq!(value_name("ISsue"), "i_ssue");
        assert_eq!(type_name("enable QoS"), "EnableQos");
        assert_eq!(value_name("2fa"), "n2fa");
        assert_eq!(type_name("Opções de criação"), "OpcoesDeCriacao");
        assert_eq!((type_name("-1"), type_name("")), ("Minus1".to_owned(), "Empty".to_owned()));
    }

    #[test]
    fn constants_of_codes_read_like_the_codes() {
        let names =
            ["ELB.0002", "Ecs.0000", "1100", "CCE.01400001", "InvalidParameter", ""].map(constant_name);
        assert_eq!(
            names,
            ["ELB_0002", "ECS_0000", "CODE_1100", "CCE_01400001", "INVALID_PARAMETER", "CODE_"]
        );
    }

    proptest! {
        #[test]
        fn any_text_gives_an_identifier(text in "\\PC{0,12}") {
            prop_assert!(syn::parse_str::<syn::Ident>(&value_name(&text)).is_ok(), "{}", value_name(&text));
            prop_assert!(syn::parse_str::<syn::Ident>(&constant_name(&text)).is_ok(), "{}", constant_name(&text));
            prop_assert!(syn::parse_str::<syn::Ident>(&type_name(&text)).is_ok(), "{}", type_name(&text));
        }
    }
}
