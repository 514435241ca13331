//! What printing a cohort would do, before anything is printed.

use std::collections::{BTreeMap, HashMap};

use certificate::{Fit, Tightness};
use domain::PrintRunId;
use domain::certificate::{Certificate, IssueClass, PrintRun, RunLetters, Standing, class_of};
use domain::cohort::{Cohort, Learner, LearnerResult, name_key};
use domain::programme::Programme;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::certificates::IssueOptions;
use crate::error::StudioError;
use crate::workspace::Studio;

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
    /// Certificates that would be printed: the three that follow together.
    pub due: u32,
    /// Learners who get their first, or a new one after a revocation.
    pub first_award: u32,
    /// Learners whose certificate ran out, or is about to, and who earned it anew.
    pub renewals: u32,
    /// Learners who get this version in place of an earlier one.
    pub supersedes: u32,
    /// Learners who hold one.
    pub already_hold: u32,
    /// Learners who did not pass, or whose result is not known.
    pub not_eligible: u32,
    /// Learners to look at: revoked before, run out, or a name that cannot be printed.
    pub to_look_at: u32,
    /// Every learner.
    pub rows: Vec<PlannedCertificate>,
}

/// A plan with what is needed to carry it out.
pub(crate) struct Prepared {
    pub run: PrintRun,
    pub certificates: Vec<Certificate>,
    pub rows: Vec<PlannedCertificate>,
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Learners whose certificate cannot be printed, by number, with the reason.
pub(crate) fn unprintable(fits: &[Fit], certificates: &[Certificate]) -> HashMap<String, String> {
    fits.iter()
        .filter_map(|fit| {
            let certificate = certificates.get(fit.index)?;
            Some((certificate.learner_number.clone(), fit.uncovered.clone()?))
        })
        .collect()
}

fn in_words(tight: &Tightness) -> String {
    let how = if tight.overflows {
        "does not fit".to_owned()
    } else {
        format!("is set at {} % of its size", tight.percent)
    };
    let text: String = tight.text.chars().take(60).collect();
    format!("“{text}” {how}.")
}

impl Studio {
    /// What stands in the way of issuing for a programme.
    pub(crate) fn blocked(&self, run: &PrintRun) -> Result<Vec<String>, StudioError> {
        let programme = &run.programme;
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
        if let Some(last) = &programme.accredited_until
            && *last < run.issued_on
        {
            blocked.push(format!(
                "The accreditation of {} ended on {}. Enter its renewal in the programme, or date the certificates before.",
                programme.code,
                last.as_str()
            ));
        }
        Ok(blocked)
    }

    /// The certificate that each learner of a cohort holds or last held, by number.
    pub(crate) fn issued_to(
        &self,
        cohort: &Cohort,
        programme: &Programme,
    ) -> Result<HashMap<String, Certificate>, StudioError> {
        let holdings = self.holdings(programme)?;
        let learners = self.learners(cohort.id.as_str())?;
        Ok(learners
            .into_iter()
            .filter_map(|learner| {
                let held = holdings.deciding(&learner)?.clone();
                Some((learner.number, held))
            })
            .collect())
    }

    /// Who would get which certificate. Learners in `unprintable`, by number, get none.
    pub(crate) fn prepare_issue(
        &self,
        cohort: &Cohort,
        options: &IssueOptions,
        unprintable: &HashMap<String, String>,
    ) -> Result<Prepared, StudioError> {
        let run = self.new_run(cohort, options)?;
        self.prepare_for(run, cohort, options, unprintable)
    }

    /// A run of the press as things are now.
    fn new_run(&self, cohort: &Cohort, options: &IssueOptions) -> Result<PrintRun, StudioError> {
        let programme = self.programme(cohort.programme_id.as_str())?.value;
        let institution = self.institution()?.value;
        let found = self.template(options.template_id.as_str())?.saved.value;
        let now = self.now();
        let today = now.date().ok_or_else(|| {
            StudioError::refused("The computer's clock gives no date. Set it and try again.")
        })?;
        let day = options.issued_on.clone().unwrap_or(today);
        Ok(PrintRun {
            id: PrintRunId(self.new_id()),
            institution,
            programme,
            template_id: found.id,
            template_version: found.version,
            template_hash: String::new(),
            fonts: Vec::new(),
            letters: RunLetters::default(),
            paper: options.paper.unwrap_or(found.paper),
            stock: options.stock.clone(),
            issued_on: day,
            started_at: now,
        })
    }

