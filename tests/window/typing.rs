//! Nothing typed is lost: every text field of every room takes what is typed at speed, and one
//! that is refused keeps no other from being saved.

use whole_program::{Window, program};

use crate::sample_screens::SamplePlaces;

const TYPED: &str = " and every letter stays, at whatever speed";

/// Fields of text that can be written in, and hold words.
const FIELDS: &str = "//main//*[self::textarea or self::input[@type='text' or not(@type)][not(@inputmode)][not(@role)]][not(@disabled)] | //aside//textarea[not(@disabled)]";

/// Rooms with fields of text.
const ROOMS: [&str; 10] = [
    "PROGRAMME/overview",
    "PROGRAMME/outcomes",
    "PROGRAMME/assessment",
    "PROGRAMME/partners",
    "/rubrics",
    "/assessment-standards",
    "/panels",
    "MARKING/marks",
    "/settings/institution",
    "/audits",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_text_field_of_every_room_keeps_what_is_typed_at_speed() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    let places = SamplePlaces::find(&window).await;
    let mut seen = 0;
    for room in ROOMS {
        window.go(&places.fill(room)).await;
        if room == "/audits" {
            window.click("//main//nav//a[1]").await;
        }
        window.find("//main//h1").await;
        window.saved().await;
        let count = window
            .script(&format!(
                "return document.evaluate(\"count({FIELDS})\", document, null, XPathResult.NUMBER_TYPE).numberValue"
            ))
            .await
            .as_f64()
            .unwrap() as usize;
        // The first of each room are enough: they are drawn by one control.
        for place in 1..=count.min(4) {
            let field = window.find(&format!("({FIELDS})[{place}]")).await;
            let before = field.prop("value").await.unwrap().unwrap_or_default();
            field.send_keys(&format!("\u{e010}{TYPED}")).await.unwrap();
            let after = field.prop("value").await.unwrap().unwrap_or_default();
            assert!(after.contains(TYPED), "{room}, field {place}: “{after}”");
            assert_eq!(after.len(), before.len() + TYPED.len(), "{room}: “{after}”");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} fields");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_refused_field_is_marked_and_keeps_no_other_from_being_saved() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    window.go("/settings/institution").await;
    window.write("Serial pattern", "without any").await;
    window.write("Legal name", "Coleg Glan-yr-Afon").await;
    window.write("Address", "1 Quay Road").await;
    window.saved().await;
    // The reason stands at the field, which is described by it.
    let refused = window
        .script(
            "const f = [...document.querySelectorAll('input[aria-invalid=true]')];
             return f.map((x) => (x.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '));",
        )
        .await;
    let refused = refused.as_array().unwrap();
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(
        refused[0].as_str().unwrap().contains("number"),
        "{refused:?}"
    );
    window.inspect("refused-field-light").await;
    // The others are stored: they are there when the pattern is given up.
    window.press("Discard").await;
    window.saved().await;
    assert_eq!(window.value("Legal name").await, "Coleg Glan-yr-Afon");
    assert_eq!(window.value("Address").await, "1 Quay Road");
    assert_eq!(window.value("Serial pattern").await, "");
    window.close().await;
}
