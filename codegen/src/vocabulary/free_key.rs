//! Words in a name cell that stand for keys which the caller or the service chooses.

use std::sync::LazyLock;

use super::lexicon::Phrases;
use super::normal;

static BEGINS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.free_keys.begins));

static MORE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.free_keys.more));

static CUSTOM: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.free_keys.custom));

static PAIRS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.free_keys.pairs));

/// Whether a description speaks of a key and its value: `A piece of metadata, which is made up of a key-value pair.`
pub fn says_pair(description: &str) -> bool {
    let words = normal(description);
    PAIRS.iter().any(|pair| words.contains(pair))
}

/// Whether a description says that an object has other fields than those that its table lists: `You can also specify other
/// fields as required.`
pub fn says_more_fields(description: &str) -> bool {
    MORE.are_within(&normal(description))
}

/// Whether a description says of the only row of a table that its name stands for keys that somebody chooses: `The parameter
/// type is custom object.`
pub fn says_custom(description: &str) -> bool {
    CUSTOM.are_within(&normal(description))
}

/// Whether a name cell stands for keys that somebody chooses: `User-defined field key and value pair`, `{User defined key}`,
/// `<attribute>`, `Name of the network where the ECS accesses`.
pub fn names_free_key(name: &str) -> bool {
    let is_between = |open, close| name.starts_with(open) && name.ends_with(close);
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_prose = words.len() > 3 && words.iter().skip(1).any(|word| ["of", "the", "where"].contains(word));
    let begins = |name: &str| BEGINS.rest(name).is_some_and(|(rest, _)| !rest.is_empty());
    is_between('{', '}') || is_between('<', '>') || is_prose || begins(&normal(name))
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
        for words in [
            "User-defined field key and value pair",
            "User-defined key",
            "用户自定义键值对",
            "{User defined key}",
            "<attribute>",
            "Name of the network where the ECS accesses",
        ] {
            assert!(names_free_key(words), "{words}");
        }
        for words in [
            "user_defined_key",
            "customized",
            "user-defined",
            "key",
            "domain_name or domain_id",
            "Red Hat",
            "",
        ] {
            assert!(!names_free_key(words), "{words}");
        }
    }

    #[test]
    fn descriptions_speak_of_keys_and_fields_of_the_caller() {
        assert!(says_custom("Operator, for example, Bool. The parameter type is custom object."));
        assert!(!says_custom("The name of the custom object."));
        assert!(says_more_fields(
            "The table lists some fields. You can also specify other fields as required."
        ));
        assert!(says_more_fields("还可以指定其他字段。") && !says_more_fields("Some other fields are set."));
    }
}
