//! The main job from an empty folder to the register, through the use cases.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::sync::atomic::{AtomicBool, Ordering};

use domain::audit::{AuditOutcome, Judgement};
use domain::certificate::IssueClass;
use domain::certificate::{Paper, Standing};
use domain::check::Rating;
use domain::lifecycle::{LifecycleStep, ProgrammeState};
use domain::quality_standard::european;
use domain::roster::RowClass;
use domain::table::TableStyle;
use studio::certificates::pages::IssueOptions;
use studio::cohorts::roster_import::ImportAnswers;
use studio::programmes::frameworks::FrameworkSource;
use studio::{Progress, Studio, StudioError};

fn sample() -> (tempfile::TempDir, Studio) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    (folder, studio)
}

fn options(merged: bool, single: bool) -> IssueOptions {
    IssueOptions {
        template_id: "laurel".into(),
        paper: Some(Paper::A4Landscape),
        issued_on: None,
        merged,
        single,
        again: Vec::new(),
        ..IssueOptions::default()
    }
}

fn autumn(studio: &Studio) -> String {
    studio
        .cohorts("", None, 1_000)
        .unwrap()
        .cohorts
        .into_iter()
        .find(|c| c.cohort.name == "Autumn 2026")
        .unwrap()
        .cohort
        .id
        .0
}

#[test]
fn the_sample_is_whole_and_survives_a_restart() {
    let (folder, studio) = sample();
    let before = studio.overview().unwrap();
    assert_eq!(
        (
            before.programmes,
            before.rubrics,
            before.cohorts,
            before.frameworks
        ),
        (3, 2, 3, 1)
    );
    assert_eq!(before.certificates, 9);
    assert_eq!(
        studio.audits(None, 10).unwrap().audits[0].outcome,
        Some(AuditOutcome::Approved)
    );
    let ads = studio.programme_by_code("ADS-1").unwrap();
    assert_eq!(ads.state, ProgrammeState::Offered);
    assert!(
        ads.outcomes.iter().all(|o| !o.alignments.is_empty()),
        "{:?}",
        ads.outcomes
    );
    let view = studio.programme_view(ads.id.as_str()).unwrap();
    assert_eq!(view.counts_towards[0].code, "CDG-1");
    drop(studio);
    let studio = Studio::open(&folder.path().join("w")).unwrap();
    assert_eq!(studio.overview().unwrap(), before);
    assert!(studio.check().unwrap().sound);
    drop(studio);
    // Without the index everything comes back from the journal.
    std::fs::remove_dir_all(folder.path().join("w/index")).unwrap();
    let studio = Studio::open(&folder.path().join("w")).unwrap();
    let after = studio.overview().unwrap();
    assert_eq!(after.mended.len(), 1);
    assert_eq!((after.certificates, after.programmes), (9, 3));
}

