//! Settings of a service that nobody has described, from the name of its folder and from its pages.
//!
//! Left out on purpose: everything that neither says. The description of the cloud has that for all such services.

use std::collections::BTreeMap;

use lazy_regex::{Lazy, Regex, lazy_regex};

use super::check;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{CloudInfo, PackageInfo, ServiceInfo};
use crate::source::{Place, SourcePage};

/// Pages that are read for the title and the version. More would not change them.
const SAMPLE: usize = 40;

/// The settings of the service in the folder `id`.
pub(super) fn service(id: &str, cloud: &CloudInfo, pages: &[SourcePage]) -> Result<ServiceInfo, Diagnostic> {
    let refused = |message: String, help: &str| {
        Err(Diagnostic::new(Code::MissingSettings, Place::page(id), message).help(help))
    };
    if !check::is_short_id(id) {
        let message = format!("the name of the folder `{id}` cannot be the id of a service");
        return refused(
            message,
            "rename it: an id has small letters, digits and hyphens, and starts with a letter",
        );
    }
    let Some(undescribed) = &cloud.undescribed else {
        let message = format!("the folder `{id}` has no `service.toml`");
        return refused(
            message,
            "describe the service there, or all such services under [undescribed] in cloud.toml",
        );
    };
    let mut endpoints = undescribed.endpoints.clone();
    endpoints.template = endpoints.template.replace("{service}", id);
    Ok(ServiceInfo {
        id: id.to_owned(),
        title: title(id, pages),
        description: None,
        api_version: version(pages),
        package: PackageInfo {
            name: undescribed.crate_name.replace("{service}", id),
            version: "0.1.0".to_owned(),
        },
        source: undescribed.source.clone(),
        endpoints,
        of_account: false,
        fetch: None,
    })
}

/// The id as the pages write it: `ECS`, `Kafka`. In capitals where they do not.
fn title(id: &str, pages: &[SourcePage]) -> String {
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for page in pages.iter().take(SAMPLE) {
        let words = page.text.split(|c: char| !c.is_alphanumeric());
        for word in words.filter(|word| word.eq_ignore_ascii_case(id) && word.starts_with(char::is_uppercase))
        {
            *spellings.entry(word).or_default() += 1;
        }
    }
    let common = spellings.into_iter().max_by_key(|(_, count)| *count);
    common.map_or_else(|| id.to_uppercase(), |(spelling, _)| spelling.to_owned())
}

/// The version that most paths begin with: `v3` of `/v3/{project_id}/vaults`.
fn version(pages: &[SourcePage]) -> String {
    static VERSION: Lazy<Regex> = lazy_regex!(r"[A-Z]{3,6} /(v\d+(?:\.\d+)?)/");
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for page in pages.iter().take(SAMPLE) {
        let found = VERSION.captures_iter(&page.text);
        for version in found.filter_map(|captures| captures.get(1)) {
            *versions.entry(version.as_str()).or_default() += 1;
        }
    }
    versions.into_iter().max_by_key(|(_, count)| *count).map_or("v1", |(version, _)| version).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(text: &str) -> Vec<SourcePage> {
        vec![SourcePage::new("ecs/Show.txt", text).unwrap()]
    }

    #[test]
    fn the_title_is_spelt_as_in_the_pages() {
        assert_eq!(title("ecs", &pages("An ECS is a server. ECSs. ecs")), "ECS");
        assert_eq!(title("kafka", &pages("A Kafka instance; Kafka (KAFKA)")), "Kafka");
        assert_eq!(title("dns", &pages("A zone")), "DNS");
    }

    #[test]
    fn the_version_is_that_of_most_paths() {
        assert_eq!(version(&pages("GET /v2/{id}\nGET /v2.1/{id}\n\nPOST /v2/{id}")), "v2");
        assert_eq!(version(&pages("See /v9/x")), "v1");
    }
}
