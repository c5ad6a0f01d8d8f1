//! Emphasis: which underscores are none, and which asterisks are.

/// `_some words_` are emphasised. `__init__` and `_links_` are names, and `(_) and (_)` shows a character.
pub(super) fn is_emphasis(before: &str, source: &str) -> bool {
    let inner = source.trim_matches('_');
    let is_first = !before.ends_with(|c: char| !c.is_whitespace() && !"(|>\"*".contains(c));
    let is_phrase = inner.starts_with(char::is_alphanumeric) && inner.contains(char::is_whitespace);
    !source.starts_with('_') || is_first && is_phrase
}

/// Emphasis that strict rules do not see, as in `name**=**value` and where it ends with Chinese punctuation.
pub(super) fn without_stars(words: &mut String, stars: &[usize]) {
    let mut marks: Vec<usize> = Vec::new();
    for (one, next) in stars.iter().zip(stars.iter().skip(1)) {
        if one + 1 == *next && marks.last().is_none_or(|last| last + 1 < *one) {
            marks.push(*one);
        }
    }
    let mut kept = String::with_capacity(words.len());
    let mut from = 0;
    for pair in marks.chunks_exact(2) {
        let [open, close] = *pair else { continue };
        let inner = words.get(open + 2..close).unwrap_or_default();
        let are_stars = [open, close].iter().all(|at| words.get(*at..*at + 2) == Some("**"));
        if are_stars && !inner.is_empty() && inner.trim() == inner {
            kept.push_str(words.get(from..open).unwrap_or_default());
            kept.push_str(inner);
            from = close + 2;
        }
    }
    kept.push_str(words.get(from..).unwrap_or_default());
    *words = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn underscores_belong_to_names() {
        assert!(is_emphasis("see ", "_some words_"));
        assert!(is_emphasis("a", "*b*"));
        assert!(!is_emphasis("see ", "_links_"));
        assert!(!is_emphasis("hyphens (-", "_@) and hyphens (-_"));
        assert!(!is_emphasis("(", "_), and underscores (_"));
    }

    #[test]
    fn asterisks_go_in_pairs() {
        let strip = |words: &str, stars: &[usize]| {
            let mut words = words.to_owned();
            without_stars(&mut words, stars);
            words
        };
        assert_eq!(strip("name**=**value", &[4, 5, 7, 8]), "name=value");
        assert_eq!(strip("/backups/**", &[9, 10]), "/backups/**");
        assert_eq!(strip("a ** b ** c", &[2, 3, 7, 8]), "a ** b ** c");
    }
}
