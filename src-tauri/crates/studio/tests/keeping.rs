//! Keeping a workspace: its versions, its backups, its people, and what older versions left.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::{Path, PathBuf};

use domain::audit::AuditOutcome;
use domain::lifecycle::LifecycleStep;
use domain::people::{Action, Role};
use domain::record_kind::RecordKind;
use domain::table::TableStyle;
use studio::workspace::encryption::WorkspaceLock;
use studio::workspace::opening::Passphrase;
use studio::{Progress, Studio};
use words::Message;

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures")
}

fn sample() -> (tempfile::TempDir, Studio) {
    let dir = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&dir.path().join("w")).unwrap();
    (dir, studio)
}

#[test]
fn a_workspace_of_0_1_0_opens_with_everything_in_it() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    copy(&fixtures().join("workspace-0.1.0"), &folder);
    let studio = Studio::open(&folder).unwrap();
    let overview = studio.overview().unwrap();
    assert!(
        overview.mended[0].in_english().contains("older Credwright"),
        "{:?}",
        overview.mended
    );
    assert_eq!(
        (overview.programmes, overview.cohorts, overview.certificates),
        (3, 3, 30)
    );
    let register = std::fs::read(fixtures().join("workspace-0.1.0.register.csv")).unwrap();
    // Cells of text stand in quotation marks since.
    let ours = String::from_utf8(register_csv(&studio))
        .unwrap()
        .replace('"', "")
        // What is called status now was called standing.
        .replacen(",Status,", ",Standing,", 1);
    let theirs = String::from_utf8(register).unwrap().replace('"', "");
    // Columns were added since, after those there were.
    let differ: Vec<&str> = ours
        .lines()
        .filter(|l| !theirs.lines().any(|t| l.starts_with(&format!("{t},"))))
        .collect();
    assert_eq!(differ.len(), 0, "{differ:?}");
    let check = studio.check().unwrap();
    assert!(check.sound, "{:?}", check.faults);
    // Its past reaches back into the old journal.
    let programme = studio.programme_by_code("ADS-1").unwrap();
    let past = studio
        .versions(RecordKind::Programme, programme.id.as_str())
        .unwrap();
    assert!(!past.versions.is_empty() && !past.earlier_unreadable);
    let serial = ours
        .lines()
        .nth(1)
        .unwrap()
        .split(',')
        .next()
        .unwrap()
        .to_owned();
    let past = studio.versions(RecordKind::Certificate, &serial).unwrap();
    assert!(
        past.versions
            .iter()
            .filter_map(|v| v.what.as_ref())
            .any(|what| what.in_english().starts_with("Revoke")),
        "{past:?}"
    );
    // A certificate still prints as it did, and learners are found under their new names.
    assert!(
        studio
            .certificate_page(&serial)
            .unwrap()
            .starts_with(b"%PDF")
    );
    let cohorts = studio.cohorts("", None, 1_000).unwrap().cohorts;
    let learners: usize = cohorts
        .iter()
        .map(|c| studio.learners(c.cohort.id.as_str()).unwrap().len())
        .sum();
    assert!(learners > 20);
    let backups = studio.backups().unwrap().backups;
    assert_eq!(backups.len(), 1);
    assert_eq!(backups[0].reason, "before-migration");
    drop(studio);
    let studio = Studio::open(&folder).unwrap();
    assert!(studio.overview().unwrap().mended.is_empty());
    assert_eq!(studio.overview().unwrap().certificates, 30);
}

#[test]
fn a_workspace_made_before_messages_and_indexes_opens_with_everything_in_it() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    copy(&fixtures().join("workspace-2026-11"), &folder);
    let studio = Studio::open(&folder).unwrap();
    let overview = studio.overview().unwrap();
    assert_eq!(
        (overview.programmes, overview.cohorts, overview.certificates),
        (3, 4, 13)
    );
    let theirs =
        std::fs::read_to_string(fixtures().join("workspace-2026-11.register.csv")).unwrap();
    // Cells of text stand in quotation marks since.
    let theirs = theirs.replace('"', "");
    let ours = String::from_utf8(register_csv(&studio))
        .unwrap()
        .replace('"', "");
    assert!(theirs.lines().count() > 13);
    for line in theirs.lines().skip(1) {
        assert!(ours.lines().any(|l| l.starts_with(line)), "{line}\n{ours}");
    }
    // What was decided stands with its reasons, which were sentences then.
    let cohorts = studio.cohorts("Pilot", None, 10).unwrap().cohorts;
    let awards = studio
        .award_view(cohorts.first().unwrap().cohort.id.as_str())
        .unwrap();
    assert_eq!((awards.rows.len(), awards.to_decide), (12, 0));
    let row = awards.rows.first().unwrap();
    assert!(row.decided.is_some() && !row.differs, "{row:?}");
    // Labels of saves, and the audit that was signed, are readable.
    let audits = studio.audits(None, 10).unwrap();
    let audit = studio
        .audit_view(audits.audits.first().unwrap().id.as_str())
        .unwrap();
    assert!(!audit.standing.clauses.is_empty() && audit.saved.value.decision.is_some());
    let mut labels = Vec::new();
    for line in theirs.lines().skip(1) {
        let serial = line.split(',').next().unwrap();
        for version in studio
            .versions(RecordKind::Certificate, serial)
            .unwrap()
            .versions
        {
            labels.push(version.what.unwrap().in_english());
        }
    }
    assert!(labels.len() > 13 && labels.iter().all(|l| !l.is_empty()));
    let check = studio.check().unwrap();
    assert!(check.sound, "{:?}", check.faults);
    drop(studio);
    assert_eq!(
        Studio::open(&folder)
            .unwrap()
            .overview()
            .unwrap()
            .certificates,
        13
    );
}

