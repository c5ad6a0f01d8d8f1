//! The OpenAPI document in a viewer, on one page.
//!
//! The viewer is Redoc: of those that ship in a package it is the one without a serious violation of accessibility, and the smaller
//! one. The document stands in a script beside the page, as pages that were opened from a disk can load no data.

use std::collections::BTreeMap;

use maud::{DOCTYPE, html};
use serde_json::{Value, json};

use super::service::ServicePages;

/// Redoc makes its styles while it runs, and searches in a worker of its own.
const POLICY: &str = "default-src 'none'; script-src 'self' file:; style-src 'unsafe-inline' 'self' file:; \
                      img-src 'self' file: data:; worker-src blob:; base-uri 'none'; form-action 'none'";

/// The page. The script with the document comes later: it is made of what is published.
pub(super) fn page(pages: &ServicePages<'_>) -> String {
    let title = &pages.api.service.title;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " in one page · " (pages.cloud()) " API reference" }
                link rel="icon" href="../-/assets/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="../-/assets/reference.css";
            }
            body {
                nav aria-label="Site" { a.back href="index.html" { "← " (title) ", with the source of each field" } }
                main #reference { p { "The document is being laid out." } }
                noscript { p { "The viewer needs JavaScript. The pages of the operations do not." } }
                script src="reference.js" {}
                script src="../-/assets/redoc.js" {}
                script src="../-/assets/reference.js" {}
            }
        }
    };
    page.into_string() + "\n"
}

/// What is shown beside an operation that the document does not have.
#[derive(Debug, Default)]
pub(super) struct Extra {
    /// The page of the operation, below the folder of the service.
    pub(super) file: String,
    /// The call, by the name of a language that the viewer knows.
    pub(super) calls: Vec<(&'static str, String)>,
}

/// The script with the document, as the viewer is to show it.
pub(super) fn script(document: &str, extras: &BTreeMap<String, Extra>) -> String {
    let mut document: Value = serde_json::from_str(document).unwrap_or_default();
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for item in paths.into_iter().flat_map(|paths| paths.values_mut()) {
        for operation in item.as_object_mut().into_iter().flat_map(|item| item.values_mut()) {
            extend(operation, extras);
        }
    }
    format!("window.tablatureDocument = {};\n", super::as_script(&document))
}

/// Adds the way to the page of an operation, and its calls.
fn extend(operation: &mut Value, extras: &BTreeMap<String, Extra>) {
    let Some(extra) = operation.get("operationId").and_then(Value::as_str).and_then(|id| extras.get(id))
    else {
        return;
    };
    let description = operation.get("description").and_then(Value::as_str).unwrap_or_default();
    // Names of files are plain, and no Markdown.
    let link = format!("[Where each field comes from]({})", extra.file);
    let description =
        [description, &link].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n");
    let sample = |(language, source): &(&str, String)| json!({ "lang": language, "source": source });
    let samples: Vec<Value> = extra.calls.iter().map(sample).collect();
    if let Some(operation) = operation.as_object_mut() {
        operation.insert("description".to_owned(), description.into());
        operation.insert("x-codeSamples".to_owned(), samples.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_lead_to_their_pages() {
        let document = r#"{"paths": {"/a": {"get": {"operationId": "Get", "description": "It gets."}, "parameters": []}}}"#;
        let extra =
            Extra { file: "operations/Get.html".to_owned(), calls: vec![("curl", "curl".to_owned())] };
        let script = script(document, &[("Get".to_owned(), extra)].into());
        assert!(
            script.contains(r"It gets.\n\n[Where each field comes from](operations/Get.html)"),
            "{script}"
        );
        assert!(script.contains(r#""x-codeSamples":[{"lang":"curl","source":"curl"}]"#), "{script}");
    }
}
