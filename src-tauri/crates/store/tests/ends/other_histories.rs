//! Branches, other workspaces’ journals, forged histories and anchors.

use std::fs;
use std::path::PathBuf;

use store::{Anchored, Finding, Gap, Opened, Opening, Records, Store, backups_in, repair};

use crate::{
    audit, back_up, copy_all, frames, lost, open, put, segment, value, workspace, workspace_of,
};

/// A workspace that lost saves 5 and 6 and went on with others of those numbers, and what
/// its backups are called: of the lost branch, and of this one.
fn forked() -> (tempfile::TempDir, PathBuf, String, String) {
    let (dir, folder) = workspace(4);
    let path = segment(&folder, 1);
    let four = fs::read(&path).unwrap();
    let (store, _) = open(&folder);
    store.commit(put("k5", 5)).unwrap();
    store.commit(put("k6", 6)).unwrap();
    let other = back_up(&store, 1);
    drop(store);
    let elsewhere = dir.path().join("elsewhere");
    fs::rename(folder.join("backups").join(&other), &elsewhere).unwrap();
    fs::write(&path, &four).unwrap();
    let (store, opened) = open(&folder);
    assert_eq!(lost(&opened).0, Gap { from: 5, to: 6 });
    store.answer(&audit("")).unwrap();
    for n in 6..=8 {
        store.commit(put("new", n)).unwrap();
    }
    let mine = back_up(&store, 2);
    drop(store);
    fs::rename(elsewhere, folder.join("backups").join(&other)).unwrap();
    (dir, folder, other, mine)
}

