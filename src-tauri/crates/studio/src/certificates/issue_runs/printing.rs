//! The press at work: files of a run, one after the other, each registered as it is complete.

use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use certificate::{CertificateError, Certificates, Press};
use domain::certificate::{Certificate, Snapshot};
use store::plain;
use words::{Message, ToMessage, say};

use super::registering::{Numbered, Signed};
use super::{IssueRun, PARTS, count};
use crate::certificates::file_names::FileNames;
use crate::certificates::issue_plan::Prepared;
use crate::certificates::pages::IssueReport;
use crate::certificates::print_files::{self, Advance, finish, on_disk, sweep, take_away};
use crate::certificates::printers::print_file;
use crate::certificates::run_list::{Part, RunList};
use crate::core::error::StudioError;
use crate::core::outside::write_outside;
use crate::core::permit::Permit;
use crate::core::progress::Progress;
use crate::core::studio::Studio;
use crate::credentials::shape::json_text;
use crate::credentials::signer::{Signatures, Signer};

/// Certificates that are printed and registered in one step.
const BATCH: usize = 200;

/// Certificates of one file that are registered in one step: so much is held at a time.
const AT_ONCE: usize = 1_000;

/// A run at work.
struct Work<'w> {
    permit: &'w Permit,
    run: &'w IssueRun,
    press: &'w Press<'w>,
    snapshot: &'w Snapshot,
    /// Whether each name is known to be in letters of its own face.
    plain: bool,
    /// Its certificates, those that are registered first.
    list: RunList,
    /// How many are registered.
    done: usize,
    /// What signs those that are not.
    signatures: Option<Signatures<'w>>,
}

/// The file of a part, from 0; the only one where a run is not split.
fn part_path(run: &IssueRun, part: usize) -> PathBuf {
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
fn sent_to_printer(run: &IssueRun, files: &[String]) -> Vec<Message> {
    let printer = &run.options.printer;
    if printer.is_empty() {
        return Vec::new();
    }
    let pdfs: Vec<&String> = files.iter().filter(|f| **f != run.single_folder).collect();
    let failed: Vec<Message> = pdfs
        .iter()
        .filter_map(|file| print_file(printer, Path::new(file)).err())
        .map(|error| error.message())
        .collect();
    if failed.is_empty() {
        vec![say::certificates::press_sent(printer)]
    } else {
        failed
    }
}

fn first_eight(bytes: &[u8; 32]) -> [u8; 8] {
    let mut first = [0; 8];
    first
        .iter_mut()
        .zip(bytes)
        .for_each(|(to, from)| *to = *from);
    first
}

/// Certificates that are printed each with its credential attached.
struct WithCredentials<'s> {
    certificates: &'s [Certificate],
    credentials: Vec<Option<String>>,
}

impl Certificates for WithCredentials<'_> {
    fn count(&self) -> usize {
        self.certificates.len()
    }

    fn at(&self, place: usize) -> Option<Cow<'_, Certificate>> {
        self.certificates.get(place).map(Cow::Borrowed)
    }

    fn credential(&self, place: usize) -> Option<Cow<'_, str>> {
        self.credentials.get(place)?.as_deref().map(Cow::Borrowed)
    }
}

