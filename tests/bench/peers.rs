//! The same certificate made by other people's programs, in the same run.

use std::process::Command;
use std::time::Instant;

use whole_program::root;

fn runs(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .output()
        .is_ok_and(|out| out.status.success())
}

/// reportlab, from PyPI: a page of the same texts with its own QR code.
pub(crate) fn measure(certificates: u32, ours: f64) {
    let place = root().join("target/peers");
    let python = place.join("bin/python").display().to_string();
    let ready = runs(&python, &["-c", "import reportlab"])
        || (runs("python3", &["-m", "venv", &place.display().to_string()])
            && runs(&python, &["-m", "pip", "install", "-q", "reportlab==5.1.0"]));
    if !ready {
        println!("NOT RUN: reportlab could not be installed from PyPI");
        return;
    }
    let script = root().join("tests/bench/peers/reportlab_certificates.py");
    let fonts = root().join("src-tauri/crates/certificate/fonts");
    let begun = Instant::now();
    let made = runs(
        &python,
        &[
            &script.display().to_string(),
            &fonts.display().to_string(),
            &certificates.to_string(),
            &place.join("reportlab.pdf").display().to_string(),
        ],
    );
    let rate = f64::from(certificates) / begun.elapsed().as_secs_f64();
    if made {
        crate::figure(
            "reportlab 5.1.0, the same texts and QR code, merged",
            &format!("{rate:.0} a second"),
            "",
        );
        crate::figure("we, beside reportlab", &format!("{:.1}x", ours / rate), "");
    } else {
        println!("NOT RUN: reportlab did not finish");
    }
}
