//! What printing a cohort would do, before anything is printed.

use std::collections::{HashMap, HashSet};

use certificate::template::Template;
use certificate::{Fit, Press, Tightness};
use domain::SnapshotId;
use domain::certificate::{Certificate, IssueClass, RunLetters, Snapshot, Standing, class_of};
use domain::cohort::{Cohort, Learner, LearnerResult, name_key};
use domain::decimal::Decimal;
use domain::programme::Programme;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::Message;
use words::say::certificates as say;

use crate::awards::basis::AwardBasis;
use crate::certificates::pages::IssueOptions;
use crate::certificates::run_list::RunList;
use crate::core::error::StudioError;
use crate::core::studio::Studio;
use crate::credentials::settings::RunSigning;

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
    pub note: Option<Message>,
}

/// What printing a cohort would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssuePlan {
    /// What stands in the way, empty when nothing does.
    pub blocked: Vec<Message>,
    /// Things to look at that do not stand in the way.
    pub warnings: Vec<Message>,
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
    /// Whether they are signed.
    pub signing: RunSigning,
}

/// A plan with what is needed to carry it out.
pub(crate) struct Prepared {
    pub run: Snapshot,
    pub certificates: RunList,
}

impl Prepared {
    /// Hands over the certificates; none are left.
    pub(crate) fn take_certificates(&mut self) -> RunList {
        std::mem::replace(&mut self.certificates, RunList::of(&self.run, None))
    }
}

/// Years after which a day on a certificate is more likely a slip, or a year of another calendar.
const LONG_AGO: u16 = 20;

/// Modules of a code below this many millimetres are lost by phones and copiers.
const FINEST_MM: f32 = 0.4;

/// Learners looked at together: what they hold is held no longer.
const AT_ONCE: usize = 1_000;

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Learners whose certificate cannot be printed, by number, with the reason.
pub(crate) fn unprintable(fits: &[Fit], certificates: &RunList) -> HashMap<String, Message> {
    fits.iter()
        .filter_map(|fit| {
            let number = certificates.learner_number(fit.index);
            Some((number.to_owned(), fit.unprintable()?))
        })
        .collect()
}

/// The places of certificates that cannot be printed.
pub(crate) fn left_out(fits: &[Fit]) -> HashSet<usize> {
    let without = fits.iter().filter(|fit| fit.unprintable().is_some());
    without.map(|fit| fit.index).collect()
}

fn shown(tight: &Tightness) -> String {
    tight.text.chars().take(60).collect()
}

/// Texts of the template and the programme that do not fit: nothing is printed with them.
pub(crate) fn sticking_out(press: &Press<'_>) -> impl Iterator<Item = Message> {
    let outside = press.tight().iter().filter(|t| t.overflows);
    outside.map(|t| say::press_tight_overflows(shown(t)))
}

impl Studio {
    /// What stands in the way of issuing for a programme.
    pub(crate) fn blocked(&self, run: &Snapshot) -> Result<Vec<Message>, StudioError> {
        let programme = &run.programme;
        let mut blocked = Vec::new();
        let missing = self.institution()?.value.missing_for_issue();
        if !missing.is_empty() {
            blocked.push(say::press_blocked_set_up(missing));
        }
        blocked.extend(self.signing_blocked()?);
        if !programme.state.may_issue() {
            let (code, state) = (programme.code.as_str(), programme.state.said());
            blocked.push(say::press_blocked_state(code, state, programme.version));
        }
        if let Some(last) = &programme.accredited_until
            && *last < run.issued_on
        {
            let last = last.as_str();
            blocked.push(say::press_blocked_accreditation(&programme.code, last));
        }
        Ok(blocked)
    }

    /// The certificate that each learner of a cohort holds or last held, by number.
    pub(crate) fn issued_to(
        &self,
        cohort: &Cohort,
        programme: &Programme,
    ) -> Result<HashMap<String, Certificate>, StudioError> {
        let learners = self.learners(cohort.id.as_str())?;
        let held = self.held_by(programme, &learners)?;
        Ok(learners
            .into_iter()
            .filter_map(|learner| {
                let deciding = held.deciding(&learner)?.clone();
                Some((learner.number, deciding))
            })
            .collect())
    }

    /// Who would get which certificate.
    pub(crate) fn prepare_issue(
        &self,
        cohort: &Cohort,
        options: &IssueOptions,
    ) -> Result<Prepared, StudioError> {
        let run = self.new_run(cohort, options)?;
        self.prepare_for(run, cohort, options, &HashMap::new(), |_| {})
    }

    /// The same, with a row of the plan for every learner. Learners in `unprintable`, by number,
    /// get none.
    fn prepare_rows(
        &self,
        cohort: &Cohort,
        options: &IssueOptions,
        unprintable: &HashMap<String, Message>,
    ) -> Result<(Prepared, Vec<PlannedCertificate>), StudioError> {
        let run = self.new_run(cohort, options)?;
        let mut rows = Vec::new();
        let prepared = self.prepare_for(run, cohort, options, unprintable, |row| rows.push(row))?;
        Ok((prepared, rows))
    }

