//! Certificates that are signed: keys, the press, what is published, and what verifying says of them.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::path::{Path, PathBuf};

use domain::certificate::Certificate;
use domain::table::TableStyle;
use studio::certificates::pages::IssueOptions;
use studio::credentials::export::CredentialForm;
use studio::credentials::key_files::KeyForm;
use studio::credentials::recognised::RecognisedIssuer;
use studio::credentials::settings::{CodeSize, SigningSettings};
use studio::credentials::verifying::{Asked, VerifiedSort, VerifyAnswer, VerifyVerdict};
use studio::{Progress, Studio, StudioError};

const WORDS: &str = "eleven quiet otters";
const ADDRESS: &str = "https://northfield.example/credentials";

fn sample() -> (tempfile::TempDir, Studio) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    (folder, studio)
}

fn signing(studio: &Studio, address: &str, code: CodeSize) {
    studio
        .set_signing(&SigningSettings {
            address: address.to_owned(),
            code,
            identity_in_clear: false,
        })
        .unwrap();
    studio.make_keys(WORDS).unwrap();
}

fn autumn(studio: &Studio) -> String {
    let all = studio.cohorts("", None, 1_000).unwrap().cohorts;
    let found = all.into_iter().find(|c| c.cohort.name == "Autumn 2026");
    found.unwrap().cohort.id.0
}

fn options() -> IssueOptions {
    IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        single: true,
        ..IssueOptions::default()
    }
}

/// Prints the autumn cohort: the merged file, and those of learners.
fn printed(studio: &Studio, out: &Path) -> (PathBuf, Vec<PathBuf>) {
    let report = studio
        .issue(&autumn(studio), &options(), out, &Progress::quiet())
        .unwrap();
    let singles = Path::new(&report.files[1]);
    let mut files: Vec<PathBuf> = std::fs::read_dir(singles)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert_eq!(files.len(), report.issued as usize);
    (PathBuf::from(&report.files[0]), files)
}

fn signed_ones(studio: &Studio) -> Vec<Certificate> {
    let all = studio.register("", None, 1_000).unwrap().certificates;
    all.into_iter().filter(|c| c.credential.is_some()).collect()
}

fn reasons(one: &studio::credentials::verifying::Verified) -> String {
    let told = one.questions.iter().flat_map(|q| &q.reasons);
    let all: Vec<String> = one
        .problem
        .iter()
        .chain(told)
        .map(|m| m.in_english())
        .collect();
    all.join("\n")
}

#[test]
fn each_certificate_of_a_run_is_signed_and_verifies_here() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    let (merged, singles) = printed(&studio, folder.path());
    let answers = studio.verify_files(&singles).unwrap();
    assert_eq!(answers.len(), singles.len());
    for one in &answers {
        assert_eq!(
            one.verdict,
            VerifyVerdict::Valid,
            "{}: {}",
            one.file,
            reasons(one)
        );
        assert_eq!(one.sort, VerifiedSort::Credential);
        assert!(one.vouched.as_ref().unwrap().own);
        assert!(one.differences.is_empty(), "{:?}", one.differences);
        assert!(!one.learner.is_empty(), "the code says whose it is");
        assert_eq!(one.within[0].sort, VerifiedSort::PrintedCode);
        assert_eq!(one.within[0].verdict, VerifyVerdict::Valid);
        assert_eq!(one.within[0].serial, one.serial);
    }
    // The merged file has a code a page, and no credential attached.
    let together = studio.verify_files(&[merged]).unwrap();
    assert_eq!(together.len(), singles.len());
    for one in &together {
        assert_eq!(one.sort, VerifiedSort::PrintedCode, "{}", reasons(one));
        assert_eq!(one.verdict, VerifyVerdict::Valid, "{}", reasons(one));
    }
    // Numbers follow each other; places in the status list do not.
    let mut numbers: Vec<u32> = signed_ones(&studio)
        .iter()
        .map(|c| c.credential.as_ref().unwrap().number)
        .collect();
    numbers.sort_unstable();
    assert_eq!(
        numbers,
        (0..u32::try_from(singles.len()).unwrap()).collect::<Vec<_>>()
    );
    assert_eq!(studio.signing().unwrap().signed as usize, singles.len());
}

