//! Settings whose TOML is fine and whose values cannot be used. Every problem is found in one run.

mod address;
mod fetch;

use url::Url;

use self::address::{Schemes, is_path, is_region};
use super::settings::Locator;
use crate::diagnostic::Diagnostic;
use crate::model::{CloudInfo, EndpointInfo, PackageInfo, ServiceInfo, SourceInfo, UndescribedInfo};
use crate::source::TextFile;

/// Checks `service.toml` of the folder `folder`.
pub(super) fn service(service: &ServiceInfo, folder: &str, file: &TextFile) -> Vec<Diagnostic> {
    let mut check = Check::new(file);
    if service.id == folder {
        check.value(
            "id",
            &service.id,
            is_short_id,
            "an id has small letters, digits and hyphens, and starts with a letter",
        );
    } else {
        let message = format!("the id is `{}`, but the folder is called `{folder}`", service.id);
        check.error("id", message, "make them the same: the folder names the service everywhere else");
    }
    check.filled("title", &service.title);
    check.filled("api-version", &service.api_version);
    package(&service.package, &mut check);
    source("", &service.source, &mut check);
    endpoints("", &service.endpoints, &["region"], &mut check);
    if let Some(info) = &service.fetch {
        fetch::check(info, &mut check);
    }
    check.found
}

fn package(package: &PackageInfo, check: &mut Check<'_>) {
    check.value("crate.name", &package.name, is_package_name, PACKAGE_RULE);
    if let Err(error) = semver::Version::parse(&package.version) {
        let message = format!("`{}` is no version: {error}", package.version);
        check.error("crate.version", message, "a version has three numbers, such as 0.1.0");
    }
}

/// `within` is the table around the settings, with a dot.
fn source(within: &str, source: &SourceInfo, check: &mut Check<'_>) {
    check.filled(&format!("{within}source.publisher"), &source.publisher);
    check.filled(&format!("{within}source.terms"), &source.terms);
    check.url(&format!("{within}source.url"), &source.url, &[]);
    if let Some(url) = &source.page_url {
        check.url(&format!("{within}source.page-url"), url, &["page"]);
    }
    if let Some(url) = &source.terms_url {
        check.url(&format!("{within}source.terms-url"), url, &[]);
    }
}

fn endpoints(within: &str, endpoints: &EndpointInfo, placeholders: &[&str], check: &mut Check<'_>) {
    check.endpoint(&format!("{within}endpoints.template"), &endpoints.template, placeholders, Schemes::Https);
    if endpoints.regions.is_empty() {
        let help = "the first one is the default that the OpenAPI document names";
        check.error(&format!("{within}endpoints.regions"), "the service has no region".to_owned(), help);
    }
    for (index, region) in endpoints.regions.iter().enumerate() {
        let path = format!("{within}endpoints.regions.{index}");
        check.value(
            &path,
            region,
            is_region,
            "a region has small letters, digits and hyphens, such as eu-west-101",
        );
        if endpoints.regions.iter().take(index).any(|earlier| earlier == region) {
            check.error(&path, format!("the region `{region}` is listed twice"), "remove one of them");
        }
    }
    for (region, url) in &endpoints.exceptions {
        let path = format!("{within}endpoints.exceptions.{region}");
        check.endpoint(&path, url, &[], Schemes::Https);
        if !is_region(region) {
            let message = format!("`{region}` cannot be a region");
            check.error(
                &path,
                message,
                "a region has small letters, digits and hyphens, such as eu-west-101",
            );
        }
        if endpoints.regions.contains(region) {
            let message = format!("the region `{region}` has an address of its own and is also in `regions`");
            check.error(&path, message, "remove it from `regions`");
        }
    }
}

