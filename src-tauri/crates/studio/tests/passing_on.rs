//! Work passed on by file between two offline workspaces.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::{Path, PathBuf};

use domain::audit::{AuditOutcome, Evidence, Judgement, Severity};
use domain::check::Rating;
use domain::difference::Meeting;
use domain::lifecycle::{LifecycleStep, ProgrammeState};
use domain::people::Role;
use domain::record_kind::RecordKind;
use studio::packages::{PackageChoice, PackageKind, PackagePreview, PackageStanding};
use studio::people::Person;
use studio::{Progress, Studio};

struct Two {
    dir: tempfile::TempDir,
    ours: Studio,
    theirs: Studio,
}

impl Two {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let ours = Studio::create_sample(&dir.path().join("ours")).unwrap();
        let theirs = Studio::create(&dir.path().join("theirs")).unwrap();
        Self { dir, ours, theirs }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }
}

fn all(preview: &PackagePreview) -> Vec<PackageChoice> {
    preview
        .items
        .iter()
        .map(|item| PackageChoice {
            key: item.key.clone(),
            take: true,
            changes: item.changes.iter().map(|c| c.number).collect(),
        })
        .collect()
}

fn judgement(clause: &str, note: &str) -> Judgement {
    Judgement {
        given: None,
        clause_id: clause.into(),
        rating: Some(Rating::Met),
        note: note.to_owned(),
        severity: None::<Severity>,
        owner: String::new(),
        due: None,
        evidence: Vec::new(),
    }
}

fn judge_all(studio: &Studio, audit: &str) {
    let view = studio.audit_view(audit).unwrap();
    for clause in &view.standing.clauses {
        let id = clause.clause.id.as_str().to_owned();
        let revision = studio.audit_view(audit).unwrap().saved.revision;
        studio
            .judge(audit, revision, judgement(&id, "Seen there"))
            .unwrap();
    }
}

#[test]
fn a_programme_goes_to_another_institution_with_its_rubrics_as_a_draft() {
    let two = Two::new();
    let programme = two.ours.programme_by_code("ADS-1").unwrap();
    let file = two.file("ads.credwright");
    two.ours
        .write_programme_package(programme.id.as_str(), &file)
        .unwrap();
    let preview = two.theirs.read_package(&file).unwrap();
    assert_eq!(preview.kind, PackageKind::Programme);
    assert!(
        preview
            .items
            .iter()
            .all(|i| i.standing == PackageStanding::New)
    );
    let draft = words::say::packages::note_as_draft();
    assert!(preview.items.iter().any(|i| i.note == Some(draft.clone())));
    let taken = two.theirs.take_package(&[]).unwrap();
    assert_eq!(taken.added as usize, preview.items.len());
    let there = two.theirs.programme_by_code("ADS-1").unwrap();
    assert_eq!(there.title, programme.title);
    assert_eq!(
        (there.state, there.approved_at),
        (ProgrammeState::Draft, None)
    );
    assert_eq!(
        two.theirs.rubrics("", None, 50).unwrap().rubrics.len(),
        preview.items.len() - 1
    );
    // The same once more changes nothing; undo takes it away again.
    let again = two.theirs.read_package(&file).unwrap();
    assert!(again.items.is_empty(), "{:?}", again.items);
    two.theirs.undo().unwrap();
    assert!(
        two.theirs
            .programmes("", None, None, 10)
            .unwrap()
            .programmes
            .is_empty()
    );
}