    /// A run of the press as things are now.
    pub(crate) fn new_run(
        &self,
        cohort: &Cohort,
        options: &IssueOptions,
    ) -> Result<Snapshot, StudioError> {
        let programme = self.programme(cohort.programme_id.as_str())?.value;
        let institution = self.institution()?.value;
        let found = self.template(options.template_id.as_str())?.saved.value;
        let now = self.now();
        let today = now
            .date()
            .ok_or_else(|| StudioError::refused(words::say::errors::no_date()))?;
        let day = options.issued_on.clone().unwrap_or_else(|| today.clone());
        let (year, now_year) = (day.parts().0, today.parts().0);
        if year > now_year + 1 || year + LONG_AGO < now_year {
            return Err(StudioError::refused(say::press_refused_far_day(
                day.as_str(),
            )));
        }
        Ok(Snapshot {
            id: SnapshotId(self.new_id()),
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
        run: Snapshot,
        cohort: &Cohort,
        options: &IssueOptions,
        unprintable: &HashMap<String, Message>,
        mut row_made: impl FnMut(PlannedCertificate),
    ) -> Result<Prepared, StudioError> {
        let again: HashSet<&str> = options.again.iter().map(String::as_str).collect();
        let learners = self.learners_by_name(&cohort.id, |learner| {
            !options.only_again || again.contains(learner.number.as_str())
        })?;
        let mut serials = self.serials_of(&run)?;
        let mut certificates = RunList::of(&run, Some(serials.last()));
        let mut basis = self.award_basis(&run.programme)?;
        for first in (0..learners.len()).step_by(AT_ONCE) {
            let part: Vec<Learner> = (first..first + AT_ONCE)
                .map_while(|place| learners.at(place))
                .collect();
            self.prepare_some(
                (&run, cohort, &again),
                part,
                unprintable,
                &mut basis,
                &mut |certificate, mut row| {
                    if let Some(certificate) = certificate {
                        let (serial, number) = serials.take_numbered(self)?;
                        certificates.push(certificate, number);
                        row.serial = serial;
                    }
                    row_made(row);
                    Ok(())
                },
            )?;
        }
        Ok(Prepared { run, certificates })
    }

    /// Who of some learners would get which certificate, each without a serial.
    fn prepare_some(
        &self,
        (run, cohort, again): (&Snapshot, &Cohort, &HashSet<&str>),
        learners: Vec<Learner>,
        unprintable: &HashMap<String, Message>,
        basis: &mut AwardBasis,
        done: &mut dyn FnMut(Option<Certificate>, PlannedCertificate) -> Result<(), StudioError>,
    ) -> Result<(), StudioError> {
        let day = &run.issued_on;
        let held = self.held_by(&run.programme, &learners)?;
        let by_decision = run.programme.assessment_standard_id.is_some();
        let decided = if by_decision {
            self.decisions_on(&learners)?
        } else {
            HashMap::new()
        };
        self.know_rubrics(basis, decided.values())?;
        for mut learner in learners {
            // Where a standard is adopted, nothing but its decision makes an award: what a
            // roster says of results counts for nothing.
            if by_decision {
                let verdict = decided.get(&learner.id).map(|d| &d.verdict);
                learner.result = verdict.map_or(LearnerResult::Pending, |v| v.result);
                learner.grade = verdict.map(|v| v.grade.clone()).unwrap_or_default();
            }
            let known = held.deciding(&learner);
            let by_hand = again.contains(learner.number.as_str());
            let mut class = class_of(
                learner.result,
                known,
                &run.programme,
                &cohort.id,
                day,
                by_hand,
            );
            let other = held
                .in_another_name(&learner)
                .filter(|_| class == IssueClass::FirstAward && known.is_none() && !by_hand);
            if other.is_some() {
                class = IssueClass::InAnotherName;
            }
            let elsewhere = held
                .in_another_number(&learner)
                .filter(|_| class == IssueClass::FirstAward && known.is_none() && !by_hand);
            if elsewhere.is_some() {
                class = IssueClass::InAnotherNumber;
            }
            let mut row = PlannedCertificate {
                name: learner.name.clone(),
                number: learner.number.clone(),
                class,
                serial: known
                    .or(other)
                    .or(elsewhere)
                    .map(|c| c.serial.clone())
                    .unwrap_or_default(),
                note: other
                    .map(|c| say::press_note_held_as(&c.name))
                    .or_else(|| elsewhere.map(|c| say::press_note_held_under(&c.learner_number))),
            };
            if !class.is_issued() {
                done(None, row)?;
                continue;
            }
            let mut certificate = None;
            let decided_name = decided.get(&learner.id).map(|d| &d.learner_name);
            let other_name = decided_name
                .filter(|name| !name.is_empty() && name_key(name) != name_key(&learner.name));
            if let Some(name) = other_name {
                row.class = IssueClass::CannotPrint;
                row.serial = String::new();
                row.note = Some(say::press_note_other_name(name));
            } else if let Some(finished) = learner.completed_on.as_ref().filter(|on| *on > day) {
                // What it says would not have been so on its own day.
                row.class = IssueClass::CannotPrint;
                row.serial = String::new();
                row.note = Some(say::press_note_finishes_after(finished.as_str()));
            } else if let Some(reason) = unprintable.get(&learner.number) {
                row.class = IssueClass::CannotPrint;
                row.serial = String::new();
                row.note = Some(reason.clone());
            } else {
                let mut made = certificate_for(run, cohort, &learner, String::new());
                made.stacked = held.stacked(&learner);
                basis.keep(&mut made, decided.get(&learner.id));
                if matches!(class, IssueClass::Renewal | IssueClass::Supersedes) {
                    made.replaces = known.map(|c| c.serial.clone()).unwrap_or_default();
                }
                certificate = Some(made);
            }
            done(certificate, row)?;
        }
        Ok(())
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
        let (prepared, mut rows) = self.prepare_rows(&cohort, options, &HashMap::new())?;
        let mut blocked = self.blocked(&prepared.run)?;
        let library = self.library(&prepared.run)?;
        let press = self.press(&library, &prepared.run)?;
        let fits = press.check(&prepared.certificates)?.fits;
        let unprintable = unprintable(&fits, &prepared.certificates);
        let mut tight: HashMap<String, Message> = HashMap::new();
        for fit in &fits {
            if let Some(first) = fit.tight.first() {
                let note = say::press_note_shrunk(first.percent);
                let number = prepared.certificates.learner_number(fit.index);
                tight.insert(number.to_owned(), note);
            }
        }
        blocked.extend(sticking_out(&press));
        let smaller = press.tight().iter().filter(|t| !t.overflows);
        let mut warnings: Vec<Message> = smaller
            .map(|t| say::press_tight_shrunk(t.percent, shown(t)))
            .collect();
        let template = self.template_of(&prepared.run)?.on(prepared.run.paper);
        for finding in self.template_findings(&template, &library, &press, &prepared.run) {
            let message = finding.message;
            if finding.stops {
                blocked.push(message);
            } else {
                warnings.push(message);
            }
        }
        warnings.extend(self.fine_codes(&template, &prepared)?);
        drop(press);
        if !unprintable.is_empty() {
            (_, rows) = self.prepare_rows(&cohort, options, &unprintable)?;
        }
        for row in &mut rows {
            let note = tight.remove(&row.number);
            row.note = row.note.take().or(note);
        }
        let of = |wanted: &dyn Fn(IssueClass) -> bool| {
            count(rows.iter().filter(|r| wanted(r.class)).count())
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
            rows,
            signing: self.run_signing()?,
        })
    }

    /// Signed codes whose modules would be so small that phones and copies lose them. The longest
    /// name gives the largest code.
    pub(crate) fn fine_codes(
        &self,
        template: &Template,
        prepared: &Prepared,
    ) -> Result<Vec<Message>, StudioError> {
        let list = &prepared.certificates;
        let longest = (0..list.len()).max_by_key(|place| list.name(*place).len());
        let Some(certificate) = longest.and_then(|place| list.get(place)) else {
            return Ok(Vec::new());
        };
        let run = &prepared.run;
        let shown = self.with_sample_code(run, certificate)?;
        if shown.credential.is_none() {
            return Ok(Vec::new());
        }
        let finest = template.finest_code_mm(&shown.qr_text(&run.institution));
        let too_fine = finest.filter(|mm| *mm < FINEST_MM);
        let hundredths = |mm: f32| {
            Decimal::nearest(mm.into(), 2)
                .unwrap_or(Decimal::ZERO)
                .to_string()
        };
        Ok(too_fine
            .map(|mm| say::press_warning_fine_code(hundredths(mm), hundredths(FINEST_MM)))
            .into_iter()
            .collect())
    }

    /// What stands in the way of printing a cohort, before anybody in it is looked at: empty when
    /// nothing does.
    ///
    /// # Errors
    /// When there is no such cohort or template.
    pub fn blocked_issue(
        &self,
        cohort: &str,
        options: &IssueOptions,
    ) -> Result<Vec<Message>, StudioError> {
        let run = self.new_run(&self.cohort(cohort)?, options)?;
        let mut blocked = self.blocked(&run)?;
        let library = self.library(&run)?;
        let press = self.press(&library, &run)?;
        let template = self.template_of(&run)?.on(run.paper);
        let findings = self.template_findings(&template, &library, &press, &run);
        let stops = findings.into_iter().filter(|finding| finding.stops);
        blocked.extend(stops.map(|finding| finding.message));
        blocked.extend(sticking_out(&press));
        Ok(blocked)
    }
}

pub(crate) fn certificate_for(
    run: &Snapshot,
    cohort: &Cohort,
    learner: &Learner,
    serial: String,
) -> Certificate {
    let programme = &run.programme;
    let valid_until = programme
        .validity_months
        // More than a calendar holds ends with it: an end that was asked for is never left out.
        .map(|months| u16::try_from(months).unwrap_or(u16::MAX))
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
        anchor: String::new(),
        credential: None,
        standing: Standing::Valid,
        reprints: 0,
    }
}