/// Checks `cloud.toml`.
pub(super) fn cloud(cloud: &CloudInfo, file: &TextFile) -> Vec<Diagnostic> {
    const HEADER_RULE: &str = "a header has letters, digits and hyphens, such as X-Auth-Token";
    const PATH_RULE: &str = "a path begins with a slash, and holds neither `?`, `#`, `\\` nor `..`";
    const VARIABLE_RULE: &str = "an environment variable has capital letters, digits and underscores";
    let mut check = Check::new(file);
    check.value(
        "id",
        &cloud.id,
        is_short_id,
        "an id has small letters, digits and hyphens, and starts with a letter",
    );
    check.filled("title", &cloud.title);
    check.filled("profile-path", &cloud.profile_path);
    check.filled("profile-section", &cloud.profile_section);
    let signing = &cloud.signing;
    check.filled("signing.algorithm", &signing.algorithm);
    for (path, header) in [
        ("token-header", &cloud.token_header),
        ("signing.date-header", &signing.date_header),
        ("signing.project-header", &signing.project_header),
        ("signing.domain-header", &signing.domain_header),
        ("signing.security-token-header", &signing.security_token_header),
        ("signing.content-hash-header", &signing.content_hash_header),
    ] {
        check.value(path, header, is_header, HEADER_RULE);
    }
    for (index, header) in cloud.request_id_headers.iter().enumerate() {
        check.value(&format!("request-id-headers.{index}"), header, is_header, HEADER_RULE);
    }
    let environment = &cloud.environment;
    for (path, variable) in [
        ("environment.access-key", &environment.access_key),
        ("environment.secret-key", &environment.secret_key),
        ("environment.security-token", &environment.security_token),
        ("environment.project-id", &environment.project_id),
    ] {
        check.value(path, variable, is_variable, VARIABLE_RULE);
    }
    if let Some(identity) = &cloud.identity {
        endpoints("identity.", &identity.endpoints, &["region"], &mut check);
        check.filled("identity.service", &identity.service);
        check.value("identity.tokens-path", &identity.tokens_path, is_path, PATH_RULE);
        check.value("identity.projects-path", &identity.projects_path, is_path, PATH_RULE);
        let header = &identity.subject_token_header;
        check.value("identity.subject-token-header", header, is_header, HEADER_RULE);
    }
    if let Some(metadata) = &cloud.metadata {
        check.endpoint("metadata.url", &metadata.url, &[], Schemes::Plain);
        check.value("metadata.keys-path", &metadata.keys_path, is_path, PATH_RULE);
        check.value("metadata.token-path", &metadata.token_path, is_path, PATH_RULE);
    }
    if let Some(info) = &cloud.package {
        package(info, &mut check);
    }
    if let Some(undescribed) = &cloud.undescribed {
        self::undescribed(undescribed, &mut check);
    }
    check.found
}

/// Checks what holds for services that nobody has described, with an id that is as good as any.
fn undescribed(info: &UndescribedInfo, check: &mut Check<'_>) {
    let name = info.crate_name.replace("{service}", "x");
    check.value("undescribed.crate-name", &name, is_package_name, PACKAGE_RULE);
    source("undescribed.", &info.source, check);
    endpoints("undescribed.", &info.endpoints, &["service", "region"], check);
}

struct Check<'a> {
    locator: Locator<'a>,
    found: Vec<Diagnostic>,
}

impl<'a> Check<'a> {
    fn new(file: &'a TextFile) -> Self {
        Self { locator: Locator::new(file), found: Vec::new() }
    }

    fn error(&mut self, path: &str, message: String, help: &str) {
        self.found.push(self.locator.error(path, message).help(help));
    }

    fn filled(&mut self, path: &str, value: &str) {
        if value.trim().is_empty() {
            self.error(
                path,
                format!("`{path}` is empty"),
                "readers of the generated documents see this value",
            );
        }
    }

    fn value(&mut self, path: &str, value: &str, rule: fn(&str) -> bool, help: &str) {
        if !rule(value) {
            self.error(path, format!("`{value}` cannot be used as `{}`", key_of(path)), help);
        }
    }

    /// An address, with exactly the placeholders that are named.
    fn url(&mut self, path: &str, value: &str, placeholders: &[&str]) -> Option<Url> {
        let mut filled = value.to_owned();
        for name in placeholders {
            let placeholder = format!("{{{name}}}");
            if !value.contains(&placeholder) {
                self.error(path, format!("`{value}` has no `{placeholder}`"), "the address differs by it");
            }
            filled = filled.replace(&placeholder, "x");
        }
        if let Some((_, rest)) = filled.split_once('{') {
            let name = rest.split('}').next().unwrap_or(rest);
            self.error(path, format!("`{value}` has the unknown placeholder `{{{name}}}`"), "remove it");
            return None;
        }
        match Url::parse(&filled) {
            Ok(url) if matches!(url.scheme(), "https" | "http") && url.has_host() => Some(url),
            Ok(url) => {
                let message = format!("`{value}` is no address of the web: its scheme is `{}`", url.scheme());
                self.error(path, message, "start with https://");
                None
            }
            Err(error) => {
                self.error(
                    path,
                    format!("`{value}` is not a valid URL: {error}"),
                    "write it in full, beginning with https://",
                );
                None
            }
        }
    }

    /// An address to which the paths of operations are added.
    fn endpoint(&mut self, path: &str, value: &str, placeholders: &[&str], schemes: Schemes) {
        let Some(url) = self.url(path, value, placeholders) else { return };
        if url.query().is_some() || url.fragment().is_some() || value.ends_with('/') {
            let message = format!("`{value}` cannot have a path added to it");
            self.error(path, message, "end with the host, without `/`, `?` or `#`");
        } else if let Some((problem, help)) = address::problem(value, &url, schemes) {
            self.error(path, format!("`{value}` {problem}"), help);
        }
    }
}

