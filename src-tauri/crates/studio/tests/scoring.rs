//! From scores to awards: two markers, moderation, decisions, certificates.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout
)]

use std::collections::BTreeSet;

use domain::audit::{AuditOutcome, Judgement};
use domain::blueprint::AssessmentItem;
use domain::certificate::IssueClass;
use domain::certificate::Paper;
use domain::check::Rating;
use domain::cohort::LearnerResult;
use domain::decimal::Decimal;
use domain::people::Role;
use domain::rubric::MoveOfScore;
use domain::scoring::{Marker, PartScore, ScoreSheet, ScoredPart};
use domain::standard::european;
use domain::{LearnerId, ProgrammeId, Timestamp};
use studio::certificates::IssueOptions;
use studio::marking::{MarkingOf, MarkingStage};
use studio::people::Person;
use studio::roster_import::RosterOptions;
use studio::score_files::{ScoreColumn, ScoreOptions};
use studio::{Progress, Saved, Studio};

/// The sample, with a second version of Applied Data Stewardship that adopts a standard and
/// has something to score in each assessment.
fn studio() -> (tempfile::TempDir, Studio, ProgrammeId) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    let first = studio.programme_by_code("ADS-1").unwrap();
    let mut next = studio.next_version(first.id.as_str()).unwrap();
    let standard = studio.create_assessment_standard("Awards 2026").unwrap();
    let id = standard.value.id.clone();
    studio
        .finish_assessment_standard(id.as_str(), standard.revision)
        .unwrap();
    next.value.assessment_standard_id = Some(id);
    next.value.assessments[2].items = (1..=3)
        .map(|n| AssessmentItem {
            id: format!("item{n}").as_str().into(),
            title: format!("Turn {n}"),
            outcome_id: Some("o3".into()),
            cognitive_level: None,
            points: Decimal::whole(10),
        })
        .collect();
    let programme = studio.save_programme(&next).unwrap().value.id;
    (folder, studio, programme)
}

fn approve(studio: &Studio, programme: &ProgrammeId) {
    let audit = studio
        .start_audit(programme.as_str(), european::ID, "Di")
        .unwrap();
    let id = audit.value.id.0;
    let mut view = studio.audit_view(&id).unwrap();
    let open: Vec<_> = view
        .standing
        .clauses
        .iter()
        .map(|c| c.clause.id.clone())
        .collect();
    for clause_id in open {
        let judgement = Judgement {
            clause_id,
            rating: Some(Rating::Met),
            note: "Seen.".into(),
            severity: None,
            owner: String::new(),
            due: None,
            evidence: Vec::new(),
        };
        view = studio.judge(&id, view.saved.revision, judgement).unwrap();
    }
    studio
        .decide_audit(&id, AuditOutcome::Approved, "Di", "In order.")
        .unwrap();
}

fn cohort(studio: &Studio, programme: &ProgrammeId, learners: u32) -> String {
    let mut roster = "Number,Name\n".to_owned();
    for n in 0..learners {
        roster += &format!("{},Learner {n:03} Ågren\n", 5_000 + n);
    }
    let options = RosterOptions {
        unsaid_result: Some(LearnerResult::Pending),
        ..RosterOptions::default()
    };
    studio
        .read_roster(
            programme,
            "Winter 2026",
            "w.csv",
            roster.into_bytes(),
            options,
        )
        .unwrap();
    studio.import_roster().unwrap().1.id.0
}

fn of(cohort: &str, assessment: &str) -> MarkingOf {
    MarkingOf {
        cohort: cohort.to_owned(),
        assessment: assessment.to_owned(),
        attempt: 1,
    }
}

fn sheet(
    learner: &LearnerId,
    marker: Marker,
    parts: &[ScoredPart],
    share: u32,
) -> Saved<ScoreSheet> {
    let mut value = ScoreSheet::empty(learner.clone(), marker, None, Timestamp(String::new()));
    value.scores = parts
        .iter()
        .map(|part| {
            let most = part.most.approximately() as u32;
            PartScore {
                part_id: part.id.clone(),
                points: Some(Decimal::whole((most * share / 100).min(most))),
                ..PartScore::default()
            }
        })
        .collect();
    Saved { revision: 0, value }
}

