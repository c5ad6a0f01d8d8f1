//! No credential goes to a host that was not named, whatever is given as a region, an endpoint, a path or a project, and
//! whatever stands in the description of a cloud.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod planted;

use planted::odd::{ENDPOINTS_OF_NOBODY, PATHS, REGIONS, TEMPLATES};
use planted::{CLOUD, ENDPOINTS, IAM, METADATA, SERVICE, WAYS, Way, Wire, call, call_of, service};
use proptest::prelude::*;
use tablature_runtime::codegen::{Endpoint, Method, Operation};
use tablature_runtime::{
    AttemptInfo, Body, Config, ConfigBuilder, Credentials, Error, Identity, Interceptor, ProvideCredentials,
    ProvideFuture, ProviderContext, RequestError,
};

const NAMED: [&str; 3] = [IAM, SERVICE, METADATA];

fn named() -> &'static tablature_runtime::codegen::Service {
    service(&CLOUD, &ENDPOINTS)
}

/// The call as far as it comes: a configuration may not be made at all.
async fn outcome(config: ConfigBuilder) -> Result<(), Error> {
    call(&config.build()?, named()).await.map(|_| ())
}

fn hosts(wire: &Wire) -> Vec<String> {
    wire.sent().into_iter().map(|sent| sent.host).collect()
}

/// Without which the tests below could not fail.
#[tokio::test]
async fn each_way_sends_its_secrets_where_they_belong() {
    for (way, expected) in [
        (Way::Login, vec![IAM, SERVICE]),
        (Way::LookUp, vec![IAM, SERVICE]),
        (Way::Signed, vec![SERVICE]),
        (Way::Token, vec![SERVICE]),
        (Way::Metadata, vec![METADATA, SERVICE]),
    ] {
        let wire = Wire::new();
        outcome(way.config(&wire)).await.unwrap();
        assert_eq!(hosts(&wire), expected, "{way:?}");
        let last = wire.sent().pop().unwrap();
        assert!(planted::SECRETS.iter().any(|secret| last.whole.contains(secret)), "{way:?}: {last:?}");
    }
}

#[tokio::test]
async fn a_region_leads_nowhere_else() {
    for region in REGIONS {
        for way in WAYS {
            let wire = Wire::new();
            let error = outcome(way.config(&wire).region(region)).await.unwrap_err();
            let text = error.to_string();
            assert!(matches!(error, Error::Configuration(_)), "{region:?} {way:?}: {text}");
            assert!(
                text.contains("`region` is empty") || text.contains("such as `ap-southeast-3`"),
                "{text}"
            );
            assert!(wire.sent().is_empty(), "{region:?} {way:?}: {:?}", wire.sent());
        }
    }
}

/// Where the identity service is in a domain of its own, and where it is not known to be at all.
#[tokio::test]
async fn the_identity_service_is_where_it_is_listed_and_nowhere_else() {
    const IAM_EU: &str = "iam.eu-west-101.cloud-eu.test";
    static EXCEPTIONS: [Endpoint; 1] =
        [Endpoint::new("eu-west-101", "https://iam.eu-west-101.cloud-eu.test")];
    static SERVICES: [Endpoint; 3] = [
        ENDPOINTS[0],
        Endpoint::new("eu-west-101", "https://eg.eu-west-101.cloud-eu.test"),
        Endpoint::new("eu-west-102", "https://eg.eu-west-102.cloud-eu.test"),
    ];
    let answer = |head: &http::request::Parts| {
        let body = r#"{"projects": [{"id": "p-1", "name": "eu-west-101"}]}"#;
        head.uri.path().contains("projects").then(|| http::Response::new(Body::from(body)))
    };
    let service =
        service(&CLOUD.identity_regions(&[planted::REGION]).identity_exceptions(&EXCEPTIONS), &SERVICES);
    for way in [Way::Login, Way::LookUp] {
        let wire = Wire::answering(answer);
        call(&way.config(&wire).region("eu-west-101").build().unwrap(), service).await.unwrap();
        assert_eq!(hosts(&wire), [IAM_EU, "eg.eu-west-101.cloud-eu.test"], "{way:?}");
        wire.assert_secrets_went_to(&[IAM_EU, "eg.eu-west-101.cloud-eu.test"], "eu");

        let wire = Wire::new();
        let error =
            call(&way.config(&wire).region("eu-west-102").build().unwrap(), service).await.unwrap_err();
        assert!(error.to_string().contains("none of those that the cloud lists"), "{error}");
        assert!(error.to_string().contains("service_endpoint(\"iam\", ..)"), "{error}");
        assert!(wire.sent().is_empty(), "{way:?}: {:?}", wire.sent());

        let named = way.config(&wire).region("eu-west-102").service_endpoint("iam", "https://iam.own.test");
        let _ = call(&named.build().unwrap(), service).await;
        assert_eq!(hosts(&wire)[0], "iam.own.test", "{way:?}");
    }
}

