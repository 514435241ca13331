//! Files kept in the workspace under the hash of their content.

use domain::audit::EvidenceFile;
use domain::people::Action;

use crate::error::StudioError;
use crate::outside::write_outside;
use crate::workspace::Studio;

impl Studio {
    /// Keeps a file and returns the hash it is kept under.
    pub(crate) fn keep_file(&self, bytes: &[u8]) -> Result<String, StudioError> {
        let hash = blake3::hash(bytes).to_hex().to_string();
        let path = self.files().join(&hash);
        if !path.exists() {
            write_outside(&path, &self.store.seal_file(bytes)?)?;
        }
        Ok(hash)
    }

    /// The bytes of a kept file; `None` when it is missing or its content is not what it was.
    #[must_use]
    pub fn kept_file(&self, hash: &str) -> Option<Vec<u8>> {
        let named = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        let bytes = named
            .then(|| std::fs::read(self.files().join(hash)).ok())
            .flatten()
            .and_then(|bytes| self.store.open_file(bytes).ok())?;
        (blake3::hash(&bytes).to_hex().as_str() == hash).then_some(bytes)
    }

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
            return Err(StudioError::refused(
                "The file is empty. Nothing was attached.",
            ));
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
        self.kept_file(&file.hash).ok_or_else(|| {
            StudioError::refused(format!(
                "“{}” is missing from the workspace’s folder “files”, or was changed there.",
                file.file_name
            ))
        })
    }
}
