//! Who calls: an access key that signs requests, or a token that accompanies them, and where they come from.
//!
//! In goes what the application knows, or where it keeps it; out comes, per attempt, an [`Identity`]. What a provider
//! gives is kept by the configuration (`cache`): renewed before it expires, once for all who wait (`flight`), and once
//! where a service refuses it (`send`, which also learns from a refusal that the clock is wrong). The project that
//! nobody gave is looked up here too (`project`), since only the identity service knows it.
//!
//! All names (headers, variables, paths, addresses) are those of the [cloud](crate::codegen::Cloud). Left out:
//! federated logins, agencies other than that of an instance, and writing profiles.

mod cache;
mod chain;
mod clock;
mod environment;
mod flight;
mod iam;
mod identity;
mod ini;
mod metadata;
mod password;
mod profile;
mod project;
mod provider;
mod send;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::Secret;
use crate::error::CredentialsError;

pub(crate) use cache::Cache;
pub(crate) use clock::{Clock, Time};
pub use identity::Identity;
pub(crate) use identity::{Keys, Proof};
#[cfg(feature = "fuzz")]
pub(crate) use ini::fuzz;
pub use password::{PasswordLogin, TokenScope};
pub(crate) use project::Projects;
pub use provider::{ProvideCredentials, ProvideFuture, ProviderContext};
pub(crate) use send::{About, Answered, Outgoing, send};

/// Credentials of one user, agency or token, or the place where they are found.
///
/// ```
/// use tablature_runtime::Credentials;
///
/// let permanent = Credentials::ak_sk("AK", "SK");
/// let temporary = Credentials::ak_sk("AK", "SK").with_security_token("TOKEN");
/// let token = Credentials::token("MIIF...");
/// let found = Credentials::default_chain();
/// assert_eq!(format!("{permanent:?}"), r#"Credentials::ak_sk("AK", redacted)"#);
/// assert_eq!(format!("{token:?}"), "Credentials::token(redacted)");
/// # let _ = (temporary, found);
/// ```
#[derive(Clone)]
pub struct Credentials {
    source: Source,
}

#[derive(Clone)]
enum Source {
    Fixed(Arc<Identity>),
    Provider(Arc<dyn ProvideCredentials>),
}

impl Credentials {
    /// An access key and its secret key; requests are signed, the secret key never leaves the process.
    pub fn ak_sk(access_key: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        Self::fixed(Identity::ak_sk(access_key, secret_key))
    }

    /// Adds the security token that belongs to a *temporary* access key. Without a key it changes nothing.
    pub fn with_security_token(mut self, security_token: impl Into<Secret>) -> Self {
        if let Source::Fixed(identity) = self.source {
            self.source =
                Source::Fixed(Arc::new(Identity::clone(&identity).with_security_token(security_token)));
        }
        self
    }

    /// A token of the identity service, sent with every request. It is not renewed when it expires.
    pub fn token(token: impl Into<Secret>) -> Self {
        Self::fixed(Identity::token(token))
    }

    /// No credentials: for mock servers, and for endpoints that ask for none.
    pub fn anonymous() -> Self {
        Self::fixed(Identity::nobody())
    }

    /// Logs in with a name and a password; the token is renewed before it expires, and where a service refuses it.
    pub fn password(login: PasswordLogin) -> Self {
        Self::provider(login)
    }

    /// Keys from environment variables, with a security token and a project where these are set. For Huawei Cloud they
    /// are `HUAWEICLOUD_SDK_AK`, `HUAWEICLOUD_SDK_SK`, `HUAWEICLOUD_SDK_SECURITY_TOKEN` and
    /// `HUAWEICLOUD_SDK_PROJECT_ID`. They are read when the first call is made.
    pub fn from_environment() -> Self {
        Self::provider(environment::Environment::new())
    }

    /// Keys from the cloud's profile file: `ak`, `sk`, `security_token`, `project_id`. For Huawei Cloud that is the section
    /// `[basic]` of `~/.huaweicloud/credentials`.
    pub fn from_profile() -> Self {
        Self::provider(profile::Profile::of_cloud())
    }

    /// Keys from a section of a profile file elsewhere.
    pub fn from_profile_file(path: impl Into<PathBuf>, section: impl Into<String>) -> Self {
        Self::provider(profile::Profile::new(path.into(), section.into()))
    }

    /// Temporary keys that the cloud gives to the instance on which the program runs, if it has an agency. They are asked
    /// for over plain HTTP within the instance, and past any proxy.
    pub fn from_metadata() -> Self {
        Self::provider(metadata::Metadata::of_cloud())
    }

    /// The same from another address than the cloud's: `http://169.254.169.254` is that of Huawei Cloud.
    pub fn from_metadata_at(url: impl Into<String>) -> Self {
        Self::provider(metadata::Metadata::new(url.into()))
    }

    /// The environment, else the profile file, else the instance: the first that has any. Where none has, the error
    /// says what each of them lacks.
    pub fn default_chain() -> Self {
        Self::first_of([Self::from_environment(), Self::from_profile(), Self::from_metadata()])
    }

    /// The first of several that has any. One that has some which cannot be right ends the search: another identity
    /// is not what was meant.
    pub fn first_of(places: impl IntoIterator<Item = Self>) -> Self {
        Self::provider(chain::Chain::new(places.into_iter().collect()))
    }

    /// Credentials from a place of your own.
    pub fn provider(provider: impl ProvideCredentials) -> Self {
        Self { source: Source::Provider(Arc::new(provider)) }
    }

    fn fixed(identity: Identity) -> Self {
        Self { source: Source::Fixed(Arc::new(identity)) }
    }

    /// What can be known to be wrong before any call.
    pub(crate) fn check(&self) -> Result<(), CredentialsError> {
        match &self.source {
            Source::Fixed(identity) => identity.check(),
            Source::Provider(_) => Ok(()),
        }
    }

    async fn provide(&self, context: ProviderContext<'_>) -> Result<Identity, CredentialsError> {
        match &self.source {
            Source::Fixed(identity) => Ok(Identity::clone(identity)),
            Source::Provider(provider) => {
                let identity = provider.provide(context).await?;
                identity.check()?;
                Ok(identity)
            }
        }
    }
}

impl PartialEq for Credentials {
    /// Providers are equal where they are the same one.
    fn eq(&self, other: &Self) -> bool {
        match (&self.source, &other.source) {
            (Source::Fixed(one), Source::Fixed(other)) => one == other,
            (Source::Provider(one), Source::Provider(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Eq for Credentials {}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::Fixed(identity) => write!(f, "Credentials::{:?}", identity.proof),
            Source::Provider(provider) => provider.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests;
