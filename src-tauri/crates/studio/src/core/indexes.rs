//! The indexes of a workspace: how records are found, counted and held unique without reading
//! them. What a screen lists or a rule asks is asked here, so that it costs the same in a
//! workspace of a hundred programmes and of ten thousand.

use domain::record_kind::RecordKind;
use store::{Guard, IndexDescription, Part, PartValue};

/// An index of the workspace.
pub(crate) type Index = IndexDescription;

/// People by name: no two share one.
pub(crate) const PROFILE_NAME: Index =
    Index::new(RecordKind::Profile.name(), "name", &[Part::folded("/name")]);
/// People by what their name looks like: no two look the same.
pub(crate) const PROFILE_LOOKS: Index =
    Index::new(RecordKind::Profile.name(), "looks", &[Part::looks("/name")]);
/// Administrators who work here.
pub(crate) const PROFILE_ROLE: Index = Index::new(
    RecordKind::Profile.name(),
    "role",
    &[Part::tag("/role"), Part::flag("/left")],
)
.counted(2);
/// Programme versions by code and number: no two share both.
pub(crate) const PROGRAMME_CODE: Index = Index::new(
    RecordKind::Programme.name(),
    "code",
    &[Part::folded("/code"), Part::number("/version")],
)
.unique();
/// Programme versions by where they stand.
pub(crate) const PROGRAMME_STATE: Index = Index::new(
    RecordKind::Programme.name(),
    "state",
    &[
        Part::tag("/state"),
        Part::folded("/code"),
        Part::number("/version"),
    ],
)
.counted(1);
/// Programmes by the codes that they count towards.
pub(crate) const PROGRAMME_TOWARDS: Index = Index::new(
    RecordKind::Programme.name(),
    "towards",
    &[
        Part::folded("/stackability/codes/*"),
        Part::folded("/code"),
        Part::number("/version"),
    ],
);
/// Programme versions by the rubrics of their assessments and by where they stand.
pub(crate) const PROGRAMME_RUBRIC: Index = Index::new(
    RecordKind::Programme.name(),
    "rubric",
    &[
        Part::text("/assessments/*/rubricId"),
        Part::tag("/state"),
        Part::folded("/code"),
        Part::number("/version"),
    ],
)
.counted(2);
/// Programmes by the assessment standard they adopt.
pub(crate) const PROGRAMME_STANDARD: Index = Index::new(
    RecordKind::Programme.name(),
    "standard",
    &[
        Part::text("/assessmentStandardId"),
        Part::folded("/code"),
        Part::number("/version"),
    ],
)
.counted(1);
/// Rubric versions by their family; a first version has none and heads one.
pub(crate) const RUBRIC_FAMILY: Index = Index::new(
    RecordKind::Rubric.name(),
    "family",
    &[
        Part::text("/lineage").optional(),
        Part::number("/version").optional(),
    ],
);
/// Rubric versions by title, with the family that each is of.
pub(crate) const RUBRIC_TITLE: Index = Index::new(
    RecordKind::Rubric.name(),
    "title",
    &[
        Part::folded("/title").optional(),
        Part::text("/lineage").optional(),
    ],
);
/// Versions of assessment standards by their family; a first version has none and heads one.
pub(crate) const STANDARD_FAMILY: Index = Index::new(
    RecordKind::AssessmentStandard.name(),
    "family",
    &[Part::text("/lineage").optional(), Part::number("/version")],
);
/// Audits, the open ones apart, by when they were begun.
pub(crate) const AUDIT_OPEN: Index = Index::new(
    RecordKind::Audit.name(),
    "open",
    &[Part::flag("/decision"), Part::day("/startedAt").optional()],
)
.counted(1);
/// Audits of a programme version, the open ones apart.
pub(crate) const AUDIT_PROGRAMME: Index = Index::new(
    RecordKind::Audit.name(),
    "programme",
    &[
        Part::text("/programmeId"),
        Part::flag("/decision"),
        Part::text("/standardId"),
    ],
);
/// Cohorts of a programme version by name: no two share one.
pub(crate) const COHORT_NAME: Index = Index::new(
    RecordKind::Cohort.name(),
    "name",
    &[Part::text("/programmeId"), Part::folded("/name")],
)
.counted(1);
/// Cohorts by name alone, for lists.
pub(crate) const COHORT_LIST: Index = Index::new(
    RecordKind::Cohort.name(),
    "list",
    &[Part::folded("/name").optional()],
);
/// Learners of a cohort by result.
pub(crate) const LEARNER_RESULT: Index = Index::new(
    RecordKind::Learner.name(),
    "result",
    &[Part::text("/cohortId"), Part::tag("/result")],
)
.counted(2);
/// Certificates of a programme by the learner's number.
pub(crate) const CERTIFICATE_LEARNER: Index = Index::new(
    RecordKind::Certificate.name(),
    "learner",
    &[Part::text("/programmeCode"), Part::text("/learnerNumber")],
);
/// Certificates of a programme by the learner's name.
pub(crate) const CERTIFICATE_NAME: Index = Index::new(
    RecordKind::Certificate.name(),
    "name",
    &[Part::text("/programmeCode"), Part::folded("/name")],
);
/// Certificates of an issue run.
pub(crate) const CERTIFICATE_RUN: Index = Index::new(
    RecordKind::Certificate.name(),
    "run",
    &[Part::text("/runId")],
)
.counted(1);
/// Certificates by standing and by the last day they hold, those that hold for ever first.
pub(crate) const CERTIFICATE_EXPIRY: Index = Index::new(
    RecordKind::Certificate.name(),
    "expiry",
    &[Part::tag("/standing"), Part::day("/validUntil").optional()],
)
.counted(1);
/// Certificates by the day printed on them.
pub(crate) const CERTIFICATE_ISSUED: Index = Index::new(
    RecordKind::Certificate.name(),
    "issued",
    &[Part::day("/issuedOn")],
);
/// Void serials by when they were made void.
pub(crate) const VOID_AT: Index = Index::new(
    RecordKind::VoidSerial.name(),
    "at",
    &[Part::day("/at").optional()],
);
/// Issue runs that are not finished, by cohort: a cohort has one at most.
pub(crate) const ISSUE_RUN_COHORT: Index = Index::new(
    RecordKind::IssueRun.name(),
    "cohort",
    &[Part::text("/cohortId")],
)
.unique();
/// Markings by the rubric that the work is scored with.
pub(crate) const MARKING_RUBRIC: Index = Index::new(
    RecordKind::Marking.name(),
    "rubric",
    &[Part::text("/rubricId")],
)
.counted(1);
/// Markings of a cohort.
pub(crate) const MARKING_COHORT: Index = Index::new(
    RecordKind::Marking.name(),
    "cohort",
    &[Part::text("/cohortId")],
);
/// Decided awards by the version of the assessment standard.
pub(crate) const AWARD_STANDARD: Index = Index::new(
    RecordKind::Award.name(),
    "standard",
    &[Part::text("/standardId")],
);
/// Decided awards of a cohort.
pub(crate) const AWARD_COHORT: Index = Index::new(
    RecordKind::Award.name(),
    "cohort",
    &[Part::text("/cohortId")],
)
.counted(1);
/// Panels by title.
pub(crate) const PANEL_TITLE: Index = Index::new(
    RecordKind::Panel.name(),
    "title",
    &[Part::folded("/title").optional()],
);
/// Panels about a programme version.
pub(crate) const PANEL_PROGRAMME: Index = Index::new(
    RecordKind::Panel.name(),
    "programme",
    &[Part::text("/programmeId")],
);
/// Competencies of a framework in its own order, by label where it has none.
pub(crate) const COMPETENCY_PLACE: Index = Index::new(
    RecordKind::Competency.name(),
    "place",
    &[
        Part::text("/frameworkId"),
        Part::number("/place").optional(),
        Part::folded("/label").optional(),
    ],
)
.counted(1);
/// Markings by the rubric versions that their work was scored with before it was moved.
pub(crate) const MARKING_MOVED: Index = Index::new(
    RecordKind::Marking.name(),
    "moved",
    &[Part::text("/moves/*/from")],
)
.counted(1);
/// Versions of assessment standards by title, with the family that each is of.
pub(crate) const STANDARD_TITLE: Index = Index::new(
    RecordKind::AssessmentStandard.name(),
    "title",
    &[
        Part::folded("/title").optional(),
        Part::text("/lineage").optional(),
    ],
);

