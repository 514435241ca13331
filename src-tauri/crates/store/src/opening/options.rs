//! How a workspace is opened.

use std::sync::Arc;

use super::progress::OpenProgress;
use crate::encryption::Vault;
use crate::indexed::{IndexDescription, Indexes, Present, as_it_is};
use crate::kept::NamesFiles;
use crate::search::Searched;

/// How a workspace is opened.
pub struct Opening<'o> {
    /// The indexes over records. An index on disk that was made for others is made anew.
    pub indexes: &'static [IndexDescription],
    /// Brings older values into the present shape before an index looks at them.
    pub present: Present,
    /// The version of values' shapes that is written from now on.
    pub schema: u16,
    /// Opens and seals what is private, in a workspace that has a key.
    pub vault: Option<Arc<Vault>>,
    /// What is searched; `None` for no search.
    pub searched: Option<Searched>,
    /// Which kept files records name.
    pub names_files: NamesFiles,
    /// RFC 3339 time, for what opening has to write itself.
    pub now: String,
    /// Told how far it is.
    pub progress: &'o (dyn Fn(OpenProgress) + Sync),
}

impl Default for Opening<'_> {
    fn default() -> Self {
        Self {
            indexes: &[],
            present: as_it_is,
            schema: 1,
            vault: None,
            searched: None,
            names_files: NamesFiles::default(),
            now: String::new(),
            progress: &|_| {},
        }
    }
}

impl Opening<'_> {
    pub(crate) fn indexes(&self) -> Indexes {
        Indexes {
            described: self.indexes,
            present: self.present,
            schema: self.schema,
        }
    }
}
