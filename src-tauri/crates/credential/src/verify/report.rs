use jiff::Timestamp;

use super::answer::{Answer, Finding};
use crate::reason::Reason;
use crate::shape::{DataModel, Kind};

/// What the four answers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every question has its yes.
    Valid,
    /// One has its no.
    NotValid,
    /// None has a no, and one cannot be answered.
    CannotTell,
}

/// Who vouches for an issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The name of the issuer in the list, which is the one to show.
    pub name: String,
    /// What the list is called.
    pub list: String,
    /// The name of who signed the list.
    pub signer: String,
    /// The date of the list.
    pub list_from: Timestamp,
}

/// What was found out about a credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What sort it is.
    pub kind: Kind,
    /// Which data model.
    pub model: Option<DataModel>,
    /// Whether it has the form that its specification asks for.
    pub form: Finding,
    /// Whether it is as it was signed.
    pub unchanged: Finding,
    /// Whether it holds at this moment.
    pub in_force: Finding,
    /// Whether it was revoked or suspended.
    pub status: Finding,
    /// The date of the status list that says so.
    pub status_as_of: Option<Timestamp>,
    /// Who issued it.
    pub issuer: Finding,
    /// The issuer's identity as the credential gives it.
    pub issuer_id: String,
    /// The name that the credential gives itself.
    pub claimed_name: Option<String>,
    /// Who vouches.
    pub vouched: Option<Vouched>,
    /// Credentials within: those of a learner record, and endorsements.
    pub within: Vec<Self>,
}

impl Report {
    /// The sum. What is within counts where the record rests on it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let own = [
            &self.form,
            &self.unchanged,
            &self.in_force,
            &self.status,
            &self.issuer,
        ];
        let has = |answer| own.iter().any(|finding| finding.answer == answer);
        let within = || self.within.iter().map(Self::verdict);
        let rests = self.kind == Kind::LearnerRecord;
        if has(Answer::No) || rests && within().any(|v| v == Verdict::NotValid) {
            Verdict::NotValid
        } else if has(Answer::Unknown) || rests && within().any(|v| v == Verdict::CannotTell) {
            Verdict::CannotTell
        } else {
            Verdict::Valid
        }
    }

    /// All reasons, in the order of the questions.
    pub fn reasons(&self) -> impl Iterator<Item = &Reason> {
        [
            &self.form,
            &self.unchanged,
            &self.in_force,
            &self.status,
            &self.issuer,
        ]
        .into_iter()
        .flat_map(|finding| &finding.reasons)
    }
}
