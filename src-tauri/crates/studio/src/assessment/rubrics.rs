//! The library of rubrics and their versions.

use domain::RubricId;
use domain::decimal::Decimal;
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::rubric::{
    Criterion, OutcomeOfProgramme, Rubric, RubricKind, RubricLevel, RubricWarning,
};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{PartValue, StoreError, Write};
use words::say::rubrics as say;
use words::{Arg, Message};

use crate::assessment::families::RUBRICS;
use crate::assessment::rubric_uses::not_frozen;
use crate::core::error::StudioError;
use crate::core::indexes::{Guarding, RUBRIC_FAMILY};
use crate::core::permit::Permit;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// A version of a rubric in the list of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricVersion {
    /// Its identity.
    pub id: RubricId,
    /// Its number.
    pub version: u32,
    /// The first programme versions whose assessments use it, by code and version.
    pub used_by: Vec<Message>,
    /// How many programme versions use it.
    pub used_by_total: u32,
    /// The first cohorts whose work is scored with it.
    pub scored_in: Vec<String>,
    /// How many markings are scored with it, or were before they were moved.
    pub scored_in_total: u32,
}

/// A rubric with what the program says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricView {
    /// The rubric and its revision.
    pub saved: Saved<Rubric>,
    /// What a careful author would mend.
    pub warnings: Vec<RubricWarning>,
    /// The first programme versions whose assessments use it, by code and version.
    pub used_by: Vec<Message>,
    /// How many programme versions use it.
    pub used_by_total: u32,
    /// The first cohorts whose work is scored with it.
    pub scored_in: Vec<String>,
    /// How many markings are scored with it, or were before they were moved.
    pub scored_in_total: u32,
    /// Whether an approved programme or scored work uses it, so that it cannot change.
    pub frozen: bool,
    /// Outcomes of the programmes named, which criteria can be aligned to.
    pub outcomes: Vec<OutcomeOfProgramme>,
    /// All versions, newest first.
    pub versions: Vec<RubricVersion>,
}

/// A rubric in a list: its newest version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricSummary {
    /// Its identity.
    pub id: RubricId,
    /// The title.
    pub title: String,
    /// The sort.
    pub kind: RubricKind,
    /// The newest version's number.
    pub version: u32,
    /// How many criteria.
    pub criteria: u32,
    /// How many levels.
    pub levels: u32,
    /// Identities of its older versions, newest first.
    pub older: Vec<RubricId>,
}

