//! What addresses and regions in the settings may be, since generated clients send credentials there.
//!
//! The runtime has the same rules (`address/` there) and holds them once more against whatever a configuration gives;
//! the two know nothing of each other, so a change of one is a change of both.

use std::net::Ipv6Addr;

use url::Url;

/// How many labels stand behind a placeholder: with fewer, whoever owns `<region>.com` would own the service.
const FIXED_LABELS: usize = 2;

/// The schemes that an address may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Schemes {
    /// `https` and nothing else: credentials go there.
    Https,
    /// Also `http`: the metadata service answers within an instance, where no certificate could be had.
    Plain,
}

/// What keeps an endpoint from being used, and what to do: `url` is what a reader of URLs makes of it, with something in
/// the place of its placeholders.
pub(super) fn problem(value: &str, url: &Url, schemes: Schemes) -> Option<(&'static str, &'static str)> {
    let rest = match (value.strip_prefix("https://"), value.strip_prefix("http://")) {
        (Some(rest), _) => rest,
        (None, Some(rest)) if schemes == Schemes::Plain => rest,
        _ => {
            return Some((
                "is not encrypted",
                "start with https://, in small letters: credentials are sent there",
            ));
        }
    };
    if value.contains('@') {
        return Some(("holds a user name", "begin with the host: nobody is named in an address"));
    }
    if !value.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\') {
        return Some((
            "holds characters that no address has",
            "write it in ASCII, without spaces and backslashes",
        ));
    }
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    if path.contains(['{', '}']) {
        return Some(("has a placeholder behind its host", "put placeholders into labels of the host"));
    }
    if path.starts_with("//") {
        return Some(("has a path that begins with two slashes", "leave one of them out"));
    }
    let host = match host(authority) {
        Ok(host) => host,
        Err(problem) => return Some(problem),
    };
    let read = url.host_str().unwrap_or_default();
    // `127.1` is `127.0.0.1` to some and a name to others.
    (!read.eq_ignore_ascii_case(&host))
        .then_some(("is read as another address by some", "write its host out in full"))
}

/// The host of an authority, with `x` in the place of each placeholder.
fn host(authority: &str) -> Result<String, (&'static str, &'static str)> {
    const HOST: (&str, &str) = (
        "has no plain host",
        "a host has labels of letters, digits and hyphens, and perhaps a port behind it",
    );
    const PORT: (&str, &str) = ("has a port that is none", "a port is a number from 1 to 65535");
    if let Some(rest) = authority.strip_prefix('[') {
        let (address, port) = rest.split_once(']').ok_or(HOST)?;
        return match address.parse::<Ipv6Addr>() {
            Ok(_) if is_port(port) => Ok(format!("[{address}]")),
            Ok(_) => Err(PORT),
            Err(_) => Err(HOST),
        };
    }
    let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
    if !is_port(port) {
        return Err(PORT);
    }
    let labels: Vec<&str> = host.split('.').collect();
    let mut filled = Vec::with_capacity(labels.len());
    for (index, label) in labels.iter().enumerate() {
        let label = match label.contains('{') {
            true if index + FIXED_LABELS >= labels.len() => {
                return Err((
                    "has a placeholder among the last two labels of its host",
                    "two fixed labels stand behind it, such as .example.com: they say whose host it is",
                ));
            }
            true => without_placeholders(label).ok_or(HOST)?,
            false => (*label).to_owned(),
        };
        filled.push(label);
    }
    if filled.iter().all(|label| is_label(label)) { Ok(filled.join(".")) } else { Err(HOST) }
}

