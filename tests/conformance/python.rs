//! Python with the packages that check us, in a folder of its own under `target`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Whether a program ran and said yes.
pub fn quietly(command: &mut Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// A Python that has them; `None`, said by name, where there is none or they cannot be had.
pub fn with_packages() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let wanted = here.join("conformance/requirements.txt");
    let folder = here.join("../target/conformance/python");
    let python = folder.join("bin/python");
    let imports = "import base45, cwt, jsonschema, krippendorff, openbadgeslib.ob3.ldp, outloud, pdfua, pikepdf.pdfa, pingouin, pycose, pyld, sklearn, statsmodels, zxingcpp";
    let ready = |python: &Path| quietly(Command::new(python).args(["-c", imports]));
    if !ready(&python) {
        let made = quietly(Command::new("python3").args(["-m", "venv"]).arg(&folder))
            && quietly(
                Command::new(&python)
                    .args(["-m", "pip", "install", "--quiet", "--requirement"])
                    .arg(&wanted),
            );
        if !made || !ready(&python) {
            println!(
                "NOT RUN: base45, cwt, jsonschema, krippendorff, openbadgeslib, outloud, pdfua, pikepdf, pingouin, pycose, scikit-learn, statsmodels and zxing-cpp (PyPI) cannot be had here"
            );
            return None;
        }
    }
    Some(python)
}
