//! Certificates that are signed, before other people's verifiers and readers: credentials, JWTs,
//! status lists, lists of recognised issuers, printed codes, badges and pages.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use studio::certificates::pages::IssueOptions;
use studio::credentials::export::CredentialForm;
use studio::credentials::settings::{CodeSize, SigningSettings};
use studio::{Progress, Studio};

use crate::certificates::{self, run, starts};

const WORDS: &str = "eleven quiet otters";
const ADDRESS: &str = "https://northfield.example/credentials";

/// What was issued with codes of one size.
struct Issued {
    folder: PathBuf,
    /// Whether the modules of its codes are finer than 0.4 mm on the page.
    fine: bool,
}

/// The files, written once for all tests.
fn issued() -> &'static [Issued] {
    static ISSUED: OnceLock<Vec<Issued>> = OnceLock::new();
    ISSUED.get_or_init(|| {
        [
            (CodeSize::Compact, "compact", false),
            (CodeSize::Full, "full", true),
        ]
        .into_iter()
        .map(|(code, name, fine)| Issued {
            folder: issue(code, name),
            fine,
        })
        .collect()
    })
}

fn workspace(address: &str, code: CodeSize) -> (tempfile::TempDir, Studio) {
    let place = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&place.path().join("w")).unwrap();
    studio
        .set_signing(&SigningSettings {
            address: address.to_owned(),
            code,
            identity_in_clear: false,
        })
        .unwrap();
    studio.make_keys(WORDS).unwrap();
    (place, studio)
}

/// A folder with the credential of one learner in every form (`one.*`), the text of its code, that
/// of another who lost it (`revoked.*`), the site folder, all pages in one file, and a list of
/// recognised issuers by somebody else.
fn issue(code: CodeSize, name: &str) -> PathBuf {
    let folder = certificates::folder().join("credentials").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    let (_place, studio) = workspace(ADDRESS, code);
    let cohorts = studio.cohorts("", None, 1_000).unwrap().cohorts;
    let autumn = cohorts.iter().find(|c| c.cohort.name == "Autumn 2026");
    let options = IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        ..IssueOptions::default()
    };
    let report = studio
        .issue(
            &autumn.unwrap().cohort.id.0,
            &options,
            &folder.join("press"),
            &Progress::quiet(),
        )
        .unwrap();
    std::fs::copy(&report.files[0], folder.join("all.pdf")).unwrap();
    let all = studio.register("", None, 1_000).unwrap().certificates;
    let mut signed = all.iter().filter(|c| c.credential.is_some());
    let (one, revoked) = (signed.next().unwrap(), signed.next().unwrap());
    let export = |serial: &str, name: &str, form: CredentialForm| {
        let to = folder.join(format!("{name}.{}", form.ending()));
        studio.export_credential(serial, form, &to).unwrap();
    };
    for form in [
        CredentialForm::Json,
        CredentialForm::Jwt,
        CredentialForm::Png,
        CredentialForm::Svg,
        CredentialForm::Pdf,
    ] {
        export(&one.serial, "one", form);
    }
    export(&revoked.serial, "revoked", CredentialForm::Json);
    export(&revoked.serial, "revoked", CredentialForm::Jwt);
    let printed = &one.credential.as_ref().unwrap().code;
    std::fs::write(folder.join("code.txt"), printed).unwrap();
    studio.revoke(&revoked.serial, "Issued by mistake").unwrap();
    studio.export_site("en", &folder.join("site")).unwrap();
    recognise(&folder);
    folder
}

/// An agency's list, signed with its own copy of the program.
fn recognise(folder: &Path) {
    let (_place, agency) = workspace("", CodeSize::Compact);
    let mut issuer = agency
        .read_issuer_file(&folder.join("site/did.json"))
        .unwrap();
    issuer.name = "Northfield Institute of Technology".to_owned();
    issuer.since = Some(domain::Date::parse("2020-01-01").unwrap());
    agency.save_recognised_issuer(issuer).unwrap();
    agency
        .set_recognised_list("Institutions of the north", 12)
        .unwrap();
    agency
        .export_recognised_list(&folder.join("issuers.json"))
        .unwrap();
}

