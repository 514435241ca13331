//! Importing a roster: it is read, what is open is asked, a dry run follows, then one step that can
//! be undone. Nothing is saved while a question is open.

use std::collections::HashMap;
use std::sync::Arc;

use domain::cohort::{Cohort, Learner, LearnerResult};
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::roster::{ClassedRow, Import, RosterTotals, RowClass, classify, to_write};
use domain::table::TableStyle;
use domain::{LearnerId, ProgrammeId};
pub use exchange::encoding::Encoding;
use exchange::roster::Reading;
pub use exchange::roster::{
    Choice, ColumnAnswer, ColumnRead, DayNumbers, FileRead, HeadingAnswer, ImportAnswers,
    LookedAtRows, NoNumber, Question, ResultWordAnswer, ShownRow, Topic, UnsaidResult,
};
pub use exchange::table::Separator;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Guard;
use words::Messages;
use words::say::cohorts as say;

use crate::cohorts::cohort::new_cohort_guards;
use crate::cohorts::look_at_question::look_at_question;
use crate::core::error::StudioError;
use crate::core::permit::Permit;
use crate::core::records;
use crate::core::studio::Studio;

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RosterPreview {
    /// The file's name.
    pub file_name: String,
    /// The cohort's name.
    pub cohort: String,
    /// How the file was read.
    pub file: FileRead,
    /// Each column with what it was taken for, and why.
    pub columns: Vec<ColumnRead>,
    /// What is open.
    pub questions: Vec<Question>,
    /// What was answered so far.
    pub answers: ImportAnswers,
    /// Whether answers for a file of the same headings were taken over.
    pub like_last_time: bool,
    /// What was done to the rows: skipped, mended, turned.
    pub notes: Messages,
    /// How many rows are of each class.
    pub totals: RosterTotals,
}

/// A roster that was read and not yet imported.
pub(crate) struct DryRun {
    file_name: String,
    bytes: Arc<Vec<u8>>,
    cohort: Cohort,
    cohort_is_new: bool,
    reading: Reading,
    answers: ImportAnswers,
    rows: Vec<ClassedRow>,
    /// The revisions of the learners that the rows were held against.
    revisions: HashMap<LearnerId, u32>,
    questions: Vec<Question>,
}

impl Studio {
    /// Reads a roster for a cohort, which is made when there is none of that name. Changes nothing.
    ///
    /// # Errors
    /// When the file cannot be read at all, or there is no such programme.
    pub fn read_roster(
        &self,
        programme: &ProgrammeId,
        cohort: &str,
        file_name: &str,
        bytes: Vec<u8>,
        answers: ImportAnswers,
    ) -> Result<RosterPreview, StudioError> {
        let (cohort, cohort_is_new) = match self.find_cohort(programme, cohort)? {
            Some(cohort) => (cohort, false),
            None => (self.new_cohort(programme, cohort)?, true),
        };
        let file = (file_name.to_owned(), Arc::new(bytes));
        self.run_dry(file, cohort, cohort_is_new, answers, false)
    }

    /// Reads a roster as [`Studio::read_roster`] does, and like the last one of the same headings
    /// where one was imported before. The preview says so.
    ///
    /// # Errors
    /// As for [`Studio::read_roster`].
    pub fn read_roster_like_before(
        &self,
        programme: &ProgrammeId,
        cohort: &str,
        file_name: &str,
        bytes: Vec<u8>,
    ) -> Result<RosterPreview, StudioError> {
        let none = ImportAnswers::default();
        let first = self.read_roster(programme, cohort, file_name, bytes, none.clone())?;
        let headings: Vec<String> = first.columns.iter().map(|c| c.heading.clone()).collect();
        match self.answers_before(&headings) {
            // Answers that this file does not bear, such as a sheet that it has not, are none.
            Some(known) if known != none => Ok(self.reread(known, true).unwrap_or(first)),
            _ => Ok(first),
        }
    }

