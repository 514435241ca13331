//! The institution's assessment standards: written once, adopted by programmes.

use domain::AssessmentStandardId;
use domain::assessment_standard::AssessmentStandard;
use domain::decimal::Decimal;
use domain::people::Action;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{PartValue, Range, Write};
use words::{Message, say};

use crate::assessment::families::STANDARDS;
use crate::core::error::StudioError;
use crate::core::finding::shown_count;
use crate::core::indexes::{AWARD_STANDARD, Guarding, PROGRAMME_STANDARD, STANDARD_FAMILY};
use crate::core::permit::Permit;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// A standard in a list: its newest version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssessmentStandardSummary {
    /// The newest version's identity.
    pub id: AssessmentStandardId,
    /// The title.
    pub title: String,
    /// The newest version's number.
    pub version: u32,
    /// Whether that version is finished.
    pub finished: bool,
    /// The pass mark, in per cent.
    pub pass_mark: Decimal,
    /// Every finished version, newest first, which programmes can adopt.
    pub adoptable: Vec<AdoptableStandard>,
}

/// A finished version that programmes can adopt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AdoptableStandard {
    /// Its identity.
    pub id: AssessmentStandardId,
    /// Its number.
    pub version: u32,
}

/// A page of standards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssessmentStandardPage {
    /// The standards, by title.
    pub standards: Vec<AssessmentStandardSummary>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<String>,
}

/// Programme versions that adopted a standard are named up to this many.
const NAMED: usize = 20;

/// A standard with what the program says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssessmentStandardView {
    /// The standard and its revision.
    pub saved: Saved<AssessmentStandard>,
    /// The rules in plain words.
    pub words: Vec<Message>,
    /// The first programme versions that adopted it.
    pub adopted_by: Vec<Message>,
    /// How many programme versions adopted it.
    pub adopted_by_total: u32,
    /// All versions, newest first.
    pub versions: Vec<AdoptableStandard>,
}

