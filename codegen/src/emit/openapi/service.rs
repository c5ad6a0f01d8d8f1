//! What holds for the whole document: title and terms, servers, security, tags.

use indexmap::IndexMap;

use super::document::{
    Attribution, Contact, ErrorCase, ErrorCode, ExternalDocs, Info, License, Origin, SecurityRequirement,
    SecurityScheme, Server, ServerVariable, Tag,
};
use crate::emit::text::{Doc, Phrase};
use crate::model::{self, Api, CloudInfo, EndpointInfo, Operation};

const TOKEN: &str = "token";
const SIGNATURE: &str = "signature";
const REGION: &str = "region";

/// Title, version, and who publishes the pages under which terms: the document repeats their prose.
pub(super) fn info(api: &Api) -> Info {
    let (service, source) = (&api.service, &api.service.source);
    let attribution = [
        Phrase::link("API reference", &source.url),
        Phrase::plain(&source.publisher),
        Phrase::plain(&source.terms),
    ];
    let attribution = Phrase::fill("Read from the {} of {}. Terms of the source: {}", attribution);
    let description = Doc::of([Doc::plain(service.description.as_slice()), attribution.clone().into()]);
    Info {
        title: format!("{} {}", api.cloud.title, service.title),
        description: description.commonmark().unwrap_or_else(|| attribution.into()),
        terms_of_service: source.terms_url.clone(),
        contact: Contact { name: source.publisher.clone(), url: source.url.clone() },
        // The words of the terms are a sentence; tools show this name as a link.
        // Generators refuse a license without an address: where nobody knows the terms, whoever asks for them begins with the
        // pages.
        license: License {
            name: format!("Terms of {}", source.publisher),
            url: source.terms_url.clone().or_else(|| Some(source.url.clone())),
        },
        version: service.api_version.clone(),
        attribution: Attribution {
            publisher: source.publisher.clone(),
            url: source.url.clone(),
            terms: source.terms.clone(),
            terms_url: source.terms_url.clone(),
        },
        changes: api.releases.clone(),
    }
}

/// The error codes that the pages list.
pub(super) fn error_codes(api: &Api) -> Vec<ErrorCode> {
    let case = |case: &model::ErrorCase| ErrorCase {
        status: case.status,
        message: case.message.clone(),
        description: case.description.clone(),
        solution: case.solution.clone(),
        origins: Origin::list(&case.origins),
    };
    let code = |it: &model::ErrorCode| ErrorCode {
        code: it.code.clone(),
        cases: it.cases.iter().map(case).collect(),
    };
    api.error_codes.iter().map(code).collect()
}

/// The front page of the documents.
pub(super) fn external_docs(api: &Api) -> ExternalDocs {
    ExternalDocs {
        description: Some(Phrase::fill("API reference of {}", [Phrase::plain(&api.service.title)]).into()),
        url: api.service.source.url.clone(),
    }
}

/// One server for all regular regions, and one for each region with an address of its own. A region whose address is complete stands
/// first, since generators that know no variables take the first address as it is.
pub(super) fn servers(endpoints: &EndpointInfo) -> Vec<Server> {
    let of_region = |region: &str, url: String| Server {
        url,
        description: Some(Phrase::fill("Region {}", [Phrase::plain(region)]).into()),
        variables: IndexMap::new(),
    };
    let template = &endpoints.template;
    let is_templated = template.contains("{region}");
    let regular = endpoints.regions.first().map(|first| {
        // Without a description, which generators trip over.
        let variable = ServerVariable { values: endpoints.regions.clone(), default: first.clone() };
        Server {
            url: template.clone(),
            description: None,
            variables: is_templated.then_some((REGION, variable)).into_iter().collect(),
        }
    });
    let first = endpoints.regions.first().filter(|_| is_templated);
    let first = first.map(|region| of_region(region, template.replace("{region}", region)));
    let exceptions = endpoints.exceptions.iter().map(|(region, url)| of_region(region, url.clone()));
    first.into_iter().chain(regular).chain(exceptions).collect()
}

/// Either of two ways.
pub(super) fn security() -> Vec<SecurityRequirement> {
    [TOKEN, SIGNATURE].map(|scheme| IndexMap::from([(scheme, Vec::new())])).into()
}

/// The token, and the signature with access key and secret key. `OpenAPI` has no type for the latter, so it is
/// described as the header that it ends in. As a scheme of HTTP with a name of its own, Prism refuses what is signed.
pub(super) fn security_schemes(cloud: &CloudInfo) -> IndexMap<&'static str, SecurityScheme> {
    let signing = &cloud.signing;
    let issued = "A token that the identity service of {} has issued.";
    let token = Phrase::fill(issued, [Phrase::plain(&cloud.title)]);
    let signed = "A signature with an access key and its secret key: {}. Signing also sets {}, for temporary keys {}, and \
                  for bodies that are not signed {}.";
    let parts = [
        format!("{} Access=AK, SignedHeaders=names, Signature=hex", signing.algorithm),
        signing.date_header.clone(),
        signing.security_token_header.clone(),
        format!("{}: UNSIGNED-PAYLOAD", signing.content_hash_header),
    ];
    let signature = Phrase::fill(signed, parts.map(|part| Phrase::code(&part)));
    let scheme = |description: Phrase, name: &str| SecurityScheme {
        kind: "apiKey",
        description: description.into(),
        name: name.to_owned(),
        location: "header",
    };
    IndexMap::from([
        (TOKEN, scheme(token, &cloud.token_header)),
        (SIGNATURE, scheme(signature, "Authorization")),
    ])
}

/// The tag of an operation: its section, or the service itself where the documents have none.
pub(super) fn tag<'a>(api: &'a Api, operation: &'a Operation) -> &'a str {
    operation.section.as_deref().unwrap_or(&api.service.title)
}

/// Every tag that an operation has, in the order of the operations.
pub(super) fn tags(api: &Api) -> Vec<Tag> {
    let service = Phrase::plain(&api.service.title);
    let tags: IndexMap<&str, Tag> = api
        .operations
        .iter()
        .map(|operation| {
            let name = tag(api, operation);
            let description = match &operation.section {
                Some(section) => Phrase::fill(
                    "The section \u{201c}{}\u{201d} of the API reference of {}.",
                    [Phrase::plain(section), service.clone()],
                ),
                None => Phrase::fill("The operations of {}.", [service.clone()]),
            };
            (name, Tag { name: name.to_owned(), description: description.into() })
        })
        .collect();
    tags.into_values().collect()
}
