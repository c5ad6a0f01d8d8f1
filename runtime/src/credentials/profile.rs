//! Keys from a profile file. See `ini` for its form.

use std::env;
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Identity, ProvideCredentials, ProvideFuture, ProviderContext, ini};
use crate::Secret;
use crate::codegen::Cloud;
use crate::error::CredentialsError;

/// Reads one section of a file.
pub(super) struct Profile {
    /// File and section; those of the cloud, unless they are given.
    given: Option<(PathBuf, String)>,
}

impl Profile {
    pub(super) fn of_cloud() -> Self {
        Self { given: None }
    }

    pub(super) fn new(path: PathBuf, section: String) -> Self {
        Self { given: Some((path, section)) }
    }

    /// A few hundred bytes of a local file, read once: no reason to leave the task for it.
    fn identity(&self, cloud: &Cloud) -> Result<Identity, CredentialsError> {
        let (path, wanted) = match &self.given {
            Some((path, section)) => (path.clone(), section.as_str()),
            None => (of_home(cloud.profile_path)?, cloud.profile_section),
        };
        let shown = path.display();
        let text = fs::read_to_string(&path).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                CredentialsError::absent(format!("there is no file {shown}"))
            }
            _ => CredentialsError::new(format!("{shown} cannot be read: {error}")),
        })?;
        let section = ini::section(&text, wanted)
            .map_err(|problem| CredentialsError::new(format!("{shown}: {problem}")))?;
        let Some(mut values) = section else {
            let message = format!("{shown} has no section [{wanted}]");
            return Err(CredentialsError::absent(message));
        };
        let mut value = |name: &str| values.remove(name).filter(|value| !value.is_empty());
        let (Some(access_key), Some(secret_key)) = (value("ak"), value("sk")) else {
            let message = format!("[{wanted}] of {shown} needs both `ak` and `sk`");
            return Err(CredentialsError::new(message));
        };
        let mut identity = Identity::ak_sk(access_key, Secret::new(secret_key));
        if let Some(token) = value("security_token") {
            identity = identity.with_security_token(token);
        }
        if let Some(project_id) = value("project_id") {
            identity = identity.with_project_id(project_id);
        }
        Ok(identity)
    }
}

/// The path with the home directory in place of `~`.
fn of_home(path: &str) -> Result<PathBuf, CredentialsError> {
    match path.strip_prefix("~/") {
        Some(within) => env::home_dir()
            .filter(|home| !home.as_os_str().is_empty())
            .map(|home| home.join(within))
            .ok_or_else(|| CredentialsError::absent(format!("there is no home directory for {path}"))),
        None if path.is_empty() => Err(CredentialsError::absent("the cloud has no profile file")),
        None => Ok(Path::new(path).to_owned()),
    }
}

impl ProvideCredentials for Profile {
    fn provide<'a>(&'a self, context: ProviderContext<'a>) -> ProvideFuture<'a> {
        Box::pin(async move { self.identity(context.cloud) })
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.given {
            None => f.write_str("Credentials::from_profile()"),
            Some((path, section)) => write!(f, "Credentials::from_profile_file({path:?}, {section:?})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, content: &str) -> Result<Identity, CredentialsError> {
        let path = env::temp_dir().join(format!("tablature-profile-{}-{name}", std::process::id()));
        fs::write(&path, content).unwrap();
        let found = Profile::new(path.clone(), "basic".to_owned()).identity(&Cloud::new("demo"));
        fs::remove_file(path).unwrap();
        found
    }

    #[test]
    fn reads_a_profile() {
        let found = read(
            "whole",
            "[basic]\nak = AK\nsk = SK\nsecurity_token = T\nproject_id = p-1\ndomain_id = d-1\n",
        );
        let expected = Identity::ak_sk("AK", "SK").with_security_token("T").with_project_id("p-1");
        assert_eq!(found.unwrap(), expected);
        assert_eq!(read("short", "[basic]\nak=AK\nsk=SK\nproject_id=").unwrap(), Identity::ak_sk("AK", "SK"));
    }

    #[test]
    fn says_what_a_profile_lacks() {
        for (name, content, part, absent) in [
            ("sections", "[global]\nak = AK\n", "has no section [basic]", true),
            ("half", "[basic]\nsk = hunter2\n", "needs both `ak` and `sk`", false),
            ("form", "[basic]\nhunter2\n", "line 2 is neither", false),
        ] {
            let error = read(name, content).unwrap_err();
            assert!(error.message().contains(part), "{error}");
            assert!(!format!("{error:?}").contains("hunter2"));
            assert_eq!(error.is_absent(), absent, "{error}");
        }
        let missing = Profile::new(PathBuf::from("/no/such/file"), "basic".to_owned());
        let error = missing.identity(&Cloud::new("demo")).unwrap_err();
        assert!(error.is_absent() && error.message() == "there is no file /no/such/file", "{error}");
    }

    #[test]
    fn a_tilde_is_the_home_directory() {
        let home = env::home_dir().unwrap();
        assert_eq!(of_home("~/.demo/credentials").unwrap(), home.join(".demo/credentials"));
        assert_eq!(of_home("/etc/credentials").unwrap(), Path::new("/etc/credentials"));
        assert!(of_home("").unwrap_err().is_absent());
    }
}
