//! The people who work in a workspace, and who is signed in.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::ProfileId;
use domain::people::{self, Action, Profile, Role};
use domain::programme::Programme;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Records};

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::workspace::Studio;

/// A passphrase has at least this many characters.
pub const SHORTEST_PASSPHRASE: usize = 10;

/// A person as a screen shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Their identity.
    pub id: ProfileId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Whether a passphrase is asked for.
    pub has_passphrase: bool,
    /// They work here no more.
    pub left: bool,
    /// The profile's revision.
    pub revision: u32,
}

/// Who is here and what they may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Whoever is signed in.
    pub person: Option<Person>,
    /// Whether somebody must sign in.
    pub must_sign_in: bool,
    /// What may be done now.
    pub may: Vec<Action>,
}

fn shown(saved: &Saved<Profile>) -> Person {
    Person {
        id: saved.value.id.clone(),
        name: saved.value.name.clone(),
        role: saved.value.role,
        has_passphrase: !saved.value.passphrase.is_empty(),
        left: saved.value.left,
        revision: saved.revision,
    }
}

impl Studio {
    fn profiles(&self) -> Result<Vec<Saved<Profile>>, StudioError> {
        self.list(records::PROFILE, "")
    }

    /// Whoever is signed in.
    pub(crate) fn signed_in(&self) -> Result<Option<Profile>, StudioError> {
        let id = self.session().clone();
        match id {
            Some(id) => Ok(self
                .get::<Profile>(records::PROFILE, id.as_str())?
                .map(|saved| saved.value)
                .filter(|profile| !profile.left)),
            None => Ok(None),
        }
    }

    /// Refuses what the one who is signed in may not do.
    pub(crate) fn may(&self, action: Action) -> Result<(), StudioError> {
        let any = self.store.count(records::PROFILE)? > 0;
        people::may(self.signed_in()?.as_ref(), any, action).map_err(StudioError::refused)
    }

    /// Puts whoever is signed in among those who wrote a version.
    pub(crate) fn sign_as_designer(&self, programme: &mut Programme) {
        if let Some(id) = self.session().clone()
            && !programme.designed_by.contains(&id)
        {
            programme.designed_by.push(id);
        }
    }

