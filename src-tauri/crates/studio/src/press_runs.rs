//! Runs of the press: begun, stopped at any point, gone on with, closed.
//!
//! A run is written down before its first page. Certificates are registered as their files are
//! complete, a batch in one step with the counter of serials, so that no stop leaves a file
//! without an entry, an entry whose file cannot be made again byte for byte, a serial used twice
//! or one left out.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use certificate::{CertificateError, Press, letters_of};
use domain::certificate::{Certificate, FontKept, PrintRun, Standing};
use domain::cohort::Cohort;
use domain::people::Action;
use domain::{CohortId, PrintRunId, Timestamp, file_name};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Key, Write};

use crate::certificates::{Counter, IssueOptions, IssueReport};
use crate::error::StudioError;
use crate::issue_plan::{Prepared, counter_id, unprintable};
use crate::print_files::{self, Advance, finish, free_name, sweep, take_away};
use crate::printers::print_file;
use crate::progress::Progress;
use crate::records;
use crate::workspace::Studio;

/// Certificates that are printed and registered in one step.
const BATCH: usize = 200;
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

/// The file of a part, from 0; the only one where a run is not split.
fn part_path(run: &PressRun, part: usize) -> PathBuf {
    let merged = Path::new(&run.merged_file);
    if run.options.split == 0 {
        return merged.to_owned();
    }
    let stem = merged
        .file_name()
        .map(|n| n.to_string_lossy().trim_end_matches(PARTS).to_owned())
        .unwrap_or_default();
    merged.join(format!("{stem}-{:03}.pdf", part + 1))
}

