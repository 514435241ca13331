//! The thread that keeps the search index up with the journal.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tantivy::collector::{Count, TopDocs};
use tantivy::directory::MmapDirectory;
use tantivy::schema::{
    IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value as _,
};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use super::query::{Fields, query};
use super::words::Words;
use super::{Hits, SearchFor, Searched};
use crate::change::{Key, Tip};
use crate::error::StoreError;
use crate::index::row::{Row, TipRow};
use crate::journal::place::{FileId, Folders};
use crate::journal::segment::SEGMENT_HEAD;
use crate::journal::walk::{From, walk};
use crate::rebuild::Layout;
use crate::shared::{BlockCache, Shared};

/// Bumped when documents are made in another way: the index is then made anew.
const VERSION: &str = "1";
const WRITER_BYTES: usize = 24 << 20;
/// Waiting changes are put in after this long.
const SOON: Duration = Duration::from_millis(150);

type Answer<T> = SyncSender<Result<T, StoreError>>;

enum Job {
    Changed(At, Vec<Key>),
    /// Answers once everything handed over before is found.
    CaughtUp(Answer<()>),
}

/// Where the index stands: the commit, and the byte after it in its file.
pub(crate) struct At {
    tip: Tip,
    file: u64,
    end: u64,
}

impl At {
    pub(crate) fn of(tip: &TipRow) -> Self {
        let (file, end) = match tip.frame.map(|f| f.file) {
            Some(FileId::Segment(first)) => (first, tip.end),
            // A checkpoint stands for it: the next segment begins after it.
            _ => (tip.sequence + 1, SEGMENT_HEAD as u64),
        };
        Self {
            tip: tip.tip(),
            file,
            end,
        }
    }

    fn to_text(&self) -> String {
        format!(
            "{VERSION} {} {} {} {}",
            self.tip.sequence, self.tip.hash, self.file, self.end
        )
    }

    fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        (parts.next()? == VERSION).then_some(())?;
        Some(Self {
            tip: Tip {
                sequence: parts.next()?.parse().ok()?,
                hash: parts.next()?.to_owned(),
            },
            file: parts.next()?.parse().ok()?,
            end: parts.next()?.parse().ok()?,
        })
    }
}

fn failed(error: impl std::fmt::Display) -> StoreError {
    StoreError::Index(format!("search: {error}"))
}

