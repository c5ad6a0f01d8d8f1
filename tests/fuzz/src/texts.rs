//! Parts of pages, settings, and what `fetch` gets.

use tablature_codegen::model::ServiceInfo;
use tablature_codegen::name::NamesLock;
use tablature_codegen::{limits, type_cell as cells};

use crate::pages;

/// What a cell says is not deeper than may be, and all who ask for types agree.
pub(crate) fn type_cell(cell: &str) {
    let read = cells::parse(cell);
    assert_eq!(read, cells::parse(cell), "the same cell is read in two ways");
    assert!(!cells::is_type(cell) || read.is_some(), "a type that says nothing");
    if let Some(read) = read {
        let depth = depth(&read.expression);
        assert!(depth <= limits::TYPE_DEPTH + 2, "{depth} types within each other");
        if let Some(size) = read.size {
            assert!(size.minimum.is_none_or(|least| least <= size.maximum), "{size:?}");
        }
        let _ = (read.leaf(), read.may_have_members());
    }
    let _ = (cells::bare_name(cell), cells::is_name(cell), cells::said(cell), cells::is_too_deep(cell));
    if let Some((first, rest)) = cell.split_once('\n') {
        let _ = cells::whole(first, rest);
    }
}

fn depth(expression: &cells::TypeExpression) -> usize {
    use cells::TypeExpression::{Array, Map};
    match expression {
        Array(Some(inner)) | Map(Some(inner)) => 1 + depth(inner),
        _ => 0,
    }
}

/// A lock that is read is written as it stands, and read again.
pub(crate) fn names_lock(text: &str) {
    let Ok(lock) = NamesLock::parse("x/names.lock", text) else { return };
    let written = lock.render();
    assert!(written.starts_with(text), "lines of a lock are changed");
    let again = NamesLock::parse("x/names.lock", &written).map(|lock| lock.render());
    assert_eq!(again.ok().as_deref(), Some(&*written), "a lock that was written is another one");
}

pub(crate) fn fetched_page(input: &[u8]) {
    xtask::fuzz::answer(input, pages::service());
}

pub(crate) fn fetched_index(input: &[u8]) {
    let mut service = pages::service().clone();
    service.service =
        ServiceInfo { fetch: Some(tablature_codegen::model::FetchInfo::default()), ..service.service };
    xtask::fuzz::index(input, &service);
}
