//! Previewing and printing certificates.

use domain::people::Action;
use std::collections::HashMap;
use std::path::Path;

use certificate::{CertificateError, Press, template};
use domain::certificate::{Certificate, Paper, PrintRun, Standing};
use domain::cohort::Cohort;
use domain::{Date, TemplateId, file_name};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::StudioError;
use crate::issue_plan::{self, Prepared};
use crate::outside::write_outside;
use crate::print_files::{Advance, PrintFiles, free_name};
use crate::progress::Progress;
use crate::records;
use crate::workspace::Studio;

/// A template in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateSummary {
    /// Its identity.
    pub id: TemplateId,
    /// The name.
    pub name: String,
    /// What it is like.
    pub description: String,
}

/// How to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssueOptions {
    /// The template.
    pub template_id: TemplateId,
    /// The paper.
    pub paper: Paper,
    /// The day on the certificates; today when left out.
    pub issued_on: Option<Date>,
    /// One file with all.
    pub merged: bool,
    /// One file a learner.
    pub single: bool,
    /// Numbers of learners whose certificate was revoked and who get a new one.
    pub again: Vec<String>,
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssueReport {
    /// Certificates issued.
    pub issued: u32,
    /// Files and folders that were made.
    pub files: Vec<String>,
    /// Why learners were left out, a sentence each.
    pub left_out: Vec<String>,
}

#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Counter {
    pub last: u32,
}

impl Studio {
    /// The templates there are.
    #[must_use]
    pub fn templates(&self) -> Vec<TemplateSummary> {
        template::built_in()
            .into_iter()
            .map(|t| TemplateSummary {
                id: t.id,
                name: t.name,
                description: t.description,
            })
            .collect()
    }

