//! Where requests go: one host, resolved before anything is sent there.
//!
//! In goes an endpoint that the application named, or one that the description of a cloud or service has; out comes an
//! [`Address`], and from that the URIs of requests. There is no other way to make them, and nothing leaves without its
//! address: [`Config::send`](crate::config::Config::send) holds each request against it. So no value that comes from
//! elsewhere (a region, a path, a project, an interceptor) leads credentials to a host that nobody named.
//!
//! What may be named: the application may name any host, also over `http`; a description has `https` only, but for the
//! metadata of instances, and a region in it is one label of the host ([`template`]).

mod id;
mod region;
mod template;

use http::header::HOST;
use http::{Request, Uri};

pub(crate) use id::problem_of_id;
pub(crate) use region::Region;

use crate::error::{ConfigurationError, RequestError};
use crate::transport::Body;

/// A scheme, a host, and perhaps a port and the beginning of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    given: String,
    scheme: &'static str,
    /// In small letters: the host is signed, and HTTP clients write it so.
    authority: String,
    prefix: String,
}

impl Address {
    /// An endpoint that the application named: nothing that a signature, a log or another reader of URLs could trip over.
    pub(crate) fn named(endpoint: &str) -> Result<Self, ConfigurationError> {
        let wrong = |what: &str| ConfigurationError::new(format!("the endpoint {} {what}", shown(endpoint)));
        if endpoint.contains('@') {
            return Err(ConfigurationError::new(
                "an endpoint cannot hold a user name; use `credentials(..)`",
            ));
        }
        if !is_plain(endpoint) {
            return Err(wrong("is not a URL"));
        }
        if endpoint.contains('#') {
            return Err(wrong("has a fragment"));
        }
        let uri: Uri = endpoint.parse().map_err(|_| wrong("is not a URL"))?;
        let (scheme, authority) = match (uri.scheme_str(), uri.authority()) {
            (Some("https"), Some(authority)) => ("https", authority.as_str()),
            (Some("http"), Some(authority)) => ("http", authority.as_str()),
            _ => return Err(wrong("does not begin with http:// or https:// and a host")),
        };
        if uri.query().is_some() {
            return Err(wrong("has a query"));
        }
        if !is_authority(authority) {
            return Err(wrong("has no plain host: a name or an address, and perhaps a port"));
        }
        let prefix = uri.path().trim_end_matches('/');
        if prefix.starts_with("//") {
            return Err(wrong("has a path that begins with two slashes"));
        }
        let (authority, prefix) = (authority.to_ascii_lowercase(), prefix.to_owned());
        Ok(Self { given: endpoint.to_owned(), scheme, authority, prefix })
    }

    /// Its host, and perhaps a port.
    pub(crate) fn authority(&self) -> &str {
        &self.authority
    }

    /// As it was given.
    pub(crate) fn as_str(&self) -> &str {
        &self.given
    }

    /// The URI of a path, and perhaps a query, at this address; both are encoded already.
    pub(crate) fn uri(&self, target: &str) -> Result<Uri, RequestError> {
        // Without its slash it would go on with the host, and with two of them it can be read as another one.
        if !target.starts_with('/') || target.starts_with("//") {
            return Err(RequestError::new("the path does not begin with one slash"));
        }
        if !is_plain(target) {
            return Err(RequestError::new("the path holds what has to be encoded"));
        }
        let text = format!("{}://{}{}{target}", self.scheme, self.authority, self.prefix);
        let uri: Uri =
            text.parse().map_err(|error| RequestError::new(format!("the URL cannot be sent: {error}")))?;
        let written = uri.path_and_query().map_or("", |it| it.as_str());
        if self.admits(&uri) && written.strip_prefix(self.prefix.as_str()) == Some(target) {
            Ok(uri)
        } else {
            Err(RequestError::new("the URL cannot be sent: it would be read as another one"))
        }
    }

    fn admits(&self, uri: &Uri) -> bool {
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        uri.scheme_str() == Some(self.scheme) && authority.eq_ignore_ascii_case(&self.authority)
    }

    /// Refuses a request that would go elsewhere: an interceptor has changed it.
    pub(crate) fn check(&self, request: &Request<Body>) -> Result<(), RequestError> {
        const REMEDY: &str = "give the address of a service with `Config::builder().service_endpoint(..)`, and leave the host to it";
        if !self.admits(request.uri()) {
            let (scheme, authority) = (self.scheme, &self.authority);
            return Err(RequestError::new(format!(
                "the request is for {scheme}://{authority}, and an interceptor led it elsewhere; {REMEDY}"
            )));
        }
        if request.headers().contains_key(HOST) {
            return Err(RequestError::new(format!("an interceptor set the header {HOST}; {REMEDY}")));
        }
        Ok(())
    }
}

/// Nothing that one reader of URLs takes for something else than another: a backslash is a slash to browsers.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// A name of labels, or an address of IP; perhaps a port.
fn is_authority(text: &str) -> bool {
    let (host, port) = match text.strip_prefix('[').map(|rest| rest.split_once(']')) {
        Some(Some((address, port))) => {
            if address.parse::<std::net::Ipv6Addr>().is_err() {
                return false;
            }
            (None, port)
        }
        Some(None) => return false,
        None => {
            let end = text.find(':').unwrap_or(text.len());
            let (host, port) = text.split_at(end);
            (Some(host), port)
        }
    };
    host.is_none_or(is_host) && is_port(port)
}

fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    host.len() <= 253 && host.split('.').all(is_label)
}

/// Nothing, or a colon and a number.
fn is_port(text: &str) -> bool {
    text.is_empty()
        || text.strip_prefix(':').is_some_and(|port| {
            port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
        })
}

/// An endpoint as an error may repeat it: without a query, and not at all where there may be a password before an `@`.
pub(crate) fn shown(endpoint: &str) -> String {
    let address = endpoint.split(['?', '#']).next().unwrap_or_default();
    if endpoint.contains('@') { "(not shown, it holds an `@`)".to_owned() } else { format!("{address:?}") }
}

#[cfg(test)]
mod tests;
