//! A call becomes an HTTP request: the endpoint, the path, the query, the headers and the body, all but who calls.
//! What comes out is sent and signed as it is. It waits only where the project has to be looked up.

use http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING, USER_AGENT,
};
use http::{HeaderName, Request};
use serde_json::{Map, Value};

use super::Call;
use super::call::RequestBody;
use super::form;
use super::path::fill;
use crate::address::Address;
use crate::credentials::{About, Outgoing, ProviderContext};
use crate::encode;
use crate::error::{ConfigurationError, Error, RequestError};
use crate::sign::insert_header;
use crate::transport::Body;

/// A request that lacks nothing but authentication. Each attempt takes a copy, and the bytes of the body are shared.
#[derive(Clone)]
pub(super) struct Prepared {
    pub(super) request: Request<Body>,
    /// Where it goes.
    pub(super) address: Address,
    /// Whose resources the call is about.
    pub(super) about: About,
    /// Whether a signature covers the body.
    pub(super) signed_body: bool,
}

impl Call<'_> {
    pub(super) async fn prepare(&self, accept: &str) -> Result<Prepared, Error> {
        // Before anything is asked of anyone, so that nothing is sent for a call that leads nowhere.
        let address = self.client.address()?;
        let mut path = self.path.clone();
        for name in &self.from_config {
            path.push((name, self.configured(name).await?));
        }
        let about = self.about(&path).await?;

        let mut request = Request::new(Body::empty());
        *request.method_mut() = self.operation.method.to_http();
        *request.uri_mut() = address.uri(&self.target(&path)?)?;
        let (body, content_type, signed_body) = self.encoded_body().await?;
        self.set_headers(&mut request, accept, content_type.as_deref())?;
        *request.body_mut() = body;
        Ok(Prepared { request, address, about, signed_body })
    }

    /// For whom credentials are sought.
    pub(super) fn context(&self) -> ProviderContext<'_> {
        ProviderContext { config: self.client.config(), cloud: self.client.service().cloud }
    }

    pub(super) fn outgoing(&self, prepared: Prepared) -> Outgoing {
        let Prepared { request, address, about, signed_body } = prepared;
        Outgoing { request, address, service: self.client.service().id, about, signed_body }
    }

    /// A project in the path, then a domain there; else what the service is divided into.
    async fn about(&self, path: &[(&'static str, String)]) -> Result<About, Error> {
        let given = |is: fn(&str) -> bool| path.iter().find(|(name, _)| is(name)).map(|(_, id)| id.clone());
        if let Some(project) = given(is_project) {
            return Ok(About::Project(Some(project)));
        }
        let config = self.client.config();
        match given(is_domain) {
            Some(domain) => Ok(About::Domain(domain)),
            None if !self.client.service().is_of_account => {
                Ok(About::Project(config.project_id().map(str::to_owned)))
            }
            None => {
                let domain = match config.domain_id() {
                    Some(domain) => Some(domain.to_owned()),
                    None => config.projects().find_domain_of_keys(self.context()).await?,
                };
                Ok(domain.map_or(About::Project(None), About::Domain))
            }
        }
    }

    /// A path parameter from the configuration; a project may also be found out.
    async fn configured(&self, name: &str) -> Result<String, Error> {
        let config = self.client.config();
        let (value, setter) = match name {
            name if is_project(name) => (config.project_id().map(str::to_owned), "project_id"),
            name if is_domain(name) => (config.domain_id().map(str::to_owned), "domain_id"),
            _ => (None, name),
        };
        let value = match value {
            None if is_project(name) => config.projects().find(self.context()).await?,
            None if is_domain(name) => config.projects().find_domain(self.context()).await?,
            value => value,
        };
        value.ok_or_else(|| {
            let id = self.operation.id;
            let message = format!(
                "{id} needs a `{name}`: give it with `Config::builder().{setter}(..)`, or with `.{setter}(..)` on the request"
            );
            ConfigurationError::new(message).into()
        })
    }

    /// The path with its parameters, and the query.
    fn target(&self, path: &[(&'static str, String)]) -> Result<String, RequestError> {
        let mut target = fill(self.operation.path, path)?;
        let given = self.query.iter().map(|(name, value)| (*name, value.as_str()));
        let extra = self.extras.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let query = encode::query(given.chain(extra));
        if !query.is_empty() {
            target.push('?');
            target.push_str(&query);
        }
        Ok(target)
    }

    fn set_headers(
        &self,
        request: &mut Request<Body>,
        accept: &str,
        content_type: Option<&str>,
    ) -> Result<(), RequestError> {
        let service = self.client.service();
        let agent = format!(
            "{}/{} {}/{}",
            service.package,
            service.version,
            env!("CARGO_PKG_NAME"),
            env!("CARGO_PKG_VERSION")
        );
        insert_header(request, USER_AGENT.as_str(), &agent)?;
        insert_header(request, ACCEPT.as_str(), accept)?;
        if let Some(content_type) = content_type {
            insert_header(request, CONTENT_TYPE.as_str(), content_type)?;
        }
        for (name, value) in &self.headers {
            insert_header(request, name, value)?;
        }
        for (name, value) in &self.extras.headers {
            refuse_reserved(name)?;
            insert_header(request, name, value)?;
        }
        Ok(())
    }

    /// The body, its content type, and whether it is signed.
    async fn encoded_body(&self) -> Result<(Body, Option<String>, bool), Error> {
        let extra = &self.extras.members;
        let unsigned = |body, content_type: String| (body, Some(content_type), false);
        let json = match &self.body {
            RequestBody::None if extra.is_empty() => return Ok((Body::empty(), None, true)),
            RequestBody::None => Value::Object(extra.clone()),
            RequestBody::Json(body) => with_members(body.clone(), extra)?,
            RequestBody::Form(body) => {
                let text = form::urlencoded(&object(body, extra)?);
                return Ok(unsigned(Body::from(text), "application/x-www-form-urlencoded".to_owned()));
            }
            RequestBody::Parts { members, files } => {
                let (body, content_type) = form::multipart(&object(members, extra)?, files).await?;
                return Ok(unsigned(body, content_type));
            }
            RequestBody::File { .. } if !extra.is_empty() => return Err(not_an_object().into()),
            RequestBody::File { file, content_type } => {
                let content_type = file.given_media_type().unwrap_or(content_type).to_owned();
                return Ok(unsigned(file.body().await?, content_type));
            }
        };
        let bytes = serde_json::to_vec(&json)
            .map_err(|error| RequestError::new(format!("the body cannot be written as JSON: {error}")))?;
        Ok((bytes.into(), Some("application/json".to_owned()), true))
    }
}

/// The members of a form.
fn object(body: &Value, extra: &Map<String, Value>) -> Result<Map<String, Value>, RequestError> {
    match with_members(body.clone(), extra)? {
        Value::Object(members) => Ok(members),
        _ => Err(not_an_object()),
    }
}

fn with_members(mut body: Value, members: &Map<String, Value>) -> Result<Value, RequestError> {
    match body.as_object_mut() {
        Some(object) => object.extend(members.clone()),
        None if members.is_empty() => {}
        None => return Err(not_an_object()),
    }
    Ok(body)
}

fn not_an_object() -> RequestError {
    RequestError::new("extra members can only be added to a body that is a JSON object")
}

/// Headers that say how a message travels, or who sent it, are not for a request to set.
fn refuse_reserved(name: &str) -> Result<(), RequestError> {
    let reserved = [HOST, CONTENT_LENGTH, TRANSFER_ENCODING, AUTHORIZATION];
    match name.parse::<HeaderName>() {
        Ok(name) if reserved.contains(&name) => {
            Err(RequestError::new(format!("the header {name} is set by the client and cannot be given")))
        }
        _ => Ok(()),
    }
}

fn is_domain(name: &str) -> bool {
    matches!(name, "domain_id" | "domainId")
}

fn is_project(name: &str) -> bool {
    matches!(name, "project_id" | "projectId")
}
