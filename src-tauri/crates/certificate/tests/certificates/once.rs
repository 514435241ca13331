//! Looking through a run sets no name, and printing sets each once: counted, not timed.
use std::ops::ControlFlow;

use certificate::font::FontLibrary;
use certificate::{Press, letters_of, template};
use domain::certificate::Certificate;

use crate::fixture::{certificate, find, merged, press, run};

fn press_with_letters<'l>(library: &'l FontLibrary, certificates: &Vec<Certificate>) -> Press<'l> {
    let mut run = run();
    run.letters = letters_of(certificates);
    let template = template::find(&"laurel".into()).unwrap();
    Press::prepare(library, &run, template, &find).unwrap()
}

fn at_once(press: &Press<'_>, certificates: &Vec<Certificate>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let whole = press.merged_at_once(certificates, &mut out, &mut |_| ControlFlow::Continue(()));
    whole.unwrap().then_some(out)
}

#[test]
fn names_are_set_once_and_the_file_is_the_same() {
    let library = FontLibrary::new();
    let many: Vec<Certificate> = (1..=300)
        .map(|n| certificate(n, &format!("Gwenllian Ŵyn Llŷr {n}")))
        .collect();
    let press = press_with_letters(&library, &many);
    let begun = library.lines_shaped();
    let checked = press.cover(&many).unwrap();
    assert!(checked.plain && checked.fits.is_empty() && checked.outside.is_empty());
    assert_eq!(library.lines_shaped(), begun, "looking sets nothing");
    let once = at_once(&press, &many).unwrap();
    let set = library.lines_shaped() - begun;
    // The name, the serial and what little else differs from learner to learner.
    assert!(set >= 300, "{set} lines");
    let twice = merged(&press, &many);
    let surveyed = library.lines_shaped() - begun - set;
    assert!(
        surveyed >= set + 300,
        "{set} lines once, {surveyed} with a survey"
    );
    assert_eq!(once, twice);
}

#[test]
fn a_glyph_that_the_run_did_not_foresee_is_noticed() {
    let library = FontLibrary::new();
    let many = vec![certificate(1, "Ann Li"), certificate(2, "Zoë Ŵyn")];
    // Its run knows no letters.
    assert!(at_once(&press(&library), &many).is_none());
    assert!(merged(&press(&library), &many).ends_with(b"%%EOF\n"));
}

#[test]
fn a_name_in_other_letters_is_looked_at_closely() {
    let library = FontLibrary::new();
    let many = vec![
        certificate(1, "Ann Li"),
        certificate(2, "عبد الرحمن"),
        certificate(3, "Nefer \u{13304}"),
    ];
    let press = press(&library);
    let checked = press.cover(&many).unwrap();
    let closely = press.check(&many).unwrap();
    assert!(!checked.plain);
    let uncovered = |fits: &[certificate::Fit]| -> Vec<(usize, Option<words::Message>)> {
        let found = fits.iter().filter(|fit| fit.uncovered.is_some());
        found
            .map(|fit| (fit.index, fit.uncovered.clone()))
            .collect()
    };
    assert_eq!(uncovered(&checked.fits).len(), 1);
    assert_eq!(uncovered(&checked.fits), uncovered(&closely.fits));
    assert_eq!(checked.outside, closely.outside);
}
