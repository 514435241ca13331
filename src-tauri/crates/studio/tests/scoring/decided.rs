//! What rests on a decision: a learner's record, and the credential.

use domain::cohort::{Learner, LearnerResult};
use domain::scoring::Marker;
use studio::certificates::pages::IssueOptions;
use studio::cohorts::learners::LearnerEntry;
use studio::credentials::export::CredentialForm;
use studio::credentials::settings::{CodeSize, SigningSettings};
use studio::credentials::verifying::VerifyVerdict;
use studio::{Progress, Studio};

use crate::{WORDS, approve, cohort, of, sheet, studio, without_second_marker};

/// A cohort of two, scored with 75 of 100.
fn scored() -> (tempfile::TempDir, Studio, String) {
    let (folder, studio, programme) = studio();
    without_second_marker(&studio, &programme);
    approve(&studio, &programme);
    let cohort = cohort(&studio, &programme, 2);
    for assessment in ["a1", "a2", "a3"] {
        let of = of(&cohort, assessment);
        let view = studio.marking_view(&of, Marker::First).unwrap();
        let sheets: Vec<_> = view
            .learners
            .iter()
            .map(|l| sheet(&l.id, Marker::First, &view.parts, 75))
            .collect();
        studio.save_sheets(&of, Marker::First, &sheets).unwrap();
        studio.close_marking(&of, Marker::First).unwrap();
    }
    (folder, studio, cohort)
}

fn decided() -> (tempfile::TempDir, Studio, String) {
    let (folder, studio, cohort) = scored();
    assert_eq!(studio.decide_awards(&cohort).unwrap().passed, 2);
    (folder, studio, cohort)
}

fn entry_of(learner: &Learner) -> LearnerEntry {
    LearnerEntry {
        number: learner.number.clone(),
        name: learner.name.clone(),
        latin_name: learner.latin_name.clone(),
        email: learner.email.clone(),
        result: learner.result,
        grade: learner.grade.clone(),
        completed_on: learner.completed_on.clone(),
    }
}

#[test]
fn what_was_decided_is_not_corrected_by_hand_and_keeps_the_learner() {
    let (_folder, studio, cohort) = decided();
    let learner = studio.learners(&cohort).unwrap().remove(0);
    let id = learner.id.as_str();
    let card = studio.learner_card(id).unwrap();
    assert!(card.scored && card.awarded);
    let failed = LearnerEntry {
        result: LearnerResult::Failed,
        ..entry_of(&learner)
    };
    let refused = studio.correct_learner(id, &failed).unwrap_err();
    assert!(refused.to_string().contains("Awards"), "{refused}");
    let renamed = LearnerEntry {
        name: "Another Name".to_owned(),
        ..entry_of(&learner)
    };
    studio.correct_learner(id, &renamed).unwrap();
    let refused = studio.remove_learners(&cohort, &[id.to_owned()]);
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("Another Name"), "{refused}");
    let refused = studio.delete_cohort(&cohort).unwrap_err().to_string();
    assert!(refused.contains("Winter 2026"), "{refused}");
    let kept = studio.learner_card(id).unwrap();
    assert!(kept.scored && kept.awarded);
}

#[test]
fn scores_go_with_a_learner_who_is_taken_out_and_come_back_by_undo() {
    let (_folder, studio, cohort) = scored();
    let learner = studio.learners(&cohort).unwrap().remove(0);
    let id = learner.id.as_str();
    assert!(studio.learner_card(id).unwrap().scored);
    studio.remove_learners(&cohort, &[id.to_owned()]).unwrap();
    assert!(studio.learner_card(id).is_err());
    // Whoever comes in with the number has no scores of somebody else.
    let again = studio.add_learner(&cohort, &entry_of(&learner)).unwrap();
    assert!(!studio.learner_card(again.id.as_str()).unwrap().scored);
    studio.undo().unwrap();
    studio.undo().unwrap();
    assert!(studio.learner_card(id).unwrap().scored);
}

#[test]
fn the_credential_says_the_levels_of_the_rubrics_that_were_reached() {
    let (folder, studio, cohort) = decided();
    studio
        .set_signing(&SigningSettings {
            address: "https://northfield.example/credentials".to_owned(),
            code: CodeSize::Compact,
            identity_in_clear: false,
        })
        .unwrap();
    studio.make_keys(WORDS).unwrap();
    let options = IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        ..IssueOptions::default()
    };
    let out = folder.path().join("out");
    studio
        .issue(&cohort, &options, &out, &Progress::quiet())
        .unwrap();
    let all = studio.register("", None, 100).unwrap().certificates;
    let signed = all.iter().find(|c| c.credential.is_some()).unwrap();
    let text = studio
        .credential_in(&signed.serial, CredentialForm::Json)
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let described = json["credentialSubject"]["achievement"]["resultDescription"]
        .as_array()
        .unwrap();
    let mut names = Vec::new();
    for result in json["credentialSubject"]["result"].as_array().unwrap() {
        let Some(reached) = result.get("achievedLevel") else {
            continue;
        };
        let of = described
            .iter()
            .find(|one| one["id"] == result["resultDescription"])
            .unwrap();
        assert_eq!(of["resultType"], "RubricCriterionLevel");
        let levels = of["rubricCriterionLevel"].as_array().unwrap();
        let level = levels.iter().find(|one| one["id"] == *reached).unwrap();
        names.push(level["name"].as_str().unwrap().to_owned());
    }
    assert!(names.len() > 3, "{names:?}");
    assert!(names.iter().all(|name| name == "Proficient"), "{names:?}");
    let text = std::str::from_utf8(&text).unwrap();
    let answer = studio.verify_text(text).unwrap();
    assert_eq!(answer.verdict, VerifyVerdict::Valid);
}
