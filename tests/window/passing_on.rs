//! A review out on a stick and back, in the real window.

use std::path::Path;

use whole_program::{Window, program};

async fn first_audit(window: &Window) {
    window.go("/audits").await;
    window.click("//main//nav//a[1]").await;
    window.find("//nav[@aria-label='Clauses']").await;
}

async fn hand_over(window: &Window, file: &Path) {
    window.answer(file);
    window.press("Share review…").await;
    window.sees(&format!("Written to {}", file.display())).await;
    assert!(file.is_file());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_review_goes_out_and_comes_back() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let (out, back) = (
        place.path().join("out.credwright"),
        place.path().join("back.credwright"),
    );
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    // A version of its own goes to review.
    window
        .click("//nav//a[contains(., 'Facilitating Remote Teams')]")
        .await;
    window.sees("FRT-2 · version 1").await;
    window.press("Send for review").await;
    window.press("Send").await;
    window.find("//nav[@aria-label='Clauses']").await;
    window.inspect("review-out").await;
    hand_over(&window, &out).await;

    // The reviewer's machine, with a workspace of its own.
    window.go("/settings/workspace").await;
    window.press("Close the workspace").await;
    window.sees("Credentials people can trust").await;
    window.answer(&place.path().join("theirs"));
    window.press("New workspace").await;
    window.sees("Legal name").await;
    window.go("/audits").await;
    window.answer(&out);
    window.press("Merge a shared file…").await;
    window.sees("Merge a review").await;
    window.inspect("review-preview").await;
    window.press("Merge").await;
    window.sees("Merged: ").await;
    first_audit(&window).await;
    window
        .write("Finding or reason", "Seen on the other machine")
        .await;
    window.saved().await;
    hand_over(&window, &back).await;

    // And home again.
    window.go("/settings/workspace").await;
    window.press("Close the workspace").await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    window.go("/audits").await;
    window.answer(&back);
    window.press("Merge a shared file…").await;
    window.sees("Seen on the other machine").await;
    window.inspect("review-back").await;
    window.press("Merge").await;
    window.sees("1 changed").await;
    window.go("/audits").await;
    window
        .click("//main//nav//a[contains(., 'Facilitating Remote Teams')]")
        .await;
    window.sees("Seen on the other machine").await;
    window.close().await;
}
