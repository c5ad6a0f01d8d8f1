//! Which TLS the built-in HTTP client speaks.
//!
//! rustls with *ring*, unless the application installed a process-wide provider, which is then respected (FIPS, say).
//! reqwest's own default, aws-lc-rs, builds a large C library, on some platforms with `CMake` and `NASM`; ring needs a C
//! compiler at most, which keeps clean builds short and cross builds simple. Certificates are verified the way the
//! operating system does it, so that a company's own authorities work.
//!
//! The feature `native-tls` takes the operating system's own library instead, for those who must. Where both are on,
//! which somebody has asked for, `native-tls` counts. With neither there is no `https`.

use reqwest::ClientBuilder;

use crate::error::ConfigurationError;

/// What is chosen, made once for all pools.
pub(super) struct Tls {
    #[cfg(all(feature = "rustls", not(feature = "native-tls")))]
    config: rustls::ClientConfig,
}

#[cfg(any(feature = "native-tls", not(feature = "rustls")))]
impl Tls {
    #[expect(clippy::unnecessary_wraps, reason = "its sister can fail")]
    pub(super) fn new() -> Result<Self, ConfigurationError> {
        Ok(Self {})
    }

    #[expect(clippy::unused_self, reason = "its sister holds something")]
    pub(super) fn choose(&self, builder: ClientBuilder) -> ClientBuilder {
        #[cfg(feature = "native-tls")]
        let builder = builder.tls_backend_native();
        builder
    }
}

#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
impl Tls {
    pub(super) fn new() -> Result<Self, ConfigurationError> {
        Ok(Self { config: rustls_config()? })
    }

    pub(super) fn choose(&self, builder: ClientBuilder) -> ClientBuilder {
        builder.tls_backend_preconfigured(self.config.clone())
    }
}

#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
fn rustls_config() -> Result<rustls::ClientConfig, ConfigurationError> {
    use std::sync::Arc;

    use rustls::crypto::{CryptoProvider, ring};
    use rustls_platform_verifier::BuilderVerifierExt as _;

    let provider =
        CryptoProvider::get_default().cloned().unwrap_or_else(|| Arc::new(ring::default_provider()));
    let failed = |error: rustls::Error| {
        let message = format!("TLS cannot be set up, perhaps for want of root certificates: {error}");
        ConfigurationError::caused_by(message, error)
    };
    Ok(rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(failed)?
        .with_platform_verifier()
        .map_err(failed)?
        .with_no_client_auth())
}
