//! Locking a workspace, and giving it another key: whatever is in the folder is gone through by
//! the table, and what is private is sealed with the present key.
//!
//! The key file says from its first moment on that this is not finished. So every opening goes on
//! where it was, and nothing that was killed stays half locked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use words::say;

use super::key_file::{
    InBackup, LARGEST_KEY_FILE, LockState, for_backup, in_backup, lock_state, write_finished,
    write_new,
};
use super::keys::KEY_FILE;
use super::passphrase::Secrets;
use super::put_away::{LARGEST, put_away};
use super::sealing::Sealing;
use super::table::{Treatment, is_deleted_whole, treatment};
use super::vault::{Private, Vault, open_file};
use crate::backup::{Archive, ArchiveError, ArchiveWriter};
use crate::change::{AuditEntry, Tip};
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::opening::{OpenProgress, OpenStep, Opening};
use crate::plain::{self, Entry};
use crate::records::Records;
use crate::store::Store;

/// Why a backup is made when a workspace was locked.
const REASON: &str = "locked";
/// The time of a backup where the caller has no clock.
const NO_TIME: &str = "1970-01-01T00:00:00Z";
/// How large the beginning of a sealed file is by which its key is known (bytes).
const BEGINNING: u64 = 32;

/// Locks a workspace that nobody has open with a passphrase: it gets a key, and everything in its
/// folder is sealed.
///
/// # Errors
/// When it has a key already, is in use or damaged, holds a file that is too large to be sealed,
/// or there is no room. Once it has its key, the next opening goes on.
pub fn lock(
    folder: &Path,
    passphrase: &str,
    secrets: &Secrets,
    private: Private,
    opening: &Opening<'_>,
) -> Result<(), StoreError> {
    if lock_state(folder)? != LockState::Open {
        return Err(StoreError::Misuse(say::workspace::locked_already()));
    }
    renew(folder, None, (Some(passphrase), secrets), private, opening)
}

/// Gives a workspace that nobody has open a new key and passphrase, or none that is asked for:
/// everything is sealed anew, and neither the old passphrase nor the old key opens anything in its
/// folder any more.
///
/// # Errors
/// [`StoreError::WrongPassphrase`]; otherwise as for [`lock`].
pub fn change_key(
    folder: &Path,
    (old, new): (&str, Option<&str>),
    secrets: &Secrets,
    private: Private,
    opening: &Opening<'_>,
) -> Result<(), StoreError> {
    let vault = Arc::new(Vault::unlock(folder, old, private)?);
    if vault.sealing().is_some() {
        finish(folder, &with(opening, &vault))?;
    }
    renew(folder, Some(vault), (new, secrets), private, opening)
}

fn with<'o>(opening: &Opening<'o>, vault: &Arc<Vault>) -> Opening<'o> {
    Opening {
        vault: Some(Arc::clone(vault)),
        searched: None,
        now: opening.now.clone(),
        ..*opening
    }
}

fn renew(
    folder: &Path,
    before: Option<Arc<Vault>>,
    (passphrase, secrets): (Option<&str>, &Secrets),
    private: Private,
    opening: &Opening<'_>,
) -> Result<(), StoreError> {
    hold_that_all_can_be_sealed(folder)?;
    let how = Opening {
        vault: before.clone(),
        searched: None,
        now: opening.now.clone(),
        ..*opening
    };
    let (store, _) = Store::open(folder, &how)?;
    if let Some(why) = store.read_only() {
        return Err(StoreError::ReadOnly(why));
    }
    if store.notice().is_some() {
        // What is wrong with the journal's end is answered first: what is sealed is believed.
        return Err(StoreError::Misuse(say::storage::answer_first()));
    }
    let sealing = Sealing {
        until: Records::tip(&store)?,
        unvouched: !before.as_ref().is_some_and(|vault| vault.binds()),
    };
    // Written while nobody else can open it: what is saved from now on is saved with the key.
    write_new(
        folder,
        passphrase,
        (&secrets.key, &secrets.wrapping),
        before.as_deref(),
        sealing,
    )?;
    drop(store);
    let words = passphrase.unwrap_or_default();
    let vault = Arc::new(Vault::unlock(folder, words, private)?);
    finish(folder, &with(opening, &vault))
}