#[test]
fn every_form_of_a_credential_verifies_and_a_changed_one_does_not() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Full);
    printed(&studio, folder.path());
    let serial = signed_ones(&studio)[0].serial.clone();
    for form in [
        CredentialForm::Json,
        CredentialForm::Jwt,
        CredentialForm::Png,
        CredentialForm::Svg,
        CredentialForm::Pdf,
    ] {
        let to = folder.path().join(format!("one.{}", form.ending()));
        studio.export_credential(&serial, form, &to).unwrap();
        let answer = &studio.verify_files(&[to]).unwrap()[0];
        assert_eq!(
            answer.verdict,
            VerifyVerdict::Valid,
            "{form:?}: {}",
            reasons(answer)
        );
        assert_eq!(answer.serial, serial);
    }
    let json = studio.credential_in(&serial, CredentialForm::Json).unwrap();
    let text = String::from_utf8(json).unwrap();
    let changed = text.replace("Applied Data", "Advanced Data");
    assert_ne!(changed, text);
    let answer = studio.verify_text(&changed).unwrap();
    assert_eq!(answer.verdict, VerifyVerdict::NotValid);
    // No name and no number stands in the file in clear.
    for certificate in signed_ones(&studio) {
        assert!(!text.contains(&certificate.name));
        assert!(!text.contains(&format!("\"{}\"", certificate.learner_number)));
    }
}

#[test]
fn a_revoked_certificate_is_not_valid_and_the_site_folder_says_so() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    printed(&studio, folder.path());
    let all = signed_ones(&studio);
    studio.revoke(&all[0].serial, "Issued by mistake").unwrap();
    let json = |one: &Certificate| {
        let bytes = studio
            .credential_in(&one.serial, CredentialForm::Json)
            .unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let revoked = studio.verify_text(&json(&all[0])).unwrap();
    assert_eq!(revoked.verdict, VerifyVerdict::NotValid);
    let status = revoked
        .questions
        .iter()
        .find(|q| q.question == Asked::Status)
        .unwrap();
    assert_eq!(status.answer, VerifyAnswer::No);
    assert_eq!(
        studio.verify_text(&json(&all[1])).unwrap().verdict,
        VerifyVerdict::Valid
    );

    // A suspension is taken away again.
    studio
        .suspend(&all[2].serial, "A complaint is looked into")
        .unwrap();
    assert_eq!(
        studio.verify_text(&json(&all[2])).unwrap().verdict,
        VerifyVerdict::NotValid
    );
    assert!(studio.suspend(&all[2].serial, "again").is_err());
    studio.reinstate(&all[2].serial).unwrap();
    assert_eq!(
        studio.verify_text(&json(&all[2])).unwrap().verdict,
        VerifyVerdict::Valid
    );
    assert!(studio.reinstate(&all[2].serial).is_err());

    let site = folder.path().join("site");
    let report = studio.export_site("en", &site).unwrap();
    assert_eq!(report.revoked, 1);
    for name in [
        "did.json",
        "profile.json",
        "status/1.json",
        "revoked.json",
        "index.html",
    ] {
        assert!(report.files.iter().any(|file| file == name), "{name}");
        assert!(site.join(name).is_file(), "{name}");
    }
    // Another workspace, with what was published and a list that names the issuer.
    let (_elsewhere, other) = sample();
    let first = other.verify_text(&json(&all[1])).unwrap();
    assert_eq!(
        first.verdict,
        VerifyVerdict::CannotTell,
        "{}",
        reasons(&first)
    );
    for name in ["did.json", "status/1.json"] {
        other.import_known_file(&site.join(name)).unwrap();
    }
    let open = other.verify_text(&json(&all[1])).unwrap();
    assert_eq!(open.verdict, VerifyVerdict::CannotTell);
    assert!(open.vouched.is_none());
    let list = agency_list(folder.path(), &site.join("did.json"));
    let known = other.import_known_file(&list).unwrap();
    assert!(!known.relied);
    // A list vouches for nobody before a person relies on it.
    let still = other.verify_text(&json(&all[1])).unwrap();
    assert_eq!(still.verdict, VerifyVerdict::CannotTell);
    other.rely_on(&known.id, true).unwrap();
    let valid = other.verify_text(&json(&all[1])).unwrap();
    assert_eq!(valid.verdict, VerifyVerdict::Valid, "{}", reasons(&valid));
    assert_eq!(valid.issuer_name, "Northfield as the agency knows it");
    assert_eq!(valid.vouched.unwrap().list, "Institutions of the north");
    let gone = other.verify_text(&json(&all[0])).unwrap();
    assert_eq!(gone.verdict, VerifyVerdict::NotValid, "{}", reasons(&gone));
    assert_eq!(
        gone.questions
            .iter()
            .filter(|q| q.answer == VerifyAnswer::No)
            .count(),
        1
    );
}

