use proptest::prelude::*;

use super::*;

fn secrets(texts: &[&str]) -> Secrets {
    let mut secrets = Secrets::default();
    for text in texts {
        secrets.add(text);
    }
    secrets
}

#[test]
fn a_secret_is_found_however_it_is_written() {
    let secret = "p/a\"s w\\ö&rd\n😀%";
    let json = serde_json::to_string(secret).unwrap();
    let twice = serde_json::to_string(&json).unwrap();
    let percent = crate::encode::encode(secret).into_owned();
    for written in [
        secret.to_owned(),
        json.trim_matches('"').to_owned(),
        twice.trim_matches('"').replace("\\\"p", "p"),
        json.trim_matches('"').replace('/', "\\/").replace('ö', "\\u00F6").replace('😀', "\\ud83d\\ude00"),
        percent.clone(),
        percent.to_lowercase(),
        percent.replace("%20", "+"),
        crate::encode::encode(&percent).into_owned(),
        secret.replace('&', "&amp;").replace('"', "&#x22;").replace('\\', "&#92;"),
    ] {
        let text = format!("the value {written} is wrong");
        let redacted = secrets(&[secret]).redact(&text).into_owned();
        assert!(
            redacted.starts_with("the value [redacted]") && redacted.ends_with(" is wrong"),
            "{written}: {redacted}"
        );
        assert!(!redacted.contains("rd"), "{written}: {redacted}");
    }
}

#[test]
fn a_secret_that_was_cut_off_is_found() {
    let secrets = secrets(&["MIIFabcdefghijkl", "hunter2x"]);
    for (text, redacted) in [
        ("token MIIFabcdefgh...", "token [redacted]..."),
        ("token MIIFabcdefgh", "token [redacted]"),
        ("token MIIFabcdXX", "token [redacted]XX"),
        ("password hunt", "password [redacted]"),
        ("password 'hunter2'", "password '[redacted]'"),
        ("hunters hunt no MIIF", "hunters [redacted] no MIIF"),
        ("xhunter2xy MIIFabcdefghijklMIIFabcdefghijkl", "x[redacted]y [redacted][redacted]"),
    ] {
        assert_eq!(secrets.redact(text), redacted);
    }
}

#[test]
fn what_is_short_is_found_as_a_word() {
    let secrets = secrets(&["T", "AK", ""]);
    assert_eq!(secrets.redact("TAKEN by AK, T: Total"), "TAKEN by [redacted], [redacted]: Total");
}

#[test]
fn a_signature_is_a_secret_and_its_scheme_is_none() {
    let mut headers = HeaderMap::new();
    let value = "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=0123456789abcdef";
    headers.insert(AUTHORIZATION, HeaderValue::from_static(value));
    headers.insert("x-session-token", HeaderValue::from_static("Bearer mine-alone"));
    headers.insert("x-language", HeaderValue::from_static("en-us"));
    let mut secrets = Secrets::default();
    secrets.add_headers(&headers);
    assert_eq!(
        secrets.redact(&format!("{value}; mine-alone; en-us")),
        "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=[redacted]; [redacted]; en-us"
    );
    headers.insert("x-echo", HeaderValue::from_static("it was mine-alone"));
    secrets.conceal(&mut headers);
    let shown = format!("{headers:?} {secrets:?}");
    assert!(!shown.contains("mine-alone") && !shown.contains("012345") && shown.contains("en-us"), "{shown}");
}

/// No service makes a program work long, whatever it answers.
#[test]
fn reading_takes_no_longer_than_the_text() {
    let secrets = secrets(&[&"a".repeat(4_000), &"\\".repeat(4_000), &"%25".repeat(1_000)]);
    for piece in ["a", "\\", "%25", "&#", "aaaaaaab", "\\u"] {
        let text = piece.repeat(20_000);
        let _ = secrets.redact(&text);
    }
}

proptest! {
    #[test]
    fn no_secret_is_left(before in ".{0,20}", secret in ".{6,30}", after in ".{0,20}") {
        prop_assume!(!secret.trim().is_empty() && !REDACTED.contains(&secret));
        let text = format!("{before}{secret}{after}");
        let redacted = secrets(&[&secret]).redact(&text).into_owned();
        prop_assert!(!redacted.contains(&secret));
        // What has been redacted is read no further, so that a second reading changes nothing.
        prop_assert!(redacted.contains(REDACTED));
    }

    #[test]
    fn never_panics(text in "(\\\\|%|&|u00|25|#x|;|a|é|😀)*", secret in "(\\\\|%|&|a|é|😀)+") {
        let _ = secrets(&[&secret]).redact(&text);
    }
}
