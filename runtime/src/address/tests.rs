use proptest::prelude::*;

use super::*;

fn region(text: &str) -> Region {
    Region::new(text).unwrap()
}

#[test]
fn an_application_may_name_any_host() {
    for (endpoint, uri) in [
        ("https://eg.example.com", "https://eg.example.com/v1"),
        ("HTTPS://EG.Example.com/", "https://eg.example.com/v1"),
        ("http://localhost:8080/base/", "http://localhost:8080/base/v1"),
        ("http://127.0.0.1:9", "http://127.0.0.1:9/v1"),
        ("http://[::1]:80", "http://[::1]:80/v1"),
        ("https://my_host", "https://my_host/v1"),
    ] {
        let address = Address::named(endpoint).unwrap();
        assert_eq!(address.uri("/v1").unwrap().to_string(), uri);
        assert_eq!(address.as_str(), endpoint);
    }
}

#[test]
fn refuses_endpoints_that_can_be_read_in_two_ways() {
    for endpoint in [
        "https://a#.example.com",
        "https://a#@b",
        "https://a\\.example.com",
        "https://a\\@b",
        "https://a%2eb",
        "https://a:b",
        "https://a:",
        "https://a:0",
        "https://a:65536",
        "https://a:+80",
        "https://a:80:81",
        "https://a..b",
        "https://.a",
        "https://a.",
        "https:///a",
        "https://[::1",
        "https://[::1]x",
        "https://[fe80::1%25eth0]",
        "https://[a]",
        "https://\u{430}",
        "https://a\u{200b}b",
        "https://a\tb",
        "https://a//b@c",
        "https://a//b",
        " https://a",
        "https://a ",
        "https:/a",
        "https:a",
        "//a",
        "https://a;b",
        "https://a,b",
        "https://{region}.a.b",
        "https://a*b",
        "https://a'b",
        "https://a/\u{430}",
        "https://a/#",
    ] {
        let error = Address::named(endpoint).unwrap_err().to_string();
        assert!(error.contains("endpoint"), "{endpoint}: {error}");
    }
}

#[test]
fn a_path_never_goes_on_with_the_host() {
    let address = Address::named("https://eg.example.com").unwrap();
    for target in [
        "",
        "@evil.example/",
        ".evil.example",
        ":1@evil.example/",
        "//evil.example",
        "/a#b",
        "/a b",
        "\\evil",
        "?a",
    ] {
        assert!(address.uri(target).is_err(), "{target}");
    }
    assert_eq!(address.uri("/@evil.example?a=@").unwrap().host(), Some("eg.example.com"));
}

#[test]
fn a_template_differs_by_its_region_only() {
    for (template, host) in [
        ("https://iam.{region}.example.com", "iam.cn-north-4.example.com"),
        ("https://iam-{region}.example.com:8443/v3", "iam-cn-north-4.example.com"),
        ("https://{region}.iam.example.com", "cn-north-4.iam.example.com"),
        ("https://iam.Example.com", "iam.example.com"),
    ] {
        let address = Address::described(template, Some(&region("cn-north-4"))).unwrap();
        assert_eq!(address.uri("/v3").unwrap().host(), Some(host), "{template}");
    }
    let error = Address::described("https://iam.{region}.example.com", None).unwrap_err();
    assert!(error.to_string().contains("no region is given"), "{error}");
}