    /// Who would get which certificate in a run that may have begun already.
    pub(crate) fn prepare_for(
        &self,
        run: PrintRun,
        cohort: &Cohort,
        options: &IssueOptions,
        unprintable: &HashMap<String, String>,
    ) -> Result<Prepared, StudioError> {
        let day = run.issued_on.clone();
        let holdings = self.holdings(&run.programme)?;
        let mut serials = self.serials(&run)?;
        let (mut certificates, mut rows) = (Vec::new(), Vec::new());
        let by_decision = run.programme.assessment_standard_id.is_some();
        let decided = if by_decision {
            self.decisions(cohort.id.as_str())?
        } else {
            BTreeMap::new()
        };
        let basis = self.award_basis(&run.programme, &decided)?;
        let asked_for =
            |learner: &Learner| !options.only_again || options.again.contains(&learner.number);
        for mut learner in self
            .learners(cohort.id.as_str())?
            .into_iter()
            .filter(asked_for)
        {
            // Where a standard is adopted, nothing but its decision makes an award: what a
            // roster says of results counts for nothing.
            if by_decision {
                let verdict = decided.get(&learner.id).map(|d| &d.value.verdict);
                learner.result = verdict.map_or(LearnerResult::Pending, |v| v.result);
                learner.grade = verdict.map(|v| v.grade.clone()).unwrap_or_default();
            }
            let known = holdings.deciding(&learner);
            let by_hand = options.again.contains(&learner.number);
            let mut class = class_of(
                learner.result,
                known,
                &run.programme,
                &cohort.id,
                &day,
                by_hand,
            );
            let other = holdings
                .in_another_name(&learner)
                .filter(|_| class == IssueClass::FirstAward && known.is_none() && !by_hand);
            if other.is_some() {
                class = IssueClass::InAnotherName;
            }
            let mut row = PlannedCertificate {
                name: learner.name.clone(),
                number: learner.number.clone(),
                class,
                serial: known
                    .or(other)
                    .map(|c| c.serial.clone())
                    .unwrap_or_default(),
                note: other
                    .map(|c| format!("held as “{}”", c.name))
                    .unwrap_or_default(),
            };
            if !class.is_issued() {
                rows.push(row);
                continue;
            }
            let decided_name = decided.get(&learner.id).map(|d| &d.value.learner_name);
            let other_name = decided_name
                .filter(|name| !name.is_empty() && name_key(name) != name_key(&learner.name));
            if let Some(name) = other_name {
                row.class = IssueClass::CannotPrint;
                row.serial = String::new();
                row.note = format!(
                    "The award was decided for “{name}”. Correct the roster, or decide the award again."
                );
            } else if let Some(reason) = unprintable.get(&learner.number) {
                row.class = IssueClass::CannotPrint;
                row.serial = String::new();
                row.note.clone_from(reason);
            } else {
                row.serial = serials.take(self, &run)?;
                let mut made = certificate_for(&run, cohort, &learner, row.serial.clone());
                made.stacked = holdings.stacked(&learner);
                basis.keep(&mut made, decided.get(&learner.id).map(|d| &d.value));
                if matches!(class, IssueClass::Renewal | IssueClass::Supersedes) {
                    made.replaces = known.map(|c| c.serial.clone()).unwrap_or_default();
                }
                certificates.push(made);
            }
            rows.push(row);
        }
        Ok(Prepared {
            run,
            certificates,
            rows,
        })
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
        let mut prepared = self.prepare_issue(&cohort, options, &HashMap::new())?;
        let mut blocked = self.blocked(&prepared.run)?;
        let library = self.library(&prepared.run)?;
        let press = self.press(&library, &prepared.run)?;
        let fits = press.check(&prepared.certificates)?.fits;
        let unprintable = unprintable(&fits, &prepared.certificates);
        let mut tight: HashMap<String, String> = HashMap::new();
        for fit in &fits {
            if let (Some(certificate), Some(first)) =
                (prepared.certificates.get(fit.index), fit.tight.first())
            {
                let note = if first.overflows {
                    "text does not fit".to_owned()
                } else {
                    format!("text shrunk to {} %", first.percent)
                };
                tight.insert(certificate.learner_number.clone(), note);
            }
        }
        let mut warnings: Vec<String> = press.tight().iter().map(in_words).collect();
        let template = self.template_of(&prepared.run)?.on(prepared.run.paper);
        for finding in self.template_findings(&template, &library, &press, &prepared.run) {
            if finding.stops {
                blocked.push(finding.message);
            } else {
                warnings.push(finding.message);
            }
        }
        drop(press);
        if !unprintable.is_empty() {
            prepared = self.prepare_issue(&cohort, options, &unprintable)?;
        }
        for row in &mut prepared.rows {
            if let Some(note) = tight.remove(&row.number)
                && row.note.is_empty()
            {
                row.note = note;
            }
        }
        let of = |wanted: &dyn Fn(IssueClass) -> bool| {
            count(prepared.rows.iter().filter(|r| wanted(r.class)).count())
        };
        Ok(IssuePlan {
            due: of(&IssueClass::is_issued),
            first_award: of(&|c| matches!(c, IssueClass::FirstAward | IssueClass::Again)),
            renewals: of(&|c| c == IssueClass::Renewal),
            supersedes: of(&|c| c == IssueClass::Supersedes),
            already_hold: of(&|c| c == IssueClass::AlreadyHolds),
            not_eligible: of(&IssueClass::is_not_eligible),
            to_look_at: of(&IssueClass::is_to_look_at),
            blocked,
            warnings,
            rows: prepared.rows,
        })
    }
}

pub(crate) fn certificate_for(
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
        completed_on: learner.completed_on.clone(),
        stacked: Vec::new(),
        rubrics: Vec::new(),
        award: None,
        sheet: String::new(),
        replaces: String::new(),
        standing: Standing::Valid,
        reprints: 0,
    }
}
