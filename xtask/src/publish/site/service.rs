//! The pages of a service: itself, its operations, its pages as they were read, its contradictions, error codes and history.

use std::collections::{BTreeMap, BTreeSet};

use tablature_codegen::emit::rust;
use tablature_codegen::emit::visible;
use tablature_codegen::load::ServiceInput;
use tablature_codegen::model::{Api, Operation};
use tablature_codegen::name::{self, Names};
use tablature_codegen::pipeline::{Counts, Interpreted};
use tablature_codegen::raw::RawOperation;

use super::address::Addresses;
use super::field::Fields;
use super::finding::Findings;
use super::reference::Extra;
use super::search::Entry;
use super::{example, operation, reference, source};
use crate::publish::formats;

/// What the pages of a service are made of.
pub(super) struct ServicePages<'a> {
    pub(super) api: &'a Api,
    pub(super) names: &'a Names,
    pub(super) addresses: &'a Addresses,
    pub(super) findings: &'a Findings<'a>,
    /// Pages on which something was corrected.
    pub(super) corrected: &'a BTreeSet<String>,
    /// What the viewer is given of each operation, by its id: the calls are shown on its page, too.
    pub(super) extras: &'a BTreeMap<String, Extra>,
    pub(super) counts: Counts,
    /// What stands beside the documents, by name, with what it is.
    pub(super) beside: &'a [(&'static str, &'static str)],
}

/// What is made for a service.
#[derive(Debug, Default)]
pub(in crate::publish) struct ServiceSite {
    /// By path below the folder of the cloud.
    pub(in crate::publish) files: Vec<(String, String)>,
    pub(in crate::publish) listed: Listed,
}

/// What the site as a whole says of a service: on its first page, and where it is searched.
#[derive(Clone, Debug, Default)]
pub(in crate::publish) struct Listed {
    pub(super) summary: Summary,
    pub(super) search: Vec<Entry>,
}

/// What the index says of a service.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) version: String,
    pub(super) counts: Counts,
    pub(super) findings: usize,
    /// The day on which a page of it was changed last, where the pages say so.
    pub(super) updated: Option<String>,
}

/// Makes the pages of a service. `published` are the files of its version.
pub(in crate::publish) fn make(
    input: &ServiceInput,
    interpreted: &Interpreted,
    published: &[(&'static str, String)],
) -> ServiceSite {
    let api = &interpreted.api;
    // Names that cannot be read stop the service, and are told where its crate is made.
    let names = name::name_with(api, &input.lock).map(|(named, _)| named.names).unwrap_or_default();
    let mut programs = rust::programs(api, &names).unwrap_or_default();
    let uncorrected = interpreted.uncorrected.as_ref().map_or(&interpreted.operations, |it| &it.operations);
    let addresses = Addresses::of(api, uncorrected);
    let findings = Findings::of(&interpreted.diagnostics, &addresses);
    let extra = |operation: &Operation| {
        let rust = programs.remove(&operation.id).map(|program| ("Rust", program));
        let calls = [("curl", example::curl(api, operation))].into_iter().chain(rust).collect();
        (operation.id.0.clone(), Extra { file: addresses.operation(&operation.id), calls })
    };
    let extras = api.operations.iter().map(extra).collect();
    let pages = ServicePages {
        api,
        names: &names,
        addresses: &addresses,
        findings: &findings,
        corrected: &corrected(interpreted),
        extras: &extras,
        counts: interpreted.counts,
        beside: &formats::beside(published),
    };
    let mut files = pages.files(uncorrected);
    let script = reference::script(formats::newest(published), &extras);
    files.push((format!("{}/reference.js", api.service.id), script));
    let search = api.operations.iter().map(|operation| pages.entry(operation)).collect();
    ServiceSite { files, listed: Listed { summary: pages.summary(), search } }
}

/// The pages on which something was corrected.
fn corrected(interpreted: &Interpreted) -> BTreeSet<String> {
    let before = interpreted.uncorrected.iter().flat_map(|before| &before.operations);
    let changed = before.filter(|operation| !interpreted.operations.contains(operation));
    changed.map(|operation| operation.page.to_string()).collect()
}

impl<'a> ServicePages<'a> {
    fn files(&self, raw: &[RawOperation]) -> Vec<(String, String)> {
        let id = &self.api.service.id;
        let mut files = vec![("index.html".to_owned(), self.overview())];
        files.push(("reference.html".to_owned(), reference::page(self)));
        let operations = self.api.operations.iter();
        files.extend(operations.map(|it| (self.addresses.operation(&it.id), operation::page(self, it))));
        let mut by_page: BTreeMap<&str, Vec<&RawOperation>> = BTreeMap::new();
        for operation in raw {
            by_page.entry(&operation.page).or_default().push(operation);
        }
        let pages = by_page.iter().filter_map(|(page, of_page)| {
            Some((self.addresses.page(page)?, source::page(self, page, of_page)))
        });
        files.extend(pages);
        files.into_iter().map(|(path, contents)| (format!("{id}/{path}"), contents)).collect()
    }

    pub(super) fn cloud(&self) -> &'a str {
        &self.api.cloud.title
    }

    /// The pages above those below the service.
    pub(super) fn above(&self) -> Vec<(String, String)> {
        let service = &self.api.service;
        let service = (visible(&service.title), format!("{}/index.html", service.id));
        vec![("All services".to_owned(), "index.html".to_owned()), service]
    }

    pub(super) fn fields(&self, page: &'a str) -> Fields<'a> {
        Fields { api: self.api, names: self.names, findings: self.findings, page }
    }

    fn summary(&self) -> Summary {
        let service = &self.api.service;
        Summary {
            id: service.id.clone(),
            title: visible(&service.title),
            description: service.description.clone(),
            version: service.package.version.clone(),
            counts: self.counts,
            findings: self.findings.len(),
            updated: self.api.operations.iter().filter_map(|operation| operation.updated.clone()).max(),
        }
    }

    fn entry(&self, operation: &Operation) -> Entry {
        Entry {
            id: visible(&operation.id.0),
            title: visible(&operation.summary),
            method: operation.method.as_str(),
            path: visible(&operation.path.to_string()),
            file: self.addresses.operation(&operation.id),
        }
    }
}