/// A page of rubrics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricPage {
    /// The rubrics, by title.
    pub rubrics: Vec<RubricSummary>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<String>,
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Studio {
    pub(crate) fn rubric(&self, id: &str) -> Result<Saved<Rubric>, StudioError> {
        self.get::<Rubric>(RecordKind::Rubric, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Rubric, id))
    }

    /// A page of rubrics, each by its newest version, in order of their titles; of those whose
    /// title begins so.
    ///
    /// # Errors
    /// When the index cannot be read, or the list cannot go on from there.
    pub fn rubrics(
        &self,
        beginning: &str,
        after: Option<String>,
        limit: u32,
    ) -> Result<RubricPage, StudioError> {
        let (families, next) = self.families(&RUBRICS, beginning, after, limit)?;
        let newest: Vec<String> = families.iter().flat_map(|v| v.first().cloned()).collect();
        let rubrics = self.get_many::<Rubric>(RecordKind::Rubric, &newest)?;
        let rubrics = rubrics
            .into_iter()
            .zip(families)
            .filter_map(|(rubric, versions)| {
                let rubric = rubric?.value;
                Some(RubricSummary {
                    id: rubric.id,
                    title: rubric.title,
                    kind: rubric.kind,
                    version: rubric.version,
                    criteria: number(rubric.criteria.len()),
                    levels: number(rubric.levels.len()),
                    older: versions.into_iter().skip(1).map(RubricId).collect(),
                })
            });
        Ok(RubricPage {
            rubrics: rubrics.collect(),
            next,
        })
    }

    /// A rubric with everything the screen says about it.
    ///
    /// # Errors
    /// When there is none.
    pub fn rubric_view(&self, id: &str) -> Result<RubricView, StudioError> {
        let saved = self.rubric(id)?;
        let rubric = &saved.value;
        let uses = self.rubric_uses(&rubric.id)?;
        let outcomes = uses.outcomes(&rubric.id);
        let ids = self.versions_of(&RUBRICS, rubric.family().as_str())?;
        let mut versions = Vec::with_capacity(ids.len());
        for version in self.get_many::<Rubric>(RecordKind::Rubric, &ids)? {
            let Some(version) = version else { continue };
            let uses = self.rubric_uses(&version.value.id)?;
            versions.push(RubricVersion {
                used_by: uses.used_by(),
                used_by_total: uses.programme_count,
                scored_in: uses.cohorts,
                scored_in_total: uses.marking_count,
                version: version.value.version,
                id: version.value.id,
            });
        }
        Ok(RubricView {
            warnings: rubric.warnings(&outcomes),
            used_by: uses.used_by(),
            used_by_total: uses.programme_count,
            scored_in: uses.cohorts,
            scored_in_total: uses.marking_count,
            frozen: self.is_rubric_frozen(id)?,
            outcomes,
            versions,
            saved,
        })
    }

    /// Begins a rubric with four levels and one criterion.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn create_rubric(&self, title: &str) -> Result<Saved<Rubric>, StudioError> {
        self.create_rubric_of(title, RubricKind::Analytic)
    }

    /// Begins a rubric of a sort, with the levels that are usual for it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn create_rubric_of(
        &self,
        title: &str,
        kind: RubricKind,
    ) -> Result<Saved<Rubric>, StudioError> {
        let permit = self.may(Action::Design)?;
        let usual = match kind {
            RubricKind::Analytic | RubricKind::Holistic => vec![
                (say::usual_beginning(), 1),
                (say::usual_developing(), 2),
                (say::usual_proficient(), 3),
                (say::usual_advanced(), 4),
            ],
            RubricKind::SinglePoint => vec![
                (say::usual_below(), 0),
                (say::usual_as_expected(), 1),
                (say::usual_beyond(), 2),
            ],
            RubricKind::Checklist => vec![(say::usual_no(), 0), (say::usual_yes(), 1)],
        };
        // From here on they are the author's words, in the language that the rubric begins in.
        let levels: Vec<RubricLevel> = usual
            .into_iter()
            .map(|(title, points)| RubricLevel {
                id: self.new_id().as_str().into(),
                title: title.in_english(),
                points: Decimal::whole(points),
                lowest: None,
            })
            .collect();
        let title = match title.trim() {
            "" => say::untitled().in_english(),
            title => title.to_owned(),
        };
        let first = Criterion {
            id: self.new_id().as_str().into(),
            title: String::new(),
            weight: Decimal::HUNDRED,
            outcome_ids: Vec::new(),
            descriptors: vec![String::new(); levels.len()],
            must_pass: false,
            cognitive_level: None,
        };
        self.add_rubric(
            &permit,
            Rubric {
                id: RubricId(self.new_id()),
                lineage: None,
                version: 1,
                kind,
                title,
                language: "en".to_owned(),
                levels,
                criteria: vec![first],
                translations: Vec::new(),
            },
            &say::step_add(),
        )
    }

    pub(crate) fn add_rubric(
        &self,
        permit: &Permit,
        rubric: Rubric,
        what: &Message,
    ) -> Result<Saved<Rubric>, StudioError> {
        rubric.validate().map_err(StudioError::refused)?;
        let id = rubric.id.0.clone();
        let mut guards = vec![records::absent(RecordKind::Rubric, &id)];
        if let Some(family) = &rubric.lineage {
            guards.push(RUBRIC_FAMILY.no_two([
                PartValue::from(family.as_str()),
                PartValue::from(rubric.version),
            ]));
        }
        self.save_one(permit, what, guards, (RecordKind::Rubric, &id), rubric)
    }

    /// Saves a rubric that neither a frozen programme version nor scored work uses.
    ///
    /// # Errors
    /// When it is frozen, was changed meanwhile, or breaks a rule.
    pub fn save_rubric(&self, saved: &Saved<Rubric>) -> Result<RubricView, StudioError> {
        let permit = self.may(Action::Design)?;
        let id = saved.value.id.as_str();
        let here = self.rubric(id)?.value;
        if self.is_rubric_frozen(id)? {
            return Err(StudioError::refused(say::in_use()));
        }
        if (&here.lineage, here.version) != (&saved.value.lineage, saved.value.version) {
            return Err(StudioError::refused(say::by_hand()));
        }
        saved.value.validate().map_err(StudioError::refused)?;
        let mut guards = not_frozen(id);
        guards.push(records::revision_is(RecordKind::Rubric, id, saved.revision));
        let what = say::step_change(&saved.value.title);
        let write = records::put(RecordKind::Rubric, id, &saved.value)?;
        match self.save(&permit, &what, guards, vec![write]) {
            Err(StudioError::Store(StoreError::StillHeld { .. })) => {
                Err(StudioError::refused(say::in_use()))
            }
            Err(other) => Err(other),
            Ok(()) => self.rubric_view(id),
        }
    }

    /// The next version of a rubric in use, to be edited. Where there is one that is not in
    /// use yet, that one.
    ///
    /// # Errors
    /// When there is no such rubric.
    pub fn next_rubric_version(&self, id: &str) -> Result<Saved<Rubric>, StudioError> {
        let permit = self.may(Action::Design)?;
        let rubric = self.rubric(id)?.value;
        let newest = self.newest_of(&RUBRICS, rubric.family().as_str())?;
        let newest = self.rubric(newest.as_deref().unwrap_or(id))?;
        if !self.is_rubric_frozen(newest.value.id.as_str())? {
            return Ok(newest);
        }
        let next = rubric.next_version(
            RubricId(self.new_id()),
            records::next_number(newest.value.version)?,
        );
        self.add_rubric(&permit, next, &say::step_next(&rubric.title))
    }

    /// Makes a copy that can be edited.
    ///
    /// # Errors
    /// When there is no such rubric.
    pub fn copy_rubric(&self, id: &str) -> Result<Saved<Rubric>, StudioError> {
        let permit = self.may(Action::Design)?;
        let rubric = self.rubric(id)?.value;
        let copy = Rubric {
            id: RubricId(self.new_id()),
            lineage: None,
            version: 1,
            title: say::copy_of(&rubric.title).in_english(),
            ..rubric
        };
        self.add_rubric(&permit, copy, &say::step_copy())
    }

    /// Deletes a version of a rubric that nothing uses.
    ///
    /// # Errors
    /// When something does.
    pub fn delete_rubric(&self, id: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::Design)?;
        let saved = self.rubric(id)?;
        let uses = self.rubric_uses(&saved.value.id)?;
        let programmes = uses.used_by().into_iter().map(Arg::from);
        let cohorts = uses.cohorts.into_iter().map(Arg::from);
        let users: Vec<Arg> = programmes.chain(cohorts).collect();
        if !users.is_empty() {
            return Err(StudioError::refused(say::used_by(users)));
        }
        self.save(
            &permit,
            &say::step_delete(),
            vec![records::revision_is(RecordKind::Rubric, id, saved.revision)],
            vec![Write::Delete(records::key(RecordKind::Rubric, id))],
        )
    }
}
