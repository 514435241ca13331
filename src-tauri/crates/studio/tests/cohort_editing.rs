//! Cohorts edited in place: renamed, learners added, corrected and taken out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::sync::atomic::AtomicBool;

use domain::certificate::IssueClass;
use domain::cohort::LearnerResult;
use domain::record_kind::RecordKind;
use domain::roster::{RosterField, RowClass};
use studio::certificates::pages::IssueOptions;
use studio::cohorts::learners::LearnerEntry;
use studio::cohorts::roster_import::ImportAnswers;
use studio::{Progress, Studio};

fn sample() -> (tempfile::TempDir, Studio) {
    let dir = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&dir.path().join("w")).unwrap();
    (dir, studio)
}

fn autumn(studio: &Studio) -> String {
    let page = studio.cohorts("Autumn 2026", None, 10).unwrap();
    page.cohorts[0].cohort.id.as_str().to_owned()
}

fn entry(number: &str, name: &str) -> LearnerEntry {
    LearnerEntry {
        number: number.to_owned(),
        name: name.to_owned(),
        latin_name: String::new(),
        email: String::new(),
        result: LearnerResult::Passed,
        grade: String::new(),
        completed_on: None,
    }
}

/// A cohort of the same programme as the sample's, made by hand.
fn by_hand(studio: &Studio) -> String {
    let programme = studio.cohort_summary(&autumn(studio)).unwrap().programme.id;
    let cohort = studio.create_cohort(programme.as_str(), "By hand").unwrap();
    cohort.id.as_str().to_owned()
}

fn options() -> IssueOptions {
    IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        ..IssueOptions::default()
    }
}

fn print(studio: &Studio, cohort: &str, folder: &tempfile::TempDir) -> u32 {
    let stop = AtomicBool::new(false);
    let out = folder
        .path()
        .join(studio.register("", None, 1).unwrap().total.to_string());
    let progress = Progress::new(&|_| {}, &stop);
    studio
        .issue(cohort, &options(), &out, &progress)
        .unwrap()
        .issued
}

fn classes(studio: &Studio, cohort: &str) -> Vec<IssueClass> {
    let plan = studio.plan_issue(cohort, &options()).unwrap();
    plan.rows.into_iter().map(|row| row.class).collect()
}

#[test]
fn a_cohort_is_made_renamed_and_filled_by_hand_and_each_step_is_undone() {
    let (folder, studio) = sample();
    let cohort = by_hand(&studio);
    studio.rename_cohort(&cohort, "BY HAND").unwrap();
    assert!(
        studio.rename_cohort(&cohort, "autumn 2026").is_err(),
        "taken"
    );
    assert!(studio.rename_cohort(&cohort, " ").is_err());
    let ada = studio
        .add_learner(&cohort, &entry(" 00125 ", "Ada  Byron"))
        .unwrap();
    assert_eq!(
        (ada.number.as_str(), ada.name.as_str()),
        ("00125", "Ada Byron")
    );
    let refused = studio
        .add_learner(&cohort, &entry("00125", "Grace Hopper"))
        .unwrap_err();
    assert!(
        refused.to_string().contains("Ada Byron has number 00125"),
        "{refused}"
    );
    assert!(
        studio
            .add_learner(&cohort, &entry("", "Grace Hopper"))
            .is_err()
    );
    let by_mail = LearnerEntry {
        email: "Grace@example.org".to_owned(),
        ..entry("", "Grace Hopper")
    };
    assert_eq!(
        studio.add_learner(&cohort, &by_mail).unwrap().number,
        "grace@example.org"
    );
    let near = studio
        .check_learner(&cohort, None, &entry("125", "Alan Turing"))
        .unwrap();
    assert_eq!(
        near.iter().map(|n| (n.field, n.stops)).collect::<Vec<_>>(),
        [(RosterField::Number, false)]
    );
    // What was looked at once is not asked about at each correction.
    let alan = studio
        .add_learner(&cohort, &entry("125", "Alan Turing"))
        .unwrap();
    let renamed = entry("125", "Alan M. Turing");
    let again = studio.check_learner(&cohort, Some(alan.id.as_str()), &renamed);
    assert_eq!(again.unwrap(), []);
    studio.undo().unwrap();
    drop(studio);
    let studio = Studio::open(&folder.path().join("w")).unwrap();
    assert_eq!(
        studio.cohort_summary(&cohort).unwrap().cohort.name,
        "BY HAND"
    );
    let ids: Vec<String> = studio
        .learners(&cohort)
        .unwrap()
        .iter()
        .map(|l| l.id.as_str().to_owned())
        .collect();
    assert!(
        studio.remove_learners(&autumn(&studio), &ids).is_err(),
        "of another cohort"
    );
    assert_eq!(studio.remove_learners(&cohort, &ids).unwrap(), 2);
    assert_eq!(studio.learners(&cohort).unwrap(), []);
    studio.undo().unwrap();
    assert_eq!(studio.learners(&cohort).unwrap().len(), 2);
}

#[test]
fn a_corrected_number_stays_the_same_learner_and_prints_nothing_twice() {
    let (folder, studio) = sample();
    let cohort = by_hand(&studio);
    let ada = studio
        .add_learner(&cohort, &entry("100", "Ada Byron"))
        .unwrap();
    assert_eq!(print(&studio, &cohort, &folder), 1);
    let corrected = studio
        .correct_learner(ada.id.as_str(), &entry("200", "Augusta King"))
        .unwrap();
    assert_eq!((&corrected.id, corrected.number.as_str()), (&ada.id, "200"));
    assert_eq!(corrected.earlier_numbers, ["100"]);
    let card = studio.learner_card(ada.id.as_str()).unwrap();
    assert_eq!(card.certificates.len(), 1);
    assert_eq!(card.certificates[0].name, "Ada Byron");
    assert_eq!(classes(&studio, &cohort), [IssueClass::AlreadyHolds]);
    // Somebody else gets the freed number: another record, who holds nothing.
    let bob = studio.add_learner(&cohort, &entry("100", "Bob Noyce"));
    let bob = bob.unwrap();
    assert_ne!(bob.id, ada.id);
    assert_eq!(
        classes(&studio, &cohort),
        [IssueClass::AlreadyHolds, IssueClass::FirstAward]
    );
    // The list of before still has the wrong number.
    studio.undo().unwrap();
    let programme = studio.cohort_summary(&cohort).unwrap().programme.id;
    let list =
        b"Student ID,Name,Result\n100,Augusta King,passed\n200,Augusta King,passed\n".to_vec();
    let answers = ImportAnswers::default();
    studio
        .read_roster(&programme, "By hand", "r.csv", list, answers)
        .unwrap();
    let classed = studio.roster_rows(None, 0, 10);
    assert_eq!(
        classed.iter().map(|row| row.class).collect::<Vec<_>>(),
        [RowClass::LookAt, RowClass::Unchanged]
    );
    let reasons = classed[0].reason.in_english().join("\n");
    assert!(reasons.contains("had this number before"), "{reasons}");
    let history = studio
        .versions(RecordKind::Learner, ada.id.as_str())
        .unwrap();
    assert_eq!(history.versions.len(), 2);
}