/// A label with `x` for each placeholder, none of them twice.
fn without_placeholders(label: &str) -> Option<String> {
    let mut filled = label.to_owned();
    for name in ["{service}", "{region}"] {
        filled = filled.replacen(name, "x", 1);
    }
    (!filled.contains(['{', '}'])).then_some(filled)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Nothing, or a colon and a number.
fn is_port(text: &str) -> bool {
    text.is_empty()
        || text.strip_prefix(':').is_some_and(|port| {
            port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
        })
}

/// A region is one label of a host.
pub(super) fn is_region(text: &str) -> bool {
    super::is_short_id(text) && text.len() <= 63 && !text.ends_with('-') && !text.contains("--")
}

/// A path goes on behind a host, and never with it.
pub(super) fn is_path(text: &str) -> bool {
    text.starts_with('/')
        && !text.starts_with("//")
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\\?#%{}".contains(&byte))
        && !text.split('/').any(|segment| segment == "." || segment == "..")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn problem_of(value: &str, schemes: Schemes) -> Option<&'static str> {
        let filled = value.replace("{region}", "x").replace("{service}", "x");
        let Ok(url) = Url::parse(&filled) else { return Some("is no URL") };
        problem(value, &url, schemes).map(|(problem, _)| problem)
    }

    #[test]
    fn addresses_that_clients_may_be_sent_to() {
        for value in [
            "https://eg.{region}.myhuaweicloud.com",
            "https://{service}.{region}.myhuaweicloud.com",
            "https://{service}-{region}.example.com:8443/base",
            "https://{region}.eg.example.com",
            "https://eg.eu-west-101.myhuaweicloud.eu",
            "https://EG.example.com",
        ] {
            assert_eq!(problem_of(value, Schemes::Https), None, "{value}");
        }
        for value in ["http://169.254.169.254", "http://[fd00:ec2::254]", "https://metadata.example:80"] {
            assert_eq!(problem_of(value, Schemes::Plain), None, "{value}");
        }
    }

    #[test]
    fn addresses_that_a_region_or_a_reader_could_turn_elsewhere() {
        for value in [
            "http://eg.{region}.example.com",
            "HTTPS://eg.{region}.example.com",
            "https:eg.{region}.example.com",
            "https:/eg.{region}.example.com",
            "https:\\\\eg.{region}.example.com",
            "https://{region}",
            "https://eg.{region}",
            "https://eg.{region}.com",
            "https://{region}.{service}.com",
            "https://{region}@evil.example.com",
            "https://user@eg.{region}.example.com",
            "https://user:pass@eg.{region}.example.com",
            "https://eg.example.com/{region}",
            "https://eg.example.com:{region}",
            "https://evil.example.com\\.{region}.example.com",
            "https://eg.{region}{region}.example.com",
            "https://eg.{region}.example.com:0",
            "https://eg.{region}.example.com:",
            "https://eg.{region}..example.com",
            "https://eg.{region}.example.com.",
            "https://eg%2e{region}.example.com",
            "https://\u{435}g.{region}.example.com",
            "https://eg.{region}.example.com//base",
            "https://eg.{region}.exam\tple.com",
            " https://eg.{region}.example.com",
            "https://127.1",
            "https://0x7f.0.0.1",
            "https://[::1",
        ] {
            assert!(problem_of(value, Schemes::Https).is_some(), "{value}");
        }
        assert_eq!(problem_of("http://169.254.169.254", Schemes::Https), Some("is not encrypted"));
    }

    #[test]
    fn regions_and_paths() {
        for region in ["cn-north-4", "eu-west-101", "na-mexico-1"] {
            assert!(is_region(region), "{region}");
        }
        for region in ["", "A", "a.b", "a-", "a--b", "xn--a", "a_b", "a#", "1a", &"a".repeat(64)] {
            assert!(!is_region(region), "{region}");
        }
        assert!(is_path("/v3/auth/tokens") && is_path("/"));
        for path in
            ["", "v3", "//evil.example", "/a?b", "/a#b", "/a b", "/a\\b", "/..", "/a/./b", "/%2e", "@evil/"]
        {
            assert!(!is_path(path), "{path}");
        }
    }

    proptest! {
        /// What is accepted is read the same by whoever reads it, whatever the region.
        #[test]
        fn what_is_accepted_differs_by_its_region_only(
            value in "https://[a-z0-9.@:/\\\\#?%-]{0,10}(\\{region\\})?[a-z0-9.@:/\\\\#?%-]{0,20}",
            region in "[a-z][a-z0-9-]{0,20}",
        ) {
            prop_assume!(is_region(&region));
            if problem_of(&value, Schemes::Https).is_none() {
                let filled = value.replace("{region}", &region);
                let url = Url::parse(&filled).unwrap();
                let authority = filled["https://".len()..].split(['/', '?', '#']).next().unwrap();
                let host = authority.split(':').next().unwrap();
                prop_assert_eq!(url.host_str(), Some(host));
                prop_assert!(url.username().is_empty() && url.password().is_none() && url.scheme() == "https");
            }
        }
    }
}
