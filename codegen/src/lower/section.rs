//! The section of the documents that a page stands in, and whether that is one for what should no longer be used.
//!
//! In: the raw operations of a service, whose file names tell the sections above them where the documents were saved
//! with their folders (`apis__cluster_management__creating_a_node`). Out: `Cluster Management`, or nothing.
//! Menus of pages say the same with better spelling, but only in one dialect: so initials are spelled as titles do.

use std::collections::BTreeMap;

use crate::document::Text;
use crate::raw::RawOperation;

/// What stands between the sections in a file name.
const BELOW: &str = "__";
/// Words that have no capital within a heading.
const SMALL: [&str; 12] = ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "to", "with"];

/// The section of each operation, in their order.
pub(super) fn sections(raw: &[RawOperation]) -> Vec<Option<String>> {
    let initials = initials(raw);
    raw.iter().map(|operation| Some(spelled(above(&operation.stem).last()?, &initials))).collect()
}

/// Whether the title, a section above, or a sentence says that the operation should no longer be used: `(Discarded)`,
/// `out-of-date_apis`, `This API has been discarded.`
pub(super) fn is_deprecated(raw: &RawOperation) -> bool {
    let is_old = |text: &str| crate::vocabulary::says_deprecated(&text.replace(['_', '-'], " "));
    // `Creating a Deprecated Policy` would be read wrongly, and has not been seen.
    let says_so = |text: &Text| crate::vocabulary::says_api_deprecated(&text.value);
    is_old(&raw.title.value) || above(&raw.stem).any(is_old) || raw.function.iter().any(says_so)
}

/// The parts of a file name that name sections, the outermost first.
fn above(stem: &str) -> impl Iterator<Item = &str> {
    let (sections, _) = stem.rsplit_once(BELOW).unwrap_or_default();
    sections.split(BELOW).filter(|section| !section.is_empty())
}

/// Words that titles of the service write with more than one capital, by their small letters: `EIPs` by `eips`.
fn initials(raw: &[RawOperation]) -> BTreeMap<String, &str> {
    let words = raw.iter().flat_map(|operation| {
        operation
            .title
            .value
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().filter(|c| c.is_uppercase()).count() > 1)
    });
    // The first one wins, so that the order of pages decides, and nothing else does.
    words.fold(BTreeMap::new(), |mut initials, word| {
        initials.entry(word.to_lowercase()).or_insert(word);
        initials
    })
}

fn spelled(section: &str, initials: &BTreeMap<String, &str>) -> String {
    let words = section.split('_').filter(|word| !word.is_empty()).enumerate().map(|(index, word)| {
        match initials.get(word) {
            Some(word) => (*word).to_owned(),
            None if index > 0 && SMALL.contains(&word) => word.to_owned(),
            None => capitalised(word),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePage;

    fn read(pages: &[(&str, &str)]) -> Vec<RawOperation> {
        let raw = pages.iter().flat_map(|(stem, title)| {
            let text = format!("{title}\n\nURI\n\nGET /v1/{{project_id}}/things\n");
            let page = SourcePage::new(format!("demo/{stem}.txt"), text).unwrap();
            crate::extract::extract(&crate::parse::parse(&page).document).operations
        });
        raw.collect()
    }

    #[test]
    fn a_section_stands_before_the_title() {
        let raw = read(&[
            ("apis__cluster_management__creating_a_node", "Creating a Node"),
            ("vpc_apis_v3__eips__updating_an_eip", "Updating EIPs"),
            ("apis_and_more__showing_it", "Showing It"),
            ("CreateBackup", "Creating a Backup"),
        ]);
        let sections = sections(&raw);
        let sections: Vec<_> = sections.iter().map(Option::as_deref).collect();
        assert_eq!(sections, [Some("Cluster Management"), Some("EIPs"), Some("Apis and More"), None]);
    }

    #[test]
    fn what_is_discarded_is_deprecated() {
        let raw = read(&[
            ("a", "Querying Networks (Discarded)"),
            ("out-of-date_apis__querying_networks", "Querying Networks"),
            ("apis__querying_networks", "Querying Networks"),
        ]);
        assert_eq!(raw.iter().map(is_deprecated).collect::<Vec<_>>(), [true, true, false]);
    }
}