/// The key as it stands in the file, without the tables around it or the index in a list.
fn key_of(path: &str) -> &str {
    path.rsplit('.').find(|key| !key.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(path)
}

pub(super) fn is_short_id(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_header(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn is_variable(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

const PACKAGE_RULE: &str = "a package has small letters, digits and hyphens, starts with a letter, and is called like nothing in Rust itself";

/// What cargo and the registry accept, less what would make a crate that nobody can name in code.
fn is_package_name(text: &str) -> bool {
    const TAKEN: &[&str] =
        &["std", "core", "alloc", "test", "proc-macro", "build", "deps", "examples", "incremental"];
    let usable = text.len() <= 64
        && !TAKEN.contains(&text)
        && syn::parse_str::<syn::Ident>(&text.replace('-', "_")).is_ok();
    is_short_id(&text.replace('_', "-")) && usable
}

#[cfg(test)]
mod tests {
    use super::super::settings;
    use super::*;

    #[test]
    fn names_of_packages() {
        for name in ["huaweicloud-eg", "eg", "a_b-c2"] {
            assert!(is_package_name(name), "{name}");
        }
        for name in ["", "2eg", "Huawei", "fn", "std", "with space", "a.b", "-a", &"a".repeat(65)] {
            assert!(!is_package_name(name), "{name}");
        }
    }

    fn said(found: &[Diagnostic]) -> Vec<String> {
        found.iter().map(|it| format!("{} {}: {}", it.code, it.place, it.message)).collect()
    }

    /// Whoever edits the settings is told with the line, before any client is made of them.
    #[test]
    fn addresses_that_lead_elsewhere_are_refused() {
        const SERVICE: &str = include_str!("../../../docs-input/eg/service.toml");
        const CLOUD: &str = include_str!("../../../docs-input/cloud.toml");
        let of_service = |from: &str, to: &str| {
            assert!(SERVICE.contains(from), "{from}");
            let file = TextFile { path: "eg/service.toml".into(), text: SERVICE.replace(from, to).into() };
            said(&service(&settings::parse(&file).unwrap(), "eg", &file))
        };
        let of_cloud = |from: &str, to: &str| {
            assert!(CLOUD.contains(from), "{from}");
            let file = TextFile { path: "cloud.toml".into(), text: CLOUD.replace(from, to).into() };
            said(&cloud(&settings::parse(&file).unwrap(), &file))
        };
        let template = "https://eg.{region}.myhuaweicloud.com";
        for (found, line, part) in [
            (of_service(template, "http://eg.{region}.myhuaweicloud.com"), 19, "is not encrypted"),
            (of_service(template, "https://eg.{region}"), 19, "among the last two labels"),
            (of_service(template, "https://me@eg.{region}.myhuaweicloud.com"), 19, "holds a user name"),
            (of_service(template, "https://eg.example.com/{region}"), 19, "behind its host"),
            (
                of_service("\"cn-north-9\"", "\"evil.example#\""),
                22,
                "`evil.example#` cannot be used as `regions`",
            ),
            (of_service("eu-west-101 =", "EU ="), 34, "`EU` cannot be a region"),
            (of_service(".myhuaweicloud.eu", ".myhuaweicloud.eu:0"), 34, "has a port that is none"),
            (of_cloud("https://iam.{region}", "http://iam.{region}"), 52, "is not encrypted"),
            (of_cloud("http://169.254.169.254", "http://169.254.43518"), 88, "is read as another address"),
            (of_cloud("\"/v3/auth/tokens\"", "\"//v3/auth/tokens\""), 45, "cannot be used as `tokens-path`"),
            (of_cloud("{service}.{region}.myhuaweicloud", "x.{region}.{service}"), 103, "among the last two"),
            (of_cloud("\"cn-north-9\"", "\"evil.example#\""), 57, "cannot be used as `regions`"),
            (of_cloud("https://iam.eu-west-101", "http://iam.eu-west-101"), 84, "is not encrypted"),
        ] {
            let place = format!("toml:{line}: ");
            let [found] = found.as_slice() else { unreachable!("{found:?}") };
            assert!(found.starts_with("T1007 ") && found.contains(&place) && found.contains(part), "{found}");
        }
    }

    #[test]
    fn the_key_is_named_as_it_stands_in_the_file() {
        assert_eq!(key_of("endpoints.regions.0"), "regions");
        assert_eq!(key_of("crate.name"), "name");
        assert_eq!(key_of("id"), "id");
    }
}
