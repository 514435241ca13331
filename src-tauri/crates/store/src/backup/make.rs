//! Making a backup: the whole workspace in one file, verified.

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use words::say;

use super::archive::{ArchiveWriter, Manifest};
use super::in_folder::{BackupFile, free_place, from_name};
use super::verify::verify;
use crate::disk::sync_folder;
use crate::encryption::KEY_FILE;
use crate::error::{ReadOnly, StoreError};
use crate::journal::layout::Layout;
use crate::journal::place::{Folders, files_in};
use crate::journal::tip_record::identity_of;
use crate::kept::{self, KeptFault, examine};
use crate::plain;
use crate::records::Records;
use crate::store::Store;

/// A file that goes into a backup, and how much of it.
struct Source {
    name: String,
    path: PathBuf,
    length: u64,
}

fn whole(name: String, path: PathBuf) -> Result<Source, StoreError> {
    let length = plain::length(&path).map_err(StoreError::disk(&path))?;
    Ok(Source { name, path, length })
}

/// The kept files that are what they should be.
fn kept(folders: &Folders, faults: &[KeptFault]) -> Result<Vec<Source>, StoreError> {
    let wrong: HashSet<&str> = faults.iter().map(|fault| fault.hash.as_str()).collect();
    let folder = kept::folder(folders);
    kept::list(folders)
        .map_err(StoreError::disk(&folder))?
        .into_iter()
        .filter(|(hash, _)| !wrong.contains(hash.as_str()))
        .map(|(hash, entry)| whole(format!("files/{hash}"), entry.path))
        .collect()
}

impl Store {
    /// Writes the whole workspace into one file and verifies it: the journal from its
    /// last checkpoint on, the kept files, and with `history` everything before. A kept file
    /// that is damaged or missing is not in it, and the manifest says so.
    ///
    /// # Errors
    /// When the journal is damaged, the disk is full or cannot be written. What stood at
    /// `to` before still does then.
    pub fn write_archive(
        &self,
        to: &Path,
        at: &str,
        about: &str,
        history: bool,
        progress: &dyn Fn(u64, u64),
    ) -> Result<Manifest, StoreError> {
        let _held = self.maintain();
        let folders = &self.shared.folders;
        let (tip, current, identity) = match self.writer() {
            Ok(writer) => writer.with_writer(|w| {
                Ok((
                    w.journal.tip.clone(),
                    Some((w.journal.id, w.journal.length)),
                    w.journal.identity(),
                ))
            })?,
            Err(_) => (Records::tip(self)?, None, identity_of(folders)),
        };
        let layout = Layout::read(folders)?;
        let mut sources = Vec::new();
        for file in layout.base.iter().chain(&layout.segments) {
            let mut source = whole(format!("journal/{}", file.name()), folders.path(*file))?;
            if let Some((_, length)) = current.filter(|(id, _)| id == file) {
                source.length = length;
            }
            sources.push(source);
        }
        verify(folders, &layout, &tip)?;
        let faults = examine(self)?;
        sources.extend(kept(folders, &faults)?);
        let key = folders.root.join(KEY_FILE);
        if plain::exists(&key) {
            sources.push(whole(KEY_FILE.to_owned(), key)?);
        }
        if history {
            for file in files_in(&folders.archive())? {
                let path = folders.archive().join(file.name());
                sources.push(whole(format!("backups/journal/{}", file.name()), path)?);
            }
        }
        let total: u64 = sources.iter().map(|s| s.length).sum();
        let folder = to.parent().unwrap_or(Path::new("."));
        if fs4::available_space(folder).is_ok_and(|room| room < total.saturating_add(1 << 20)) {
            return Err(StoreError::Full);
        }
        let mut out = ArchiveWriter::create(to)?;
        let mut done = 0;
        for source in sources {
            let file = plain::open(&source.path).map_err(StoreError::disk(&source.path))?;
            out.add(&source.name, &mut file.take(source.length))?;
            done += source.length;
            progress(done, total);
        }
        out.finish(Manifest {
            what: "workspace".to_owned(),
            about: about.to_owned(),
            made_at: at.to_owned(),
            workspace: identity.to_string(),
            sequence: tip.sequence,
            hash: tip.hash,
            lacking: faults.into_iter().map(|fault| fault.hash).collect(),
            ..Manifest::default()
        })
    }

    /// Makes a backup in the workspace's own folder, verified.
    ///
    /// # Errors
    /// As for [`Store::write_archive`].
    pub fn back_up(
        &self,
        at: &str,
        reason: &str,
        about: &str,
        progress: &dyn Fn(u64, u64),
    ) -> Result<BackupFile, StoreError> {
        if let Some(why @ (ReadOnly::Locked | ReadOnly::KeyGone)) = self.read_only() {
            // One that nobody with the key verified takes the place of none that somebody did.
            return Err(StoreError::ReadOnly(why));
        }
        let folder = self.folder().join("backups");
        plain::ensure_folder(&folder).map_err(StoreError::disk(&folder))?;
        let time: String = at
            .chars()
            .take(19)
            .map(|c| if c == ':' { '-' } else { c })
            .collect();
        let path = free_place(&folder, &format!("{time}Z-{reason}"));
        let manifest = self.write_archive(&path, at, about, false, progress)?;
        sync_folder(&folder)?;
        let made = from_name(&path).map(|file| BackupFile {
            lacking: manifest.lacking.len(),
            ..file
        });
        made.ok_or_else(|| StoreError::Misuse(say::storage::no_time(at)))
    }
}
