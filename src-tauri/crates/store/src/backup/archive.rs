//! The one-file archive: a zip file with a manifest that names every entry, its size and
//! its BLAKE3 hash.
//!
//! An archive from outside is hostile until read: only names of the shapes below are
//! taken, no entry is read past the size its manifest gives, and what unpacks to more
//! than its packed size makes plausible is refused.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::error::StoreError;

const MANIFEST: &str = "manifest.json";
const FORMAT: &str = "credwright-archive";
const VERSION: u32 = 1;
/// Entries an archive may have.
const MOST_ENTRIES: usize = 60_000;
/// A manifest is no larger (bytes).
const LARGEST_MANIFEST: u64 = 32 << 20;
/// What is packed unpacks to at most this many times its size, and this much more (bytes).
const MOST_RATIO: u64 = 200;
const RATIO_FREE: u64 = 4 << 20;
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
    /// The last commit in it.
    pub sequence: u64,
    /// That commit's hash.
    pub hash: String,
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
pub enum ArchiveError {
    /// It is no archive, or a damaged one.
    #[error("This is not a Credwright archive, or it is damaged: {0}. Nothing was changed.")]
    Damaged(String),
    /// It holds something that no archive of ours holds.
    #[error("This archive was refused: {0}. Nothing was changed.")]
    Refused(String),
    /// It is of another kind than is asked for.
    #[error("This archive holds a {0}, which does not belong here. Nothing was changed.")]
    OtherKind(String),
    /// It was made by a newer program.
    #[error(
        "This archive was made by a newer Credwright. Open it with that version. Nothing was changed."
    )]
    Newer,
    /// The workspace or its disk refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn damaged(error: impl std::fmt::Display) -> ArchiveError {
    ArchiveError::Damaged(error.to_string())
}

/// Whether a name is that of a kept file.
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
        || name == crate::vault::KEY_FILE
        || name.strip_prefix("files/").is_some_and(is_hash)
        || name.strip_prefix("journal/").is_some_and(is_journal_file)
        || name
            .strip_prefix("backups/journal/")
            .is_some_and(is_journal_file)
}

/// Writes an archive beside its place, verifies it, and moves it there.
pub struct ArchiveWriter {
    to: PathBuf,
    part: PathBuf,
    zip: Option<ZipWriter<File>>,
    entries: Vec<ManifestEntry>,
}

impl Drop for ArchiveWriter {
    fn drop(&mut self) {
        // There is none after a success.
        let _ = std::fs::remove_file(&self.part);
    }
}

impl ArchiveWriter {
    /// Begins an archive.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn create(to: &Path) -> Result<Self, StoreError> {
        let mut name = to.file_name().unwrap_or_default().to_os_string();
        name.push(".part");
        let part = to.with_file_name(name);
        let file = File::options()
            .create(true)
            .truncate(true)
            .read(true)
            .write(true)
            .open(&part)
            .map_err(StoreError::disk(&part))?;
        Ok(Self {
            to: to.to_path_buf(),
            part,
            zip: Some(ZipWriter::new(file)),
            entries: Vec::new(),
        })
    }

    fn failed(&self) -> impl Fn(zip::result::ZipError) -> StoreError + use<> {
        let path = self.part.clone();
        move |error| match error {
            zip::result::ZipError::Io(error) => StoreError::disk(&path)(error),
            other => StoreError::Unreadable(other.to_string()),
        }
    }

    /// Adds an entry.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn add(&mut self, name: &str, content: &mut dyn Read) -> Result<(), StoreError> {
        if !is_known(name) || self.entries.len() >= MOST_ENTRIES {
            return Err(StoreError::Misuse(format!(
                "“{name}” has no place in an archive"
            )));
        }
        let packed = STORED.iter().any(|ending| name.ends_with(ending));
        let method = if packed {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
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
            zip.write_all(bytes).map_err(StoreError::disk(&self.part))?;
        }
        self.entries.push(ManifestEntry {
            name: name.to_owned(),
            size,
            hash: hasher.finalize().to_hex().to_string(),
        });
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
        let json = serde_json::to_vec_pretty(&manifest)
            .map_err(|e| StoreError::Unreadable(e.to_string()))?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        let failed = self.failed();
        let mut zip = self.zip.take().ok_or(StoreError::CannotTell)?;
        zip.start_file(MANIFEST, options).map_err(&failed)?;
        zip.write_all(&json).map_err(StoreError::disk(&self.part))?;
        let file = zip.finish().map_err(&failed)?;
        file.sync_all().map_err(StoreError::disk(&self.part))?;
        drop(file);
        let verified = Archive::open(&self.part).and_then(|mut archive| archive.verify());
        if let Err(error) = verified {
            return Err(StoreError::Unreadable(format!(
                "the archive just written ({error})"
            )));
        }
        std::fs::rename(&self.part, &self.to).map_err(StoreError::disk(&self.to))?;
        Ok(manifest)
    }
}

