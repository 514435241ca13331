//! Every room in the pseudo-language, from left to right and from right to left: longer words fit,
//! and whatever is not in it is in no catalogue yet.

use std::path::Path;

use domain::record_kind::RecordKind;
use serde_json::{Value, json};
use store::{Opening, Records, Store};
use studio::Studio;
use whole_program::{Window, program};

use crate::sample_screens::{SCREENS, SamplePlaces};

/// Looks for words that no catalogue holds and no record either.
const UNTRANSLATED: &str = include_str!("untranslated.js");

/// Everything that is stored in a sample like the one in the window.
fn records_of_a_sample(folder: &Path) -> Vec<Value> {
    drop(Studio::create_sample(folder).unwrap());
    let (store, _) = Store::open(folder, &Opening::default()).unwrap();
    RecordKind::ALL
        .iter()
        .flat_map(|kind| store.every(kind.name(), "").unwrap())
        .map(|record| record.value)
        .collect()
}

/// Words of the library of controls, which speaks the language of the page where that is a real one,
/// and data that no record holds as one text: tags of languages, parts of words that a comparison
/// marks, words of single letters of a list, and what the templates inside the program print.
const KNOWN: [&str; 19] = [
    "month",
    "year",
    "Empty",
    "Click start dragging",
    "Dismiss",
    "Enter",
    "en",
    "eqf",
    "agreemen",
    "langu",
    "pla",
    "zoology",
    "microscopy",
    "valid until scan needed",
    "hereby confers upon",
    "valid until {seria",
    "{participati",
    "Suggestions",
    "Show suggestions",
];

async fn untranslated(window: &Window, records: &[Value], screen: &str) -> Vec<String> {
    let script = format!("{UNTRANSLATED}\nreturn untranslated(arguments[0])");
    let found = window
        .client
        .execute(&script, vec![json!(records)])
        .await
        .unwrap();
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .filter_map(Value::as_str)
        .filter(|words| !KNOWN.contains(words))
        .map(|words| format!("{screen}: {words}"))
        .collect()
}

/// Opens the window again in another language.
async fn speak(window: &Window, language: &str) {
    let script = format!("localStorage.setItem('language', '{language}'); location.reload()");
    window.script(&script).await;
    window
        .find(&format!("//html[@data-language='{language}']//nav"))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn longer_words_fit_every_room_from_both_sides() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let records = records_of_a_sample(&place.path().join("sample"));
    let window = Window::open(&program, &[]).await;
    window.sees("Try the sample").await;
    let begin = "localStorage.setItem('language', 'qps'); location.reload()";
    window.script(begin).await;
    window
        .find("//html[@data-language='qps']//main//button")
        .await;
    let mut left = untranslated(&window, &records, "welcome").await;
    let english = "localStorage.setItem('language', 'en'); location.reload()";
    window.script(english).await;
    window.press("Try the sample").await;
    let places = SamplePlaces::find(&window).await;
    for language in ["qps", "qps-rtl"] {
        speak(&window, language).await;
        for (name, place, _) in SCREENS {
            window.go(&places.fill(place)).await;
            window.find("//main[not(@aria-busy)]").await;
            let screen = format!("{name}-{language}");
            window.inspect(&screen).await;
            left.extend(untranslated(&window, &records, &screen).await);
            let over = "return document.documentElement.scrollWidth > window.innerWidth";
            assert_eq!(
                window.script(over).await.as_bool(),
                Some(false),
                "{screen} is wider than the window"
            );
        }
        window.chord('k').await;
        window.find("//*[@role='menuitem']").await;
        let screen = format!("palette-{language}");
        left.extend(untranslated(&window, &records, &screen).await);
        window.keys("\u{e00c}").await;
    }
    assert!(
        left.is_empty(),
        "{} texts are in no catalogue: {left:#?}",
        left.len()
    );
    window.close().await;
}
