//! The rules that turn scores into awards, over random policies and scores.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use domain::assessment_standard::{
    AssessmentStandard, AttemptThatCounts, Compensation, GradeScale, MinimumPerCriterion,
    ScaleKind, Weights,
};
use domain::award::{Attempt, AttemptStanding, AwardPlan, AwardRule, Verdict, decide, recompute};
use domain::cohort::LearnerResult;
use domain::decimal::{Decimal, Rounding};
use domain::programme::{Assessment, AssessmentType};
use domain::rubric::{Criterion, Rubric, RubricKind, RubricLevel};
use proptest::prelude::*;

fn rubric(weights: &[u32], must: &[bool], levels: u32) -> Rubric {
    Rubric {
        id: "r".into(),
        lineage: None,
        version: 1,
        kind: RubricKind::Analytic,
        title: "R".into(),
        language: "en".into(),
        levels: (0..levels)
            .map(|n| RubricLevel {
                id: format!("l{n}").as_str().into(),
                title: format!("Level {n}"),
                points: Decimal::whole(n),
                lowest: None,
            })
            .collect(),
        criteria: weights
            .iter()
            .zip(must)
            .enumerate()
            .map(|(n, (weight, must))| Criterion {
                id: format!("c{n}").as_str().into(),
                title: format!("Criterion {n}"),
                weight: Decimal::whole(*weight),
                outcome_ids: vec![],
                descriptors: vec![String::new(); levels as usize],
                must_pass: *must,
                cognitive_level: None,
            })
            .collect(),
        translations: vec![],
    }
}

fn percent() -> impl Strategy<Value = Decimal> {
    (0_u32..=1_000).prop_map(|n| Decimal::parse(&format!("{}.{}", n / 10, n % 10)).unwrap())
}

fn standard() -> impl Strategy<Value = AssessmentStandard> {
    let minimum = prop_oneof![
        3 => Just(MinimumPerCriterion::None),
        1 => (1_u32..6).prop_map(|place| MinimumPerCriterion::Level { place }),
        1 => percent().prop_map(|percent| MinimumPerCriterion::Share { percent }),
    ];
    let compensation = prop_oneof![
        2 => Just(Compensation::Full),
        1 => Just(Compensation::None),
        1 => (0_u32..3, percent()).prop_map(|(most_below, floor)| Compensation::Limited { most_below, floor }),
    ];
    let late = (
        0_u32..4,
        0_u32..20,
        prop::option::of(0_u32..12),
        any::<bool>(),
    );
    let again = (0_u32..3, prop::option::of(percent()), any::<bool>());
    let rounding = prop_oneof![
        Just(Rounding::HalfUp),
        Just(Rounding::HalfEven),
        Just(Rounding::Down)
    ];
    let rest = (
        rounding,
        0_u32..4,
        any::<bool>(),
        any::<bool>(),
        prop::option::of(percent()),
    );
    (percent(), minimum, compensation, late, again, rest).prop_map(
        |(pass_mark, minimum, compensation, late, again, rest)| {
            let mut s = AssessmentStandard::usual("s".into(), "S");
            s.pass_mark = pass_mark;
            s.minimum = minimum;
            s.compensation = compensation;
            s.late.grace_days = late.0;
            s.late.per_day = Decimal::whole(late.1);
            s.late.refused_after = late.2;
            s.late.keeps_a_pass = late.3;
            s.resubmission.most = again.0;
            s.resubmission.cap = again.1;
            s.resubmission.counts = if again.2 {
                AttemptThatCounts::Best
            } else {
                AttemptThatCounts::Last
            };
            (s.rounding, s.places) = (rest.0, rest.1);
            s.weights = if rest.2 {
                Weights::Equal
            } else {
                Weights::Programme
            };
            s.use_cut_scores = rest.3;
            s.must_pass = rest.4;
            s.scale = GradeScale::of(ScaleKind::Ects);
            s
        },
    )
}

#[derive(Debug, Clone)]
struct Case {
    plan: AwardPlan,
    work: Vec<Vec<Attempt>>,
}

/// Points in hundredths of a criterion's most, so that any scale of levels is reached.
fn attempt(most: u32) -> impl Strategy<Value = Attempt> {
    let points = prop::collection::vec(prop::option::weighted(0.97, 0_u32..=most * 4), 1..5);
    (points, 0_u32..15, prop::bool::weighted(0.05)).prop_map(|(points, days_late, absent)| {
        Attempt {
            number: 1,
            points: points
                .into_iter()
                .map(|p| {
                    p.map(|q| Decimal::parse(&format!("{}.{:02}", q / 4, q % 4 * 25)).unwrap())
                })
                .collect(),
            absent,
            days_late,
        }
    })
}

