//! The people who work in a workspace, their roles, and what each role may do.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

use crate::ProfileId;

/// What a person is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Builds programmes, rubrics and frameworks.
    Designer,
    /// Scores learners' work.
    Assessor,
    /// Audits programmes and signs off.
    Reviewer,
    /// Keeps cohorts and the register, and prints certificates.
    Registrar,
    /// Everything, and the workspace itself.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [
        Self::Designer,
        Self::Assessor,
        Self::Reviewer,
        Self::Registrar,
        Self::Administrator,
    ];

    /// The role as it is stored.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Designer => "designer",
            Self::Assessor => "assessor",
            Self::Reviewer => "reviewer",
            Self::Registrar => "registrar",
            Self::Administrator => "administrator",
        }
    }

    /// The role in words.
    #[must_use]
    pub fn label(self) -> Message {
        match self {
            Self::Designer => say::people::roles_designer(),
            Self::Assessor => say::people::roles_assessor(),
            Self::Reviewer => say::people::roles_reviewer(),
            Self::Registrar => say::people::roles_registrar(),
            Self::Administrator => say::people::roles_administrator(),
        }
    }
}

/// What is done. Reading within the workspace needs no permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// Make and change programmes, rubrics and frameworks; send to review.
    Design,
    /// Begin audits and judge clauses.
    Review,
    /// Decide an audit, and so approve or return a programme version.
    SignOff,
    /// Open an approved version to learners, or retire it.
    Offer,
    /// Write assessment standards, and hold panels that set cut scores.
    SetStandards,
    /// Score learners' work.
    Score,
    /// Draw samples, settle markers' differences, move scored work to another rubric version.
    Moderate,
    /// Decide awards by an assessment standard.
    DecideAwards,
    /// Take in rosters, keep cohorts.
    KeepCohorts,
    /// Draw certificate templates, and bring their pictures.
    DrawTemplates,
    /// Print certificates, reprint and revoke them.
    Issue,
    /// Sign certificates and lists of recognised issuers with the institution's keys.
    Sign,
    /// Make, replace and pass on keys, and say how certificates are signed.
    KeepKeys,
    /// Change the institution and its pictures.
    SetUpInstitution,
    /// Backups, compacting, importing archives, locking.
    KeepWorkspace,
    /// Add people, change their roles, let them go.
    KeepPeople,
    /// Change one's own passphrase.
    ChangeOwnPassphrase,
    /// Write programmes, rubrics, frameworks, templates and audits to files.
    ExportDesigns,
    /// Write learners' scores and feedback to files.
    ExportScores,
    /// Write cohorts, awards, certificates and the register to files.
    ExportRegister,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 20] = [
        Self::Design,
        Self::Review,
        Self::SignOff,
        Self::Offer,
        Self::SetStandards,
        Self::Score,
        Self::Moderate,
        Self::DecideAwards,
        Self::KeepCohorts,
        Self::DrawTemplates,
        Self::Issue,
        Self::Sign,
        Self::KeepKeys,
        Self::SetUpInstitution,
        Self::KeepWorkspace,
        Self::KeepPeople,
        Self::ChangeOwnPassphrase,
        Self::ExportDesigns,
        Self::ExportScores,
        Self::ExportRegister,
    ];

    /// The action in words, after “may”.
    #[must_use]
    pub fn label(self) -> Message {
        use say::people as say;
        match self {
            Self::Design => say::to_design(),
            Self::Review => say::to_review(),
            Self::SignOff => say::to_sign_off(),
            Self::Offer => say::to_offer(),
            Self::SetStandards => say::to_set_standards(),
            Self::Score => say::to_score(),
            Self::Moderate => say::to_moderate(),
            Self::DecideAwards => say::to_decide_awards(),
            Self::KeepCohorts => say::to_keep_cohorts(),
            Self::DrawTemplates => say::to_draw_templates(),
            Self::Issue => say::to_issue(),
            Self::Sign => say::to_sign(),
            Self::KeepKeys => say::to_keep_keys(),
            Self::SetUpInstitution => say::to_set_up_institution(),
            Self::KeepWorkspace => say::to_keep_workspace(),
            Self::KeepPeople => say::to_keep_people(),
            Self::ChangeOwnPassphrase => say::to_change_own_passphrase(),
            Self::ExportDesigns => say::to_export_designs(),
            Self::ExportScores => say::to_export_scores(),
            Self::ExportRegister => say::to_export_register(),
        }
    }

    /// The roles that may. This is the whole table.
    #[must_use]
    pub fn roles(self) -> &'static [Role] {
        use Role::{Administrator, Assessor, Designer, Registrar, Reviewer};
        match self {
            Self::Design => &[Designer, Administrator],
            Self::Review | Self::SignOff => &[Reviewer, Administrator],
            Self::Offer | Self::DrawTemplates => &[Designer, Registrar, Administrator],
            Self::SetStandards => &[Designer, Reviewer, Administrator],
            Self::Score => &[Assessor, Registrar, Administrator],
            Self::Moderate => &[Reviewer, Administrator],
            Self::KeepCohorts | Self::Issue | Self::Sign | Self::DecideAwards => {
                &[Registrar, Administrator]
            }
            Self::ChangeOwnPassphrase | Self::ExportDesigns => &Role::ALL,
            Self::ExportScores => &[Assessor, Reviewer, Registrar, Administrator],
            Self::ExportRegister => &[Reviewer, Registrar, Administrator],
            Self::KeepKeys | Self::SetUpInstitution | Self::KeepWorkspace | Self::KeepPeople => {
                &[Administrator]
            }
        }
    }
}

