//! Writing packages.

use std::collections::BTreeSet;
use std::path::Path;

use domain::assessment_standard::AssessmentStandard;
use domain::audit::Audit;
use domain::programme::Programme;
use serde::Serialize;
use store::{ArchiveWriter, Key, Manifest, Records};

use super::{Entry, HANDOVER, Handover, RECORDS};
use crate::error::StudioError;
use crate::migration::SCHEMA;
use crate::records;
use crate::workspace::Studio;

fn entry<T: Serialize>(kind: &str, id: &str, value: &T) -> Result<Entry, StudioError> {
    Ok(Entry {
        kind: kind.to_owned(),
        id: id.to_owned(),
        schema: SCHEMA,
        value: serde_json::to_value(value)
            .map_err(|e| StudioError::refused(format!("{kind} {id} cannot be written: {e}")))?,
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
        let mut entries = vec![entry(records::PROGRAMME, programme.id.as_str(), programme)?];
        let rubrics: BTreeSet<&str> = programme
            .assessments
            .iter()
            .filter_map(|a| a.rubric_id.as_ref())
            .map(domain::RubricId::as_str)
            .collect();
        for id in rubrics {
            if let Some(rubric) = self.get::<domain::rubric::Rubric>(records::RUBRIC, id)? {
                entries.push(entry(records::RUBRIC, id, &rubric.value)?);
            }
        }
        if let Some(id) = &programme.assessment_standard_id {
            let kind = records::ASSESSMENT_STANDARD;
            let standard = self.get::<AssessmentStandard>(kind, id.as_str())?;
            if let Some(standard) = standard {
                entries.push(entry(kind, id.as_str(), &standard.value)?);
            }
        }
        if let Some(audit) = audit {
            entries.push(entry(records::AUDIT, audit.id.as_str(), audit)?);
        }
        Ok(entries)
    }

    /// Writes a programme version with its rubrics into one file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write_programme_package(&self, id: &str, to: &Path) -> Result<(), StudioError> {
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
        let audit = self
            .get::<Audit>(records::AUDIT, id)?
            .ok_or_else(|| StudioError::not_found("audit", id))?
            .value;
        let programme = self.programme(audit.programme_id.as_str())?.value;
        let mut entries = self.entries_of(&programme, Some(&audit))?;
        if let Some(came) = self.store.get(&Key::new(HANDOVER, id))? {
            let came: Handover = serde_json::from_value(came.value).map_err(|e| {
                StudioError::refused(format!("What was handed over cannot be read: {e}"))
            })?;
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
                .map_err(|e| StudioError::refused(e.to_string()))?;
            lines.push(b'\n');
        }
        let mut out = ArchiveWriter::create(to)?;
        out.add(RECORDS, &mut lines.as_slice())?;
        for hash in files {
            let bytes = self.kept_file(hash).ok_or_else(|| {
                StudioError::refused("An attached document is missing from the workspace’s folder “files”, or was changed there. Nothing was written.")
            })?;
            out.add(&format!("files/{hash}"), &mut bytes.as_slice())?;
        }
        let institution = self.institution()?.value.legal_name;
        out.finish(Manifest {
            what: what.to_owned(),
            about: [
                format!(
                    "{} {}, version {}",
                    programme.code, programme.title, programme.version
                ),
                institution,
            ]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
            made_at: self.now().0,
            sequence: self.store.tip()?.sequence,
            ..Manifest::default()
        })?;
        Ok(())
    }
}
