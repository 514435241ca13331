//! Direct hands: dialogs by keys, rows that are moved, menus where the pointer is, several at once.

use std::time::Duration;

use whole_program::{Window, program};

use crate::sample_screens::SamplePlaces;

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

async fn opened() -> Option<Window> {
    let program = program()?;
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    Some(window)
}

/// Writes into a field of the open dialog; the room behind it may have one of the same name.
async fn answer_dialog(window: &Window, label: &str, text: &str) {
    window
        .find(&format!(
            "//*[@role='dialog']//label[normalize-space(.)='{label}']/following::*[self::input or self::textarea][1]"
        ))
        .await
        .send_keys(text)
        .await
        .unwrap();
}

/// What the list of outcomes says, in its order.
async fn outcomes(window: &Window) -> Vec<String> {
    let texts = window
        .script(
            "return [...document.querySelectorAll('main ol > li textarea')].map((x) => x.value)",
        )
        .await;
    let texts = texts.as_array().unwrap().iter();
    texts.map(|x| x.as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn dialogs_are_answered_and_left_by_keys() {
    let Some(window) = opened().await else { return };
    window.press("New programme").await;
    // The first field has the focus, Escape leaves, and Enter answers.
    window.find("//*[@role='dialog']//input").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    window
        .find("//*[@role='dialog']//input[1]")
        .await
        .send_keys(ESCAPE)
        .await
        .unwrap();
    window.find("//body[not(.//*[@role='dialog'])]").await;
    window.press("New programme").await;
    answer_dialog(&window, "Code", "KEY-1").await;
    answer_dialog(&window, "Title", &format!("By keys alone{ENTER}")).await;
    window.sees("KEY-1 · version 1").await;
    // What is wrong in a dialog is said in it.
    window.press("New programme").await;
    answer_dialog(&window, "Code", &format!("KEY-1{ENTER}")).await;
    window
        .find("//*[@role='dialog']//*[@role='alert'][contains(., 'KEY-1')]")
        .await;
    window.inspect("dialog-trouble-light").await;
    window.press("Cancel").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn outcomes_move_by_keys_by_menu_and_back() {
    let Some(window) = opened().await else { return };
    let places = SamplePlaces::find(&window).await;
    window.go(&places.fill("PROGRAMME/outcomes")).await;
    window.sees("Add an outcome").await;
    let before = outcomes(&window).await;
    assert!(before.len() > 2, "{before:?}");
    window
        .find("(//main//ol/li//textarea)[1]")
        .await
        .send_keys("\u{e00a}\u{e015}\u{e000}")
        .await
        .unwrap();
    window.saved().await;
    let moved = outcomes(&window).await;
    assert_eq!((&moved[0], &moved[1]), (&before[1], &before[0]));
    window
        .click("(//main//ol/li//button[starts-with(@aria-label, 'Actions: ')])[1]")
        .await;
    window.pick("Move down").await;
    window.saved().await;
    assert_eq!(outcomes(&window).await, before);
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_menu_of_its_own_and_several_at_once() {
    let Some(window) = opened().await else { return };
    window.go("/rubrics").await;
    window.find("//nav[@aria-label='Rubrics']//a").await;
    let kept = window
        .script(
            "const link = document.querySelector(\"nav[aria-label='Rubrics'] a\");
             return link.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 320, clientY: 120 }))",
        )
        .await;
    assert_eq!(kept, false, "the web view’s menu is kept away");
    window.pick("Make a copy").await;
    window.sees("(copy)").await;
    let gone = window
        .script("return document.querySelector('h1').dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))")
        .await;
    assert_eq!(gone, false);
    // Several are selected with Ctrl and taken away together.
    window
        .script(
            "const link = [...document.querySelectorAll(\"nav[aria-label='Rubrics'] a\")].find((a) => a.textContent.includes('(copy)'));
             link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }))",
        )
        .await;
    window.sees("1 selected").await;
    window
        .click("//nav[@aria-label='Rubrics']//button[normalize-space(.)='Delete']")
        .await;
    window.sees("1 deleted").await;
    window
        .find("//nav[@aria-label='Rubrics'][not(contains(., '(copy)'))]")
        .await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_carries_its_undo_and_covers_nothing() {
    let Some(window) = opened().await else { return };
    window.press("New programme").await;
    answer_dialog(&window, "Code", &format!("GONE-1{ENTER}")).await;
    window.sees("GONE-1 · version 1").await;
    window.press("Delete").await;
    window.sees("GONE-1 was deleted.").await;
    let covered = window
        .script(
            "const line = document.querySelector('[role=status]').getBoundingClientRect();
             const hit = [...document.querySelectorAll('main, nav a')].filter((x) => { const r = x.getBoundingClientRect(); return r.width && r.top < line.bottom - 1 && r.bottom > line.top + 1 && r.left < line.right && r.right > line.left; });
             return hit.map((x) => x.outerHTML.slice(0, 80))",
        )
        .await;
    assert_eq!(covered.as_array().unwrap().len(), 0, "{covered:?}");
    window
        .click("//*[@role='status']//button[normalize-space(.)='Undo']")
        .await;
    window
        .find("//nav[@aria-label='Programmes']//a[contains(., 'GONE-1')]")
        .await;
    window.close().await;
}