/// Hands merged files to the printer that was chosen, and says what came of it. What is printed
/// is in the register already, so a printer that fails stops nothing.
fn sent_to_printer(run: &PressRun, files: &[String]) -> Vec<String> {
    let printer = &run.options.printer;
    if printer.is_empty() {
        return Vec::new();
    }
    let pdfs: Vec<&String> = files.iter().filter(|f| **f != run.single_folder).collect();
    let failed: Vec<String> = pdfs
        .iter()
        .filter_map(|file| print_file(printer, Path::new(file)).err())
        .map(|error| error.to_string())
        .collect();
    if failed.is_empty() {
        vec![format!("Sent to the printer {printer}.")]
    } else {
        failed
    }
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

    /// Sheets that so many certificates need: one a page.
    fn sheets_for(&self, run: &PrintRun, certificates: usize) -> Result<u32, StudioError> {
        let pages = self.template_of(run)?.pages.len();
        Ok(count(certificates.saturating_mul(pages)))
    }

    /// Refuses a run for which there is not enough numbered paper.
    fn enough_paper(&self, run: &PrintRun, certificates: usize) -> Result<(), StudioError> {
        let Some(id) = &run.stock else {
            return Ok(());
        };
        if self.template_of(run)?.labels.is_some() {
            return Err(StudioError::refused(
                "Numbered paper holds one certificate a sheet, and this template prints several. Choose another template, or no numbered paper.",
            ));
        }
        let mut stock = self.paper_stock(id.as_str())?.value;
        let sheets = self.sheets_for(run, certificates)?;
        stock.take(sheets, &run.id).map_err(StudioError::refused)?;
        Ok(())
    }

    /// Gives certificates the next serials. Returns the counter's revision and its last number.
    fn number(
        &self,
        run: &PrintRun,
        certificates: &mut [Certificate],
    ) -> Result<(u32, u32), StudioError> {
        let counter = self.get::<Counter>(records::COUNTER, &counter_id(run))?;
        let (revision, mut last) = counter.map_or((0, 0), |c| (c.revision, c.value.last));
        let (mut sheet, pages) = match &run.stock {
            Some(id) => (
                Some(self.paper_stock(id.as_str())?.value),
                self.sheets_for(run, 1)?,
            ),
            None => (None, 0),
        };
        for certificate in certificates {
            if let Some(stock) = &mut sheet {
                certificate.sheet = stock.label(stock.next);
                stock.next += pages;
            }
            last += 1;
            certificate.serial = run
                .institution
                .serial(&run.programme.code, &run.issued_on, last);
        }
        Ok((revision, last))
    }

    /// Registers certificates with the serials they were given, in one step. Refused when
    /// somebody else took a serial in between.
    fn enter(
        &self,
        run: &PrintRun,
        certificates: &[Certificate],
        (revision, last): (u32, u32),
        mut guards: Vec<Guard>,
        mut writes: Vec<Write>,
    ) -> Result<(), StudioError> {
        let id = counter_id(run);
        guards.push(records::revision_is(records::COUNTER, &id, revision));
        writes.push(records::put(records::COUNTER, &id, &Counter { last })?);
        if let Some(stock) = &run.stock {
            let mut saved = self.paper_stock(stock.as_str())?;
            let sheets = self.sheets_for(run, certificates.len())?;
            saved
                .value
                .take(sheets, &run.id)
                .map_err(StudioError::refused)?;
            let id = stock.as_str();
            guards.push(records::revision_is(
                records::PAPER_STOCK,
                id,
                saved.revision,
            ));
            writes.push(records::put(records::PAPER_STOCK, id, &saved.value)?);
        }
        for certificate in certificates {
            let serial = &certificate.serial;
            guards.push(records::absent(records::CERTIFICATE, serial));
            writes.push(records::put(records::CERTIFICATE, serial, certificate)?);
            if !certificate.replaces.is_empty() {
                let (guard, write) = self.replaced(certificate)?;
                guards.push(guard);
                writes.push(write);
            }
        }
        let what = format!(
            "Issue {} certificates of {}",
            certificates.len(),
            run.programme.code
        );
        self.save_for_good(&what, guards, writes)
    }

    /// The certificate whose place another takes, marked so.
    fn replaced(&self, by: &Certificate) -> Result<(Guard, Write), StudioError> {
        let old = &by.replaces;
        let mut saved = self
            .get::<Certificate>(records::CERTIFICATE, old)?
            .ok_or_else(|| StudioError::not_found("certificate", old))?;
        saved.value.standing = Standing::Replaced {
            by: by.serial.clone(),
            at: self.now(),
        };
        Ok((
            records::revision_is(records::CERTIFICATE, old, saved.revision),
            records::put(records::CERTIFICATE, old, &saved.value)?,
        ))
    }

    /// Registers certificates in one step, each with the next serial, and whatever else belongs
    /// to it.
    pub(crate) fn register_some(
        &self,
        run: &PrintRun,
        certificates: &mut [Certificate],
        guards: Vec<Guard>,
        writes: Vec<Write>,
    ) -> Result<(), StudioError> {
        let numbers = self.number(run, certificates)?;
        self.enter(run, certificates, numbers, guards, writes)
    }

    /// The certificates of a run that are in the register, in the order of their serials.
    fn registered(&self, run: &PrintRunId) -> Result<Vec<Certificate>, StudioError> {
        let mut mine: Vec<Certificate> = self
            .list::<Certificate>(records::CERTIFICATE, "")?
            .into_iter()
            .map(|saved| saved.value)
            .filter(|certificate| certificate.run_id == *run)
            .collect();
        mine.sort_by(|a, b| a.serial.cmp(&b.serial));
        Ok(mine)
    }

    /// Prints what a run still has to print.
    fn carry_on(
        &self,
        run: &PressRun,
        prepared: Prepared,
        progress: &Progress<'_>,
    ) -> Result<IssueReport, StudioError> {
        let library = self.library(&prepared.run)?;
        let press = self.press(&library, &prepared.run)?;
        match self.print(run, &press, prepared, progress) {
            Err(StudioError::Certificate(CertificateError::Stopped)) => {
                let printed = count(self.registered(&run.id)?.len());
                if printed == 0 {
                    self.close_press_run(run.id.as_str())?;
                    return Err(StudioError::Stopped);
                }
                Err(StudioError::PressStopped {
                    printed,
                    total: run.planned.max(printed),
                })
            }
            other => other,
        }
    }

    fn print(
        &self,
        run: &PressRun,
        press: &Press<'_>,
        prepared: Prepared,
        progress: &Progress<'_>,
    ) -> Result<IssueReport, StudioError> {
        let (print_run, mut due) = (prepared.run, prepared.certificates);
        let (single, merged) = (!run.single_folder.is_empty(), !run.merged_file.is_empty());
        let mut printed = self.registered(&run.id)?;
        let rounds = usize::from(single) + usize::from(merged);
        let before = if single { printed.len() } else { 0 };
        let mut advance = Advance::new(progress, before, (printed.len() + due.len()) * rounds);
        let mut files = Vec::new();
        if single {
            let folder = Path::new(&run.single_folder);
            self.print_singles(
                press,
                &print_run,
                (folder, &run.options.file_names),
                (&mut printed, &mut due),
                &mut advance,
            )?;
            files.push(run.single_folder.clone());
        }
        if merged {
            let merged = self.print_merged(
                run,
                press,
                &print_run,
                (&mut printed, &mut due),
                &mut advance,
            )?;
            files.splice(0..0, merged);
        }
        let notes = sent_to_printer(run, &files);
        self.forget(run)?;
        Ok(IssueReport {
            issued: count(printed.len()),
            files,
            left_out: Vec::new(),
            notes,
        })
    }

    /// Writes the merged file, or its parts one after the other. Each part's certificates enter
    /// the register as it is complete.
    fn print_merged(
        &self,
        run: &PressRun,
        press: &Press<'_>,
        print_run: &PrintRun,
        (printed, due): (&mut Vec<Certificate>, &mut Vec<Certificate>),
        advance: &mut Advance<'_>,
    ) -> Result<Vec<String>, StudioError> {
        let total = printed.len() + due.len();
        let split = usize::try_from(run.options.split).unwrap_or(0);
        let per_part = if split == 0 { total.max(1) } else { split };
        if split > 0 {
            let folder = Path::new(&run.merged_file);
            std::fs::create_dir_all(folder).map_err(StudioError::file(folder))?;
            sweep(folder)?;
        }
        let mut files = Vec::new();
        for part in 0..total.div_ceil(per_part) {
            let (first, end) = (part * per_part, ((part + 1) * per_part).min(total));
            let path = part_path(run, part);
            let rest = due.split_off(end.saturating_sub(printed.len()).min(due.len()));
            let mut fresh = std::mem::replace(due, rest);
            files.push(path.display().to_string());
            if fresh.is_empty() && path.exists() {
                continue;
            }
            let numbers = self.number(print_run, &mut fresh)?;
            let new = printed.len();
            printed.append(&mut fresh);
            let done = if end - first == printed.len() {
                print_files::merged(press, printed, &path, advance)
            } else {
                let mine = printed.get(first..end).unwrap_or_default().to_vec();
                print_files::merged(press, &mine, &path, advance)
            };
            let entered = done.and_then(|()| match printed.get(new..) {
                Some(new) if !new.is_empty() => {
                    self.enter(print_run, new, numbers, Vec::new(), Vec::new())
                }
                _ => Ok(()),
            });
            if let Err(error) = entered {
                take_away(&path);
                return Err(error);
            }
            finish(&path)?;
        }
        Ok(files)
    }

    fn print_singles(
        &self,
        press: &Press<'_>,
        print_run: &PrintRun,
        (folder, pattern): (&Path, &str),
        (printed, due): (&mut Vec<Certificate>, &mut Vec<Certificate>),
        advance: &mut Advance<'_>,
    ) -> Result<(), StudioError> {
        std::fs::create_dir_all(folder).map_err(StudioError::file(folder))?;
        sweep(folder)?;
        // Registered, and stopped before its file had its name: the same bytes again.
        for certificate in &*printed {
            let path = folder.join(certificate.file_name(pattern));
            if !path.exists() {
                let bytes = press.single(certificate)?;
                std::fs::write(&path, bytes).map_err(StudioError::file(&path))?;
            }
        }
        while !due.is_empty() {
            let rest = due.split_off(BATCH.min(due.len()));
            let mut batch = std::mem::replace(due, rest);
            let numbers = self.number(print_run, &mut batch)?;
            let paths: Vec<PathBuf> = batch
                .iter()
                .map(|c| folder.join(c.file_name(pattern)))
                .collect();
            let entered = print_files::singles(press, &batch, &paths, advance)
                .and_then(|()| self.enter(print_run, &batch, numbers, Vec::new(), Vec::new()));
            if let Err(error) = entered {
                paths.iter().for_each(|path| take_away(path));
                return Err(error);
            }
            for path in &paths {
                finish(path)?;
            }
            printed.append(&mut batch);
        }
        Ok(())
    }

    fn forget(&self, run: &PressRun) -> Result<(), StudioError> {
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
