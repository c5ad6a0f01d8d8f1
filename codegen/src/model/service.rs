//! What the pages do not say: the service and its cloud, as people described them in `service.toml` and `cloud.toml`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `docs-input/<service>/service.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ServiceInfo {
    /// Short id, the same as the folder: `eg`.
    pub id: String,
    /// Name for readers: `EventGrid`.
    pub title: String,
    /// One or two sentences on what the service does.
    #[serde(default)]
    pub description: Option<String>,
    /// The version of the API as the documents call it: `v1`.
    pub api_version: String,
    /// The generated crate.
    #[serde(rename = "crate")]
    pub package: PackageInfo,
    /// Where the pages come from.
    pub source: SourceInfo,
    /// Where the service answers.
    pub endpoints: EndpointInfo,
    /// The service is not divided into projects: its calls are about the account.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_account: bool,
    /// Where `cargo xtask fetch` finds the pages. None where people put them there. Nothing that is written depends on it.
    #[serde(default, skip_serializing)]
    #[schemars(skip)]
    pub fetch: Option<FetchInfo>,
}

/// The generated crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PackageInfo {
    /// Name of the package: `huaweicloud-eg`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Where the pages come from, and under which terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SourceInfo {
    /// Who publishes them.
    pub publisher: String,
    /// The front page of the documents.
    pub url: String,
    /// The address of one page, with `{page}` for its file name.
    #[serde(default)]
    pub page_url: Option<String>,
    /// What the publisher says about use.
    pub terms: String,
    /// Where the publisher says it.
    #[serde(default)]
    pub terms_url: Option<String>,
}

/// Which pages are fetched, and from where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FetchInfo {
    /// Addresses of pages. The file is called like the last part of the address.
    #[serde(default)]
    pub pages: Vec<String>,
    /// Addresses of pages by the name of their file, without its extension, where the address has no good one.
    #[serde(default)]
    pub named: IndexMap<String, String>,
    /// The address of a page that links to the pages.
    #[serde(default)]
    pub index: Option<String>,
    /// Which of its links are followed: addresses as seen from the index, with `*` for any characters. Without it, those of
    /// the folder that the index lies in.
    #[serde(default)]
    pub follow: Vec<String>,
    /// Which of them are not, in the same form.
    #[serde(default)]
    pub except: Vec<String>,
    /// The only form in which pages are asked for. Without it both are, and the one that says more is taken.
    #[serde(default)]
    pub form: Option<FetchForm>,
    /// The element that holds the content of an HTML page, as a CSS selector. Without it, it is looked for.
    #[serde(default)]
    pub content: Option<String>,
    /// Hosts beside those of the addresses above that pages may be redirected to.
    #[serde(default)]
    pub hosts: Vec<String>,
}

impl FetchInfo {
    /// Every address of a page that stands in the settings, with the name of its file where one is given.
    pub fn listed(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let named = self.named.iter().map(|(name, url)| (Some(name.as_str()), url.as_str()));
        self.pages.iter().map(|url| (None, url.as_str())).chain(named)
    }
}

/// A form in which a site serves its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FetchForm {
    /// At the address itself.
    Html,
    /// At the same address with `.md`.
    Markdown,
}

/// Where the service answers, by region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EndpointInfo {
    /// The address with `{region}` in it: `https://eg.{region}.myhuaweicloud.com`.
    pub template: String,
    /// The regions that the template serves. The first one is the default of `OpenAPI`'s server variable.
    pub regions: Vec<String>,
    /// Regions with an address of their own.
    #[serde(default)]
    pub exceptions: IndexMap<String, String>,
}

impl EndpointInfo {
    /// Every region with its address, in documented order.
    pub fn by_region(&self) -> impl Iterator<Item = (&str, String)> {
        let regular =
            self.regions.iter().map(|region| (region.as_str(), self.template.replace("{region}", region)));
        let exceptions = self.exceptions.iter().map(|(region, url)| (region.as_str(), url.clone()));
        regular.chain(exceptions)
    }
}

/// `docs-input/cloud.toml`: what all services of a cloud share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CloudInfo {
    /// Short id: `huaweicloud`.
    pub id: String,
    /// Name for readers: `Huawei Cloud`.
    pub title: String,
    /// The header that carries a token: `X-Auth-Token`.
    pub token_header: String,
    /// Headers that signing sets; where a page lists them, they are no parameters.
    pub signing: SigningInfo,
    /// Response headers that hold the request id, most likely first.
    pub request_id_headers: Vec<String>,
    /// Path parameters that the client's configuration gives: `project_id`, `domain_id`.
    pub config_parameters: Vec<String>,
    /// Environment variables with credentials.
    pub environment: EnvironmentInfo,
    /// The file with profiles: `~/.huaweicloud/credentials`.
    pub profile_path: String,
    /// The section of it that is read where none is named: `basic`.
    pub profile_section: String,
    /// Where names and passwords become tokens, and projects are found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<IdentityInfo>,
    /// Where instances ask for keys of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<MetadataInfo>,
    /// The crate of what all services share. Where nobody has described it, [`Self::core`] gives it a name.
    #[serde(rename = "crate", default, skip_serializing_if = "Option::is_none")]
    pub package: Option<PackageInfo>,
    /// What holds for a service that nobody has described.
    #[serde(default, skip_serializing)]
    #[schemars(skip)]
    pub undescribed: Option<UndescribedInfo>,
}

impl CloudInfo {
    /// The crate of what all services share, which each of their crates stands on.
    pub fn core(&self) -> PackageInfo {
        let unnamed = || PackageInfo { name: format!("{}-core", self.id), version: "0.1.0".to_owned() };
        self.package.clone().unwrap_or_else(unnamed)
    }
}

/// What holds for a service of which there are only pages. `{service}` stands for its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct UndescribedInfo {
    /// Name of the package: `huaweicloud-{service}`.
    pub crate_name: String,
    /// Where the pages come from. Nothing is known of a single page's address.
    pub source: SourceInfo,
    /// Where the service answers.
    pub endpoints: EndpointInfo,
}

/// How requests are signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SigningInfo {
    /// The name of the algorithm: `SDK-HMAC-SHA256`.
    pub algorithm: String,
    /// The header with the time.
    pub date_header: String,
    /// The header with the project.
    pub project_header: String,
    /// The header with the domain.
    pub domain_header: String,
    /// The header with the token of temporary keys.
    pub security_token_header: String,
    /// The header with the hash of the body, or the word that there is none.
    pub content_hash_header: String,
}

/// The identity service. What is asked and answered there is of Keystone, version 3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct IdentityInfo {
    /// Its id, by which a configuration names it, and for which keys are derived: `iam`.
    pub service: String,
    /// Where it is, by region: a password goes to no host but these.
    pub endpoints: EndpointInfo,
    /// The path of logins: `/v3/auth/tokens`.
    pub tokens_path: String,
    /// The path of projects: `/v3/projects`.
    pub projects_path: String,
    /// The response header with a new token: `X-Subject-Token`.
    pub subject_token_header: String,
}

/// The metadata service of instances.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MetadataInfo {
    /// Its address: `http://169.254.169.254`.
    pub url: String,
    /// The path of temporary keys: `/openstack/latest/securitykey`.
    pub keys_path: String,
    /// The path of a token that instances may ask for before: `/meta-data/latest/api/token`.
    pub token_path: String,
}

/// Environment variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EnvironmentInfo {
    /// Access key.
    pub access_key: String,
    /// Secret key.
    pub secret_key: String,
    /// Token of temporary keys.
    pub security_token: String,
    /// Project.
    pub project_id: String,
}