/// What the learner with this place deserves, in per cent.
fn deserved(place: usize) -> u32 {
    (place as u32 * 37 + 20) % 101
}

const WORDS: &str = "four plain words";

fn sign_in(studio: &Studio, person: &Person) {
    let words = if person.role == Role::Administrator {
        WORDS
    } else {
        ""
    };
    studio.sign_in(person.id.as_str(), words).unwrap();
}

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
                .contains("not settled")
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
    assert_eq!(before.blocked, Vec::<String>::new());
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
        let row = format!("Number,Name\n{},{name}\n", passed.number);
        let kept = RosterOptions {
            unsaid_result: Some(LearnerResult::Pending),
            ..RosterOptions::default()
        };
        studio
            .read_roster(&programme, "Winter 2026", "w.csv", row.into_bytes(), kept)
            .unwrap();
        studio.import_roster().unwrap();
        studio.plan_issue(&cohort, &options).unwrap()
    };
    let other = rename("Somebody Else");
    let row = other.rows.iter().find(|r| r.number == passed.number);
    assert_eq!(row.unwrap().class, IssueClass::CannotPrint);
    assert!(row.unwrap().note.contains(&passed.name), "{row:?}");
    assert_eq!(other.due, due.due - 1);
    assert_eq!(rename(&passed.name).due, due.due);

    // A roster that says otherwise changes no award.
    studio
        .read_roster(
            &programme,
            "Winter 2026",
            "w.csv",
            b"Number,Name,Result\n5000,Learner 000 \xc3\x85gren,passed\n".to_vec(),
            RosterOptions::default(),
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
    let mut issued = studio.register("", 0, 1_000).unwrap().certificates;
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

#[test]
fn a_rubric_under_scored_work_never_changes_and_moving_is_a_choice() {
    let (_folder, studio, programme) = studio();
    let rubric_id = studio
        .programme_view(programme.as_str())
        .unwrap()
        .saved
        .value
        .assessments[0]
        .rubric_id
        .clone()
        .unwrap();
    // An approved version of the programme uses it: editing begins version 2.
    let saved = studio.rubric_view(rubric_id.as_str()).unwrap().saved;
    assert!(
        studio
            .save_rubric(&saved)
            .unwrap_err()
            .to_string()
            .contains("next version")
    );
    let mut next = studio.next_rubric_version(rubric_id.as_str()).unwrap();
    assert_eq!(next.value.version, 2);
    assert_eq!(
        studio
            .next_rubric_version(rubric_id.as_str())
            .unwrap()
            .value
            .id,
        next.value.id
    );
    let cohort = cohort(&studio, &programme, 3);
    let of = of(&cohort, "a1");
    let view = studio.marking_view(&of, Marker::First).unwrap();
    let mut sheets: Vec<_> = view
        .learners
        .iter()
        .map(|l| sheet(&l.id, Marker::First, &view.parts, 75))
        .collect();
    for sheet in &mut sheets {
        for score in &mut sheet.value.scores {
            score.level_id = Some(view.parts[0].levels[2].id.clone());
        }
    }
    studio.save_sheets(&of, Marker::First, &sheets).unwrap();
    assert_eq!(
        studio
            .marking_view(&of, Marker::First)
            .unwrap()
            .newer_rubric,
        Some(next.value.id.clone())
    );
    next.value.levels[2].points = Decimal::parse("3.5").unwrap();
    let gone = next.value.criteria.remove(2).title;
    let mut added = next.value.criteria[0].clone();
    added.id = "new".into();
    added.title = "Another".into();
    next.value.criteria.push(added);
    studio.save_rubric(&next).unwrap();
    let plan = studio.plan_rubric_move(&of, &next.value.id).unwrap();
    assert_eq!(
        (
            plan.from_version,
            plan.to_version,
            plan.sheets,
            plan.incomplete
        ),
        (1, 2, 3, 3)
    );
    assert!(plan.changes.contains(&MoveOfScore::Lost {
        criterion: gone,
        scores: 3
    }));
    assert!(
        plan.changes
            .iter()
            .any(|c| matches!(c, MoveOfScore::PointsChange { scores: 3, .. }))
    );
    assert!(plan.changes.contains(&MoveOfScore::ToScore {
        criterion: "Another".into(),
        scores: 3
    }));
    // Planning changed nothing.
    assert_eq!(
        studio
            .marking_view(&of, Marker::First)
            .unwrap()
            .rubric_version,
        1
    );
    assert!(studio.move_to_rubric(&of, &next.value.id, "").is_err());
    studio
        .move_to_rubric(&of, &next.value.id, "The board changed criterion 3.")
        .unwrap();
    let moved = studio.marking_view(&of, Marker::First).unwrap();
    assert_eq!(
        (moved.rubric_version, moved.marking.value.moves.len()),
        (2, 1)
    );
    assert_eq!(
        moved.sheets[0].value.scores[0].points,
        Decimal::parse("3.5")
    );
    // Now version 2 is in use, and version 1 stays as it was.
    assert!(
        studio
            .save_rubric(&studio.rubric_view(next.value.id.as_str()).unwrap().saved)
            .is_err()
    );
    assert_eq!(studio.rubric_view(rubric_id.as_str()).unwrap().saved, saved);
    assert_eq!(
        studio.undo().unwrap(),
        None,
        "moved work is not undone past its rubric"
    );
}

#[test]
fn scores_go_out_and_come_back_in_a_file() {
    let (_folder, studio, programme) = studio();
    let cohort = cohort(&studio, &programme, 4);
    let of = of(&cohort, "a3");
    let view = studio.marking_view(&of, Marker::First).unwrap();
    let mut one = sheet(&view.learners[0].id, Marker::First, &view.parts, 50);
    one.value.scores[0].comment = "=cmd|' /C calc'!A0".into();
    one.value.comment = "Well, \"done\"\nindeed".into();
    studio
        .save_sheets(&of, Marker::First, std::slice::from_ref(&one))
        .unwrap();
    let file = studio.export_scores(&of, Marker::First).unwrap();
    assert!(!String::from_utf8(file.clone()).unwrap().contains(",=cmd"));
    let preview = studio
        .read_scores(&of, Marker::First, "s.csv", file, &ScoreOptions::default())
        .unwrap();
    assert_eq!(
        (
            preview.totals.unchanged,
            preview.totals.empty,
            preview.totals.rows
        ),
        (1, 3, 4)
    );
    studio.import_scores().unwrap();

    let edited = "Number;Name;Turn 1;Turn 2;Turn 3;Comment;Absent;Days late;Mood\n5000;;9,5;;;;;;\n5001;Learner 001 Ågren;10;10;10;=1+1;;2;x\n5002;;;;;;yes;;\n5003;;11;1;1;;;;\n7;;1;1;1;;;;\n";
    let preview = studio
        .read_scores(
            &of,
            Marker::First,
            "s.csv",
            edited.as_bytes().to_vec(),
            &ScoreOptions::default(),
        )
        .unwrap();
    let t = preview.totals;
    assert_eq!((t.changed, t.new, t.invalid, t.unknown), (1, 2, 1, 1));
    assert_eq!(preview.columns.last().unwrap().column, ScoreColumn::Ignored);
    assert!(preview.rows[3].reason.contains("from 0 to 10"));
    studio.import_scores().unwrap();
    let view = studio.marking_view(&of, Marker::First).unwrap();
    let by = |n: usize| {
        view.sheets
            .iter()
            .find(|s| s.value.learner_id == view.learners[n].id)
    };
    assert_eq!(
        by(0)
            .unwrap()
            .value
            .scores
            .iter()
            .filter_map(|s| s.points)
            .count(),
        3,
        "empty cells change nothing"
    );
    assert!(by(2).unwrap().value.absent && by(3).is_none());
    assert_eq!(
        studio.undo().unwrap().as_deref(),
        Some("Score 3 learners in Simulation: a meeting with data owners")
    );
    assert_eq!(
        studio
            .marking_view(&of, Marker::First)
            .unwrap()
            .sheets
            .len(),
        1
    );
    // Headings of another system are mapped by hand, and what is left out can be handed back.
    let foreign = "Kennung;Frage A\n5001;4\n7;4\n".as_bytes().to_vec();
    let preview = studio
        .read_scores(
            &of,
            Marker::First,
            "f.csv",
            foreign,
            &ScoreOptions::default(),
        )
        .unwrap();
    assert!(preview.problem.contains("number"), "{}", preview.problem);
    assert_eq!(preview.columns[1].samples, ["4", "4"]);
    let mapped = ScoreOptions {
        columns: Some(vec![ScoreColumn::Number, ScoreColumn::Points { part: 1 }]),
        ..ScoreOptions::default()
    };
    let preview = studio.reread_scores(&mapped).unwrap();
    assert_eq!(
        (
            preview.problem.as_str(),
            preview.totals.new,
            preview.totals.unknown
        ),
        ("", 1, 1)
    );
    let out = String::from_utf8(studio.score_rows_left_out()).unwrap();
    assert!(
        out.contains("3,No learner in this cohort has this number,7,4"),
        "{out}"
    );
    for bad in ["", "Name,Turn 1\nx,1\n", "Number,Mood\n5000,good\n"] {
        assert!(
            studio
                .read_scores(
                    &of,
                    Marker::First,
                    "s.csv",
                    bad.as_bytes().to_vec(),
                    &ScoreOptions::default()
                )
                .map_or(true, |p| !p.problem.is_empty()),
            "{bad}"
        );
    }
}

#[test]
fn a_stale_sheet_is_refused_and_nothing_lost() {
    let (_folder, studio, programme) = studio();
    let cohort = cohort(&studio, &programme, 1);
    let of = of(&cohort, "a3");
    let view = studio.marking_view(&of, Marker::First).unwrap();
    let first = sheet(&view.learners[0].id, Marker::First, &view.parts, 50);
    studio
        .save_sheets(&of, Marker::First, std::slice::from_ref(&first))
        .unwrap();
    let error = studio
        .save_sheets(&of, Marker::First, &[first])
        .unwrap_err();
    assert!(error.is_conflict() && error.stored().is_some());
}

#[test]
fn a_standard_that_is_finished_never_changes() {
    let (_folder, studio, programme) = studio();
    let id = studio
        .programme_view(programme.as_str())
        .unwrap()
        .saved
        .value
        .assessment_standard_id
        .unwrap();
    let view = studio.assessment_standard_view(id.as_str()).unwrap();
    assert_eq!(view.adopted_by, ["ADS-1 version 2"]);
    assert!(studio.save_assessment_standard(&view.saved).is_err());
    assert!(studio.delete_assessment_standard(id.as_str()).is_err());
    let mut next = studio.next_assessment_standard(id.as_str()).unwrap();
    assert_eq!(
        (next.value.version, next.value.finished_at.clone()),
        (2, None)
    );
    next.value.pass_mark = Decimal::whole(60);
    studio.save_assessment_standard(&next).unwrap();
    assert_eq!(
        studio.assessment_standard_view(id.as_str()).unwrap().saved,
        view.saved
    );
    // A programme that adopts an unfinished one cannot decide by it.
    let mut saved = studio.programme_view(programme.as_str()).unwrap().saved;
    saved.value.assessment_standard_id = Some(next.value.id.clone());
    studio.save_programme(&saved).unwrap();
    let cohort = cohort(&studio, &programme, 1);
    let blocked = studio.award_view(&cohort).unwrap().blocked;
    assert!(blocked[0].contains("is not finished"), "{blocked:?}");
}

#[test]
fn a_panel_sets_the_cut_score_of_an_assessment() {
    use domain::standard_setting::{Judge, PanelJudgement, PanelMethod};
    let (_folder, studio, programme) = studio();
    let saved = studio
        .create_panel(
            "Simulation",
            PanelMethod::AngoffProbability,
            Some(programme.as_str()),
            Some("a3"),
        )
        .unwrap();
    let id = saved.value.id.0.clone();
    let mut panel = saved;
    panel.value.judges = (0..5)
        .map(|n| Judge {
            id: format!("j{n}").as_str().into(),
            name: format!("Judge {n}"),
        })
        .collect();
    for (n, judge) in panel.value.judges.iter().enumerate() {
        for item in &panel.value.items {
            panel.value.rounds[0].judgements.push(PanelJudgement {
                judge_id: judge.id.clone(),
                item_id: item.id.clone(),
                value: Decimal::whole(50 + 5 * n as u32),
            });
        }
    }
    let view = studio.save_panel(&panel).unwrap();
    assert!(
        studio
            .adopt_cut_score(&id, view.saved.revision, Decimal::whole(60))
            .is_err(),
        "no round is closed"
    );
    let view = studio.close_round(&id, view.saved.revision).unwrap();
    assert!((view.results[0].percent.unwrap() - 60.0).abs() < 1e-9);
    assert!((view.results[0].error.unwrap() - 30.0 * 0.05 * (2.5_f64 / 5.0).sqrt()).abs() < 1e-9);
    let mut changed = view.saved.clone();
    changed.value.rounds[0].judgements[0].value = Decimal::ZERO;
    assert!(studio.save_panel(&changed).is_err());
    let view = studio.open_round(&id, view.saved.revision).unwrap();
    assert_eq!(view.saved.value.rounds.len(), 2);
    let view = studio
        .set_candidates(&id, view.saved.revision, "12\n18 2\n30;5\n")
        .unwrap();
    assert!((view.results[0].would_pass.unwrap() - 200.0 / 3.0).abs() < 1e-9);
    assert!(
        studio
            .set_candidates(&id, view.saved.revision, "12\nx\n")
            .unwrap_err()
            .to_string()
            .contains("Line 2")
    );
    let view = studio
        .adopt_cut_score(&id, view.saved.revision, Decimal::whole(60))
        .unwrap();
    assert_eq!(view.saved.value.adopted, Some(Decimal::whole(60)));
    let cut = studio
        .programme_view(programme.as_str())
        .unwrap()
        .saved
        .value
        .assessments[2]
        .cut_score;
    assert_eq!(cut, Some(Decimal::whole(60)));
    assert!(studio.delete_panel(&id).is_err());
}

#[test]
fn rubrics_travel_as_case_and_as_tables() {
    let (_folder, studio, programme) = studio();
    let id = studio
        .programme_view(programme.as_str())
        .unwrap()
        .saved
        .value
        .assessments[0]
        .rubric_id
        .clone()
        .unwrap();
    let own = studio.rubric_view(id.as_str()).unwrap().saved.value;
    for (name, bytes) in [
        ("r.json", studio.export_rubric_case(id.as_str()).unwrap()),
        ("r.csv", studio.export_rubric_table(id.as_str()).unwrap()),
    ] {
        let taken = studio.import_rubrics(name, &bytes).unwrap();
        let rubric = &taken.rubrics[0].value;
        assert_ne!(rubric.id, own.id);
        let words = |r: &domain::rubric::Rubric| {
            r.criteria
                .iter()
                .map(|c| (c.title.clone(), c.weight, c.descriptors.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(words(rubric), words(&own), "{name}");
        assert_eq!(
            rubric.levels.iter().map(|l| l.points).collect::<Vec<_>>(),
            own.levels.iter().map(|l| l.points).collect::<Vec<_>>()
        );
    }
    assert!(studio.import_rubrics("x.json", b"{}").is_err());
}

/// What a page says, where pdftotext is there to read it.
fn text_of(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, pdf).unwrap();
    if let Some(keep) = std::env::var_os("CREDWRIGHT_KEEP_PAGES") {
        let name = blake3::hash(pdf).to_hex().to_string();
        std::fs::write(
            std::path::Path::new(&keep)
                .join(&name[..8])
                .with_extension("pdf"),
            pdf,
        )
        .unwrap();
    }
    let out = std::process::Command::new("pdftotext")
        .arg("-layout")
        .arg(&file)
        .arg("-")
        .output();
    let Ok(out) = out else {
        println!("NOT RUN: pdftotext is not installed");
        return None;
    };
    Some(String::from_utf8(out.stdout).unwrap())
}

#[test]
fn each_learner_gets_a_page_that_says_what_was_reached_and_what_comes_next() {
    let (folder, studio, programme) = studio();
    let cohort = cohort(&studio, &programme, 2);
    let mut saved = studio.programme_view(programme.as_str()).unwrap().saved;
    let standard = saved.value.assessment_standard_id.clone().unwrap();
    let mut next = studio.next_assessment_standard(standard.as_str()).unwrap();
    next.value.moderation.share = Decimal::ZERO;
    let view = studio.save_assessment_standard(&next).unwrap();
    studio
        .finish_assessment_standard(next.value.id.as_str(), view.saved.revision)
        .unwrap();
    saved.value.assessment_standard_id = Some(next.value.id);
    studio.save_programme(&saved).unwrap();
    for assessment in ["a1", "a2", "a3"] {
        let of = of(&cohort, assessment);
        let view = studio.marking_view(&of, Marker::First).unwrap();
        let mut sheets: Vec<_> = view
            .learners
            .iter()
            .map(|l| sheet(&l.id, Marker::First, &view.parts, 75))
            .collect();
        sheets[0].value.scores[0].comment = "Zażółć gęślą jaźń: name your sources.".into();
        sheets[0].value.comment = "A careful piece of work.".into();
        sheets[1].value.absent = assessment == "a1";
        studio.save_sheets(&of, Marker::First, &sheets).unwrap();
        let first = studio.learners(&cohort).unwrap()[0].id.clone();
        assert!(
            studio.feedback_page(&cohort, &first).is_err(),
            "not before the decision"
        );
        studio.close_marking(&of, Marker::First).unwrap();
    }
    studio.decide_awards(&cohort).unwrap();
    let learners = studio.learners(&cohort).unwrap();
    let page = studio.feedback_page(&cohort, &learners[0].id).unwrap();
    assert_eq!(
        page,
        studio.feedback_page(&cohort, &learners[0].id).unwrap(),
        "the same decision, the same bytes"
    );
    if let Some(text) = text_of(&page) {
        for words in [
            "Feedback for Learner 000 Ågren",
            "Zażółć gęślą jaźń",
            "A careful piece of work.",
            "Proficient",
            "3 of 4",
            "7 of 10",
            "Learning outcomes",
            "Next steps",
            "aim for",
            "reaches the pass mark of 50 %",
            "Awards 2026",
            "Certificate in Data Governance (CDG-1)",
        ] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let written = studio.write_feedback(&cohort, &out).unwrap();
    let files: Vec<_> = std::fs::read_dir(&written).unwrap().collect();
    assert_eq!(files.len(), 2);
    assert_ne!(
        studio.write_feedback(&cohort, &out).unwrap(),
        written,
        "nothing is written over"
    );
    if let Some(text) = text_of(&studio.feedback_page(&cohort, &learners[1].id).unwrap()) {
        assert!(text.contains("Nothing was handed in."), "{text}");
    }
}

#[test]
fn a_rubric_prints_on_a_clean_page() {
    let (_folder, studio, programme) = studio();
    let id = studio
        .programme_view(programme.as_str())
        .unwrap()
        .saved
        .value
        .assessments[0]
        .rubric_id
        .clone()
        .unwrap();
    let page = studio.rubric_page(id.as_str(), "en").unwrap();
    if let Some(text) = text_of(&page) {
        for words in [
            "Data stewardship portfolio",
            "Proficient (3)",
            "Respects the law on",
            "Weight 25",
            "1 of 1",
        ] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
}
