//! What becomes of the crate of the cloud, with the repository of the other tests.

use super::tests::{CLOUD, Repository, fake};
use super::*;

#[test]
fn the_crate_of_the_cloud_stands_beside_those_of_its_services() {
    let repository = Repository::new();
    repository.generate();
    assert!(repository.has("generated/huaweicloud-core/src/cloud.rs"));

    // It stays while a service does, and is not written anew from a description with an error.
    repository.delete("docs-input/eg");
    repository.put("docs-input/cloud.toml", &CLOUD.replace("X-Auth-Token", "X Auth"));
    assert!(!repository.generate().success);
    assert!(repository.has("generated/huaweicloud-core/src/cloud.rs"));

    repository.put("docs-input/cloud.toml", CLOUD);
    repository.delete("docs-input/ims");
    assert!(repository.generate().success);
    assert!(!repository.has("generated/huaweicloud-core"));
}

/// Crates of services would stand on one that is not there, or on that of another cloud.
#[test]
fn nothing_is_written_where_the_description_of_the_cloud_has_an_error() {
    let repository = Repository::new();
    repository.put("docs-input/cloud.toml", &CLOUD.replace("huaweicloud-core", "Huawei Core"));
    assert!(!repository.generate().success);
    assert!(!repository.has("generated/eg") && !repository.has("docs-input/eg/names.lock"));

    repository.put("docs-input/cloud.toml", CLOUD);
    repository.generate();
    repository.put("docs-input/cloud.toml", &CLOUD.replace("X-Auth-Token", "X Auth"));
    repository.put("docs-input/eg/Delete.txt", "operation Delete");
    assert!(!repository.generate().success);
    assert!(repository.has("generated/eg/src/Create.rs") && !repository.has("generated/eg/src/Delete.rs"));
}

#[test]
fn a_folder_elsewhere_takes_the_crate_of_the_cloud_that_stands_beside_the_runtime() {
    let repository = Repository::new();
    repository.put("runtime/Cargo.toml", "");
    let runtime = Some(repository.path("runtime").to_str().unwrap().to_owned());
    let home = Args { runtime, ..repository.args() };
    let elsewhere = Args { generated: Some(repository.path("out")), ..home.clone() };
    let folder = "out/huaweicloud-core";

    repository.run(&elsewhere);
    assert!(repository.has(folder), "there is no other");
    repository.run(&home);
    repository.run(&elsewhere);
    assert!(repository.has("generated/huaweicloud-core") && !repository.has(folder));
    let written = |options: &Options| options.core.clone().unwrap_or_default();
    repository.run_by(&elsewhere, |input, options| {
        assert_eq!(written(options), "../../generated/huaweicloud-core");
        fake(input, options)
    });

    repository.put("generated/huaweicloud-core/src/cloud.rs", "// another\n");
    repository.run(&elsewhere);
    assert!(repository.has(folder), "it is not the same");
}
