//! Names that are one but for the way in which they are written: `tree_row`, `treeRow`, `Tree-Row`.

/// The letters and digits of a name, in small letters.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_have_the_same_letters() {
        for name in ["tree_row", "treeRow", "Tree-Row", " tree row "] {
            assert_eq!(letters(name), "treerow");
        }
        assert_ne!(letters("tree_rows"), letters("tree_row"));
    }
}
