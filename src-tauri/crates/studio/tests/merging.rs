//! Two registries that printed apart from each other become one.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::path::{Path, PathBuf};

use domain::record_kind::RecordKind;
use studio::certificates::pages::IssueOptions;
use studio::cohorts::roster_import::ImportAnswers;
use studio::packages::{PackageChoice, PackagePreview, PackageStanding};
use studio::{Progress, Studio};

const FONT: &[u8] = include_bytes!("../../certificate/fonts/NotoSerif-Bold.ttf");

struct Registries {
    dir: tempfile::TempDir,
    ours: Studio,
    theirs: Studio,
}

impl Registries {
    /// The sample workspace twice.
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let ours = Studio::create_sample(&dir.path().join("ours")).unwrap();
        let whole = dir.path().join("whole.credwright");
        ours.export_workspace(&whole, &Progress::quiet()).unwrap();
        let theirs = Studio::restore(&whole, &dir.path().join("theirs")).unwrap();
        Self { dir, ours, theirs }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn read_theirs(&self) -> PackagePreview {
        let file = self.file("theirs.credwright");
        let _ = std::fs::remove_file(&file);
        self.theirs
            .export_workspace(&file, &Progress::quiet())
            .unwrap();
        self.ours.read_package(&file).unwrap()
    }
}

fn issue(studio: &Studio, cohort: &str, template: &str, out: &Path) -> u32 {
    let options = IssueOptions {
        template_id: template.into(),
        merged: true,
        ..IssueOptions::default()
    };
    let progress = Progress::quiet();
    studio
        .issue(cohort, &options, out, &progress)
        .unwrap()
        .issued
}

fn autumn(studio: &Studio) -> String {
    let cohorts = studio.cohorts("", None, 1_000).unwrap().cohorts;
    let found = cohorts.into_iter().find(|c| c.cohort.name == "Autumn 2026");
    found.unwrap().cohort.id.0
}

fn serials(studio: &Studio) -> Vec<String> {
    let page = studio.register("", None, 1_000).unwrap();
    page.certificates.into_iter().map(|c| c.serial).collect()
}

fn everything(preview: &PackagePreview) -> Vec<PackageChoice> {
    let choice = |key: &String| PackageChoice {
        key: key.clone(),
        take: true,
        changes: Vec::new(),
    };
    preview.items.iter().map(|i| choice(&i.key)).collect()
}

fn standings(preview: &PackagePreview, kind: RecordKind) -> (u32, u32) {
    let count = preview.counts.iter().find(|c| c.kind == kind);
    count.map_or((0, 0), |c| (c.new, c.refused))
}

#[test]
fn what_was_printed_there_is_printed_here_again_and_numbering_goes_on() {
    let two = Registries::new();
    two.theirs.add_font("NotoSerif-Bold.ttf", FONT).unwrap();
    let font = two.theirs.own_fonts().unwrap()[0].name.clone();
    let id = two.theirs.begin_template("laurel", "Theirs").unwrap();
    let mut saved = two.theirs.template(id.as_str()).unwrap().saved;
    for style in &mut saved.value.styles {
        style.font.clone_from(&font);
    }
    two.theirs.save_template(&saved).unwrap();
    let before = serials(&two.theirs);
    let cohort = autumn(&two.theirs);
    let issued = issue(&two.theirs, &cohort, id.as_str(), &two.file("out"));
    let programme = two.theirs.programme_by_code("ADS-1").unwrap();
    let voided = two
        .theirs
        .void_serials(programme.id.as_str(), 2, "Spoiled in the printer")
        .unwrap();
    let there: Vec<String> = serials(&two.theirs)
        .into_iter()
        .filter(|s| !before.contains(s))
        .collect();
    assert_eq!(there.len(), issued as usize);

    let preview = two.read_theirs();
    for (kind, new) in [
        (RecordKind::Certificate, issued),
        (RecordKind::VoidSerial, 2),
        (RecordKind::CertificateTemplate, 1),
        (RecordKind::Font, 1),
    ] {
        assert_eq!(standings(&preview, kind), (new, 0), "{kind}");
    }
    assert!(
        !preview
            .counts
            .iter()
            .any(|c| c.kind == RecordKind::Snapshot),
        "a run comes along and is nothing to choose"
    );
    two.ours.take_package(&everything(&preview)).unwrap();
    for serial in &there {
        assert_eq!(
            two.ours.certificate_page(serial).unwrap(),
            two.theirs.certificate_page(serial).unwrap(),
            "{serial}"
        );
    }
    assert!(
        two.ours
            .templates()
            .unwrap()
            .iter()
            .any(|t| t.id == id && t.own)
    );
    assert_eq!(two.ours.own_fonts().unwrap()[0].name, font);
    assert_eq!(
        two.ours.voided_serials(None, 1_000).unwrap().serials.len(),
        2
    );
    assert!(two.ours.check().unwrap().sound);

    // Here nothing was printed yet, and the first serials are taken by what came.
    let roster = b"Student ID,Name,Result\nN1,Ada Lovelace,passed\n".to_vec();
    two.ours
        .read_roster(
            &programme.id,
            "Late",
            "late.csv",
            roster,
            ImportAnswers::default(),
        )
        .unwrap();
    let late = two.ours.import_roster().unwrap().1.id.0;
    assert_eq!(issue(&two.ours, &late, "laurel", &two.file("late")), 1);
    let newest = serials(&two.ours)
        .into_iter()
        .find(|s| !before.contains(s) && !there.contains(s))
        .unwrap();
    assert!(!voided.contains(&newest), "{newest}");
    assert_eq!(
        standings(&two.read_theirs(), RecordKind::Certificate),
        (0, 0)
    );
}

