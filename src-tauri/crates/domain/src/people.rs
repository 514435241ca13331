//! The people who work in a workspace, their roles, and what each role may do.

use serde::{Deserialize, Serialize};
use specta::Type;

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

    /// The role in plain words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Designer => "designer",
            Self::Assessor => "assessor",
            Self::Reviewer => "reviewer",
            Self::Registrar => "registrar",
            Self::Administrator => "administrator",
        }
    }
}

/// What is done. Reading and exporting need no permission.
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
    /// Change the institution and its pictures.
    SetUpInstitution,
    /// Backups, tidying, importing archives, locking.
    KeepWorkspace,
    /// Add people, change their roles, let them go.
    KeepPeople,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 14] = [
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
        Self::SetUpInstitution,
        Self::KeepWorkspace,
        Self::KeepPeople,
    ];

    /// The action in plain words, after “may”.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Design => "change programmes, rubrics and frameworks",
            Self::Review => "audit programmes",
            Self::SignOff => "decide audits",
            Self::Offer => "offer or retire programmes",
            Self::SetStandards => "write assessment standards or set cut scores",
            Self::Score => "score learners’ work",
            Self::Moderate => "moderate marks",
            Self::DecideAwards => "decide awards",
            Self::KeepCohorts => "change cohorts",
            Self::DrawTemplates => "change certificate templates",
            Self::Issue => "issue and revoke certificates",
            Self::SetUpInstitution => "change the institution",
            Self::KeepWorkspace => "look after the workspace",
            Self::KeepPeople => "add and change people",
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
            Self::KeepCohorts | Self::Issue | Self::DecideAwards => &[Registrar, Administrator],
            Self::SetUpInstitution | Self::KeepWorkspace | Self::KeepPeople => &[Administrator],
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
pub enum NotAllowed {
    /// Nobody is signed in.
    #[error("Sign in first. Nothing was changed.")]
    NotSignedIn,
    /// The role does not include it.
    #[error("{name} is signed in as {role} and may not {action}. {who} may. Nothing was changed.")]
    Role {
        /// The person.
        name: String,
        /// Their role, in words.
        role: &'static str,
        /// The action, in words.
        action: &'static str,
        /// Who may.
        who: String,
    },
    /// They designed what is to be signed off.
    #[error(
        "{0} designed this version, so somebody else must decide its audit. An administrator can allow it in Settings; the record then says so. Nothing was changed."
    )]
    OwnWork(String),
    /// The last administrator would go.
    #[error(
        "There must be one administrator. Make somebody else administrator first. Nothing was changed."
    )]
    LastAdministrator,
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
    let names: Vec<&str> = action.roles().iter().map(|r| r.in_words()).collect();
    let mut who = format!("A {}", names.join(" or a "));
    who = who
        .replace("a administrator", "an administrator")
        .replace("A administrator", "An administrator");
    Err(NotAllowed::Role {
        name: person.name.clone(),
        role: person.role.in_words(),
        action: action.in_words(),
        who,
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

/// Whether the workspace still has an administrator after a change.
///
/// # Errors
/// [`NotAllowed::LastAdministrator`] when there are people but none.
pub fn keeps_an_administrator(people: &[Profile]) -> Result<(), NotAllowed> {
    let here = people.iter().filter(|p| !p.left);
    let mut any = false;
    for person in here {
        any = true;
        if person.role == Role::Administrator {
            return Ok(());
        }
    }
    if any || !people.is_empty() {
        return Err(NotAllowed::LastAdministrator);
    }
    Ok(())
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
            DecideAwards, Design, DrawTemplates, Issue, KeepCohorts, Moderate, Offer, Review,
            Score, SetStandards, SignOff,
        };
        assert_eq!(
            may_do(Role::Designer),
            [Design, Offer, SetStandards, DrawTemplates]
        );
        assert_eq!(may_do(Role::Assessor), [Score]);
        assert_eq!(
            may_do(Role::Reviewer),
            [Review, SignOff, SetStandards, Moderate]
        );
        assert_eq!(
            may_do(Role::Registrar),
            [
                Offer,
                Score,
                DecideAwards,
                KeepCohorts,
                DrawTemplates,
                Issue
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
            Err("Ada is signed in as designer and may not issue and revoke certificates. A registrar or an administrator may. Nothing was changed.".to_owned())
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
    fn the_last_administrator_stays() {
        let mut gone = person(Role::Administrator);
        gone.left = true;
        assert!(keeps_an_administrator(&[gone.clone(), person(Role::Reviewer)]).is_err());
        assert!(keeps_an_administrator(&[gone.clone()]).is_err());
        assert!(keeps_an_administrator(&[gone, person(Role::Administrator)]).is_ok());
        assert!(keeps_an_administrator(&[]).is_ok());
    }
}
