//! Room on the screen and the way around: sizes, zoom, folding, the palette, keys.

use whole_program::{Window, program};

use crate::sample_screens::SamplePlaces;

/// Whether anything is wider than the window, or a list scrolls within a column that scrolls.
const NESTED: &str = "
    const scrolls = (x) => { const s = getComputedStyle(x); return /(auto|scroll)/.test(s.overflowY) && x.scrollHeight > x.clientHeight + 2; };
    const inner = [...document.querySelectorAll('*')].filter((x) => scrolls(x) && x.parentElement?.closest('main') && scrolls(x.parentElement.closest('main')));
    return (document.scrollingElement.scrollWidth > innerWidth ? ['wide'] : []).concat(inner.map((x) => x.outerHTML.slice(0, 120)));";

#[tokio::test(flavor = "multi_thread")]
async fn one_scroll_bar_a_column_at_every_size() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    let places = SamplePlaces::find(&window).await;
    for (wide, high) in [(1440, 900), (1280, 800), (1024, 700), (760, 800)] {
        window.resize(wide, high).await;
        for place in [
            "PROGRAMME/outcomes",
            "/cohorts",
            "MARKING/marks",
            "AWARDS",
            "/certificates",
            "/register",
            "/frameworks",
            "/settings/institution",
        ] {
            window.go(&places.fill(place)).await;
            window.find("//main//h1").await;
            window.saved().await;
            let found = window.script(NESTED).await;
            assert_eq!(
                found.as_array().unwrap().len(),
                0,
                "{place} at {wide}x{high}: {found:?}"
            );
            let name = place.replace('/', "-").to_lowercase();
            window.picture(&format!("room-{wide}-{name}")).await;
        }
    }
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_found_and_done_by_name_and_keys() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    window.chord('k').await;
    let search = "//*[@role='dialog']//input";
    window
        .find(search)
        .await
        .send_keys("data stewardship portfolio")
        .await
        .unwrap();
    window
        .find("//*[@role='menuitem'][contains(., 'Rubric')]")
        .await;
    window
        .find(search)
        .await
        .send_keys("\u{e007}")
        .await
        .unwrap();
    window.find("//main//h1[contains(., 'ortfolio')]").await;
    // A command, by what it is called.
    window.chord('k').await;
    window.find(search).await.send_keys("dark").await.unwrap();
    window
        .find("//*[@role='menuitem'][contains(., 'Dark theme')]")
        .await;
    window
        .find(search)
        .await
        .send_keys("\u{e007}")
        .await
        .unwrap();
    window.find("//html[@data-theme='dark']").await;
    // The list of keys, the settings, and back to the room as it was left.
    window.script("document.activeElement?.blur()").await;
    window.keys("?").await;
    window.sees("Keyboard shortcuts").await;
    window.inspect("keys-dark").await;
    window.press("Close").await;
    window.chord(',').await;
    window.sees("Legal name").await;
    window.script("history.back()").await;
    window.find("//main//h1[contains(., 'ortfolio')]").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_200_per_cent_everything_stays_reachable() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    let before = window.script("return innerWidth").await.as_f64().unwrap();
    for _ in 0..5 {
        window
            .script("window.dispatchEvent(new KeyboardEvent('keydown', { key: '+', ctrlKey: true, cancelable: true }))")
            .await;
    }
    window.sees("Shown at 200%").await;
    window.saved().await;
    let after = window.script("return innerWidth").await.as_f64().unwrap();
    assert!(after < before * 0.6, "{before} to {after}");
    window.inspect("zoom-200").await;
    let signs = window
        .script("return [...document.querySelectorAll(\"nav[aria-label='Rooms'] a\")].every((a) => a.textContent.trim() !== '')")
        .await;
    assert_eq!(signs, true);
    window
        .script("window.dispatchEvent(new KeyboardEvent('keydown', { key: '0', ctrlKey: true, cancelable: true }))")
        .await;
    window.saved().await;
    assert_eq!(
        window.script("return innerWidth").await.as_f64(),
        Some(before)
    );
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sides_fold_and_stay_folded() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    window.press("Hide: European standard elements").await;
    window.press("Hide: Programmes").await;
    window
        .find("//nav[@aria-label='Programmes'][@data-folded]")
        .await;
    window.go("/rubrics").await;
    window.sees("Data stewardship portfolio").await;
    window.go("/programmes").await;
    window
        .find("//nav[@aria-label='Programmes'][@data-folded]")
        .await;
    window.inspect("folded-light").await;
    window.press("Show: Programmes").await;
    window.find("//nav[@aria-label='Programmes']//a").await;
    window.close().await;
}
