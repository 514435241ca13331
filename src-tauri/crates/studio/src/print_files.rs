//! The files of a print run: written under other names, then all of them put in place
//! or all of them taken away.

use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use certificate::Press;
use domain::certificate::Certificate;

use crate::error::StudioError;
use crate::progress::Progress;

/// Files that are being printed, each with the name it gets at the end.
pub(crate) struct PrintFiles<'p> {
    out: &'p Path,
    stem: String,
    moves: Vec<(PathBuf, PathBuf)>,
}

/// Counts certificates and looks whether the work should stop.
pub(crate) struct Advance<'p> {
    progress: &'p Progress<'p>,
    done: usize,
    total: usize,
}

impl<'p> Advance<'p> {
    pub(crate) fn new(progress: &'p Progress<'p>, total: usize) -> Self {
        progress.at(0, total);
        Self {
            progress,
            done: 0,
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

impl<'p> PrintFiles<'p> {
    /// Files in `out`, named after `stem`.
    pub(crate) fn new(out: &'p Path, stem: String) -> Self {
        Self {
            out,
            stem,
            moves: Vec::new(),
        }
    }

    fn begin(&mut self, ending: &str) -> PathBuf {
        let part = free_name(self.out, &self.stem, ".part");
        let path = free_name(self.out, &self.stem, ending);
        self.moves.push((part.clone(), path));
        part
    }

    /// One file with all certificates.
    pub(crate) fn merged(
        &mut self,
        press: &Press<'_>,
        certificates: &Vec<Certificate>,
        advance: &mut Advance<'_>,
    ) -> Result<(), StudioError> {
        let part = self.begin(".pdf");
        let file = std::fs::File::create(&part).map_err(StudioError::file(&part))?;
        let mut writer = BufWriter::with_capacity(1 << 20, file);
        press.merged(certificates, &mut writer, &mut |_| advance.one())?;
        let file = writer
            .into_inner()
            .map_err(|e| StudioError::file(&part)(e.into_error()))?;
        file.sync_all().map_err(StudioError::file(&part))
    }

    /// A folder with one file a learner.
    pub(crate) fn singles(
        &mut self,
        press: &Press<'_>,
        certificates: &Vec<Certificate>,
        advance: &mut Advance<'_>,
    ) -> Result<(), StudioError> {
        let part = self.begin("");
        std::fs::create_dir(&part).map_err(StudioError::file(&part))?;
        press.singles(certificates, &mut |index, bytes| {
            if let Some(certificate) = certificates.get(index) {
                std::fs::write(part.join(certificate.file_name()), bytes)?;
            }
            Ok(advance.one())
        })?;
        Ok(())
    }

    /// Gives every file its name.
    pub(crate) fn put_in_place(self) -> Result<Vec<String>, StudioError> {
        self.moves
            .into_iter()
            .map(|(part, path)| {
                std::fs::rename(&part, &path).map_err(StudioError::file(&path))?;
                Ok(path.display().to_string())
            })
            .collect()
    }

    /// Takes away what this run began; nothing else is touched.
    pub(crate) fn take_away(self) {
        for (part, _) in self.moves {
            // A file that cannot be removed keeps its unfinished name.
            let _ = if part.is_dir() {
                std::fs::remove_dir_all(part)
            } else {
                std::fs::remove_file(part)
            };
        }
    }
}

/// A name that nothing in the folder has: existing files are never written over.
pub(crate) fn free_name(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let first = folder.join(format!("{stem}{ending}"));
    if !first.exists() {
        return first;
    }
    (2..u32::MAX)
        .map(|n| folder.join(format!("{stem}-{n}{ending}")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}
