//! One run of certificates, for all tests.

use std::ops::ControlFlow;
use std::process::{Command, Stdio};

use certificate::font::FontLibrary;
use certificate::{Press, template};
use domain::certificate::{Certificate, Paper, RunLetters, Snapshot, Standing};
use domain::institution::{Institution, Signatory, StoredImage};
use domain::programme::{Level, LevelScale, Outcome, Participation, Programme, Supervision};
use domain::{Date, Timestamp, serial};

/// The scripts the product's issue names, and a few besides.
pub const NAMES: [&str; 24] = [
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

pub fn find(hash: &str) -> Option<Vec<u8>> {
    match hash {
        "logo" => Some(LOGO.to_vec()),
        "signature" => Some(SIGNATURE.to_vec()),
        _ => None,
    }
}

pub fn run() -> Snapshot {
    let mut programme = Programme::draft("p".into(), "ADS-1", "Applied Data Stewardship");
    programme.level = Some(Level {
        scale: LevelScale::Eqf,
        scale_name: String::new(),
        value: "6".into(),
    });
    programme.ects_hundredths = Some(300);
    programme.workload_hours = Some(75);
    programme.participation = Some(Participation::Online);
    programme.awarding_body = "Northfield Institute of Technology".into();
    programme.quality_assurance = "Accredited by the national agency until 2028".into();
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
    Snapshot {
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
        template_version: 2,
        template_hash: String::new(),
        fonts: Vec::new(),
        letters: RunLetters::default(),
        paper: Paper::A4Landscape,
        stock: None,
        issued_on: Date::parse("2026-11-23").unwrap(),
        started_at: Timestamp("2026-11-23T10:00:00Z".into()),
    }
}

pub fn certificate(number: u32, name: &str) -> Certificate {
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
        completed_on: None,
        stacked: Vec::new(),
        rubrics: Vec::new(),
        award: None,
        sheet: String::new(),
        replaces: String::new(),
        anchor: String::new(),
        credential: None,
        standing: Standing::Valid,
        reprints: 0,
    }
}

pub fn everyone() -> Vec<Certificate> {
    (1..)
        .zip(NAMES)
        .map(|(n, name)| certificate(n, name))
        .collect()
}

pub fn press(library: &FontLibrary) -> Press<'_> {
    press_with(library, "laurel")
}

pub fn press_with<'l>(library: &'l FontLibrary, id: &str) -> Press<'l> {
    let template = template::find(&id.into()).unwrap();
    let mut run = run();
    run.paper = template.paper;
    Press::prepare(library, &run, template, &find).unwrap()
}

pub fn merged(press: &Press<'_>, certificates: &[Certificate]) -> Vec<u8> {
    let mut out = Vec::new();
    press
        .merged(&certificates.to_vec(), &mut out, &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
    out
}

pub fn has(tool: &str) -> bool {
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

/// What pdftotext copies, without the marks of direction: it puts some around words that read from
/// the right itself, and ours is U+200F after a name that ends in a vowel sign.
pub fn copied(pdf: &[u8]) -> Vec<String> {
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
        .map(|page| page.replace(['\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}'], ""))
        .collect()
}
