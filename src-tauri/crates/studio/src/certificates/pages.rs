//! Previewing and printing certificates.

use std::path::Path;
use std::sync::Arc;

use certificate::Press;
use certificate::font::{FontLibrary, OutsideFont};
use certificate::template::Template;
use domain::certificate::{Certificate, Paper, Snapshot, Standing};
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::{Date, PaperStockId, TemplateId};
use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use crate::certificates::print_files::free_name;
use crate::core::error::StudioError;
use crate::core::outside::write_outside;
use crate::core::records;
use crate::core::studio::Studio;

/// How to print.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct IssueOptions {
    /// The template.
    pub template_id: TemplateId,
    /// The paper; the template's own when left out.
    pub paper: Option<Paper>,
    /// The day on the certificates; today when left out.
    pub issued_on: Option<Date>,
    /// One file with all.
    pub merged: bool,
    /// With `merged`: a file for every so many certificates; 0 for one with all.
    pub split: u32,
    /// One file a learner.
    pub single: bool,
    /// How the files of learners are called, such as `{serial}-{name}`; empty for that.
    pub file_names: String,
    /// With `merged`: the printer of the system that gets the files; empty for none.
    pub printer: String,
    /// The batch of numbered paper it is printed on, one sheet a page.
    pub stock: Option<PaperStockId>,
    /// Numbers of learners whose certificate was revoked or ran out, and who get a new one.
    pub again: Vec<String>,
    /// Whether nobody but those gets one.
    pub only_again: bool,
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssueReport {
    /// Certificates issued.
    pub issued: u32,
    /// Files and folders that were made.
    pub files: Vec<String>,
    /// Why learners were left out, a reason each.
    pub left_out: Vec<Message>,
    /// What became of the files, such as that a printer has them.
    pub notes: Vec<Message>,
}

impl Studio {
    /// The fonts a run is set in: the bundled ones and those it was begun with, and nothing that
    /// was installed since. A run that has not begun, or is from before fonts were kept, has the
    /// system's.
    pub(crate) fn library(&self, run: &Snapshot) -> Result<Arc<FontLibrary>, StudioError> {
        if run.template_hash.is_empty() {
            return self.fonts_now();
        }
        let kept = run.fonts.iter().map(|font| {
            let bytes = self.kept_file(&font.hash).ok_or_else(|| {
                StudioError::refused(say::templates::fonts_missing_of_run(&font.name))
            })?;
            Ok(OutsideFont {
                name: font.name.clone(),
                index: font.index,
                bytes: bytes.into(),
            })
        });
        let kept = kept.collect::<Result<Vec<_>, StudioError>>()?;
        Ok(Arc::new(Self::fonts_kept(kept)?))
    }

    pub(crate) fn template_of(&self, run: &Snapshot) -> Result<Template, StudioError> {
        if run.template_hash.is_empty() {
            return Ok(self.template(run.template_id.as_str())?.saved.value);
        }
        self.kept_file(&run.template_hash)
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .ok_or_else(|| StudioError::refused(say::certificates::press_refused_template_gone()))
    }

