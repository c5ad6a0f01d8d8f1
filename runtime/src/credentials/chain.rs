//! Several places, asked in turn.

use std::fmt;

use super::{Credentials, Identity, ProvideCredentials, ProvideFuture, ProviderContext};
use crate::error::CredentialsError;

/// Asks one place after the other.
pub(super) struct Chain {
    places: Vec<Credentials>,
}

impl Chain {
    pub(super) fn new(places: Vec<Credentials>) -> Self {
        Self { places }
    }

    async fn first(&self, context: ProviderContext<'_>) -> Result<Identity, CredentialsError> {
        let mut tried = Vec::new();
        for place in &self.places {
            match place.provide(context).await {
                Ok(identity) => return Ok(identity),
                Err(error) => {
                    tried.push(format!("{place:?}: {}", error.message()));
                    if !error.is_absent() {
                        let rest = self.places.len().saturating_sub(tried.len());
                        if rest > 0 {
                            tried.push(format!("{rest} more not tried, since others may be meant"));
                        }
                        return Err(error.with_message(tried.join("; ")));
                    }
                }
            }
        }
        let tried = if tried.is_empty() { "there is no place to look".to_owned() } else { tried.join("; ") };
        Err(CredentialsError::absent(tried))
    }
}

impl ProvideCredentials for Chain {
    fn provide<'a>(&'a self, context: ProviderContext<'a>) -> ProvideFuture<'a> {
        Box::pin(self.first(context))
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials::first_of(")?;
        f.debug_list().entries(&self.places).finish()?;
        f.write_str(")")
    }
}
