//! Our press: Laurel with its guilloche, tags, bookmarks and the record attached.

use std::borrow::Cow;
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::Path;

use certificate::font::FontLibrary;
use certificate::{Certificates, Press, letters_of, template};
use domain::certificate::{Certificate, Paper, RunLetters, Snapshot, Standing};
use domain::institution::{Institution, Signatory};
use domain::programme::{Level, LevelScale, Outcome, Participation, Programme};
use domain::{Date, Timestamp};

use super::texts;

fn run() -> Snapshot {
    let mut programme = Programme::draft("p".into(), "ADS-1", "Applied Data Stewardship");
    programme.level = Some(Level {
        scale: LevelScale::Eqf,
        scale_name: String::new(),
        value: "6".into(),
    });
    programme.ects_hundredths = Some(300);
    programme.workload_hours = Some(75);
    programme.participation = Some(Participation::Online);
    programme.outcomes = [
        "Describe a data set so that someone else can find and reuse it",
        "Assess the quality of a data set against agreed rules",
        "Negotiate access to data with its owners and users",
    ]
    .into_iter()
    .zip(0..)
    .map(|(text, n)| Outcome {
        id: format!("o{n}").as_str().into(),
        text: text.into(),
        alignments: Vec::new(),
    })
    .collect();
    let signatory = |name: &str, role: &str| Signatory {
        name: name.into(),
        role: role.into(),
        signature: None,
    };
    Snapshot {
        id: "run".into(),
        institution: Institution {
            legal_name: "Northfield Institute of Technology".into(),
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
        issued_on: Date::parse("2026-11-24").unwrap(),
        started_at: Timestamp("2026-11-24T10:00:00Z".into()),
    }
}

/// Certificates made as they are asked for, so that only the press holds memory.
struct Made {
    count: u32,
    day: Date,
}

impl Certificates for Made {
    fn count(&self) -> usize {
        self.count as usize
    }

    fn at(&self, place: usize) -> Option<Cow<'_, Certificate>> {
        let number = u32::try_from(place).ok()?;
        Some(Cow::Owned(Certificate {
            serial: texts::serial(number),
            run_id: "run".into(),
            programme_id: "p".into(),
            programme_code: "ADS-1".into(),
            programme_version: 1,
            programme_title: "Applied Data Stewardship".into(),
            cohort_id: "c".into(),
            cohort_name: "Autumn".into(),
            learner_id: "l".into(),
            learner_number: number.to_string(),
            name: texts::name(number),
            latin_name: String::new(),
            grade: String::new(),
            issued_on: self.day.clone(),
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
        }))
    }
}

pub(super) fn make(count: u32, out: &Path, single: bool) {
    let mut run = run();
    let made = Made {
        count,
        day: run.issued_on.clone(),
    };
    run.letters = letters_of(&made);
    let library = FontLibrary::new();
    let laurel = template::find(&"laurel".into()).unwrap();
    let press = Press::prepare(&library, &run, laurel, &|_| None).unwrap();
    if single {
        press
            .singles(&made, &mut |place, bytes| {
                std::fs::write(out.join(format!("{place}.pdf")), bytes)?;
                Ok(ControlFlow::Continue(()))
            })
            .unwrap();
    } else {
        let file = std::fs::File::create(out.join("all.pdf")).unwrap();
        let mut writer = BufWriter::with_capacity(1 << 20, file);
        press
            .merged(&made, &mut writer, &mut |_| ControlFlow::Continue(()))
            .unwrap();
    }
}
