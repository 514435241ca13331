//! Whose turn it is at the press. One run prints at a time: whoever asks meanwhile is told, so
//! that nobody gets two certificates, from whichever screen it is asked.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::CohortId;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::say;

use crate::core::error::StudioError;
use crate::core::progress::ProgressState;
use crate::core::studio::Studio;

/// The run that prints now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunningPress {
    /// The cohort.
    pub cohort_id: CohortId,
    /// The cohort's name.
    pub cohort_name: String,
    /// How far it has come.
    pub progress: ProgressState,
}

/// The press of an open workspace.
#[derive(Default)]
pub(crate) struct PressNow(Mutex<Option<RunningPress>>);

impl PressNow {
    fn running(&self) -> MutexGuard<'_, Option<RunningPress>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The press is one's own until this is dropped.
pub(crate) struct Turn {
    press: Arc<PressNow>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        *self.press.running() = None;
    }
}

impl Turn {
    /// Notes how far the run has come, for whoever looks.
    pub(crate) fn note(&self, progress: ProgressState) {
        if let Some(running) = self.press.running().as_mut() {
            running.progress = progress;
        }
    }
}

impl Studio {
    /// The run that prints now, if one does.
    #[must_use]
    pub fn running_press(&self) -> Option<RunningPress> {
        self.held.shared::<PressNow>().running().clone()
    }

    /// Takes the press for a cohort.
    ///
    /// # Errors
    /// When another run prints.
    pub(crate) fn take_turn(&self, cohort: &str) -> Result<Turn, StudioError> {
        let cohort = self.cohort(cohort)?;
        let press = self.held.shared::<PressNow>();
        let mut running = press.running();
        if let Some(other) = running.as_ref() {
            return Err(StudioError::refused(
                say::certificates::press_refused_running(&other.cohort_name),
            ));
        }
        *running = Some(RunningPress {
            cohort_id: cohort.id,
            cohort_name: cohort.name,
            progress: ProgressState { done: 0, total: 0 },
        });
        drop(running);
        Ok(Turn { press })
    }
}
