//! The one-file archive: a zip file with a manifest that names every entry, its size and
//! its BLAKE3 hash.
//!
//! An archive from outside is hostile until read: only names of the shapes below are
//! taken, no entry is read past the size its manifest gives, and what unpacks to more
//! than its packed size makes plausible is refused. What is written here keeps within the
//! same limits, whatever is in it: an entry that packs too well is stored as it is.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use words::{Message, ToMessage, say};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::fault::ArchiveFault;
use super::zip_end::zip_end;
use crate::error::StoreError;
use crate::plain::{self, Temporary};

const MANIFEST: &str = "manifest.json";
const FORMAT: &str = "credwright-archive";
const VERSION: u32 = 1;
/// Entries an archive may have.
const MOST_ENTRIES: usize = 1 << 20;
/// A manifest is no larger (bytes), and no larger than the archive makes plausible.
const LARGEST_MANIFEST: u64 = 256 << 20;
/// What is packed unpacks to at most this many times its size, and this much more (bytes).
const MOST_RATIO: u64 = 200;
const RATIO_FREE: u64 = 4 << 20;
/// What packs better than this is stored as it is, so that no archive of ours meets the limit
/// above; so is what is larger than this (bytes), which is not looked at first.
const WRITTEN_RATIO: u64 = 40;
const LOOKED_AT: u64 = 96 << 20;
/// What is smaller (bytes) is packed at any rate: its names are longer than what it packs to.
const ALWAYS_PACKED: u64 = 4_096;
/// How hard it is tried.
const TRIAL_LEVEL: i32 = 1;
/// Entries whose content is packed already are stored as they are.
const STORED: [&str; 2] = ["journal", "checkpoint"];

/// What an archive says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Manifest {
    /// Always `credwright-archive`.
    pub format: String,
    /// The archive's version.
    pub version: u32,
    /// What is in it: `workspace`, `programme` or `review`.
    pub what: String,
    /// A line for people.
    pub about: String,
    /// RFC 3339 time in UTC.
    pub made_at: String,
    /// The identity of the workspace it is of; empty where that has none.
    pub workspace: String,
    /// The last commit in it; with its hash the anchor that `check --anchor` takes.
    pub sequence: u64,
    /// That commit's hash.
    pub hash: String,
    /// Kept files that are not in it, because they were damaged or missing when it was made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacking: Vec<String>,
    /// Everything else in it.
    pub entries: Vec<ManifestEntry>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestEntry {
    /// Its name, with forward slashes.
    pub name: String,
    /// Its size unpacked (bytes).
    pub size: u64,
    /// Its BLAKE3 hash in hex.
    pub hash: String,
}

/// Why an archive was not taken.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum ArchiveError {
    /// It is no archive, or a damaged one.
    Damaged(Message),
    /// It holds something that no archive of ours holds.
    Refused(Message),
    /// It is whole, and not what it says it is.
    Untrue(ArchiveFault),
    /// It is of another kind than is asked for.
    OtherKind(String),
    /// It was made by a newer program.
    Newer,
    /// The workspace or its disk refused.
    Store(#[from] StoreError),
}

impl ToMessage for ArchiveError {
    fn message(&self) -> Message {
        use say::storage as say;
        match self {
            Self::Damaged(why) => say::archive_damaged(why.clone()),
            Self::Refused(why) => say::archive_refused(why.clone()),
            Self::Untrue(fault) => say::archive_refused(fault.message()),
            Self::OtherKind(kind) => say::archive_other(kind),
            Self::Newer => say::archive_newer(),
            Self::Store(error) => error.message(),
        }
    }
}

fn damaged(error: impl std::fmt::Display) -> ArchiveError {
    ArchiveError::Damaged(Message::verbatim(error.to_string()))
}