#[test]
fn a_review_goes_out_and_comes_back_field_by_field() {
    let two = Two::new();
    let made = two.ours.create_programme("REV-1", "Reviewed").unwrap();
    let id = made.value.id.as_str().to_owned();
    two.ours
        .step_programme(&id, LifecycleStep::SendToReview)
        .unwrap();
    let standard = two.ours.standards()[0].id.as_str().to_owned();
    let audit = two.ours.start_audit(&id, &standard, "Rhiannon").unwrap();
    let audit = audit.value.id.as_str().to_owned();
    let clauses = two.ours.audit_view(&audit).unwrap().standing.clauses;
    let first = clauses[0].clause.id.as_str().to_owned();
    let second = clauses[1].clause.id.as_str().to_owned();
    two.ours
        .judge(&audit, 1, judgement(&first, "Before"))
        .unwrap();
    let out = two.file("out.credwright");
    two.ours.hand_over_audit(&audit, &out).unwrap();

    // There: the same audit opens, is worked on, gets evidence, and goes back.
    two.theirs.read_package(&out).unwrap();
    two.theirs.take_package(&[]).unwrap();
    let view = two.theirs.audit_view(&audit).unwrap();
    assert_eq!(
        view.standing.clauses[0].judgement.as_ref().unwrap().note,
        "Before"
    );
    let revision = view.saved.revision;
    let view = two
        .theirs
        .judge(&audit, revision, judgement(&first, "After"))
        .unwrap();
    let mut with_evidence = judgement(&second, "Seen");
    let attached = two
        .theirs
        .attach_evidence("minutes.txt", b"We met.")
        .unwrap();
    with_evidence.evidence.push(Evidence {
        title: "Minutes".to_owned(),
        detail: "p. 2".to_owned(),
        file: Some(attached.clone()),
    });
    two.theirs
        .judge(&audit, view.saved.revision, with_evidence)
        .unwrap();
    let back = two.file("back.credwright");
    two.theirs.hand_over_audit(&audit, &back).unwrap();

    // Here: the first clause was judged anew meanwhile.
    let revision = two.ours.audit_view(&audit).unwrap().saved.revision;
    two.ours
        .judge(&audit, revision, judgement(&first, "Meanwhile"))
        .unwrap();
    let preview = two.ours.read_package(&back).unwrap();
    assert_eq!(preview.kind, PackageKind::Review);
    let item = preview
        .items
        .iter()
        .find(|i| i.kind == RecordKind::Audit)
        .unwrap();
    assert_eq!(item.standing, PackageStanding::Differs);
    let note = item
        .changes
        .iter()
        .find(|c| c.theirs.in_english() == ["After"])
        .unwrap();
    assert_eq!(
        (note.ours.in_english(), note.meeting),
        (vec!["Meanwhile".to_owned()], Meeting::Both)
    );
    let new: Vec<u32> = item
        .changes
        .iter()
        .filter(|c| c.meeting == Meeting::OnlyTheirs)
        .map(|c| c.number)
        .collect();
    assert!(!new.is_empty());
    // Ours stays in the first clause, theirs comes in for the second.
    let choice = PackageChoice {
        key: item.key.clone(),
        take: true,
        changes: new,
    };
    let taken = two.ours.take_package(&[choice]).unwrap();
    assert_eq!((taken.added, taken.changed), (0, 1));
    let view = two.ours.audit_view(&audit).unwrap();
    let of = |n: usize| view.standing.clauses[n].judgement.clone().unwrap();
    assert_eq!(
        (of(0).note.as_str(), of(1).note.as_str()),
        ("Meanwhile", "Seen")
    );
    assert_eq!(two.ours.evidence(&attached).unwrap(), b"We met.");
    two.ours.undo().unwrap();
    let view = two.ours.audit_view(&audit).unwrap();
    assert!(view.standing.clauses[1].judgement.is_none());
}

