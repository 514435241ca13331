//! Locking a workspace in the real window, opening it again, and what was put away on the way.

use std::path::Path;
use std::time::Duration;

use studio::Studio;
use whole_program::{Window, program};

const PASSPHRASE: &str = "four plain words here";
/// Working a passphrase out takes long on purpose, and in a debug build longer.
const PATIENCE: Duration = Duration::from_secs(90);

async fn lock(window: &Window) {
    window.go("/settings/workspace").await;
    window.press("Lock with a passphrase…").await;
    window
        .write("Passphrase of the workspace", PASSPHRASE)
        .await;
    window
        .write("Repeat the passphrase", "something else")
        .await;
    window
        .find("//*[@role='dialog']//button[normalize-space(.)='Lock'][@disabled]")
        .await;
    window.write("Repeat the passphrase", PASSPHRASE).await;
    window
        .click("//*[@role='dialog']//label[contains(., 'I have written the passphrase down')]")
        .await;
    window.inspect("lock-dialog").await;
    window.press("Lock").await;
    window
        .sees_within("The workspace is locked.", PATIENCE)
        .await;
}

async fn take_out(window: &Window, folder: &Path) {
    window.go("/settings/workspace").await;
    window.sees("notes of a clerk.txt").await;
    window.inspect("lock-put-away").await;
    let out = folder.join("taken out.txt");
    window.answer(&out);
    window.press("Take out notes of a clerk.txt…").await;
    window.sees("notes of a clerk.txt was taken out.").await;
    assert_eq!(std::fs::read(&out).unwrap(), b"Zofia called twice");
}

async fn unlock(window: &Window) {
    window.sees("This workspace is locked").await;
    window.inspect("locked").await;
    window
        .write("Passphrase of the workspace", "not these words")
        .await;
    window.press("Open").await;
    window
        .sees_within("That is not the passphrase of this workspace", PATIENCE)
        .await;
    window
        .write("Passphrase of the workspace", PASSPHRASE)
        .await;
    window.press("Open").await;
    window
        .sees_within("Applied Data Stewardship", PATIENCE)
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workspace_is_locked_and_opened_again() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let workspace = place.path().join("workspace");
    drop(Studio::create_sample(&workspace).unwrap());
    std::fs::write(workspace.join("notes of a clerk.txt"), "Zofia called twice").unwrap();
    let argument = workspace.display().to_string();
    let window = Window::open(&program, &[&argument]).await;
    window.sees("Applied Data Stewardship").await;
    lock(&window).await;
    assert!(!workspace.join("notes of a clerk.txt").exists());
    take_out(&window, place.path()).await;
    window.close().await;
    let window = Window::open(&program, &[&argument]).await;
    unlock(&window).await;
    window.close().await;
}
