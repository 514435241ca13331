//! Runs of the press: begun, stopped at any point, gone on with, closed.
//!
//! A run is written down before its first page. Certificates are registered as their files are
//! complete, a batch in one step with the counter of serials, so that no stop leaves a file
//! without an entry, an entry whose file cannot be made again byte for byte, a serial used twice
//! or one left out.

mod printing;
mod registering;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use certificate::letters_of;
use domain::certificate::{Certificate, FontKept, PrintRun};
use domain::cohort::Cohort;
use domain::people::Action;
use domain::{CohortId, PrintRunId, Timestamp, file_name};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Key, Write};

use crate::certificates::{IssueOptions, IssueReport};
use crate::error::StudioError;
use crate::issue_plan::{Prepared, unprintable};
use crate::print_files::{free_name, sweep, take_away};
use crate::progress::Progress;
use crate::records;
use crate::workspace::Studio;

/// How the folder with the parts of a run ends.
const PARTS: &str = "-parts";

/// A run that is not finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PressRun {
    /// Its identity, which is that of the print run.
    pub id: PrintRunId,
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
}

/// A run that is not finished, with how far it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnfinishedRun {
    /// The run.
    pub run: PressRun,
    /// Certificates printed and registered.
    pub printed: u32,
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
        self.may(Action::Issue)?;
        if !options.merged && !options.single {
            return Err(StudioError::refused(
                "Choose one merged file, one file a learner, or both. Nothing was changed.",
            ));
        }
        if let Some(reason) = file_name::pattern_refusal(&options.file_names) {
            return Err(StudioError::refused(reason));
        }
        if !options.printer.is_empty() && !options.merged {
            return Err(StudioError::refused(
                "A printer gets merged files. Choose one merged file as well. Nothing was changed.",
            ));
        }
        let cohort = self.cohort(cohort)?;
        let mut prepared = self.prepare_issue(&cohort, options, &HashMap::new())?;
        if let Some(reason) = self.blocked(&prepared.run)?.into_iter().next() {
            return Err(StudioError::refused(reason));
        }
        if let Some(open) = self.unfinished_of(&cohort)? {
            return Err(StudioError::refused(format!(
                "A run for this cohort was begun on {} and is not finished. Go on with it, or close it, first.",
                open.started_at.0.get(..10).unwrap_or_default()
            )));
        }
        if prepared.certificates.is_empty() {
            return Err(StudioError::refused(
                "Nobody in this cohort is due a certificate: those who passed hold one already.",
            ));
        }
        let left_out = self.keep_run(&mut prepared)?;
        if prepared.certificates.is_empty() {
            return Err(StudioError::refused(left_out.join(" ")));
        }
        self.enough_paper(&prepared.run, prepared.certificates.len())?;
        std::fs::create_dir_all(out).map_err(StudioError::file(out))?;
        let run = self.begin(&prepared, &cohort, options, out)?;
        let mut report = self.carry_on(&run, prepared, progress)?;
        report.left_out = left_out;
        Ok(report)
    }

    /// Keeps what a run is printed with: its template, its letters and its fonts. The names that
    /// no font covers are left out and the reasons returned; the others go on.
    pub(crate) fn keep_run(&self, prepared: &mut Prepared) -> Result<Vec<String>, StudioError> {
        let library = self.library(&prepared.run)?;
        let press = self.press(&library, &prepared.run)?;
        let checked = press.check(&prepared.certificates)?;
        let left_out = unprintable(&checked.fits, &prepared.certificates);
        prepared
            .certificates
            .retain(|c| !left_out.contains_key(&c.learner_number));
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
        let bytes = serde_json::to_vec(&found)
            .map_err(|e| StudioError::refused(format!("The template cannot be kept: {e}")))?;
        run.template_hash = self.keep_file(&bytes)?;
        let mut reasons: Vec<String> = left_out.into_values().collect();
        reasons.sort();
        Ok(reasons)
    }

    fn begin(
        &self,
        prepared: &Prepared,
        cohort: &Cohort,
        options: &IssueOptions,
        out: &Path,
    ) -> Result<PressRun, StudioError> {
        let print_run = &prepared.run;
        let stem = format!(
            "{}-{}-{}",
            file_name::plain(&print_run.programme.code, 60),
            file_name::plain(&cohort.name, 60),
            print_run.issued_on.as_str()
        );
        let name = |wanted: bool, ending: &str| {
            if wanted {
                free_name(out, &stem, ending).display().to_string()
            } else {
                String::new()
            }
        };
        let run = PressRun {
            id: print_run.id.clone(),
            cohort_id: cohort.id.clone(),
            cohort_name: cohort.name.clone(),
            programme_code: print_run.programme.code.clone(),
            options: options.clone(),
            merged_file: name(
                options.merged,
                if options.split > 0 { PARTS } else { ".pdf" },
            ),
            single_folder: name(options.single, ""),
            planned: count(prepared.certificates.len()),
            started_at: print_run.started_at.clone(),
        };
        let id = run.id.as_str();
        self.save_for_good(
            &format!("Begin printing {} of {}", run.planned, run.programme_code),
            vec![
                records::absent(records::PRINT_RUN, id),
                records::absent(records::PRESS_RUN, id),
            ],
            vec![
                records::put(records::PRINT_RUN, id, print_run)?,
                records::put(records::PRESS_RUN, id, &run)?,
            ],
        )?;
        Ok(run)
    }

    pub(super) fn forget(&self, run: &PressRun) -> Result<(), StudioError> {
        let key = Key::new(records::PRESS_RUN, run.id.as_str());
        self.save_for_good(
            &format!("Finish printing {}", run.programme_code),
            Vec::new(),
            vec![Write::Delete(key)],
        )
    }

    fn unfinished_of(&self, cohort: &Cohort) -> Result<Option<PressRun>, StudioError> {
        Ok(self
            .list::<PressRun>(records::PRESS_RUN, "")?
            .into_iter()
            .map(|saved| saved.value)
            .find(|run| run.cohort_id == cohort.id))
    }

    /// Runs that were stopped, by a person or by anything else, and can go on.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn unfinished_runs(&self) -> Result<Vec<UnfinishedRun>, StudioError> {
        let runs = self.list::<PressRun>(records::PRESS_RUN, "")?;
        if runs.is_empty() {
            return Ok(Vec::new());
        }
        let wanted: HashSet<PrintRunId> = runs.iter().map(|r| r.value.id.clone()).collect();
        let mut printed: BTreeMap<PrintRunId, u32> = BTreeMap::new();
        for saved in self.list::<Certificate>(records::CERTIFICATE, "")? {
            if wanted.contains(&saved.value.run_id) {
                *printed.entry(saved.value.run_id).or_default() += 1;
            }
        }
        Ok(runs
            .into_iter()
            .map(|saved| UnfinishedRun {
                printed: printed.get(&saved.value.id).copied().unwrap_or(0),
                run: saved.value,
            })
            .collect())
    }

    fn press_run(&self, id: &str) -> Result<PressRun, StudioError> {
        Ok(self
            .get::<PressRun>(records::PRESS_RUN, id)?
            .ok_or_else(|| StudioError::not_found("unfinished run", id))?
            .value)
    }

    /// Goes on with a run where it was stopped: the rest is printed with what it was begun with.
    ///
    /// # Errors
    /// When there is no such run, its folder cannot be reached, or as for [`Studio::issue`].
    pub fn resume_press_run(
        &self,
        id: &str,
        progress: &Progress<'_>,
    ) -> Result<IssueReport, StudioError> {
        self.may(Action::Issue)?;
        let run = self.press_run(id)?;
        let print_run = self
            .get::<PrintRun>(records::PRINT_RUN, id)?
            .ok_or_else(|| StudioError::not_found("print run", id))?
            .value;
        for place in [&run.merged_file, &run.single_folder] {
            let above = Path::new(place).parent().unwrap_or(Path::new(""));
            if !place.is_empty() && !above.is_dir() {
                return Err(StudioError::refused(format!(
                    "The folder {} cannot be reached. Attach it and go on, or close the run: what is in the register stays there.",
                    above.display()
                )));
            }
        }
        let cohort = self.cohort(run.cohort_id.as_str())?;
        let mut prepared = self.prepare_for(print_run, &cohort, &run.options, &HashMap::new())?;
        let left_out = {
            let library = self.library(&prepared.run)?;
            let press = self.press(&library, &prepared.run)?;
            let fits = press.check(&prepared.certificates)?.fits;
            unprintable(&fits, &prepared.certificates)
        };
        prepared
            .certificates
            .retain(|c| !left_out.contains_key(&c.learner_number));
        let mut report = self.carry_on(&run, prepared, progress)?;
        report.left_out = left_out.into_values().collect();
        report.left_out.sort();
        Ok(report)
    }

    /// Closes a run that is not to go on. What it printed stays in the register and on disk.
    ///
    /// # Errors
    /// When there is no such run.
    pub fn close_press_run(&self, id: &str) -> Result<(), StudioError> {
        self.may(Action::Issue)?;
        let run = self.press_run(id)?;
        if !run.merged_file.is_empty() && run.options.split == 0 {
            take_away(Path::new(&run.merged_file));
        }
        for folder in [&run.merged_file, &run.single_folder] {
            let folder_path = Path::new(folder);
            if !folder.is_empty() && folder_path.is_dir() {
                sweep(folder_path)?;
                // A folder with certificates in it stays: only an empty one can be removed so.
                let _ = std::fs::remove_dir(folder_path);
            }
        }
        self.forget(&run)
    }
}
