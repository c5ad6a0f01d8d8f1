//! Whether an example is that of this operation: pages show calls of other APIs on the way, and say nothing else of them. Whether
//! it calls what the page declares, and of which case the calls are that a page shows.

use super::unknown::is_id;
use crate::raw::RawUri;
use crate::request_line::{RequestLine, Spelling};
use crate::vocabulary;

/// Whether a request line is a call of another path: it shares no word with the path of the operation. Versions, hosts and
/// values say nothing, and neither does a line without a path.
pub(super) fn is_another(request_line: &str, path: &str) -> bool {
    let own: Vec<&str> = words(path).collect();
    let addresses =
        request_line.split_whitespace().filter(|word| word.contains('/') && !word.starts_with("HTTP/"));
    let mut called = addresses.flat_map(|address| words(path_in(address))).peekable();
    !own.is_empty()
        && called.peek().is_some()
        && !called.any(|word| own.iter().any(|other| is_alike(word, other)))
}

/// What a request line calls, where the page declares nothing like it: `GET /v2/images`. Neither hosts nor queries are compared, and
/// whatever a line leaves open may be what is declared.
pub(super) fn called_instead(request_line: &str, declared: &[&RawUri]) -> Option<String> {
    let line = RequestLine::read(request_line).filter(|line| line.spelling != Spelling::Small)?;
    let address = line.target.split_whitespace().next()?;
    let is_address = address.starts_with(['/', '{']) || address.contains("://");
    let path = Some(path_in(address).trim_matches('/')).filter(|path| is_address && !path.is_empty())?;
    let is_cut = address.contains("...") || address.contains('…');
    let is_declared =
        |uri: &&RawUri| uri.method.eq_ignore_ascii_case(line.method.as_str()) && may_be(path, &uri.path);
    let first = declared.first().filter(|_| !is_cut && !declared.iter().any(is_declared))?;
    Some(format!("{} /{}", line.method.as_str(), with_names(path, &first.path)))
}

/// A path with the names of parameters where a template has them: values are long, and say nothing. One of another length is shown as
/// it stands, since nobody knows which of its segments is which.
fn with_names(path: &str, template: &str) -> String {
    let (called, declared) = (segments(path), segments(template));
    if called.len() != declared.len() {
        return path.to_owned();
    }
    let named = called
        .into_iter()
        .zip(declared)
        .map(|(segment, parameter)| if parameter.starts_with('{') { parameter } else { segment });
    named.collect::<Vec<_>>().join("/")
}

fn segments(path: &str) -> Vec<&str> {
    path.trim_matches('/').split('/').collect()
}

/// Whether a path may be one of a template.
fn may_be(path: &str, template: &str) -> bool {
    let is_open = |segment: &str| segment.contains(['{', '<', '$']) || segment.starts_with(':');
    let (called, declared) = (segments(path), segments(template));
    called.len() == declared.len()
        && called
            .iter()
            .zip(declared)
            .all(|(one, other)| is_open(one) || is_open(other) || one.eq_ignore_ascii_case(other))
}

/// The switch that all calls of a page have on: `usage=true`. Their answers are those of that case, and the tables may describe
/// the other one.
pub(super) fn switched_on<'l>(mut request_lines: impl Iterator<Item = &'l str>) -> Option<&'l str> {
    let mut switches = switches(request_lines.next()?);
    for line in request_lines {
        let others = self::switches(line);
        switches.retain(|switch| others.contains(switch));
    }
    switches.into_iter().next()
}

fn switches(line: &str) -> Vec<&str> {
    let addresses = line.split_whitespace().filter_map(|word| word.split_once('?'));
    let pairs = addresses.flat_map(|(_, query)| query.split('&'));
    pairs
        .filter(|pair| pair.split_once('=').is_some_and(|(_, value)| value.eq_ignore_ascii_case("true")))
        .collect()
}

/// Words of a path that a page spells in two ways: `predefine_tags`, `predefined_tags`.
fn is_alike(one: &str, other: &str) -> bool {
    let is_short = one.len().max(other.len()) <= LONGEST;
    one == other || is_short && strsim::normalized_levenshtein(one, other) >= ALIKE
}

