//! Operations as a whole: method and path.

use super::super::{Correction, Located, NewOperation};
use super::{Applied, look_again, paragraphs, same_words, uri_text};
use crate::diagnostic::did_you_mean;
use crate::document::Text;
use crate::raw::{RawOperation, RawUri};

/// Replaces method and path.
pub(super) fn set_uri(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    was: &Located<String>,
    now: &str,
) -> Applied {
    let found: Vec<String> = operations.iter().map(|operation| uri_text(&operation.uri)).collect();
    let Some(index) = found.iter().position(|uri| same_words(uri, &was.value)) else {
        if found.iter().any(|uri| same_words(uri, now)) {
            return Err(correction.overtaken(format!("the page has `{now}` now")));
        }
        let message = format!("the page has `{}`, and not `{}`", found.join("`, `"), was.value);
        return Err(correction.unmatched(was.span, message, Some(look_again())));
    };
    if let (Some(operation), Some((method, path))) = (operations.get_mut(index), divided(now)) {
        method.clone_into(&mut operation.uri.method);
        (operation.uri.path, operation.uri.query) = RawUri::split_query(path);
    }
    Ok(())
}

/// Takes the operation away.
pub(super) fn remove(
    correction: &Correction,
    operations: &mut Vec<RawOperation>,
    was: &Located<String>,
) -> Applied {
    super::of_page(correction, operations)?;
    let is_of_page = |operation: &RawOperation| *operation.stem == *correction.page.value;
    let is_meant =
        |operation: &RawOperation| is_of_page(operation) && same_words(&uri_text(&operation.uri), &was.value);
    if !operations.iter().any(is_meant) {
        let of_page = operations.iter().filter(|operation| is_of_page(operation));
        let found: Vec<String> = of_page.map(|operation| uri_text(&operation.uri)).collect();
        let message = format!("the page has no operation `{}`", was.value);
        let help = did_you_mean(&was.value, found.iter().map(String::as_str));
        return Err(correction.unmatched(was.span, message, help));
    }
    operations.retain(|operation| !is_meant(operation));
    Ok(())
}

/// Adds an operation. It stands in `corrections.toml` and on no page; entries behind this one give it tables.
pub(super) fn add(
    correction: &Correction,
    operations: &mut Vec<RawOperation>,
    new: &NewOperation,
) -> Applied {
    let is_same = |operation: &&RawOperation| same_words(&uri_text(&operation.uri), &new.uri.value);
    if let Some(found) = operations.iter().find(is_same) {
        let message = format!("the page `{}` has `{}` now", found.stem, new.uri.value);
        return Err(correction.overtaken(message));
    }
    let stem = correction.page.value.trim();
    if operations.iter().any(|operation| &*operation.stem == stem) {
        let message = format!("there is a page `{stem}` already");
        let help = "give the operation a page of its own: a name that no page has".to_owned();
        return Err(correction.unmatched(correction.page.span, message, Some(help)));
    }
    let Some((method, target)) = divided(&new.uri.value) else { return Ok(()) };
    let (path, query) = RawUri::split_query(target);
    let span = correction.place.span;
    let line = Text { span, ..Text::new(new.uri.value.clone()) };
    operations.push(RawOperation {
        page: correction.place.page.clone(),
        stem: stem.into(),
        variant: None,
        title: Text { span, ..Text::new(new.title.trim()) },
        name: None,
        updated: None,
        language: None,
        function: paragraphs(&new.description, span),
        notes: Vec::new(),
        uri: RawUri { method: method.to_owned(), path, query, flags: Vec::new(), line },
        tables: Vec::new(),
        examples: Vec::new(),
        statuses: Vec::new(),
        error_codes: Vec::new(),
    });
    Ok(())
}

/// Method and target.
fn divided(uri: &str) -> Option<(&str, &str)> {
    let (method, target) = uri.trim().split_once(char::is_whitespace)?;
    Some((method, target.trim()))
}
