//! Scores by file, and sheets that were changed meanwhile.

use domain::scoring::Marker;
use domain::table::TableStyle;
use studio::assessment::score_files::{ScoreColumn, ScoreOptions};

use crate::{cohort, of, sheet, studio};

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
    let file = studio
        .export_scores(&of, Marker::First, &TableStyle::default())
        .unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(
        !text.contains(",=cmd") && !text.contains("\"=cmd"),
        "{text}"
    );
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
    assert!(preview.rows[3].reason.in_english()[0].contains("from 0 to 10"));
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
        studio.undo().unwrap().unwrap().in_english(),
        "Score 3 learners in Simulation: a meeting with data owners"
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
    let problem = preview.problem.unwrap().in_english();
    assert!(problem.contains("number"), "{problem}");
    assert_eq!(preview.columns[1].samples, ["4", "4"]);
    let mapped = ScoreOptions {
        columns: Some(vec![ScoreColumn::Number, ScoreColumn::Points { part: 1 }]),
        ..ScoreOptions::default()
    };
    let preview = studio.reread_scores(&mapped).unwrap();
    assert_eq!(
        (preview.problem, preview.totals.new, preview.totals.unknown),
        (None, 1, 1)
    );
    let out = String::from_utf8(studio.score_rows_left_out(&TableStyle::default())).unwrap();
    assert!(
        out.contains("3,\"No learner in this cohort has this number\",7,4"),
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
                .map_or(true, |p| p.problem.is_some()),
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
    assert!(
        error.is_conflict() && studio::workspace::versions::StoredVersion::behind(&error).is_some()
    );
}
