//! Words in a name cell that stand for keys which the caller or the service chooses.

use std::sync::LazyLock;

use super::lexicon::Phrases;
use super::normal;

static BEGINS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.free_keys.begins));

static PAIRS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.free_keys.pairs));

/// Whether a description speaks of a key and its value: `A piece of metadata, which is made up of a key-value pair.`
pub fn says_pair(description: &str) -> bool {
    let words = normal(description);
    PAIRS.iter().any(|pair| words.contains(pair))
}

/// Whether a name cell stands for keys that somebody chooses: `User-defined field key and value pair`.
pub fn names_free_key(words: &str) -> bool {
    let words = normal(words);
    BEGINS.rest(&words).is_some_and(|(rest, _)| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_speak_of_pairs() {
        assert!(says_pair("A piece of metadata, which is made up of a key-value pair."));
        assert!(says_pair("自定义的键值对。") && !says_pair("The key of the pair."));
    }

    #[test]
    fn a_free_key_is_told_from_a_name() {
        for words in ["User-defined field key and value pair", "User-defined key", "用户自定义键值对"]
        {
            assert!(names_free_key(words), "{words}");
        }
        for words in ["user_defined_key", "customized", "user-defined", "key"] {
            assert!(!names_free_key(words), "{words}");
        }
    }
}
