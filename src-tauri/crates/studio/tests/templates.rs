//! Templates of the workspace: begun, changed, tried, passed on, printed and printed again.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::sync::atomic::AtomicBool;

use domain::record_kind::RecordKind;
use studio::certificates::pages::IssueOptions;
use studio::certificates::template_trial::TemplateTrial;
use studio::certificates::templates::Template;
use studio::{Progress, Saved, Studio};
use words::Message;

const FONT: &[u8] = include_bytes!("../../certificate/fonts/NotoSerif-Bold.ttf");

fn sample() -> (tempfile::TempDir, Studio) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    (folder, studio)
}

fn ours(studio: &Studio) -> Saved<Template> {
    let id = studio.begin_template("laurel", "Ours").unwrap();
    studio.template(id.as_str()).unwrap().saved
}

fn issue(studio: &Studio, template: &str, out: &std::path::Path) -> Vec<String> {
    let cohort = studio
        .cohorts("", None, 1_000)
        .unwrap()
        .cohorts
        .into_iter()
        .find(|c| c.cohort.name == "Autumn 2026")
        .unwrap();
    let options = IssueOptions {
        template_id: template.into(),
        paper: None,
        issued_on: None,
        merged: false,
        single: true,
        again: Vec::new(),
        ..IssueOptions::default()
    };
    let cancel = AtomicBool::new(false);
    let progress = Progress::new(&|_| {}, &cancel);
    studio
        .issue(cohort.cohort.id.as_str(), &options, out, &progress)
        .unwrap();
    studio
        .register("", None, 100)
        .unwrap()
        .certificates
        .into_iter()
        .filter(|c| c.cohort_id == cohort.cohort.id)
        .map(|c| c.serial)
        .collect()
}

/// A PNG of one colour.
fn picture(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::RgbImage::from_pixel(side, side, image::Rgb([15, 92, 77]))
        .write_to(
            &mut std::io::Cursor::new(&mut bytes),
            image::ImageFormat::Png,
        )
        .unwrap();
    bytes
}

#[test]
fn every_version_of_a_template_is_there_and_comes_back() {
    let (_folder, studio) = sample();
    let mut saved = ours(&studio);
    let id = saved.value.id.clone();
    let first = saved.value.pages.clone();
    let moved = saved.value.pages[0].elements[4].id.clone();
    saved.value.pages[0].elements[4].frame.x = 46.2;
    saved.value.colours[0].value = "#AA3355".to_owned();
    studio.save_template(&saved).unwrap();
    let kind = RecordKind::CertificateTemplate;
    let past = studio.versions(kind, id.as_str()).unwrap();
    assert!(past.restorable && past.versions.len() == 2);
    let places: Vec<String> = past.versions[0]
        .changes
        .iter()
        .map(|c| c.place.iter().map(Message::in_english).collect::<Vec<_>>())
        .map(|steps| steps.join(" › "))
        .filter(|place| place != "Version")
        .collect();
    assert_eq!(places.len(), 2, "{places:?}");
    assert_eq!(
        places[0],
        format!("Colours › {} › Value", saved.value.colours[0].name)
    );
    assert!(
        places[1].starts_with("Pages › Page 1 › Elements › ")
            && places[1].contains(&moved)
            && places[1].ends_with(" › Frame › X"),
        "{places:?}"
    );
    let after: Vec<String> = past.versions[0]
        .changes
        .iter()
        .flat_map(|c| c.after.in_english())
        .collect();
    assert!(after.contains(&"46.2".to_owned()), "{after:?}");
    let oldest = past.versions[1].revision;
    studio.restore_version(kind, id.as_str(), oldest).unwrap();
    let now = studio.template(id.as_str()).unwrap().saved.value;
    assert_eq!((&now.pages, now.version), (&first, 3));
    studio.delete_template(id.as_str()).unwrap();
    studio.restore_version(kind, id.as_str(), oldest).unwrap();
    assert_eq!(
        studio.template(id.as_str()).unwrap().saved.value.pages,
        first
    );
}

#[test]
fn a_template_is_begun_changed_undone_and_kept() {
    let (folder, studio) = sample();
    assert_eq!(studio.templates().unwrap().len(), 8);
    let mut saved = ours(&studio);
    assert_eq!(
        (saved.value.version, saved.value.name.as_str()),
        (1, "Ours")
    );
    saved.value.pages[0].elements.truncate(3);
    let after = studio.save_template(&saved).unwrap();
    assert_eq!(after.value.version, 2);
    let stale = studio.save_template(&saved).unwrap_err().to_string();
    assert!(
        stale.contains("meanwhile") || stale.contains("changed"),
        "{stale}"
    );
    studio.undo().unwrap();
    let id = after.value.id.clone();
    let back = studio.template(id.as_str()).unwrap();
    assert!(back.own && back.saved.value.pages[0].elements.len() > 3);
    let twin = studio.begin_template(id.as_str(), "Ours").unwrap();
    assert_eq!(
        studio.template(twin.as_str()).unwrap().saved.value.name,
        "Ours 2"
    );
    studio.delete_template(twin.as_str()).unwrap();
    assert!(studio.template(twin.as_str()).is_err());
    drop(studio);
    let studio = Studio::open(&folder.path().join("w")).unwrap();
    let names: Vec<String> = studio
        .templates()
        .unwrap()
        .into_iter()
        .map(|t| t.name)
        .collect();
    assert_eq!((names.len(), names[0].as_str()), (9, "Ours"));
}