impl Studio {
    pub(crate) fn assessment_standard(
        &self,
        id: &str,
    ) -> Result<Saved<AssessmentStandard>, StudioError> {
        self.get(RecordKind::AssessmentStandard, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::AssessmentStandard, id))
    }

    /// A page of standards, each by its newest version, in order of their titles.
    ///
    /// # Errors
    /// When the index cannot be read, or the list cannot go on from there.
    pub fn assessment_standards(
        &self,
        beginning: &str,
        after: Option<String>,
        limit: u32,
    ) -> Result<AssessmentStandardPage, StudioError> {
        let (families, next) = self.families(&STANDARDS, beginning, after, limit)?;
        let mut standards = Vec::with_capacity(families.len());
        for versions in families {
            let versions = self.standards_of(&versions)?;
            let Some(newest) = versions.first() else {
                continue;
            };
            standards.push(AssessmentStandardSummary {
                id: newest.id.clone(),
                title: newest.title.clone(),
                version: newest.version,
                finished: newest.finished_at.is_some(),
                pass_mark: newest.pass_mark,
                adoptable: versions
                    .iter()
                    .filter(|s| s.finished_at.is_some())
                    .map(adoptable)
                    .collect(),
            });
        }
        Ok(AssessmentStandardPage { standards, next })
    }

    fn standards_of(&self, ids: &[String]) -> Result<Vec<AssessmentStandard>, StudioError> {
        let found = self.get_many(RecordKind::AssessmentStandard, ids)?;
        Ok(found.into_iter().flatten().map(|s| s.value).collect())
    }

    /// A standard with everything the screen says about it.
    ///
    /// # Errors
    /// When there is none.
    pub fn assessment_standard_view(
        &self,
        id: &str,
    ) -> Result<AssessmentStandardView, StudioError> {
        let saved = self.assessment_standard(id)?;
        let versions = self.versions_of(&STANDARDS, saved.value.family().as_str())?;
        let versions = self.standards_of(&versions)?;
        let adopted = Range::of(id);
        let adopted_by_total = shown_count(self.count_of(&PROGRAMME_STANDARD, &adopted)?);
        let (adopters, _) =
            self.page_in::<Programme>(&PROGRAMME_STANDARD, adopted, NAMED, None, false)?;
        Ok(AssessmentStandardView {
            words: saved.value.in_words(),
            adopted_by: adopters
                .iter()
                .map(|p| say::programmes::code_version(&p.value.code, p.value.version))
                .collect(),
            adopted_by_total,
            versions: versions.iter().map(adoptable).collect(),
            saved,
        })
    }

    /// Begins a standard with the usual rules.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn create_assessment_standard(
        &self,
        title: &str,
    ) -> Result<Saved<AssessmentStandard>, StudioError> {
        let permit = self.may(Action::SetStandards)?;
        let id = AssessmentStandardId(self.new_id());
        self.add_standard(
            &permit,
            AssessmentStandard::usual(id, title),
            &say::assessment_standards::step_add(),
        )
    }

    fn add_standard(
        &self,
        permit: &Permit,
        standard: AssessmentStandard,
        what: &Message,
    ) -> Result<Saved<AssessmentStandard>, StudioError> {
        standard.validate().map_err(StudioError::refused)?;
        let id = standard.id.0.clone();
        let mut guards = vec![records::absent(RecordKind::AssessmentStandard, &id)];
        if let Some(family) = &standard.lineage {
            guards.push(STANDARD_FAMILY.no_two([
                PartValue::from(family.as_str()),
                PartValue::from(standard.version),
            ]));
        }
        let of = (RecordKind::AssessmentStandard, id.as_str());
        self.save_one(permit, what, guards, of, standard)
    }

    /// Saves a version that is not finished.
    ///
    /// # Errors
    /// When it is finished, was changed meanwhile, or breaks a rule.
    pub fn save_assessment_standard(
        &self,
        saved: &Saved<AssessmentStandard>,
    ) -> Result<AssessmentStandardView, StudioError> {
        let permit = self.may(Action::SetStandards)?;
        let id = saved.value.id.as_str();
        let here = self.assessment_standard(id)?.value;
        if here.finished_at.is_some() {
            return Err(StudioError::refused(
                say::assessment_standards::refused_finished(),
            ));
        }
        let same = (&here.lineage, here.version, &here.finished_at)
            == (
                &saved.value.lineage,
                saved.value.version,
                &saved.value.finished_at,
            );
        if !same {
            return Err(StudioError::refused(
                say::assessment_standards::refused_by_hand(),
            ));
        }
        saved.value.validate().map_err(StudioError::refused)?;
        self.save(
            &permit,
            &say::assessment_standards::step_change(&saved.value.title),
            vec![records::revision_is(
                RecordKind::AssessmentStandard,
                id,
                saved.revision,
            )],
            vec![records::put(
                RecordKind::AssessmentStandard,
                id,
                &saved.value,
            )?],
        )?;
        self.assessment_standard_view(id)
    }

    /// Finishes a version: from now on it never changes, and programmes can adopt it.
    ///
    /// # Errors
    /// When it is finished already, or was changed meanwhile.
    pub fn finish_assessment_standard(
        &self,
        id: &str,
        revision: u32,
    ) -> Result<AssessmentStandardView, StudioError> {
        let permit = self.may(Action::SetStandards)?;
        let mut standard = self.assessment_standard(id)?.value;
        if standard.finished_at.is_some() {
            return Err(StudioError::refused(
                say::assessment_standards::refused_already(),
            ));
        }
        standard.validate().map_err(StudioError::refused)?;
        standard.finished_at = Some(self.now());
        self.save_for_good(
            &permit,
            &say::assessment_standards::step_finish(&standard.title, standard.version),
            vec![records::revision_is(
                RecordKind::AssessmentStandard,
                id,
                revision,
            )],
            vec![records::put(RecordKind::AssessmentStandard, id, &standard)?],
        )?;
        self.assessment_standard_view(id)
    }

    /// Begins the next version of a finished one; where one is begun already, that one.
    ///
    /// # Errors
    /// When there is no such standard.
    pub fn next_assessment_standard(
        &self,
        id: &str,
    ) -> Result<Saved<AssessmentStandard>, StudioError> {
        let permit = self.may(Action::SetStandards)?;
        let standard = self.assessment_standard(id)?.value;
        let newest = self.newest_of(&STANDARDS, standard.family().as_str())?;
        let newest = self.assessment_standard(newest.as_deref().unwrap_or(id))?;
        if newest.value.finished_at.is_none() {
            return Ok(newest);
        }
        let next = standard.next_version(
            AssessmentStandardId(self.new_id()),
            records::next_number(newest.value.version)?,
        );
        self.add_standard(
            &permit,
            next,
            &say::assessment_standards::step_next(&standard.title),
        )
    }

    /// Deletes a version that nobody adopted and nothing was decided by.
    ///
    /// # Errors
    /// When somebody did.
    pub fn delete_assessment_standard(&self, id: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::SetStandards)?;
        let revision = self.assessment_standard(id)?.revision;
        if self.any_in(&PROGRAMME_STANDARD, Range::of(id))?
            || self.any_in(&AWARD_STANDARD, Range::of(id))?
        {
            return Err(StudioError::refused(
                say::assessment_standards::refused_used(),
            ));
        }
        self.save(
            &permit,
            &say::assessment_standards::step_delete(),
            vec![records::revision_is(
                RecordKind::AssessmentStandard,
                id,
                revision,
            )],
            vec![Write::Delete(records::key(
                RecordKind::AssessmentStandard,
                id,
            ))],
        )
    }
}

fn adoptable(standard: &AssessmentStandard) -> AdoptableStandard {
    AdoptableStandard {
        id: standard.id.clone(),
        version: standard.version,
    }
}
