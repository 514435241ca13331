//! Importing a roster: a dry run first, then one step that can be undone.

use domain::people::Action;
use std::sync::{MutexGuard, PoisonError};

use domain::ProgrammeId;
use domain::cohort::{Cohort, LearnerResult};
use domain::roster::{ClassedRow, RosterField, RosterTotals, RowClass, classify, to_write};
use exchange::encoding::Encoding;
use exchange::roster::{ColumnMapping, guess_columns, mapping_problem};
use exchange::table::{self, Separator};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::StudioError;
use crate::records;
use crate::workspace::Studio;

/// How to read the file; what is left out is guessed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RosterOptions {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub separator: Option<Separator>,
    /// The field of each column, in order.
    pub fields: Option<Vec<Option<RosterField>>>,
    /// The result of learners when the file has no column for it; passed when left out.
    pub unsaid_result: Option<LearnerResult>,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RosterPreview {
    /// The file's name.
    pub file_name: String,
    /// The cohort's name.
    pub cohort: String,
    /// How it was decoded.
    pub encoding: Encoding,
    /// What stood between cells.
    pub separator: Separator,
    /// Each column with its field.
    pub columns: Vec<ColumnMapping>,
    /// The result that learners get because the file has no column for it; nothing
    /// when it has one.
    pub unsaid_result: Option<LearnerResult>,
    /// What stops the import, empty when nothing does.
    pub problem: String,
    /// How many rows are of each class.
    pub totals: RosterTotals,
}

/// A roster that was read and not yet imported.
pub(crate) struct DryRun {
    file_name: String,
    bytes: Vec<u8>,
    cohort: Cohort,
    cohort_is_new: bool,
    fields: Vec<Option<RosterField>>,
    columns: Vec<String>,
    rows: Vec<ClassedRow>,
    ready: bool,
}

impl Studio {
    fn dry_run(&self) -> MutexGuard<'_, Option<DryRun>> {
        self.dry_run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads a roster for a cohort, which is made when there is none of that name.
    /// Changes nothing.
    ///
    /// # Errors
    /// When the file cannot be read at all, or there is no such programme.
    pub fn read_roster(
        &self,
        programme: &ProgrammeId,
        cohort: &str,
        file_name: &str,
        bytes: Vec<u8>,
        options: RosterOptions,
    ) -> Result<RosterPreview, StudioError> {
        let (cohort, cohort_is_new) = match self.find_cohort(programme, cohort)? {
            Some(cohort) => (cohort, false),
            None => (self.new_cohort(programme, cohort)?, true),
        };
        self.run_dry(file_name.to_owned(), bytes, cohort, cohort_is_new, options)
    }

    /// Reads the same roster again with other options.
    ///
    /// # Errors
    /// When no roster was read before.
    pub fn reread_roster(&self, options: RosterOptions) -> Result<RosterPreview, StudioError> {
        let run = self
            .dry_run()
            .take()
            .ok_or_else(|| StudioError::refused("Choose a roster file first."))?;
        self.run_dry(
            run.file_name,
            run.bytes,
            run.cohort,
            run.cohort_is_new,
            options,
        )
    }

    fn run_dry(
        &self,
        file_name: String,
        bytes: Vec<u8>,
        cohort: Cohort,
        cohort_is_new: bool,
        options: RosterOptions,
    ) -> Result<RosterPreview, StudioError> {
        let table = table::read(&bytes, options.encoding, options.separator)?;
        let mut columns = guess_columns(&table);
        if let Some(fields) = &options.fields {
            for (column, field) in columns.iter_mut().zip(fields) {
                column.field = *field;
            }
        }
        let fields: Vec<Option<RosterField>> = columns.iter().map(|c| c.field).collect();
        let problem = mapping_problem(&fields).unwrap_or_default().to_owned();
        let unsaid = options.unsaid_result.unwrap_or(LearnerResult::Passed);
        let says_result = fields.contains(&Some(RosterField::Result));
        let (encoding, separator) = (table.encoding, table.separator);
        let names = table.columns.clone();
        let rows = if problem.is_empty() {
            let learners = self.learners(cohort.id.as_str())?;
            classify(
                exchange::roster::rows(table, &fields),
                &cohort.id,
                &learners,
                unsaid,
            )
        } else {
            Vec::new()
        };
        let preview = RosterPreview {
            file_name: file_name.clone(),
            cohort: cohort.name.clone(),
            encoding,
            separator,
            columns,
            unsaid_result: (!says_result).then_some(unsaid),
            totals: RosterTotals::of(&rows),
            problem: problem.clone(),
        };
        *self.dry_run() = Some(DryRun {
            file_name,
            bytes,
            cohort,
            cohort_is_new,
            fields,
            columns: names,
            rows,
            ready: problem.is_empty(),
        });
        Ok(preview)
    }

    /// Rows of the roster that was read, of one class or of all.
    #[must_use]
    pub fn roster_rows(&self, class: Option<RowClass>, offset: u32, limit: u32) -> Vec<ClassedRow> {
        self.dry_run()
            .as_ref()
            .map(|run| {
                run.rows
                    .iter()
                    .filter(|row| class.is_none_or(|wanted| row.class == wanted))
                    .skip(offset as usize)
                    .take(limit as usize)
                    .cloned()
                    .collect()
            })
            .unwrap_or_default()
    }

    /// Rows that an import leaves out, as CSV with line and reason.
    #[must_use]
    pub fn rows_left_out(&self) -> Vec<u8> {
        self.dry_run()
            .as_ref()
            .map(|run| report::rows_left_out(&run.columns, &run.rows))
            .unwrap_or_default()
    }

    /// Forgets the roster that was read.
    pub fn forget_roster(&self) {
        *self.dry_run() = None;
    }

    /// Takes in what the dry run said, as one step. Returns the totals and the cohort.
    ///
    /// # Errors
    /// When no roster was read, or its columns are not mapped.
    pub fn import_roster(&self) -> Result<(RosterTotals, Cohort), StudioError> {
        self.may(Action::KeepCohorts)?;
        let run = self
            .dry_run()
            .take()
            .ok_or_else(|| StudioError::refused("Choose a roster file first."))?;
        if !run.ready {
            let problem = mapping_problem(&run.fields).unwrap_or("Map the columns first.");
            *self.dry_run() = Some(run);
            return Err(StudioError::refused(problem));
        }
        let totals = RosterTotals::of(&run.rows);
        let mut writes = Vec::new();
        let mut guards = Vec::new();
        if run.cohort_is_new {
            guards.push(records::absent(records::COHORT, run.cohort.id.as_str()));
            writes.push(records::put(
                records::COHORT,
                run.cohort.id.as_str(),
                &run.cohort,
            )?);
        }
        for learner in to_write(&run.rows) {
            writes.push(records::put(
                records::LEARNER,
                learner.id.as_str(),
                learner,
            )?);
        }
        let outcome = if writes.is_empty() {
            Ok(())
        } else {
            self.back_up_before("import")
                .and_then(|()| self.save(&format!("Import {}", run.file_name), guards, writes))
        };
        let cohort = run.cohort.clone();
        if let Err(error) = outcome {
            // Nothing was taken in: the dry run stays on screen.
            *self.dry_run() = Some(run);
            return Err(error);
        }
        Ok((totals, cohort))
    }
}
