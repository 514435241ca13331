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
            writes: vec![Write::put(Key::new("thing", "a"), serde_json::json!(n))],
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
    let past = store.versions(&Key::new("thing", "a")).unwrap();
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

/// A clock that was years ahead and was set back: no backup goes for it, and the newest never.
pub fn backups_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let studio = studio::Studio::create_sample(&dir.path().join("w")).unwrap();
    let folder = studio.folder().to_path_buf();
    let named = |hour: u32, year: u32| format!("{year}-01-01T{hour:02}-00-00Z-rolling.credwright");
    // Twenty hours' backups of a clock that was ahead.
    for hour in 0..20 {
        studio
            .create_programme(&format!("A-{hour}"), "New")
            .unwrap();
        let made = studio.back_up_now(&studio::Progress::quiet()).unwrap();
        let file = studio.backup_file(&made.name).unwrap();
        std::fs::rename(&file, file.with_file_name(named(hour, 2071))).unwrap();
    }
    // Set right: what is made now is the newest, whatever its name says, and stays.
    studio.create_programme("P-1", "Newer").unwrap();
    assert!(studio.back_up_if_due().unwrap());
    let newest = |folder: &std::path::Path| store::backups_by_age(folder).swap_remove(0);
    let made = newest(&folder);
    assert!(made.file.reason == "rolling" && !made.file.at.starts_with("2071"));
    for n in 2..6 {
        studio
            .create_programme(&format!("P-{n}"), "Newest")
            .unwrap();
        studio.back_up_if_due().unwrap();
        assert_eq!(newest(&folder), made, "one an hour, and it stays");
    }
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
