//! A journal that lost its end: who knows of it, what is put back, what is named.

use std::fs;

use serde_json::json;
use store::{
    ChangeSet, Finding, Gap, Key, KnownBy, Opened, Opening, Records, StoreError, Write, repair,
};
use words::ToMessage;

use crate::{
    audit, back_up, copy_all, frames, kept, key, lost, open, put, segment, value, workspace,
    workspace_of,
};

#[test]
fn each_that_knows_the_end_tells_of_a_cut() {
    let (dir, folder) = workspace(8);
    let bytes = fs::read(segment(&folder, 1)).unwrap();
    let starts = frames(&bytes);
    // Cut everywhere: between records, in the middle of one, down to nothing.
    let cuts = [
        0,
        3,
        40,
        56,
        57,
        starts[4],
        starts[4] + 9,
        starts[7],
        starts[7] + 30,
    ];
    for (n, cut) in cuts.into_iter().enumerate() {
        for knows in ["index", "tip", "both"] {
            let copy = dir.path().join(format!("{n}-{knows}"));
            copy_all(&folder, &copy);
            match knows {
                "index" => fs::remove_file(copy.join("journal/tip")).unwrap(),
                "tip" => fs::remove_dir_all(copy.join("index")).unwrap(),
                _ => {}
            }
            fs::write(segment(&copy, 1), &bytes[..cut]).unwrap();
            let how = format!("cut at {cut}, known to {knows}");
            let (store, opened) = open(&copy);
            let (saves, by, put_back) = lost(&opened);
            let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
            let whole = ends.filter(|end| *end <= cut).count() as u64;
            assert_eq!((saves.from, saves.to, put_back), (whole + 1, 8, 0), "{how}");
            assert_eq!(by.contains(&KnownBy::Index), knows != "tip", "{how}");
            assert_eq!(by.contains(&KnownBy::TipRecord), knows != "index", "{how}");
            assert_eq!(opened.lost_saves, 8 - whole, "{how}");
            let tail = cut
                - starts
                    .iter()
                    .copied()
                    .chain([56, 0, bytes.len()])
                    .filter(|s| *s <= cut)
                    .max()
                    .unwrap();
            if opened.torn_bytes > 0 {
                assert_eq!(opened.torn_bytes, tail as u64, "{how}");
                assert_eq!(kept(&copy), [bytes[cut - tail..cut].to_vec()], "{how}");
            }
            assert!(!store.check().unwrap().is_sound(), "{how}");
            drop(store);
            // It stands until somebody answers, whatever happens to the index.
            fs::remove_dir_all(copy.join("index")).unwrap();
            let (store, opened) = open(&copy);
            assert_eq!(lost(&opened).0, saves, "{how}");
            let report = store.check().unwrap();
            assert!(report.notice.is_some() && !report.is_sound(), "{how}");
            if whole == 0 {
                assert!(
                    store.commit(put("k1", 1)).is_err(),
                    "nothing is left: {how}"
                );
            }
            store.answer(&audit("")).unwrap();
            assert!(store.check().unwrap().is_sound(), "{how}");
            store.commit(put("later", 1)).unwrap();
            drop(store);
            let (store, opened) = open(&copy);
            assert_eq!(opened, Opened::default(), "{how}");
            assert!(store.check().unwrap().is_sound(), "{how}");
        }
    }
}

#[test]
fn what_a_backup_has_of_the_end_is_put_back_to_the_byte() {
    let (dir, folder) = workspace(8);
    let (store, _) = open(&folder);
    back_up(&store, 1);
    store.commit(put("k9", 9)).unwrap();
    back_up(&store, 2);
    store.commit(put("k10", 10)).unwrap();
    drop(store);
    let bytes = fs::read(segment(&folder, 1)).unwrap();
    let starts = frames(&bytes);
    for (n, cut) in [0, 20, 56, starts[3], starts[8] + 20, starts[9] + 5]
        .into_iter()
        .enumerate()
    {
        for with_index in [true, false] {
            let copy = dir.path().join(format!("{n}-{with_index}"));
            copy_all(&folder, &copy);
            if !with_index {
                fs::remove_dir_all(copy.join("index")).unwrap();
            }
            fs::write(segment(&copy, 1), &bytes[..cut]).unwrap();
            let (store, opened) = open(&copy);
            let (saves, _, put_back) = lost(&opened);
            assert_eq!(
                (saves.to, saves.saves() - put_back),
                (10, 1),
                "{cut}: {opened:?}"
            );
            assert_eq!((value(&store, "k9"), value(&store, "k10")), (9, 0), "{cut}");
            assert!(!store.check().unwrap().is_sound());
            assert!(
                fs::read(segment(&copy, 1))
                    .unwrap()
                    .starts_with(&bytes[..starts[9]])
            );
            store.answer(&audit("")).unwrap();
            let report = store.check().unwrap();
            assert!(
                report.is_sound() && report.other_backups.is_empty(),
                "{report:?}"
            );
        }
    }
    // With the save that nobody has taken out, nothing is missing, and it is told all the same.
    let (store, _) = open(&folder);
    back_up(&store, 3);
    drop(store);
    fs::write(segment(&folder, 1), &bytes[..starts[6]]).unwrap();
    let (store, opened) = open(&folder);
    assert_eq!((lost(&opened).2, opened.lost_saves), (4, 0));
    assert_eq!(fs::read(segment(&folder, 1)).unwrap(), bytes);
    assert!(!store.check().unwrap().is_sound());
    let said = opened.notice.unwrap().findings[0].message().in_english();
    assert!(said.contains("put back"), "{said}");
}

