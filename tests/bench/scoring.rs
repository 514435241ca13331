//! Deciding awards, and how fast the scoring grid answers a key.

use std::fmt::Write as _;
use std::path::Path;

use domain::assessment_standard::{AssessmentStandard, MinimumPerCriterion};
use domain::award::{Attempt, AwardPlan, decide};
use domain::cohort::LearnerResult;
use domain::decimal::Decimal;
use domain::programme::{Assessment, AssessmentType};
use domain::rubric::{Criterion, Rubric, RubricKind, RubricLevel};
use domain::scoring::{Marker, PartScore, ScoreSheet};
use studio::assessment::marking::MarkingOf;
use studio::cohorts::roster_import::{ImportAnswers, UnsaidResult};
use studio::{Saved, Studio};
use whole_program::{Window, program};

use crate::{figure, timed};

const LEARNERS: u32 = 100_000;
const IN_THE_GRID: u32 = 2_000;

fn rubric(criteria: u32) -> Rubric {
    Rubric {
        id: "r".into(),
        lineage: None,
        version: 1,
        kind: RubricKind::Analytic,
        title: "R".into(),
        language: "en".into(),
        levels: (0..5)
            .map(|n| RubricLevel {
                id: format!("l{n}").as_str().into(),
                title: format!("Level {n}"),
                points: Decimal::whole(n),
                lowest: None,
            })
            .collect(),
        criteria: (0..criteria)
            .map(|n| Criterion {
                id: format!("c{n}").as_str().into(),
                title: format!("Criterion {n}"),
                weight: Decimal::whole(10 + 3 * n),
                outcome_ids: vec![],
                descriptors: vec![String::new(); 5],
                must_pass: n == 0,
                cognitive_level: None,
            })
            .collect(),
        translations: vec![],
    }
}

/// 100,000 learners by six criteria, with a minimum, a criterion that must be passed, late
/// days and thirds in the weights; explanations included.
fn deciding() {
    let mut standard = AssessmentStandard::usual("s".into(), "S");
    standard.minimum = MinimumPerCriterion::Level { place: 2 };
    let assessment = Assessment::new("a".into(), "Project", AssessmentType::Project);
    let rubric = rubric(6);
    let plan = AwardPlan::new(standard, &[(&assessment, Some(&rubric))]).unwrap();
    let work: Vec<Vec<Vec<Attempt>>> = (0..LEARNERS)
        .map(|n| {
            let points = (0..6).map(|c| Some(Decimal::whole((n / 5_u32.pow(c) + c) % 5)));
            vec![vec![Attempt {
                number: 1,
                points: points.collect(),
                absent: false,
                days_late: n % 4,
            }]]
        })
        .collect();
    let (verdicts, time) = timed(|| work.iter().map(|w| decide(&plan, w)).collect::<Vec<_>>());
    let passed = verdicts
        .iter()
        .filter(|v| v.result == LearnerResult::Passed)
        .count();
    assert!(passed > 1_000 && passed < 90_000, "{passed}");
    figure(
        "100,000 learners decided by 6 criteria, one core",
        &format!("{:.2} s", time.as_secs_f64()),
        "goal: under 1 s",
    );
}

/// A cohort of the sample's pilot programme, with everyone scored.
fn cohort(studio: &Studio, name: &str, learners: u32) -> (String, Vec<Saved<ScoreSheet>>) {
    let programme = studio.programme_by_code("FRT-2").unwrap().id;
    let mut roster = "Student ID,Name\n".to_owned();
    for n in 0..learners {
        let _ = writeln!(roster, "{n},Learner {n}");
    }
    let options = ImportAnswers {
        result: Some(UnsaidResult::Pending),
        ..ImportAnswers::default()
    };
    studio
        .read_roster(&programme, name, "r.csv", roster.into_bytes(), options)
        .unwrap();
    let cohort = studio.import_roster().unwrap().1.id.0;
    let of = MarkingOf {
        cohort: cohort.clone(),
        assessment: "b1".into(),
        attempt: 1,
    };
    let view = studio.marking_view(&of, Marker::First).unwrap();
    let sheets = view
        .learners
        .iter()
        .map(|l| {
            let mut value = ScoreSheet::empty(
                l.id.clone(),
                Marker::First,
                None,
                domain::Timestamp(String::new()),
            );
            value.scores = view
                .parts
                .iter()
                .map(|p| PartScore {
                    part_id: p.id.clone(),
                    points: Some(Decimal::whole(3)),
                    ..PartScore::default()
                })
                .collect();
            Saved { revision: 0, value }
        })
        .collect();
    (cohort, sheets)
}

