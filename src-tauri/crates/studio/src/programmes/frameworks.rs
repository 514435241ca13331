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
use crate::core::indexes::COMPETENCY_PLACE;
use crate::core::records;
use crate::core::studio::Studio;

/// What importing a file would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FrameworkPreview {
    /// The framework as it would be.
    pub framework: Framework,
    /// The language of the labels in the file (BCP 47); empty where nobody said it.
    pub language: String,
    /// Whether a person is to say in which language the labels are: most competencies are here
    /// already, under other labels. Nothing is imported before.
    pub asks_language: bool,
    /// Whether the labels are added to those that are here, in another language.
    pub adds_labels: bool,
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

/// A file with a framework, as a person chose it.
#[derive(Debug, Clone, Copy, Default)]
pub struct FrameworkSource<'f> {
    /// What the file is called: ESCO’s tables name their language there.
    pub name: &'f str,
    /// What is in it.
    pub bytes: &'f [u8],
    /// The language of its labels where a person said it; empty otherwise.
    pub labels: &'f str,
}

/// The language that a file’s name ends with, as in `skills_de.csv`.
fn language_of_name(name: &str) -> Option<&str> {
    let (stem, _) = name.rsplit_once('.')?;
    let (_, last) = stem.rsplit_once(['_', '-'])?;
    let is_language = last.len() == 2 && last.bytes().all(|b| b.is_ascii_lowercase());
    is_language.then_some(last)
}

/// A framework in a file, held against what is here.
struct Held {
    preview: FrameworkPreview,
    /// What would be written.
    writes: Vec<Competency>,
}

/// How many of the competencies that are here already have other labels in a file.
#[derive(Default)]
struct Relabelled {
    of: usize,
    other: usize,
}

impl Studio {
    /// What importing would do, and what it would write.
    fn held_against_here(&self, source: FrameworkSource<'_>) -> Result<Held, StudioError> {
        let file = self.read_framework(source)?;
        let known = self
            .get::<Framework>(RecordKind::Framework, file.framework.id.as_str())?
            .map(|known| known.value);
        let relabelled = match known {
            Some(_) => self.relabelled(&file)?,
            None => Relabelled::default(),
        };
        let said = Some(source.labels)
            .filter(|labels| !labels.is_empty())
            .or_else(|| Some(file.framework.language.as_str()).filter(|l| !l.is_empty()))
            .or_else(|| language_of_name(source.name))
            .map(str::to_owned);
        let here = known.as_ref().map(|known| known.language.clone());
        let mostly_other = relabelled.other * 2 > relabelled.of;
        // Nothing says why most labels differ: another language, or another edition.
        let asks = said.is_none() && mostly_other;
        let language = said.or_else(|| here.clone()).unwrap_or_default();
        // Where nobody said the language of what is here, its labels tell whether it is this one.
        let is_other = |here: String| match here.as_str() {
            "" => mostly_other,
            here => here != language && relabelled.other > 0,
        };
        let adds = here.is_some_and(is_other);
        let mut held = self.compared(file, adds.then_some(language.as_str()))?;
        held.preview.asks_language = asks;
        held.preview.adds_labels = adds;
        held.preview.framework.language.clone_from(&language);
        held.preview.language = language;
        if let Some(known) = known.filter(|_| adds) {
            held.preview.framework.language = known.language;
            held.preview.framework.title = known.title;
        }
        Ok(held)
    }

    fn read_framework(&self, source: FrameworkSource<'_>) -> Result<FrameworkFile, StudioError> {
        let today = self
            .now()
            .date()
            .ok_or_else(|| StudioError::refused(words::say::errors::no_date()))?;
        Ok(framework_file::read(source.bytes, &today)?)
    }

    fn relabelled(&self, file: &FrameworkFile) -> Result<Relabelled, StudioError> {
        let mut found = Relabelled::default();
        for competencies in file.competencies.chunks(AT_ONCE) {
            let ids: Vec<String> = competencies.iter().map(|c| c.id.0.clone()).collect();
            let here = self.get_many::<Competency>(RecordKind::Competency, &ids)?;
            for (competency, here) in competencies.iter().zip(here) {
                let Some(here) = here else { continue };
                found.of += 1;
                found.other += usize::from(here.value.label != competency.label);
            }
        }
        Ok(found)
    }