#[test]
fn a_backup_alone_knows_that_the_end_is_missing() {
    let (_dir, folder) = workspace(5);
    let (store, _) = open(&folder);
    let name = back_up(&store, 1);
    drop(store);
    let bytes = fs::read(segment(&folder, 1)).unwrap();
    fs::write(segment(&folder, 1), &bytes[..frames(&bytes)[2]]).unwrap();
    fs::remove_dir_all(folder.join("index")).unwrap();
    fs::remove_file(folder.join("journal/tip")).unwrap();
    let (store, opened) = open(&folder);
    assert_eq!(lost(&opened).1, [KnownBy::Backup(name)]);
    assert_eq!(value(&store, "k5"), 5, "and gives it back");
}

#[test]
fn a_write_that_was_cut_short_is_told_from_damage() {
    let (_dir, folder) = workspace(4);
    let path = segment(&folder, 1);
    let whole = fs::read(&path).unwrap();
    let last = frames(&whole)[3];
    // Nobody knows of a fifth save: a part of it is no damage.
    let (store, _) = open(&folder);
    store.commit(put("k5", 5)).unwrap();
    drop(store);
    let five = fs::read(&path).unwrap();
    let forget = || {
        fs::remove_dir_all(folder.join("index")).unwrap();
        let _ = fs::remove_file(folder.join("journal/tip"));
    };
    for part in [1, 11, 40, five.len() - whole.len() - 1] {
        forget();
        fs::write(&path, &five[..whole.len() + part]).unwrap();
        let (store, opened) = open(&folder);
        assert_eq!((opened.notice, opened.torn_bytes), (None, part as u64));
        assert!(store.check().unwrap().is_sound());
        assert!(kept(&folder).contains(&five[whole.len()..whole.len() + part].to_vec()));
    }
    // A complete record was damaged afterwards, wherever the byte is.
    for at in last..whole.len() {
        forget();
        let _ = fs::remove_dir_all(folder.join("journal/aside"));
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        let (store, opened) = open(&folder);
        let findings = opened.notice.expect("a notice").findings;
        assert!(
            matches!(findings[..], [Finding::DamagedRecord { sequence: 4, .. }]),
            "byte {at}: {findings:?}"
        );
        assert_eq!(kept(&folder), [bytes[last..].to_vec()], "byte {at}");
        assert!(!store.check().unwrap().is_sound(), "byte {at}");
        store.answer(&audit("")).unwrap();
        assert!(store.check().unwrap().is_sound());
    }
}

#[test]
fn what_is_whole_in_a_damaged_save_is_saved_again_and_the_rest_named() {
    let (_dir, folder) = workspace(2);
    let (store, _) = open(&folder);
    let writes = (0..101).map(|n| Write::put(key(&format!("m{n:03}")), json!({ "value": n })));
    let changes = ChangeSet {
        writes: writes.collect(),
        audit: audit("Many"),
        ..ChangeSet::default()
    };
    store.commit(changes).unwrap();
    drop(store);
    let path = segment(&folder, 1);
    let mut bytes = fs::read(&path).unwrap();
    // The last block holds five of them.
    let end = bytes.len() - 10;
    bytes[end] ^= 0x40;
    fs::write(&path, &bytes).unwrap();
    let (store, opened) = open(&folder);
    assert_eq!(lost(&opened).0, Gap { from: 3, to: 3 });
    assert_eq!(value(&store, "m000"), 0);
    let named = store.unreadable().unwrap();
    let last_five: Vec<Key> = (96..101).map(|n| key(&format!("m{n:03}"))).collect();
    assert_eq!(named, last_five);
    let answered = store.answer(&audit("")).unwrap();
    assert_eq!((answered.salvaged.len(), answered.gone), (96, last_five));
    assert_eq!((value(&store, "m095"), value(&store, "m096")), (95, 0));
    assert!(store.check().unwrap().is_sound());
    // Who answered and what stands in the journal for good.
    let past = store.versions(&key("m001")).unwrap();
    assert_eq!(past.versions[0].audit.who, "p-1");
    drop(store);
    fs::remove_dir_all(folder.join("index")).unwrap();
    let (store, opened) = open(&folder);
    assert_eq!(opened.notice, None);
    assert_eq!(value(&store, "m095"), 95);
}