/// Every index, as the store is told of them.
pub(crate) const ALL: &[Index] = &[
    PROFILE_NAME,
    PROFILE_LOOKS,
    PROFILE_ROLE,
    PROGRAMME_CODE,
    PROGRAMME_STATE,
    PROGRAMME_TOWARDS,
    PROGRAMME_RUBRIC,
    PROGRAMME_STANDARD,
    RUBRIC_FAMILY,
    RUBRIC_TITLE,
    STANDARD_FAMILY,
    AUDIT_OPEN,
    AUDIT_PROGRAMME,
    COHORT_NAME,
    COHORT_LIST,
    LEARNER_RESULT,
    CERTIFICATE_LEARNER,
    CERTIFICATE_NAME,
    CERTIFICATE_RUN,
    CERTIFICATE_EXPIRY,
    CERTIFICATE_ISSUED,
    VOID_AT,
    ISSUE_RUN_COHORT,
    MARKING_RUBRIC,
    MARKING_COHORT,
    AWARD_STANDARD,
    AWARD_COHORT,
    PANEL_TITLE,
    PANEL_PROGRAMME,
    COMPETENCY_PLACE,
    MARKING_MOVED,
    STANDARD_TITLE,
];

/// Guards over an index: no two records, or none at all, with these parts.
pub(crate) trait Guarding {
    /// After the change no two records hold these parts.
    fn no_two<P: Into<PartValue>>(&self, parts: impl IntoIterator<Item = P>) -> Guard;
    /// No record but those the change writes holds these parts.
    fn none<P: Into<PartValue>>(&self, parts: impl IntoIterator<Item = P>) -> Guard;
}

impl Guarding for Index {
    fn no_two<P: Into<PartValue>>(&self, parts: impl IntoIterator<Item = P>) -> Guard {
        Guard::unique(self.kind, self.name, parts)
    }

    fn none<P: Into<PartValue>>(&self, parts: impl IntoIterator<Item = P>) -> Guard {
        Guard::none_hold(self.kind, self.name, parts)
    }
}
