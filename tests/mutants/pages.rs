//! What is run: a service for each number.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tablature_codegen::load::{ServiceInput, load};
use tablature_codegen::source::SourcePage;
use tablature_tests::{hostile, mutate, root};

/// Files that are larger tell no more than others, and take the time of many.
const LARGEST: u64 = 40_000;

/// Where services come from.
pub(crate) enum Source {
    /// Pages of a corpus, mutated by a seed.
    Mutated {
        /// Every page of the corpus.
        files: Vec<PathBuf>,
        /// What decides on the mutations.
        seed: u64,
    },
    /// Pages that were made to hurt.
    Hostile,
}

/// A service to run.
pub(crate) struct Service {
    /// What it is, for the summary.
    pub name: String,
    /// Its pages.
    pub pages: Vec<SourcePage>,
}

impl Source {
    /// The pages of a corpus.
    pub(crate) fn mutated(corpus: &str, seed: u64) -> io::Result<Self> {
        let mut files = Vec::new();
        collect(Path::new(corpus), &mut files)?;
        files.sort_unstable();
        if files.is_empty() {
            return Err(io::Error::other(format!("`{corpus}` holds no pages")));
        }
        Ok(Self::Mutated { files, seed })
    }

    /// The service with this number.
    pub(crate) fn service(&self, number: usize) -> Service {
        match self {
            Self::Mutated { files, seed } => mutated(files, *seed, number),
            Self::Hostile => {
                let kind = hostile::all().into_iter().nth(number);
                let service = kind.map(|kind| Service {
                    name: format!("{} ({:?})", kind.name, kind.form),
                    pages: kind.pages(hostile::Size::Hurting),
                });
                service.unwrap_or_else(|| Service { name: String::new(), pages: Vec::new() })
            }
        }
    }
}

fn mutated(files: &[PathBuf], seed: u64, number: usize) -> Service {
    let mut random = fastrand::Rng::with_seed(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number as u64);
    let read = |random: &mut fastrand::Rng| {
        let file = random.choice(files)?;
        Some((fs::read_to_string(file).ok()?, file.extension()?.to_str()?.to_owned()))
    };
    let mut pages = Vec::new();
    for page in 0..random.usize(1..=3) {
        let (Some((text, extension)), Some((other, _))) = (read(&mut random), read(&mut random)) else {
            continue;
        };
        let (text, extension) = if random.u32(0..8) == 0 {
            mutate::in_another_form(&text, &other, &mut random)
        } else {
            (mutate::mutate(&text, &other, &extension, &mut random), &*extension)
        };
        pages.extend(SourcePage::new(format!("hostile/Page{page}.{extension}"), text));
    }
    Service { name: format!("{number}"), pages }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let (path, metadata) = {
            let entry = entry?;
            (entry.path(), entry.metadata()?)
        };
        let is_page = path
            .extension()
            .is_some_and(|extension| extension == "txt" || extension == "html" || extension == "md");
        if metadata.is_dir() {
            collect(&path, files)?;
        } else if is_page && metadata.len() <= LARGEST {
            files.push(path);
        }
    }
    Ok(())
}

/// A bare service of these pages, as somebody's folder gives it.
pub(crate) fn input(pages: Vec<SourcePage>) -> Option<ServiceInput> {
    let loaded = load(&root().join("docs-input"), Some("eg"), None);
    let mut input = loaded.services.into_iter().next()?.input?;
    input.pages = pages;
    input.lock.text = Arc::from("");
    input.is_described = false;
    Some(input)
}
