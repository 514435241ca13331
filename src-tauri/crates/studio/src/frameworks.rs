//! Competency frameworks: preview, import, find.

use domain::people::Action;
use std::collections::HashMap;

use domain::framework::{Competency, CompetencyKind, Framework};
use exchange::framework_file::{self, FrameworkFile, Unreadable};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Key, SearchFor, Write};

use crate::error::StudioError;
use crate::records;
use crate::workspace::Studio;

/// What importing a file would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FrameworkPreview {
    /// The framework as it would be.
    pub framework: Framework,
    /// Technical competencies.
    pub technical: u32,
    /// Transversal competencies.
    pub transversal: u32,
    /// Alternative labels in all.
    pub alternative_labels: u32,
    /// Competencies the workspace does not have yet.
    pub new: u32,
    /// Competencies that are there with other words.
    pub changed: u32,
    /// Competencies that are there as they are.
    pub unchanged: u32,
    /// Competencies the workspace has and the file has not; they stay.
    pub only_here: u32,
    /// What could not be read, and why.
    pub unreadable: Vec<Unreadable>,
    /// Things to know that lost nothing.
    pub notes: Vec<String>,
    /// The first competencies, to see what they look like.
    pub first: Vec<Competency>,
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Studio {
    fn competency_records(
        &self,
        framework: &str,
    ) -> Result<HashMap<String, Competency>, StudioError> {
        let list = self.list::<Competency>(records::COMPETENCY, &format!("{framework}/"))?;
        Ok(list
            .into_iter()
            .map(|c| (c.value.id.0.clone(), c.value))
            .collect())
    }

    fn preview_of(&self, file: &FrameworkFile) -> Result<FrameworkPreview, StudioError> {
        let here = self.competency_records(file.framework.id.as_str())?;
        let (mut new, mut changed, mut unchanged) = (0, 0, 0);
        for competency in &file.competencies {
            match here.get(&competency.id.0) {
                None => new += 1,
                Some(known) if known == competency => unchanged += 1,
                Some(_) => changed += 1,
            }
        }
        Ok(FrameworkPreview {
            framework: file.framework.clone(),
            technical: file.count_of(CompetencyKind::Technical),
            transversal: file.count_of(CompetencyKind::Transversal),
            alternative_labels: count(
                file.competencies
                    .iter()
                    .map(|c| c.alternative_labels.len())
                    .sum(),
            ),
            new,
            changed,
            unchanged,
            only_here: count(here.len()).saturating_sub(changed + unchanged),
            unreadable: file.unreadable.clone(),
            notes: file.notes.clone(),
            first: file.competencies.iter().take(12).cloned().collect(),
        })
    }

    /// Reads a file and says what importing it would do. Changes nothing.
    ///
    /// # Errors
    /// When the file is no framework this program reads.
    pub fn preview_framework(&self, bytes: &[u8]) -> Result<FrameworkPreview, StudioError> {
        self.preview_of(&framework_file::read(bytes)?)
    }

    /// Imports a framework as one step. Competencies that are there already are brought
    /// up to date; those the file no longer has stay, since outcomes may point at them.
    ///
    /// # Errors
    /// When the file is no framework, or nothing in it can be read.
    pub fn import_framework(&self, bytes: &[u8]) -> Result<FrameworkPreview, StudioError> {
        self.may(Action::Design)?;
        let file = framework_file::read(bytes)?;
        let preview = self.preview_of(&file)?;
        if file.competencies.is_empty() {
            return Err(StudioError::refused(
                "Not one competency in this file could be read. Nothing was imported.",
            ));
        }
        if preview.new + preview.changed == 0 {
            return Ok(preview);
        }
        let here = self.competency_records(file.framework.id.as_str())?;
        let mut framework = file.framework.clone();
        framework.imported_at = self.now();
        framework.competency_count = count(here.len()) + preview.new;
        let mut writes = vec![records::put(
            records::FRAMEWORK,
            framework.id.as_str(),
            &framework,
        )?];
        for competency in &file.competencies {
            if here.get(&competency.id.0) != Some(competency) {
                writes.push(records::put(
                    records::COMPETENCY,
                    competency.id.as_str(),
                    competency,
                )?);
            }
        }
        self.back_up_before("import")?;
        self.save(&format!("Import {}", framework.title), Vec::new(), writes)?;
        Ok(preview)
    }

    /// Every framework.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn frameworks(&self) -> Result<Vec<Framework>, StudioError> {
        Ok(self
            .list(records::FRAMEWORK, "")?
            .into_iter()
            .map(|f| f.value)
            .collect())
    }

    /// Takes a framework out. Outcomes keep the label they were aligned with.
    ///
    /// # Errors
    /// When there is none.
    pub fn remove_framework(&self, id: &str) -> Result<(), StudioError> {
        self.may(Action::Design)?;
        let framework = self
            .get::<Framework>(records::FRAMEWORK, id)?
            .ok_or_else(|| StudioError::not_found("framework", id))?;
        let mut writes: Vec<Write> = self
            .competency_records(id)?
            .into_keys()
            .map(|key| Write::Delete(Key::new(records::COMPETENCY, &key)))
            .collect();
        writes.push(Write::Delete(Key::new(records::FRAMEWORK, id)));
        self.save(
            &format!("Remove {}", framework.value.title),
            Vec::new(),
            writes,
        )
    }

    /// Competencies that answer a query, best first; all of a framework for an empty one.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find_competencies(
        &self,
        framework: &str,
        query: &str,
        limit: u32,
    ) -> Result<Vec<Competency>, StudioError> {
        if query.trim().is_empty() {
            let prefix = if framework.is_empty() {
                String::new()
            } else {
                format!("{framework}/")
            };
            let mut all: Vec<Competency> = self
                .list::<Competency>(records::COMPETENCY, &prefix)?
                .into_iter()
                .map(|c| c.value)
                .collect();
            all.sort_by(|a, b| a.label.cmp(&b.label));
            all.truncate(limit as usize);
            return Ok(all);
        }
        let (_, found) = self.hits::<Competency>(&SearchFor {
            words: query.to_owned(),
            kind: records::COMPETENCY.to_owned(),
            within: framework.to_owned(),
            limit: limit as usize,
            ..SearchFor::default()
        })?;
        Ok(found.into_iter().map(|c| c.value).collect())
    }
}
