//! Taking away what work that was stopped left in a workspace.

use std::path::Path;

use crate::aside::DAMAGED;
use crate::backup::{LOOKED_AT, is_archive, is_hash};
use crate::encryption::KEY_FILE;
use crate::journal::place::{FileId, Folders};
use crate::plain::{self, Entry};

/// Takes away files that were not finished. Only what bears a name of the program's own making
/// goes; what cannot be taken away is harmless, for nothing reads it.
pub(super) fn take_away(folders: &Folders) {
    let journal = |name: &str| FileId::of(Path::new(name)).is_some();
    let backups = |name: &str| is_archive(name) || name == "look" || name == LOOKED_AT;
    let archive = |name: &str| journal(name.strip_suffix(DAMAGED).unwrap_or(name));
    // What lies in `journal/` may be all there is, and is looked at first (`parts`).
    let place = [
        (folders.archive(), &archive as &dyn Fn(&str) -> bool),
        (folders.root.join("backups"), &backups),
        (folders.root.join("files"), &is_hash),
        (folders.root.clone(), &|name| name == KEY_FILE),
    ];
    for (folder, ours) in place {
        for entry in plain::list(&folder).unwrap_or_default() {
            if is_left_over(&entry, ours) {
                let _ = if entry.is_folder {
                    plain::remove_folder(&entry.path)
                } else {
                    plain::remove_file(&entry.path)
                };
            }
        }
    }
}

fn is_left_over(entry: &Entry, ours: &dyn Fn(&str) -> bool) -> bool {
    let Some(name) = entry.name().filter(|_| entry.odd.is_none()) else {
        return false;
    };
    // A folder that a package was unpacked into to be looked at.
    if entry.is_folder {
        let mut name = name;
        // Restored beside its own place, it has a second such name.
        while let Some(place) = plain::was_to_be(name) {
            name = place;
        }
        return name == LOOKED_AT;
    }
    plain::was_to_be(name).is_some_and(ours)
}
