//! Opening a workspace from the terminal, and checking it.

use std::path::{Path, PathBuf};

use studio::workspace::opening::Passphrase;
use studio::{Studio, StudioError};

use words::{Words, say};
use zeroize::Zeroizing;

use crate::answer::{Answer, Failure, as_value};
use crate::shown::shown;

pub(crate) fn folder(workspace: Option<PathBuf>) -> Result<PathBuf, Failure> {
    workspace.ok_or_else(|| Failure::wrong_use(say::terminal::no_workspace()))
}

/// A locked workspace takes its passphrase from a variable, so that it stands in no list
/// of processes.
pub(crate) fn passphrase() -> Option<Zeroizing<String>> {
    let words = std::env::var("CREDWRIGHT_WORKSPACE_PASSPHRASE").ok();
    words.map(Zeroizing::new)
}

pub(crate) fn unlocked(folder: &Path) -> Result<Studio, StudioError> {
    let given = passphrase();
    let given = given.as_ref().map(|words| words.as_str());
    let passphrase = given.map_or(Passphrase::Ask, Passphrase::Given);
    Studio::open_telling(folder, passphrase, &|_| {})
}

pub(crate) fn open(
    workspace: Option<PathBuf>,
    person: Option<&str>,
    words: &Words,
) -> Result<Studio, Failure> {
    let studio = unlocked(&folder(workspace)?)?;
    warn(&studio, words)?;
    sign_in(&studio, person)?;
    Ok(studio)
}

/// Signs in who is named with `--as`.
pub(crate) fn sign_in(studio: &Studio, person: Option<&str>) -> Result<(), Failure> {
    if let Some(name) = person {
        let passphrase = Zeroizing::new(std::env::var("CREDWRIGHT_PASSPHRASE").unwrap_or_default());
        studio.sign_in_by_name(name, &passphrase)?;
    }
    Ok(())
}

/// One line on the error stream, until a person has answered what is wrong with the journal.
fn warn(studio: &Studio, words: &Words) -> Result<(), Failure> {
    if let Some(notice) = studio.journal_notice()? {
        let findings: Vec<String> = notice.findings.iter().map(|f| words.put(f)).collect();
        let warning = words.put(&say::terminal::warning(findings.join(" ")));
        eprintln!("{}", shown(&warning));
    }
    Ok(())
}

pub(crate) fn check(studio: &Studio, anchors: &[String]) -> Result<Answer, Failure> {
    let check = studio.check()?;
    let held = anchors
        .iter()
        .map(|anchor| studio.check_anchor(anchor))
        .collect::<Result<Vec<_>, _>>()?;
    let mended = studio.overview()?.mended;
    let mut said = mended.clone();
    if check.index_rebuilt {
        said.push(say::terminal::index_rebuilt());
    }
    if check.sound {
        said.push(say::terminal::sound(check.commits, check.records));
    } else {
        said.extend(check.faults.iter().cloned());
    }
    said.extend(check.notes.iter().cloned());
    if check.can_be_put_back > 0 {
        said.push(say::terminal::can_be_put_back());
    }
    let others = check.other_backups.iter();
    said.extend(others.map(say::terminal::other_backup));
    said.extend(held.iter().map(|anchor| anchor.words.clone()));
    let mut value = as_value(&check);
    if let Some(object) = value.as_object_mut() {
        object.insert("mended".to_owned(), as_value(&mended));
        if !held.is_empty() {
            object.insert("anchors".to_owned(), as_value(&held));
        }
    }
    Ok(Answer {
        yes: check.sound && held.iter().all(|anchor| anchor.holds),
        said,
        value,
    })
}
