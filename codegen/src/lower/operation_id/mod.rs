//! Operation ids, unique in a service.
//!
//! In: the raw operations of a service. Out: an id for each. A file name in Pascal case that begins with a verb is one
//! already, and the name that a page gives its operation is the next choice. Otherwise the title gives verb and noun, and method and path do where the title has no verb.
//! Operations that would have one id are told apart by what differs between them, all of them at once and none by its
//! place in the folder: so the order of pages decides nothing, unless pages say the same to the last word.

mod address;
mod apart;
mod title;
mod verb;

pub(super) use address::fixed;

use crate::model::{HttpMethod, OperationId};
use crate::raw::RawOperation;
use crate::vocabulary;

/// The ids of a service's operations, in their order.
pub fn operation_ids(raw: &[RawOperation]) -> Vec<OperationId> {
    let drafts = raw.iter().map(draft).collect();
    apart::tell_apart(drafts).into_iter().map(OperationId).collect()
}

/// An id before it is held against the others.
#[derive(Clone, Debug)]
struct Draft<'a> {
    raw: &'a RawOperation,
    /// What it is made of so far.
    words: Vec<String>,
    /// Words of the title that it does without as long as it is the only one of its kind.
    left_out: Vec<String>,
    /// Whether somebody chose it: then it stays as it is.
    is_given: bool,
}

fn draft(raw: &RawOperation) -> Draft<'_> {
    if is_id(&raw.stem) {
        let variant = raw.variant.iter().flat_map(|variant| title::words_of(variant));
        let variant = variant.map(|word| title::capitalised(&word));
        let words = std::iter::once(raw.stem.to_string()).chain(variant).collect();
        return Draft { raw, words, left_out: Vec::new(), is_given: true };
    }
    // The page's own name for the operation. Pages of two versions may give one name, so that it is told apart as others are.
    if let Some(name) = &raw.name {
        return Draft { raw, words: vec![name.value.clone()], left_out: Vec::new(), is_given: false };
    }
    let method = HttpMethod::parse(&raw.uri.method).unwrap_or(HttpMethod::Get);
    let path = &*raw.uri.path;
    let ends_in_parameter = path.trim_end_matches('/').ends_with('}');
    // Words of other languages that are written in Latin letters are no names.
    let is_foreign = raw.language.is_some_and(|language| !["en", "zh"].contains(&language));
    let title = if is_foreign { "" } else { &raw.title.value };
    let titled = title::read(title, &raw.function, method, ends_in_parameter);
    // `POST /v1/metrics` below `查询指标`: what is read is asked for in a body.
    let done = if vocabulary::title_reads(&raw.title.value) { HttpMethod::Get } else { method };
    let (words, left_out) = titled.map_or_else(
        || (address::words(done, path, &raw.uri.line.value, title), Vec::new()),
        |titled| (titled.words, titled.left_out),
    );
    Draft { raw, words, left_out, is_given: false }
}

/// Whether a file name is an id: `ListBackups`, `NovaListServers`, and not `topic_0012`, `Overview`, `listbackups`.
fn is_id(stem: &str) -> bool {
    let is_pascal =
        stem.starts_with(|c: char| c.is_ascii_uppercase()) && stem.chars().all(|c| c.is_ascii_alphanumeric());
    let starts: Vec<usize> =
        stem.match_indices(|c: char| c.is_ascii_uppercase()).map(|(index, _)| index).collect();
    let word = |number: usize| {
        let start = *starts.get(number)?;
        let end = starts.get(number + 1).copied().unwrap_or(stem.len());
        stem.get(start..end)
    };
    is_pascal && starts.len() > 1 && (0..2).filter_map(word).any(|word| verb::plain(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePage;

    /// The ids of pages with these names, titles and URI lines.
    fn ids(pages: &[(&str, &str, &str)]) -> Vec<String> {
        let raw = pages.iter().flat_map(|(stem, title, uri)| {
            let page =
                SourcePage::new(format!("demo/{stem}.txt"), format!("{title}\n\nURI\n\n{uri}\n")).unwrap();
            crate::extract::extract(&crate::parse::parse(&page).document).operations
        });
        let raw: Vec<RawOperation> = raw.collect();
        assert_eq!(raw.len(), pages.len());
        operation_ids(&raw).into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn file_names_that_are_ids_stay() {
        assert_eq!(["ListBackups", "NovaListServers", "CreateEventRouterJob"].map(is_id), [true; 3]);
        assert_eq!(
            ["listbackups", "Overview", "List_Backups", "topic0012", "ApisCluster", "List"].map(is_id),
            [false; 6]
        );
        let page = ("CreateVpc", "Building a Network", "POST /v1/{project_id}/vpcs");
        assert_eq!(
            ids(&[page, ("a", "Creating a VPC", "POST /v3/{project_id}/vpcs")]),
            ["CreateVpc", "CreateVpcV3"]
        );
    }

    #[test]
    fn what_a_title_of_another_language_reads_is_not_created() {
        let ids = ids(&[
            ("a", "查询指标", "POST /v1/{project_id}/metrics"),
            ("b", "获取温度", "POST /v1/ovens/{oven_id}/heat"),
            ("c", "创建指标", "POST /v2/{project_id}/gauges"),
        ]);
        assert_eq!(ids, ["ListMetrics", "ShowHeat", "CreateGauge"]);
    }

    #[test]
    fn namesakes_are_told_apart_by_what_differs() {
        let servers = |stem, version| (stem, "Creating an ECS", version);
        let [old, new] = ["POST /v2/{project_id}/servers", "POST /v2.1/{project_id}/servers"];
        assert_eq!(ids(&[servers("a", old), servers("b", new)]), ["CreateEcsV2", "CreateEcsV21"]);
        assert_eq!(ids(&[servers("b", new), servers("a", old)]), ["CreateEcsV21", "CreateEcsV2"]);

        let uri = "POST /v2/{project_id}/volumes/{volume_id}/action";
        let pages = [("a", "Reserving a Disk (Deprecated)", uri), ("b", "Reserving a Disk", uri)];
        assert_eq!(ids(&pages), ["ReserveDiskDeprecated", "ReserveDisk"]);

        let uri = "GET /v2/{project_id}/types";
        let pages = [("api__disk__x", "Querying Types", uri), ("cinder__disk__x", "Querying Types", uri)];
        assert_eq!(ids(&pages), ["ListTypesApi", "ListTypesCinder"]);
    }

    #[test]
    fn pages_that_say_the_same_are_numbered() {
        let page = ("a", "Querying Types", "GET /v2/{project_id}/types");
        assert_eq!(ids(&[page, page]), ["ListTypes", "ListTypes2"]);
        let chosen = ("ListTypes", "Querying Types", "GET /v2/{project_id}/types");
        assert_eq!(ids(&[chosen, chosen]), ["ListTypes", "ListTypes"]);
    }
}
