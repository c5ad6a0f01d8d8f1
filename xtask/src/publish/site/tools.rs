//! The scripts that others have written: the viewer and the search, at the versions of `package-lock.json`.
//!
//! In: npm, and the network for the first time. Out: their texts. They become files of the site, so that it loads nothing from
//! elsewhere.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::Error;
use crate::paths::of_repository;
use crate::sync::sha256;

const MANIFEST: &str = include_str!("package.json");
const LOCK: &str = include_str!("package-lock.json");
/// Says that the folder holds what these two name.
const STAMP: &str = "stamp";

/// The viewer shows a picture of its makers, and would ask their server for it. It is shown without.
const PICTURE: &str = "https://cdn.redoc.ly/redoc/logo-mini.svg";
const NO_PICTURE: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

/// The texts of the scripts, with the terms of their makers.
#[derive(Debug, Default)]
pub(in crate::publish) struct Tools {
    files: Vec<(String, String)>,
}

impl Tools {
    /// Installs them where they are not there yet, and reads them.
    pub(in crate::publish) fn install() -> Result<Self, Error> {
        let folder = of_repository("target/tools/site");
        install(&folder)?;
        let read = |path: &str| {
            let path = folder.join("node_modules").join(path);
            fs::read_to_string(&path).map_err(Error::io("read", &path))
        };
        let viewer = read("redoc/bundles/redoc.standalone.js")?.replace(PICTURE, NO_PICTURE);
        let files = [
            ("-/assets/redoc.js", without_map(&viewer)),
            ("-/assets/redoc.js.LICENSE.txt", read("redoc/LICENSE")?),
            ("-/assets/ufuzzy.js", without_map(&read("@leeoniya/ufuzzy/dist/uFuzzy.iife.min.js")?)),
            ("-/assets/ufuzzy.js.LICENSE.txt", read("@leeoniya/ufuzzy/LICENSE")?),
        ];
        Ok(Self { files: files.map(|(path, text)| (path.to_owned(), text)).into() })
    }

    pub(super) fn files(self) -> Vec<(String, String)> {
        self.files
    }
}

/// The map of a script is not there, and tools for developers would look for it.
fn without_map(script: &str) -> String {
    let lines = script.lines().filter(|line| !line.starts_with("//# sourceMappingURL="));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn install(folder: &Path) -> Result<(), Error> {
    let stamp = sha256([MANIFEST, LOCK].concat().as_bytes());
    if fs::read_to_string(folder.join(STAMP)).is_ok_and(|found| found == stamp) {
        return Ok(());
    }
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(Error::io("write", &path))
    };
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    write("package.json", MANIFEST)?;
    write("package-lock.json", LOCK)?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output();
    let reason = match run {
        Ok(output) if output.status.success() => return write(STAMP, &stamp),
        Ok(output) => {
            String::from_utf8_lossy(&output.stderr).trim().lines().last().unwrap_or_default().to_owned()
        }
        Err(error) => error.to_string(),
    };
    Err(Error::SiteTools { reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_map_goes() {
        assert_eq!(without_map("a();\n//# sourceMappingURL=a.js.map\n"), "a();\n");
    }
}
