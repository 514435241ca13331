//! Backups: one file each, verified after writing, that restores on any machine.

mod archive;
mod fault;
mod in_folder;
mod look_into;
mod make;
mod missing;
mod restore;
mod restored;
mod verify;
mod zip_end;

pub(crate) use archive::is_hash;
pub use archive::{Archive, ArchiveError, ArchiveWriter, Manifest, ManifestEntry};
pub use fault::ArchiveFault;
pub use in_folder::{Aged, BackupFile, backups_by_age, backups_in, looked_at};
pub(crate) use in_folder::{LOOKED_AT, is_archive, is_own_backup};
pub(crate) use in_folder::{journal_files, newest};
pub use look_into::{InArchive, records_in};
pub(crate) use missing::{account, frames_in_backups};
pub use restore::{Restored, restore};
pub(crate) use verify::verify;
