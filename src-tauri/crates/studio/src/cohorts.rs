//! Cohorts and the learners in them.

use domain::cohort::{Cohort, Learner, LearnerResult};
use domain::people::Action;
use domain::programme::ProgrammeSummary;
use domain::{CohortId, ProgrammeId};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Key, Write};

use crate::error::StudioError;
use crate::records;
use crate::workspace::Studio;

/// A cohort in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CohortSummary {
    /// The cohort.
    pub cohort: Cohort,
    /// The programme version it follows.
    pub programme: ProgrammeSummary,
    /// Learners in it.
    pub learners: u32,
    /// Learners who passed.
    pub passed: u32,
}

impl Studio {
    /// The cohort with this identity.
    pub(crate) fn cohort(&self, id: &str) -> Result<Cohort, StudioError> {
        Ok(self
            .get::<Cohort>(records::COHORT, id)?
            .ok_or_else(|| StudioError::not_found("cohort", id))?
            .value)
    }

    /// Every cohort, by name.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn cohorts(&self) -> Result<Vec<CohortSummary>, StudioError> {
        let mut list = Vec::new();
        for saved in self.list::<Cohort>(records::COHORT, "")? {
            let cohort = saved.value;
            let learners = self.learners(cohort.id.as_str())?;
            let passed = learners
                .iter()
                .filter(|l| l.result == LearnerResult::Passed)
                .count();
            list.push(CohortSummary {
                programme: self
                    .programme(cohort.programme_id.as_str())?
                    .value
                    .summary(),
                learners: u32::try_from(learners.len()).unwrap_or(u32::MAX),
                passed: u32::try_from(passed).unwrap_or(u32::MAX),
                cohort,
            });
        }
        list.sort_by(|a, b| {
            (&a.programme.code, &a.cohort.name).cmp(&(&b.programme.code, &b.cohort.name))
        });
        Ok(list)
    }

    /// The learners of a cohort, by name.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn learners(&self, cohort: &str) -> Result<Vec<Learner>, StudioError> {
        let mut list: Vec<Learner> = self
            .list(records::LEARNER, &format!("{cohort}/"))?
            .into_iter()
            .map(|l| l.value)
            .collect();
        list.sort_by(|a, b| (&a.name, &a.number).cmp(&(&b.name, &b.number)));
        Ok(list)
    }

    /// The cohort of a programme version with this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn cohort_by_name(
        &self,
        programme: &ProgrammeId,
        name: &str,
    ) -> Result<Cohort, StudioError> {
        self.find_cohort(programme, name)?
            .ok_or_else(|| StudioError::not_found("cohort", name))
    }

    pub(crate) fn find_cohort(
        &self,
        programme: &ProgrammeId,
        name: &str,
    ) -> Result<Option<Cohort>, StudioError> {
        Ok(self
            .list::<Cohort>(records::COHORT, "")?
            .into_iter()
            .map(|c| c.value)
            .find(|c| {
                c.programme_id == *programme && c.name.to_lowercase() == name.trim().to_lowercase()
            }))
    }

    /// Makes an empty cohort.
    ///
    /// # Errors
    /// When the name is empty or taken.
    pub fn create_cohort(&self, programme: &str, name: &str) -> Result<Cohort, StudioError> {
        self.may(Action::KeepCohorts)?;
        let cohort = self.new_cohort(&programme.into(), name)?;
        let write = records::put(records::COHORT, cohort.id.as_str(), &cohort)?;
        self.save(
            &format!("Add cohort {}", cohort.name),
            vec![records::absent(records::COHORT, cohort.id.as_str())],
            vec![write],
        )?;
        Ok(cohort)
    }

    pub(crate) fn new_cohort(
        &self,
        programme: &ProgrammeId,
        name: &str,
    ) -> Result<Cohort, StudioError> {
        self.programme(programme.as_str())?;
        let name = name.trim();
        if name.is_empty() || name.chars().count() > 200 {
            return Err(StudioError::refused(
                "Give the cohort a name of at most 200 characters, such as Autumn 2026.",
            ));
        }
        if self.find_cohort(programme, name)?.is_some() {
            return Err(StudioError::refused(format!(
                "This programme has a cohort called {name} already."
            )));
        }
        Ok(Cohort {
            id: CohortId(self.new_id()),
            programme_id: programme.clone(),
            name: name.to_owned(),
        })
    }

    /// Deletes a cohort and its learners. What was issued stays in the register.
    ///
    /// # Errors
    /// When there is none.
    pub fn delete_cohort(&self, id: &str) -> Result<(), StudioError> {
        self.may(Action::KeepCohorts)?;
        let cohort = self.cohort(id)?;
        let mut writes = vec![Write::Delete(Key::new(records::COHORT, id))];
        for learner in self.learners(id)? {
            writes.push(Write::Delete(Key::new(
                records::LEARNER,
                learner.id.as_str(),
            )));
        }
        for kind in [records::MARKING, records::SCORE, records::AWARD] {
            for id in self.identities(kind, &format!("{id}/"))? {
                writes.push(Write::Delete(Key::new(kind, &id)));
            }
        }
        self.save(
            &format!("Delete cohort {}", cohort.name),
            Vec::new(),
            writes,
        )
    }
}
