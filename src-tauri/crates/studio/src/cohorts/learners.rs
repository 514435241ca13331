//! Learners that a person adds or corrects by hand.

use std::collections::{BTreeSet, HashSet};

use domain::certificate::{Certificate, Standing, belongs_to};
use domain::cohort::{Cohort, Learner, LearnerResult};
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::roster::{Noticed, RosterField, free_learner_id, held_against};
use domain::{Date, LearnerId};
use exchange::roster::read_typed;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Records};
use words::Message;
use words::say::cohorts as say;

use crate::core::error::StudioError;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// What a person enters of a learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LearnerEntry {
    /// The institution's number; empty where the mail address tells the learner apart.
    pub number: String,
    /// The whole name, as it is printed.
    pub name: String,
    /// The name in Latin letters.
    pub latin_name: String,
    /// Mail address.
    pub email: String,
    /// Passed, failed or not known.
    pub result: LearnerResult,
    /// The grade.
    pub grade: String,
    /// The day the learner finished.
    pub completed_on: Option<Date>,
}

/// What is said of a field of a learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LearnerNotice {
    /// The field.
    pub field: RosterField,
    /// What is said.
    pub message: Message,
    /// Whether it cannot be saved like this. What does not stop is to look at.
    pub stops: bool,
}

/// A certificate that a learner holds of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LearnerCertificate {
    /// Its serial.
    pub serial: String,
    /// The name that is printed on it.
    pub name: String,
    /// The grade that is printed on it.
    pub grade: String,
    /// Whether it is in force.
    pub standing: Standing,
}

/// A learner with what rests on the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LearnerCard {
    /// The learner.
    pub learner: Learner,
    /// Certificates of the programme. A correction does not change them.
    pub certificates: Vec<LearnerCertificate>,
    /// Whether somebody scored the learner's work.
    pub scored: bool,
    /// Whether the award was decided by the assessment standard.
    pub awarded: bool,
}

/// A learner as entered, and what is to say of it.
struct Checked {
    learner: Learner,
    noticed: Vec<Noticed>,
}

impl Checked {
    /// The learner, when nothing stops it from being saved.
    fn learner(self) -> Result<Learner, StudioError> {
        match self.noticed.into_iter().find(|one| one.stops) {
            Some(stopping) => Err(StudioError::refused(stopping.message)),
            None => Ok(self.learner),
        }
    }
}