    /// Holds each competency against what is here. With a language, its labels are added to those.
    fn compared(&self, file: FrameworkFile, adds: Option<&str>) -> Result<Held, StudioError> {
        let (mut new, mut changed, mut unchanged) = (0, 0, 0);
        let mut writes = Vec::new();
        for competencies in file.competencies.chunks(AT_ONCE) {
            let ids: Vec<String> = competencies.iter().map(|c| c.id.0.clone()).collect();
            let here = self.get_many::<Competency>(RecordKind::Competency, &ids)?;
            for (competency, here) in competencies.iter().zip(here) {
                let mut wanted = competency.clone();
                match here.map(|here| here.value) {
                    Some(known) => {
                        wanted.other_labels.clone_from(&known.other_labels);
                        if let Some(language) = adds {
                            wanted.add_labels(
                                language,
                                &competency.label,
                                &competency.alternative_labels,
                            );
                            wanted.label.clone_from(&known.label);
                            wanted
                                .alternative_labels
                                .clone_from(&known.alternative_labels);
                        }
                        if known == wanted {
                            unchanged += 1;
                            continue;
                        }
                        changed += 1;
                    }
                    None => new += 1,
                }
                writes.push(wanted);
            }
        }
        let here = self.competencies_in(file.framework.id.as_str())?;
        let preview = FrameworkPreview {
            language: String::new(),
            asks_language: false,
            adds_labels: false,
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
            first: file.competencies.iter().take(12).cloned().collect(),
            framework: file.framework,
            unreadable: file.unreadable,
            notes: file.notes,
        };
        Ok(Held { preview, writes })
    }

    /// How many competencies of a framework are here.
    fn competencies_in(&self, framework: &str) -> Result<u32, StudioError> {
        Ok(shown_count(
            self.count_of(&COMPETENCY_PLACE, &Range::of(framework))?,
        ))
    }

    /// Reads a file and says what importing it would do. Changes nothing.
    ///
    /// # Errors
    /// When the file is no framework this program reads.
    pub fn preview_framework(
        &self,
        source: FrameworkSource<'_>,
    ) -> Result<FrameworkPreview, StudioError> {
        Ok(self.held_against_here(source)?.preview)
    }

    /// Imports a framework as one step. Competencies that are there already are brought
    /// up to date; those the file no longer has stay, since outcomes may point at them.
    ///
    /// # Errors
    /// When the file is no framework, nothing in it can be read, or its language is asked for.
    pub fn import_framework(
        &self,
        source: FrameworkSource<'_>,
    ) -> Result<FrameworkPreview, StudioError> {
        let permit = self.may(Action::Design)?;
        let Held { preview, writes } = self.held_against_here(source)?;
        if preview.asks_language {
            return Err(StudioError::refused(say::refused_language()));
        }
        if preview.technical + preview.transversal == 0 {
            return Err(StudioError::refused(say::refused_nothing()));
        }
        if preview.new + preview.changed == 0 {
            return Ok(preview);
        }
        let id = preview.framework.id.as_str();
        let here = self.competencies_in(id)?;
        let known = self.get::<Framework>(RecordKind::Framework, id)?;
        let guard = records::revision_is(
            RecordKind::Framework,
            id,
            known.map_or(0, |framework| framework.revision),
        );
        let mut framework = preview.framework.clone();
        framework.imported_at = self.now();
        framework.competency_count = here.saturating_add(preview.new);
        let framework = records::put(RecordKind::Framework, id, &framework)?;
        let mut changes = Vec::with_capacity(writes.len() + 1);
        changes.push(framework);
        for competency in writes {
            let id = competency.id.as_str();
            changes.push(records::put(RecordKind::Competency, id, &competency)?);
        }
        self.back_up_before("import")?;
        self.save(
            &permit,
            &say::step_import(&preview.framework.title),
            vec![guard],
            changes,
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
            let total = shown_count(self.count_of(&COMPETENCY_PLACE, &range)?);
            let (page, next) =
                self.page_in::<Competency>(&COMPETENCY_PLACE, range, limit, after, false)?;
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
