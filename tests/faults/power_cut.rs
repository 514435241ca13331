use std::process::Command;
use std::time::Duration;

use store::{Opening, Store};

use crate::disk::{Disk, make_image};
use crate::index_damage::break_index;
use crate::load::{Numbers, Writer, assert_kept};
use crate::rounds;

fn signal(writer: &Writer, name: &str) {
    let status = Command::new("kill")
        .args([format!("-{name}"), writer.child.id().to_string()])
        .status();
    assert!(status.unwrap().success());
}

/// The disk as it is at one moment: what the system had not written by then is gone.
/// Every second time the index is broken as well.
pub fn the_power_goes() {
    let dir = tempfile::tempdir().unwrap();
    let image = dir.path().join("image");
    let cut = dir.path().join("cut");
    assert!(make_image(&image, 192));
    let mut numbers = Numbers(23);
    let rounds = rounds(6, 50);
    let mut last = 0;
    for round in 0..rounds {
        let acknowledged = {
            let disk = Disk::image(&image, &dir.path().join("disk")).unwrap();
            let folder = disk.place.join("w");
            if round == 0 {
                drop(Store::create(&folder, &Opening::default()).unwrap());
            }
            let writer = Writer::start(&folder);
            std::thread::sleep(Duration::from_millis(200 + numbers.below(1_500)));
            signal(&writer, "STOP");
            std::thread::sleep(Duration::from_millis(60));
            let acknowledged = writer.saved();
            let copied = Command::new("cp")
                .arg("--sparse=always")
                .arg(&image)
                .arg(&cut)
                .status();
            assert!(copied.unwrap().success());
            writer.kill();
            acknowledged
        };
        assert!(acknowledged > last || round > 0, "the writer saved nothing");
        let disk = Disk::image(&cut, &dir.path().join("after")).unwrap();
        let folder = disk.place.join("w");
        let how = if round % 2 == 1 {
            break_index(&folder, &mut numbers)
        } else {
            "as it was".to_owned()
        };
        assert_kept(
            &folder,
            acknowledged.max(last),
            &format!("cut {round}, index {how}"),
        );
        drop(disk);
        // The next cut goes on from here.
        std::fs::rename(&cut, &image).unwrap();
        last = acknowledged.max(last);
    }
    println!("{rounds} power cuts, {last} saves, none lost");
}