/// Whether a name is that of a blob.
pub(crate) fn is_hash(name: &str) -> bool {
    name.len() == 64
        && name
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn is_journal_file(name: &str) -> bool {
    name.split_once('.').is_some_and(|(number, ending)| {
        number.len() == 20 && number.bytes().all(|b| b.is_ascii_digit()) && STORED.contains(&ending)
    })
}

/// Whether an entry of this name may be in an archive. Nothing else is ever written, so
/// no name can lead out of the folder.
fn is_known(name: &str) -> bool {
    name == "records.jsonl"
        || name == crate::encryption::KEY_FILE
        || name.strip_prefix("files/").is_some_and(is_hash)
        || name.strip_prefix("journal/").is_some_and(is_journal_file)
        || name
            .strip_prefix("backups/journal/")
            .is_some_and(is_journal_file)
}

/// Writes an archive beside its place, verifies it, and moves it there.
pub struct ArchiveWriter {
    to: PathBuf,
    part: Temporary,
    zip: Option<ZipWriter<File>>,
    entries: Vec<ManifestEntry>,
}

impl ArchiveWriter {
    /// Begins an archive.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn create(to: &Path) -> Result<Self, StoreError> {
        plain::may_be_replaced(to).map_err(StoreError::disk(to))?;
        let mut part = Temporary::beside(to).map_err(StoreError::disk(to))?;
        let file = part.take_file().map_err(StoreError::disk(to))?;
        Ok(Self {
            to: to.to_path_buf(),
            part,
            zip: Some(ZipWriter::new(file)),
            entries: Vec::new(),
        })
    }

    fn failed(&self) -> impl Fn(zip::result::ZipError) -> StoreError + use<> {
        let path = self.to.clone();
        move |error| match error {
            zip::result::ZipError::Io(error) => StoreError::disk(&path)(error),
            other => StoreError::unreadable(other),
        }
    }

    /// Adds an entry.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn add(&mut self, name: &str, content: &mut dyn Read) -> Result<(), StoreError> {
        if !is_known(name) || self.entries.len() >= MOST_ENTRIES {
            return Err(StoreError::Misuse(say::storage::no_place_in_archive(name)));
        }
        let mut first = Vec::new();
        let packed = STORED.iter().any(|ending| name.ends_with(ending));
        let method = if packed || packs_too_well(name, content, &mut first)? {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let mut content = first.as_slice().chain(content);
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(zip::DateTime::default())
            .large_file(true);
        let failed = self.failed();
        let zip = self.zip.as_mut().ok_or(StoreError::CannotTell)?;
        zip.start_file(name, options).map_err(&failed)?;
        let mut hasher = blake3::Hasher::new();
        let mut size = 0;
        let mut buffer = vec![0; 1 << 18];
        loop {
            let read = content
                .read(&mut buffer)
                .map_err(StoreError::disk(Path::new(name)))?;
            let bytes = buffer.get(..read).unwrap_or_default();
            if bytes.is_empty() {
                break;
            }
            hasher.update(bytes);
            size += read as u64;
            zip.write_all(bytes).map_err(StoreError::disk(&self.to))?;
        }
        self.entries.push(ManifestEntry {
            name: name.to_owned(),
            size,
            hash: hasher.finalize().to_hex().to_string(),
        });
        Ok(())
    }

    /// Takes an entry of another archive over as it is there.
    ///
    /// # Errors
    /// When there is none of that name, or it cannot be read or written.
    pub(crate) fn take_over(&mut self, from: &mut Archive, name: &str) -> Result<(), ArchiveError> {
        let missing = || ArchiveError::Damaged(say::storage::archive_missing(name));
        let entry = from.entry(name).cloned().ok_or_else(missing)?;
        let place = from.zip.index_for_name(name).ok_or_else(missing)?;
        let packed = from.zip.by_index_raw(place).map_err(damaged)?;
        let failed = self.failed();
        let zip = self.zip.as_mut().ok_or(StoreError::CannotTell)?;
        zip.raw_copy_file(packed).map_err(&failed)?;
        self.entries.push(entry);
        Ok(())
    }

    /// Finishes: writes the manifest, syncs, reads everything back, moves it in place.
    ///
    /// # Errors
    /// When it cannot be written, or what was written does not read back.
    pub fn finish(mut self, manifest: Manifest) -> Result<Manifest, StoreError> {
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            entries: std::mem::take(&mut self.entries),
            ..manifest
        };
        let json = serde_json::to_vec_pretty(&manifest).map_err(StoreError::unreadable)?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        let failed = self.failed();
        let mut zip = self.zip.take().ok_or(StoreError::CannotTell)?;
        zip.start_file(MANIFEST, options).map_err(&failed)?;
        zip.write_all(&json).map_err(StoreError::disk(&self.to))?;
        let file = zip.finish().map_err(&failed)?;
        file.sync_all().map_err(StoreError::disk(&self.to))?;
        drop(file);
        let verified = Archive::open(self.part.path()).and_then(|mut archive| archive.verify());
        if let Err(error) = verified {
            return Err(StoreError::Unreadable(say::storage::archive_written(
                error.message(),
            )));
        }
        self.part
            .keep_at(&self.to)
            .map_err(StoreError::disk(&self.to))?;
        Ok(manifest)
    }
}

