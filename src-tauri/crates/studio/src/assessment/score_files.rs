//! Scores in and out as CSV: a dry run first, then one step that can be undone.

use std::collections::{HashMap, HashSet};

use domain::LearnerId;
use domain::people::Action;
use domain::scoring::{
    Marker, ScoreRow, ScoreRowClass, ScoreSheet, ScoreTotals, ScoredPart, class_rows,
};
use domain::table::TableStyle;
use exchange::encoding::Encoding;
pub use exchange::score_table::ScoreColumn;
use exchange::score_table::{self, ScoreLine};
use exchange::table::{self, Separator};
use report::LeftOut;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::say::scoring as say;
use words::{Message, ToMessage};

use crate::assessment::marking::MarkingOf;
use crate::core::error::StudioError;
use crate::core::records::Saved;
use crate::core::studio::Studio;

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
    /// What stops the import; nothing when nothing does.
    pub problem: Option<Message>,
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

fn left_out(run: &ScoreRun, style: &TableStyle) -> Vec<u8> {
    let out = |r: &&ScoreRow| matches!(r.class, ScoreRowClass::Unknown | ScoreRowClass::Invalid);
    let rows = run.rows.iter().filter(out).map(|r| LeftOut {
        line: r.line,
        reason: &r.reason,
        original: &r.original,
    });
    report::left_out(&run.headings, style, rows)
}

impl Studio {
    /// Marks of one marker as CSV, a row for each learner.
    ///
    /// # Errors
    /// When there is no such marking, or it may not be seen.
    pub fn export_scores(
        &self,
        of: &MarkingOf,
        marker: Marker,
        style: &TableStyle,
    ) -> Result<Vec<u8>, StudioError> {
        self.ask_to_export(Action::ExportScores, &say::step_export())?;
        let view = self.marking_view(of, marker)?;
        let sheets: HashMap<&LearnerId, &ScoreSheet> = view
            .sheets
            .iter()
            .map(|s| (&s.value.learner_id, &s.value))
            .collect();
        let lines = view.learners.iter().map(|learner| ScoreLine {
            number: &learner.number,
            name: &learner.name,
            sheet: sheets.get(&learner.id).copied(),
        });
        Ok(report::csv(score_table::table(&view.parts), style, lines))
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
            Ok(cells) => (cells, None),
            Err(error) => (Vec::new(), Some(error.message())),
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
        self.held.put(ScoreRun {
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
            .held
            .take::<ScoreRun>()
            .ok_or_else(|| StudioError::refused(say::refused_no_file()))?;
        self.read_scores(&run.of, run.marker, &run.file_name, run.bytes, options)
    }

    /// Rows that an import leaves out, as CSV with line and reason.
    #[must_use]
    pub fn score_rows_left_out(&self, style: &TableStyle) -> Vec<u8> {
        self.held
            .with(|run: Option<&ScoreRun>| run.map(|run| left_out(run, style)).unwrap_or_default())
    }

    /// Takes the scores in that were read, as one step.
    ///
    /// # Errors
    /// When none were read, somebody scored meanwhile, or the marking is closed: then nothing
    /// is taken, and what was read stays.
    pub fn import_scores(&self) -> Result<ScoreTotals, StudioError> {
        self.may(Action::Score)?;
        let run = self
            .held
            .take::<ScoreRun>()
            .ok_or_else(|| StudioError::refused(say::refused_no_file()))?;
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
            self.held.put(run);
            return Err(error);
        }
        Ok(totals)
    }

    /// Forgets the scores that were read.
    pub fn forget_scores(&self) {
        self.held.forget::<ScoreRun>();
    }
}