#[test]
fn a_decision_comes_back_and_obeys_the_rules_here() {
    let two = Two::new();
    let source = two.ours.programme_by_code("ADS-1").unwrap();
    let next = two.ours.next_version(source.id.as_str()).unwrap();
    let id = next.value.id.as_str().to_owned();
    two.ours
        .step_programme(&id, LifecycleStep::SendToReview)
        .unwrap();
    let standard = two.ours.standards()[0].id.as_str().to_owned();
    let audit = two.ours.start_audit(&id, &standard, "Rhiannon").unwrap();
    let audit = audit.value.id.as_str().to_owned();
    let out = two.file("out.credwright");
    two.ours.hand_over_audit(&audit, &out).unwrap();
    two.theirs.read_package(&out).unwrap();
    two.theirs.take_package(&[]).unwrap();
    judge_all(&two.theirs, &audit);
    two.theirs
        .decide_audit(&audit, AuditOutcome::Approved, "Rhiannon", "Well made")
        .unwrap();
    let back = two.file("back.credwright");
    two.theirs.hand_over_audit(&audit, &back).unwrap();
    let preview = two.ours.read_package(&back).unwrap();
    let item = preview
        .items
        .iter()
        .find(|i| i.kind == RecordKind::Audit)
        .unwrap();
    let decision = item
        .changes
        .iter()
        .find(|c| {
            c.place
                .first()
                .is_some_and(|p| p.in_english() == "Decision")
                && c.place.len() == 1
        })
        .unwrap()
        .number;
    // The decision without the ratings it rests on is refused, and nothing is lost.
    let alone = PackageChoice {
        key: item.key.clone(),
        take: true,
        changes: vec![decision],
    };
    let refused = two.ours.take_package(&[alone]).unwrap_err().to_string();
    assert!(refused.contains("still to be judged"), "{refused}");
    two.ours.take_package(&all(&preview)).unwrap();
    let view = two.ours.audit_view(&audit).unwrap();
    let decision = view.saved.value.decision.unwrap();
    assert_eq!(
        (decision.signed_by.as_str(), decision.outcome),
        ("Rhiannon", AuditOutcome::Approved)
    );
    assert!(!view.saved.value.checks_at_decision.is_empty());
    assert_eq!(view.programme.state, ProgrammeState::Approved);
    // It is decided: the same package once more is refused.
    let again = two.ours.read_package(&back).unwrap();
    assert!(
        again
            .items
            .iter()
            .all(|i| i.standing != PackageStanding::Differs),
        "{:?}",
        again.items
    );
}

#[test]
fn another_workspace_is_merged_with_a_choice_for_each_conflict() {
    let two = Two::new();
    let whole = two.file("whole.credwright");
    two.ours
        .export_workspace(&whole, &Progress::quiet())
        .unwrap();
    let copy = Studio::restore(&whole, &two.file("copy")).unwrap();
    let programme = two
        .ours
        .programmes("", None, None, 10)
        .unwrap()
        .programmes
        .into_iter()
        .find(|p| p.state == ProgrammeState::Draft)
        .unwrap();
    let change = |studio: &Studio, title: &str| {
        let mut saved = studio.programme_view(programme.id.as_str()).unwrap().saved;
        saved.value.title = title.to_owned();
        studio.save_programme(&saved).unwrap();
    };
    change(&copy, "Theirs");
    copy.create_programme("ONLY-1", "Only there").unwrap();
    let other = two.file("other.credwright");
    copy.export_workspace(&other, &Progress::quiet()).unwrap();
    let preview = two.ours.read_package(&other).unwrap();
    assert_eq!(preview.kind, PackageKind::Workspace);
    let programmes = preview
        .counts
        .iter()
        .find(|c| c.kind == RecordKind::Programme)
        .unwrap();
    assert_eq!(
        (programmes.new, programmes.differs, programmes.same),
        (1, 1, 2)
    );
    let certificates = preview
        .counts
        .iter()
        .find(|c| c.kind == RecordKind::Certificate)
        .unwrap();
    assert_eq!((certificates.new, certificates.same), (0, 9));
    // Leave the new one, take the other.
    let choices: Vec<PackageChoice> = all(&preview)
        .into_iter()
        .zip(&preview.items)
        .map(|(choice, item)| PackageChoice {
            take: item.standing == PackageStanding::Differs,
            ..choice
        })
        .collect();
    let taken = two.ours.take_package(&choices).unwrap();
    assert_eq!((taken.added, taken.changed, taken.left), (0, 1, 1));
    let view = two.ours.programme_view(programme.id.as_str()).unwrap();
    assert_eq!(view.saved.value.title, "Theirs");
    assert!(two.ours.programme_by_code("ONLY-1").is_err());
    // Somebody saves between looking and taking: nothing is taken.
    change(&copy, "Theirs again");
    copy.export_workspace(&other, &Progress::quiet()).unwrap();
    let preview = two.ours.read_package(&other).unwrap();
    change(&two.ours, "Ours");
    assert!(
        two.ours
            .take_package(&all(&preview))
            .unwrap_err()
            .is_conflict()
    );
    assert!(
        two.ours
            .backups()
            .unwrap()
            .backups
            .iter()
            .any(|b| b.reason == "before-merging")
    );
    assert!(!two.ours.folder().join("backups/looked-at").exists());
}

