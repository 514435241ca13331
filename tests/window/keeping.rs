//! Keeping a workspace in the real window: people, history, backups, two versions of one
//! thing, and a journal that a disk has damaged.

use std::path::Path;

use whole_program::{Window, program};

const NEW_TITLE: &str = "A title written now";

async fn add_people(window: &Window) {
    window.go("/settings/people").await;
    window.press("Add the first person").await;
    window.write("Name", "Ada Berg").await;
    window.write("Passphrase", "short").await;
    window.press("Add").await;
    window.sees("at least 10 characters").await;
    window.write("Passphrase", "four plain words").await;
    window.inspect("people-adding").await;
    window.press("Add").await;
    window.sees("Ada Berg was added.").await;
    window.press("Add a person").await;
    window.write("Name", "Cy Reis").await;
    window.choose("Their role", "reviewer").await;
    window.press("Add").await;
    window.sees("Cy Reis was added.").await;
    window.inspect("people-two").await;
    window.press("Sign out").await;
    window.find("//h1[.='Sign in']").await;
    window.inspect("people-sign-in").await;
}

async fn sign_in(window: &Window) {
    window.choose("Person", "Cy Reis, reviewer").await;
    window.press("Sign in").await;
    window.go("/rubrics").await;
    // What a reviewer may not change is for reading, and says why.
    window
        .sees("You are signed in as reviewer and may not change programmes")
        .await;
    window
        .find("//button[normalize-space(.)='New rubric'][@disabled]")
        .await;
    window.press("Sign out").await;
    window.choose("Person", "Ada Berg, administrator").await;
    window.write("Passphrase", "the wrong words").await;
    window.press("Sign in").await;
    window.sees("That is not the passphrase").await;
    window.write("Passphrase", "four plain words").await;
    window.press("Sign in").await;
    window.sees("Ada Berg").await;
}

async fn restore_version(window: &Window) {
    window.go("/programmes").await;
    window
        .click("//nav//a[contains(., 'Facilitating Remote Teams')]")
        .await;
    window.sees("FRT-2 · version 1").await;
    window.write("Title", NEW_TITLE).await;
    window.saved().await;
    window.click("//*[@role='tab'][.='History']").await;
    window.sees("Ada Berg, ").await;
    window.sees(NEW_TITLE).await;
    window.inspect("past-changes").await;
    window.press("Restore this version").await;
    window.sees("The earlier version was restored").await;
    window.sees("Facilitating Remote Teams").await;
}

/// Somebody else saves the same programme in the moment before ours is written.
async fn two_versions(window: &Window) {
    window.click("//*[@role='tab'][.='Overview']").await;
    window.find("//input").await;
    // At the first letter typed here, before the pause after which it is written.
    let stale = r#"
        const id = location.hash.split('/')[2];
        const call = (name, args) => window.__TAURI_INTERNALS__.invoke(name, args);
        document.addEventListener('input', () => {
            call('programme_view', { id }).then(({ saved }) =>
                call('save_programme', { saved: { ...saved, value: { ...saved.value, title: 'From elsewhere' } } }));
        }, { once: true });
        return true;
    "#;
    window.script(stale).await;
    // One letter: on a busy machine the draft may be written between two.
    window.write("Title", "Ω").await;
    window.sees("This was changed meanwhile").await;
    window.sees("From elsewhere").await;
    window.inspect("conflict").await;
    window.press("Keep mine").await;
    window.saved().await;
    window.sees("Ω").await;
    window.click("//*[@role='tab'][.='History']").await;
    window.sees("From elsewhere").await;
}

