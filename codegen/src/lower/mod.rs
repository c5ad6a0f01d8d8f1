//! Interprets: raw operations become the model.
//!
//! In: [`RawOperation`]s of one service, corrected, and its settings. Out: an [`Api`], diagnostics, and an account of
//! every table row.
//!
//! Four steps. Each page is read by itself: types from type cells, facts from prose, tables linked to the types that
//! name them. Then the types of all pages are compared, and what is the same becomes one [`Schema`](crate::model::Schema). Then
//! examples are read and held against the types; last, secrets are taken out of them.
//! Left out on purpose: names of any target language.
//!
//! Modules lead downwards only: `operation`, which reads a page; its parts (`parameter`, `body`, `response`,
//! `authorization`, `wire`, and `unused` for what is left); what makes bodies special (`variant`, `nesting`, `media_type`); types and
//! their rows (`shape`, `describe`, `mandatory`); the state of the page (`page`); and below it what knows of no page that
//! is being read (`definition`, `example`, `prose`, `draft`, `account`, `side`, `only`). `shape` and `describe` call each other, as
//! the rows of a type name types. The whole order is held by `tests/tests/layers`.

mod account;
mod authorization;
mod body;
mod definition;
mod describe;
mod description;
mod draft;
mod error_code;
mod example;
mod example_side;
mod lack;
mod list_form;
mod location;
mod mandatory;
mod media_type;
mod merge;
mod naming;
mod nesting;
mod only;
mod operation;
mod operation_id;
mod page;
mod paging;
mod parameter;
pub mod prose;
mod redact;
mod response;
mod secret;
mod section;
mod shape;
mod shown_body;
mod side;
mod spelling;
mod unused;
mod variant;
mod wire;

pub use account::Account;
#[cfg(feature = "fuzz")]
pub(crate) use example::fuzz::example as fuzz_example;
pub use operation_id::operation_ids;
#[cfg(feature = "fuzz")]
pub(crate) use redact::fuzz::redact as fuzz_redact;

use crate::diagnostic::Diagnostics;
use crate::model::{Api, CloudInfo, Operation, ServiceInfo};
use crate::raw::{RawErrorCode, RawOperation};
use page::{Input, Output, Page};

/// What was understood of a service's pages.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// The model.
    pub api: Api,
    /// What the pages say against themselves, and what could not be understood.
    pub diagnostics: Diagnostics,
    /// Where every table row went.
    pub account: Account,
}

/// Interprets the operations of a service, and the error codes that its pages list.
pub fn lower(
    raw: &[RawOperation],
    error_codes: &[RawErrorCode],
    service: &ServiceInfo,
    cloud: &CloudInfo,
) -> Lowered {
    let mut diagnostics = Diagnostics::new();
    let located = location::divided(raw);
    let sorted = example_side::sorted(&located);
    let raw = &*naming::named(&sorted);
    let mut account = Account::new(raw);
    let mut readings = prose::Readings::default();
    let mut drafts = draft::Drafts::default();
    let read: Vec<example::Of<'_>> = raw.iter().map(|raw| (raw, example::Examples::of(raw))).collect();
    let definitions = definition::of_all(&read);

    // An operation whose path is none is left out, and its examples with it.
    let (kept, mut operations): (Vec<example::Of<'_>>, Vec<Operation>) = read
        .into_iter()
        .zip(definitions)
        .zip(operation_ids(raw))
        .zip(section::sections(raw))
        .filter_map(|((((raw, examples), found), id), section)| {
            let input = Input { raw, id: &id, service, cloud, examples: &examples, definitions: &found };
            let output = Output::new(&mut drafts, &mut diagnostics, &mut account, &mut readings);
            let operation = Page::new(input, output).lower()?;
            Some(((raw, examples), Operation { section, ..operation }))
        })
        .unzip();

    let mut schemas = merge::merge(drafts, &mut operations, &mut diagnostics);
    media_type::mark_forms(&operations, &mut schemas);
    body::demand_alternatives(&mut operations, &schemas);
    let error_codes = error_code::read_all(error_codes, &mut diagnostics);
    let (service, cloud) = (service.clone(), cloud.clone());
    let mut api = Api { service, cloud, operations, schemas, error_codes, releases: Vec::new() };
    example::read_all(&mut api, &kept, &mut diagnostics);
    redact::examples(&mut api);
    Lowered { api, diagnostics, account }
}
