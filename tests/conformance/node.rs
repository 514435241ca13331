//! Node with the packages that check us, in a folder of its own under `target`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::python::quietly;

/// The folder with our scripts and what they import; `None`, said by name, where there is no Node
/// or the packages cannot be had.
pub fn with_packages() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ours = here.join("conformance/credentials");
    let folder = here.join("../target/conformance/node");
    std::fs::create_dir_all(&folder).unwrap();
    for entry in std::fs::read_dir(&ours).unwrap() {
        let path = entry.unwrap().path();
        let wanted = |ending: &std::ffi::OsStr| ending == "mjs" || ending == "json";
        if path.extension().is_some_and(wanted) {
            std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
    }
    let lock = std::fs::read(ours.join("package-lock.json")).unwrap();
    let mark = folder.join("node_modules/.installed-lock");
    let installed = std::fs::read(&mark).is_ok_and(|installed| installed == lock);
    if !installed {
        let how = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        if !quietly(Command::new("npm").args(how).current_dir(&folder)) {
            println!(
                "NOT RUN: @digitalbazaar/vc and its suites, @digitalcredentials/verifier-core, ajv, jose and jsonld (npm) cannot be had here"
            );
            return None;
        }
        std::fs::write(&mark, lock).unwrap();
    }
    Some(folder)
}
