//! Files that are not finished: under a name that cannot be guessed until they are.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use words::say;

use super::file::{create_new, create_new_secret};

/// The ending of files that are not finished.
const UNFINISHED: &str = "part";
/// Letters that cannot be guessed (hexadecimal).
const UNGUESSED: usize = 16;
/// Names that are tried. One is enough.
const TRIES: u32 = 8;

/// An unfinished file beside the place it is to have. It goes unless it is kept.
pub struct Temporary {
    path: PathBuf,
    file: Option<File>,
}

/// A name beside a place that nobody can guess.
///
/// # Errors
/// When the system has no random numbers.
pub fn unfinished_name(place: &Path) -> io::Result<PathBuf> {
    let mut bytes = [0; UNGUESSED / 2];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let number = u64::from_le_bytes(bytes);
    let mut name = OsString::from(".");
    name.push(place.file_name().unwrap_or_default());
    name.push(format!(".{number:016x}.{UNFINISHED}"));
    Ok(place.with_file_name(name))
}

/// The name that an unfinished file of the program's was to have.
#[must_use]
pub fn was_to_be(name: &str) -> Option<&str> {
    let stem = name.strip_suffix(UNFINISHED)?.strip_suffix('.')?;
    let Some(hidden) = stem.strip_prefix('.') else {
        // As earlier programs named them.
        return Some(stem);
    };
    let (place, number) = hidden.rsplit_once('.')?;
    let ours = number.len() == UNGUESSED && number.bytes().all(|b| b.is_ascii_hexdigit());
    ours.then_some(place)
}

impl Temporary {
    /// Begins a file that is to stand at a place.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn beside(place: &Path) -> io::Result<Self> {
        Self::made(place, create_new)
    }

    /// As [`Temporary::beside`], for the owner's eyes only.
    pub(crate) fn secret_beside(place: &Path) -> io::Result<Self> {
        Self::made(place, create_new_secret)
    }

    fn made(place: &Path, create: fn(&Path) -> io::Result<File>) -> io::Result<Self> {
        let mut tries = 0;
        loop {
            let path = unfinished_name(place)?;
            match create(&path) {
                Ok(file) => {
                    return Ok(Self {
                        path,
                        file: Some(file),
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES => {
                    tries += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Where it is while it is not finished.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file itself, to write to.
    ///
    /// # Errors
    /// When it was handed out before.
    pub fn take_file(&mut self) -> io::Result<File> {
        self.file
            .take()
            .ok_or_else(|| io::Error::other(say::storage::handed_out().in_english()))
    }

    /// Puts it at its place, on which nothing may have a hand. What was written must be on the
    /// disk already.
    ///
    /// # Errors
    /// When it cannot be moved; it goes then.
    pub fn keep_at(mut self, place: &Path) -> io::Result<()> {
        // Some systems move no file that is open.
        self.file = None;
        super::rename(&self.path, place)?;
        self.path = PathBuf::new();
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        self.file = None;
        if !self.path.as_os_str().is_empty() {
            // What stays behind on a disk that fails is taken away at the next opening.
            let _ = super::remove_file(&self.path);
        }
    }
}

/// Writes a file whole beside its place and puts it there.
///
/// # Errors
/// When it cannot be written; what stood there before still does then.
pub(crate) fn replace(place: &Path, bytes: &[u8]) -> io::Result<()> {
    filled(Temporary::beside(place)?, place, bytes)
}

/// As [`replace`], for the owner's eyes only.
///
/// # Errors
/// When it cannot be written; what stood there before still does then.
pub fn replace_secret(place: &Path, bytes: &[u8]) -> io::Result<()> {
    filled(Temporary::secret_beside(place)?, place, bytes)
}

fn filled(mut part: Temporary, place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = part.take_file()?;
    io::Write::write_all(&mut file, bytes)?;
    file.sync_all()?;
    drop(file);
    part.keep_at(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_our_making_are_unfinished() {
        assert_eq!(was_to_be(".a.pdf.0123456789abcdef.part"), Some("a.pdf"));
        assert_eq!(was_to_be("a.checkpoint.part"), Some("a.checkpoint"));
        for other in [
            "a",
            "part",
            ".a.part",
            ".a.0123.part",
            ".a.zzzzzzzzzzzzzzzz.part",
        ] {
            assert_eq!(was_to_be(other), None, "{other}");
        }
    }
}
