//! Phrases that markers use again and again.

use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::scoring::Phrase;
use words::say::scoring as say;

use crate::core::error::StudioError;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

impl Studio {
    /// The phrases that markers use again.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn phrases(&self) -> Result<Saved<Vec<Phrase>>, StudioError> {
        Ok(self.get(RecordKind::Phrases, "all")?.unwrap_or(Saved {
            revision: 0,
            value: Vec::new(),
        }))
    }

    /// Saves them.
    ///
    /// # Errors
    /// When one is too long, stands twice, or was changed meanwhile.
    pub fn save_phrases(
        &self,
        saved: &Saved<Vec<Phrase>>,
    ) -> Result<Saved<Vec<Phrase>>, StudioError> {
        let permit = self.may(Action::Score)?;
        let mut shorts: Vec<&str> = saved.value.iter().map(|p| p.short.as_str()).collect();
        shorts.sort_unstable();
        shorts.dedup();
        let long = saved
            .value
            .iter()
            .any(|p| p.text.chars().count() > 2_000 || p.short.chars().count() > 40);
        if long || saved.value.len() > 500 || shorts.len() != saved.value.len() {
            return Err(StudioError::refused(say::refused_phrases()));
        }
        let guard = records::revision_is(RecordKind::Phrases, "all", saved.revision);
        self.save(
            &permit,
            &say::step_phrases(),
            vec![guard],
            vec![records::put(RecordKind::Phrases, "all", &saved.value)?],
        )?;
        self.phrases()
    }
}