fn case() -> impl Strategy<Value = Case> {
    let part = (2_u32..7).prop_flat_map(|levels| {
        (
            Just(levels),
            prop::collection::vec(attempt(levels - 1), 0..4),
            0_u32..=100,
            any::<bool>(),
            prop::option::of(percent()),
            prop::collection::vec((1_u32..10, prop::bool::weighted(0.2)), 4),
        )
    });
    (standard(), prop::collection::vec(part, 1..4)).prop_map(|(standard, parts)| {
        let (mut assessments, mut work) = (Vec::new(), Vec::new());
        for (n, (levels, mut attempts, weight, must, cut, criteria)) in
            parts.into_iter().enumerate()
        {
            let many = attempts.first().map_or(2, |a| a.points.len());
            let weights: Vec<u32> = criteria.iter().take(many).map(|c| c.0).collect();
            let musts: Vec<bool> = criteria.iter().take(many).map(|c| c.1).collect();
            for (number, attempt) in (1..).zip(&mut attempts) {
                attempt.number = number;
                attempt.points.resize(many, Some(Decimal::ZERO));
            }
            let mut assessment = Assessment::new(
                format!("a{n}").as_str().into(),
                &format!("A{n}"),
                AssessmentType::Project,
            );
            assessment.weight = weight + u32::from(n == 0);
            assessment.must_pass = must;
            assessment.cut_score = cut;
            assessments.push((assessment, rubric(&weights, &musts, levels)));
            work.push(attempts);
        }
        let pairs: Vec<(&Assessment, Option<&Rubric>)> =
            assessments.iter().map(|(a, r)| (a, Some(r))).collect();
        Case {
            plan: AwardPlan::new(standard, &pairs).unwrap(),
            work,
        }
    })
}

fn rank(verdict: &Verdict) -> u8 {
    u8::from(verdict.result == LearnerResult::Passed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6_000))]

    /// Every policy that can be written is monotone: more points never take an award away.
    #[test]
    fn raising_a_score_never_loses_an_award(mut case in case(), which in any::<prop::sample::Index>(), by in 1_u32..8, on_the_mark in any::<bool>()) {
        let mut before = decide(&case.plan, &case.work);
        let Some(percent) = before.percent else { return Ok(()) };
        if on_the_mark {
            // Where it matters most: the result is the pass mark itself.
            case.plan.standard.pass_mark = percent;
            for part in &mut case.plan.parts {
                part.pass_mark = percent;
            }
            before = decide(&case.plan, &case.work);
        }
        let places: Vec<(usize, usize, usize)> = case
            .work
            .iter()
            .enumerate()
            .flat_map(|(p, list)| list.iter().enumerate().flat_map(move |(a, t)| (0..t.points.len()).map(move |c| (p, a, c))))
            .collect();
        let (p, a, c) = *which.get(&places);
        let mut raised = case.clone();
        let most = case.plan.parts[p].criteria[c].most;
        let points = raised.work[p][a].points[c];
        let Some(points) = points else { return Ok(()) };
        let quarters = Decimal::parse(&format!("{}.{:02}", by / 4, by % 4 * 25)).unwrap();
        let more = domain::decimal::Exact::from(points) + &quarters.into();
        raised.work[p][a].points[c] = Some(more.rounded(2, Rounding::HalfUp).min(most));
        let after = decide(&raised.plan, &raised.work);
        prop_assert!(rank(&after) >= rank(&before), "{:?}\n{:?}", before.explanation.rules, after.explanation.rules);
        if before.result == LearnerResult::Passed {
            prop_assert!(after.percent >= before.percent);
        }
    }

    /// Handing in a day earlier never loses one either.
    #[test]
    fn being_less_late_never_loses_an_award(case in case()) {
        let before = decide(&case.plan, &case.work);
        let mut earlier = case.clone();
        for attempt in earlier.work.iter_mut().flatten() {
            attempt.days_late = attempt.days_late.saturating_sub(1);
        }
        prop_assert!(rank(&decide(&earlier.plan, &earlier.work)) >= rank(&before));
    }

    /// A record can be held against itself: its explanation, worked through another way, gives
    /// the verdict that stands in it, also after a trip through the file.
    #[test]
    fn the_explanation_recomputes_to_the_decision(case in case()) {
        let verdict = decide(&case.plan, &case.work);
        let text = serde_json::to_string(&verdict).unwrap();
        let read: Verdict = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&read, &verdict);
        let again = recompute(&read.explanation, &case.plan.standard);
        prop_assert_eq!(again.result, verdict.result, "{:?}", verdict.explanation);
        prop_assert_eq!(again.percent, verdict.percent);
        prop_assert_eq!(again.grade, verdict.grade);
    }

    /// The result is the exact fraction in the explanation, rounded once: rounding anything
    /// before it would move results that lie near a half.
    #[test]
    fn rounding_happens_once_at_the_end(case in case()) {
        let verdict = decide(&case.plan, &case.work);
        if let (Some(exact), Some(percent)) = (&verdict.explanation.exact, verdict.percent) {
            let (numerator, denominator) = exact.split_once('/').unwrap_or((exact, "1"));
            let (n, d) = (numerator.parse::<i128>(), denominator.parse::<i128>());
            prop_assume!(n.is_ok() && d.is_ok());
            let (n, d) = (n.unwrap(), d.unwrap());
            let unit = 10_i128.pow(case.plan.standard.places);
            let (down, rest) = ((n * unit).div_euclid(d), (n * unit).rem_euclid(d) * 2);
            let up = match case.plan.standard.rounding {
                Rounding::HalfUp => rest >= d,
                Rounding::HalfEven => rest > d || (rest == d && down % 2 == 1),
                Rounding::Down => false,
            };
            let expected = down + i128::from(up);
            let shown: f64 = percent.to_string().parse().unwrap();
            prop_assert_eq!((shown * unit as f64).round() as i128, expected);
        }
    }
}

