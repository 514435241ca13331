//! Anchors: what is printed and exported names the newest save of its time.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::certificate::Certificate;
use domain::table::TableStyle;
use store::Tip;
use studio::certificates::pages::IssueOptions;
use studio::{Progress, ProgressState, Studio};

fn sample() -> (tempfile::TempDir, Studio) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    (folder, studio)
}

fn autumn(studio: &Studio) -> String {
    let cohorts = studio.cohorts("", None, 1_000).unwrap().cohorts;
    let autumn = cohorts
        .into_iter()
        .find(|c| c.cohort.name == "Autumn 2026")
        .unwrap();
    autumn.cohort.id.0
}

/// The certificates of the newest run, in the order of their serials.
fn issued(studio: &Studio, before: &[Certificate]) -> Vec<Certificate> {
    let mut all = register(studio);
    all.retain(|c| before.iter().all(|old| old.serial != c.serial));
    all.sort_by(|a, b| a.serial.cmp(&b.serial));
    all
}

fn register(studio: &Studio) -> Vec<Certificate> {
    studio.register("", None, 1_000).unwrap().certificates
}

fn tip(studio: &Studio) -> Tip {
    studio.anchor().unwrap().parse().unwrap()
}

fn of(certificate: &Certificate) -> Tip {
    certificate.anchor.parse().unwrap()
}

/// Prints the cohort in files of four and a file each, and stops once so many are done.
fn print(studio: &Studio, out: &Path, stop_at: u32) {
    let options = IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        single: stop_at == u32::MAX,
        split: 4,
        ..IssueOptions::default()
    };
    let cancel = AtomicBool::new(false);
    let tell = |state: ProgressState| cancel.store(state.done >= stop_at, Ordering::Relaxed);
    let printed = studio.issue(
        &autumn(studio),
        &options,
        out,
        &Progress::new(&tell, &cancel),
    );
    assert_eq!(printed.is_ok(), stop_at == u32::MAX);
}

#[test]
fn each_certificate_of_a_run_names_the_newest_save_of_when_it_was_printed() {
    let (folder, studio) = sample();
    let before = register(&studio);
    let asked = tip(&studio);
    print(&studio, folder.path(), u32::MAX);
    let made = issued(&studio, &before);
    assert_eq!(made.len(), 21);
    let end = tip(&studio);
    for certificate in &made {
        let anchor = of(certificate);
        // Not of before the run, and of before the save that registered it.
        assert!(anchor.sequence >= asked.sequence && anchor.sequence < end.sequence);
        let held = studio.check_anchor(&certificate.anchor).unwrap();
        assert!(held.holds, "{certificate:?}");
    }
    let mut other = of(&made[0]);
    other.hash = blake3::hash(b"another save").to_hex().to_string();
    assert!(!studio.check_anchor(&other.to_string()).unwrap().holds);
}

#[test]
fn a_run_that_goes_on_names_the_newest_save_of_then() {
    let (folder, studio) = sample();
    let before = register(&studio);
    print(&studio, folder.path(), 8);
    let first = issued(&studio, &before);
    let open = studio.unfinished_runs().unwrap().remove(0);
    assert!(open.printed > 0 && open.printed < open.run.planned);
    studio
        .create_programme("MEAN-1", "A save in between")
        .unwrap();
    let between = tip(&studio);
    studio
        .resume_issue_run(open.run.id.as_str(), &Progress::quiet())
        .unwrap();
    let made = issued(&studio, &before);
    let (early, late): (Vec<Certificate>, Vec<Certificate>) = made
        .into_iter()
        .partition(|c| first.iter().any(|f| f.serial == c.serial));
    assert_eq!((early, late.len()), (first.clone(), 21 - first.len()));
    for certificate in &first {
        assert!(of(certificate).sequence < between.sequence);
    }
    for certificate in &late {
        assert!(of(certificate).sequence >= between.sequence);
        assert!(studio.check_anchor(&certificate.anchor).unwrap().holds);
    }
}

#[test]
fn an_exported_register_ends_with_the_anchor_of_its_time() {
    let (_folder, studio) = sample();
    for (code, style) in [
        ("MEAN-1", TableStyle::default()),
        ("MEAN-2", TableStyle::machine("en")),
    ] {
        let mut csv = Vec::new();
        studio.write_register("", &style, &mut csv).unwrap();
        let text = String::from_utf8(csv).unwrap();
        let foot = text.lines().last().unwrap();
        let cells: Vec<&str> = foot.split(',').map(|c| c.trim_matches('"')).collect();
        assert!(cells[0].starts_with("# "), "{foot}");
        // The export is a save itself, and the newest.
        assert_eq!(cells[1], studio.anchor().unwrap());
        assert!(studio.check_anchor(cells[1]).unwrap().holds);
        let heading = text.lines().next().unwrap();
        assert_eq!(cells.len(), heading.split(',').count());
        studio.create_programme(code, "Another").unwrap();
        assert_ne!(cells[1], studio.anchor().unwrap());
        assert!(studio.check_anchor(cells[1]).unwrap().holds);
    }
}
