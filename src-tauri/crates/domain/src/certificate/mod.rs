//! Certificates in the register: what was printed, frozen.

mod class;
mod kept;
mod paper;

pub use class::{
    IssueClass, RENEW_BEFORE, belongs_to, class_of, deciding, may_belong_to, runs_out,
};
pub use kept::{AwardKept, CredentialKept, FontKept, RubricKept, StackedAward};
pub use paper::{PT_PER_MM, Paper};

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

use crate::file_name::Piece;
use crate::institution::Institution;
use crate::programme::Programme;
use crate::{
    CohortId, Date, LearnerId, PaperStockId, ProgrammeId, SnapshotId, TemplateId, Timestamp,
    file_name,
};

/// The letters of a run, by where they stand. Scripts whose letters change shape beside each other
/// are left to each file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct RunLetters {
    /// Of names.
    pub names: String,
    /// Of names in Latin letters.
    pub latin_names: String,
    /// Of grades.
    pub grades: String,
    /// Of serials.
    pub serials: String,
    /// Of all else that differs from learner to learner.
    pub others: String,
}

/// What all certificates of one run of the press share. Never changed once written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Its identity.
    pub id: SnapshotId,
    /// The institution as it was.
    pub institution: Institution,
    /// The programme version as it was.
    pub programme: Programme,
    /// The template's identity.
    pub template_id: TemplateId,
    /// The template's version.
    pub template_version: u32,
    /// The template as it was: the hash under which the workspace keeps it. Empty in runs from
    /// before templates could be edited.
    #[serde(default)]
    pub template_hash: String,
    /// Fonts that are not inside the program, by the names the template and the names of learners
    /// found them under.
    #[serde(default)]
    pub fonts: Vec<FontKept>,
    /// The letters that its certificates need, embedded once for all of its files.
    #[serde(default)]
    pub letters: RunLetters,
    /// The paper.
    pub paper: Paper,
    /// The batch of numbered paper it is printed on, where there is one.
    #[serde(default)]
    pub stock: Option<PaperStockId>,
    /// The day printed on the certificates.
    pub issued_on: Date,
    /// When the run began.
    pub started_at: Timestamp,
}

/// Whether a certificate still holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Standing {
    /// Issued and good.
    Valid,
    /// Taken back.
    Revoked {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// Taken back for now.
    Suspended {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// Another took its place: a renewal, or one of a later version of the programme.
    Replaced {
        /// The serial of the other.
        by: String,
        /// When.
        at: Timestamp,
    },
}

/// One line of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// The serial: unique for ever.
    pub serial: String,
    /// The run it was printed in.
    pub run_id: SnapshotId,
    /// The programme version.
    pub programme_id: ProgrammeId,
    /// The programme's code, for lists.
    pub programme_code: String,
    /// The programme's version, for lists.
    pub programme_version: u32,
    /// The programme's title as printed.
    pub programme_title: String,
    /// The cohort.
    pub cohort_id: CohortId,
    /// The cohort's name, for lists.
    pub cohort_name: String,
    /// The learner.
    pub learner_id: LearnerId,
    /// The learner's number as it was.
    pub learner_number: String,
    /// The name as printed.
    pub name: String,
    /// The name in Latin letters as printed; may be empty.
    pub latin_name: String,
    /// The grade as printed; may be empty.
    pub grade: String,
    /// The day printed.
    pub issued_on: Date,
    /// The last day it holds, where validity is limited.
    pub valid_until: Option<Date>,
    /// The day the learner finished, where it is known.
    #[serde(default)]
    pub completed_on: Option<Date>,
    /// Awards it was stacked from.
    #[serde(default)]
    pub stacked: Vec<StackedAward>,
    /// The versions of rubrics that the work was marked with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rubrics: Vec<RubricKept>,
    /// The decision it follows from; none where results came with the roster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub award: Option<AwardKept>,
    /// The number on the sheet it was printed on, where the paper is numbered; empty otherwise.
    #[serde(default)]
    pub sheet: String,
    /// The serial of the certificate whose place it takes; empty for none.
    #[serde(default)]
    pub replaces: String,
    /// The anchor of the journal when it was printed, `NUMBER:HASH` of the newest save: the
    /// journal must still hold that save. Empty in certificates of before there were anchors.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub anchor: String,
    /// Its signed credential; none where the institution signs nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<CredentialKept>,
    /// Whether it still holds.
    pub standing: Standing,
    /// How often it was printed again.
    pub reprints: u32,
}

