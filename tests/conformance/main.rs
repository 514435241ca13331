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
mod credentials;
#[path = "../../src-tauri/crates/certificate/tests/certificates/fixture.rs"]
#[allow(dead_code, reason = "the crate's own tests use the rest")]
mod fixture;
mod node;
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
    let node = if arguments.list {
        None
    } else {
        node::with_packages()
    };
    let node_there = node.is_some();
    let node = std::sync::Arc::new(node);
    let by_node = |name, test: fn(Option<&std::path::Path>)| {
        let node = std::sync::Arc::clone(&node);
        trial(name, move || test(node.as_ref().as_deref())).with_ignored_flag(!node_there)
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
        by_node(
            "credentials_verify_by_digitalbazaar_vc",
            credentials::data_integrity,
        ),
        by_node(
            "credentials_verify_by_digitalcredentials_verifier_core",
            credentials::verifier_core,
        ),
        by_node("credentials_in_jwts_verify_by_jose", credentials::jose),
        by_node(
            "credentials_are_valid_by_the_official_schema_and_ajv",
            credentials::ajv,
        ),
        by_node(
            "status_lists_are_read_by_digitalbazaar_vc_bitstring_status_list",
            credentials::status_list,
        ),
        by_node(
            "lists_of_recognised_issuers_verify_by_digitalbazaar_vc",
            credentials::recognised_issuers,
        ),
        trial("credentials_verify_by_titanium", credentials::titanium)
            .with_ignored_flag(!ready(credentials::titanium_ready)),
        with(
            "printed_codes_verify_by_pycose_and_cwt",
            credentials::printed_code,
        ),
        with(
            "badges_and_jwts_verify_by_openbadgeslib",
            credentials::openbadgeslib,
        ),
        with("printed_codes_are_read_by_zxing", credentials::zxing),
        with("printed_codes_are_read_by_zbar", credentials::zbar)
            .with_ignored_flag(!(there && ready(credentials::zbar_starts))),
        trial(
            "pages_with_credentials_are_sound_by_qpdf",
            credentials::qpdf,
        )
        .with_ignored_flag(!ready(certificates::qpdf_starts)),
        trial(
            "pages_with_credentials_are_pdf_a_3b_and_pdf_ua_1_by_verapdf",
            credentials::verapdf,
        )
        .with_ignored_flag(!ready(certificates::verapdf_ready)),
        with(
            "pages_with_credentials_are_pdf_a_3b_by_pikepdf",
            credentials::pikepdf,
        ),
    ];
    libtest_mimic::run(&arguments, tests).exit();
}
