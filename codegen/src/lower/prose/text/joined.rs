//! Items of a list that stand on one line: `- obs - evs`, `1: critical; 2: major`, `LOW：低，MEDIUM：中`.

use super::sentence::split;
use crate::vocabulary::is_han;

/// The items of a line, with what stands before them. The line itself where it is no such list.
pub(super) fn joined(line: &str) -> Vec<&str> {
    bulleted(line).or_else(|| explained(line)).unwrap_or_else(|| vec![line])
}

/// `- DESC：降序 - ASC：升序`
fn bulleted(line: &str) -> Option<Vec<&str>> {
    let rest = line.trim_start().strip_prefix("- ")?;
    let items: Vec<&str> = rest.split(" - ").collect();
    (items.len() > 1).then_some(items)
}

/// Clauses of which each explains a value, behind other sentences or none.
fn explained(line: &str) -> Option<Vec<&str>> {
    let sentences = split(line);
    let (last, ahead) = sentences.split_last()?;
    let last = last.trim_end_matches(['.', '。']);
    let clauses: Vec<&str> = last.split([';', '；', '，', ',']).map(str::trim).collect();
    let is_list = clauses.len() > 1 && clauses.iter().all(|clause| is_explained(clause));
    is_list.then(|| ahead.iter().copied().chain(clauses).collect())
}

/// `1: critical`, `LOW:低`
fn is_explained(clause: &str) -> bool {
    let Some((value, meaning)) = clause.split_once([':', '：']) else { return false };
    let is_value = |c: char| c.is_ascii_alphanumeric() || "_-.+".contains(c);
    let is_wide = clause.strip_prefix(value).is_some_and(|rest| rest.starts_with('：'));
    let goes_on = is_wide || meaning.starts_with(|c: char| c == ' ' || is_han(c));
    !value.is_empty() && value.chars().all(is_value) && goes_on && meaning.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_line_are_told_apart() {
        assert_eq!(joined("- obs - evs"), ["obs", "evs"]);
        assert_eq!(joined("1: critical; 2: major; 3: minor"), ["1: critical", "2: major", "3: minor"]);
        assert_eq!(joined("等级。LOW：低，MEDIUM：中"), ["等级", "LOW：低", "MEDIUM：中"]);
        assert_eq!(joined("LOW:低，HIGH:高。"), ["LOW:低", "HIGH:高"]);
        for line in [
            "- obs",
            "a - b",
            "0: off, which is usual",
            "http://a, https://b",
            "A note, b: c",
            "12:30, 13:00",
        ] {
            assert_eq!(joined(line), [line]);
        }
    }
}