#[test]
fn a_thing_comes_back_as_it_was_and_that_can_be_undone() {
    let (_dir, studio) = sample();
    let mut saved = studio.create_programme("NEW-1", "First title").unwrap();
    saved.value.title = "Second title".to_owned();
    saved.value.description = "Words.".to_owned();
    let saved = studio.save_programme(&saved).unwrap();
    let id = saved.value.id.as_str();
    let past = studio.versions(RecordKind::Programme, id).unwrap();
    assert_eq!(past.versions.len(), 2);
    let changes: Vec<_> = past.versions[0]
        .changes
        .iter()
        .map(|c| {
            let place: Vec<String> = c.place.iter().map(Message::in_english).collect();
            (place, c.before.in_english(), c.after.in_english())
        })
        .collect();
    let said = |text: &str| vec![text.to_owned()];
    assert_eq!(
        changes,
        [
            (said("Description"), Vec::new(), said("Words.")),
            (said("Title"), said("First title"), said("Second title"))
        ]
    );
    let label = past.versions[0].what.as_ref().unwrap();
    assert_eq!(
        (label.code(), label.in_english()),
        ("programmes-step-change", "Change NEW-1".to_owned())
    );
    studio
        .restore_version(RecordKind::Programme, id, 1)
        .unwrap();
    assert_eq!(
        studio.programme_view(id).unwrap().saved.value.title,
        "First title"
    );
    studio.undo().unwrap();
    assert_eq!(
        studio.programme_view(id).unwrap().saved.value.title,
        "Second title"
    );
    studio.delete_programme(id).unwrap();
    let past = studio.versions(RecordKind::Programme, id).unwrap();
    assert!(past.versions[0].deleted);
    studio
        .restore_version(RecordKind::Programme, id, 2)
        .unwrap();
    assert_eq!(
        studio.programme_view(id).unwrap().saved.value.description,
        "Words."
    );
    assert!(
        studio
            .restore_version(RecordKind::Certificate, "x", 1)
            .is_err()
    );
}

#[test]
fn backups_are_made_thinned_verified_and_restored() {
    let (dir, studio) = sample();
    assert!(studio.back_up_if_due().unwrap());
    assert!(!studio.back_up_if_due().unwrap(), "nothing was saved since");
    studio.create_programme("NEW-1", "After").unwrap();
    assert!(!studio.back_up_if_due().unwrap(), "not within the hour");
    let made = studio.back_up_now(&Progress::quiet()).unwrap();
    assert_eq!(made.reason, "by-hand");
    studio.verify_backup(&made.name).unwrap();
    let other = dir.path().join("restored");
    let restored = Studio::restore(&studio.backup_file(&made.name).unwrap(), &other).unwrap();
    assert_eq!(restored.programme_by_code("NEW-1").unwrap().title, "After");
    assert!(restored.check().unwrap().sound);
    assert_eq!(register_csv(&restored), register_csv(&studio));
    let mut retention = studio.backups().unwrap().retention;
    retention.value.hourly = 0;
    retention.value.monthly = 1_000;
    let kept = studio.set_retention(&retention).unwrap().value;
    assert_eq!(
        (kept.hourly, kept.monthly),
        (1, 99),
        "within what makes sense"
    );
    studio.delete_backup(&made.name).unwrap();
    assert!(studio.backup_file(&made.name).is_err());
    assert!(studio.backup_file("../../etc/passwd").is_err());
    let whole = dir.path().join("whole.credwright");
    studio.export_workspace(&whole, &Progress::quiet()).unwrap();
    let third = Studio::restore(&whole, &dir.path().join("third")).unwrap();
    assert_eq!(
        third.overview().unwrap().programmes,
        studio.overview().unwrap().programmes
    );
}

