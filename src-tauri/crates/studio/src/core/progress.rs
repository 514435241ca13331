//! Progress of long work, and the wish to stop it.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};
use specta::Type;

/// How far a piece of work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgressState {
    /// Pieces done.
    pub done: u32,
    /// Pieces there are.
    pub total: u32,
}

/// Where work reports to, and where it looks whether it should stop.
pub struct Progress<'p> {
    report: &'p (dyn Fn(ProgressState) + Sync),
    also: Option<&'p (dyn Fn(ProgressState) + Sync)>,
    cancel: &'p AtomicBool,
}

impl<'p> Progress<'p> {
    /// Reports to `report`; stops when `cancel` is set.
    #[must_use]
    pub fn new(report: &'p (dyn Fn(ProgressState) + Sync), cancel: &'p AtomicBool) -> Self {
        Self {
            report,
            also: None,
            cancel,
        }
    }

    /// Reports to `report`; nobody stops it.
    #[must_use]
    pub fn told(report: &'p (dyn Fn(ProgressState) + Sync)) -> Self {
        static NEVER: AtomicBool = AtomicBool::new(false);
        Self::new(report, &NEVER)
    }

    /// Nobody watches and nobody stops.
    #[must_use]
    pub fn quiet() -> Progress<'static> {
        static NEVER: AtomicBool = AtomicBool::new(false);
        Progress {
            report: &|_| {},
            also: None,
            cancel: &NEVER,
        }
    }

    /// The same, reporting to one more.
    pub(crate) fn and(&self, also: &'p (dyn Fn(ProgressState) + Sync)) -> Self {
        Self {
            also: Some(also),
            ..*self
        }
    }

    pub(crate) fn at(&self, done: usize, total: usize) {
        let count = |n| u32::try_from(n).unwrap_or(u32::MAX);
        let state = ProgressState {
            done: count(done),
            total: count(total),
        };
        (self.report)(state);
        if let Some(also) = self.also {
            also(state);
        }
    }

    pub(crate) fn at_bytes(&self, done: u64, total: u64) {
        // In kilobytes, so that the largest workspace fits.
        self.at(
            usize::try_from(done / 1_000).unwrap_or(usize::MAX),
            usize::try_from(total / 1_000).unwrap_or(usize::MAX),
        );
    }

    pub(crate) fn stopped(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }
}
