use store::{Opening, Records, Store};

use crate::load::{last_saved, open, transaction};

/// A write that stopped at any byte of the last record, and that nobody was told of.
pub fn cut_at_every_byte() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &Opening::default()).unwrap();
    for number in 1..=3 {
        store.commit(transaction(number)).unwrap();
    }
    let segment = folder.join("journal/00000000000000000001.journal");
    let before = std::fs::metadata(&segment).unwrap().len();
    store.commit(transaction(4)).unwrap();
    drop(store);
    let bytes = std::fs::read(&segment).unwrap();
    for cut in usize::try_from(before).unwrap()..bytes.len() {
        std::fs::write(&segment, &bytes[..cut]).unwrap();
        let _ = std::fs::remove_dir_all(folder.join("index"));
        let _ = std::fs::remove_file(folder.join("journal/tip"));
        let (store, opened) = open(&folder);
        assert_eq!(last_saved(&store), 3, "cut at {cut}");
        assert_eq!(opened.torn_bytes, cut as u64 - before, "cut at {cut}");
        assert_eq!(opened.notice, None, "cut at {cut}");
        assert!(store.check().unwrap().is_sound(), "cut at {cut}");
        // The place is good for the next save.
        store.commit(transaction(4)).unwrap();
        assert_eq!(last_saved(&store), 4);
    }
}
