//! A service as an application has configured it.

use std::sync::Arc;

use super::Service;
use crate::address::Address;
use crate::config::Config;
use crate::error::{ConfigurationError, Error};
use crate::retry::Bucket;

/// What a generated `Client` holds. Clones share everything.
#[derive(Clone, Debug)]
pub struct ServiceClient {
    config: Config,
    service: &'static Service,
    bucket: Arc<Bucket>,
}

impl ServiceClient {
    /// Makes a client; a region that the service does not know is reported by the calls.
    pub fn new(config: &Config, service: &'static Service) -> Self {
        Self { config: config.clone(), service, bucket: config.bucket(service.id) }
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The budget for repetitions.
    pub(crate) fn bucket(&self) -> &Bucket {
        &self.bucket
    }

    pub(crate) fn service(&self) -> &'static Service {
        self.service
    }

    /// Where the service is: an endpoint of the configuration, else that of the region.
    pub(crate) fn address(&self) -> Result<Address, Error> {
        let config = &self.config;
        if let Some(named) = config.own_endpoint(self.service.id).or(config.common_endpoint()) {
            return Ok(named.clone());
        }
        let Some(region) = config.checked_region() else {
            return Err(self.unknown("no region is given").into());
        };
        match self.service.endpoints.iter().find(|endpoint| endpoint.region == region.as_str()) {
            Some(endpoint) => Ok(Address::described(endpoint.url, Some(region))?),
            None => Err(self.unknown(&format!("the region {:?} is not known", region.as_str())).into()),
        }
    }

    fn unknown(&self, what: &str) -> ConfigurationError {
        let service = self.service;
        let regions: Vec<_> = service.endpoints.iter().map(|endpoint| endpoint.region).collect();
        let regions = if regions.is_empty() { "none".to_owned() } else { regions.join(", ") };
        ConfigurationError::new(format!(
            "{what} to {package} {version} (known: {regions}); give one of these with `Config::builder().region(..)`, \
             or the address itself with `Config::builder().endpoint(..)`",
            package = service.package,
            version = service.version,
        ))
    }
}