#[test]
fn one_serial_never_stands_for_two_things() {
    let two = Registries::new();
    let programme = two.ours.programme_by_code("ADS-1").unwrap();
    two.ours
        .void_serials(programme.id.as_str(), 1, "Spoiled in the printer")
        .unwrap();
    let issued = issue(
        &two.theirs,
        &autumn(&two.theirs),
        "laurel",
        &two.file("out"),
    );
    let preview = two.read_theirs();
    assert_eq!(
        standings(&preview, RecordKind::Certificate),
        (issued - 1, 1)
    );
    let refused = preview
        .items
        .iter()
        .find(|i| i.kind == RecordKind::Certificate && i.standing == PackageStanding::Refused)
        .unwrap();
    assert_eq!(refused.note, Some(words::say::packages::note_serial_void()));
    let taken = two.ours.take_package(&everything(&preview)).unwrap();
    assert_eq!((taken.added, taken.left), (issued - 1, 1));
}

#[test]
fn a_template_that_was_changed_on_both_sides_stays_as_it_is_here() {
    let two = Registries::new();
    let id = two.theirs.begin_template("laurel", "Shared").unwrap();
    two.ours
        .take_package(&everything(&two.read_theirs()))
        .unwrap();
    let mut saved = two.theirs.template(id.as_str()).unwrap().saved;
    saved.value.description = "Changed there".to_owned();
    two.theirs.save_template(&saved).unwrap();
    let preview = two.read_theirs();
    assert_eq!(standings(&preview, RecordKind::CertificateTemplate), (0, 1));
    assert_eq!(
        two.ours
            .take_package(&everything(&preview))
            .unwrap()
            .changed,
        0
    );
}

#[test]
fn a_programme_brings_no_certificates_and_no_template_takes_a_name_that_is_not_its_own() {
    let two = Registries::new();
    let serial = serials(&two.ours)[0].clone();
    let hostile = |what: &str, lines: &[String]| {
        let path = two.file(&format!("{what}.credwright"));
        let mut out = store::ArchiveWriter::create(&path).unwrap();
        out.add("records.jsonl", &mut lines.join("\n").as_bytes())
            .unwrap();
        out.finish(store::Manifest {
            what: what.to_owned(),
            ..store::Manifest::default()
        })
        .unwrap();
        two.ours.read_package(&path).unwrap()
    };
    let certificate = two
        .ours
        .register(&serial, None, 1)
        .unwrap()
        .certificates
        .remove(0);
    let mut forged = serde_json::to_value(&certificate).unwrap();
    forged["serial"] = "FORGED-1".into();
    let forged = format!(r#"{{"kind":"certificate","id":"FORGED-1","schema":2,"value":{forged}}}"#);
    let rubric = serde_json::json!({"id": "another"});
    let rubric = format!(r#"{{"kind":"rubric","id":"this","schema":2,"value":{rubric}}}"#);
    for what in ["programme", "review"] {
        let preview = hostile(what, &[forged.clone(), rubric.clone()]);
        assert!(
            preview
                .items
                .iter()
                .all(|i| i.standing == PackageStanding::Refused),
            "{:?}",
            preview.items
        );
        assert_eq!(preview.items.len(), 2);
        assert!(
            preview
                .items
                .iter()
                .filter_map(|i| i.note.as_ref())
                .any(|note| note.in_english().contains("its name says"))
        );
        two.ours.take_package(&everything(&preview)).unwrap();
        assert!(!serials(&two.ours).contains(&"FORGED-1".to_owned()));
    }
}