/// It is a region by its form, so that its label is what the cloud says, and no service is there.
#[tokio::test]
async fn an_unknown_region_is_one_of_the_cloud() {
    for way in WAYS {
        let wire = Wire::new();
        let error = outcome(way.config(&wire).region("evil-example-1")).await.unwrap_err();
        assert!(error.to_string().contains("the region \"evil-example-1\" is not known"), "{error}");
        assert!(wire.sent().is_empty(), "{way:?}: {:?}", wire.sent());
    }
}

#[tokio::test]
async fn an_endpoint_leads_to_the_host_that_it_names_or_nowhere() {
    for endpoint in ENDPOINTS_OF_NOBODY {
        for way in WAYS {
            let wire = Wire::new();
            let config = || way.config(&wire);
            for config in [
                config().endpoint(endpoint),
                config().service_endpoint("eg", endpoint),
                config().service_endpoint("iam", endpoint),
            ] {
                let error = outcome(config).await.unwrap_err();
                assert!(matches!(error, Error::Configuration(_)), "{endpoint:?} {way:?}: {error}");
                assert!(error.to_string().contains("endpoint"), "{endpoint:?} {way:?}: {error}");
            }
            assert!(wire.sent().is_empty(), "{endpoint:?} {way:?}: {:?}", wire.sent());
        }
        let wire = Wire::new();
        let config = Way::Token.config(&wire).credentials(Credentials::from_metadata_at(endpoint));
        let error = outcome(config).await.unwrap_err();
        assert!(error.to_string().contains("the metadata service failed"), "{endpoint:?}: {error}");
        assert!(wire.sent().is_empty(), "{endpoint:?}: {:?}", wire.sent());
    }
}

/// A host that the application named gets what it was named for: not the password, which is the identity service's.
#[tokio::test]
async fn a_named_host_gets_what_it_was_named_for() {
    const OURS: &str = "ours.example";
    for (way, expected) in [
        (Way::Login, vec![]),
        (Way::LookUp, vec![]),
        (Way::Signed, vec![OURS]),
        (Way::Token, vec![OURS]),
        (Way::Metadata, vec![METADATA, OURS]),
    ] {
        let wire = Wire::new();
        let outcome = outcome(way.config(&wire).endpoint("https://OURS.example/")).await;
        assert_eq!(hosts(&wire), expected, "{way:?}");
        assert_eq!(outcome.is_ok(), !expected.is_empty(), "{way:?}: {outcome:?}");
    }
    let wire = Wire::new();
    outcome(Way::Login.config(&wire).service_endpoint("iam", "http://ours.example:8080")).await.unwrap();
    assert_eq!(hosts(&wire), ["http://ours.example:8080", SERVICE]);
}

