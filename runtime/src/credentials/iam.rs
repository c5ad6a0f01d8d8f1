//! The identity service: where it is, and how it is asked. Its address and paths are the cloud's; what is asked and answered is
//! of Keystone, version 3.

use bytes::Bytes;
use http::{HeaderMap, Request};

use super::{Answered, ProviderContext};
use crate::address::Address;
use crate::error::{ConfigurationError, CredentialsError, Error, ServiceError};
use crate::redact::Secrets;
use crate::transport::{Body, collect};

/// Where the identity service is: an endpoint that was given for it by name, else what the cloud says of the region. An
/// endpoint for all services is not taken: a password goes to no host that nobody called the identity service, and
/// whoever replaces all services by another host wants no call to the real one.
pub(super) fn address(context: ProviderContext<'_>) -> Result<Address, ConfigurationError> {
    let (config, cloud) = (context.config, context.cloud);
    let unknown = |why: &str| unknown(cloud.identity_service, why);
    if let Some(named) = config.own_endpoint(cloud.identity_service) {
        return Ok(named.clone());
    }
    if config.common_endpoint().is_some() {
        return Err(unknown("all services have another endpoint"));
    }
    if cloud.identity_endpoint.is_empty() {
        return Err(unknown("the cloud does not tell"));
    }
    let region = config.checked_region().ok_or_else(|| unknown("no region is given"))?;
    let exception = cloud.identity_exceptions.iter().find(|endpoint| endpoint.region == region.as_str());
    let (regions, url) = (cloud.identity_regions, exception.map_or(cloud.identity_endpoint, |it| it.url));
    // A host that only follows from the name of a region may be nobody's yet, and secrets go there.
    if exception.is_none() && !regions.is_empty() && !regions.contains(&region.as_str()) {
        let region = region.as_str();
        return Err(unknown(&format!("the region {region:?} is none of those that the cloud lists for it")));
    }
    Address::described(url, Some(region))
}

fn unknown(service: &str, why: &str) -> ConfigurationError {
    ConfigurationError::new(format!(
        "the address of the identity service is not known ({why}); give it with \
         `Config::builder().service_endpoint(\"{service}\", ..)`"
    ))
}

/// An answer that is a success, and what was sent for it in confidence.
pub(super) struct Said {
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    pub(super) secrets: Secrets,
}

/// Sends a request that needs no credentials but those in it: `secrets`. `what` names it in errors: "the login".
pub(super) async fn exchange(
    context: ProviderContext<'_>,
    what: &'static str,
    address: &Address,
    request: Request<Body>,
    mut secrets: Secrets,
) -> Result<Said, CredentialsError> {
    secrets.add_headers(request.headers());
    let answer = context.config.send(address, request).await;
    let answer = answer.map(|mut response| {
        secrets.conceal(response.headers_mut());
        Answered { response, secrets }
    });
    read(context, what, answer).await
}

/// Reads a whole answer that must be a success.
pub(super) async fn read(
    context: ProviderContext<'_>,
    what: &'static str,
    answer: Result<Answered, Error>,
) -> Result<Said, CredentialsError> {
    let failed = |error: Error| CredentialsError::caused_by(what, error);
    let Answered { response, secrets } = answer.map_err(failed)?;
    let (mut head, body) = response.into_parts();
    let body = collect(&mut head, body, context.config.max_response_size()).await.map_err(failed)?;
    if head.status.is_success() {
        return Ok(Said { headers: head.headers, body, secrets });
    }
    let names = context.cloud.request_id_headers;
    let request_id = names.iter().find_map(|name| head.headers.get(*name)?.to_str().ok().map(str::to_owned));
    Err(failed(ServiceError::read(what, head.status, head.headers, request_id, body, &secrets).into()))
}
