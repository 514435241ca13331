//! What we compute and issue, against other people's tools. One that cannot be had is reported
//! as ignored, by name, and never counts as passed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs
)]

mod agreement;
mod case;
mod certificates;
#[path = "../../src-tauri/crates/certificate/tests/certificates/fixture.rs"]
#[allow(dead_code, reason = "the crate's own tests use the rest")]
mod fixture;
mod python;

use libtest_mimic::{Arguments, Trial};

fn trial(name: &'static str, test: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}

fn main() {
    let arguments = Arguments::from_args();
    let python = if arguments.list {
        None
    } else {
        python::with_packages()
    };
    let there = python.is_some();
    let ready = |look: fn() -> bool| arguments.list || look();
    let python = std::sync::Arc::new(python);
    let with = |name, test: fn(Option<&std::path::Path>)| {
        let python = std::sync::Arc::clone(&python);
        trial(name, move || test(python.as_ref().as_deref())).with_ignored_flag(!there)
    };
    let tests = vec![
        trial("agreement_equals_the_stored_table", agreement::stored),
        with(
            "agreement_equals_krippendorff_pingouin_scikit_learn_statsmodels",
            agreement::fresh,
        ),
        with(
            "rubrics_are_valid_case_by_jsonschema",
            case::rubrics_are_valid,
        ),
        trial("certificates_are_sound_by_qpdf", certificates::qpdf)
            .with_ignored_flag(!ready(certificates::qpdf_starts)),
        trial(
            "certificates_are_pdf_a_3b_and_pdf_ua_1_by_verapdf",
            certificates::verapdf,
        )
        .with_ignored_flag(!ready(certificates::verapdf_ready)),
        trial("certificates_are_sound_by_pdfcpu", certificates::pdfcpu)
            .with_ignored_flag(!ready(certificates::pdfcpu_ready)),
        with(
            "certificates_are_pdf_a_3b_by_pikepdf",
            certificates::pikepdf,
        ),
        with("certificates_are_tagged_by_pdfua", certificates::pdfua),
        with("certificates_read_aloud_by_outloud", certificates::outloud),
    ];
    libtest_mimic::run(&arguments, tests).exit();
}
