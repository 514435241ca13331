//! Which version of a programme a person means who says its code and a cohort, as in the terminal.

use domain::programme::Programme;
use store::Range;
use words::say::cohorts as say;

use crate::core::error::StudioError;
use crate::core::indexes::PROGRAMME_CODE;
use crate::core::records::Saved;
use crate::core::studio::Studio;

/// Versions are looked through from the newest, up to this many.
const MOST_VERSIONS: usize = 200;

impl Studio {
    /// The version that has a cohort of this name. Where none has, the version that a new cohort
    /// belongs to: the newest that certificates are issued for, or else the newest. `version`
    /// names one.
    ///
    /// # Errors
    /// When there is no such programme or version, or several versions have such a cohort.
    pub fn programme_of_cohort(
        &self,
        code: &str,
        version: Option<u32>,
        cohort: &str,
    ) -> Result<Programme, StudioError> {
        let newest = self.programme_by_code(code)?;
        let (versions, _) =
            self.page_in::<Programme>(&PROGRAMME_CODE, Range::of(code), MOST_VERSIONS, None, true)?;
        let versions = versions.into_iter().map(|Saved { value, .. }| value);
        if let Some(number) = version {
            return versions
                .into_iter()
                .find(|programme| programme.version == number)
                .ok_or_else(|| StudioError::refused(say::refused_no_version(code, number)));
        }
        let (mut holding, mut open) = (Vec::new(), None);
        for programme in versions {
            if self.find_cohort(&programme.id, cohort)?.is_some() {
                holding.push(programme);
            } else if open.is_none() && programme.state.may_issue() {
                open = Some(programme);
            }
        }
        if holding.len() > 1 {
            let numbers: Vec<String> = holding.iter().map(|p| p.version.to_string()).collect();
            return Err(StudioError::refused(say::refused_several_versions(
                cohort.trim(),
                newest.code,
                numbers,
            )));
        }
        Ok(holding.pop().or(open).unwrap_or(newest))
    }
}