#[test]
fn a_programme_goes_from_draft_to_approved_and_freezes() {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create(&folder.path().join("w")).unwrap();
    let mut saved = studio.create_programme("X-1", "Test").unwrap();
    assert!(studio.create_programme("x-1", "Again").is_err());
    saved.value.description = "First".into();
    let second = studio.save_programme(&saved).unwrap();
    // A stale save is refused, and nothing is lost.
    assert!(matches!(
        studio.save_programme(&saved),
        Err(StudioError::Store(_))
    ));
    assert_eq!(
        studio
            .programme_view(second.value.id.as_str())
            .unwrap()
            .saved,
        second
    );
    let id = second.value.id.0.clone();
    let audit = studio
        .start_audit(&id, european::ID, "R")
        .unwrap()
        .value
        .id
        .0;
    assert!(studio.start_audit(&id, european::ID, "R").is_err());
    assert!(
        studio
            .decide_audit(&audit, AuditOutcome::Approved, "R", "")
            .is_err()
    );
    let mut view = studio.audit_view(&audit).unwrap();
    assert!(view.approval_blocked.is_some() && !view.standing.findings.is_empty());
    for clause in european::standard().clauses {
        let judgement = Judgement {
            given: None,
            clause_id: clause.id,
            rating: Some(Rating::Met),
            note: "seen".into(),
            severity: None,
            owner: String::new(),
            due: None,
            evidence: vec![],
        };
        view = studio
            .judge(&audit, view.saved.revision, judgement)
            .unwrap();
    }
    assert_eq!(view.standing.score.conformity, 100);
    studio
        .decide_audit(&audit, AuditOutcome::Approved, "R", "good")
        .unwrap();
    let frozen = studio.programme_view(&id).unwrap().saved;
    assert_eq!(frozen.value.state, ProgrammeState::Approved);
    assert!(studio.save_programme(&frozen).is_err());
    assert!(
        studio.undo().unwrap().is_none(),
        "a signature is not undone"
    );
    let next = studio.next_version(&id).unwrap();
    assert_eq!(
        (next.value.version, next.value.state),
        (2, ProgrammeState::Draft)
    );
    assert!(studio.next_version(&id).is_err());
    let csv = String::from_utf8(studio.audit_csv(&audit, &TableStyle::default()).unwrap()).unwrap();
    assert!(csv.contains("Type of assessment") && csv.lines().count() > 20);
    studio.step_programme(&id, LifecycleStep::Offer).unwrap();
}

#[test]
fn a_second_audit_knows_what_the_first_found_and_what_changed_since() {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create(&folder.path().join("w")).unwrap();
    let mut saved = studio.create_programme("X-1", "Test").unwrap();
    let id = saved.value.id.0.clone();
    let begin = || {
        let audit = studio.start_audit(&id, european::ID, "R").unwrap();
        audit.value.id.0
    };
    let first = begin();
    assert_eq!(studio.earlier_audit(&first).unwrap(), None);
    let clause = european::standard().clauses[0].id.clone();
    let judgement = Judgement {
        given: None,
        clause_id: clause.clone(),
        rating: Some(Rating::Partly),
        note: "Name the levels.".into(),
        severity: None,
        owner: "Ann".into(),
        due: None,
        evidence: vec![],
    };
    let view = studio.audit_view(&first).unwrap();
    studio
        .judge(&first, view.saved.revision, judgement)
        .unwrap();
    studio
        .decide_audit(&first, AuditOutcome::ReturnedForChanges, "R", "see notes")
        .unwrap();
    // Moments are kept in whole seconds.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    saved = studio.programme_view(&id).unwrap().saved;
    saved.value.title = "Test, with levels".into();
    studio.save_programme(&saved).unwrap();
    let second = begin();
    let earlier = studio.earlier_audit(&second).unwrap().unwrap();
    assert_eq!(earlier.audit.0, first);
    assert_eq!((earlier.version, earlier.signed_by.as_str()), (1, "R"));
    assert_eq!(earlier.judgements.len(), 1);
    assert_eq!(earlier.judgements[0].clause_id, clause);
    assert_eq!(earlier.judgements[0].note, "Name the levels.");
    assert_eq!(earlier.changes.len(), 1, "{:?}", earlier.changes);
    // Nothing is judged by what was said before.
    let view = studio.audit_view(&second).unwrap();
    assert!(view.saved.value.judgements.is_empty());
    assert_eq!(studio.earlier_audit(&first).unwrap(), None);
}

#[test]
fn undo_and_redo_reach_through_the_session() {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create(&folder.path().join("w")).unwrap();
    let mut saved = studio.create_programme("X-1", "One").unwrap();
    let id = saved.value.id.0.clone();
    for title in ["Two", "Three"] {
        saved.value.title = title.into();
        saved = studio.save_programme(&saved).unwrap();
    }
    let title = || studio.programme_view(&id).map(|v| v.saved.value.title);
    for expected in ["Two", "One"] {
        studio.undo().unwrap().unwrap();
        assert_eq!(title().unwrap(), expected);
    }
    studio.undo().unwrap().unwrap();
    assert!(title().is_err());
    for expected in ["One", "Two", "Three"] {
        studio.redo().unwrap().unwrap();
        assert_eq!(title().unwrap(), expected);
    }
    assert!(studio.redo().unwrap().is_none());
    studio.undo().unwrap();
    assert_eq!(title().unwrap(), "Two");
    assert!(studio.check().unwrap().sound);
}

