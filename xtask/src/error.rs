//! What stops a run as a whole. What is wrong with one service is a diagnostic.

use std::io::{self, ErrorKind};
use std::path::Path;

use tablature_codegen::diagnostic::Code;
use tablature_codegen::load::Unreadable;

use crate::paths::shown;

/// What stops a run as a whole.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("cannot {action} `{path}`: {source}")]
    Io { action: &'static str, path: String, source: io::Error },
    #[error(
        "the folder `{path}` is not empty and has no manifest.json, so it may hold files of somebody else"
    )]
    Refused { path: String },
    #[error("`{path}` is in the way: it is not in the manifest, so it may be a file of somebody else")]
    InTheWay { path: String },
    #[error("`{path}` is {what}, and nothing is read or written there")]
    Irregular { path: String, what: &'static str },
    #[error("`{path}` cannot be read: {reason}")]
    Manifest { path: String, reason: String },
    #[error("another run is writing to `{path}`")]
    Locked { path: String },
    #[error("there is no diagnostic `{code}`")]
    UnknownCode { code: String, near: Option<String> },
    #[error("`{text}` is neither the code of a diagnostic nor a page")]
    UnknownSubject { text: String, near: Option<String> },
    #[error("the corrections would have no reason")]
    NoReason,
    #[error("`{value}` is neither a version nor a folder with a Cargo.toml")]
    Runtime { value: String },
    #[error("`{scorer}` did not score `{document}`: {reason}")]
    Scorer { scorer: String, document: String, reason: String },
    #[error("`{path}` cannot be used: {reason}")]
    Settings { path: String, reason: String },
    #[error("`{settings}` has the version {version}, and the changes need {needed}")]
    VersionTooLow { settings: String, version: String, needed: String },
    #[error("{version} of `{service}` was published with another `{file}`")]
    Published { service: String, version: String, file: String },
    #[error("npm did not install the libraries of the site: {reason}")]
    SiteTools { reason: String },
    #[error("the crates of `{path}` cannot be listed: {reason}")]
    Workspace { path: String, reason: String },
    #[error("the revision `{revision}` of `{folder}` cannot be read: {reason}")]
    Revision { revision: String, folder: String, reason: String },
    #[error("`{old}` and `{new}` have no service in common")]
    NothingInCommon { old: String, new: String },
    #[error("the service `{service}` has an output file `{path}`, which is not a path below its folder")]
    OutputPath { service: String, path: String },
    #[error("there is nothing to measure in `{path}`")]
    NothingToMeasure { path: String },
    #[error("no request can be made: {reason}")]
    Client { reason: String },
    #[error("Tablature failed: {message}")]
    Fault { message: String },
}

impl Error {
    /// A maker of errors for `map_err`.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = shown(path);
        move |source| Self::Io { action, path, source }
    }

    /// Why there are no bytes of a file.
    pub(crate) fn unreadable(path: &Path, why: Unreadable) -> Self {
        match why {
            Unreadable::Io(error) => Self::io("read", path)(error),
            Unreadable::Irregular(what) => Self::Irregular { path: shown(path), what },
            Unreadable::TooLarge => Self::Irregular { path: shown(path), what: "larger than any such file" },
        }
    }

    /// The code of what may happen to any run. What was asked for in a wrong way has none.
    pub(crate) fn code(&self) -> Option<Code> {
        Some(match self {
            Self::Io { .. } => Code::Unusable,
            Self::Refused { .. } => Code::ForeignFolder,
            Self::InTheWay { .. } => Code::FileInTheWay,
            Self::Irregular { .. } => Code::IrregularOutput,
            Self::Manifest { .. } => Code::UnreadableManifest,
            Self::Locked { .. } => Code::AnotherRun,
            Self::Fault { .. } | Self::OutputPath { .. } => Code::Fault,
            _ => return None,
        })
    }

    /// What to do.
    pub(crate) fn help(&self) -> String {
        match self {
            Self::Io { path, source, .. } => remedy(source.kind(), path),
            Self::Refused { .. } => "name an empty folder, or empty this one".to_owned(),
            Self::Irregular { .. } => "remove it, and run again".to_owned(),
            Self::InTheWay { .. } => "move the file away, and run again".to_owned(),
            Self::Manifest { .. } => {
                "restore it from version control; or delete the folder it is in, all of which can be generated again".to_owned()
            }
            Self::Locked { .. } => "wait for it to end, and run again".to_owned(),
            Self::UnknownCode { near, .. } => {
                near.clone().unwrap_or_else(|| "`cargo xtask explain` lists them all".to_owned())
            }
            Self::UnknownSubject { near, .. } => {
                near.clone().unwrap_or_else(|| "`cargo xtask lint` shows what there is".to_owned())
            }
            Self::NoReason => "say why, and how we know, with --reason".to_owned(),
            Self::Runtime { .. } => "give a version such as 0.1, or a path such as ./runtime".to_owned(),
            Self::Scorer { .. } => "name the program that compares a document with facts with --scorer".to_owned(),
            Self::Client { .. } => "see whether the certificates of the system are there".to_owned(),
            Self::NothingToMeasure { .. } => "name a folder with a folder of pages for each service with --corpus".to_owned(),
            Self::Fault { .. } => "this is a fault of Tablature; please report it with what was read".to_owned(),
            Self::Settings { .. } => "correct what the message names; `cargo xtask explain` lists all codes".to_owned(),
            Self::VersionTooLow { needed, .. } => format!("set `crate.version` to {needed}, and run again"),
            Self::Published { .. } => {
                "set a new `crate.version` in service.toml: what is published stays as it is".to_owned()
            }
            Self::SiteTools { .. } => {
                "install Node.js, which has npm, and run again; or publish without the site: --documents-only".to_owned()
            }
            Self::Workspace { .. } => "run `cargo metadata`, and see what it says".to_owned(),
            Self::Revision { .. } => {
                "name a commit, tag or branch that has the folder; or a folder with the documents as they were".to_owned()
            }
            Self::NothingInCommon { .. } => {
                "name two folders of the same form: each with a folder for each service".to_owned()
            }
            Self::OutputPath { .. } => "this is a fault of Tablature".to_owned(),
        }
    }
}

/// What to do about what the system refused. Whatever it was, a run that stopped harmed nothing, and the next one does the rest.
fn remedy(kind: ErrorKind, path: &str) -> String {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            format!(
                "make room where `{path}` lies, and run again: what is written is whole, and the rest follows"
            )
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            format!("let the user of this run read and write `{path}` and its folder, and run again")
        }
        ErrorKind::NotFound => "name one that is there, and run again".to_owned(),
        ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::AlreadyExists => {
            format!("see what lies at `{path}` and above it, take away what is in the way, and run again")
        }
        _ => format!("see what lies at `{path}`, and run again once it can be used"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_refuses_has_a_code_and_something_to_do() {
        let refusals = [
            (ErrorKind::StorageFull, "make room where `out/a` lies"),
            (ErrorKind::ReadOnlyFilesystem, "let the user of this run read and write `out/a`"),
            (ErrorKind::PermissionDenied, "let the user of this run"),
            (ErrorKind::NotFound, "name one that is there"),
            (ErrorKind::IsADirectory, "take away what is in the way"),
            (ErrorKind::Other, "see what lies at `out/a`"),
        ];
        for (kind, help) in refusals {
            let error = Error::io("write", Path::new("out/a"))(kind.into());
            assert!(error.help().contains(help), "{kind}: {}", error.help());
            let text = crate::report::failure(&error);
            assert!(text.contains("T0101") && text.contains("cannot write `out/a`"), "{text}");
        }
    }
}