#[test]
fn a_damaged_workspace_says_what_is_lost_and_is_repaired() {
    let (dir, studio) = sample();
    studio.back_up_now(&Progress::quiet()).unwrap();
    drop(studio);
    let folder = dir.path().join("w");
    let segment = folder.join("journal/00000000000000000001.journal");
    let mut bytes = std::fs::read(&segment).unwrap();
    bytes[400] ^= 4;
    std::fs::write(&segment, &bytes).unwrap();
    let Err(error) = Studio::open(&folder) else {
        panic!("opened");
    };
    let damage = studio::workspace::opening::WorkspaceDamage::behind(&error).unwrap();
    assert_eq!((damage.missing, damage.in_backups), (1, 1), "{damage:?}");
    assert!(damage.newest_backup.is_some());
    let repaired = Studio::repair(&folder, Passphrase::Ask, &|_| {}).unwrap();
    assert_eq!((repaired.recovered, repaired.lost), (1, 0));
    assert!(Studio::open(&folder).unwrap().check().unwrap().sound);
}

#[test]
fn people_sign_in_and_do_what_their_role_allows() {
    let (dir, studio) = sample();
    studio.create_programme("UNDO-1", "Before people").unwrap();
    assert!(!studio.session_state().unwrap().must_sign_in);
    assert!(
        studio.add_person("Ada", Role::Designer, "").is_err(),
        "an administrator first"
    );
    assert!(
        studio
            .add_person("Ada", Role::Administrator, "short")
            .is_err()
    );
    let ada = studio
        .add_person("Ada Berg", Role::Administrator, "four plain words")
        .unwrap();
    let bo = studio
        .add_person("Bo Lind", Role::Designer, "another passphrase")
        .unwrap();
    let cy = studio.add_person("Cy Reis", Role::Reviewer, "").unwrap();
    assert!(
        studio.add_person("Bo Lind", Role::Reviewer, "").is_err(),
        "the name is taken"
    );
    // People come and go beside what can be undone.
    assert_eq!(
        studio.undo().unwrap().unwrap().in_english(),
        "Add programme UNDO-1"
    );
    drop(studio);
    let studio = Studio::open(&dir.path().join("w")).unwrap();
    assert!(studio.session_state().unwrap().must_sign_in);
    let refused = studio.create_programme("P-1", "Title").unwrap_err();
    assert!(refused.to_string().contains("Sign in"), "{refused}");
    assert!(studio.sign_in(bo.id.as_str(), "wrong words here").is_err());
    let session = studio
        .sign_in(bo.id.as_str(), "another passphrase")
        .unwrap();
    assert_eq!(
        session.may,
        [
            Action::Design,
            Action::Offer,
            Action::SetStandards,
            Action::DrawTemplates,
            Action::ChangeOwnPassphrase,
            Action::ExportDesigns
        ]
    );
    let made = studio.create_programme("P-1", "Title").unwrap();
    assert_eq!(made.value.designed_by, std::slice::from_ref(&bo.id));
    let past = studio
        .versions(RecordKind::Programme, made.value.id.as_str())
        .unwrap();
    assert_eq!(past.versions[0].who, "Bo Lind");
    let serial = studio.register("", None, 1).unwrap().certificates[0]
        .serial
        .clone();
    let refused = studio.revoke(&serial, "no").unwrap_err().to_string();
    assert!(
        refused.contains("Bo Lind is signed in as designer"),
        "{refused}"
    );
    // The journal never holds a passphrase, nor does a name stand in its plain heads.
    let state = studio.sign_in(cy.id.as_str(), "").unwrap();
    assert_eq!(
        state.may,
        [
            Action::Review,
            Action::SignOff,
            Action::SetStandards,
            Action::Moderate,
            Action::ChangeOwnPassphrase,
            Action::ExportDesigns,
            Action::ExportScores,
            Action::ExportRegister
        ]
    );
    assert!(
        studio
            .set_passphrase(bo.id.as_str(), "", "taken over now")
            .is_err()
    );
    studio
        .set_passphrase(cy.id.as_str(), "", "my very own words")
        .unwrap();
    assert!(
        studio
            .set_passphrase(cy.id.as_str(), "not my words", "other words than mine")
            .is_err(),
        "changing one's own passphrase asks for the present one"
    );
    assert!(studio.sign_in(cy.id.as_str(), "").is_err());
    studio.sign_in(ada.id.as_str(), "four plain words").unwrap();
    let mut leaving = ada.clone();
    leaving.left = true;
    assert!(
        studio.change_person(&leaving).is_err(),
        "the last administrator stays"
    );
    let mut gone = studio
        .people()
        .unwrap()
        .into_iter()
        .find(|p| p.id == bo.id)
        .unwrap();
    gone.left = true;
    studio.change_person(&gone).unwrap();
    assert!(
        studio
            .sign_in(bo.id.as_str(), "another passphrase")
            .is_err()
    );
    studio.sign_out();
    assert!(studio.session_state().unwrap().must_sign_in);
}