#[test]
fn the_real_framework_is_imported_once() {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create(&folder.path().join("w")).unwrap();
    let esco = include_bytes!("../../exchange/tests/data/esco-skills-en.csv");
    let esco = FrameworkSource {
        bytes: esco,
        ..FrameworkSource::default()
    };
    let preview = studio.preview_framework(esco).unwrap();
    assert_eq!(
        (preview.new, preview.technical, preview.transversal),
        (4_199, 3_759, 440)
    );
    assert!(studio.frameworks().unwrap().is_empty());
    studio.import_framework(esco).unwrap();
    assert_eq!(studio.frameworks().unwrap()[0].competency_count, 4_199);
    let again = studio.import_framework(esco).unwrap();
    assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 4_199));
    let found = studio.find_competencies("esco", "data quality", 5).unwrap();
    assert!(
        found
            .iter()
            .any(|c| c.label == "implement data quality processes"),
        "{found:?}"
    );
    studio.undo().unwrap();
    assert!(studio.frameworks().unwrap().is_empty());
    assert!(studio.find_competencies("esco", "", 5).unwrap().is_empty());
}

#[test]
fn a_framework_in_another_language_adds_labels() {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create(&folder.path().join("w")).unwrap();
    let english = FrameworkSource {
        name: "skills_en.csv",
        bytes: include_bytes!("../../exchange/tests/data/esco-skills-en.csv"),
        labels: "",
    };
    studio.import_framework(english).unwrap();
    let other = include_bytes!("../../../../tests/fixtures/untidy/esco_de.csv");
    let unnamed = FrameworkSource {
        name: "skills.csv",
        bytes: other,
        labels: "",
    };
    assert!(studio.preview_framework(unnamed).unwrap().asks_language);
    let refused = studio.import_framework(unnamed).unwrap_err().to_string();
    assert!(refused.contains("in which language"), "{refused}");
    for source in [
        FrameworkSource {
            name: "skills_de.csv",
            ..unnamed
        },
        FrameworkSource {
            labels: "de",
            ..unnamed
        },
    ] {
        let preview = studio.preview_framework(source).unwrap();
        assert_eq!(preview.language, "de");
        assert!(preview.adds_labels && !preview.asks_language);
    }
    let named = FrameworkSource {
        labels: "de",
        ..unnamed
    };
    let imported = studio.import_framework(named).unwrap();
    assert_eq!((imported.new, imported.changed > 0), (0, true));
    let found = studio
        .find_competencies("esco", "show initiative", 5)
        .unwrap();
    let initiative = found.iter().find(|c| c.label == "show initiative").unwrap();
    assert_eq!(initiative.other_labels[0].language, "de");
    assert_eq!(initiative.other_labels[0].label, "DE: show initiative");
    assert_eq!(studio.frameworks().unwrap()[0].language, "en");
    // Imported again, neither changes anything.
    for source in [english, named] {
        let again = studio.import_framework(source).unwrap();
        assert_eq!((again.new, again.changed), (0, 0));
    }
}

#[test]
fn another_edition_of_a_framework_replaces_its_labels() {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create(&folder.path().join("w")).unwrap();
    let table = |second: &str| {
        format!("conceptUri,preferredLabel\nu:1,lead a team\nu:2,{second}\nu:3,manage time\n")
    };
    let import = |name: &str, text: String| {
        let source = FrameworkSource {
            name,
            bytes: text.as_bytes(),
            labels: "",
        };
        studio.import_framework(source).unwrap()
    };
    // Nobody said in which language the first one was.
    import("skills.csv", table("write texts"));
    let next = import("skills_en.csv", table("write clear texts"));
    assert!(!next.adds_labels);
    let found = studio.find_competencies("esco", "", 5).unwrap();
    assert!(found.iter().any(|c| c.label == "write clear texts"));
    assert!(found.iter().all(|c| c.other_labels.is_empty()));
    assert_eq!(studio.frameworks().unwrap()[0].language, "en");
}

