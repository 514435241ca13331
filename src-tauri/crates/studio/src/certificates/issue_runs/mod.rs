//! Runs of the press: begun, stopped at any point, gone on with, closed.
//!
//! A run is written down before its first page. Certificates are registered as their files are
//! complete, a batch in one step with the counter of serials, so that no stop leaves a file
//! without an entry, an entry whose file cannot be made again byte for byte, a serial used twice
//! or one left out.

mod printing;
pub(crate) mod registering;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use certificate::{Checked, Fit, letters_of};
use domain::certificate::{FontKept, Snapshot};
use domain::cohort::Cohort;
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::{CohortId, SnapshotId, Timestamp, file_name};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Range, Write, plain};
use words::Message;
use words::say::certificates as say;

use crate::certificates::issue_plan::{Prepared, left_out, sticking_out};
use crate::certificates::pages::{IssueOptions, IssueReport};
use crate::certificates::print_files::{free_name, sweep, take_away};
use crate::certificates::run_list::RunList;
use crate::core::error::StudioError;
use crate::core::indexes::{CERTIFICATE_RUN, Guarding, ISSUE_RUN_COHORT};
use crate::core::permit::Permit;
use crate::core::progress::Progress;
use crate::core::records;
use crate::core::studio::Studio;

/// How the folder with the parts of a run ends.
const PARTS: &str = "-parts";
/// Unfinished runs shown at most.
const SHOWN: usize = 200;

/// A run that is not finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssueRun {
    /// Its identity, which is that of the print run.
    pub id: SnapshotId,
    /// The cohort.
    pub cohort_id: CohortId,
    /// The cohort's name, for lists.
    pub cohort_name: String,
    /// The programme's code, for lists.
    pub programme_code: String,
    /// How it was begun.
    pub options: IssueOptions,
    /// The file with all certificates, or the folder with its parts; empty without one.
    pub merged_file: String,
    /// The folder with a file a learner; empty without one.
    pub single_folder: String,
    /// Certificates it was begun with.
    pub planned: u32,
    /// When it began.
    pub started_at: Timestamp,
    /// Whether its certificates are signed.
    #[serde(default)]
    pub signed: bool,
}

/// A run that is not finished, with how far it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnfinishedRun {
    /// The run.
    pub run: IssueRun,
    /// Certificates printed and registered.
    pub printed: u32,
}

/// The certificates that can be printed, and why others cannot, in an order that is the same
/// each time.
fn printable(checked: &Checked, list: RunList) -> (RunList, Vec<Message>) {
    let reasons = checked.fits.iter().filter_map(Fit::unprintable);
    let mut reasons: Vec<Message> = reasons.collect();
    reasons.sort_by_cached_key(Message::in_english);
    (list.without(&left_out(&checked.fits)), reasons)
}

