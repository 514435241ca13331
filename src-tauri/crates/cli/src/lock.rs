//! Locking a workspace from the terminal, and what was put away when it was locked. Passphrases come
//! from variables, so that they stand in no list of processes.

use std::path::{Path, PathBuf};

use serde_json::json;
use studio::Studio;
use words::say::terminal as say;
use zeroize::Zeroizing;

use crate::answer::{Answer, Failure, as_value};
use crate::arguments::PutAway;
use crate::workspace::{passphrase, sign_in, unlocked};

fn new_passphrase() -> Result<Zeroizing<String>, Failure> {
    std::env::var("CREDWRIGHT_NEW_PASSPHRASE")
        .map(Zeroizing::new)
        .map_err(|_| Failure::wrong_use(say::no_new_passphrase()))
}

fn asked(folder: &Path, person: Option<&str>) -> Result<Studio, Failure> {
    let studio = unlocked(folder)?;
    sign_in(&studio, person)?;
    Ok(studio)
}

/// Locks a workspace that is not, or whose key lies beside it.
pub(crate) fn lock(folder: &Path, person: Option<&str>) -> Result<Answer, Failure> {
    let new = new_passphrase()?;
    asked(folder, person)?.may_lock(&new)?;
    let studio = Studio::lock_and_open(folder, &new, &|_| {})?;
    Answer::yes(say::locked(), as_value(&studio.lock()?))
}

/// Changes the passphrase, and the key with it, or takes the passphrase away.
pub(crate) fn change(folder: &Path, person: Option<&str>, remove: bool) -> Result<Answer, Failure> {
    let old = passphrase().unwrap_or_default();
    let new = if remove {
        Zeroizing::default()
    } else {
        new_passphrase()?
    };
    if new.is_empty() != remove {
        return Err(Failure::wrong_use(say::no_new_passphrase()));
    }
    asked(folder, person)?.may_change_lock(&old, &new)?;
    let studio = Studio::change_lock_and_open(folder, &old, &new, &|_| {})?;
    let said = if remove {
        say::passphrase_removed()
    } else {
        say::passphrase_changed()
    };
    Answer::yes(said, as_value(&studio.lock()?))
}

/// Files that were put away, and taking one out.
pub(crate) fn put_away(studio: &Studio, command: PutAway) -> Result<Answer, Failure> {
    match command {
        PutAway::List => {
            let files = studio.put_away_files()?;
            let lines = files
                .iter()
                .map(|file| say::put_away(file.kilobytes, &file.name, &file.was));
            Ok(Answer {
                yes: true,
                said: lines.collect(),
                value: as_value(&files),
            })
        }
        PutAway::TakeOut { name, file } => {
            let to: PathBuf = std::path::absolute(&file).unwrap_or(file);
            studio.take_out(&name, &to)?;
            let said = say::file_written(to.display().to_string());
            Answer::yes(said, json!({ "file": to }))
        }
    }
}
