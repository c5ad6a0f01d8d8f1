//! The seam for other sources of credentials.

use std::fmt;
use std::pin::Pin;

use super::Identity;
use crate::codegen::Cloud;
use crate::config::Config;
use crate::error::CredentialsError;

/// What [`ProvideCredentials::provide`] returns.
pub type ProvideFuture<'a> = Pin<Box<dyn Future<Output = Result<Identity, CredentialsError>> + Send + 'a>>;

/// Finds credentials wherever an application keeps them.
///
/// It is asked when there are none yet, some time before they expire, and when a service refused them; what it gives
/// is kept in between. However many calls wait, it is asked once, and all get the same answer. It has no need to cache
/// or to lock anything.
///
/// ```
/// use tablature_runtime::{Config, Credentials, CredentialsError, Identity};
/// use tablature_runtime::{ProvideCredentials, ProvideFuture, ProviderContext};
///
/// /// Asks the vault of a company.
/// #[derive(Debug)]
/// struct Vault;
///
/// impl ProvideCredentials for Vault {
///     fn provide<'a>(&'a self, _context: ProviderContext<'a>) -> ProvideFuture<'a> {
///         Box::pin(async {
///             let secret = read_vault().await.map_err(|_| CredentialsError::new("the vault is closed"))?;
///             Ok(Identity::ak_sk("AK", secret))
///         })
///     }
/// }
/// # async fn read_vault() -> Result<String, ()> { Ok("SK".to_owned()) }
///
/// # fn main() -> Result<(), tablature_runtime::Error> {
/// let config = Config::builder().credentials(Credentials::provider(Vault)).build()?;
/// # Ok(()) }
/// ```
pub trait ProvideCredentials: fmt::Debug + Send + Sync + 'static {
    /// Finds them anew. `Debug` and errors must show no secrets.
    ///
    /// A place that simply has none says so by [`CredentialsError::absent`], so that a chain goes on to the next.
    fn provide<'a>(&'a self, context: ProviderContext<'a>) -> ProvideFuture<'a>;
}

/// For whom credentials are sought.
#[derive(Clone, Copy, Debug)]
pub struct ProviderContext<'a> {
    pub(crate) config: &'a Config,
    pub(crate) cloud: &'static Cloud,
}

impl<'a> ProviderContext<'a> {
    /// The configuration of the client that asks.
    pub fn config(&self) -> &'a Config {
        self.config
    }
}
