//! The people who work in a workspace, and who is signed in.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::ProfileId;
use domain::people::{self, Action, NotAllowed, Profile, Role};
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{AuditEntry, ChangeSet, Guard, Range, Records, StoreError, WrongTries};
use words::Message;
use words::say::people as say;

use crate::core::error::StudioError;
use crate::core::indexes::{Guarding, PROFILE_LOOKS, PROFILE_NAME, PROFILE_ROLE};
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

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
    /// Wrong passphrases that were given before this person signed in; told then, and stands in
    /// the journal.
    #[serde(default)]
    pub wrong: Option<Message>,
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

/// Whether a passphrase is the person's; of one who has none, any is.
fn fits(profile: &Profile, passphrase: &str) -> bool {
    profile.passphrase.is_empty()
        || PasswordHash::new(&profile.passphrase).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(passphrase.as_bytes(), &hash)
                .is_ok()
        })
}

impl Studio {
    /// Everybody who works or worked here: as many as the staff, however much they made.
    fn profiles(&self) -> Result<Vec<Saved<Profile>>, StudioError> {
        self.list(RecordKind::Profile, "")
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
                wrong: None,
            });
        }
        let any = self.store.count(RecordKind::Profile.name())? > 0;
        let profile = self.signed_in()?;
        let may = Action::ALL
            .into_iter()
            .filter(|a| people::may(profile.as_ref(), any, *a).is_ok())
            .collect();
        let person = match &profile {
            Some(p) => self
                .get::<Profile>(RecordKind::Profile, p.id.as_str())?
                .as_ref()
                .map(shown),
            None => None,
        };
        Ok(Session {
            must_sign_in: any && person.is_none(),
            person,
            may,
            wrong: None,
        })
    }

    fn hashed(&self, passphrase: &str) -> Result<String, StudioError> {
        if passphrase.is_empty() {
            return Ok(String::new());
        }
        if passphrase.chars().count() < SHORTEST_PASSPHRASE {
            let reason = words::say::workspace::passphrase_too_short(SHORTEST_PASSPHRASE);
            return Err(StudioError::refused(reason));
        }
        let salt = self.secret()?;
        let salt = salt.get(..16).unwrap_or_default();
        Argon2::default()
            .hash_password_with_salt(passphrase.as_bytes(), salt)
            .map(|hash| hash.to_string())
            .map_err(|e| StudioError::refused(say::refused_unusable(e.to_string())))
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
        let permit = self.may(Action::KeepPeople)?;
        let name = name.trim();
        if name.is_empty() {
            return Err(StudioError::refused(say::refused_no_name()));
        }
        let first = self.store.count(RecordKind::Profile.name())? == 0;
        if first && role != Role::Administrator {
            return Err(StudioError::refused(say::refused_first_administrator()));
        }
        if role == Role::Administrator && passphrase.is_empty() {
            return Err(StudioError::refused(say::refused_administrator_passphrase()));
        }
        let profile = Profile {
            id: ProfileId(self.new_id()),
            name: name.to_owned(),
            role,
            passphrase: self.hashed(passphrase)?,
            left: false,
        };
        let guards = vec![
            records::absent(RecordKind::Profile, profile.id.as_str()),
            PROFILE_NAME.no_two([profile.name.as_str()]),
            PROFILE_LOOKS.no_two([profile.name.as_str()]),
        ];
        let write = records::put(RecordKind::Profile, profile.id.as_str(), &profile)?;
        match self.commit(&permit, &say::step_add(), guards, vec![write]) {
            Err(StudioError::Store(StoreError::Taken { .. })) => {
                return Err(StudioError::refused(say::refused_taken(name)));
            }
            other => drop(other?),
        }
        if first {
            *self.session() = Some(profile.id.clone());
        }
        self.person(profile.id.as_str())
    }

    fn person(&self, id: &str) -> Result<Person, StudioError> {
        self.get::<Profile>(RecordKind::Profile, id)?
            .as_ref()
            .map(shown)
            .ok_or_else(|| StudioError::not_found(RecordKind::Profile, id))
    }

    /// Changes a person's name or role, or lets them go.
    ///
    /// # Errors
    /// When the name is taken, or no administrator would be left.
    pub fn change_person(&self, person: &Person) -> Result<Person, StudioError> {
        let permit = self.may(Action::KeepPeople)?;
        let id = person.id.as_str();
        let mut changed = self
            .get::<Profile>(RecordKind::Profile, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Profile, id))?
            .value;
        person.name.trim().clone_into(&mut changed.name);
        changed.role = person.role;
        changed.left = person.left;
        if changed.name.is_empty() {
            return Err(StudioError::refused(say::refused_no_name()));
        }
        if changed.role == Role::Administrator && changed.passphrase.is_empty() {
            return Err(StudioError::refused(say::refused_passphrase_first(
                changed.name,
            )));
        }
        let mut guards = vec![
            records::revision_is(RecordKind::Profile, id, person.revision),
            PROFILE_NAME.no_two([changed.name.as_str()]),
            PROFILE_LOOKS.no_two([changed.name.as_str()]),
        ];
        if changed.left || changed.role != Role::Administrator {
            guards.push(self.another_administrator(id)?);
        }
        let write = records::put(RecordKind::Profile, id, &changed)?;
        match self.commit(&permit, &say::step_change(), guards, vec![write]) {
            Err(StudioError::Store(StoreError::Taken { .. })) => {
                return Err(StudioError::refused(say::refused_taken(&changed.name)));
            }
            other => drop(other?),
        }
        self.person(id)
    }

    /// A guard that somebody other than this person goes on being an administrator.
    fn another_administrator(&self, id: &str) -> Result<Guard, StudioError> {
        let here = Range::of(Role::Administrator.key()).and(false);
        // Two are enough to find one who is not this person.
        let found = self.entries(&PROFILE_ROLE, here, 2, None)?.entries;
        let other = found.into_iter().find(|entry| entry.key.id != id);
        let other = match other {
            Some(entry) => self.get::<Profile>(RecordKind::Profile, &entry.key.id)?,
            None => None,
        };
        let other = other.ok_or_else(|| StudioError::refused(NotAllowed::LastAdministrator))?;
        Ok(records::revision_is(
            RecordKind::Profile,
            other.value.id.as_str(),
            other.revision,
        ))
    }

    /// Sets a passphrase: one’s own with the present one, or as an administrator anybody’s.
    ///
    /// # Errors
    /// When the present one is not right, the new one is too short, or an administrator would
    /// have none.
    pub fn set_passphrase(
        &self,
        id: &str,
        present: &str,
        wanted: &str,
    ) -> Result<Person, StudioError> {
        let own = self.signed_in()?.is_some_and(|p| p.id.as_str() == id);
        let permit = self.may(if own {
            Action::ChangeOwnPassphrase
        } else {
            Action::KeepPeople
        })?;
        let mut saved = self
            .get::<Profile>(RecordKind::Profile, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Profile, id))?;
        if own {
            self.try_passphrase_of(&saved.value, present, say::refused_present())?;
        }
        if wanted.is_empty() && saved.value.role == Role::Administrator {
            return Err(StudioError::refused(say::refused_administrator_passphrase()));
        }
        saved.value.passphrase = self.hashed(wanted)?;
        self.commit(
            &permit,
            &say::step_passphrase(),
            vec![records::revision_is(
                RecordKind::Profile,
                id,
                saved.revision,
            )],
            vec![records::put(RecordKind::Profile, id, &saved.value)?],
        )?;
        self.person(id)
    }

    /// Signs a person in.
    ///
    /// # Errors
    /// When the passphrase is not theirs.
    pub fn sign_in(&self, id: &str, passphrase: &str) -> Result<Session, StudioError> {
        let saved = self
            .get::<Profile>(RecordKind::Profile, id)?
            .filter(|p| !p.value.left)
            .ok_or_else(|| StudioError::not_found(RecordKind::Profile, id))?;
        let before = self.try_passphrase_of(&saved.value, passphrase, say::refused_wrong())?;
        *self.session() = Some(saved.value.id.clone());
        // What somebody else did is not undone by whoever comes next.
        self.undo_history().clear();
        let wrong = self.note_wrong_tries(&saved.value, &before)?;
        Ok(Session {
            wrong,
            ..self.session_state()?
        })
    }

    /// Holds a passphrase against a person's. Each wrong one makes the next wait longer; what was
    /// counted before is handed back.
    fn try_passphrase_of(
        &self,
        profile: &Profile,
        passphrase: &str,
        refused: Message,
    ) -> Result<WrongTries, StudioError> {
        if profile.passphrase.is_empty() {
            return Ok(WrongTries::default());
        }
        let is_wrong = |error: &StudioError| matches!(error, StudioError::Refused(_));
        let whose = profile.id.as_str();
        let ((), before) =
            store::try_passphrase(self.folder(), whose, &self.now().0, is_wrong, || {
                if fits(profile, passphrase) {
                    Ok(())
                } else {
                    Err(StudioError::refused(refused))
                }
            })?;
        Ok(before)
    }

    /// Writes into the journal how many wrong passphrases were given before a person's own.
    fn note_wrong_tries(
        &self,
        profile: &Profile,
        before: &WrongTries,
    ) -> Result<Option<Message>, StudioError> {
        if before.count == 0 {
            return Ok(None);
        }
        let said = say::wrong_tries(before.count, &before.last);
        self.store.commit(ChangeSet {
            audit: AuditEntry {
                who: profile.id.0.clone(),
                at: self.now().0,
                what: said.stored(),
            },
            ..ChangeSet::default()
        })?;
        Ok(Some(said))
    }

    /// Signs out.
    pub fn sign_out(&self) {
        *self.session() = None;
        self.lock_keys();
        self.undo_history().clear();
    }

    /// Signs in by name, for the terminal.
    ///
    /// # Errors
    /// As for [`Studio::sign_in`].
    pub fn sign_in_by_name(&self, name: &str, passphrase: &str) -> Result<Session, StudioError> {
        let named: Vec<Saved<Profile>> = self.all_in(&PROFILE_NAME, &Range::of(name))?;
        let person = named
            .into_iter()
            .map(|saved| saved.value)
            .find(|profile| !profile.left)
            .ok_or_else(|| StudioError::not_found(RecordKind::Profile, name))?;
        self.sign_in(person.id.as_str(), passphrase)
    }
}