    pub(crate) fn press<'l>(
        &self,
        library: &'l FontLibrary,
        run: &Snapshot,
    ) -> Result<Press<'l>, StudioError> {
        let template = self.template_of(run)?;
        Ok(Press::prepare(library, run, template, &|hash| {
            self.kept_file(hash)
        })?)
    }

    /// The very page that would be printed for the learner with this number; for the first
    /// who would get one when `number` is empty.
    ///
    /// # Errors
    /// When nobody in the cohort would get one, or the page cannot be set.
    pub fn preview_certificate(
        &self,
        cohort: &str,
        number: &str,
        options: &IssueOptions,
    ) -> Result<Vec<u8>, StudioError> {
        let cohort = self.cohort(cohort)?;
        let prepared = self.prepare_issue(&cohort, options)?;
        let list = &prepared.certificates;
        let chosen = (0..list.len())
            .find(|place| number.is_empty() || list.learner_number(*place) == number)
            .and_then(|place| list.get(place));
        match chosen {
            Some(certificate) => {
                let library = self.library(&prepared.run)?;
                let shown = self.with_sample_code(&prepared.run, certificate)?;
                Ok(self.press(&library, &prepared.run)?.single(&shown)?)
            }
            None => {
                let issued = self.issued_to(&cohort, &prepared.run.programme)?;
                let certificate = if number.is_empty() {
                    issued.values().min_by(|a, b| a.serial.cmp(&b.serial))
                } else {
                    issued.get(number)
                };
                match certificate {
                    Some(certificate) => self.page_of(certificate),
                    None => Err(StudioError::refused(
                        say::certificates::press_refused_no_page(),
                    )),
                }
            }
        }
    }

    pub(crate) fn run_of(&self, certificate: &Certificate) -> Result<Snapshot, StudioError> {
        Ok(self
            .get::<Snapshot>(RecordKind::Snapshot, certificate.run_id.as_str())?
            .ok_or_else(|| StudioError::not_found(RecordKind::Snapshot, &certificate.run_id))?
            .value)
    }

    pub(crate) fn page_of(&self, certificate: &Certificate) -> Result<Vec<u8>, StudioError> {
        let run = self.run_of(certificate)?;
        let library = self.library(&run)?;
        let credential = self.credential_json(certificate)?;
        let press = self.press(&library, &run)?;
        Ok(press.single_attaching(certificate, credential.as_deref())?)
    }

    /// Registers a cohort's certificates without printing files; they can be printed from the register.
    pub(crate) fn issue_unprinted(
        &self,
        cohort: &str,
        options: &IssueOptions,
    ) -> Result<(), StudioError> {
        let permit = self.may(Action::Issue)?;
        let cohort = self.cohort(cohort)?;
        let mut prepared = self.prepare_issue(&cohort, options)?;
        self.keep_run(&mut prepared)?;
        let (run, list) = (&prepared.run, &mut prepared.certificates);
        let write = records::put(RecordKind::Snapshot, run.id.as_str(), run)?;
        let absent = records::absent(RecordKind::Snapshot, run.id.as_str());
        let all = 0..list.len();
        let mut numbered = self.number(run, list, all.clone())?;
        let besides = (vec![absent], vec![write]);
        let signed = self.signed(list, all.clone(), None)?;
        self.enter(&permit, run, (list, all), &signed, &mut numbered, besides)
    }

    /// Prints a certificate again into a folder: the same page as the first time, or that page
    /// marked as a duplicate. Counted in the register.
    ///
    /// # Errors
    /// When there is no such certificate, or it holds no more.
    pub fn reprint(
        &self,
        serial: &str,
        duplicate: bool,
        out: &Path,
    ) -> Result<String, StudioError> {
        let permit = self.may(Action::Issue)?;
        let mut saved = self
            .get::<Certificate>(RecordKind::Certificate, serial)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Certificate, serial))?;
        if saved.value.standing != Standing::Valid {
            return Err(StudioError::refused(
                say::certificates::press_refused_holds_no_more(serial),
            ));
        }
        let bytes = if duplicate {
            self.duplicate_of(&saved.value)?
        } else {
            self.page_of(&saved.value)?
        };
        let name = saved.value.file_name("");
        let path = free_name(out, name.trim_end_matches(".pdf"), ".pdf");
        write_outside(&path, &bytes)?;
        saved.value.reprints += 1;
        let guard = records::revision_is(RecordKind::Certificate, serial, saved.revision);
        self.save_for_good(
            &permit,
            &say::certificates::press_step_reprint(serial),
            vec![guard],
            vec![records::put(RecordKind::Certificate, serial, &saved.value)?],
        )?;
        Ok(path.display().to_string())
    }
}
