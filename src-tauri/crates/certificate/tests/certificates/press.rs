//! Certificates on paper: copied text, structure, determinism, and what is refused.
use std::io::Write;
use std::ops::ControlFlow;
use std::process::Command;

use certificate::font::FontLibrary;
use certificate::{CertificateError, Press, template};
use domain::certificate::{Certificate, Paper};

use crate::fixture::{
    NAMES, certificate, copied, everyone, find, has, merged, press, press_with, run,
};

fn assert_clean(pdf: &[u8]) {
    if !has("qpdf") {
        return;
    }
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let out = Command::new("qpdf")
        .arg("--check")
        .arg(file.path())
        .output()
        .unwrap();
    let words =
        String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert!(
        out.status.success() && words.contains("No syntax or stream encoding errors found"),
        "{words}"
    );
}

fn assert_copied(page: &str, certificate: &Certificate) {
    let has_line = page.lines().any(|line| line.trim() == certificate.name);
    assert!(has_line, "“{}” is not a line of:\n{page}", certificate.name);
    assert!(
        page.contains(&certificate.serial),
        "{} is missing:\n{page}",
        certificate.serial
    );
}

#[test]
fn every_name_and_serial_is_copied_exactly() {
    if !has("pdftotext") {
        return;
    }
    let library = FontLibrary::new();
    let press = press(&library);
    let certificates = everyone();
    let file = merged(&press, &certificates);
    let pages = copied(&file);
    assert_eq!(pages.len(), certificates.len() + 1);
    for (page, certificate) in pages.iter().zip(&certificates) {
        assert_copied(page, certificate);
        assert!(
            page.contains("NORTHFIELD INSTITUTE OF TECHNOLOGY")
                && page.contains("Applied Data Stewardship"),
            "{page}"
        );
    }
    for certificate in &certificates {
        assert_copied(&copied(&press.single(certificate).unwrap())[0], certificate);
    }
}

#[test]
fn files_are_sound_and_small() {
    let library = FontLibrary::new();
    let press = press(&library);
    let certificates = everyone();
    assert_clean(&merged(&press, &certificates));
    for certificate in &certificates {
        let file = press.single(certificate).unwrap();
        assert!(
            file.len() < 60_000,
            "{} is {} bytes",
            certificate.name,
            file.len()
        );
        assert_clean(&file);
    }
}

#[test]
fn many_pages_make_a_sound_tree() {
    let library = FontLibrary::new();
    let press = press(&library);
    let many: Vec<Certificate> = (1..=120)
        .map(|n| certificate(n, NAMES[n as usize % NAMES.len()]))
        .collect();
    let file = merged(&press, &many);
    assert_clean(&file);
    let pages = lopdf::Document::load_mem(&file).unwrap().get_pages().len();
    assert_eq!(pages, 120);
    assert!(
        file.len() / 120 < 3_000,
        "{} bytes a certificate",
        file.len() / 120
    );
}