/// Why a certificate cannot be revoked, suspended or reinstated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum RevokeRefused {
    /// No reason.
    NoReason,
    /// Done before.
    Already(String),
    /// It is not suspended.
    NotSuspended(String),
}

impl ToMessage for RevokeRefused {
    fn message(&self) -> Message {
        match self {
            Self::NoReason => say::register::revoke_no_reason(),
            Self::Already(serial) => say::register::revoke_already(serial),
            Self::NotSuspended(serial) => say::register::reinstate_not_suspended(serial),
        }
    }
}

impl Certificate {
    /// Takes the certificate back.
    ///
    /// # Errors
    /// [`RevokeRefused`] without a reason, or when it was revoked before.
    pub fn revoke(&mut self, reason: &str, at: Timestamp) -> Result<(), RevokeRefused> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(RevokeRefused::NoReason);
        }
        let holds = matches!(self.standing, Standing::Valid | Standing::Suspended { .. });
        if !holds {
            return Err(RevokeRefused::Already(self.serial.clone()));
        }
        self.standing = Standing::Revoked {
            reason: reason.chars().take(1_000).collect(),
            at,
        };
        Ok(())
    }

    /// Takes it back for now.
    ///
    /// # Errors
    /// [`RevokeRefused`] without a reason, or when it does not hold.
    pub fn suspend(&mut self, reason: &str, at: Timestamp) -> Result<(), RevokeRefused> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(RevokeRefused::NoReason);
        }
        if self.standing != Standing::Valid {
            return Err(RevokeRefused::Already(self.serial.clone()));
        }
        self.standing = Standing::Suspended {
            reason: reason.chars().take(1_000).collect(),
            at,
        };
        Ok(())
    }

    /// Lets it hold again.
    ///
    /// # Errors
    /// [`RevokeRefused::NotSuspended`].
    pub fn reinstate(&mut self) -> Result<(), RevokeRefused> {
        if !matches!(self.standing, Standing::Suspended { .. }) {
            return Err(RevokeRefused::NotSuspended(self.serial.clone()));
        }
        self.standing = Standing::Valid;
        Ok(())
    }

    /// The name of its single file, by a pattern such as `{serial}-{name}`, as far as file
    /// systems take it. Where it is too long, names are cut, and never the serial or the number.
    #[must_use]
    pub fn file_name(&self, pattern: &str) -> String {
        let pattern = if pattern.is_empty() {
            file_name::USUAL_PATTERN
        } else {
            pattern
        };
        let latin = if self.latin_name.is_empty() {
            &self.name
        } else {
            &self.latin_name
        };
        let name = if pattern == file_name::USUAL_PATTERN {
            latin
        } else {
            &self.name
        };
        let field = |name_of_field: &str| match name_of_field {
            "serial" => Piece::Whole(self.serial.clone()),
            "number" => Piece::Whole(self.learner_number.clone()),
            "date" => Piece::Whole(self.issued_on.as_str().to_owned()),
            "name" => Piece::Cut(name.clone(), 80),
            "latinName" => Piece::Cut(latin.clone(), 80),
            "programme" => Piece::Cut(self.programme_code.clone(), 40),
            "cohort" => Piece::Cut(self.cohort_name.clone(), 40),
            _ => Piece::Whole(String::new()),
        };
        let stem = file_name::filled(pattern, field);
        format!("{}.pdf", file_name::usable(stem, &self.serial))
    }

    /// What the QR code says: the signed claim, or else words that any scanner shows.
    #[must_use]
    pub fn qr_text(&self, institution: &Institution) -> String {
        let signed = self.credential.as_ref().map(|kept| kept.code.as_str());
        if let Some(code) = signed.filter(|code| !code.is_empty()) {
            return code.to_owned();
        }
        format!(
            "{}\n{}\n{} ({} v{})\n{}\n{}",
            self.serial,
            if self.latin_name.is_empty() {
                &self.name
            } else {
                &self.latin_name
            },
            self.programme_title,
            self.programme_code,
            self.programme_version,
            self.issued_on.as_str(),
            institution.legal_name,
        )
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    pub(crate) fn certificate(name: &str, serial: &str) -> Certificate {
        Certificate {
            serial: serial.into(),
            run_id: "r".into(),
            programme_id: "p".into(),
            programme_code: "A-1".into(),
            programme_version: 1,
            programme_title: "T".into(),
            cohort_id: "c".into(),
            cohort_name: "Autumn".into(),
            learner_id: "c/1".into(),
            learner_number: "1".into(),
            name: name.into(),
            latin_name: String::new(),
            grade: String::new(),
            issued_on: Date::parse("2026-11-23").unwrap(),
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

    #[test]
    fn two_of_one_name_never_share_a_file() {
        let (a, b) = (
            certificate("J. Smith", "X-1"),
            certificate("J. Smith", "X-2"),
        );
        assert_ne!(a.file_name(""), b.file_name(""));
        assert_eq!(a.file_name(""), "X-1-J-Smith.pdf");
        assert_eq!(
            a.file_name("{cohort}/{number} {name}"),
            "Autumn-1-J-Smith.pdf"
        );
    }

    #[test]
    fn the_serial_and_the_number_are_never_cut_away() {
        let mut long = certificate(&"Maximiliane ".repeat(40), "CW-2026-000123");
        long.cohort_name = "Autumn ".repeat(30);
        long.learner_number = "N".repeat(60);
        let pattern = "{cohort} {name} {latinName} {programme} certificate {number} {serial}";
        let name = long.file_name(pattern);
        assert!(name.len() <= 190, "{name}");
        let wanted = format!("{}-CW-2026-000123.pdf", long.learner_number);
        assert!(name.ends_with(&wanted), "{name}");
        assert!(name.starts_with("Autumn-"), "{name}");
        let words = "x".repeat(100) + "{serial}" + &"é".repeat(12);
        assert!(long.file_name(&words).contains("CW-2026-000123"));
    }

    #[test]
    fn a_name_that_a_file_system_keeps_for_itself_is_not_used() {
        for (number, wanted) in [
            ("CON", "CON-X-1.pdf"),
            ("lpt1", "lpt1-X-1.pdf"),
            ("…", "X-1.pdf"),
            ("COM12", "COM12.pdf"),
        ] {
            let mut one = certificate("Ann", "X-1");
            one.learner_number = number.to_owned();
            assert_eq!(one.file_name("{number}"), wanted);
        }
    }

    #[test]
    fn a_file_name_never_leaves_its_folder() {
        let evil = certificate("../../etc/passwd\0", "X-1").file_name("");
        assert!(
            !evil.contains('/') && !evil.contains("..") && !evil.contains('\0'),
            "{evil}"
        );
        assert!(certificate(&"字".repeat(500), "X-1").file_name("").len() < 120);
    }

    #[test]
    fn revoking_needs_a_reason_and_happens_once() {
        let mut c = certificate("A", "X-1");
        let now = Timestamp("2026-11-23T10:00:00Z".into());
        assert_eq!(c.revoke("  ", now.clone()), Err(RevokeRefused::NoReason));
        assert_eq!(c.revoke("plagiarism", now.clone()), Ok(()));
        assert_eq!(
            c.revoke("again", now),
            Err(RevokeRefused::Already("X-1".into()))
        );
    }
}
