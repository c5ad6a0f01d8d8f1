//! Path templates filled with values.

use crate::encode;
use crate::error::RequestError;

/// Fills `/v1/{project_id}/jobs` with values, each encoded whole: a slash in a value does not make a segment.
pub(crate) fn fill(template: &str, values: &[(&'static str, String)]) -> Result<String, RequestError> {
    let mut path = String::with_capacity(template.len() + 32);
    // Without it, the first segment would become part of the host.
    if !template.starts_with('/') {
        path.push('/');
    }
    let mut rest = template;
    while let Some((fixed, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        path.push_str(&encode::encode_template(fixed));
        let value = values.iter().find(|(given, _)| *given == name);
        let Some((_, value)) = value else {
            return Err(RequestError::new(format!("nothing is given for the path parameter `{name}`")));
        };
        path.push_str(&encode_value(name, value)?);
        rest = after;
    }
    path.push_str(&encode::encode_template(rest));
    // Dots may also come together from several values of one segment.
    if path.split('/').any(|segment| segment == "." || segment == "..") {
        return Err(RequestError::new(
            "a segment of the path is `.` or `..`, which would name another resource",
        ));
    }
    Ok(path)
}

fn encode_value(name: &str, value: &str) -> Result<String, RequestError> {
    match value {
        "" => Err(RequestError::new(format!(
            "the path parameter `{name}` is empty, which would name another resource"
        ))),
        "." | ".." => Err(RequestError::new(format!(
            "the path parameter `{name}` is `{value}`, which would name another resource"
        ))),
        _ => Ok(encode::encode(value).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fills_and_encodes() {
        let values = [("project_id", "p/1".to_owned()), ("name", "a b~é".to_owned())];
        assert_eq!(fill("/v1/{project_id}/tags:{name}/x", &values).unwrap(), "/v1/p%2F1/tags:a%20b~%C3%A9/x");
        assert_eq!(fill("/", &[]).unwrap(), "/");
        assert_eq!(fill("{id}", &[("id", ".example.com".to_owned())]).unwrap(), "/.example.com");
    }

    #[test]
    fn refuses_values_that_would_name_another_resource() {
        for value in ["", ".", ".."] {
            let error = fill("/v1/{id}", &[("id", value.to_owned())]).unwrap_err();
            assert!(error.to_string().contains("`id`"), "{error}");
        }
        assert!(fill("/v1/.{id}", &[("id", ".".to_owned())]).is_err());
        assert!(fill("/v1/{a}{b}", &[("a", "..".to_owned()), ("b", "x".to_owned())]).is_err());
        assert!(fill("/v1/{id}", &[]).unwrap_err().to_string().contains("nothing is given"));
    }

    #[test]
    fn dots_among_others_are_a_value() {
        assert_eq!(fill("/v1/{id}", &[("id", "...".to_owned())]).unwrap(), "/v1/...");
        assert_eq!(fill("/v1/{id}.json", &[("id", "a.".to_owned())]).unwrap(), "/v1/a..json");
    }

    proptest! {
        #[test]
        fn a_value_stays_one_segment(value in ".+") {
            if let Ok(path) = fill("/v1/{id}/end", &[("id", value)]) {
                prop_assert_eq!(path.split('/').count(), 4);
                prop_assert!(path.parse::<http::Uri>().is_ok());
            }
        }
    }
}
