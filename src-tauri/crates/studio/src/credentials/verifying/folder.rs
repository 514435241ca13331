//! A folder of certificates, one after the other.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;
use store::plain;
use words::say::verifying as say;

use super::Last;
use super::answers::{Verified, VerifiedSort, VerifyVerdict};
use crate::core::error::StudioError;
use crate::core::progress::Progress;
use crate::core::studio::Studio;

/// Files in a folder that are verified at once.
const MOST: usize = 50_000;
/// Folders within folders that are looked into.
const DEEPEST: usize = 8;
/// Answers that are shown.
const SHOWN: usize = 500;
/// Endings of files that can hold a certificate.
const ENDINGS: [&str; 8] = ["pdf", "png", "svg", "json", "jwt", "jpg", "jpeg", "txt"];

/// What came of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FolderVerified {
    /// The folder's name.
    pub folder: String,
    /// Certificates that were looked at.
    pub total: u32,
    /// Valid ones.
    pub valid: u32,
    /// Those that are not.
    pub not_valid: u32,
    /// Those of which it cannot be told.
    pub cannot_tell: u32,
    /// The first answers: those that are not valid, then those that cannot be told.
    pub shown: Vec<Verified>,
}

/// The files below a folder that can hold a certificate, in the order of their names. Links are not
/// followed.
///
/// # Errors
/// When a folder cannot be read, or there are too many files.
pub fn certificates_below(folder: &Path) -> Result<Vec<PathBuf>, StudioError> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_path_buf(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in plain::list(&folder).map_err(StudioError::file(&folder))? {
            if entry.is_folder && depth < DEEPEST {
                folders.push((entry.path, depth + 1));
                continue;
            }
            let ending = entry.path.extension().unwrap_or_default();
            let ending = ending.to_string_lossy().to_lowercase();
            if entry.is_file() && ENDINGS.contains(&ending.as_str()) {
                files.push(entry.path);
            }
        }
        if files.len() > MOST {
            return Err(StudioError::refused(say::folder_too_large(MOST)));
        }
    }
    files.sort();
    Ok(files)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Studio {
    /// Verifies every file in a folder that can hold a certificate.
    ///
    /// # Errors
    /// When the folder cannot be read, holds none, or a person stopped it.
    pub fn verify_folder(
        &self,
        folder: &Path,
        progress: &Progress<'_>,
    ) -> Result<FolderVerified, StudioError> {
        let files = certificates_below(folder)?;
        if files.is_empty() {
            return Err(StudioError::refused(say::folder_empty()));
        }
        let known = self.at_hand()?;
        let mut answers = Vec::new();
        for (done, file) in files.iter().enumerate() {
            if done.is_multiple_of(8) {
                progress.at(done, files.len());
            }
            if progress.stopped() {
                return Err(StudioError::Stopped);
            }
            answers.extend(self.answers_of(file, &known)?);
        }
        progress.at(files.len(), files.len());
        let of = |wanted: VerifyVerdict| {
            count(answers.iter().filter(|one| one.verdict == wanted).count())
        };
        let mut shown: Vec<&Verified> = answers.iter().collect();
        shown.sort_by_key(|one| match (one.verdict, one.sort) {
            (VerifyVerdict::NotValid, _) => 0,
            (VerifyVerdict::CannotTell, VerifiedSort::Unread) => 2,
            (VerifyVerdict::CannotTell, _) => 1,
            (VerifyVerdict::Valid, _) => 3,
        });
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let report = FolderVerified {
            folder: name.into_owned(),
            total: count(answers.len()),
            valid: of(VerifyVerdict::Valid),
            not_valid: of(VerifyVerdict::NotValid),
            cannot_tell: of(VerifyVerdict::CannotTell),
            shown: shown.into_iter().take(SHOWN).cloned().collect(),
        };
        self.held.put(Last(answers));
        Ok(report)
    }
}