fn workspace(folder: &Path) {
    let studio = Studio::create_sample(&folder.join("scored")).unwrap();
    let (many, sheets) = cohort(&studio, "Ten thousand", 10_000);
    let of = MarkingOf {
        cohort: many.clone(),
        assessment: "b1".into(),
        attempt: 1,
    };
    let (_, time) = timed(|| studio.save_sheets(&of, Marker::First, &sheets).unwrap());
    figure(
        "10,000 score sheets saved as one step",
        &format!("{:.2} s", time.as_secs_f64()),
        "",
    );
    let (view, time) = timed(|| studio.award_view(&many).unwrap());
    assert_eq!(view.rows.len(), 10_000);
    figure(
        "their awards worked out, from the disk",
        &format!("{:.2} s", time.as_secs_f64()),
        "",
    );
}

/// Presses keys as a marker does, a level and then a step down, and waits each time until the
/// grid shows what was pressed and is laid out.
const PRESS: &str = "
const grid = document.querySelector('[role=grid]');
grid.focus();
const times = [];
const press = (key) => grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const pause = () => new Promise((done) => setTimeout(done, 60));
const turn = () => new Promise((done) => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
const here = () => document.getElementById(grid.getAttribute('aria-activedescendant'));
return (async () => {
  for (let n = 0; n < 300; n += 1) {
    await pause();
    const level = String(1 + (n / 2) % 4);
    const before = grid.getAttribute('aria-activedescendant');
    const begun = performance.now();
    press(n % 2 === 0 ? level : 'ArrowDown');
    const shown = () => (n % 2 === 0 ? here()?.querySelector('strong')?.textContent === level : grid.getAttribute('aria-activedescendant') !== before && here());
    // Drawn in the same turn, or else in a later one.
    for (let k = 0; k < 6 && !shown(); k += 1) await null;
    while (!shown()) {
      await turn();
      if (performance.now() - begun > 2000) throw new Error('the grid does not answer');
    }
    document.body.offsetHeight;
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return [times[150], times[297], times[299], document.querySelectorAll('[role=gridcell] strong').length];
})();
";

fn grid(folder: &Path) {
    let Some(program) = program() else { return };
    let studio = Studio::create_sample(&folder.join("grid")).unwrap();
    let (cohort, sheets) = cohort(&studio, "Two thousand", IN_THE_GRID);
    let of = MarkingOf {
        cohort: cohort.clone(),
        assessment: "b1".into(),
        attempt: 1,
    };
    studio.save_sheets(&of, Marker::First, &sheets).unwrap();
    let place = folder.join("grid").display().to_string();
    drop(studio);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let found = runtime.block_on(async {
        let window = Window::open(&program, &[&place]).await;
        window.sees("Applied Data Stewardship").await;
        window.go(&format!("/scoring/{cohort}/b1/1/marks")).await;
        window.find("//*[@role='gridcell']").await;
        let found = window.script(PRESS).await;
        window.close().await;
        found
    });
    let ms = |n: usize| found.get(n).and_then(serde_json::Value::as_f64).unwrap();
    assert!(ms(3) > 20.0, "the grid is there");
    figure(
        "a key in the scoring grid, 2,000 learners",
        &format!("p50 {:.1}, p99 {:.1}, most {:.1} ms", ms(0), ms(1), ms(2)),
        "goal: under 16 ms",
    );
}

pub(crate) fn measure(folder: &Path) {
    deciding();
    workspace(folder);
    grid(folder);
}
