//! Documents that reviewers attach to their judgements.

use domain::audit::EvidenceFile;
use domain::people::Action;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::say::audits as say;

use crate::core::error::StudioError;
use crate::core::studio::Studio;

/// Bytes of the longest text that is shown.
const LONGEST_TEXT: usize = 1 << 20;

/// How a document is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EvidenceSort {
    /// Pages.
    Pdf,
    /// A PNG or JPEG.
    Picture,
    /// Text in UTF-8.
    Text,
}

/// A document that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceShown {
    /// How.
    pub sort: EvidenceSort,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

fn is_text(bytes: &[u8]) -> bool {
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    std::str::from_utf8(bytes).is_ok_and(|text| !text.contains(is_odd))
}

impl Studio {
    /// Keeps a document as evidence. Nothing in it is run: it is kept, shown and handed out again.
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

    /// A document as the window shows it, by what its bytes are and not by its name.
    ///
    /// # Errors
    /// When it is missing, or of a sort that is not shown: a copy of it opens in another program.
    pub fn evidence_shown(&self, file: &EvidenceFile) -> Result<EvidenceShown, StudioError> {
        let bytes = self.evidence(file)?;
        let sort = if bytes.starts_with(b"%PDF") {
            EvidenceSort::Pdf
        } else if bytes.starts_with(b"\x89PNG") || bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            EvidenceSort::Picture
        } else if bytes.len() <= LONGEST_TEXT && is_text(&bytes) {
            EvidenceSort::Text
        } else {
            return Err(StudioError::refused(say::refused_not_shown(
                &file.file_name,
            )));
        };
        Ok(EvidenceShown { sort, bytes })
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_shown_by_what_it_is_and_not_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let studio = Studio::create(&folder.path().join("w")).unwrap();
        let shown = |name: &str, bytes: &[u8]| {
            let file = studio.attach_evidence(name, bytes).unwrap();
            studio.evidence_shown(&file).map(|shown| shown.sort)
        };
        assert_eq!(shown("a.png", b"%PDF-1.7").unwrap(), EvidenceSort::Pdf);
        assert_eq!(
            shown("a.pdf", b"\x89PNG....").unwrap(),
            EvidenceSort::Picture
        );
        assert_eq!(
            shown("a", "Zażółć\n".as_bytes()).unwrap(),
            EvidenceSort::Text
        );
        assert!(shown("a.txt", b"PK\x03\x04").is_err());
        assert!(shown("a.txt", &[0xFF, 0xFE, 0]).is_err());
    }
}