/// How much of two words is the same, where they are one.
const ALIKE: f64 = 0.8;
/// Longer words are compared as they are: the comparison takes the product of their lengths.
const LONGEST: usize = 64;

/// An address without its host, its query and its fragment.
fn path_in(address: &str) -> &str {
    let behind_host = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').unwrap_or_default().1,
        // `{endpoint}/v1/jobs`
        None if address.starts_with('{') => address.split_once('/').unwrap_or_default().1,
        None => address,
    };
    behind_host.split(['?', '#']).next().unwrap_or_default()
}

/// The segments of a path that are words, and neither versions nor values, as ids are.
fn words(path: &str) -> impl Iterator<Item = &str> {
    let is_word = |segment: &&str| {
        let is_open = segment.is_empty() || segment.contains(['{', '}', '<', '$']);
        !is_open && !vocabulary::is_version(segment) && !is_id(segment)
    };
    path.split('/').filter(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;

    #[test]
    fn calls_show_a_case() {
        let of = |lines: &[&'static str]| switched_on(lines.iter().copied());
        assert_eq!(of(&["GET https://h/v2/{project_id}/quotas?usage=true"]), Some("usage=true"));
        assert_eq!(of(&["GET /v2/quotas?limit=2&usage=True", "GET /v2/quotas"]), None);
        assert_eq!(of(&["GET /v2/quotas?name=true_north"]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn a_call_is_held_against_what_is_declared() {
        let uri = |method: &str, path: &str| RawUri {
            method: method.to_owned(),
            path: path.to_owned(),
            query: Vec::new(),
            flags: Vec::new(),
            line: Text::new(path),
        };
        let declared =
            [uri("GET", "/v2.1/{project_id}/images"), uri("PUT", "/v2.1/{project_id}/images/{id}")];
        let declared: Vec<&RawUri> = declared.iter().collect();
        let other = |line| called_instead(line, &declared);
        for line in [
            "GET https://{endpoint}/v2.1/9c53a566/images?limit=2 HTTP/1.1",
            "GET HTTPS://{endpoint}//v2.1/{project_id}/Images/",
            "GET {endpoint}/v2.1/<project>/images",
            "PUT /v2.1/$P/images/1f5c",
            "GET https://{endpoint}",
            "GET https://{LB endpoint}/v2/images",
            "GET https://{endpoint}/v2/...",
            "get the images",
        ] {
            assert_eq!(other(line), None, "{line}");
        }
        let v2 = Some("GET /v2/{project_id}/images".to_owned());
        assert_eq!(other("GET https://{endpoint}/v2/9c53a566/images"), v2);
        assert_eq!(other("POST /v2.1/1/images"), Some("POST /v2.1/{project_id}/images".to_owned()));
        assert_eq!(other("PUT /v2.1/1/images"), Some("PUT /v2.1/{project_id}/images".to_owned()));
        assert_eq!(other("GET /v2.1/images"), Some("GET /v2.1/images".to_owned()));
    }

    #[test]
    fn calls_of_other_paths_are_told_apart() {
        let path = "/v2.0/lbaas/loadbalancers";
        assert!(is_another("POST https://{VPCEndpoint}/v1/8b7e35ad379141fc/publicips", path));
        for line in [
            "POST https://{Endpoint}/v2.0/lbaas/loadbalancers",
            "GET https://{endpoint}/v2/lbaas/loadbalancers?limit=2",
            "POST https://{Endpoint}",
            "https://{Endpoint}/v1/{project_id}",
            "POST /v2/lbaas/loadbalancers HTTP/1.1",
            "POST https://{LB endpoint}/v2/loadbalancer",
            // The words were forgotten, which is a fault of the example.
            "GET https://{Endpoint}/v3/619d3e78f61b4be68bc5aa0b59edcf7b/31b8ae23-c687-4d80-b7b4-42a66c9bb886",
        ] {
            assert!(!is_another(line, path), "{line}");
        }
        assert!(!is_another("GET https://h/v1/7/jobs", "/v1/{project_id}"));
    }
}
