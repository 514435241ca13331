//! Lists page by page: everything once, in the promised order, whatever the size of a page.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use domain::audit::AuditOutcome;
use domain::lifecycle::{LifecycleStep, ProgrammeState};
use domain::people::Role;
use domain::programme::{Assessment, AssessmentType};
use domain::quality_standard::european;
use studio::{Studio, StudioError};

fn workspace() -> (tempfile::TempDir, Studio) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create(&folder.path().join("w")).unwrap();
    (folder, studio)
}

/// Everything of a list, by pages of so many.
fn walk<T>(mut page: impl FnMut(Option<String>) -> (Vec<T>, Option<String>)) -> Vec<T> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let (some, next) = page(after);
        all.extend(some);
        match next {
            Some(next) => after = Some(next),
            None => return all,
        }
    }
}

#[test]
fn programmes_come_by_code_and_number_and_are_found_whatever_the_case() {
    let (_folder, studio) = workspace();
    for code in ["B-1", "a-1", "C-1"] {
        studio.create_programme(code, "Title").unwrap();
    }
    let refused = studio.create_programme("A-1", "Title").unwrap_err();
    assert!(refused.to_string().contains("already"), "{refused}");
    for limit in [1, 2, 50] {
        let codes: Vec<String> = walk(|after| {
            let page = studio.programmes("", None, after, limit).unwrap();
            assert_eq!(page.total, 3);
            (page.programmes, page.next)
        })
        .into_iter()
        .map(|p| p.code)
        .collect();
        assert_eq!(codes, ["a-1", "B-1", "C-1"]);
    }
    assert_eq!(studio.programme_by_code("A-1").unwrap().code, "a-1");
    assert!(matches!(
        studio.programme_by_code("A"),
        Err(StudioError::NotFound { .. })
    ));
    assert!(
        studio
            .programmes("", None, Some("nonsense".to_owned()), 2)
            .is_err()
    );
    let found = walk(|after| {
        let page = studio.programmes("title", None, after, 2).unwrap();
        assert_eq!(page.total, 3);
        (page.programmes, page.next)
    });
    assert_eq!(found.len(), 3);
    let sent = studio.programme_by_code("B-1").unwrap().id;
    studio
        .step_programme(sent.as_str(), LifecycleStep::SendToReview)
        .unwrap();
    for (state, codes) in [
        (ProgrammeState::InReview, vec!["B-1"]),
        (ProgrammeState::Draft, vec!["a-1", "C-1"]),
        (ProgrammeState::Retired, vec![]),
    ] {
        let found = walk(|after| {
            let page = studio.programmes("", Some(state), after, 1).unwrap();
            assert_eq!(page.total as usize, codes.len());
            let counted: Vec<_> = page.states.iter().map(|s| (s.state, s.count)).collect();
            let all = [(ProgrammeState::Draft, 2), (ProgrammeState::InReview, 1)];
            assert_eq!(counted, all);
            (page.programmes, page.next)
        });
        assert!(found.into_iter().map(|p| p.code).eq(codes), "{state:?}");
    }
}

#[test]
fn a_rubric_is_listed_once_by_its_newest_version_and_title() {
    let (_folder, studio) = workspace();
    let zebra = studio.create_rubric("Zebra").unwrap().value;
    let middle = studio.create_rubric("Middle").unwrap().value;
    // The zebra is in use, and its next version is called otherwise.
    let mut programme = studio.create_programme("P-1", "Title").unwrap();
    let mut assessment = Assessment::new("a1".into(), "Project", AssessmentType::Project);
    assessment.rubric_id = Some(zebra.id.clone());
    programme.value.assessments = vec![assessment];
    let programme = studio.save_programme(&programme).unwrap().value.id;
    assert!(
        studio.delete_rubric(zebra.id.as_str()).is_err(),
        "a rubric in use stays"
    );
    let audit = studio
        .start_audit(programme.as_str(), european::ID, "Di")
        .unwrap();
    assert!(!studio.rubric_view(zebra.id.as_str()).unwrap().frozen);
    let frozen = approved(&studio, audit.value.id.as_str());
    assert!(frozen, "the sample audit can be approved");
    let view = studio.rubric_view(zebra.id.as_str()).unwrap();
    assert!(view.frozen);
    assert_eq!((view.used_by_total, view.used_by.len()), (1, 1));
    assert!(studio.save_rubric(&view.saved).is_err());
    let mut next = studio.next_rubric_version(zebra.id.as_str()).unwrap();
    assert_eq!(next.value.version, 2);
    next.value.title = "antelope".to_owned();
    studio.save_rubric(&next).unwrap();
    for limit in [1, 2, 3] {
        let rubrics = walk(|after| {
            let page = studio.rubrics("", after, limit).unwrap();
            (page.rubrics, page.next)
        });
        let titles: Vec<&str> = rubrics.iter().map(|r| r.title.as_str()).collect();
        assert_eq!(titles, ["antelope", "Middle"], "pages of {limit}");
        assert_eq!(rubrics[0].older, std::slice::from_ref(&zebra.id));
    }
    let begins = studio.rubrics("MID", None, 10).unwrap().rubrics;
    assert_eq!(begins.len(), 1);
    assert_eq!(begins[0].id, middle.id);
    let again = studio.next_rubric_version(zebra.id.as_str()).unwrap();
    assert_eq!(again.value.id, next.value.id, "one that is begun goes on");
}

