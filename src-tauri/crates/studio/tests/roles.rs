//! Each changing use case is walked with each role, and held against the one table.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use domain::Date;
use domain::audit::{AuditOutcome, Judgement};
use domain::check::Rating;
use domain::lifecycle::LifecycleStep;
use domain::people::{Action, Role};
use domain::record_kind::RecordKind;
use domain::scoring::Marker;
use domain::standard_setting::PanelMethod;
use domain::table::TableStyle;
use studio::assessment::marking::MarkingOf;
use studio::certificates::pages::IssueOptions;
use studio::cohorts::learners::LearnerEntry;
use studio::cohorts::roster_import::ImportAnswers;
use studio::credentials::endorsements::ToEndorse;
use studio::credentials::export::CredentialForm;
use studio::credentials::key_files::KeyForm;
use studio::credentials::recognised::RecognisedIssuer;
use studio::credentials::settings::SigningSettings;
use studio::programmes::frameworks::FrameworkSource;
use studio::{Progress, Studio, StudioError};

const WORDS: &str = "four plain words";

type Try = fn(&Studio) -> Result<(), StudioError>;

/// A use case that changes or exports something, and the actions any of which it needs.
struct Case {
    name: &'static str,
    needs: &'static [Action],
    attempt: Try,
}

fn no_learner() -> LearnerEntry {
    LearnerEntry {
        number: "1".to_owned(),
        name: "Ann Li".to_owned(),
        latin_name: String::new(),
        email: String::new(),
        result: domain::cohort::LearnerResult::Pending,
        grade: String::new(),
        completed_on: None,
    }
}

fn of() -> MarkingOf {
    MarkingOf {
        cohort: "nowhere".to_owned(),
        assessment: "none".to_owned(),
        attempt: 1,
    }
}

fn judgement() -> Judgement {
    Judgement {
        given: None,
        clause_id: "m1".into(),
        rating: Some(Rating::Met),
        note: String::new(),
        severity: None,
        owner: String::new(),
        due: None,
        evidence: Vec::new(),
    }
}

fn place(studio: &Studio, name: &str) -> std::path::PathBuf {
    studio.folder().with_file_name(name)
}

fn today(studio: &Studio) -> Date {
    studio.now().date().unwrap()
}

fn issuer() -> RecognisedIssuer {
    RecognisedIssuer {
        id: "did:web:role.example".to_owned(),
        name: "Role".to_owned(),
        legal_name: String::new(),
        url: String::new(),
        keys: Vec::new(),
        may_award: Vec::new(),
        since: None,
        until: None,
        withdrawn: None,
    }
}

fn any_programme(studio: &Studio) -> String {
    studio.programmes("", None, None, 1).unwrap().programmes[0]
        .id
        .0
        .clone()
}

fn any_cohort(studio: &Studio) -> String {
    studio.cohorts("", None, 1).unwrap().cohorts[0]
        .cohort
        .id
        .0
        .clone()
}

