//! A roster as a conversation: nothing is saved while a question is open.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use domain::ProgrammeId;
use domain::certificate::IssueClass;
use domain::cohort::LearnerResult;
use domain::roster::RowClass;
use domain::table::TableStyle;
use studio::certificates::pages::IssueOptions;
use studio::cohorts::roster_import::{
    ImportAnswers, LookedAtRows, RosterPreview, Topic, UnsaidResult,
};
use studio::{Progress, Studio};

fn sample() -> (tempfile::TempDir, Studio, ProgrammeId) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    (folder, studio, programme)
}

fn read(studio: &Studio, programme: &ProgrammeId, cohort: &str, text: &str) -> RosterPreview {
    studio
        .read_roster(
            programme,
            cohort,
            "r.csv",
            text.as_bytes().to_vec(),
            ImportAnswers::default(),
        )
        .unwrap()
}

fn like_before(
    studio: &Studio,
    programme: &ProgrammeId,
    cohort: &str,
    text: &str,
) -> RosterPreview {
    let bytes = text.as_bytes().to_vec();
    studio
        .read_roster_like_before(programme, cohort, "r.csv", bytes)
        .unwrap()
}

#[test]
fn nothing_is_saved_while_a_question_is_open() {
    let (_folder, studio, programme) = sample();
    let preview = read(
        &studio,
        &programme,
        "Open",
        "Student ID,Name\n1,Amal Haddad\n2,Bea Ruiz\n",
    );
    assert_eq!(preview.questions[0].topic, Topic::Result);
    let refused = studio.import_roster().unwrap_err().to_string();
    assert!(refused.contains("No column says who passed"), "{refused}");
    assert!(studio.cohort_by_name(&programme, "Open").is_err());
    let answer = preview
        .answers
        .and(&preview.questions[0].choices[0].answers);
    assert!(studio.reread_roster(answer).unwrap().questions.is_empty());
    let cohort = studio.import_roster().unwrap().1.id.0;
    let learners = studio.learners(&cohort).unwrap();
    assert!(learners.len() == 2 && learners.iter().all(|l| l.result == LearnerResult::Passed));
    // Who is there keeps the result, so that nothing is asked again.
    let again = read(
        &studio,
        &programme,
        "Open",
        "Student ID,Name\n1,Amal Haddad\n2,Bea Ruiz\n",
    );
    assert!(again.questions.is_empty(), "{:?}", again.questions);
    assert_eq!(again.totals.unchanged, 2);
}

#[test]
fn answers_are_remembered_for_the_next_file_of_the_same_headings_and_said() {
    let (folder, studio, programme) = sample();
    let list = |names: [&str; 2]| {
        format!(
            "Student ID,Name,Result\n1,\"{}\",passed\n2,\"{}\",passed\n",
            names[0], names[1]
        )
    };
    let first = read(
        &studio,
        &programme,
        "One",
        &list(["Haddad, Amal", "Ruiz, Bea"]),
    );
    assert!(!first.like_last_time);
    assert_eq!(first.questions[0].topic, Topic::Names);
    studio
        .reread_roster(
            first
                .answers
                .clone()
                .and(&first.questions[0].choices[0].answers),
        )
        .unwrap();
    studio.import_roster().unwrap();
    // The workspace remembers, not the program that was open. A script says by itself what it means.
    drop(studio);
    let studio = Studio::open(&folder.path().join("w")).unwrap();
    let list = list(["Wu, Cai", "Om, Dee"]);
    let told = read(&studio, &programme, "Two", &list);
    assert!(!told.like_last_time && told.questions[0].topic == Topic::Names);
    let second = like_before(&studio, &programme, "Two", &list);
    assert!(second.like_last_time && second.questions.is_empty());
    let cohort = studio.import_roster().unwrap().1.id.0;
    let names: Vec<String> = studio
        .learners(&cohort)
        .unwrap()
        .into_iter()
        .map(|l| l.name)
        .collect();
    assert_eq!(names, ["Cai Wu", "Dee Om"]);
}

