//! Names of modules that are files of the crate.
//!
//! In: the names that are wished for. Out: one for each, that no other has and that every system accepts as a file. They are
//! made up here and not kept, because such modules are private: nobody depends on their names.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;

use crate::emit::rust::print::ident;
use crate::free::first_free;
use crate::source::name::is_device;

/// Longer names of files are cut. File systems and archives take 255 bytes, paths included.
const LONGEST: usize = 100;

/// A module for each.
pub(super) fn modules<'n, K: Ord>(
    wanted: impl IntoIterator<Item = (K, &'n str)>,
    reserved: &[&str],
) -> BTreeMap<K, Ident> {
    let mut taken: BTreeSet<String> = reserved.iter().map(|name| (*name).to_owned()).collect();
    let mut modules = BTreeMap::new();
    for (key, name) in wanted {
        let cut: String = name.chars().take(LONGEST).collect();
        // Two underscores in a row are no snake case.
        let stem = cut.trim_end_matches('_');
        let name = if cut == name { cut.clone() } else { stem.to_owned() };
        let is_free = |name: &String| !taken.contains(name) && !is_device(name);
        let free = first_free([name], |number| format!("{stem}_{number}"), is_free);
        modules.insert(key, ident(&free));
        taken.insert(free);
    }
    modules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_has_a_file_of_its_own() {
        let long = "long_".repeat(60);
        let wanted = ["tag", "tag", "con", "parameter_values", "type_", "type_", &long, &long];
        let modules = modules(wanted.into_iter().enumerate(), &["parameter_values"]);
        let modules: Vec<String> = modules.values().map(Ident::to_string).collect();
        assert_eq!(modules[..6], ["tag", "tag_2", "con_2", "parameter_values_2", "type_", "type_2"]);
        assert!(modules[6].ends_with("_long") && modules[7] == format!("{}_2", modules[6]));
    }
}