/// Every use case that saves or lets something out. What they ask for need not be there: who
/// may not is refused before anything is looked up, in the words of the table.
const CASES: &[Case] = &[
    Case {
        name: "suspend",
        needs: &[Action::Issue],
        attempt: |s| s.suspend("none", "why").map(drop),
    },
    Case {
        name: "reinstate",
        needs: &[Action::Issue],
        attempt: |s| s.reinstate("none").map(drop),
    },
    Case {
        name: "set_signing",
        needs: &[Action::KeepKeys],
        attempt: |s| s.set_signing(&SigningSettings::default()),
    },
    Case {
        name: "make_keys",
        needs: &[Action::KeepKeys],
        attempt: |s| s.make_keys(WORDS),
    },
    Case {
        name: "replace_key",
        needs: &[Action::KeepKeys],
        attempt: |s| s.replace_key("none", WORDS).map(drop),
    },
    Case {
        name: "change_keys_passphrase",
        needs: &[Action::KeepKeys],
        attempt: |s| s.change_keys_passphrase(WORDS, WORDS),
    },
    Case {
        name: "set_key_expiry",
        needs: &[Action::KeepKeys],
        attempt: |s| s.set_key_expiry("none", None),
    },
    Case {
        name: "mark_key_compromised",
        needs: &[Action::KeepKeys],
        attempt: |s| s.mark_key_compromised("none", &today(s)),
    },
    Case {
        name: "export_key",
        needs: &[Action::KeepKeys],
        attempt: |s| s.export_key("none", KeyForm::Jwk, &place(s, "key")),
    },
    Case {
        name: "import_key",
        needs: &[Action::KeepKeys],
        attempt: |s| s.import_key(&place(s, "none"), WORDS).map(drop),
    },
    Case {
        name: "restore_key",
        needs: &[Action::KeepKeys],
        attempt: |s| s.restore_key(&[String::new()], WORDS).map(drop),
    },
    Case {
        name: "export_paper_backup",
        needs: &[Action::KeepKeys],
        attempt: |s| {
            let folder = place(s, "paper");
            s.export_paper_backup("none", true, "en", &folder).map(drop)
        },
    },
    Case {
        name: "unlock_keys",
        needs: &[Action::Sign],
        attempt: |s| s.unlock_keys(WORDS),
    },
    Case {
        name: "export_site",
        needs: &[Action::Sign],
        attempt: |s| s.export_site("en", &place(s, "site")).map(drop),
    },
    Case {
        name: "import_known_file",
        needs: &[Action::Sign],
        attempt: |s| s.import_known_file(&place(s, "none")).map(drop),
    },
    Case {
        name: "rely_on",
        needs: &[Action::Sign],
        attempt: |s| s.rely_on("none", true),
    },
    Case {
        name: "remove_known_file",
        needs: &[Action::Sign],
        attempt: |s| s.remove_known_file("none"),
    },
    Case {
        name: "set_recognised_list",
        needs: &[Action::Sign],
        attempt: |s| s.set_recognised_list("L", 12),
    },
    Case {
        name: "save_recognised_issuer",
        needs: &[Action::Sign],
        attempt: |s| s.save_recognised_issuer(issuer()),
    },
    Case {
        name: "remove_recognised_issuer",
        needs: &[Action::Sign],
        attempt: |s| s.remove_recognised_issuer("none"),
    },
    Case {
        name: "export_recognised_list",
        needs: &[Action::Sign],
        attempt: |s| s.export_recognised_list(&place(s, "list")),
    },
    Case {
        name: "export_for_endorsement",
        needs: &[Action::ExportDesigns],
        attempt: |s| s.export_for_endorsement(&any_programme(s), &place(s, "to-endorse")),
    },
    Case {
        name: "export_learner_record",
        needs: &[Action::Sign],
        attempt: |s| {
            s.export_learner_record("none", "en", &place(s, "record"))
                .map(drop)
        },
    },
    Case {
        name: "endorse",
        needs: &[Action::Sign],
        attempt: |s| {
            let endorsed = ToEndorse {
                id: "urn:x:y".to_owned(),
                name: "A programme".to_owned(),
                description: String::new(),
                criteria: String::new(),
                issuer: String::new(),
            };
            s.endorse(&endorsed, "Good", None, &place(s, "endorsement"))
        },
    },
    Case {
        name: "export_verifier",
        needs: &[Action::Sign],
        attempt: |s| s.export_verifier("", &place(s, "verify.html")),
    },
    Case {
        name: "export_credential",
        needs: &[Action::ExportRegister],
        attempt: |s| {
            let to = place(s, "credential");
            s.export_credential("none", CredentialForm::Json, &to)
        },
    },
    Case {
        name: "export_verified",
        needs: &[Action::ExportRegister],
        attempt: |s| s.export_verified(&TableStyle::default(), &place(s, "verified")),
    },
    Case {
        name: "create_programme",
        needs: &[Action::Design],
        attempt: |s| s.create_programme("ROLE-1", "T").map(drop),
    },
    Case {
        name: "save_programme",
        needs: &[Action::Design],
        attempt: |s| {
            let saved = s.programme_view(&any_programme(s))?.saved;
            s.save_programme(&saved).map(drop)
        },
    },
    Case {
        name: "delete_programme",
        needs: &[Action::Design],
        attempt: |s| s.delete_programme("none").map(drop),
    },
    Case {
        name: "next_version",
        needs: &[Action::Design],
        attempt: |s| s.next_version("none").map(drop),
    },
    Case {
        name: "offer",
        needs: &[Action::Offer],
        attempt: |s| s.step_programme("none", LifecycleStep::Offer).map(drop),
    },
    Case {
        name: "retire",
        needs: &[Action::Offer],
        attempt: |s| s.step_programme("none", LifecycleStep::Retire).map(drop),
    },
    Case {
        name: "return_to_draft",
        needs: &[Action::Design, Action::Review],
        attempt: |s| {
            s.step_programme("none", LifecycleStep::ReturnToDraft)
                .map(drop)
        },
    },
    Case {
        name: "export_programme",
        needs: &[Action::ExportDesigns],
        attempt: |s| s.export_programme("none").map(drop),
    },
    Case {
        name: "import_programme",
        needs: &[Action::Design],
        attempt: |s| s.import_programme(b"{}").map(drop),
    },
    Case {
        name: "import_framework",
        needs: &[Action::Design],
        attempt: |s| {
            s.import_framework(FrameworkSource {
                bytes: b"no framework",
                ..FrameworkSource::default()
            })
            .map(drop)
        },
    },
    Case {
        name: "remove_framework",
        needs: &[Action::Design],
        attempt: |s| s.remove_framework("none").map(drop),
    },
    Case {
        name: "create_rubric",
        needs: &[Action::Design],
        attempt: |s| s.create_rubric("R").map(drop),
    },
    Case {
        name: "copy_rubric",
        needs: &[Action::Design],
        attempt: |s| s.copy_rubric("none").map(drop),
    },
    Case {
        name: "delete_rubric",
        needs: &[Action::Design],
        attempt: |s| s.delete_rubric("none").map(drop),
    },
    Case {
        name: "rubric_page",
        needs: &[Action::ExportDesigns],
        attempt: |s| s.rubric_page("none", "en").map(drop),
    },
    Case {
        name: "create_assessment_standard",
        needs: &[Action::SetStandards],
        attempt: |s| s.create_assessment_standard("S").map(drop),
    },
    Case {
        name: "finish_assessment_standard",
        needs: &[Action::SetStandards],
        attempt: |s| s.finish_assessment_standard("none", 1).map(drop),
    },
    Case {
        name: "create_panel",
        needs: &[Action::SetStandards],
        attempt: |s| {
            s.create_panel("P", PanelMethod::AngoffYesNo, None, None)
                .map(drop)
        },
    },
    Case {
        name: "delete_panel",
        needs: &[Action::SetStandards],
        attempt: |s| s.delete_panel("none").map(drop),
    },
    Case {
        name: "save_sheets",
        needs: &[Action::Score],
        attempt: |s| s.save_sheets(&of(), Marker::First, &[]).map(drop),
    },
    Case {
        name: "save_phrases",
        needs: &[Action::Score],
        attempt: |s| {
            let saved = s.phrases()?;
            s.save_phrases(&saved).map(drop)
        },
    },
    Case {
        name: "export_scores",
        needs: &[Action::ExportScores],
        attempt: |s| {
            s.export_scores(&of(), Marker::First, &TableStyle::default())
                .map(drop)
        },
    },
    Case {
        name: "close_moderation",
        needs: &[Action::Moderate],
        attempt: |s| s.close_moderation(&of()).map(drop),
    },
    Case {
        name: "decide_awards",
        needs: &[Action::DecideAwards],
        attempt: |s| s.decide_awards("nowhere").map(drop),
    },
    Case {
        name: "export_awards",
        needs: &[Action::ExportRegister],
        attempt: |s| s.export_awards("nowhere", &TableStyle::default()).map(drop),
    },
    Case {
        name: "write_feedback",
        needs: &[Action::ExportScores],
        attempt: |s| s.write_feedback("nowhere", &place(s, "feedback")).map(drop),
    },
    Case {
        name: "start_audit",
        needs: &[Action::Review],
        attempt: |s| s.start_audit("none", "eu-2022", "Di").map(drop),
    },
    Case {
        name: "judge",
        needs: &[Action::Review],
        attempt: |s| s.judge("none", 1, judgement()).map(drop),
    },
    Case {
        name: "decide_audit",
        needs: &[Action::SignOff],
        attempt: |s| {
            s.decide_audit("none", AuditOutcome::Approved, "Di", "")
                .map(drop)
        },
    },
    Case {
        name: "attach_evidence",
        needs: &[Action::Review],
        attempt: |s| s.attach_evidence("a.txt", b"words").map(drop),
    },
    Case {
        name: "create_cohort",
        needs: &[Action::KeepCohorts],
        attempt: |s| s.create_cohort(&any_programme(s), "By hand").map(drop),
    },
    Case {
        name: "rename_cohort",
        needs: &[Action::KeepCohorts],
        attempt: |s| s.rename_cohort("none", "Renamed").map(drop),
    },
    Case {
        name: "add_learner",
        needs: &[Action::KeepCohorts],
        attempt: |s| s.add_learner("none", &no_learner()).map(drop),
    },
    Case {
        name: "correct_learner",
        needs: &[Action::KeepCohorts],
        attempt: |s| s.correct_learner("none", &no_learner()).map(drop),
    },
    Case {
        name: "remove_learners",
        needs: &[Action::KeepCohorts],
        attempt: |s| s.remove_learners("none", &[]).map(drop),
    },
    Case {
        name: "delete_cohort",
        needs: &[Action::KeepCohorts],
        attempt: |s| s.delete_cohort("none").map(drop),
    },
    Case {
        name: "import_roster",
        needs: &[Action::KeepCohorts],
        attempt: |s| {
            let programme = any_programme(s).as_str().into();
            let roster = b"Student ID,Name,Result\n1,Ann Li,passed\n".to_vec();
            s.read_roster(
                &programme,
                "Listed",
                "r.csv",
                roster,
                ImportAnswers::default(),
            )?;
            s.import_roster().map(drop)
        },
    },
    Case {
        name: "begin_template",
        needs: &[Action::DrawTemplates],
        attempt: |s| s.begin_template("", "T").map(drop),
    },
    Case {
        name: "delete_template",
        needs: &[Action::DrawTemplates],
        attempt: |s| s.delete_template("none").map(drop),
    },
    Case {
        name: "export_template",
        needs: &[Action::ExportDesigns],
        attempt: |s| s.export_template("laurel").map(drop),
    },
    Case {
        name: "issue",
        needs: &[Action::Issue],
        attempt: |s| {
            s.issue(
                &any_cohort(s),
                &IssueOptions::default(),
                &place(s, "out"),
                &Progress::quiet(),
            )
            .map(drop)
        },
    },
    Case {
        name: "proof",
        needs: &[Action::Issue],
        attempt: |s| {
            s.proof(&any_cohort(s), &IssueOptions::default(), &place(s, "proof"))
                .map(drop)
        },
    },
    Case {
        name: "reprint",
        needs: &[Action::Issue],
        attempt: |s| s.reprint("none", false, &place(s, "again")).map(drop),
    },
    Case {
        name: "revoke",
        needs: &[Action::Issue],
        attempt: |s| s.revoke("none", "By mistake").map(drop),
    },
    Case {
        name: "renew",
        needs: &[Action::Issue],
        attempt: |s| {
            s.renew(
                &["none".to_owned()],
                &IssueOptions::default(),
                &place(s, "new"),
                &Progress::quiet(),
            )
            .map(drop)
        },
    },
    Case {
        name: "void_serials",
        needs: &[Action::Issue],
        attempt: |s| s.void_serials("none", 1, "Spoiled").map(drop),
    },
    Case {
        name: "close_issue_run",
        needs: &[Action::Issue],
        attempt: |s| s.close_issue_run("none").map(drop),
    },
    Case {
        name: "write_register",
        needs: &[Action::ExportRegister],
        attempt: |s| {
            s.write_register("", &TableStyle::default(), Vec::new())
                .map(drop)
        },
    },
    Case {
        name: "save_institution",
        needs: &[Action::SetUpInstitution],
        attempt: |s| {
            let saved = s.institution()?;
            s.save_institution(&saved).map(drop)
        },
    },
    Case {
        name: "export_workspace",
        needs: &[Action::KeepWorkspace],
        attempt: |s| {
            s.export_workspace(&place(s, "whole.credwright"), &Progress::quiet())
                .map(drop)
        },
    },
    Case {
        name: "back_up_now",
        needs: &[Action::KeepWorkspace],
        attempt: |s| s.back_up_now(&Progress::quiet()).map(drop),
    },
    Case {
        name: "delete_backup",
        needs: &[Action::KeepWorkspace],
        attempt: |s| s.delete_backup("none").map(drop),
    },
    Case {
        name: "add_person",
        needs: &[Action::KeepPeople],
        attempt: |s| s.add_person("Somebody else", Role::Assessor, "").map(drop),
    },
    Case {
        name: "restore_version",
        needs: &[Action::Design],
        attempt: |s| {
            let programme = any_programme(s);
            s.restore_version(RecordKind::Programme, &programme, 1)
                .map(drop)
        },
    },
];

