//! What came of a change set.

use std::sync::{Arc, Mutex, PoisonError};

use crate::change::{ChangeSet, Committed};
use crate::error::StoreError;

/// Where a change set's outcome is put.
#[derive(Default)]
pub(crate) struct Outcome(Mutex<Option<Result<Committed, StoreError>>>);

impl Outcome {
    pub(crate) fn set(&self, result: Result<Committed, StoreError>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    }

    pub(crate) fn take(&self) -> Option<Result<Committed, StoreError>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A change set and where its outcome goes.
pub(crate) type Waiting = (ChangeSet, Arc<Outcome>);
