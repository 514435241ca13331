//! Scores from a table: every row is classed before anything is changed.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, Messages, ToMessage, say};

use super::sheet::{PartScore, ScoreSheet, ScoredPart};
use crate::cohort::{Learner, name_key};
use crate::decimal::Decimal;
use crate::{LearnerId, RubricPartId};

/// What a row would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ScoreRowClass {
    /// Marks for a learner who has none.
    New,
    /// Marks that are there already.
    Unchanged,
    /// Other marks than those that are there.
    Changed,
    /// Nothing but the learner.
    Empty,
    /// Not taken: no such learner, or the same one again.
    Unknown,
    /// Not taken: a cell that cannot be read.
    Invalid,
}

/// A row as read, before it is judged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoreCells {
    /// Line in the file, heading included.
    pub line: u32,
    /// The learner's number.
    pub number: String,
    /// The learner's name, where the file has it.
    pub name: String,
    /// Points or a level's name, by part.
    pub points: HashMap<RubricPartId, String>,
    /// Comments, by part.
    pub comments: HashMap<RubricPartId, String>,
    /// The comment on the whole.
    pub comment: String,
    /// Yes where nothing was handed in.
    pub absent: String,
    /// Days late.
    pub days_late: String,
    /// What is wrong with the row's shape.
    pub broken: Option<Message>,
    /// The whole row as it stood, for handing back.
    pub original: Vec<String>,
}

/// A row with its class and the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScoreRow {
    /// Line in the file, heading included.
    pub line: u32,
    /// The class.
    pub class: ScoreRowClass,
    /// The learner's number as it stands.
    pub number: String,
    /// The learner's name.
    pub name: String,
    /// Why, or what to look at.
    pub reason: Messages,
    /// The sheet as it would be.
    pub sheet: Option<ScoreSheet>,
    /// The row as it stood.
    pub original: Vec<String>,
}

/// How many rows are of each class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for the class it counts")]
pub struct ScoreTotals {
    pub rows: u32,
    pub new: u32,
    pub unchanged: u32,
    pub changed: u32,
    pub empty: u32,
    pub unknown: u32,
    pub invalid: u32,
}

impl ScoreTotals {
    /// Counts classes.
    #[must_use]
    pub fn of(rows: &[ScoreRow]) -> Self {
        let mut totals = Self {
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            ..Self::default()
        };
        for row in rows {
            *match row.class {
                ScoreRowClass::New => &mut totals.new,
                ScoreRowClass::Unchanged => &mut totals.unchanged,
                ScoreRowClass::Changed => &mut totals.changed,
                ScoreRowClass::Empty => &mut totals.empty,
                ScoreRowClass::Unknown => &mut totals.unknown,
                ScoreRowClass::Invalid => &mut totals.invalid,
            } += 1;
        }
        totals
    }
}

fn read_points(text: &str, part: &ScoredPart) -> Result<PartScore, Message> {
    let of = |points, level_id| PartScore {
        part_id: part.id.clone(),
        points: Some(points),
        level_id,
        comment: String::new(),
    };
    let wanted = text.trim().to_lowercase();
    if let Some(level) = part
        .levels
        .iter()
        .find(|l| l.title.trim().to_lowercase() == wanted)
    {
        return Ok(of(level.points, Some(level.id.clone())));
    }
    let Some(points) = Decimal::parse(text) else {
        return Err(say::scoring::row_no_points(&part.title, cut(text)));
    };
    if !points.is_sensible() || points > part.most {
        return Err(say::scoring::row_out_of_range(
            part.most,
            &part.title,
            cut(text),
        ));
    }
    let exact = part.levels.iter().find(|l| l.points == points);
    Ok(of(points, exact.map(|l| l.id.clone())))
}

fn cut(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

fn is_yes(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "" | "no" | "n" | "0" | "false" => Some(false),
        "yes" | "y" | "1" | "true" | "x" | "absent" => Some(true),
        _ => None,
    }
}

