//! What generated code says about a cloud, a service and its operations. Plain data, made at compile time.

use crate::sign::Scheme;

/// A method of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `OPTIONS`
    Options,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    pub(crate) fn to_http(self) -> http::Method {
        match self {
            Self::Get => http::Method::GET,
            Self::Head => http::Method::HEAD,
            Self::Options => http::Method::OPTIONS,
            Self::Post => http::Method::POST,
            Self::Put => http::Method::PUT,
            Self::Patch => http::Method::PATCH,
            Self::Delete => http::Method::DELETE,
        }
    }

    /// Whether twice does what once does (RFC 9110, 9.2.2).
    pub(crate) fn is_idempotent(self) -> bool {
        match self {
            Self::Get | Self::Head | Self::Options | Self::Put | Self::Delete => true,
            Self::Post | Self::Patch => false,
        }
    }
}

/// One operation of a service.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) success: &'static [u16],
}

impl Operation {
    /// An operation by its id, method and path template (`/v1/{project_id}/jobs`).
    pub const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        Self { id, method, path, success: &[] }
    }

    /// The documented statuses of success. Every status from 200 to 299 counts as success besides.
    pub const fn success(mut self, statuses: &'static [u16]) -> Self {
        self.success = statuses;
        self
    }
}

/// A cloud: the names that all its services share.
#[derive(Clone, Copy, Debug)]
pub struct Cloud {
    pub(crate) id: &'static str,
    pub(crate) token_header: &'static str,
    pub(crate) scheme: Scheme,
    pub(crate) request_id_headers: &'static [&'static str],
    pub(crate) access_key_variable: &'static str,
    pub(crate) secret_key_variable: &'static str,
    pub(crate) security_token_variable: &'static str,
    pub(crate) project_id_variable: &'static str,
    pub(crate) profile_path: &'static str,
    pub(crate) profile_section: &'static str,
    pub(crate) identity_service: &'static str,
    pub(crate) identity_endpoint: &'static str,
    pub(crate) identity_regions: &'static [&'static str],
    pub(crate) identity_exceptions: &'static [Endpoint],
    pub(crate) tokens_path: &'static str,
    pub(crate) projects_path: &'static str,
    pub(crate) domains_path: &'static str,
    pub(crate) subject_token_header: &'static str,
    pub(crate) metadata_url: &'static str,
    pub(crate) metadata_keys_path: &'static str,
    pub(crate) metadata_token_path: &'static str,
}

impl Cloud {
    /// A cloud by its id. Names and paths that are not set are those of Huawei Cloud, which its sister clouds share.
    pub const fn new(id: &'static str) -> Self {
        Self {
            id,
            token_header: "X-Auth-Token",
            scheme: Scheme {
                algorithm: "SDK-HMAC-SHA256",
                date_header: "X-Sdk-Date",
                project_header: "X-Project-Id",
                domain_header: "X-Domain-Id",
                security_token_header: "X-Security-Token",
                content_hash_header: "X-Sdk-Content-Sha256",
            },
            request_id_headers: &["X-Request-Id"],
            access_key_variable: "",
            secret_key_variable: "",
            security_token_variable: "",
            project_id_variable: "",
            profile_path: "",
            profile_section: "basic",
            identity_service: "iam",
            identity_endpoint: "",
            identity_regions: &[],
            identity_exceptions: &[],
            tokens_path: "/v3/auth/tokens",
            projects_path: "/v3/projects",
            domains_path: "/v3/auth/domains",
            subject_token_header: "X-Subject-Token",
            metadata_url: "",
            metadata_keys_path: "/openstack/latest/securitykey",
            metadata_token_path: "/meta-data/latest/api/token",
        }
    }

    /// The cloud's id.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The header that carries a token.
    pub const fn token_header(mut self, name: &'static str) -> Self {
        self.token_header = name;
        self
    }

    /// The header that carries the time of signing.
    pub const fn date_header(mut self, name: &'static str) -> Self {
        self.scheme.date_header = name;
        self
    }

    /// The header that says which project a signed request is about.
    pub const fn project_header(mut self, name: &'static str) -> Self {
        self.scheme.project_header = name;
        self
    }

    /// The header that says which domain a signed request is about, where it is about no project.
    pub const fn domain_header(mut self, name: &'static str) -> Self {
        self.scheme.domain_header = name;
        self
    }

    /// The header that carries the security token of a temporary access key.
    pub const fn security_token_header(mut self, name: &'static str) -> Self {
        self.scheme.security_token_header = name;
        self
    }

    /// The header that says that a body is not signed.
    pub const fn content_hash_header(mut self, name: &'static str) -> Self {
        self.scheme.content_hash_header = name;
        self
    }