#[test]
fn the_only_segment_deleted_or_anothers_is_never_sound() {
    let (dir, folder) = workspace(5);
    let (_other, others) = workspace_of(9, "other-");
    for with in ["index and tip", "index", "tip"] {
        for replaced in [false, true] {
            let copy = dir.path().join(format!("{with}-{replaced}"));
            copy_all(&folder, &copy);
            match with {
                "index" => fs::remove_file(copy.join("journal/tip")).unwrap(),
                "tip" => fs::remove_dir_all(copy.join("index")).unwrap(),
                _ => {}
            }
            fs::remove_file(segment(&copy, 1)).unwrap();
            if replaced {
                fs::copy(segment(&others, 1), segment(&copy, 1)).unwrap();
            }
            let (store, opened) = open(&copy);
            let notice = opened.notice.expect("a notice");
            let other = matches!(notice.findings[..], [Finding::OtherJournal { .. }]);
            assert_eq!(other, replaced, "{with}: {notice:?}");
            assert!(!store.check().unwrap().is_sound(), "{with} {replaced}");
            // Nothing is saved before somebody decided.
            assert!(store.read_only().is_some());
            assert!(matches!(
                store.commit(put("k1", 1)),
                Err(StoreError::ReadOnly(_))
            ));
            assert!(store.compact(audit(""), |_, _| {}).is_err());
            drop(store);
            let repaired = repair(&copy, &Opening::default(), &audit("")).unwrap();
            assert!(!repaired.answered.is_empty());
            let (store, opened) = open(&copy);
            assert_eq!((opened.notice, store.read_only()), (None, None));
            assert!(store.check().unwrap().is_sound());
            store.commit(put("k1", 1)).unwrap();
        }
    }
    // With a backup, nothing is lost, not even where a checkpoint stands for the beginning.
    for compacted in [false, true] {
        let (_dir, folder) = workspace(5);
        let (store, _) = open(&folder);
        if compacted {
            store.compact(audit("Compact"), |_, _| {}).unwrap();
            store.commit(put("k6", 6)).unwrap();
        }
        back_up(&store, 1);
        let list = store.every("thing", "").unwrap();
        drop(store);
        for entry in fs::read_dir(folder.join("journal")).unwrap().flatten() {
            fs::remove_file(entry.path()).unwrap();
        }
        let _ = fs::remove_dir_all(folder.join("backups/journal"));
        let (store, opened) = open(&folder);
        assert!(opened.notice.is_some());
        assert_eq!(store.every("thing", "").unwrap(), list);
        assert!(!store.check().unwrap().is_sound());
    }
}

#[test]
fn what_was_set_aside_without_a_journal_is_damage() {
    let (_dir, folder) = workspace(5);
    let (store, _) = open(&folder);
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    drop(store);
    for entry in fs::read_dir(folder.join("journal")).unwrap().flatten() {
        fs::remove_file(entry.path()).unwrap();
    }
    fs::remove_dir_all(folder.join("index")).unwrap();
    // What was archived is the journal, then.
    let (store, _) = open(&folder);
    assert_eq!(value(&store, "k5"), 5);
    drop(store);
    let (_dir, folder) = workspace(5);
    fs::create_dir(folder.join("journal/aside")).unwrap();
    fs::rename(segment(&folder, 1), folder.join("journal/aside/x")).unwrap();
    fs::remove_dir_all(folder.join("index")).unwrap();
    fs::remove_file(folder.join("journal/tip")).unwrap();
    let (store, opened) = open(&folder);
    assert_eq!(opened.notice.unwrap().findings, [Finding::NoJournal]);
    assert!(!store.check().unwrap().is_sound() && store.read_only().is_some());
}
