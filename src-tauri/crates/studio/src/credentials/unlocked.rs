//! Keys whose passphrase was given: held in memory while the same person is signed in, and
//! overwritten when they go.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use credential::keys::SecretKey;
use domain::ProfileId;

use crate::core::studio::Studio;

#[derive(Default)]
struct Inner {
    by: Option<ProfileId>,
    keys: HashMap<String, Arc<SecretKey>>,
}

/// The keys that are unlocked.
#[derive(Default)]
pub(super) struct Unlocked(Mutex<Inner>);

impl Unlocked {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Studio {
    /// Holds keys for whoever is signed in, beside those that are held.
    pub(super) fn hold_keys(&self, keys: Vec<(String, SecretKey)>) {
        let by = self.session().clone();
        let unlocked = self.held.shared::<Unlocked>();
        let mut inner = unlocked.inner();
        if inner.by != by {
            inner.keys.clear();
            inner.by = by;
        }
        inner
            .keys
            .extend(keys.into_iter().map(|(id, key)| (id, Arc::new(key))));
    }

    /// A key that whoever is signed in has unlocked.
    pub(super) fn held_key(&self, id: &str) -> Option<Arc<SecretKey>> {
        let by = self.session().clone();
        let unlocked = self.held.shared::<Unlocked>();
        let mut inner = unlocked.inner();
        if inner.by != by {
            inner.keys.clear();
            inner.by = by;
        }
        inner.keys.get(id).cloned()
    }

    /// Forgets the keys: the passphrase is asked for again.
    pub fn lock_keys(&self) {
        self.held.shared::<Unlocked>().inner().keys.clear();
    }
}