fn plain(pass_mark: u32) -> (AssessmentStandard, Assessment, Rubric) {
    let mut standard = AssessmentStandard::usual("s".into(), "S");
    standard.pass_mark = Decimal::whole(pass_mark);
    let assessment = Assessment::new("a".into(), "Project", AssessmentType::Project);
    (
        standard,
        assessment,
        rubric(&[1, 1, 1], &[false, false, true], 5),
    )
}

fn points(list: &[u32]) -> Attempt {
    Attempt {
        number: 1,
        points: list.iter().map(|p| Some(Decimal::whole(*p))).collect(),
        ..Attempt::default()
    }
}

#[test]
fn three_thirds_are_a_whole() {
    let (standard, assessment, rubric) = plain(100);
    let plan = AwardPlan::new(standard, &[(&assessment, Some(&rubric))]).unwrap();
    let verdict = decide(&plan, &[vec![points(&[4, 4, 4])]]);
    assert_eq!(
        (verdict.result, verdict.percent),
        (LearnerResult::Passed, Some(Decimal::HUNDRED))
    );
}

#[test]
fn a_half_is_rounded_by_the_rule_and_named_in_words() {
    let (mut standard, assessment, _) = plain(63);
    let rubric = rubric(&[1, 1], &[false, false], 5);
    // 5 of 8 points are 62.5 %.
    for (rounding, result) in [
        (Rounding::HalfUp, LearnerResult::Passed),
        (Rounding::HalfEven, LearnerResult::Failed),
    ] {
        standard.rounding = rounding;
        let plan = AwardPlan::new(standard.clone(), &[(&assessment, Some(&rubric))]).unwrap();
        let verdict = decide(&plan, &[vec![points(&[3, 2])]]);
        assert_eq!(verdict.explanation.exact.as_deref(), Some("125/2"));
        assert_eq!(verdict.result, result, "{rounding:?}");
    }
}

#[test]
fn says_why_not() {
    let (standard, assessment, rubric) = plain(50);
    let plan = AwardPlan::new(standard, &[(&assessment, Some(&rubric))]).unwrap();
    let verdict = decide(&plan, &[vec![points(&[4, 4, 1])]]);
    assert_eq!(
        (verdict.result, verdict.grade.as_str()),
        (LearnerResult::Failed, "Fail")
    );
    let broken: Vec<_> = verdict
        .explanation
        .rules
        .iter()
        .filter(|r| !r.holds)
        .collect();
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].rule, AwardRule::MustPassCriteria);
    assert_eq!(
        broken[0].sentence.in_english(),
        "Must be passed, and is not: “Criterion 2”."
    );
}

