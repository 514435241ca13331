//! What a credential is built from.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::identity::Identity;

/// An identifier of a given kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// The identifier.
    pub identifier: String,
    /// Its kind, such as `identifier` or `ext:ROR`.
    pub kind: String,
}

/// Who issues.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Issuer {
    /// The DID or address whose key signs.
    pub id: String,
    /// The name.
    pub name: String,
    /// A page.
    pub url: Option<String>,
    /// A mail address.
    pub email: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country.
    pub country: Option<String>,
    /// The country or region in words.
    pub country_name: Option<String>,
    /// Address of a logo.
    pub image: Option<String>,
    /// Registrations, such as ROR.
    pub identifiers: Vec<Identifier>,
    /// The body above it, such as the institution of a faculty.
    pub parent: Option<Box<Self>>,
}

/// A link to something in a framework.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alignment {
    /// Its name.
    pub name: String,
    /// Its address.
    pub url: String,
    /// What it is about.
    pub description: Option<String>,
    /// Its code in the framework.
    pub code: Option<String>,
    /// The framework.
    pub framework: Option<String>,
    /// `ceasn:Competency`, `CFItem`, `ext:EQFLevel` and the like.
    pub kind: Option<String>,
}

/// A learning outcome with the competencies it serves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What a learner can do.
    pub text: String,
    /// The competencies.
    pub alignments: Vec<Alignment>,
}

/// A level of a rubric's criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RubricLevel {
    /// Its address, such as `urn:uuid:…`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The descriptor.
    pub description: Option<String>,
    /// Points, as written.
    pub points: Option<String>,
}

/// What is assessed and how it is expressed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResultDescription {
    /// Its address, which results point at.
    pub id: String,
    /// Its name, such as a criterion.
    pub name: String,
    /// `RubricCriterionLevel`, `LetterGrade`, `Percent`, `RawScore`, `Status` and the like.
    pub kind: String,
    /// Levels, the lowest first.
    pub levels: Vec<RubricLevel>,
    /// Values there are, the lowest first.
    pub allowed: Vec<String>,
    /// The address of the level that it takes at least.
    pub required_level: Option<String>,
    /// The value that it takes at least.
    pub required_value: Option<String>,
    /// The lowest value.
    pub minimum: Option<String>,
    /// The highest value.
    pub maximum: Option<String>,
    /// What it serves.
    pub alignments: Vec<Alignment>,
}

/// Elements of the European standard (Council Recommendation 2022/C 243/02, annex I) that Open
/// Badges has no term for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elements {
    /// Notional workload in hours.
    pub workload_hours: Option<u32>,
    /// The level in words; EQF levels are alignments besides.
    pub level: Option<String>,
    /// EQF level, 1 to 8.
    pub eqf: Option<u8>,
    /// Types of assessment.
    pub assessment: Vec<String>,
    /// Form of participation.
    pub participation: Option<String>,
    /// The quality assurance underpinning it.
    pub quality_assurance: Option<String>,
    /// Prerequisites to enrol.
    pub prerequisites: Option<String>,
    /// Supervision and identity verification during assessment.
    pub supervision: Option<String>,
    /// Whether identity was verified.
    pub identity_checked: Option<bool>,
    /// Integration or stackability.
    pub stackability: Option<String>,
    /// Further information.
    pub further: Option<String>,
}

/// What is achieved.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Achievement {
    /// Its address, one for each version of the programme.
    pub id: String,
    /// The title.
    pub name: String,
    /// What it is.
    pub description: String,
    /// How it is earned, Markdown.
    pub criteria: String,
    /// A page about how it is earned.
    pub criteria_url: Option<String>,
    /// `MicroCredential`, `Course` and the like.
    pub kind: Option<String>,
    /// The code that a person knows it by.
    pub code: Option<String>,
    /// The version.
    pub version: Option<String>,
    /// The language it is described in, BCP 47.
    pub language: Option<String>,
    /// Credits, ECTS where the country uses them.
    pub credits: Option<f64>,
    /// The field of study.
    pub field: Option<String>,
    /// Address of a picture.
    pub image: Option<String>,
    /// Who designed it, where that is not the issuer.
    pub creator: Option<Issuer>,
    /// Words it is found by.
    pub tags: Vec<String>,
    /// Learning outcomes.
    pub outcomes: Vec<Outcome>,
    /// What it is aligned to as a whole.
    pub alignments: Vec<Alignment>,
    /// How results are expressed.
    pub results: Vec<ResultDescription>,
    /// European elements.
    pub elements: Elements,
    /// Signed endorsements.
    pub endorsements: Vec<Map<String, Value>>,
    /// Signed endorsements as JWT.
    pub endorsement_jwts: Vec<String>,
}

/// Who it is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Learner {
    /// An address of the learner's own, such as a DID or `urn:uuid:…`. A JWT needs one.
    pub id: Option<String>,
    /// How the learner is known.
    pub identities: Vec<Identity>,
}

/// A learner's result.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LearnerResult {
    /// The address of its description.
    pub description: Option<String>,
    /// The value.
    pub value: Option<String>,
    /// The address of the level.
    pub level: Option<String>,
    /// `Completed` and the like.
    pub status: Option<String>,
}

/// Evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Its address.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// How it came about, Markdown.
    pub narrative: Option<String>,
    /// Its kind, such as `ePortfolio`.
    pub genre: Option<String>,
}

/// Where the credential stands in a status list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEntry {
    /// The address of the list.
    pub list: String,
    /// Its number there, drawn by chance.
    pub index: u64,
}

/// A credential before it is signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Credential {
    /// Its identity, such as `urn:uuid:…`.
    pub id: String,
    /// A name to show.
    pub name: String,
    /// Who issues.
    pub issuer: Issuer,
    /// For whom.
    pub learner: Learner,
    /// For what.
    pub achievement: Achievement,
    /// With which results.
    pub results: Vec<LearnerResult>,
    /// Credits earned.
    pub credits_earned: Option<f64>,
    /// Evidence.
    pub evidence: Vec<Evidence>,
    /// Its place in a status list.
    pub status: Option<StatusEntry>,
    /// When it was awarded; a renewal keeps it.
    pub awarded: Option<Timestamp>,
    /// From when it holds.
    pub valid_from: Timestamp,
    /// Until when.
    pub valid_until: Option<Timestamp>,
    /// Signed endorsements of the credential.
    pub endorsements: Vec<Map<String, Value>>,
    /// The licence or register number.
    pub number: Option<String>,
    /// A word from the issuer about this learner's achievement, Markdown.
    pub narrative: Option<String>,
}
