//! Words: fixed ones, or a field of the run or of the certificate.

use domain::certificate::{Certificate, PrintRun};
use domain::language::date_in_words;
use domain::programme::{Participation, Supervision};

use super::{Alignment, Colour, Facts};
use crate::error::CertificateError;
use crate::font::FontRole;
use crate::sheet::{PT_PER_MM, Sheet};
use crate::text::Limits;

/// Where words come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// The same on every certificate of the template.
    Fixed(&'static str),
    /// The institution's legal name, in capitals.
    InstitutionInCapitals,
    /// The programme's title.
    ProgrammeTitle,
    /// Level, workload, form of participation and supervision.
    ProgrammeFacts,
    /// What a learner can do, one after the other.
    Outcomes,
    /// The learner's name.
    LearnerName,
    /// The learner's name in Latin letters.
    LatinName,
    /// The grade, with the word before it.
    Grade,
    /// The day, the last day it holds, and the serial.
    DateAndSerial,
}

/// Words on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where they come from.
    pub field: Field,
    /// The face.
    pub role: FontRole,
    /// Middle or left end.
    pub x: f32,
    /// First baseline.
    pub y: f32,
    /// Middle or left.
    pub alignment: Alignment,
    /// Colour.
    pub colour: Colour,
    /// Size in points.
    pub size: f32,
    /// Smallest size.
    pub smallest: f32,
    /// Width it must stay within, in millimetres.
    pub width: f32,
    /// How many lines it may take.
    pub lines: usize,
    /// Distance of lines, in sizes.
    pub leading: f32,
    /// Space after each letter, in thousandths of an em.
    pub spacing: f32,
    /// Whether several lines stand around the place of one, instead of below it.
    pub around: bool,
}

fn facts_of(run: &PrintRun) -> String {
    let programme = &run.programme;
    let participation = programme.participation.map(|p| match p {
        Participation::Onsite => "onsite",
        Participation::Online => "online",
        Participation::Blended => "blended",
    });
    let supervision = programme.supervision.map(|s| match s {
        Supervision::Unsupervised => "unsupervised assessment",
        Supervision::Supervised => "supervised assessment",
        Supervision::SupervisedWithIdentity => "supervised assessment with identity check",
    });
    let how: Vec<&str> = participation.into_iter().chain(supervision).collect();
    [
        programme
            .level
            .as_ref()
            .map(|l| l.in_words())
            .unwrap_or_default(),
        programme.workload_in_words(),
        how.join(", "),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect::<Vec<_>>()
    .join("  ·  ")
}

fn outcomes_of(run: &PrintRun) -> String {
    run.programme
        .outcomes
        .iter()
        .map(|o| o.text.trim().trim_end_matches('.'))
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn date_and_serial(certificate: &Certificate) -> String {
    let mut parts = vec![date_in_words(&certificate.issued_on)];
    if let Some(until) = &certificate.valid_until {
        parts.push(format!("valid until {}", date_in_words(until)));
    }
    parts.push(certificate.serial.clone());
    parts.push("scan to read, no network needed".to_owned());
    parts.join("  ·  ")
}

impl Text {
    /// Whether the words differ from learner to learner.
    pub(super) fn varies(&self) -> bool {
        matches!(
            self.field,
            Field::LearnerName | Field::LatinName | Field::Grade | Field::DateAndSerial
        )
    }

    fn words(&self, facts: &Facts<'_>) -> String {
        let certificate = facts.certificate;
        match &self.field {
            Field::Fixed(words) => (*words).to_owned(),
            Field::InstitutionInCapitals => facts.run.institution.legal_name.to_uppercase(),
            Field::ProgrammeTitle => facts.run.programme.title.clone(),
            Field::ProgrammeFacts => facts_of(facts.run),
            Field::Outcomes => outcomes_of(facts.run),
            Field::LearnerName => certificate.map(|c| c.name.clone()).unwrap_or_default(),
            Field::LatinName => certificate
                .map(|c| c.latin_name.clone())
                .unwrap_or_default(),
            Field::Grade => certificate
                .filter(|c| !c.grade.is_empty())
                .map(|c| format!("Grade: {}", c.grade))
                .unwrap_or_default(),
            Field::DateAndSerial => certificate.map(date_and_serial).unwrap_or_default(),
        }
    }

    pub(super) fn draw(
        &self,
        sheet: &mut Sheet<'_, '_>,
        facts: &Facts<'_>,
    ) -> Result<(), CertificateError> {
        let limits = Limits {
            size: self.size,
            smallest: self.smallest,
            width: self.width * PT_PER_MM,
            lines: self.lines,
            leading: self.leading,
            spacing: self.spacing,
            around: self.around,
        };
        let place = sheet.place(self.x, self.y);
        sheet.text(
            &self.words(facts),
            self.role,
            place,
            self.alignment,
            &limits,
            self.colour,
        )?;
        Ok(())
    }
}
