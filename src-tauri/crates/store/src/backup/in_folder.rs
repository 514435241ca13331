//! The backups in a workspace's folder.

use std::path::{Path, PathBuf};

use super::archive::{Archive, Manifest};
use crate::change::Tip;
use crate::error::StoreError;
use crate::journal::place::{FileId, Folders};
use crate::plain;

/// What the name of an archive ends with.
pub(super) const ENDING: &str = "credwright";

/// What a folder is called that the archive of another workspace is looked at in.
pub(crate) const LOOKED_AT: &str = "looked-at";

/// Whether a name is that of an archive.
pub(crate) fn is_archive(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == ENDING)
}

/// Why the program makes backups, as their names say it.
const REASONS: [&str; 7] = [
    "rolling",
    "by-hand",
    "locked",
    "before-import",
    "before-locking",
    "before-merging",
    "before-migration",
];

/// Whether a name is one that the program gives a backup: it says a time and a reason, and nothing
/// that a person thought of.
pub(crate) fn is_own_backup(name: &str) -> bool {
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
    let Some((time, reason)) = stem
        .filter(|_| is_archive(name))
        .and_then(|stem| turn_of(stem).1.split_at_checked(20))
    else {
        return false;
    };
    let shape = "0000-00-00T00-00-00Z".bytes();
    let is_time = time.bytes().zip(shape).all(|(byte, shape)| match shape {
        b'0' => byte.is_ascii_digit(),
        other => byte == other,
    });
    let reason = reason.strip_prefix('-').unwrap_or_default();
    is_time && REASONS.contains(&reason)
}

/// A place where the archive of another workspace can be restored to be looked at; whoever
/// looked takes it away.
///
/// # Errors
/// When the system has no random numbers.
pub fn looked_at(folder: &Path) -> Result<PathBuf, StoreError> {
    let backups = folder.join("backups");
    plain::ensure_folder(&backups).map_err(StoreError::disk(&backups))?;
    plain::unfinished_name(&backups.join(LOOKED_AT)).map_err(StoreError::disk(&backups))
}

/// A backup in a workspace's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, RFC 3339 in UTC, read from its name.
    pub at: String,
    /// Why, such as `hourly` or `before-import`.
    pub reason: String,
    /// Which one of that moment and reason it is, from 1.
    pub turn: u32,
    /// Its size (bytes).
    pub size: u64,
    /// Kept files that are not in it, because they were damaged or missing; told when it is made.
    pub lacking: usize,
}

/// A name that no backup has: a backup takes the place of none, though names count in seconds.
pub(super) fn free_place(folder: &Path, stem: &str) -> PathBuf {
    let mut turn = 1_u32;
    loop {
        let place = match turn {
            1 => folder.join(format!("{stem}.{ENDING}")),
            _ => folder.join(format!("{stem}-{turn}.{ENDING}")),
        };
        if turn == u32::MAX || !plain::exists(&place) {
            return place;
        }
        turn += 1;
    }
}

/// Which of the backups of one second and one reason it is, from 1; and the name without that.
fn turn_of(stem: &str) -> (u32, &str) {
    let counted = stem.rsplit_once('-').filter(|(_, end)| end.len() < 10);
    match counted.and_then(|(before, end)| Some((end.parse().ok()?, before))) {
        Some((turn, before)) => (turn, before),
        None => (1, stem),
    }
}

pub(super) fn from_name(path: &Path) -> Option<BackupFile> {
    if path.extension()?.to_str()? != ENDING {
        return None;
    }
    // 2026-11-24T10-30-00Z-before-import, and -2 behind it for the second of that moment
    let (turn, stem) = turn_of(path.file_stem()?.to_str()?);
    let (time, reason) = stem.split_at_checked(20)?;
    let reason = reason.strip_prefix('-')?;
    let (day, clock) = time.split_once('T')?;
    Some(BackupFile {
        path: path.to_path_buf(),
        at: format!("{day}T{}", clock.replace('-', ":")),
        reason: reason.to_owned(),
        turn,
        size: plain::length(path).ok()?,
        lacking: 0,
    })
}

/// The backups in a workspace's folder, newest first.
#[must_use]
pub fn backups_in(folder: &Path) -> Vec<BackupFile> {
    let entries = plain::list(&folder.join("backups")).unwrap_or_default();
    let mut found: Vec<BackupFile> = entries
        .into_iter()
        .filter_map(|entry| from_name(&entry.path))
        .collect();
    found.sort_by(|a, b| (&b.at, b.turn, &b.path).cmp(&(&a.at, a.turn, &a.path)));
    found
}

/// A backup, and the save that it was made after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aged {
    /// The backup.
    pub file: BackupFile,
    /// The last save in it; `None` when it cannot be read.
    pub last: Option<Tip>,
}

/// The backups in a workspace's folder, those of the newest saves first. Saves are counted, so
/// this order holds whatever the clock said; those that cannot be read come last.
#[must_use]
pub fn backups_by_age(folder: &Path) -> Vec<Aged> {
    let mut found: Vec<Aged> = backups_in(folder)
        .into_iter()
        .map(|file| Aged {
            last: Archive::open(&file.path).ok().map(|archive| Tip {
                sequence: archive.manifest().sequence,
                hash: archive.manifest().hash.clone(),
            }),
            file,
        })
        .collect();
    // What is of the same save stays in the order of the clock.
    found.sort_by_key(|aged| std::cmp::Reverse(aged.last.as_ref().map(|tip| tip.sequence)));
    found
}

pub(crate) fn newest(folders: &Folders) -> Option<PathBuf> {
    backups_in(&folders.root).into_iter().next().map(|b| b.path)
}

/// The journal files an archive holds.
pub(crate) fn journal_files(manifest: &Manifest) -> Vec<(FileId, String)> {
    manifest
        .entries
        .iter()
        .filter_map(|e| Some((FileId::of(Path::new(&e.name))?, e.name.clone())))
        .collect()
}
