//! What the changes of the documents do to the crate: which bump its version needs, and whether it has it.
//!
//! In: both sides. Out: [`Verdict`]. It is drawn from what the crate offers ([`Surface`]) and not from the changes of the
//! documents: a value that is added can make an enum of a text, and a caption that changes can rename a type.

use semver::Version;
use serde::Serialize;
use strum::IntoStaticStr;

use super::{Comparison, Side};
use crate::emit::rust::{DEPRECATED, Surface, renamed, surface};

/// How far a version must move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
#[serde(rename_all = "snake_case")]
pub enum Bump {
    /// Nothing that programs are written against changed.
    Patch,
    /// There is more to use.
    Minor,
    /// A program can fail to compile.
    Major,
}

impl Bump {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// An item of the crate that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemChange {
    /// Its path: `model::KafkaParameters::instance_id`.
    pub item: String,
    /// What it was. None where it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// What it is. None where it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

impl ItemChange {
    /// The bump that it needs.
    pub fn bump(&self) -> Bump {
        // An advice that goes breaks nobody.
        if self.old.is_none() || self.item.ends_with(DEPRECATED) { Bump::Minor } else { Bump::Major }
    }
}

/// Which version the crate needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The name of the package.
    pub package: String,
    /// Its version in the old documents.
    pub old_version: String,
    /// Its version in the new ones.
    pub new_version: String,
    /// The bump that is needed. None where nothing changed in the documents or the crate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed: Option<Bump>,
    /// The lowest version that is high enough.
    pub needed_version: String,
    /// The items that changed: those that are gone or otherwise first.
    pub items: Vec<ItemChange>,
}

impl Verdict {
    /// Whether the version of the new documents is high enough.
    pub fn version_suffices(&self) -> bool {
        let [needed, new] = [&self.needed_version, &self.new_version].map(|text| Version::parse(text));
        needed.ok().zip(new.ok()).is_some_and(|(needed, new)| new >= needed)
    }
}

/// Which version is needed. None where a crate cannot be written.
pub fn judge(old: Side<'_>, new: Side<'_>, comparison: &Comparison) -> Option<Verdict> {
    let new_surface = surface(new.api, new.names).ok()?;
    let items = differences(&renamed(&surface(old.api, old.names).ok()?, &new_surface), &new_surface);
    let package = |side: Side<'_>| side.api.service.package.clone();
    let (was, is) = (package(old), package(new));
    let is_changed = !comparison.changes.is_empty();
    let needed = items.iter().map(ItemChange::bump).max().or(is_changed.then_some(Bump::Patch));
    let needed_version = match (Version::parse(&was.version), needed) {
        (Ok(version), Some(bump)) => bumped(&version, bump).to_string(),
        _ => was.version.clone(),
    };
    Some(Verdict {
        package: is.name,
        old_version: was.version,
        new_version: is.version,
        needed,
        needed_version,
        items,
    })
}

/// Those that are gone or otherwise, then those that are new.
fn differences(old: &Surface, new: &Surface) -> Vec<ItemChange> {
    let change = |item: &String, old: Option<&String>, new: Option<&String>| ItemChange {
        item: item.clone(),
        old: old.cloned(),
        new: new.cloned(),
    };
    let kept = old.iter().filter(|(item, was)| new.get(*item) != Some(*was));
    let kept = kept.map(|(item, was)| change(item, Some(was), new.get(item)));
    let added = new.iter().filter(|(item, _)| !old.contains_key(*item));
    kept.chain(added.map(|(item, is)| change(item, None, Some(is)))).collect()
}

/// The least version that a bump leads to, by the rules of Cargo: before 1.0, the first number that is not 0 is the one that
/// breaks.
fn bumped(version: &Version, bump: Bump) -> Version {
    let Version { major, minor, patch, .. } = *version;
    match (bump, major, minor) {
        (Bump::Major, 0, 0) => Version::new(0, 0, patch + 1),
        (Bump::Major, 0, _) => Version::new(0, minor + 1, 0),
        (Bump::Major, ..) => Version::new(major + 1, 0, 0),
        (Bump::Minor, 1.., _) => Version::new(major, minor + 1, 0),
        (Bump::Minor | Bump::Patch, ..) => Version::new(major, minor, patch + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_moves_as_cargo_counts() {
        let bumped = |version: &str, bump| bumped(&Version::parse(version).unwrap(), bump).to_string();
        assert_eq!(bumped("0.1.3", Bump::Major), "0.2.0");
        assert_eq!(bumped("0.1.3", Bump::Minor), "0.1.4");
        assert_eq!(bumped("0.0.3", Bump::Major), "0.0.4");
        assert_eq!(bumped("1.2.3", Bump::Major), "2.0.0");
        assert_eq!(bumped("1.2.3", Bump::Minor), "1.3.0");
        assert_eq!(bumped("1.2.3", Bump::Patch), "1.2.4");
    }

    #[test]
    fn what_goes_breaks_and_what_comes_does_not() {
        let surface = |items: &[(&str, &str)]| -> Surface {
            items.iter().map(|(item, is)| ((*item).to_owned(), (*is).to_owned())).collect()
        };
        let old = surface(&[("a", "i64"), ("b", "String"), ("c", "bool")]);
        let new = surface(&[("a", "i64"), ("b", "i64"), ("d", "bool")]);
        let found = differences(&old, &new);
        let bumps: Vec<(&str, Bump)> = found.iter().map(|it| (it.item.as_str(), it.bump())).collect();
        assert_eq!(bumps, [("b", Bump::Major), ("c", Bump::Major), ("d", Bump::Minor)]);
    }
}
