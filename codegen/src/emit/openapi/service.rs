//! What holds for the whole document: title and terms, servers, security, tags.

use indexmap::IndexMap;

use super::document::{
    Attribution, Contact, ErrorCase, ErrorCode, ExternalDocs, Info, License, Origin, SecurityRequirement,
    SecurityScheme, Server, ServerVariable, Tag,
};
use crate::emit::markdown;
use crate::model::{self, Api, CloudInfo, EndpointInfo, Operation};

const TOKEN: &str = "token";
const SIGNATURE: &str = "signature";
const REGION: &str = "region";

/// Title, version, and who publishes the pages under which terms: the document repeats their prose.
pub(super) fn info(api: &Api) -> Info {
    let (service, source) = (&api.service, &api.service.source);
    let attribution = format!(
        "Read from the API reference that {} publishes at <{}>. Terms of the source: {}",
        source.publisher, source.url, source.terms
    );
    let description =
        service.description.as_ref().and_then(|text| markdown::text(std::slice::from_ref(text)));
    Info {
        title: format!("{} {}", api.cloud.title, service.title),
        description: description
            .map_or_else(|| attribution.clone(), |text| format!("{text}\n\n{attribution}")),
        terms_of_service: source.terms_url.clone(),
        contact: Contact { name: source.publisher.clone(), url: source.url.clone() },
        // The words of the terms are a sentence; tools show this name as a link.
        license: License { name: format!("Terms of {}", source.publisher), url: source.terms_url.clone() },
        version: service.api_version.clone(),
        attribution: Attribution {
            publisher: source.publisher.clone(),
            url: source.url.clone(),
            terms: source.terms.clone(),
            terms_url: source.terms_url.clone(),
        },
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
        description: Some(format!("API reference of {}", api.service.title)),
        url: api.service.source.url.clone(),
    }
}

/// One server for all regular regions, and one for each region with an address of its own.
pub(super) fn servers(endpoints: &EndpointInfo) -> Vec<Server> {
    let regular = endpoints.regions.first().map(|first| {
        let variable = ServerVariable {
            values: endpoints.regions.clone(),
            default: first.clone(),
            description: Some("The region.".to_owned()),
        };
        let templated = endpoints.template.contains("{region}");
        Server {
            url: endpoints.template.clone(),
            description: None,
            variables: templated.then_some((REGION, variable)).into_iter().collect(),
        }
    });
    let exceptions = endpoints.exceptions.iter().map(|(region, url)| Server {
        url: url.clone(),
        description: Some(format!("Region {region}")),
        variables: IndexMap::new(),
    });
    regular.into_iter().chain(exceptions).collect()
}

/// Either of two ways.
pub(super) fn security() -> Vec<SecurityRequirement> {
    [TOKEN, SIGNATURE].map(|scheme| IndexMap::from([(scheme, Vec::new())])).into()
}

/// The token, and the signature with access key and secret key. `OpenAPI` has no type for the latter, so it is
/// described as the header that it ends in.
pub(super) fn security_schemes(cloud: &CloudInfo) -> IndexMap<&'static str, SecurityScheme> {
    let signing = &cloud.signing;
    let token = format!("A token that the identity service of {} has issued.", cloud.title);
    let signature = format!(
        "A signature with an access key and its secret key: `{algorithm} Access=AK, SignedHeaders=names, \
         Signature=hex`. Signing also sets `{date}`, for temporary keys `{token}`, and for bodies that are not signed \
         `{hash}: UNSIGNED-PAYLOAD`.",
        algorithm = signing.algorithm,
        date = signing.date_header,
        token = signing.security_token_header,
        hash = signing.content_hash_header,
    );
    let scheme = |description, name: &str| SecurityScheme {
        kind: "apiKey",
        description,
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
    let service = &api.service.title;
    let tags: IndexMap<&str, Tag> = api
        .operations
        .iter()
        .map(|operation| {
            let name = tag(api, operation);
            let description = match &operation.section {
                Some(section) => {
                    format!("The section \u{201c}{section}\u{201d} of the API reference of {service}.")
                }
                None => format!("The operations of {service}."),
            };
            (name, Tag { name: name.to_owned(), description })
        })
        .collect();
    tags.into_values().collect()
}
