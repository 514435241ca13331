//! The library of rubrics and their versions.

use std::collections::BTreeMap;

use domain::RubricId;
use domain::decimal::Decimal;
use domain::people::Action;
use domain::programme::Programme;
use domain::rubric::{
    Criterion, OutcomeOfProgramme, Rubric, RubricKind, RubricLevel, RubricWarning,
};
use domain::scoring::Marking;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Key, Write};

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::workspace::Studio;

/// A version of a rubric in the list of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricVersion {
    /// Its identity.
    pub id: RubricId,
    /// Its number.
    pub version: u32,
    /// Programme versions whose assessments use it, by code and version.
    pub used_by: Vec<String>,
    /// Cohorts whose work is scored with it.
    pub scored_in: Vec<String>,
}

/// A rubric with what the program says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricView {
    /// The rubric and its revision.
    pub saved: Saved<Rubric>,
    /// What a careful author would mend.
    pub warnings: Vec<RubricWarning>,
    /// Programme versions whose assessments use it, by code and version.
    pub used_by: Vec<String>,
    /// Cohorts whose work is scored with it.
    pub scored_in: Vec<String>,
    /// Whether an approved programme or scored work uses it, so that it cannot change.
    pub frozen: bool,
    /// Outcomes of the programmes that use it, which criteria can be aligned to.
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

/// Where rubrics are used.
struct Uses {
    programmes: Vec<Programme>,
    markings: Vec<Marking>,
    cohorts: BTreeMap<String, String>,
}

