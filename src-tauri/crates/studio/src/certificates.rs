//! Planning, previewing and printing certificates.

use std::collections::HashMap;
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use certificate::{CertificateError, Press, template};
use domain::certificate::{Certificate, Paper, PrintRun, Standing};
use domain::cohort::{Cohort, Learner, LearnerResult};
use domain::programme::Programme;
use domain::{Date, PrintRunId, TemplateId, file_name, serial};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::StudioError;
use crate::outside::{unfinished, write_outside};
use crate::progress::Progress;
use crate::records;
use crate::workspace::Studio;

/// What printing would do for a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum IssueClass {
    /// The first certificate of this programme.
    FirstAward,
    /// Holds a valid one already.
    AlreadyHolds,
    /// Had one that was revoked; issued again only by hand.
    RevokedBefore,
    /// Did not pass.
    DidNotPass,
    /// The result is not known.
    ResultPending,
    /// The name cannot be printed.
    CannotPrint,
}

/// A learner in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlannedCertificate {
    /// The learner's name.
    pub name: String,
    /// The learner's number.
    pub number: String,
    /// What printing would do.
    pub class: IssueClass,
    /// The serial it has or would have.
    pub serial: String,
    /// Something to look at, such as a name that had to be made smaller.
    pub note: String,
}

/// What printing a cohort would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssuePlan {
    /// What stands in the way, empty when nothing does.
    pub blocked: Vec<String>,
    /// Things to look at that do not stand in the way.
    pub warnings: Vec<String>,
    /// Certificates that would be printed.
    pub first_award: u32,
    /// Learners who hold one.
    pub already_hold: u32,
    /// Learners who did not pass, or whose result is not known.
    pub did_not_pass: u32,
    /// Learners to look at: revoked before, or a name that cannot be printed.
    pub to_look_at: u32,
    /// Every learner.
    pub rows: Vec<PlannedCertificate>,
}

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
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssueReport {
    /// Certificates issued.
    pub issued: u32,
    /// Files and folders that were made.
    pub files: Vec<String>,
}

#[derive(Default, Serialize, Deserialize)]
struct Counter {
    last: u32,
}

/// A plan with what is needed to carry it out.
struct Prepared {
    run: PrintRun,
    certificates: Vec<Certificate>,
    rows: Vec<PlannedCertificate>,
    counter: Option<(u32, u32)>,
    counter_id: String,
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Studio {
    /// The templates there are.
    #[must_use]
    pub fn templates(&self) -> Vec<TemplateSummary> {
        template::built_in()
            .into_iter()
            .map(|t| TemplateSummary {
                id: t.id,
                name: t.name.to_owned(),
                description: t.description.to_owned(),
            })
            .collect()
    }

    fn blocked(&self, programme: &Programme) -> Result<Vec<String>, StudioError> {
        let mut blocked = Vec::new();
        let missing = self.institution()?.value.missing_for_issue();
        if !missing.is_empty() {
            blocked.push(format!(
                "Set up {} in Settings first.",
                missing.join(" and ")
            ));
        }
        if !programme.state.may_issue() {
            blocked.push(format!(
                "Version {} of {} is {}. Certificates are issued for approved programmes only.",
                programme.version,
                programme.code,
                programme.state.in_words()
            ));
        }
        Ok(blocked)
    }

    fn issued_to(
        &self,
        cohort: &Cohort,
        programme: &Programme,
    ) -> Result<HashMap<String, Certificate>, StudioError> {
        let mut held = HashMap::new();
        for saved in self.list::<Certificate>(records::CERTIFICATE, "")? {
            let c = saved.value;
            if c.programme_code == programme.code
                && (c.cohort_id == cohort.id || c.programme_id == programme.id)
            {
                let valid = c.standing == Standing::Valid;
                let number = c.learner_number.clone();
                if valid || !held.contains_key(&number) {
                    held.insert(number, c);
                }
            }
        }
        Ok(held)
    }

    fn prepare_issue(
        &self,
        cohort: &Cohort,
        options: &IssueOptions,
    ) -> Result<Prepared, StudioError> {
        let programme = self.programme(cohort.programme_id.as_str())?.value;
        let institution = self.institution()?.value;
        let found = template::find(&options.template_id)
            .ok_or_else(|| StudioError::not_found("certificate template", &options.template_id))?;
        let now = self.now();
        let today = now.date().ok_or_else(|| {
            StudioError::refused("The computer's clock gives no date. Set it and try again.")
        })?;
        let day = options.issued_on.clone().unwrap_or(today);
        let held = self.issued_to(cohort, &programme)?;
        let counter_id = format!("serial-{}", day.parts().0);
        let counter = self.get::<Counter>(records::COUNTER, &counter_id)?;
        let (revision, mut last) = counter.map_or((0, 0), |c| (c.revision, c.value.last));
        let prefix = institution.effective_serial_prefix();
        let run = PrintRun {
            id: PrintRunId(self.new_id()),
            institution,
            programme,
            template_id: found.id,
            template_version: found.version,
            paper: options.paper,
            issued_on: day.clone(),
            started_at: now,
        };
        let (mut certificates, mut rows) = (Vec::new(), Vec::new());
        for learner in self.learners(cohort.id.as_str())? {
            let known = held.get(&learner.number);
            let class = match (learner.result, known.map(|c| &c.standing)) {
                (_, Some(Standing::Valid)) => IssueClass::AlreadyHolds,
                (LearnerResult::Passed, Some(Standing::Revoked { .. })) => {
                    IssueClass::RevokedBefore
                }
                (LearnerResult::Passed, None) => IssueClass::FirstAward,
                (LearnerResult::Failed, _) => IssueClass::DidNotPass,
                (LearnerResult::Pending, _) => IssueClass::ResultPending,
            };
            let mut row = PlannedCertificate {
                name: learner.name.clone(),
                number: learner.number.clone(),
                class,
                serial: known.map(|c| c.serial.clone()).unwrap_or_default(),
                note: String::new(),
            };
            if class == IssueClass::FirstAward {
                last += 1;
                row.serial = serial::serial(&prefix, &day, last);
                certificates.push(certificate_for(&run, cohort, &learner, row.serial.clone()));
            }
            rows.push(row);
        }
        Ok(Prepared {
            run,
            certificates,
            rows,
            counter: Some((revision, last)),
            counter_id,
        })
    }

    fn press(&self, run: &PrintRun) -> Result<Press<'_>, StudioError> {
        let found = template::find(&run.template_id)
            .ok_or_else(|| StudioError::not_found("certificate template", &run.template_id))?;
        Ok(Press::prepare(&self.fonts, run, found, &|hash| {
            self.kept_file(hash)
        })?)
    }

