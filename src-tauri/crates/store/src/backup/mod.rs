//! Backups: one file each, verified after writing, that restores on any machine.

mod archive;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

pub use archive::{Archive, ArchiveError, ArchiveWriter, Manifest, ManifestEntry};

use crate::change::Tip;
use crate::error::StoreError;
use crate::journal::place::{FileId, Folders, files_in, sync_folder};
use crate::journal::walk::{From, walk};
use crate::rebuild::Layout;
use crate::store::Store;

/// What the name of an archive ends with.
pub const ENDING: &str = "credwright";

/// A backup in a workspace's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, RFC 3339 in UTC, read from its name.
    pub at: String,
    /// Why, such as `hourly` or `before-import`.
    pub reason: String,
    /// Its size (bytes).
    pub size: u64,
}

fn from_name(path: &Path) -> Option<BackupFile> {
    if path.extension()?.to_str()? != ENDING {
        return None;
    }
    // 2026-11-24T10-30-00Z-before-import
    let stem = path.file_stem()?.to_str()?;
    let (time, reason) = stem.split_at_checked(20)?;
    let reason = reason.strip_prefix('-')?;
    let (day, clock) = time.split_once('T')?;
    Some(BackupFile {
        path: path.to_path_buf(),
        at: format!("{day}T{}", clock.replace('-', ":")),
        reason: reason.to_owned(),
        size: std::fs::metadata(path).ok()?.len(),
    })
}

/// The backups in a workspace's folder, newest first.
#[must_use]
pub fn backups_in(folder: &Path) -> Vec<BackupFile> {
    let entries = std::fs::read_dir(folder.join("backups"));
    let mut found: Vec<BackupFile> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| from_name(&entry.path()))
        .collect();
    found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.path.cmp(&a.path)));
    found
}

pub(crate) fn newest(folders: &Folders) -> Option<PathBuf> {
    backups_in(&folders.root).into_iter().next().map(|b| b.path)
}

/// A file that goes into a backup, and how much of it.
struct Source {
    name: String,
    path: PathBuf,
    length: u64,
}

fn whole(name: String, path: PathBuf) -> Result<Source, StoreError> {
    let length = std::fs::metadata(&path)
        .map_err(StoreError::disk(&path))?
        .len();
    Ok(Source { name, path, length })
}

fn kept_files(folders: &Folders) -> Result<Vec<Source>, StoreError> {
    let folder = folders.root.join("files");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(StoreError::disk(&folder))?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        if let Some(name) = name.filter(|n| archive::is_hash(n)) {
            found.push(whole(format!("files/{name}"), path)?);
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

impl Store {
    /// Writes the whole workspace into one file and verifies it: the journal from its
    /// last checkpoint on, the kept files, and with `history` everything before.
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
        let (tip, current) = match self.writer() {
            Ok(writer) => writer.with_writer(|w| {
                Ok((
                    w.journal.tip.clone(),
                    Some((w.journal.id, w.journal.length)),
                ))
            })?,
            Err(_) => (crate::records::Records::tip(self)?, None),
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
        sources.extend(kept_files(folders)?);
        let key = folders.root.join(crate::vault::KEY_FILE);
        if key.exists() {
            sources.push(whole(crate::vault::KEY_FILE.to_owned(), key)?);
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
            let file = File::open(&source.path).map_err(StoreError::disk(&source.path))?;
            out.add(&source.name, &mut file.take(source.length))?;
            done += source.length;
            progress(done, total);
        }
        out.finish(Manifest {
            what: "workspace".to_owned(),
            about: about.to_owned(),
            made_at: at.to_owned(),
            sequence: tip.sequence,
            hash: tip.hash,
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
        let folder = self.folder().join("backups");
        std::fs::create_dir_all(&folder).map_err(StoreError::disk(&folder))?;
        let time: String = at
            .chars()
            .take(19)
            .map(|c| if c == ':' { '-' } else { c })
            .collect();
        let path = folder.join(format!("{time}Z-{reason}.{ENDING}"));
        self.write_archive(&path, at, about, false, progress)?;
        sync_folder(&folder)?;
        from_name(&path).ok_or_else(|| StoreError::Misuse(format!("“{at}” is no time in UTC")))
    }
}

/// Reads the journal up to a commit. A backup of a damaged one would take a good one's place.
pub(crate) fn verify(folders: &Folders, layout: &Layout, tip: &Tip) -> Result<(), StoreError> {
    let from = match layout.base {
        Some(base) => {
            crate::journal::checkpoint::read(folders, base, |_| Ok(()))?;
            From::Following(crate::journal::checkpoint::anchor_of(
                folders,
                &folders.path(base),
                base,
            )?)
        }
        None => From::Following(Tip::start()),
    };
    if matches!(&from, From::Following(anchor) if anchor == tip) {
        return Ok(());
    }
    let walked = walk(folders, &layout.segments, from, |frame, _| {
        Ok(frame.head.sequence != tip.sequence)
    })?;
    if walked.places.is_empty() {
        return Ok(());
    }
    let mut account = crate::rebuild::account(folders, 0, &walked);
    crate::repair::find_in_backups(folders, &mut account);
    Err(StoreError::Damaged(Box::new(account)))
}

/// Puts a workspace that an archive holds into a folder that is empty or not there yet.
/// Everything is verified on the way; opening it then makes its index.
///
/// # Errors
/// When the archive is damaged or holds something else, or the folder is not empty.
pub fn restore(archive: &Path, folder: &Path) -> Result<Manifest, ArchiveError> {
    let mut from = Archive::open(archive)?;
    let manifest = from.manifest().clone();
    if manifest.what != "workspace" {
        return Err(ArchiveError::OtherKind(manifest.what));
    }
    std::fs::create_dir_all(folder).map_err(StoreError::disk(folder))?;
    let mut entries = std::fs::read_dir(folder).map_err(StoreError::disk(folder))?;
    if entries.next().is_some() {
        return Err(StoreError::NotEmpty(folder.to_path_buf()).into());
    }
    let total: u64 = manifest.entries.iter().map(|e| e.size).sum();
    if fs4::available_space(folder).is_ok_and(|room| room < total.saturating_add(1 << 20)) {
        return Err(StoreError::Full.into());
    }
    for name in ["journal", "files", "backups", "backups/journal"] {
        let path = folder.join(name);
        std::fs::create_dir_all(&path).map_err(StoreError::disk(&path))?;
    }
    for entry in &manifest.entries {
        let to = folder.join(&entry.name);
        let mut out = File::create(&to).map_err(StoreError::disk(&to))?;
        from.copy(&entry.name, &mut out)?;
        out.sync_all().map_err(StoreError::disk(&to))?;
    }
    for name in ["journal", "files", "backups/journal", "backups", ""] {
        sync_folder(&folder.join(name))?;
    }
    Ok(manifest)
}

/// The journal files an archive holds.
pub(crate) fn journal_files(manifest: &Manifest) -> Vec<(FileId, String)> {
    manifest
        .entries
        .iter()
        .filter_map(|e| Some((FileId::of(Path::new(&e.name))?, e.name.clone())))
        .collect()
}
