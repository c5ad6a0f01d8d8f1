//! The addresses that descriptions of clouds and services have: fixed but for the region.
//!
//! Generation checks the same (`load/check.rs` of the generator); here it is checked again, since a crate may be
//! older than the rule, and its description is all that stands between a region and a host.

use super::{Address, Region};
use crate::error::ConfigurationError;

const REGION: &str = "{region}";
const HTTPS: &str = "https://";

/// How many labels stand behind that of the region: with fewer, whoever owns `<region>.com` would own the service.
const FIXED_LABELS: usize = 2;

impl Address {
    /// The address of a template such as `https://iam.{region}.example.com` in a region.
    pub(crate) fn described(template: &str, region: Option<&Region>) -> Result<Self, ConfigurationError> {
        let wrong = |what: &str| {
            ConfigurationError::new(format!(
                "the address {template:?} in the description of the service {what}, so nothing is sent there; give \
                 the address itself with `Config::builder().service_endpoint(..)`"
            ))
        };
        let Some(rest) = template.strip_prefix(HTTPS) else {
            return Err(wrong("does not begin with https://"));
        };
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        if path.contains('{') || path.contains('}') {
            return Err(wrong("has a placeholder outside of its host"));
        }
        let filled = fill(authority, region).map_err(wrong)?;
        let address = Self::named(&format!("{HTTPS}{filled}{path}")).map_err(|_| wrong("is no plain URL"))?;
        // What was put together is what is read: nothing of the region has become anything but its label.
        if address.authority == filled.to_ascii_lowercase() && address.scheme == "https" {
            Ok(address)
        } else {
            Err(wrong("would be read as another one"))
        }
    }

    /// The address of the metadata service, which answers within the instance, over plain HTTP.
    pub(crate) fn of_metadata(url: &str) -> Result<Self, ConfigurationError> {
        if url.contains('{') {
            return Err(ConfigurationError::new("the address of the metadata service has a placeholder"));
        }
        Self::named(url)
    }
}

/// Puts the region into the labels of an authority.
fn fill(authority: &str, region: Option<&Region>) -> Result<String, &'static str> {
    let labels: Vec<&str> = authority.split('.').collect();
    let mut filled = Vec::with_capacity(labels.len());
    for (index, label) in labels.iter().enumerate() {
        let rest = label.replacen(REGION, "", 1);
        if rest.contains(['{', '}']) {
            return Err("has a placeholder that is not known, or one twice in a label");
        }
        if !label.contains(REGION) {
            filled.push((*label).to_owned());
            continue;
        }
        if index + FIXED_LABELS >= labels.len() {
            return Err("has its region among the last two labels of the host");
        }
        let Some(region) = region else { return Err("differs by region, and no region is given") };
        filled.push(label.replacen(REGION, region.as_str(), 1));
    }
    Ok(filled.join("."))
}
