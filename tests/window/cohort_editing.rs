//! A cohort edited in place: made by hand, renamed, learners added, corrected and taken out.

use fantoccini::elements::Element;
use whole_program::{Window, program};

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

/// A field of the open dialog, emptied and written anew.
async fn write(window: &Window, label: &str, text: &str) {
    let field = window
        .find(&format!(
            "//*[@role='dialog']//label[normalize-space(.)='{label}']/following::input[1]"
        ))
        .await;
    write_anew(&field, text).await;
}

/// Writes in place of what stands in a field.
async fn write_anew(field: &Element, text: &str) {
    field.click().await.unwrap();
    field.send_keys("\u{e009}a\u{e000}").await.unwrap();
    field.send_keys(text).await.unwrap();
}

async fn no_dialog(window: &Window) {
    window.find("//body[not(.//*[@role='dialog'])]").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cohort_is_edited_where_it_stands() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let workspace = place.path().join("workspace");
    drop(studio::Studio::create_sample(&workspace).unwrap());
    let argument = workspace.display().to_string();
    let window = Window::open(&program, &[&argument]).await;
    window.sees("Applied Data Stewardship").await;
    window.go("/cohorts").await;
    window.press("New cohort").await;
    window
        .choose("Programme", "ADS-1 v1 · Applied Data Stewardship")
        .await;
    write(&window, "Name", "By hand").await;
    window.press("Create cohort").await;
    window.sees("No learners yet").await;
    window.inspect("cohort-empty").await;

    window.press("Add a learner").await;
    write(&window, "Full name", "Ada Byron").await;
    write(&window, "Learner number", &format!("100{ENTER}")).await;
    no_dialog(&window).await;
    window.sees("Ada Byron").await;
    // The number of somebody else stops; one that is near is asked about once.
    window.press("Add a learner").await;
    write(&window, "Full name", "Grace Hopper").await;
    write(&window, "Learner number", &format!("100{ENTER}")).await;
    window.sees("Ada Byron has number 100 already.").await;
    write(&window, "Learner number", &format!("0100{ENTER}")).await;
    window.sees("differs by zeros, case or spaces alone").await;
    window.inspect("learner-doubt").await;
    window.press("Add anyway").await;
    no_dialog(&window).await;
    window.sees("Grace Hopper").await;

    window
        .find("//*[@role='row' or @role='option' or self::div][contains(., 'Ada Byron') and contains(., '100')]")
        .await;
    window.script("const row = [...document.querySelectorAll('main *')].filter((x) => x.textContent.includes('Ada Byron')).at(-1); row.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))").await;
    write(&window, "Full name", "Ada King").await;
    window.inspect("learner-correct").await;
    window.press("Save").await;
    no_dialog(&window).await;
    window.sees("Ada King was saved.").await;
    window.press("Undo").await;
    window.sees("Ada Byron").await;

    // A name that is taken stays in its field, and Escape leaves the old one.
    window.press("Rename cohort By hand").await;
    let name = window
        .find("//main//input[@aria-label='Name of the cohort']")
        .await;
    write_anew(&name, &format!("Autumn 2026{ENTER}")).await;
    window.sees("has a cohort called Autumn 2026 already").await;
    name.send_keys(ESCAPE).await.unwrap();
    window.sees("By hand").await;
    window.close().await;

    let window = Window::open(&program, &[&argument]).await;
    window.sees("Applied Data Stewardship").await;
    window.go("/cohorts").await;
    window.click("//a[contains(., 'By hand')]").await;
    window.sees("Grace Hopper").await;
    window.close().await;
}