    /// The name of the signing algorithm. `V11-HMAC-SHA256` signs with keys derived for a day, a region and a service;
    /// every other name with the secret key, as SDK-HMAC-SHA256 does.
    pub const fn signing_algorithm(mut self, name: &'static str) -> Self {
        self.scheme.algorithm = name;
        self
    }

    /// The headers in which answers carry the request id, the first that is there counts.
    pub const fn request_id_headers(mut self, names: &'static [&'static str]) -> Self {
        self.request_id_headers = names;
        self
    }

    /// The environment variable with an access key.
    pub const fn access_key_variable(mut self, name: &'static str) -> Self {
        self.access_key_variable = name;
        self
    }

    /// The environment variable with its secret key.
    pub const fn secret_key_variable(mut self, name: &'static str) -> Self {
        self.secret_key_variable = name;
        self
    }

    /// The environment variable with the security token of a temporary access key.
    pub const fn security_token_variable(mut self, name: &'static str) -> Self {
        self.security_token_variable = name;
        self
    }

    /// The environment variable with a project.
    pub const fn project_id_variable(mut self, name: &'static str) -> Self {
        self.project_id_variable = name;
        self
    }

    /// Where the profile file is; `~/` is the home directory.
    pub const fn profile_path(mut self, path: &'static str) -> Self {
        self.profile_path = path;
        self
    }

    /// The section of it that is read where none is named.
    pub const fn profile_section(mut self, name: &'static str) -> Self {
        self.profile_section = name;
        self
    }

    /// The id of the identity service.
    pub const fn identity_service(mut self, id: &'static str) -> Self {
        self.identity_service = id;
        self
    }

    /// The regions in which the identity service is where the template says. In another region it is not known. Crates that were
    /// generated earlier list none, and mean all.
    pub const fn identity_regions(mut self, regions: &'static [&'static str]) -> Self {
        self.identity_regions = regions;
        self
    }

    /// The regions in which the identity service has an address of its own.
    pub const fn identity_exceptions(mut self, endpoints: &'static [Endpoint]) -> Self {
        self.identity_exceptions = endpoints;
        self
    }

    /// Where the identity service is, with `{region}` in the place of the region.
    pub const fn identity_endpoint(mut self, template: &'static str) -> Self {
        self.identity_endpoint = template;
        self
    }

    /// The path of logins.
    pub const fn tokens_path(mut self, path: &'static str) -> Self {
        self.tokens_path = path;
        self
    }

    /// The path on which projects are looked up.
    pub const fn projects_path(mut self, path: &'static str) -> Self {
        self.projects_path = path;
        self
    }

    /// The path on which the domain (account) of the credentials is looked up.
    pub const fn domains_path(mut self, path: &'static str) -> Self {
        self.domains_path = path;
        self
    }

    /// The header in which the identity service gives a token.
    pub const fn subject_token_header(mut self, name: &'static str) -> Self {
        self.subject_token_header = name;
        self
    }

    /// Where instances ask for keys of their own: scheme and host.
    pub const fn metadata_url(mut self, url: &'static str) -> Self {
        self.metadata_url = url;
        self
    }

    /// The path on which they ask.
    pub const fn metadata_keys_path(mut self, path: &'static str) -> Self {
        self.metadata_keys_path = path;
        self
    }

    /// The path on which they ask for a token first, where they have to.
    pub const fn metadata_token_path(mut self, path: &'static str) -> Self {
        self.metadata_token_path = path;
        self
    }
}

/// A service of a cloud.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    pub(crate) id: &'static str,
    pub(crate) cloud: &'static Cloud,
    pub(crate) package: &'static str,
    pub(crate) version: &'static str,
    pub(crate) endpoints: &'static [Endpoint],
    pub(crate) is_of_account: bool,
}

impl Service {
    /// A service by its id, with the name and version of the generated package, which the `User-Agent` names.
    pub const fn new(
        id: &'static str,
        cloud: &'static Cloud,
        package: &'static str,
        version: &'static str,
    ) -> Self {
        Self { id, cloud, package, version, endpoints: &[], is_of_account: false }
    }

    /// A service that is not divided into projects: its calls are about the account.
    pub const fn of_account(mut self) -> Self {
        self.is_of_account = true;
        self
    }

    /// Where the service is reached, by region.
    pub const fn endpoints(mut self, endpoints: &'static [Endpoint]) -> Self {
        self.endpoints = endpoints;
        self
    }
}

/// Where a service is reached in one region.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    pub(crate) region: &'static str,
    pub(crate) url: &'static str,
}

impl Endpoint {
    /// A region and the URL of the service there.
    pub const fn new(region: &'static str, url: &'static str) -> Self {
        Self { region, url }
    }
}
