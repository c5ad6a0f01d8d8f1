//! Names that are one but for the way in which they are written: `tree_row`, `treeRow`, `Tree-Row`.

/// The letters and digits of a name, in small letters.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether one of two names is the other with a slip: a letter too many, too few, another, or two in the wrong order.
/// Names of other lengths are not compared, which takes time.
pub(super) fn is_one_letter_away(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) <= char::MAX.len_utf8() && strsim::osa_distance(one, other) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_of_one_letter() {
        assert!(is_one_letter_away("shelfs_id", "shelf_id"));
        assert!(is_one_letter_away("port_secuirty_enabled", "port_security_enabled"));
        assert!(!is_one_letter_away("shelf_id", "shelf_id") && !is_one_letter_away("shelf_id", "self_ids"));
    }

    #[test]
    fn spellings_have_the_same_letters() {
        for name in ["tree_row", "treeRow", "Tree-Row", " tree row "] {
            assert_eq!(letters(name), "treerow");
        }
        assert_ne!(letters("tree_rows"), letters("tree_row"));
    }
}
