//! Who calls: an access key that signs requests, or a token that accompanies them.
//!
//! In goes what the application knows; out comes, per attempt, what a request is authenticated with. Finding
//! credentials (environment, profile, metadata, login) is left out for now; [`Credentials::resolve`] is the
//! place for it: it is asked before every attempt and may wait.

use std::fmt;

use crate::Secret;
use crate::error::{CredentialsError, Error};

/// Credentials of one user, agency or token.
///
/// ```
/// use tablature_runtime::Credentials;
///
/// let permanent = Credentials::ak_sk("AK", "SK");
/// let temporary = Credentials::ak_sk("AK", "SK").with_security_token("TOKEN");
/// let token = Credentials::token("MIIF...");
/// assert_eq!(format!("{permanent:?}"), r#"Credentials::ak_sk("AK", redacted)"#);
/// assert_eq!(format!("{token:?}"), "Credentials::token(redacted)");
/// # let _ = temporary;
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    identity: Identity,
}

/// What one request is authenticated with.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Identity {
    /// Nothing is added to the request.
    Anonymous,
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

impl Credentials {
    /// An access key and its secret key; requests are signed, the secret key never leaves the process.
    pub fn ak_sk(access_key: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        let keys =
            Keys { access_key: access_key.into(), secret_key: secret_key.into(), security_token: None };
        Self { identity: Identity::Keys(keys) }
    }

    /// Adds the security token that belongs to a *temporary* access key. Without a key it changes nothing.
    pub fn with_security_token(mut self, security_token: impl Into<Secret>) -> Self {
        if let Identity::Keys(keys) = &mut self.identity {
            keys.security_token = Some(security_token.into());
        }
        self
    }

    /// A token of the identity service, sent with every request. It is not renewed when it expires.
    pub fn token(token: impl Into<Secret>) -> Self {
        Self { identity: Identity::Token(token.into()) }
    }

    /// No credentials: for mock servers, and for endpoints that ask for none.
    pub fn anonymous() -> Self {
        Self { identity: Identity::Anonymous }
    }

    /// Refuses what no service issues. A few failed authentications lock a key, so a mistake is better found before.
    pub(crate) fn check(&self) -> Result<(), CredentialsError> {
        match &self.identity {
            Identity::Anonymous => Ok(()),
            Identity::Token(token) => check_text("token", token.expose()),
            Identity::Keys(keys) => {
                check_text("access key", &keys.access_key)?;
                check_text("secret key", keys.secret_key.expose())?;
                keys.security_token
                    .as_ref()
                    .map_or(Ok(()), |token| check_text("security token", token.expose()))
            }
        }
    }

    /// What the next attempt is authenticated with.
    #[expect(clippy::unused_async, reason = "providers that renew what they give will wait here")]
    pub(crate) async fn resolve(&self) -> Result<Identity, Error> {
        Ok(self.identity.clone())
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

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.identity {
            Identity::Anonymous => f.write_str("Credentials::anonymous()"),
            Identity::Token(_) => f.write_str("Credentials::token(redacted)"),
            Identity::Keys(keys) => {
                write!(f, "Credentials::ak_sk({:?}, redacted)", keys.access_key)?;
                if keys.security_token.is_some() {
                    f.write_str(".with_security_token(redacted)")
                } else {
                    Ok(())
                }
            }
        }
    }
}