/// Goes on sealing until everything is. Nothing is done where that is so.
pub(crate) fn finish(folder: &Path, opening: &Opening<'_>) -> Result<(), StoreError> {
    let Some(vault) = opening.vault.clone() else {
        return Ok(());
    };
    if vault.sealing().is_none() {
        return Ok(());
    }
    let how = Opening {
        searched: None,
        now: opening.now.clone(),
        ..with(opening, &vault)
    };
    let (store, _) = Store::open_marked(folder, &how)?;
    if let Some(why) = store.read_only() {
        return Err(StoreError::ReadOnly(why));
    }
    let audit = AuditEntry {
        at: opening.now.clone(),
        what: say::workspace::step_lock().stored(),
        ..AuditEntry::default()
    };
    let tell = |done: u64, total: u64| {
        (opening.progress)(OpenProgress {
            step: OpenStep::Sealing,
            done,
            total,
        });
    };
    tell(0, 0);
    store.compact(audit, |_, _| {})?;
    let work = Work {
        root: folder.to_path_buf(),
        vault: &vault,
    };
    let found = work.walk()?;
    let total = found.len() as u64;
    for (done, (path, what)) in (0_u64..).zip(&found) {
        tell(done, total);
        work.treat(path, *what)?;
    }
    // The new backup first: there is one at every moment.
    let at = Some(opening.now.as_str()).filter(|now| !now.is_empty());
    let made = store.back_up(at.unwrap_or(NO_TIME), REASON, "", &|_, _| {})?;
    for (path, what) in &found {
        if *what == Treatment::Backup && *path != made.path {
            work.backup(path)?;
        }
    }
    work.folders_left()?;
    drop(store);
    let index = folder.join("index");
    if plain::exists(&index) {
        plain::remove_folder(&index).map_err(StoreError::disk(&index))?;
    }
    sync_folder(folder)?;
    write_finished(folder, &vault)?;
    vault.finished();
    Ok(())
}

/// Before anything is begun: that nothing in the folder is too large, or no plain file.
fn hold_that_all_can_be_sealed(folder: &Path) -> Result<(), StoreError> {
    let mut faults = Vec::new();
    each_file(folder, "", &mut |entry, within| {
        let name = entry.path.file_name().unwrap_or_default().to_string_lossy();
        let sealed = matches!(
            treatment(within, &name),
            Treatment::Sealed | Treatment::PutAway
        );
        let large = plain::length(&entry.path).is_ok_and(|length| length > LARGEST);
        if sealed && large {
            faults.push(entry.path.clone());
        }
        Ok(())
    })?;
    match faults.first() {
        Some(path) => Err(StoreError::Misuse(say::storage::too_large_to_seal(
            path.display().to_string(),
        ))),
        None => Ok(()),
    }
}

/// Goes through a folder and those in it, but for those that go as a whole. Each file is handed
/// out with its folder, from the workspace's on, with slashes.
fn each_file(
    root: &Path,
    within: &str,
    each: &mut dyn FnMut(&Entry, &str) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let folder = if within.is_empty() {
        root.to_path_buf()
    } else {
        root.join(within)
    };
    for entry in plain::list(&folder).map_err(StoreError::disk(&folder))? {
        if let Some(what) = entry.odd {
            return Err(StoreError::NotPlain {
                path: entry.path,
                what,
            });
        }
        if entry.is_folder {
            let name = entry.path.file_name().unwrap_or_default().to_string_lossy();
            let inner = match within {
                "" => name.into_owned(),
                _ => format!("{within}/{name}"),
            };
            if !is_deleted_whole(&inner) {
                each_file(root, &inner, each)?;
            }
        } else {
            each(&entry, within)?;
        }
    }
    Ok(())
}

/// What became of a backup.
enum Rekeyed {
    /// It has the present key file.
    Done,
    /// Nothing in it is sealed.
    NoKey,
    /// An earlier program sealed it.
    Unbound,
}

struct Work<'w> {
    root: PathBuf,
    vault: &'w Vault,
}