/// Marks from a row laid over what is there; cells that are empty change nothing.
fn laid_over(
    mut sheet: ScoreSheet,
    row: &ScoreCells,
    parts: &[ScoredPart],
) -> Result<ScoreSheet, Message> {
    for part in parts {
        let text = row.points.get(&part.id).map_or("", |t| t.trim());
        let comment = row.comments.get(&part.id).map_or("", |t| t.trim());
        if text.is_empty() && comment.is_empty() {
            continue;
        }
        let before = sheet.score(&part.id).cloned();
        let mut score = match (text.is_empty(), &before) {
            (true, Some(before)) => before.clone(),
            (true, None) => PartScore {
                part_id: part.id.clone(),
                ..PartScore::default()
            },
            (false, _) => read_points(text, part)?,
        };
        score.comment = match (comment.is_empty(), before) {
            (true, Some(before)) => before.comment,
            _ => comment.to_owned(),
        };
        match sheet.scores.iter_mut().find(|s| s.part_id == part.id) {
            Some(place) => *place = score,
            None => sheet.scores.push(score),
        }
    }
    if !row.comment.trim().is_empty() {
        row.comment.trim().clone_into(&mut sheet.comment);
    }
    if !row.absent.trim().is_empty() {
        sheet.absent =
            is_yes(&row.absent).ok_or_else(|| say::scoring::row_no_yes(cut(&row.absent)))?;
    }
    if !row.days_late.trim().is_empty() {
        sheet.days_late = row
            .days_late
            .trim()
            .parse()
            .ok()
            .filter(|days| *days <= 3_650)
            .ok_or_else(|| say::scoring::row_no_days(cut(&row.days_late)))?;
    }
    sheet.validate(parts).map_err(|e| e.message())?;
    Ok(sheet)
}

