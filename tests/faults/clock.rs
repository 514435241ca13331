use store::{AuditEntry, ChangeSet, Key, Opening, Records, Store, Write};

/// Times are what people are told; order comes from the journal.
pub fn jumps_back() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &Opening::default()).unwrap();
    let times = [
        "2026-11-24T10:00:00Z",
        "2031-01-01T00:00:00Z",
        "2019-01-01T00:00:00Z",
    ];
    for (n, at) in times.iter().enumerate() {
        let changes = ChangeSet {
            writes: vec![Write::Put(Key::new("thing", "a"), serde_json::json!(n))],
            audit: AuditEntry {
                at: (*at).to_owned(),
                ..AuditEntry::default()
            },
            ..ChangeSet::default()
        };
        store.commit(changes).unwrap();
        store.back_up(at, "rolling", "", &|_, _| {}).unwrap();
    }
    drop(store);
    let (store, opened) = Store::open(&folder, &Opening::default()).unwrap();
    assert_eq!(opened, store::Opened::default());
    let past = store.past(&Key::new("thing", "a")).unwrap();
    let seen: Vec<_> = past.versions.iter().map(|v| v.audit.at.as_str()).collect();
    assert_eq!(
        seen,
        [times[2], times[1], times[0]],
        "newest first, whatever the clock said"
    );
    assert_eq!(
        store.get(&Key::new("thing", "a")).unwrap().unwrap().value,
        2
    );
    assert!(store.check().unwrap().is_sound());
    assert_eq!(store::backups_in(&folder).len(), 3);
    every_backup_is_still_due_once_an_hour();
}

fn every_backup_is_still_due_once_an_hour() {
    let dir = tempfile::tempdir().unwrap();
    let studio = studio::Studio::create_sample(&dir.path().join("w")).unwrap();
    // A backup from a time when the clock was years ahead.
    let made = studio.back_up_now(&studio::Progress::quiet()).unwrap();
    let file = studio.backup_file(&made.name).unwrap();
    let ahead = file.with_file_name("2031-01-01T00-00-00Z-rolling.credwright");
    std::fs::rename(&file, ahead).unwrap();
    assert!(!studio.back_up_if_due().unwrap(), "it holds everything");
    studio.create_programme("P-1", "New").unwrap();
    assert!(studio.back_up_if_due().unwrap());
    studio.create_programme("P-2", "Newer").unwrap();
    assert!(!studio.back_up_if_due().unwrap(), "one an hour");
}
