//! Scores in and out as CSV: a dry run first, then one step that can be undone.

use std::collections::{HashMap, HashSet};
use std::sync::{MutexGuard, PoisonError};

use domain::LearnerId;
use domain::people::Action;
use domain::scoring::{
    Marker, ScoreRow, ScoreRowClass, ScoreSheet, ScoreTotals, ScoredPart, class_rows,
};
use exchange::encoding::Encoding;
use exchange::score_table;
pub use exchange::score_table::ScoreColumn;
use exchange::table::{self, Separator};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::StudioError;
use crate::marking::MarkingOf;
use crate::records::Saved;
use crate::workspace::Studio;

/// How to read the file; what is left out is guessed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScoreOptions {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub separator: Option<Separator>,
    /// What each column is, in order.
    pub columns: Option<Vec<ScoreColumn>>,
}

/// A column with what it is read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScoreColumnRead {
    /// The heading.
    pub heading: String,
    /// What it is read as.
    pub column: ScoreColumn,
    /// The first cells, for a person who maps by hand.
    pub samples: Vec<String>,
}

/// What an import of scores would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScorePreview {
    /// The file's name.
    pub file_name: String,
    /// How it was decoded.
    pub encoding: Encoding,
    /// What stood between cells.
    pub separator: Separator,
    /// The columns.
    pub columns: Vec<ScoreColumnRead>,
    /// What is scored, for mapping columns by hand.
    pub parts: Vec<ScoredPart>,
    /// What stops the import; empty when nothing does.
    pub problem: String,
    /// How many rows are of each class.
    pub totals: ScoreTotals,
    /// Every row.
    pub rows: Vec<ScoreRow>,
}

/// Scores that were read and not yet taken.
pub(crate) struct ScoreRun {
    of: MarkingOf,
    marker: Marker,
    file_name: String,
    bytes: Vec<u8>,
    headings: Vec<String>,
    rows: Vec<ScoreRow>,
    revisions: HashMap<LearnerId, u32>,
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
    /// When the file cannot be read at all.
    pub fn read_scores(
        &self,
        of: &MarkingOf,
        marker: Marker,
        file_name: &str,
        bytes: Vec<u8>,
        options: &ScoreOptions,
    ) -> Result<ScorePreview, StudioError> {
        let view = self.marking_view(of, marker)?;
        let table = table::read(&bytes, options.encoding, options.separator)?;
        let mut columns = score_table::columns(&table, &view.parts);
        for (own, wanted) in columns.iter_mut().zip(options.columns.iter().flatten()) {
            own.clone_from(wanted);
        }
        let sample = |place: usize| {
            let cells = table.rows.iter().filter_map(|r| r.cells.get(place));
            cells
                .filter(|c| !c.trim().is_empty())
                .take(3)
                .cloned()
                .collect()
        };
        let read: Vec<ScoreColumnRead> = table
            .columns
            .iter()
            .zip(&columns)
            .enumerate()
            .map(|(place, (heading, column))| ScoreColumnRead {
                heading: heading.clone(),
                column: column.clone(),
                samples: sample(place),
            })
            .collect();
        let (encoding, separator) = (table.encoding, table.separator);
        let headings = table.columns.clone();
        let (cells, problem) = match score_table::rows(table, &columns, &view.parts) {
            Ok(cells) => (cells, String::new()),
            Err(error) => (Vec::new(), error.to_string()),
        };
        let wanted: HashSet<&LearnerId> = view.learners.iter().map(|l| &l.id).collect();
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
            let rubric = view.marking.value.rubric_id.clone();
            ScoreSheet::empty(id.clone(), marker, rubric, now.clone())
        };
        let rows = class_rows(&cells, &learners, &view.parts, &known, &blank);
        let preview = ScorePreview {
            file_name: file_name.to_owned(),
            encoding,
            separator,
            columns: read,
            parts: view.parts,
            problem,
            totals: ScoreTotals::of(&rows),
            rows: rows.clone(),
        };
        *self.score_run() = Some(ScoreRun {
            of: of.clone(),
            marker,
            file_name: file_name.to_owned(),
            bytes,
            headings,
            rows,
            revisions: view
                .sheets
                .into_iter()
                .map(|s| (s.value.learner_id, s.revision))
                .collect(),
        });
        Ok(preview)
    }

    /// Reads the same file again with other options.
    ///
    /// # Errors
    /// When none was read before.
    pub fn reread_scores(&self, options: &ScoreOptions) -> Result<ScorePreview, StudioError> {
        let run = self
            .score_run()
            .take()
            .ok_or_else(|| StudioError::refused("Choose a file of scores first."))?;
        self.read_scores(&run.of, run.marker, &run.file_name, run.bytes, options)
    }

    /// Rows that an import leaves out, as CSV with line and reason.
    #[must_use]
    pub fn score_rows_left_out(&self) -> Vec<u8> {
        let run = self.score_run();
        let Some(run) = run.as_ref() else {
            return Vec::new();
        };
        let mut heading = vec!["Line", "Reason"];
        heading.extend(run.headings.iter().map(String::as_str));
        let out =
            |r: &&ScoreRow| matches!(r.class, ScoreRowClass::Unknown | ScoreRowClass::Invalid);
        let rows = run.rows.iter().filter(out).map(|r| {
            let mut cells = vec![r.line.to_string(), r.reason.clone()];
            cells.extend(r.original.iter().cloned());
            cells
        });
        report::csv(&heading, rows.collect::<Vec<_>>())
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