/// A list of recognised issuers, signed by an agency with its own copy of the program.
fn agency_list(folder: &Path, did: &Path) -> PathBuf {
    let (_agency, agency) = sample();
    signing(&agency, "", CodeSize::Compact);
    let mut issuer = agency.read_issuer_file(did).unwrap();
    assert_eq!(issuer.id, "did:web:northfield.example:credentials");
    assert_eq!(issuer.keys.len(), 2);
    assert!(
        agency.save_recognised_issuer(issuer.clone()).is_err(),
        "it has no name"
    );
    issuer.name = "Northfield as the agency knows it".to_owned();
    issuer.since = Some(domain::Date::parse("2020-01-01").unwrap());
    let to = folder.join("issuers.json");
    assert!(agency.export_recognised_list(&to).is_err());
    agency.save_recognised_issuer(issuer).unwrap();
    agency
        .set_recognised_list("Institutions of the north", 12)
        .unwrap();
    agency.export_recognised_list(&to).unwrap();
    to
}

#[test]
fn a_page_whose_words_were_changed_is_caught() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    let (_, singles) = printed(&studio, folder.path());
    // The credential and the code of one, on the page of another.
    let one = studio.verify_files(&singles[..1]).unwrap().remove(0);
    let text = studio
        .credential_in(&one.serial, CredentialForm::Json)
        .unwrap();
    let other = std::fs::read(&singles[1]).unwrap();
    let mut document = lopdf::Document::load_mem(&other).unwrap();
    for object in document.objects.values_mut() {
        let lopdf::Object::Stream(stream) = object else {
            continue;
        };
        let kind = stream.dict.get(b"Type").and_then(lopdf::Object::as_name);
        let is_file = kind.is_ok_and(|kind| kind == b"EmbeddedFile");
        let held = stream.decompressed_content().unwrap_or_default();
        if is_file && held.starts_with(b"{\"@context\"") {
            stream.set_plain_content(text.clone());
        }
    }
    let mut forged = Vec::new();
    document.save_to(&mut forged).unwrap();
    let path = folder.path().join("forged.pdf");
    std::fs::write(&path, forged).unwrap();
    let answer = studio.verify_files(&[path]).unwrap().remove(0);
    assert_eq!(answer.verdict, VerifyVerdict::NotValid);
    assert!(answer.differences.len() >= 2, "{:?}", answer.differences);
}

#[test]
fn locked_keys_stop_the_press_before_anything_is_made() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    studio.lock_keys();
    let plan = studio.plan_issue(&autumn(&studio), &options()).unwrap();
    assert!(plan.signing.signs && !plan.signing.unlocked);
    let out = folder.path().join("out");
    let refused = studio
        .issue(&autumn(&studio), &options(), &out, &Progress::quiet())
        .unwrap_err();
    assert!(matches!(refused, StudioError::Refused(_)), "{refused}");
    assert!(!out.exists());
    assert!(studio.unlock_keys("another passphrase").is_err());
    studio.unlock_keys(WORDS).unwrap();
    printed(&studio, &out);
}

