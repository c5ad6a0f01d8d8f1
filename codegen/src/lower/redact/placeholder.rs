//! What stands for a secret: asterisks, or what the table's own limits let through.

use crate::model::Facts;
use crate::pattern;

/// What stands for a secret of which nothing is known.
pub(in crate::lower) const PLAIN: &str = "********";

/// What placeholders are cut from, best first.
const PATTERNS: &[&str] = &["*", "Aa1-", "Aa1_", "Aa1@", "Aa1", "a1", "1", "a", "A"];

/// A mark that a pattern asks for stands behind these.
const MARKED: &str = "Aa1";

/// A placeholder is no longer than this.
const LONGEST: usize = 1024;

/// The counts that a pattern asks for: 200 and 6144 of `^[0-9a-z]{200,6144}$`.
fn counts(pattern: &str) -> impl Iterator<Item = usize> {
    let braces = pattern.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let numbers = braces.flat_map(|inner| inner.split(',')).filter_map(|number| number.trim().parse().ok());
    numbers.filter(|count| (1..=LONGEST).contains(count)).take(8)
}

/// A placeholder that obeys the limits that are documented for a name; asterisks where none does.
pub(in crate::lower) fn of(facts: &[&Facts]) -> String {
    let lengths = facts.iter().filter_map(|facts| facts.lengths());
    let least = lengths.clone().filter_map(|lengths| lengths.minimum).max().unwrap_or(0);
    let most = lengths.filter_map(|lengths| lengths.maximum).min().unwrap_or(u64::MAX);
    // Longer ones would say no more, and a page may claim any length.
    let length = usize::try_from(8.max(least).min(most)).unwrap_or(PLAIN.len()).min(LONGEST);
    let patterns = facts.iter().filter_map(|facts| facts.pattern());
    let lengths = std::iter::once(length).chain(patterns.clone().flat_map(counts));
    let cut = |pattern: &str, length: usize| pattern.chars().cycle().take(length).collect::<String>();
    let marks = ('!'..='~').filter(char::is_ascii_punctuation).map(|mark| format!("{MARKED}{mark}"));
    let stems: Vec<String> = PATTERNS.iter().map(|pattern| (*pattern).to_owned()).chain(marks).collect();
    let mut candidates = lengths.flat_map(|length| stems.iter().map(move |pattern| cut(pattern, length)));
    let fits = |text: &String| patterns.clone().all(|it| pattern::matches(it, text) != Some(false));
    candidates.find(fits).unwrap_or_else(|| cut("*", length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lengths, TextFacts};

    fn facts(minimum: Option<u64>, maximum: Option<u64>, pattern: Option<&str>) -> Facts {
        let lengths = Some(Lengths { minimum, maximum });
        let text = TextFacts { lengths, pattern: pattern.map(str::to_owned), ..TextFacts::default() };
        Facts { secret: true, scalar: text.into(), ..Facts::default() }
    }

    #[test]
    fn it_obeys_the_limits() {
        assert_eq!(of(&[]), PLAIN);
        assert_eq!(of(&[&facts(Some(10), Some(12), None)]), "**********");
        assert_eq!(of(&[&facts(None, Some(4), None)]), "****");
        assert_eq!(of(&[&facts(None, None, Some("^[A-Za-z0-9]*$"))]), "Aa1Aa1Aa");
        assert_eq!(of(&[&facts(None, None, Some("^Z$"))]), PLAIN);
        assert_eq!(of(&[&facts(None, None, Some("^[0-9a-zA-Z+/=]{200,6144}$"))]).len(), 200);
        let kinds = r"^(?=[\s\S]*[A-Z])(?=[\s\S]*[0-9])(?=[\s\S]*[#%])(?:[^-][\s\S]*)?$";
        assert_eq!(of(&[&facts(None, None, Some(kinds))]), "Aa1#Aa1#");
        assert_eq!(of(&[&facts(Some(u64::MAX), None, None)]).len(), 1024);
    }
}
