//! Certificates on paper: copied text, structure, determinism, and what is refused.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic
)]

use std::io::Write;
use std::ops::ControlFlow;
use std::process::{Command, Stdio};

use certificate::font::FontLibrary;
use certificate::{CertificateError, Press, template};
use domain::certificate::{Certificate, Paper, PrintRun, Standing};
use domain::institution::{Institution, Signatory, StoredImage};
use domain::programme::{Level, LevelScale, Outcome, Participation, Programme, Supervision};
use domain::{Date, Timestamp, serial};

/// The scripts the product's issue names, and a few besides.
const NAMES: [&str; 24] = [
    "عبد الرحمن الخوارزمي",
    "فاطمة الزهراء بنت الإمام",
    "אברהם בן־דוד",
    "अनुष्का श्रीवास्तव",
    "क्षितिज ज्ञानेश्वर त्रिपाठी",
    "ณัฐพงษ์ กิตติศักดิ์",
    "สมศรี น้ำใจดี",
    "王小明",
    "歐陽菲菲",
    "山田 さくら",
    "タナカ ケンジ",
    "김민준",
    "Nguyễn Thị Hồng Ánh",
    "Małgorzata Żółkiewska-Źrebięć",
    "İbrahim Şükrü Iğdır",
    "Gwenllian Ŵyn Llŷr",
    "Þórdís Ævarsdóttir",
    "Ελένη Παπαδοπούλου",
    "Дмитро Їжаківський",
    "თამარ მეფე",
    "Հայկ Նահապետ",
    "রবীন্দ্রনাথ ঠাকুর",
    "கவிதா முருகன்",
    "O'Brien-fitzgerald, Dr. affi",
];

const SIGNATURE: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40"><path d="M5 35C20 0 25 0 30 25S45 0 55 15 70 35 80 20 95 25 155 12" fill="none" stroke="#1b3a6b" stroke-width="2"/></svg>"##;
const LOGO: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="17" fill="none" stroke="#0f5c4d" stroke-width="5"/><circle cx="20" cy="20" r="6" fill="#0f5c4d"/></svg>"##;

fn stored(hash: &str) -> Option<StoredImage> {
    Some(StoredImage {
        hash: hash.into(),
        media_type: "image/svg+xml".into(),
        file_name: format!("{hash}.svg"),
    })
}

fn find(hash: &str) -> Option<Vec<u8>> {
    match hash {
        "logo" => Some(LOGO.to_vec()),
        "signature" => Some(SIGNATURE.to_vec()),
        _ => None,
    }
}

fn run() -> PrintRun {
    let mut programme = Programme::draft("p".into(), "ADS-1", "Applied Data Stewardship");
    programme.level = Some(Level {
        scale: LevelScale::Eqf,
        scale_name: String::new(),
        value: "6".into(),
    });
    programme.ects_hundredths = Some(300);
    programme.workload_hours = Some(75);
    programme.participation = Some(Participation::Online);
    programme.supervision = Some(Supervision::SupervisedWithIdentity);
    programme.outcomes = [
        "Describe data so that others can reuse it",
        "Assess its quality against agreed rules",
        "Negotiate access with owners and users",
        "Apply the law on personal data",
    ]
    .iter()
    .enumerate()
    .map(|(n, text)| Outcome {
        id: format!("o{n}").as_str().into(),
        text: (*text).into(),
        alignments: vec![],
    })
    .collect();
    let signatory = |name: &str, role: &str| Signatory {
        name: name.into(),
        role: role.into(),
        signature: stored("signature"),
    };
    PrintRun {
        id: "run".into(),
        institution: Institution {
            legal_name: "Northfield Institute of Technology".into(),
            country: "IE".into(),
            logo: stored("logo"),
            signatories: vec![
                signatory("Prof. Dr Ingrid Halvorsen", "Rector"),
                signatory("Tomás Oliveira", "Registrar"),
            ],
            ..Institution::default()
        },
        programme,
        template_id: "laurel".into(),
        template_version: 1,
        paper: Paper::A4Landscape,
        issued_on: Date::parse("2026-11-23").unwrap(),
        started_at: Timestamp("2026-11-23T10:00:00Z".into()),
    }
}

fn certificate(number: u32, name: &str) -> Certificate {
    let day = Date::parse("2026-11-23").unwrap();
    Certificate {
        serial: serial::serial("NIT", &day, number),
        run_id: "run".into(),
        programme_id: "p".into(),
        programme_code: "ADS-1".into(),
        programme_version: 1,
        programme_title: "Applied Data Stewardship".into(),
        cohort_id: "c".into(),
        cohort_name: "Autumn 2026".into(),
        learner_id: "c/1".into(),
        learner_number: number.to_string(),
        name: name.into(),
        latin_name: String::new(),
        grade: if number.is_multiple_of(2) {
            "Distinction".into()
        } else {
            String::new()
        },
        issued_on: day,
        valid_until: None,
        standing: Standing::Valid,
        reprints: 0,
    }
}

fn everyone() -> Vec<Certificate> {
    (1..)
        .zip(NAMES)
        .map(|(n, name)| certificate(n, name))
        .collect()
}

fn press(library: &FontLibrary) -> Press<'_> {
    Press::prepare(
        library,
        &run(),
        template::find(&"laurel".into()).unwrap(),
        &find,
    )
    .unwrap()
}

fn merged(press: &Press<'_>, certificates: &[Certificate]) -> Vec<u8> {
    let mut out = Vec::new();
    press
        .merged(certificates, &mut out, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    out
}

fn has(tool: &str) -> bool {
    let there = Command::new(tool)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok();
    if !there {
        println!("NOT RUN: {tool} is not installed");
    }
    there
}

/// What pdftotext copies, without the marks it puts around right-to-left words itself.
fn copied(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, pdf).unwrap();
    let out = Command::new("pdftotext")
        .arg("-layout")
        .arg(&path)
        .arg("-")
        .output()
        .unwrap();
    assert!(out.status.success());
    String::from_utf8(out.stdout)
        .unwrap()
        .split('\u{c}')
        .map(|page| page.replace(['\u{202A}', '\u{202B}', '\u{202C}'], ""))
        .collect()
}

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
    let bad = [certificate(1, "Ann"), certificate(2, "Nefer \u{13304}")];
    let fits = press.check(&bad).unwrap();
    assert_eq!(fits[0].index, 1);
    let error = fits[0].uncovered.clone().unwrap();
    let refused = press.merged(&bad, &mut Vec::new(), &mut |_| ControlFlow::Continue(()));
    assert!(matches!(refused, Err(CertificateError::NotCovered { .. })));
    assert!(
        error.contains("U+13304") && error.contains("Nefer"),
        "{error}"
    );
    let long = [certificate(
        1,
        "Maximiliane-Charlotte von und zu Hohenlohe-Waldenburg-Schillingsfürst",
    )];
    let fits = press.check(&long).unwrap();
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
