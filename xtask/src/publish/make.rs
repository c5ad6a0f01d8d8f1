//! One service, made for publication.
//!
//! In: a service of the documents. Out: what the catalogue, the site and the checks have to know of it, and its files in the spool.

use std::collections::BTreeMap;

use tablature_codegen::diagnostic::{Diagnostics, Severity};
use tablature_codegen::load::{self, ServiceInput};
use tablature_codegen::model::ServiceInfo;
use tablature_codegen::pipeline::{self, Options, RuntimeSource};

use super::formats;
use super::site::{self, Listed};
use super::spool::{Span, Spool};
use crate::error::Error;
use crate::faults;
use crate::generate::{self, Compiled};
use crate::progress::Progress;
use crate::sync::{self, Manifest};

/// What came of a service.
#[derive(Debug)]
pub(super) struct Made {
    /// None where the settings could not be read.
    pub(super) service: Option<Publishable>,
    /// What loading and the pipeline had to say.
    pub(super) diagnostics: Diagnostics,
}

/// A service that can be published.
#[derive(Debug)]
pub(super) struct Publishable {
    pub(super) info: ServiceInfo,
    /// Whether its history tells of this version.
    pub(super) is_recorded: bool,
    pub(super) operations: usize,
    pub(super) warnings: usize,
    /// The files of its version, by name, the document first.
    pub(super) files: Vec<(&'static str, Waiting)>,
    /// Its pages of the site, by path below the folder of the cloud.
    pub(super) pages: BTreeMap<String, Waiting>,
    /// What the site as a whole says of it.
    pub(super) listed: Listed,
}

/// A file that waits in the spool.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    pub(super) hash: String,
    pub(super) span: Span,
}

impl Publishable {
    /// The texts of all its files, each with the paths below the folder of the cloud at which it stands.
    pub(super) fn texts(&self, spool: &Spool) -> Result<Vec<(Vec<String>, String)>, Error> {
        let of_version =
            self.files.iter().map(|(name, file)| (formats::paths(&self.info, name).to_vec(), file));
        let of_site = self.pages.iter().map(|(path, file)| (vec![path.clone()], file));
        of_version.chain(of_site).map(|(paths, file)| Ok((paths, spool.text(file.span)?))).collect()
    }
}

/// Makes every service, one after the other on each core. With `site`, its pages are made on the way, while what they are made of
/// is there.
pub(super) fn all(documents: &load::Documents, site: bool, spool: &Spool) -> Result<Vec<Made>, Error> {
    generate::each_service(documents, &Progress::shown(), |id| one(documents, id, site, spool))
}

fn one(documents: &load::Documents, id: &str, site: bool, spool: &Spool) -> Result<Made, Error> {
    // Crates are not published here, so that it does not matter where they would find the runtime.
    let options = Options { runtime: RuntimeSource::Version("*".to_owned()), core: None };
    let service = documents.load(id);
    let mut made = Parts::default();
    let compile = |input: &ServiceInput| {
        let (output, parts) =
            pipeline::compile_with(input, &options, &faults::place, |interpreted, output| {
                let files = formats::of_version(output);
                let of_site = site.then(|| site::make(input, interpreted, &files));
                Parts { files, site: of_site.unwrap_or_default() }
            });
        made = parts;
        output
    };
    let Compiled { output, diagnostics } = generate::compile(&service, &Manifest::default(), compile);
    let Some((input, output)) = service.input.as_ref().zip(output) else {
        return Ok(Made { service: None, diagnostics });
    };
    let wait = |text: &str| Ok(Waiting { hash: sync::sha256(text.as_bytes()), span: spool.put(text)? });
    let service = Publishable {
        info: input.service.clone(),
        is_recorded: input.releases.iter().any(|release| release.version == input.service.package.version),
        operations: output.counts.operations,
        warnings: diagnostics.count(Severity::Warning),
        files: made
            .files
            .iter()
            .map(|(name, text)| Ok((*name, wait(text)?)))
            .collect::<Result<_, Error>>()?,
        pages: made
            .site
            .files
            .into_iter()
            .map(|(path, text)| Ok((path, wait(&text)?)))
            .collect::<Result<_, Error>>()?,
        listed: made.site.listed,
    };
    Ok(Made { service: Some(service), diagnostics })
}

/// What is made of a service, while it is compiled.
#[derive(Default)]
struct Parts {
    files: Vec<(&'static str, String)>,
    site: site::ServiceSite,
}
