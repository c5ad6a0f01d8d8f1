//! The site: every operation with the row of the page that each field comes from, in one folder that needs no server.
//!
//! In: what the pipeline made of each service, the guide, and two scripts from npm (a viewer of OpenAPI documents, a search).
//! Out: HTML, styles and scripts, by path below the folder of the cloud. The pages are whole without scripts, which add the search,
//! tabs, and the choice between light and dark. Nothing is loaded from elsewhere.
//! Whatever a page says is written by `maud`, which escapes it, and every page forbids scripts but those of this folder.
//! Left out on purpose: pages for older versions, of which the documents stand; and any date of the run, so that the same documents
//! give the same bytes.

mod address;
mod example;
mod facts;
mod field;
mod finding;
mod frame;
mod guide;
mod index;
mod operation;
mod overview;
mod reference;
mod search;
mod service;
mod source;
mod tools;
mod words;

use serde::Serialize;
use tablature_codegen::model::CloudInfo;

pub(super) use guide::Guide;
pub(super) use service::{Listed, ServiceSite, make};
pub(super) use tools::Tools;

/// What people wrote for the site: styles, scripts, the icon. Ids of services begin with a letter, so that none is called `-`.
const ASSETS: [(&str, &str); 6] = [
    ("-/assets/icon.svg", include_str!("assets/icon.svg")),
    ("-/assets/reference.css", include_str!("assets/reference.css")),
    ("-/assets/reference.js", include_str!("assets/reference.js")),
    ("-/assets/site.css", include_str!("assets/site.css")),
    ("-/assets/site.js", include_str!("assets/site.js")),
    ("-/assets/theme.js", include_str!("assets/theme.js")),
];

/// The files of the site that belong to no service.
pub(super) fn files<'a>(
    cloud: &CloudInfo,
    services: impl Iterator<Item = &'a Listed> + Clone,
    guide: &Guide,
    tools: Tools,
) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> =
        ASSETS.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    files.extend(tools.files());
    files.extend(guide.files(&cloud.title));
    let summaries: Vec<_> = services.clone().map(|service| &service.summary).collect();
    files.push(("index.html".to_owned(), index::page(cloud, &summaries)));
    files.push(("findings.html".to_owned(), index::findings(cloud)));
    let entries = services.map(|service| (&*service.summary.id, &*service.summary.title, &*service.search));
    files.push(("-/assets/search.js".to_owned(), search::script(entries)));
    files
}

/// Data as the right side of an assignment in a script of its own.
fn as_script(data: &impl Serialize) -> String {
    // Texts, numbers and lists of them: there is nothing that could fail.
    serde_json::to_string(data).unwrap_or_default()
}
