//! A scope: names that are taken in it, those of the lock first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::lock::NamesLock;
use crate::diagnostic::{Code, Diagnostic};
use crate::free::first_free;
use crate::source::Place;

/// Names of one scope while they are given.
pub(super) struct Scope {
    reserved: &'static [&'static str],
    taken: BTreeSet<String>,
    /// The same in small letters. Generators give each type a file, and file systems know no case: `FpgaImage`, `Fpgaimage`.
    taken_small: BTreeSet<String>,
    /// Names that were given up on purpose: by the new one, with the place of what has it.
    former: BTreeMap<String, (Vec<String>, Place)>,
}

/// Something that needs a name.
pub(super) struct Claim<K> {
    /// What it is.
    pub key: K,
    /// Where it comes from; several tables may document one type, anything else has one origin.
    pub origins: Vec<String>,
    /// The names that would suit it, best first.
    pub wishes: Vec<String>,
    /// How far its first wish is from what the documents call it: who says the name outright goes before who shortens one.
    pub distance: usize,
    /// Where it stands, for messages.
    pub place: Place,
}

impl Scope {
    /// A scope in which these names must not be used.
    pub fn new(reserved: &'static [&'static str]) -> Self {
        Self { reserved, taken: BTreeSet::new(), taken_small: BTreeSet::new(), former: BTreeMap::new() }
    }

    /// Gives every claim a name: first those that have one in the lock, the oldest first; then the others,
    /// types in an order that does not depend on that of the pages.
    pub fn settle<K: Ord + Clone>(
        &mut self,
        mut claims: Vec<Claim<K>>,
        lock: &mut NamesLock,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BTreeMap<K, String> {
        tell_apart(&mut claims);
        let mut names = BTreeMap::new();
        let age = |claim: &Claim<K>| {
            claim.origins.iter().filter_map(|origin| lock.current(origin)).map(|(line, _)| line).min()
        };
        let mut locked: Vec<(usize, &Claim<K>)> =
            claims.iter().filter_map(|claim| Some((age(claim)?, claim))).collect();
        locked.sort_by_key(|(age, _)| *age);
        for (_, claim) in locked {
            if let Some(name) = self.locked(claim, lock) {
                self.take(&name);
                names.insert(claim.key.clone(), name);
            }
        }
        // Of types that are called so outright, what most tables speak of has the first choice; the order of pages decides
        // nothing.
        claims.sort_by_cached_key(|claim| {
            let is_type = claim.origins.iter().any(|origin| is_table(origin));
            is_type.then(|| (claim.distance, Reverse(claim.origins.len()), first_origin(claim)))
        });
        for claim in claims {
            let name = names.entry(claim.key.clone()).or_insert_with(|| self.fresh(&claim, lock));
            self.record(&claim, name, lock, diagnostics);
            let former = given_up(&claim, lock);
            if !former.is_empty() {
                let former = former.into_iter().map(str::to_owned).collect();
                self.former.insert(name.clone(), (former, claim.place.clone()));
            }
        }
        names
    }

    /// The names that what has this name had before it was renamed on purpose.
    pub fn former(&self, name: &str) -> &[String] {
        self.former.get(name).map_or(&[], |(former, _)| former.as_slice())
    }

    /// All of them, by the new ones, when all names are given. One that something else has by now is an error.
    pub fn into_former(self, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, Vec<String>> {
        let mut taken = self.taken;
        let mut all = BTreeMap::new();
        for (name, (former, place)) in self.former {
            let mut kept = Vec::new();
            for old in former {
                if self.reserved.contains(&old.as_str()) || !taken.insert(old.clone()) {
                    let message = format!(
                        "names.lock calls `{name}` by the former name `{old}`, which is taken or reserved"
                    );
                    let help = "take the former name out of the list in names.lock";
                    diagnostics.push(Diagnostic::new(Code::LockTaken, place.clone(), message).help(help));
                } else {
                    kept.push(old);
                }
            }
            all.insert(name, kept);
        }
        all
    }

    /// The oldest of its names that nothing older has; else the last one that it had before.
    fn locked<K>(&self, claim: &Claim<K>, lock: &NamesLock) -> Option<String> {
        let mut current: Vec<(usize, &str)> =
            claim.origins.iter().filter_map(|origin| lock.current(origin)).collect();
        current.sort_unstable();
        let mut former: Vec<(usize, &str)> =
            claim.origins.iter().flat_map(|origin| lock.history(origin)).collect();
        former.sort_unstable_by(|a, b| b.cmp(a));
        // What was renamed on purpose on one page is renamed on all.
        let given_up = given_up(claim, lock);
        let mut names = current.into_iter().chain(former).map(|(_, name)| name);
        names.find(|name| self.is_free(name) && !given_up.contains(name)).map(str::to_owned)
    }

    fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name) && !self.reserved.contains(&name)
    }

    /// The first wish that is free; with a number, where none is. What the lock holds for something else is not free
    /// even if that is not there now: it may come back, and keeps its name then.
    fn fresh<K>(&mut self, claim: &Claim<K>, lock: &NamesLock) -> String {
        let origin = claim.origins.first().map_or("", String::as_str);
        let is_free = |name: &String| {
            let mut holders = lock.holders(origin, name).iter();
            self.is_free(name)
                && !self.taken_small.contains(&name.to_ascii_lowercase())
                && holders.all(|holder| claim.origins.iter().any(|own| is_moved(holder, own)))
        };
        let last = claim.wishes.last().cloned().unwrap_or_default();
        let separator = if last.ends_with(char::is_numeric) { "_" } else { "" };
        let numbered = |number| format!("{last}{separator}{number}");
        let free = first_free(claim.wishes.iter().cloned(), numbered, is_free);
        self.take(&free);
        free
    }

    fn take(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
        self.taken_small.insert(name.to_ascii_lowercase());
    }

    /// Adds the name to the lock, and says so where it is another one than before.
    fn record<K>(
        &self,
        claim: &Claim<K>,
        name: &str,
        lock: &mut NamesLock,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut before: Vec<String> = Vec::new();
        for origin in &claim.origins {
            before.extend(lock.get(origin).filter(|old| *old != name).map(str::to_owned));
            lock.add(origin, name);
        }
        before.dedup();
        let given_up: Vec<String> = given_up(claim, lock).into_iter().map(str::to_owned).collect();
        before.retain(|old| !given_up.contains(old));
        for old in before {
            let is_table = claim.origins.iter().any(|origin| is_table(origin));
            diagnostics.push(match (is_table, self.is_free(&old)) {
                (true, true) => merged(&claim.place, &old, name),
                (true, false) => split(&claim.place, &old, name),
                (false, _) => conflict(&claim.place, claim.origins.first(), &old),
            });
        }
    }
}

