//! Scores in and out as CSV: a dry run first, then one step that can be undone.

use std::collections::HashMap;
use std::sync::{MutexGuard, PoisonError};

use domain::LearnerId;
use domain::people::Action;
use domain::scoring::{
    Marker, ScoreRow, ScoreRowClass, ScoreSheet, ScoreTotals, ScoredPart, class_rows,
};
use exchange::score_table::{self, ScoreColumn};
use exchange::table;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::StudioError;
use crate::records::Saved;
use crate::scoring::MarkingOf;
use crate::workspace::Studio;

/// A column with what it is read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScoreColumnRead {
    /// The heading.
    pub heading: String,
    /// What it is, in words; empty where it is not read.
    pub read_as: String,
}

/// What an import of scores would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScorePreview {
    /// The file's name.
    pub file_name: String,
    /// The columns.
    pub columns: Vec<ScoreColumnRead>,
    /// How many rows are of each class.
    pub totals: ScoreTotals,
    /// Every row.
    pub rows: Vec<ScoreRow>,
}

/// Scores that were read and not yet taken.
pub(crate) struct ScoreRun {
    of: MarkingOf,
    marker: Marker,
    rows: Vec<ScoreRow>,
    revisions: HashMap<LearnerId, u32>,
}

fn in_words(column: &ScoreColumn, parts: &[ScoredPart]) -> String {
    let title = |n: &u32| parts.get(*n as usize).map_or("", |p| p.title.as_str());
    match column {
        ScoreColumn::Number => "Learner’s number".to_owned(),
        ScoreColumn::Name => "Learner’s name".to_owned(),
        ScoreColumn::Points { part } => format!("Points for {}", title(part)),
        ScoreColumn::CommentOn { part } => format!("Comment on {}", title(part)),
        ScoreColumn::Comment => "Comment on the whole".to_owned(),
        ScoreColumn::Absent => "Absent".to_owned(),
        ScoreColumn::DaysLate => "Days late".to_owned(),
        ScoreColumn::Ignored => String::new(),
    }
}

impl Studio {
    fn score_run(&self) -> MutexGuard<'_, Option<ScoreRun>> {
        self.score_run
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Marks of one marker as CSV, a row for each learner.
    ///
    /// # Errors
    /// When there is no such marking, or it may not be seen.
    pub fn export_scores(&self, of: &MarkingOf, marker: Marker) -> Result<Vec<u8>, StudioError> {
        let view = self.marking_view(of, marker)?;
        let sheets: HashMap<&LearnerId, &ScoreSheet> = view
            .sheets
            .iter()
            .map(|s| (&s.value.learner_id, &s.value))
            .collect();
        let heading = score_table::heading(&view.parts);
        let heading: Vec<&str> = heading.iter().map(String::as_str).collect();
        let rows = view.learners.iter().map(|learner| {
            let sheet = sheets.get(&learner.id);
            let mut row = vec![learner.number.clone(), learner.name.clone()];
            for part in &view.parts {
                let score = sheet.and_then(|s| s.score(&part.id));
                row.push(
                    score
                        .and_then(|s| s.points)
                        .map(|p| p.to_string())
                        .unwrap_or_default(),
                );
                row.push(score.map(|s| s.comment.clone()).unwrap_or_default());
            }
            row.push(sheet.map(|s| s.comment.clone()).unwrap_or_default());
            let absent = sheet.is_some_and(|s| s.absent);
            row.push(if absent { "yes" } else { "" }.to_owned());
            let late = sheet.map_or(0, |s| s.days_late);
            row.push(if late > 0 {
                late.to_string()
            } else {
                String::new()
            });
            row
        });
        Ok(report::csv(&heading, rows.collect::<Vec<_>>()))
    }

    /// Reads a file of scores. Changes nothing.
    ///
    /// # Errors
    /// When the file cannot be read, or has no columns for what is scored here.
    pub fn read_scores(
        &self,
        of: &MarkingOf,
        marker: Marker,
        file_name: &str,
        bytes: &[u8],
    ) -> Result<ScorePreview, StudioError> {
        let view = self.marking_view(of, marker)?;
        let table = table::read(bytes, None, None)?;
        let columns = score_table::columns(&table, &view.parts);
        let read: Vec<ScoreColumnRead> = table
            .columns
            .iter()
            .zip(&columns)
            .map(|(heading, column)| ScoreColumnRead {
                heading: heading.clone(),
                read_as: in_words(column, &view.parts),
            })
            .collect();
        let cells = score_table::rows(table, &columns, &view.parts)?;
        let wanted: std::collections::HashSet<&LearnerId> =
            view.learners.iter().map(|l| &l.id).collect();
        let learners: Vec<_> = self
            .learners(&of.cohort)?
            .into_iter()
            .filter(|l| wanted.contains(&l.id))
            .collect();
        let known = view
            .sheets
            .iter()
            .map(|s| (s.value.learner_id.clone(), s.value.clone()))
            .collect();
        let now = self.now();
        let blank = |id: &LearnerId| {
            ScoreSheet::empty(
                id.clone(),
                marker,
                view.marking.value.rubric_id.clone(),
                now.clone(),
            )
        };
        let rows = class_rows(&cells, &learners, &view.parts, &known, &blank);
        let preview = ScorePreview {
            file_name: file_name.to_owned(),
            columns: read,
            totals: ScoreTotals::of(&rows),
            rows: rows.clone(),
        };
        *self.score_run() = Some(ScoreRun {
            of: of.clone(),
            marker,
            rows,
            revisions: view
                .sheets
                .into_iter()
                .map(|s| (s.value.learner_id, s.revision))
                .collect(),
        });
        Ok(preview)
    }

    /// Takes the scores in that were read, as one step.
    ///
    /// # Errors
    /// When none were read, somebody scored meanwhile, or the marking is closed: then nothing
    /// is taken, and what was read stays.
    pub fn import_scores(&self) -> Result<ScoreTotals, StudioError> {
        self.may(Action::Score)?;
        let run = self
            .score_run()
            .take()
            .ok_or_else(|| StudioError::refused("Choose a file of scores first."))?;
        let sheets: Vec<Saved<ScoreSheet>> = run
            .rows
            .iter()
            .filter(|r| matches!(r.class, ScoreRowClass::New | ScoreRowClass::Changed))
            .filter_map(|r| r.sheet.clone())
            .map(|sheet| Saved {
                revision: run.revisions.get(&sheet.learner_id).copied().unwrap_or(0),
                value: sheet,
            })
            .collect();
        let totals = ScoreTotals::of(&run.rows);
        if sheets.is_empty() {
            return Ok(totals);
        }
        let outcome = self
            .back_up_before("import")
            .and_then(|()| self.save_sheets(&run.of, run.marker, &sheets));
        if let Err(error) = outcome {
            *self.score_run() = Some(run);
            return Err(error);
        }
        Ok(totals)
    }

    /// Forgets the scores that were read.
    pub fn forget_scores(&self) {
        *self.score_run() = None;
    }
}
