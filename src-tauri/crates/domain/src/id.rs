//! Identifiers: opaque text, unique within a workspace, never shown to people.

use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Type)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// One version of a programme. Versions of one programme share a code.
    ProgrammeId,
    /// A learning outcome within a programme.
    OutcomeId,
    /// An assessment within a programme.
    AssessmentId,
    /// One version of an assessment standard.
    AssessmentStandardId,
    /// A panel that sets a cut score.
    PanelId,
    /// A competency framework.
    FrameworkId,
    /// A competency within a framework.
    CompetencyId,
    /// A rubric in the library.
    RubricId,
    /// A criterion or a level of a rubric.
    RubricPartId,
    /// A quality standard.
    QualityStandardId,
    /// A clause of a quality standard.
    ClauseId,
    /// An audit of one programme version against one standard.
    AuditId,
    /// A cohort of learners on one programme.
    CohortId,
    /// A learner within a cohort.
    LearnerId,
    /// A batch of numbered paper.
    PaperStockId,
    /// A certificate template.
    TemplateId,
    /// A person who works in the workspace.
    ProfileId,
    /// One run of the press: what its certificates share is kept under this.
    SnapshotId,
}
