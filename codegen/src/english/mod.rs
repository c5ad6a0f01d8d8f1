//! English nouns: one, and many.
//!
//! In: a word, as it stands in a title, a path or a name. Out: whether it names many things, and the word for one of
//! them, or for many. Words whose ending misleads are data (`nouns.toml`); the rest is rules, since pages name things
//! that no dictionary has. Left out on purpose: grammar. A verb is read as if it were a noun.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// What `nouns.toml` says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    singular: BTreeSet<String>,
    plural: BTreeSet<String>,
    irregular: BTreeMap<String, String>,
    collections: Words,
    behind: Participles,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: BTreeSet<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Participles {
    participles: BTreeSet<String>,
}

/// A file that cannot be read is none, which a test keeps from being shipped.
static NOUNS: LazyLock<Nouns> =
    LazyLock::new(|| toml::from_str(include_str!("nouns.toml")).unwrap_or_default());

/// The longest abbreviation whose last letter is taken for its own: `dns`, `ecs`.
const ABBREVIATION: usize = 3;

/// Whether a word names many things: `zones`, `ECSs`, and not `status`, `dns`.
pub(crate) fn is_plural(word: &str) -> bool {
    if initials_of_many(word).is_some() {
        return true;
    }
    let word = word.to_ascii_lowercase();
    if NOUNS.irregular.contains_key(&word) || NOUNS.plural.contains(&word) {
        return true;
    }
    let is_one = ["ss", "us", "is"].iter().any(|end| word.ends_with(end))
        || word.len() <= ABBREVIATION
        || NOUNS.singular.contains(&word);
    word.ends_with('s') && !is_one
}

/// The word for one of them: `zone` of `zones`, `ECS` of `ECSs`, and `status` as it is.
pub(crate) fn singular(word: &str) -> String {
    if let Some(initials) = initials_of_many(word) {
        return initials.to_owned();
    }
    if !is_plural(word) {
        return word.to_owned();
    }
    let lower = word.to_ascii_lowercase();
    if let Some(one) = NOUNS.irregular.get(&lower) {
        return as_written(one, word);
    }
    let length = word.len() - dropped(&lower);
    let stem = word.get(..length).unwrap_or(word);
    if lower.ends_with("ies") && lower.len() > 4 { format!("{stem}y") } else { stem.to_owned() }
}

/// How many letters of a plural are not those of the singular.
fn dropped(plural: &str) -> usize {
    if plural.ends_with("ies") && plural.len() > 4 {
        return 3;
    }
    let Some(stem) = plural.strip_suffix("es") else { return 1 };
    let hisses = ["ss", "x", "zz", "sh", "rch", "nch", "tch", "oach"].iter().any(|end| stem.ends_with(end));
    // `statuses` and `aliases`, and not `houses`, `causes`, `databases`.
    let is_latin = stem.ends_with("us") && !stem.ends_with("aus") && !stem.ends_with("ous");
    if hisses || is_latin || NOUNS.singular.contains(stem) { 2 } else { 1 }
}

/// The word for many of them: `zones`, `policies`, `statuses`.
pub(crate) fn plural(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    if let Some((many, _)) = NOUNS.irregular.iter().find(|(_, one)| **one == lower) {
        return as_written(many, word);
    }
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| lower.ends_with(end));
    match lower.as_str() {
        // The plural of an abbreviation that ends with s is no word: many ECSs are ecs.
        _ if lower.len() <= ABBREVIATION && lower.ends_with('s') => word.to_owned(),
        _ if ["s", "x", "zz", "ch", "sh"].iter().any(|end| lower.ends_with(end)) => format!("{word}es"),
        _ if lower.ends_with('y') && !vowel_before_y => {
            format!("{}ies", word.get(..word.len() - 1).unwrap_or(word))
        }
        _ => format!("{word}s"),
    }
}

/// The words for one of what these words name: `server group` of `server groups`, `volume attached` of
/// `volumes attached`, `tag` of `tag list`.
pub(crate) fn singular_words(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    while words.len() > 1 && words.last().is_some_and(|word| names_collection(word)) {
        words.pop();
    }
    let last = words.len().saturating_sub(1);
    let follows = words.get(last).is_some_and(|word| is_participle(word));
    let head = if follows && last > 0 { last - 1 } else { last };
    if let Some(word) = words.get_mut(head) {
        *word = singular(word);
    }
    words
}