impl Studio {
    fn learner(&self, id: &str) -> Result<Saved<Learner>, StudioError> {
        self.get(RecordKind::Learner, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Learner, id))
    }

    /// The sheets with these learners' scores.
    pub(crate) fn sheets_of(
        &self,
        cohort: &str,
        learners: &HashSet<LearnerId>,
    ) -> Result<Vec<String>, StudioError> {
        let tail = |id: &str| id.rsplit_once('/').map(|(_, tail)| tail.to_owned());
        let tails: HashSet<String> = learners.iter().filter_map(|id| tail(id.as_str())).collect();
        let mut sheets = self.identities(RecordKind::Score, &format!("{cohort}/"))?;
        sheets.retain(|sheet| tail(sheet).is_some_and(|tail| tails.contains(&tail)));
        Ok(sheets)
    }

    pub(crate) fn is_awarded(&self, learner: &str) -> Result<bool, StudioError> {
        let award = records::key(RecordKind::Award, learner);
        Ok(self.store.exists(&award)?)
    }

    /// A learner with certificates, and whether scores and an award rest on the record.
    ///
    /// # Errors
    /// When there is none.
    pub fn learner_card(&self, id: &str) -> Result<LearnerCard, StudioError> {
        let learner = self.learner(id)?.value;
        let cohort = self.cohort(learner.cohort_id.as_str())?;
        let code = self.programme(cohort.programme_id.as_str())?.value.code;
        let numbers: BTreeSet<&str> = learner.numbers().collect();
        let mut held: Vec<Certificate> = self
            .held_of(&code, &numbers)?
            .into_values()
            .flatten()
            .filter(|certificate| belongs_to(certificate, &learner))
            .collect();
        held.sort_by(|a, b| (&b.issued_on, &b.serial).cmp(&(&a.issued_on, &a.serial)));
        let alone = HashSet::from([learner.id.clone()]);
        Ok(LearnerCard {
            certificates: held
                .into_iter()
                .map(|certificate| LearnerCertificate {
                    serial: certificate.serial,
                    name: certificate.name,
                    grade: certificate.grade,
                    standing: certificate.standing,
                })
                .collect(),
            scored: !self.sheets_of(cohort.id.as_str(), &alone)?.is_empty(),
            awarded: self.is_awarded(id)?,
            learner,
        })
    }

    /// A learner as entered, beside the others of the cohort.
    fn entered(
        &self,
        cohort: &Cohort,
        before: Option<&Learner>,
        entry: &LearnerEntry,
    ) -> Result<Checked, StudioError> {
        let mut others = self.learners(cohort.id.as_str())?;
        others.retain(|other| before.is_none_or(|before| before.id != other.id));
        let (read, mut noticed) = read_typed(&[
            entry.number.clone(),
            entry.name.clone(),
            entry.latin_name.clone(),
            entry.email.clone(),
            entry.grade.clone(),
        ]);
        let number = read.number.unwrap_or_default();
        let mut learner = Learner {
            id: match before {
                Some(before) => before.id.clone(),
                None => free_learner_id(&cohort.id, &number, |id| {
                    others.iter().any(|other| other.id == *id)
                }),
            },
            cohort_id: cohort.id.clone(),
            number,
            name: domain::cohort::tidy_name(&read.name),
            latin_name: read.latin_name.unwrap_or_default(),
            email: read.email.unwrap_or_default(),
            result: entry.result,
            grade: read.grade.unwrap_or_default(),
            completed_on: entry.completed_on.clone(),
            earlier_numbers: before.map_or_else(Vec::new, |b| b.earlier_numbers.clone()),
        };
        if let Some(before) = before {
            if before.number != learner.number {
                learner.earlier_numbers.retain(|n| *n != learner.number);
                learner.earlier_numbers.push(before.number.clone());
            }
            let other = (before.result, &before.grade) != (learner.result, &learner.grade);
            if other && self.is_awarded(before.id.as_str())? {
                let reason = say::learner_award_decided();
                noticed.push(Noticed::stopping(RosterField::Result, reason));
            }
        }
        if !noticed.iter().any(|one| one.stops) {
            let today = self.now().date();
            noticed.extend(held_against(&learner, &others, today.as_ref()));
            // What was to be looked at before is not asked about at each correction.
            let known = before.map_or_else(Vec::new, |before| {
                let mut known = read_typed(&[
                    before.number.clone(),
                    before.name.clone(),
                    before.latin_name.clone(),
                    before.email.clone(),
                    before.grade.clone(),
                ])
                .1;
                known.extend(held_against(before, &others, today.as_ref()));
                known
            });
            noticed.retain(|one| one.stops || !known.contains(one));
        }
        Ok(Checked { learner, noticed })
    }

    /// What is to say of a learner as entered: a new one, or the one with an identity. Changes
    /// nothing.
    ///
    /// # Errors
    /// When there is no such cohort or learner.
    pub fn check_learner(
        &self,
        cohort: &str,
        learner: Option<&str>,
        entry: &LearnerEntry,
    ) -> Result<Vec<LearnerNotice>, StudioError> {
        let before = learner.map(|id| self.learner(id)).transpose()?;
        let before = before.as_ref().map(|saved| &saved.value);
        let checked = self.entered(&self.cohort(cohort)?, before, entry)?;
        Ok(checked
            .noticed
            .into_iter()
            .map(|one| LearnerNotice {
                field: one.field,
                message: one.message,
                stops: one.stops,
            })
            .collect())
    }

    /// Adds a learner to a cohort.
    ///
    /// # Errors
    /// When a field cannot be saved as it is, or the number is another learner's.
    pub fn add_learner(&self, cohort: &str, entry: &LearnerEntry) -> Result<Learner, StudioError> {
        let permit = self.may(Action::KeepCohorts)?;
        let cohort = self.cohort(cohort)?;
        let learner = self.entered(&cohort, None, entry)?.learner()?;
        let id = learner.id.as_str();
        self.save(
            &permit,
            &say::learner_step_add(&cohort.name, &learner.name),
            vec![
                Guard::Present(records::key(RecordKind::Cohort, cohort.id.as_str())),
                records::absent(RecordKind::Learner, id),
            ],
            vec![records::put(RecordKind::Learner, id, &learner)?],
        )?;
        Ok(learner)
    }

    /// Corrects a learner. The record stays the same, so that scores, award and certificates go on
    /// belonging to it; a number that was corrected is remembered.
    ///
    /// # Errors
    /// When a field cannot be saved as it is, the number is another learner's, or the result was
    /// decided by the assessment standard.
    pub fn correct_learner(&self, id: &str, entry: &LearnerEntry) -> Result<Learner, StudioError> {
        let permit = self.may(Action::KeepCohorts)?;
        let Saved { revision, value } = self.learner(id)?;
        let cohort = self.cohort(value.cohort_id.as_str())?;
        let learner = self.entered(&cohort, Some(&value), entry)?.learner()?;
        if learner != value {
            self.save(
                &permit,
                &say::learner_step_correct(&learner.name),
                vec![records::revision_is(RecordKind::Learner, id, revision)],
                vec![records::put(RecordKind::Learner, id, &learner)?],
            )?;
        }
        Ok(learner)
    }
}
