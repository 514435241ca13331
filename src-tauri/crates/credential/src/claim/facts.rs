use jiff::Timestamp;

/// How much a printed code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Certificate, learner, programme, dates, issuer, status.
    Compact,
    /// All mandatory elements of the European standard in words besides.
    Full,
}

/// What a printed code says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim {
    /// The DID of who issued it.
    pub issuer: String,
    /// The number of the certificate.
    pub serial: String,
    /// The identity of the credential in files.
    pub credential: Option<String>,
    /// When it was awarded.
    pub awarded: Timestamp,
    /// From when it holds, where that is another moment.
    pub valid_from: Option<Timestamp>,
    /// Until when it holds.
    pub valid_until: Option<Timestamp>,
    /// The learner's name.
    pub learner: String,
    /// The title.
    pub title: String,
    /// The programme's code.
    pub code: Option<String>,
    /// The programme's version.
    pub version: Option<u64>,
    /// The number in the status list.
    pub status: Option<u64>,
    /// The address of the status list.
    pub list: Option<String>,
    /// The language of what is in words, BCP 47.
    pub language: Option<String>,
    /// ISO 3166-1 alpha-2 code of the issuer's country.
    pub country: Option<String>,
    /// The awarding body.
    pub body: Option<String>,
    /// Learning outcomes.
    pub outcomes: Vec<String>,
    /// Workload in hours.
    pub hours: Option<u64>,
    /// Hundredths of an ECTS credit.
    pub ects_hundredths: Option<u64>,
    /// The level in words.
    pub level: Option<String>,
    /// EQF level.
    pub eqf: Option<u64>,
    /// Types of assessment.
    pub assessment: Vec<String>,
    /// Form of participation.
    pub participation: Option<String>,
    /// Quality assurance.
    pub quality_assurance: Option<String>,
    /// Prerequisites to enrol.
    pub prerequisites: Option<String>,
    /// Supervision and identity verification.
    pub supervision: Option<String>,
    /// The grade.
    pub grade: Option<String>,
    /// Integration or stackability.
    pub stackability: Option<String>,
    /// Further information.
    pub further: Option<String>,
}
