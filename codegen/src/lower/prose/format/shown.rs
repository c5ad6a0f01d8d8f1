//! Texts that have a notation, as examples show them.
//!
//! In: a text. Out: whether it is written so. Left out on purpose: what descriptions say of notations.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use regex::Regex;

use crate::model::Format;

/// Whether a text has this notation. A time whose notation is not known has any.
pub(in crate::lower) fn has(text: &str, format: Format) -> bool {
    match format {
        Format::DateTime => is_whole(&INSTANT, text),
        Format::Date => is_whole(&DAY, text),
        Format::Uuid => is_uuid(text),
        Format::Uri => is_url(text),
        Format::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
        Format::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
        Format::Email => text.contains('@'),
        Format::Ip => text.parse::<IpAddr>().is_ok(),
        Format::Cidr => is_network(text),
        Format::Mac => is_whole(&HARDWARE, text),
        Format::Json => serde_json::from_str::<serde_json::Value>(text).is_ok(),
        Format::EpochSeconds => text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit()),
        Format::EpochMilliseconds => text.len() == 13 && text.bytes().all(|b| b.is_ascii_digit()),
        Format::Time | Format::Base64 => true,
    }
}

static INSTANT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)").ok());
static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\d{4}-\d\d-\d\d").ok());

static HARDWARE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}").ok());

/// `192.0.2.0/24`
fn is_network(text: &str) -> bool {
    let Some((address, prefix)) = text.split_once('/') else { return false };
    address.parse::<IpAddr>().is_ok() && prefix.parse::<u8>().is_ok_and(|prefix| prefix <= 128)
}

fn is_whole(regex: &LazyLock<Option<Regex>>, text: &str) -> bool {
    regex.as_ref().and_then(|regex| regex.find(text)).is_some_and(|found| found.as_str() == text)
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    lengths == [8, 4, 4, 4, 12] && groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn is_url(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(['{', ' ', '*'])
}

/// Whether an instant stands somewhere in a text.
pub(super) fn shows_instant_in(text: &str) -> bool {
    INSTANT.as_ref().is_some_and(|regex| regex.is_match(text))
}
