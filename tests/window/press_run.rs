//! A large run in the real window, with another template: it shows how far it is, stops when asked
//! to with files and register in agreement, and goes on where it was.

use std::fmt::Write as _;
use std::time::Duration;

use whole_program::{Window, program, tools::files_in};

const LEARNERS: u32 = 8_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_large_run_shows_its_progress_and_can_be_cancelled() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let mut roster = "Student ID\tName\tE-mail\tResult\n".to_owned();
    for number in 1..=LEARNERS {
        writeln!(
            roster,
            "{number}\tZofia Wójcik {number}\tl{number}@example.org\tpassed"
        )
        .unwrap();
    }
    let file = place.path().join("roster.tsv");
    std::fs::write(&file, roster).unwrap();
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    window.go("/cohorts").await;
    window.press("Import a roster").await;
    window
        .choose("Programme", "ADS-1 v1 · Applied Data Stewardship")
        .await;
    window.write("Cohort", "Everyone").await;
    window.answer(&file);
    window.press("Choose a file…").await;
    window.press("Import 8,000 learners").await;
    window.sees("8,000 learners imported").await;
    window.sees("8,000 learners, 8,000 passed").await;
    window.press("Print certificates").await;
    window.find("//canvas[@data-ready]").await;
    window.choose("Template", "Meridian").await;
    window.sees("Sans serif and set left").await;
    window.click("//label[contains(., 'One merged PDF')]").await;
    window
        .click("//label[contains(., 'One file per learner')]")
        .await;
    let out = place.path().join("out");
    window.answer(&out);
    window.press("Print 8,000 certificates…").await;
    window.press("Print").await;
    window
        .find("//*[@role='progressbar'][number(@aria-valuenow) > 0]")
        .await;
    window.press("Cancel").await;
    window.sees("the run can go on where it was").await;
    let folder = files_in(&out).remove(0);
    let printed = files_in(&folder).len();
    assert!(printed > 0 && printed < LEARNERS as usize, "{printed}");
    window.sees("A run was stopped").await;
    let grouped = if printed < 1_000 {
        printed.to_string()
    } else {
        format!("{},{:03}", printed / 1_000, printed % 1_000)
    };
    window
        .sees(&format!("{grouped} of 8,000 certificates are printed"))
        .await;
    window.inspect("press-stopped").await;
    window.press("Resume").await;
    window.find("//*[@role='progressbar']").await;
    window.inspect("press-running").await;
    window
        .sees_within(
            "8,000 certificates are in the register",
            Duration::from_secs(300),
        )
        .await;
    let files = files_in(&folder);
    assert_eq!(files.len(), LEARNERS as usize);
    assert!(
        files
            .iter()
            .all(|f| f.extension().is_some_and(|e| e == "pdf"))
    );
    window.go("/register").await;
    window.sees("8,009 certificates, 0 revoked").await;
    window.close().await;
}
