//! Cohorts and the learners in them.

use domain::cohort::{Cohort, Learner};
use domain::hidden_signs::unprintable;
use domain::people::Action;
use domain::programme::ProgrammeSummary;
use domain::record_kind::RecordKind;
use domain::{CohortId, ProgrammeId};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Range, Records, Write};
use words::say::cohorts as say;

use crate::core::error::StudioError;
use crate::core::indexes::{
    AWARD_COHORT, COHORT_LIST, COHORT_NAME, Guarding, ISSUE_RUN_COHORT, LEARNER_RESULT,
    MARKING_COHORT,
};
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

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

/// A part of the cohorts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CohortPage {
    /// How many there are in all.
    pub total: u32,
    /// This part of them.
    pub cohorts: Vec<CohortSummary>,
    /// Where the next part begins; `None` after the last.
    pub next: Option<String>,
}

fn number(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A name that a cohort may have.
fn cohort_name(name: &str) -> Result<String, StudioError> {
    let name = domain::cohort::tidy_name(name);
    if name.is_empty() || name.chars().count() > 200 || unprintable(&name).is_some() {
        return Err(StudioError::refused(say::refused_name()));
    }
    Ok(name)
}

/// What must hold for a cohort to be made: its programme is there, its name is free.
pub(crate) fn new_cohort_guards(cohort: &Cohort) -> Vec<Guard> {
    let programme = cohort.programme_id.as_str();
    vec![
        records::absent(RecordKind::Cohort, cohort.id.as_str()),
        Guard::Present(records::key(RecordKind::Programme, programme)),
        COHORT_NAME.no_two([programme, cohort.name.as_str()]),
    ]
}

impl Studio {
    /// The cohort with this identity.
    pub(crate) fn cohort(&self, id: &str) -> Result<Cohort, StudioError> {
        Ok(self
            .get::<Cohort>(RecordKind::Cohort, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Cohort, id))?
            .value)
    }

    /// Cohorts by name, those alone whose name begins with `words`. `after` is an earlier page's
    /// [`CohortPage::next`].
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn cohorts(
        &self,
        words: &str,
        after: Option<String>,
        limit: u32,
    ) -> Result<CohortPage, StudioError> {
        let range = match words.trim() {
            "" => Range::all(),
            words => Range::all().beginning(words),
        };
        let (found, next) =
            self.page_in::<Cohort>(&COHORT_LIST, range, limit as usize, after, false)?;
        let cohorts = found
            .into_iter()
            .map(|saved| self.summary_of(saved.value))
            .collect::<Result<_, _>>()?;
        Ok(CohortPage {
            total: number(self.store.count(RecordKind::Cohort.name())?),
            cohorts,
            next,
        })
    }

    /// A cohort as lists show it.
    ///
    /// # Errors
    /// When there is none.
    pub fn cohort_summary(&self, id: &str) -> Result<CohortSummary, StudioError> {
        self.summary_of(self.cohort(id)?)
    }

    fn summary_of(&self, cohort: Cohort) -> Result<CohortSummary, StudioError> {
        let learners = Range::of(cohort.id.as_str());
        let passed = learners.clone().and("passed");
        Ok(CohortSummary {
            programme: self
                .programme(cohort.programme_id.as_str())?
                .value
                .summary(),
            learners: number(self.count_of(&LEARNER_RESULT, &learners)?),
            passed: number(self.count_of(&LEARNER_RESULT, &passed)?),
            cohort,
        })
    }

    /// The learners of a cohort as they are saved, in no order.
    pub(crate) fn learners_saved(&self, cohort: &str) -> Result<Vec<Saved<Learner>>, StudioError> {
        self.beginning(RecordKind::Learner, &format!("{cohort}/"))
    }

    /// The learners of a cohort, by name.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn learners(&self, cohort: &str) -> Result<Vec<Learner>, StudioError> {
        let mut list: Vec<Learner> = self
            .learners_saved(cohort)?
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
            .ok_or_else(|| StudioError::not_found(RecordKind::Cohort, name))
    }

    pub(crate) fn find_cohort(
        &self,
        programme: &ProgrammeId,
        name: &str,
    ) -> Result<Option<Cohort>, StudioError> {
        let range = Range::of(programme.as_str()).and(name.trim());
        let (found, _) = self.page_in::<Cohort>(&COHORT_NAME, range, 1, None, false)?;
        Ok(found.into_iter().next().map(|saved| saved.value))
    }

    /// Makes an empty cohort.
    ///
    /// # Errors
    /// When the name is empty or taken.
    pub fn create_cohort(&self, programme: &str, name: &str) -> Result<Cohort, StudioError> {
        let permit = self.may(Action::KeepCohorts)?;
        let cohort = self.new_cohort(&programme.into(), name)?;
        let write = records::put(RecordKind::Cohort, cohort.id.as_str(), &cohort)?;
        self.save(
            &permit,
            &say::step_add(&cohort.name),
            new_cohort_guards(&cohort),
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
        let name = cohort_name(name)?;
        self.refuse_taken(programme, &name)?;
        Ok(Cohort {
            id: CohortId(self.new_id()),
            programme_id: programme.clone(),
            name,
        })
    }

    /// Gives a cohort another name. What was printed keeps the one of its time.
    ///
    /// # Errors
    /// When the name is empty or taken.
    pub fn rename_cohort(&self, id: &str, name: &str) -> Result<Cohort, StudioError> {
        let permit = self.may(Action::KeepCohorts)?;
        let saved = self
            .get::<Cohort>(RecordKind::Cohort, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Cohort, id))?;
        let before = saved.value;
        let name = cohort_name(name)?;
        if before.name == name {
            return Ok(before);
        }
        let mut guards = vec![records::revision_is(RecordKind::Cohort, id, saved.revision)];
        // The index knows no case: a name in other letters is the cohort's own.
        if before.name.to_lowercase() != name.to_lowercase() {
            self.refuse_taken(&before.programme_id, &name)?;
            guards.push(COHORT_NAME.no_two([before.programme_id.as_str(), name.as_str()]));
        }
        let cohort = Cohort {
            name,
            ..before.clone()
        };
        self.save(
            &permit,
            &say::step_rename(&before.name, &cohort.name),
            guards,
            vec![records::put(RecordKind::Cohort, id, &cohort)?],
        )?;
        Ok(cohort)
    }

    fn refuse_taken(&self, programme: &ProgrammeId, name: &str) -> Result<(), StudioError> {
        match self.find_cohort(programme, name)? {
            Some(_) => Err(StudioError::refused(say::refused_taken(name))),
            None => Ok(()),
        }
    }

    /// Deletes a cohort and its learners. What was issued stays in the register.
    ///
    /// # Errors
    /// When there is none, or awards were decided in it: decisions are kept with what they rest on.
    pub fn delete_cohort(&self, id: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::KeepCohorts)?;
        let saved = self
            .get::<Cohort>(RecordKind::Cohort, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Cohort, id))?;
        let cohort = saved.value;
        if self.has_any(RecordKind::Award, &format!("{id}/"))? {
            return Err(StudioError::refused(say::refused_decided(&cohort.name)));
        }
        let mut writes = vec![Write::Delete(records::key(RecordKind::Cohort, id))];
        for learner in self.learners(id)? {
            writes.push(Write::Delete(records::key(
                RecordKind::Learner,
                learner.id.as_str(),
            )));
        }
        for kind in [RecordKind::Marking, RecordKind::Score] {
            for id in self.identities(kind, &format!("{id}/"))? {
                writes.push(Write::Delete(records::key(kind, &id)));
            }
        }
        self.save(
            &permit,
            &say::step_delete(&cohort.name),
            vec![
                records::revision_is(RecordKind::Cohort, id, saved.revision),
                // Whatever came into it meanwhile would be left without a cohort.
                LEARNER_RESULT.none([id]),
                MARKING_COHORT.none([id]),
                AWARD_COHORT.none([id]),
                ISSUE_RUN_COHORT.none([id]),
            ],
            writes,
        )
    }
}
