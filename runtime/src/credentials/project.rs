//! The project and the domain that nobody gave: the project has the name of the region, the domain is that of the credentials, and
//! the identity service knows both their ids.

use std::borrow::Cow;

use http::header::ACCEPT;
use http::{HeaderValue, Request};
use serde_json::Value;

use super::flight::{Boarded, Flight};
use super::iam::Said;
use super::{About, Outgoing, Proof, ProviderContext, iam, send};
use crate::address::problem_of_id;
use crate::encode;
use crate::error::{ConfigurationError, CredentialsError, Error};
use crate::json;
use crate::transport::Body;

/// Ids that have been looked up: of the projects that have the name of the region, and of the domains of the credentials.
#[derive(Debug)]
pub(crate) struct Projects {
    projects: Flight<Result<Vec<String>, CredentialsError>>,
    domains: Flight<Result<Vec<String>, CredentialsError>>,
}

/// What is looked up.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    /// As errors call it.
    what: &'static str,
    path: &'a str,
    /// The member of the answer that lists them.
    list: &'static str,
    /// The name that they must have.
    name: Option<&'a str>,
}

impl Projects {
    pub(crate) fn new() -> Self {
        Self { projects: Flight::new(), domains: Flight::new() }
    }

    /// The project of the credentials, else that of the region. `None` where there is nothing to look it up by.
    pub(crate) async fn find(&self, context: ProviderContext<'_>) -> Result<Option<String>, Error> {
        let config = context.config;
        let held = config.identities().get(context, config.now()).await?;
        if let Some(id) = held.identity.project_id() {
            return Ok(Some(id.to_owned()));
        }
        match config.region() {
            Some(region) if held.identity.proof != Proof::Nothing => {
                let path = context.cloud.projects_path;
                let what = "the look-up of the project";
                let wanted = Wanted { what, path, list: "projects", name: Some(region) };
                let ids = ids(&self.projects, context, wanted).await?;
                only_project(ids, region).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// The domain that a signature names. `None` where nothing is signed: a token is of a domain by itself.
    pub(crate) async fn find_domain_of_keys(
        &self,
        context: ProviderContext<'_>,
    ) -> Result<Option<String>, Error> {
        let held = context.config.identities().get(context, context.config.now()).await?;
        match held.identity.proof {
            Proof::Keys(_) => self.find_domain(context).await,
            Proof::Token(_) | Proof::Nothing => Ok(None),
        }
    }

    /// The domain of the credentials. `None` where there is nothing to look it up by, or nobody to ask.
    pub(crate) async fn find_domain(&self, context: ProviderContext<'_>) -> Result<Option<String>, Error> {
        let config = context.config;
        let held = config.identities().get(context, config.now()).await?;
        if held.identity.proof == Proof::Nothing || iam::address(context).is_err() {
            return Ok(None);
        }
        let path = context.cloud.domains_path;
        let wanted = Wanted { what: "the look-up of the domain", path, list: "domains", name: None };
        let ids = ids(&self.domains, context, wanted).await?;
        let count = ids.len();
        match ids.into_iter().next() {
            Some(id) if count == 1 => Ok(Some(id)),
            _ => {
                let message = format!(
                    "the credentials are of {count} domains, so that of the call is not known; give it with \
                     `Config::builder().domain_id(..)`"
                );
                Err(ConfigurationError::new(message).into())
            }
        }
    }
}

async fn ids(
    flight: &Flight<Result<Vec<String>, CredentialsError>>,
    context: ProviderContext<'_>,
    wanted: Wanted<'_>,
) -> Result<Vec<String>, Error> {
    let seen = flight.landed();
    if let Some(Ok(ids)) = seen.outcome.as_ref().filter(|ids| matches!(ids, Ok(ids) if ids.len() == 1)) {
        return Ok(ids.clone());
    }
    let outcome = match flight.board(&seen).await {
        Boarded::Landed(outcome) => outcome,
        Boarded::Turn(turn) => {
            let outcome = look_up(context, wanted).await;
            turn.land(outcome.clone());
            outcome
        }
    };
    Ok(outcome?)
}

async fn look_up(context: ProviderContext<'_>, wanted: Wanted<'_>) -> Result<Vec<String>, CredentialsError> {
    let Wanted { what, path, list, name } = wanted;
    let query = name.map(|name| format!("?{}", encode::query([("name", name)]))).unwrap_or_default();
    let mut request = Request::new(Body::empty());
    let failed = |error| CredentialsError::caused_by(what, error);
    let address = iam::address(context).map_err(|error| failed(error.into()))?;
    *request.uri_mut() = address.uri(&format!("{path}{query}")).map_err(|error| failed(error.into()))?;
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    let service = context.cloud.identity_service;
    let outgoing = Outgoing { request, address, service, about: About::Project(None), signed_body: true };
    let answer = send(context, outgoing, &|_| Ok(())).await;
    let Said { body, secrets, .. } = iam::read(context, what, answer).await?;
    let said = json::value(&body);
    let Some(listed) = said.get(list).and_then(Value::as_array) else {
        return Err(CredentialsError::new(format!("{what} was answered without `{list}`")));
    };
    // A service that does not know the parameter answers with all projects.
    let is_wanted = |one: &&Value| {
        let named = one.get("name").and_then(Value::as_str);
        named.zip(name).is_none_or(|(named, name)| named == name)
    };
    let ids = listed.iter().filter(is_wanted).filter_map(|one| one.get("id")?.as_str());
    // They become parts of paths, and errors list them.
    let is_odd = |id: &str| problem_of_id(id).is_some() || matches!(secrets.redact(id), Cow::Owned(_));
    let ids: Vec<String> = ids.map(str::to_owned).collect();
    if ids.iter().any(|id| is_odd(id)) {
        let kind = list.trim_end_matches('s');
        return Err(CredentialsError::new(format!("{what} was answered with an id that no {kind} has")));
    }
    Ok(ids)
}

fn only_project(ids: Vec<String>, region: &str) -> Result<String, Error> {
    let count = ids.len();
    let listed = ids.join(", ");
    match (count, ids.into_iter().next()) {
        (1, Some(id)) => Ok(id),
        (0, _) => Err(wrong(&format!("no project is called {region:?}"))),
        (count, _) => Err(wrong(&format!("{count} projects are called {region:?} ({listed})"))),
    }
}

fn wrong(what: &str) -> Error {
    let message = format!(
        "{what}, so the project of the region is not known; give it with `Config::builder().project_id(..)`"
    );
    ConfigurationError::new(message).into()
}