impl Work<'_> {
    fn walk(&self) -> Result<Vec<(PathBuf, Treatment)>, StoreError> {
        let mut found = Vec::new();
        each_file(&self.root, "", &mut |entry, within| {
            // What cannot be told in letters is in no row of the table.
            let name = entry.name().unwrap_or("\u{FFFD}");
            found.push((entry.path.clone(), treatment(within, name)));
            Ok(())
        })?;
        Ok(found)
    }

    fn treat(&self, path: &Path, what: Treatment) -> Result<(), StoreError> {
        match what {
            Treatment::Plain | Treatment::Rewritten | Treatment::Backup => Ok(()),
            Treatment::Deleted => plain::remove_file(path).map_err(StoreError::disk(path)),
            Treatment::Sealed => self.seal(path),
            Treatment::PutAway => {
                let was = path.strip_prefix(&self.root).unwrap_or(path);
                let was = was
                    .to_string_lossy()
                    .replace(std::path::MAIN_SEPARATOR, "/");
                put_away(&self.root, path, &was, self.vault)
            }
        }
    }

    /// Seals one file in its place, unless the present key has sealed it already.
    fn seal(&self, path: &Path) -> Result<(), StoreError> {
        let mut beginning = Vec::new();
        let file = plain::open(path).map_err(StoreError::disk(path))?;
        std::io::Read::read_to_end(&mut std::io::Read::take(file, BEGINNING), &mut beginning)
            .map_err(StoreError::disk(path))?;
        if self.vault.sealed_this(&beginning) {
            return Ok(());
        }
        let bytes = plain::read(path).map_err(StoreError::disk(path))?;
        let plain = match open_file(Some(self.vault), bytes.clone()) {
            Ok(plain) => plain,
            // It looks sealed and is not, or no key of this workspace did it: as it is.
            Err(_) => bytes,
        };
        plain::replace(path, &self.vault.seal_file(&plain)?).map_err(StoreError::disk(path))
    }

    /// An older backup. Without a key it goes: nothing in it is sealed, and there is a new one. One
    /// that an earlier program sealed, or that cannot be read, is put away as a whole, for it says
    /// more than this one would. Any other gets the present key file, so that no earlier passphrase
    /// opens it.
    fn backup(&self, path: &Path) -> Result<(), StoreError> {
        if !plain::exists(path) {
            return Ok(());
        }
        let remove = || plain::remove_file(path).map_err(StoreError::disk(path));
        match self.with_present_key(path) {
            Ok(Rekeyed::Done) => Ok(()),
            Ok(Rekeyed::NoKey) => remove(),
            Err(ArchiveError::Store(error)) => Err(error),
            Ok(Rekeyed::Unbound) | Err(_) => {
                // What cannot be sealed in memory goes: it is in the new one.
                if plain::length(path).is_ok_and(|length| length > LARGEST) {
                    return remove();
                }
                self.treat(path, Treatment::PutAway)
            }
        }
    }

    /// Puts the present key file into a backup that has another.
    fn with_present_key(&self, path: &Path) -> Result<Rekeyed, ArchiveError> {
        let mut from = Archive::open(path)?;
        let manifest = from.manifest().clone();
        if from.entry(KEY_FILE).is_none() {
            return Ok(Rekeyed::NoKey);
        }
        let key_file = from.read(KEY_FILE, LARGEST_KEY_FILE)?;
        match in_backup(&key_file, self.vault) {
            InBackup::Present => return Ok(Rekeyed::Done),
            InBackup::Unbound => return Ok(Rekeyed::Unbound),
            InBackup::Earlier => {}
        }
        let sealing = Sealing {
            until: Tip {
                sequence: manifest.sequence,
                hash: manifest.hash.clone(),
            },
            unvouched: false,
        };
        let key_file = for_backup(&self.root, self.vault, sealing)?;
        let mut out = ArchiveWriter::create(path)?;
        for entry in &manifest.entries {
            if entry.name == KEY_FILE {
                out.add(KEY_FILE, &mut key_file.as_slice())?;
            } else {
                out.take_over(&mut from, &entry.name)?;
            }
        }
        drop(from);
        out.finish(manifest)?;
        Ok(Rekeyed::Done)
    }

    /// Folders that only held what was put away, and what was only to be looked at.
    fn folders_left(&self) -> Result<(), StoreError> {
        let mut folders = vec![self.root.clone()];
        let mut next = 0;
        while let Some(folder) = folders.get(next).cloned() {
            next += 1;
            for entry in plain::list(&folder).map_err(StoreError::disk(&folder))? {
                let within = entry.path.strip_prefix(&self.root).unwrap_or(&entry.path);
                let within = within
                    .to_string_lossy()
                    .replace(std::path::MAIN_SEPARATOR, "/");
                if !entry.is_folder || within == "index" {
                    continue;
                }
                if is_deleted_whole(&within) {
                    plain::remove_folder(&entry.path).map_err(StoreError::disk(&entry.path))?;
                } else {
                    folders.push(entry.path);
                }
            }
        }
        for folder in folders.iter().skip(1).rev() {
            let within = folder.strip_prefix(&self.root).unwrap_or(folder);
            if !OWN_FOLDERS.iter().any(|own| within == Path::new(own)) {
                // One that is not empty holds a folder of the program's own, which there is not.
                let _ = plain::remove_empty_folder(folder);
            }
        }
        Ok(())
    }
}

/// Folders that stay, be they empty.
const OWN_FOLDERS: [&str; 6] = [
    "journal",
    "journal/aside",
    "files",
    "backups",
    "backups/journal",
    "put-away",
];
