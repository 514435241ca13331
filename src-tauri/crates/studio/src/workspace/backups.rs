//! Backups: made by themselves while there is work, thinned by age, and restored.

use std::path::{Path, PathBuf};

use domain::Timestamp;
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::retention::{Kept, Retention, keep};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Archive, AuditEntry, BackupFile, Records, Tip, backups_by_age, backups_in, plain};
use words::say;

use crate::core::clock::SystemClock;
use crate::core::error::{Sought, StudioError};
use crate::core::progress::Progress;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

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
    /// Kept files that are not in it, because they were damaged or missing; told when it is made.
    pub lacking: u32,
    /// It is of another branch of this workspace, or of another one: it is kept, and nothing is
    /// taken from it.
    pub of_another_branch: bool,
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

/// The save that a backup was made after; none where it cannot be read.
fn tip_of(file: &BackupFile) -> Option<Tip> {
    let archive = Archive::open(&file.path).ok()?;
    let manifest = archive.manifest();
    Some(Tip {
        sequence: manifest.sequence,
        hash: manifest.hash.clone(),
    })
}

fn shown(file: &BackupFile, of_another_branch: bool) -> Backup {
    Backup {
        name: name_of(&file.path),
        at: Timestamp(file.at.clone()),
        reason: file.reason.clone(),
        kilobytes: u32::try_from(file.size.div_ceil(1_000)).unwrap_or(u32::MAX),
        lacking: u32::try_from(file.lacking).unwrap_or(u32::MAX),
        of_another_branch,
    }
}

impl Studio {
    fn retention(&self) -> Result<Saved<Retention>, StudioError> {
        Ok(self.get(RecordKind::Settings, RECORD)?.unwrap_or(Saved {
            revision: 0,
            value: Retention::default(),
        }))
    }

