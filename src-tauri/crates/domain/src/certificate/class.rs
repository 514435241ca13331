//! What printing would do for a learner, before anything is made.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Certificate, Standing};
use crate::cohort::{Learner, LearnerResult, name_key};
use crate::programme::Programme;
use crate::{CohortId, Date};

/// What printing would do for a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum IssueClass {
    /// The first certificate of this programme.
    FirstAward,
    /// Earned it anew: takes the place of one that ran out or is about to.
    Renewal,
    /// Takes the place of one of another version of the programme.
    Supersedes,
    /// Holds a valid one already.
    AlreadyHolds,
    /// The one from this cohort ran out; renewed only by hand.
    RanOut,
    /// Had one that was revoked; issued again only by hand.
    RevokedBefore,
    /// Had one that was revoked, and gets a new one because a person said so.
    Again,
    /// Another with this number and part of this name holds one; issued only by hand.
    InAnotherName,
    /// Somebody who may be the same person holds one under another number; issued only by hand.
    InAnotherNumber,
    /// Did not pass.
    DidNotPass,
    /// The result is not known.
    ResultPending,
    /// The name cannot be printed.
    CannotPrint,
}

impl IssueClass {
    /// Whether a certificate is made.
    #[must_use]
    pub fn is_issued(self) -> bool {
        matches!(
            self,
            Self::FirstAward | Self::Renewal | Self::Supersedes | Self::Again
        )
    }

    /// Whether the learner has not earned the award.
    #[must_use]
    pub fn is_not_eligible(self) -> bool {
        matches!(self, Self::DidNotPass | Self::ResultPending)
    }

    /// Whether a person must look before anything is made.
    #[must_use]
    pub fn is_to_look_at(self) -> bool {
        matches!(
            self,
            Self::RanOut
                | Self::RevokedBefore
                | Self::InAnotherName
                | Self::InAnotherNumber
                | Self::CannotPrint
        )
    }
}

/// A certificate may be renewed this many days before its last one.
pub const RENEW_BEFORE: u16 = 92;

/// Whether a certificate belongs to a learner. In one cohort the record tells, since a number may be
/// corrected. Numbers count from 1 again in many cohorts, so beyond one cohort the name must be the
/// same, too.
#[must_use]
pub fn belongs_to(held: &Certificate, learner: &Learner) -> bool {
    if held.cohort_id == learner.cohort_id {
        return held.learner_id == learner.id;
    }
    learner.had_number(&held.learner_number) && name_key(&held.name) == name_key(&learner.name)
}

/// Whether a certificate may be the same learner's in another name: the same number, and part of
/// the name. People marry, and numbers count from 1 again in many cohorts, so a person must look.
#[must_use]
pub fn may_belong_to(held: &Certificate, learner: &Learner) -> bool {
    let parts = |name: &str| -> Vec<String> {
        let key = name_key(name);
        let parts = key.split(|c: char| !c.is_alphanumeric());
        parts
            .filter(|part| part.chars().count() > 1)
            .map(str::to_owned)
            .collect()
    };
    if !learner.had_number(&held.learner_number) || belongs_to(held, learner) {
        return false;
    }
    let theirs = parts(&held.name);
    parts(&learner.name)
        .iter()
        .any(|part| theirs.contains(part))
}

/// How a certificate weighs against others of the same learner: valid ones, then later ones.
fn weight(held: &Certificate) -> (bool, &Date) {
    (held.standing == Standing::Valid, &held.issued_on)
}

/// The certificate among those of a learner that decides what happens next.
#[must_use]
pub fn deciding<'c>(held: impl Iterator<Item = &'c Certificate>) -> Option<&'c Certificate> {
    held.max_by(|a, b| weight(a).cmp(&weight(b)).then(a.serial.cmp(&b.serial)))
}

/// Whether a certificate has run out on a day, or does within [`RENEW_BEFORE`] days.
#[must_use]
pub fn runs_out(held: &Certificate, day: &Date) -> bool {
    held.valid_until
        .as_ref()
        .is_some_and(|last| *last <= day.plus_days(RENEW_BEFORE))
}

