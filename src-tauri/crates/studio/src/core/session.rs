//! Who is signed in, and what they may do.

use domain::people::{self, Action, Profile};
use domain::record_kind::RecordKind;
use store::Records;

use crate::core::error::StudioError;
use crate::core::permit::Permit;
use crate::core::studio::Studio;

impl Studio {
    /// Asks the one table of [`domain::people`] whether whoever is signed in may do this.
    ///
    /// # Errors
    /// With the reason when they may not.
    pub(crate) fn may(&self, action: Action) -> Result<Permit, StudioError> {
        let person = self.signed_in()?;
        people::may(person.as_ref(), self.has_people()?, action).map_err(StudioError::refused)?;
        Ok(Permit::given(action, person.map(|person| person.id)))
    }

    /// Whether anybody has a profile. Where nobody has, everybody may do everything.
    pub(crate) fn has_people(&self) -> Result<bool, StudioError> {
        Ok(self.store.count(RecordKind::Profile.name())? > 0)
    }

    /// Whoever is signed in.
    pub(crate) fn signed_in(&self) -> Result<Option<Profile>, StudioError> {
        let id = self.session().clone();
        match id {
            Some(id) => Ok(self
                .get::<Profile>(RecordKind::Profile, id.as_str())?
                .map(|saved| saved.value)
                .filter(|profile| !profile.left)),
            None => Ok(None),
        }
    }

    /// The name behind an entry of the history.
    pub(crate) fn name_of(&self, who: &str) -> String {
        if who.is_empty() {
            return String::new();
        }
        self.get::<Profile>(RecordKind::Profile, who)
            .ok()
            .flatten()
            .map_or_else(|| who.to_owned(), |p| p.value.name)
    }
}
