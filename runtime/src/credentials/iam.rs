//! The identity service: where it is, and how it is asked. Its address and paths are the cloud's; what is asked and answered is
//! of Keystone, version 3.

use bytes::Bytes;
use http::{HeaderMap, Request, Response, Uri};

use super::ProviderContext;
use crate::config::parse_endpoint;
use crate::error::{ConfigurationError, CredentialsError, Error, ServiceError};
use crate::transport::Body;

/// The URL of a path of the identity service.
pub(super) fn url(context: ProviderContext<'_>, path: &str) -> Result<Uri, ConfigurationError> {
    let endpoint = parse_endpoint(&endpoint(context)?)?;
    let url = format!("{}{path}", endpoint.to_string().trim_end_matches('/'));
    url.parse().map_err(|error| {
        ConfigurationError::caused_by("the address of the identity service cannot be used", error)
    })
}

/// An endpoint for all services is not taken: a password goes to no host that nobody called the identity service, and
/// whoever replaces all services by another host wants no call to the real one.
fn endpoint(context: ProviderContext<'_>) -> Result<String, ConfigurationError> {
    let (config, template) = (context.config, context.cloud.identity_endpoint);
    let unknown = |why| unknown(context.cloud.identity_service, why);
    if let Some(endpoint) = config.own_endpoint(context.cloud.identity_service) {
        return Ok(endpoint.to_owned());
    }
    if config.common_endpoint().is_some() {
        return Err(unknown("all services have another endpoint"));
    }
    if template.is_empty() {
        return Err(unknown("the cloud does not tell"));
    }
    let region = config.region().ok_or_else(|| unknown("no region is given"))?;
    Ok(template.replace("{region}", region))
}

fn unknown(service: &str, why: &str) -> ConfigurationError {
    ConfigurationError::new(format!(
        "the address of the identity service is not known ({why}); give it with \
         `Config::builder().service_endpoint(\"{service}\", ..)`"
    ))
}

/// Sends a request that needs no credentials. `what` names it in errors: "the login".
pub(super) async fn exchange(
    context: ProviderContext<'_>,
    what: &'static str,
    request: Request<Body>,
) -> Result<(HeaderMap, Bytes), CredentialsError> {
    let answer = context.config.transport().send(request).await;
    read(context, what, answer).await
}

/// Reads a whole answer that must be a success.
pub(super) async fn read(
    context: ProviderContext<'_>,
    what: &'static str,
    answer: Result<Response<Body>, Error>,
) -> Result<(HeaderMap, Bytes), CredentialsError> {
    let failed = |error: Error| CredentialsError::caused_by(what, error);
    let (head, body) = answer.map_err(failed)?.into_parts();
    let body = body.collect(context.config.max_response_size()).await.map_err(failed)?;
    if head.status.is_success() {
        return Ok((head.headers, body));
    }
    let names = context.cloud.request_id_headers;
    let request_id = names.iter().find_map(|name| head.headers.get(*name)?.to_str().ok().map(str::to_owned));
    Err(failed(ServiceError::read(what, head.status, head.headers, request_id, body).into()))
}
