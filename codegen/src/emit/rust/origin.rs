//! Where things come from, for readers: the service, and the pages and tables that define a type.

use std::collections::BTreeMap;

use super::plan::Crate;
use crate::emit::text::Phrase;
use crate::model::{Api, Schema};

/// Pages and members that documentation names: a few show where to look, a hundred would bury it.
const SHOWN: usize = 3;

/// A region that the service has, for examples.
pub(super) fn sample_region(api: &Api) -> &str {
    api.service.endpoints.regions.first().map_or("region", String::as_str)
}

/// What the crate was generated from, for the first line of files that no single page decides.
pub(super) fn source(api: &Api) -> Phrase {
    Phrase::fill("the API reference of {}", [title(api)])
}

/// The name of the service for readers.
pub(super) fn title(api: &Api) -> Phrase {
    Phrase::quoted(&api.service.title)
}

/// Where the documents define a type, as a sentence.
pub(super) fn documented_in(plan: &Crate<'_>, schema: &Schema) -> Phrase {
    let pages = tables_by_page(schema).into_iter().map(|(page, tables)| {
        let requests = schema.sites.iter().filter_map(|site| plan.operations.get(site.operation.as_str()));
        let mut sources = requests.map(|request| request.source);
        let url = sources.find(|source| *source.origin.page == *page).and_then(|source| source.url.as_ref());
        let tables: Vec<Phrase> = tables.into_iter().map(Phrase::quoted).collect();
        let tables = Phrase::list(&tables, "and");
        match url {
            Some(url) => Phrase::link(tables, url),
            None => Phrase::fill("{} of {}", [tables, Phrase::code(page)]),
        }
    });
    let pages: Vec<Phrase> = pages.collect();
    if pages.is_empty() { Phrase::default() } else { Phrase::fill("Documented in {}.", [few(&pages)]) }
}

/// The tables that define a type. Without lines: those move whenever a page is edited.
pub(super) fn tables(schema: &Schema) -> Phrase {
    let pages = tables_by_page(schema).into_iter().map(|(page, tables)| {
        let tables = Phrase::join(tables.into_iter().map(Phrase::quoted), ", ");
        Phrase::fill("{} ({})", [Phrase::quoted(page), tables])
    });
    few(&pages.collect::<Vec<_>>())
}

fn tables_by_page(schema: &Schema) -> BTreeMap<&str, Vec<&str>> {
    let mut pages: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for place in &schema.origins {
        pages.entry(&place.page).or_default().extend(place.table.as_deref());
    }
    pages
}

/// The first few of many, as a sentence reads them.
pub(super) fn few(items: &[Phrase]) -> Phrase {
    match items.get(..SHOWN) {
        Some(shown) if items.len() > SHOWN + 1 => {
            let more = u64::try_from(items.len() - SHOWN).unwrap_or(u64::MAX);
            Phrase::fill("{} and {} more", [Phrase::join(shown.iter().cloned(), ", "), more.into()])
        }
        _ => Phrase::list(items, "and"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_shown_as_a_few() {
        let items = ["a", "b", "c", "d", "e"].map(Phrase::from);
        assert_eq!(few(&items).comment(), "a, b, c and 2 more");
        assert_eq!(few(&items[..4]).comment(), "a, b, c and d");
        assert!(few(&[]).is_empty());
    }
}