#[test]
fn a_roster_is_classed_imported_and_undone() {
    let (_folder, studio) = sample();
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    let roster = "Student ID;Name;Mail;Result\n1;Ann Li;a@b.ie;passed\n2;Ann Li;c@d.ie;failed\n1;Ann Li;;passed\n;Nobody;;\n5;\"Bo;;\n6;Zed;no;passed\n";
    let read = |text: &str| {
        studio
            .read_roster(
                &programme,
                "Winter",
                "w.csv",
                text.as_bytes().to_vec(),
                ImportAnswers::default(),
            )
            .unwrap()
    };
    let preview = read(roster);
    let t = preview.totals;
    assert_eq!(
        (t.rows, t.new, t.same_name, t.duplicate, t.invalid),
        (6, 1, 1, 1, 3)
    );
    assert_eq!(
        studio
            .roster_rows(Some(RowClass::Invalid), 0, 10)
            .iter()
            .map(|r| r.line)
            .collect::<Vec<_>>(),
        [5, 6, 7]
    );
    let left_out = String::from_utf8(studio.rows_left_out(&TableStyle::default())).unwrap();
    assert_eq!(left_out.lines().count(), 5, "{left_out}");
    let cohort = studio.import_roster().unwrap().1.id.0;
    assert_eq!(studio.learners(&cohort).unwrap().len(), 2);
    let again = read(roster).totals;
    assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 2));
    studio.import_roster().unwrap();
    studio.undo().unwrap();
    assert!(studio.learners(&cohort).unwrap().is_empty());
    assert!(
        studio
            .cohorts("", None, 1_000)
            .unwrap()
            .cohorts
            .iter()
            .all(|c| c.cohort.name != "Winter"),
        "one step of undo takes the cohort too"
    );
}

#[test]
fn certificates_are_issued_once_frozen_and_revocable() {
    let (folder, studio) = sample();
    let cohort = autumn(&studio);
    let plan = studio.plan_issue(&cohort, &options(true, true)).unwrap();
    assert!(plan.blocked.is_empty(), "{:?}", plan.blocked);
    assert_eq!(
        (plan.first_award, plan.not_eligible, plan.to_look_at),
        (21, 3, 0),
        "{:?}",
        plan.rows
    );
    let shrunk = |note: &words::Message| note.code() == "press-note-shrunk";
    assert!(
        plan.rows
            .iter()
            .any(|r| r.note.as_ref().is_some_and(shrunk))
    );
    let preview = studio
        .preview_certificate(&cohort, "", &options(true, false))
        .unwrap();
    assert!(preview.starts_with(b"%PDF"));
    let out = folder.path().join("out");
    let seen = AtomicBool::new(false);
    let report_ = |_| seen.store(true, Ordering::Relaxed);
    let never = AtomicBool::new(false);
    let report = studio
        .issue(
            &cohort,
            &options(true, true),
            &out,
            &Progress::new(&report_, &never),
        )
        .unwrap();
    assert!(seen.load(Ordering::Relaxed));
    assert_eq!((report.issued, report.files.len()), (21, 2));
    let singles = std::fs::read_dir(&report.files[1]).unwrap().count();
    assert_eq!(singles, 21, "two learners of one name never share a file");
    let page = studio.register("", None, 1_000).unwrap();
    assert_eq!(page.total, 30);
    let mut serials: Vec<&str> = page
        .certificates
        .iter()
        .map(|c| c.serial.as_str())
        .collect();
    serials.dedup();
    assert_eq!(serials.len(), 30);
    assert!(serials.iter().all(|s| domain::serial::is_valid(s)));
    // Nobody is due a second one.
    assert!(
        studio
            .issue(&cohort, &options(true, false), &out, &Progress::quiet())
            .is_err()
    );
    assert_eq!(
        studio
            .plan_issue(&cohort, &options(true, false))
            .unwrap()
            .already_hold,
        21
    );
    // What was printed stays as it was, whatever changes afterwards.
    let certificate = page
        .certificates
        .iter()
        .find(|c| c.name == "Gwenllian Ŵyn")
        .unwrap()
        .clone();
    let printed =
        std::fs::read(std::path::Path::new(&report.files[1]).join(certificate.file_name("")))
            .unwrap();
    let mut institution = studio.institution().unwrap();
    institution.value.legal_name = "Another Name".into();
    institution.value.signatories.clear();
    studio.save_institution(&institution).unwrap();
    studio.delete_cohort(&cohort).unwrap();
    assert_eq!(
        studio.certificate_page(&certificate.serial).unwrap(),
        printed
    );
    let again = studio.reprint(&certificate.serial, false, &out).unwrap();
    assert_eq!(std::fs::read(again).unwrap(), printed);
    assert!(studio.revoke(&certificate.serial, " ").is_err());
    let revoked = studio
        .revoke(&certificate.serial, "issued in error")
        .unwrap();
    assert!(matches!(revoked.standing, Standing::Revoked { .. }));
    assert!(studio.reprint(&certificate.serial, false, &out).is_err());
    let csv = String::from_utf8(register_csv(&studio)).unwrap();
    assert!(
        csv.contains("issued in error")
            && csv.contains("عبد الرحمن الخوارزمي")
            && csv.lines().count() == 32
    );
    assert_eq!(studio.register("wyn", None, 10).unwrap().total, 1);
    assert!(studio.check().unwrap().sound);
}

