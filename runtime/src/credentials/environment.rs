//! Keys from environment variables.

use std::env;
use std::ffi::OsString;
use std::fmt;

use super::{Identity, ProvideCredentials, ProvideFuture, ProviderContext};
use crate::Secret;
use crate::codegen::Cloud;
use crate::error::CredentialsError;

/// Reads the variables that the cloud names.
pub(super) struct Environment {
    read: fn(&str) -> Option<OsString>,
}

impl Environment {
    pub(super) fn new() -> Self {
        Self { read: |name| env::var_os(name) }
    }

    fn identity(&self, cloud: &Cloud) -> Result<Identity, CredentialsError> {
        let access_key = self.variable(cloud.access_key_variable)?;
        let secret_key = self.variable(cloud.secret_key_variable)?;
        let (access_key, secret_key) = match (access_key, secret_key) {
            (Some(access_key), Some(secret_key)) => (access_key, secret_key),
            (None, None) => {
                let message =
                    format!("neither {} nor {} is set", cloud.access_key_variable, cloud.secret_key_variable);
                return Err(CredentialsError::absent(message));
            }
            (access_key, _) => {
                let (given, lacking) = (cloud.access_key_variable, cloud.secret_key_variable);
                let (given, lacking) = if access_key.is_some() { (given, lacking) } else { (lacking, given) };
                return Err(CredentialsError::new(format!("{given} is set, but {lacking} is not")));
            }
        };
        let mut identity = Identity::ak_sk(access_key, Secret::new(secret_key));
        if let Some(token) = self.variable(cloud.security_token_variable)? {
            identity = identity.with_security_token(token);
        }
        if let Some(project_id) = self.variable(cloud.project_id_variable)? {
            identity = identity.with_project_id(project_id);
        }
        Ok(identity)
    }

    /// A variable that is set to nothing counts as not set.
    fn variable(&self, name: &str) -> Result<Option<String>, CredentialsError> {
        match (self.read)(name).filter(|value| !value.is_empty()) {
            None => Ok(None),
            Some(value) => match value.into_string() {
                Ok(value) => Ok(Some(value)),
                Err(_) => Err(CredentialsError::new(format!("{name} is no UTF-8"))),
            },
        }
    }
}

impl ProvideCredentials for Environment {
    fn provide<'a>(&'a self, context: ProviderContext<'a>) -> ProvideFuture<'a> {
        Box::pin(async move { self.identity(context.cloud) })
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials::from_environment()")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static CLOUD: Cloud = Cloud::new("demo")
        .access_key_variable("DEMO_AK")
        .secret_key_variable("DEMO_SK")
        .security_token_variable("DEMO_TOKEN")
        .project_id_variable("DEMO_PROJECT");

    fn identity(read: fn(&str) -> Option<OsString>) -> Result<Identity, CredentialsError> {
        Environment { read }.identity(&CLOUD)
    }

    #[test]
    fn reads_what_the_cloud_names() {
        let found = identity(|name| Some(format!("value of {name}").into())).unwrap();
        let expected = Identity::ak_sk("value of DEMO_AK", "value of DEMO_SK")
            .with_security_token("value of DEMO_TOKEN")
            .with_project_id("value of DEMO_PROJECT");
        assert_eq!(found, expected);
        let keys = identity(|name| name.ends_with('K').then(|| name.into())).unwrap();
        assert_eq!(keys, Identity::ak_sk("DEMO_AK", "DEMO_SK"));
    }

    #[test]
    fn says_what_is_not_set() {
        let error = identity(|name| (name == "DEMO_SK").then(OsString::new)).unwrap_err();
        assert!(error.is_absent());
        assert_eq!(error.message(), "neither DEMO_AK nor DEMO_SK is set");
        let error = identity(|name| (name == "DEMO_SK").then(|| "hunter2".into())).unwrap_err();
        assert!(!error.is_absent(), "another identity is not what was meant");
        assert_eq!(error.message(), "DEMO_SK is set, but DEMO_AK is not");
    }
}
