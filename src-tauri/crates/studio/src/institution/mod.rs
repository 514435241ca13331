//! Setting up the institution, and the pictures it prints.

use domain::institution::{Institution, StoredImage};
use domain::people::Action;
use domain::record_kind::RecordKind;
use words::say::institution as say;

use crate::core::error::StudioError;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

const ID: &str = "main";

impl Studio {
    /// The institution; empty until it is set up.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn institution(&self) -> Result<Saved<Institution>, StudioError> {
        Ok(self.get(RecordKind::Institution, ID)?.unwrap_or(Saved {
            revision: 0,
            value: Institution::default(),
        }))
    }

    /// Saves the institution.
    ///
    /// # Errors
    /// When it was changed meanwhile, or a text is beyond all use.
    pub fn save_institution(
        &self,
        saved: &Saved<Institution>,
    ) -> Result<Saved<Institution>, StudioError> {
        let permit = self.may(Action::SetUpInstitution)?;
        let value = &saved.value;
        if value.signatories.len() > 8 || value.identifiers.len() > 50 {
            return Err(StudioError::refused(say::refused_many()));
        }
        let texts = [
            &value.legal_name,
            &value.address,
            &value.website,
            &value.country,
        ];
        let names = value.signatories.iter().flat_map(|s| [&s.name, &s.role]);
        if texts
            .into_iter()
            .chain(names)
            .any(|text| text.chars().count() > 2_000)
        {
            return Err(StudioError::refused(say::refused_long()));
        }
        if let Some(reason) = domain::serial::pattern_refusal(&value.serial_pattern) {
            return Err(StudioError::refused(reason));
        }
        let guard = records::revision_is(RecordKind::Institution, ID, saved.revision);
        self.save(
            &permit,
            &say::step_change(),
            vec![guard],
            vec![records::put(RecordKind::Institution, ID, value)?],
        )?;
        self.institution()
    }

    /// Keeps a picture by the hash of its content, after making sure it can be printed.
    ///
    /// # Errors
    /// When it is neither PNG, JPEG nor SVG, is damaged, or too large.
    pub fn add_picture(&self, file_name: &str, bytes: &[u8]) -> Result<StoredImage, StudioError> {
        if self.may(Action::DrawTemplates).is_err() {
            self.may(Action::SetUpInstitution)?;
        }
        certificate::picture::read(file_name, bytes)?;
        let media_type =
            certificate::picture::media_type(bytes).unwrap_or("application/octet-stream");
        Ok(StoredImage {
            hash: self.keep_file(bytes)?,
            media_type: media_type.to_owned(),
            file_name: file_name.chars().take(200).collect(),
        })
    }
}