#[test]
fn a_backup_of_another_branch_is_named_and_nothing_is_taken_from_it() {
    let (_dir, folder, other, mine) = forked();
    let (store, _) = open(&folder);
    // Its end is the one that a person accepted to go on without.
    let report = store.check().unwrap();
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(report.other_backups, std::slice::from_ref(&other));
    let manifests: Vec<_> = backups_in(&folder)
        .iter()
        .map(|b| store::Archive::open(&b.path).unwrap().manifest().clone())
        .map(|m| store::Tip {
            sequence: m.sequence,
            hash: m.hash,
        })
        .collect();
    assert_eq!(store.has(&manifests).unwrap(), [Some(true), Some(false)]);
    let list = store.every("thing", "").unwrap();
    drop(store);
    // Saves 5 and 6 of this branch are damaged in the middle: the right ones come back.
    let path = segment(&folder, 1);
    let whole = fs::read(&path).unwrap();
    let starts = frames(&whole);
    let mut bytes = whole.clone();
    bytes[starts[4] + 20..starts[6] - 8].fill(0);
    fs::write(&path, &bytes).unwrap();
    let repaired = repair(&folder, &Opening::default(), &audit("Repair")).unwrap();
    assert_eq!((repaired.recovered, repaired.lost.len()), (2, 0));
    assert_eq!(fs::read(&path).unwrap(), whole);
    assert_eq!(open(&folder).0.every("thing", "").unwrap(), list);
    // Without the backup of this branch they are lost, whatever the other one has.
    fs::remove_file(folder.join("backups").join(&mine)).unwrap();
    fs::write(&path, &bytes).unwrap();
    let repaired = repair(&folder, &Opening::default(), &audit("Repair")).unwrap();
    assert_eq!(repaired.recovered, 0);
    assert_eq!(repaired.lost, [Gap { from: 5, to: 6 }]);
    let (store, _) = open(&folder);
    assert_eq!((value(&store, "k5"), value(&store, "new")), (0, 8));
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn a_branch_that_was_answered_stays_so_and_another_is_asked_about() {
    let (_dir, folder, other, _) = forked();
    let (store, _) = open(&folder);
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    store.commit(put("after", 1)).unwrap();
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    drop(store);
    for removed in ["index", "backups/journal"] {
        fs::remove_dir_all(folder.join(removed)).unwrap();
        // Newest by name, and of the other branch.
        let from = folder.join("backups").join(&other);
        let to = folder.join("backups/2027-01-01T00-00-00Z-rolling.credwright");
        if from.exists() {
            fs::rename(from, &to).unwrap();
        }
        let (store, opened) = open(&folder);
        assert_eq!(opened.notice, None, "{removed}");
        assert!(store.check().unwrap().is_sound(), "{removed}");
    }
    // A fork that nobody was asked about: a copy of the folder went on by itself.
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("copy");
    copy_all(&folder, &copy);
    let (store, _) = open(&copy);
    for n in 0..5 {
        store.commit(put("copy", n)).unwrap();
    }
    let foreign = back_up(&store, 9);
    drop(store);
    let (store, _) = open(&folder);
    store.commit(put("mine", 1)).unwrap();
    drop(store);
    fs::copy(
        copy.join("backups").join(&foreign),
        folder.join("backups/2028-01-01T00-00-00Z-rolling.credwright"),
    )
    .unwrap();
    let (_, opened) = open(&folder);
    assert!(opened.notice.is_some());
}

#[test]
fn a_backup_of_another_workspace_is_named_and_no_damage() {
    let (_dir, folder) = workspace(5);
    let (_other, others) = workspace_of(9, "other-");
    let (store, _) = open(&others);
    let name = back_up(&store, 5);
    drop(store);
    fs::copy(
        others.join("backups").join(&name),
        folder.join("backups").join(&name),
    )
    .unwrap();
    let (store, opened) = open(&folder);
    assert_eq!(opened.notice, None);
    let report = store.check().unwrap();
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(report.other_backups, [name]);
}

#[test]
fn a_forged_history_is_not_the_journal_that_was_written_here() {
    for who_knows in ["index", "tip", "mark", "backup", "nobody"] {
        let (_dir, folder) = workspace(6);
        let (store, _) = open(&folder);
        let anchor = store.tip().unwrap();
        if who_knows == "backup" {
            back_up(&store, 1);
            store.commit(put("k7", 7)).unwrap();
        }
        drop(store);
        let path = segment(&folder, 1);
        let forged =
            crate::forging::with_value(&fs::read(&path).unwrap(), "k2", r#"{"value":2000}"#);
        fs::write(&path, forged).unwrap();
        if who_knows != "tip" {
            fs::remove_file(folder.join("journal/tip")).unwrap();
        }
        match who_knows {
            "index" => fs::remove_file(folder.join("index/clean")).unwrap(),
            "mark" => fs::remove_dir_all(folder.join("index/records")).unwrap(),
            _ => fs::remove_dir_all(folder.join("index")).unwrap(),
        }
        let (store, opened) = open(&folder);
        assert_eq!(value(&store, "k2"), 2000, "the forgery is a good one");
        // An anchor that lies elsewhere tells in any case.
        assert_eq!(
            store.holds(&anchor).unwrap(),
            Anchored::Differs,
            "{who_knows}"
        );
        if who_knows == "nobody" {
            assert_eq!(opened.notice, None, "then only the anchor tells");
            continue;
        }
        let notice = opened.notice.expect(who_knows);
        assert!(
            matches!(notice.findings[..], [Finding::OtherJournal { .. }]),
            "{who_knows}: {notice:?}"
        );
        let report = store.check().unwrap();
        assert!(!report.is_sound(), "{who_knows}");
        assert!(store.commit(put("k1", 1)).is_err(), "{who_knows}");
    }
}

#[test]
fn a_check_holds_every_backup_against_the_journal() {
    let (_dir, folder) = workspace(3);
    let (store, _) = open(&folder);
    back_up(&store, 1);
    for n in 4..=9 {
        store.commit(put(&format!("k{n}"), n)).unwrap();
    }
    back_up(&store, 2);
    store.commit(put("k10", 10)).unwrap();
    drop(store);
    // Forged before the index was there, and the newest backup with it.
    let path = segment(&folder, 1);
    let forged = crate::forging::with_value(&fs::read(&path).unwrap(), "k2", r#"{"value":2000}"#);
    fs::write(&path, forged).unwrap();
    fs::remove_dir_all(folder.join("index")).unwrap();
    fs::remove_file(folder.join("journal/tip")).unwrap();
    let newest = backups_in(&folder).remove(0);
    fs::remove_file(newest.path).unwrap();
    let (store, opened) = open(&folder);
    assert!(opened.notice.is_some());
    assert!(!store.check().unwrap().is_sound());
    store.answer(&audit("")).unwrap();
    assert!(store.check().unwrap().is_sound());
    assert_eq!(store.check().unwrap().other_backups.len(), 1);
}

#[test]
fn an_anchor_is_found_wherever_the_history_lies() {
    let (_dir, folder) = workspace(5);
    let (store, _) = open(&folder);
    let early = store.tip().unwrap();
    let text = early.to_string();
    assert_eq!(text.parse::<store::Tip>().unwrap(), early);
    assert!("5".parse::<store::Tip>().is_err() && "5:abc".parse::<store::Tip>().is_err());
    store.commit(put("k6", 6)).unwrap();
    let later = store.tip().unwrap();
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    for anchor in [&early, &later] {
        assert_eq!(store.holds(anchor).unwrap(), Anchored::Holds);
        let other = store::Tip {
            sequence: anchor.sequence,
            hash: "0".repeat(64),
        };
        assert_eq!(store.holds(&other).unwrap(), Anchored::Differs);
    }
    let ahead = store::Tip {
        sequence: 99,
        ..early.clone()
    };
    assert_eq!(store.holds(&ahead).unwrap(), Anchored::EndsBefore);
    drop(store);
    fs::remove_dir_all(folder.join("backups/journal")).unwrap();
    let (store, _) = open(&folder);
    assert_eq!(store.holds(&early).unwrap(), Anchored::NotHere);
    assert_eq!(
        store.holds(&later).unwrap(),
        Anchored::Holds,
        "by the checkpoint"
    );
}

#[test]
fn a_journal_without_identities_or_record_opens_as_before() {
    let (_dir, folder) = workspace(6);
    let path = segment(&folder, 1);
    let older = crate::forging::without_identity(&fs::read(&path).unwrap());
    fs::write(&path, &older).unwrap();
    fs::remove_file(folder.join("journal/tip")).unwrap();
    for index in [true, false] {
        if !index {
            fs::remove_dir_all(folder.join("index")).unwrap();
        }
        let (store, opened) = open(&folder);
        assert_eq!((opened.notice, opened.torn_bytes), (None, 0));
        assert_eq!(value(&store, "k6"), 6);
        assert!(store.check().unwrap().is_sound());
    }
    assert_eq!(fs::read(&path).unwrap(), older, "nothing was written over");
    let (store, _) = open(&folder);
    store.commit(put("k7", 7)).unwrap();
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    store.commit(put("k8", 8)).unwrap();
    assert!(store.check().unwrap().is_sound());
    drop(store);
    let (store, opened) = open(&folder);
    assert_eq!(opened, Opened::default());
    assert_eq!((value(&store, "k1"), value(&store, "k8")), (1, 8));
}

#[test]
fn a_read_only_folder_tells_and_touches_nothing() {
    let (_dir, folder) = workspace(5);
    let path = segment(&folder, 1);
    let bytes = fs::read(&path).unwrap();
    let cut = &bytes[..bytes.len() - 4];
    fs::write(&path, cut).unwrap();
    // Locked without its passphrase is opened for reading alone.
    fs::write(folder.join("key.json"), "{}").unwrap();
    let opened = Store::open(&folder, &Opening::default());
    let Ok((store, opened)) = opened else {
        return;
    };
    assert_eq!(opened.lost_saves, 1);
    assert!(!store.check().unwrap().is_sound());
    drop(store);
    assert_eq!(fs::read(&path).unwrap(), cut);
    assert!(!folder.join("journal/notice.json").exists());
}
