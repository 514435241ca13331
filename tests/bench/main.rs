//! What the main job takes, in a release build, beside a peer in the same run.
//!
//! Timings never fail anything: they are printed, with the goal of each where there is one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a program that measures"
)]

mod contest;
mod imports;
mod keeping;
mod large;
mod press;
mod scoring;
mod stores;
mod window;

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use domain::certificate::Paper;
use studio::certificates::pages::IssueOptions;
use studio::cohorts::roster_import::ImportAnswers;
use studio::{Progress, Studio};

const CERTIFICATES: u32 = 1_000;

/// Prints one figure beside its goal.
fn figure(what: &str, found: &str, goal: &str) {
    println!("{what:<54}{found:>24}   {goal}");
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}

fn roster(first: u32, rows: u32) -> Vec<u8> {
    let names = [
        "Zofia Wójcik-Dąbrowska",
        "Nguyễn Thị Hồng Ánh",
        "İbrahim Şükrü Iğdır",
        "Gwenllian Ŵyn Llŷr",
        "Þórdís Ævarsdóttir",
        "Ana-Lucía d’Almeida O’Connor",
    ];
    let mut text = "Learner number,Name,E-mail,Result,Grade\n".to_owned();
    for (number, name) in (first..first + rows).zip(names.iter().cycle()) {
        let _ = writeln!(
            text,
            "{number},{name} {number},l{number}@example.org,passed,Merit"
        );
    }
    text.into_bytes()
}

fn frameworks(folder: &Path) {
    let file =
        whole_program::root().join("src-tauri/crates/exchange/tests/data/esco-skills-en.csv");
    let bytes = std::fs::read(file).unwrap();
    let studio = Studio::create(&folder.join("frameworks")).unwrap();
    let (preview, time) = timed(|| {
        let source = studio::programmes::frameworks::FrameworkSource {
            bytes: &bytes,
            ..Default::default()
        };
        studio.import_framework(source).unwrap()
    });
    figure(
        &format!("ESCO, {} skills imported", preview.new),
        &format!("{:.3} s", time.as_secs_f64()),
        "goal: under 1 s",
    );
}

fn rosters(studio: &Studio, programme: &domain::ProgrammeId) {
    let bytes = roster(1, 10_000);
    let (preview, time) = timed(|| {
        studio
            .read_roster(programme, "Bench", "r.csv", bytes, ImportAnswers::default())
            .unwrap()
    });
    assert_eq!(preview.totals.new, 10_000);
    figure(
        "Roster of 10,000 rows read and checked",
        &format!("{:.3} s", time.as_secs_f64()),
        "goal: under 1 s",
    );
    let ((), time) = timed(|| {
        studio.import_roster().unwrap();
    });
    figure(
        "the same 10,000 learners saved as one step",
        &format!("{:.3} s", time.as_secs_f64()),
        "",
    );
}

fn issue(studio: &Studio, cohort: &str, out: &Path, merged: bool) -> (f64, u64) {
    let options = IssueOptions {
        template_id: "laurel".into(),
        paper: Some(Paper::A4Landscape),
        issued_on: None,
        merged,
        single: !merged,
        again: Vec::new(),
        ..IssueOptions::default()
    };
    let (report, time) = timed(|| {
        studio
            .issue(cohort, &options, out, &Progress::quiet())
            .unwrap()
    });
    let made = Path::new(report.files.first().unwrap()).to_path_buf();
    let bytes: u64 = if merged {
        std::fs::metadata(made).unwrap().len()
    } else {
        whole_program::tools::files_in(&made)
            .iter()
            .map(|f| std::fs::metadata(f).unwrap().len())
            .max()
            .unwrap()
    };
    (f64::from(report.issued) / time.as_secs_f64(), bytes)
}

fn certificates(studio: &Studio, programme: &domain::ProgrammeId, folder: &Path) {
    for (name, merged, first) in [("Merged", true, 20_000), ("Single", false, 30_000)] {
        studio
            .read_roster(
                programme,
                name,
                "r.csv",
                roster(first, CERTIFICATES),
                ImportAnswers::default(),
            )
            .unwrap();
        let (_, cohort) = studio.import_roster().unwrap();
        let (rate, bytes) = issue(studio, cohort.id.as_str(), &folder.join(name), merged);
        if merged {
            figure(
                "1,000 certificates with QR code, merged, registered",
                &format!("{rate:.0} a second"),
                "goal: 1,000 a second",
            );
            figure(
                "the merged file, per certificate",
                &format!("{} bytes", bytes / u64::from(CERTIFICATES)),
                "",
            );
        } else {
            figure(
                "1,000 certificates with QR code, one file each",
                &format!("{rate:.0} a second"),
                "",
            );
            figure(
                "the largest single file",
                &format!("{bytes} bytes"),
                "goal: under 60,000",
            );
        }
    }
}

fn main() {
    if contest::contestant() {
        return;
    }
    if let Some(folder) = std::env::var_os(keeping::OPEN) {
        keeping::open_and_say(folder.as_ref());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    println!();
    // Only some of the figures, for whoever works on that part.
    let part = std::env::var("CREDWRIGHT_BENCH").unwrap_or_default();
    if part.is_empty() || part == "press" {
        press::measure();
    }
    if part == "press" {
        return;
    }
    if part.is_empty() || part == "imports" {
        imports::measure();
    }
    if part == "imports" {
        return;
    }
    if part.is_empty() || part == "large" {
        large::measure();
    }
    if part == "large" {
        return;
    }
    if part.is_empty() || part == "store" {
        keeping::measure(path);
    }
    if part == "store" {
        return;
    }
    if part.is_empty() || part == "scoring" {
        scoring::measure(path);
    }
    if part == "scoring" {
        return;
    }
    if part.is_empty() || part == "certificates" {
        contest::measure();
    }
    if part == "certificates" {
        return;
    }
    frameworks(path);
    let (studio, time) = timed(|| Studio::create_sample(&path.join("sample")).unwrap());
    figure(
        "the sample workspace made",
        &format!("{:.3} s", time.as_secs_f64()),
        "",
    );
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    rosters(&studio, &programme);
    certificates(&studio, &programme, path);
    drop(studio);
    window::measure(&path.join("sample"));
}
