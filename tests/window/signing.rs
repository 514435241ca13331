//! Keys, signed certificates, and verifying, in the real window: from the first key to an answer.

use std::path::Path;
use std::time::Duration;

use studio::Studio;
use whole_program::tools::files_in;
use whole_program::{Window, program};

const WORDS: &str = "eleven quiet otters";
/// Working a passphrase out takes long on purpose, and in a debug build longer.
const PATIENCE: Duration = Duration::from_secs(90);

async fn make_keys(window: &Window) {
    window.go("/keys").await;
    window.sees("Sign your certificates").await;
    window.inspect("keys-first").await;
    window
        .write(
            "Address of a folder on your website",
            "https://northfield.example/credentials",
        )
        .await;
    window.write("Passphrase of the keys", WORDS).await;
    window.write("Repeat the passphrase", "another one").await;
    window.press("Make keys").await;
    window.sees("The two are not the same").await;
    window.write("Repeat the passphrase", WORDS).await;
    window.press("Make keys").await;
    window
        .sees_within("did:web:northfield.example:credentials", PATIENCE)
        .await;
    window.sees("The keys are unlocked for this session.").await;
    window.inspect("keys-light").await;
    window.press("Lock").await;
    window.sees("The keys are locked.").await;
}

async fn print(window: &Window, out: &Path) {
    window.go("/certificates").await;
    window.choose("Cohort", "Autumn 2026 · ADS-1 v1").await;
    window
        .sees("Certificates are signed as they are printed")
        .await;
    window.inspect("press-locked-keys").await;
    window
        .write("Passphrase of the keys", "wrong words here")
        .await;
    window.press("Unlock").await;
    window
        .sees_within("The passphrase is another one", PATIENCE)
        .await;
    window.write("Passphrase of the keys", WORDS).await;
    window.press("Unlock").await;
    window.answer(out);
    window.press("Print 21 certificates…").await;
    window.press("Print").await;
    window
        .sees_within("certificates are in the register", PATIENCE)
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn certificates_are_signed_and_verified() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let workspace = place.path().join("workspace");
    drop(Studio::create_sample(&workspace).unwrap());
    let out = place.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let argument = workspace.display().to_string();
    let window = Window::open(&program, &[&argument]).await;
    window.sees("Applied Data Stewardship").await;
    make_keys(&window).await;
    print(&window, &out).await;
    let merged = files_in(&out)
        .into_iter()
        .find(|file| file.is_file())
        .unwrap();

    window.go("/verify").await;
    window.sees("Verify a certificate").await;
    window.inspect("verify-first").await;
    window.answer(&merged);
    window.press("Choose files…").await;
    window
        .sees_within("Every question is answered as it should be.", PATIENCE)
        .await;
    window.sees("Northfield Institute of Technology").await;
    window.inspect("verify-light").await;
    window.write("Or paste a text", "CW1:NOTHING").await;
    window.press("Verify").await;
    window.sees("Not read").await;

    window.go("/issuers").await;
    window.inspect("issuers-light").await;
    let (asked, word) = (
        place.path().join("asked.json"),
        place.path().join("word.json"),
    );
    window.go("/issuers/endorsements").await;
    window
        .sees("No partner has endorsed a programme yet.")
        .await;
    window
        .choose("Programme", "ADS-1 v1 · Applied Data Stewardship")
        .await;
    window.answer(&asked);
    window.press("Export for endorsement…").await;
    window.sees("Send it to the partner").await;
    window.answer(&asked);
    window.press("Choose a programme file…").await;
    window.sees("Endorse Applied Data Stewardship").await;
    window.press("Sign and save…").await;
    window.sees("Write what you say about it.").await;
    window
        .write(
            "What you say about it",
            "Our members hire for these skills.",
        )
        .await;
    window.inspect("endorse").await;
    window.answer(&word);
    window.press("Sign and save…").await;
    window.sees("The endorsement is written to").await;
    window.answer(&word);
    window.press("Import an endorsement…").await;
    window.sees("Our members hire for these skills.").await;
    window.inspect("endorsements").await;
    let site = place.path().join("site");
    std::fs::create_dir(&site).unwrap();
    window.go("/keys").await;
    window.answer(&site);
    window.press("Export the site folder…").await;
    window.sees("The site folder is written to").await;
    assert!(site.join("did.json").is_file());
    assert!(site.join("status/1.json").is_file());
    window.close().await;

    // It survives a restart, and the keys are locked then.
    let window = Window::open(&program, &[&argument]).await;
    window.sees("Applied Data Stewardship").await;
    window.go("/keys").await;
    window.sees("The keys are locked.").await;
    window.sees("key-1").await;
    window.inspect("keys-locked").await;
    window.close().await;
}