/// An archive that is read.
pub struct Archive {
    zip: ZipArchive<File>,
    manifest: Manifest,
}

/// Entries that the end of the file says there are; two of one name count twice here.
fn entries_claimed(file: &mut File) -> std::io::Result<Option<usize>> {
    const TAIL: u64 = 22 + 65_535;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    let end = tail.windows(4).rposition(|w| w == b"PK\x05\x06");
    Ok(end
        .and_then(|at| tail.get(at + 10..at + 12))
        .and_then(|b| b.try_into().ok())
        .map(|b| usize::from(u16::from_le_bytes(b))))
}

impl Archive {
    /// Opens an archive and holds its entries against its manifest. No content is read yet.
    ///
    /// # Errors
    /// When it is none, is damaged, or holds anything it should not.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        let mut file = File::open(path).map_err(StoreError::disk(path))?;
        let packed = file.metadata().map_err(StoreError::disk(path))?.len();
        let claimed = entries_claimed(&mut file).map_err(StoreError::disk(path))?;
        let mut zip = ZipArchive::new(file).map_err(damaged)?;
        if zip.len() > MOST_ENTRIES + 1 {
            return Err(ArchiveError::Refused("it has too many entries".to_owned()));
        }
        if claimed != Some(zip.len()) {
            return Err(ArchiveError::Refused(
                "two of its entries have one name".to_owned(),
            ));
        }
        if zip.has_overlapping_files().map_err(damaged)? {
            return Err(ArchiveError::Refused("its entries overlap".to_owned()));
        }
        let mut json = Vec::new();
        zip.by_name(MANIFEST)
            .map_err(|_| damaged("it has no manifest"))?
            .take(LARGEST_MANIFEST + 1)
            .read_to_end(&mut json)
            .map_err(damaged)?;
        if json.len() as u64 > LARGEST_MANIFEST {
            return Err(ArchiveError::Refused(
                "its manifest is too large".to_owned(),
            ));
        }
        let manifest: Manifest = serde_json::from_slice(&json).map_err(damaged)?;
        if manifest.format != FORMAT {
            return Err(damaged("its manifest is another program’s"));
        }
        if manifest.version > VERSION {
            return Err(ArchiveError::Newer);
        }
        let mut names = HashSet::new();
        let mut total = 0_u64;
        for entry in &manifest.entries {
            if !is_known(&entry.name) {
                return Err(ArchiveError::Refused(format!(
                    "“{}” has no place in it",
                    entry.name
                )));
            }
            if !names.insert(entry.name.as_str()) {
                return Err(ArchiveError::Refused(format!(
                    "“{}” stands in it twice",
                    entry.name
                )));
            }
            total = total.saturating_add(entry.size);
        }
        if total > packed.saturating_mul(MOST_RATIO).saturating_add(RATIO_FREE) {
            return Err(ArchiveError::Refused(
                "it would unpack to far more than its size".to_owned(),
            ));
        }
        let unnamed = zip
            .file_names()
            .map(|name| name.map_or_else(|_| String::from("?"), std::borrow::Cow::into_owned))
            .find(|name| name != MANIFEST && !names.contains(name.as_str()));
        if let Some(name) = unnamed {
            return Err(ArchiveError::Refused(format!(
                "“{name}” is not in its manifest"
            )));
        }
        Ok(Self { zip, manifest })
    }

    /// What it says of itself.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Unpacks an entry, verifying its size and hash.
    ///
    /// # Errors
    /// When there is none of that name, or its content is not what the manifest says.
    pub fn copy(&mut self, name: &str, to: &mut dyn Write) -> Result<(), ArchiveError> {
        let wanted = self
            .manifest
            .entries
            .iter()
            .find(|e| e.name == name)
            .ok_or_else(|| damaged(format!("“{name}” is missing")))?;
        let entry = self
            .zip
            .by_name(name)
            .map_err(|e| damaged(format!("“{name}”: {e}")))?;
        let mut source = entry.take(wanted.size.saturating_add(1));
        let mut hasher = blake3::Hasher::new();
        let mut size = 0_u64;
        let mut buffer = vec![0; 1 << 18];
        loop {
            let read = source
                .read(&mut buffer)
                .map_err(|e| damaged(format!("“{name}”: {e}")))?;
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
            return Err(damaged(format!("“{name}” is not what its manifest says")));
        }
        Ok(())
    }

    /// An entry's bytes, when it is no larger than `most`.
    ///
    /// # Errors
    /// As for [`Archive::copy`], or when it is larger.
    pub fn read(&mut self, name: &str, most: u64) -> Result<Vec<u8>, ArchiveError> {
        let size = self
            .manifest
            .entries
            .iter()
            .find(|e| e.name == name)
            .map_or(0, |e| e.size);
        if size > most {
            return Err(ArchiveError::Refused(format!("“{name}” is too large")));
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
