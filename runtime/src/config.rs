//! What all clients of an application share: who calls, which region and project, and how to reach it.
//!
//! In goes what the application knows; out comes a [`Config`], cheap to clone, whose clones share one connection
//! pool, one set of credentials and, for each service, one budget for repetitions. Reading the environment or profile
//! files is left out: that belongs to `credentials`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use http::{Request, Response};

use crate::address::{self, Address, Region};
use crate::credentials::{Cache, Clock, Credentials, Projects, Time};
use crate::error::{ConfigurationError, Error};
use crate::intercept::Interceptor;
use crate::retry::{Bucket, RetryPolicy};
use crate::transport::{self, Body, Limits, Transport};

/// Settings for clients of any number of services.
///
/// ```
/// use std::time::Duration;
/// use tablature_runtime::{Config, Credentials};
///
/// # fn main() -> Result<(), tablature_runtime::Error> {
/// let config = Config::builder()
///     .region("ap-southeast-3")
///     .project_id("0d5c...")
///     .credentials(Credentials::ak_sk("AK", "SK"))
///     .timeout(Duration::from_secs(30))
///     .build()?;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    region: Option<Region>,
    project_id: Option<String>,
    domain_id: Option<String>,
    endpoint: Option<Address>,
    service_endpoints: BTreeMap<String, Address>,
    identities: Cache,
    projects: Projects,
    clock: Clock,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    retry: RetryPolicy,
    max_response_size: usize,
    interceptors: Vec<Arc<dyn Interceptor>>,
    transport: Arc<dyn Transport>,
    /// One for each service, so that the outage of one leaves the others theirs.
    buckets: Mutex<BTreeMap<&'static str, Arc<Bucket>>>,
    time: Time,
}

impl Config {
    /// Begins a configuration. Only credentials are mandatory for all services.
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder::default()
    }

    /// The region, such as `ap-southeast-3`.
    pub fn region(&self) -> Option<&str> {
        self.shared.region.as_ref().map(Region::as_str)
    }

    /// The region as addresses take it.
    pub(crate) fn checked_region(&self) -> Option<&Region> {
        self.shared.region.as_ref()
    }

    /// The project that calls are about where they do not say otherwise.
    pub fn project_id(&self) -> Option<&str> {
        self.shared.project_id.as_deref()
    }

    /// The domain (account) that calls are about where they do not say otherwise.
    pub fn domain_id(&self) -> Option<&str> {
        self.shared.domain_id.as_deref()
    }

    /// Where a service is reached, if that does not follow from the region.
    pub fn endpoint(&self, service: &str) -> Option<&str> {
        self.own_endpoint(service).or(self.common_endpoint()).map(Address::as_str)
    }

    /// The endpoint that was given for this service alone.
    pub(crate) fn own_endpoint(&self, service: &str) -> Option<&Address> {
        self.shared.service_endpoints.get(service)
    }

    /// The endpoint that was given for all services.
    pub(crate) fn common_endpoint(&self) -> Option<&Address> {
        self.shared.endpoint.as_ref()
    }

    pub(crate) fn identities(&self) -> &Cache {
        &self.shared.identities
    }

    pub(crate) fn projects(&self) -> &Projects {
        &self.shared.projects
    }

    /// The time, as the clock of this configuration has it.
    pub(crate) fn now(&self) -> SystemTime {
        self.shared.time.now()
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.shared.timeout
    }

    pub(crate) fn attempt_timeout(&self) -> Option<Duration> {
        self.shared.attempt_timeout
    }

    pub(crate) fn retry(&self) -> RetryPolicy {
        self.shared.retry
    }

    pub(crate) fn max_response_size(&self) -> usize {
        self.shared.max_response_size
    }

    pub(crate) fn interceptors(&self) -> &[Arc<dyn Interceptor>] {
        &self.shared.interceptors
    }

    /// The budget for repetitions that all clients of a service share.
    pub(crate) fn bucket(&self, service: &'static str) -> Arc<Bucket> {
        // Nothing panics while it holds the lock, and a map is whole between two calls of it.
        let mut buckets = self.shared.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(buckets.entry(service).or_insert_with(|| Arc::new(Bucket::new())))
    }

    /// The one way out: whatever is sent goes to the address that was resolved for it, and nowhere else.
    pub(crate) async fn send(
        &self,
        address: &Address,
        mut request: Request<Body>,
    ) -> Result<Response<Body>, Error> {
        address.check(&request)?;
        transport::accept(&mut request);
        self.shared.transport.send(request).await
    }
}