#[test]
fn keys_come_back_from_paper_from_files_and_after_a_restart() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    let (_, singles) = printed(&studio, folder.path());
    let state = studio.signing().unwrap();
    let proof = state.proof_key.clone().unwrap();
    let pages = studio
        .export_paper_backup(&proof, true, "en", folder.path())
        .unwrap();
    assert_eq!(pages.len(), 2);
    let lines = |page: &String| {
        let document = lopdf::Document::load(page).unwrap();
        document.extract_text(&[1]).unwrap()
    };
    assert!(lines(&pages[0]).contains("1 of 2"), "{}", lines(&pages[0]));
    let pem = folder.path().join("key.pem");
    studio.export_key(&proof, KeyForm::Pkcs8, &pem).unwrap();
    // It is here already; elsewhere it is taken in, and signs as the same.
    assert!(studio.import_key(&pem, WORDS).is_err());
    let (_there, other) = sample();
    let taken = other.import_key(&pem, "a passphrase of theirs").unwrap();
    let own = state.keys.iter().find(|key| key.id == proof).unwrap();
    assert_eq!(taken.public_key, own.public_key);
    // A passphrase that is not that of the keys adds none.
    assert!(studio.make_keys("short").is_err());
    assert!(
        studio
            .change_keys_passphrase("wrong words here", "another long one")
            .is_err()
    );
    // After a restart the keys are locked, and what was printed still verifies.
    let at = studio.folder().to_owned();
    drop(studio);
    let studio = Studio::open(&at).unwrap();
    assert!(!studio.signing().unwrap().unlocked);
    for one in studio.verify_files(&singles).unwrap() {
        assert_eq!(one.verdict, VerifyVerdict::Valid, "{}", reasons(&one));
    }
    // A reprint carries the credential that it was issued with, without a key.
    let certificate = &signed_ones(&studio)[0];
    let again = studio.certificate_page(&certificate.serial).unwrap();
    let first = singles.iter().map(|file| std::fs::read(file).unwrap());
    assert!(first.into_iter().any(|bytes| bytes == again));
}

#[test]
fn a_compromised_key_signs_no_more() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    let (merged, singles) = printed(&studio, folder.path());
    let first = studio.signing().unwrap().proof_key.unwrap();
    let today = studio.now().date().unwrap();
    studio.mark_key_compromised(&first, &today).unwrap();
    assert_eq!(studio.signing().unwrap().proof_key, None);
    // What it signed from then on is believed no more, in files and in print.
    for one in studio.verify_files(&[merged, singles[0].clone()]).unwrap() {
        assert_eq!(one.verdict, VerifyVerdict::NotValid, "{}", reasons(&one));
    }
    // Nothing is printed unsigned in silence.
    let plan = studio.plan_issue(&autumn(&studio), &options()).unwrap();
    let blocked: Vec<String> = plan.blocked.iter().map(|why| why.in_english()).collect();
    assert!(
        blocked.iter().any(|why| why.contains("unsigned")),
        "{blocked:?}"
    );
    let made = studio.replace_key(&first, WORDS).unwrap();
    let state = studio.signing().unwrap();
    assert_eq!(state.proof_key, Some(made.id));
    let document = studio.did_document().unwrap();
    let methods = document["verificationMethod"].as_array().unwrap();
    assert_eq!(methods.len(), 3);
    assert!(methods.iter().any(|method| method.get("revoked").is_some()));
}

#[test]
fn what_is_no_certificate_gets_its_reason() {
    let (folder, studio) = sample();
    let files: [(&str, &[u8]); 7] = [
        ("empty.pdf", b"%PDF-1.7\n"),
        ("noise.png", b"\x89PNG\r\n\x1a\nnothing"),
        ("words.txt", b"Dear Sir or Madam"),
        ("broken.json", b"{\"a\": 1, \"a\": 2}"),
        ("code.txt", b"CW1:%%%"),
        ("photo.jpg", b"\xFF\xD8\xFF\xE0nothing"),
        ("binary.jwt", b"\xFF\xFE\x00"),
    ];
    let inside = folder.path().join("in");
    std::fs::create_dir(&inside).unwrap();
    for (name, bytes) in files {
        std::fs::write(inside.join(name), bytes).unwrap();
    }
    let report = studio.verify_folder(&inside, &Progress::quiet()).unwrap();
    assert_eq!((report.total, report.cannot_tell), (7, 7));
    for one in &report.shown {
        assert_eq!(one.sort, VerifiedSort::Unread);
        assert!(one.problem.is_some(), "{}", one.file);
    }
    let table = folder.path().join("verified.csv");
    studio
        .export_verified(&TableStyle::default(), &table)
        .unwrap();
    let text = std::fs::read_to_string(table).unwrap();
    assert_eq!(text.lines().count(), 8, "{text}");
}