/// Approves by judging every clause as met.
fn approved(studio: &Studio, audit: &str) -> bool {
    let mut view = studio.audit_view(audit).unwrap();
    for clause in view.standing.clauses.clone() {
        let judgement = serde_json::from_value(serde_json::json!({
            "clauseId": clause.clause.id, "rating": "met", "note": "Seen", "severity": null,
            "owner": "", "due": null, "evidence": [],
        }))
        .unwrap();
        view = studio.judge(audit, view.saved.revision, judgement).unwrap();
    }
    studio
        .decide_audit(audit, AuditOutcome::Approved, "Di", "Good")
        .is_ok()
}

#[test]
fn open_audits_come_first_and_each_programme_has_one_of_a_standard() {
    let (_folder, studio) = workspace();
    let mut audits = Vec::new();
    for n in 0..5 {
        let programme = studio.create_programme(&format!("P-{n}"), "Title").unwrap();
        let id = programme.value.id.0;
        let audit = studio.start_audit(&id, european::ID, "Di").unwrap().value;
        assert!(studio.start_audit(&id, european::ID, "Di").is_err());
        audits.push(audit.id.0);
    }
    for decided in [0, 3] {
        let audit = &audits[decided];
        studio
            .decide_audit(audit, AuditOutcome::ReturnedForChanges, "Di", "More")
            .unwrap();
    }
    for limit in 1..=6 {
        let list = walk(|after| {
            let page = studio.audits(after, limit).unwrap();
            assert_eq!((page.total, page.open), (5, 3));
            (page.audits, page.next)
        });
        let open: Vec<bool> = list.iter().map(|a| a.outcome.is_none()).collect();
        assert_eq!(open, [true, true, true, false, false], "pages of {limit}");
        let mut ids: Vec<String> = list.into_iter().map(|a| a.id.0).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 5, "each once");
    }
    assert_eq!(studio.overview().unwrap().open_audits, Some(3));
    // One that was decided does not stand in the way of another.
    let returned = studio.audit_view(&audits[0]).unwrap().programme.id;
    studio
        .step_programme(returned.as_str(), LifecycleStep::SendToReview)
        .unwrap();
    studio
        .start_audit(returned.as_str(), european::ID, "Di")
        .unwrap();
    assert_eq!(studio.audits_of(returned.as_str()).unwrap().len(), 2);
    assert!(studio.delete_programme(returned.as_str()).is_err());
}

#[test]
fn an_administrator_stays_and_a_name_is_needed() {
    let (_folder, studio) = workspace();
    let ada = studio
        .add_person("Ada", Role::Administrator, "four plain words")
        .unwrap();
    let bo = studio.add_person("Bo", Role::Reviewer, "").unwrap();
    let mut nameless = bo.clone();
    nameless.name = "  ".to_owned();
    assert!(studio.change_person(&nameless).is_err());
    let mut promoted = bo.clone();
    promoted.role = Role::Administrator;
    assert!(
        studio.change_person(&promoted).is_err(),
        "an administrator has a passphrase"
    );
    let mut demoted = ada.clone();
    demoted.role = Role::Designer;
    assert!(studio.change_person(&demoted).is_err());
    let bo = studio
        .set_passphrase(bo.id.as_str(), "", "another passphrase")
        .unwrap();
    promoted.revision = bo.revision;
    studio.change_person(&promoted).unwrap();
    studio.change_person(&demoted).unwrap();
    assert!(studio.sign_in_by_name("bo", "another passphrase").is_ok());
    let mut leaving = studio
        .people()
        .unwrap()
        .into_iter()
        .find(|p| p.id == bo.id)
        .unwrap();
    leaving.left = true;
    assert!(studio.change_person(&leaving).is_err(), "Bo is the last");
}

#[test]
fn weights_beyond_all_sense_are_refused_and_too_many_a_finding() {
    let (_folder, studio) = workspace();
    let mut programme = studio.create_programme("P-1", "Title").unwrap();
    for n in 0..3 {
        let id = format!("a{n}");
        let mut assessment = Assessment::new(id.as_str().into(), "Test", AssessmentType::Project);
        assessment.weight = u32::MAX;
        programme.value.assessments.push(assessment);
    }
    assert!(studio.save_programme(&programme).is_err());
    for assessment in &mut programme.value.assessments {
        assessment.weight = 100;
    }
    let saved = studio.save_programme(&programme).unwrap();
    let standing = studio
        .check_programme(saved.value.id.as_str(), european::ID)
        .unwrap();
    assert!(!standing.findings.is_empty());
}

/// How many of eight who try at once succeed.
fn at_once(attempt: impl Fn() -> bool + Sync) -> usize {
    std::thread::scope(|scope| {
        let tries: Vec<_> = (0..8).map(|_| scope.spawn(&attempt)).collect();
        let won = tries.into_iter().map(|one| one.join().unwrap());
        won.filter(|won| *won).count()
    })
}

#[test]
fn of_several_who_do_the_same_at_once_one_succeeds() {
    let (_folder, studio) = workspace();
    assert_eq!(
        at_once(|| studio.create_programme("P-1", "Title").is_ok()),
        1
    );
    let programme = studio.programme_by_code("P-1").unwrap().id;
    let audit = || {
        studio
            .start_audit(programme.as_str(), european::ID, "Di")
            .is_ok()
    };
    assert_eq!(at_once(audit), 1);
    let audit = studio.audits(None, 2).unwrap().audits.remove(0).id;
    assert!(approved(&studio, audit.as_str()));
    assert_eq!(
        at_once(|| studio.next_version(programme.as_str()).is_ok()),
        1
    );
    assert_eq!(studio.programme_by_code("P-1").unwrap().version, 2);
    assert_eq!(studio.programmes("", None, None, 10).unwrap().total, 2);
}