/// A person who works in the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Their identity.
    pub id: ProfileId,
    /// Their name, as it stands under what they sign.
    pub name: String,
    /// What they are there for.
    pub role: Role,
    /// Their passphrase as a PHC string (Argon2id), or empty for none.
    pub passphrase: String,
    /// They work here no more. What they did stays theirs.
    pub left: bool,
}

/// Why something may not be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum NotAllowed {
    /// Nobody is signed in.
    NotSignedIn,
    /// The role does not include it.
    Role {
        /// The person.
        name: String,
        /// Their role.
        role: Role,
        /// What they wanted to do.
        action: Action,
    },
    /// They designed what is to be signed off.
    OwnWork(String),
    /// The last administrator would go.
    LastAdministrator,
}

impl ToMessage for NotAllowed {
    fn message(&self) -> Message {
        match self {
            Self::NotSignedIn => say::people::not_signed_in(),
            Self::Role { name, role, action } => {
                let who = action.roles().iter().map(|r| r.label());
                say::people::may_not(action.label(), name, role.label(), who)
            }
            Self::OwnWork(name) => say::people::own_work_refused(name),
            Self::LastAdministrator => say::people::last_administrator(),
        }
    }
}

/// Whether a person may do something. Where nobody has a profile, everybody may.
///
/// # Errors
/// [`NotAllowed`] with the reason.
pub fn may(
    signed_in: Option<&Profile>,
    any_profiles: bool,
    action: Action,
) -> Result<(), NotAllowed> {
    if !any_profiles {
        return Ok(());
    }
    let person = signed_in.ok_or(NotAllowed::NotSignedIn)?;
    if action.roles().contains(&person.role) {
        return Ok(());
    }
    Err(NotAllowed::Role {
        name: person.name.clone(),
        role: person.role,
        action,
    })
}

/// Whether the decision would be on a version the person designed themselves. `Ok(true)`
/// when it is, and the institution allows it.
///
/// # Errors
/// [`NotAllowed::OwnWork`] when it does not.
pub fn own_work(
    signed_in: Option<&Profile>,
    designed_by: &[ProfileId],
    allowed: bool,
) -> Result<bool, NotAllowed> {
    match signed_in.filter(|p| designed_by.contains(&p.id)) {
        None => Ok(false),
        Some(_) if allowed => Ok(true),
        Some(person) => Err(NotAllowed::OwnWork(person.name.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(role: Role) -> Profile {
        Profile {
            id: ProfileId("p".to_owned()),
            name: "Ada".to_owned(),
            role,
            passphrase: String::new(),
            left: false,
        }
    }

    #[test]
    fn the_table_is_the_one_in_the_handbook() {
        let may_do = |role| {
            Action::ALL
                .into_iter()
                .filter(|a| may(Some(&person(role)), true, *a).is_ok())
                .collect::<Vec<_>>()
        };
        use Action::{
            ChangeOwnPassphrase, DecideAwards, Design, DrawTemplates, ExportDesigns,
            ExportRegister, ExportScores, Issue, KeepCohorts, Moderate, Offer, Review, Score,
            SetStandards, Sign, SignOff,
        };
        assert_eq!(
            may_do(Role::Designer),
            [
                Design,
                Offer,
                SetStandards,
                DrawTemplates,
                ChangeOwnPassphrase,
                ExportDesigns
            ]
        );
        assert_eq!(
            may_do(Role::Assessor),
            [Score, ChangeOwnPassphrase, ExportDesigns, ExportScores]
        );
        assert_eq!(
            may_do(Role::Reviewer),
            [
                Review,
                SignOff,
                SetStandards,
                Moderate,
                ChangeOwnPassphrase,
                ExportDesigns,
                ExportScores,
                ExportRegister
            ]
        );
        assert_eq!(
            may_do(Role::Registrar),
            [
                Offer,
                Score,
                DecideAwards,
                KeepCohorts,
                DrawTemplates,
                Issue,
                Sign,
                ChangeOwnPassphrase,
                ExportDesigns,
                ExportScores,
                ExportRegister
            ]
        );
        assert_eq!(may_do(Role::Administrator), Action::ALL);
    }

    #[test]
    fn where_nobody_has_a_profile_everybody_may() {
        assert_eq!(may(None, false, Action::KeepPeople), Ok(()));
        assert_eq!(
            may(None, true, Action::Design),
            Err(NotAllowed::NotSignedIn)
        );
        let refused =
            may(Some(&person(Role::Designer)), true, Action::Issue).map_err(|e| e.to_string());
        assert_eq!(
            refused,
            Err("Ada is signed in as designer and may not issue and revoke certificates. These roles may: registrar and administrator. Nothing was changed.".to_owned())
        );
    }

    #[test]
    fn nobody_signs_off_their_own_work_unless_that_is_allowed() {
        let ada = person(Role::Administrator);
        let hers = [ada.id.clone()];
        assert!(own_work(Some(&ada), &hers, false).is_err());
        assert_eq!(own_work(Some(&ada), &hers, true), Ok(true));
        assert_eq!(own_work(Some(&ada), &[], false), Ok(false));
        assert_eq!(own_work(None, &hers, false), Ok(false));
    }

    #[test]
    fn a_role_is_stored_under_its_key() {
        for role in Role::ALL {
            let stored = serde_json::to_value(role).ok();
            assert_eq!(stored, Some(serde_json::Value::from(role.key())));
        }
    }
}
