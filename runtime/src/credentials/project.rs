//! The project that nobody gave: it has the name of the region, and the identity service knows its id.

use std::borrow::Cow;
use std::time::SystemTime;

use http::header::ACCEPT;
use http::{HeaderValue, Request};
use serde_json::Value;

use super::flight::{Boarded, Flight};
use super::iam::Said;
use super::{Outgoing, Proof, ProviderContext, iam, send};
use crate::address::problem_of_id;
use crate::encode;
use crate::error::{ConfigurationError, CredentialsError, Error};
use crate::json;
use crate::transport::Body;

const WHAT: &str = "the look-up of the project";

/// The ids of the projects that have the name of the region, once they have been looked up.
#[derive(Debug)]
pub(crate) struct Projects {
    flight: Flight<Result<Vec<String>, CredentialsError>>,
}

impl Projects {
    pub(crate) fn new() -> Self {
        Self { flight: Flight::new() }
    }

    /// The project of the credentials, else that of the region. `None` where there is nothing to look it up by.
    pub(crate) async fn find(&self, context: ProviderContext<'_>) -> Result<Option<String>, Error> {
        let config = context.config;
        let held = config.identities().get(context, SystemTime::now()).await?;
        if let Some(id) = held.identity.project_id() {
            return Ok(Some(id.to_owned()));
        }
        match config.region() {
            Some(region) if held.identity.proof != Proof::Nothing => {
                let ids = self.ids(context, region).await?;
                only(ids, region).map(Some)
            }
            _ => Ok(None),
        }
    }

    async fn ids(&self, context: ProviderContext<'_>, region: &str) -> Result<Vec<String>, Error> {
        let seen = self.flight.landed();
        if let Some(Ok(ids)) = seen.outcome.as_ref().filter(|ids| matches!(ids, Ok(ids) if ids.len() == 1)) {
            return Ok(ids.clone());
        }
        let outcome = match self.flight.board(&seen).await {
            Boarded::Landed(outcome) => outcome,
            Boarded::Turn(turn) => {
                let outcome = look_up(context, region).await;
                turn.land(outcome.clone());
                outcome
            }
        };
        Ok(outcome?)
    }
}

async fn look_up(context: ProviderContext<'_>, region: &str) -> Result<Vec<String>, CredentialsError> {
    let path = format!("{}?{}", context.cloud.projects_path, encode::query([("name", region)]));
    let mut request = Request::new(Body::empty());
    let failed = |error| CredentialsError::caused_by(WHAT, error);
    let address = iam::address(context).map_err(|error| failed(error.into()))?;
    *request.uri_mut() = address.uri(&path).map_err(|error| failed(error.into()))?;
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    let service = context.cloud.identity_service;
    let outgoing = Outgoing { request, address, service, project_id: None, signed_body: true };
    let answer = send(context, outgoing, &|_| Ok(())).await;
    let Said { body, secrets, .. } = iam::read(context, WHAT, answer).await?;
    let said = json::value(&body);
    let Some(projects) = said.get("projects").and_then(Value::as_array) else {
        return Err(CredentialsError::new(format!("{WHAT} was answered without `projects`")));
    };
    // A service that does not know the parameter answers with all projects.
    let named =
        |project: &&Value| project.get("name").and_then(Value::as_str).is_none_or(|name| name == region);
    let ids = projects.iter().filter(named).filter_map(|project| project.get("id")?.as_str());
    // They become parts of paths, and errors list them.
    let is_odd = |id: &str| problem_of_id(id).is_some() || matches!(secrets.redact(id), Cow::Owned(_));
    let ids: Vec<String> = ids.map(str::to_owned).collect();
    if ids.iter().any(|id| is_odd(id)) {
        return Err(CredentialsError::new(format!("{WHAT} was answered with an id that no project has")));
    }
    Ok(ids)
}

fn only(ids: Vec<String>, region: &str) -> Result<String, Error> {
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
