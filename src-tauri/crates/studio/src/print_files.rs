//! The files of a print run. A file has an unfinished name until its certificates are in the
//! register; so whatever stops the press, what has a finished name is registered.

use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use certificate::Press;
use domain::certificate::Certificate;

use crate::error::StudioError;
use crate::outside::{UNFINISHED, unfinished};
use crate::progress::Progress;

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
    std::fs::rename(unfinished(path), path).map_err(StudioError::file(path))
}

/// Takes a file away that was not finished. One that cannot be taken away keeps its unfinished
/// name, and is looked for again when the run goes on.
pub(crate) fn take_away(path: &Path) {
    let _ = std::fs::remove_file(unfinished(path));
}

/// Writes one file with all certificates, under its unfinished name.
pub(crate) fn merged(
    press: &Press<'_>,
    certificates: &Vec<Certificate>,
    path: &Path,
    advance: &mut Advance<'_>,
) -> Result<(), StudioError> {
    let part = unfinished(path);
    let file = std::fs::File::create(&part).map_err(StudioError::file(&part))?;
    let mut writer = BufWriter::with_capacity(1 << 20, file);
    press.merged(certificates, &mut writer, &mut |_| advance.one())?;
    let file = writer
        .into_inner()
        .map_err(|e| StudioError::file(&part)(e.into_error()))?;
    file.sync_all().map_err(StudioError::file(&part))
}

/// Writes a file a certificate, under their unfinished names.
pub(crate) fn singles(
    press: &Press<'_>,
    certificates: &Vec<Certificate>,
    paths: &[PathBuf],
    advance: &mut Advance<'_>,
) -> Result<(), StudioError> {
    press.singles(certificates, &mut |index, bytes| {
        if let Some(path) = paths.get(index) {
            std::fs::write(unfinished(path), bytes)?;
        }
        Ok(advance.one())
    })?;
    Ok(())
}

/// Takes away what an earlier try left unfinished in a folder of single files.
pub(crate) fn sweep(folder: &Path) -> Result<(), StudioError> {
    for entry in std::fs::read_dir(folder).map_err(StudioError::file(folder))? {
        let path = entry.map_err(StudioError::file(folder))?.path();
        if path.extension().is_some_and(|e| e == UNFINISHED) {
            std::fs::remove_file(&path).map_err(StudioError::file(&path))?;
        }
    }
    Ok(())
}

/// A name that nothing in the folder has: existing files are never written over.
pub(crate) fn free_name(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let free = |path: &Path| !path.exists() && !unfinished(path).exists();
    let first = folder.join(format!("{stem}{ending}"));
    if free(&first) {
        return first;
    }
    (2..u32::MAX)
        .map(|n| folder.join(format!("{stem}-{n}{ending}")))
        .find(|path| free(path))
        .unwrap_or(first)
}