/// Makes a [`Config`].
#[derive(Clone)]
#[must_use = "a configuration is made by `build`"]
pub struct ConfigBuilder {
    region: Option<String>,
    project_id: Option<String>,
    domain_id: Option<String>,
    endpoint: Option<String>,
    service_endpoints: BTreeMap<String, String>,
    credentials: Option<Credentials>,
    limits: Limits,
    max_response_size: usize,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    retry: RetryPolicy,
    interceptors: Vec<Arc<dyn Interceptor>>,
    transport: Option<Arc<dyn Transport>>,
    time: Option<Time>,
}

impl Default for ConfigBuilder {
    fn default() -> Self {
        Self {
            region: None,
            project_id: None,
            domain_id: None,
            endpoint: None,
            service_endpoints: BTreeMap::new(),
            credentials: None,
            limits: Limits {
                connect: Duration::from_secs(10),
                read: Duration::from_mins(1),
                idle: Some(Duration::from_secs(90)),
                most_idle: usize::MAX,
            },
            max_response_size: 64 << 20,
            timeout: Some(Duration::from_mins(2)),
            attempt_timeout: None,
            retry: RetryPolicy::new(),
            interceptors: Vec::new(),
            transport: None,
            time: None,
        }
    }
}

impl ConfigBuilder {
    /// The region, such as `ap-southeast-3`; each service knows its endpoints by it. It has small letters, digits and
    /// hyphens, and [`build`](Self::build) refuses all else: it becomes part of the host that passwords are sent to.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The project that calls are about, in paths and in signed requests. A single call may name another. Without it,
    /// the project that comes with the credentials counts, else the project that has the name of the region, which the
    /// identity service is asked for once.
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// The domain (account) that calls are about, for services that are not divided into projects.
    pub fn domain_id(mut self, domain_id: impl Into<String>) -> Self {
        self.domain_id = Some(domain_id.into());
        self
    }

    /// The endpoint of every service, in place of the region's: `https://host`, with a port and a path prefix if
    /// need be. `http` is allowed, for mock servers; nothing is sent over it to a host that is not named here. It is not taken for the identity service, which passwords are sent
    /// to: give `service_endpoint("iam", ..)` for that.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// The endpoint of one service, by the id of the service (`"eg"`); it wins over [`endpoint`](Self::endpoint).
    pub fn service_endpoint(mut self, service: impl Into<String>, endpoint: impl Into<String>) -> Self {
        self.service_endpoints.insert(service.into(), endpoint.into());
        self
    }