#[test]
fn without_an_address_the_key_names_the_institution() {
    let (folder, studio) = sample();
    signing(&studio, "", CodeSize::Compact);
    let (_, singles) = printed(&studio, folder.path());
    let state = studio.signing().unwrap();
    assert!(state.did.starts_with("did:key:z6Mk"), "{}", state.did);
    assert_eq!(state.jwt_key, None);
    for one in studio.verify_files(&singles).unwrap() {
        assert_eq!(one.verdict, VerifyVerdict::Valid, "{}", reasons(&one));
    }
    let serial = signed_ones(&studio)[0].serial.clone();
    assert!(studio.credential_in(&serial, CredentialForm::Jwt).is_err());
    assert!(
        studio
            .set_signing(&SigningSettings {
                address: "http://insecure.example".to_owned(),
                ..SigningSettings::default()
            })
            .is_err()
    );
}

#[test]
fn an_issuer_that_could_not_be_signed_is_refused() {
    let (_folder, studio) = sample();
    let good = RecognisedIssuer {
        id: "did:web:uni.example".to_owned(),
        name: "Uni".to_owned(),
        legal_name: String::new(),
        url: String::new(),
        keys: Vec::new(),
        may_award: Vec::new(),
        since: None,
        until: None,
        withdrawn: None,
    };
    for bad in [
        RecognisedIssuer {
            id: "uni".to_owned(),
            ..good.clone()
        },
        RecognisedIssuer {
            name: " ".to_owned(),
            ..good.clone()
        },
        RecognisedIssuer {
            keys: vec!["z6MkNoKey".to_owned()],
            ..good.clone()
        },
    ] {
        assert!(studio.save_recognised_issuer(bad).is_err());
    }
    studio.save_recognised_issuer(good).unwrap();
    assert_eq!(studio.recognised_list().unwrap().total, 1);
    assert_eq!(
        studio
            .recognised_issuers("uni", None, 10)
            .unwrap()
            .issuers
            .len(),
        1
    );
    assert_eq!(
        studio
            .recognised_issuers("elsewhere", None, 10)
            .unwrap()
            .issuers
            .len(),
        0
    );
    studio.undo().unwrap();
    assert_eq!(studio.recognised_list().unwrap().total, 0);
}

#[test]
fn a_strangers_keys_and_lists_change_no_answer() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    let (_, singles) = printed(&studio, folder.path());
    // Another workspace that says it is published at the same address.
    let (there, stranger) = sample();
    signing(&stranger, ADDRESS, CodeSize::Compact);
    let (_, forged) = printed(&stranger, there.path());
    for (name, studio) in [("ours", &studio), ("theirs", &stranger)] {
        studio.export_site("en", &folder.path().join(name)).unwrap();
    }
    let theirs = folder.path().join("theirs");
    assert!(studio.import_known_file(&theirs.join("did.json")).is_err());
    assert!(
        studio
            .import_known_file(&theirs.join("status/1.json"))
            .is_err()
    );
    assert!(studio.known_files().unwrap().is_empty());
    let answers = studio.verify_files(&singles[..2]).unwrap();
    assert!(
        answers
            .iter()
            .all(|one| one.verdict == VerifyVerdict::Valid)
    );
    let answers = studio.verify_files(&forged[..2]).unwrap();
    assert!(
        answers
            .iter()
            .all(|one| one.verdict == VerifyVerdict::NotValid)
    );
    // An employer who has the keys of the one does not get those of the other in their place.
    let (_employer, employer) = sample();
    let ours = folder.path().join("ours");
    employer.import_known_file(&ours.join("did.json")).unwrap();
    employer
        .import_known_file(&ours.join("status/1.json"))
        .unwrap();
    for name in ["did.json", "status/1.json"] {
        assert!(
            employer.import_known_file(&theirs.join(name)).is_err(),
            "{name}"
        );
    }
    let answers = employer.verify_files(&singles[..2]).unwrap();
    assert!(
        answers
            .iter()
            .all(|one| one.verdict == VerifyVerdict::CannotTell)
    );
}