    /// The backups there are and how many are kept.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn backups(&self) -> Result<BackupsView, StudioError> {
        let files = backups_in(self.folder());
        let others = self.of_another_branch(&files)?;
        let each = files.iter().zip(others);
        Ok(BackupsView {
            backups: each.map(|(file, other)| shown(file, other)).collect(),
            retention: self.retention()?,
        })
    }

    /// Sets how many backups are kept.
    ///
    /// # Errors
    /// When it was changed meanwhile.
    pub fn set_retention(&self, saved: &Saved<Retention>) -> Result<Saved<Retention>, StudioError> {
        let permit = self.may(Action::KeepWorkspace)?;
        let wanted = saved.value.sensible();
        self.save(
            &permit,
            &say::workspace::step_retention(),
            vec![records::revision_is(
                RecordKind::Settings,
                RECORD,
                saved.revision,
            )],
            vec![records::put(RecordKind::Settings, RECORD, &wanted)?],
        )?;
        self.retention()
    }

    /// Whether a backup holds everything up to this commit, by number and hash. All are asked:
    /// after a clock that jumped, the newest by name need not be the newest.
    fn is_backed_up(&self, tip: &Tip) -> bool {
        let backups = backups_by_age(self.folder());
        backups
            .iter()
            .any(|backup| backup.last.as_ref() == Some(tip))
    }

    /// Which backups are of saves that this journal does not have.
    fn of_another_branch(&self, files: &[BackupFile]) -> Result<Vec<bool>, StudioError> {
        let tips: Vec<Option<Tip>> = files.iter().map(tip_of).collect();
        let known: Vec<Tip> = tips.iter().flatten().cloned().collect();
        let mut here = self.store.has(&known)?.into_iter();
        let each = tips.iter().map(|tip| match tip {
            Some(_) => here.next().flatten() == Some(false),
            None => false,
        });
        Ok(each.collect())
    }

    fn make(&self, reason: &str, progress: &Progress<'_>) -> Result<BackupFile, StudioError> {
        let about = self.institution()?.value.legal_name;
        let at = self.now();
        let made = self.store.back_up(&at.0, reason, &about, &|done, total| {
            progress.at_bytes(done, total);
        })?;
        // One that carries less than it should takes the place of none that carries more.
        if made.lacking == 0 {
            self.thin_out()?;
        }
        Ok(made)
    }

    /// Makes a backup now.
    ///
    /// # Errors
    /// When the journal is damaged, or the disk is full.
    pub fn back_up_now(&self, progress: &Progress<'_>) -> Result<Backup, StudioError> {
        self.may(Action::KeepWorkspace)?;
        Ok(shown(&self.make(BY_HAND, progress)?, false))
    }

    /// Makes a backup when an hour has passed since the last and something was saved.
    /// Returns whether it did.
    ///
    /// # Errors
    /// As for [`Studio::back_up_now`]; [`StudioError::BackupLacks`] when it was made and lacks
    /// kept files.
    pub fn back_up_if_due(&self) -> Result<bool, StudioError> {
        let tip = self.store.tip()?;
        if self.store.read_only().is_some() || tip.sequence == 0 || self.is_backed_up(&tip) {
            return Ok(false);
        }
        let hour = |at: &str| at.chars().take(13).collect::<String>();
        let now = hour(&self.now().0);
        let this_hour = |b: &BackupFile| b.reason == ROLLING && hour(&b.at) == now;
        if backups_in(self.folder()).iter().any(this_hour) {
            return Ok(false);
        }
        let made = self.make(ROLLING, &Progress::quiet())?;
        match made.lacking {
            0 => Ok(true),
            lacking => Err(StudioError::BackupLacks(lacking)),
        }
    }

    /// Makes a backup before something that changes much at once, unless the newest backup
    /// holds everything already.
    pub(crate) fn back_up_before(&self, what: &str) -> Result<(), StudioError> {
        let tip = self.store.tip()?;
        if tip.sequence > 0 && !self.is_backed_up(&tip) {
            self.make(&format!("before-{what}"), &Progress::quiet())?;
        }
        Ok(())
    }

    /// Takes away the backups that making the sample left: nothing of anybody's is in them.
    pub(crate) fn forget_backups(&self) -> Result<(), StudioError> {
        for file in backups_in(self.folder()) {
            plain::remove_file(&file.path).map_err(StudioError::file(&file.path))?;
        }
        Ok(())
    }

    fn thin_out(&self) -> Result<(), StudioError> {
        // What lies there may be all that is left of what is missing.
        if self.store.notice().is_some() {
            return Ok(());
        }
        // What cannot be read is nobody's to judge: it stays.
        let mut files: Vec<BackupFile> = backups_by_age(self.folder())
            .into_iter()
            .filter(|backup| backup.last.is_some())
            .map(|backup| backup.file)
            .collect();
        let mut others = self.of_another_branch(&files)?.into_iter();
        files.retain(|_| others.next() == Some(false));
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
                plain::remove_file(&file.path).map_err(StudioError::file(&file.path))?;
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
            .ok_or_else(|| StudioError::not_found(Sought::Backup, name))
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
        plain::remove_file(&path).map_err(StudioError::file(&path))
    }

    /// Writes the whole workspace, its history included, into one file.
    ///
    /// # Errors
    /// When the journal is damaged, or the file cannot be written.
    pub fn export_workspace(&self, to: &Path, progress: &Progress<'_>) -> Result<(), StudioError> {
        self.ask_to_export(Action::KeepWorkspace, &say::workspace::step_export())?;
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
        let left_out = Self::unpack(archive, folder)?;
        Self::open_restored_without(folder, left_out)
    }

    /// Opens a workspace that was just unpacked, so many of its kept files left out.
    ///
    /// # Errors
    /// As for [`Studio::open`].
    pub fn open_restored_without(folder: &Path, left_out: u32) -> Result<Self, StudioError> {
        let mut restored = Self::open_restored(folder)?;
        if left_out > 0 {
            restored.note(say::workspace::restored_without(left_out));
        }
        Ok(restored)
    }

    /// Puts the workspace an archive holds into an empty folder. Returns how many of its kept
    /// files are not what they should be and were left out.
    ///
    /// # Errors
    /// When the archive is damaged or hostile, or the folder is not empty.
    pub fn unpack(archive: &Path, folder: &Path) -> Result<u32, StudioError> {
        SystemClock.checked()?;
        let restored = store::restore(archive, folder)?;
        Ok(u32::try_from(restored.left_out.len()).unwrap_or(u32::MAX))
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
    pub fn compact_if_worth(&self) -> Result<bool, StudioError> {
        if self.store.read_only().is_some() || !self.store.is_worth_compacting()? {
            return Ok(false);
        }
        // Nobody asked for it.
        self.compact_now(String::new())?;
        Ok(true)
    }

    /// Tidies the journal, and takes away kept files that no save names. Returns how many records
    /// there are.
    ///
    /// # Errors
    /// When there is no room.
    pub fn compact(&self) -> Result<u32, StudioError> {
        let permit = self.may(Action::KeepWorkspace)?;
        let who = permit.who().map(|id| id.0.clone());
        let live = self.compact_now(who.unwrap_or_default())?;
        let in_use = self.kept_now().clone();
        self.store.take_away_unused_files(&in_use)?;
        Ok(live)
    }

    fn compact_now(&self, who: String) -> Result<u32, StudioError> {
        let audit = AuditEntry {
            who,
            at: self.now().0,
            what: say::workspace::step_compact().stored(),
        };
        let live = self.store.compact(audit, |_, _| {})?;
        Ok(u32::try_from(live).unwrap_or(u32::MAX))
    }
}
