//! The points by their names, which stay, and what each of them is about: for `cargo xtask explain`.

use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// The name of a point, as it is printed: `version-new`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum PointName {
    Generated,
    VersionSufficient,
    VersionNew,
    History,
    Description,
    Terms,
    Validators,
    Figures,
    Page,
    Licence,
    Package,
    Semver,
}

impl PointName {
    /// What must hold, in a few words.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Generated => "generated files are current",
            Self::VersionSufficient => "versions are high enough for changes of the documents",
            Self::VersionNew => "version is new",
            Self::History => "history has the version",
            Self::Description => "service has a description",
            Self::Terms => "terms of the pages are said",
            Self::Validators => "validators find no error",
            Self::Figures => "measurements are current",
            Self::Page => "crate has what its page shows",
            Self::Licence => "package has its licence",
            Self::Package => "crates build from their packages",
            Self::Semver => "versions are high enough for changes of interfaces",
        }
    }

    /// Why it is asked, and what to do where it does not hold.
    pub(crate) fn explanation(self) -> &'static str {
        match self {
            Self::Generated => {
                "What is published is `generated/`, so it has to be what the pages give. Run `cargo xtask generate`."
            }
            Self::VersionSufficient => {
                "A change that can break a program needs a version that says so. The documents are compared with the \
                 revision that `--against` names, and each version with what the changes need. Run `cargo xtask diff \
                 --against REVISION`, and set the versions that it asks for. Without `--against` the point is skipped."
            }
            Self::VersionNew => {
                "What was published under a version stays as it is. A version that is published already passes only with \
                 the same files. Set a new `crate.version` in service.toml."
            }
            Self::History => {
                "Whoever updates a crate reads what changed. The first version has no history; each later one needs its \
                 changes recorded. Run `cargo xtask diff --accept`."
            }
            Self::Description => {
                "Readers of the site, the document and the crate learn from it what the service does. Set `description` in \
                 service.toml."
            }
            Self::Terms => {
                "Texts of the pages are published again, and belong to their publisher. Set `source.terms-url` in \
                 service.toml to the terms under which they may be; ask the publisher where nobody knows them."
            }
            Self::Validators => {
                "Validators from outside take the OpenAPI document. Run `.ci/install-tools` once, then `.ci/validate FILE`, \
                 and see what they say. Where they are not installed, the point is missing."
            }
            Self::Figures => {
                "docs/measurements.md tells how good the reading is, tests/accuracy.toml what was measured last. Correct the \
                 page."
            }
            Self::Page => {
                "A registry shows description, repository and README, and finds a crate by keywords and categories. Set in \
                 Cargo.toml what the message names."
            }
            Self::Licence => {
                "A package is passed on without its repository, so it needs `license` and the text of each licence as a \
                 file. Put the files beside Cargo.toml, and name them in `include` where there is one."
            }
            Self::Package => {
                "A package has only the files that Cargo.toml includes, so a crate that builds in the repository may not \
                 build from it. Run `cargo package -p CRATE`, and see what it says."
            }
            Self::Semver => {
                "cargo-semver-checks compares the interface of each crate with that of the revision that `--against` names. \
                 Set the version that it asks for. Without `--against`, or for a crate that the revision does not have, \
                 there is nothing to compare."
            }
        }
    }
}
