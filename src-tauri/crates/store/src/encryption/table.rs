//! What becomes of each file of a workspace when it is locked: sealed, deleted, or left as it is,
//! and then for the reason that stands here. What is not in the table is sealed under another name,
//! for nobody knows what it says.

use std::path::Path;

use crate::aside::DAMAGED;
use crate::backup::{LOOKED_AT, is_hash, is_own_backup};
use crate::journal::place::FileId;
use crate::notice::NOTICE;
use crate::plain::was_to_be;

use super::keys::KEY_FILE;
use super::put_away::{PUT_AWAY, is_put_away};
use super::tries::TRIES;

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Treatment {
    /// It is left as it is; the row says why.
    Plain,
    /// A checkpoint that is sealed takes its place.
    Rewritten,
    /// It is sealed in its place.
    Sealed,
    /// It goes; it is made anew, or nobody needs it.
    Deleted,
    /// A backup: one without a key goes once there is a new one, one with a key gets the present.
    Backup,
    /// It is sealed under a name that says nothing, among what was put away.
    PutAway,
}

/// A row: which files, and what becomes of them. The path is given from the workspace's folder on,
/// with slashes.
struct Row {
    folder: &'static str,
    is_it: fn(&str) -> bool,
    treatment: Treatment,
}

const fn row(folder: &'static str, is_it: fn(&str) -> bool, treatment: Treatment) -> Row {
    Row {
        folder,
        is_it,
        treatment,
    }
}

fn is_journal(name: &str) -> bool {
    let digits = name.split_once('.').map(|(number, _)| number);
    digits.is_some_and(|d| d.len() == 20 && d.bytes().all(|b| b.is_ascii_digit()))
        && FileId::of(Path::new(name)).is_some()
}

fn is_unfinished(name: &str) -> bool {
    was_to_be(name).is_some()
}

/// Damaged files, as the program names them when it keeps them.
fn is_kept_aside(name: &str) -> bool {
    let Some((before, count)) = name.rsplit_once('-') else {
        return false;
    };
    let counted = !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit());
    let was = match before.rsplit_once("-from-byte-") {
        Some((file, byte)) if byte.bytes().all(|b| b.is_ascii_digit()) => file,
        _ => before.strip_suffix(".damaged").unwrap_or_default(),
    };
    counted && (is_journal(was) || is_hash(was))
}

const TABLE: &[Row] = &[
    // It holds the key, wrapped by the passphrase.
    row("", |name| name == KEY_FILE, Treatment::Plain),
    // It says how many wrong passphrases there were, and when.
    row("", |name| name == TRIES, Treatment::Plain),
    // It is empty: the program that has the workspace open holds it.
    row("", |name| name == "lock", Treatment::Plain),
    // It is a mark that says the same everywhere.
    row("", |name| name == "unfinished", Treatment::Plain),
    // The mark that earlier programs set while they encrypted.
    row("", |name| name == "locking", Treatment::Deleted),
    row("", is_unfinished, Treatment::Deleted),
    row("journal", is_journal, Treatment::Rewritten),
    // It holds the number and the hash of the last save.
    row("journal", |name| name == "tip", Treatment::Plain),
    // It holds numbers and hashes of saves, and names that the program gave.
    row("journal", |name| name == NOTICE, Treatment::Plain),
    row("journal", is_unfinished, Treatment::Deleted),
    row("journal/aside", is_kept_aside, Treatment::Sealed),
    row("files", is_hash, Treatment::Sealed),
    row("files", is_unfinished, Treatment::Deleted),
    row("backups", is_own_backup, Treatment::Backup),
    row("backups", is_unfinished, Treatment::Deleted),
    row("backups/journal", is_journal, Treatment::Sealed),
    // It is a mark that says the same everywhere.
    row(
        "backups/journal",
        |name| name.strip_suffix(DAMAGED).is_some_and(is_journal),
        Treatment::Plain,
    ),
    row("backups/journal", is_unfinished, Treatment::Deleted),
    row(PUT_AWAY, is_put_away, Treatment::Sealed),
    row(PUT_AWAY, is_unfinished, Treatment::Deleted),
];

/// Folders that go as a whole: what is in them is made anew, or was only to be looked at.
pub(super) fn is_deleted_whole(folder: &str) -> bool {
    let name = folder.strip_prefix("backups/");
    let unfinished = |mut name: &str| {
        while let Some(place) = was_to_be(name) {
            name = place;
        }
        name == LOOKED_AT
    };
    folder == "index" || name.is_some_and(unfinished)
}

/// What becomes of a file in a folder of the workspace.
pub(super) fn treatment(folder: &str, name: &str) -> Treatment {
    TABLE
        .iter()
        .find(|row| row.folder == folder && (row.is_it)(name))
        .map_or(Treatment::PutAway, |row| row.treatment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_in_the_table_is_put_away() {
        let plain = |folder, name| treatment(folder, name) == Treatment::Plain;
        assert!(plain("", "key.json") && plain("journal", "tip"));
        let hash = "0".repeat(64);
        let damaged = format!("{hash}.damaged-1");
        for (folder, name, what) in [
            (
                "journal",
                "00000000000000000001.journal",
                Treatment::Rewritten,
            ),
            (
                "journal",
                ".00000000000000000001.journal.0123456789abcdef.part",
                Treatment::Deleted,
            ),
            (
                "journal/aside",
                "00000000000000000001.journal-from-byte-56-1",
                Treatment::Sealed,
            ),
            (
                "journal/aside",
                "00000000000000000001.journal.damaged-2",
                Treatment::Sealed,
            ),
            ("journal/aside", damaged.as_str(), Treatment::Sealed),
            ("files", hash.as_str(), Treatment::Sealed),
            (
                "backups",
                "2026-11-24T10-30-00Z-rolling.credwright",
                Treatment::Backup,
            ),
            ("backups", "look.part", Treatment::Deleted),
            (
                "backups/journal",
                "00000000000000000001.journal",
                Treatment::Sealed,
            ),
            ("backups", "Zofia.credwright", Treatment::PutAway),
            (
                "backups",
                "2026-11-24T10-30-00Z-Zofia.credwright",
                Treatment::PutAway,
            ),
            ("journal/aside", "Zofia-1", Treatment::PutAway),
            ("files", "Zofia.pdf", Treatment::PutAway),
            ("", "Names.csv", Treatment::PutAway),
            ("journal", "notes.txt", Treatment::PutAway),
            ("notes", "key.json", Treatment::PutAway),
        ] {
            assert_eq!(treatment(folder, name), what, "{folder}/{name}");
        }
        assert!(is_deleted_whole("index") && is_deleted_whole("backups/looked-at"));
        assert!(is_deleted_whole("backups/.looked-at.0123456789abcdef.part"));
        assert!(!is_deleted_whole("backups/journal") && !is_deleted_whole("backups/mine"));
    }
}
