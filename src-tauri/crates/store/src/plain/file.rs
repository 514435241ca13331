//! Plain files.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::{NotPlain, found};

/// Asks that a link at the end of a path is not followed, and that nothing is waited for.
#[cfg(unix)]
fn no_follow(options: &mut OpenOptions) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    options.custom_flags(flags.bits().cast_signed())
}

#[cfg(not(unix))]
fn no_follow(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

fn plain(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_file() {
        Ok(())
    } else {
        Err(NotPlain::of(metadata.file_type()).error())
    }
}

fn opened(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    // Elsewhere than on Unix what stands there is looked at first.
    if cfg!(not(unix))
        && let Ok(metadata) = found(path)
    {
        plain(&metadata)?;
    }
    let file = match no_follow(options).open(path) {
        Ok(file) => file,
        Err(error) => {
            // The system says of a link only that there are too many.
            let what = found(path).ok().filter(|m| !m.is_file());
            return Err(what.map_or(error, |m| NotPlain::of(m.file_type()).error()));
        }
    };
    plain(&file.metadata()?)?;
    Ok(file)
}

/// Opens a file to read it.
///
/// # Errors
/// When it is not there or is no plain file.
pub fn open(path: &Path) -> io::Result<File> {
    opened(path, OpenOptions::new().read(true))
}

/// Opens a file that is there to write in it.
///
/// # Errors
/// As for [`open`].
pub fn open_to_write(path: &Path) -> io::Result<File> {
    opened(path, OpenOptions::new().write(true))
}

/// Opens a file to write in it; makes it when there is none. What is in it stays.
///
/// # Errors
/// As for [`open`].
pub fn open_or_create(path: &Path) -> io::Result<File> {
    opened(
        path,
        OpenOptions::new().create(true).truncate(false).write(true),
    )
}

/// As [`open_or_create`], to read what is in it, too; for the owner's eyes only.
///
/// # Errors
/// As for [`open`].
pub(crate) fn open_or_create_to_read(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    opened(path, &mut options)
}

/// Begins a file anew; one that is there is emptied when it is a plain file.
///
/// # Errors
/// When something else stands there, or nothing can be written.
pub fn create(path: &Path) -> io::Result<File> {
    let file = opened(
        path,
        OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true),
    )?;
    file.set_len(0)?;
    Ok(file)
}

/// Makes a file where nothing is.
///
/// # Errors
/// When something is there, or nothing can be written.
pub fn create_new(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .create_new(true)
        .read(true)
        .write(true)
        .open(path)
}

/// As [`create_new`], for the owner's eyes only.
pub(super) fn create_new_secret(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create_new(true).read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A file's bytes.
///
/// # Errors
/// As for [`open`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = open(path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file anew and puts it on the disk.
///
/// # Errors
/// As for [`create`].
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// How long a file is (bytes).
///
/// # Errors
/// When it is not there or is no plain file.
pub fn length(path: &Path) -> io::Result<u64> {
    let metadata = found(path)?;
    plain(&metadata)?;
    Ok(metadata.len())
}

/// Whether anything is there, a link that leads nowhere included.
#[must_use]
pub fn exists(path: &Path) -> bool {
    found(path).is_ok()
}

/// Whether a plain file is there.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    found(path).is_ok_and(|m| m.is_file())
}

/// Copies a file to a place where nothing is, and puts it on the disk.
///
/// # Errors
/// When it is no plain file, something is there, or nothing can be written.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut from = open(from)?;
    let mut out = create_new(to)?;
    io::copy(&mut from, &mut out)?;
    out.sync_all()
}

/// Deletes a plain file.
///
/// # Errors
/// When something else stands there, or it cannot be deleted.
pub fn remove_file(path: &Path) -> io::Result<()> {
    plain(&found(path)?)?;
    std::fs::remove_file(path)
}

/// Moves a file or folder. What stands at the new place goes; of a link only the link.
///
/// # Errors
/// When what is to be moved is a link or no file, or the system refuses.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let kind = found(from)?.file_type();
    if !kind.is_file() && !kind.is_dir() {
        return Err(NotPlain::of(kind).error());
    }
    std::fs::rename(from, to)
}

/// Holds that a file may be put at a place that a person chose: nothing is there, or a plain file
/// that it takes the place of. A link, a queue or a device is not taken away.
///
/// # Errors
/// When something else stands there.
pub fn may_be_replaced(path: &Path) -> io::Result<()> {
    match found(path) {
        Ok(metadata) => plain(&metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Opens a file that a person chose, be it through a link, to read it.
///
/// # Errors
/// When it is not there, is no file, or cannot be read.
pub fn open_chosen(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    // A queue would be waited for.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        rustix::fs::OFlags::NONBLOCK.bits().cast_signed(),
    );
    let file = options.open(path)?;
    plain(&file.metadata()?)?;
    Ok(file)
}
