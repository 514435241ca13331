//! Competency frameworks: preview, import, find.

use domain::framework::{Competency, CompetencyKind, Framework};
use domain::people::Action;
use domain::record_kind::RecordKind;
use exchange::framework_file::{self, FrameworkFile, Unreadable};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Range, SearchFor, Write};
use words::Message;
use words::say::frameworks as say;

use crate::core::error::StudioError;
use crate::core::finding::{rows_of_page, shown_count};
use crate::core::indexes::COMPETENCY_LABEL;
use crate::core::records;
use crate::core::studio::Studio;

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
    pub notes: Vec<Message>,
    /// The first competencies, to see what they look like.
    pub first: Vec<Competency>,
}

/// A page of competencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompetencyPage {
    /// The competencies.
    pub competencies: Vec<Competency>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<String>,
    /// How many there are in all, or answer the query.
    pub total: u32,
}

/// How many competencies are held against what is here at once.
const AT_ONCE: usize = 1_000;

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Studio {
    /// What importing would do, and the places in the file of what it would write.
    fn preview_of(
        &self,
        file: &FrameworkFile,
    ) -> Result<(FrameworkPreview, Vec<usize>), StudioError> {
        let (mut new, mut changed, mut unchanged) = (0, 0, 0);
        let mut to_write = Vec::new();
        for (page, competencies) in file.competencies.chunks(AT_ONCE).enumerate() {
            let ids: Vec<String> = competencies.iter().map(|c| c.id.0.clone()).collect();
            let here = self.get_many::<Competency>(RecordKind::Competency, &ids)?;
            for (place, (competency, here)) in competencies.iter().zip(here).enumerate() {
                match here {
                    Some(known) if known.value == *competency => {
                        unchanged += 1;
                        continue;
                    }
                    Some(_) => changed += 1,
                    None => new += 1,
                }
                to_write.push(page * AT_ONCE + place);
            }
        }
        let here = self.competencies_in(file.framework.id.as_str())?;
        let preview = FrameworkPreview {
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
            only_here: here.saturating_sub(changed + unchanged),
            unreadable: file.unreadable.clone(),
            notes: file.notes.clone(),
            first: file.competencies.iter().take(12).cloned().collect(),
        };
        Ok((preview, to_write))
    }

    /// How many competencies of a framework are here.
    fn competencies_in(&self, framework: &str) -> Result<u32, StudioError> {
        Ok(shown_count(
            self.count_of(&COMPETENCY_LABEL, &Range::of(framework))?,
        ))
    }

    /// Reads a file and says what importing it would do. Changes nothing.
    ///
    /// # Errors
    /// When the file is no framework this program reads.
    pub fn preview_framework(&self, bytes: &[u8]) -> Result<FrameworkPreview, StudioError> {
        Ok(self.preview_of(&framework_file::read(bytes)?)?.0)
    }

    /// Imports a framework as one step. Competencies that are there already are brought
    /// up to date; those the file no longer has stay, since outcomes may point at them.
    ///
    /// # Errors
    /// When the file is no framework, or nothing in it can be read.
    pub fn import_framework(&self, bytes: &[u8]) -> Result<FrameworkPreview, StudioError> {
        let permit = self.may(Action::Design)?;
        let file = framework_file::read(bytes)?;
        let (preview, to_write) = self.preview_of(&file)?;
        if file.competencies.is_empty() {
            return Err(StudioError::refused(say::refused_nothing()));
        }
        if preview.new + preview.changed == 0 {
            return Ok(preview);
        }
        let here = self.competencies_in(file.framework.id.as_str())?;
        let known = self.get::<Framework>(RecordKind::Framework, file.framework.id.as_str())?;
        let guard = records::revision_is(
            RecordKind::Framework,
            file.framework.id.as_str(),
            known.map_or(0, |framework| framework.revision),
        );
        let mut framework = file.framework.clone();
        framework.imported_at = self.now();
        framework.competency_count = here.saturating_add(preview.new);
        let mut writes = vec![records::put(
            RecordKind::Framework,
            framework.id.as_str(),
            &framework,
        )?];
        for competency in to_write.iter().filter_map(|n| file.competencies.get(*n)) {
            writes.push(records::put(
                RecordKind::Competency,
                competency.id.as_str(),
                competency,
            )?);
        }
        self.back_up_before("import")?;
        self.save(
            &permit,
            &say::step_import(&framework.title),
            vec![guard],
            writes,
        )?;
        Ok(preview)
    }

    /// Every framework.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn frameworks(&self) -> Result<Vec<Framework>, StudioError> {
        Ok(self
            .list(RecordKind::Framework, "")?
            .into_iter()
            .map(|f| f.value)
            .collect())
    }

    /// Takes a framework out. Outcomes keep the label they were aligned with.
    ///
    /// # Errors
    /// When there is none.
    pub fn remove_framework(&self, id: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::Design)?;
        let framework = self
            .get::<Framework>(RecordKind::Framework, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Framework, id))?;
        let mut writes: Vec<Write> = self
            .identities(RecordKind::Competency, &format!("{id}/"))?
            .into_iter()
            .map(|key| Write::Delete(records::key(RecordKind::Competency, &key)))
            .collect();
        writes.push(Write::Delete(records::key(RecordKind::Framework, id)));
        self.save(
            &permit,
            &say::step_remove(&framework.value.title),
            vec![records::revision_is(
                RecordKind::Framework,
                id,
                framework.revision,
            )],
            writes,
        )
    }

    /// The first competencies that answer a query, best first; by label for an empty one.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find_competencies(
        &self,
        framework: &str,
        query: &str,
        limit: u32,
    ) -> Result<Vec<Competency>, StudioError> {
        Ok(self
            .competencies(framework, query, None, limit)?
            .competencies)
    }

    /// A page of the competencies that answer a query, best first. For an empty one those of
    /// a framework by label, or of all, framework after framework.
    ///
    /// # Errors
    /// When the index cannot be read, or the list cannot go on from there.
    pub fn competencies(
        &self,
        framework: &str,
        query: &str,
        after: Option<String>,
        limit: u32,
    ) -> Result<CompetencyPage, StudioError> {
        let limit = rows_of_page(limit);
        if query.trim().is_empty() {
            let range = if framework.is_empty() {
                Range::all()
            } else {
                Range::of(framework)
            };
            let total = shown_count(self.count_of(&COMPETENCY_LABEL, &range)?);
            let (page, next) =
                self.page_in::<Competency>(&COMPETENCY_LABEL, range, limit, after, false)?;
            return Ok(CompetencyPage {
                competencies: page.into_iter().map(|c| c.value).collect(),
                next,
                total,
            });
        }
        let found = self.found_page::<Competency>(
            SearchFor {
                words: query.to_owned(),
                kind: RecordKind::Competency.name().to_owned(),
                within: framework.to_owned(),
                ..SearchFor::default()
            },
            after,
            limit,
        )?;
        Ok(CompetencyPage {
            competencies: found.records.into_iter().map(|c| c.value).collect(),
            next: found.next,
            total: found.total,
        })
    }
}
