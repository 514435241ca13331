//! The sample: Northfield Institute of Technology, invented, but made through the same
//! use cases a person goes through, so that nothing in it could not be real.

mod learners;
mod programmes;
mod scoring;

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::audit::{AuditOutcome, Evidence, Judgement};
use domain::certificate::Paper;
use domain::check::Rating;
use domain::institution::{Identifier, Signatory};
use domain::lifecycle::LifecycleStep;
use domain::quality_standard::european;
use domain::{ProgrammeId, Timestamp};

use crate::certificates::pages::IssueOptions;
use crate::cohorts::roster_import::ImportAnswers;
use crate::core::clock::{Clock, Ids};
use crate::core::error::StudioError;
use crate::core::studio::Studio;
use crate::programmes::frameworks::FrameworkSource;

/// A working day in November, a second later each time it is asked.
#[derive(Default)]
struct SampleClock(AtomicU32);

impl Clock for SampleClock {
    fn now(&self) -> Timestamp {
        let second = self.0.fetch_add(1, Ordering::Relaxed);
        Timestamp(format!(
            "2026-11-{:02}T{:02}:{:02}:{:02}Z",
            20,
            9 + second / 3600 % 10,
            second / 60 % 60,
            second % 60
        ))
    }
}

#[derive(Default)]
struct SampleIds(AtomicU32);

impl Ids for SampleIds {
    fn next(&self) -> String {
        format!("sample-{:04}", self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn secret(&self) -> Result<[u8; 32], String> {
        Err("the sample has none".to_owned())
    }
}

impl Studio {
    /// Makes a workspace with the sample in an empty folder.
    ///
    /// # Errors
    /// When the folder is not empty or cannot be written.
    pub fn create_sample(folder: &Path) -> Result<Self, StudioError> {
        Self::create_filled(folder, |studio| {
            let studio =
                studio.with_sources(Box::<SampleClock>::default(), Box::<SampleIds>::default());
            let filled = studio
                .fill_with_sample()
                .and_then(|()| studio.forget_backups());
            studio.undo_history().clear();
            (studio.back_to_system_sources(), filled)
        })
    }

    fn fill_with_sample(&self) -> Result<(), StudioError> {
        self.sample_institution()?;
        self.import_framework(FrameworkSource {
            name: "esco-extract.csv",
            bytes: include_bytes!("../../sample/esco-extract.csv"),
            labels: "en",
        })?;
        let standard = self.sample_standard()?;
        let (stewardship, teams) = self.sample_programmes(&standard)?;
        self.sample_marking(&teams)?;
        self.sample_panel(&teams)?;
        self.sample_audit(&stewardship)?;
        self.step_programme(stewardship.as_str(), LifecycleStep::Offer)?;
        for (cohort, roster) in [
            ("Spring 2026", learners::spring()),
            ("Autumn 2026", learners::autumn()),
        ] {
            let file = format!("{cohort}.csv");
            self.read_roster(
                &stewardship,
                cohort,
                &file,
                roster.into_bytes(),
                ImportAnswers::default(),
            )?;
            self.import_roster()?;
        }
        let programme = stewardship;
        let spring = self.cohort_by_name(&programme, "Spring 2026")?;
        let options = IssueOptions {
            template_id: "laurel".into(),
            paper: Some(Paper::A4Landscape),
            issued_on: domain::Date::parse("2026-06-26").ok(),
            merged: true,
            single: false,
            again: Vec::new(),
            ..IssueOptions::default()
        };
        self.issue_unprinted(spring.id.as_str(), &options)
    }

    fn sample_institution(&self) -> Result<(), StudioError> {
        let mut saved = self.institution()?;
        let institution = &mut saved.value;
        institution.legal_name = "Northfield Institute of Technology".to_owned();
        institution.serial_prefix = "NIT".to_owned();
        institution.country = "IE".to_owned();
        institution.address = "12 Harbour Road\nNorthfield N12 A3F4\nIreland".to_owned();
        institution.website = "https://northfield.example".to_owned();
        institution.identifiers = vec![
            Identifier {
                scheme: "Erasmus code".to_owned(),
                value: "IRL NORTHF01".to_owned(),
            },
            Identifier {
                scheme: "National register".to_owned(),
                value: "38004129".to_owned(),
            },
        ];
        institution.logo =
            Some(self.add_picture("northfield.svg", include_bytes!("../../sample/logo.svg"))?);
        let halvorsen = self.add_picture(
            "halvorsen.svg",
            include_bytes!("../../sample/signature-halvorsen.svg"),
        )?;
        let oliveira = self.add_picture(
            "oliveira.svg",
            include_bytes!("../../sample/signature-oliveira.svg"),
        )?;
        institution.signatories = vec![
            Signatory {
                name: "Prof. Dr Ingrid Halvorsen".to_owned(),
                role: "Rector".to_owned(),
                signature: Some(halvorsen),
            },
            Signatory {
                name: "Tomás Oliveira".to_owned(),
                role: "Registrar".to_owned(),
                signature: Some(oliveira),
            },
        ];
        self.save_institution(&saved).map(|_| ())
    }

    fn sample_audit(&self, programme: &ProgrammeId) -> Result<(), StudioError> {
        let audit = self.start_audit(programme.as_str(), european::ID, "Tomás Oliveira")?;
        let id = audit.value.id.0;
        let mut view = self.audit_view(&id)?;
        let open: Vec<_> = view
            .standing
            .clauses
            .iter()
            .filter(|c| c.rating != Some(Rating::Met))
            .map(|c| c.clause.clone())
            .collect();
        for clause in open {
            let judgement = Judgement {
                given: None,
                clause_id: clause.id.clone(),
                rating: Some(Rating::Met),
                note: format!(
                    "{}: seen in the programme file and discussed with the design team.",
                    clause.title.in_english()
                ),
                severity: None,
                owner: String::new(),
                due: None,
                evidence: vec![Evidence {
                    title: "Programme file ADS-1".to_owned(),
                    detail: "section 4, pages 11 to 14".to_owned(),
                    file: None,
                }],
            };
            view = self.judge(&id, view.saved.revision, judgement)?;
        }
        self.decide_audit(
            &id,
            AuditOutcome::Approved,
            "Tomás Oliveira",
            "All mandatory elements are in place. The employers' letters are current.",
        )
        .map(|_| ())
    }
}