/// A description is made by a generator, from files that people write; nothing of it is trusted with a host.
#[tokio::test]
async fn a_description_leads_nowhere_else() {
    for template in TEMPLATES {
        let endpoints: &[Endpoint] = Box::leak(Box::new([Endpoint::new(planted::REGION, template)]));
        for (described, ways) in [
            (service(&CLOUD.identity_endpoint(template), &ENDPOINTS), &[Way::Login, Way::LookUp][..]),
            (service(&CLOUD, endpoints), &WAYS[..]),
        ] {
            for way in ways {
                let wire = Wire::new();
                let config = way.config(&wire).build().unwrap();
                let error = call(&config, described).await.unwrap_err();
                assert!(
                    error.to_string().contains("in the description of the service"),
                    "{template}: {error}"
                );
                assert!(wire.sent().is_empty(), "{template} {way:?}: {:?}", wire.sent());
            }
        }
    }
    for url in [
        "http://{region}.evil.example",
        "http://user@169.254.169.254",
        "http://evil.example#169.254.169.254",
        "x",
    ] {
        let wire = Wire::new();
        let config = Way::Metadata.config(&wire).build().unwrap();
        call(&config, service(&CLOUD.metadata_url(url), &ENDPOINTS)).await.unwrap_err();
        assert!(wire.sent().is_empty(), "{url}: {:?}", wire.sent());
    }
}

#[tokio::test]
async fn a_path_leads_nowhere_else() {
    for path in PATHS {
        let cloud = CLOUD.tokens_path(path).projects_path(path).metadata_keys_path(path);
        let described = service(&cloud, &ENDPOINTS);
        for way in [Way::Login, Way::LookUp, Way::Metadata] {
            let wire = Wire::new();
            let error = call(&way.config(&wire).build().unwrap(), described).await.unwrap_err();
            assert!(
                !error.to_string().is_empty() && wire.sent().is_empty(),
                "{path} {way:?}: {:?}",
                wire.sent()
            );
        }
        let operation: &Operation =
            Box::leak(Box::new(Operation::new("Job", Method::Get, path).success(&[200])));
        for way in WAYS {
            let wire = Wire::new();
            let _ = call_of(&way.config(&wire).build().unwrap(), named(), operation, "j").await;
            wire.assert_secrets_went_to(&NAMED, path);
        }
    }
}

/// Of a request's own values nothing but a segment is made.
#[tokio::test]
async fn a_parameter_leads_nowhere_else() {
    static FIRST: Operation = Operation::new("Job", Method::Get, "{job_id}/jobs");
    static SECOND: Operation = Operation::new("Job", Method::Get, "/{job_id}");
    for value in [
        "/evil.example",
        "//evil.example",
        "@evil.example",
        "\\evil.example",
        "../..",
        "#",
        "?",
        ":1@e",
        "\r\n",
    ] {
        for operation in [&FIRST, &SECOND] {
            for way in WAYS {
                let wire = Wire::new();
                let config = way.config(&wire).build().unwrap();
                call_of(&config, named(), operation, value).await.unwrap();
                wire.assert_secrets_went_to(&NAMED, value);
                assert!(!wire.sent().last().unwrap().whole.contains("//evil"), "{value}");
            }
        }
    }
}