/// Reads an entry's content as far as it is looked at, and says whether it packs better than
/// anything that is taken from outside may.
fn packs_too_well(
    name: &str,
    content: &mut dyn Read,
    first: &mut Vec<u8>,
) -> Result<bool, StoreError> {
    let failed = || StoreError::disk(Path::new(name));
    content
        .take(LOOKED_AT)
        .read_to_end(first)
        .map_err(failed())?;
    let length = first.len() as u64;
    if length == LOOKED_AT {
        return Ok(true);
    }
    if length < ALWAYS_PACKED {
        return Ok(false);
    }
    let mut packed = Counted(0);
    zstd::stream::copy_encode(first.as_slice(), &mut packed, TRIAL_LEVEL).map_err(failed())?;
    Ok(packed.0.saturating_mul(WRITTEN_RATIO) < length)
}

/// Counts what is written and keeps nothing.
struct Counted(u64);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What a file of this size may unpack to (bytes).
fn plausible(packed: u64) -> u64 {
    packed.saturating_mul(MOST_RATIO).saturating_add(RATIO_FREE)
}

/// An archive that is read.
pub struct Archive {
    zip: ZipArchive<File>,
    manifest: Manifest,
    /// Where in the manifest each name stands.
    places: HashMap<String, usize>,
}

