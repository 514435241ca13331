//! What a run of the press holds in memory grows by little with each learner: a run of a hundred
//! thousand fits where one of ten thousand does. Bytes are counted, not time.
#![cfg(target_os = "linux")]
#![allow(missing_docs, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use studio::certificates::pages::IssueOptions;
use studio::cohorts::roster_import::ImportAnswers;
use studio::{Progress, Studio};

/// Names the workspace for the process that only prints.
const PRINTS: &str = "CREDWRIGHT_TEST_PRINTS";
/// Bytes that a learner may add. Most of them are the indexes’, up to what those keep at hand; a
/// certificate that is held as a record, and copied on its way, takes more than twice as much.
const EACH: u64 = 12_000;

fn cohort(studio: &Studio) -> String {
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    let cohort = studio.cohort_by_name(&programme, "Large").unwrap();
    cohort.id.0
}

fn make(folder: &Path, learners: u32) {
    let studio = Studio::create_sample(folder).unwrap();
    let mut roster = "Student ID,Name,Result\n".to_owned();
    for number in 1..=learners {
        let _ = writeln!(roster, "{number},Gwenllian Ŵyn Llŷr {number},passed");
    }
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    let options = ImportAnswers::default();
    studio
        .read_roster(&programme, "Large", "r.csv", roster.into_bytes(), options)
        .unwrap();
    studio.import_roster().unwrap();
}

/// Prints, and says on the last line what it held at most, in kilobytes.
fn prints(folder: &Path) {
    let studio = Studio::open(folder).unwrap();
    let options = IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        ..IssueOptions::default()
    };
    let out = folder.with_extension("out");
    let report = studio
        .issue(&cohort(&studio), &options, &out, &Progress::quiet())
        .unwrap();
    drop(studio);
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let most = status.lines().find(|line| line.starts_with("VmHWM"));
    let most = most
        .and_then(|line| line.split_whitespace().nth(1))
        .unwrap();
    std::fs::write(
        folder.with_extension("took"),
        format!("{} {most}", report.issued),
    )
    .unwrap();
}

/// The most that a process held which printed for so many, in bytes.
fn most(place: &Path, learners: u32) -> u64 {
    let folder = place.join(learners.to_string());
    make(&folder, learners);
    let done = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_run_holds_little_for_each_learner"])
        .env(PRINTS, &folder)
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    let took = std::fs::read_to_string(folder.with_extension("took")).unwrap();
    let (issued, kilobytes) = took.split_once(' ').unwrap();
    assert_eq!(issued, learners.to_string());
    kilobytes.parse::<u64>().unwrap() * 1_024
}

#[test]
fn a_run_holds_little_for_each_learner() {
    if let Some(folder) = std::env::var_os(PRINTS) {
        prints(Path::new(&folder));
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let (small, large) = (most(place.path(), 2_000), most(place.path(), 6_000));
    let each = large.saturating_sub(small) / 4_000;
    assert!(
        each < EACH,
        "{small} bytes for 2,000 and {large} for 6,000: {each} each"
    );
}
