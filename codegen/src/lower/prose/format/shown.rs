//! Texts that have a notation, as examples show them.
//!
//! In: a text. Out: whether it is written so. Left out on purpose: what descriptions say of notations.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::model::Format;

/// Whether a text has this notation. A time whose notation is not known has any.
pub(in crate::lower) fn has(text: &str, format: Format) -> bool {
    let is_number = || text.bytes().all(|b| b.is_ascii_digit());
    match format {
        Format::DateTime => instant(text) == Some(text.len()),
        Format::Date => text.len() == DAY.len() && fits(text, DAY),
        Format::Uuid => text.len() == 36 && fits(text, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh"),
        Format::Uri => is_url(text),
        Format::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
        Format::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
        Format::Email => is_mailbox(text),
        Format::Ip => text.parse::<IpAddr>().is_ok(),
        Format::Cidr => is_network(text),
        Format::Mac => is_hardware(text),
        Format::Json => serde_json::from_str::<serde_json::Value>(text).is_ok(),
        Format::EpochSeconds => text.len() == 10 && is_number(),
        Format::EpochMilliseconds => text.len() == 13 && is_number(),
        Format::Time | Format::Base64 | Format::Password => true,
    }
}

const DAY: &str = "0000-00-00";

/// Whether a text begins as a template does, in which `0` is a digit and `h` one of sixteen.
fn fits(text: &str, template: &str) -> bool {
    let fits = |(c, kind): (u8, u8)| match kind {
        b'0' => c.is_ascii_digit(),
        b'h' => c.is_ascii_hexdigit(),
        sign => c == sign,
    };
    text.len() >= template.len() && text.bytes().zip(template.bytes()).all(fits)
}

/// The length of the instant of RFC 3339 at the start of a text: `2024-05-16T11:46:07.5+08:00`.
fn instant(text: &str) -> Option<usize> {
    const SECONDS: &str = "0000-00-00T00:00:00";
    const OFFSET: &str = "00:00";
    let mut rest = text.get(SECONDS.len()..).filter(|_| fits(text, SECONDS))?;
    if let Some(fraction) = rest.strip_prefix('.') {
        let behind = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        rest = (behind.len() < fraction.len()).then_some(behind)?;
    }
    let length = text.len() - rest.len();
    match rest.strip_prefix(['+', '-']) {
        Some(offset) => fits(offset, OFFSET).then_some(length + 1 + OFFSET.len()),
        None => rest.starts_with('Z').then_some(length + 1),
    }
}

/// Whether an instant stands somewhere in a text.
pub(super) fn shows_instant(text: &str) -> bool {
    text.match_indices('T').any(|(at, _)| {
        at.checked_sub(DAY.len())
            .and_then(|start| text.get(start..))
            .is_some_and(|text| instant(text).is_some())
    })
}

/// `192.0.2.0/24`
fn is_network(text: &str) -> bool {
    let Some((address, prefix)) = text.split_once('/') else { return false };
    let longest = match address.parse::<IpAddr>() {
        Ok(IpAddr::V4(_)) => 32,
        Ok(IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    prefix.parse::<u8>().is_ok_and(|prefix| prefix <= longest)
}

/// `fa:16:3e:9e:ff:55`
fn is_hardware(text: &str) -> bool {
    text.len() == 17 && ["hh:hh:hh:hh:hh:hh", "hh-hh-hh-hh-hh-hh"].iter().any(|template| fits(text, template))
}

/// `name@example.com`: one sign between two names.
fn is_mailbox(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let is_plain = |part: &str| !part.is_empty() && !part.contains(['@', ' ', ',', ';', '<', '>']);
    is_plain(name) && is_plain(domain)
}

/// `https://example.com/x`, and what has another scheme: `jdbc:mysql://`.
fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.:".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(is_scheme)
        && !rest.is_empty()
        && !rest.contains(['{', ' ', '*'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_notations() {
        for (text, format) in [
            ("2024-05-16T11:46:07Z", Format::DateTime),
            ("2024-05-16T11:46:07.123+08:00", Format::DateTime),
            ("2024-05-16", Format::Date),
            ("0d1799e1-116e-4551-92dc-02dd8a860072", Format::Uuid),
            ("https://example.com/x", Format::Uri),
            ("jdbc:mysql://10.0.0.1:3306/x", Format::Uri),
            ("a.b@example.com", Format::Email),
            ("192.0.2.0/24", Format::Cidr),
            ("2001:db8::/64", Format::Cidr),
            ("fa:16:3e:9e:ff:55", Format::Mac),
            ("1687913793000", Format::EpochMilliseconds),
        ] {
            assert!(has(text, format), "{text}");
        }
        for (text, format) in [
            ("2024-05-16 11:46:07", Format::DateTime),
            ("2024-05-16T11:46:07", Format::DateTime),
            ("2024-05-16T11:46:07+0800", Format::DateTime),
            ("2024-05-16T11", Format::Date),
            ("0d1799e1116e455192dc02dd8a860072", Format::Uuid),
            ("/v2/images", Format::Uri),
            ("10.0.0.1:9092", Format::Uri),
            ("see a@b and c@d", Format::Email),
            ("@all", Format::Email),
            ("192.0.2.0/33", Format::Cidr),
            ("fa:16:3e:9e:ff", Format::Mac),
            ("1687913793", Format::EpochMilliseconds),
        ] {
            assert!(!has(text, format), "{text}");
        }
    }

    #[test]
    fn instants_are_found_within_texts() {
        assert!(shows_instant("for example, 2018-01-17T03:03:32Z."));
        assert!(!shows_instant("Time T 2018-01-17 03:03:32Z"));
        assert!(!shows_instant("在T12"));
    }
}
