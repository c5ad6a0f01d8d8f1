//! Path templates: `/v1/{project_id}/eventrouter/jobs`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::free::first_free;

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PathSegment {
    /// Text that stands as it is, slashes included.
    Literal(String),
    /// A parameter, by its name.
    Parameter(String),
}

/// A path with parameters in it. Always starts with a slash.
///
/// A name stands once. Where a page writes one twice (`/v2.1/{project_id}/os-quota-sets/{project_id}`, old `OpenStack`
/// paths), the second becomes `{project_id_2}`: `OpenAPI` forbids the repetition and a builder could not hold it, while
/// the two places are two values to the service (whose quota, asked for by whom).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, JsonSchema)]
#[schemars(with = "String")]
pub struct PathTemplate {
    segments: Vec<PathSegment>,
    /// Names that stand for a repetition, with the name that the page repeats.
    #[schemars(skip)]
    repeated: Vec<(String, String)>,
}

impl PathTemplate {
    /// Reads a template. None where braces do not match, a name is empty, it does not start with one `/`, or holds what ends a
    /// path: a client would send something else than what stands there.
    pub fn parse(text: &str) -> Option<Self> {
        let ends_path = |c: char| c.is_control() || c.is_whitespace() || "?#\\".contains(c);
        if !text.starts_with('/') || text.starts_with("//") || text.contains(ends_path) {
            return None;
        }
        let mut segments = Vec::new();
        let mut repeated = Vec::new();
        let mut rest = text;
        while let Some((literal, tail)) = rest.split_once('{') {
            let (name, tail) = tail.split_once('}')?;
            if name.is_empty() || name.contains(['{', '/']) || literal.contains('}') {
                return None;
            }
            if !literal.is_empty() {
                segments.push(PathSegment::Literal(literal.to_owned()));
            }
            let own = distinct(name, &segments);
            if own != name {
                repeated.push((own.clone(), name.to_owned()));
            }
            segments.push(PathSegment::Parameter(own));
            rest = tail;
        }
        if rest.contains('}') {
            return None;
        }
        if !rest.is_empty() {
            segments.push(PathSegment::Literal(rest.to_owned()));
        }
        Some(Self { segments, repeated })
    }

    /// The names that stand for repetitions of this one.
    pub fn repetitions<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        let of_name = self.repeated.iter().filter(move |(_, original)| original == name);
        of_name.map(|(own, _)| own.as_str())
    }

    /// The pieces, in order.
    pub fn segments(&self) -> &[PathSegment] {
        &self.segments
    }

    /// The names of the parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            PathSegment::Parameter(name) => Some(name.as_str()),
            PathSegment::Literal(_) => None,
        })
    }
}

/// The name, or with the first number that makes it one of its own.
fn distinct(name: &str, segments: &[PathSegment]) -> String {
    let is_free = |name: &String| !segments.contains(&PathSegment::Parameter(name.clone()));
    first_free([name.to_owned()], |number| format!("{name}_{number}"), is_free)
}

impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.segments.iter().try_for_each(|segment| match segment {
            PathSegment::Literal(text) => f.write_str(text),
            PathSegment::Parameter(name) => write!(f, "{{{name}}}"),
        })
    }
}

impl Serialize for PathTemplate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_template_is_literals_and_parameters() {
        let path = PathTemplate::parse("/v1/{project_id}/jobs/{job_id}/action").unwrap();
        assert_eq!(path.parameters().collect::<Vec<_>>(), ["project_id", "job_id"]);
        assert_eq!(path.segments().len(), 5);
        assert_eq!(path.to_string(), "/v1/{project_id}/jobs/{job_id}/action");
    }

    #[test]
    fn a_name_that_stands_twice_is_two_parameters() {
        let path = PathTemplate::parse("/v2.1/{project_id}/os-quota-sets/{project_id}").unwrap();
        assert_eq!(path.to_string(), "/v2.1/{project_id}/os-quota-sets/{project_id_2}");
        assert_eq!(path.repetitions("project_id").collect::<Vec<_>>(), ["project_id_2"]);
    }

    #[test]
    fn what_is_no_template_is_refused() {
        let broken = ["", "v1/x", "/v1/{", "/v1/}", "/v1/{}", "/v1/{a{b}}", "/v1/{a/b}"];
        let ending =
            ["/v1#a", "/v1?a", "/v1/{a#}", "/v1/{a b}", "/v1/a b", "/\r\n", "//a.example.com/v1", "/v1\\a"];
        for text in broken.into_iter().chain(ending) {
            assert_eq!(PathTemplate::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_parses_prints_as_it_was(text in "/[a-z{}/._-]{0,30}") {
            if let Some(path) = PathTemplate::parse(&text) {
                if path.repeated.is_empty() {
                    prop_assert_eq!(path.to_string(), text);
                }
                let names: std::collections::BTreeSet<_> = path.parameters().collect();
                prop_assert_eq!(names.len(), path.parameters().count());
            }
        }
    }
}
