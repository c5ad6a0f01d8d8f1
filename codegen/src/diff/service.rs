//! What is of the service as a whole: where it answers, and its error codes.

use std::collections::BTreeMap;

use super::change::{Change, Spot, Subject};
use super::rule::Kind;
use super::text::quoted;
use crate::model::{Api, ErrorCode};

/// What changed in the endpoints and error codes.
pub(super) fn compare(old: &Api, new: &Api) -> Vec<Change> {
    let mut changes = regions(old, new);
    changes.extend(error_codes(old, new));
    changes
}

fn regions(old: &Api, new: &Api) -> Vec<Change> {
    let spot = Spot { subject: Subject::Service, direction: None, old: None, new: None };
    let before: BTreeMap<&str, String> = old.service.endpoints.by_region().collect();
    let after: BTreeMap<&str, String> = new.service.endpoints.by_region().collect();
    let gone = before.keys().filter(|region| !after.contains_key(*region)).map(|region| {
        spot.change(Kind::RegionRemoved, format!("is not served in {} any more", quoted(region)))
    });
    let rest = after.iter().filter_map(|(region, url)| match before.get(region) {
        None => Some(spot.change(Kind::RegionAdded, format!("is served in {} too", quoted(region)))),
        Some(was) if was != url => {
            let message = format!("is at `{url}` in {} now, at `{was}` before", quoted(region));
            Some(spot.change(Kind::EndpointChanged, message))
        }
        Some(_) => None,
    });
    gone.chain(rest).collect()
}

fn error_codes(old: &Api, new: &Api) -> Vec<Change> {
    let find = |api: &'_ Api, code: &str| -> Option<ErrorCode> {
        api.error_codes.iter().find(|known| known.code == code).cloned()
    };
    let change = |code: &ErrorCode, old: Option<&ErrorCode>, new: Option<&ErrorCode>, kind, message: &str| {
        let origin = |code: Option<&ErrorCode>| code?.cases.first()?.origins.first().cloned();
        let (old, new) = (origin(old), origin(new));
        let subject = Subject::ErrorCode { code: code.code.clone() };
        Spot { subject, direction: None, old: old.as_ref(), new: new.as_ref() }.change(kind, message)
    };
    let gone = old.error_codes.iter().filter(|code| find(new, &code.code).is_none());
    let gone =
        gone.map(|code| change(code, Some(code), None, Kind::ErrorCodeRemoved, "is not listed any more"));
    let rest = new.error_codes.iter().filter_map(|code| match find(old, &code.code) {
        None => Some(change(code, None, Some(code), Kind::ErrorCodeAdded, "is new")),
        Some(was) if !is_same(&was, code) => {
            let message = "is explained otherwise";
            Some(change(code, Some(&was), Some(code), Kind::ErrorCodeChanged, message))
        }
        Some(_) => None,
    });
    gone.chain(rest).collect()
}

/// Whether two say the same, wherever they stand.
fn is_same(old: &ErrorCode, new: &ErrorCode) -> bool {
    let said = |code: &ErrorCode| -> Vec<_> {
        let cases = code.cases.iter();
        cases.map(|it| (it.status, it.message.clone(), it.description.clone(), it.solution.clone())).collect()
    };
    said(old) == said(new)
}
