//! Programmes to and from files.

use domain::ProgrammeId;
use domain::assessment_standard::AssessmentStandard;
use domain::lifecycle::ProgrammeState;
use domain::people::Action;
use domain::programme::{Assessment, Programme};
use domain::record_kind::RecordKind;
use domain::rubric::Rubric;
use exchange::programme_file;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Records, Write};
use words::Message;
use words::say::programmes as say;

use crate::core::error::StudioError;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;
use crate::programmes::editing::{code_is_free, references_kept};

/// Fields of a file that are named where they are left out.
const NAMED: usize = 12;

/// A programme that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportedProgramme {
    /// The programme as it is here.
    pub saved: Saved<Programme>,
    /// What of the file was left out.
    pub notes: Vec<Message>,
}

impl Studio {
    /// A programme with its rubrics as a file's text.
    ///
    /// # Errors
    /// When there is none.
    pub fn export_programme(&self, id: &str) -> Result<String, StudioError> {
        self.ask_to_export(Action::ExportDesigns, &say::step_export())?;
        let programme = self.programme(id)?.value;
        let mut rubrics: Vec<Rubric> = Vec::new();
        for rubric_id in programme
            .assessments
            .iter()
            .filter_map(|a| a.rubric_id.as_ref())
        {
            if let Some(rubric) = self.get::<Rubric>(RecordKind::Rubric, rubric_id.as_str())?
                && !rubrics.contains(&rubric.value)
            {
                rubrics.push(rubric.value);
            }
        }
        Ok(programme_file::write(programme, rubrics)?)
    }

    /// Takes a programme file in as a draft. Where the code is here already it becomes
    /// the next version; importing what is here unchanged changes nothing.
    ///
    /// # Errors
    /// When the file breaks a rule, or the version here can still change.
    pub fn import_programme(&self, bytes: &[u8]) -> Result<ImportedProgramme, StudioError> {
        let permit = self.may(Action::Design)?;
        let file = programme_file::read(bytes)?;
        let unknown = file.unknown;
        let notes = match unknown.len() {
            0 => Vec::new(),
            count => vec![say::left_out(count, unknown.into_iter().take(NAMED))],
        };
        let (mut guards, mut writes) = (Vec::new(), Vec::new());
        let mut programme = file.programme;
        for mut rubric in file.rubrics {
            match self.get::<Rubric>(RecordKind::Rubric, rubric.id.as_str())? {
                Some(here) if here.value == rubric => continue,
                Some(_) => {
                    // Another rubric has this identity here: this one comes in beside it.
                    let id = domain::RubricId(self.new_id());
                    for assessment in programme
                        .assessments
                        .iter_mut()
                        .filter(|a| uses(a, &rubric))
                    {
                        assessment.rubric_id = Some(id.clone());
                    }
                    rubric.id = id;
                    rubric.lineage = None;
                    rubric.version = 1;
                }
                None => {}
            }
            guards.push(records::absent(RecordKind::Rubric, rubric.id.as_str()));
            writes.push(records::put(
                RecordKind::Rubric,
                rubric.id.as_str(),
                &rubric,
            )?);
        }
        for assessment in &mut programme.assessments {
            // A rubric that neither the file nor this workspace has cannot be marked with.
            if let Some(id) = &assessment.rubric_id {
                let key = records::key(RecordKind::Rubric, id.as_str());
                if !writes.iter().any(|write: &Write| *write.key() == key)
                    && !self.store.exists(&key)?
                {
                    assessment.rubric_id = None;
                }
            }
        }
        let here = self.newest_programme(&programme.code)?;
        if let Some(Saved { value: here, .. }) = &here {
            // All versions of a programme are written with one code.
            programme.code.clone_from(&here.code);
            let same = Programme {
                id: here.id.clone(),
                version: here.version,
                state: here.state,
                approved_at: here.approved_at.clone(),
                designed_by: here.designed_by.clone(),
                ..programme.clone()
            };
            if same == *here && writes.is_empty() {
                return Ok(ImportedProgramme {
                    saved: self.programme(here.id.as_str())?,
                    notes,
                });
            }
            if !here.state.is_frozen() {
                let reason = say::refused_differs(&here.code, here.state.said(), here.version);
                return Err(StudioError::refused(reason));
            }
        }
        if let Some(id) = &programme.assessment_standard_id
            && self
                .get::<AssessmentStandard>(RecordKind::AssessmentStandard, id.as_str())?
                .is_none()
        {
            // The file does not carry the standard: one of this institution is adopted instead.
            programme.assessment_standard_id = None;
        }
        programme.id = ProgrammeId(self.new_id());
        programme.version = match &here {
            Some(here) => records::next_number(here.value.version)?,
            None => 1,
        };
        programme.state = ProgrammeState::Draft;
        programme.approved_at = None;
        self.sign_as_designer(&mut programme);
        let id = programme.id.0.clone();
        let references = references_kept(None, &programme);
        let elsewhere = |guard: &Guard| !writes.iter().any(|write| is_for(guard, write));
        guards.extend(references.into_iter().filter(elsewhere));
        guards.push(records::absent(RecordKind::Programme, &id));
        guards.push(code_is_free(&programme));
        writes.push(records::put(RecordKind::Programme, &id, &programme)?);
        self.back_up_before("import")?;
        let what = say::step_import(&programme.code);
        let committed = self.save_step(&permit, &what, guards, writes)?;
        let key = records::key(RecordKind::Programme, &id);
        Ok(ImportedProgramme {
            saved: Saved {
                revision: committed.revision(&key).unwrap_or(0),
                value: programme,
            },
            notes,
        })
    }
}

fn uses(assessment: &Assessment, rubric: &Rubric) -> bool {
    assessment.rubric_id.as_ref() == Some(&rubric.id)
}

/// Whether a guard asks for what a write brings.
fn is_for(guard: &Guard, write: &Write) -> bool {
    matches!(guard, Guard::Present(key) if key == write.key())
}
