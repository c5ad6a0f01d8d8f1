//! What one request is authenticated with.

use std::fmt;
use std::time::SystemTime;

use crate::Secret;
use crate::address::problem_of_id;
use crate::error::CredentialsError;

/// Keys or a token, as a [provider](super::ProvideCredentials) gives them, with what is known about them.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use tablature_runtime::Identity;
///
/// let hour = Duration::from_secs(3600);
/// let identity = Identity::ak_sk("AK", "SK").with_security_token("TOKEN").expires_at(SystemTime::now() + hour);
/// assert!(!format!("{identity:?}").contains("SK"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    pub(crate) proof: Proof,
    project_id: Option<String>,
    expires_at: Option<SystemTime>,
}

/// How a request shows who sends it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Proof {
    /// Nothing is added to the request.
    Nothing,
    /// The request carries a token.
    Token(Secret),
    /// The request is signed.
    Keys(Keys),
}

#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) access_key: String,
    pub(crate) secret_key: Secret,
    pub(crate) security_token: Option<Secret>,
}

impl Identity {
    /// An access key and its secret key.
    pub fn ak_sk(access_key: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        let keys =
            Keys { access_key: access_key.into(), secret_key: secret_key.into(), security_token: None };
        Self::new(Proof::Keys(keys))
    }

    /// A token of the identity service.
    pub fn token(token: impl Into<Secret>) -> Self {
        Self::new(Proof::Token(token.into()))
    }

    /// Nobody.
    pub(crate) fn nobody() -> Self {
        Self::new(Proof::Nothing)
    }

    fn new(proof: Proof) -> Self {
        Self { proof, project_id: None, expires_at: None }
    }

    /// Adds the security token that belongs to a *temporary* access key. Without a key it changes nothing.
    pub fn with_security_token(mut self, security_token: impl Into<Secret>) -> Self {
        if let Proof::Keys(keys) = &mut self.proof {
            keys.security_token = Some(security_token.into());
        }
        self
    }

    /// The project that comes with these credentials; one in the configuration wins.
    pub fn with_project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// When the service stops accepting them, by the clock of this computer. They are renewed before that.
    pub fn expires_at(mut self, time: SystemTime) -> Self {
        self.expires_at = Some(time);
        self
    }

    pub(crate) fn project_id(&self) -> Option<&str> {
        self.project_id.as_deref()
    }

    pub(crate) fn expiry(&self) -> Option<SystemTime> {
        self.expires_at
    }

    /// Refuses what no service issues. A few failed authentications lock a key, so a mistake is better found before.
    pub(crate) fn check(&self) -> Result<(), CredentialsError> {
        if let Some(problem) = self.project_id().and_then(problem_of_id) {
            return Err(CredentialsError::new(format!(
                "the project that comes with the credentials {problem}"
            )));
        }
        match &self.proof {
            Proof::Nothing => Ok(()),
            Proof::Token(token) => check_text("token", token.expose()),
            Proof::Keys(keys) => {
                check_text("access key", &keys.access_key)?;
                check_text("secret key", keys.secret_key.expose())?;
                keys.security_token
                    .as_ref()
                    .map_or(Ok(()), |token| check_text("security token", token.expose()))
            }
        }
    }
}

fn check_text(name: &str, text: &str) -> Result<(), CredentialsError> {
    if text.is_empty() {
        Err(CredentialsError::new(format!("the {name} is empty")))
    } else if text.trim() != text || text.contains(char::is_control) {
        Err(CredentialsError::new(format!("the {name} holds white space around it or control characters")))
    } else {
        Ok(())
    }
}

/// As much of an access key as tells it from others: it is no secret, but half of one.
fn recognisable(access_key: &str) -> String {
    match access_key.char_indices().nth(8) {
        Some(_) => access_key.chars().take(4).chain("...".chars()).collect(),
        None => access_key.to_owned(),
    }
}

impl fmt::Debug for Proof {
    /// The way to write it, with the secrets left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("anonymous()"),
            Self::Token(_) => f.write_str("token(redacted)"),
            Self::Keys(keys) => {
                write!(f, "ak_sk({:?}, redacted)", recognisable(&keys.access_key))?;
                if keys.security_token.is_some() {
                    f.write_str(".with_security_token(redacted)")
                } else {
                    Ok(())
                }
            }
        }
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("proof", &self.proof)
            .field("project_id", &self.project_id)
            .field("expires_at", &self.expires_at)
            .finish()
    }
}
