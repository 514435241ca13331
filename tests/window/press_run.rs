//! A large run in the real window: it shows how far it is, and Cancel leaves nothing.

use std::fmt::Write as _;

use whole_program::{Window, program, tools::files_in};

const LEARNERS: u32 = 3_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_large_run_shows_its_progress_and_can_be_cancelled() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let mut roster = "Number\tName\tE-mail\n".to_owned();
    for number in 1..=LEARNERS {
        writeln!(
            roster,
            "{number}\tZofia Wójcik {number}\tl{number}@example.org"
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
    window.sees("The file has no column for the result").await;
    window.press("Import 3,000 learners").await;
    window.sees("3,000 learners imported").await;
    window.sees("3,000 learners, 3,000 passed").await;
    window.press("Print certificates").await;
    window.find("//canvas[@data-ready]").await;
    window
        .click("//label[contains(., 'One file a learner')]")
        .await;
    let out = place.path().join("out");
    window.answer(&out);
    window.press("Print 3,000 certificates…").await;
    window
        .find("//*[@role='progressbar'][number(@aria-valuenow) > 0]")
        .await;
    window.inspect("press-running").await;
    window.press("Cancel").await;
    window.sees("Stopped. Nothing was changed.").await;
    assert!(files_in(&out).is_empty(), "{:?}", files_in(&out));
    window.go("/register").await;
    window.sees("9 certificates, 0 revoked").await;
    window.close().await;
}