#[test]
fn a_stopped_run_leaves_nothing_behind() {
    let (folder, studio) = sample();
    let out = folder.path().join("out");
    let stop = AtomicBool::new(true);
    let stopped = studio.issue(
        &autumn(&studio),
        &options(true, true),
        &out,
        &Progress::new(&|_| {}, &stop),
    );
    assert!(matches!(stopped, Err(StudioError::Stopped)));
    assert_eq!(studio.register("", None, 1).unwrap().total, 9);
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 0);
}

#[test]
fn drafts_are_not_printed_and_say_why() {
    let (folder, studio) = sample();
    let draft = studio.programme_by_code("FRT-2").unwrap();
    let cohort = studio.create_cohort(draft.id.as_str(), "First").unwrap();
    let plan = studio
        .plan_issue(cohort.id.as_str(), &options(true, false))
        .unwrap();
    assert!(
        plan.blocked[0].in_english().contains("draft"),
        "{:?}",
        plan.blocked
    );
    assert!(
        studio
            .issue(
                cohort.id.as_str(),
                &options(true, false),
                folder.path(),
                &Progress::quiet()
            )
            .is_err()
    );
    assert_eq!(
        plan.rows
            .iter()
            .filter(|r| r.class == IssueClass::FirstAward)
            .count(),
        0
    );
}

#[test]
fn a_programme_travels_as_a_file() {
    let (_a, from) = sample();
    let folder = tempfile::tempdir().unwrap();
    let to = Studio::create(&folder.path().join("w")).unwrap();
    let text = from
        .export_programme(from.programme_by_code("ADS-1").unwrap().id.as_str())
        .unwrap();
    let saved = to.import_programme(text.as_bytes()).unwrap().saved;
    assert_eq!(
        (
            saved.value.code.as_str(),
            saved.value.state,
            saved.value.version
        ),
        ("ADS-1", ProgrammeState::Draft, 1)
    );
    assert_eq!(to.rubrics("", None, 10).unwrap().rubrics.len(), 1);
    let again = to.import_programme(text.as_bytes()).unwrap().saved;
    assert_eq!(
        again.value.id, saved.value.id,
        "importing again changes nothing"
    );
    assert!(to.import_programme(b"{}").is_err());
}