/// Environment, profile and login give projects too.
#[derive(Debug)]
struct WithProject(&'static str);

impl ProvideCredentials for WithProject {
    fn provide<'a>(&'a self, _: ProviderContext<'a>) -> ProvideFuture<'a> {
        let identity = Identity::ak_sk(planted::ACCESS_KEY, planted::SECRET_KEY).with_project_id(self.0);
        Box::pin(async { Ok(identity) })
    }
}

#[tokio::test]
async fn a_project_leads_nowhere_else() {
    for project in
        ["", "..", "a/b", "//evil.example", "@evil.example", "a\\b", "a#", "a?", "%2e%2e", "a\r\nb", " a"]
    {
        for config in [Config::builder().project_id(project), Config::builder().domain_id(project)] {
            let error = config.credentials(Credentials::token("T")).build().unwrap_err();
            assert!(matches!(error, Error::Configuration(_)), "{project:?}: {error}");
        }
        let wire = Wire::new();
        let config = Way::LookUp.config(&wire).credentials(Credentials::provider(WithProject(project)));
        let error = outcome(config).await.unwrap_err();
        assert!(matches!(error, Error::Credentials(_)), "{project:?}: {error}");
        assert!(wire.sent().is_empty(), "{project:?}: {:?}", wire.sent());
        // From the identity service.
        let list = serde_json::json!({"projects": [{"id": project, "name": planted::REGION}]}).to_string();
        let wire = Wire::answering(move |head| {
            let asks = head.uri.path().contains("projects");
            asks.then(|| http::Response::new(Body::from(list.clone())))
        });
        let error = outcome(Way::LookUp.config(&wire)).await.unwrap_err();
        assert!(error.to_string().contains("an id that no project has"), "{project:?}: {error}");
        assert_eq!(hosts(&wire), [IAM], "{project:?}");
    }
}

/// An interceptor that leads requests elsewhere.
#[derive(Debug)]
struct Elsewhere(&'static str);

impl Interceptor for Elsewhere {
    fn before_signing(&self, _: &AttemptInfo, request: &mut http::Request<Body>) -> Result<(), Error> {
        if let Some(host) = self.0.strip_prefix("Host: ") {
            let host = http::HeaderValue::from_static(host);
            request.headers_mut().insert(http::header::HOST, host);
            return Ok(());
        }
        *request.uri_mut() = self.0.parse().map_err(|_| RequestError::new("no URI"))?;
        Ok(())
    }
}

#[tokio::test]
async fn an_interceptor_leads_nowhere_else() {
    for uri in [
        "https://evil.example/v1",
        "http://eg.cn-north-4.cloud.test/v1",
        "https://eg.cn-north-4.cloud.test:8443/v1",
        "https://user@eg.cn-north-4.cloud.test/v1",
        "/v1",
        "evil.example:443",
        "Host: evil.example",
    ] {
        for way in [Way::Login, Way::Signed, Way::Token, Way::Metadata] {
            let wire = Wire::new();
            let error = outcome(way.config(&wire).interceptor(Elsewhere(uri))).await.unwrap_err();
            assert!(error.to_string().contains("service_endpoint(..)"), "{uri} {way:?}: {error}");
            assert!(matches!(error, Error::Request(_)), "{uri} {way:?}: {error}");
            assert!(wire.sent().is_empty(), "nobody logs in for it either: {:?}", wire.sent());
        }
    }
    // The rest of the URI is an interceptor's to change.
    let wire = Wire::new();
    let other = Elsewhere("https://eg.cn-north-4.cloud.test/v2/other?a=b");
    outcome(Way::Token.config(&wire).interceptor(other)).await.unwrap();
    assert!(wire.sent()[0].whole.starts_with("DELETE https://eg.cn-north-4.cloud.test/v2/other?a=b"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever stands for a region, what is secret goes to the hosts of the cloud alone.
    #[test]
    fn no_region_leads_a_password_elsewhere(region in "[a-zA-Z0-9.@:/\\\\#?%_ -]{0,16}|[a-z][a-z0-9-]{0,20}|.{0,20}") {
        let endpoints: &'static [Endpoint] = Box::leak(Box::new([Endpoint::new(
            region.clone().leak(),
            "https://eg.cloud.test",
        )]));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let wire = Wire::new();
        let outcome = runtime.block_on(async {
            call(&Way::Login.config(&wire).region(region.clone()).build()?, service(&CLOUD, endpoints)).await
        });
        if outcome.is_ok() {
            prop_assert_eq!(hosts(&wire), [format!("iam.{region}.cloud.test"), "eg.cloud.test".to_owned()]);
        } else {
            prop_assert!(wire.sent().is_empty(), "{:?}", wire.sent());
        }
    }
}