#[test]
fn refuses_templates_that_leave_the_host_to_the_region() {
    for template in [
        "",
        "http://iam.{region}.example.com",
        "https://{region}",
        "https://iam.{region}",
        "https://iam.{region}.com",
        "https://user@iam.{region}.example.com",
        "https://{region}@iam.example.com",
        "https://iam.example.com:{region}",
        "https://iam.example.com/{region}",
        "https://iam.example.com?{region}",
        "https://iam.example.com#{region}",
        "https://iam.{region}{region}.example.com",
        "https://iam.{zone}.example.com",
        "https://iam.{region.example.com",
        "https://iam.{region}.example.com?a",
        "https://iam.{region}.example.com#",
        "https://iam.{region}\\.example.com",
        "HTTPS://iam.{region}.example.com",
        "ftp://iam.example.com",
        "iam.example.com",
        "https://",
    ] {
        let error = Address::described(template, Some(&region("r"))).unwrap_err().to_string();
        assert!(error.contains("in the description of the service"), "{template}: {error}");
    }
    let long = region(&"a".repeat(60));
    assert!(
        Address::described("https://iam-{region}.example.com", Some(&long)).is_err(),
        "a label that is too long"
    );
    assert!(Address::of_metadata("http://{region}.a.b").is_err());
    assert!(Address::of_metadata("http://169.254.169.254").is_ok());
}

#[test]
fn a_request_that_was_led_elsewhere_is_refused() {
    let address = Address::named("https://eg.example.com").unwrap();
    for uri in [
        "https://evil.example/v1",
        "http://eg.example.com/v1",
        "https://eg.example.com:444/v1",
        "https://u@eg.example.com/v1",
        "https://eg.example.com.evil.example/v1",
        "/v1",
    ] {
        let request = Request::builder().uri(uri).body(Body::empty()).unwrap();
        assert!(address.check(&request).is_err(), "{uri}");
    }
    let request = Request::builder().uri("https://EG.example.com/v2?a=b").body(Body::empty()).unwrap();
    assert!(address.check(&request).is_ok());
    let request = Request::builder().uri("https://eg.example.com/v2").header("Host", "evil.example");
    assert!(address.check(&request.body(Body::empty()).unwrap()).is_err());
}

proptest! {
    /// Whatever is given as a region is refused, or is a label of the host and nothing else.
    #[test]
    fn a_region_never_leaves_its_label(text in "[a-z0-9.@:/\\\\#?%-]{0,12}|[a-z][a-z0-9-]{0,70}|.*") {
        let Ok(region) = Region::new(text.clone()) else { return Ok(()) };
        let address = Address::described("https://iam.{region}.example.com/base", Some(&region)).unwrap();
        let uri = address.uri("/v3/auth/tokens?name=a").unwrap();
        let host = format!("iam.{text}.example.com");
        prop_assert_eq!(uri.host(), Some(host.as_str()));
        prop_assert_eq!(uri.authority().unwrap().as_str(), host.as_str());
        prop_assert_eq!((uri.scheme_str(), uri.port_u16()), (Some("https"), None));
        prop_assert_eq!(uri.path_and_query().unwrap().as_str(), "/base/v3/auth/tokens?name=a");
    }

    /// Another reader of URLs (that of the HTTP client) finds the same host in whatever is taken for an endpoint.
    #[test]
    fn all_readers_find_the_same_host(endpoint in "https?://[a-z0-9.@:/\\\\#?%\\[\\]{}_ -]{0,20}|.*") {
        let Ok(address) = Address::named(&endpoint) else { return Ok(()) };
        let Ok(uri) = address.uri("/v1") else { return Ok(()) };
        #[cfg(not(target_arch = "wasm32"))]
        if let Ok(url) = reqwest::Url::parse(&uri.to_string()) {
            // An address of IP may be written in another way; the transport refuses that.
            prop_assert!(url.username().is_empty() && url.password().is_none());
            let host = url.host_str().unwrap_or_default();
            prop_assert!(uri.host() == Some(host) || host.parse::<std::net::IpAddr>().is_ok() || host.starts_with('['));
        }
    }

    #[test]
    fn a_path_leads_nowhere_else(target in "[a-z0-9.@:/\\\\#?%-]{0,20}|.*") {
        let address = Address::named("https://eg.example.com").unwrap();
        if let Ok(uri) = address.uri(&target) {
            prop_assert_eq!(uri.authority().unwrap().as_str(), "eg.example.com");
            prop_assert_eq!(uri.path_and_query().unwrap().as_str(), target.as_str());
        }
    }
}
