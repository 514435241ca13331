//! The kinds of records a workspace holds, and what holds for each.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What sort of thing a record is. A new kind has to answer every question below.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for what it is")]
pub enum RecordKind {
    Institution,
    Framework,
    Competency,
    Programme,
    Rubric,
    Audit,
    Cohort,
    Learner,
    /// The institution, programme and template as they were when certificates were issued.
    #[serde(rename = "printRun")]
    Snapshot,
    /// A run of the press that can go on where it stopped.
    #[serde(rename = "pressRun")]
    IssueRun,
    Certificate,
    VoidSerial,
    PaperStock,
    Counter,
    Profile,
    AssessmentStandard,
    Marking,
    Score,
    Award,
    Panel,
    Phrases,
    CertificateTemplate,
    Font,
    Settings,
    /// Work as it came by a package, so that it can go back with what was changed.
    Handover,
    /// A key that signs credentials; its secret half is sealed under a passphrase.
    SigningKey,
    /// What the signed credentials of a run share.
    CredentialShape,
    /// A list, a key document or a status list that verifying goes by.
    KnownFile,
    /// An institution on the list that this workspace signs.
    RecognisedIssuer,
}

/// Whether a kind is about persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// Its values are encrypted in a locked workspace.
    Private,
    /// Its values stay readable there.
    Plain,
}

/// What undo does to a save of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    /// It can be taken back through the session.
    Step,
    /// It stands in the register, under a signature, or in an account: it is never taken back.
    Never,
}

