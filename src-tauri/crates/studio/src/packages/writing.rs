//! Writing packages.

use std::collections::BTreeSet;
use std::path::Path;

use domain::assessment_standard::AssessmentStandard;
use domain::audit::Audit;
use domain::people::Action;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use domain::rubric::Rubric;
use serde::Serialize;
use store::{ArchiveWriter, Manifest, Records};
use words::say::packages as say;

use super::reading::kind_said;
use super::{Entry, Handover, RECORDS};
use crate::core::error::{StudioError, from_below};
use crate::core::migration::SCHEMA;
use crate::core::records;
use crate::core::studio::Studio;

fn entry<T: Serialize>(kind: RecordKind, id: &str, value: &T) -> Result<Entry, StudioError> {
    Ok(Entry {
        kind,
        id: id.to_owned(),
        schema: SCHEMA,
        value: serde_json::to_value(value).map_err(|e| {
            StudioError::refused(say::refused_not_written(e.to_string(), id, kind_said(kind)))
        })?,
        base: None,
    })
}

impl Studio {
    /// A programme version, its rubrics and assessment standard, and where asked for an audit of it.
    fn entries_of(
        &self,
        programme: &Programme,
        audit: Option<&Audit>,
    ) -> Result<Vec<Entry>, StudioError> {
        let mut entries = vec![entry(
            RecordKind::Programme,
            programme.id.as_str(),
            programme,
        )?];
        let rubrics: BTreeSet<String> = programme
            .assessments
            .iter()
            .filter_map(|a| a.rubric_id.as_ref().map(|id| id.0.clone()))
            .collect();
        let rubrics: Vec<String> = rubrics.into_iter().collect();
        let found = self.get_many::<Rubric>(RecordKind::Rubric, &rubrics)?;
        for rubric in found.into_iter().flatten() {
            let id = rubric.value.id.as_str();
            entries.push(entry(RecordKind::Rubric, id, &rubric.value)?);
        }
        if let Some(id) = &programme.assessment_standard_id {
            let kind = RecordKind::AssessmentStandard;
            let standard = self.get::<AssessmentStandard>(kind, id.as_str())?;
            if let Some(standard) = standard {
                entries.push(entry(kind, id.as_str(), &standard.value)?);
            }
        }
        if let Some(audit) = audit {
            entries.push(entry(RecordKind::Audit, audit.id.as_str(), audit)?);
        }
        Ok(entries)
    }

    /// Writes a programme version with its rubrics into one file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write_programme_package(&self, id: &str, to: &Path) -> Result<(), StudioError> {
        self.ask_to_export(Action::ExportDesigns, &say::step_share())?;
        let programme = self.programme(id)?.value;
        let entries = self.entries_of(&programme, None)?;
        self.write_package("programme", &programme, entries, &[], to)
    }

    /// Writes an audit with the programme version it is of, its rubrics and evidence. Where
    /// the audit came by such a file, this one goes back: it carries what came as well, so
    /// that only what was changed is merged.
    ///
    /// # Errors
    /// When it cannot be written, or attached evidence is missing.
    pub fn hand_over_audit(&self, id: &str, to: &Path) -> Result<(), StudioError> {
        self.ask_to_export(Action::ExportDesigns, &say::step_hand_over())?;
        let audit = self
            .get::<Audit>(RecordKind::Audit, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Audit, id))?
            .value;
        let programme = self.programme(audit.programme_id.as_str())?.value;
        let mut entries = self.entries_of(&programme, Some(&audit))?;
        if let Some(came) = self.store.get(&records::key(RecordKind::Handover, id))? {
            let came: Handover = serde_json::from_value(came.value)
                .map_err(|e| StudioError::refused(say::refused_handover(e.to_string())))?;
            for entry in &mut entries {
                entry.base = came
                    .entries
                    .iter()
                    .find(|e| e.kind == entry.kind && e.id == entry.id)
                    .map(|e| e.value.clone());
            }
        }
        let hashes: BTreeSet<String> = audit
            .judgements
            .iter()
            .flat_map(|j| &j.evidence)
            .filter_map(|e| e.file.as_ref())
            .map(|f| f.hash.clone())
            .collect();
        let hashes: Vec<String> = hashes.into_iter().collect();
        self.write_package("review", &programme, entries, &hashes, to)
    }

    fn write_package(
        &self,
        what: &str,
        programme: &Programme,
        entries: Vec<Entry>,
        files: &[String],
        to: &Path,
    ) -> Result<(), StudioError> {
        let mut lines = Vec::new();
        for entry in entries {
            serde_json::to_writer(&mut lines, &entry)
                .map_err(|e| StudioError::refused(from_below(&e)))?;
            lines.push(b'\n');
        }
        let mut out = ArchiveWriter::create(to)?;
        out.add(RECORDS, &mut lines.as_slice())?;
        for hash in files {
            let bytes = self
                .kept_file(hash)
                .ok_or_else(|| StudioError::refused(say::refused_document_gone()))?;
            out.add(&format!("files/{hash}"), &mut bytes.as_slice())?;
        }
        let institution = self.institution()?.value.legal_name;
        let (code, title, version) = (&programme.code, &programme.title, programme.version);
        let about = if institution.is_empty() {
            say::about(code, title, version)
        } else {
            say::about_of(code, institution, title, version)
        };
        out.finish(Manifest {
            what: what.to_owned(),
            about: about.stored(),
            made_at: self.now().0,
            sequence: self.store.tip()?.sequence,
            ..Manifest::default()
        })?;
        Ok(())
    }
}
