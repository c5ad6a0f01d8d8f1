//! Items of a list that stand on one line: `- obs - evs`, `1: critical; 2: major`, `LOW：低，MEDIUM：中`.

use super::sentence::{opening, split};
use crate::vocabulary::{ClauseWord, clause_word, is_han};

/// The items of a line, with what stands before them. The line itself where it is no such list.
pub(super) fn joined(line: &str) -> Vec<&str> {
    bulleted(line).or_else(|| explained(line)).or_else(|| cases(line)).unwrap_or_else(|| vec![line])
}

/// `mongos: The value ranges from 2 to 32. config: The value is 1.`: what is said of a case each, where line breaks are lost.
fn cases(line: &str) -> Option<Vec<&str>> {
    let starts: Vec<usize> =
        line.match_indices(": ").filter_map(|(colon, mark)| case(line, colon, colon + mark.len())).collect();
    let first = *starts.first().filter(|_| starts.len() > 1)?;
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    let ahead = line.get(..first).map(str::trim).filter(|ahead| !ahead.is_empty());
    let parts = starts.iter().zip(ends).filter_map(|(start, end)| Some(line.get(*start..end)?.trim()));
    Some(ahead.into_iter().chain(parts).collect())
}

/// Where the word before a colon starts, if a number is said of the value behind it and the word begins a sentence or stands behind
/// another colon.
fn case(line: &str, colon: usize, behind: usize) -> Option<usize> {
    let (ahead, rest) = (line.get(..colon)?, line.get(behind..)?);
    let start = ahead.rfind(' ').map_or(0, |space| space + 1);
    let word = ahead.get(start..)?;
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
    let opens = ahead.get(..start)?.trim_end();
    let is_start = opens.is_empty() || opens.ends_with(['.', ':']);
    let is_on_value = || matches!(clause_word(rest), Some((ClauseWord::Value, _)));
    // No further than a sentence goes, so that a line of many colons is not read once for each.
    let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(end, _)| end);
    let has_number =
        || rest.get(..end).is_some_and(|rest| opening(rest).contains(|c: char| c.is_ascii_digit()));
    (is_word && is_start && is_on_value() && has_number()).then_some(start)
}

/// Characters of a sentence within which its number is looked for.
const LONGEST: usize = 400;

/// `- DESC：降序 - ASC：升序`, `• on: lit • off: dark`; bullets are marks wherever they stand.
fn bulleted(line: &str) -> Option<Vec<&str>> {
    const BULLETS: &[char] = &['•', '●'];
    if line.matches(BULLETS).count() > 1 {
        return Some(line.split(BULLETS).map(str::trim).filter(|item| !item.is_empty()).collect());
    }
    // `Service type. - web: website acceleration. - video: on-demand acceleration.`
    let mut parts = line.split(" - ");
    let head = parts.next()?.trim();
    let items: Vec<&str> = parts.map(str::trim).collect();
    if items.len() > 1 && items.iter().all(|item| is_explained(item)) && !head.starts_with("- ") {
        return Some(std::iter::once(head).filter(|head| !head.is_empty()).chain(items).collect());
    }
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
        assert_eq!(joined("Type. - web: sites. - video: films."), ["Type.", "web: sites.", "video: films."]);
        assert_eq!(joined("State: • on: lit • off: dark"), ["State:", "on: lit", "off: dark"]);
        assert_eq!(joined("1: critical; 2: major; 3: minor"), ["1: critical", "2: major", "3: minor"]);
        assert_eq!(joined("等级。LOW：低，MEDIUM：中"), ["等级", "LOW：低", "MEDIUM：中"]);
        assert_eq!(joined("LOW:低，HIGH:高。"), ["LOW:低", "HIGH:高"]);
        let cases =
            "Nodes. Valid value: mongos: The value ranges from 2 to 32. config: The value is 1. It is fixed.";
        let parts = [
            "Nodes. Valid value:",
            "mongos: The value ranges from 2 to 32.",
            "config: The value is 1. It is fixed.",
        ];
        assert_eq!(joined(cases), parts);
        for line in [
            "mongos: The value ranges from 2 to 32. It is fixed.",
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