#[test]
fn every_template_prints_sound_files() {
    let library = FontLibrary::new();
    for template in template::built_in() {
        let press = press_with(&library, template.id.as_str());
        assert_eq!(press.tight(), [], "{}", template.name);
        assert_clean(&press.single(&certificate(2, "Þórdís Ævarsdóttir")).unwrap());
        let many: Vec<Certificate> = (1..=13).map(|n| certificate(n, "Ann Li")).collect();
        let file = merged(&press, &many);
        assert_clean(&file);
        let pages = lopdf::Document::load_mem(&file).unwrap().get_pages().len();
        let sheets = template
            .labels
            .as_ref()
            .map_or(13, |l| 13_usize.div_ceil(l.count()));
        assert_eq!(pages, sheets * template.pages.len(), "{}", template.name);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (one, two) = (FontLibrary::new(), FontLibrary::new());
    let certificates = everyone();
    assert_eq!(
        merged(&press(&one), &certificates),
        merged(&press(&two), &certificates)
    );
    // A single file depends on its own certificate only, whatever else was in the run.
    let alone = press(&two).single(&certificates[3]).unwrap();
    let mut among = Vec::new();
    press(&one)
        .singles(&certificates, &mut |index, file| {
            if index == 3 {
                among = file;
            }
            Ok(ControlFlow::Continue(()))
        })
        .unwrap();
    assert_eq!(alone, among);
}

#[test]
fn a_stop_is_a_stop() {
    let library = FontLibrary::new();
    let press = press(&library);
    let many: Vec<Certificate> = (1..=200).map(|n| certificate(n, "Ann Li")).collect();
    let mut printed = 0;
    let stopped = press.merged(&many, &mut Vec::new(), &mut |_| {
        printed += 1;
        if printed == 40 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(matches!(stopped, Err(CertificateError::Stopped)));
    assert_eq!(printed, 40);
}

#[test]
fn a_name_no_font_covers_is_caught_before_printing() {
    let library = FontLibrary::new();
    let press = press(&library);
    let bad = vec![certificate(1, "Ann"), certificate(2, "Nefer \u{13304}")];
    let fits = press.check(&bad).unwrap().fits;
    assert_eq!(fits[0].index, 1);
    let error = fits[0].uncovered.as_ref().unwrap().in_english();
    let refused = press.merged(&bad, &mut Vec::new(), &mut |_| ControlFlow::Continue(()));
    assert!(matches!(refused, Err(CertificateError::NotCovered { .. })));
    assert!(
        error.contains("U+13304") && error.contains("Nefer"),
        "{error}"
    );
    let long = vec![certificate(
        1,
        "Maximiliane-Charlotte von und zu Hohenlohe-Waldenburg-Schillingsfürst",
    )];
    let fits = press.check(&long).unwrap().fits;
    assert!(fits[0].tight[0].percent < 100 && !fits[0].tight[0].overflows);
}

#[test]
fn a_missing_picture_is_named() {
    let library = FontLibrary::new();
    let refused = Press::prepare(
        &library,
        &run(),
        template::find(&"laurel".into()).unwrap(),
        &|_| None,
    );
    let Err(error) = refused else {
        panic!("printed without its logo")
    };
    assert!(error.to_string().contains("logo.svg"));
}

/// Writes a few pages to look at, when asked to by `CREDWRIGHT_LOOK=FOLDER`.
#[test]
fn pages_to_look_at() {
    let library = FontLibrary::new();
    let mut letter = run();
    letter.paper = Paper::LetterLandscape;
    let press_letter =
        Press::prepare(&library, &letter, template::built_in().remove(0), &find).unwrap();
    let page = press_letter.single(&certificate(2, NAMES[3])).unwrap();
    assert_clean(&page);
    let Some(folder) = std::env::var_os("CREDWRIGHT_LOOK") else {
        return;
    };
    let folder = std::path::Path::new(&folder);
    for template in template::built_in() {
        let press = press_with(&library, template.id.as_str());
        let many: Vec<Certificate> = (1..=12)
            .map(|n| certificate(n, NAMES[n as usize + 10]))
            .collect();
        let name = format!("{}.pdf", template.id);
        std::fs::write(folder.join(name), merged(&press, &many)).unwrap();
    }
    std::fs::write(folder.join("letter.pdf"), page).unwrap();
    std::fs::write(
        folder.join("merged.pdf"),
        merged(&press(&library), &everyone()),
    )
    .unwrap();
    std::fs::write(
        folder.join("single.pdf"),
        press(&library)
            .single(&certificate(2, "Þórdís Ævarsdóttir"))
            .unwrap(),
    )
    .unwrap();
}

#[test]
fn a_font_of_the_system_is_kept_with_the_run_and_enough_for_a_reprint() {
    let library = FontLibrary::new();
    let press_now = press(&library);
    let names = vec![certificate(1, "王小明"), certificate(2, "Ann Li")];
    let checked = press_now.check(&names).unwrap();
    if checked.fits.iter().any(|fit| fit.uncovered.is_some()) {
        println!("NOT RUN: no Chinese font is installed");
        return;
    }
    assert_eq!(checked.outside.len(), 1, "one font from outside");
    let kept = FontLibrary::with(&[], checked.outside).closed();
    let before = press_now.single(&names[0]).unwrap();
    assert!(press(&kept).single(&names[0]).unwrap() == before);
    // Nothing else of the system is looked at.
    let other = certificate(3, "김민준");
    let without = FontLibrary::with(&[], Vec::new()).closed();
    assert!(matches!(
        press(&without).single(&other),
        Err(CertificateError::NotCovered { .. })
    ));
}