impl Studio {
    /// Certificates with their credentials, whose shapes may not be in the workspace yet.
    fn with_credentials<'s>(&self, signed: &'s Signed) -> Result<WithCredentials<'s>, StudioError> {
        let mut credentials = Vec::with_capacity(signed.certificates.len());
        for certificate in &signed.certificates {
            credentials.push(match &certificate.credential {
                None => None,
                Some(kept) => {
                    let new = signed.shapes.iter().find(|(name, _)| *name == kept.shape);
                    match new {
                        Some((_, shape)) => shape.document(kept).map(json_text),
                        None => self.credential_json(certificate)?,
                    }
                }
            });
        }
        Ok(WithCredentials {
            certificates: &signed.certificates,
            credentials,
        })
    }

    /// What signs a run that was begun to be signed.
    fn signer_of(
        &self,
        run: &IssueRun,
        snapshot: &Snapshot,
    ) -> Result<Option<Arc<Signer>>, StudioError> {
        if !run.signed {
            return Ok(None);
        }
        match self.signer(snapshot)? {
            Some(signer) => Ok(Some(Arc::new(signer))),
            None => Err(StudioError::refused(say::keys::missing_key())),
        }
    }

    /// Prints what a run still has to print. `plain` says that each name is in letters of its own
    /// face.
    pub(super) fn carry_on(
        &self,
        permit: &Permit,
        run: &IssueRun,
        prepared: Prepared,
        plain: bool,
        progress: &Progress<'_>,
    ) -> Result<IssueReport, StudioError> {
        let library = self.library(&prepared.run)?;
        let press = self.press(&library, &prepared.run)?;
        let printed = self.registered(&prepared.run, &run.cohort_id)?;
        let done = printed.len();
        let signer = self.signer_of(run, &prepared.run)?;
        let mut list = printed.then(prepared.certificates);
        list.sign_with(signer.clone());
        let draw = u64::from_be_bytes(first_eight(&self.secret()?));
        let signatures = signer.as_deref().map(|signer| signer.signatures(draw));
        let mut work = Work {
            permit,
            run,
            press: &press,
            snapshot: &prepared.run,
            plain: plain && done == 0,
            list,
            done,
            signatures: signatures.transpose()?,
        };
        match self.print(&mut work, progress) {
            Err(StudioError::Certificate(CertificateError::Stopped)) => {
                let printed = count(work.done);
                if printed == 0 {
                    self.close(permit, run)?;
                    return Err(StudioError::Stopped);
                }
                Err(StudioError::PressStopped {
                    printed,
                    total: run.planned.max(printed),
                })
            }
            Err(why) => {
                let printed = count(work.done);
                Err(StudioError::PressFailed {
                    why: Box::new(why),
                    printed,
                    total: run.planned.max(printed),
                })
            }
            Ok(report) => Ok(report),
        }
    }

    fn print(
        &self,
        work: &mut Work<'_>,
        progress: &Progress<'_>,
    ) -> Result<IssueReport, StudioError> {
        let run = work.run;
        let (single, merged) = (!run.single_folder.is_empty(), !run.merged_file.is_empty());
        let rounds = usize::from(single) + usize::from(merged);
        let before = if single { work.done } else { 0 };
        let mut advance = Advance::new(progress, before, work.list.len() * rounds);
        let mut files = Vec::new();
        if single {
            let folder = Path::new(&run.single_folder);
            self.print_singles(work, (folder, &run.options.file_names), &mut advance)?;
            files.push(run.single_folder.clone());
        }
        if merged {
            let merged = self.print_merged(work, &mut advance)?;
            files.splice(0..0, merged);
        }
        for file in &files {
            let above = Path::new(file).parent().unwrap_or(Path::new(""));
            plain::sync_folder(above).map_err(StudioError::file(above))?;
        }
        // Finished before the printer has it: a run that goes on must not be sent twice.
        self.forget(work.permit, run)?;
        let notes = sent_to_printer(run, &files);
        Ok(IssueReport {
            issued: count(work.list.len()),
            files,
            left_out: Vec::new(),
            notes,
        })
    }

    /// Writes the merged file, or its parts one after the other. Each part's certificates enter
    /// the register as it is complete. Its file has its name when all of them are in.
    fn print_merged(
        &self,
        work: &mut Work<'_>,
        advance: &mut Advance<'_>,
    ) -> Result<Vec<String>, StudioError> {
        let run = work.run;
        let total = work.list.len();
        let split = usize::try_from(run.options.split).unwrap_or(0);
        let per_part = if split == 0 { total.max(1) } else { split };
        if split > 0 {
            let folder = Path::new(&run.merged_file);
            plain::make_folders(folder).map_err(StudioError::file(folder))?;
            sweep(folder)?;
        }
        let mut files = Vec::new();
        for part in 0..total.div_ceil(per_part) {
            let (first, end) = (part * per_part, ((part + 1) * per_part).min(total));
            let path = part_path(run, part);
            files.push(path.display().to_string());
            if work.done >= end && plain::exists(&path) {
                continue;
            }
            let entered = self.print_part(work, first..end, &path, advance);
            if let Err(error) = entered {
                take_away(&path);
                return Err(error);
            }
            finish(&path)?;
        }
        if split > 0 {
            let folder = Path::new(&run.merged_file);
            plain::sync_folder(folder).map_err(StudioError::file(folder))?;
        }
        Ok(files)
    }

    /// Writes one file under its unfinished name, and registers what it holds.
    fn print_part(
        &self,
        work: &mut Work<'_>,
        range: Range<usize>,
        path: &Path,
        advance: &mut Advance<'_>,
    ) -> Result<(), StudioError> {
        let fresh = work.done.max(range.start)..range.end.max(work.done);
        let mut numbered = match fresh.is_empty() {
            true => None,
            false => Some(self.number(work.snapshot, &mut work.list, fresh.clone())?),
        };
        let part = Part {
            list: &work.list,
            range,
        };
        print_files::merged(work.press, &part, work.plain, path, advance)?;
        if let Some(numbered) = &mut numbered {
            for first in fresh.clone().step_by(AT_ONCE) {
                self.enter_some(work, first..(first + AT_ONCE).min(fresh.end), numbered)?;
            }
        }
        Ok(())
    }

    /// Registers certificates that are next.
    fn enter_some(
        &self,
        work: &mut Work<'_>,
        range: Range<usize>,
        numbered: &mut Numbered,
    ) -> Result<(), StudioError> {
        let signed = self.signed(&work.list, range.clone(), work.signatures.as_mut())?;
        self.enter_signed(work, &signed, range, numbered)
    }

    fn enter_signed(
        &self,
        work: &mut Work<'_>,
        signed: &Signed,
        range: Range<usize>,
        numbered: &mut Numbered,
    ) -> Result<(), StudioError> {
        let end = range.end;
        let nothing = (Vec::new(), Vec::new());
        self.enter(
            work.permit,
            work.snapshot,
            (&work.list, range),
            signed,
            numbered,
            nothing,
        )?;
        work.done = end;
        Ok(())
    }

    fn print_singles(
        &self,
        work: &mut Work<'_>,
        (folder, pattern): (&Path, &str),
        advance: &mut Advance<'_>,
    ) -> Result<(), StudioError> {
        plain::make_folders(folder).map_err(StudioError::file(folder))?;
        sweep(folder)?;
        let mut names = FileNames::of(&work.list, folder, pattern);
        // Registered, and stopped before its file had its name: the same bytes again.
        for certificate in (0..work.done).filter_map(|place| work.list.get(place)) {
            let path = names.printed(&certificate);
            if !plain::exists(&path) {
                let credential = self.credential_json(&certificate)?;
                let page = work
                    .press
                    .single_attaching(&certificate, credential.as_deref())?;
                write_outside(&path, &page)?;
            }
        }
        while work.done < work.list.len() {
            let range = work.done..(work.done + BATCH).min(work.list.len());
            let mut numbered = self.number(work.snapshot, &mut work.list, range.clone())?;
            let signed = self.signed(&work.list, range.clone(), work.signatures.as_mut())?;
            let paths: Vec<PathBuf> = signed.certificates.iter().map(|c| names.fresh(c)).collect();
            let printed = self.with_credentials(&signed)?;
            let entered = print_files::singles(work.press, &printed, &paths, advance)
                .and_then(|()| on_disk(folder, &paths))
                .and_then(|()| self.enter_signed(work, &signed, range, &mut numbered));
            if let Err(error) = entered {
                paths.iter().for_each(|path| take_away(path));
                return Err(error);
            }
            for path in &paths {
                finish(path)?;
            }
        }
        plain::sync_folder(folder).map_err(StudioError::file(folder))
    }
}