#[test]
fn what_cannot_be_kept_is_refused_with_the_reason() {
    let (_folder, studio) = sample();
    let built_in = studio.template("laurel").unwrap();
    assert!(!built_in.own);
    assert!(studio.save_template(&built_in.saved).is_err());
    assert!(
        studio
            .delete_template("laurel")
            .unwrap_err()
            .to_string()
            .contains("built in")
    );
    let saved = ours(&studio);
    let mut twins = saved.clone();
    let first = twins.value.pages[0].elements[0].clone();
    twins.value.pages[0].elements.push(first);
    assert!(
        studio
            .save_template(&twins)
            .unwrap_err()
            .to_string()
            .contains("same identity")
    );
    // A number that is none once it is a number: it would be written as nothing, and never read.
    let (_, file) = studio.export_template(saved.value.id.as_str()).unwrap();
    let hostile = String::from_utf8(file)
        .unwrap()
        .replacen("\"x\": 31.0", "\"x\": 1e39", 1);
    assert!(hostile.contains("1e39"));
    let refused = studio
        .import_template(hostile.as_bytes())
        .unwrap_err()
        .to_string();
    // A parser that reads numbers exactly refuses it first.
    let said = ["larger than any page", "does not belong there"];
    assert!(said.iter().any(|s| refused.contains(s)), "{refused}");
    assert_eq!(studio.templates().unwrap().len(), 9);
    let mut none = saved.clone();
    none.value.pages.clear();
    assert!(studio.save_template(&none).is_err());
    assert_eq!(
        studio.template(saved.value.id.as_str()).unwrap().saved,
        saved
    );
}

#[test]
fn a_template_travels_with_its_pictures_and_fonts() {
    let (_folder, studio) = sample();
    let titles = studio.add_font("NotoSerif-Bold.ttf", FONT).unwrap();
    assert_eq!(titles.len(), 1);
    let name = studio.own_fonts().unwrap()[0].name.clone();
    let mut saved = ours(&studio);
    let stored = studio.add_picture("green.png", &picture(40)).unwrap();
    saved.value.styles[2].font.clone_from(&name);
    let json = serde_json::to_string(&saved.value).unwrap().replace(
        "\"colour\":\"paper\",\"picture\":null",
        &format!(
            "\"colour\":\"paper\",\"picture\":{}",
            serde_json::to_string(&stored).unwrap()
        ),
    );
    saved.value = serde_json::from_str(&json).unwrap();
    let saved = studio.save_template(&saved).unwrap();
    let refused = studio.remove_font(&name).unwrap_err().to_string();
    assert!(refused.contains("Ours"), "{refused}");
    let (file, bytes) = studio.export_template(saved.value.id.as_str()).unwrap();
    assert_eq!(file, "Ours.credwright-template");

    let (_other, elsewhere) = sample();
    let id = elsewhere.import_template(&bytes).unwrap();
    assert_eq!(elsewhere.own_fonts().unwrap()[0].name, name);
    let there = elsewhere.template(id.as_str()).unwrap().saved.value;
    assert_eq!(there.pages, saved.value.pages);
    let proof = elsewhere
        .try_template(&there, &TemplateTrial::default())
        .unwrap();
    assert!(proof.pdf.starts_with(b"%PDF"), "{:?}", proof.findings);
    // A picture of 40 dots over a whole page.
    assert!(
        proof
            .findings
            .iter()
            .any(|f| f.message.in_english().contains("dots to the inch")),
        "{:?}",
        proof.findings
    );
    assert!(
        elsewhere
            .import_template(&bytes[..bytes.len() / 2])
            .is_err()
    );
}

#[test]
fn a_trial_finds_the_name_that_does_not_fit() {
    let (_folder, studio) = sample();
    let mut template = ours(&studio).value;
    let usual = studio
        .try_template(&template, &TemplateTrial::default())
        .unwrap();
    assert!(usual.pdf.starts_with(b"%PDF") && !usual.name.is_empty());
    let at = template.pages[0]
        .elements
        .iter()
        .position(|e| {
            serde_json::to_string(&e.kind)
                .unwrap()
                .contains("{learner}")
        })
        .unwrap();
    template.pages[0].elements[at].frame.width = 12.0;
    let id = template.pages[0].elements[at].id.clone();
    let longest = TemplateTrial {
        cohort: None,
        longest: true,
    };
    let proof = studio.try_template(&template, &longest).unwrap();
    let found = proof.findings.iter().find(|f| f.element == id).unwrap();
    let said = found.message.in_english();
    assert!(said.contains("does not fit"), "{said}");
    assert!(proof.name.chars().count() >= usual.name.chars().count());
    template.styles[0].font = "Nowhere-Bold".to_owned();
    let stopped = studio.try_template(&template, &longest).unwrap();
    assert!(stopped.pdf.is_empty());
    assert!(
        stopped
            .findings
            .iter()
            .any(|f| f.stops && f.message.in_english().contains("Nowhere-Bold"))
    );
}

#[test]
fn what_was_printed_is_printed_again_whatever_became_of_template_and_font() {
    let (folder, studio) = sample();
    studio.add_font("NotoSerif-Bold.ttf", FONT).unwrap();
    let name = studio.own_fonts().unwrap()[0].name.clone();
    let mut saved = ours(&studio);
    for style in &mut saved.value.styles {
        style.font.clone_from(&name);
    }
    let saved = studio.save_template(&saved).unwrap();
    let id = saved.value.id.clone();
    let serials = issue(&studio, id.as_str(), &folder.path().join("out"));
    assert!(!serials.is_empty());
    let before = studio.certificate_page(&serials[0]).unwrap();
    studio.delete_template(id.as_str()).unwrap();
    studio.remove_font(&name).unwrap();
    drop(studio);
    let studio = Studio::open(&folder.path().join("w")).unwrap();
    assert!(studio.own_fonts().unwrap().is_empty());
    assert_eq!(studio.certificate_page(&serials[0]).unwrap(), before);
}