fn is_refused_by_the_table(outcome: &Result<(), StudioError>) -> bool {
    match outcome {
        Err(error) => {
            let words = error.to_string();
            words.contains("is signed in as") && words.contains("may not")
        }
        Ok(()) => false,
    }
}

#[test]
fn each_use_case_is_open_to_the_roles_of_the_table_and_to_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    let ada = studio
        .add_person("Ada", Role::Administrator, WORDS)
        .unwrap();
    let mut people = vec![(Role::Administrator, ada.id.0)];
    for role in [
        Role::Designer,
        Role::Assessor,
        Role::Reviewer,
        Role::Registrar,
    ] {
        let person = studio.add_person(&format!("A {role:?}"), role, "").unwrap();
        people.push((role, person.id.0));
    }
    let mut wrong = Vec::new();
    for (role, person) in &people {
        let words = if *role == Role::Administrator {
            WORDS
        } else {
            ""
        };
        studio.sign_in(person, words).unwrap();
        for case in CASES {
            let may = case
                .needs
                .iter()
                .any(|action| action.roles().contains(role));
            let outcome = (case.attempt)(&studio);
            if is_refused_by_the_table(&outcome) == may {
                wrong.push(format!("{role:?} and {}: {outcome:?}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    studio.sign_out();
    for case in CASES {
        let outcome = (case.attempt)(&studio);
        let words = outcome.err().map(|e| e.to_string()).unwrap_or_default();
        assert!(words.starts_with("Sign in first"), "{}: {words}", case.name);
    }
}

#[test]
fn undo_asks_again_for_what_the_step_needed() {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    let ada = studio
        .add_person("Ada", Role::Administrator, WORDS)
        .unwrap();
    let bo = studio
        .add_person("Bo", Role::Administrator, "four other words")
        .unwrap();
    studio.sign_in(bo.id.as_str(), "four other words").unwrap();
    studio.create_programme("UNDO-1", "T").unwrap();
    // Bo's role changes while Bo is at work.
    let mut changed = studio
        .people()
        .unwrap()
        .into_iter()
        .find(|p| p.id == bo.id)
        .unwrap();
    changed.role = Role::Registrar;
    studio.change_person(&changed).unwrap();
    let refused = studio.undo().unwrap_err().to_string();
    assert!(refused.contains("may not"), "{refused}");
    assert!(studio.programme_by_code("UNDO-1").is_ok());
    // Nothing of the step was lost: it stays what would be undone.
    assert!(studio.undo_state().undo.is_some());
    drop(ada);
}
