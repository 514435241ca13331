//! Use cases of programmes, rubrics, standards, scoring, panels, audits, people and packages.

mod filling;

use std::cell::RefCell;

use domain::audit::Judgement;
use domain::check::Rating;
use domain::decimal::Decimal;
use domain::lifecycle::{LifecycleStep, ProgrammeState};
use domain::people::Role;
use domain::quality_standard::european;
use domain::record_kind::RecordKind;
use domain::scoring::{Marker, PartScore, ScoreSheet};
use domain::standard_setting::PanelMethod;
use studio::assessment::marking::MarkingOf;
use studio::{Saved, Studio};

pub use filling::{begin, fill};
use filling::{learner, now};

use crate::{PAGE, UseCase, id};

fn of() -> MarkingOf {
    MarkingOf {
        cohort: id("cohort", 0),
        assessment: "a1".to_owned(),
        attempt: 1,
    }
}

/// A draft with an audit.
fn draft() -> String {
    id("programme", 1)
}

thread_local! {
    /// What one use case leaves for the next: the file that was exported.
    static FILE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A programme that went by file, and is here no more.
fn share(studio: &Studio) -> std::path::PathBuf {
    let file = studio.folder().join("shared.credwright");
    if !file.exists() {
        let made = studio.create_programme("PKG-1", "Shared").unwrap();
        let id = made.value.id.as_str();
        studio.write_programme_package(id, &file).unwrap();
        studio.delete_programme(id).unwrap();
    }
    file
}

pub const USE_CASES: &[UseCase] = &[
    UseCase {
        name: "overview",
        ask: |s| drop(s.overview().unwrap()),
    },
    UseCase {
        name: "session",
        ask: |s| drop(s.session_state().unwrap()),
    },
    UseCase {
        name: "programmes",
        ask: |s| {
            let page = s.programmes("", None, None, PAGE).unwrap();
            assert_eq!(page.programmes.len(), PAGE as usize);
            let page = s.programmes("", None, page.next, PAGE).unwrap();
            assert_eq!(page.programmes[0].code, id("P-", PAGE as usize));
        },
    },
    UseCase {
        name: "programmes in a state",
        ask: |s| {
            let state = Some(ProgrammeState::Draft);
            let page = s.programmes("", state, None, PAGE).unwrap();
            assert_eq!(page.programmes.len(), PAGE as usize);
            assert!(
                page.programmes
                    .iter()
                    .all(|p| p.state == ProgrammeState::Draft)
            );
        },
    },
    UseCase {
        name: "programmes by words",
        ask: |s| {
            assert_eq!(
                s.programmes("programme", None, None, PAGE)
                    .unwrap()
                    .programmes
                    .len(),
                PAGE as usize
            );
        },
    },
    UseCase {
        name: "programme_by_code",
        ask: |s| drop(s.programme_by_code(&id("p-", 7)).unwrap()),
    },
    UseCase {
        name: "programme_view, built from all",
        ask: |s| {
            let view = s.programme_view(&id("programme", 0)).unwrap();
            assert_eq!(view.versions.len(), 1);
            assert!(!view.built_from.is_empty());
        },
    },
    UseCase {
        name: "programme_view",
        ask: |s| drop(s.programme_view(&draft()).unwrap()),
    },
    UseCase {
        name: "create_programme",
        ask: |s| drop(s.create_programme("NEW-1", "New").unwrap()),
    },
    UseCase {
        name: "create_programme, taken",
        ask: |s| assert!(s.create_programme(&id("p-", 5), "T").is_err()),
    },
    UseCase {
        name: "save_programme",
        ask: |s| {
            let mut saved = s.programme_view(&draft()).unwrap().saved;
            saved.value.title = "Changed".to_owned();
            s.save_programme(&saved).unwrap();
        },
    },
    UseCase {
        name: "save_programme, code",
        ask: |s| {
            let id = s.programme_by_code("NEW-1").unwrap().id;
            let mut saved = s.programme_view(id.as_str()).unwrap().saved;
            saved.value.code = "NEW-2".to_owned();
            s.save_programme(&saved).unwrap();
        },
    },
    UseCase {
        name: "step_programme",
        ask: |s| {
            drop(
                s.step_programme(&id("programme", 4), LifecycleStep::SendToReview)
                    .unwrap(),
            );
        },
    },
    UseCase {
        name: "next_version",
        ask: |s| drop(s.next_version(&id("programme", 3)).unwrap()),
    },
    UseCase {
        name: "delete_programme",
        ask: |s| {
            let id = s.programme_by_code("NEW-2").unwrap().id;
            s.delete_programme(id.as_str()).unwrap();
        },
    },
    UseCase {
        name: "delete_programme, used",
        ask: |s| assert!(s.delete_programme(&draft()).is_err()),
    },
    UseCase {
        name: "export_programme",
        ask: |s| {
            let text = s.export_programme(&id("programme", 6)).unwrap();
            FILE.with_borrow_mut(|file| *file = text);
        },
    },
    UseCase {
        name: "import_programme",
        ask: |s| {
            let text = FILE.with_borrow(Clone::clone);
            drop(s.import_programme(text.as_bytes()).unwrap());
        },
    },
    UseCase {
        name: "undo",
        ask: |s| assert!(s.undo().unwrap().is_some()),
    },
    UseCase {
        name: "redo",
        ask: |s| assert!(s.redo().unwrap().is_some()),
    },
    UseCase {
        name: "versions",
        ask: |s| drop(s.versions(RecordKind::Programme, &draft()).unwrap()),
    },
    UseCase {
        name: "find",
        ask: |s| assert!(!s.find("manage data", PAGE).unwrap().is_empty()),
    },
    UseCase {
        name: "frameworks",
        ask: |s| assert_eq!(s.frameworks().unwrap().len(), 1),
    },
    UseCase {
        name: "competencies",
        ask: |s| {
            let page = s.competencies("esco", "", None, PAGE).unwrap();
            assert_eq!(page.competencies.len(), PAGE as usize);
            drop(s.competencies("", "", page.next, PAGE).unwrap());
        },
    },
    UseCase {
        name: "competencies by words",
        ask: |s| {
            let page = s.competencies("esco", "data qual", None, PAGE).unwrap();
            assert_eq!(page.competencies.len(), PAGE as usize);
            let next = s
                .competencies("esco", "data qual", page.next, PAGE)
                .unwrap();
            assert_ne!(page.competencies, next.competencies);
        },
    },
    UseCase {
        name: "rubrics",
        ask: |s| {
            let page = s.rubrics("", None, PAGE).unwrap();
            assert_eq!(page.rubrics.len(), PAGE as usize);
            drop(s.rubrics("rub", page.next, PAGE).unwrap());
        },
    },
    UseCase {
        name: "rubric_view, used by all",
        ask: |s| {
            let view = s.rubric_view(&id("rubric", 0)).unwrap();
            assert!(view.frozen && view.used_by_total as usize > view.used_by.len());
        },
    },
    UseCase {
        name: "create_rubric",
        ask: |s| drop(s.create_rubric("A new rubric").unwrap()),
    },
    UseCase {
        name: "save_rubric",
        ask: |s| {
            let mut saved = s.rubric_view(&id("rubric", 1)).unwrap().saved;
            saved.value.title = "Rubric 000001 changed".to_owned();
            drop(s.save_rubric(&saved).unwrap());
        },
    },
    UseCase {
        name: "next_rubric_version",
        ask: |s| {
            let next = s.next_rubric_version(&id("rubric", 0)).unwrap();
            assert_eq!(next.value.version, 2);
        },
    },
    UseCase {
        name: "copy_rubric",
        ask: |s| drop(s.copy_rubric(&id("rubric", 2)).unwrap()),
    },
    UseCase {
        name: "delete_rubric",
        ask: |s| s.delete_rubric(&id("rubric", 2)).unwrap(),
    },
    UseCase {
        name: "delete_rubric, used",
        ask: |s| assert!(s.delete_rubric(&id("rubric", 0)).is_err()),
    },
    UseCase {
        name: "assessment_standards",
        ask: |s| {
            assert_eq!(
                s.assessment_standards("", None, PAGE)
                    .unwrap()
                    .standards
                    .len(),
                PAGE as usize
            );
        },
    },
    UseCase {
        name: "assessment_standard_view",
        ask: |s| {
            let view = s.assessment_standard_view(&id("standard", 0)).unwrap();
            assert!(view.adopted_by_total as usize > view.adopted_by.len());
        },
    },
    UseCase {
        name: "next_assessment_standard",
        ask: |s| drop(s.next_assessment_standard(&id("standard", 1)).unwrap()),
    },
    UseCase {
        name: "delete_assessment_standard",
        ask: |s| s.delete_assessment_standard(&id("standard", 2)).unwrap(),
    },
    UseCase {
        name: "delete_assessment_standard, used",
        ask: |s| {
            assert!(s.delete_assessment_standard(&id("standard", 0)).is_err());
        },
    },
    UseCase {
        name: "panels",
        ask: |s| {
            assert_eq!(
                s.panels("", None, PAGE).unwrap().panels.len(),
                PAGE as usize
            )
        },
    },
    UseCase {
        name: "panel_view",
        ask: |s| drop(s.panel_view(&id("panel", 1)).unwrap()),
    },
    UseCase {
        name: "create_panel",
        ask: |s| {
            drop(
                s.create_panel("New", PanelMethod::AngoffYesNo, Some(&draft()), Some("a1"))
                    .unwrap(),
            );
        },
    },
    UseCase {
        name: "delete_panel",
        ask: |s| s.delete_panel(&id("panel", 2)).unwrap(),
    },
    UseCase {
        name: "markings",
        ask: |s| assert_eq!(s.markings(&id("cohort", 0)).unwrap()[0].learners, 3),
    },
    UseCase {
        name: "save_sheets",
        ask: |s| {
            let learner = learner(&id("cohort", 0), 0).id;
            let mut sheet = ScoreSheet::empty(learner, Marker::First, None, now());
            sheet.scores = vec![PartScore {
                part_id: "c1".into(),
                points: Some(Decimal::whole(2)),
                ..PartScore::default()
            }];
            let sheet = Saved {
                revision: 0,
                value: sheet,
            };
            let kept = s.save_sheets(&of(), Marker::First, &[sheet]).unwrap();
            assert_eq!(kept[0].revision, 1);
        },
    },
    UseCase {
        name: "marking_view",
        ask: |s| {
            let view = s.marking_view(&of(), Marker::First).unwrap();
            assert!(view.newer_rubric.is_some());
        },
    },
    UseCase {
        name: "plan_rubric_move",
        ask: |s| {
            let to = s
                .marking_view(&of(), Marker::First)
                .unwrap()
                .newer_rubric
                .unwrap();
            let plan = s.plan_rubric_move(&of(), &to).unwrap();
            assert!(plan.blocked.is_none());
        },
    },
    UseCase {
        name: "audits",
        ask: |s| {
            let page = s.audits(None, PAGE).unwrap();
            assert_eq!(page.audits.len(), PAGE as usize);
            drop(s.audits(page.next, PAGE).unwrap());
        },
    },
    UseCase {
        name: "audits_of",
        ask: |s| assert_eq!(s.audits_of(&draft()).unwrap().len(), 1),
    },
    UseCase {
        name: "audit_view",
        ask: |s| drop(s.audit_view(&id("audit", 1)).unwrap()),
    },
    UseCase {
        name: "judge",
        ask: |s| {
            let view = s.audit_view(&id("audit", 1)).unwrap();
            let judgement = Judgement {
                given: None,
                clause_id: view.standing.clauses[0].clause.id.clone(),
                rating: Some(Rating::Met),
                note: String::new(),
                severity: None,
                owner: String::new(),
                due: None,
                evidence: Vec::new(),
            };
            drop(
                s.judge(&id("audit", 1), view.saved.revision, judgement)
                    .unwrap(),
            );
        },
    },
    UseCase {
        name: "start_audit",
        ask: |s| {
            let programme = s.create_programme("AUD-1", "Audited").unwrap().value.id;
            drop(
                s.start_audit(programme.as_str(), european::ID, "Di")
                    .unwrap(),
            );
            assert!(
                s.start_audit(programme.as_str(), european::ID, "Di")
                    .is_err()
            );
        },
    },
    UseCase {
        name: "write_programme_package",
        ask: |s| drop(share(s)),
    },
    UseCase {
        name: "read_package",
        ask: |s| drop(s.read_package(&share(s)).unwrap()),
    },
    UseCase {
        name: "take_package",
        ask: |s| assert_eq!(s.take_package(&[]).unwrap().added, 1),
    },
    UseCase {
        name: "add_person",
        ask: |s| {
            drop(
                s.add_person("Ada", Role::Administrator, "a long passphrase")
                    .unwrap(),
            );
            drop(
                s.add_person("Bo", Role::Administrator, "a long passphrase")
                    .unwrap(),
            );
        },
    },
    UseCase {
        name: "people",
        ask: |s| assert_eq!(s.people().unwrap().len(), 2),
    },
    UseCase {
        name: "change_person",
        ask: |s| {
            let mut bo = s.people().unwrap().remove(1);
            bo.role = Role::Reviewer;
            drop(s.change_person(&bo).unwrap());
        },
    },
    UseCase {
        name: "sign_in_by_name",
        ask: |s| drop(s.sign_in_by_name("Ada", "a long passphrase").unwrap()),
    },
    UseCase {
        name: "save_programme, signed in",
        ask: |s| {
            let mut saved = s.programme_view(&draft()).unwrap().saved;
            saved.value.title = "Changed again".to_owned();
            drop(s.save_programme(&saved).unwrap());
        },
    },
];
