//! "Did you mean": the nearest of the words that would have been right.

use std::cmp::Reverse;

/// Half of the letters may differ. Less alike than that, a suggestion only distracts.
const ALIKE_ENOUGH: f64 = 0.5;

/// The candidates most like `wanted`, best first, three at most.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = wanted.to_lowercase();
    let mut scored: Vec<(u64, &str)> = Vec::new();
    for candidate in candidates {
        let likeness = strsim::normalized_damerau_levenshtein(&wanted, &candidate.to_lowercase());
        let known = scored.iter().any(|(_, other)| *other == candidate);
        if likeness >= ALIKE_ENOUGH && !known {
            scored.push((rank(likeness), candidate));
        }
    }
    scored.sort_by_key(|(score, candidate)| (Reverse(*score), *candidate));
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// A sentence with the nearest candidates, or with all of them where none is near.
pub fn did_you_mean<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    match nearest(wanted, candidates.iter().copied()).as_slice() {
        [] if candidates.is_empty() => None,
        [] => Some(format!("there is {}", list(&candidates))),
        near => Some(format!("did you mean {}?", list(near))),
    }
}

/// Likeness in whole thousandths, so that it orders totally.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 1")]
fn rank(likeness: f64) -> u64 {
    (likeness * 1000.0) as u64
}

fn list(words: &[&str]) -> String {
    const SHOWN: usize = 8;
    let mut shown: Vec<String> = words.iter().take(SHOWN).map(|word| format!("`{word}`")).collect();
    match words.len().saturating_sub(SHOWN) {
        0 => match (shown.pop(), shown.is_empty()) {
            (Some(last), false) => format!("{} or {last}", shown.join(", ")),
            (last, _) => last.unwrap_or_default(),
        },
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_come_first() {
        assert_eq!(
            nearest("compres_alg", ["seek_to", "compress_alg", "compressed"]),
            ["compress_alg", "compressed"]
        );
        assert_eq!(nearest("EG", ["eg", "egg"]), ["eg", "egg"]);
    }

    #[test]
    fn without_a_near_one_all_are_named() {
        assert_eq!(did_you_mean("Table 6", ["Table 5", "zzz"]).as_deref(), Some("did you mean `Table 5`?"));
        assert_eq!(
            did_you_mean("xyz", ["abc", "def", "ghi"]).as_deref(),
            Some("there is `abc`, `def` or `ghi`")
        );
        assert_eq!(did_you_mean("xyz", []), None);
        let many: Vec<String> = (10..20).map(|n| format!("a{n}")).collect();
        let sentence = did_you_mean("qqqqqq", many.iter().map(String::as_str)).unwrap();
        assert!(sentence.ends_with("`a17` and 2 more"), "{sentence}");
    }
}
