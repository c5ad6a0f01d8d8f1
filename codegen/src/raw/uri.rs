//! Method and path as written.

use serde::Serialize;

use crate::document::Text;

/// The line of the URI section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RawUri {
    /// The method as written.
    pub method: String,
    /// The path as written, without host and query: `/v1/{project_id}/eventrouter/jobs`.
    pub path: String,
    /// The names of the query parameters that the line declares: `limit` of `?limit={limit}`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<String>,
    /// Those of them that the line sends as they stand, without a value: `rules` of `DELETE /?rules HTTP/1.1`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// The whole line.
    pub line: Text,
}

impl RawUri {
    /// Whether the path has a parameter of this name: `/v1/jobs/{job_id}`.
    pub fn has_parameter(&self, name: &str) -> bool {
        self.path.contains(&format!("{{{name}}}"))
    }

    /// Divides a target into its path and the names of its query parameters.
    pub fn split_query(target: &str) -> (String, Vec<String>) {
        let end = ["{?", "?", "[?", "{&"].iter().filter_map(|start| target.find(start)).min();
        let (path, query) = target.split_at(end.unwrap_or(target.len()));
        (path.trim().to_owned(), query_names(query))
    }
}

/// The names of `?limit={limit}&marker={marker}` or `{?interface, service_id}`.
fn query_names(query: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    // Commas stand between names, and within values: `tags={key}={value},{key}={value}`.
    let parts = query.split(['?', '&', '[', ']']);
    for name in parts.flat_map(|part| part.split_once('=').map_or(part, |(name, _)| name).split(',')) {
        let name = name.trim_matches(|c: char| c.is_whitespace() || "{}()\"'".contains(c));
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.:".contains(c));
        if is_name && names.iter().all(|other| other != name) {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(target: &str) -> Vec<String> {
        RawUri::split_query(target).1
    }

    #[test]
    fn a_query_names_its_parameters() {
        let expected = ["interface", "service_id"];
        assert_eq!(names("/v3/endpoints{?interface, service_id}"), expected);
        assert_eq!(names("/v3/endpoints?interface={interface}&service_id={service id}"), expected);
        assert_eq!(names("/v3/endpoints[?interface][&service_id]"), expected);
        assert_eq!(
            names("/v3/pots?id={id}&tags={key}={value},{key}={value}&type={big,small}"),
            ["id", "tags", "type"]
        );
        assert!(names("/v2/groups?").is_empty() && names("/v2/groups").is_empty());
        assert_eq!(RawUri::split_query("/v1/ports/{id}{?force}").0, "/v1/ports/{id}");
    }
}
