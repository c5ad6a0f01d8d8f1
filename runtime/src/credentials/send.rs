//! Sends a request as whoever the credentials say.
//!
//! A refusal (401) is the last word, but for two that can be mended, each once a request: where its `Date` shows that
//! the time of the signature was wrong, and where the credentials can be renewed. The service has done nothing with a
//! request that it refused, so sending it again is safe whatever its method.

use std::time::SystemTime;

use http::{Request, Response, StatusCode};

use super::{Identity, Proof, ProviderContext};
use crate::address::Address;
use crate::error::Error;
use crate::redact::Secrets;
use crate::sign::{Place, Scope, insert_header, sign_request};
use crate::transport::Body;

/// A request that lacks nothing but authentication.
pub(crate) struct Outgoing {
    pub(crate) request: Request<Body>,
    /// Where it goes.
    pub(crate) address: Address,
    /// The service, by its id.
    pub(crate) service: &'static str,
    /// Whose resources it is about.
    pub(crate) about: About,
    /// Whether a signature covers the body.
    pub(crate) signed_body: bool,
}

/// Whose resources a request is about.
#[derive(Clone, Debug)]
pub(crate) enum About {
    /// Those of a project. None for that of the credentials, else for those of the domain in the configuration.
    Project(Option<String>),
    /// Those of the account as a whole.
    Domain(String),
}

/// An answer, and what was sent for it in confidence, which it may repeat.
pub(crate) struct Answered {
    pub(crate) response: Response<Body>,
    pub(crate) secrets: Secrets,
}

/// What looks at each request that goes out, and may refuse it.
pub(crate) type BeforeSending<'a> = &'a (dyn Fn(&Request<Body>) -> Result<(), Error> + Send + Sync);

/// Authenticates a request as of now, and sends it.
pub(crate) async fn send(
    context: ProviderContext<'_>,
    outgoing: Outgoing,
    before_sending: BeforeSending<'_>,
) -> Result<Answered, Error> {
    let config = context.config;
    // Before anybody logs in for it.
    outgoing.address.check(&outgoing.request)?;
    let host = outgoing.address.authority();
    let mut secrets = Secrets::default();
    let mut held = config.identities().get(context, config.now()).await?;
    let (mut may_learn, mut may_replace) = (true, true);
    loop {
        let time = config.clock().at(host, config.now());
        let request = authenticated(context, &outgoing, &held.identity, time)?;
        before_sending(&request)?;
        secrets.add_identity(&held.identity);
        secrets.add_headers(request.headers());
        let mut response = config.send(&outgoing.address, request).await?;
        secrets.conceal(response.headers_mut());
        if response.status() != StatusCode::UNAUTHORIZED {
            held.accept();
            return Ok(Answered { response, secrets });
        }
        // A stream that has been read cannot be sent again.
        if !outgoing.request.body().is_whole() {
            return Ok(Answered { response, secrets });
        }
        let signed = matches!(held.identity.proof, Proof::Keys(_));
        if signed && may_learn && config.clock().learn(host, response.headers(), time, config.now()) {
            may_learn = false;
            continue;
        }
        if !may_replace {
            return Ok(Answered { response, secrets });
        }
        may_replace = false;
        match config.identities().replace(&held, context, config.now()).await? {
            Some(other) => held = other,
            None => return Ok(Answered { response, secrets }),
        }
    }
}

fn authenticated(
    context: ProviderContext<'_>,
    outgoing: &Outgoing,
    identity: &Identity,
    time: SystemTime,
) -> Result<Request<Body>, Error> {
    let (config, cloud) = (context.config, context.cloud);
    let mut request = outgoing.request.clone();
    match &identity.proof {
        Proof::Nothing => {}
        Proof::Token(token) => insert_header(&mut request, cloud.token_header, token.expose())?,
        Proof::Keys(keys) => {
            let scope = match &outgoing.about {
                About::Project(project) => {
                    let project_id = project.as_deref().or(identity.project_id());
                    Scope { project_id, domain_id: config.domain_id() }
                }
                About::Domain(domain) => Scope { project_id: None, domain_id: Some(domain) },
            };
            let place = Place { region: config.region(), service: outgoing.service };
            sign_request(&mut request, keys, &cloud.scheme, scope, place, outgoing.signed_body, time)?;
        }
    }
    Ok(request)
}
