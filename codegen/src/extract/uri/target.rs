//! What stands behind the method: a host or none, the path, the query.

use crate::document::Text;
use crate::model::HttpMethod;
use crate::raw::RawUri;
use crate::vocabulary;

/// What stands before a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Host {
    /// Nothing.
    None,
    /// A placeholder: `https://{Endpoint}`.
    Placeholder,
    /// A host: such a line shows a call.
    Named,
}

/// A path as found: what stands before it, itself, and the query behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub host: Host,
    pub path: String,
    pub query: Vec<String>,
    /// Names of the query that have no value: `rules` of `/?rules HTTP/1.1`.
    pub flags: Vec<String>,
}

impl Target {
    /// The same as what its page declares or shows, with the line that it stands in.
    pub fn uri(self, method: HttpMethod, line: &Text) -> RawUri {
        let Self { path, query, flags, .. } = self;
        RawUri { method: method.as_str().to_owned(), path, query, flags, line: line.clone() }
    }
}

/// Ends of a request line as it is on the wire.
const VERSIONS: [&str; 3] = ["HTTP/1.1", "HTTP/1.0", "HTTP/2"];

/// Reads `https://{Endpoint}/v3/ports/{port_id}{?reserve_port}`, `/v1/jobs HTTP/1.1`, `v1/jobs`.
pub(super) fn read(text: &str) -> Option<Target> {
    let text = text.trim().trim_end_matches([',', ';', '.', '。', '，', '；']);
    let on_the_wire = VERSIONS.iter().find_map(|end| text.strip_suffix(end));
    let (host, rest) = without_host(on_the_wire.unwrap_or(text).trim());
    let (path, query) = RawUri::split_query(rest);
    // What a line on the wire has in its query is sent as it stands; a template names what may be sent.
    let flags = if on_the_wire.is_some() { flags(rest, &query) } else { Vec::new() };
    let path = tidy(&path);
    // `v1/jobs` lacks its slash.
    let path = if vocabulary::is_version(&path) && path.contains('/') { format!("/{path}") } else { path };
    let is_path = path.starts_with('/') && !path.contains(char::is_whitespace);
    is_path.then_some(Target { host, path, query, flags })
}

/// The names that stand in a query without `=` and braces.
fn flags(target: &str, names: &[String]) -> Vec<String> {
    let query = target.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let bare = |name: &&String| query.split('&').any(|part| part.trim() == name.as_str());
    names.iter().filter(bare).cloned().collect()
}

/// What follows the host: of `https://{Endpoint}/v3/ports`, or `{endpoint}/v3/ports`. A host alone has the path `/`.
fn without_host(text: &str) -> (Host, &str) {
    let rest = match text.split_once("://").or_else(|| text.split_once(": //")) {
        Some(("http" | "https", rest)) => rest,
        None if is_placeholder(text.split('/').next().unwrap_or_default()) => text,
        Some(_) | None => return (Host::None, text),
    };
    let end = rest.find('/').unwrap_or(rest.len());
    let Some((host, path)) = rest.split_at_checked(end) else { return (Host::None, text) };
    let kind = if host.contains(['{', '<', '}']) { Host::Placeholder } else { Host::Named };
    match path {
        // A host may end a sentence; a placeholder stands for something that is called.
        "" if kind == Host::Placeholder && !host.trim().is_empty() => (kind, "/"),
        "" => (Host::None, text),
        path => (kind, path),
    }
}

/// `{Endpoint}`, `{iam_endpoint}`, `{host}` without a scheme before it.
fn is_placeholder(host: &str) -> bool {
    let host = host.to_lowercase();
    host.starts_with('{') && (host.contains("endpoint") || host.contains("host"))
}

/// Parameters in other brackets, or with spaces within them: `<job_id>`, `${job_id}`, `{job_id }`, `{job id}`.
fn tidy(path: &str) -> String {
    let path = path.replace("${", "{").replace('<', "{").replace('>', "}");
    let parts = path.split_inclusive(['{', '}']).map(|part| match part.strip_suffix('}') {
        Some(name) => format!("{}}}", joined(name)),
        None => part.to_owned(),
    });
    parts.collect()
}

/// The words of a name as one word. Where one ends or begins with an underscore, the blank is of the page's layout.
fn joined(name: &str) -> String {
    let mut whole = String::new();
    for word in name.split_whitespace() {
        if !(whole.is_empty() || whole.ends_with(['_', '-']) || word.starts_with(['_', '-'])) {
            whole.push('_');
        }
        whole.push_str(word);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Option<String> {
        read(text).map(|target| format!("{:?} {}", target.host, target.path))
    }

    #[test]
    fn a_path_may_have_a_host() {
        assert_eq!(path("/v1/jobs").as_deref(), Some("None /v1/jobs"));
        assert_eq!(path("https://{Endpoint}/v1/jobs").as_deref(), Some("Placeholder /v1/jobs"));
        assert_eq!(path("https://<Job endpoint>").as_deref(), Some("Placeholder /"));
        assert_eq!(path("https://jobs.example.com/v1/jobs").as_deref(), Some("Named /v1/jobs"));
        assert_eq!(path("https: //{Endpoint}/v1/jobs").as_deref(), Some("Placeholder /v1/jobs"));
        assert_eq!((path("https://jobs.example.com"), path("the list")), (None, None));
    }

    #[test]
    fn names_in_braces_are_one_word() {
        assert_eq!(tidy("/a/{ job_id }/<task id>/${x_ y _z}"), "/a/{job_id}/{task_id}/{x_y_z}");
    }

    #[test]
    fn a_query_on_the_wire_may_lack_values() {
        let flags = |text: &str| read(text).unwrap().flags;
        assert_eq!(flags("/?rules HTTP/1.1"), ["rules"]);
        assert_eq!(flags("/{name}?acl&versionId={id} HTTP/1.1"), ["acl"]);
        // A template names what may be given.
        assert_eq!((flags("/v1/jobs?limit&marker"), flags("/v1/jobs?limit=1 HTTP/1.1")), (vec![], vec![]));
    }
}