#[test]
fn what_is_suspended_is_not_said_to_be_revoked() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    printed(&studio, &folder.path().join("out"));
    let serial = signed_ones(&studio)[0].serial.clone();
    studio
        .suspend(&serial, "A complaint is looked into")
        .unwrap();
    // The folder of the press has a folder of its own for the files of learners.
    let report = studio
        .verify_folder(&folder.path().join("out"), &Progress::quiet())
        .unwrap();
    assert_eq!(report.total, 42);
    assert_eq!(report.not_valid, 2);
    for one in report.shown.iter().take(2) {
        assert!(reasons(one).contains("It is suspended"), "{}", reasons(one));
        assert!(!reasons(one).contains("revoked"), "{}", reasons(one));
    }
}

#[test]
fn a_context_of_ones_own_hides_nothing() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    printed(&studio, folder.path());
    let serial = signed_ones(&studio)[0].serial.clone();
    studio.revoke(&serial, "Issued by mistake").unwrap();
    let json = studio.credential_in(&serial, CredentialForm::Json).unwrap();
    let mut document: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let status = document
        .as_object_mut()
        .unwrap()
        .remove("credentialStatus")
        .unwrap();
    document["@context"][3]["hidden"] = "@nest".into();
    document["hidden"] = serde_json::json!({ "credentialStatus": status });
    let answer = studio.verify_text(&document.to_string()).unwrap();
    assert_ne!(answer.verdict, VerifyVerdict::Valid, "{}", reasons(&answer));
}

#[test]
fn what_was_signed_under_an_earlier_address_is_still_our_own() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    let (_, singles) = printed(&studio, folder.path());
    let revoked = signed_ones(&studio)[0].serial.clone();
    studio.revoke(&revoked, "Issued by mistake").unwrap();
    let address = "https://other.example/x".to_owned();
    let settings = studio.signing().unwrap().settings;
    studio
        .set_signing(&SigningSettings {
            address,
            ..settings
        })
        .unwrap();
    studio.make_keys(WORDS).unwrap();
    assert_eq!(studio.signing().unwrap().keys.len(), 2);
    // What is published goes on for the earlier address, signed under it.
    let site = folder.path().join("site");
    let report = studio.export_site("en", &site).unwrap();
    assert_eq!((report.lists, report.revoked), (2, 1));
    let page = std::fs::read_to_string(site.join("earlier-1/index.html")).unwrap();
    assert!(page.contains(ADDRESS), "{page}");
    let (_elsewhere, other) = sample();
    for name in ["earlier-1/did.json", "earlier-1/status/1.json"] {
        other.import_known_file(&site.join(name)).unwrap();
    }
    let answers = other.verify_files(&singles).unwrap();
    let not_valid = answers
        .iter()
        .filter(|one| one.verdict == VerifyVerdict::NotValid);
    assert_eq!(
        not_valid.map(|one| one.serial.clone()).collect::<Vec<_>>(),
        std::slice::from_ref(&revoked)
    );
    for one in studio.verify_files(&singles).unwrap() {
        let expected = if one.serial == revoked {
            VerifyVerdict::NotValid
        } else {
            VerifyVerdict::Valid
        };
        assert_eq!(one.verdict, expected, "{}: {}", one.file, reasons(&one));
    }
}