fn uses(programme: &Programme, id: &RubricId) -> bool {
    programme
        .assessments
        .iter()
        .any(|a| a.rubric_id.as_ref() == Some(id))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Uses {
    fn used_by(&self, id: &RubricId) -> Vec<String> {
        self.programmes
            .iter()
            .filter(|p| uses(p, id))
            .map(|p| format!("{} version {}", p.code, p.version))
            .collect()
    }

    fn scored_in(&self, id: &RubricId) -> Vec<String> {
        let mut names: Vec<String> = self
            .markings
            .iter()
            .filter(|m| m.rubric_id.as_ref() == Some(id) || m.moves.iter().any(|x| x.from == *id))
            .filter_map(|m| self.cohorts.get(m.cohort_id.as_str()).cloned())
            .collect();
        names.sort();
        names.dedup();
        names
    }

    fn is_frozen(&self, id: &RubricId) -> bool {
        self.programmes
            .iter()
            .any(|p| p.state.is_frozen() && uses(p, id))
            || !self.scored_in(id).is_empty()
    }

    fn outcomes(&self, id: &RubricId) -> Vec<OutcomeOfProgramme> {
        let mut list = Vec::new();
        for programme in self.programmes.iter().filter(|p| uses(p, id)) {
            list.extend(programme.outcomes.iter().map(|outcome| OutcomeOfProgramme {
                id: outcome.id.clone(),
                text: outcome.text.clone(),
                programme: format!("{} version {}", programme.code, programme.version),
                assessed_here: programme.assessments.iter().any(|a| {
                    a.rubric_id.as_ref() == Some(id) && a.outcome_ids.contains(&outcome.id)
                }),
            }));
        }
        list
    }
}

impl Studio {
    fn rubric_uses(&self) -> Result<Uses, StudioError> {
        let values = |saved: Saved<Programme>| saved.value;
        Ok(Uses {
            programmes: self
                .list::<Programme>(records::PROGRAMME, "")?
                .into_iter()
                .map(values)
                .collect(),
            markings: self
                .list::<Marking>(records::MARKING, "")?
                .into_iter()
                .map(|m| m.value)
                .collect(),
            cohorts: self
                .list::<domain::cohort::Cohort>(records::COHORT, "")?
                .into_iter()
                .map(|c| (c.value.id.0, c.value.name))
                .collect(),
        })
    }

    fn rubric_family(&self, family: &RubricId) -> Result<Vec<Rubric>, StudioError> {
        let mut list: Vec<Rubric> = self
            .list::<Rubric>(records::RUBRIC, "")?
            .into_iter()
            .map(|r| r.value)
            .filter(|r| r.family() == family)
            .collect();
        list.sort_by_key(|r| std::cmp::Reverse(r.version));
        Ok(list)
    }

    pub(crate) fn rubric(&self, id: &str) -> Result<Saved<Rubric>, StudioError> {
        self.get::<Rubric>(records::RUBRIC, id)?
            .ok_or_else(|| StudioError::not_found("rubric", id))
    }

    /// The newest version of every rubric, by title.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn rubrics(&self) -> Result<Vec<RubricSummary>, StudioError> {
        let mut families: BTreeMap<RubricId, Vec<Rubric>> = BTreeMap::new();
        for saved in self.list::<Rubric>(records::RUBRIC, "")? {
            let family = saved.value.family().clone();
            families.entry(family).or_default().push(saved.value);
        }
        let mut list: Vec<RubricSummary> = families
            .into_values()
            .filter_map(|mut versions| {
                versions.sort_by_key(|r| std::cmp::Reverse(r.version));
                let older = versions.iter().skip(1).map(|r| r.id.clone()).collect();
                let newest = versions.into_iter().next()?;
                Some(RubricSummary {
                    id: newest.id,
                    title: newest.title,
                    kind: newest.kind,
                    version: newest.version,
                    criteria: number(newest.criteria.len()),
                    levels: number(newest.levels.len()),
                    older,
                })
            })
            .collect();
        list.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
        Ok(list)
    }

    /// A rubric with everything the screen says about it.
    ///
    /// # Errors
    /// When there is none.
    pub fn rubric_view(&self, id: &str) -> Result<RubricView, StudioError> {
        let saved = self.rubric(id)?;
        let uses = self.rubric_uses()?;
        let rubric = &saved.value;
        let outcomes = uses.outcomes(&rubric.id);
        let versions = self
            .rubric_family(rubric.family())?
            .into_iter()
            .map(|r| RubricVersion {
                used_by: uses.used_by(&r.id),
                scored_in: uses.scored_in(&r.id),
                version: r.version,
                id: r.id,
            })
            .collect();
        Ok(RubricView {
            warnings: rubric.warnings(&outcomes),
            used_by: uses.used_by(&rubric.id),
            scored_in: uses.scored_in(&rubric.id),
            frozen: uses.is_frozen(&rubric.id),
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
        self.may(Action::Design)?;
        let usual: &[(&str, u32)] = match kind {
            RubricKind::Analytic | RubricKind::Holistic => &[
                ("Beginning", 1),
                ("Developing", 2),
                ("Proficient", 3),
                ("Advanced", 4),
            ],
            RubricKind::SinglePoint => &[("Below", 0), ("As expected", 1), ("Beyond", 2)],
            RubricKind::Checklist => &[("No", 0), ("Yes", 1)],
        };
        let levels: Vec<RubricLevel> = usual
            .iter()
            .map(|(title, points)| RubricLevel {
                id: self.new_id().as_str().into(),
                title: (*title).to_owned(),
                points: Decimal::whole(*points),
                lowest: None,
            })
            .collect();
        let title = if title.trim().is_empty() {
            "New rubric"
        } else {
            title.trim()
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
            Rubric {
                id: RubricId(self.new_id()),
                lineage: None,
                version: 1,
                kind,
                title: title.to_owned(),
                language: "en".to_owned(),
                levels,
                criteria: vec![first],
                translations: Vec::new(),
            },
            "Add a rubric",
        )
    }

    pub(crate) fn add_rubric(
        &self,
        rubric: Rubric,
        what: &str,
    ) -> Result<Saved<Rubric>, StudioError> {
        rubric.validate().map_err(StudioError::refused)?;
        let id = rubric.id.0.clone();
        self.save(
            what,
            vec![records::absent(records::RUBRIC, &id)],
            vec![records::put(records::RUBRIC, &id, &rubric)?],
        )?;
        Ok(Saved {
            revision: 1,
            value: rubric,
        })
    }

    /// Saves a rubric that neither a frozen programme version nor scored work uses.
    ///
    /// # Errors
    /// When it is frozen, was changed meanwhile, or breaks a rule.
    pub fn save_rubric(&self, saved: &Saved<Rubric>) -> Result<RubricView, StudioError> {
        self.may(Action::Design)?;
        let id = saved.value.id.as_str();
        let here = self.rubric(id)?.value;
        if self.rubric_uses()?.is_frozen(&saved.value.id) {
            return Err(StudioError::refused(
                "This version of the rubric is in use and does not change. Edit it as the next version. Nothing was changed.",
            ));
        }
        if (&here.lineage, here.version) != (&saved.value.lineage, saved.value.version) {
            return Err(StudioError::refused(
                "The version of a rubric is not changed by hand. Nothing was changed.",
            ));
        }
        saved.value.validate().map_err(StudioError::refused)?;
        let guard = records::revision_is(records::RUBRIC, id, saved.revision);
        self.save(
            &format!("Change rubric {}", saved.value.title),
            vec![guard],
            vec![records::put(records::RUBRIC, id, &saved.value)?],
        )?;
        self.rubric_view(id)
    }

    /// The next version of a rubric in use, to be edited. Where there is one that is not in
    /// use yet, that one.
    ///
    /// # Errors
    /// When there is no such rubric.
    pub fn next_rubric_version(&self, id: &str) -> Result<Saved<Rubric>, StudioError> {
        self.may(Action::Design)?;
        let rubric = self.rubric(id)?.value;
        let uses = self.rubric_uses()?;
        let versions = self.rubric_family(rubric.family())?;
        let newest = versions.first().unwrap_or(&rubric);
        if !uses.is_frozen(&newest.id) {
            return self.rubric(newest.id.as_str());
        }
        let next = rubric.next_version(RubricId(self.new_id()), newest.version + 1);
        self.add_rubric(next, &format!("Begin a new version of {}", rubric.title))
    }

    /// Makes a copy that can be edited.
    ///
    /// # Errors
    /// When there is no such rubric.
    pub fn copy_rubric(&self, id: &str) -> Result<Saved<Rubric>, StudioError> {
        self.may(Action::Design)?;
        let rubric = self.rubric(id)?.value;
        let copy = Rubric {
            id: RubricId(self.new_id()),
            lineage: None,
            version: 1,
            title: format!("{} (copy)", rubric.title),
            ..rubric
        };
        self.add_rubric(copy, "Copy a rubric")
    }

    /// Deletes a version of a rubric that nothing uses.
    ///
    /// # Errors
    /// When something does.
    pub fn delete_rubric(&self, id: &str) -> Result<(), StudioError> {
        self.may(Action::Design)?;
        let view = self.rubric_view(id)?;
        let users: Vec<String> = view.used_by.into_iter().chain(view.scored_in).collect();
        if !users.is_empty() {
            return Err(StudioError::refused(format!(
                "This rubric is used by {} and cannot be deleted.",
                users.join(", ")
            )));
        }
        self.save(
            "Delete a rubric",
            Vec::new(),
            vec![Write::Delete(Key::new(records::RUBRIC, id))],
        )
    }
}