#[test]
fn nobody_decides_the_audit_of_their_own_version_unless_the_institution_allows_it() {
    let (_dir, studio) = sample();
    let ada = studio
        .add_person("Ada Berg", Role::Administrator, "four plain words")
        .unwrap();
    let made = studio.create_programme("P-1", "Title").unwrap();
    let id = made.value.id.as_str().to_owned();
    studio
        .step_programme(&id, LifecycleStep::SendToReview)
        .unwrap();
    let standard = studio.standards()[0].id.as_str().to_owned();
    let audit = studio.start_audit(&id, &standard, "Ada Berg").unwrap();
    let audit_id = audit.value.id.as_str().to_owned();
    let refused = studio
        .decide_audit(
            &audit_id,
            AuditOutcome::ReturnedForChanges,
            "Ada Berg",
            "Not yet",
        )
        .unwrap_err()
        .to_string();
    assert!(
        refused.contains("Ada Berg designed this version"),
        "{refused}"
    );
    let mut institution = studio.institution().unwrap();
    institution.value.own_sign_off_allowed = true;
    studio.save_institution(&institution).unwrap();
    let view = studio
        .decide_audit(
            &audit_id,
            AuditOutcome::ReturnedForChanges,
            "Ada Berg",
            "Not yet",
        )
        .unwrap();
    let decision = view.saved.value.decision.unwrap();
    assert!(decision.own_work, "the record says so");
    assert_eq!(decision.profile, ada.id.0);
}

#[test]
fn a_locked_workspace_asks_and_says_what_can_be_read_without_it() {
    let (dir, studio) = sample();
    let folder = dir.path().join("w");
    let register = register_csv(&studio);
    let serial = studio.register("", None, 1).unwrap().certificates[0]
        .serial
        .clone();
    let page = studio.certificate_page(&serial).unwrap();
    assert!(studio.may_lock("short").is_err());
    drop(studio);
    let studio = Studio::lock_and_open(&folder, "four plain words", &|_| {}).unwrap();
    assert_eq!(studio.overview().unwrap().lock, WorkspaceLock::Locked);
    assert_eq!(register_csv(&studio), register);
    assert_eq!(
        studio.certificate_page(&serial).unwrap(),
        page,
        "the same bytes"
    );
    assert!(!studio.find("zofia", 5).unwrap().is_empty());
    assert!(studio.check().unwrap().sound);
    drop(studio);
    assert!(Studio::open(&folder).err().unwrap().is_locked());
    let given = |words| Studio::open_telling(&folder, words, &|_| {});
    assert!(given(Passphrase::Given("the wrong words")).is_err());
    let without = given(Passphrase::Without).unwrap();
    assert!(
        without
            .overview()
            .unwrap()
            .read_only
            .unwrap()
            .in_english()
            .contains("locked")
    );
    assert_eq!(without.programme_by_code("ADS-1").unwrap().code, "ADS-1");
    assert!(without.register("", None, 5).is_err());
    assert!(without.create_programme("P-1", "Title").is_err());
    assert!(!without.session_state().unwrap().must_sign_in);
    drop(without);
    let studio = given(Passphrase::Given("four plain words")).unwrap();
    let wrong = studio.may_change_lock("wrong words here", "other plain words");
    assert!(wrong.is_err());
    assert!(studio.may_change_lock("four plain words", "short").is_err());
    studio
        .may_change_lock("four plain words", "other plain words")
        .unwrap();
    drop(studio);
    let change = |old, new| Studio::change_lock_and_open(&folder, old, new, &|_| {}).unwrap();
    let studio = change("four plain words", "other plain words");
    assert_eq!(register_csv(&studio), register);
    drop(studio);
    assert!(given(Passphrase::Given("four plain words")).is_err());
    let studio = change("other plain words", "");
    assert_eq!(studio.lock().unwrap(), WorkspaceLock::KeyInside);
    drop(studio);
    assert_eq!(register_csv(&Studio::open(&folder).unwrap()), register);
    let again = Studio::lock_and_open(&folder, "four plain words", &|_| {}).unwrap();
    assert_eq!(again.lock().unwrap(), WorkspaceLock::Locked);
}

fn register_csv(studio: &Studio) -> Vec<u8> {
    let mut csv = Vec::new();
    studio
        .write_register("", &TableStyle::default(), &mut csv)
        .unwrap();
    // Each export is a save, so that the anchor at its foot is another each time.
    let mut lines: Vec<&[u8]> = csv.split_inclusive(|b| *b == b'\n').collect();
    let foot = lines.pop().unwrap();
    assert!(
        foot.starts_with(b"\"# Anchor of the journal\","),
        "{foot:?}"
    );
    lines.concat()
}
