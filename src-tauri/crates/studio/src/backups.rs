//! Backups: made by themselves while there is work, thinned by age, and restored.

use std::path::{Path, PathBuf};

use domain::Timestamp;
use domain::people::Action;
use domain::retention::{Kept, Retention, keep};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Archive, AuditEntry, BackupFile, Records, backups_in};

use crate::error::StudioError;
use crate::progress::Progress;
use crate::records::{self, Saved};
use crate::workspace::Studio;

const RECORD: &str = "backups";
const ROLLING: &str = "rolling";
const BY_HAND: &str = "by-hand";

/// A backup as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Backup {
    /// Its file's name, by which it is asked for.
    pub name: String,
    /// When it was made.
    pub at: Timestamp,
    /// Why: `rolling`, `by-hand`, or `before-` something.
    pub reason: String,
    /// Its size in kilobytes, rounded up.
    pub kilobytes: u32,
}

/// The backups there are and how many are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupsView {
    /// Newest first.
    pub backups: Vec<Backup>,
    /// How many are kept.
    pub retention: Saved<Retention>,
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn shown(file: &BackupFile) -> Backup {
    Backup {
        name: name_of(&file.path),
        at: Timestamp(file.at.clone()),
        reason: file.reason.clone(),
        kilobytes: u32::try_from(file.size.div_ceil(1_000)).unwrap_or(u32::MAX),
    }
}

impl Studio {
    fn retention(&self) -> Result<Saved<Retention>, StudioError> {
        Ok(self.get(records::SETTINGS, RECORD)?.unwrap_or(Saved {
            revision: 0,
            value: Retention::default(),
        }))
    }

