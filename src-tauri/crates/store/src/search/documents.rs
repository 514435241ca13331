//! Records as documents of the search index.

use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{IndexWriter, TantivyDocument, Term};

use super::query::Fields;
use super::{Searched, failed};
use crate::change::Key;
use crate::error::StoreError;
use crate::index::row::Row;
use crate::shared::{BlockCache, Shared};

pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("words")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        key: builder.add_text_field("key", STRING | STORED),
        kind: builder.add_text_field("kind", STRING),
        within: builder.add_text_field("within", STRING),
        mark: builder.add_text_field("mark", STRING),
        names: builder.add_text_field("names", text.clone()),
        words: builder.add_text_field("words", text),
    };
    (builder.build(), fields)
}

fn key_text(key: &Key) -> String {
    format!("{}\0{}", key.kind, key.id)
}

/// Puts records into an index.
pub(super) struct Documents<'d> {
    pub shared: &'d Shared,
    pub searched: Searched,
    pub fields: Fields,
    pub writer: &'d IndexWriter,
    pub cache: BlockCache,
}

impl Documents<'_> {
    /// Every record there is, into an empty index.
    pub(super) fn put_in_everything(&mut self) -> Result<(), StoreError> {
        self.shared.index().every_row(|key, row| {
            if self.searched.kinds.contains(&key.kind.as_str())
                && let Some(document) = self.document(&key, &row)?
            {
                self.writer.add_document(document).map_err(failed)?;
            }
            Ok(true)
        })
    }

    /// One record, as it is now, in the place of what is there.
    pub(super) fn put_in(&mut self, key: &Key) -> Result<(), StoreError> {
        if !self.searched.kinds.contains(&key.kind.as_str()) {
            return Ok(());
        }
        let document = match self.shared.index().live_row(key)? {
            Some(row) => self.document(key, &row)?,
            None => None,
        };
        let known = Term::from_field_text(self.fields.key, &key_text(key));
        self.writer.delete_term(known);
        if let Some(document) = document {
            self.writer.add_document(document).map_err(failed)?;
        }
        Ok(())
    }

    /// What of a record is searched; `None` for what is not, and for a value that cannot be
    /// read: it is sealed, or damaged, and keeps no other from being found.
    fn document(&mut self, key: &Key, row: &Row) -> Result<Option<TantivyDocument>, StoreError> {
        let record = match self.shared.record(key.clone(), row, &mut self.cache) {
            Ok(Some(record)) => record,
            Ok(None) | Err(StoreError::Locked | StoreError::Unreadable(_) | StoreError::Newer) => {
                return Ok(None);
            }
            Err(other) => return Err(other),
        };
        let describe = self.searched.describe;
        let Some(described) = describe(&key.kind, record.schema, &record.value) else {
            return Ok(None);
        };
        let mut document = TantivyDocument::default();
        document.add_text(self.fields.key, key_text(key));
        document.add_text(self.fields.kind, &key.kind);
        document.add_text(self.fields.within, &described.within);
        document.add_text(self.fields.mark, &described.mark);
        for name in described.names {
            document.add_text(self.fields.names, name);
        }
        for words in described.words {
            document.add_text(self.fields.words, words);
        }
        Ok(Some(document))
    }
}
