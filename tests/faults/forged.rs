//! A journal in which somebody changed what was entered, and worked out every hash anew.

use std::path::{Path, PathBuf};

use domain::table::TableStyle;
use studio::{Progress, Studio};

use crate::cuts::copy_all;
use crate::forging;

/// What knows the end of the journal, in the workspace's own folder.
const WITNESSES: [&str; 3] = ["index", "journal/tip", "backups"];
const SEGMENT: &str = "journal/00000000000000000001.journal";

fn take_away(folder: &Path, name: &str) {
    let path = folder.join(name);
    if path.is_dir() {
        std::fs::remove_dir_all(path).unwrap();
    } else {
        std::fs::remove_file(path).unwrap();
    }
}

/// The sample with a backup, and anchors as they lie elsewhere: in the records of certificates
/// that were printed, at the foot of an exported register, on a page.
fn sample(dir: &Path) -> (PathBuf, Vec<String>) {
    let folder = dir.join("sample");
    let studio = Studio::create_sample(&folder).unwrap();
    let certificates = studio.register("", None, 1_000).unwrap().certificates;
    let mut anchors: Vec<String> = certificates.into_iter().map(|c| c.anchor).collect();
    anchors.retain(|anchor| !anchor.is_empty());
    anchors.dedup();
    assert!(!anchors.is_empty(), "the sample has printed certificates");
    let (mut register, style) = (Vec::new(), TableStyle::machine("en"));
    studio.write_register("", &style, &mut register).unwrap();
    let register = String::from_utf8(register).unwrap();
    let foot = register.lines().last().unwrap();
    let anchor = foot.split(',').nth(1).unwrap().trim_matches('"');
    anchors.push(anchor.to_owned());
    studio.create_programme("LAST-1", "The last save").unwrap();
    anchors.push(studio.anchor().unwrap());
    for anchor in &anchors {
        assert!(studio.check_anchor(anchor).unwrap().holds, "{anchor}");
    }
    studio.back_up_now(&Progress::quiet()).unwrap();
    (folder, anchors)
}

/// Changes the title of a programme in every save of it.
fn forge(folder: &Path) {
    let studio = Studio::open(folder).unwrap();
    let mut programme = studio.programme_by_code("ADS-1").unwrap();
    drop(studio);
    programme.title = "Another title".into();
    let value = serde_json::to_string(&programme).unwrap();
    let segment = folder.join(SEGMENT);
    let bytes = std::fs::read(&segment).unwrap();
    let forged = forging::with_value(&bytes, programme.id.as_str(), &value);
    assert_ne!(forged, bytes);
    std::fs::write(segment, forged).unwrap();
}

/// Whoever is left of those who know tells of it. Where nobody is, only the anchors do.
pub fn told_by_whoever_is_left_and_by_anchors() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, anchors) = sample(dir.path());
    for left in WITNESSES.map(Some).into_iter().chain([None]) {
        let copy = dir.path().join("copy");
        copy_all(&folder, &copy);
        forge(&copy);
        for witness in WITNESSES {
            if Some(witness) != left {
                take_away(&copy, witness);
            }
        }
        let studio = Studio::open(&copy).unwrap();
        let title = studio.programme_by_code("ADS-1").unwrap().title;
        assert_eq!(title, "Another title", "the forgery is a good one");
        for anchor in &anchors {
            let held = studio.check_anchor(anchor).unwrap();
            assert!(!held.holds, "{left:?}: {anchor}");
        }
        let check = studio.check().unwrap();
        assert_eq!(check.sound, left.is_none(), "{left:?}: {check:?}");
        let saved = studio.create_programme("NEW-1", "After it");
        assert_eq!(saved.is_ok(), left.is_none(), "{left:?}: {saved:?}");
        drop(studio);
        std::fs::remove_dir_all(&copy).unwrap();
    }
    // A save after the last anchor is held by nobody then; the anchors before it still hold.
    let studio = Studio::open(&folder).unwrap();
    studio.create_programme("NEW-2", "After them").unwrap();
    for anchor in &anchors {
        assert!(studio.check_anchor(anchor).unwrap().holds, "{anchor}");
    }
}
