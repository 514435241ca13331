//! The files of a print run. A file has an unfinished name until its certificates are in the
//! register; so whatever stops the press, what has a finished name is registered.

use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use certificate::{Certificates, Press};
use store::plain;

use crate::core::error::StudioError;
use crate::core::outside::unfinished;
use crate::core::progress::Progress;

/// Counts certificates and looks whether the work should stop.
pub(crate) struct Advance<'p> {
    progress: &'p Progress<'p>,
    done: usize,
    total: usize,
}

impl<'p> Advance<'p> {
    pub(crate) fn new(progress: &'p Progress<'p>, done: usize, total: usize) -> Self {
        progress.at(done, total);
        Self {
            progress,
            done,
            total,
        }
    }

    fn one(&mut self) -> ControlFlow<()> {
        self.done += 1;
        if self.done.is_multiple_of(16) || self.done == self.total {
            self.progress.at(self.done, self.total);
        }
        if self.progress.stopped() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// Gives a file its finished name.
pub(crate) fn finish(path: &Path) -> Result<(), StudioError> {
    plain::rename(&unfinished(path), path).map_err(StudioError::file(path))
}

/// Takes a file away that was not finished. One that cannot be taken away keeps its unfinished
/// name, and is looked for again when the run goes on.
pub(crate) fn take_away(path: &Path) {
    let _ = plain::remove_file(&unfinished(path));
}

/// Writes one file with all certificates, under its unfinished name. Names that are `plain` are
/// set once; where one of them needs a glyph that no other file of the run does, the file is begun
/// anew.
pub(crate) fn merged(
    press: &Press<'_>,
    certificates: &dyn Certificates,
    plain: bool,
    path: &Path,
    advance: &mut Advance<'_>,
) -> Result<(), StudioError> {
    let part = unfinished(path);
    let begin = || {
        let file = anew(&part).map_err(StudioError::file(&part))?;
        Ok::<_, StudioError>(BufWriter::with_capacity(1 << 18, file))
    };
    let before = advance.done;
    let mut writer = begin()?;
    if !plain || !press.merged_at_once(certificates, &mut writer, &mut |_| advance.one())? {
        if plain {
            writer = begin()?;
            advance.done = before;
        }
        press.merged(certificates, &mut writer, &mut |_| advance.one())?;
    }
    let file = writer
        .into_inner()
        .map_err(|e| StudioError::file(&part)(e.into_error()))?;
    file.sync_all().map_err(StudioError::file(&part))
}

/// Writes a file a certificate, under their unfinished names.
pub(crate) fn singles(
    press: &Press<'_>,
    certificates: &dyn Certificates,
    paths: &[PathBuf],
    advance: &mut Advance<'_>,
) -> Result<(), StudioError> {
    press.singles(certificates, &mut |index, bytes| {
        if let Some(path) = paths.get(index) {
            let mut file = anew(&unfinished(path))?;
            std::io::Write::write_all(&mut file, &bytes)?;
        }
        Ok(advance.one())
    })?;
    Ok(())
}

/// Puts unfinished files on the disk: what is registered must be there after a power cut, too.
pub(crate) fn on_disk(folder: &Path, paths: &[PathBuf]) -> Result<(), StudioError> {
    let parts: Vec<PathBuf> = paths.iter().map(|path| unfinished(path)).collect();
    plain::sync_files(folder, &parts).map_err(StudioError::file(folder))
}

/// A file that this try begins: what an earlier one left of it goes, and nothing that somebody
/// else put in its place is written through.
fn anew(path: &Path) -> std::io::Result<std::fs::File> {
    if plain::is_file(path) {
        plain::remove_file(path)?;
    }
    plain::create_new(path)
}

/// Takes away what an earlier try left unfinished in a folder of a run's own: pages, and nothing
/// that somebody else keeps there.
pub(crate) fn sweep(folder: &Path) -> Result<(), StudioError> {
    let ours = |name: &str| plain::was_to_be(name).is_some_and(|name| name.ends_with(".pdf"));
    for entry in plain::list(folder).map_err(StudioError::file(folder))? {
        if entry.is_file() && entry.name().is_some_and(ours) {
            plain::remove_file(&entry.path).map_err(StudioError::file(&entry.path))?;
        }
    }
    Ok(())
}

/// A name that nothing in the folder has: existing files are never written over.
pub(crate) fn free_name(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let free = |path: &Path| !plain::exists(path) && !plain::exists(&unfinished(path));
    let first = folder.join(format!("{stem}{ending}"));
    if free(&first) {
        return first;
    }
    (2..u32::MAX)
        .map(|n| folder.join(format!("{stem}-{n}{ending}")))
        .find(|path| free(path))
        .unwrap_or(first)
}