/// Classes rows against the learners of the cohort and the marks that are there.
#[must_use]
pub fn class_rows(
    rows: &[ScoreCells],
    learners: &[Learner],
    parts: &[ScoredPart],
    known: &HashMap<LearnerId, ScoreSheet>,
    blank: &dyn Fn(&LearnerId) -> ScoreSheet,
) -> Vec<ScoreRow> {
    let by_number: HashMap<&str, &Learner> =
        learners.iter().map(|l| (l.number.trim(), l)).collect();
    // `A1` and `a1` are two learners; a list that writes one of them otherwise is understood
    // only where there is no other.
    let mut in_any_case: HashMap<String, Vec<&Learner>> = HashMap::new();
    for learner in learners {
        let folded = learner.number.trim().to_lowercase();
        in_any_case.entry(folded).or_default().push(learner);
    }
    let mut seen = HashSet::new();
    rows.iter()
        .map(|row| {
            let mut classed = ScoreRow {
                line: row.line,
                class: ScoreRowClass::Invalid,
                number: row.number.clone(),
                name: row.name.clone(),
                reason: Messages::default(),
                sheet: None,
                original: row.original.clone(),
            };
            if let Some(broken) = &row.broken {
                classed.reason = broken.clone().into();
                return classed;
            }
            let number = row.number.trim();
            let learner = match by_number.get(number) {
                Some(learner) => *learner,
                None => match in_any_case.get(&number.to_lowercase()).map(Vec::as_slice) {
                    Some([learner]) => *learner,
                    Some([_, _, ..]) => {
                        classed.class = ScoreRowClass::Unknown;
                        classed.reason = say::scoring::row_two_numbers().into();
                        return classed;
                    }
                    _ => {
                        classed.class = ScoreRowClass::Unknown;
                        classed.reason = say::scoring::row_unknown().into();
                        return classed;
                    }
                },
            };
            if !seen.insert(&learner.id) {
                classed.class = ScoreRowClass::Unknown;
                classed.reason = say::scoring::row_again().into();
                return classed;
            }
            let other_name = !row.name.trim().is_empty()
                && name_key(&row.name) != name_key(&learner.name)
                && name_key(&row.name) != name_key(&learner.latin_name);
            if other_name {
                classed.reason = say::scoring::row_other_name(&learner.name).into();
            }
            classed.name.clone_from(&learner.name);
            let before = known.get(&learner.id);
            match laid_over(
                before.cloned().unwrap_or_else(|| blank(&learner.id)),
                row,
                parts,
            ) {
                Err(reason) => classed.reason = reason.into(),
                Ok(sheet) if sheet.is_blank() => classed.class = ScoreRowClass::Empty,
                Ok(sheet) => {
                    classed.class = match before {
                        Some(before) if *before == sheet => ScoreRowClass::Unchanged,
                        Some(before) if !before.is_blank() => ScoreRowClass::Changed,
                        _ => ScoreRowClass::New,
                    };
                    classed.sheet = Some(sheet);
                }
            }
            classed
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::sheet::{Marker, ScoredLevel, tests};
    use super::*;
    use crate::Timestamp;
    use crate::cohort::LearnerResult;

    fn learner(number: &str, name: &str) -> Learner {
        Learner {
            id: LearnerId(format!("c/{number}")),
            cohort_id: "c".into(),
            number: number.into(),
            name: name.into(),
            latin_name: String::new(),
            email: String::new(),
            result: LearnerResult::Pending,
            grade: String::new(),
            completed_on: None,
            earlier_numbers: Vec::new(),
        }
    }

    fn row(line: u32, number: &str, points: &str) -> ScoreCells {
        ScoreCells {
            line,
            number: number.into(),
            points: HashMap::from([("a".into(), points.to_owned())]),
            ..ScoreCells::default()
        }
    }

    #[test]
    fn every_row_is_classed() {
        let mut part = tests::part("a", 4);
        part.levels = vec![ScoredLevel {
            id: "l3".into(),
            title: "Proficient".into(),
            lowest: Decimal::whole(3),
            points: Decimal::whole(3),
            descriptor: String::new(),
        }];
        let learners = [
            learner("1", "Åsa"),
            learner("2", "Bo"),
            learner("3", "Cy"),
            learner("4", "Di"),
        ];
        let known = HashMap::from([
            (
                LearnerId("c/2".into()),
                tests::sheet("c/2", Marker::First, &[("a", "2")]),
            ),
            (
                LearnerId("c/3".into()),
                tests::sheet("c/3", Marker::First, &[("a", "1")]),
            ),
        ]);
        let mut named = row(2, "1", "proficient");
        named.name = "Somebody else".into();
        let rows = [
            named,
            row(3, "2", "2"),
            row(4, "3", "2,5"),
            row(5, "4", ""),
            row(6, "9", "1"),
            row(7, "1", "1"),
            row(8, "4", "5"),
        ];
        let blank = |id: &LearnerId| {
            ScoreSheet::empty(
                id.clone(),
                Marker::First,
                None,
                Timestamp("2026-11-24T10:00:00Z".into()),
            )
        };
        let classed = class_rows(&rows, &learners, &[part], &known, &blank);
        let classes: Vec<_> = classed.iter().map(|r| r.class).collect();
        use ScoreRowClass::{Changed, Empty, New, Unchanged, Unknown};
        assert_eq!(
            classes[..6],
            [New, Unchanged, Changed, Empty, Unknown, Unknown]
        );
        assert!(classed[0].reason.in_english()[0].contains("Åsa"));
        assert_eq!(
            classed[0].sheet.as_ref().unwrap().scores[0].level_id,
            Some("l3".into())
        );
        assert_eq!(
            classed[2].sheet.as_ref().unwrap().scores[0].points,
            Decimal::parse("2.5")
        );
        assert_eq!(ScoreTotals::of(&classed).rows, 7);
        assert_eq!(classed[6].class, Unknown);
    }

    #[test]
    fn numbers_that_differ_by_case_are_two_learners() {
        let learners = [
            learner("A1", "Åsa"),
            learner("a1", "Bo"),
            learner("B2", "Cy"),
        ];
        let blank = |id: &LearnerId| {
            let at = Timestamp("2026-11-24T10:00:00Z".into());
            ScoreSheet::empty(id.clone(), Marker::First, None, at)
        };
        let mut shouted = learners.to_vec();
        shouted.push(learner("C3", "Di"));
        shouted.push(learner("c3", "Ed"));
        let rows = [
            row(2, "A1", "1"),
            row(3, "a1", "2"),
            row(4, "b2", "3"),
            row(5, " C3 ", "4"),
        ];
        let part = [tests::part("a", 4)];
        let classed = class_rows(&rows, &shouted, &part, &HashMap::new(), &blank);
        let of: Vec<_> = classed
            .iter()
            .map(|r| r.sheet.as_ref().map(|s| s.learner_id.0.as_str()))
            .collect();
        assert_eq!(of, [Some("c/A1"), Some("c/a1"), Some("c/B2"), Some("c/C3")]);
        let many = [learner("x1", "Åsa"), learner("X1", "Bo")];
        let strange = class_rows(
            &[row(2, "x1", "1"), row(3, "ẋ1", "1")],
            &many,
            &part,
            &HashMap::new(),
            &blank,
        );
        assert_eq!(strange[0].class, ScoreRowClass::New);
        assert_eq!(strange[1].class, ScoreRowClass::Unknown);
        let three = [learner("ab", "Åsa"), learner("Ab", "Bo")];
        let unclear = class_rows(&[row(2, "AB", "1")], &three, &part, &HashMap::new(), &blank);
        assert_eq!(unclear[0].class, ScoreRowClass::Unknown);
        assert!(unclear[0].reason.in_english()[0].contains("capital letters"));
    }

    #[test]
    fn a_cell_that_cannot_be_read_says_so_and_changes_nothing() {
        let learners = [learner("1", "A")];
        let blank = |id: &LearnerId| {
            ScoreSheet::empty(
                id.clone(),
                Marker::First,
                None,
                Timestamp("2026-11-24T10:00:00Z".into()),
            )
        };
        for bad in ["5", "-1", "good", "=1+1", "1e1"] {
            let classed = class_rows(
                &[row(2, "1", bad)],
                &learners,
                &[tests::part("a", 4)],
                &HashMap::new(),
                &blank,
            );
            assert_eq!(
                (classed[0].class, classed[0].sheet.is_none()),
                (ScoreRowClass::Invalid, true),
                "{bad}"
            );
            assert!(classed[0].reason.in_english()[0].contains("Criterion a"));
        }
    }
}