/// What a person can do with earlier versions of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Versions {
    /// They are shown, and one can be restored.
    Restored,
    /// They are shown only.
    Shown,
    /// They are not shown.
    Hidden,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: [Self; 29] = [
        Self::Institution,
        Self::Framework,
        Self::Competency,
        Self::Programme,
        Self::Rubric,
        Self::Audit,
        Self::Cohort,
        Self::Learner,
        Self::Snapshot,
        Self::IssueRun,
        Self::Certificate,
        Self::VoidSerial,
        Self::PaperStock,
        Self::Counter,
        Self::Profile,
        Self::AssessmentStandard,
        Self::Marking,
        Self::Score,
        Self::Award,
        Self::Panel,
        Self::Phrases,
        Self::CertificateTemplate,
        Self::Font,
        Self::Settings,
        Self::Handover,
        Self::SigningKey,
        Self::CredentialShape,
        Self::KnownFile,
        Self::RecognisedIssuer,
    ];

    /// The kind as the journal names it. A name once written is never changed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Institution => "institution",
            Self::Framework => "framework",
            Self::Competency => "competency",
            Self::Programme => "programme",
            Self::Rubric => "rubric",
            Self::Audit => "audit",
            Self::Cohort => "cohort",
            Self::Learner => "learner",
            Self::Snapshot => "printRun",
            Self::IssueRun => "pressRun",
            Self::Certificate => "certificate",
            Self::VoidSerial => "voidSerial",
            Self::PaperStock => "paperStock",
            Self::Counter => "counter",
            Self::Profile => "profile",
            Self::AssessmentStandard => "assessmentStandard",
            Self::Marking => "marking",
            Self::Score => "score",
            Self::Award => "award",
            Self::Panel => "panel",
            Self::Phrases => "phrases",
            Self::CertificateTemplate => "certificateTemplate",
            Self::Font => "font",
            Self::Settings => "settings",
            Self::Handover => "handover",
            Self::SigningKey => "signingKey",
            Self::CredentialShape => "credentialShape",
            Self::KnownFile => "knownFile",
            Self::RecognisedIssuer => "recognisedIssuer",
        }
    }

    /// The kind the journal names so; `None` for one that a newer program made.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether its values are about persons.
    #[must_use]
    pub const fn privacy(self) -> Privacy {
        match self {
            Self::Learner | Self::Certificate | Self::Profile | Self::Score | Self::Award => {
                Privacy::Private
            }
            // They say who is marked twice, and whose marks were moved.
            Self::Marking => Privacy::Private,
            // It names learners by number or mail address.
            Self::IssueRun => Privacy::Private,
            // They name who mends what, who judged, and what was seen of whose work.
            Self::Audit | Self::Panel | Self::Handover => Privacy::Private,
            // Why a certificate or a sheet is of no use may say whose it was.
            Self::VoidSerial | Self::PaperStock => Privacy::Private,
            // What the institution offers and says of itself, and numbers.
            Self::Institution
            | Self::Framework
            | Self::Competency
            | Self::Programme
            | Self::Rubric
            | Self::Cohort
            | Self::Snapshot
            | Self::Counter
            | Self::AssessmentStandard
            | Self::Phrases
            | Self::CertificateTemplate
            | Self::Font
            | Self::Settings => Privacy::Plain,
            // What is published. The secret half of a key is sealed by itself.
            Self::SigningKey | Self::CredentialShape | Self::KnownFile | Self::RecognisedIssuer => {
                Privacy::Plain
            }
        }
    }

    /// Whether its records are named after a person: whoever knows a learner's number could tell
    /// by the name alone that the learner is here.
    #[must_use]
    pub const fn is_named_after_person(self) -> bool {
        match self {
            Self::Learner | Self::Score | Self::Award => true,
            // Names that are drawn, counted, or given to things.
            Self::Institution
            | Self::Framework
            | Self::Competency
            | Self::Programme
            | Self::Rubric
            | Self::Audit
            | Self::Cohort
            | Self::Snapshot
            | Self::IssueRun
            | Self::Certificate
            | Self::VoidSerial
            | Self::PaperStock
            | Self::Counter
            | Self::Profile
            | Self::AssessmentStandard
            | Self::Marking
            | Self::Panel
            | Self::Phrases
            | Self::CertificateTemplate
            | Self::Font
            | Self::Settings
            | Self::Handover
            | Self::SigningKey
            | Self::CredentialShape
            | Self::KnownFile
            | Self::RecognisedIssuer => false,
        }
    }

    /// Whether it is found by words.
    #[must_use]
    pub const fn is_searched(self) -> bool {
        matches!(
            self,
            Self::Programme | Self::Competency | Self::Learner | Self::Certificate
        )
    }

    /// What undo does to a save of it.
    #[must_use]
    pub const fn undo(self) -> Undo {
        match self {
            Self::Snapshot
            | Self::IssueRun
            | Self::Certificate
            | Self::VoidSerial
            | Self::PaperStock
            | Self::Counter
            | Self::Profile
            | Self::Award
            | Self::SigningKey
            | Self::CredentialShape => Undo::Never,
            Self::Institution
            | Self::Framework
            | Self::Competency
            | Self::Programme
            | Self::Rubric
            | Self::Audit
            | Self::Cohort
            | Self::Learner
            | Self::AssessmentStandard
            | Self::Marking
            | Self::Score
            | Self::Panel
            | Self::Phrases
            | Self::CertificateTemplate
            | Self::Font
            | Self::Settings
            | Self::Handover
            | Self::KnownFile
            | Self::RecognisedIssuer => Undo::Step,
        }
    }

    /// What a person can do with its earlier versions.
    #[must_use]
    pub const fn versions(self) -> Versions {
        match self {
            Self::Institution | Self::Programme | Self::Rubric | Self::CertificateTemplate => {
                Versions::Restored
            }
            Self::Audit
            | Self::AssessmentStandard
            | Self::Cohort
            | Self::Learner
            | Self::Certificate => Versions::Shown,
            Self::Framework
            | Self::Competency
            | Self::Snapshot
            | Self::IssueRun
            | Self::VoidSerial
            | Self::PaperStock
            | Self::Counter
            | Self::Profile
            | Self::Marking
            | Self::Score
            | Self::Award
            | Self::Panel
            | Self::Phrases
            | Self::Font
            | Self::Settings
            | Self::Handover
            | Self::SigningKey
            | Self::CredentialShape
            | Self::KnownFile
            | Self::RecognisedIssuer => Versions::Hidden,
        }
    }
}

impl std::fmt::Display for RecordKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_listed_once_under_its_own_name() {
        let mut names: Vec<&str> = RecordKind::ALL.iter().map(|kind| kind.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), RecordKind::ALL.len());
        for kind in RecordKind::ALL {
            assert_eq!(RecordKind::named(kind.name()), Some(kind));
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(json, format!("\"{}\"", kind.name()));
        }
        assert_eq!(RecordKind::named("somethingNewer"), None);
    }

    #[test]
    fn what_is_named_after_a_person_is_private() {
        for kind in RecordKind::ALL {
            assert!(!kind.is_named_after_person() || kind.privacy() == Privacy::Private);
        }
    }
}
