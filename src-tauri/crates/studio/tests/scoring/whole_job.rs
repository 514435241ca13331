//! Three hundred learners from scores to certificates.

use std::collections::BTreeSet;

use domain::LearnerId;
use domain::certificate::IssueClass;
use domain::certificate::Paper;
use domain::cohort::LearnerResult;
use domain::people::Role;
use domain::scoring::Marker;
use studio::assessment::marking::MarkingStage;
use studio::certificates::pages::IssueOptions;
use studio::cohorts::roster_import::{ImportAnswers, UnsaidResult};
use studio::{Progress, Studio};

use crate::{WORDS, approve, cohort, deserved, of, sheet, sign_in, studio};

#[test]
fn three_hundred_are_scored_by_two_moderated_decided_and_issued_to_who_passed() {
    let (folder, studio, programme) = studio();
    let ada = studio
        .add_person("Ada", Role::Administrator, WORDS)
        .unwrap();
    let [bo, cy, di, ed] = [
        ("Bo", Role::Assessor),
        ("Cy", Role::Assessor),
        ("Di", Role::Reviewer),
        ("Ed", Role::Registrar),
    ]
    .map(|(name, role)| {
        sign_in(&studio, &ada);
        studio.add_person(name, role, "").unwrap()
    });
    sign_in(&studio, &di);
    approve(&studio, &programme);
    sign_in(&studio, &ed);
    let cohort = cohort(&studio, &programme, 300);
    assert!(
        studio
            .decide_awards(&cohort)
            .unwrap_err()
            .to_string()
            .contains("Nobody has scored")
    );

    for assessment in ["a1", "a2", "a3"] {
        let of = of(&cohort, assessment);
        sign_in(&studio, &bo);
        let view = studio.marking_view(&of, Marker::First).unwrap();
        assert_eq!(view.learners.len(), 300);
        let all: Vec<_> = view
            .learners
            .iter()
            .enumerate()
            .map(|(n, l)| sheet(&l.id, Marker::First, &view.parts, deserved(n)))
            .collect();
        studio.save_sheets(&of, Marker::First, &all).unwrap();
        // Anybody may be the second marker until the sample is drawn.
        sign_in(&studio, &cy);
        let early = studio.marking_view(&of, Marker::First).unwrap();
        assert_eq!((early.sheets.len(), early.hidden), (0, 300));
        let refused = studio
            .save_sheets(&of, Marker::First, &all[..1])
            .unwrap_err();
        assert!(refused.to_string().contains("hidden"), "{refused}");
        assert!(!refused.is_conflict(), "a conflict shows what is stored");
        sign_in(&studio, &bo);
        assert!(
            studio.decide_awards(&cohort).is_err(),
            "an assessor does not decide"
        );
        studio.close_marking(&of, Marker::First).unwrap();
        assert!(studio.close_marking(&of, Marker::First).is_err(), "once");
        assert!(studio.save_sheets(&of, Marker::First, &[]).is_ok());
        assert!(
            studio.save_sheets(&of, Marker::First, &all[..1]).is_err(),
            "closed"
        );

        sign_in(&studio, &di);
        assert!(studio.draw_sample(&of, " ").is_err());
        let sample = studio.draw_sample(&of, "winter").unwrap();
        assert_eq!(sample.learner_ids.len(), 30);

        // Neither sees the other's marks before both are done.
        sign_in(&studio, &cy);
        let second = studio.marking_view(&of, Marker::Second).unwrap();
        assert_eq!((second.learners.len(), second.sheets.len()), (30, 0));
        assert!(studio.moderation_view(&of).is_err());
        let seen = studio.marking_view(&of, Marker::First).unwrap();
        assert_eq!((seen.sheets.len(), seen.hidden), (270, 30));
        assert!(
            seen.sheets
                .iter()
                .all(|s| !sample.learner_ids.contains(&s.value.learner_id))
        );
        let results = studio.award_view(&cohort).unwrap().rows;
        assert!(
            results
                .iter()
                .filter(|r| sample.learner_ids.contains(&r.learner_id))
                .all(|r| r.result == LearnerResult::Pending)
        );
        assert!(studio.marking_view(&of, Marker::Agreed).is_err());
        let place = |id: &LearnerId| view.learners.iter().position(|l| l.id == *id).unwrap();
        // The second marker is a little kinder, and with every third learner a lot.
        let again: Vec<_> = second
            .learners
            .iter()
            .map(|l| {
                let n = place(&l.id);
                let kinder = deserved(n) + if n % 3 == 0 { 40 } else { 0 };
                sheet(&l.id, Marker::Second, &second.parts, kinder.min(100))
            })
            .collect();
        sign_in(&studio, &bo);
        let own = studio.marking_view(&of, Marker::First).unwrap();
        assert_eq!((own.sheets.len(), own.hidden), (300, 0));
        assert!(
            studio
                .save_sheets(&of, Marker::Second, &again[..1])
                .unwrap_err()
                .to_string()
                .contains("Somebody else"),
        );
        sign_in(&studio, &cy);
        studio.save_sheets(&of, Marker::Second, &again).unwrap();
        studio.close_marking(&of, Marker::Second).unwrap();

        sign_in(&studio, &di);
        let moderation = studio.moderation_view(&of).unwrap();
        assert_eq!(moderation.stage, MarkingStage::Moderation);
        assert!(moderation.open > 0 && !moderation.figures.is_empty());
        assert!(
            studio
                .close_moderation(&of)
                .unwrap_err()
                .to_string()
                .contains("not resolved")
        );
        for d in moderation
            .differences
            .iter()
            .filter(|d| !d.within_tolerance)
        {
            let settle = |reason| {
                studio.settle_difference(
                    &of,
                    &d.learner_id,
                    d.part_id.as_str(),
                    d.second.unwrap(),
                    reason,
                )
            };
            assert!(settle("  ").is_err(), "a reason is asked for");
            settle("The appendix was overlooked.").unwrap();
        }
        studio.close_moderation(&of).unwrap();
        let settled = studio.moderation_view(&of).unwrap().differences;
        let first = settled.iter().find_map(|d| d.settled.as_ref()).unwrap();
        assert_eq!(
            (first.by.as_ref(), first.reason.as_str()),
            (Some(&di.id), "The appendix was overlooked.")
        );
    }

    sign_in(&studio, &ed);
    let before = studio.award_view(&cohort).unwrap();
    assert!(before.blocked.is_empty(), "{:?}", before.blocked);
    assert_eq!(before.passed + before.failed, 300);
    assert!(before.passed > 100 && before.failed > 50, "{before:?}");
    let options = IssueOptions {
        template_id: "laurel".into(),
        paper: Some(Paper::A4Landscape),
        issued_on: None,
        merged: true,
        single: false,
        again: Vec::new(),
        ..IssueOptions::default()
    };
    // Before they are decided nobody is due a certificate.
    assert_eq!(studio.plan_issue(&cohort, &options).unwrap().first_award, 0);
    let decided = studio.decide_awards(&cohort).unwrap();
    assert_eq!((decided.recorded, decided.passed), (300, before.passed));
    assert_eq!(
        studio.decide_awards(&cohort).unwrap().recorded,
        0,
        "nothing changed since"
    );

    // Each decision keeps the standard's version and an explanation that comes to it.
    let adopted = studio
        .programme_view(programme.as_str())
        .unwrap()
        .saved
        .value
        .assessment_standard_id
        .unwrap();
    let standard = studio
        .assessment_standard_view(adopted.as_str())
        .unwrap()
        .saved
        .value;
    let rows = studio.award_view(&cohort).unwrap().rows;
    for row in rows.iter().step_by(5) {
        let decision = studio
            .award_explained(&cohort, &row.learner_id)
            .unwrap()
            .decision
            .unwrap();
        assert_eq!(
            (decision.standard_id.clone(), decision.standard_version),
            (standard.id.clone(), 1)
        );
        assert_eq!(decision.rubrics.len(), 2);
        assert_eq!(decision.decided_by.as_ref(), Some(&ed.id));
        let again = domain::award::recompute(&decision.verdict.explanation, &standard);
        assert_eq!(
            (again.result, again.percent, again.grade),
            (
                decision.verdict.result,
                decision.verdict.percent,
                decision.verdict.grade
            )
        );
    }

    // An award decided for one name is not printed for another.
    let due = studio.plan_issue(&cohort, &options).unwrap();
    let passed = due.rows.iter().find(|r| r.class.is_issued()).unwrap();
    let rename = |name: &str| {
        let row = format!("Student ID,Name\n{},{name}\n", passed.number);
        let kept = ImportAnswers {
            result: Some(UnsaidResult::Pending),
            ..ImportAnswers::default()
        };
        let preview = studio
            .read_roster(&programme, "Winter 2026", "w.csv", row.into_bytes(), kept)
            .unwrap();
        // Quite another name is looked at first.
        if let Some(question) = preview.questions.first() {
            let taken = &question.choices.last().unwrap().answers;
            studio.reread_roster(preview.answers.and(taken)).unwrap();
        }
        studio.import_roster().unwrap();
        studio.plan_issue(&cohort, &options).unwrap()
    };
    let other = rename("Somebody Else");
    let row = other.rows.iter().find(|r| r.number == passed.number);
    assert_eq!(row.unwrap().class, IssueClass::CannotPrint);
    let note = row.unwrap().note.as_ref().unwrap().in_english();
    assert!(note.contains(&passed.name), "{row:?}");
    assert_eq!(other.due, due.due - 1);
    assert_eq!(rename(&passed.name).due, due.due);

    // A roster that says otherwise changes no award.
    studio
        .read_roster(
            &programme,
            "Winter 2026",
            "w.csv",
            b"Student ID,Name,Result\n5000,Learner 000 \xc3\x85gren,passed\n".to_vec(),
            ImportAnswers::default(),
        )
        .unwrap();
    studio.import_roster().unwrap();
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let stop = std::sync::atomic::AtomicBool::new(false);
    let report = studio
        .issue(&cohort, &options, &out, &Progress::new(&|_| {}, &stop))
        .unwrap();
    assert_eq!(report.issued, decided.passed);

    // Each certificate keeps what it rests on.
    let mut issued = studio.register("", None, 1_000).unwrap().certificates;
    issued.retain(|c| c.cohort_id.as_str() == cohort);
    assert_eq!(issued.len(), decided.passed as usize);
    for certificate in &issued {
        let award = certificate.award.as_ref().unwrap();
        assert_eq!(
            (award.standard_id.clone(), award.standard_version),
            (standard.id.clone(), 1)
        );
        assert_eq!(award.decided_by.as_ref(), Some(&ed.id));
        let row = rows.iter().find(|r| r.learner_id == certificate.learner_id);
        assert_eq!(award.percent, row.unwrap().percent);
        let versions: Vec<u32> = certificate.rubrics.iter().map(|r| r.version).collect();
        assert_eq!(versions, [1], "{:?}", certificate.rubrics);
        assert!(certificate.rubrics.iter().all(|r| !r.title.is_empty()));
    }
    let plan = studio.plan_issue(&cohort, &options).unwrap();
    let got: BTreeSet<&str> = plan
        .rows
        .iter()
        .filter(|r| r.class == IssueClass::AlreadyHolds)
        .map(|r| r.number.as_str())
        .collect();
    let passed: BTreeSet<&str> = rows
        .iter()
        .filter(|r| r.result == LearnerResult::Passed)
        .map(|r| r.number.as_str())
        .collect();
    assert_eq!(got, passed);

    // All of it is there after a restart.
    drop(studio);
    let studio = Studio::open(&folder.path().join("w")).unwrap();
    studio.sign_in(ed.id.as_str(), "").unwrap();
    let after = studio.award_view(&cohort).unwrap();
    assert_eq!((after.passed, after.to_decide), (decided.passed, 0));
    assert!(
        after
            .rows
            .iter()
            .all(|r| (r.result == LearnerResult::Passed) == r.certificate.is_some())
    );
    assert!(studio.check().unwrap().sound);
}