#[test]
fn who_passed_is_asked_each_time() {
    let (_folder, studio, programme) = sample();
    let first = read(
        &studio,
        &programme,
        "One",
        "Student ID,Name\n1,Amal Haddad\n",
    );
    studio
        .reread_roster(first.answers.and(&ImportAnswers {
            result: Some(UnsaidResult::Passed),
            ..ImportAnswers::default()
        }))
        .unwrap();
    studio.import_roster().unwrap();
    let second = like_before(&studio, &programme, "Two", "Student ID,Name\n7,Cai Wu\n");
    assert_eq!(second.questions[0].topic, Topic::Result);
}

#[test]
fn rows_to_look_at_are_taken_in_by_a_person_or_not_at_all() {
    let (_folder, studio, programme) = sample();
    let preview = read(
        &studio,
        &programme,
        "Look",
        "Student ID,Name,Result\n1,Amal Haddad,passed\n2,Brian O&#39;Conner,passed\n1,Cai Wu,passed\n",
    );
    assert_eq!(preview.totals.look_at, 3);
    let question = &preview.questions[0];
    assert_eq!(question.topic, Topic::LookAt);
    // “All” takes no side between two people with one number.
    let all = question.choices.last().unwrap().answers.looked_at.clone();
    assert_eq!(all, Some(LookedAtRows { take: vec![3] }));
    let rows = studio.roster_rows(Some(RowClass::LookAt), 0, 10);
    assert_eq!(rows[1].original[1], "Brian O&#39;Conner");
    let answer = ImportAnswers {
        looked_at: Some(LookedAtRows { take: vec![3, 4] }),
        ..ImportAnswers::default()
    };
    studio.reread_roster(preview.answers.and(&answer)).unwrap();
    let left_out = String::from_utf8(studio.rows_left_out(&TableStyle::default())).unwrap();
    assert!(
        left_out.contains("Amal Haddad") && !left_out.contains("O&#39;Conner"),
        "{left_out}"
    );
    let cohort = studio.import_roster().unwrap().1.id.0;
    let names: Vec<String> = studio
        .learners(&cohort)
        .unwrap()
        .into_iter()
        .map(|l| l.name)
        .collect();
    assert_eq!(names, ["Brian O'Conner", "Cai Wu"]);
}

#[test]
fn one_person_gets_no_second_certificate_under_another_number_unseen() {
    let (folder, studio, programme) = sample();
    let options = IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        ..IssueOptions::default()
    };
    let import = |cohort: &str, text: &str| {
        let preview = read(&studio, &programme, cohort, text);
        assert!(preview.questions.is_empty(), "{:?}", preview.questions);
        studio.import_roster().unwrap().1.id.0
    };
    let first = import(
        "A",
        "Student ID,Name,Email,Result\n00123,Amal Haddad,amal@example.org,passed\nab12,Bea Ruiz,bea@example.org,passed\n",
    );
    studio
        .issue(&first, &options, folder.path(), &Progress::quiet())
        .unwrap();
    for (name, text, count) in [
        (
            "B",
            "Student ID,Name,Email,Result\n123,Amal Haddad,amal@example.org,passed\nAB12,Bea Ruiz,Bea@example.org,passed\n",
            2,
        ),
        (
            "C",
            "Name,Email,Result\nAmal Haddad,amal@example.org,passed\n",
            1,
        ),
    ] {
        let cohort = import(name, text);
        let plan = studio.plan_issue(&cohort, &options).unwrap();
        assert_eq!((plan.due, plan.to_look_at), (0, count), "{name}");
        assert!(
            plan.rows
                .iter()
                .all(|r| r.class == IssueClass::InAnotherNumber)
        );
        assert!(
            plan.rows[0]
                .note
                .as_ref()
                .unwrap()
                .in_english()
                .contains("00123")
        );
    }
    // Another person of the same name is none of them.
    let other = import(
        "D",
        "Student ID,Name,Email,Result\n777,Amal Haddad,haddad@example.org,passed\n",
    );
    assert_eq!(studio.plan_issue(&other, &options).unwrap().due, 1);
}
