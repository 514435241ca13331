//! Our store and others behind one face, so that each does the same work.

use std::path::Path;

use serde_json::Value;
use store::{ChangeSet, Key, Opening, Records, Store, Write};

/// A record to be saved.
#[derive(Clone)]
pub(crate) struct Entry {
    pub kind: &'static str,
    pub id: String,
    pub value: Value,
}

/// A store that saves records durably.
pub(crate) trait Peer {
    /// Saves all of them, or none; they are on the disk when it returns.
    fn save(&mut self, entries: &[Entry]);
}

pub(crate) struct Ours(pub Store);

impl Ours {
    pub(crate) fn create(folder: &Path) -> Self {
        Self(Store::create(folder, &Opening::default()).unwrap())
    }
}

impl Peer for Ours {
    fn save(&mut self, entries: &[Entry]) {
        let writes = entries
            .iter()
            .map(|e| Write::put(Key::new(e.kind, &e.id), e.value.clone()))
            .collect();
        self.0
            .commit(ChangeSet {
                writes,
                ..ChangeSet::default()
            })
            .unwrap();
    }
}

#[cfg(feature = "peers")]
pub(crate) struct Sqlite(rusqlite::Connection);

#[cfg(feature = "peers")]
impl Sqlite {
    pub(crate) fn create(file: &Path) -> Self {
        let connection = rusqlite::Connection::open(file).unwrap();
        connection
            .pragma_update(None, "journal_mode", "WAL")
            .unwrap();
        connection
            .pragma_update(None, "synchronous", "FULL")
            .unwrap();
        connection
            .execute(
                "CREATE TABLE records (kind TEXT, id TEXT, revision INTEGER, value BLOB, \
                 PRIMARY KEY (kind, id)) WITHOUT ROWID",
                [],
            )
            .unwrap();
        Self(connection)
    }
}

#[cfg(feature = "peers")]
impl Peer for Sqlite {
    fn save(&mut self, entries: &[Entry]) {
        let transaction = self.0.transaction().unwrap();
        {
            let mut insert = transaction
                .prepare_cached(
                    "INSERT INTO records VALUES (?1, ?2, 1, ?3) ON CONFLICT (kind, id) \
                     DO UPDATE SET revision = revision + 1, value = ?3",
                )
                .unwrap();
            for entry in entries {
                let json = serde_json::to_vec(&entry.value).unwrap();
                insert.execute((entry.kind, &entry.id, json)).unwrap();
            }
        }
        transaction.commit().unwrap();
    }
}

#[cfg(feature = "peers")]
pub(crate) struct Redb(redb::Database);

#[cfg(feature = "peers")]
const TABLE: redb::TableDefinition<'_, &str, &[u8]> = redb::TableDefinition::new("records");

#[cfg(feature = "peers")]
impl Redb {
    pub(crate) fn create(file: &Path) -> Self {
        Self(redb::Database::create(file).unwrap())
    }
}

#[cfg(feature = "peers")]
impl Peer for Redb {
    fn save(&mut self, entries: &[Entry]) {
        let transaction = self.0.begin_write().unwrap();
        {
            let mut table = transaction.open_table(TABLE).unwrap();
            for entry in entries {
                let json = serde_json::to_vec(&entry.value).unwrap();
                let key = format!("{}/{}", entry.kind, entry.id);
                table.insert(key.as_str(), json.as_slice()).unwrap();
            }
        }
        transaction.commit().unwrap();
    }
}
