//! Paths: where the repository is, how a path is shown, and one as seen from another.

use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

use semver::{Version, VersionReq};
use tablature_codegen::pipeline::RuntimeSource;
use tablature_codegen::source::name;

use crate::error::Error;

/// Where the repository is. Cargo says it at run time; a path that was compiled in would be that of whoever built the
/// program.
fn repository() -> Option<PathBuf> {
    let xtask = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from)?;
    xtask.parent().map(Path::to_owned)
}

/// A folder of the repository, whatever the working directory.
pub(crate) fn of_repository(name: &str) -> PathBuf {
    repository().map_or_else(|| PathBuf::from(name), |repository| repository.join(name))
}

/// A path for people: with `/` on every system, and as seen from the root of the repository if it is in there. What a
/// terminal would obey, or show otherwise than it is, is shown as an escape.
pub(crate) fn shown(path: &Path) -> String {
    let path = repository().and_then(|root| path.strip_prefix(root).ok()).unwrap_or(path);
    let mut text = String::new();
    for component in path.components() {
        if !text.is_empty() && !text.ends_with('/') {
            text.push('/');
        }
        match component {
            Component::RootDir => text.push('/'),
            other => text.push_str(&name::shown(&other.as_os_str().to_string_lossy())),
        }
    }
    // The prefix and the root of a path on Windows are two components: `C:` and `\`.
    text.replace("//", "/")
}

/// What `--runtime` says: a version requirement, or a folder as seen from a crate in `generated`.
pub(crate) fn runtime(value: Option<&str>, generated: &Path) -> Result<RuntimeSource, Error> {
    let Some(path) = runtime_folder(value) else {
        return Ok(RuntimeSource::Version(value.unwrap_or_default().to_owned()));
    };
    let is_crate = path.join("Cargo.toml").is_file();
    if !is_crate {
        return Err(Error::Runtime { value: value.map_or_else(|| shown(&path), str::to_owned) });
    }
    // The packages of this repository have one version, and a generated crate asks for the one it was made for.
    let version = Version::parse(env!("CARGO_PKG_VERSION"))
        .map_or_else(|_| "*".to_owned(), |version| version.to_string());
    Ok(RuntimeSource::Path { path: as_seen_from(generated, &path), version })
}

/// The folder that `--runtime` names: that of the repository where it is not there. None for a version.
pub(crate) fn runtime_folder(value: Option<&str>) -> Option<PathBuf> {
    match value {
        None => Some(of_repository("runtime")),
        Some(value) if VersionReq::parse(value).is_ok() => None,
        Some(value) => Some(PathBuf::from(value)),
    }
}

/// A folder as seen from a crate in `generated`.
pub(crate) fn as_seen_from(generated: &Path, folder: &Path) -> String {
    from_folder(&resolved(&generated.join("service")), &resolved(folder))
}

/// `path` as seen from `folder`. Both are absolute and without `..`.
fn from_folder(folder: &Path, path: &Path) -> String {
    let common = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return shown(path);
    }
    let up = folder.components().skip(common).map(|_| Component::ParentDir);
    shown(&up.chain(path.components().skip(common)).collect::<PathBuf>())
}

/// The path without links and `..`, as far as it exists.
pub(crate) fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing =
        absolute.ancestors().find_map(|ancestor| Some((ancestor, fs::canonicalize(ancestor).ok()?)));
    match existing {
        Some((ancestor, canonical)) => {
            let rest = absolute.strip_prefix(ancestor).unwrap_or(Path::new(""));
            if rest.as_os_str().is_empty() { canonical } else { canonical.join(rest) }
        }
        None => absolute,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_with_slashes() {
        assert_eq!(shown(&Path::new("docs-input").join("eg").join("a.txt")), "docs-input/eg/a.txt");
        assert_eq!(shown(Path::new("/a/b")), "/a/b");
        assert_eq!(shown(Path::new("./a")), "./a");
        assert_eq!(shown(&of_repository("docs-input")), "docs-input");
    }

    #[test]
    fn one_path_as_seen_from_another() {
        assert_eq!(from_folder(Path::new("/r/generated/service"), Path::new("/r/runtime")), "../../runtime");
        assert_eq!(from_folder(Path::new("/tmp/out/service"), Path::new("/r/runtime")), "../../../r/runtime");
    }

    #[test]
    fn a_runtime_is_a_version_or_a_folder() {
        let generated = Path::new("generated");
        assert_eq!(runtime(Some("0.1"), generated).unwrap(), RuntimeSource::Version("0.1".to_owned()));
        let of_repository = runtime(None, &of_repository("generated")).unwrap();
        let version = env!("CARGO_PKG_VERSION").to_owned();
        assert_eq!(of_repository, RuntimeSource::Path { path: "../../runtime".to_owned(), version });
        let error = runtime(Some("no/such/folder"), generated).unwrap_err();
        assert_eq!(error.to_string(), "`no/such/folder` is neither a version nor a folder with a Cargo.toml");
    }
}