#[test]
fn everything_is_found() {
    let (_folder, studio) = sample();
    for (query, title) in [
        ("stewardship", "Applied Data Stewardship"),
        ("zolkiewska", "Małgorzata Żółkiewska"),
        ("kovalenko", "Олена Коваленко"),
        ("negotiate comp", "negotiate compromises"),
        ("NIT-26-000003", ""),
    ] {
        let found = studio.find(query, 10).unwrap();
        assert!(
            found.iter().any(|f| title.is_empty() || f.title == title),
            "{query}: {found:?}"
        );
    }
    assert!(studio.find("  ", 10).unwrap().is_empty());
}

#[test]
fn attached_evidence_comes_back_whole_or_not_at_all() {
    let (_folder, studio) = sample();
    let kept = studio.attach_evidence("minutes.pdf", b"minutes").unwrap();
    assert_eq!(studio.evidence(&kept).unwrap(), b"minutes");
    assert!(studio.attach_evidence("empty.pdf", b"").is_err());
    let place = studio.folder().join("files").join(&kept.hash);
    std::fs::write(place, b"other words").unwrap();
    let refused = studio.evidence(&kept).unwrap_err().to_string();
    assert!(refused.contains("minutes.pdf"), "{refused}");
    let outside = domain::audit::EvidenceFile {
        hash: "../../lock".into(),
        ..kept
    };
    assert!(studio.evidence(&outside).is_err());
}

#[test]
fn a_name_without_a_font_is_left_out_and_a_revoked_learner_can_have_another() {
    let (folder, studio) = sample();
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    let roster =
        "Student ID,Name,Result\n1,Ann Li,passed\n2,Nefer \u{13304},passed\n3,Bo Li,passed\n";
    studio
        .read_roster(
            &programme,
            "Winter",
            "w.csv",
            roster.as_bytes().to_vec(),
            ImportAnswers::default(),
        )
        .unwrap();
    let cohort = studio.import_roster().unwrap().1.id.0;
    let plan = studio.plan_issue(&cohort, &options(true, true)).unwrap();
    assert_eq!((plan.first_award, plan.to_look_at), (2, 1));
    let planned: Vec<&str> = plan.rows.iter().map(|r| r.serial.as_str()).collect();
    let out = folder.path().join("winter");
    let report = studio
        .issue(&cohort, &options(true, true), &out, &Progress::quiet())
        .unwrap();
    assert_eq!(report.issued, 2);
    assert!(
        report.left_out[0].in_english().contains("U+13304"),
        "{:?}",
        report.left_out
    );
    let page = studio.register("Winter", None, 10).unwrap();
    let serials: Vec<&str> = page
        .certificates
        .iter()
        .map(|c| c.serial.as_str())
        .collect();
    assert!(
        serials.iter().all(|s| planned.contains(s)),
        "{serials:?} {planned:?}"
    );

    studio.revoke(serials[0], "Misspelt").unwrap();
    let plan = studio.plan_issue(&cohort, &options(true, false)).unwrap();
    assert_eq!(plan.first_award, 0);
    let number = page.certificates[0].learner_number.clone();
    let again = IssueOptions {
        again: vec![number],
        ..options(true, false)
    };
    let report = studio
        .issue(&cohort, &again, &out, &Progress::quiet())
        .unwrap();
    assert_eq!(report.issued, 1);
    assert_eq!(studio.register("Winter", None, 10).unwrap().total, 3);
}

#[test]
fn without_a_file_nothing_is_issued() {
    let (dir, studio) = sample();
    let refused = studio.issue(
        &autumn(&studio),
        &options(false, false),
        &dir.path().join("out"),
        &Progress::quiet(),
    );
    assert!(matches!(refused, Err(StudioError::Refused(_))));
    assert!(studio.unfinished_runs().unwrap().is_empty());
    assert!(!dir.path().join("out").exists());
}

fn register_csv(studio: &Studio) -> Vec<u8> {
    let mut csv = Vec::new();
    studio
        .write_register("", &TableStyle::default(), &mut csv)
        .unwrap();
    csv
}
