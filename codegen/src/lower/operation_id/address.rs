//! The id that method and path suggest, where neither file name nor title say what is done.

use super::title::{capitalised, object, plural, words_of};
use crate::model::HttpMethod;

/// `GET /v2/{project_id}/instances/{instance_id}/topics`, with the nouns of a title or without, is `ListTopics`.
pub(super) fn words(method: HttpMethod, path: &str, nouns: &str) -> Vec<String> {
    let mut nouns = object(words_of(nouns));
    let last = literals(path).pop();
    if nouns.is_empty() {
        nouns = words_of(&last.unwrap_or("root").replace('-', " "));
        if let Some(noun) = nouns.last_mut().filter(|_| !reads_many(method, path)) {
            *noun = singular(noun);
        }
    }
    let verb = match method {
        HttpMethod::Get if reads_many(method, path) => "list",
        HttpMethod::Get => "show",
        HttpMethod::Post => "create",
        HttpMethod::Put | HttpMethod::Patch => "update",
        HttpMethod::Delete => "delete",
        HttpMethod::Head | HttpMethod::Options => "check",
    };
    std::iter::once(verb.to_owned()).chain(nouns).map(|word| capitalised(&word)).collect()
}

/// Whether a path leads to a list: it ends in a plural.
fn reads_many(method: HttpMethod, path: &str) -> bool {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    method == HttpMethod::Get && !last.contains('{') && last.ends_with('s') && !last.ends_with("ss")
}

/// The segments of a path that are no parameters and no version.
pub(super) fn literals(path: &str) -> Vec<&str> {
    let is_literal = |segment: &&str| !segment.is_empty() && !segment.contains('{') && !is_version(segment);
    path.split('/').filter(is_literal).collect()
}

/// `v2.1` of `/v2.1/{project_id}/servers`.
pub(super) fn version(path: &str) -> Option<&str> {
    path.split('/').find(|segment| is_version(segment))
}

fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or_default();
    number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// The singular of a word of a path: the inverse of [`plural`].
fn singular(word: &str) -> String {
    // `databases` and `caches` have a stem that ends with `e`.
    let is_hard = |stem: &&str| ["ss", "x", "sh", "rch", "nch", "tch"].iter().any(|end| stem.ends_with(end));
    let candidates = [
        word.strip_suffix("ies").map(|stem| format!("{stem}y")),
        word.strip_suffix("es").filter(is_hard).map(str::to_owned),
        word.strip_suffix('s').map(str::to_owned),
    ];
    let found = candidates.into_iter().flatten().find(|candidate| plural(candidate) == word);
    found.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn method_and_path_make_an_id() {
        let id = |method, path, nouns: &str| words(method, path, nouns).concat();
        assert_eq!(
            id(HttpMethod::Get, "/v2/{project_id}/instances/{instance_id}/topics", "查询"),
            "ListTopics"
        );
        assert_eq!(id(HttpMethod::Get, "/v2/{project_id}/policies/{policy_id}", ""), "ShowPolicy");
        assert_eq!(id(HttpMethod::Post, "/v1/{project_id}/security-groups", ""), "CreateSecurityGroup");
        assert_eq!(id(HttpMethod::Post, "/v1/mailboxes", "创建"), "CreateMailbox");
        assert_eq!(id(HttpMethod::Post, "/v1/databases", ""), "CreateDatabase");
        assert_eq!(id(HttpMethod::Get, "/", ""), "ShowRoot");
        let asset = "Asset Fingerprint - Account Information";
        assert_eq!(
            id(HttpMethod::Get, "/v5/asset/user/statistics", asset),
            "ListAssetFingerprintAccountInformation"
        );
    }

    #[test]
    fn versions_are_no_names() {
        assert_eq!(version("/v2.1/{project_id}/servers"), Some("v2.1"));
        assert_eq!(literals("/v2.1/{project_id}/os-servers/{id}"), ["os-servers"]);
        assert_eq!(version("/volumes"), None);
    }
}