#[test]
fn what_is_not_what_it_says_never_gets_in() {
    let two = Two::new();
    let programme = two.ours.programme_by_code("ADS-1").unwrap();
    let file = two.file("ads.credwright");
    two.ours
        .write_programme_package(programme.id.as_str(), &file)
        .unwrap();
    let hostile = |lines: &[&str], name: &str| -> PathBuf {
        let path = two.file(name);
        let mut out = store::ArchiveWriter::create(&path).unwrap();
        out.add("records.jsonl", &mut lines.join("\n").as_bytes())
            .unwrap();
        out.finish(store::Manifest {
            what: "programme".to_owned(),
            ..store::Manifest::default()
        })
        .unwrap();
        path
    };
    let read = |path: &Path| two.theirs.read_package(path);
    let path = hostile(
        &[r#"{"kind":"profile","id":"x","schema":2,"value":{"role":"administrator"}}"#],
        "a",
    );
    let preview = read(&path).unwrap();
    assert_eq!(
        preview.items[0].standing,
        PackageStanding::Refused,
        "no profile comes by file"
    );
    assert_eq!(two.theirs.take_package(&all(&preview)).unwrap().added, 0);
    let path = hostile(
        &[r#"{"kind":"programme","id":"x","schema":2,"value":{"code":7}}"#],
        "b",
    );
    assert_eq!(
        read(&path).unwrap().items[0].standing,
        PackageStanding::Refused
    );
    let path = hostile(
        &[r#"{"kind":"rubric","id":"x","schema":99,"value":{}}"#],
        "c",
    );
    assert_eq!(
        read(&path).unwrap().items[0].note,
        Some(words::say::packages::note_newer())
    );
    let line = r#"{"kind":"rubric","id":"x","schema":2,"value":{}}"#;
    assert!(
        read(&hostile(&[line, line], "d"))
            .unwrap_err()
            .to_string()
            .contains("twice")
    );
    assert!(
        read(&hostile(&["not json"], "e"))
            .unwrap_err()
            .to_string()
            .contains("Line 1")
    );
    let deep = format!(
        r#"{{"kind":"rubric","id":"x","schema":2,"value":{}{}}}"#,
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    assert!(read(&hostile(&[&deep], "f")).is_err());
}

/// A workspace in which Ada administers, and Dee designs.
fn with_people(studio: &Studio) -> (Person, Person) {
    let ada = studio
        .add_person("Ada Berg", Role::Administrator, "four plain words")
        .unwrap();
    let dee = studio.add_person("Dee Dahl", Role::Designer, "").unwrap();
    (ada, dee)
}

#[test]
fn an_imported_programme_is_signed_by_whoever_imports_it() {
    let two = Two::new();
    let (_, dee) = with_people(&two.theirs);
    two.theirs.sign_in(dee.id.as_str(), "").unwrap();
    let programme = two.ours.programme_by_code("ADS-1").unwrap();
    let file = two.ours.export_programme(programme.id.as_str()).unwrap();
    let taken = two.theirs.import_programme(file.as_bytes()).unwrap();
    assert!(taken.saved.value.designed_by.contains(&dee.id));
}

#[test]
fn a_decision_by_file_is_held_to_the_rule_on_own_work() {
    let two = Two::new();
    let (ada, _) = with_people(&two.ours);
    // Ada designs it, and somebody without a name signs it off elsewhere.
    let made = two.ours.create_programme("REV-1", "Reviewed").unwrap();
    let id = made.value.id.as_str().to_owned();
    assert_eq!(made.value.designed_by, std::slice::from_ref(&ada.id));
    two.ours
        .step_programme(&id, LifecycleStep::SendToReview)
        .unwrap();
    let standard = two.ours.standards()[0].id.as_str().to_owned();
    let audit = two.ours.start_audit(&id, &standard, "Rhiannon").unwrap();
    let audit = audit.value.id.as_str().to_owned();
    let out = two.file("out.credwright");
    two.ours.hand_over_audit(&audit, &out).unwrap();
    two.theirs.read_package(&out).unwrap();
    two.theirs.take_package(&[]).unwrap();
    judge_all(&two.theirs, &audit);
    two.theirs
        .decide_audit(&audit, AuditOutcome::ReturnedForChanges, "Rhiannon", "More")
        .unwrap();
    let back = two.file("back.credwright");
    two.theirs.hand_over_audit(&audit, &back).unwrap();

    let preview = two.ours.read_package(&back).unwrap();
    let refused = two.ours.take_package(&all(&preview)).unwrap_err();
    assert!(refused.to_string().contains("Ada Berg"), "{refused}");
    assert!(
        two.ours
            .audit_view(&audit)
            .unwrap()
            .saved
            .value
            .decision
            .is_none()
    );

    // Where the institution allows it, it is on record that it was own work, whatever the
    // file says.
    let mut institution = two.ours.institution().unwrap();
    institution.value.own_sign_off_allowed = true;
    two.ours.save_institution(&institution).unwrap();
    let preview = two.ours.read_package(&back).unwrap();
    two.ours.take_package(&all(&preview)).unwrap();
    let decision = two.ours.audit_view(&audit).unwrap().saved.value.decision;
    assert!(decision.unwrap().own_work);
}

#[test]
fn each_thing_in_a_package_needs_the_permission_for_its_kind() {
    let two = Two::new();
    let (_, _) = with_people(&two.theirs);
    let rhea = two.theirs.add_person("Rhea", Role::Reviewer, "").unwrap();
    let made = two.ours.create_programme("REV-1", "Reviewed").unwrap();
    let id = made.value.id.as_str().to_owned();
    let standard = two.ours.standards()[0].id.as_str().to_owned();
    let audit = two.ours.start_audit(&id, &standard, "Rhea").unwrap();
    let out = two.file("out.credwright");
    two.ours
        .hand_over_audit(audit.value.id.as_str(), &out)
        .unwrap();
    two.theirs.sign_in(rhea.id.as_str(), "").unwrap();
    two.theirs.read_package(&out).unwrap();
    // What is to be reviewed comes with the review.
    two.theirs.take_package(&[]).unwrap();
    assert!(two.theirs.programme_by_code("REV-1").is_ok());

    // To change the programme that is here now takes leave to design.
    let mut saved = two.ours.programme_view(&id).unwrap().saved;
    saved.value.title = "Changed on the way".to_owned();
    two.ours.save_programme(&saved).unwrap();
    let again = two.file("again.credwright");
    two.ours
        .hand_over_audit(audit.value.id.as_str(), &again)
        .unwrap();
    let preview = two.theirs.read_package(&again).unwrap();
    let refused = two.theirs.take_package(&all(&preview)).unwrap_err();
    assert!(refused.to_string().contains("Rhea"), "{refused}");
    let here = two.theirs.programme_by_code("REV-1").unwrap();
    assert_eq!(here.title, "Reviewed");
}