/// Whether a word is what a list is called by its kind: `list`.
pub(crate) fn names_collection(word: &str) -> bool {
    NOUNS.collections.words.contains(&word.to_ascii_lowercase())
}

/// Whether a word says of the noun before it what has been done: `attached`, `bound`.
pub(crate) fn is_participle(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    (word.ends_with("ed") && word.len() > 4) || NOUNS.behind.participles.contains(&word)
}

/// An abbreviation in capitals with the s of many behind it: `ECS` of `ECSs`.
fn initials_of_many(word: &str) -> Option<&str> {
    let initials = word.strip_suffix('s')?;
    let capitals = initials.chars().rev().take_while(char::is_ascii_uppercase).count();
    (capitals > 1).then_some(initials)
}

/// The plural of an abbreviation that ends with s is no word once it has lost its capitals: `ECS` of `ECSs`, and `EIPs`
/// as it is.
pub(crate) fn without_plural_of_initials(word: &str) -> &str {
    initials_of_many(word).filter(|initials| initials.ends_with('S')).unwrap_or(word)
}

/// A word with the capital of another one.
fn as_written(word: &str, like: &str) -> String {
    let has_capital = like.starts_with(|c: char| c.is_ascii_uppercase());
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if has_capital => format!("{}{}", first.to_ascii_uppercase(), letters.as_str()),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_can_be_read() {
        let nouns: Result<Nouns, _> = toml::from_str(include_str!("nouns.toml"));
        assert!(nouns.is_ok_and(|nouns| nouns.singular.contains("alias")));
    }

    #[test]
    fn many_become_one_and_one_stays() {
        for (many, one) in [
            ("servers", "server"),
            ("policies", "policy"),
            ("addresses", "address"),
            ("statuses", "status"),
            ("aliases", "alias"),
            ("databases", "database"),
            ("responses", "response"),
            ("licenses", "license"),
            ("classes", "class"),
            ("caches", "cache"),
            ("batches", "batch"),
            ("branches", "branch"),
            ("hashes", "hash"),
            ("mailboxes", "mailbox"),
            ("sizes", "size"),
            ("drives", "drive"),
            ("warehouses", "warehouse"),
            ("viruses", "virus"),
            ("indices", "index"),
            ("Children", "Child"),
            ("cookies", "cookie"),
            ("keys", "key"),
            ("ties", "tie"),
            ("Apis", "Api"),
            ("gpus", "gpu"),
            ("ids", "id"),
            ("Eips", "Eip"),
            ("ECSs", "ECS"),
            ("EIPs", "EIP"),
            ("vpcs", "vpc"),
            ("details", "detail"),
        ] {
            assert!(is_plural(many), "{many}");
            assert_eq!(singular(many), one);
            assert!(!is_plural(one), "{one}");
            assert_eq!(singular(one), one);
        }
        for one in [
            "dns", "ecs", "status", "access", "https", "alias", "analysis", "news", "series", "tls", "DNS",
            "s", "",
        ] {
            assert_eq!((is_plural(one), singular(one).as_str()), (false, one));
        }
    }

    #[test]
    fn one_becomes_many() {
        for (one, many) in [
            ("zone", "zones"),
            ("policy", "policies"),
            ("gateway", "gateways"),
            ("alias", "aliases"),
            ("box", "boxes"),
            ("branch", "branches"),
            ("Index", "Indices"),
            ("ecs", "ecs"),
            ("Eip", "Eips"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn the_noun_is_found_among_words() {
        for (many, one) in [
            ("server groups", "server group"),
            ("volumes attached", "volume attached"),
            ("tag list", "tag"),
            ("list", "list"),
            ("group status", "group status"),
            ("feed", "feed"),
        ] {
            let words: Vec<String> = many.split(' ').map(str::to_owned).collect();
            assert_eq!(singular_words(&words).join(" "), one);
        }
    }
}
