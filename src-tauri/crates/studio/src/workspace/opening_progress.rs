//! How far the opening of a workspace is.

use serde::{Deserialize, Serialize};
use specta::Type;
use store::{OpenProgress, OpenStep};

/// How far the opening of a workspace is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpeningProgress {
    /// What is being done.
    pub step: OpeningStep,
    /// Thousandths done; 0 when that is not known.
    pub thousandths: u32,
}

/// What is being done while a workspace opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum OpeningStep {
    /// An older workspace is brought into the present form.
    Migrating,
    /// The index is made anew from the journal.
    Rebuilding,
    /// The index takes in what it lacks.
    CatchingUp,
    /// The index is counted through.
    Verifying,
    /// What is private is sealed.
    Sealing,
}

impl From<OpenProgress> for OpeningProgress {
    fn from(progress: OpenProgress) -> Self {
        let thousandths = (progress.done.saturating_mul(1_000)).checked_div(progress.total);
        Self {
            step: match progress.step {
                OpenStep::Migrating => OpeningStep::Migrating,
                OpenStep::Rebuilding => OpeningStep::Rebuilding,
                OpenStep::CatchingUp => OpeningStep::CatchingUp,
                OpenStep::Verifying => OpeningStep::Verifying,
                OpenStep::Sealing => OpeningStep::Sealing,
            },
            thousandths: u32::try_from(thousandths.unwrap_or(0)).unwrap_or(1_000),
        }
    }
}