#[test]
fn a_later_attempt_is_capped_and_a_late_one_costs() {
    let (standard, assessment, rubric) = plain(50);
    let plan = AwardPlan::new(standard, &[(&assessment, Some(&rubric))]).unwrap();
    let second = Attempt {
        number: 2,
        ..points(&[4, 4, 4])
    };
    let verdict = decide(&plan, &[vec![points(&[1, 1, 1]), second]]);
    assert_eq!(
        (verdict.result, verdict.percent),
        (LearnerResult::Passed, Some(Decimal::whole(50)))
    );
    let attempts = &verdict.explanation.parts[0].attempts;
    assert_eq!(attempts[0].standing, AttemptStanding::Replaced);
    assert_eq!(
        attempts[1].changed.in_english(),
        ["attempt 2: 50 % at most"]
    );
    let late = Attempt {
        days_late: 4,
        ..points(&[2, 3, 3])
    };
    let verdict = decide(&plan, &[vec![late]]);
    assert_eq!(verdict.percent, Some(Decimal::whole(47)));
    assert_eq!(
        verdict.explanation.parts[0].attempts[0]
            .changed
            .in_english(),
        ["4 days late: 20 points taken off"]
    );
    let too_late = Attempt {
        days_late: 11,
        ..points(&[4, 4, 4])
    };
    assert_eq!(
        decide(&plan, &[vec![too_late]]).percent,
        Some(Decimal::ZERO)
    );
}

#[test]
fn missing_scores_decide_nothing() {
    let (standard, assessment, rubric) = plain(50);
    let plan = AwardPlan::new(standard, &[(&assessment, Some(&rubric))]).unwrap();
    let mut some = points(&[4, 4, 4]);
    some.points[1] = None;
    for work in [
        vec![],
        vec![vec![]],
        vec![vec![some.clone()]],
        vec![vec![points(&[4, 4, 4]), Attempt { number: 2, ..some }]],
    ] {
        let verdict = decide(&plan, &work);
        assert_eq!(
            (verdict.result, verdict.percent, verdict.grade.as_str()),
            (LearnerResult::Pending, None, "")
        );
        assert_eq!(
            verdict.explanation.rules[0].sentence.in_english(),
            "Scores are missing in “Project”."
        );
    }
    let absent = Attempt {
        number: 1,
        absent: true,
        ..Attempt::default()
    };
    assert_eq!(decide(&plan, &[vec![absent]]).result, LearnerResult::Failed);
}

#[test]
fn a_panel_sets_the_pass_mark_of_its_assessment() {
    let (standard, mut assessment, rubric) = plain(50);
    assessment.cut_score = Decimal::parse("62.4");
    let plan = AwardPlan::new(standard, &[(&assessment, Some(&rubric))]).unwrap();
    assert_eq!(plan.pass_mark(), Decimal::whole(62));
    assert_eq!(
        decide(&plan, &[vec![points(&[2, 2, 3])]]).result,
        LearnerResult::Failed
    );
    assert_eq!(
        decide(&plan, &[vec![points(&[2, 3, 3])]]).result,
        LearnerResult::Passed
    );
}

/// Speed is measured by `cargo xtask bench`; this shows only that it can be run on many.
#[test]
fn decides_many() {
    let (standard, assessment, rubric) = plain(50);
    let plan = AwardPlan::new(standard, &[(&assessment, Some(&rubric))]).unwrap();
    let passed = (0..5_000_u32)
        .filter(|n| {
            decide(&plan, &[vec![points(&[n % 5, n / 5 % 5, n / 25 % 5])]]).result
                == LearnerResult::Passed
        })
        .count();
    assert!(passed > 1_000 && passed < 4_000);
}

#[test]
fn a_better_attempt_that_falls_short_of_a_minimum_replaces_none_that_does_not() {
    let (mut standard, assessment, rubric) = plain(50);
    standard.minimum = MinimumPerCriterion::Level { place: 3 };
    standard.resubmission.cap = None;
    let plan = AwardPlan::new(standard.clone(), &[(&assessment, Some(&rubric))]).unwrap();
    let second = Attempt {
        number: 2,
        ..points(&[4, 4, 1])
    };
    let verdict = decide(&plan, &[vec![points(&[2, 2, 2]), second]]);
    assert_eq!(verdict.result, LearnerResult::Passed);
    assert_eq!(verdict.percent, Some(Decimal::whole(50)));
    assert_eq!(
        recompute(&verdict.explanation, &standard).result,
        LearnerResult::Passed
    );
}