    pub(crate) fn press(&self, run: &PrintRun) -> Result<Press<'_>, StudioError> {
        let found = template::find(&run.template_id)
            .ok_or_else(|| StudioError::not_found("certificate template", &run.template_id))?;
        Ok(Press::prepare(&self.fonts, run, found, &|hash| {
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
        let prepared = self.prepare_issue(&cohort, options, &HashMap::new())?;
        let chosen = prepared
            .certificates
            .iter()
            .find(|c| number.is_empty() || c.learner_number == number);
        match chosen {
            Some(certificate) => Ok(self.press(&prepared.run)?.single(certificate)?),
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
                        "There is no page to show: this learner would not get a certificate.",
                    )),
                }
            }
        }
    }

    pub(crate) fn page_of(&self, certificate: &Certificate) -> Result<Vec<u8>, StudioError> {
        let run = self
            .get::<PrintRun>(records::PRINT_RUN, certificate.run_id.as_str())?
            .ok_or_else(|| StudioError::not_found("print run", &certificate.run_id))?;
        Ok(self.press(&run.value)?.single(certificate)?)
    }

    /// Prints a cohort: files into `out`, entries into the register. Either all of it
    /// happens or, when stopped or failed, none.
    ///
    /// # Errors
    /// When something stands in the way, a name cannot be printed, or a file not written.
    pub fn issue(
        &self,
        cohort: &str,
        options: &IssueOptions,
        out: &Path,
        progress: &Progress<'_>,
    ) -> Result<IssueReport, StudioError> {
        self.may(Action::Issue)?;
        let cohort = self.cohort(cohort)?;
        let mut unprintable = HashMap::new();
        loop {
            let prepared = self.prepare_issue(&cohort, options, &unprintable)?;
            if let Some(reason) = self.blocked(&prepared.run.programme)?.into_iter().next() {
                return Err(StudioError::refused(reason));
            }
            if prepared.certificates.is_empty() && unprintable.is_empty() {
                return Err(StudioError::refused(
                    "Nobody in this cohort is due a certificate: those who passed hold one already.",
                ));
            }
            if prepared.certificates.is_empty() {
                let reasons: Vec<String> = unprintable.into_values().collect();
                return Err(StudioError::refused(reasons.join(" ")));
            }
            let press = self.press(&prepared.run)?;
            match self.print_and_register(&press, &prepared, &cohort, options, out, progress) {
                // The names that no font covers are left out and named; the others go on.
                Err(error @ StudioError::Certificate(CertificateError::NotCovered { .. }))
                    if unprintable.is_empty() =>
                {
                    let fits = press.check(&prepared.certificates)?;
                    unprintable = issue_plan::unprintable(&fits, &prepared.certificates);
                    if unprintable.is_empty() {
                        return Err(error);
                    }
                }
                Err(StudioError::Certificate(CertificateError::Stopped)) => {
                    return Err(StudioError::Stopped);
                }
                Err(other) => return Err(other),
                Ok(files) => {
                    let mut left_out: Vec<String> = unprintable.into_values().collect();
                    left_out.sort();
                    return Ok(IssueReport {
                        issued: u32::try_from(prepared.certificates.len()).unwrap_or(u32::MAX),
                        files,
                        left_out,
                    });
                }
            }
        }
    }

    fn print_and_register(
        &self,
        press: &Press<'_>,
        prepared: &Prepared,
        cohort: &Cohort,
        options: &IssueOptions,
        out: &Path,
        progress: &Progress<'_>,
    ) -> Result<Vec<String>, StudioError> {
        std::fs::create_dir_all(out).map_err(StudioError::file(out))?;
        let stem = format!(
            "{}-{}-{}",
            file_name::plain(&prepared.run.programme.code, 60),
            file_name::plain(&cohort.name, 60),
            prepared.run.issued_on.as_str()
        );
        let certificates = &prepared.certificates;
        let rounds = usize::from(options.merged) + usize::from(options.single);
        let mut advance = Advance::new(progress, certificates.len() * rounds.max(1));
        let mut files = PrintFiles::new(out, stem);
        let mut print = || {
            if options.merged {
                files.merged(press, certificates, &mut advance)?;
            }
            if options.single {
                files.singles(press, certificates, &mut advance)?;
            }
            self.register_run(prepared)
        };
        match print() {
            Ok(()) => files.put_in_place(),
            Err(error) => {
                files.take_away();
                Err(error)
            }
        }
    }

    fn register_run(&self, prepared: &Prepared) -> Result<(), StudioError> {
        let run = &prepared.run;
        let mut guards = vec![records::absent(records::PRINT_RUN, run.id.as_str())];
        let mut writes = vec![records::put(records::PRINT_RUN, run.id.as_str(), run)?];
        if let Some((revision, last)) = prepared.counter {
            guards.push(records::revision_is(
                records::COUNTER,
                &prepared.counter_id,
                revision,
            ));
            writes.push(records::put(
                records::COUNTER,
                &prepared.counter_id,
                &Counter { last },
            )?);
        }
        for certificate in &prepared.certificates {
            guards.push(records::absent(records::CERTIFICATE, &certificate.serial));
            writes.push(records::put(
                records::CERTIFICATE,
                &certificate.serial,
                certificate,
            )?);
        }
        let what = format!(
            "Issue {} certificates of {}",
            prepared.certificates.len(),
            run.programme.code
        );
        self.save_for_good(&what, guards, writes)
    }

    /// Registers a cohort's certificates without printing files; they can be printed from the register.
    pub(crate) fn issue_unprinted(
        &self,
        cohort: &str,
        options: &IssueOptions,
    ) -> Result<(), StudioError> {
        let cohort = self.cohort(cohort)?;
        let prepared = self.prepare_issue(&cohort, options, &HashMap::new())?;
        self.register_run(&prepared)
    }

    /// Prints a certificate again into a folder: the same page as the first time. Counted in the register.
    ///
    /// # Errors
    /// When there is no such certificate, or it was revoked.
    pub fn reprint(&self, serial: &str, out: &Path) -> Result<String, StudioError> {
        self.may(Action::Issue)?;
        let mut saved = self
            .get::<Certificate>(records::CERTIFICATE, serial)?
            .ok_or_else(|| StudioError::not_found("certificate", serial))?;
        if saved.value.standing != Standing::Valid {
            return Err(StudioError::refused(format!(
                "Certificate {serial} was revoked and is not printed again."
            )));
        }
        let bytes = self.page_of(&saved.value)?;
        let name = saved.value.file_name();
        let path = free_name(out, name.trim_end_matches(".pdf"), ".pdf");
        write_outside(&path, &bytes)?;
        saved.value.reprints += 1;
        let guard = records::revision_is(records::CERTIFICATE, serial, saved.revision);
        self.save_for_good(
            &format!("Reprint {serial}"),
            vec![guard],
            vec![records::put(records::CERTIFICATE, serial, &saved.value)?],
        )?;
        Ok(path.display().to_string())
    }
}
