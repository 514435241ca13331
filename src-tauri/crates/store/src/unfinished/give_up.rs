//! Taking away what was not finished.

use std::path::Path;
use std::time::Duration;

use super::mark::{MARK, folder_was_made};
use crate::plain;

/// How often it is tried: an index that was just closed may still put a file away.
const TRIES: usize = 20;

/// Takes away what was put into a marked folder that was empty before, and the folder where it was
/// made, too. The mark goes last, and only when nothing else is left: what cannot be taken away
/// stays refused.
pub(crate) fn give_up(folder: &Path, folders: &[&str], files: &[&str]) {
    let made = folder_was_made(folder);
    for attempt in 0..TRIES {
        if attempt > 0 {
            std::thread::sleep(Duration::from_millis(50));
        }
        for name in folders {
            let _ = plain::remove_folder(&folder.join(name));
        }
        for name in files {
            let _ = plain::remove_file(&folder.join(name));
        }
        let mut names = folders.iter().chain(files);
        if names.any(|name| plain::exists(&folder.join(name))) {
            continue;
        }
        let _ = plain::remove_file(&folder.join(MARK));
        if made {
            // One that somebody else wrote into meanwhile stays.
            let _ = plain::remove_empty_folder(folder);
        }
        return;
    }
}