    /// The backups there are and how many are kept.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn backups(&self) -> Result<BackupsView, StudioError> {
        Ok(BackupsView {
            backups: backups_in(self.folder()).iter().map(shown).collect(),
            retention: self.retention()?,
        })
    }

    /// Sets how many backups are kept.
    ///
    /// # Errors
    /// When it was changed meanwhile.
    pub fn set_retention(&self, saved: &Saved<Retention>) -> Result<Saved<Retention>, StudioError> {
        self.may(Action::KeepWorkspace)?;
        let wanted = saved.value.sensible();
        self.save(
            "Change how many backups are kept",
            vec![records::revision_is(
                records::SETTINGS,
                RECORD,
                saved.revision,
            )],
            vec![records::put(records::SETTINGS, RECORD, &wanted)?],
        )?;
        self.retention()
    }

    /// Whether a backup holds everything up to this commit. All are asked: after a clock
    /// that jumped, the newest by name need not be the newest.
    fn is_backed_up(&self, tip: u64) -> bool {
        backups_in(self.folder()).iter().any(|backup| {
            Archive::open(&backup.path).is_ok_and(|archive| archive.manifest().sequence == tip)
        })
    }

    fn make(&self, reason: &str, progress: &Progress<'_>) -> Result<BackupFile, StudioError> {
        let about = self.institution()?.value.legal_name;
        let at = self.now();
        let made = self.store.back_up(&at.0, reason, &about, &|done, total| {
            progress.at_bytes(done, total);
        })?;
        self.thin_out()?;
        Ok(made)
    }

    /// Makes a backup now.
    ///
    /// # Errors
    /// When the journal is damaged, or the disk is full.
    pub fn back_up_now(&self, progress: &Progress<'_>) -> Result<Backup, StudioError> {
        self.may(Action::KeepWorkspace)?;
        Ok(shown(&self.make(BY_HAND, progress)?))
    }

    /// Makes a backup when an hour has passed since the last and something was saved.
    /// Returns whether it did.
    ///
    /// # Errors
    /// As for [`Studio::back_up_now`].
    pub fn back_up_if_due(&self) -> Result<bool, StudioError> {
        let tip = self.store.tip()?.sequence;
        if self.store.read_only().is_some() || tip == 0 || self.is_backed_up(tip) {
            return Ok(false);
        }
        let hour = |at: &str| at.chars().take(13).collect::<String>();
        let now = hour(&self.now().0);
        let this_hour = |b: &BackupFile| b.reason == ROLLING && hour(&b.at) == now;
        if backups_in(self.folder()).iter().any(this_hour) {
            return Ok(false);
        }
        self.make(ROLLING, &Progress::quiet())?;
        Ok(true)
    }

    /// Makes a backup before something that changes much at once, unless the newest backup
    /// holds everything already.
    pub(crate) fn back_up_before(&self, what: &str) -> Result<(), StudioError> {
        let tip = self.store.tip()?.sequence;
        if tip > 0 && !self.is_backed_up(tip) {
            self.make(&format!("before-{what}"), &Progress::quiet())?;
        }
        Ok(())
    }

    /// Takes away the backups that making the sample left: nothing of anybody's is in them.
    pub(crate) fn forget_backups(&self) -> Result<(), StudioError> {
        for file in backups_in(self.folder()) {
            std::fs::remove_file(&file.path).map_err(StudioError::file(&file.path))?;
        }
        Ok(())
    }

    fn thin_out(&self) -> Result<(), StudioError> {
        let files = backups_in(self.folder());
        let kept: Vec<Kept> = files
            .iter()
            .map(|f| Kept {
                at: Timestamp(f.at.clone()),
                by_hand: f.reason == BY_HAND,
                before_change: f.reason.starts_with("before-"),
            })
            .collect();
        for (file, stays) in files.iter().zip(keep(&kept, self.retention()?.value)) {
            if !stays {
                std::fs::remove_file(&file.path).map_err(StudioError::file(&file.path))?;
            }
        }
        Ok(())
    }

    /// A backup's file, by the name a screen knows it by.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn backup_file(&self, name: &str) -> Result<PathBuf, StudioError> {
        backups_in(self.folder())
            .into_iter()
            .map(|b| b.path)
            .find(|path| name_of(path) == name)
            .ok_or_else(|| StudioError::not_found("backup", name))
    }

    /// Reads a backup whole and holds it against its manifest.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn verify_backup(&self, name: &str) -> Result<(), StudioError> {
        let path = self.backup_file(name)?;
        Archive::open(&path)?.verify()?;
        Ok(())
    }

    /// Deletes a backup.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn delete_backup(&self, name: &str) -> Result<(), StudioError> {
        self.may(Action::KeepWorkspace)?;
        let path = self.backup_file(name)?;
        std::fs::remove_file(&path).map_err(StudioError::file(&path))
    }

    /// Writes the whole workspace, its history included, into one file.
    ///
    /// # Errors
    /// When the journal is damaged, or the file cannot be written.
    pub fn export_workspace(&self, to: &Path, progress: &Progress<'_>) -> Result<(), StudioError> {
        let about = self.institution()?.value.legal_name;
        self.store
            .write_archive(to, &self.now().0, &about, true, &|done, total| {
                progress.at_bytes(done, total);
            })?;
        Ok(())
    }

    /// Puts the workspace an archive holds into an empty folder and opens it.
    ///
    /// # Errors
    /// When the archive is damaged or hostile, or the folder is not empty.
    pub fn restore(archive: &Path, folder: &Path) -> Result<Self, StudioError> {
        Self::unpack(archive, folder)?;
        Self::open_restored(folder)
    }

    /// Puts the workspace an archive holds into an empty folder.
    ///
    /// # Errors
    /// When the archive is damaged or hostile, or the folder is not empty.
    pub fn unpack(archive: &Path, folder: &Path) -> Result<(), StudioError> {
        store::restore(archive, folder)?;
        Ok(())
    }

    /// Opens a workspace that was just unpacked.
    ///
    /// # Errors
    /// As for [`Studio::open`].
    pub fn open_restored(folder: &Path) -> Result<Self, StudioError> {
        Ok(Self::open(folder)?.without_index_note())
    }

    /// Tidies the journal when that makes opening a good deal quicker.
    ///
    /// # Errors
    /// When there is no room.
    pub fn tidy_if_worth(&self) -> Result<bool, StudioError> {
        if self.store.read_only().is_some() || !self.store.is_worth_tidying()? {
            return Ok(false);
        }
        self.tidy_now()?;
        Ok(true)
    }

    /// Tidies the journal. Returns how many records there are.
    ///
    /// # Errors
    /// When there is no room.
    pub fn tidy(&self) -> Result<u32, StudioError> {
        self.may(Action::KeepWorkspace)?;
        self.tidy_now()
    }

    fn tidy_now(&self) -> Result<u32, StudioError> {
        let audit = AuditEntry {
            who: self.who(),
            at: self.now().0,
            what: "Tidy the journal".to_owned(),
        };
        let live = self.store.tidy(audit, |_, _| {})?;
        Ok(u32::try_from(live).unwrap_or(u32::MAX))
    }
}