impl Archive {
    /// Opens an archive and holds its entries against its manifest. No content is read yet.
    ///
    /// # Errors
    /// When it is none, is damaged, or holds anything it should not.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        let mut file = plain::open_chosen(path).map_err(StoreError::disk(path))?;
        let packed = file.metadata().map_err(StoreError::disk(path))?.len();
        let end = zip_end(&mut file)
            .map_err(StoreError::disk(path))?
            .ok_or_else(|| ArchiveError::Damaged(say::storage::archive_no_end()))?;
        if end.entries > MOST_ENTRIES as u64 + 1 {
            return Err(ArchiveError::Refused(say::storage::archive_entries()));
        }
        let mut zip = ZipArchive::new(file).map_err(damaged)?;
        if end.entries != zip.len() as u64 {
            return Err(ArchiveError::Refused(say::storage::archive_names()));
        }
        if zip.has_overlapping_files().map_err(damaged)? {
            return Err(ArchiveError::Refused(say::storage::archive_overlap()));
        }
        let mut json = Vec::new();
        let largest = LARGEST_MANIFEST.min(plausible(packed));
        zip.by_name(MANIFEST)
            .map_err(|_| ArchiveError::Damaged(say::storage::archive_no_manifest()))?
            .take(largest + 1)
            .read_to_end(&mut json)
            .map_err(damaged)?;
        if json.len() as u64 > largest {
            return Err(ArchiveError::Refused(say::storage::archive_large_manifest()));
        }
        let manifest: Manifest = serde_json::from_slice(&json).map_err(damaged)?;
        if manifest.format != FORMAT {
            return Err(ArchiveError::Damaged(say::storage::archive_other_manifest()));
        }
        if manifest.version > VERSION {
            return Err(ArchiveError::Newer);
        }
        let mut places = HashMap::new();
        let mut total = 0_u64;
        for (place, entry) in manifest.entries.iter().enumerate() {
            if !is_known(&entry.name) {
                return Err(ArchiveError::Refused(say::storage::archive_no_place(
                    &entry.name,
                )));
            }
            if places.insert(entry.name.clone(), place).is_some() {
                return Err(ArchiveError::Refused(say::storage::archive_twice(
                    &entry.name,
                )));
            }
            total = total.saturating_add(entry.size);
        }
        if total > plausible(packed) {
            return Err(ArchiveError::Refused(say::storage::archive_bomb()));
        }
        let unnamed = zip
            .file_names()
            .map(|name| name.map_or_else(|_| String::from("?"), std::borrow::Cow::into_owned))
            .find(|name| name != MANIFEST && !places.contains_key(name));
        if let Some(name) = unnamed {
            return Err(ArchiveError::Refused(say::storage::archive_unnamed(name)));
        }
        Ok(Self {
            zip,
            manifest,
            places,
        })
    }

    /// What it says of itself.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What its manifest says of an entry.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&ManifestEntry> {
        self.manifest.entries.get(*self.places.get(name)?)
    }

    /// Unpacks an entry, verifying its size and hash.
    ///
    /// # Errors
    /// When there is none of that name, or its content is not what the manifest says.
    pub fn copy(&mut self, name: &str, to: &mut dyn Write) -> Result<(), ArchiveError> {
        let wanted = self
            .entry(name)
            .cloned()
            .ok_or_else(|| ArchiveError::Damaged(say::storage::archive_missing(name)))?;
        let entry = self
            .zip
            .by_name(name)
            .map_err(|e| ArchiveError::Damaged(say::storage::archive_entry(e.to_string(), name)))?;
        let mut source = entry.take(wanted.size.saturating_add(1));
        let mut hasher = blake3::Hasher::new();
        let mut size = 0_u64;
        let mut buffer = vec![0; 1 << 18];
        loop {
            let read = source.read(&mut buffer).map_err(|e| {
                ArchiveError::Damaged(say::storage::archive_entry(e.to_string(), name))
            })?;
            let bytes = buffer.get(..read).unwrap_or_default();
            if bytes.is_empty() {
                break;
            }
            size += read as u64;
            if size > wanted.size {
                break;
            }
            hasher.update(bytes);
            to.write_all(bytes)
                .map_err(|e| StoreError::disk(Path::new(name))(e))?;
        }
        if size != wanted.size || hasher.finalize().to_hex().as_str() != wanted.hash {
            return Err(ArchiveError::Damaged(say::storage::archive_other_content(
                name,
            )));
        }
        Ok(())
    }

    /// An entry's bytes, when it is no larger than `most`.
    ///
    /// # Errors
    /// As for [`Archive::copy`], or when it is larger.
    pub fn read(&mut self, name: &str, most: u64) -> Result<Vec<u8>, ArchiveError> {
        let size = self.entry(name).map_or(0, |e| e.size);
        if size > most {
            return Err(ArchiveError::Refused(say::storage::archive_large(name)));
        }
        let mut bytes = Vec::new();
        self.copy(name, &mut bytes)?;
        Ok(bytes)
    }

    /// Reads everything and holds it against the manifest.
    ///
    /// # Errors
    /// At the first entry that is not what the manifest says.
    pub fn verify(&mut self) -> Result<(), ArchiveError> {
        let names: Vec<String> = self
            .manifest
            .entries
            .iter()
            .map(|e| e.name.clone())
            .collect();
        for name in names {
            self.copy(&name, &mut std::io::sink())?;
        }
        Ok(())
    }
}
