//! Assessment standards that are finished, and panels that set cut scores.

use domain::decimal::Decimal;

use crate::{cohort, studio};

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
    assert_eq!(
        view.adopted_by,
        [words::say::programmes::code_version("ADS-1", 2_u32)]
    );
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
    assert!(
        blocked[0].in_english().contains("is not finished"),
        "{blocked:?}"
    );
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