    /// Reads the same roster again with other answers.
    ///
    /// # Errors
    /// When no roster was read before.
    pub fn reread_roster(&self, answers: ImportAnswers) -> Result<RosterPreview, StudioError> {
        self.reread(answers, false)
    }

    fn reread(
        &self,
        answers: ImportAnswers,
        like_last_time: bool,
    ) -> Result<RosterPreview, StudioError> {
        let run = self
            .held
            .take::<DryRun>()
            .ok_or_else(|| StudioError::refused(say::roster_refused_no_file()))?;
        let file = (run.file_name.clone(), Arc::clone(&run.bytes));
        match self.run_dry(
            file,
            run.cohort.clone(),
            run.cohort_is_new,
            answers,
            like_last_time,
        ) {
            Ok(preview) => Ok(preview),
            Err(error) => {
                // Answers that the file does not bear leave it as it was read before.
                self.held.put(run);
                Err(error)
            }
        }
    }

    fn run_dry(
        &self,
        (file_name, bytes): (String, Arc<Vec<u8>>),
        cohort: Cohort,
        cohort_is_new: bool,
        answers: ImportAnswers,
        like_last_time: bool,
    ) -> Result<RosterPreview, StudioError> {
        let reading = exchange::roster::read(&bytes, &answers).map_err(StudioError::refused)?;
        let learners = if cohort_is_new {
            Vec::new()
        } else {
            self.learners_saved(cohort.id.as_str())?
        };
        let revisions: HashMap<LearnerId, u32> = learners
            .iter()
            .map(|l| (l.value.id.clone(), l.revision))
            .collect();
        let learners: Vec<Learner> = learners.into_iter().map(|l| l.value).collect();
        let unsaid = match answers.result {
            Some(UnsaidResult::Passed | UnsaidResult::PassedWhereDated) => LearnerResult::Passed,
            Some(UnsaidResult::Pending) | None => LearnerResult::Pending,
        };
        let take = |line: u32| {
            answers
                .looked_at
                .as_ref()
                .is_some_and(|looked| looked.take.contains(&line))
        };
        let today = self.now().date();
        let mut rows_read = reading.rows();
        let rows = classify(
            &mut rows_read,
            &Import {
                cohort: &cohort.id,
                existing: &learners,
                unsaid,
                today: today.as_ref(),
                take: &take,
            },
        );
        let notes = rows_read.tally().notes();
        let mut questions = reading.questions.clone();
        // Learners who are there keep their result, so that it is asked for new ones alone.
        if !rows.iter().any(|row| {
            row.taken
                && !row
                    .learner
                    .as_ref()
                    .is_some_and(|l| revisions.contains_key(&l.id))
        }) && rows.iter().all(|row| row.class != RowClass::LookAt)
        {
            questions.retain(|q| q.topic != Topic::Result);
        }
        if questions.is_empty() && answers.looked_at.is_none() {
            questions.extend(look_at_question(&rows));
        }
        let preview = RosterPreview {
            file_name: file_name.clone(),
            cohort: cohort.name.clone(),
            file: reading.file.clone(),
            columns: reading.columns.clone(),
            questions: questions.clone(),
            answers: answers.clone(),
            like_last_time,
            notes,
            totals: RosterTotals::of(&rows),
        };
        self.held.put(DryRun {
            file_name,
            bytes,
            cohort,
            cohort_is_new,
            reading,
            answers,
            rows,
            revisions,
            questions,
        });
        Ok(preview)
    }

    /// Rows of the roster that was read, of one class or of all.
    #[must_use]
    pub fn roster_rows(&self, class: Option<RowClass>, offset: u32, limit: u32) -> Vec<ClassedRow> {
        self.held.with(|run: Option<&DryRun>| {
            run.map(|run| {
                run.rows
                    .iter()
                    .filter(|row| class.is_none_or(|wanted| row.class == wanted))
                    .skip(offset as usize)
                    .take(limit as usize)
                    .map(|row| ClassedRow {
                        original: run.reading.original(row.line),
                        ..row.clone()
                    })
                    .collect()
            })
            .unwrap_or_default()
        })
    }