/// A document with something painted at the end of its first page.
fn painted(file: &Path, paint: &[u8]) -> Vec<u8> {
    let mut document = lopdf::Document::load(file).unwrap();
    let page = document.get_pages()[&1];
    document.add_page_contents(page, paint.to_vec()).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_page_that_was_painted_over_is_caught_and_one_that_was_saved_anew_is_not() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    let (_, singles) = printed(&studio, folder.path());
    let verified = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        studio.verify_files(&[path]).unwrap().remove(0)
    };
    let anew = verified("anew.pdf", &painted(&singles[0], b""));
    assert_ne!(
        std::fs::read(folder.path().join("anew.pdf")).unwrap(),
        std::fs::read(&singles[0]).unwrap()
    );
    assert_eq!(anew.verdict, VerifyVerdict::Valid, "{}", reasons(&anew));
    // No word is on the page that was not there before.
    let patch = verified(
        "patch.pdf",
        &painted(&singles[0], b"q 0.2 0.2 0.6 rg 300 250 120 14 re f Q"),
    );
    assert_eq!(patch.verdict, VerifyVerdict::NotValid);
    assert_eq!(patch.differences.len(), 1, "{:?}", patch.differences);
    // Other paper cannot be compared, and that is said.
    let mut document = lopdf::Document::load(&singles[0]).unwrap();
    let page = document.get_pages()[&1];
    let sides = [0, 0, 900, 650].map(lopdf::Object::from).to_vec();
    for name in ["MediaBox", "CropBox", "TrimBox"] {
        let page = document.get_dictionary_mut(page).unwrap();
        page.set(name, sides.clone());
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let larger = verified("larger.pdf", &bytes);
    assert_eq!(larger.verdict, VerifyVerdict::Valid, "{}", reasons(&larger));
    assert!(reasons(&larger).contains("could not be compared"));
    let serial = anew.serial;
    let again = folder.path().join("again");
    std::fs::create_dir(&again).unwrap();
    let duplicate = studio.reprint(&serial, true, &again).unwrap();
    let bytes = std::fs::read(duplicate).unwrap();
    let duplicate = verified("duplicate.pdf", &bytes);
    assert_eq!(
        duplicate.verdict,
        VerifyVerdict::Valid,
        "{}",
        reasons(&duplicate)
    );
    assert!(
        duplicate.differences.is_empty(),
        "{:?}",
        duplicate.differences
    );
}

#[test]
fn what_another_program_wrote_anew_is_never_called_forged_for_how_it_is_drawn() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    let (_, singles) = printed(&studio, folder.path());
    // Written anew and drawn otherwise, with the same letters: a person must look.
    let mut document = lopdf::Document::load(&singles[0]).unwrap();
    let page = document.get_pages()[&1];
    let content = document.get_page_content(page);
    let lines: Vec<&[u8]> = content.split(|byte| *byte == b'\n').collect();
    let paint = b"\nq 0.2 0.2 0.6 rg 300 250 120 14 re f Q".to_vec();
    let anew = [lines.join(&b"\n "[..]), paint].concat();
    document.change_page_content(page, anew).unwrap();
    let path = folder.path().join("anew.pdf");
    document.save(&path).unwrap();
    let answer = studio.verify_files(&[path]).unwrap().remove(0);
    assert_eq!(answer.verdict, VerifyVerdict::CannotTell);
    assert!(answer.differences.is_empty(), "{:?}", answer.differences);
    assert!(
        reasons(&answer).contains("wrote the page anew"),
        "{}",
        reasons(&answer)
    );
}

#[test]
fn a_code_is_read_off_a_page_that_another_program_wrote() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    let (_, singles) = printed(&studio, folder.path());
    // Another program drops what is attached, and writes the code's operators in its own way.
    let mut document = lopdf::Document::load(&singles[0]).unwrap();
    let attached: Vec<lopdf::ObjectId> = document
        .objects
        .iter()
        .filter(|(_, object)| {
            let kind = object.as_stream().and_then(|one| one.dict.get(b"Type"));
            kind.and_then(lopdf::Object::as_name)
                .is_ok_and(|kind| kind == b"EmbeddedFile")
        })
        .map(|(id, _)| *id)
        .collect();
    for id in attached {
        document.objects.remove(&id);
    }
    let page = document.get_pages()[&1];
    let content = document.get_page_content(page);
    let name = b"/A85";
    let at = content
        .windows(name.len())
        .position(|window| window == name)
        .unwrap();
    let content = [
        &content[..at],
        b"/ASCII85Decode",
        &content[at + name.len()..],
    ]
    .concat();
    document.change_page_content(page, content).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let path = folder.path().join("other.pdf");
    std::fs::write(&path, bytes).unwrap();
    let answer = studio.verify_files(&[path]).unwrap().remove(0);
    assert_eq!(answer.sort, VerifiedSort::PrintedCode);
    assert_eq!(answer.verdict, VerifyVerdict::Valid, "{}", reasons(&answer));
}