/// The names that something had before it was renamed on purpose.
fn given_up<'l, K>(claim: &Claim<K>, lock: &'l NamesLock) -> BTreeSet<&'l str> {
    claim.origins.iter().flat_map(|origin| lock.former(origin)).map(String::as_str).collect()
}

/// The origin of something that is known by the name of what it belongs to. Where that was renamed on purpose, and this is new by
/// its name, it is what belonged to the former one: an edit renames what its line names, and nothing else.
pub(super) fn below(
    lock: &NamesLock,
    owner: &str,
    former: &[String],
    origin: impl Fn(&str) -> String,
) -> Vec<String> {
    let own = origin(owner);
    let before = if lock.get(&own).is_some() { &[] } else { former };
    let before: Vec<String> =
        before.iter().map(|owner| origin(owner)).filter(|origin| lock.get(origin).is_some()).collect();
    std::iter::once(own).chain(before).collect()
}

/// Several tables of one page may have one origin: the second gets `2/` in front.
fn tell_apart<K>(claims: &mut [Claim<K>]) {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for claim in claims {
        let mut own = BTreeSet::new();
        claim.origins.retain(|origin| own.insert(origin.clone()));
        for origin in &mut claim.origins {
            let count = counts.entry(origin.clone()).or_default();
            *count += 1;
            if *count > 1 {
                *origin = format!("{count}/{origin}");
            }
        }
    }
}

/// The origin that comes first by its letters, with what tells it from namesakes on its page behind.
fn first_origin<K>(claim: &Claim<K>) -> Option<(String, u32)> {
    let parts = claim.origins.iter().map(|origin| {
        let numbered =
            origin.split_once('/').and_then(|(first, rest)| Some((rest, first.parse::<u32>().ok()?)));
        numbered.map_or_else(|| (origin.clone(), 1), |(rest, number)| (rest.to_owned(), number))
    });
    parts.min()
}

/// Whether a table that is gone was the one that is new: the same operation's table of the same name, now in another
/// direction or under another status.
fn is_moved(gone: &str, new: &str) -> bool {
    let parts = |origin: &str| {
        let rest = origin.strip_prefix("type/")?;
        let (operation, rest) = rest.split_once('/')?;
        let (_, table) = rest.split_once('/')?;
        Some((operation.to_owned(), table.to_owned()))
    };
    parts(gone).is_some_and(|gone| parts(new) == Some(gone))
}

/// Only tables can become one type, or two. Whatever else has another name than before was given that by hand.
fn is_table(origin: &str) -> bool {
    origin.trim_start_matches(|c: char| c.is_ascii_digit() || c == '/').starts_with("type/")
}

fn split(place: &Place, old: &str, name: &str) -> Diagnostic {
    let message = format!("`{old}` was one type and is two now; this one is called `{name}`");
    Diagnostic::new(Code::SplitName, place.clone(), message)
        .help("users of the renamed one have to follow: publish a new major version, or make the tables agree again")
}

fn merged(place: &Place, old: &str, name: &str) -> Diagnostic {
    let message = format!("`{old}` and `{name}` were two types and are one now, which is called `{name}`");
    Diagnostic::new(Code::MergedName, place.clone(), message)
        .help(format!("users of `{old}` have to follow: publish a new major version"))
}

fn conflict(place: &Place, origin: Option<&String>, name: &str) -> Diagnostic {
    let origin = origin.map_or("", String::as_str);
    let message = format!("names.lock calls `{origin}` `{name}`, which is taken or reserved");
    Diagnostic::new(Code::LockTaken, place.clone(), message)
        .help("give it another name in names.lock, or remove the line")
}
