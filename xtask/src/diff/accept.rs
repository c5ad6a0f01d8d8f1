//! `--accept`: what changed becomes history. Each service gets `changes/<version>.toml`, from which `generate` makes the crate's
//! `CHANGELOG.md` and the document's `x-tablature-changes`.
//!
//! In: the report. Out: files, written one by one; a version that has some changes already gets the others. Left out on
//! purpose: a version that is too low for the changes. It is refused, as history would name the wrong one.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use tablature_codegen::diff::{Change, Verdict};
use tablature_codegen::model::{Release, ReleasedChange};
use time::OffsetDateTime;

use super::report::{Report, ServiceReport};
use crate::documents;
use crate::error::Error;
use crate::paths::shown;
use crate::report::count;

/// Writes what changed, and says where.
pub(super) fn accept(report: &Report, docs_input: &Path) -> Result<String, Error> {
    let services = || report.services.iter().filter_map(|service| Some((service, service.verdict.as_ref()?)));
    if let Some((service, verdict)) = services().find(|(_, verdict)| !verdict.version_suffices()) {
        let settings = shown(&docs_input.join(&service.service).join("service.toml"));
        let Verdict { new_version, needed_version, .. } = verdict.clone();
        return Err(Error::VersionTooLow { settings, version: new_version, needed: needed_version });
    }
    let mut said = String::new();
    for (service, verdict) in services() {
        let path =
            docs_input.join(&service.service).join("changes").join(format!("{}.toml", verdict.new_version));
        let added = write(&path, service, verdict)?;
        // Writing to a string cannot fail.
        let _ = writeln!(said, "{}: {} recorded", shown(&path), count(added, "change"));
    }
    Ok(said)
}

fn write(path: &Path, service: &ServiceReport, verdict: &Verdict) -> Result<usize, Error> {
    let mut release = documents::settings(path)?.unwrap_or_else(|| Release {
        version: verdict.new_version.clone(),
        date: today(),
        changes: Vec::new(),
    });
    let before = release.changes.len();
    for change in service.changes.iter().map(released) {
        if !release.changes.contains(&change) {
            release.changes.push(change);
        }
    }
    release.changes.sort_by_key(|change| change.class);
    // Files of a service: half written ones lie in its folder, where each run looks for them.
    let folder = path.parent().unwrap_or(Path::new("."));
    let beside = folder.parent().unwrap_or(Path::new("."));
    if fs::symlink_metadata(folder).is_ok_and(|found| found.file_type().is_symlink()) {
        return Err(Error::Irregular { path: shown(folder), what: "a link" });
    }
    // Texts in a list of tables can be written.
    let text = toml::to_string(&release).unwrap_or_default();
    documents::write(path, &text, beside)?;
    Ok(release.changes.len() - before)
}

fn released(change: &Change) -> ReleasedChange {
    let place = change.new.as_ref().or(change.old.as_ref());
    ReleasedChange {
        class: change.class,
        rule: change.rule.to_string(),
        text: format!("{} {}", change.subject, change.message),
        place: place.map(ToString::to_string),
    }
}

/// The day, `YYYY-MM-DD`.
fn today() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(now.as_secs()).unwrap_or_default();
    let date = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH).date();
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}