    /// The people, by name; those who left come last.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn people(&self) -> Result<Vec<Person>, StudioError> {
        let mut list: Vec<Person> = self.profiles()?.iter().map(shown).collect();
        list.sort_by(|a, b| (a.left, &a.name, &a.id).cmp(&(b.left, &b.name, &b.id)));
        Ok(list)
    }

    /// Who is here and what they may do.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn session_state(&self) -> Result<Session, StudioError> {
        if self.store.read_only().is_some() {
            // Nothing can be changed by anybody, so nobody need say who they are.
            return Ok(Session {
                person: None,
                must_sign_in: false,
                may: Vec::new(),
            });
        }
        let any = self.store.count(records::PROFILE)? > 0;
        let profile = self.signed_in()?;
        let may = Action::ALL
            .into_iter()
            .filter(|a| people::may(profile.as_ref(), any, *a).is_ok())
            .collect();
        let person = match &profile {
            Some(p) => self
                .get::<Profile>(records::PROFILE, p.id.as_str())?
                .as_ref()
                .map(shown),
            None => None,
        };
        Ok(Session {
            must_sign_in: any && person.is_none(),
            person,
            may,
        })
    }

    fn hashed(&self, passphrase: &str) -> Result<String, StudioError> {
        if passphrase.is_empty() {
            return Ok(String::new());
        }
        if passphrase.chars().count() < SHORTEST_PASSPHRASE {
            return Err(StudioError::refused(format!(
                "A passphrase needs at least {SHORTEST_PASSPHRASE} characters; a few words are easiest to keep in mind. Nothing was changed."
            )));
        }
        let salt = self.secret()?;
        let salt = salt.get(..16).unwrap_or_default();
        Argon2::default()
            .hash_password_with_salt(passphrase.as_bytes(), salt)
            .map(|hash| hash.to_string())
            .map_err(|e| StudioError::refused(format!("The passphrase could not be used: {e}")))
    }

    /// Adds a person. The first is an administrator and is signed in at once.
    ///
    /// # Errors
    /// Without a name, with one that is taken, or with a passphrase that is too short.
    pub fn add_person(
        &self,
        name: &str,
        role: Role,
        passphrase: &str,
    ) -> Result<Person, StudioError> {
        self.may(Action::KeepPeople)?;
        let name = name.trim();
        if name.is_empty() {
            return Err(StudioError::refused(
                "Write the person’s name. Nothing was changed.",
            ));
        }
        let first = self.store.count(records::PROFILE)? == 0;
        if first && role != Role::Administrator {
            return Err(StudioError::refused(
                "The first person must be an administrator: somebody has to add the others. Nothing was changed.",
            ));
        }
        if first && passphrase.is_empty() {
            return Err(StudioError::refused(
                "An administrator needs a passphrase. Nothing was changed.",
            ));
        }
        let profile = Profile {
            id: ProfileId(self.new_id()),
            name: name.to_owned(),
            role,
            passphrase: self.hashed(passphrase)?,
            left: false,
        };
        let guards = vec![
            records::absent(records::PROFILE, profile.id.as_str()),
            Guard::Unique {
                kind: records::PROFILE.to_owned(),
                field: "/name".to_owned(),
                value: profile.name.clone(),
            },
        ];
        let write = records::put(records::PROFILE, profile.id.as_str(), &profile)?;
        match self.commit("Add a person", guards, vec![write]) {
            Err(StudioError::Store(store::StoreError::Taken { .. })) => {
                return Err(StudioError::refused(format!(
                    "There is somebody called {name} already. Add a middle name or a department. Nothing was changed."
                )));
            }
            other => other?,
        }
        if first {
            *self.session() = Some(profile.id.clone());
        }
        self.person(profile.id.as_str())
    }

    fn person(&self, id: &str) -> Result<Person, StudioError> {
        self.get::<Profile>(records::PROFILE, id)?
            .as_ref()
            .map(shown)
            .ok_or_else(|| StudioError::not_found("person", id))
    }

    /// Changes a person's name or role, or lets them go.
    ///
    /// # Errors
    /// When the name is taken, or no administrator would be left.
    pub fn change_person(&self, person: &Person) -> Result<Person, StudioError> {
        self.may(Action::KeepPeople)?;
        let id = person.id.as_str();
        let mut all = self.profiles()?;
        let Some(saved) = all.iter_mut().find(|p| p.value.id == person.id) else {
            return Err(StudioError::not_found("person", id));
        };
        person.name.trim().clone_into(&mut saved.value.name);
        saved.value.role = person.role;
        saved.value.left = person.left;
        let changed = saved.value.clone();
        let everybody: Vec<Profile> = all.into_iter().map(|p| p.value).collect();
        people::keeps_an_administrator(&everybody).map_err(StudioError::refused)?;
        let guards = vec![
            records::revision_is(records::PROFILE, id, person.revision),
            Guard::Unique {
                kind: records::PROFILE.to_owned(),
                field: "/name".to_owned(),
                value: changed.name.clone(),
            },
        ];
        self.commit(
            "Change a person",
            guards,
            vec![records::put(records::PROFILE, id, &changed)?],
        )?;
        self.person(id)
    }

    /// Sets a passphrase: one’s own, or as an administrator anybody’s.
    ///
    /// # Errors
    /// When it is too short, or an administrator would have none.
    pub fn set_passphrase(&self, id: &str, passphrase: &str) -> Result<Person, StudioError> {
        let own = self.signed_in()?.is_some_and(|p| p.id.as_str() == id);
        if !own {
            self.may(Action::KeepPeople)?;
        }
        let mut saved = self
            .get::<Profile>(records::PROFILE, id)?
            .ok_or_else(|| StudioError::not_found("person", id))?;
        if passphrase.is_empty() && saved.value.role == Role::Administrator {
            return Err(StudioError::refused(
                "An administrator needs a passphrase. Nothing was changed.",
            ));
        }
        saved.value.passphrase = self.hashed(passphrase)?;
        self.commit(
            "Set a passphrase",
            vec![records::revision_is(records::PROFILE, id, saved.revision)],
            vec![records::put(records::PROFILE, id, &saved.value)?],
        )?;
        self.person(id)
    }

    /// Signs a person in.
    ///
    /// # Errors
    /// When the passphrase is not theirs.
    pub fn sign_in(&self, id: &str, passphrase: &str) -> Result<Session, StudioError> {
        let saved = self
            .get::<Profile>(records::PROFILE, id)?
            .filter(|p| !p.value.left)
            .ok_or_else(|| StudioError::not_found("person", id))?;
        let known = &saved.value.passphrase;
        let fits = known.is_empty()
            || PasswordHash::new(known).is_ok_and(|hash| {
                Argon2::default()
                    .verify_password(passphrase.as_bytes(), &hash)
                    .is_ok()
            });
        if !fits {
            return Err(StudioError::refused(
                "That is not the passphrase. Try again.",
            ));
        }
        *self.session() = Some(saved.value.id);
        // What somebody else did is not undone by whoever comes next.
        self.history().clear();
        self.session_state()
    }

    /// Signs out.
    pub fn sign_out(&self) {
        *self.session() = None;
        self.history().clear();
    }

    /// Signs in by name, for the terminal.
    ///
    /// # Errors
    /// As for [`Studio::sign_in`].
    pub fn sign_in_by_name(&self, name: &str, passphrase: &str) -> Result<Session, StudioError> {
        let person = self
            .people()?
            .into_iter()
            .find(|p| p.name == name && !p.left)
            .ok_or_else(|| StudioError::not_found("person", name))?;
        self.sign_in(person.id.as_str(), passphrase)
    }

    /// The name behind an entry of the history.
    pub(crate) fn name_of(&self, who: &str) -> String {
        if who.is_empty() {
            return String::new();
        }
        self.get::<Profile>(records::PROFILE, who)
            .ok()
            .flatten()
            .map_or_else(|| who.to_owned(), |p| p.value.name)
    }
}
