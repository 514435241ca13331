//! Locking killed at each step: the next opening finishes it, and then nothing in the folder says
//! anything of a person.

use std::path::Path;

use store::{LockState, Records, Store, change_key, lock, lock_state};

use crate::locked::{
    PASSPHRASE, PRIVATE, assert_silent, copy, lock_it, open, opening, secrets, unlock, work_key,
    workspace,
};
use crate::steps::at_each_step;

const NEW: &str = "other plain words";

/// What the process that is killed does.
pub fn lock_for_ever(folder: &Path) {
    lock(folder, PASSPHRASE, &secrets(7), PRIVATE, &opening(None)).unwrap();
}

/// As [`lock_for_ever`], for a workspace that is locked already.
pub fn change_for_ever(folder: &Path) {
    let passphrases = (PASSPHRASE, Some(NEW));
    change_key(folder, passphrases, &secrets(9), PRIVATE, &opening(None)).unwrap();
}

/// As [`lock_for_ever`], for an opening that has to go on.
pub fn go_on_for_ever(folder: &Path) {
    let vault = unlock(folder, PASSPHRASE).unwrap();
    drop(Store::open(folder, &opening(Some(vault))).unwrap());
}

fn look(folder: &Path, how: &str) {
    if lock_state(folder).unwrap() == LockState::Open {
        // It had no key yet: it is as it was, and can be locked.
        lock_for_ever(folder);
    }
    let vault = unlock(folder, NEW).or_else(|_| unlock(folder, PASSPHRASE));
    let store = open(folder, Some(vault.unwrap()));
    for kind in ["person", "work"] {
        assert_eq!(store.every(kind, "").unwrap().len(), 30, "{kind}, {how}");
    }
    for n in [0, 1, 29] {
        let past = store.versions(&work_key(n)).unwrap();
        let expected = if n == 1 { 2 } else { 1 };
        assert_eq!(past.versions.len(), expected, "{how}");
        assert!(past.versions.iter().all(|v| v.value.is_some()), "{how}");
    }
    let report = store.check().unwrap();
    assert!(report.is_sound(), "{how}: {report:?}");
    drop(store);
    assert_silent(folder, how);
}

fn with_others(folder: &Path) {
    std::fs::write(folder.join("Wojcikowska.csv"), "Zofia Wojcikowska").unwrap();
    std::fs::write(folder.join("backups/look.part"), "Zofia Wojcikowska").unwrap();
}

pub fn killed_at_each_step() {
    let (_dir, folder) = workspace();
    with_others(&folder);
    at_each_step(&folder, "lock", &look);
}

pub fn a_new_key_killed_at_each_step() {
    let (_dir, folder) = workspace();
    drop(lock_it(&folder));
    at_each_step(&folder, "change key", &look);
}

/// Killed, and then killed again as the next opening goes on.
pub fn going_on_killed_at_each_step() {
    let (dir, folder) = workspace();
    with_others(&folder);
    let begun = dir.path().join("begun");
    copy(&folder, &begun);
    lock_for_ever(&folder);
    let backup = store::backups_in(&folder).remove(0);
    let mut archive = store::Archive::open(&backup.path).unwrap();
    let key_file = archive.read("key.json", 1 << 20).unwrap();
    std::fs::write(begun.join("key.json"), key_file).unwrap();
    at_each_step(&begun, "go on", &look);
}

/// Forty wrong passphrases, one after the other, as fast as can be.
pub fn wrong_passphrases_are_held_up() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let studio = studio::Studio::create(&folder).unwrap();
    let role = domain::people::Role::Administrator;
    let ada = studio
        .add_person("Ada Berg", role, "four plain words")
        .unwrap();
    studio.sign_out();
    let begun = std::time::Instant::now();
    let mut looked_at = 0;
    for n in 0..40 {
        let refused = studio.sign_in(ada.id.as_str(), &format!("wrong words {n}"));
        if !refused.unwrap_err().to_string().contains("second") {
            looked_at += 1;
        }
    }
    let seconds = begun.elapsed().as_secs();
    // Three cost nothing, then 1, 2, 4 and more seconds.
    let most = 4 + (64 - (seconds + 1).leading_zeros());
    assert!(
        looked_at <= most,
        "{looked_at} were looked at in {seconds} s"
    );
    assert!(
        studio.sign_in(ada.id.as_str(), "four plain words").is_err(),
        "nor is the right one"
    );
    // Another program, and another opening, know of them.
    drop(studio);
    let studio = studio::Studio::open(&folder).unwrap();
    let refused = studio
        .sign_in(ada.id.as_str(), "four plain words")
        .unwrap_err();
    assert!(refused.to_string().contains("second"), "{refused}");
    std::thread::sleep(std::time::Duration::from_secs(2_u64.pow(looked_at - 3)));
    let session = studio.sign_in(ada.id.as_str(), "four plain words").unwrap();
    let told = session.wrong.unwrap().in_english();
    assert!(told.contains(&looked_at.to_string()), "{told}");
}
