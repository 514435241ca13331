//! Documents that reviewers attach to their judgements.

use domain::audit::EvidenceFile;
use domain::people::Action;
use words::say::audits as say;

use crate::core::error::StudioError;
use crate::core::studio::Studio;

impl Studio {
    /// Keeps a document as evidence. It is never opened, only kept and handed out again.
    ///
    /// # Errors
    /// When it is empty or cannot be written.
    pub fn attach_evidence(
        &self,
        file_name: &str,
        bytes: &[u8],
    ) -> Result<EvidenceFile, StudioError> {
        self.may(Action::Review)?;
        if bytes.is_empty() {
            return Err(StudioError::refused(say::refused_empty_file()));
        }
        Ok(EvidenceFile {
            hash: self.keep_file(bytes)?,
            file_name: file_name.chars().take(200).collect(),
            size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        })
    }

    /// The bytes of an attached document.
    ///
    /// # Errors
    /// When the file is missing from the workspace or is not what it was.
    pub fn evidence(&self, file: &EvidenceFile) -> Result<Vec<u8>, StudioError> {
        self.kept_file(&file.hash)
            .ok_or_else(|| StudioError::refused(say::refused_evidence_gone(&file.file_name)))
    }

    /// As [`Studio::evidence`], for a copy outside the workspace.
    ///
    /// # Errors
    /// When whoever is signed in may not export it, besides.
    pub fn export_evidence(&self, file: &EvidenceFile) -> Result<Vec<u8>, StudioError> {
        let bytes = self.evidence(file)?;
        self.ask_to_export(Action::ExportDesigns, &say::step_export_document())?;
        Ok(bytes)
    }
}
