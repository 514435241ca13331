//! Records named after a person bear another name on the disk than outside: it is sealed with
//! the workspace's key. Here one is put for the other, in what comes in and what goes out.

use crate::change::{ChangeSet, Committed, Guard, Key, PageOf, Record, Write};
use crate::encryption::Vault;
use crate::error::StoreError;
use crate::store::Store;

impl Store {
    /// What names are sealed with; nothing while not everything is sealed yet.
    fn naming(&self) -> Option<&Vault> {
        let vault = self.shared.folders.vault.as_deref()?;
        (vault.binds() && vault.sealing().is_none()).then_some(vault)
    }

    /// A record as it is called on the disk.
    pub(crate) fn stored_key(&self, key: &Key) -> Key {
        match self.naming() {
            Some(vault) => stored(vault, key.clone()),
            None => key.clone(),
        }
    }

    /// A record as it is called outside.
    pub(crate) fn known_key(&self, key: Key) -> Key {
        match self.naming() {
            Some(vault) => known(vault, key),
            None => key,
        }
    }

    pub(crate) fn known_keys(&self, keys: Vec<Key>) -> Vec<Key> {
        keys.into_iter().map(|key| self.known_key(key)).collect()
    }

    pub(crate) fn known_record(&self, record: Record) -> Record {
        Record {
            key: self.known_key(record.key),
            ..record
        }
    }

    /// A page as it is asked for on the disk.
    pub(crate) fn stored_page(&self, of: &PageOf) -> PageOf {
        let mut of = of.clone();
        if let (Some(vault), Some(after)) = (self.naming(), of.after.as_mut()) {
            *after = vault.stored_id(&of.kind, after).into_owned();
        }
        of
    }

    /// The cursor of a page of a kind, as it is known outside.
    pub(crate) fn known_cursor(&self, kind: &str, next: Option<String>) -> Option<String> {
        match self.naming() {
            Some(vault) => next.map(|next| vault.known_id(kind, &next).into_owned()),
            None => next,
        }
    }

    /// Changes as they are written.
    pub(crate) fn stored_changes(&self, mut changes: ChangeSet) -> ChangeSet {
        let Some(vault) = self.naming() else {
            return changes;
        };
        for guard in &mut changes.guards {
            if let Guard::Absent(key) | Guard::RevisionIs(key, _) | Guard::Present(key) = guard {
                replace(vault, key);
            }
        }
        for write in &mut changes.writes {
            let (Write::Put(key, _) | Write::Delete(key)) = write;
            replace(vault, key);
        }
        changes
    }

    /// What a commit came to, or why it was refused, as it is known outside.
    pub(crate) fn known_outcome(
        &self,
        outcome: Result<Committed, StoreError>,
    ) -> Result<Committed, StoreError> {
        if self.naming().is_none() {
            return outcome;
        }
        match outcome {
            Ok(mut committed) => {
                for (key, _) in &mut committed.revisions {
                    *key = self.known_key(std::mem::replace(key, Key::new("", "")));
                }
                Ok(committed)
            }
            Err(error) => Err(self.known_error(error)),
        }
    }

    fn known_error(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::Conflict {
                key,
                expected,
                found,
                stored,
            } => StoreError::Conflict {
                key: self.known_key(key),
                expected,
                found,
                stored: stored.map(|record| Box::new(self.known_record(*record))),
            },
            StoreError::Duplicate(key) => StoreError::Duplicate(self.known_key(key)),
            StoreError::Missing(key) => StoreError::Missing(self.known_key(key)),
            StoreError::Taken { index, value, by } => StoreError::Taken {
                index,
                value,
                by: self.known_key(by),
            },
            StoreError::StillHeld { index, by } => StoreError::StillHeld {
                index,
                by: self.known_key(by),
            },
            other => other,
        }
    }
}

fn replace(vault: &Vault, key: &mut Key) {
    if vault.hides(&key.kind) {
        key.id = vault.stored_id(&key.kind, &key.id).into_owned();
    }
}

fn stored(vault: &Vault, mut key: Key) -> Key {
    replace(vault, &mut key);
    key
}

fn known(vault: &Vault, mut key: Key) -> Key {
    if vault.hides(&key.kind) {
        key.id = vault.known_id(&key.kind, &key.id).into_owned();
    }
    key
}