/// A script of ours with Node, on each folder.
fn by_node(node: Option<&Path>, script: &str, says: &str) {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/credential");
    for Issued { folder, .. } in issued() {
        let (clean, said) = run(Command::new("node")
            .arg(node.unwrap().join(script))
            .arg(folder)
            .arg(crate_folder.join("contexts"))
            .arg(crate_folder.join("tests/fixtures/open-badges")));
        // The libraries warn of what is none of ours, such as each other's schemas.
        assert!(clean && said.lines().any(|line| line == says), "{said}");
    }
}

pub fn data_integrity(node: Option<&Path>) {
    by_node(
        node,
        "data_integrity.mjs",
        "2 verified, 16 changed ones refused",
    );
}

pub fn verifier_core(node: Option<&Path>) {
    by_node(
        node,
        "verifier_core.mjs",
        "2 verified, 16 changed ones refused",
    );
}

pub fn jose(node: Option<&Path>) {
    by_node(node, "jwt.mjs", "2 verified, 6 forged ones refused");
}

pub fn ajv(node: Option<&Path>) {
    by_node(node, "schema.mjs", "2 valid, 6 incomplete ones refused");
}

pub fn status_list(node: Option<&Path>) {
    by_node(node, "status.mjs", "1 of 131072 places set");
}

pub fn recognised_issuers(node: Option<&Path>) {
    by_node(node, "issuers.mjs", "1 verified, 4 changed ones refused");
}

pub fn titanium_ready() -> bool {
    certificates::java_ready(
        "titanium",
        "Canonical",
        "titanium-json-ld and titanium-rdfc",
    )
}

/// Credentials and status lists by their canonical forms.
pub fn titanium() {
    let contexts =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/credential/contexts");
    for Issued { folder, .. } in issued() {
        let mut program = certificates::java("titanium", "Canonical");
        let (clean, said) = run(program.arg(folder).arg(&contexts));
        assert!(clean && said.matches("PASS ").count() == 3, "{said}");
    }
}

/// A script of ours with Python.
fn by_python(python: Option<&Path>, script: &str, arguments: &[&Path]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("conformance/credentials")
        .join(script);
    let (clean, said) = run(Command::new(python.unwrap()).arg(script).args(arguments));
    assert!(clean, "{said}");
    said
}

fn folders() -> Vec<&'static Path> {
    issued().iter().map(|one| one.folder.as_path()).collect()
}

pub fn printed_code(python: Option<&Path>) {
    let said = by_python(python, "printed_code.py", &folders());
    assert_eq!(said.matches(" signs verified, ").count(), 2, "{said}");
}

pub fn openbadgeslib(python: Option<&Path>) {
    let said = by_python(python, "baked.py", &folders());
    assert_eq!(said.trim(), "checked 2");
}

/// What a reader makes of the page under each harm, said for whoever looks.
fn read_code(python: Option<&Path>, reader: &str) {
    for Issued { folder, fine } in issued() {
        let modules = if *fine { "fine" } else { "coarse" };
        let arguments = [Path::new(reader), Path::new(modules), folder.as_path()];
        let said = by_python(python, "read_code.py", &arguments);
        println!("{reader}, {modules} modules:\n{said}");
    }
}

pub fn zbar_starts() -> bool {
    let there = starts("zbarimg", "--version");
    if !there {
        println!("NOT RUN: zbar (Debian) cannot be had here");
    }
    there
}

pub fn zbar(python: Option<&Path>) {
    read_code(python, "zbar");
}

pub fn zxing(python: Option<&Path>) {
    read_code(python, "zxing");
}

/// Pages with a credential inside, and all pages of the press in one file.
fn pages() -> Vec<PathBuf> {
    let of = |one: &Issued| ["one.pdf", "all.pdf"].map(|name| one.folder.join(name));
    issued().iter().flat_map(of).collect()
}

pub fn qpdf() {
    certificates::clean_by_qpdf(&pages());
}

pub fn verapdf() {
    certificates::pass_verapdf(&pages());
}

pub fn pikepdf(python: Option<&Path>) {
    certificates::pass_pikepdf(python, &pages());
}
