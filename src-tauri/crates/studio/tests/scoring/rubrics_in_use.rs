//! A rubric that scores rest on never changes; work is moved by choice.

use domain::decimal::Decimal;
use domain::rubric::MoveOfScore;
use domain::scoring::Marker;

use crate::{cohort, of, sheet, studio};

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