/// Classes a learner who holds, or held, `held`. `by_hand` says that a person asked for a new
/// certificate for exactly this learner.
#[must_use]
pub fn class_of(
    result: LearnerResult,
    held: Option<&Certificate>,
    programme: &Programme,
    cohort: &CohortId,
    day: &Date,
    by_hand: bool,
) -> IssueClass {
    let not_yet = match result {
        LearnerResult::Passed => None,
        LearnerResult::Failed => Some(IssueClass::DidNotPass),
        LearnerResult::Pending => Some(IssueClass::ResultPending),
    };
    let Some(held) = held else {
        return not_yet.unwrap_or(IssueClass::FirstAward);
    };
    let here = held.cohort_id == *cohort;
    match &held.standing {
        Standing::Valid if not_yet.is_some() && !here => {
            not_yet.unwrap_or(IssueClass::AlreadyHolds)
        }
        Standing::Valid if not_yet.is_some() => IssueClass::AlreadyHolds,
        Standing::Valid if held.programme_id != programme.id => {
            if held.programme_version < programme.version {
                IssueClass::Supersedes
            } else {
                IssueClass::AlreadyHolds
            }
        }
        Standing::Valid if runs_out(held, day) => {
            if !here || by_hand {
                IssueClass::Renewal
            } else {
                IssueClass::RanOut
            }
        }
        // What is suspended may hold again: nobody gets another meanwhile.
        Standing::Valid | Standing::Suspended { .. } => IssueClass::AlreadyHolds,
        Standing::Replaced { .. } if here => IssueClass::AlreadyHolds,
        Standing::Replaced { .. } => not_yet.unwrap_or(IssueClass::FirstAward),
        Standing::Revoked { .. } => not_yet.unwrap_or(if by_hand {
            IssueClass::Again
        } else {
            IssueClass::RevokedBefore
        }),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::Timestamp;

    fn programme(id: &str, version: u32) -> Programme {
        let mut programme = Programme::draft(id.into(), "A-1", "T");
        programme.version = version;
        programme
    }

    fn held(programme: &str, version: u32, cohort: &str, until: Option<&str>) -> Certificate {
        Certificate {
            programme_id: programme.into(),
            programme_version: version,
            cohort_id: cohort.into(),
            valid_until: until.map(|d| Date::parse(d).unwrap()),
            ..crate::certificate::tests::certificate("Ada", "X-1")
        }
    }

    fn class(held: Option<&Certificate>, result: LearnerResult, by_hand: bool) -> IssueClass {
        let day = Date::parse("2026-11-23").unwrap();
        class_of(
            result,
            held,
            &programme("p2", 2),
            &"now".into(),
            &day,
            by_hand,
        )
    }

    #[test]
    fn each_class_has_its_case() {
        use IssueClass::{
            Again, AlreadyHolds, DidNotPass, FirstAward, RanOut, Renewal, ResultPending,
            RevokedBefore, Supersedes,
        };
        use LearnerResult::{Failed, Passed, Pending};
        assert_eq!(class(None, Passed, false), FirstAward);
        assert_eq!(class(None, Failed, false), DidNotPass);
        assert_eq!(class(None, Pending, false), ResultPending);
        let here = held("p2", 2, "now", None);
        assert_eq!(class(Some(&here), Passed, false), AlreadyHolds);
        assert_eq!(class(Some(&here), Failed, false), AlreadyHolds);
        let out = held("p2", 2, "now", Some("2026-11-01"));
        assert_eq!(class(Some(&out), Passed, false), RanOut);
        assert_eq!(class(Some(&out), Passed, true), Renewal);
        let earlier = held("p2", 2, "then", Some("2027-01-01"));
        assert_eq!(class(Some(&earlier), Passed, false), Renewal);
        assert_eq!(class(Some(&earlier), Failed, false), DidNotPass);
        let fresh = held("p2", 2, "then", Some("2029-01-01"));
        assert_eq!(class(Some(&fresh), Passed, false), AlreadyHolds);
        let old = held("p1", 1, "then", None);
        assert_eq!(class(Some(&old), Passed, false), Supersedes);
        let newer = held("p3", 3, "then", None);
        assert_eq!(class(Some(&newer), Passed, false), AlreadyHolds);
        let mut revoked = held("p2", 2, "now", None);
        revoked
            .revoke("plagiarism", Timestamp("2026-11-01T10:00:00Z".into()))
            .unwrap();
        assert_eq!(class(Some(&revoked), Passed, false), RevokedBefore);
        assert_eq!(class(Some(&revoked), Passed, true), Again);
        assert_eq!(class(Some(&revoked), Failed, true), DidNotPass);
    }

    #[test]
    fn a_number_alone_makes_nobody_the_same_person() {
        let of = |number: &str, name: &str, cohort: &str| Learner {
            id: "l".into(),
            cohort_id: cohort.into(),
            number: number.to_owned(),
            name: name.to_owned(),
            latin_name: String::new(),
            email: String::new(),
            result: LearnerResult::Passed,
            grade: String::new(),
            completed_on: None,
            earlier_numbers: Vec::new(),
        };
        let held = Certificate {
            name: "Ada Byron".to_owned(),
            learner_number: "7".to_owned(),
            learner_id: "l".into(),
            ..held("p2", 2, "then", None)
        };
        // Whoever has the number now, since it was corrected.
        let another = Learner {
            id: "m".into(),
            ..of("7", "Grace Hopper", "then")
        };
        assert!(!belongs_to(&held, &another));
        // Whoever had it before.
        let corrected = Learner {
            earlier_numbers: vec!["7".to_owned()],
            ..of("9", "Ada Byron", "now")
        };
        assert!(belongs_to(&held, &corrected));
        for (learner, belongs, may) in [
            (of("7", "ada  byron", "now"), true, false),
            (of("7", "Ada King-Noel", "then"), true, false),
            (of("7", "Ada King-Noel", "now"), false, true),
            (of("7", "Charles Babbage", "now"), false, false),
            (of("8", "Ada King-Noel", "now"), false, false),
        ] {
            assert_eq!(
                (belongs_to(&held, &learner), may_belong_to(&held, &learner)),
                (belongs, may),
                "{learner:?}"
            );
        }
    }

    #[test]
    fn the_valid_and_latest_decides() {
        let mut revoked = held("p2", 2, "now", None);
        revoked
            .revoke("x", Timestamp("2026-11-01T10:00:00Z".into()))
            .unwrap();
        let valid = held("p1", 1, "then", None);
        assert_eq!(deciding([&revoked, &valid].into_iter()), Some(&valid));
        assert_eq!(deciding(std::iter::empty()), None);
    }
}