fn schema() -> (Schema, Fields) {
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

fn folder(folders: &Folders) -> PathBuf {
    folders.index().join("search")
}

fn key_text(key: &Key) -> String {
    format!("{}\0{}", key.kind, key.id)
}

/// Search over an open workspace.
pub(crate) struct SearchThread {
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    reader: Arc<Mutex<Option<IndexReader>>>,
    fields: Fields,
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SearchThread {
    /// Starts it; the index is opened, caught up or made anew in the background.
    pub(crate) fn start(
        shared: &Arc<Shared>,
        searched: Searched,
        in_memory: bool,
    ) -> Result<Self, StoreError> {
        let (jobs, receiver) = channel();
        let reader = Arc::new(Mutex::new(None));
        let (_, fields) = schema();
        let keeper = Keeper {
            shared: Arc::clone(shared),
            searched,
            in_memory,
            fields,
            reader: Arc::clone(&reader),
        };
        let thread = std::thread::Builder::new()
            .name("search".to_owned())
            .spawn(move || keeper.run(&receiver))
            .map_err(failed)?;
        Ok(Self {
            jobs: Mutex::new(Some(jobs)),
            thread: Mutex::new(Some(thread)),
            reader,
            fields,
        })
    }

    /// Hands over what was changed.
    pub(crate) fn changed(&self, at: At, keys: Vec<Key>) {
        if let Some(jobs) = locked(&self.jobs).as_ref() {
            // A thread that has ended makes the index anew at the next opening.
            let _ = jobs.send(Job::Changed(at, keys));
        }
    }

    fn caught_up(&self) -> Result<(), StoreError> {
        let (answer, done) = sync_channel(1);
        let sent = locked(&self.jobs)
            .as_ref()
            .is_some_and(|jobs| jobs.send(Job::CaughtUp(answer)).is_ok());
        if !sent {
            return Err(failed("its thread has ended"));
        }
        done.recv()
            .unwrap_or_else(|_| Err(failed("its thread has ended")))
    }

    /// Finds everything saved before.
    pub(crate) fn find(&self, wanted: &SearchFor) -> Result<Hits, StoreError> {
        self.caught_up()?;
        let reader = locked(&self.reader)
            .clone()
            .ok_or_else(|| failed("it is not open"))?;
        let searcher = reader.searcher();
        let query = query(wanted, self.fields);
        let top = TopDocs::with_limit(wanted.limit.max(1))
            .and_offset(wanted.offset)
            .order_by_score();
        let (best, total) = searcher.search(&query, &(top, Count)).map_err(failed)?;
        let mut keys = Vec::with_capacity(best.len());
        if wanted.limit > 0 {
            for (_, address) in best {
                let document: TantivyDocument = searcher.doc(address).map_err(failed)?;
                let text = document
                    .get_first(self.fields.key)
                    .and_then(|v| v.as_str())
                    .unwrap_or_default();
                if let Some((kind, id)) = text.split_once('\0') {
                    keys.push(Key::new(kind, id));
                }
            }
        }
        Ok(Hits {
            total: total as u64,
            keys,
        })
    }
}

impl Drop for SearchThread {
    fn drop(&mut self) {
        *locked(&self.jobs) = None;
        if let Some(thread) = locked(&self.thread).take() {
            // One that ended early has nothing left to put in.
            let _ = thread.join();
        }
    }
}

struct Keeper {
    shared: Arc<Shared>,
    searched: Searched,
    in_memory: bool,
    fields: Fields,
    reader: Arc<Mutex<Option<IndexReader>>>,
}

impl Keeper {
    fn run(self, jobs: &Receiver<Job>) {
        let mut opened = self.open();
        if opened.is_err() {
            let _ = std::fs::remove_dir_all(folder(&self.shared.folders));
            opened = self.open();
        }
        let (mut writer, mut at) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                refuse(jobs, &error);
                return;
            }
        };
        let mut waiting: Vec<Key> = Vec::new();
        loop {
            let job = if waiting.is_empty() {
                jobs.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                jobs.recv_timeout(SOON)
            };
            match job {
                Ok(Job::Changed(now, keys)) => {
                    at = Some(now);
                    waiting.extend(keys);
                }
                Ok(Job::CaughtUp(answer)) => {
                    let done = self.put_in(&mut writer, at.as_ref(), &mut waiting);
                    // Whoever asked may have gone.
                    let _ = answer.send(done);
                }
                Err(RecvTimeoutError::Timeout) => {
                    // Tried again when somebody searches.
                    let _ = self.put_in(&mut writer, at.as_ref(), &mut waiting);
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        // What is not in is taken from the journal at the next opening.
        let _ = self.put_in(&mut writer, at.as_ref(), &mut waiting);
        let _ = writer.wait_merging_threads();
    }

    fn open(&self) -> Result<(IndexWriter, Option<At>), StoreError> {
        let (schema, _) = schema();
        let index = if self.in_memory {
            Index::create_in_ram(schema)
        } else {
            let place = folder(&self.shared.folders);
            std::fs::create_dir_all(&place).map_err(failed)?;
            let directory = MmapDirectory::open(&place).map_err(failed)?;
            Index::open_or_create(directory, schema).map_err(failed)?
        };
        index
            .tokenizers()
            .register("words", TextAnalyzer::from(Words));
        let payload = index.load_metas().map_err(failed)?.payload;
        let mut writer: IndexWriter = index
            .writer_with_num_threads(1, WRITER_BYTES)
            .map_err(failed)?;
        // Read first: what is saved from now on is handed over.
        let now = self.shared.index().tip().as_ref().map(At::of);
        let at = payload.as_deref().and_then(At::from_text);
        let fits = at.is_some_and(|at| self.catch_up(&writer, &at).unwrap_or(false));
        if !fits {
            writer.delete_all_documents().map_err(failed)?;
            self.put_in_everything(&writer)?;
        }
        self.commit(&mut writer, now.as_ref())?;
        let reader: IndexReader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(failed)?;
        *locked(&self.reader) = Some(reader);
        Ok((writer, now))
    }

    /// Takes in what the journal has after a commit. `false` when it has no such commit.
    fn catch_up(&self, writer: &IndexWriter, at: &At) -> Result<bool, StoreError> {
        let Some(tip) = self.shared.index().tip() else {
            return Ok(at.tip.sequence == 0);
        };
        if tip.sequence == at.tip.sequence {
            return Ok(tip.hash == at.tip.hash);
        }
        let layout = Layout::read(&self.shared.folders)?;
        let from = FileId::Segment(at.file);
        if tip.sequence < at.tip.sequence || !layout.segments.contains(&from) {
            return Ok(false);
        }
        let files: Vec<FileId> = layout.segments.into_iter().filter(|f| *f >= from).collect();
        let within = From::Within(at.tip.clone(), at.end);
        let walked = walk(&self.shared.folders, &files, within, |frame, walked| {
            if walked.places.is_empty() {
                let mut cache = BlockCache::default();
                for write in &frame.head.writes {
                    self.put_in_one(writer, &write.key(), &mut cache)?;
                }
            }
            Ok(frame.head.sequence < tip.sequence)
        })?;
        Ok(walked.places.is_empty())
    }

    fn put_in_everything(&self, writer: &IndexWriter) -> Result<(), StoreError> {
        let index = self.shared.index();
        let mut cache = BlockCache::default();
        index.every_row(|key, row| {
            if self.searched.kinds.contains(&key.kind.as_str()) {
                self.add(writer, &key, &row, &mut cache)?;
            }
            Ok(true)
        })
    }

    fn put_in_one(
        &self,
        writer: &IndexWriter,
        key: &Key,
        cache: &mut BlockCache,
    ) -> Result<(), StoreError> {
        if !self.searched.kinds.contains(&key.kind.as_str()) {
            return Ok(());
        }
        writer.delete_term(Term::from_field_text(self.fields.key, &key_text(key)));
        match self.shared.index().live_row(key)? {
            Some(row) => self.add(writer, key, &row, cache),
            None => Ok(()),
        }
    }

    fn add(
        &self,
        writer: &IndexWriter,
        key: &Key,
        row: &Row,
        cache: &mut BlockCache,
    ) -> Result<(), StoreError> {
        let Some(record) = self.shared.record(key.clone(), row, cache)? else {
            return Ok(());
        };
        let Some(described) = (self.searched.describe)(&key.kind, record.schema, &record.value)
        else {
            return Ok(());
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
        writer.add_document(document).map_err(failed)?;
        Ok(())
    }

    fn put_in(
        &self,
        writer: &mut IndexWriter,
        at: Option<&At>,
        waiting: &mut Vec<Key>,
    ) -> Result<(), StoreError> {
        if waiting.is_empty() {
            return Ok(());
        }
        let mut cache = BlockCache::default();
        for key in std::mem::take(waiting) {
            self.put_in_one(writer, &key, &mut cache)?;
        }
        self.commit(writer, at)
    }

    fn commit(&self, writer: &mut IndexWriter, at: Option<&At>) -> Result<(), StoreError> {
        let mut prepared = writer.prepare_commit().map_err(failed)?;
        if let Some(at) = at {
            prepared.set_payload(&at.to_text());
        }
        prepared.commit().map_err(failed)?;
        if let Some(reader) = locked(&self.reader).as_ref() {
            reader.reload().map_err(failed)?;
        }
        Ok(())
    }
}

fn refuse(jobs: &Receiver<Job>, error: &StoreError) {
    for job in jobs {
        if let Job::CaughtUp(answer) = job {
            let _ = answer.send(Err(failed(error)));
        }
    }
}
