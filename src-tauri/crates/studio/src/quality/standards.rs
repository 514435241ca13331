//! Quality standards programmes are audited against.

use domain::quality_standard::{QualityStandard, european};

use crate::core::error::{Sought, StudioError};
use crate::core::studio::Studio;

impl Studio {
    /// The standards that ship with the program.
    #[must_use]
    pub fn standards(&self) -> Vec<QualityStandard> {
        vec![european::standard()]
    }

    /// The standard with this identity.
    ///
    /// # Errors
    /// When there is none.
    pub fn standard(&self, id: &str) -> Result<QualityStandard, StudioError> {
        self.standards()
            .into_iter()
            .find(|s| s.id.as_str() == id)
            .ok_or_else(|| StudioError::not_found(Sought::QualityStandard, id))
    }
}
