//! The library of rubrics.

use domain::RubricId;
use domain::people::Action;
use domain::programme::Programme;
use domain::rubric::{Criterion, Rubric, RubricLevel, RubricWarning};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Key, Write};

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::workspace::Studio;

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
    /// Whether a frozen programme version uses it, so that it cannot change.
    pub frozen: bool,
}

/// A rubric in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricSummary {
    /// Its identity.
    pub id: RubricId,
    /// The title.
    pub title: String,
    /// How many criteria.
    pub criteria: u32,
    /// How many levels.
    pub levels: u32,
}

impl Studio {
    /// Every rubric, by title.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn rubrics(&self) -> Result<Vec<RubricSummary>, StudioError> {
        let mut list: Vec<RubricSummary> = self
            .list::<Rubric>(records::RUBRIC, "")?
            .into_iter()
            .map(|r| RubricSummary {
                id: r.value.id,
                title: r.value.title,
                criteria: u32::try_from(r.value.criteria.len()).unwrap_or(0),
                levels: u32::try_from(r.value.levels.len()).unwrap_or(0),
            })
            .collect();
        list.sort_by(|a, b| a.title.cmp(&b.title));
        Ok(list)
    }

    /// A rubric with everything the screen says about it.
    ///
    /// # Errors
    /// When there is none.
    pub fn rubric_view(&self, id: &str) -> Result<RubricView, StudioError> {
        let saved = self
            .get::<Rubric>(records::RUBRIC, id)?
            .ok_or_else(|| StudioError::not_found("rubric", id))?;
        let users: Vec<Programme> = self
            .list::<Programme>(records::PROGRAMME, "")?
            .into_iter()
            .map(|p| p.value)
            .filter(|p| {
                p.assessments
                    .iter()
                    .any(|a| a.rubric_id.as_ref().is_some_and(|r| r.as_str() == id))
            })
            .collect();
        Ok(RubricView {
            warnings: saved.value.warnings(),
            used_by: users
                .iter()
                .map(|p| format!("{} version {}", p.code, p.version))
                .collect(),
            frozen: users.iter().any(|p| p.state.is_frozen()),
            saved,
        })
    }

    /// Begins a rubric with four levels and one criterion.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn create_rubric(&self, title: &str) -> Result<Saved<Rubric>, StudioError> {
        self.may(Action::Design)?;
        let levels: Vec<RubricLevel> = ["Beginning", "Developing", "Proficient", "Advanced"]
            .into_iter()
            .zip(1..)
            .map(|(title, points)| RubricLevel {
                id: self.new_id().as_str().into(),
                title: title.to_owned(),
                points,
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
            weight: 100,
            outcome_ids: Vec::new(),
            descriptors: vec![String::new(); levels.len()],
        };
        let rubric = Rubric {
            id: RubricId(self.new_id()),
            title: title.to_owned(),
            levels,
            criteria: vec![first],
        };
        rubric.validate().map_err(StudioError::refused)?;
        let id = rubric.id.0.clone();
        self.save(
            "Add a rubric",
            vec![records::absent(records::RUBRIC, &id)],
            vec![records::put(records::RUBRIC, &id, &rubric)?],
        )?;
        Ok(Saved {
            revision: 1,
            value: rubric,
        })
    }

    /// Saves a rubric that no frozen programme version uses.
    ///
    /// # Errors
    /// When it is frozen, was changed meanwhile, or breaks a rule.
    pub fn save_rubric(&self, saved: &Saved<Rubric>) -> Result<RubricView, StudioError> {
        self.may(Action::Design)?;
        let id = saved.value.id.as_str();
        if self.rubric_view(id)?.frozen {
            return Err(StudioError::refused(
                "An approved programme uses this rubric, so it cannot change. Make a copy and edit that.",
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

    /// Makes a copy that can be edited.
    ///
    /// # Errors
    /// When there is no such rubric.
    pub fn copy_rubric(&self, id: &str) -> Result<Saved<Rubric>, StudioError> {
        self.may(Action::Design)?;
        let mut rubric = self.rubric_view(id)?.saved.value;
        rubric.id = RubricId(self.new_id());
        rubric.title = format!("{} (copy)", rubric.title);
        let id = rubric.id.0.clone();
        self.save(
            "Copy a rubric",
            vec![records::absent(records::RUBRIC, &id)],
            vec![records::put(records::RUBRIC, &id, &rubric)?],
        )?;
        Ok(Saved {
            revision: 1,
            value: rubric,
        })
    }

    /// Deletes a rubric that no programme uses.
    ///
    /// # Errors
    /// When one does.
    pub fn delete_rubric(&self, id: &str) -> Result<(), StudioError> {
        self.may(Action::Design)?;
        let view = self.rubric_view(id)?;
        if !view.used_by.is_empty() {
            return Err(StudioError::refused(format!(
                "This rubric is used by {} and cannot be deleted.",
                view.used_by.join(", ")
            )));
        }
        self.save(
            "Delete a rubric",
            Vec::new(),
            vec![Write::Delete(Key::new(records::RUBRIC, id))],
        )
    }
}