async fn back_up_and_restore(window: &Window, place: &Path) {
    window.go("/settings/backups").await;
    window.press("Back up now").await;
    window.sees("The backup is written and was read back").await;
    window.sees("manual").await;
    window.inspect("backups-one").await;
    window.press("Verify").await;
    window.sees("is whole.").await;
    let whole = place.join("whole.credwright");
    window.answer(&whole);
    window.press("Export the whole workspace…").await;
    window.sees("Written to").await;
    assert!(whole.is_file());
    window.go("/settings/workspace").await;
    window.press("Compact the journal").await;
    window.sees("Compacted: opening reads").await;
    window.press("Check the workspace").await;
    window.sees("Sound: ").await;
    window.go("/settings/backups").await;
    // A folder with something in it is refused, and this workspace stays open.
    window.answer(place);
    window.press("Restore…").await;
    window.sees("is not empty").await;
    window.sees("How many to keep").await;
    window.answer(&place.join("restored"));
    window.press("Restore…").await;
    window.sees("in a folder of its own").await;
    window.find("//h1[.='Sign in']").await;
}

fn damage(folder: &Path) {
    let journal = folder.join("journal");
    let mut segments: Vec<_> = std::fs::read_dir(&journal)
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "journal"))
        .collect();
    segments.sort();
    let first = &segments[0];
    let mut bytes = std::fs::read(first).unwrap();
    bytes[300] ^= 8;
    std::fs::write(first, bytes).unwrap();
}

async fn lock(window: &Window) {
    window.go("/settings/workspace").await;
    window.press("Lock with a passphrase…").await;
    window.sees("If the passphrase is lost").await;
    window
        .write("Passphrase of the workspace", "the word of the house")
        .await;
    window
        .write("Repeat the passphrase", "the word of the house")
        .await;
    window
        .click("//label[contains(., 'written the passphrase')]")
        .await;
    window.inspect("lock").await;
    window.press("Lock").await;
    window.sees("The workspace is locked.").await;
    window.find("//h1[.='Sign in']").await;
    window.write("Passphrase", "four plain words").await;
    window.press("Sign in").await;
    window.go("/register").await;
    window.sees("9 certificates, 0 revoked").await;
}

async fn unlock(program: &Path, folder: &Path) {
    let window = Window::open(program, &[folder.to_str().unwrap()]).await;
    window.sees("This workspace is locked").await;
    window.inspect("unlock").await;
    window
        .write("Passphrase of the workspace", "not this one")
        .await;
    window.press("Open").await;
    window
        .sees("That is not the passphrase of this workspace")
        .await;
    window.press("Read without it").await;
    window.sees("can only be read").await;
    window.sees("Ω").await;
    window.go("/settings/workspace").await;
    window.press("Close the workspace").await;
    window.answer(folder);
    window.press("Open workspace").await;
    window
        .write("Passphrase of the workspace", "the word of the house")
        .await;
    window.press("Open").await;
    window.find("//h1[.='Sign in']").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keeping_a_workspace() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    add_people(&window).await;
    sign_in(&window).await;
    restore_version(&window).await;
    two_versions(&window).await;
    back_up_and_restore(&window, place.path()).await;
    // The restored one asks for the same passphrase, and everything is there.
    window.choose("Person", "Ada Berg, administrator").await;
    window.write("Passphrase", "four plain words").await;
    window.press("Sign in").await;
    window.go("/programmes").await;
    window.sees("Ω").await;
    window.go("/settings/backups").await;
    window.press("Back up now").await;
    window.sees("The backup is written").await;
    window.close().await;

    // The disk damages it while it is closed: an account, a way back, nothing lost.
    let restored = place.path().join("restored");
    damage(&restored);
    let window = Window::open(&program, &[restored.to_str().unwrap()]).await;
    window.sees("Part of this workspace cannot be read").await;
    window.sees("nothing is lost").await;
    window.inspect("damage").await;
    window.press("Repair").await;
    window.sees("came back from backups").await;
    window.find("//h1[.='Sign in']").await;
    window.write("Passphrase", "four plain words").await;
    window.press("Sign in").await;
    lock(&window).await;
    window.close().await;
    unlock(&program, &restored).await;
}
