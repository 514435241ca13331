//! The press at work: files of a run, one after the other, each registered as it is complete.

use std::path::{Path, PathBuf};

use certificate::{CertificateError, Press};
use domain::certificate::{Certificate, PrintRun};

use super::{PARTS, PressRun, count};
use crate::certificates::IssueReport;
use crate::error::StudioError;
use crate::issue_plan::Prepared;
use crate::outside::write_outside;
use crate::print_files::{self, Advance, finish, sweep, take_away};
use crate::printers::print_file;
use crate::progress::Progress;
use crate::workspace::Studio;

/// Certificates that are printed and registered in one step.
const BATCH: usize = 200;

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
    /// Prints what a run still has to print.
    pub(super) fn carry_on(
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
        // Finished before the printer has it: a run that goes on must not be sent twice.
        self.forget(run)?;
        let notes = sent_to_printer(run, &files);
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
            let serials = self.number(print_run, &mut fresh)?;
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
                    self.enter(print_run, new, &serials, Vec::new(), Vec::new())
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
                write_outside(&path, &press.single(certificate)?)?;
            }
        }
        while !due.is_empty() {
            let rest = due.split_off(BATCH.min(due.len()));
            let mut batch = std::mem::replace(due, rest);
            let serials = self.number(print_run, &mut batch)?;
            let paths: Vec<PathBuf> = batch
                .iter()
                .map(|c| folder.join(c.file_name(pattern)))
                .collect();
            let entered = print_files::singles(press, &batch, &paths, advance)
                .and_then(|()| self.enter(print_run, &batch, &serials, Vec::new(), Vec::new()));
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
}