    /// Who calls. Mandatory; [`Credentials::anonymous`] says "nobody".
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// How long making a connection may take; 10 seconds unless set. Not for a [`transport`](Self::transport)
    /// of your own.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.limits.connect = limit;
        self
    }

    /// How long the service may be silent, while it takes a request and while it answers; one minute unless set. Not for
    /// a [`transport`](Self::transport) of your own.
    pub fn read_timeout(mut self, limit: Duration) -> Self {
        self.limits.read = limit;
        self
    }

    /// How long a connection is kept open that no call uses; 90 seconds unless set, `None` for as long as the service keeps it.
    /// Shorter than a gateway on the way does, it spares calls that would find their connection closed. Not for a
    /// [`transport`](Self::transport) of your own.
    pub fn idle_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.limits.idle = limit.into();
        self
    }

    /// How many connections that no call uses are kept open for a host, in each tokio runtime that calls come from; any number
    /// unless set, 0 for none. Not for a [`transport`](Self::transport) of your own.
    pub fn max_idle_connections(mut self, connections: usize) -> Self {
        self.limits.most_idle = connections;
        self
    }

    /// How long a call may take as a whole, repetitions and the waits before them included; two minutes unless set, `None` for no limit.
    /// Calls that send or receive a file are not held to it, nor to [`attempt_timeout`](Self::attempt_timeout), since nobody
    /// knows how long that takes: [`CallOptions`](crate::CallOptions) set limits for them.
    ///
    /// A limit needs tokio's timers, so calls must come from a tokio runtime in which they are enabled
    /// (`#[tokio::main]` does, `Builder::enable_all` does).
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = limit.into();
        self
    }

    /// How long one attempt of a call may take, from sending the request to the last byte of the answer; no limit
    /// unless set, since `connect_timeout` and `read_timeout` find silence sooner. Needs tokio's timers, as
    /// [`timeout`](Self::timeout) does.
    pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = limit.into();
        self
    }

    /// How often a call is attempted, and how long it waits in between; see [`RetryPolicy`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Where the time is read, that requests are signed with and by which credentials expire; the clock of the computer unless
    /// set. On `wasm32-unknown-unknown`, which has none, it must be given: `Date.now()` of JavaScript, say.
    pub fn clock(mut self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.time = Some(Time::of(now));
        self
    }

    /// How many bytes the body of an answer may have; 64 MiB unless set. They are held in memory, so this is what a
    /// service, or who poses as one, can make an application use up. Not for a [`Download`](crate::Download) that is read piece by piece.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Adds a hook around each attempt of each call, behind those that were added before.
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Sends requests by other means than the built-in HTTP client.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Makes the configuration, and with it the connection pools that all its clones share: one in each tokio runtime that
    /// calls come from.
    ///
    /// # Errors
    /// [`Error::Credentials`] without credentials, or where one is empty or has white space around it (an unset
    /// variable, a line break from a file): services lock keys that fail to authenticate. [`Error::Configuration`] for a malformed endpoint, an empty
    /// id, or where TLS cannot be set up (a system without root certificates).
    pub fn build(self) -> Result<Config, Error> {
        let credentials = self.credentials.ok_or_else(|| {
            crate::error::CredentialsError::new("give them with `Config::builder().credentials(..)`")
        })?;
        credentials.check()?;
        let region = self.region.map(Region::new).transpose()?;
        let endpoint = self.endpoint.map(|endpoint| Address::named(&endpoint)).transpose()?;
        let named = self.service_endpoints.into_iter();
        let named = named.map(|(service, endpoint)| Ok((service, Address::named(&endpoint)?)));
        let service_endpoints = named.collect::<Result<_, ConfigurationError>>()?;
        for (setting, value) in [("project_id", &self.project_id), ("domain_id", &self.domain_id)] {
            if let Some(problem) = value.as_deref().and_then(address::problem_of_id) {
                return Err(ConfigurationError::new(format!("`{setting}` {problem}")).into());
            }
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => transport::built_in(self.limits)?,
        };
        Ok(Config {
            shared: Arc::new(Shared {
                region,
                project_id: self.project_id,
                domain_id: self.domain_id,
                endpoint,
                service_endpoints,
                identities: Cache::new(credentials),
                projects: Projects::new(),
                clock: Clock::default(),
                time: self.time.map_or_else(Time::own, Ok)?,
                timeout: self.timeout,
                attempt_timeout: self.attempt_timeout,
                retry: self.retry,
                max_response_size: self.max_response_size,
                interceptors: self.interceptors,
                transport,
                buckets: Mutex::default(),
            }),
        })
    }
}

impl fmt::Debug for ConfigBuilder {
    /// Endpoints have not been checked so far, so they may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let endpoints = self.service_endpoints.iter();
        let endpoints: BTreeMap<_, _> =
            endpoints.map(|(service, endpoint)| (service, address::shown(endpoint))).collect();
        f.debug_struct("ConfigBuilder")
            .field("region", &self.region.as_deref().map(address::shown))
            .field("project_id", &self.project_id)
            .field("domain_id", &self.domain_id)
            .field("endpoint", &self.endpoint.as_deref().map(address::shown))
            .field("service_endpoints", &endpoints)
            .field("credentials", &self.credentials)
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("retry", &self.retry)
            .field("interceptors", &self.interceptors)
            .field("transport", &self.transport)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