    /// Says what printing a cohort would do. Changes nothing.
    ///
    /// # Errors
    /// When there is no such cohort or template.
    pub fn plan_issue(
        &self,
        cohort: &str,
        options: &IssueOptions,
    ) -> Result<IssuePlan, StudioError> {
        let cohort = self.cohort(cohort)?;
        let mut prepared = self.prepare_issue(&cohort, options)?;
        let blocked = self.blocked(&prepared.run.programme)?;
        let mut warnings = Vec::new();
        let mut plan_notes: HashMap<String, (bool, String)> = HashMap::new();
        let press = self.press(&prepared.run)?;
        for tight in press.tight() {
            let how = if tight.overflows {
                "does not fit".to_owned()
            } else {
                format!("is set at {} % of its size", tight.percent)
            };
            warnings.push(format!(
                "“{}” {how}.",
                tight.text.chars().take(60).collect::<String>()
            ));
        }
        for fit in press.check(&prepared.certificates)? {
            let Some(certificate) = prepared.certificates.get(fit.index) else {
                continue;
            };
            let note = match (&fit.uncovered, fit.tight.first()) {
                (Some(reason), _) => (true, reason.clone()),
                (None, Some(tight)) if tight.overflows => (false, "text does not fit".to_owned()),
                (None, Some(tight)) => (false, format!("text shrunk to {} %", tight.percent)),
                (None, None) => continue,
            };
            plan_notes.insert(certificate.serial.clone(), note);
        }
        for row in &mut prepared.rows {
            if let Some((fatal, note)) = plan_notes.remove(&row.serial) {
                row.note = note;
                if fatal {
                    row.class = IssueClass::CannotPrint;
                }
            }
        }
        let of = |classes: &[IssueClass]| {
            count(
                prepared
                    .rows
                    .iter()
                    .filter(|r| classes.contains(&r.class))
                    .count(),
            )
        };
        Ok(IssuePlan {
            first_award: of(&[IssueClass::FirstAward]),
            already_hold: of(&[IssueClass::AlreadyHolds]),
            did_not_pass: of(&[IssueClass::DidNotPass, IssueClass::ResultPending]),
            to_look_at: of(&[IssueClass::RevokedBefore, IssueClass::CannotPrint]),
            blocked,
            warnings,
            rows: prepared.rows,
        })
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
        let cohort = self.cohort(cohort)?;
        let prepared = self.prepare_issue(&cohort, options)?;
        if let Some(reason) = self.blocked(&prepared.run.programme)?.into_iter().next() {
            return Err(StudioError::refused(reason));
        }
        if prepared.certificates.is_empty() {
            return Err(StudioError::refused(
                "Nobody in this cohort is due a certificate: those who passed hold one already.",
            ));
        }
        let press = self.press(&prepared.run)?;
        std::fs::create_dir_all(out).map_err(StudioError::file(out))?;
        let stem = format!(
            "{}-{}-{}",
            file_name::plain(&prepared.run.programme.code, 60),
            file_name::plain(&cohort.name, 60),
            prepared.run.issued_on.as_str()
        );
        let rounds = usize::from(options.merged) + usize::from(options.single);
        let total = prepared.certificates.len() * rounds.max(1);
        let mut moves: Vec<(PathBuf, PathBuf)> = Vec::new();
        let printed = self.print_files(
            &press,
            &prepared.certificates,
            options,
            out,
            &stem,
            total,
            progress,
            &mut moves,
        );
        let committed = printed.and_then(|()| self.register_run(&prepared));
        if let Err(error) = committed {
            for (part, _) in &moves {
                // What this run began is taken away again; nothing else is touched.
                let _ = if part.is_dir() {
                    std::fs::remove_dir_all(part)
                } else {
                    std::fs::remove_file(part)
                };
            }
            return Err(match error {
                StudioError::Certificate(CertificateError::Stopped) => StudioError::Stopped,
                other => other,
            });
        }
        let mut files = Vec::new();
        for (part, path) in moves {
            std::fs::rename(&part, &path).map_err(StudioError::file(&path))?;
            files.push(path.display().to_string());
        }
        Ok(IssueReport {
            issued: count(prepared.certificates.len()),
            files,
        })
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "one place calls it, with what it just worked out"
    )]
    fn print_files(
        &self,
        press: &Press<'_>,
        certificates: &[Certificate],
        options: &IssueOptions,
        out: &Path,
        stem: &str,
        total: usize,
        progress: &Progress<'_>,
        moves: &mut Vec<(PathBuf, PathBuf)>,
    ) -> Result<(), StudioError> {
        let mut done = 0;
        let mut advance = || {
            done += 1;
            if done % 16 == 0 || done == total {
                progress.at(done, total);
            }
            if progress.stopped() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        progress.at(0, total);
        if options.merged {
            let path = free_name(out, stem, ".pdf");
            let part = unfinished(&path);
            moves.push((part.clone(), path));
            let file = std::fs::File::create(&part).map_err(StudioError::file(&part))?;
            let mut writer = BufWriter::with_capacity(1 << 20, file);
            press.merged(certificates, &mut writer, &mut |_| advance())?;
            let file = writer
                .into_inner()
                .map_err(|e| StudioError::file(&part)(e.into_error()))?;
            file.sync_all().map_err(StudioError::file(&part))?;
        }
        if options.single {
            let folder = free_name(out, stem, "");
            let part = unfinished(&folder);
            moves.push((part.clone(), folder));
            std::fs::create_dir(&part).map_err(StudioError::file(&part))?;
            press.singles(certificates, &mut |index, bytes| {
                if let Some(certificate) = certificates.get(index) {
                    std::fs::write(part.join(certificate.file_name()), bytes)?;
                }
                Ok(advance())
            })?;
        }
        Ok(())
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
        let prepared = self.prepare_issue(&cohort, options)?;
        self.register_run(&prepared)
    }

    /// Prints a certificate again into a folder: the same page as the first time. Counted in the register.
    ///
    /// # Errors
    /// When there is no such certificate, or it was revoked.
    pub fn reprint(&self, serial: &str, out: &Path) -> Result<String, StudioError> {
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

fn certificate_for(
    run: &PrintRun,
    cohort: &Cohort,
    learner: &Learner,
    serial: String,
) -> Certificate {
    let programme = &run.programme;
    let valid_until = programme
        .validity_months
        .and_then(|months| u16::try_from(months).ok())
        .map(|months| run.issued_on.plus_months(months));
    Certificate {
        serial,
        run_id: run.id.clone(),
        programme_id: programme.id.clone(),
        programme_code: programme.code.clone(),
        programme_version: programme.version,
        programme_title: programme.title.clone(),
        cohort_id: cohort.id.clone(),
        cohort_name: cohort.name.clone(),
        learner_id: learner.id.clone(),
        learner_number: learner.number.clone(),
        name: learner.name.clone(),
        latin_name: if learner.latin_name == learner.name {
            String::new()
        } else {
            learner.latin_name.clone()
        },
        grade: learner.grade.clone(),
        issued_on: run.issued_on.clone(),
        valid_until,
        standing: Standing::Valid,
        reprints: 0,
    }
}

/// A name that nothing in the folder has: existing files are never written over.
fn free_name(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let first = folder.join(format!("{stem}{ending}"));
    if !first.exists() {
        return first;
    }
    (2..u32::MAX)
        .map(|n| folder.join(format!("{stem}-{n}{ending}")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}