    /// The rows of the roster that was read of which there is something to say, without what stands
    /// in the file.
    #[must_use]
    pub fn roster_rows_with_reasons(&self) -> Vec<ClassedRow> {
        self.held.with(|run: Option<&DryRun>| {
            let rows = run.map(|run| run.rows.as_slice()).unwrap_or_default();
            let said = rows.iter().filter(|row| !row.reason.is_empty());
            said.cloned().collect()
        })
    }

    /// Rows that an import leaves out, as CSV with line and reason.
    #[must_use]
    pub fn rows_left_out(&self, style: &TableStyle) -> Vec<u8> {
        self.held.with(|run: Option<&DryRun>| {
            run.map(|run| {
                let left_out: Vec<ClassedRow> = run
                    .rows
                    .iter()
                    .filter(|row| !row.taken && row.class != RowClass::Unchanged)
                    .map(|row| ClassedRow {
                        original: run.reading.original(row.line),
                        ..row.clone()
                    })
                    .collect();
                report::rows_left_out(run.reading.headings(), &left_out, style)
            })
            .unwrap_or_default()
        })
    }

    /// Forgets the roster that was read.
    pub fn forget_roster(&self) {
        self.held.forget::<DryRun>();
    }

    /// Takes in what the dry run said, as one step. Returns the totals and the cohort.
    ///
    /// # Errors
    /// When no roster was read, or a question is open.
    pub fn import_roster(&self) -> Result<(RosterTotals, Cohort), StudioError> {
        let permit = self.may(Action::KeepCohorts)?;
        let run = self
            .held
            .take::<DryRun>()
            .ok_or_else(|| StudioError::refused(say::roster_refused_no_file()))?;
        if let Some(question) = run.questions.first() {
            let refused = say::roster_refused_open_question(question.text.clone());
            self.held.put(run);
            return Err(StudioError::refused(refused));
        }
        let totals = RosterTotals::of(&run.rows);
        let cohort = run.cohort.clone();
        let again = (
            (run.file_name.clone(), Arc::clone(&run.bytes)),
            run.cohort_is_new,
            run.answers.clone(),
        );
        if let Err(error) = self.save_roster(&permit, run) {
            // Nothing was taken in: the dry run stays on screen.
            let (file, cohort_is_new, answers) = again;
            self.run_dry(file, cohort, cohort_is_new, answers, false)?;
            return Err(error);
        }
        Ok((totals, cohort))
    }

    /// Saves what a dry run said. It gives up the rows one by one, so that a long list is not in
    /// memory twice.
    fn save_roster(&self, permit: &Permit, run: DryRun) -> Result<(), StudioError> {
        let mut writes = Vec::new();
        let mut guards = Vec::new();
        if run.cohort_is_new {
            guards.extend(new_cohort_guards(&run.cohort));
            writes.push(records::put(
                RecordKind::Cohort,
                run.cohort.id.as_str(),
                &run.cohort,
            )?);
        } else {
            guards.push(Guard::Present(records::key(
                RecordKind::Cohort,
                run.cohort.id.as_str(),
            )));
        }
        let answers = self.keep_answers(run.reading.headings(), &run.answers)?;
        drop(run.reading);
        for learner in to_write(run.rows) {
            let known = run.revisions.get(&learner.id).copied().unwrap_or(0);
            let id = learner.id.as_str();
            guards.push(records::revision_is(RecordKind::Learner, id, known));
            writes.push(records::put(RecordKind::Learner, id, &learner)?);
        }
        if writes.is_empty() {
            return Ok(());
        }
        writes.extend(answers);
        self.back_up_before("import")?;
        let what = say::roster_step_import(&run.file_name);
        self.save(permit, &what, guards, writes)
    }
}