/// A folder as it is found again from anywhere: a run may go on in another program, begun
/// somewhere else.
fn place_of(out: &Path) -> Result<PathBuf, StudioError> {
    let out = std::path::absolute(out).map_err(StudioError::file(out))?;
    if out.to_str().is_none() {
        return Err(StudioError::NotText(out));
    }
    Ok(out)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Studio {
    /// Prints a cohort: files into `out`, entries into the register.
    ///
    /// # Errors
    /// When something stands in the way, a name cannot be printed, or a file not written.
    /// [`StudioError::PressStopped`] when a person stopped it after some certificates.
    pub fn issue(
        &self,
        cohort: &str,
        options: &IssueOptions,
        out: &Path,
        progress: &Progress<'_>,
    ) -> Result<IssueReport, StudioError> {
        match self.issue_to_whoever_is_due(cohort, options, out, progress)? {
            Some(report) if report.issued == 0 && !report.left_out.is_empty() => {
                let others = report.left_out.len() - 1;
                let first = report.left_out.into_iter().next().unwrap_or_default();
                let refused = say::press_refused_none_can_be_printed(first, others);
                Err(StudioError::refused(refused))
            }
            Some(report) => Ok(report),
            None => Err(StudioError::refused(say::press_refused_nobody())),
        }
    }

    /// The same; answers with nothing where nobody is due a certificate, and with a report of
    /// those who were left out where no name can be printed.
    ///
    /// # Errors
    /// As for [`Studio::issue`].
    pub fn issue_to_whoever_is_due(
        &self,
        cohort: &str,
        options: &IssueOptions,
        out: &Path,
        progress: &Progress<'_>,
    ) -> Result<Option<IssueReport>, StudioError> {
        let permit = self.may(Action::Issue)?;
        let turn = self.take_turn(cohort)?;
        let note = |state| turn.note(state);
        let progress = &progress.and(&note);
        if !options.merged && !options.single {
            return Err(StudioError::refused(say::press_refused_no_output()));
        }
        if let Some(reason) = file_name::pattern_refusal(&options.file_names) {
            return Err(StudioError::refused(reason));
        }
        if !options.printer.is_empty() && !options.merged {
            return Err(StudioError::refused(say::press_refused_printer_alone()));
        }
        let cohort = self.cohort(cohort)?;
        let mut prepared = self.prepare_issue(&cohort, options)?;
        if let Some(reason) = self.blocked(&prepared.run)?.into_iter().next() {
            return Err(StudioError::refused(reason));
        }
        if let Some(open) = self.unfinished_of(&cohort)? {
            let day = open.started_at.0.get(..10).unwrap_or_default();
            return Err(StudioError::refused(say::press_refused_unfinished(day)));
        }
        if prepared.certificates.is_empty() {
            return Ok(None);
        }
        // Whoever may not sign, or has to unlock the keys first, learns it before anything is made.
        self.signer(&prepared.run)?;
        let (left_out, plain) = self.keep_run(&mut prepared)?;
        if prepared.certificates.is_empty() {
            return Ok(Some(IssueReport {
                left_out,
                ..IssueReport::default()
            }));
        }
        self.enough_paper(&prepared.run, prepared.certificates.len())?;
        let template = self.template_of(&prepared.run)?.on(prepared.run.paper);
        let too_fine = self.fine_codes(&template, &prepared)?;
        let out = &place_of(out)?;
        plain::make_folders(out).map_err(StudioError::file(out))?;
        let run = self.begin(&permit, &prepared, &cohort, options, out)?;
        let mut report = self.carry_on(&permit, &run, prepared, plain, progress)?;
        report.left_out = left_out;
        report.notes.extend(too_fine);
        Ok(Some(report))
    }

    /// Keeps what a run is printed with: its template, its letters and its fonts. The names that
    /// no font covers are left out and the reasons returned; the others go on. Says, too, whether
    /// each name is in letters of its own face.
    pub(crate) fn keep_run(
        &self,
        prepared: &mut Prepared,
    ) -> Result<(Vec<Message>, bool), StudioError> {
        let library = self.library(&prepared.run)?;
        let press = self.press(&library, &prepared.run)?;
        if let Some(reason) = sticking_out(&press).next() {
            return Err(StudioError::refused(reason));
        }
        let template = self.template_of(&prepared.run)?.on(prepared.run.paper);
        let findings = self.template_findings(&template, &library, &press, &prepared.run);
        if let Some(stopping) = findings.into_iter().find(|finding| finding.stops) {
            return Err(StudioError::refused(stopping.message));
        }
        let checked = press.cover(&prepared.certificates)?;
        let (list, reasons) = printable(&checked, prepared.take_certificates());
        prepared.certificates = list;
        let run = &mut prepared.run;
        run.letters = letters_of(&prepared.certificates);
        for font in checked.outside {
            run.fonts.push(FontKept {
                hash: self.keep_file(&font.bytes)?,
                name: font.name,
                index: font.index,
            });
        }
        let found = self.template(run.template_id.as_str())?.saved.value;
        let bytes = serde_json::to_vec(&found).map_err(|e| {
            StudioError::refused(say::press_refused_template_not_kept(e.to_string()))
        })?;
        run.template_hash = self.keep_file(&bytes)?;
        Ok((reasons, checked.plain))
    }

    fn begin(
        &self,
        permit: &Permit,
        prepared: &Prepared,
        cohort: &Cohort,
        options: &IssueOptions,
        out: &Path,
    ) -> Result<IssueRun, StudioError> {
        let snapshot = &prepared.run;
        let stem = format!(
            "{}-{}-{}",
            file_name::plain(&snapshot.programme.code, 60),
            file_name::plain(&cohort.name, 60),
            snapshot.issued_on.as_str()
        );
        let name = |wanted: bool, ending: &str| {
            if wanted {
                free_name(out, &stem, ending).display().to_string()
            } else {
                String::new()
            }
        };
        let run = IssueRun {
            id: snapshot.id.clone(),
            cohort_id: cohort.id.clone(),
            cohort_name: cohort.name.clone(),
            programme_code: snapshot.programme.code.clone(),
            options: options.clone(),
            merged_file: name(
                options.merged,
                if options.split > 0 { PARTS } else { ".pdf" },
            ),
            single_folder: name(options.single, ""),
            planned: count(prepared.certificates.len()),
            started_at: snapshot.started_at.clone(),
            signed: self.run_signing()?.signs,
        };
        let id = run.id.as_str();
        self.save_for_good(
            permit,
            &say::press_step_begin(&run.programme_code, run.planned),
            vec![
                records::absent(RecordKind::Snapshot, id),
                records::absent(RecordKind::IssueRun, id),
                ISSUE_RUN_COHORT.no_two([cohort.id.as_str()]),
                Guard::Present(records::key(RecordKind::Cohort, cohort.id.as_str())),
            ],
            vec![
                records::put(RecordKind::Snapshot, id, snapshot)?,
                records::put(RecordKind::IssueRun, id, &run)?,
            ],
        )?;
        Ok(run)
    }

    pub(super) fn forget(&self, permit: &Permit, run: &IssueRun) -> Result<(), StudioError> {
        let key = records::key(RecordKind::IssueRun, run.id.as_str());
        self.save_for_good(
            permit,
            &say::press_step_finish(&run.programme_code),
            Vec::new(),
            vec![Write::Delete(key)],
        )
    }

    fn unfinished_of(&self, cohort: &Cohort) -> Result<Option<IssueRun>, StudioError> {
        let range = Range::of(cohort.id.as_str());
        let (runs, _) = self.page_in::<IssueRun>(&ISSUE_RUN_COHORT, range, 1, None, false)?;
        Ok(runs.into_iter().next().map(|saved| saved.value))
    }

    /// Runs that were stopped, by a person or by anything else, and can go on. A cohort has one
    /// at most, and no more than so many are shown.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn unfinished_runs(&self) -> Result<Vec<UnfinishedRun>, StudioError> {
        let (runs, _) =
            self.page_in::<IssueRun>(&ISSUE_RUN_COHORT, Range::all(), SHOWN, None, false)?;
        runs.into_iter()
            .map(|saved| {
                let printed =
                    self.count_of(&CERTIFICATE_RUN, &Range::of(saved.value.id.as_str()))?;
                Ok(UnfinishedRun {
                    printed: u32::try_from(printed).unwrap_or(u32::MAX),
                    run: saved.value,
                })
            })
            .collect()
    }

    fn issue_run(&self, id: &str) -> Result<IssueRun, StudioError> {
        Ok(self
            .get::<IssueRun>(RecordKind::IssueRun, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::IssueRun, id))?
            .value)
    }

    /// Goes on with a run where it was stopped: the rest is printed with what it was begun with.
    ///
    /// # Errors
    /// When there is no such run, its folder cannot be reached, or as for [`Studio::issue`].
    pub fn resume_issue_run(
        &self,
        id: &str,
        progress: &Progress<'_>,
    ) -> Result<IssueReport, StudioError> {
        let permit = self.may(Action::Issue)?;
        let run = self.issue_run(id)?;
        let turn = self.take_turn(run.cohort_id.as_str())?;
        let note = |state| turn.note(state);
        let progress = &progress.and(&note);
        let snapshot = self
            .get::<Snapshot>(RecordKind::Snapshot, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Snapshot, id))?
            .value;
        for place in [&run.merged_file, &run.single_folder] {
            let above = Path::new(place).parent().unwrap_or(Path::new(""));
            if !place.is_empty() && !plain::is_chosen_folder(above) {
                let folder = above.display().to_string();
                return Err(StudioError::refused(say::press_refused_folder_gone(folder)));
            }
        }
        let cohort = self.cohort(run.cohort_id.as_str())?;
        let none = HashMap::new();
        let mut prepared = self.prepare_for(snapshot, &cohort, &run.options, &none, |_| {})?;
        let checked = {
            let library = self.library(&prepared.run)?;
            let press = self.press(&library, &prepared.run)?;
            press.cover(&prepared.certificates)?
        };
        let (list, left_out) = printable(&checked, prepared.take_certificates());
        prepared.certificates = list;
        let mut report = self.carry_on(&permit, &run, prepared, checked.plain, progress)?;
        report.left_out = left_out;
        Ok(report)
    }

    /// Closes a run that is not to go on. What it printed stays in the register and on disk.
    ///
    /// # Errors
    /// When there is no such run.
    pub fn close_issue_run(&self, id: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::Issue)?;
        let run = self.issue_run(id)?;
        let _turn = self.take_turn(run.cohort_id.as_str())?;
        self.close(&permit, &run)
    }

    /// Takes away what a run left unfinished, and forgets it.
    pub(super) fn close(&self, permit: &Permit, run: &IssueRun) -> Result<(), StudioError> {
        if !run.merged_file.is_empty() && run.options.split == 0 {
            take_away(Path::new(&run.merged_file));
        }
        for folder in [&run.merged_file, &run.single_folder] {
            let folder_path = Path::new(folder);
            if !folder.is_empty() && plain::is_folder(folder_path) {
                sweep(folder_path)?;
                // A folder with certificates in it stays: only an empty one can be removed so.
                let _ = plain::remove_empty_folder(folder_path);
            }
        }
        self.forget(permit, run)
    }
}
