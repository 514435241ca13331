//! Fields: the places in a template's words that a programme or a learner fills.
//!
//! `{learner}` stands for a field. What stands in square brackets is left out where a field in
//! it is empty, so that `[Grade: {grade}]` vanishes for a learner without a grade. A backslash
//! before a brace or bracket makes it the sign itself.

mod content;
mod format;
mod vocabulary;

use domain::certificate::{Certificate, RunLetters, Snapshot};
use serde::{Deserialize, Serialize};
use specta::Type;
use words::{printed, say};

pub use content::{Content, Part};
pub use format::{Formats, capitals};

/// Something a certificate says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// The learner's name.
    Learner,
    /// The name in Latin letters, where the name is in others.
    LearnerLatin,
    /// The institution's number for the learner.
    LearnerNumber,
    /// The institution's legal name.
    Institution,
    /// The institution's web address.
    Website,
    /// The programme's title.
    Programme,
    /// The programme's code.
    Code,
    /// The programme's version.
    Version,
    /// The body that awards it.
    AwardingBody,
    /// The level, with its framework.
    Level,
    /// ECTS credits, the number alone.
    Ects,
    /// Hours of work, the number alone.
    Hours,
    /// Credits and hours.
    Workload,
    /// How learners take part.
    Participation,
    /// How assessments are watched over.
    Supervision,
    /// What quality assurance stands behind it.
    Quality,
    /// The outcomes, one after the other.
    Outcomes,
    /// The cohort's name.
    Cohort,
    /// The grade.
    Grade,
    /// The day of issue.
    Date,
    /// The last day it holds.
    Expiry,
    /// The day the learner finished.
    Completed,
    /// The serial.
    Serial,
}

/// A field and the name it has between braces.
pub const FIELDS: [(Field, &str); 23] = [
    (Field::Learner, "learner"),
    (Field::LearnerLatin, "learnerLatin"),
    (Field::LearnerNumber, "learnerNumber"),
    (Field::Institution, "institution"),
    (Field::Website, "website"),
    (Field::Programme, "programme"),
    (Field::Code, "code"),
    (Field::Version, "version"),
    (Field::AwardingBody, "awardingBody"),
    (Field::Level, "level"),
    (Field::Ects, "ects"),
    (Field::Hours, "hours"),
    (Field::Workload, "workload"),
    (Field::Participation, "participation"),
    (Field::Supervision, "supervision"),
    (Field::Quality, "quality"),
    (Field::Outcomes, "outcomes"),
    (Field::Cohort, "cohort"),
    (Field::Grade, "grade"),
    (Field::Date, "date"),
    (Field::Expiry, "expiry"),
    (Field::Completed, "completed"),
    (Field::Serial, "serial"),
];

impl Field {
    /// Whether it differs from learner to learner.
    #[must_use]
    pub fn varies(self) -> bool {
        matches!(
            self,
            Self::Learner
                | Self::LearnerLatin
                | Self::LearnerNumber
                | Self::Cohort
                | Self::Grade
                | Self::Expiry
                | Self::Completed
                | Self::Serial
        )
    }

    /// Letters that a run's certificates need for it.
    #[must_use]
    pub fn letters(self, run: &RunLetters) -> &str {
        match self {
            Self::Learner => &run.names,
            Self::LearnerLatin => &run.latin_names,
            Self::Grade => &run.grades,
            Self::Serial => &run.serials,
            Self::LearnerNumber | Self::Cohort => &run.others,
            Self::Expiry | Self::Completed => "0123456789 ",
            _ => "",
        }
    }
}

/// What fields draw from. `certificate` is there only for elements that vary.
pub struct Facts<'f> {
    /// What the run shares.
    pub run: &'f Snapshot,
    /// The one certificate.
    pub certificate: Option<&'f Certificate>,
    /// Dates and numbers by language.
    pub formats: &'f Formats,
}

impl Facts<'_> {
    /// A field's words in a language; empty where there is nothing to say.
    #[must_use]
    pub fn value(&self, field: Field, language: &str) -> String {
        let programme = &self.run.programme;
        let words = printed(language);
        let of =
            |read: &dyn Fn(&Certificate) -> String| self.certificate.map(read).unwrap_or_default();
        let ects = || {
            programme
                .ects_hundredths
                .map(|n| self.formats.hundredths(language, n))
        };
        let hours = || {
            programme
                .workload_hours
                .map(|n| self.formats.whole(language, n))
        };
        match field {
            Field::Learner => of(&|c| c.name.clone()),
            Field::LearnerLatin => of(&|c| c.latin_name.clone()),
            Field::LearnerNumber => of(&|c| c.learner_number.clone()),
            Field::Institution => self.run.institution.legal_name.clone(),
            Field::Website => self.run.institution.website.clone(),
            Field::Programme => programme.title.clone(),
            Field::Code => programme.code.clone(),
            Field::Version => programme.version.to_string(),
            Field::AwardingBody => programme.awarding_body.clone(),
            Field::Level => programme
                .level
                .as_ref()
                .map(|level| words.put(&vocabulary::level(level)))
                .unwrap_or_default(),
            Field::Ects => ects().unwrap_or_default(),
            Field::Hours => hours().unwrap_or_default(),
            Field::Workload => {
                let ects = ects().map(say::printed::ects);
                let hours = hours().map(say::printed::hours);
                let both = match (ects, hours) {
                    (Some(ects), Some(hours)) => Some(say::printed::workload(ects, hours)),
                    (ects, hours) => ects.or(hours),
                };
                both.map(|said| words.put(&said)).unwrap_or_default()
            }
            Field::Participation => programme
                .participation
                .map(|p| words.put(&vocabulary::participation(p)))
                .unwrap_or_default(),
            Field::Supervision => programme
                .supervision
                .map(|s| words.put(&vocabulary::supervision(s)))
                .unwrap_or_default(),
            Field::Quality => programme.quality_assurance.clone(),
            Field::Outcomes => self.outcomes().join(" · "),
            Field::Cohort => of(&|c| c.cohort_name.clone()),
            Field::Grade => of(&|c| c.grade.clone()),
            Field::Date => self.formats.date(language, &self.run.issued_on),
            Field::Expiry => of(&|c| {
                c.valid_until
                    .as_ref()
                    .map(|day| self.formats.date(language, day))
                    .unwrap_or_default()
            }),
            Field::Completed => of(&|c| {
                c.completed_on
                    .as_ref()
                    .map(|day| self.formats.date(language, day))
                    .unwrap_or_default()
            }),
            Field::Serial => of(&|c| c.serial.clone()),
        }
    }

    /// What a learner can do, one sentence each, without the stop at its end.
    #[must_use]
    pub fn outcomes(&self) -> Vec<String> {
        self.run
            .programme
            .outcomes
            .iter()
            .map(|o| o.text.trim().trim_end_matches('.').to_owned())
            .filter(|text| !text.is_empty())
            .collect()
    }
}
