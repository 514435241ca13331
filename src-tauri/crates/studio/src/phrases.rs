//! Phrases that markers use again and again.

use domain::people::Action;
use domain::scoring::Phrase;

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::workspace::Studio;

impl Studio {
    /// The phrases that markers use again.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn phrases(&self) -> Result<Saved<Vec<Phrase>>, StudioError> {
        Ok(self.get(records::PHRASES, "all")?.unwrap_or(Saved {
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
        self.may(Action::Score)?;
        let mut shorts: Vec<&str> = saved.value.iter().map(|p| p.short.as_str()).collect();
        shorts.sort_unstable();
        shorts.dedup();
        let long = saved
            .value
            .iter()
            .any(|p| p.text.chars().count() > 2_000 || p.short.chars().count() > 40);
        if long || saved.value.len() > 500 || shorts.len() != saved.value.len() {
            return Err(StudioError::refused(
                "A phrase has at most 2,000 characters and a short form of its own, of at most 40. Nothing was changed.",
            ));
        }
        let guard = records::revision_is(records::PHRASES, "all", saved.revision);
        self.save(
            "Change phrases",
            vec![guard],
            vec![records::put(records::PHRASES, "all", &saved.value)?],
        )?;
        self.phrases()
    }
}
