//! Layers, labels, edges, colours and earlier versions of a template in the real window.

use std::time::{Duration, Instant};

use whole_program::{Window, program};

/// The layers from the front to the back, by their names.
async fn layers(window: &Window) -> Vec<String> {
    let names = window
        .script(
            "return [...document.querySelectorAll('[role=row]')].filter((r) => r.querySelector('[aria-label^=\"Move \"]')).map((r) => r.textContent.trim())",
        )
        .await;
    serde_json::from_value(names).unwrap()
}

async fn is_drawn(window: &Window) {
    window
        .find("//*[@aria-label='Canvas']//canvas[@data-ready]")
        .await;
}

async fn send(window: &Window, xpath: &str, keys: &str) {
    window.find(xpath).await.send_keys(keys).await.unwrap();
}

async fn tick(window: &Window, words: &str) {
    window
        .click(&format!("//label[normalize-space(.)='{words}']"))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn layers_labels_edges_and_versions() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    window.go("/templates").await;
    window.find("(//canvas[@data-ready])[8]").await;
    window.press("Make a copy of Wallet").await;
    is_drawn(&window).await;

    // A layer is taken to another place with keys alone.
    let before = layers(&window).await;
    assert!(before.len() > 3, "{before:?}");
    let grip = "(//*[@role='row']//button[starts-with(@aria-label, 'Move ')])[1]";
    send(&window, grip, "\u{e007}").await;
    // Places to drop stand between the layers once the drag has begun.
    window
        .find("//*[@role='row'][not(.//button[starts-with(@aria-label, 'Move ')])]")
        .await;
    // Each key takes the place that the one before left: the focus moves a moment later.
    for key in ["\u{e015}", "\u{e015}", "\u{e015}", "\u{e007}"] {
        tokio::time::sleep(Duration::from_millis(250)).await;
        window.keys(key).await;
    }
    let begun = Instant::now();
    let mut after = layers(&window).await;
    while after == before {
        assert!(begun.elapsed().as_secs() < 20, "the order is the same");
        tokio::time::sleep(Duration::from_millis(100)).await;
        after = layers(&window).await;
    }
    window.saved().await;
    assert_eq!(after.len(), before.len());

    // On a sheet of labels, with bleed and marks where to cut, and shown as it prints.
    assert_eq!(window.value("Columns").await, "2");
    tick(&window, "Several on one sheet").await;
    window.saved().await;
    assert!(!window.there("//label[normalize-space(.)='Columns']").await);
    tick(&window, "Several on one sheet").await;
    window.write("Columns", "1\u{e007}").await;
    window.write("Bleed (mm)", "1\u{e007}").await;
    tick(&window, "Crop marks").await;
    window.saved().await;
    tick(&window, "As printed").await;
    window
        .find("//main//canvas[@data-ready][not(ancestor::*[@aria-label='Canvas'])]")
        .await;
    window.inspect("designer-labels-light").await;
    tick(&window, "As printed").await;
    is_drawn(&window).await;

    // A colour of the brand, chosen by its number.
    window.press("Styles").await;
    let swatch = "(//button[starts-with(@aria-label, 'Choose the colour ')])[1]";
    let number = "//label[normalize-space(.)='Hex (#RRGGBB)']/following::input[1]";
    window.click(swatch).await;
    window.write("Hex (#RRGGBB)", "#AA3355\u{e007}").await;
    window.inspect("designer-colour-light").await;
    send(&window, number, "\u{e00c}").await;
    window.saved().await;
    window.click(swatch).await;
    assert_eq!(window.value("Hex (#RRGGBB)").await, "#AA3355");
    send(&window, number, "\u{e00c}").await;

    // From one page to another.
    let front = "(//*[@aria-label='Canvas']//*[@role='option'])[last()]";
    window.click(front).await;
    send(&window, front, "\u{e009}c\u{e000}").await;
    window.press("Add an empty page").await;
    window.sees("Nothing stands on this page yet").await;
    window.chord('v').await;
    window.saved().await;
    assert_eq!(layers(&window).await.len(), 1);

    // All of it is in the past of the template, and what it was at first comes back.
    window.press("History").await;
    window.find("//*[@aria-label='Versions']").await;
    window.inspect("designer-history-light").await;
    window
        .click("(//*[@aria-label='Versions']//button[normalize-space(.)='Restore this version'])[last()]")
        .await;
    window.sees("The earlier version was restored").await;
    window.press("Close").await;
    window.press("Page 1").await;
    assert_eq!(layers(&window).await, before);
    assert!(!window.there("//button[normalize-space(.)='Page 2']").await);

    window.resize(1280, 800).await;
    is_drawn(&window).await;
    window.inspect("designer-laptop-light").await;

    // On a narrow screen layers, canvas and panels stand one below the other.
    window.resize(760, 900).await;
    is_drawn(&window).await;
    window.inspect("designer-narrow-light").await;
    window.close().await;
}
