use std::time::Duration;

use store::{Opening, Store};

use crate::load::{Numbers, Writer, assert_kept};
use crate::rounds;

/// `kill -9` at any moment of a mixed load.
pub fn killed_at_random_moments() {
    let rounds = rounds(25, 500);
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    drop(Store::create(&folder, &Opening::default()).unwrap());
    let mut numbers = Numbers(7);
    let mut last = 0;
    for round in 0..rounds {
        let writer = Writer::start(&folder);
        std::thread::sleep(Duration::from_millis(15 + numbers.below(160)));
        let acknowledged = writer.kill().max(last);
        last = assert_kept(&folder, acknowledged, &format!("kill {round}"));
    }
    assert!(last > rounds, "the writer hardly saved anything");
    println!("{rounds} kills, {last} saves, none lost");
}
