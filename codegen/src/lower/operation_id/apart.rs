//! Tells apart operations that would have one id.
//!
//! Where a group of drafts has one id, the first kind of mark that differs between all of them is added to each; else
//! the first that differs between some, and so on within what is still the same. Only what differs is added, so an id
//! says what makes its operation another one than its namesakes. A number is the last resort.

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use super::address;
use super::title::{capitalised, words_of};

/// What may differ between operations of one id, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Words of the title that the id does without: `Discarded`.
    LeftOut,
    /// The version in the path: `V21`.
    Version,
    /// Parts of the path.
    Path,
    Method,
    /// A folder of the page, at this depth.
    Folder(usize),
    /// What tells it from the others on its page.
    Variant,
}

/// What the operation itself says comes before what only its place in the documents does.
const TIERS: [&[Kind]; 2] = [
    &[Kind::LeftOut, Kind::Version, Kind::Path, Kind::Method],
    &[Kind::Folder(0), Kind::Folder(1), Kind::Folder(2), Kind::Folder(3), Kind::Variant],
];

/// The ids, each another one, in the order of the drafts. Ids that somebody chose are never touched.
pub(super) fn tell_apart(mut drafts: Vec<Draft<'_>>) -> Vec<String> {
    for kinds in TIERS {
        for group in same(&drafts, (0..drafts.len()).collect()) {
            split(&mut drafts, &group, kinds);
        }
    }
    number(&drafts)
}

/// Those of the same id, where there are several. Case does not tell them apart, as files are named after them.
fn same(drafts: &[Draft<'_>], among: Vec<usize>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in among {
        groups.entry(drafts.get(index).map(key).unwrap_or_default()).or_default().push(index);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

fn key(draft: &Draft<'_>) -> String {
    draft.words.concat().to_ascii_lowercase()
}

fn split(drafts: &mut [Draft<'_>], group: &[usize], kinds: &[Kind]) {
    let marks = |kind: Kind| -> Vec<Vec<String>> { differing(drafts, group, kind) };
    let count = |kind: Kind| marks(kind).into_iter().collect::<BTreeSet<_>>().len();
    let all = kinds.iter().find(|kind| count(**kind) == group.len());
    let Some(kind) = all.or_else(|| kinds.iter().find(|kind| count(**kind) > 1)).copied() else { return };
    for (index, mark) in group.iter().zip(marks(kind)) {
        if let Some(draft) = drafts.get_mut(*index).filter(|draft| !draft.is_given) {
            draft.words.extend(mark);
        }
    }
    let rest: Vec<Kind> = kinds.iter().copied().filter(|other| *other != kind).collect();
    for group in same(drafts, group.to_vec()) {
        split(drafts, &group, &rest);
    }
}

/// The marks of one kind, without what all of the group have.
fn differing(drafts: &[Draft<'_>], group: &[usize], kind: Kind) -> Vec<Vec<String>> {
    let marks: Vec<Vec<String>> =
        group.iter().filter_map(|index| drafts.get(*index)).map(|draft| words(draft, kind)).collect();
    let mut holders: BTreeMap<&String, usize> = BTreeMap::new();
    for word in marks.iter().flat_map(|mark| mark.iter().collect::<BTreeSet<_>>()) {
        *holders.entry(word).or_default() += 1;
    }
    let is_shared = |word: &&String| holders.get(*word) == Some(&marks.len());
    marks.iter().map(|mark| mark.iter().filter(|word| !is_shared(word)).cloned().collect()).collect()
}

fn words(draft: &Draft<'_>, kind: Kind) -> Vec<String> {
    let raw = draft.raw;
    let words: Vec<String> = match kind {
        Kind::LeftOut => draft.left_out.clone(),
        Kind::Version => {
            address::version(&raw.uri.path).map(|version| version.replace('.', "")).into_iter().collect()
        }
        Kind::Path => address::literals(&raw.uri.path).into_iter().flat_map(words_of).collect(),
        Kind::Method => vec![raw.uri.method.to_ascii_lowercase()],
        Kind::Folder(depth) => {
            words_of(&raw.stem.split("__").nth(depth).unwrap_or_default().replace('_', " "))
        }
        Kind::Variant => raw.variant.iter().flat_map(|variant| words_of(variant)).collect(),
    };
    words.iter().map(|word| capitalised(word)).collect()
}

/// Gives numbers to what is still the same, in the order of pages. Two that were chosen stay: that is an error to report.
fn number(drafts: &[Draft<'_>]) -> Vec<String> {
    let mut taken: BTreeSet<String> = drafts.iter().filter(|draft| draft.is_given).map(key).collect();
    // Where the numbers of an id go on, so that a thousand namesakes are not a million questions.
    let mut last: BTreeMap<String, u32> = BTreeMap::new();
    let ids = drafts.iter().map(|draft| {
        let id = draft.words.concat();
        if draft.is_given || taken.insert(id.to_ascii_lowercase()) {
            return id;
        }
        let last = last.entry(id.to_ascii_lowercase()).or_insert(1);
        loop {
            *last = last.saturating_add(1);
            let free = format!("{id}{last}");
            if taken.insert(free.to_ascii_lowercase()) {
                return free;
            }
        }
    });
    ids.collect()
}
