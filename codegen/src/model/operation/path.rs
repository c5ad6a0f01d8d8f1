//! Path templates: `/v1/{project_id}/eventrouter/jobs`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PathSegment {
    /// Text that stands as it is, slashes included.
    Literal(String),
    /// A parameter, by its name.
    Parameter(String),
}

/// A path with parameters in it. Always starts with a slash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, JsonSchema)]
#[schemars(with = "String")]
pub struct PathTemplate {
    segments: Vec<PathSegment>,
}

impl PathTemplate {
    /// Reads a template. None where braces do not match, a name is empty or stands twice, or it does not start with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        if !text.starts_with('/') {
            return None;
        }
        let mut segments = Vec::new();
        let mut rest = text;
        while let Some((literal, tail)) = rest.split_once('{') {
            let (name, tail) = tail.split_once('}')?;
            let parameter = PathSegment::Parameter(name.to_owned());
            if name.is_empty()
                || name.contains(['{', '/'])
                || literal.contains('}')
                || segments.contains(&parameter)
            {
                return None;
            }
            if !literal.is_empty() {
                segments.push(PathSegment::Literal(literal.to_owned()));
            }
            segments.push(parameter);
            rest = tail;
        }
        if rest.contains('}') {
            return None;
        }
        if !rest.is_empty() {
            segments.push(PathSegment::Literal(rest.to_owned()));
        }
        Some(Self { segments })
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
    fn what_is_no_template_is_refused() {
        for text in ["", "v1/x", "/v1/{", "/v1/}", "/v1/{}", "/v1/{a}{a}", "/v1/{a{b}}", "/v1/{a/b}"] {
            assert_eq!(PathTemplate::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_parses_prints_as_it_was(text in "/[a-z{}/._-]{0,30}") {
            if let Some(path) = PathTemplate::parse(&text) {
                prop_assert_eq!(path.to_string(), text);
            }
        }
    }
}
