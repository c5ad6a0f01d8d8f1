//! Words in a name cell that stand for keys which the caller or the service chooses.

use super::normal;

/// How such words begin, in small letters, a line a language.
const STARTS: &[(&str, &[&str])] = &[
    ("en", &["user-defined ", "user defined ", "customized ", "customised ", "custom key", "any key"]),
    ("zh", &["用户自定义", "自定义键", "自定义key"]),
];

/// Whether a name cell stands for keys that somebody chooses: `User-defined field key and value pair`.
pub fn names_free_key(words: &str) -> bool {
    let words = normal(words);
    STARTS.iter().flat_map(|(_, starts)| *starts).any(|start| words.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

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