#[test]
fn a_partner_endorses_a_programme_and_credentials_carry_its_word() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    let (_elsewhere, partner) = sample();
    signing(&partner, "", CodeSize::None);
    let summary = studio.cohort_summary(&autumn(&studio)).unwrap();
    let description = folder.path().join("to-endorse.json");
    let draft = studio.programme_by_code("FRT-2").unwrap();
    let refused = studio.export_for_endorsement(draft.id.as_str(), &description);
    assert!(refused.unwrap_err().to_string().contains("not approved"));
    studio
        .export_for_endorsement(summary.programme.id.as_str(), &description)
        .unwrap();
    let asked = partner.read_to_endorse(&description).unwrap();
    assert_eq!(asked.name, summary.programme.title);
    assert!(asked.id.starts_with(ADDRESS), "{}", asked.id);
    let word = folder.path().join("endorsement.json");
    assert!(partner.endorse(&asked, "  ", None, &word).is_err());
    let past = domain::Date::parse("2020-01-01").unwrap();
    assert!(partner.endorse(&asked, "Good", Some(&past), &word).is_err());
    partner
        .endorse(&asked, "Our members hire for this.", None, &word)
        .unwrap();
    // A word that was changed on the way is refused.
    let text = std::fs::read_to_string(&word).unwrap();
    let changed = folder.path().join("changed.json");
    std::fs::write(&changed, text.replace("hire for this", "pay for this")).unwrap();
    assert!(studio.import_known_file(&changed).is_err());
    let kept = studio.import_known_file(&word).unwrap();
    assert_eq!(kept.comment, "Our members hire for this.");
    printed(&studio, folder.path());
    let serial = signed_ones(&studio)[0].serial.clone();
    let text = studio.credential_in(&serial, CredentialForm::Json).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let carried = json
        .pointer("/credentialSubject/achievement/endorsement/0/credentialSubject")
        .unwrap();
    assert_eq!(carried["endorsementComment"], "Our members hire for this.");
    let answer = studio
        .verify_text(std::str::from_utf8(&text).unwrap())
        .unwrap();
    assert_eq!(answer.verdict, VerifyVerdict::Valid, "{}", reasons(&answer));
    let within: Vec<_> = answer
        .within
        .iter()
        .filter(|one| one.sort == VerifiedSort::Endorsement)
        .collect();
    assert_eq!(within.len(), 1);
    // A key that nobody vouches for: unchanged, and by somebody unknown.
    assert_eq!(within[0].verdict, VerifyVerdict::CannotTell);
}

#[test]
fn a_learner_keeps_one_record_with_everything_inside() {
    let (folder, studio) = sample();
    signing(&studio, ADDRESS, CodeSize::Compact);
    printed(&studio, folder.path());
    let one = signed_ones(&studio).remove(0);
    let file = folder.path().join("record.pdf");
    let written = studio
        .export_learner_record(&one.serial, "en", &file)
        .unwrap();
    assert!(written.certificates >= 1);
    let answers = studio.verify_files(std::slice::from_ref(&file)).unwrap();
    assert_eq!(answers.len(), 1);
    let record = &answers[0];
    assert_eq!(
        record.sort,
        VerifiedSort::LearnerRecord,
        "{}",
        reasons(record)
    );
    assert_eq!(record.verdict, VerifyVerdict::Valid, "{}", reasons(record));
    assert_eq!(record.within.len(), written.certificates as usize);
    assert!(
        record
            .within
            .iter()
            .all(|one| one.verdict == VerifyVerdict::Valid)
    );
    // What is revoked takes the record with it.
    studio.revoke(&one.serial, "issued in error").unwrap();
    let answer = studio.verify_files(&[file]).unwrap().remove(0);
    assert_eq!(answer.verdict, VerifyVerdict::NotValid);
    let again = folder.path().join("again.pdf");
    assert!(
        studio
            .export_learner_record(&one.serial, "en", &again)
            .is_err()
    );
    studio.lock_keys();
    let other = signed_ones(&studio).remove(1).serial;
    assert!(studio.export_learner_record(&other, "en", &again).is_err());
    assert!(!again.exists());
}
