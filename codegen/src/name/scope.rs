//! A scope: names that are taken in it, those of the lock first.

use std::collections::{BTreeMap, BTreeSet};

use super::lock::NamesLock;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// Names of one scope while they are given.
pub(super) struct Scope {
    /// What origins of this scope are called in the lock.
    id: String,
    taken: BTreeSet<String>,
}

/// A name in the lock, behind its line.
type Given = (usize, String);

/// Something that needs a name.
pub(super) struct Claim<K> {
    /// What it is.
    pub key: K,
    /// Where it comes from; several places may document one thing.
    pub origins: Vec<String>,
    /// The names that would suit it, best first.
    pub wishes: Vec<String>,
    /// Where it stands, for messages.
    pub place: Place,
}

impl Scope {
    /// A scope in which these names must not be used.
    pub fn new(id: impl Into<String>, reserved: &[&str]) -> Self {
        Self { id: id.into(), taken: reserved.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// Gives every claim a name: first those that have one in the lock, the oldest first; then the others in order.
    pub fn settle<K: Ord + Clone>(
        &mut self,
        claims: Vec<Claim<K>>,
        lock: &mut NamesLock,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BTreeMap<K, String> {
        let mut names = BTreeMap::new();
        let mut locked: Vec<(&Claim<K>, Vec<Given>)> = claims
            .iter()
            .map(|claim| (claim, given(claim, lock)))
            .filter(|(_, given)| !given.is_empty())
            .collect();
        locked.sort_by_key(|(_, given)| given[0].0);
        for (claim, given) in locked {
            // The oldest name that nothing older has claimed.
            match given.iter().find(|(_, name)| !self.taken.contains(name)) {
                Some((_, name)) => {
                    self.taken.insert(name.clone());
                    names.insert(claim.key.clone(), name.clone());
                }
                None => diagnostics.push(split(claim, &given[0].1)),
            }
        }
        for claim in claims {
            let name = names.entry(claim.key).or_insert_with(|| self.fresh(&claim.wishes, lock));
            for origin in claim.origins {
                lock.add(origin, name);
            }
        }
        names
    }

    /// The first wish that is free and was never given to anything else; with a number, where none is.
    fn fresh(&mut self, wishes: &[String], lock: &NamesLock) -> String {
        let last = wishes.last().cloned().unwrap_or_default();
        let numbered = (2_u32..).map(|number| {
            format!("{last}{}{number}", if last.ends_with(char::is_numeric) { "_" } else { "" })
        });
        let is_free = |name: &String| !self.taken.contains(name) && !lock.was_given(&self.id, name);
        let free = wishes.iter().cloned().chain(numbered).find(|name| is_free(name)).unwrap_or(last);
        self.taken.insert(free.clone());
        free
    }
}

/// The names that the lock has for the origins of a claim, with their lines, the oldest first.
fn given<K>(claim: &Claim<K>, lock: &NamesLock) -> Vec<Given> {
    let names =
        claim.origins.iter().filter_map(|origin| Some((lock.age(origin)?, lock.get(origin)?.to_owned())));
    let mut names: Vec<Given> = names.collect();
    names.sort_unstable();
    names
}

fn split<K>(claim: &Claim<K>, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::SplitName,
        claim.place.clone(),
        format!("`{name}` was one thing and is two now; this one gets another name"),
    )
    .help("users of the renamed one have to follow: publish a new major version, or make the tables agree again")
}
